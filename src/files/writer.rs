//! Where all readers write, with the limits that hold for all of them together.

use super::{Document, FileKind, Place, Step, Unread};

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub bytes: usize,
    /// How much may come out of all archives in it together, in bytes.
    pub unpacked: usize,
    /// How much text, in bytes.
    pub text: usize,
    /// How many files in archives.
    pub entries: usize,
    /// How deep archives may stand in archives.
    pub depth: usize,
}

impl Default for Limits {
    /// What a browser's background holds without trouble: a file of 50 MB, 200 MB of what it unpacks to (one entry at a time), 32 MB of text.
    fn default() -> Self {
        Self { bytes: 50 << 20, unpacked: 200 << 20, text: 32 << 20, entries: 10_000, depth: 4 }
    }
}

/// Says that a reader is to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop(pub Unread);

impl From<Stop> for Unread {
    fn from(stop: Stop) -> Self {
        stop.0
    }
}

/// Where so many parts of a text stand is kept: with a letter in each, a text within its limits would have thirty times as many, and take a
/// gigabyte.
const STEPS: usize = 1 << 20;

/// Every so many calls somebody is asked whether to go on.
const ASKED: u32 = 512;

/// Where readers write. What they [`enter`](Self::enter) is where what they write stands, until they [`leave`](Self::leave) it.
pub struct Writer<'s> {
    limits: Limits,
    stop: &'s dyn Fn() -> bool,
    calls: u32,
    unpacked: usize,
    entries: usize,
    depth: usize,
    text: String,
    unread: Vec<(Place, Unread)>,
    places: Places,
    /// Where it stands now, in `places`.
    now: u32,
}

/// Where the parts of a text stand. A table of a hundred thousand rows has a million: each is three numbers and a step without a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Steps, each with the one that it stands in; 0: the file itself.
    steps: Vec<(u32, Step)>,
    /// From which byte of the text on, in which step; by the offset.
    marks: Vec<(u32, u32)>,
}

impl Places {
    /// The places that hold at these offsets of a text, from the first byte of each on counted in lines and cells. What was counted for one is not
    /// counted again for the next: offsets in order cost one pass over the text, whatever their number.
    pub(super) fn at(&self, text: &str, offsets: impl Iterator<Item = usize>) -> impl Iterator<Item = Place> {
        let (mut counted, mut of) = (Counted::default(), None);
        offsets.map(move |offset| {
            let after = self.marks.partition_point(|(from, _)| *from as usize <= offset);
            let Some((from, step)) = after.checked_sub(1).and_then(|at| self.marks.get(at)) else {
                return Place::default();
            };
            if of != Some(after) || offset < counted.to {
                (counted, of) = (Counted { to: *from as usize, ..Counted::default() }, Some(after));
            }
            counted.on(text.as_bytes(), offset);
            let mut place = self.up_from(*step);
            match place.0.last_mut() {
                Some(Step::Line(line)) => *line += counted.lines,
                Some(Step::Cell { row, column }) => {
                    let first = if counted.lines > 0 { 1 } else { *column };
                    (*row, *column) = (*row + counted.lines, first + counted.cells);
                }
                _ => {}
            }
            place
        })
    }

    fn up_from(&self, mut step: u32) -> Place {
        let mut place = Vec::new();
        while let Some((above, here)) = (step as usize).checked_sub(1).and_then(|at| self.steps.get(at)) {
            place.push(here.clone());
            step = *above;
        }
        place.reverse();
        Place(place)
    }
}

/// What was counted from a mark on.
#[derive(Default)]
struct Counted {
    /// Up to this byte.
    to: usize,
    lines: u32,
    /// In the last line.
    cells: u32,
}

impl Counted {
    fn on(&mut self, text: &[u8], to: usize) {
        for byte in text.get(self.to..to.min(text.len())).unwrap_or_default() {
            match byte {
                b'\n' => (self.lines, self.cells) = (self.lines + 1, 0),
                b'\t' => self.cells += 1,
                _ => {}
            }
        }
        self.to = to;
    }
}

impl<'s> Writer<'s> {
    pub(super) fn new(limits: Limits, stop: &'s dyn Fn() -> bool) -> Self {
        Self {
            limits,
            stop,
            calls: 0,
            unpacked: 0,
            entries: 0,
            depth: 0,
            text: String::new(),
            unread: Vec::new(),
            places: Places::default(),
            now: 0,
        }
    }

    pub(super) fn document(self, kind: FileKind) -> Document {
        Document { kind, text: self.text, unread: self.unread, places: self.places }
    }

