//! Bytes to objects: total, and no deeper than [`DEEPEST`].

use super::object::{Dict, Object};

/// How deep arrays and dictionaries may stand in one another; what is deeper is null.
const DEEPEST: usize = 48;
/// How many objects may stand in one.
const MOST: usize = 1 << 20;

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Reads objects one after the other.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
    /// Whether `1 0 R` is one object: in a file, but not in a page's program.
    references: bool,
    /// How many objects may still stand in the one that is read.
    left: usize,
    /// A string, an array or a dictionary had no end.
    pub(super) cut: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn of_file(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, references: true, left: MOST, cut: false }
    }

    pub(super) fn of_program(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, references: false, left: MOST, cut: false }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Past white space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next object or word; none: the end.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.left = MOST;
        self.object(0)
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        self.left = self.left.checked_sub(1)?;
        let byte = self.peek()?;
        Some(match byte {
            b'/' => {
                self.at += 1;
                Object::Name(self.name())
            }
            b'(' => {
                self.at += 1;
                Object::String(self.literal())
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.dict(depth + 1)
            }
            b'<' => {
                self.at += 1;
                Object::String(self.hex())
            }
            b'[' => {
                self.at += 1;
                self.array(depth + 1)
            }
            b')' | b']' | b'{' | b'}' => {
                self.at += 1;
                Object::Word(vec![byte])
            }
            b'>' => {
                self.at += if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                Object::Word(vec![b'>'])
            }
            b'0'..=b'9' if self.references => self.reference().unwrap_or_else(|| self.regular()),
            _ => self.regular(),
        })
    }

    fn regular(&mut self) -> Object {
        let from = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        let word = self.bytes.get(from..self.at).unwrap_or_default();
        match word {
            b"true" => Object::Bool(true),
            b"false" => Object::Bool(false),
            b"null" => Object::Null,
            _ => number(word).map_or_else(|| Object::Word(word.to_vec()), Object::Number),
        }
    }

    /// `1 0 R`.
    fn reference(&mut self) -> Option<Object> {
        let mut ahead = self.clone();
        let number = ahead.digits()?;
        ahead.skip_space();
        let generation = ahead.digits()?;
        ahead.skip_space();
        let ends = ahead.bytes.get(ahead.at + 1).is_none_or(|byte| is_space(*byte) || is_delimiter(*byte));
        (ahead.peek() == Some(b'R') && ends).then(|| {
            self.at = ahead.at + 1;
            Object::Ref(number, u16::try_from(generation).unwrap_or(0))
        })
    }

    /// A number without a sign; none: there is none, or it is no object's.
    pub(super) fn digits(&mut self) -> Option<u32> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - from < 10 {
            self.at += 1;
        }
        str::from_utf8(self.bytes.get(from..self.at)?).ok()?.parse().ok()
    }

    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
            self.at += 1;
            let pair = (
                self.bytes.get(self.at).copied().and_then(digit),
                self.bytes.get(self.at + 1).copied().and_then(digit),
            );
            match pair {
                (Some(high), Some(low)) if byte == b'#' => {
                    self.at += 2;
                    name.push(high << 4 | low);
                }
                _ => name.push(byte),
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        let (mut string, mut open) = (Vec::new(), 1_u32);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut string),
                b')' if open == 1 => return string,
                _ => {
                    match byte {
                        b'(' => open += 1,
                        b')' => open -= 1,
                        _ => {}
                    }
                    string.push(byte);
                }
            }
        }
        self.cut = true;
        string
    }

    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => string.push(b'\n'),
            b'r' => string.push(b'\r'),
            b't' => string.push(b'\t'),
            b'b' => string.push(8),
            b'f' => string.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|byte| (b'0'..=b'7').contains(byte)) else { break };
                    self.at += 1;
                    code = code << 3 | u32::from(digit - b'0');
                }
                string.push((code & 0xff) as u8);
            }
            other => string.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        let (mut string, mut half) = (Vec::new(), None);
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                string.extend(half.map(|high: u8| high << 4));
                return string;
            }
            let Some(digit) = digit(byte) else { continue };
            match half.take() {
                Some(high) => string.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        self.cut = true;
        string
    }

    fn array(&mut self, depth: usize) -> Object {
        let mut array = Vec::new();
        loop {
            match self.inside(depth) {
                Some(Object::Word(word)) if word == b"]" => break,
                // An array that was never closed.
                Some(Object::Word(word)) if word == b"endobj" || word == b"endstream" => {
                    self.cut = true;
                    break;
                }
                Some(Object::Word(_)) => {}
                Some(object) => array.push(object),
                None => {
                    self.cut = true;
                    break;
                }
            }
        }
        if depth > DEEPEST { Object::Null } else { Object::Array(array) }
    }

    fn dict(&mut self, depth: usize) -> Object {
        let mut dict = Dict::default();
        let mut key = None;
        loop {
            match self.inside(depth) {
                Some(Object::Word(word)) if word == b">" => break,
                Some(Object::Word(word)) if word == b"endobj" || word == b"stream" => {
                    self.at -= word.len();
                    self.cut = true;
                    break;
                }
                Some(Object::Word(_)) => {}
                Some(object) => match (key.take(), object) {
                    (Some(key), value) => dict.0.push((key, value)),
                    (None, Object::Name(name)) => key = Some(name),
                    (None, _) => {}
                },
                None => {
                    self.cut = true;
                    break;
                }
            }
        }
        if depth > DEEPEST { Object::Null } else { Object::Dict(dict) }
    }

    /// An object in another. Too deep: brackets are words, which are left out.
    fn inside(&mut self, depth: usize) -> Option<Object> {
        if depth > DEEPEST {
            self.skip_space();
            if matches!(self.peek(), Some(b'[' | b'<')) {
                self.at += 1;
                self.left = self.left.checked_sub(1)?;
                return Some(Object::Null);
            }
        }
        self.object(depth)
    }
}

