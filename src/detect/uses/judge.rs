//! Requests to judge people at work, and to decide what citizens ask: the same verbs, told apart by what they are about.

use super::request::Sentence;
use super::words::Use;
use super::{Around, Asked, surest};
use crate::detect::kind::Kind;
use crate::detect::look::{hashed, words};
use crate::detect::phrases::{Hit, use_at};

/// What stands for those spoken of before.
#[rustfmt::skip]
const PRONOUNS: [u32; 15] = hashed([
    b"chacun", b"chacune", b"chaque", b"each", b"them", b"laquelle", b"lequel", b"lesquels", b"lesquelles",
    b"ceux", b"celles", b"ones", b"one", b"him", b"everyone",
]);

/// How far the object of a verb may stand.
const REACH: u32 = 12;

/// What tells who or what is judged.
const PEOPLE: &[Use] = &[Use::Worker, Use::Appraisal, Use::Hire];
const MATTERS: &[Use] = &[Use::Matter, Use::Citizen, Use::Verdict, Use::Eligible];

const EVALUATE: Kind = Kind::UseEvaluatePerson;
const DECISION: Kind = Kind::UseAutomatedDecision;

/// A judgement of people at work, or a decision on what citizens ask.
pub(super) fn people_or_matters(s: &Sentence, around: &Around) -> Option<Asked> {
    if s.general() || s.has(&[Use::Sorting]) {
        return None;
    }
    let all = s.hits.iter().filter(|hit| !s.only_spoken_of(hit));
    let best = surest(all.filter_map(|hit| by(s, around, hit)))?;
    // "Rank these applicants for the job": those who apply for work.
    let best = if best.kind == DECISION && s.has(&[Use::Hire, Use::Appraisal]) && !s.has(&[Use::Matter]) {
        Asked { kind: EVALUATE, rule: "use_evaluate_person.hire", ..best }
    } else {
        best
    };
    // « ... que le comité remplira » leaves the judgement to people.
    if around.human(s) {
        return (best.confidence >= 0.9).then_some(Asked { confidence: best.confidence - 0.25, ..best });
    }
    Some(best)
}

/// What one word asks for.
fn by(s: &Sentence, around: &Around, hit: &Hit<Use>) -> Option<Asked> {
    match hit.term {
        Use::Judge if s.commanded(hit) && s.asks => verb(s, around, hit),
        Use::Decide if s.commanded(hit) && s.asks => verb(s, around, hit).or_else(|| pair(s, around, hit)),
        Use::Decide if s.asks || s.question => pair(s, around, hit),
        Use::Compare if s.commanded(hit) && s.asks => {
            let stops = [Use::Thing, Use::Document];
            // « Analyse la personnalité de cette candidate ».
            if let Some(of) = s.after(hit, 4, &[Use::Trait], &stops) {
                let whom = s.after(of, 6, &[Use::Worker], &stops).is_some();
                let named = s.named(of.last as usize + 1..of.last as usize + 6);
                return (whom || named).then(|| Asked::new(EVALUATE, 0.72, "use_evaluate_person.compare")).flatten();
            }
            let of = s.after(hit, 8, &[Use::Worker], &stops)?;
            s.after(of, 20, &[Use::Best], &[])?;
            Asked::new(EVALUATE, 0.75, "use_evaluate_person.compare")
        }
        Use::Which | Use::Should => choice(s, around, hit),
        Use::View => {
            let person = s.named(hit.last as usize..hit.last as usize + 12);
            let work = s.after(hit, 12, &[Use::Trait, Use::Worker, Use::Hire], &[Use::Document, Use::Thing])?;
            let told = person
                || work.term == Use::Hire
                || (work.term == Use::Worker && s.has(&[Use::Trait, Use::Best, Use::Hire]));
            told.then_some(())?;
            Asked::new(EVALUATE, 0.7, "use_evaluate_person.view")
        }
        Use::Appraisal if s.asks || s.question => {
            let told = worker_in(s, hit)
                || s.has(&[Use::Worker, Use::Figure])
                || s.named(s.tokens.clone())
                || around.has(&[Use::Worker])
                || around.person;
            told.then_some(())?;
            let sure = s.asks
                && (s.has(&[Use::Worker, Use::Judge, Use::Figure]) || s.named(s.tokens.clone()) || worker_in(s, hit));
            Asked::new(EVALUATE, if sure { 0.8 } else { 0.6 }, "use_evaluate_person.appraisal")
        }
        Use::Verdict if s.asks || s.question => {
            if around.count(Use::Worker) + around.count(Use::Hire)
                > around.count(Use::Matter) + around.count(Use::Citizen)
            {
                return Asked::new(EVALUATE, 0.7, "use_evaluate_person.verdict");
            }
            around.has(&[Use::Matter, Use::Citizen]).then_some(())?;
            Asked::new(DECISION, if s.asks { 0.8 } else { 0.65 }, "use_automated_decision.verdict")
        }
        Use::Rating if s.asks => {
            let of = s.after(hit, 7, &[Use::Worker, Use::Trait], &[Use::Document, Use::Thing, Use::Matter]);
            let close =
                |other: &Hit<Use>| other.term == Use::Worker && other.last < hit.first && hit.first <= other.last + 3;
            let person = s.named(hit.last as usize + 1..hit.last as usize + 6) || s.hits.iter().any(close);
            (of.is_some() || person).then_some(())?;
            Asked::new(EVALUATE, if of.is_some() { 0.75 } else { 0.65 }, "use_evaluate_person.rating")
        }
        Use::Best if s.asks || s.question => {
            let bids = s
                .hits
                .iter()
                .any(|other| other.term == Use::Matter && other.last < hit.first && other.last + 4 >= hit.first);
            let which =
                s.hits.iter().any(|other| other.term == Use::Which && other.last < hit.first && s.asking(other));
            if bids && which {
                return Asked::new(DECISION, 0.7, "use_automated_decision.best");
            }
            let near = |other: &Hit<Use>| {
                other.term == Use::Worker && other.first <= hit.last + 4 && hit.first <= other.last + 3
            };
            (s.asks && s.hits.iter().any(near)).then_some(())?;
            Asked::new(EVALUATE, 0.75, "use_evaluate_person.best")
        }
        Use::Eligible if s.asks || s.question => {
            let who = s.says((hit.first as usize).saturating_sub(2)..hit.first as usize, words![b"who", b"qui"]);
            let case = who
                || around.person
                || s.says(s.tokens.clone(), words![b"si", b"if", b"whether", b"chaque", b"each", b"cette", b"this"]);
            (case && s.asks && around.has(&[Use::Matter, Use::Citizen]) && !s.has(&[Use::Document])).then_some(())?;
            Asked::new(DECISION, 0.7, "use_automated_decision.eligible")
        }
        _ => None,
    }
}

