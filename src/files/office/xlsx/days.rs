//! Days and times of day, from the count of days that a workbook keeps.

use super::format::Format;

/// A day and a time of day from a count of days.
pub(super) fn moment(format: &Format, serial: f64, from_1904: bool) -> Option<String> {
    // Year 9999.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let seconds = (serial.fract() * 86_400.0).round() as u32;
    let (days, seconds) = (serial as i64 + i64::from(seconds / 86_400), seconds % 86_400);
    let only_time = days == 0 && (*format == Format::Time || !from_1904);
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let day = match (from_1904, days) {
        // 1970-01-01 is 24107 days after 1904-01-01, and 25569 after the day before 1899-12-31.
        (true, _) => days - 24_107,
        // There is a 29 February 1900, which never was: days before it are one late.
        (false, ..60) => days - 25_568,
        (false, _) => days - 25_569,
    };
    let (year, month, day) = civil(day);
    let day = format!("{year:04}-{month:02}-{day:02}");
    Some(match format {
        Format::Day => day,
        _ if only_time => time,
        _ if seconds == 0 => day,
        _ => format!("{day} {time}"),
    })
}

/// The date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}
