//! Numbers of files that are about somebody: of a court, a complaint, a grievance, an offence, a taxed property. The number
//! alone is nothing: a person is named near it, and no word says that it is a bylaw's, a tender's, an invoice's.

use std::ops::Range;

use super::candidate;
use super::words::Confidence;
use crate::detect::kind::Kind;
use crate::detect::look::Candidate;
use crate::detect::phrases::Hit;
use crate::text::tokens::{DIGIT, LOWER, Tokens};

/// How far, in folded bytes, the person may be named whose file it is.
const PERSON: usize = 400;
/// The same, where no word says what the number is.
const CLOSE: usize = 70;
/// How many tokens may stand between the word and its number.
const LABEL: usize = 4;

/// The numbers of files in a text, in order and apart.
pub(super) fn find(t: &Tokens, hits: &[Hit<Confidence>], found: &[Candidate]) -> Vec<Candidate> {
    let mut numbers: Vec<Candidate> = Vec::new();
    let names: Vec<Range<usize>> =
        found.iter().filter(|other| other.kind == Kind::PersonName).map(|name| name.range.clone()).collect();
    let mut free = 0;
    for &token in &t.numeric {
        let token = token as usize;
        if token < free {
            continue;
        }
        let code = Code::at(t, token, free);
        free = code.last + 1;
        let range = t.range(code.first, code.last);
        let at = found.partition_point(|other| other.range.end <= range.start);
        let taken = found.get(at).is_some_and(|other| other.range.start < range.end);
        if taken {
            continue;
        }
        if let Some((range, confidence, rule)) = code.read(t, hits, &names) {
            free = free.max(t.all.partition_point(|token| (token.start as usize) < range.end));
            numbers.push(candidate(t, range, Kind::MunicipalConfidential, confidence, rule));
        }
    }
    numbers
}

/// Letters and digits tied by dashes.
struct Code {
    first: usize,
    last: usize,
    /// Lengths of its first groups; 0 for one with letters.
    groups: [usize; 6],
    count: usize,
    digits: usize,
    letters: usize,
}

impl Code {
    /// The code around a number, none of it before the token `free`.
    fn at(t: &Tokens, token: usize, free: usize) -> Self {
        let mut first = token;
        while let Some(before) = first.checked_sub(1).filter(|before| *before >= free && first - before < 4) {
            let short = t.text(before).len() <= 7 && t.class(before) & LOWER == 0;
            if t.between(before) != b"-" || !short || token - before > 3 {
                break;
            }
            first = before;
        }
        let mut last = token;
        while t.between(last) == b"-" && last - first < 6 && t.class(last + 1) & DIGIT != 0 {
            last += 1;
        }
        let mut code = Self { first, last, groups: [0; 6], count: 0, digits: 0, letters: 0 };
        for token in first..=last {
            let text = t.text(token);
            let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
            code.digits += digits;
            code.letters += text.len() - digits;
            if let Some(group) = code.groups.get_mut(code.count) {
                *group = if digits == text.len() { digits } else { 0 };
                code.count += 1;
            }
        }
        code
    }

    fn shaped(&self, shape: &[usize]) -> bool {
        self.groups.get(..self.count) == Some(shape)
    }

