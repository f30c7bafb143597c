//! Masks: digits with words and spaces between them, as `000 000 000` or `(###) ###-####`.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    /// `[<=9999999]`; none: all others.
    condition: Option<(String, i64)>,
    signs: Vec<Sign>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A digit, and a zero where there is none.
    Zero,
    /// A digit where there is one.
    Digit,
    Word(char),
}

impl Mask {
    /// A mask of whole numbers; none: a format of another kind.
    pub(super) fn of(section: &str) -> Option<Self> {
        let mut mask = Self { condition: None, signs: Vec::new() };
        let mut signs = section.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '0' => mask.signs.push(Sign::Zero),
                '#' | '?' => mask.signs.push(Sign::Digit),
                '"' => mask.signs.extend(signs.by_ref().take_while(|sign| *sign != '"').map(Sign::Word)),
                '\\' => mask.signs.extend(signs.next().map(Sign::Word)),
                // As wide as a sign, and one that fills the cell.
                '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    let split = inner.find(|sign: char| sign.is_ascii_digit()).map(|at| inner.split_at(at));
                    if let Some((how, number)) = split.filter(|(how, _)| how.starts_with(['<', '>', '='])) {
                        mask.condition = Some((how.to_owned(), number.parse().ok()?));
                    }
                }
                '.' | ',' | '/' | '%' | 'E' | 'e' | '@' => return None,
                sign if sign.is_alphabetic() => return None,
                sign => mask.signs.push(Sign::Word(sign)),
            }
        }
        Some(mask)
    }

    /// Whether it shows more than the number.
    pub(super) fn matters(&self) -> bool {
        let zeros = self.signs.iter().filter(|sign| **sign == Sign::Zero).count();
        let first = self.signs.iter().position(|sign| !matches!(sign, Sign::Word(_)));
        let last = self.signs.iter().rposition(|sign| !matches!(sign, Sign::Word(_)));
        let between = first.zip(last).and_then(|(first, last)| self.signs.get(first..=last));
        zeros > 1 || between.is_some_and(|signs| signs.iter().any(|sign| matches!(sign, Sign::Word(_))))
    }

    fn holds(&self, number: i64) -> bool {
        match &self.condition {
            None => true,
            Some((how, than)) => match how.as_str() {
                "<" => number < *than,
                "<=" => number <= *than,
                ">" => number > *than,
                ">=" => number >= *than,
                "=" => number == *than,
                _ => number != *than,
            },
        }
    }
}

/// A number as the mask that is meant for it shows it.
pub(super) fn masked(masks: &[Mask], number: f64) -> Option<String> {
    // Beyond this a number is no longer one of somebody.
    if number.abs() > 1e15 {
        return None;
    }
    let number = number.round() as i64;
    let conditions = masks.iter().any(|mask| mask.condition.is_some());
    let mask = match (conditions, masks.len()) {
        (true, _) => masks.iter().find(|mask| mask.holds(number))?,
        // Positive, negative, zero.
        (false, 2..) if number < 0 => masks.get(1)?,
        (false, 3..) if number == 0 => masks.get(2)?,
        _ => masks.first()?,
    };
    let negative = number < 0 && (masks.len() < 2 || conditions);
    let mut digits: Vec<char> = number.unsigned_abs().to_string().chars().collect();
    if number == 0 {
        digits.clear();
    }
    let first = mask.signs.iter().position(|sign| !matches!(sign, Sign::Word(_)))?;
    let mut shown = Vec::new();
    for (at, sign) in mask.signs.iter().enumerate().rev() {
        match sign {
            Sign::Word(word) => shown.push(*word),
            Sign::Zero => shown.push(digits.pop().unwrap_or('0')),
            Sign::Digit => shown.extend(digits.pop()),
        }
        if at == first {
            shown.extend(digits.drain(..).rev());
        }
    }
    if negative {
        shown.push('-');
    }
    let shown: String = shown.iter().rev().collect();
    Some(shown.trim().to_owned())
}

/// The sections of a code, between semicolons that are not quoted.
pub(super) fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for sign in code.chars() {
        if sign == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        escaped = sign == '\\' && !escaped;
        quoted ^= sign == '"';
        if let Some(last) = sections.last_mut() {
            last.push(sign);
        }
    }
    sections
}
