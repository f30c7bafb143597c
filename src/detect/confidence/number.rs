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

/// What codes that are public begin with: tenders, resolutions, orders, standards, zones.
const PUBLIC: [&[u8]; 22] = [
    b"AO", b"RFP", b"BC", b"PO", b"CA", b"CCU", b"CM", b"RES", b"CE", b"CC", b"INV", b"R", b"TP", b"SP", b"RV", b"VM",
    b"COVID", b"ISO", b"CSA", b"H", b"V", b"A",
];

/// The numbers of files in a text, in order and apart.
#[inline(never)]
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
        // Hours, days, quantities: most numbers are no code.
        let (after, short) = (t.between(token), t.text(token).len() < 5);
        let spaced = after == b" " && t.class(token + 1) == DIGIT;
        if short && after != b"-" && !spaced && (token == 0 || t.between(token - 1) != b"-") {
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
            free = free.max(t.from(range.end));
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
        while t.between(last) == b"-" && last - first < 6 {
            // « 2026-N-0077 »: letters inside, where digits follow.
            let inside = t.text(last + 1).len() <= 3 && t.between(last + 1) == b"-" && t.class(last + 2) & DIGIT != 0;
            if t.class(last + 1) & DIGIT == 0 && !inside {
                break;
            }
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
        // "File 2026-RES-04_C.dwg", « dossier 2026-014.pdf »: the name of a file.
        let (end, next) = (t.between(self.last), t.class(self.last + 1));
        if end == b"_" || (end == b"." && next & LOWER != 0) {
            return None;
        }
        let near = |reach: usize| {
            let from = names.partition_point(|name| name.end + reach < range.start);
            names.get(from).is_some_and(|name| name.start <= range.end + reach)
        };
        // Districts of the courts of Québec: three digits, two of the jurisdiction, six, and three of the year.
        if self.shaped(&[3, 2, 6, 3]) || self.shaped(&[3, 2, 6, 2]) {
            let told = !names.is_empty() || self.parties(t);
            return told.then_some((range, 0.85, "municipal_confidential.court_file"));
        }
        let dated = self.shaped(&[4, 2, 2]) || self.shaped(&[2, 2, 4]);
        // The last shape is that of the accounts of a ledger.
        if dated || self.shaped(&[2, 3, 2, 3]) {
            return None;
        }
        let roll = self.letters == 0 && matches!(self.groups.get(..3), Some([4, 2, 4, ..]));
        let spaced = self.spaced(t);
        let spoken = spaced.filter(|(_, groups)| groups.starts_with(&[4, 2, 4, 0]));
        match self.label(t, hits) {
            Some(Confidence::PublicNumber) => None,
            Some(Confidence::Roll) if roll || spoken.is_some() || self.digits >= 8 => {
                let range = spoken.map_or(range.clone(), |(last, _)| t.range(self.first, last));
                near(PERSON).then_some((range, 0.85, "municipal_confidential.roll"))
            }
            Some(Confidence::File) => {
                let whole = spaced.filter(|(_, groups)| groups.iter().sum::<usize>() >= 8);
                let long = self.digits >= 5
                    || (self.count > 1 && self.digits >= 4)
                    || (self.letters > 0 && self.count > 1 && self.digits >= 3);
                let range = whole.map_or(range.clone(), |(last, _)| t.range(self.first, last));
                let told = (long || whole.is_some()) && near(PERSON);
                told.then_some((range, 0.75, "municipal_confidential.file"))
            }
            _ if roll => near(CLOSE).then_some((range, 0.75, "municipal_confidential.roll")),
            // A column of them, dictated or typed with spaces.
            _ if spoken.is_some() && hits.iter().any(|hit| hit.term == Confidence::Roll) => {
                let (last, _) = spoken?;
                near(CLOSE).then(|| (t.range(self.first, last), 0.75, "municipal_confidential.roll"))
            }
            _ => self.beside(t, hits, &near).then_some((range, 0.6, "municipal_confidential.code")),
        }
    }

    /// Whether parties are named after the number of a court: « Roy c. Ville ».
    fn parties(&self, t: &Tokens) -> bool {
        (self.last + 1..self.last + 10).any(|token| {
            let versus = [&b"c"[..], b"v", b"vs"].iter().any(|word| t.text(token).eq_ignore_ascii_case(word));
            versus && t.between(token).starts_with(b".")
        })
    }

    /// The word that says what the code is the number of.
    fn label(&self, t: &Tokens, hits: &[Hit<Confidence>]) -> Option<Confidence> {
        let end = hits.partition_point(|hit| (hit.last as usize) < self.first);
        let before = hits.get(..end).unwrap_or_default().iter().rev().take(6);
        // « Son dossier à l'office d'habitation est le OMH-2023-1192 ».
        let reach = if self.coded(t) { 2 * LABEL } else { LABEL };
        let mut labels = before.take_while(|hit| self.first - hit.last as usize <= reach + 1);
        let names =
            |hit: &&Hit<Confidence>| matches!(hit.term, Confidence::File | Confidence::Roll | Confidence::PublicNumber);
        labels.find(names).filter(|hit| self.tied(t, hit)).map(|hit| hit.term)
    }

    /// Whether the code begins with capitals that stand for something, and not for what is public.
    fn coded(&self, t: &Tokens) -> bool {
        let prefix = t.text(self.first);
        let capitals = t.class(self.first) & (DIGIT | LOWER) == 0;
        capitals && self.count >= 3 && self.digits >= 4 && !PUBLIC.contains(&prefix)
    }

    /// « HP-2025-06 », « 26-004418 » beside a name; « No P-24-211 » in a register of complaints.
    fn beside(&self, t: &Tokens, hits: &[Hit<Confidence>], near: &dyn Fn(usize) -> bool) -> bool {
        let numbered = self.first.checked_sub(1).is_some_and(|before| {
            [&b"no"[..], b"n", b"numero", b"number", b"nos"]
                .iter()
                .any(|word| t.text(before).eq_ignore_ascii_case(word))
        });
        let register = numbered && hits.iter().any(|hit| hit.term == Confidence::File);
        let telling = t.text(self.first).len() >= 2 || register;
        let offence = self.letters == 0 && self.count == 2 && matches!(self.groups, [2, 5 | 6, ..]);
        (self.coded(t) && telling && near(2 * CLOSE)) || (offence && near(CLOSE))
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

    /// « 5519 44 2087 »: the last token of digits with spaces between, and the lengths of its groups.
    fn spaced(&self, t: &Tokens) -> Option<(usize, [usize; 4])> {
        let mut groups = [0; 4];
        let mut last = self.first;
        for (place, group) in groups.iter_mut().enumerate() {
            let length = t.text(self.first + place).len();
            let tied = place == 0 || t.between(self.first + place - 1) == b" ";
            if !tied || t.class(self.first + place) != DIGIT || !(2..=4).contains(&length) {
                break;
            }
            *group = length;
            last = self.first + place;
        }
        (self.first == self.last && last > self.first).then_some((last, groups))
    }
}
