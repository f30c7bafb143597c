//! Pages, one after the other.

use super::content::{Programs, Shown};
use super::file::File;
use super::object::{Dict, Object};
use super::{annotations, say};
use crate::files::{Part, Step, Stop, Unread, Writer};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Of pages with a picture on at least half of them, how many letters are a page's text.
const LETTERS: usize = 40;
/// So many shapes and no text: letters as outlines.
const OUTLINES: usize = 20;

/// Reads pages, and holds what was read with them.
pub(super) struct Pages<'f, 'a> {
    pub(super) file: &'f File<'a>,
    pub(super) programs: Programs<'f, 'a>,
    pub(super) count: u32,
    /// Pages of which the text is a picture.
    pub(super) unseen: u32,
    /// Fields that were read with a page.
    pub(super) fields: BTreeSet<u32>,
    /// Attachments that were read with a page.
    pub(super) attached: BTreeSet<usize>,
}

/// What pages have from those above them.
#[derive(Default)]
struct Above {
    resources: Own,
    size: Own,
}

/// An entry, if there is one.
type Own = Option<Object>;

impl<'f, 'a> Pages<'f, 'a> {
    pub(super) fn new(file: &'f File<'a>) -> Self {
        let programs = Programs::new(file);
        Self { file, programs, count: 0, unseen: 0, fields: BTreeSet::new(), attached: BTreeSet::new() }
    }

    pub(super) fn read(&mut self, root: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let mut known = BTreeSet::new();
        self.tree(root.get("Pages").clone(), &mut known, writer)?;
        if self.count > 0 {
            return Ok(());
        }
        // No tree, or none that leads anywhere: whatever calls itself a page.
        self.file.damaged();
        for number in self.file.numbers() {
            writer.go_on()?;
            let object = self.file.get(number);
            if object.dict().is_some_and(|dict| dict.get("Type").name() == b"Page") {
                self.tree(object, &mut known, writer)?;
            }
        }
        Ok(())
    }

    fn tree(&mut self, top: Object, known: &mut BTreeSet<u32>, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let mut stack = vec![(top, Rc::new(Above::default()))];
        while let Some((object, above)) = stack.pop() {
            writer.go_on()?;
            if let Object::Ref(number, _) = object
                && !known.insert(number)
            {
                continue;
            }
            let object = self.file.resolve(&object);
            let Some(node) = object.dict() else {
                self.file.damaged();
                continue;
            };
            let own = |key, above: &Own| {
                Some(self.file.entry(node, key)).filter(|own| *own != Object::Null).or_else(|| above.clone())
            };
            let here = Above { resources: own("Resources", &above.resources), size: own("MediaBox", &above.size) };
            let kids = self.file.entry(node, "Kids");
            if node.get("Type").name() == b"Page" || !node.has("Kids") {
                self.count += 1;
                writer.enter(Step::Page(self.count));
                let read = self.page(node, &here, writer);
                writer.leave();
                read?;
            } else {
                let here = Rc::new(here);
                stack.extend(kids.array().iter().rev().map(|kid| (kid.clone(), here.clone())));
            }
        }
        Ok(())
    }

    fn page(&mut self, page: &Dict, above: &Above, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let program = self.program(page, writer)?;
        let mut shown = Shown::default();
        let resources = above.resources.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
        self.programs.run(&program, &resources, &mut shown, writer)?;
        let letters = shown.lines.count();
        writer.line()?;
        writer.text(&std::mem::take(&mut shown.lines).text())?;
        for instead in &shown.instead {
            say(Part::Hidden, instead, writer)?;
        }
        let covered = shown.picture * 2.0 >= area(self.file, above.size.as_ref());
        let outlines = shown.shapes >= OUTLINES || shown.picture > 0.0;
        if (letters == 0 && outlines) || (letters < LETTERS && covered) || shown.unknown * 8 > letters {
            self.unseen += 1;
            writer.unread(Unread::Scanned);
        }
        annotations::read(self, page, writer)
    }

    /// All programs of a page as one.
    fn program(&self, page: &Dict, writer: &mut Writer<'_>) -> Result<Vec<u8>, Stop> {
        let contents = self.file.entry(page, "Contents");
        if page.has("Contents") && contents == Object::Null {
            self.file.damaged();
        }
        let parts = if let Object::Array(parts) = contents { parts } else { vec![contents] };
        let mut program = Vec::new();
        for part in &parts {
            let Object::Stream(stream) = self.file.resolve(part) else { continue };
            if let Some(bytes) = self.file.decode(&stream, writer)? {
                writer.unpacked(if program.is_empty() { 0 } else { bytes.len() })?;
                program.extend_from_slice(&bytes);
                program.push(b'\n');
            }
        }
        Ok(program)
    }
}

/// A page's size, of its corners; a letter's where it has none.
fn area(file: &File<'_>, corners: Option<&Object>) -> f64 {
    let corners: Vec<f64> =
        corners.map(Object::array).unwrap_or_default().iter().filter_map(|of| file.resolve(of).number()).collect();
    if let [left, low, right, high] = corners.as_slice() {
        ((right - left) * (high - low)).abs()
    } else {
        612.0 * 792.0
    }
}
