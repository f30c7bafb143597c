//! A text, and from where in a file each piece of it came; what is to be hidden in it, as edits of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use super::needles::Found;

/// A text that is searched, made of pieces of a file.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    /// In the text.
    at: Range<usize>,
    /// In the file.
    raw: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The same bytes.
    Same,
    /// The same bytes, where nothing is escaped.
    Literal,
    /// What the file escapes: it goes as a whole.
    Whole,
    /// What is no text in the file, and stands for some: it goes as a whole, and nothing comes instead.
    Element,
}

/// What is changed in a file: from where to where, and what comes instead.
#[derive(Default)]
pub(super) struct Edits(BTreeMap<usize, (usize, String)>);

impl Flat {
    fn piece(&mut self, text: &str, raw: Range<usize>, kind: Kind) {
        let from = self.text.len();
        self.text.push_str(text);
        if from < self.text.len() {
            self.pieces.push(Piece { at: from..self.text.len(), raw, kind });
        }
    }

    /// A text that the file has as it is, from there on.
    pub(super) fn same(&mut self, text: &str, from: usize) {
        self.piece(text, from..from + text.len(), Kind::Same);
    }

    /// Likewise, where the file escapes nothing.
    pub(super) fn literal(&mut self, text: &str, from: usize) {
        self.piece(text, from..from + text.len(), Kind::Literal);
    }

    /// A text that the file writes in another way.
    pub(super) fn whole(&mut self, text: &str, raw: Range<usize>) {
        self.piece(text, raw, Kind::Whole);
    }

    /// A text that an element stands for.
    pub(super) fn element(&mut self, text: &str, raw: Range<usize>) {
        self.piece(text, raw, Kind::Element);
    }

    /// What stands between two pieces, and nowhere in the file.
    pub(super) fn gap(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The edits that hide what was found. `escape`: a text as the file writes it, at that place of the file.
    pub(super) fn hide(&self, found: &[Found], escape: &dyn Fn(&str, usize) -> String, edits: &mut Edits) {
        for found in found {
            let mut put = Some(found.put.as_str());
            let first = self.pieces.partition_point(|piece| piece.at.end <= found.from);
            let pieces = self.pieces.iter().skip(first).take_while(|piece| piece.at.start < found.to);
            for piece in pieces {
                let (from, to) = (found.from.max(piece.at.start), found.to.min(piece.at.end));
                let said = |range: Range<usize>| escape(self.text.get(range).unwrap_or_default(), piece.raw.start);
                match piece.kind {
                    Kind::Same | Kind::Literal => {
                        let put = put.take().unwrap_or_default();
                        let start = piece.raw.start + (from - piece.at.start);
                        let put = if piece.kind == Kind::Same { escape(put, start) } else { put.to_owned() };
                        edits.add(start..start + (to - from), put);
                    }
                    Kind::Whole => {
                        let put = escape(put.take().unwrap_or_default(), piece.raw.start);
                        let whole = said(piece.at.start..from) + &put + &said(to..piece.at.end);
                        edits.add(piece.raw.clone(), whole);
                    }
                    Kind::Element => edits.add(piece.raw.clone(), String::new()),
                }
            }
        }
    }
}

impl Edits {
    pub(super) fn add(&mut self, raw: Range<usize>, put: String) {
        let known = self.0.entry(raw.start).or_insert((raw.end, put));
        known.0 = known.0.max(raw.end);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands in a part of the file once it is changed; none: as it was.
    pub(super) fn within(&self, raw: &str, range: Range<usize>) -> Option<String> {
        let own = self.0.range(range.clone()).filter(|(_, (to, _))| *to <= range.end);
        let own = Self(own.map(|(from, edit)| (*from, edit.clone())).collect());
        (!own.is_empty()).then(|| own.apply_to(raw, range))
    }

    /// Each, from the first to the last, apart: what two of them change is the first one's.
    pub(super) fn into_all(self) -> impl Iterator<Item = (Range<usize>, String)> {
        let mut done = 0;
        self.0.into_iter().filter_map(move |(from, (to, put))| {
            let range = from.max(done)..to;
            let seen = range.start >= range.end && from < done;
            done = done.max(to);
            (!seen).then_some((range, put))
        })
    }

    /// The file with its edits.
    pub(super) fn apply(self, raw: &str) -> String {
        self.apply_to(raw, 0..raw.len())
    }

    /// A part of the file with its edits, which are all within it.
    pub(super) fn apply_to(self, raw: &str, range: Range<usize>) -> String {
        let mut whole = String::with_capacity(range.len());
        let mut from = range.start;
        for (edit, put) in self.into_all() {
            whole.push_str(raw.get(from..edit.start).unwrap_or_default());
            whole.push_str(&put);
            from = edit.end;
        }
        whole.push_str(raw.get(from..range.end).unwrap_or_default());
        whole
    }
}
