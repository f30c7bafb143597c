//! Where in a document something stands, and why something was not read, in words.

use super::*;
use crate::files::{NotRedacted, Part, Place, Step, Unread};

/// A place, from the outermost to the innermost; empty: in the file, and no more is known.
pub fn place(lang: Lang, place: &Place) -> String {
    let words: Vec<String> = place.0.iter().map(|step| words(lang, step)).collect();
    words.join(", ")
}

fn words(lang: Lang, step: &Step) -> String {
    match step {
        Step::Entry(name) => place_entry(lang, name),
        Step::Page(n) => place_page(lang, *n),
        Step::Slide(n) => place_slide(lang, *n),
        Step::Sheet { name, hidden: false } => place_sheet(lang, name),
        Step::Sheet { name, hidden: true } => place_sheet_hidden(lang, name),
        Step::Part(part) => part_words(lang, *part),
        Step::Cell { row, column } => place_cell(lang, &letters(*column), *row),
        Step::Paragraph(n) => place_paragraph(lang, *n),
        Step::Line(n) => place_line(lang, *n),
    }
}

/// A column as spreadsheets name it: A to Z, then AA.
fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while let Some(less) = rest.checked_sub(1) {
        letters.push(char::from(b'A' + (less % 26) as u8));
        rest = less / 26;
    }
    letters.iter().rev().collect()
}

fn part_words(lang: Lang, part: Part) -> String {
    match part {
        Part::Header => place_header(lang),
        Part::Footer => place_footer(lang),
        Part::Footnote => place_footnote(lang),
        Part::Endnote => place_endnote(lang),
        Part::Comment => place_comment(lang),
        Part::TextBox => place_text_box(lang),
        Part::Deleted => place_deleted(lang),
        Part::Notes => place_notes(lang),
        Part::Properties => place_properties(lang),
        Part::Hidden => place_hidden(lang),
        Part::Chart => place_chart(lang),
        Part::Headers => place_headers(lang),
        Part::Metadata => place_metadata(lang),
    }
}

/// Why something was not read, in a few words.
pub fn unread(lang: Lang, why: Unread) -> String {
    match why {
        Unread::UnknownKind => unread_unknown(lang),
        Unread::Encrypted => unread_encrypted(lang),
        Unread::Damaged => unread_damaged(lang),
        Unread::TooLarge => unread_too_large(lang),
        Unread::TooDeep => unread_too_deep(lang),
        Unread::Scanned => unread_scanned(lang),
        Unread::Picture => unread_picture(lang),
        Unread::Stopped => unread_stopped(lang),
    }
}

/// Why no redacted copy was made, in words.
pub fn not_redacted(lang: Lang, why: &NotRedacted) -> String {
    let at = |why: String, here: &Place| {
        let all = [why, place(lang, here)];
        all.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    };
    match why {
        NotRedacted::Kind(_) => not_redacted_kind(lang),
        NotRedacted::Macros => not_redacted_macros(lang),
        NotRedacted::Encoding => not_redacted_encoding(lang),
        NotRedacted::Unread(why) => unread(lang, *why),
        NotRedacted::Changes => not_redacted_changes(lang),
        NotRedacted::Fixed(here) => at(not_redacted_fixed(lang), here),
        NotRedacted::StillThere(here) => at(not_redacted_still_there(lang), here),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_as_spreadsheets_name_them() {
        for (column, expected) in
            [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(letters(column), expected);
        }
    }
}
