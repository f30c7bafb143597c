//! What a value is made of: whether it looks random, chosen as a password, or stands where a value will stand.

use super::{formats, ordinary};

/// Counts over a value's bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub(super) length: usize,
    pub(super) lower: usize,
    pub(super) upper: usize,
    pub(super) digits: usize,
    /// Signs that words do not have inside.
    pub(super) hard: usize,
    /// Changes between small letters, capitals and digits.
    turns: usize,
    /// How many different bytes.
    distinct: usize,
    /// Steps from a byte to the next one of the alphabet.
    steps: usize,
}

impl Shape {
    pub(super) fn of(value: &[u8]) -> Self {
        let mut it = Self { length: value.len(), ..Self::default() };
        let mut seen = [false; 256];
        let (mut last, mut last_class) = (0_u8, 0);
        for byte in value {
            let class = match byte {
                b'a'..=b'z' | 0x80 => 1,
                b'A'..=b'Z' => 2,
                b'0'..=b'9' => 3,
                _ => 0,
            };
            match class {
                1 => it.lower += 1,
                2 => it.upper += 1,
                3 => it.digits += 1,
                _ if matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'*') => it.hard += 1,
                _ => {}
            }
            it.turns += usize::from(class != 0 && last_class != 0 && class != last_class);
            it.steps += usize::from(*byte == last.wrapping_add(1) || *byte == last);
            if class != 0 {
                last_class = class;
            }
            last = *byte;
            it.distinct += usize::from(!std::mem::replace(&mut seen[usize::from(*byte)], true));
        }
        it
    }

    /// Whether a UUID is no sample: one of zeroes, say.
    pub(super) fn distinct_enough(&self) -> bool {
        self.distinct >= 9
    }

    pub(super) fn letters(&self) -> usize {
        self.lower + self.upper
    }

    /// Whether it may be made at random, where a prefix says the rest: no words, no row of the alphabet.
    pub(super) fn is_varied(&self) -> bool {
        self.distinct >= 8.min(self.length / 2)
            && self.steps * 3 < self.length
            && self.turns >= 2
            && (self.digits > 0 || (self.upper > 3 && self.lower > 3))
    }

    /// Whether it is made by a machine, at random: many changes of class, many different characters.
    pub(super) fn is_random(&self) -> bool {
        let hexadecimal = self.distinct >= 7;
        self.length >= 12
            && (self.digits > 0 || (self.upper > 3 && self.lower > 3))
            && self.letters() > 0
            && hexadecimal
            && self.turns * 6 >= self.length.min(60)
            && self.steps * 3 < self.length
    }
}

/// A value's letters and digits in lower case, as many as matter.
fn plain(value: &[u8]) -> ([u8; 64], usize) {
    let mut made = [0; 64];
    let kept = value.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    let length = made.iter_mut().zip(kept).map(|(place, byte)| *place = byte).count();
    (made, length)
}

/// Whether the value stands where one will stand: an example, a variable, a mask.
pub(super) fn is_placeholder(value: &[u8]) -> bool {
    let value = value.trim_ascii();
    let (Some(first), Some(last)) = (value.first(), value.last()) else { return true };
    let enclosed = matches!((first, last), (b'<', b'>') | (b'[', b']') | (b'{', b'}') | (b'%', b'%') | (b'(', b')'))
        || value.starts_with(b"__") && value.ends_with(b"__") && value.len() > 4;
    let holds = |part: &[u8]| value.windows(part.len()).any(|window| window == part);
    let names = |rest: &[u8]| {
        !rest.is_empty() && rest.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.'))
    };
    let rest = value.get(1..).unwrap_or_default();
    let variable = (*first == b'$' && (names(rest) || matches!(rest.first(), Some(b'{' | b'('))))
        || (*first == b'%' && *last == b'%')
        || (*first == b'@' && names(rest) && rest.contains(&b'.'))
        || (*first == b'!' && rest.first().is_some_and(u8::is_ascii_alphabetic) && names(rest));
    let built = holds(b"${") || holds(b"{{") || holds(b"$(") || holds(b"<%") || holds(b"#{") || holds(b"...");
    let masks = |byte: &&u8| {
        matches!(**byte, b'*' | b'x' | b'X' | b'.' | b'-' | b'_' | b'#' | b'?' | 0x81 | b'0' | b' ' | b'o')
    };
    let letters = value.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    let masked = value.iter().filter(masks).count() == value.len()
        || holds(b"****")
        || holds(b"xxxx")
        || holds(b"XXXX")
        || holds(&[0x81, 0x81])
        || (letters == 0);
    let same = value.iter().all(|byte| byte == first) && !first.is_ascii_digit();
    if enclosed || variable || built || masked || same || formats::is_sample(value) {
        return true;
    }
    let (made, length) = plain(value);
    let made = made.get(..length).unwrap_or_default();
    let (whole, part) = formats::placeholders();
    whole.binary_search(&made).is_ok() || part.iter().any(|part| made.windows(part.len()).any(|window| window == *part))
}

