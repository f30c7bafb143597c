//! Messages as protobuf has them, and the two ways to write them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A field of a message, by its number (protobuf) and its name (JSON).
pub(super) struct Field<'a> {
    pub(super) number: u32,
    pub(super) name: &'static str,
    pub(super) value: Value<'a>,
}

/// What a field holds.
pub(super) enum Value<'a> {
    /// `string`.
    Text(Cow<'a, str>),
    /// `bool`.
    Truth(bool),
    /// `fixed64`.
    Fixed(u64),
    /// `int64`, of which none here is below 0.
    Whole(u64),
    /// A value of an enumeration, below 128.
    Choice(u8),
    /// A message.
    Message(Vec<Field<'a>>),
    /// `repeated`: messages.
    Each(Vec<Value<'a>>),
}

/// The message in the JSON of OTLP: names in lowerCamelCase, whole numbers of 64 bits as strings, enumerations as numbers.
pub(super) fn json(message: &[Field<'_>]) -> String {
    let mut out = String::new();
    json_message(message, &mut out);
    out
}

fn json_message(message: &[Field<'_>], out: &mut String) {
    out.push('{');
    for (at, field) in message.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        json_text(field.name, out);
        out.push(':');
        json_value(&field.value, out);
    }
    out.push('}');
}

fn json_value(value: &Value<'_>, out: &mut String) {
    match value {
        Value::Text(text) => json_text(text, out),
        Value::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Fixed(number) | Value::Whole(number) => json_text(&number.to_string(), out),
        Value::Choice(number) => out.push_str(&number.to_string()),
        Value::Message(message) => json_message(message, out),
        Value::Each(values) => {
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                json_value(value, out);
            }
            out.push(']');
        }
    }
}

fn json_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            char if char < ' ' => {
                // A String takes whatever is written to it.
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out.push('"');
}

/// The types on the wire that are needed here (<https://protobuf.dev/programming-guides/encoding/>).
const VARINT: u32 = 0;
const EIGHT_BYTES: u32 = 1;
const SIZED: u32 = 2;

/// The message in protobuf.
pub(super) fn protobuf(message: &[Field<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in message {
        protobuf_value(field.number, &field.value, &mut out);
    }
    out
}

fn protobuf_value(number: u32, value: &Value<'_>, out: &mut Vec<u8>) {
    let mut tag = |wire: u32| varint(u64::from(number << 3 | wire), out);
    match value {
        Value::Text(text) => {
            tag(SIZED);
            sized(text.as_bytes(), out);
        }
        Value::Truth(truth) => {
            tag(VARINT);
            varint(u64::from(*truth), out);
        }
        Value::Fixed(number) => {
            tag(EIGHT_BYTES);
            out.extend(number.to_le_bytes());
        }
        Value::Whole(number) => {
            tag(VARINT);
            varint(*number, out);
        }
        Value::Choice(number) => {
            tag(VARINT);
            varint(u64::from(*number), out);
        }
        Value::Message(message) => {
            tag(SIZED);
            sized(&protobuf(message), out);
        }
        Value::Each(values) => values.iter().for_each(|value| protobuf_value(number, value, out)),
    }
}

fn sized(bytes: &[u8], out: &mut Vec<u8>) {
    varint(bytes.len() as u64, out);
    out.extend(bytes);
}

/// Seven bits a byte, the low ones first.
fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Vec<Field<'static>> {
        let field = |number, name, value| Field { number, name, value };
        let inner = || Value::Message(vec![field(1, "b", Value::Truth(false))]);
        vec![
            field(1, "text", Value::Text("a\"\\\n\u{1}é".into())),
            field(2, "time", Value::Fixed(u64::MAX)),
            field(3, "count", Value::Whole(300)),
            field(4, "severity", Value::Choice(13)),
            field(16, "each", Value::Each(vec![inner(), inner()])),
        ]
    }

    #[test]
    fn in_json() {
        let expected = r#"{"text":"a\"\\\u000a\u0001é","time":"18446744073709551615","count":"300","severity":13,"each":[{"b":false},{"b":false}]}"#;
        assert_eq!(json(&message()), expected);
    }

    #[test]
    fn in_protobuf() {
        let mut expected = b"\x0a\x07a\"\\\n\x01\xc3\xa9\x11".to_vec();
        expected.extend([0xff; 8]);
        expected.extend(b"\x18\xac\x02\x20\x0d\x82\x01\x02\x08\x00\x82\x01\x02\x08\x00");
        assert_eq!(protobuf(&message()), expected);
    }
}
