//! What is handed over altogether: requests whose answer goes out as it is, with nobody to check it; to pass for somebody, in so many
//! words; to watch people by what their machines keep; to search the web. Said in many ways, and each of them telling by itself.

use std::ops::Range;

use super::request::Sentence;
use super::words::{Handed, Use};
use super::{Around, Asked, surest, within};
use crate::detect::kind::Kind;
use crate::detect::phrases::Hit;

/// Who may be watched, judged, or have asked for something.
const PEOPLE: &[Use] = &[Use::Watched, Use::Worker, Use::Citizen];

/// A sentence with what says that something is handed over, in it and in those beside it.
struct Given<'s> {
    s: &'s Sentence<'s, 's>,
    here: &'s [Hit<Handed>],
    near: &'s [Hit<Handed>],
}

impl Given<'_> {
    fn has(&self, terms: &[Handed]) -> bool {
        let spoken_of =
            |hit: &Hit<Handed>| self.s.only_spoken_of(&Hit { first: hit.first, last: hit.last, term: Use::Lead });
        self.here.iter().any(|hit| terms.contains(&hit.term) && !spoken_of(hit))
    }

    fn near(&self, terms: &[Handed]) -> bool {
        self.near.iter().any(|hit| terms.contains(&hit.term))
    }
}

/// A request that the other rules have no words for. `beside` are the tokens of the sentence and of those before and after it.
pub(super) fn handed(s: &Sentence, beside: &Range<usize>, around: &Around) -> Option<Asked> {
    // « Comment le suivre sans qu'il le sache » asks for more than how.
    if (s.general() && !s.has(&[Use::Unknowing])) || !(s.asks || s.question) {
        return None;
    }
    let hits = &s.t.hits.handed;
    let given = Given { s, here: within(hits, &s.tokens), near: within(hits, beside) };
    let all = [searched(&given), posed(&given, around), recorded(&given, around), unchecked(&given, around)];
    surest(all.into_iter().flatten())
}

/// « Cherche sur le Web », "look up online".
fn searched(given: &Given) -> Option<Asked> {
    // « Quel article »: the document is the very word.
    let searches = || given.here.iter().filter(|hit| hit.term == Handed::WebSearch);
    let other = given.s.hits.iter().any(|other| {
        matches!(other.term, Use::Document | Use::Watched | Use::Worker)
            && !searches().any(|hit| hit.first <= other.first && other.last <= hit.last)
    });
    (given.has(&[Handed::WebSearch]) && !other).then_some(())?;
    Asked::new(Kind::UseSearch, 0.8, "use_search.web")
}

/// « Fais-toi passer pour », "pretend you're", « comme si ça venait d'un citoyen »; or to play somebody where nobody is to see it, or
/// what is to be sent.
fn posed(given: &Given, around: &Around) -> Option<Asked> {
    let s = given.s;
    let plays = s.hits.iter().any(|hit| hit.term == Use::Pose && !s.only_spoken_of(hit));
    let sent = given.near(&[Handed::Published]);
    let hidden = given.near(&[Handed::Hidden]) || s.has(&[Use::Unknowing]);
    let told = (given.has(&[Handed::Guise]) && (sent || hidden)) || (plays && sent && hidden);
    (told && !around.human(s)).then_some(())?;
    Asked::new(Kind::UseImpersonation, if sent && hidden { 0.86 } else { 0.78 }, "use_impersonation.guise")
}

/// A tool, an alert or a table of what machines keep of people: badges, keystrokes, screens, faces.
fn recorded(given: &Given, around: &Around) -> Option<Asked> {
    let s = given.s;
    let alert = given.has(&[Handed::Alert]);
    let kept = s.hits.iter().any(|hit| hit.term == Use::Trace && !s.only_spoken_of(hit));
    let said = s.hits.iter().any(|hit| hit.term == Use::Channel && !s.only_spoken_of(hit));
    let named = kept && s.named(s.tokens.clone());
    let machine = kept && s.has(&[Use::Watch]) && s.has(&[Use::Tool]);
    let people = s.has(PEOPLE) || (alert && around.has(PEOPLE)) || machine || named;
    let seeks = alert || s.has(&[Use::Watch, Use::Tool, Use::Dig]) || (named && s.asks);
    let told = (kept && seeks) || (said && alert);
    (told && people && !s.has(&[Use::Document, Use::Matter])).then_some(())?;
    Asked::new(Kind::UseSurveillance, 0.78, "use_surveillance.recorded")
}

/// What goes out as the machine says it: a decision on what citizens ask, a judgement of people at work, an analysis.
fn unchecked(given: &Given, around: &Around) -> Option<Asked> {
    let s = given.s;
    let free = given.near(&[Handed::Unchecked]);
    let pair = given.has(&[Handed::Pair]);
    ((free || pair) && !around.human(s)).then_some(())?;
    let workers = around.count(Use::Worker) + around.count(Use::Hire) + around.count(Use::Appraisal);
    let matters = around.count(Use::Matter) + around.count(Use::Citizen);
    let decides = pair || s.has(&[Use::Decide, Use::Verdict, Use::Eligible]);
    let judges = decides || s.has(&[Use::Judge, Use::Compare, Use::Which, Use::Best]);
    let analysis = given.has(&[Handed::Analysis]) || s.has(&[Use::Opinion, Use::Lawful]);
    if judges && workers > matters && s.has(&[Use::Worker, Use::Hire, Use::Appraisal, Use::Trait]) {
        return Asked::new(Kind::UseEvaluatePerson, 0.8, "use_evaluate_person.unchecked");
    }
    let ours = matters > 0 || (pair && workers == 0 && s.has(&[Use::Decide, Use::Verdict]));
    if ours && (decides || (judges && free && !analysis)) {
        return Asked::new(
            Kind::UseAutomatedDecision,
            if free { 0.87 } else { 0.72 },
            "use_automated_decision.unchecked",
        );
    }
    (free && (analysis || given.near(&[Handed::Analysis]))).then_some(())?;
    Asked::new(Kind::UseUnvalidatedAnalysis, 0.8, "use_unvalidated_analysis.unchecked")
}
