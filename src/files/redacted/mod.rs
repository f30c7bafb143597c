//! A copy of a file in which something else stands in place of what was found in it: the same kind of file, which opens in the same program and
//! looks the same.
//!
//! What is to be replaced is known by its place in [`Document::text`](super::Document::text). In the file it is looked for as it is written, in all
//! that the file keeps: what a reader shows once may stand twice in it (a box and what older programs show for it, the name of a column and the cell
//! above it), and a copy that keeps one of them hides nothing. So a value is replaced wherever it stands.
//!
//! - [`Needles`]: what is looked for; [`flat`]: a text and where in the file it came from; what is found in it as edits of the file;
//! - [`text`] and [`page`]: files that are text; [`package`]: documents of Office: [`part`], [`sheet`], and the archive again ([`zip`]).
//!
//! The proof is part of it: the copy is read again, as any file is. Where something of what was to be replaced is still found, there is no copy.

mod flat;
mod needles;
mod package;
mod page;
mod part;
mod sheet;
mod text;
mod zip;

use std::ops::Range;

use super::{Document, FileKind, Limits, Place, Step, Unread, read};
use needles::Needles;

/// One part of the text, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In bytes of [`Document::text`](super::Document::text).
    pub span: Range<usize>,
    /// What stands there instead.
    pub put: String,
}

/// Why there is no copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRedacted {
    /// Of files of this kind no copy is made.
    Kind(FileKind),
    /// It has macros: what they do to a changed document nobody knows.
    Macros,
    /// It is a text in an encoding that is read, and not written.
    Encoding,
    /// The file could not be read, or the copy of it.
    Unread(Unread),
    /// The changes overlap, are not in their order, are not of the text, or change nothing that can be seen.
    Changes,
    /// Something stands where it cannot be changed.
    Fixed(Place),
    /// In the copy, something was found still.
    StillThere(Place),
}

impl NotRedacted {
    /// In one word, for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Macros => "macros",
            Self::Encoding => "encoding",
            Self::Unread(why) => why.name(),
            Self::Changes => "changes",
            Self::Fixed(_) => "fixed",
            Self::StillThere(_) => "still_there",
        }
    }
}

/// A copy of a file with its changes, which are in order and apart. `name`, `limits`, `stop`: as for [`read`]. A value that is changed in one place is
/// changed in all: the same words, and of a number of six digits or more the same digits, whatever separates them.
///
/// # Errors
/// Where no copy can be made of which it is proven that nothing of what was to be replaced stands in it: why.
pub fn redacted(
    name: &str,
    bytes: &[u8],
    limits: Limits,
    stop: &dyn Fn() -> bool,
    changes: &[Change],
) -> Result<Vec<u8>, NotRedacted> {
    let document = read(name, bytes, limits, stop).map_err(NotRedacted::Unread)?;
    if !document.kind.is_copied() {
        return Err(NotRedacted::Kind(document.kind));
    }
    let office = matches!(document.kind, FileKind::Docx | FileKind::Xlsx);
    let needles = needles_of(&document.text, changes).ok_or(NotRedacted::Changes)?;
    if changes.is_empty() {
        return Ok(bytes.to_vec());
    }
    // What was not read of a part is not changed in it.
    if let Some((_, why)) =
        document.unread.iter().find(|(_, why)| office && matches!(why, Unread::Damaged | Unread::Encrypted))
    {
        return Err(NotRedacted::Unread(*why));
    }
    // Of a document in the document no copy is made.
    let found = needles.found(&document.text);
    for place in document.places(found.iter().map(|found| found.from)) {
        if place.0.iter().any(|step| matches!(step, Step::Entry(_))) {
            return Err(NotRedacted::Fixed(place));
        }
    }
    let copy = if office {
        package::copy(document.kind, bytes, &needles, limits, stop)?
    } else {
        text::copy(document.kind, bytes, &needles)?
    };
    let again = read(name, &copy, limits, stop).map_err(NotRedacted::Unread)?;
    proven(&document, &again, &needles)?;
    Ok(copy)
}

/// Whether a copy is of the same kind, is as whole, and has nothing of what was to be replaced.
fn proven(document: &Document, copy: &Document, needles: &Needles) -> Result<(), NotRedacted> {
    if copy.kind != document.kind || copy.unread.len() > document.unread.len() {
        return Err(NotRedacted::Unread(Unread::Damaged));
    }
    match needles.found(&copy.text).first() {
        Some(found) => Err(NotRedacted::StillThere(copy.place(found.from))),
        None => Ok(()),
    }
}

fn needles_of(text: &str, changes: &[Change]) -> Option<Needles> {
    let mut needles = Needles::default();
    let mut done = 0;
    for Change { span, put } in changes {
        if span.start < done || span.start >= span.end {
            return None;
        }
        done = span.end;
        let said = text.get(span.clone())?;
        let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
        let (before, after) = (text.get(..span.start)?.chars().next_back(), text.get(span.end..)?.chars().next());
        let within = letter(before) && letter(said.chars().next()) || letter(after) && letter(said.chars().next_back());
        if !needles.add(said, put, within) {
            return None;
        }
    }
    Some(needles)
}
