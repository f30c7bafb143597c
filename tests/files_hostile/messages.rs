//! Messages that were cut off anywhere, or that hold one another without an end.

use super::*;

const HEADERS: &str = "From: a@exemple.quebec\r\nMessage-ID: <1@exemple.quebec>\r\nMIME-Version: 1.0\r\n";

fn message(rest: &str) -> Result<Document, Unread> {
    read("m.eml", format!("{HEADERS}{rest}").as_bytes(), Limits::default(), &|| false)
}

#[test]
fn messages_in_messages_end() {
    let document = message(&"Content-Type: message/rfc822\r\n\r\n".repeat(200_000)).unwrap();
    let deepest = vec![Step::Entry(".eml".to_owned()); Limits::default().depth + 1];
    assert_eq!(document.unread, [(Place(deepest), Unread::TooDeep)]);
}

#[test]
fn parts_in_parts_end() {
    let part = |number: usize| format!("Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n");
    let document = message(&(0..50_000).map(part).collect::<String>()).unwrap();
    assert_eq!(document.unread, [(Place::default(), Unread::TooDeep)]);
    // All of them end at the same line: none is in another.
    let flat = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(10_000);
    assert_eq!(message(&format!("{flat}\r\n418 555-0134")).unwrap().text.lines().last(), Some("418 555-0134"));
}

/// The first message has no end of its headers: its part ends within them (found by `cargo xtask fuzz file_eml`).
#[test]
fn a_message_that_ends_in_its_headers() {
    let attached = "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@exemple.quebec\r\nSubject: un\r\n";
    let rest =
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{attached}{attached}\r\n418 555-0134\r\n--b--\r\n");
    let document = message(&rest).unwrap();
    assert_eq!(document.unread, []);
    assert_eq!(document.text.matches("Subject: un").count(), 2);
    assert!(document.text.contains("418 555-0134"));
}

#[test]
fn headers_without_an_end_are_refused() {
    assert_eq!(message(&format!("To: {}", "a@exemple.quebec, ".repeat(100_000))), Err(Unread::TooLarge));
}
