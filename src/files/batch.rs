//! Files that were chosen together, as one text: what goes together is decided on together, since a name in one and an illness in the other
//! say as much as both in one.

use std::ops::Range;

use super::{Document, FileKind, Place, Step, Unread};

/// Ends a file in the text: no word runs from one into the next.
const BETWEEN: &str = "\n\n";

/// Files in their order.
#[derive(Debug, Default)]
pub struct Batch {
    text: String,
    files: Vec<Member>,
}

/// A file of a batch.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its part of the text.
    pub span: Range<usize>,
    /// What was read of it; its text stands in the batch.
    pub read: Result<Document, Unread>,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Unread,
    /// The whole file; else a part of one of which the rest was read.
    pub whole: bool,
}

impl Batch {
    /// Adds a file.
    pub fn add(&mut self, name: &str, mut read: Result<Document, Unread>) {
        let from = self.text.len();
        if let Ok(document) = &mut read {
            // Tens of megabytes stand there once.
            let text = std::mem::take(&mut document.text);
            if from == 0 {
                self.text = text;
            } else {
                self.text.push_str(&text);
            }
        }
        self.files.push(Member { name: name.to_owned(), span: from..self.text.len(), read });
        self.text.push_str(BETWEEN);
    }

    /// All that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The files.
    pub fn files(&self) -> &[Member] {
        &self.files
    }

    /// The file in which an offset of the text stands.
    pub fn file_at(&self, offset: usize) -> Option<usize> {
        self.files.partition_point(|file| file.span.start <= offset).checked_sub(1)
    }

    /// Where an offset of the text stands: of several files, in which.
    pub fn place(&self, offset: usize) -> Place {
        let Some(file) = self.file_at(offset).and_then(|at| self.files.get(at)) else {
            return Place::default();
        };
        let text = self.text_of(file);
        let inside = file.read.as_ref().map(|document| document.place_in(text, offset - file.span.start));
        self.within(&file.name, inside.unwrap_or_default())
    }

    /// What was not read, file by file. A picture of a kind that is read is one: what it shows is not text.
    pub fn not_read(&self) -> Vec<NotRead> {
        let mut all = Vec::new();
        for file in &self.files {
            match &file.read {
                Err(why) => {
                    all.push(NotRead { place: self.within(&file.name, Place::default()), why: *why, whole: true });
                }
                Ok(document) => all.extend(document.unread.iter().map(|(place, why)| NotRead {
                    place: self.within(&file.name, place.clone()),
                    why: *why,
                    whole: document.kind == FileKind::Image || self.text_of(file).trim().is_empty(),
                })),
            }
        }
        all
    }

    fn text_of(&self, file: &Member) -> &str {
        self.text.get(file.span.clone()).unwrap_or_default()
    }

    fn within(&self, name: &str, mut inside: Place) -> Place {
        if self.files.len() > 1 {
            inside.0.insert(0, Step::Entry(name.to_owned()));
        }
        inside
    }
}
