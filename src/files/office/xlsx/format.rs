//! Numbers as people see them, where that matters: what is kept as 46454286 and shown as 046 454 286 is a number of somebody; a day is kept as a
//! count of days.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::super::xml::{Node, Xml};
use super::days::moment;
use super::masks::{Mask, masked, sections};

/// How the cells of a workbook show numbers, by their style.
#[derive(Default)]
pub(super) struct Formats {
    styles: Vec<usize>,
    formats: Vec<Format>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// The number says it.
    Number,
    Day,
    Time,
    DayAndTime,
    /// Digits with words and spaces between them: for numbers on the condition.
    Masks(Vec<Mask>),
}

impl Formats {
    pub(super) fn read(text: &str) -> Self {
        let mut xml = Xml::new(text);
        let mut codes: HashMap<u32, String> = HashMap::new();
        let mut seen: HashMap<u32, usize> = HashMap::new();
        let mut formats = Self::default();
        let mut cells = false;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => {
                    let id = tag.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    match tag.name() {
                        "numFmt" => {
                            codes.insert(id, tag.get("formatCode").unwrap_or_default().into_owned());
                        }
                        "cellXfs" => cells = true,
                        "xf" if cells => {
                            let at = *seen.entry(id).or_insert_with(|| {
                                formats.formats.push(Format::new(id, codes.get(&id).map(String::as_str)));
                                formats.formats.len() - 1
                            });
                            formats.styles.push(at);
                        }
                        _ => {}
                    }
                }
                Node::Close(end) if end.name() == "cellXfs" => cells = false,
                _ => {}
            }
        }
        formats
    }

    /// A number as a cell of that style shows it.
    pub(super) fn show<'v>(&self, style: usize, value: &'v str, from_1904: bool) -> Cow<'v, str> {
        let format = self.styles.get(style).and_then(|at| self.formats.get(*at));
        let Ok(number) = value.parse::<f64>() else { return Cow::Borrowed(value) };
        let shown = match format {
            None | Some(Format::Number) => None,
            Some(Format::Masks(masks)) => masked(masks, number),
            Some(format) => moment(format, number, from_1904),
        };
        match shown {
            Some(shown) => Cow::Owned(shown),
            None if value.bytes().all(|byte| byte.is_ascii_digit()) => Cow::Borrowed(value),
            // 1.1 and not 1.1000000000000001, 123456789 and not 1.23456789E8.
            None if number.abs() < 1e21 => Cow::Owned(number.to_string()),
            None => Cow::Borrowed(value),
        }
    }
}

impl Format {
    /// Of a number that is built in (ECMA-376-1, 18.8.30), or of a code.
    fn new(id: u32, code: Option<&str>) -> Self {
        match (code, id) {
            (Some(code), _) => Self::of(code),
            (None, 14..=17 | 27..=31 | 34..=36 | 50..=58) => Self::Day,
            (None, 18..=21 | 32 | 33 | 45..=47) => Self::Time,
            (None, 22) => Self::DayAndTime,
            _ => Self::Number,
        }
    }

    fn of(code: &str) -> Self {
        let bare = bare(code);
        let has = |signs: &str| bare.chars().any(|sign| signs.contains(sign));
        if !bare.contains("general") {
            // Months and minutes are the same letter.
            match (has("yd"), has("hs")) {
                (true, true) => return Self::DayAndTime,
                (true, false) => return Self::Day,
                (false, true) => return Self::Time,
                (false, false) if has("m") => return Self::Day,
                _ => {}
            }
        }
        let masks: Option<Vec<Mask>> = sections(code).iter().map(|section| Mask::of(section)).collect();
        match masks {
            Some(masks) if masks.iter().any(Mask::matters) => Self::Masks(masks),
            _ => Self::Number,
        }
    }
}

/// What of a code is neither quoted nor escaped nor in brackets (colours, languages), in small letters. `[h]` counts hours: it stays.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => while signs.next().is_some_and(|sign| sign != '"') {},
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                if matches!(inner.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    bare.push_str(&inner);
                }
            }
            _ => bare.extend(sign.to_lowercase()),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: &str) -> String {
        let formats = Formats { styles: vec![0], formats: vec![Format::of(code)] };
        formats.show(0, value, false).into_owned()
    }

    #[test]
    fn numbers_of_people_are_shown_with_their_zeros_and_spaces() {
        assert_eq!(show("000 000 000", "46454286"), "046 454 286");
        assert_eq!(show("000\\ 000\\ 000", "46454286"), "046 454 286");
        assert_eq!(show("000\" \"000\"-\"000", "46454286"), "046 454-286");
        assert_eq!(show("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "4185550112"), "(418) 555-0112");
        assert_eq!(show("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "5550112"), "555-0112");
        assert_eq!(show("000-0000", "5550112"), "555-0112");
        assert_eq!(show("00000", "123"), "00123");
        assert_eq!(show("000", "123456"), "123456");
        assert_eq!(show("#,##0.00", "1234.5"), "1234.5");
        assert_eq!(show("General", "1.1000000000000001"), "1.1");
        assert_eq!(show("0", "4.6454286E7"), "46454286");
    }

    #[test]
    fn days_are_iso() {
        assert_eq!(show("yyyy\\-mm\\-dd", "29295"), "1980-03-15");
        assert_eq!(show("[$-C0C]d mmmm yyyy;@", "29295"), "1980-03-15");
        assert_eq!(show("d/m/yy h:mm", "29295.5"), "1980-03-15 12:00:00");
        assert_eq!(show("h:mm", "0.5"), "12:00:00");
        assert_eq!(show("[h]:mm", "0.25"), "06:00:00");
        assert_eq!(show("yyyy", "1"), "1900-01-01");
        assert_eq!(show("yyyy", "61"), "1900-03-01");
        assert_eq!(show("yyyy", "-4"), "-4");
        assert_eq!(show("[Red]0", "7"), "7");
        assert_eq!(moment(&Format::Day, 27833.0, true).as_deref(), Some("1980-03-15"));
    }
}
