//! Findings held against labels, whoever found them. The measures are those of the labelling conventions: strict (same kind,
//! half of the characters shared, one to one), relaxed (same category, any overlap) and by document (anything at all).

use std::collections::BTreeMap;
use std::ops::Range;

use balise::{Category, Kind};

use super::corpus::{Case, Label};

/// Longest text that counts as short, in characters.
const SHORT: usize = 1400;

/// A finding of any tool.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) reading: Reading,
}

/// What a tool's word for a finding means in ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// The same thing.
    Same(Kind),
    /// Something wider or a relative (any date, for dates of birth): right where it meets a label, never held against it.
    Akin(Kind),
    /// Nothing of ours: strictly it is passed over, but the document raised an alarm.
    Foreign,
}

impl Reading {
    fn kind(self) -> Option<Kind> {
        match self {
            Self::Same(kind) | Self::Akin(kind) => Some(kind),
            Self::Foreign => None,
        }
    }
}

/// Right, given in all, to be found in all.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) given: usize,
    pub(crate) all: usize,
}

impl Score {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }

    pub(crate) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.all).max(1) as f64
    }

    /// For documents: those in which anything is found, of all.
    pub(crate) fn share(self) -> f64 {
        self.given as f64 / self.all.max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.all += other.all;
    }
}

/// What one text, or a set of them, shows.
#[derive(Default)]
pub(crate) struct Judgement {
    /// Strict, by kind.
    pub(crate) kinds: BTreeMap<Kind, Score>,
    /// Of what is right in `kinds`, how much is so by a word that is only akin.
    pub(crate) akin: BTreeMap<Kind, usize>,
    pub(crate) relaxed: Score,
    /// Requests, each kind once a document.
    pub(crate) uses: Score,
    /// Documents with something to be found, and clean ones; `given` are those in which anything is found.
    pub(crate) sensitive: Score,
    pub(crate) clean_short: Score,
    pub(crate) clean_long: Score,
    /// What is found in clean documents, by kind: in how many of them.
    pub(crate) in_clean: BTreeMap<Kind, usize>,
    /// Of one text: places of the findings that are wrong, and of the labels that nothing met.
    pub(crate) alarms: Vec<usize>,
    pub(crate) missed: Vec<usize>,
}

impl Judgement {
    /// Takes in the figures of another text.
    pub(crate) fn add(&mut self, other: Self) {
        for (kind, score) in other.kinds {
            self.kinds.entry(kind).or_default().add(score);
        }
        for (kind, right) in other.akin {
            *self.akin.entry(kind).or_default() += right;
        }
        self.relaxed.add(other.relaxed);
        self.uses.add(other.uses);
        self.sensitive.add(other.sensitive);
        self.clean_short.add(other.clean_short);
        self.clean_long.add(other.clean_long);
        for (kind, count) in other.in_clean {
            *self.in_clean.entry(kind).or_default() += count;
        }
    }

    /// The strict figures of several kinds together.
    pub(crate) fn sum(&self, wanted: impl Fn(Kind) -> bool) -> Score {
        let mut sum = Score::default();
        self.kinds.iter().filter(|(kind, _)| wanted(**kind)).for_each(|(_, score)| sum.add(*score));
        sum
    }

    /// Whether of these kinds nothing was given but by words that are only akin: then precision says nothing.
    pub(crate) fn only_akin(&self, wanted: impl Fn(Kind) -> bool) -> bool {
        let akin: usize = self.akin.iter().filter(|(kind, _)| wanted(**kind)).map(|(_, right)| right).sum();
        akin > 0 && akin == self.sum(wanted).given
    }
}

/// What has a form of its own: identifiers, contact details, credentials; not names, addresses and facts.
pub(crate) fn is_structured(kind: Kind) -> bool {
    let free = matches!(kind, Kind::PersonName | Kind::PostalAddress | Kind::SensitiveFact);
    match kind.category() {
        Category::Credential => true,
        Category::Personal => !free,
        _ => false,
    }
}

