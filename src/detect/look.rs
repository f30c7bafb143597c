//! What every detector needs of a text: groups of digits, boundaries, and the words around a value.

use std::ops::Range;

use super::context::{Hit, Term};
use super::finding::Reason;
use super::kind::Kind;
use super::phrases::hash_of;
use crate::text::tokens::{DIGIT, Gap, LOWER, Tokens, UPPER};

/// The terms that name a kind.
pub(crate) const KINDS: &[Term] = &[
    Term::BankAccount,
    Term::DateOfBirth,
    Term::DriversLicence,
    Term::Email,
    Term::EmployeeId,
    Term::HealthCard,
    Term::ImmigrationId,
    Term::IpAddress,
    Term::LicencePlate,
    Term::Passport,
    Term::PaymentCard,
    Term::PermanentCode,
    Term::Phone,
    Term::PostalCode,
    Term::Sin,
];

/// How many tokens before a value a word still speaks of it.
const BEFORE: usize = 8;
/// How many tokens after it.
const AFTER: usize = 6;

/// A value that a detector recognised, in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Folded range of the value.
    pub(crate) range: Range<usize>,
    /// Its last token: the search goes on after it.
    pub(crate) last: usize,
    pub(crate) kind: Kind,
    pub(crate) confidence: f32,
    pub(crate) rule: &'static str,
    pub(crate) checksum: bool,
    pub(crate) date: bool,
    pub(crate) label: Option<Hit>,
}

impl Candidate {
    /// The reason as the caller sees it.
    pub(crate) fn reason(&self, t: &Tokens) -> Reason {
        let original = |hit: Hit| t.folded.original_range(t.range(hit.first as usize, hit.last as usize));
        Reason { rule: self.rule, checksum: self.checksum, date: self.date, label: self.label.map(original) }
    }
}

/// The words around a value, and the column it stands in.
pub(crate) struct Look<'a, 't> {
    pub(crate) t: &'a Tokens<'t>,
    /// Whether a token stands in a table, and what the heading of its column says.
    pub(crate) column: &'a dyn Fn(usize) -> Option<Option<Hit>>,
    /// The terms within reach of the number that is being looked at, a bit each: most numbers have none, and are done with
    /// at once.
    pub(crate) near: u32,
    /// The first hit that can be within reach; numbers are looked at in their order.
    pub(crate) from: usize,
}

/// How many tokens a value may have before a word after it: `near` looks as far.
const LONGEST: usize = 10;

/// A value that follows a pattern.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// Its last token.
    pub(crate) last: usize,
    /// The first gap inside it, none when it is written in one piece.
    pub(crate) gap: Option<Gap>,
    /// Whether a line break is one of its gaps.
    pub(crate) line: bool,
}

/// Digits of a value, separators left out; 34 is the longest there is (IBAN, ISO 13616).
pub(crate) struct Digits {
    digits: [u8; 34],
    length: usize,
}

impl Digits {
    /// The digits, each 0 to 9.
    pub(crate) fn get(&self) -> &[u8] {
        &self.digits[..self.length]
    }

    /// The number that some of the digits make, nine of them at the most; a range beyond the end counts to the end.
    pub(crate) fn number(&self, range: Range<usize>) -> u32 {
        let all = self.get();
        let digits = all.get(range.start.min(all.len())..range.end.min(all.len())).unwrap_or_default();
        digits.iter().take(9).fold(0, |number, digit| number * 10 + u32::from(*digit))
    }
}

impl Look<'_, '_> {
    /// Looks at the number `token`, which must come after those looked at before: which terms are within reach of a value that begins there, or one token before.
    pub(crate) fn at(&mut self, token: usize) {
        let far = |hit: &Hit| (hit.last as usize) + BEFORE + 1 < token;
        while self.t.hits.terms.get(self.from).is_some_and(far) {
            self.from += 1;
        }
        let near = self.t.hits.terms.get(self.from..).unwrap_or_default().iter();
        let near = near.take_while(|hit| (hit.first as usize) <= token + LONGEST + AFTER);
        let column = (self.column)(token).flatten();
        self.near = near.chain(column.as_ref()).fold(0, |near, hit| near | hit.term.bit());
    }

