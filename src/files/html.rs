//! Pages in HTML: what is read on them, and what is in them and not read: comments, attributes that hold words, scripts, style sheets.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::{Part, Step, Stop, Unread, Writer, encoding};

/// Elements that end a line; between all others words run on.
pub(super) const BLOCKS: [&[u8]; 34] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"dd",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"li",
    b"main",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"table",
    b"title",
    b"tr",
];
/// Attributes that hold words, or somebody's address.
pub(super) const WORDS: [&[u8]; 10] = [
    b"alt",
    b"aria-label",
    b"cite",
    b"content",
    b"data-value",
    b"href",
    b"placeholder",
    b"summary",
    b"title",
    b"value",
];

/// A page.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let text = encoding::decoded(bytes).ok_or(Unread::UnknownKind)?;
    Ok(page(&text, writer)?)
}

/// The same of a text.
pub(super) fn page(text: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let (mut hidden, mut cells, mut holds_words) = (String::new(), false, false);
    // Attributes one by one: a tag may have a million.
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        let said = match event {
            CallbackEvent::OpenStartTag { name } if BLOCKS.contains(&name) => {
                cells = false;
                writer.line()
            }
            CallbackEvent::OpenStartTag { name: b"td" | b"th" } => match std::mem::replace(&mut cells, true) {
                true => writer.text("\t"),
                false => Ok(()),
            },
            CallbackEvent::AttributeName { name } => {
                holds_words = WORDS.contains(&name);
                Ok(())
            }
            CallbackEvent::AttributeValue { value } if holds_words && !value.is_empty() => {
                hidden.push_str(&String::from_utf8_lossy(value));
                hidden.push('\n');
                Ok(())
            }
            CallbackEvent::EndTag { name } if BLOCKS.contains(&name) => writer.line(),
            CallbackEvent::String { value } => said_of(&String::from_utf8_lossy(value), writer),
            CallbackEvent::Comment { value } => {
                hidden.push_str(&String::from_utf8_lossy(value));
                hidden.push('\n');
                Ok(())
            }
            _ => Ok(()),
        };
        said.and_then(|()| writer.go_on()).err()
    });
    // In scripts and style sheets `<` begins no element.
    emitter.naively_switch_states(true);
    if let Some(Ok(stop)) = Tokenizer::new_with_emitter(text, emitter).next() {
        return Err(stop);
    }
    writer.line()?;
    if hidden.trim().is_empty() {
        return Ok(());
    }
    writer.within(Step::Part(Part::Hidden), |writer| writer.text(&hidden))
}

/// Words of a page: what is white in its source is one space on it.
fn said_of(said: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    for (at, word) in said.split([' ', '\t', '\n', '\r', '\u{c}']).enumerate() {
        if at > 0 && !writer.ends_white() {
            writer.text(" ")?;
        }
        writer.text(word)?;
    }
    Ok(())
}