pub(super) fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A number as files have them: `-.5`, `+3`, `4.`, and `--5` as some writers do. Never an exponent.
fn number(word: &[u8]) -> Option<f64> {
    let (&first, _) = word.split_first()?;
    if !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    let (mut value, mut scale, mut digits) = (0.0, None, false);
    for (at, byte) in word.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits = true;
                let digit = f64::from(byte - b'0');
                match &mut scale {
                    None => value = value * 10.0 + digit,
                    Some(scale) => {
                        *scale /= 10.0;
                        value += digit * *scale;
                    }
                }
            }
            b'.' if scale.is_none() => scale = Some(1.0),
            b'+' if at == 0 => {}
            // `5-3`: what follows is none of it.
            b'-' if digits => break,
            b'-' => {}
            _ => return None,
        }
    }
    (digits || scale.is_some() || word == b"-").then_some(if first == b'-' { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Object> {
        let mut lexer = Lexer::of_file(text.as_bytes(), 0);
        std::iter::from_fn(|| lexer.next()).collect()
    }

    #[test]
    fn objects() {
        let word = |word: &str| Object::Word(word.into());
        assert_eq!(
            all("12 -.5 4. true"),
            [12.0, -0.5, 4.0].map(Object::Number).into_iter().chain([Object::Bool(true)]).collect::<Vec<_>>()
        );
        assert_eq!(
            all("(a\\(b\\)\\351(c))<4 1 4>"),
            [Object::String(b"a(b)\xe9(c)".to_vec()), Object::String(b"A@".to_vec())]
        );
        assert_eq!(
            all("/A#20B 1 0 R 1 0 obj"),
            [Object::Name(b"A B".to_vec()), Object::Ref(1, 0), Object::Number(1.0), Object::Number(0.0), word("obj")]
        );
        assert_eq!(all("<</A[1 2]/B<</C(d)>>>>").len(), 1);
    }

    #[test]
    fn nested_without_an_end() {
        for open in ["[", "<<", "<</A", "(", "[<</A"] {
            let _ = all(&open.repeat(100_000));
        }
    }
}
