//! Pages in HTML.

use std::ops::Range;

use html5gum::{DefaultEmitter, Span, Token, Tokenizer};

use super::super::html::{BLOCKS, WORDS};
use super::flat::{Edits, Flat};
use super::needles::Needles;

/// The longest name of a character, with its signs before and after.
const REFERENCE: usize = 40;

pub(super) fn page(text: &str, needles: &Needles) -> Edits {
    let (mut said, mut edits) = (Flat::default(), Edits::default());
    // Scripts and style sheets escape nothing.
    let mut literal = false;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                literal =
                    matches!(name, b"script" | b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript");
                said.gap(if BLOCKS.contains(&name) {
                    "\n"
                } else if matches!(name, b"td" | b"th") {
                    "\t"
                } else {
                    ""
                });
                for (name, value) in &tag.attributes {
                    if WORDS.contains(&name.as_slice()) {
                        attribute(text, value.span, needles, &mut edits);
                    }
                }
            }
            Token::EndTag(tag) => {
                literal = false;
                if BLOCKS.contains(&tag.name.as_slice()) {
                    said.gap("\n");
                }
            }
            Token::String(string) => piece(text, string.span.start..string.span.end, literal, &mut said),
            Token::Comment(comment) => {
                let range = comment.span.start..comment.span.end;
                let mut flat = Flat::default();
                flat.literal(text.get(range.clone()).unwrap_or_default(), range.start);
                hide(&flat, needles, &mut edits);
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    hide(&said, needles, &mut edits);
    edits
}

fn hide(flat: &Flat, needles: &Needles, edits: &mut Edits) {
    let mut found = needles.found(&flat.text);
    for found in &mut found {
        // What would end a comment, an element or a string of a script is in no label that anybody reads.
        found.put.retain(|sign| !matches!(sign, '<' | '>' | '"' | '\'' | '\\' | '`'));
    }
    flat.hide(&found, &|put, _| escape(put), edits);
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A text of the page, with its references resolved.
fn piece(text: &str, range: Range<usize>, literal: bool, flat: &mut Flat) {
    let Some(mut rest) = text.get(range.clone()) else { return };
    if literal {
        return flat.literal(rest, range.start);
    }
    while let Some(at) = rest.find('&') {
        let from = range.end - rest.len();
        flat.same(rest.get(..at).unwrap_or_default(), from);
        rest = rest.get(at..).unwrap_or_default();
        let named = rest
            .bytes()
            .skip(1)
            .take(REFERENCE)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            .count();
        let length = 1 + named + usize::from(rest.as_bytes().get(1 + named) == Some(&b';'));
        let (reference, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match resolved(reference) {
            said if said == reference => flat.same(reference, from + at),
            said => flat.whole(&said, from + at..from + at + length),
        }
        rest = after;
    }
    flat.same(rest, range.end - rest.len());
}

/// What a reference says.
fn resolved(reference: &str) -> String {
    let mut said = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(string) = token {
            said.push_str(&String::from_utf8_lossy(&string));
        }
    }
    said
}

/// The value of an attribute. `span`: from its name to about its end.
fn attribute(text: &str, span: Span<usize>, needles: &Needles, edits: &mut Edits) {
    let Some((name, value)) = text.get(span.start..).and_then(|rest| rest.split_once('=')) else { return };
    let value = value.trim_start();
    let from = text.len() - value.len();
    // An attribute without a value, and another one's sign after it.
    if from > span.end.max(span.start + name.len() + 1) {
        return;
    }
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let range = match quote {
        Some(quote) => {
            let length = value.get(1..).and_then(|value| value.find(quote)).unwrap_or(0);
            from + 1..from + 1 + length
        }
        None => from..from + value.find([' ', '\t', '\n', '\r', '\u{c}', '>']).unwrap_or(value.len()),
    };
    let mut flat = Flat::default();
    piece(text, range.clone(), false, &mut flat);
    let mut own = Edits::default();
    hide(&flat, needles, &mut own);
    if quote.is_none() && !own.is_empty() {
        // A label has spaces.
        let said = own.apply_to(text, range.clone());
        edits.add(range, format!("\"{said}\""));
        return;
    }
    for (range, put) in own.into_all() {
        edits.add(range, put);
    }
}
