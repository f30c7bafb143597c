//! What stands beside a document in XMP, and in other small XML: each text with the name of what it is of. Total: what is no XML says what it can.

use super::xml::{decode, unescape};
use super::{Part, Step, Stop, Writer};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// So deep, elements are told apart.
const DEEPEST: usize = 64;

/// Prefixes of names that tell of the file, never of people: identities, versions, the settings of cameras and of editors.
const TECHNICAL: [&str; 15] = [
    "xmlns",
    "xml",
    "x",
    "rdf",
    "xmpMM",
    "stRef",
    "stEvt",
    "pdfaid",
    "pdfaExtension",
    "pdfaSchema",
    "pdfaProperty",
    "pdfuaid",
    "crs",
    "xmpG",
    "xmpTPg",
];

/// What was told already. Its sum stands for each text: a picture may hold a million.
#[derive(Default)]
pub(super) struct Told(HashSet<u64>);

impl Told {
    /// Whether a text was not told yet; from here on it was.
    pub(super) fn is_new(&mut self, text: &str) -> bool {
        let mut sum = DefaultHasher::new();
        text.hash(&mut sum);
        self.0.insert(sum.finish())
    }
}

/// Writes what an XMP packet says: `creator: Luc Tremblay`. `said`: what was said already, and is not said again.
pub(super) fn write(packet: &[u8], part: Part, said: &mut Told, writer: &mut Writer<'_>) -> Result<(), Stop> {
    writer.enter(Step::Part(part));
    let text = decode(packet);
    let mut stopped = Ok(());
    each(&text, &mut |name, value| {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if TECHNICAL.contains(&prefix) || prefix == "rdf" || value.starts_with("uuid:") || !said.is_new(value) {
            return true;
        }
        stopped = writer.text(&format!("{local}: {value}\n"));
        stopped.is_ok()
    });
    writer.leave();
    stopped
}

/// Each text and each attribute, with the name of its property: of the nearest element around it that is not RDF's own. Until `say` says no.
pub(super) fn each(xml: &str, say: &mut dyn FnMut(&str, &str) -> bool) {
    let (mut rest, mut open): (&str, Vec<&str>) = (xml, Vec::new());
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let name = open.iter().rev().find(|name| !name.starts_with("rdf:")).copied().unwrap_or("");
        let plain = unescape(text.trim());
        if !plain.is_empty() && !say(name, &plain) {
            return;
        }
        rest = if let Some(data) = tag.strip_prefix("<![CDATA[") {
            let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
            if !data.trim().is_empty() && !say(name, data.trim()) {
                return;
            }
            after
        } else if let Some(comment) = tag.strip_prefix("<!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if let Some(told) = tag.strip_prefix("<?") {
            told.split_once("?>").map_or("", |(_, after)| after)
        } else if let Some(closed) = tag.strip_prefix("</") {
            open.pop();
            closed.split_once('>').map_or("", |(_, after)| after)
        } else {
            let Some(element) = tag.strip_prefix('<') else { return };
            let from =
                element.find(|char: char| char.is_whitespace() || char == '>' || char == '/').unwrap_or(element.len());
            let (name, attributes) = element.split_at(from);
            let Some((closed, after)) = attributes_of(attributes, say) else { return };
            if !closed && open.len() < DEEPEST {
                open.push(name);
            }
            after
        };
    }
}

/// Says the attributes of a tag; whether it is closed in itself, and what follows. None: enough was said.
fn attributes_of<'x>(mut rest: &'x str, say: &mut dyn FnMut(&str, &str) -> bool) -> Option<(bool, &'x str)> {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return Some((true, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Some((false, after));
        }
        let from = rest.find(|char: char| matches!(char, '=' | '>' | '/') || char.is_whitespace());
        let Some(from) = from else { return Some((true, "")) };
        let (name, after) = rest.split_at(from);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            // A name alone, or a stray sign.
            rest = if name.is_empty() { after.get(1..).unwrap_or("") } else { after };
            continue;
        };
        let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''));
        let Some((value, after)) = quote.and_then(|quote| value.get(1..)?.split_once(quote)) else {
            return Some((true, ""));
        };
        let plain = unescape(value.trim());
        if !plain.is_empty() && !say(name, &plain) {
            return None;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(xml: &str) -> Vec<String> {
        let mut said = Vec::new();
        each(xml, &mut |name, value| {
            said.push(format!("{name}={value}"));
            true
        });
        said
    }

    #[test]
    fn names_and_values() {
        let xml = "<?xpacket?><rdf:Description photoshop:City='Gasp&#xe9;'><dc:creator><rdf:Seq><rdf:li>L &amp; T</rdf:li></rdf:Seq></dc:creator>\
                   <a/><![CDATA[x<y]]></rdf:Description>";
        assert_eq!(said(xml), ["photoshop:City=Gaspé", "dc:creator=L & T", "=x<y"]);
    }

    #[test]
    fn what_is_none() {
        for xml in [
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<a b='c",
            "</",
            "<!--",
            "<?",
            "<![CDATA[",
            "&",
            "&#x110000;",
            "<é é=é>",
            "<a =>",
            "<a //>b",
        ] {
            let _ = said(xml);
        }
    }
}
