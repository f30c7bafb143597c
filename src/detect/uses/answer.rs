//! Requests for an analysis that nobody will validate, and for what a search engine answers.

use super::request::Sentence;
use super::words::Use;
use super::{Around, Asked};
use crate::detect::kind::Kind;
use crate::detect::look::words;
use crate::detect::phrases::Hit;
use crate::text::tokens::DIGIT;

/// An opinion that only a professional gives, or that nobody will check.
pub(super) fn unvalidated(s: &Sentence, next: &[Hit<Use>], around: &Around) -> Option<Asked> {
    const KIND: Kind = Kind::UseUnvalidatedAnalysis;
    if s.general() {
        return None;
    }
    let told = s.hits.iter().filter(|hit| !s.only_spoken_of(hit));
    let matter = told.filter(|hit| matches!(hit.term, Use::Opinion | Use::Lawful | Use::Choice | Use::Financial));
    let matter: Vec<Use> = matter.map(|hit| hit.term).collect();
    let has = |term: Use| matter.contains(&term);
    let alone = without_professional(around.hits)
        || s.has(&[Use::Unvalidated])
        || next.iter().any(|hit| hit.term == Use::Unvalidated);
    let asked = s.asks || s.question;
    let sure = if asked
        && alone
        && (has(Use::Opinion)
            || has(Use::Lawful)
            || (has(Use::Financial) && (has(Use::Choice) || s.has(&[Use::Should]))))
    {
        0.9
    } else if around.human(s) {
        return None;
    } else if has(Use::Opinion) && s.asks && !s.has(&[Use::Document]) {
        0.75
    } else if (has(Use::Lawful) && asked || s.asks && without_professional(around.hits)) && !s.has(&[Use::Document]) {
        0.65
    } else {
        return None;
    };
    Asked::new(KIND, sure, "use_unvalidated_analysis.opinion")
}

/// « Pas besoin de passer par l'avocat », "instead of paying a lawyer".
fn without_professional(hits: &[Hit<Use>]) -> bool {
    let (mut last, mut whom): (Option<u32>, Option<u32>) = (None, None);
    for hit in hits {
        match hit.term {
            // « L'avocat coûte trop cher ».
            Use::Without if hit.last > hit.first && whom.is_some_and(|whom| hit.first - whom <= 3) => return true,
            Use::Without => last = Some(hit.last),
            Use::Professional if last.is_some_and(|last| hit.first - last <= 7) => return true,
            Use::Professional => whom = Some(hit.last),
            _ => {}
        }
    }
    false
}

/// Longest question that a search engine is asked, in bytes.
const QUESTION: usize = 220;

/// What a search engine answers: a short question about the world, with no work to do.
pub(super) fn search(s: &Sentence, around: &Around) -> Option<Asked> {
    // « Quand ouvre », "is it open".
    let when = s.question
        && s.has(&[Use::Opening])
        && s.says(
            s.tokens.start..s.tokens.start + 4,
            words![b"when", b"quand", b"heure", b"time", b"is", b"est", b"are"],
        );
    let numbers = s.tokens.clone().filter(|token| s.t.class(*token) & DIGIT != 0).count();
    let content =
        s.tokens.clone().any(|token| matches!(s.t.between(token), b" : " | b": ") && token + 1 < s.tokens.end);
    if content
        || numbers > 3
        || around.found
        || !(s.has(&[Use::Lookup]) || when)
        || around.length > QUESTION
        || around.sentences > 3
    {
        return None;
    }
    let works = |hit: &&Hit<Use>| {
        let verb = s.t.text(hit.first as usize);
        let finds = [
            &b"trouve"[..],
            b"trouver",
            b"dis",
            b"donne",
            b"cherche",
            b"find",
            b"tell",
            b"give",
            b"look",
            b"search",
            b"get",
            b"show",
            b"montre",
            b"va",
            b"indique",
            b"verifie",
            b"check",
            b"rappelle",
            b"let",
            b"do",
        ];
        hit.term == Use::Material
            || hit.term == Use::Document
            || (hit.term == Use::Ask && s.commanded(hit) && !finds.iter().any(|word| verb.eq_ignore_ascii_case(word)))
    };
    let own = s.says(
        s.tokens.clone(),
        words![
            b"notre",
            b"nos",
            b"our",
            b"ci",
            b"joint",
            b"attached",
            b"rapport",
            b"report",
            b"texte",
            b"text",
            b"tableau",
            b"document",
            b"formule",
            b"formula",
            b"above",
        ],
    );
    if s.hits.iter().any(|hit| works(&hit)) || own || s.has(&[Use::Watched, Use::Worker, Use::Citizen]) {
        return None;
    }
    Asked::new(Kind::UseSearch, 0.75, "use_search.question")
}
