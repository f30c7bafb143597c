//! Long texts, piece by piece. What is read of one piece fits the processor's cache, so that ten megabytes cost ten times one
//! (read whole, each byte cost twice as much), and memory stays that of one piece. Each piece is read with a margin on both
//! sides, and below the heading of the table that it begins in. What else holds for a whole text holds for its piece: a number
//! known to be somebody's, how many persons are named.

use std::ops::Range;

use super::finding::Finding;
use super::tables::Tables;
use crate::text::tokens::Tokens;

/// Bytes of a piece, about. Texts of up to twice as many are read whole.
const PIECE: usize = 1 << 20;
/// Bytes read before a piece and after it, so that a value at its edge is found whole, with the words around. More than what is
/// read of a text for uses at its beginning and its end: those of a piece ask for nothing.
const MARGIN: usize = 4096;
/// Bytes before the end of a piece among which a blank line is looked for, or a line break.
const LOOSE: usize = 1 << 14;

/// The findings of a text by the built-in detectors, in order and apart.
pub(super) fn scan(text: &str) -> Vec<Finding> {
    by(PIECE, text)
}

fn by(length: usize, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut piece = 0..0;
    let mut heading = None;
    while piece.end < text.len() {
        // The last is no scrap: what is asked for at its end is asked about something.
        let rest = text.len() - piece.end;
        let end = if rest <= 2 * length { text.len() } else { cut(text, piece.end + length) };
        piece = piece.end..end;
        heading = read(text, piece.clone(), heading, &mut found);
    }
    found
}

/// Adds what is found in a piece of a text. Takes and gives the range of the heading that a piece begins under.
fn read(
    text: &str,
    piece: Range<usize>,
    heading: Option<Range<usize>>,
    found: &mut Vec<Finding>,
) -> Option<Range<usize>> {
    let from = begin(text, piece.start);
    let to = text.ceil_char_boundary(piece.end.saturating_add(MARGIN));
    let here = text.get(from..to).unwrap_or_default();
    let Some(heading) = heading else {
        let t = Tokens::new(here);
        return add(&t, text, piece, |offset| offset + from, found);
    };
    let above = text.get(heading.clone()).unwrap_or_default();
    let under = [above, "\n", here].concat();
    let length = above.len() + 1;
    let place = |offset: usize| if offset < length { heading.start + offset } else { from + offset - length };
    add(&Tokens::new(&under), text, piece, place, found)
}

/// Adds what stands in a piece of `text`, of which `t` was cut. `place` tells where in the text an offset in the latter is.
fn add(
    t: &Tokens,
    text: &str,
    piece: Range<usize>,
    place: impl Fn(usize) -> usize,
    found: &mut Vec<Finding>,
) -> Option<Range<usize>> {
    let tables = Tables::new(t);
    let at = |range: Range<usize>| place(range.start)..place(range.end);
    for candidate in super::all(t, &tables) {
        let span = at(t.folded.original_range(candidate.range.clone()));
        let taken = found.last().is_some_and(|last| span.start < last.span.end);
        if taken || !piece.contains(&span.start) {
            continue;
        }
        let mut reason = candidate.reason(t);
        reason.label = reason.label.map(at);
        found.push(Finding { span, kind: candidate.kind, confidence: candidate.confidence, reason, custom: None });
    }
    if piece.end == text.len() {
        return None;
    }
    let next = begin(text, piece.end);
    let token = t.all.partition_point(|token| {
        let start = token.start as usize;
        place(t.folded.original_range(start..start + 1).start) < next
    });
    tables.heading(t, token).map(|heading| at(t.folded.original_range(heading)))
}

/// Where reading begins for the piece from `start`: a margin before it, at the beginning of a line where one is in reach.
fn begin(text: &str, start: usize) -> usize {
    let from = text.floor_char_boundary(start.saturating_sub(MARGIN));
    let line = text.get(from..start).and_then(|margin| margin.find('\n'));
    if from == 0 { 0 } else { line.map_or(from, |line| from + line + 1) }
}

/// Where a piece ends, at most at `end`: after a blank line, a line or a word.
fn cut(text: &str, end: usize) -> usize {
    let end = text.floor_char_boundary(end);
    let from = text.floor_char_boundary(end.saturating_sub(LOOSE));
    let loose = text.get(from..end).unwrap_or_default();
    let after = |sign: &str| loose.rfind(sign).map(|at| from + at + sign.len());
    after("\n\n").or_else(|| after("\n")).or_else(|| after(" ")).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::{LOOSE, by};
    use crate::detect::finding::Finding;
    use crate::detect::kind::Kind;

    /// The shortest pieces that the place to cut allows.
    const SHORT: usize = 2 * LOOSE;

    /// Read in short pieces and as a whole.
    fn both(text: &str) -> [Vec<Finding>; 2] {
        [by(SHORT, text), by(text.len(), text)]
    }

    #[test]
    fn a_heading_holds_for_all_pieces_of_its_table() {
        let rows: String = (0..9000).map(|row| format!("{};{};actif\r\n", 4000 + row, 61_000 + row)).collect();
        let [pieces, whole] = both(&format!("Liste du personnel\r\n\r\nPoste;Numéro d’employé;État\r\n{rows}\r\nFin."));
        assert_eq!(whole.len(), 9000);
        assert!(whole.iter().all(|found| found.kind == Kind::EmployeeId && found.reason.label.is_some()));
        assert_eq!(pieces, whole);
    }

    #[test]
    fn no_heading_holds_after_its_table() {
        let rows: String = (0..4000).map(|row| format!("{};{};actif\n", 4000 + row, 61_000 + row)).collect();
        let after: String = (0..4000).map(|row| format!("{};{};en stock\n", 4000 + row, 61_000 + row)).collect();
        let text = format!("Poste;Numéro d’employé;État\n{rows}\nArticle;Pièces;État\n{after}");
        let [pieces, whole] = both(&text);
        assert_eq!(whole.len(), 4000);
        assert_eq!(pieces, whole);
    }

    #[test]
    fn what_stands_on_a_cut_is_found_once_and_whole() {
        // No blank, no line break: cut wherever it falls, also in the midst of a value or of a letter.
        for shift in 0..12 {
            let text =
                format!("{}{}", "é".repeat(shift), "Son_NAS_:_046_454_286,_oui.".repeat(5000).replace('_', "\u{a0}"));
            let [pieces, whole] = both(&text);
            assert!(whole.len() >= 5000, "{}", whole.len());
            assert_eq!(pieces, whole);
        }
    }

    #[test]
    fn uses_are_asked_for_at_the_ends_of_the_text_alone() {
        let request = "Classe ces candidats du meilleur au pire et dis-moi qui embaucher.\n\n";
        let middle = "Le conseil prend acte du dépôt du rapport sur les travaux de la rue Principale.\n\n";
        let [pieces, whole] = both(&format!("{request}{}", middle.repeat(14)).repeat(80));
        // Those of the first 1,600 bytes and of the last 1,000.
        assert_eq!(whole.len(), 2);
        assert_eq!(pieces, whole);
    }
}
