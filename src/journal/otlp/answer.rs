//! What a collector's answer means (<https://opentelemetry.io/docs/specs/otlp/#otlphttp-response>), and how long to wait.

use serde_json::Value;

/// What is to be done about what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The collector has it: it may be forgotten here.
    Accepted {
        /// So many events it will not take; they must not be sent again.
        rejected: u64,
        /// What it says of them; a warning where it rejected none; empty where it says nothing.
        message: String,
    },
    /// Not now (429, 502, 503, 504): to be sent again, unchanged.
    Later {
        /// After so many seconds, a day at the most; none: by [`backoff`].
        after: Option<u32>,
    },
    /// Too much at once (413): half of it may go.
    TooLarge,
    /// All else. By the specification it must not be sent again at once. It is kept all the same: a wrong key or address in a policy must not cost the
    /// journal. Who sends waits [`MOST`] and says so.
    Refused {
        /// What the collector says; empty where it says nothing.
        message: String,
    },
}

/// What it is by the status, the headers `Retry-After` and `Content-Type`, and the body.
///
/// Of a `Retry-After`, seconds are understood; a date is as none, since there is no clock here and the clocks of two computers may differ.
///
/// A status of success counts when the answer is a collector's: with nothing in it, or with the message that OTLP asks for. The page that a web
/// server has for any address at all would else take a journal and keep nothing of it.
pub fn answer(status: u16, retry_after: Option<&str>, content_type: Option<&str>, body: &[u8]) -> Answer {
    match status {
        200..=299 => accepted(content_type, body).unwrap_or(Answer::Refused { message: String::new() }),
        413 => Answer::TooLarge,
        429 | 502 | 503 | 504 => Answer::Later { after: retry_after.and_then(seconds) },
        _ => Answer::Refused { message: refusal(content_type, body).unwrap_or_default() },
    }
}

/// A day, in seconds: a mistaken number must not silence a journal for a year.
const DAY: u32 = 24 * 60 * 60;

fn seconds(header: &str) -> Option<u32> {
    let header = header.trim();
    let digits = !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| header.parse().map_or(DAY, |seconds: u32| seconds.min(DAY)))
}

/// `ExportLogsServiceResponse`; none where it is none.
fn accepted(content_type: Option<&str>, body: &[u8]) -> Option<Answer> {
    let mut rejected = 0;
    let mut message = String::new();
    if body.is_empty() {
        return Some(Answer::Accepted { rejected, message });
    }
    match encoding(content_type)? {
        Encoding::Json => {
            let response: Value = serde_json::from_slice(body).ok()?;
            let partial = response.as_object()?.get("partialSuccess");
            if let Some(partial) = partial {
                let count = &partial["rejectedLogRecords"];
                rejected = count.as_u64().or_else(|| count.as_str()?.parse().ok()).unwrap_or(0);
                message = said(partial["errorMessage"].as_str().unwrap_or(""));
            }
        }
        Encoding::Protobuf => {
            for (_, partial) in fields(body)?.into_iter().filter(|(number, _)| *number == 1) {
                let Part::Bytes(partial) = partial else { return None };
                for field in fields(partial)? {
                    match field {
                        // Below 0 is what no collector says.
                        (1, Part::Number(number)) => rejected = i64::try_from(number).map_or(0, |_| number),
                        (2, Part::Bytes(text)) => message = said(&String::from_utf8_lossy(text)),
                        _ => {}
                    }
                }
            }
        }
    }
    Some(Answer::Accepted { rejected, message })
}

/// The message of a `google.rpc.Status`; none where there is none.
fn refusal(content_type: Option<&str>, body: &[u8]) -> Option<String> {
    match encoding(content_type)? {
        Encoding::Json => {
            let status: Value = serde_json::from_slice(body).ok()?;
            Some(said(status["message"].as_str()?))
        }
        Encoding::Protobuf => fields(body)?.into_iter().find_map(|field| match field {
            (2, Part::Bytes(text)) => Some(said(&String::from_utf8_lossy(text))),
            _ => None,
        }),
    }
}

/// So many characters of what a collector says are shown, at the most.
const LONGEST: usize = 200;

/// What a collector says, fit to be shown on one line.
fn said(message: &str) -> String {
    let line = message.trim().chars().take(LONGEST);
    line.map(|char| if char.is_control() { ' ' } else { char }).collect()
}

enum Encoding {
    Json,
    Protobuf,
}

fn encoding(content_type: Option<&str>) -> Option<Encoding> {
    let name = content_type?.split(';').next()?.trim();
    if name.eq_ignore_ascii_case("application/json") {
        Some(Encoding::Json)
    } else if name.eq_ignore_ascii_case("application/x-protobuf") {
        Some(Encoding::Protobuf)
    } else {
        None
    }
}

/// A field of a message in protobuf.
enum Part<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The fields of a message; none where it is none.
fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Part<'_>)>> {
    let mut fields = vec![];
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let part = match tag & 7 {
            0 => Part::Number(varint(&mut bytes)?),
            1 => Part::Bytes(take(&mut bytes, 8)?),
            2 => {
                let length = varint(&mut bytes)?;
                Part::Bytes(take(&mut bytes, length)?)
            }
            5 => Part::Bytes(take(&mut bytes, 4)?),
            _ => return None,
        };
        fields.push((tag >> 3, part));
    }
    Some(fields)
}