    /// Whether one of `terms` is within reach of the number looked at.
    pub(crate) fn may(&self, terms: &[Term]) -> bool {
        terms.iter().any(|term| self.near & term.bit() != 0)
    }

    /// Length of an all-digit token; 0 for any other.
    #[inline(always)]
    pub(crate) fn digits(&self, token: usize) -> usize {
        if self.t.class(token) == DIGIT { self.t.text(token).len() } else { 0 }
    }

    /// Length of an all-letter token; 0 for any other.
    pub(crate) fn letters(&self, token: usize) -> usize {
        let class = self.t.class(token);
        if class != 0 && class & DIGIT == 0 { self.t.text(token).len() } else { 0 }
    }

    /// Whether a token is written in capitals (digits may stand among them).
    pub(crate) fn capitals(&self, token: usize) -> bool {
        let class = self.t.class(token);
        class & UPPER != 0 && class & LOWER == 0
    }

    /// Whether a value of this pattern (`L` a letter, `D` a digit) begins at the token `first`; it may be cut by a gap at
    /// the places `cuts` only.
    pub(crate) fn shape(&self, first: usize, pattern: &[u8], cuts: &[usize]) -> Option<Shape> {
        let mut shape = Shape { last: first, gap: None, line: false };
        let mut done = 0;
        loop {
            let text = self.t.text(shape.last);
            let from = done;
            done += text.len();
            // The places where it may be cut tell most values apart before any character is looked at.
            let whole = done == pattern.len();
            if text.is_empty() || !(whole || cuts.contains(&done)) {
                return None;
            }
            let fits = |(byte, class): (&u8, &u8)| match class {
                b'L' => byte.is_ascii_alphabetic(),
                _ => byte.is_ascii_digit(),
            };
            if !text.iter().zip(pattern.get(from..done)?).all(fits) {
                return None;
            }
            if whole {
                return Some(shape);
            }
            let gap = self.t.gap(shape.last);
            shape.line |= gap == Gap::Line;
            if !matches!(gap, Gap::Space | Gap::Dash | Gap::Dot | Gap::Line) {
                return None;
            }
            shape.gap = shape.gap.or(Some(gap));
            shape.last += 1;
        }
    }

    /// The longest chain of digit groups from `first`, tied by spaces or dashes, at most `most` digits. Returns the last
    /// token and the number of digits.
    pub(crate) fn chain(&self, first: usize, most: usize) -> Option<(usize, usize)> {
        let mut total = self.digits(first);
        let mut last = first;
        if total == 0 || total > most {
            return None;
        }
        while matches!(self.t.gap(last), Gap::Space | Gap::Dash) {
            let next = self.digits(last + 1);
            if next == 0 || total + next > most {
                break;
            }
            total += next;
            last += 1;
        }
        Some((last, total))
    }

    /// A code of letters and digits from `first`, tied by dashes, with a digit in it. Returns the last token, the number
    /// of characters and of digits.
    pub(crate) fn code(&self, first: usize, most: usize) -> Option<(usize, usize, usize)> {
        let count = |token: usize| self.t.text(token).iter().filter(|byte| byte.is_ascii_digit()).count();
        let (mut last, mut length, mut digits) = (first, self.t.text(first).len(), count(first));
        while self.t.between(last) == b"-" && length <= most {
            last += 1;
            length += self.t.text(last).len();
            digits += count(last);
        }
        (digits > 0 && length <= most).then_some((last, length, digits))
    }

    /// The digits in the tokens `first..=last`.
    pub(crate) fn collect(&self, first: usize, last: usize) -> Digits {
        let mut all = Digits { digits: [0; 34], length: 0 };
        for token in first..=last {
            for byte in self.t.text(token).iter().filter(|byte| byte.is_ascii_digit()) {
                if let Some(place) = all.digits.get_mut(all.length) {
                    *place = byte - b'0';
                    all.length += 1;
                }
            }
        }
        all
    }

