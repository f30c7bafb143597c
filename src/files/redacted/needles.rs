//! What is to be hidden, found wherever it stands: as it was written, whatever is white between its words; and its numbers, whatever stands
//! between their digits.

use std::collections::HashMap;

/// A number of so many digits is looked for whatever separates them.
const DIGITS: usize = 6;
/// So many signs may stand between two digits of a number: `) `.
const APART: usize = 2;

/// The strings to be hidden, each with what stands there instead.
#[derive(Default)]
pub(super) struct Needles {
    words: Trie,
    numbers: Trie,
    all: Vec<Needle>,
}

struct Needle {
    put: String,
    /// It was found within a word: it is looked for there too.
    anywhere: bool,
}

/// A place in a text where something is to be hidden.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) put: String,
}

/// Strings by their beginnings. The root is 0.
#[derive(Default)]
struct Trie {
    next: HashMap<(u32, char), u32>,
    /// Where a string ends, by its number.
    ends: HashMap<u32, usize>,
}

impl Trie {
    fn add(&mut self, signs: impl Iterator<Item = char>, number: usize) -> usize {
        let mut node = 0;
        for sign in signs {
            let new = self.next.len() as u32 + 1;
            node = *self.next.entry((node, sign)).or_insert(new);
        }
        *self.ends.entry(node).or_insert(number)
    }
}

/// What is white in files: how much of it there is says nothing.
pub(super) fn is_white(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn separates(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}')
}

/// A string with its white as single spaces.
fn plain(said: &str) -> String {
    said.split(is_white).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The numbers of a string that is mostly a number.
fn numbers(said: &str) -> Vec<String> {
    let digits = said.chars().filter(char::is_ascii_digit).count();
    if digits * 2 < said.chars().filter(|sign| sign.is_alphanumeric()).count() {
        return Vec::new();
    }
    let mut all = vec![String::new()];
    let mut apart = 0;
    for sign in said.chars() {
        if sign.is_ascii_digit() {
            apart = 0;
            if let Some(last) = all.last_mut() {
                last.push(sign);
            }
        } else {
            apart = if separates(sign) { apart + 1 } else { APART + 1 };
            if apart > APART {
                all.push(String::new());
            }
        }
    }
    all.retain(|number| number.len() >= DIGITS);
    all
}

impl Needles {
    /// One more string. `within`: it was found within a word. False: it is white, and nothing is to be hidden.
    pub(super) fn add(&mut self, said: &str, put: &str, within: bool) -> bool {
        let said = plain(said);
        if said.is_empty() {
            return false;
        }
        let new = self.all.len();
        let number = self.words.add(said.chars(), new);
        if number == new {
            for digits in numbers(&said) {
                self.numbers.add(digits.chars(), new);
            }
            self.all.push(Needle { put: put.to_owned(), anywhere: within });
        } else if let Some(known) = self.all.get_mut(number) {
            known.anywhere |= within;
        }
        true
    }

    /// All that is to be hidden in a text. Where one string runs into another, both are: one place, with what stands for each.
    pub(super) fn found(&self, text: &str) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut before = None;
        for (at, sign) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let longest =
                [self.word(rest, before), self.number(rest)].into_iter().flatten().max_by_key(|(length, _)| *length);
            if let Some((length, put)) = longest {
                let to = at + length;
                match all.last_mut() {
                    Some(last) if at < last.to => {
                        if to > last.to {
                            last.to = to;
                            last.put.push_str(put);
                        }
                    }
                    _ => all.push(Found { from: at, to, put: put.to_owned() }),
                }
            }
            before = Some(sign);
        }
        all
    }

    /// The longest string that a text begins with.
    fn word(&self, text: &str, before: Option<char>) -> Option<(usize, &str)> {
        let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
        let inside = letter(before) && letter(text.chars().next());
        let (mut node, mut longest) = (0, None);
        let mut signs = text.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let step = if is_white(sign) { ' ' } else { sign };
            let Some(next) = self.words.next.get(&(node, step)) else { break };
            node = *next;
            let mut end = at + sign.len_utf8();
            if step == ' ' {
                while let Some((at, white)) = signs.next_if(|(_, sign)| is_white(*sign)) {
                    end = at + white.len_utf8();
                }
            }
            let Some(needle) = self.words.ends.get(&node).and_then(|number| self.all.get(*number)) else { continue };
            let runs_on = sign.is_alphabetic() && letter(signs.peek().map(|(_, sign)| *sign));
            if needle.anywhere || !inside && !runs_on {
                longest = Some((end, needle.put.as_str()));
            }
        }
        longest
    }

    /// The longest number that a text begins with.
    fn number(&self, text: &str) -> Option<(usize, &str)> {
        let (mut node, mut longest, mut apart) = (0, None, 0);
        for (at, sign) in text.char_indices() {
            if !sign.is_ascii_digit() {
                apart += 1;
                if node == 0 || apart > APART || !separates(sign) {
                    break;
                }
                continue;
            }
            apart = 0;
            let Some(next) = self.numbers.next.get(&(node, sign)) else { break };
            node = *next;
            if let Some(needle) = self.numbers.ends.get(&node).and_then(|number| self.all.get(*number)) {
                longest = Some((at + 1, needle.put.as_str()));
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(needles: &[(&str, &str)], text: &str) -> String {
        let mut all = Needles::default();
        for (said, put) in needles {
            assert!(all.add(said, put, false));
        }
        let (mut whole, mut from) = (String::new(), 0);
        for found in all.found(text) {
            whole.push_str(&text[from..found.from]);
            whole.push_str(&found.put);
            from = found.to;
        }
        whole + &text[from..]
    }

    #[test]
    fn strings_are_found_whatever_is_white_in_them() {
        assert_eq!(hidden(&[("Odile\tRoy", "[A]")], "de Odile \n Roy."), "de [A].");
        assert_eq!(hidden(&[("Roy", "[A]")], "Roy, Royaume, Leroy, Roy2"), "[A], Royaume, Leroy, [A]2");
        let mut within = Needles::default();
        assert!(within.add("roy", "[A]", true));
        assert_eq!(within.found("Leroy").len(), 1);
        assert!(!within.add(" \n", "", false));
    }

    #[test]
    fn numbers_are_found_whatever_separates_their_digits() {
        let needles = [("046 454 286", "[N]")];
        assert_eq!(hidden(&needles, "046454286 046-454\u{a0}286 046  454) 286"), "[N] [N] [N]");
        assert_eq!(hidden(&needles, "046 454 287, 046\t454\t286"), "046 454 287, [N]");
        assert_eq!(hidden(&[("(418) 555-0101", "[T]")], "418.555.0101"), "[T]");
    }

    #[test]
    fn what_runs_into_one_another_is_hidden_as_a_whole() {
        assert_eq!(
            hidden(&[("Odile Roy", "[A]"), ("Roy Tremblay", "[B]"), ("Roy", "[C]")], "Odile Roy Tremblay"),
            "[A][B]"
        );
    }
}