/// Judges what was found in one text.
pub(crate) fn judge(case: &Case, found: &[Found]) -> Judgement {
    let mut judged = Judgement::default();
    let mut met = vec![false; case.find.len()];
    for (place, finding) in found.iter().enumerate() {
        strictly(case, finding, place, &mut met, &mut judged);
        if let Reading::Same(kind) = finding.reading {
            loosely(case, finding, kind, &mut judged.relaxed);
        }
    }
    for (place, label) in case.find.iter().enumerate() {
        judged.kinds.entry(label.kind).or_default().all += 1;
        if met.get(place) == Some(&false) {
            judged.missed.push(place);
        }
    }
    by_document(case, found, &mut judged);
    judged
}

fn strictly(case: &Case, finding: &Found, place: usize, met: &mut [bool], judged: &mut Judgement) {
    let Some(kind) = finding.reading.kind() else { return };
    let fits = |(label, met): &(&Label, &mut bool)| {
        !**met && alike(label.kind, kind) && is_half_shared(&label.span, &finding.span)
    };
    if let Some((label, met)) = case.find.iter().zip(met).find(fits) {
        *met = true;
        let score = judged.kinds.entry(label.kind).or_default();
        score.right += 1;
        score.given += 1;
        if matches!(finding.reading, Reading::Akin(_)) {
            *judged.akin.entry(label.kind).or_default() += 1;
        }
    } else if matches!(finding.reading, Reading::Same(_)) && !is_neutral(case, finding) {
        judged.kinds.entry(kind).or_default().given += 1;
        judged.alarms.push(place);
    }
}

fn loosely(case: &Case, finding: &Found, kind: Kind, relaxed: &mut Score) {
    if is_use(kind) {
        return;
    }
    let relates = |label: &Label| label.kind.category() == kind.category() && overlap(&label.span, &finding.span) > 0;
    let right = case.find.iter().any(relates);
    if right || !is_neutral(case, finding) {
        relaxed.given += 1;
        relaxed.right += usize::from(right);
    }
}

fn by_document(case: &Case, found: &[Found], judged: &mut Judgement) {
    let alarms = |finding: &Found| {
        !finding.reading.kind().is_some_and(is_use)
            && (!is_neutral(case, finding) || case.find.iter().any(|label| overlap(&label.span, &finding.span) > 0))
    };
    let clean = !case.find.iter().any(|label| !is_use(label.kind));
    for kind in found.iter().filter(|finding| clean && alarms(finding)).filter_map(|finding| finding.reading.kind()) {
        judged.in_clean.insert(kind, 1);
    }
    let document = if case.find.iter().any(|label| !is_use(label.kind)) {
        &mut judged.sensitive
    } else if case.text.chars().count() <= SHORT {
        &mut judged.clean_short
    } else {
        &mut judged.clean_long
    };
    document.all += 1;
    document.given += usize::from(found.iter().any(alarms));

    let wanted: Vec<Kind> = case.find.iter().map(|label| label.kind).filter(|kind| is_use(*kind)).collect();
    let mut given: Vec<Kind> = found.iter().filter_map(|finding| finding.reading.kind()).collect();
    given.retain(|kind| is_use(*kind));
    given.dedup();
    let right = wanted.iter().filter(|kind| given.contains(kind)).count();
    judged.uses = Score { right, given: given.len(), all: wanted.len() };
}

fn is_use(kind: Kind) -> bool {
    kind.category() == Category::Use
}

fn is_neutral(case: &Case, finding: &Found) -> bool {
    case.neutral.iter().any(|span| overlap(span, &finding.span) > 0)
}

fn alike(a: Kind, b: Kind) -> bool {
    let key = |kind| matches!(kind, Kind::ApiKey | Kind::Token);
    a == b || (key(a) && key(b))
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// At least half of the characters of both together are shared.
fn is_half_shared(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = overlap(a, b);
    2 * shared >= a.len() + b.len() - shared && shared > 0
}