    /// Whether the value `first..=last` stands by itself: not a part of a longer run of words and digits tied together.
    pub(crate) fn apart(&self, first: usize, last: usize) -> bool {
        let range = self.t.range(first, last);
        let (before, after) = (self.t.folded.before(range.start), self.t.folded.at(range.end));
        let beyond = self.t.folded.at(range.end + 1);
        // In a table a comma parts the cells.
        let comma = |byte: u8| byte == b',' && (self.column)(first).is_none();
        let tied_before = matches!(before, b'_' | b'/' | b'\\' | b'=' | b'&' | b'~' | b'%' | b'+' | b'^')
            || ((matches!(before, b'-' | b'.') || comma(before)) && self.joined_before(first));
        let tied_after = matches!(after, b'_' | b'\\' | b'=' | b'&' | b'~' | b'^')
            || ((matches!(after, b'-' | b'.' | b'/' | b':') || comma(after)) && beyond.is_ascii_alphanumeric());
        !tied_before && !tied_after
    }

    fn joined_before(&self, first: usize) -> bool {
        let start = self.t.range(first, first).start;
        start >= 2 && self.t.folded.at(start - 2).is_ascii_alphanumeric()
    }

    /// Whether more groups of digits follow or precede with the same gap, as in a long amount or a series.
    pub(crate) fn in_series(&self, first: usize, last: usize, gap: Gap) -> bool {
        let series = |near: usize, between: usize| {
            let length = self.digits(near);
            length > 0 && length <= 4 && self.t.gap(between) == gap
        };
        let before = first.checked_sub(1).is_some_and(|before| series(before, before));
        before || series(last + 1, last)
    }

    /// Whether the value is an amount: a currency or per cent sign beside it, or decimals after it.
    pub(crate) fn amount(&self, first: usize, last: usize) -> bool {
        let range = self.t.range(first, last);
        let mut after = range.end;
        while self.t.folded.at(after) == b' ' && after < range.end + 2 {
            after += 1;
        }
        let mut before = range.start;
        while before > 0 && self.t.folded.before(before) == b' ' && range.start < before + 2 {
            before -= 1;
        }
        let sign = |byte: u8| matches!(byte, b'$' | b'%');
        let word = self.t.text(last + 1);
        let unit = self.t.gap(last) == Gap::Space
            && (word.eq_ignore_ascii_case(b"dollars") || word.eq_ignore_ascii_case(b"cad") || word == b"k");
        let decimals = self.t.folded.at(range.end) == b','
            && self.digits(last + 1) == 2
            && self.t.range(last + 1, last + 1).start == range.end + 1;
        sign(self.t.folded.at(after)) || sign(self.t.folded.before(before)) || unit || decimals
    }

    /// Like [`Look::label`], but only where no word that names another kind stands nearer before the value.
    pub(crate) fn own_label(&self, first: usize, last: usize, term: Term) -> Option<Hit> {
        let label = self.label(first, last, &[term])?;
        let other = self.nearest_before(first, KINDS, BEFORE);
        let nearest = other.is_none_or(|other| other.term == term || other.last <= label.last);
        (nearest || (self.column)(first).is_some()).then_some(label)
    }

    /// The words of `terms` that speak of the value `first..=last`: nearest before it, else heading its column, else after
    /// it. A word before a value speaks of the first value after it, and of those joined to that one by « et », « ou » or a
    /// comma; in a table, only of its own cell.
    pub(crate) fn label(&self, first: usize, last: usize, terms: &[Term]) -> Option<Hit> {
        if !self.may(terms) {
            return None;
        }
        let column = (self.column)(first);
        let before = self.nearest_before(first, terms, BEFORE).filter(|hit| !self.used_up(*hit, first));
        let heading = column.flatten().filter(|hit| terms.contains(&hit.term));
        let in_cell = |hit: &Hit| column.is_none() || !self.leaves_cell(*hit, first) || self.fills_line(*hit, first);
        let before = before.filter(|hit| !self.refers_back(*hit) && in_cell(hit));
        before.or(heading).or_else(|| self.after(last, terms))
    }

