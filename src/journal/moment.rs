//! Moments, as they stand in files: RFC 3339, always UTC.

use crate::policy::Date;

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;
/// The last moment that can be written: 9999-12-31T23:59:59.999Z.
const LAST: u64 = 253_402_300_799_999;

/// The day that a moment falls on in UTC, in milliseconds since 1970. Where people are, it may be another: whoever knows the time zone asks it.
pub fn utc_day(at: u64) -> Date {
    i64::try_from(at.min(LAST) / DAY).ok().and_then(|days| Date::EPOCH.plus(days)).unwrap_or(Date::EPOCH)
}

/// `2026-11-26T14:03:05.120Z`; a moment after the year 9999 is its last.
pub fn rfc3339(at: u64) -> String {
    let at = at.min(LAST);
    format!("{}T{}.{:03}Z", utc_day(at), clock(at), at % 1000)
}

/// `2026-11-26 14:03:05`: what spreadsheets take for a moment.
pub(super) fn plain(at: u64) -> String {
    format!("{} {}", utc_day(at), clock(at.min(LAST)))
}

fn clock(at: u64) -> String {
    let seconds = at % DAY / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Reads what [`rfc3339`] writes.
pub(super) fn parse(text: &str) -> Option<u64> {
    let (day, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let days = u64::try_from(Date::EPOCH.days_to(Date::parse(day)?)).ok()?;
    let (clock, part) = clock.split_once('.')?;
    let number = |text: &str, length: usize| {
        let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u64>().ok() } else { None }
    };
    let mut fields = clock.split(':');
    let mut field = |below: u64| fields.next().and_then(|text| number(text, 2)).filter(|number| *number < below);
    let (hours, minutes, seconds) = (field(24)?, field(60)?, field(60)?);
    if fields.next().is_some() {
        return None;
    }
    Some(days * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 + number(part, 3)?)
}

#[cfg(test)]
mod tests {
    use super::{LAST, parse, plain, rfc3339};

    #[test]
    fn moments_come_back() {
        for (at, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_000_000_123, "2026-11-18T11:06:40.123Z"),
            (LAST, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!((rfc3339(at).as_str(), parse(text)), (text, Some(at)));
        }
        assert_eq!(rfc3339(u64::MAX), rfc3339(LAST));
        assert_eq!(plain(1_795_000_000_123), "2026-11-18 11:06:40");
    }

    #[test]
    fn others_are_none() {
        for text in [
            "",
            "2026-11-18",
            "2026-11-18T11:06:40Z",
            "2026-11-18T11:06:40.123",
            "2026-11-18T24:00:00.000Z",
            "2026-11-18T11:06:40:00.000Z",
            "2026-11-18T11:+6:40.000Z",
            "2026-02-30T11:06:40.000Z",
            "1969-12-31T11:06:40.000Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
