//! Messages (RFC 5322, MIME): who, to whom, about what; each text of it, plain and in HTML; what is attached.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{HeaderValue, MessageParser, MimeHeaders};

use super::{Part, Step, Stop, Unread, Writer, encoding, html};

/// So long, the headers of a message or of a part are read: lists of addresses take a multiple of it.
const HEADERS: usize = 1 << 20;
/// Parts in parts: mail programs write four or five.
const DEPTH: usize = 16;

/// A message.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let (head, _) = cut(bytes)?;
    let message = MessageParser::new().parse_headers(&head).ok_or(Unread::Damaged)?;
    writer.within(Step::Part(Part::Headers), |writer| {
        for header in message.headers() {
            let value = said(header.value());
            if !value.is_empty() {
                writer.text(&format!("{}: {value}\n", header.name()))?;
            }
        }
        Ok(())
    })?;
    Ok(entity(bytes, false, 0, writer)?)
}

/// The headers of a message or of a part, with the empty line behind them, and its body.
fn cut(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, &[u8]), Stop> {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            break;
        }
    }
    if at > HEADERS {
        return Err(Stop(Unread::TooLarge));
    }
    let (head, body) = bytes.split_at(at);
    // The library leaves out a line without an end.
    let whole = head.ends_with(b"\n");
    Ok((if whole { Cow::Borrowed(head) } else { Cow::Owned([head, b"\r\n\r\n"].concat()) }, body))
}

/// What stands below the headers of a message or of a part. The library would read it all at once, messages in messages however deep, and is not made
/// for what is cut off anywhere: it is given headers alone.
fn entity(bytes: &[u8], in_digest: bool, depth: usize, writer: &mut Writer<'_>) -> Result<(), Stop> {
    writer.go_on()?;
    let (head, body) = cut(bytes)?;
    let head = MessageParser::new().parse_headers(&head);
    let head = head.as_ref().and_then(|head| head.parts.first());
    let told = head.and_then(|head| head.content_type());
    let kind = told.map_or(if in_digest { "message" } else { "text" }, |told| told.ctype());
    let form = told.map_or(Some("rfc822").filter(|_| in_digest), |told| told.subtype());
    let name = head.and_then(|head| head.attachment_name());
    if kind == "multipart"
        && let Some(boundary) = told.and_then(|told| told.attribute("boundary"))
    {
        if depth >= DEPTH {
            writer.unread(Unread::TooDeep);
            return Ok(());
        }
        let mut parts = Parts { rest: body, boundary: boundary.as_bytes() }.peekable();
        if parts.peek().is_some() {
            return parts.try_for_each(|part| entity(part, form == Some("digest"), depth + 1, writer));
        }
    }
    let bytes = match head.and_then(|head| head.content_transfer_encoding()) {
        Some(way) if way.eq_ignore_ascii_case("base64") => Cow::Owned(base_64(body)),
        Some(way) if way.eq_ignore_ascii_case("quoted-printable") => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    };
    if !matches!(kind, "text" | "multipart") {
        writer.unpacked(bytes.len())?;
        let usual = if kind == "message" && matches!(form, Some("rfc822" | "global")) { ".eml" } else { "" };
        return writer.nested(name.unwrap_or(usual), &bytes);
    }
    let decoder = told.and_then(|told| told.attribute("charset")).and_then(|label| charset_decoder(label.as_bytes()));
    let text = match decoder {
        Some(decoder) => Cow::Owned(decoder(&bytes)),
        None => encoding::decoded(&bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes)),
    };
    match name {
        // Attached: its name says what it is.
        Some(name) => {
            writer.unpacked(text.len())?;
            writer.nested(name, text.as_bytes())
        }
        None if form == Some("html") => html::page(&text, writer),
        None => {
            writer.within(Step::Line(1), |writer| writer.text(&text))?;
            writer.line()
        }
    }
}

/// The parts between the lines that say where one ends (RFC 2046, 5.1.1); what stands before the first and behind the last is for programs that know
/// no parts.
struct Parts<'b, 'n> {
    rest: &'b [u8],
    boundary: &'n [u8],
}

impl<'b> Iterator for Parts<'b, '_> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<Self::Item> {
        let (mut at, mut from) = (0, None);
        for line in self.rest.split_inclusive(|byte| *byte == b'\n') {
            let behind = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(self.boundary));
            let last = behind.and_then(|behind| behind.strip_prefix(b"--"));
            if last.or(behind).is_some_and(|behind| behind.trim_ascii().is_empty()) {
                if let Some(from) = from {
                    // The end of the line before belongs to the boundary.
                    let part = self.rest.get(from..at).unwrap_or_default();
                    let part = part.strip_suffix(b"\n").unwrap_or(part);
                    self.rest = self.rest.get(at..).unwrap_or_default();
                    return Some(part.strip_suffix(b"\r").unwrap_or(part));
                }
                if last.is_some() {
                    break;
                }
                from = Some(at + line.len());
            }
            at += line.len();
        }
        let part = from.and_then(|from| self.rest.get(from..));
        self.rest = &[];
        part
    }
}

/// What is no digit is passed over, as mail programs do.
fn base_64(body: &[u8]) -> Vec<u8> {
    let (mut out, mut held, mut bits) = (Vec::with_capacity(body.len() / 4 * 3), 0_u32, 0);
    for byte in body {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                bits = 0;
                continue;
            }
            _ => continue,
        };
        held = held << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}

/// RFC 2045, 6.7. A sign of equality that says nothing stays.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let words = line.trim_ascii_end();
        let (words, end) = match words.strip_suffix(b"=") {
            Some(words) => (words, &[][..]),
            None => (words, line.get(words.len()..).unwrap_or_default()),
        };
        let mut rest = words;
        while let Some((first, after)) = rest.split_first() {
            let digit = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
            match (first, digit(0), digit(1)) {
                (b'=', Some(high), Some(low)) => {
                    out.push((high << 4 | low) as u8);
                    rest = after.get(2..).unwrap_or_default();
                }
                _ => {
                    out.push(*first);
                    rest = after;
                }
            }
        }
        out.extend_from_slice(end);
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_between_their_lines() {
        let parts = |body: &'static str| -> Vec<&str> {
            let all = Parts { rest: body.as_bytes(), boundary: b"b" };
            all.map(|part| str::from_utf8(part).unwrap_or_default()).collect()
        };
        assert_eq!(parts("avant\r\n--b\r\nun\r\n\r\n--b \r\n--bb\r\n--b--\r\naprès\r\n--b\r\n"), ["un\r\n", "--bb"]);
        assert_eq!(parts("--b\nun\n--b\n--b\ndeux"), ["un", "", "deux"]);
        assert_eq!(parts("--b"), [""]);
        assert_eq!(parts("--b--\n--b\nun"), [""; 0]);
    }

    #[test]
    fn encodings_of_transfer() {
        assert_eq!(base_64(b"Qm9uam\r\n91!cg==Qm9u"), b"BonjourBon");
        assert_eq!(quoted_printable(b"num=C3=\r\n=a9ro = 3 =4 \r\nfin="), "numéro = 3 =4 \r\nfin".as_bytes());
    }
}