/// « Évalue les candidats », "award the contract": a verb and what it is about.
fn verb(s: &Sentence, around: &Around, hit: &Hit<Use>) -> Option<Asked> {
    let stops = [Use::Document, Use::Thing, Use::Opinion, Use::Channel];
    let objects = [PEOPLE, MATTERS, &[Use::Trait, Use::Figure, Use::Which, Use::Should][..]].concat();
    let object = s.after(hit, REACH, &objects, &stops);
    let judges = hit.term == Use::Judge;
    let after = hit.last as usize + 1;
    // « Classe-les », "rank them": what was spoken of before.
    let pronoun = s.says(after..after + 5, &PRONOUNS)
        || s.says((hit.first as usize).saturating_sub(1)..hit.first as usize, words![b"les", b"la", b"le", b"l"]);
    let Some(object) = object else {
        if s.after(hit, REACH, &stops, &[]).is_some() {
            return pronoun.then(|| before(around, judges)).flatten();
        }
        // « Évalue Patrice Nolet ».
        let weighs = words![
            b"evalue",
            b"evaluer",
            b"evaluez",
            b"juge",
            b"juger",
            b"evaluate",
            b"assess",
            b"appraise",
            b"rate",
            b"judge",
        ];
        if judges && s.says(hit.first as usize..after, weighs) && s.named(hit.last as usize + 1..hit.last as usize + 4)
        {
            return Asked::new(EVALUATE, 0.65, "use_evaluate_person.named");
        }
        return pronoun.then(|| before(around, judges)).flatten();
    };
    match object.term {
        Use::Worker | Use::Appraisal | Use::Hire => Asked::new(EVALUATE, 0.85, "use_evaluate_person.verb"),
        Use::Trait | Use::Figure => {
            let person = s.named(hit.last as usize + 1..hit.last as usize + 14)
                || s.has(&[Use::Worker, Use::Appraisal])
                || s.says(
                    hit.last as usize + 1..hit.last as usize + 5,
                    words![b"son", b"sa", b"ses", b"his", b"her", b"their", b"mon", b"my"],
                );
            let weak = object.term == Use::Figure && !judges;
            (person && !weak).then_some(())?;
            Asked::new(EVALUATE, 0.75, "use_evaluate_person.trait")
        }
        Use::Which | Use::Should => choice(s, around, object).or_else(|| {
            // « Décide qui l'obtient ».
            s.asking(object).then(|| before(around, judges)).flatten()
        }),
        _ if around.has(&[Use::Worker]) && job_first(s, around) => {
            Asked::new(EVALUATE, 0.7, "use_evaluate_person.verb")
        }
        _ => Asked::new(DECISION, if judges { 0.75 } else { 0.85 }, "use_automated_decision.verb"),
    }
}