    /// « 1966-05-21 (date de naissance) »: a word in parentheses right after a value is about that one.
    fn refers_back(&self, hit: Hit) -> bool {
        let range = self.t.range(hit.first as usize, hit.last as usize);
        let enclosed = self.t.folded.before(range.start) == b'(' && self.t.folded.at(range.end) == b')';
        enclosed && (hit.first as usize).checked_sub(1).is_some_and(|before| self.t.class(before) & DIGIT != 0)
    }

    /// Whether a word and the value are the two cells of a line of a form: « DATE NAISS. | 2020/09/12 ».
    fn fills_line(&self, hit: Hit, first: usize) -> bool {
        let beside = hit.last as usize + 1 == first && matches!(self.t.between(first - 1), b"\t" | b".\t" | b":\t");
        beside && self.t.begins_line(hit.first as usize)
    }

    fn leaves_cell(&self, hit: Hit, first: usize) -> bool {
        let range = self.t.range(hit.last as usize, hit.last as usize).end..self.t.range(first, first).start;
        let between = self.t.folded.bytes().get(range).unwrap_or_default();
        between.iter().any(|byte| matches!(byte, b'\t' | b';' | b'|' | b'\n'))
    }

    /// The nearest hit of `terms` that ends before the token `first`, at most `reach` tokens away.
    pub(crate) fn nearest_before(&self, first: usize, terms: &[Term], reach: usize) -> Option<Hit> {
        let end = self.t.hits.terms.partition_point(|hit| (hit.last as usize) < first);
        let near = self.t.hits.terms.get(..end).unwrap_or_default().iter().rev();
        near.take_while(|hit| first - hit.last as usize <= reach).find(|hit| terms.contains(&hit.term)).copied()
    }

    /// A word after the value, on the same line and with no other value between.
    fn after(&self, last: usize, terms: &[Term]) -> Option<Hit> {
        let from = self.t.hits.terms.partition_point(|hit| (hit.first as usize) <= last);
        let near = self.t.hits.terms.get(from..).unwrap_or_default().iter();
        let hit =
            near.take_while(|hit| hit.first as usize - last <= AFTER).find(|hit| terms.contains(&hit.term)).copied()?;
        let gap = self.t.range(last, last).end..self.t.range(hit.first as usize, hit.first as usize).start;
        let between = self.t.folded.bytes().get(gap).unwrap_or_default();
        // « 046 454 286. NAS : ... » announces the next value, not this one.
        let next = self.t.range(hit.last as usize, hit.last as usize).end;
        let announces =
            matches!(self.t.folded.at(next), b':') || self.t.folded.bytes().get(next..next + 2) == Some(b" :");
        let apart = between.iter().any(|byte| matches!(byte, b'\n' | b';' | b'\t' | b'|') || byte.is_ascii_digit());
        let after = hit.last as usize + 1;
        let followed = self.t.class(after) & DIGIT != 0 && !self.t.between(after - 1).contains(&b'\n');
        (!announces && !followed && !apart).then_some(hit)
    }

    /// Whether another value stands between the word and the value, so that the word was about that one; or the blank of a form to
    /// fill in, before the next line: « Matricule : ______ ».
    fn used_up(&self, hit: Hit, first: usize) -> bool {
        let gap = self.t.range(hit.last as usize, hit.last as usize).end..self.t.range(first, first).start;
        let gap = self.t.folded.bytes().get(gap).unwrap_or_default();
        if gap.contains(&b'_') && gap.windows(3).any(|run| run == b"___") && gap.contains(&b'\n') {
            return true;
        }
        // « NAS commençant par 9 : ... »: a lone digit is no value.
        let value = |token: &usize| self.t.class(*token) & DIGIT != 0 && self.t.text(*token).len() > 2;
        let numbers = (hit.last as usize + 1..first).filter(value);
        let mut values = numbers.peekable();
        if values.peek().is_none() {
            return false;
        }
        // Values in a row share their label.
        let start = self.t.range(first, first).start;
        let previous = values.last().unwrap_or(first);
        let end = self.t.range(previous, previous).end;
        let joint = self.t.folded.bytes().get(end..start).unwrap_or_default();
        let joint = joint.trim_ascii();
        let joints: [&[u8]; 10] =
            [b",", b"et", b"ou", b"and", b"or", b"&", b"et non", b"and not", b"instead of", b"au lieu de"];
        !joints.contains(&joint)
    }