fn take<'a>(bytes: &mut &'a [u8], length: u64) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
    *bytes = rest;
    Some(taken)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The shortest wait, in milliseconds: a minute.
pub const LEAST: f64 = 60_000.0;
/// The longest wait, in milliseconds: an hour.
pub const MOST: f64 = 3_600_000.0;

/// How many milliseconds to wait after so many failures in a row, where the collector did not say. It doubles each time; where in it one comes to stand is
/// by chance (a number from 0 to 1), so that a town's browsers do not come back together: anywhere from [`LEAST`] up to the bound (« full jitter »,
/// M. Brooker, « Exponential Backoff And Jitter », 2015).
pub fn backoff(failures: u32, chance: f64) -> f64 {
    let doubled = 2_f64.powi(failures.clamp(1, 32) as i32);
    let bound = (LEAST * doubled).min(MOST);
    let chance = if chance.is_nan() { 0.0 } else { chance.clamp(0.0, 1.0) };
    LEAST + (bound - LEAST) * chance
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: Option<&str> = Some("application/json; charset=utf-8");
    const PROTOBUF: Option<&str> = Some("application/x-protobuf");

    fn accepted(rejected: u64, message: &str) -> Answer {
        Answer::Accepted { rejected, message: message.into() }
    }

    fn refused(message: &str) -> Answer {
        Answer::Refused { message: message.into() }
    }

    #[test]
    fn taken() {
        for body in [&b""[..], b"{}", br#"{"partialSuccess":null}"#, br#"{"partialSuccess":{}}"#] {
            assert_eq!(answer(200, None, JSON, body), accepted(0, ""));
        }
        assert_eq!(answer(202, None, None, b""), accepted(0, ""));
        assert_eq!(answer(200, None, PROTOBUF, b"\x0a\x00"), accepted(0, ""));
    }

    #[test]
    fn taken_in_part() {
        for count in ["3", "\"3\""] {
            let body = format!(r#"{{"partialSuccess":{{"rejectedLogRecords":{count},"errorMessage":"too\nold"}}}}"#);
            assert_eq!(answer(200, None, JSON, body.as_bytes()), accepted(3, "too old"));
        }
        assert_eq!(answer(200, None, PROTOBUF, b"\x0a\x09\x08\xac\x02\x12\x04late"), accepted(300, "late"));
        // -1, in ten bytes.
        let below = b"\x0a\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        assert_eq!(answer(200, None, PROTOBUF, below), accepted(0, ""));
    }

    #[test]
    fn what_is_no_collector_has_taken_nothing() {
        assert_eq!(answer(200, None, Some("text/html"), b"<!doctype html>"), refused(""));
        assert_eq!(answer(200, None, None, b"OK"), refused(""));
        assert_eq!(answer(200, None, JSON, b"[]"), refused(""));
        assert_eq!(answer(200, None, JSON, b"<html>"), refused(""));
        for body in [&b"\x0a"[..], b"\x0a\x05a", b"\x08\x01", b"\x0f", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"]
        {
            assert_eq!(answer(200, None, PROTOBUF, body), refused(""), "{body:?}");
        }
    }

    #[test]
    fn later() {
        for status in [429, 502, 503, 504] {
            assert_eq!(answer(status, Some(" 120 "), JSON, b""), Answer::Later { after: Some(120) });
            assert_eq!(answer(status, None, None, b"<html>"), Answer::Later { after: None });
        }
        for (header, after) in [
            ("0", Some(0)),
            ("99999999999999999999", Some(DAY)),
            ("Sat, 28 Nov 2026 01:00:00 GMT", None),
            ("-1", None),
            ("+1", None),
            ("", None),
        ] {
            assert_eq!(answer(503, Some(header), None, b""), Answer::Later { after }, "{header}");
        }
    }

    #[test]
    fn not_like_this() {
        assert_eq!(answer(413, Some("1"), Some("text/html"), b"<html>"), Answer::TooLarge);
        assert_eq!(answer(401, None, JSON, br#"{"code":16,"message":"no key"}"#), refused("no key"));
        assert_eq!(answer(400, None, PROTOBUF, b"\x08\x03\x12\x06no key"), refused("no key"));
        for status in [0, 302, 400, 404, 408, 500, 501, 505] {
            assert_eq!(answer(status, Some("1"), Some("text/plain"), b"no"), refused(""), "{status}");
        }
        let long = format!(r#"{{"message":"{}"}}"#, "é".repeat(1000));
        assert_eq!(answer(500, None, JSON, long.as_bytes()), refused(&"é".repeat(LONGEST)));
    }

    #[test]
    fn the_wait_doubles_within_its_bounds() {
        let bounds: Vec<f64> = (1..=8).map(|failures| backoff(failures, 1.0) / LEAST).collect();
        assert_eq!(bounds, [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]);
        for failures in [0, 1, 7, u32::MAX] {
            for chance in [0.0, 0.3, 1.0, -1.0, 7.0, f64::NAN, f64::INFINITY] {
                let wait = backoff(failures, chance);
                assert!((LEAST..=MOST).contains(&wait), "{failures} {chance} {wait}");
            }
        }
        assert_eq!(backoff(2, 0.5), LEAST * 2.5);
    }
}