/// Whether the value looks chosen as a password: letters with digits or signs among them, and nothing that is written so anyway.
pub(super) fn is_strong(value: &[u8]) -> bool {
    let it = Shape::of(value);
    let inner = value.trim_end_with(|byte| matches!(byte, b'!' | b'?'));
    let mixed = it.letters() > 0 && it.digits > 0;
    // A sign alone counts where it stands among letters: `*const`, `#ancre` are none.
    let among = inner.windows(3).any(|three| {
        matches!(three, [a, sign, b] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() && matches!(sign, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'*'))
    });
    let signs = among && it.letters() >= 3 && it.length >= 5;
    let foreign = value.iter().filter(|byte| **byte >= 0x80).count() > 1;
    !foreign && it.length >= 4 && it.length <= 128 && (mixed || signs) && !ordinary::is_ordinary(value, &it)
}

/// Bytes without those at the end that `cut` says.
trait TrimEnd {
    fn trim_end_with(&self, cut: impl Fn(u8) -> bool) -> &[u8];
}

impl TrimEnd for [u8] {
    fn trim_end_with(&self, cut: impl Fn(u8) -> bool) -> &[u8] {
        let end = self.iter().rposition(|byte| !cut(*byte)).map_or(0, |last| last + 1);
        self.get(..end).unwrap_or_default()
    }
}

/// Whether words make up most of its letters: the name of something in a program, a title.
pub(super) fn is_wordy(value: &[u8]) -> bool {
    let mut letters = 0;
    let mut known = 0;
    let mut at = 0;
    while at < value.len() {
        let rest = value.get(at..).unwrap_or_default();
        // A capital begins a word, capitals in a row make one.
        let capitals = rest.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let small = rest.iter().skip(capitals).take_while(|byte| byte.is_ascii_lowercase()).count();
        let length = capitals + small;
        if length == 0 {
            at += 1;
            continue;
        }
        let start = if capitals > 1 && small > 0 { capitals - 1 } else { 0 };
        let word = rest.get(start..length).unwrap_or_default();
        letters += length;
        if word.len() >= 4 && super::judge::is_word(word) {
            known += word.len();
        }
        at += length;
    }
    known * 2 >= letters && known >= 8
}

/// Five groups of hexadecimal digits (RFC 9562).
pub(super) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(place, byte)| {
            if matches!(place, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() }
        })
}

/// The digest of something: as many hexadecimal digits as a usual function gives, or the mark of one made for passwords.
pub(super) fn is_digest(value: &[u8]) -> bool {
    let marks: [&[u8]; 12] = [
        b"$2a$",
        b"$2b$",
        b"$2y$",
        b"$1$",
        b"$5$",
        b"$6$",
        b"$y$",
        b"$argon2",
        b"pbkdf2",
        b"{SSHA",
        b"{bcrypt}",
        b"sha256$",
    ];
    marks.iter().any(|mark| value.starts_with(mark))
        || value.starts_with(b"ENC(")
        || value.starts_with(b"{cipher}")
        || value.starts_with(b"sha256:")
        || value.starts_with(b"scrypt:")
}
