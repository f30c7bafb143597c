//! XML of which no more is known than that its leaves say something: properties, custom parts, lists of people, connections.

use super::super::xml::{Node, Xml, local};
use super::super::{Stop, Writer};
use super::lines::one_line;
use super::package::broke_off;

/// What of it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Leaves {
    /// Text, but no counts of pages and words.
    Properties,
    /// Text and attributes.
    All,
    /// Text in the markup of boxes in VML, which looks like HTML.
    Boxes,
}

/// Writes each leaf on a line: its name and what it says.
pub(super) fn read(text: &str, what: Leaves, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    // The names of the elements that are open; that of a property is in an attribute.
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut leaf = String::new();
    while let Some(node) = xml.next() {
        writer.go_on()?;
        match node {
            Node::Open(tag) => {
                write(&open, &leaf, what, writer)?;
                leaf.clear();
                let named = tag.get("name").map(|name| (name.into_owned(), true));
                let above = open.last().filter(|(_, named)| *named).cloned();
                let inherited = above.filter(|_| what == Leaves::Properties);
                if what == Leaves::All {
                    for (name, value) in tag.attributes() {
                        let name_of = local(name);
                        let is_name = name.starts_with("xmlns") || matches!(name_of, "schemaLocation" | "Ignorable");
                        let is_id =
                            matches!(name_of, "id" | "uid" | "guid" | "lastIdx" | "clrIdx") || value.starts_with('{');
                        if !is_name && !is_id && !value.trim().is_empty() {
                            writer.text(&format!("{name_of}: {}\n", one_line(&value)))?;
                        }
                    }
                }
                let name = named.filter(|_| what == Leaves::Properties).or(inherited);
                open.push(name.unwrap_or_else(|| (tag.name().to_owned(), false)));
            }
            Node::Text(text) => {
                writer.holds(leaf.len() + text.len())?;
                leaf.push_str(&text);
            }
            Node::Close(_) => {
                write(&open, &leaf, what, writer)?;
                leaf.clear();
                open.pop();
            }
        }
    }
    write(&open, &leaf, what, writer)?;
    broke_off(&xml, writer);
    writer.line()
}

fn write(open: &[(String, bool)], leaf: &str, what: Leaves, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let leaf = leaf.trim();
    let Some((name, named)) = open.last() else { return Ok(()) };
    let count = leaf.bytes().all(|byte| byte.is_ascii_digit()) || matches!(leaf, "true" | "false");
    let markup = || matches!(name.as_str(), "div" | "font" | "span" | "p" | "b" | "i" | "u" | "textbox");
    if leaf.is_empty() || what == Leaves::Boxes && !markup() {
        return Ok(());
    }
    if what == Leaves::Boxes {
        return writer.text(&format!("{}\n", one_line(leaf)));
    }
    // Which program wrote it says nothing of anybody.
    let program = || matches!(name.as_str(), "Application" | "AppVersion" | "generator");
    if what == Leaves::Properties && !named && (count || program()) {
        return Ok(());
    }
    writer.text(&format!("{name}: {}\n", one_line(leaf)))
}
