//! Messages (RFC 5322, MIME): who, to whom, about what; each text of it, plain and in HTML; what is attached.

use mail_parser::{HeaderValue, MessageParser, MimeHeaders, PartType};

use super::{Part, Step, Unread, Writer, html};

/// A message.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let message = MessageParser::new().parse(bytes).ok_or(Unread::Damaged)?;
    writer.within(Step::Part(Part::Headers), |writer| {
        for header in message.headers() {
            let value = said(header.value());
            if !value.is_empty() {
                writer.text(&format!("{}: {value}\n", header.name()))?;
            }
        }
        Ok(())
    })?;
    for part in &message.parts {
        match &part.body {
            // Attached: its name says what it is.
            PartType::Text(text) | PartType::Html(text) if part.attachment_name().is_some() => {
                writer.unpacked(text.len())?;
                writer.nested(part.attachment_name().unwrap_or_default(), text.as_bytes())?;
            }
            PartType::Text(text) => {
                writer.within(Step::Line(1), |writer| writer.text(text))?;
                writer.line()?;
            }
            PartType::Html(text) => html::page(text, writer)?,
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                writer.unpacked(bytes.len())?;
                writer.nested(part.attachment_name().unwrap_or_default(), bytes)?;
            }
            // Read here already: its parts are not among ours.
            PartType::Message(inner) => {
                let raw = inner.raw_message();
                writer.unpacked(raw.len())?;
                writer.nested(part.attachment_name().unwrap_or(".eml"), raw)?;
            }
            PartType::Multipart(_) => {}
        }
    }
    Ok(())
}

/// What a header says, in a line.
fn said(value: &HeaderValue<'_>) -> String {
    match value {
        HeaderValue::Text(text) => text.to_string(),
        HeaderValue::TextList(list) => list.join(", "),
        HeaderValue::Address(address) => {
            let one = |name: Option<&str>, at: Option<&str>| match (name, at) {
                (Some(name), Some(at)) => format!("{name} <{at}>"),
                (one, other) => one.or(other).unwrap_or_default().to_owned(),
            };
            let all: Vec<String> = address.iter().map(|each| one(each.name(), each.address())).collect();
            all.join(", ")
        }
        // Dates and types say nothing of anybody.
        _ => String::new(),
    }
}