    /// Whether the value is the number of something else than a person: the nearest telling word before it says so.
    /// `weak` also counts words that are said of persons too.
    pub(crate) fn reference(&self, first: usize, weak: bool) -> bool {
        let strong = self.nearest_before(first, &[Term::Reference], 4);
        let hit = strong.or_else(|| if weak { self.nearest_before(first, &[Term::WeakReference], 3) } else { None });
        let heading = (self.column)(first).flatten();
        hit.is_some_and(|hit| !self.used_up(hit, first) && !self.crosses(hit, first))
            || heading.is_some_and(|hit| matches!(hit.term, Term::Reference | Term::WeakReference | Term::Quantity))
    }

    /// Whether a sentence or a line ends between the word and the value.
    fn crosses(&self, hit: Hit, first: usize) -> bool {
        let range = self.t.range(hit.last as usize, hit.last as usize).end..self.t.range(first, first).start;
        let between = self.t.folded.bytes().get(range).unwrap_or_default();
        let blank = between.trim_ascii().is_empty() || between.trim_ascii() == b":";
        let newline = between.iter().filter(|byte| **byte == b'\n').count();
        between.iter().any(|byte| matches!(byte, b';' | b'\t' | b'|' | b',' | b'('))
            || newline > 1
            || (newline == 1 && !blank)
    }

    /// Whether a label stands closer to the value than a word that says it is the number of something else.
    pub(crate) fn label_wins(&self, label: Hit, first: usize) -> bool {
        let other = self.nearest_before(first, &[Term::Reference], BEFORE);
        let celled = (self.column)(first).is_some();
        other.is_none_or(|other| {
            other.first <= label.first
                || self.crosses(other, first)
                || self.used_up(other, first)
                || (celled && self.leaves_cell(other, first))
        })
    }

    /// Whether one of some words, letter case aside, is among the `reach` tokens before `first`, or is `first` itself.
    pub(crate) fn says_before(&self, first: usize, words: &[u32], reach: usize) -> bool {
        (first.saturating_sub(reach)..=first).any(|token| self.is_word(token, words))
    }

    /// The first number of four digits among the tokens `first..=last`: the year of a date.
    pub(crate) fn year(&self, first: usize, last: usize) -> Option<u32> {
        let year = (first..=last).find(|token| self.digits(*token) == 4)?;
        Some(self.collect(year, year).number(0..4))
    }

    /// [`Tokens::is_word`].
    pub(crate) fn is_word(&self, token: usize, words: &[u32]) -> bool {
        self.t.is_word(token, words)
    }

    /// Which of some words a token is, likewise.
    pub(crate) fn place_of(&self, token: usize, words: &[u32]) -> Option<usize> {
        let hash = half(self.t.all.get(token)?.hash);
        words.iter().position(|word| *word == hash)
    }

    /// Whether a group of digits is one of a telephone number's: three, three and four, toll-free ones too: « 1 800 622-6232 ».
    pub(crate) fn in_telephone(&self, token: usize) -> bool {
        let tied = |token: usize| matches!(self.t.gap(token), Gap::Space | Gap::Dash | Gap::Dot | Gap::Close);
        let begins = |first: usize| {
            [self.digits(first), self.digits(first + 1), self.digits(first + 2)] == [3, 3, 4]
                && tied(first)
                && tied(first + 1)
                && self.collect(first, first).number(0..3) >= 200
        };
        (token.saturating_sub(2)..=token).any(begins)
            || (self.t.text(token) == b"1" && tied(token) && begins(token + 1))
    }