    /// What is written from here on stands there, in what was entered before. A line and a cell count on: each end of a line that is written is
    /// the next line or row, each tab the next cell.
    pub fn enter(&mut self, step: Step) {
        // Of many parts that say the same of themselves, one is kept.
        if self.places.steps.last().is_none_or(|(above, last)| (*above, last) != (self.now, &step)) {
            self.places.steps.push((self.now, step));
        }
        self.now = self.places.steps.len() as u32;
        self.mark();
    }

    /// Back to where it stood before the last [`enter`](Self::enter).
    pub fn leave(&mut self) {
        let above = (self.now as usize).checked_sub(1).and_then(|at| self.places.steps.get(at));
        self.now = above.map_or(0, |(above, _)| *above);
        self.mark();
    }

    /// Writes in a step of its own.
    ///
    /// # Errors
    /// Where it is to stop.
    pub fn within<T>(&mut self, step: Step, write: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        self.enter(step);
        let written = write(self);
        self.leave();
        written
    }

    fn mark(&mut self) {
        let (from, now) = (self.text.len() as u32, self.now);
        match self.places.marks.last_mut() {
            // Nothing was written there.
            Some(last) if last.0 == from => last.1 = now,
            _ => self.places.marks.push((from, now)),
        }
    }

    /// Writes.
    ///
    /// # Errors
    /// Where it is too much, or nobody waits for it any more.
    pub fn text(&mut self, text: &str) -> Result<(), Stop> {
        self.go_on()?;
        self.holds(text.len())?;
        if self.places.steps.len() > STEPS {
            return Err(Stop(Unread::TooLarge));
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Says that so much text is held, to be written later.
    ///
    /// # Errors
    /// Where it is more than may be written.
    pub fn holds(&self, bytes: usize) -> Result<(), Stop> {
        if self.text.len().saturating_add(bytes) > self.limits.text { Err(Stop(Unread::TooLarge)) } else { Ok(()) }
    }

    /// Whether the last that was written is white, or nothing was.
    pub fn ends_white(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n', '\t'])
    }

    /// Ends a line, once: two parts of a document never run into one another.
    ///
    /// # Errors
    /// As [`text`](Self::text).
    pub fn line(&mut self) -> Result<(), Stop> {
        if self.text.is_empty() || self.text.ends_with('\n') { Ok(()) } else { self.text("\n") }
    }

    /// How much was written, in bytes: whether a reader said anything at all.
    pub fn written(&self) -> usize {
        self.text.len()
    }

    /// Says that something here was not read.
    pub fn unread(&mut self, why: Unread) {
        self.unread.push((self.places.up_from(self.now), why));
    }

    /// Says that so many bytes more were unpacked.
    ///
    /// # Errors
    /// Where that is too much: a bomb.
    pub fn unpacked(&mut self, bytes: usize) -> Result<(), Stop> {
        self.unpacked = self.unpacked.saturating_add(bytes);
        if self.unpacked > self.limits.unpacked { Err(Stop(Unread::TooLarge)) } else { self.go_on() }
    }

    /// How many bytes may still be unpacked: a reader that inflates never asks for more.
    pub fn room(&self) -> usize {
        self.limits.unpacked.saturating_sub(self.unpacked)
    }

    /// Reads a file that stands in this one.
    ///
    /// # Errors
    /// Where it is to stop; what cannot be read of the file alone is in [`Document::unread`].
    pub fn nested(&mut self, name: &str, bytes: &[u8]) -> Result<(), Stop> {
        self.entries += 1;
        if self.entries > self.limits.entries {
            return Err(Stop(Unread::TooLarge));
        }
        self.enter(Step::Entry(name.to_owned()));
        let read = if self.depth >= self.limits.depth {
            Err(Unread::TooDeep)
        } else {
            self.depth += 1;
            let read = super::read_into(name, bytes, self);
            self.depth -= 1;
            read
        };
        let stopped = match read {
            // These are of the whole.
            Err(why @ (Unread::TooLarge | Unread::Stopped)) => Err(Stop(why)),
            Err(why) => {
                self.unread(why);
                Ok(())
            }
            Ok(_) => Ok(()),
        };
        self.leave();
        stopped.and_then(|()| self.line())
    }

    /// Whether to go on; a reader that works without writing asks now and then.
    ///
    /// # Errors
    /// Where nobody waits for it any more.
    pub fn go_on(&mut self) -> Result<(), Stop> {
        self.calls = self.calls.wrapping_add(1);
        if self.calls.is_multiple_of(ASKED) && (self.stop)() { Err(Stop(Unread::Stopped)) } else { Ok(()) }
    }
}
