//! What is written in a request: the texts in its body and its address, out of the forms that pages send them in. Bodies come
//! without a content type, so that each is told by its look; what has no form that is known is read as it is.

use serde_json::Value;

/// Forms inside forms (JSON in a field of a form, in a string of JSON) are opened so deep.
const DEPTH: usize = 6;
/// A text of so many words is written by somebody; names, addresses of accounts and what a page counts are shorter.
const WORDS: usize = 4;

/// The texts in a body. Any bytes at all; never fails. What an AI platform answered before, sent along again, is left out.
///
/// ```
/// let body = br#"{"messages":[{"role":"user","content":"Rappeler la citoyenne ce soir"}]}"#;
/// assert_eq!(balise::leaving::texts(body), ["Rappeler la citoyenne ce soir"]);
/// ```
pub fn texts(body: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some((message, after)) = envelope(rest) {
        any(message, &mut found);
        rest = after;
    }
    any(rest, &mut found);
    found
}

/// A message in its envelope, and what follows it: a byte of flags and the length in four, most significant first (connect-RPC,
/// gRPC-Web).
fn envelope(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, rest) = body.split_first_chunk::<5>()?;
    let [flags, length @ ..] = *head;
    (flags < 4).then(|| rest.split_at_checked(u32::from_be_bytes(length) as usize))?
}

/// How files begin that hold no text as it is: archives and Office documents, PDF, pictures. What is in them is read before a page has them; their
/// bytes, taken for words, would be numbers at random. (A wrapper in the page reads a Blob as UTF-8: then the first sign of a picture is lost.)
const FILES: [&[u8]; 7] = [
    b"PK\x03\x04",
    b"%PDF-",
    b"\x89PNG",
    b"\xEF\xBF\xBDPNG",
    b"\xFF\xD8\xFF",
    b"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
    b"GIF8",
];

fn any(body: &[u8], found: &mut Vec<String>) {
    if FILES.iter().any(|begins| body.starts_with(begins)) {
        return;
    }
    if let Ok(text) = std::str::from_utf8(body)
        && open(text, DEPTH, found)
    {
        return;
    }
    // Binary forms (protobuf, records of SignalR parted by 0x1E) hold their texts as they are, between bytes that are none.
    for chunk in body.utf8_chunks() {
        for text in chunk.valid().split(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            read(text, DEPTH, found);
        }
    }
}

/// The texts in an address: the values of its query.
pub fn texts_of_address(url: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some((_, query)) = url.split_once('?') {
        values(query.split_once('#').map_or(query, |(query, _)| query), DEPTH, &mut found);
    }
    found
}

/// A text that may have a form.
fn read(text: &str, depth: usize, found: &mut Vec<String>) {
    let text = text.trim();
    if !open(text, depth, found) && text.split_whitespace().nth(WORDS - 1).is_some() {
        found.push(text.to_owned());
    }
}

/// Opens a form; false when the text has none.
fn open(text: &str, depth: usize, found: &mut Vec<String>) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let text = text.trim();
    match text.as_bytes() {
        [b'{' | b'[' | b'"', ..] => json(text, depth, found),
        [b'-', b'-', ..] => multipart(text, depth, found),
        _ => form(text, depth, found),
    }
}

/// JSON. « [citoyenne] a écrit : ... » begins like it, and is none.
fn json(text: &str, depth: usize, found: &mut Vec<String>) -> bool {
    let parsed = crate::policy::parse_json(text);
    if let Some(value) = &parsed {
        strings(value, depth, found);
    }
    parsed.is_some()
}

fn strings(value: &Value, depth: usize, found: &mut Vec<String>) {
    match value {
        Value::String(text) => read(text, depth, found),
        Value::Array(values) => values.iter().for_each(|value| strings(value, depth, found)),
        Value::Object(fields) => {
            let role = fields.get("role").or_else(|| fields.get("author").and_then(|author| author.get("role")));
            let of_the_platform = role.and_then(Value::as_str).is_some_and(|role| PLATFORM.contains(&role));
            if !of_the_platform {
                fields.values().for_each(|value| strings(value, depth, found));
            }
        }
        _ => {}
    }
}

/// Whose messages are not the person's, as the APIs of AI platforms name them.
const PLATFORM: [&str; 5] = ["assistant", "model", "system", "developer", "tool"];

/// `multipart/form-data` (RFC 7578): parts between lines of one boundary, each with headers above a blank line.
fn multipart(text: &str, depth: usize, found: &mut Vec<String>) -> bool {
    let boundary = text.lines().next().unwrap_or_default();
    if boundary.len() < 4 || !text.contains("ontent-") {
        return false;
    }
    for part in text.split(boundary) {
        let part = part.split_once("\r\n\r\n").or_else(|| part.split_once("\n\n"));
        if let Some((_, content)) = part {
            read(content, depth, found);
        }
    }
    true
}

