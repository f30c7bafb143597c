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

    /// Its year, month (from 1) and day of the month.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// So many days until another; below zero to one before.
    pub fn days_to(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// The day that comes so many days after; none before the year 0 or after 65535.
    pub fn plus(self, days: i64) -> Option<Self> {
        /// Days in 400 years, after which the calendar begins anew.
        const AGE: i64 = 146_097;
        let number = self.number().checked_add(days)?;
        let (age, day) = (number.div_euclid(AGE), number.rem_euclid(AGE));
        let year = (day - day / 1_460 + day / 36_524 - day / (AGE - 1)) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let late = month < 10;
        let year = u16::try_from(year + age * 400 + i64::from(!late)).ok()?;
        let from_january = if late { month + 3 } else { month - 9 };
        Self::new(year, from_january as u8, (day - (153 * month + 2) / 5 + 1) as u8)
    }

    /// The Monday of its week.
    pub fn monday(self) -> Option<Self> {
        // The first day of 1970 was a Thursday.
        self.plus(-(Self::EPOCH.days_to(self) + 3).rem_euclid(7))
    }

    /// Its week as ISO 8601 writes it, `2026-W53`: that of the year in which its Thursday is.
    pub fn week(self) -> Option<String> {
        let thursday = self.monday()?.plus(3)?;
        let week = Self::new(thursday.year, 1, 1)?.days_to(thursday) / 7 + 1;
        Some(format!("{:04}-W{week:02}", thursday.year))
    }

    /// Days since the first of March of the year 0, by the calendar of today: with February last, leap days are the end of a year.
    fn number(self) -> i64 {
        let late = self.month > 2;
        let year = i64::from(self.year) - i64::from(!late);
        let month = i64::from(self.month) + if late { -3 } else { 9 };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(self.day) - 1
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
    fn days_between() {
        let days = |from, to| Date::parse(from).zip(Date::parse(to)).map(|(from, to)| from.days_to(to));
        for (from, to, expected) in [
            ("2026-11-27", "2026-11-27", 0),
            ("2026-11-27", "2026-11-26", -1),
            ("2024-02-28", "2024-03-01", 2),
            ("2026-02-28", "2026-03-01", 1),
            ("1999-12-31", "2000-01-01", 1),
            ("2000-01-01", "2400-01-01", 146_097),
        ] {
            assert_eq!(days(from, to), Some(expected), "{from} {to}");
        }
    }

    #[test]
    fn days_after() {
        let mut day = Date::new(1896, 1, 1);
        for number in 0..80_000 {
            let date = day.unwrap_or(Date::EPOCH);
            assert_eq!(Date::new(1896, 1, 1).map(|first| first.days_to(date)), Some(number));
            assert_eq!(date.plus(-number), Date::new(1896, 1, 1));
            day = date.plus(1);
        }
        assert_eq!(Date::EPOCH.plus(i64::MAX), None);
        assert_eq!(Date::EPOCH.plus(-800_000), None);
    }

    #[test]
    fn weeks_of_iso_8601() {
        for (day, monday, week) in [
            ("2026-11-26", "2026-11-23", "2026-W48"),
            ("2026-12-31", "2026-12-28", "2026-W53"),
            ("2027-01-03", "2026-12-28", "2026-W53"),
            ("2027-01-04", "2027-01-04", "2027-W01"),
            ("2024-12-30", "2024-12-30", "2025-W01"),
            ("2023-01-01", "2022-12-26", "2022-W52"),
            ("1969-12-31", "1969-12-29", "1970-W01"),
        ] {
            let date = Date::parse(day).unwrap_or(Date::EPOCH);
            assert_eq!(date.monday(), Date::parse(monday), "{day}");
            assert_eq!(date.week().as_deref(), Some(week), "{day}");
        }
    }

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
