//! A package of parts (ECMA-376-2): an archive whose parts say how they belong together. What nothing refers to is still in the file: who reads
//! a package asks at the end for what was not read yet.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::archive::Archive;
use super::super::xml::{self, Node, Xml};
use super::super::{FileKind, Stop, Unread, Writer};

/// An archive, and what was read of it.
pub(super) struct Package<'a> {
    pub(super) kind: FileKind,
    archive: Archive<'a>,
    /// Names in small letters: they are the same in any case (ECMA-376-2, 6.2.2.3).
    names: HashMap<String, usize>,
    done: Vec<bool>,
}

/// From one part to another, or out of the document.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: the same in the strict and in the transitional form.
    pub(super) kind: String,
    /// A part's name; an address where it is `external`.
    pub(super) target: String,
    pub(super) external: bool,
}

impl<'a> Package<'a> {
    pub(super) fn new(kind: FileKind, archive: Archive<'a>) -> Self {
        let mut names = HashMap::new();
        for (at, entry) in archive.entries().iter().enumerate() {
            names.entry(entry.name.to_lowercase()).or_insert(at);
        }
        let done = vec![false; archive.entries().len()];
        Self { kind, archive, names, done }
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.get(&name.trim_start_matches('/').to_lowercase()).copied()
    }

    pub(super) fn name(&self, at: usize) -> &str {
        self.archive.entries().get(at).map_or("", |entry| &entry.name)
    }

    /// Whether a part was not read yet; from here on it was.
    pub(super) fn begin(&mut self, at: usize) -> bool {
        self.done.get_mut(at).is_some_and(|done| !std::mem::replace(done, true))
    }

    pub(super) fn is_done(&self, at: usize) -> bool {
        self.done.get(at).copied().unwrap_or(true)
    }

    pub(super) fn parts(&self) -> std::ops::Range<usize> {
        0..self.done.len()
    }

    pub(super) fn bytes(&mut self, at: usize, writer: &mut Writer<'_>) -> Result<Cow<'a, [u8]>, Stop> {
        self.begin(at);
        let (bytes, wrong) = self.archive.unpack(at, writer)?;
        if let Some(wrong) = wrong {
            writer.unread(wrong);
        }
        Ok(bytes)
    }

    /// The text of a part that is XML.
    pub(super) fn xml(&mut self, at: usize, writer: &mut Writer<'_>) -> Result<Cow<'a, str>, Stop> {
        Ok(match self.bytes(at, writer)? {
            Cow::Borrowed(bytes) => xml::decode(bytes),
            Cow::Owned(bytes) => Cow::Owned(xml::decode_owned(bytes)),
        })
    }

    /// What a part refers to; of the package itself: the empty name.
    pub(super) fn relations(&mut self, part: &str, writer: &mut Writer<'_>) -> Result<Vec<Relation>, Stop> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let Some(at) = self.find(&path) else { return Ok(Vec::new()) };
        let text = self.xml(at, writer)?;
        let mut xml = Xml::new(&text);
        let mut relations = Vec::new();
        while let Some(node) = xml.next() {
            let Node::Open(tag) = node else { continue };
            let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) else {
                continue;
            };
            let external = tag.get("TargetMode").is_some_and(|mode| mode == "External");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = if external { target.into_owned() } else { resolve(folder, &target) };
            relations.push(Relation { id: id.into_owned(), kind, target, external });
        }
        Ok(relations)
    }

    /// The part that the document is.
    pub(super) fn main(&mut self, writer: &mut Writer<'_>) -> Result<Option<usize>, Stop> {
        let relations = self.relations("", writer)?;
        let main = relations.iter().find(|relation| relation.kind == "officeDocument");
        let usual = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"];
        let usual = usual.iter().find_map(|name| self.find(name));
        Ok(main.and_then(|main| self.find(&main.target)).or(usual))
    }
}

/// A part's name from where it is referred to.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// Says that what an XML reader read broke off.
pub(super) fn broke_off(xml: &Xml<'_>, writer: &mut Writer<'_>) {
    if xml.is_damaged() {
        writer.unread(Unread::Damaged);
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_are_resolved_within_the_package() {
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("word", "/customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