/// `application/x-www-form-urlencoded` (WHATWG URL, 5.1): names and values without a space.
fn form(text: &str, depth: usize, found: &mut Vec<String>) -> bool {
    if !text.contains('=') || text.contains(|c: char| c.is_whitespace() || c == '"' || c == '{') {
        return false;
    }
    values(text, depth, found);
    true
}

/// The values of names and values, `&` between them.
fn values(pairs: &str, depth: usize, found: &mut Vec<String>) {
    for pair in pairs.split('&') {
        read(&plain(pair.split_once('=').map_or(pair, |(_, value)| value)), depth, found);
    }
}

/// A value without its escapes.
fn plain(value: &str) -> String {
    let bytes = value.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match (byte, hex(at), hex(at + 1)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(*byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "Rappeler la citoyenne au 418 527-3366";

    fn check(body: &[u8]) {
        assert_eq!(texts(body), [SAID], "{}", String::from_utf8_lossy(body));
    }

    #[test]
    fn the_bytes_of_a_file_are_no_words() {
        let number = " carte 4530 9123 4567 8906 et encore des mots";
        for begins in [&b"PK\x03\x04"[..], b"%PDF-1.7", b"\x89PNG\r\n", b"\xFF\xD8\xFF\xE0", b"GIF89a"] {
            let body = [begins, number.as_bytes()].concat();
            assert_eq!(texts(&body), [""; 0], "{begins:?}");
            // As a page's own wrapper reads them.
            assert_eq!(texts(String::from_utf8_lossy(&body).as_bytes()), [""; 0], "{begins:?}");
        }
    }

    #[test]
    fn as_it_is() {
        check(SAID.as_bytes());
    }

    #[test]
    fn json_deep_inside() {
        check(format!(r#"{{"id":"a1","messages":[{{"content":{{"parts":["{SAID}"]}}}}],"n":1.5}}"#).as_bytes());
    }

    #[test]
    fn json_in_a_string_of_json() {
        let inner = serde_json::json!({ "text": SAID }).to_string();
        check(serde_json::json!({ "data": inner }).to_string().as_bytes());
    }

    #[test]
    fn what_the_platform_said_is_left_out() {
        let body = serde_json::json!({ "messages": [
            { "role": "system", "content": "Tu aides le personnel de la ville" },
            { "role": "assistant", "content": "Le bureau répond au 418 555-0100 le matin" },
            { "author": { "role": "tool" }, "content": "un deux trois quatre cinq" },
            { "role": "user", "content": SAID },
        ] });
        check(body.to_string().as_bytes());
    }

    #[test]
    fn a_form_with_json_in_it() {
        let escaped = SAID.replace(' ', "%20");
        check(format!("at=x&f.req=%5Bnull%2C%22%5B%5B%5C%22{escaped}%5C%22%5D%5D%22%5D").as_bytes());
        check(format!("q={}&hl=fr", SAID.replace(' ', "+")).as_bytes());
    }

    #[test]
    fn parts_of_a_form() {
        let head = "------x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n";
        check(format!("{head}{{\"inputs\":\"{SAID}\"}}\r\n------x--\r\n").as_bytes());
    }

    #[test]
    fn records_and_envelopes() {
        check(format!("{{\"type\":6}}\u{1e}{{\"arguments\":[{{\"text\":\"{SAID}\"}}]}}\u{1e}").as_bytes());
        let message = format!("{{\"text\":\"{SAID}\"}}");
        let mut enveloped = vec![0, 0, 0, 0, message.len() as u8];
        enveloped.extend_from_slice(message.as_bytes());
        check(&enveloped);
        let mut protobuf = vec![0x0A, 0xFF, 0x12];
        protobuf.extend_from_slice(SAID.as_bytes());
        protobuf.extend_from_slice(&[0x18, 0x01]);
        check(&protobuf);
    }

    #[test]
    fn addresses() {
        assert_eq!(
            texts_of_address("https://a.example/search?q=Rappeler+la+citoyenne+au+418%20527-3366&tbo=1#x"),
            [SAID]
        );
        assert!(texts_of_address("https://a.example/").is_empty());
    }

    #[test]
    fn short_ones_are_nobodys_message() {
        assert!(texts(br#"{"email":"m.lavoie@videotron.ca","name":"Marie Lavoie","agent":"a b c"}"#).is_empty());
        assert!(texts(b"").is_empty());
    }

    #[test]
    fn nothing_is_too_deep() {
        let deep = "[".repeat(100_000);
        assert!(texts(deep.as_bytes()).is_empty());
    }
}