    /// What the code is the number of: its range, how sure, and why.
    fn read(
        &self,
        t: &Tokens,
        hits: &[Hit<Confidence>],
        names: &[Range<usize>],
    ) -> Option<(Range<usize>, f32, &'static str)> {
        let range = t.range(self.first, self.last);
        let near = |reach: usize| {
            let from = names.partition_point(|name| name.end + reach < range.start);
            names.get(from).is_some_and(|name| name.start <= range.end + reach)
        };
        // Districts of the courts of Québec: three digits, two of the jurisdiction, six, and three of the year.
        if self.shaped(&[3, 2, 6, 3]) || self.shaped(&[3, 2, 6, 2]) {
            let parties = (self.last + 1..self.last + 10).any(|token| {
                [&b"c"[..], b"v", b"vs"].iter().any(|word| t.text(token).eq_ignore_ascii_case(word))
                    && t.between(token).starts_with(b".")
            });
            return (parties || near(PERSON) || !names.is_empty()).then_some((
                range,
                0.85,
                "municipal_confidential.court_file",
            ));
        }
        let end = hits.partition_point(|hit| (hit.last as usize) < self.first);
        let before = hits.get(..end).unwrap_or_default().iter().rev().take(6);
        let mut labels = before.take_while(|hit| self.first - hit.last as usize <= LABEL + 1);
        let label =
            labels.find(|hit| matches!(hit.term, Confidence::File | Confidence::Roll | Confidence::PublicNumber));
        let label = label.filter(|hit| self.tied(t, hit)).map(|hit| hit.term);
        // Accounts of a ledger.
        if self.shaped(&[2, 3, 2, 3]) {
            return None;
        }
        let dated = self.shaped(&[4, 2, 2]) || self.shaped(&[2, 2, 4]);
        let roll = !dated && self.letters == 0 && matches!(self.groups.get(..3), Some([4, 2, 4, ..]));
        match label {
            Some(Confidence::PublicNumber) => None,
            Some(Confidence::Roll) => {
                let spoken = self.spoken(t);
                let range = spoken.clone().map_or(range.clone(), |last| t.range(self.first, last));
                (near(PERSON) && (roll || spoken.is_some() || self.digits >= 8)).then_some((
                    range,
                    0.85,
                    "municipal_confidential.roll",
                ))
            }
            Some(Confidence::File) => {
                let long = self.digits >= 5
                    || (self.count > 1 && self.digits >= 4)
                    || (self.letters > 0 && self.count > 1 && self.digits >= 3);
                // « Dossier 2024 », "in case 2025-01-12".
                let year = self.count == 1 && self.digits == 4;
                (long && !year && !dated && near(PERSON)).then_some((range, 0.75, "municipal_confidential.file"))
            }
            _ if roll => near(CLOSE).then_some((range, 0.75, "municipal_confidential.roll")),
            // « HP-2025-06 », « 26-004418 » beside a name.
            _ => {
                let public = [
                    &b"AO"[..],
                    b"RFP",
                    b"BC",
                    b"PO",
                    b"CA",
                    b"CCU",
                    b"CM",
                    b"RES",
                    b"CE",
                    b"CC",
                    b"INV",
                    b"R",
                    b"TP",
                    b"SP",
                    b"RV",
                    b"VM",
                    b"COVID",
                    b"ISO",
                    b"CSA",
                    b"H",
                    b"V",
                    b"C",
                    b"P",
                    b"A",
                    b"B",
                ];
                let prefix = t.text(self.first);
                let coded = self.letters > 0
                    && self.groups.first() == Some(&0)
                    && t.class(self.first) & DIGIT == 0
                    && prefix.len() >= 2
                    && self.count >= 3
                    && self.digits >= 4
                    && t.class(self.first) & LOWER == 0
                    && !public.contains(&prefix);
                let offence = self.letters == 0 && self.count == 2 && matches!(self.groups, [2, 5 | 6, ..]);
                ((coded && near(2 * CLOSE)) || (offence && near(CLOSE))).then_some((
                    range,
                    0.6,
                    "municipal_confidential.code",
                ))
            }
        }
    }

    /// Whether neither a line, a sentence nor another number stands between a word and the code.
    fn tied(&self, t: &Tokens, hit: &Hit<Confidence>) -> bool {
        let last = hit.last as usize;
        let range = t.range(last, last).end..t.range(self.first, self.first).start;
        let between = t.folded.bytes().get(range).unwrap_or_default();
        let number = between.iter().any(u8::is_ascii_digit);
        let stop = between.contains(&b'\n') || between.contains(&b';') || between.contains(&b'\t');
        // « no. 12 » is no end of a sentence.
        !number && !stop
    }

    /// « 5519 44 2087 », as it is dictated.
    fn spoken(&self, t: &Tokens) -> Option<usize> {
        let length = |token: usize| if t.class(token) == DIGIT { t.text(token).len() } else { 0 };
        let spaced = t.between(self.last) == b" " && t.between(self.last + 1) == b" ";
        let lengths = [length(self.first), length(self.last + 1), length(self.last + 2)];
        (self.first == self.last && spaced && lengths == [4, 2, 4]).then_some(self.last + 2)
    }
}