    /// Whether these are an organisation's own contact details: words that say so in the same paragraph, and none of a person
    /// nearer.
    pub(crate) fn of_organisation(&self, first: usize, last: usize) -> bool {
        let person = self.nearest_before(first, &[Term::Person], 12);
        let organisation =
            self.nearest_before(first, &[Term::Organisation], 32).filter(|hit| !self.leaves_paragraph(*hit, first));
        let after = self.after(last, &[Term::Organisation]);
        match (organisation, person) {
            (Some(organisation), Some(person)) => organisation.last > person.last,
            (Some(_), None) => true,
            (None, person) => after.is_some() && person.is_none(),
        }
    }

    fn leaves_paragraph(&self, hit: Hit, first: usize) -> bool {
        let range = self.t.range(hit.last as usize, hit.last as usize).end..self.t.range(first, first).start;
        let between = self.t.folded.bytes().get(range).unwrap_or_default();
        let mut lines = between.split(|byte| *byte == b'\n').skip(1).peekable();
        while let Some(line) = lines.next() {
            if lines.peek().is_some() && line.trim_ascii().is_empty() {
                return true;
            }
        }
        false
    }

    /// Whether a person is spoken of before the token `first`, at most `reach` tokens away.
    pub(crate) fn person_before(&self, first: usize, reach: usize) -> bool {
        self.nearest_before(first, &[Term::Person], reach).is_some()
    }

    /// Whether a word stands before the token `first`, at most `reach` tokens away.
    pub(crate) fn close_before(&self, hit: Hit, first: usize, reach: usize) -> bool {
        first.checked_sub(hit.last as usize).is_some_and(|distance| (1..=reach).contains(&distance))
    }

    /// A candidate over whole tokens.
    pub(crate) fn candidate(&self, first: usize, last: usize, kind: Kind, rule: &'static str) -> Candidate {
        Candidate {
            range: self.t.range(first, last),
            last,
            kind,
            confidence: 0.5,
            rule,
            checksum: false,
            date: false,
            label: None,
        }
    }
}

impl Candidate {
    pub(crate) fn sure(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    pub(crate) fn checked(mut self) -> Self {
        self.checksum = true;
        self
    }

    pub(crate) fn dated(mut self) -> Self {
        self.date = true;
        self
    }

    pub(crate) fn labelled(mut self, label: Option<Hit>) -> Self {
        self.label = label;
        self
    }
}

/// The hashes of words, computed as this is compiled: a number to compare for each.
pub(crate) const fn hashed<const N: usize>(words: [&[u8]; N]) -> [u32; N] {
    let mut hashes = [0; N];
    let mut place = 0;
    while place < N {
        hashes[place] = half(hash_of(words[place]));
        place += 1;
    }
    hashes
}

/// The half of a word's hash that tells it from some others: of four thousand million words, one is taken for another.
pub(crate) const fn half(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// [`hashed`] words for [`Tokens::is_word`], in the place where they are used.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::detect::look::hashed([$($word),+]) }
    };
}
pub(crate) use words;

/// Words of at most eight small letters, each as a number.
pub(crate) const fn packed<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut packed = [0; N];
    let mut place = 0;
    while place < N {
        packed[place] = pack(words[place].as_bytes());
        place += 1;
    }
    packed
}

/// A word of at most eight letters as a number, letter case aside; 0 for a longer one.
#[inline]
pub(crate) const fn pack(word: &[u8]) -> u64 {
    let (mut packed, mut rest) = (0, word);
    while let [byte, after @ ..] = rest {
        packed = packed << 8 | (*byte | 0x20) as u64;
        rest = after;
    }
    if word.len() > 8 { 0 } else { packed }
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::detect::{Kind, phrases};

    /// Short numbers are looked at only where one of [`KINDS`] is near: a term that is left out of them finds long ones alone.
    #[test]
    fn terms_called_like_a_kind_name_it() {
        for term in phrases::terms() {
            let kind = Kind::ALL.into_iter().find(|kind| format!("{kind:?}") == format!("{term:?}"));
            assert!(
                kind.is_none() || KINDS.contains(&term),
                "Term::{term:?} is called like a kind: put it in look::KINDS"
            );
        }
    }
}
