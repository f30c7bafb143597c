//! XML as a row of openings, closings and texts: no tree, no recursion. Names are without their prefix: what a document calls its namespaces is
//! its own affair. Nothing is expanded but the five entities of XML, the space that does not break, and characters by their number.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

/// Elements in elements: no document is as deep as this.
const DEPTH: usize = 1 << 14;

/// The text of an XML file: by its mark, by what it declares, or UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match bytes {
        [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0
}

/// The same of bytes that are nobody else's: most are UTF-8, which is not copied.
pub(super) fn decode_owned(bytes: Vec<u8>) -> String {
    match decode(&bytes) {
        Cow::Owned(text) => text,
        // Without its mark.
        Cow::Borrowed(text) if text.len() < bytes.len() => text.to_owned(),
        Cow::Borrowed(_) => String::from_utf8(bytes).unwrap_or_default(),
    }
}

/// What the first line declares. That it is UTF-16 cannot be: it was read as bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let line = bytes.get(..bytes.len().min(200))?;
    let line = line.split(|byte| *byte == b'>').next()?;
    let line = std::str::from_utf8(line).ok().filter(|line| line.starts_with("<?xml"))?;
    let (_, value) = line.split_once("encoding")?;
    let value = value.trim_start_matches([' ', '=', '"', '\'']);
    let encoding = Encoding::for_label(value.split(['"', '\'']).next()?.as_bytes())?;
    Some(encoding).filter(|encoding| encoding.is_ascii_compatible())
}

/// What comes next.
pub(super) enum Node<'a> {
    /// An element opens; an empty one too, and closes at once.
    Open(Tag<'a>),
    /// An element closes.
    Close(End<'a>),
    /// Text, in as many pieces as there are references in it.
    Text(Cow<'a, str>),
}

/// An element as it opens.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The first attribute of that name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(is, _)| local(is) == name).map(|(_, value)| value)
    }

    /// The attribute of that name that has a prefix: where one without means another thing (`id` and `r:id`).
    pub(super) fn prefixed(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(is, _)| is.contains(':') && local(is) == name).map(|(_, value)| value)
    }

    /// All attributes, with their prefixes.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let all = self.0.attributes_raw();
        Attributes { rest: all }
    }

    /// Whether an attribute `val` (or none, which is the same) switches on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// An element as it closes.
pub(super) struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Attributes one after the other, as far as they are well formed.
struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.rest.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, rest) = rest.get(1..)?.split_once(quote)?;
        self.rest = rest;
        Some((name.trim(), unescape(value)))
    }
}

/// The attributes of a tag as it stands in a text, from its `<` on: the name of each, and where between its quotes its value stands.
pub(super) fn attribute_spans(tag: &str) -> Vec<(&str, Range<usize>)> {
    let mut all = Vec::new();
    let after = tag.find([' ', '\t', '\n', '\r']).unwrap_or(tag.len());
    let mut rest = tag.get(after..).unwrap_or_default();
    while let Some((name, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { break };
        let value = value.get(1..).unwrap_or_default();
        let Some(length) = value.find(quote) else { break };
        let from = tag.len() - value.len();
        all.push((name.trim(), from..from + length));
        rest = value.get(length + 1..).unwrap_or_default();
    }
    all
}

/// Text with its references resolved; what is none of XML's own stays as it is.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        whole.push_str(before);
        // The longest is a number: `&#x10ffff;`.
        let end = after.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((reference(after.get(..end)?)?, after.get(end + 1..)?))) {
            Some((sign, after)) => {
                whole.push(sign);
                rest = after;
            }
            None => {
                whole.push('&');
                rest = after;
            }
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        // HTML's, in what calls itself XML.
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Reads an XML text.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Where what came last begins.
    from: u64,
    /// It broke off before its end.
    damaged: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self { reader, depth: 0, from: 0, damaged: false }
    }

    /// The name of the outermost element.
    pub(super) fn root(text: &'a str) -> Option<String> {
        let mut xml = Self::new(text);
        loop {
            if let Node::Open(tag) = xml.next()? {
                return Some(tag.name().to_owned());
            }
        }
    }

    /// The name of the outermost element, with its prefix.
    pub(super) fn root_tag(text: &'a str) -> Option<&'a str> {
        let mut xml = Self::new(text);
        loop {
            if let Node::Open(_) = xml.next()? {
                let tag = text.get(xml.span())?.strip_prefix('<')?;
                return tag.split([' ', '\t', '\n', '\r', '/', '>']).next();
            }
        }
    }

    /// Whether it broke off.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Where in the text what came last stands; where an empty element closes, nothing does.
    pub(super) fn span(&self) -> Range<usize> {
        self.from as usize..self.reader.buffer_position() as usize
    }

    /// What comes next; none: the end, or what is no XML any more.
    pub(super) fn next(&mut self) -> Option<Node<'a>> {
        loop {
            self.from = self.reader.buffer_position();
            return Some(match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        self.damaged = true;
                        return None;
                    }
                    Node::Open(Tag(tag))
                }
                Ok(Event::End(tag)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(End(tag))
                }
                Ok(Event::Text(text)) => Node::Text(text.into_inner()),
                Ok(Event::CData(text)) => Node::Text(text.into_inner()),
                Ok(Event::GeneralRef(name)) => {
                    let name = name.into_inner();
                    Node::Text(match reference(&name) {
                        Some(sign) => Cow::Owned(sign.to_string()),
                        None => Cow::Owned(format!("&{name};")),
                    })
                }
                Ok(Event::Eof) => {
                    self.damaged |= self.depth > 0;
                    return None;
                }
                Ok(_) => continue,
                Err(_) => {
                    self.damaged = true;
                    return None;
                }
            });
        }
    }
}