/// « Accepte ou refuse », "approve or deny".
fn pair(s: &Sentence, around: &Around, hit: &Hit<Use>) -> Option<Asked> {
    let other = s.after(hit, 3, &[Use::Decide], &[])?;
    let tied = s.says(hit.last as usize + 1..other.first as usize, words![b"ou", b"or"]);
    let chosen = s.says(
        (hit.first as usize).saturating_sub(3)..hit.first as usize,
        words![b"si", b"if", b"whether", b"to", b"on", b"je", b"j", b"we", b"i"],
    );
    (tied && (chosen || s.asks)).then_some(())?;
    before(around, false).map(|asked| Asked { confidence: 0.85, ..asked })
}

/// « Qui embaucher », "should we approve": a choice left to the machine.
fn choice(s: &Sentence, around: &Around, hit: &Hit<Use>) -> Option<Asked> {
    // « Si on peut annuler » asks whether it may be, not whether to.
    let after = hit.last as usize + 1;
    if hit.term == Use::Should
        && s.says(after..after + 1, words![b"peut", b"peux", b"pouvons", b"can", b"could", b"may"])
    {
        return None;
    }
    // « Le ministre qui accorde »: relative, no question.
    (hit.term == Use::Should || s.asking(hit)).then_some(())?;
    let acts = [Use::Hire, Use::Decide, Use::Judge, Use::Best, Use::Appraisal];
    let act = s.after(hit, 8, &acts, &[Use::Document, Use::Anonymous]).filter(|act| !s.is_noun(act))?;
    if act.term == Use::Hire || act.term == Use::Appraisal {
        // "Do we promote the event", « quelle est la façon de recruter »: only where somebody at work is spoken of.
        let near =
            hit.term == Use::Should || act.first <= hit.last + 4 || s.after(hit, 4, &[Use::Worker], &[]).is_some();
        let person =
            around.has(&[Use::Worker, Use::Figure, Use::Watched]) || around.person || s.named(s.tokens.clone());
        let start = act.first as usize;
        let clitic = s.says(start.saturating_sub(1)..start, words![b"l", b"le", b"la"]);
        let pronoun =
            clitic || s.says(s.tokens.clone(), words![b"him", b"her", b"he", b"she", b"elle", b"who", b"qui"]);
        // « Doit-on garder la clause », "which one to keep".
        let keeps =
            s.says(start..act.last as usize + 1, words![b"garder", b"keep", b"retain"]) && act.first == act.last;
        if keeps && !s.has(&[Use::Worker]) && !s.named(s.tokens.clone()) {
            return None;
        }
        // « Faut-il renouveler Sonia », not a contract.
        if s.says(start..start + 1, words![b"renouveler"]) && !s.named(start + 1..start + 4) {
            return None;
        }
        let told = near && (person || pronoun) && !s.has(&[Use::Lawful, Use::Opinion]);
        return told
            .then(|| Asked::new(EVALUATE, if person { 0.85 } else { 0.65 }, "use_evaluate_person.choice"))
            .flatten();
    }
    if act.term == Use::Best {
        if !s.has(&[Use::Worker]) {
            let bids = s.after(hit, 3, &[Use::Matter], &[]).is_some();
            return bids.then(|| Asked::new(DECISION, 0.7, "use_automated_decision.choice")).flatten();
        }
        return Asked::new(EVALUATE, 0.75, "use_evaluate_person.choice");
    }
    let weak = hit.term == Use::Should && act.term == Use::Judge;
    (!weak).then_some(())?;
    before(around, false).map(|asked| Asked { confidence: if s.asks { 0.8 } else { 0.7 }, ..asked })
}

/// By what the text speaks of: people at work, or what citizens ask.
fn before(around: &Around, judges: bool) -> Option<Asked> {
    let work = around.count(Use::Worker) + around.count(Use::Hire);
    let matter = around.count(Use::Matter) + around.count(Use::Citizen);
    if work > 0 && work >= matter {
        Asked::new(EVALUATE, 0.75, "use_evaluate_person.before")
    } else if matter > 0 {
        Asked::new(DECISION, if judges { 0.65 } else { 0.8 }, "use_automated_decision.before")
    } else {
        None
    }
}

/// Whether a job is spoken of before anything that citizens ask: "applicants" of which sort.
fn job_first(s: &Sentence, around: &Around) -> bool {
    s.has(&[Use::Worker]) && around.count(Use::Worker) >= around.count(Use::Matter)
}

/// Whether the words of a group themselves name people at work.
fn worker_in(s: &Sentence, hit: &Hit<Use>) -> bool {
    (hit.first..=hit.last).any(|token| use_at(&s.t.all, token as usize) == Some(Use::Worker))
}
