//! Days, as a policy writes them.

use std::fmt;

/// A day of the Gregorian calendar: 2026-11-26 (ISO 8601). The core has no clock: whoever asks says what day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day of 1970.
    pub const EPOCH: Self = Self { year: 1970, month: 1, day: 1 };

    /// The day of that year, month and day of the month; none where the calendar has none.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// Reads `2026-11-26`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            let value = |sum: u16, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0'));
            digits.iter().try_fold(0, value)
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        Self::new(number(0, 4)?, number(5, 7)? as u8, number(8, 10)? as u8)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist() {
        for day in ["2026-11-26", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(day).map(|day| day.to_string()).as_deref(), Some(day));
        }
        for none in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "26-11-2026",
            "",
            "2026-11-2é",
        ] {
            assert_eq!(Date::parse(none), None, "{none}");
        }
    }
}
