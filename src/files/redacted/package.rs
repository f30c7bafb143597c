//! Documents of Office: the parts in which something is hidden are written anew, all others stay as they lie in the archive.

use std::collections::BTreeSet;

use super::super::archive::Archive;
use super::super::office::Shown;
use super::super::xml::{self, Node, Xml, attribute_spans, local, unescape};
use super::super::{FileKind, Limits, Stop, Unread, Writer};
use super::NotRedacted;
use super::flat::Edits;
use super::needles::Needles;
use super::part::{self, Search, name_of};
use super::sheet;
use super::zip::{self, Kept};

impl From<Stop> for NotRedacted {
    fn from(stop: Stop) -> Self {
        Self::Unread(stop.0)
    }
}

/// What a part in another encoding says of itself once it is written anew.
const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

struct Copy<'a, 's> {
    kind: FileKind,
    archive: Archive<'a>,
    needles: &'a Needles,
    shown: Shown,
    writer: Writer<'s>,
    kept: Vec<Kept>,
    used: BTreeSet<usize>,
    unused: BTreeSet<usize>,
    fewer_formulas: bool,
}

/// A copy of a document.
pub(super) fn copy(
    kind: FileKind,
    bytes: &[u8],
    needles: &Needles,
    limits: Limits,
    stop: &dyn Fn() -> bool,
) -> Result<Vec<u8>, NotRedacted> {
    let damaged = NotRedacted::Unread(Unread::Damaged);
    let archive = Archive::open(bytes).ok_or(damaged.clone())?;
    let shown = match kind {
        FileKind::Xlsx => Shown::of(bytes, &mut Writer::new(limits, stop))?,
        _ => Shown::default(),
    };
    let kept = archive.entries().iter().map(|_| Kept::Same).collect();
    let mut copy = Copy {
        kind,
        archive,
        needles,
        shown,
        writer: Writer::new(limits, stop),
        kept,
        used: BTreeSet::new(),
        unused: BTreeSet::new(),
        fewer_formulas: false,
    };
    copy.parts()?;
    zip::written(&copy.archive, &copy.kept).ok_or(damaged)
}

impl Copy<'_, '_> {
    fn parts(&mut self) -> Result<(), NotRedacted> {
        // Those that say what the others are or show come when these are known.
        let (mut strings, mut references) = (Vec::new(), Vec::new());
        for at in 0..self.kept.len() {
            let name = self.name(at);
            if name.ends_with("vbaproject.bin") {
                return Err(NotRedacted::Macros);
            }
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            // A picture of the first page shows what is hidden in it.
            if name.starts_with("docprops/thumbnail") {
                self.keep(at, Kept::Gone);
            } else if ending == "rels" || name == "[content_types].xml" {
                references.push(at);
            } else if matches!(ending, "xml" | "vml") {
                let text = self.text(at)?;
                match Xml::root(&text).unwrap_or_default().as_str() {
                    "sst" => strings.push(at),
                    "worksheet" | "chartsheet" | "dialogsheet" | "macrosheet" if self.kind == FileKind::Xlsx => {
                        let sheet = sheet::search(&text, self.needles, &self.shown);
                        self.used.extend(sheet.used);
                        self.unused.extend(sheet.unused);
                        self.fewer_formulas |= sheet.fewer_formulas;
                        self.change(at, &text, sheet.edits);
                    }
                    root => {
                        let search = Search::of(self.kind, &name, root);
                        let edits =
                            search.map_or_else(Edits::default, |search| part::search(&text, search, self.needles));
                        self.change(at, &text, edits);
                    }
                }
            }
        }
        let unused: BTreeSet<usize> = self.unused.difference(&self.used).copied().collect();
        for at in strings {
            let text = self.text(at)?;
            let mut edits = part::search(&text, Search::Strings, self.needles);
            sheet::emptied(&text, &unused, &mut edits);
            self.change(at, &text, edits);
        }
        if self.fewer_formulas {
            // The order of formulas is counted anew where it is not said; one that is not there is an error.
            for at in 0..self.kept.len() {
                if self.name(at).ends_with("/calcchain.xml") {
                    self.keep(at, Kept::Gone);
                }
            }
        }
        for at in references {
            let text = self.text(at)?;
            if text.contains("macroEnabled") {
                return Err(NotRedacted::Macros);
            }
            let mut edits = part::search(&text, Search::Relations, self.needles);
            self.without_gone(&text, &mut edits);
            self.change(at, &text, edits);
        }
        Ok(())
    }

    /// The name of a part in small letters.
    fn name(&self, at: usize) -> String {
        self.archive.entries().get(at).map_or_else(String::new, |entry| entry.name.to_lowercase())
    }

    fn text(&mut self, at: usize) -> Result<String, NotRedacted> {
        let (bytes, wrong) = self.archive.unpack(at, &mut self.writer)?;
        match wrong {
            Some(wrong) => Err(NotRedacted::Unread(wrong)),
            None => Ok(xml::decode(&bytes).into_owned()),
        }
    }

    fn keep(&mut self, at: usize, kept: Kept) {
        if let Some(place) = self.kept.get_mut(at) {
            *place = kept;
        }
    }

    fn change(&mut self, at: usize, text: &str, edits: Edits) {
        if edits.is_empty() {
            return;
        }
        let mut text = edits.apply(text);
        let declared = text.find("?>").filter(|_| text.starts_with("<?xml"));
        let other = |line: &str| line.contains("encoding") && !line.to_lowercase().contains("utf-8");
        if let Some(end) = declared.filter(|end| text.get(..*end).is_some_and(other)) {
            text.replace_range(..end + 2, DECLARED);
        }
        self.keep(at, Kept::Changed(text));
    }

    /// What leads to parts that went goes with them.
    fn without_gone(&self, text: &str, edits: &mut Edits) {
        let gone: Vec<String> = self
            .archive
            .entries()
            .iter()
            .zip(&self.kept)
            .filter(|(_, kept)| matches!(kept, Kept::Gone))
            .filter_map(|(entry, _)| entry.name.rsplit('/').next().map(str::to_lowercase))
            .collect();
        let mut reader = Xml::new(text);
        let mut from = None;
        while let Some(node) = reader.next() {
            let span = reader.span();
            match node {
                Node::Open(_) => {
                    let tag = text.get(span.clone()).unwrap_or_default();
                    let leads = attribute_spans(tag).into_iter().any(|(name, range)| {
                        let value = unescape(tag.get(range).unwrap_or_default()).to_lowercase();
                        let last = value.rsplit('/').next().unwrap_or_default();
                        matches!(name, "Target" | "PartName") && gone.iter().any(|gone| gone == last)
                    });
                    let led = matches!(local(name_of(tag)), "Relationship" | "Override")
                        && leads
                        && !tag.contains("External");
                    from = Some(span.start).filter(|_| led);
                }
                Node::Close(_) => {
                    if let Some(from) = from.take() {
                        edits.add(from..span.end, String::new());
                    }
                }
                Node::Text(_) => {}
            }
        }
    }
}
