//! How often a person is reminded of something.

use crate::policy::{Date, Policy};

/// How often the policy has people reminded of a topic, by the words of the schema; `never` of one that it does not name.
pub fn frequency<'p>(policy: &'p Policy, topic: &str) -> &'p str {
    policy.reminders.iter().find(|reminder| reminder.topic == topic).map_or("never", |reminder| reminder.every.as_str())
}

/// Whether it is time again. `last`: the day it was said last.
pub fn due(every: &str, last: Option<Date>, today: Date) -> bool {
    let days = match every {
        "always" => 0,
        "daily" => 1,
        "weekly" => 7,
        "monthly" => 30,
        "half_year" => 182,
        _ => return false,
    };
    // A clock that was set back does not silence it.
    last.is_none_or(|last| last.days_to(today).unsigned_abs() >= days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_again() {
        let day = |text| Date::parse(text).unwrap_or(Date::EPOCH);
        let cases = [
            ("always", "2026-11-27", "2026-11-27", true),
            ("daily", "2026-11-27", "2026-11-27", false),
            ("daily", "2026-11-26", "2026-11-27", true),
            ("weekly", "2026-11-21", "2026-11-27", false),
            ("weekly", "2026-11-20", "2026-11-27", true),
            ("monthly", "2026-10-31", "2026-11-27", false),
            ("half_year", "2026-05-28", "2026-11-27", true),
            ("half_year", "2026-06-28", "2026-11-27", false),
            ("weekly", "2027-11-21", "2026-11-27", true),
            ("never", "2020-01-01", "2026-11-27", false),
        ];
        for (every, last, today, expected) in cases {
            assert_eq!(due(every, Some(day(last)), day(today)), expected, "{every} {last} {today}");
        }
        assert!(due("monthly", None, day("2026-11-27")) && !due("never", None, day("2026-11-27")));
    }

    #[test]
    fn what_a_policy_does_not_name_is_never_said() {
        assert_eq!(frequency(&Policy::default(), "lock"), "never");
        assert_eq!(frequency(&Policy::builtin(), "lock"), "weekly");
    }
}
