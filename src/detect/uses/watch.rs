//! Requests to watch people; for an analysis that nobody will validate; for what a search engine answers.

use super::request::Sentence;
use super::words::Use;
use super::{Around, Asked};
use crate::detect::kind::Kind;
use crate::detect::phrases::Hit;

/// Those who may be watched.
const PEOPLE: &[Use] = &[Use::Watched, Use::Worker, Use::Citizen, Use::Figure];

/// Verbs that can only be meant of watching.
const STRONG: [&[u8]; 27] = [
    b"surveille",
    b"surveiller",
    b"surveillez",
    b"surveilles",
    b"espionne",
    b"espionner",
    b"traque",
    b"traquer",
    b"epie",
    b"epier",
    b"profile",
    b"profiler",
    b"fiche",
    b"ficher",
    b"monitor",
    b"monitors",
    b"spy",
    b"spies",
    b"stalk",
    b"snoop",
    b"watch",
    b"watches",
    b"keep",
    b"keeps",
    b"profiles",
    b"surveil",
    b"spying",
];

/// Watching people.
pub(super) fn surveillance(s: &Sentence, next: &[Hit<Use>]) -> Option<Asked> {
    let all = s.hits.iter().filter(|hit| !s.only_spoken_of(hit));
    all.filter_map(|hit| watching(s, next, hit)).reduce(|a, b| if b.confidence > a.confidence { b } else { a })
}

fn watching(s: &Sentence, next: &[Hit<Use>], hit: &Hit<Use>) -> Option<Asked> {
    const KIND: Kind = Kind::UseSurveillance;
    let secret = |hits: &[Hit<Use>]| hits.iter().any(|hit| matches!(hit.term, Use::Against | Use::Unknowing));
    let stops = [Use::Document, Use::Thing, Use::Matter];
    match hit.term {
        Use::Surveillance if s.asks || s.question => Asked::new(KIND, 0.85, "use_surveillance.words"),
        Use::Spyware if s.asks || s.general() => {
            let about = s.has(&[Use::Document, Use::Lawful, Use::Opinion])
                || s.says(s.tokens.clone(), &[b"detecter", b"contre", b"against", b"remove", b"enlever"]);
            (!about).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.spyware")
        }
        Use::Whereabouts if s.asks || s.question => {
            let finds = [
                &b"trouve"[..],
                b"trouver",
                b"trouvez",
                b"cherche",
                b"chercher",
                b"find",
                b"search",
                b"look",
                b"locate",
                b"retrace",
                b"retracer",
                b"devine",
                b"quelle",
                b"quel",
                b"what",
                b"get",
                b"deduis",
            ];
            s.says((hit.first as usize).saturating_sub(9)..hit.first as usize, &finds).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.whereabouts")
        }
        Use::Watch | Use::Dig if s.asks && (s.commanded(hit) || made(s, hit)) => {
            let person = s.after(hit, 9, PEOPLE, &stops);
            let named = s.named(hit.last as usize + 1..hit.last as usize + 6);
            let channel = s.after(hit, 14, &[Use::Channel], &stops);
            let secret = secret(s.hits) || secret(next);
            let verb = s.t.text(hit.first as usize);
            let strong = hit.term == Use::Watch && STRONG.iter().any(|word| verb.eq_ignore_ascii_case(word));
            let close = person.is_some_and(|person| person.first - hit.last <= 4);
            let channel = channel.or_else(|| s.after(hit, 14, &[Use::Trace], &stops));
            let social = s.says(s.tokens.clone(), &[b"instagram", b"facebook", b"linkedin", b"tiktok", b"twitter"]);
            let individual = s.after(hit, 14, &[Use::Watched], &stops).is_some();
            let told = match hit.term {
                Use::Dig if social && (individual || named) => true,
                Use::Watch => {
                    (strong && (close || named || channel.is_some()))
                        || ((person.is_some() || named) && (channel.is_some() || secret))
                        || (channel.is_some() && (secret || s.has(PEOPLE)))
                }
                _ => (person.is_some() || named || channel.is_some()) && secret,
            };
            told.then_some(())?;
            Asked::new(KIND, if secret || (strong && channel.is_some()) { 0.88 } else { 0.75 }, "use_surveillance.verb")
        }
        Use::Anonymous if s.asks || s.question => {
            let sought = s.hits.iter().any(|other| other.term == Use::Which && s.asking(other))
                || s.has(&[Use::Dig, Use::Surveillance])
                || s.says(s.tokens.clone(), &[b"identite", b"identity", b"auteur", b"author", b"devine", b"guess"]);
            let general =
                s.says(s.tokens.clone(), &[b"peut", b"can", b"may", b"comment", b"recevoir", b"receive"]) && !s.asks;
            (sought && !general && !s.has(&[Use::Matter]) || (sought && s.has(&[Use::Dig]))).then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.anonymous")
        }
        Use::Trace if s.asks || s.general() => {
            let theirs = s.has(&[Use::Against])
                && s.says(s.tokens.clone(), &[b"his", b"her", b"their", b"ses", b"leurs", b"son", b"sa"]);
            let people = s.has(&[Use::Watched, Use::Worker, Use::Citizen]) || theirs;
            let which = s.hits.iter().any(|other| other.term == Use::Which);
            let seeks = s.has(&[Use::Tool, Use::Watch, Use::Dig, Use::Compare, Use::Against, Use::Unknowing]);
            let about = s.has(&[Use::Thing, Use::Document]);
            (!about && ((people && (seeks || which)) || (which && s.asks))).then_some(())?;
            Asked::new(KIND, 0.72, "use_surveillance.trace")
        }
        Use::Channel if s.general() => {
            (s.has(PEOPLE) && s.has(&[Use::Unknowing, Use::Against])).then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.channel")
        }
        Use::Dossier if s.asks => {
            let about = s.after(hit, 6, PEOPLE, &stops);
            let person = s.named(hit.last as usize + 1..hit.last as usize + 6);
            // A profile of an employee may be a friendly one; of those who oppose a project it is not.
            let work = about.is_some_and(|about| matches!(about.term, Use::Worker | Use::Figure));
            let friendly = (work || (person && about.is_none())) && !(secret(s.hits) || s.has(&[Use::Channel]));
            ((about.is_some() || person) && !friendly).then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.dossier")
        }
        Use::Snooping if s.asks || s.question => {
            (s.has(PEOPLE) || s.named(s.tokens.clone())).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.snooping")
        }
        Use::Residence if s.asks || s.question => {
            let near = (hit.first as usize).saturating_sub(12)..hit.first as usize;
            let person = s.named(near.clone())
                || s.hits.iter().any(|other| other.last < hit.first && PEOPLE.contains(&other.term));
            (person && s.says(near, &[b"where"])
                || s.says((hit.first as usize).saturating_sub(1)..hit.first as usize, &[b"ou"]))
            .then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.residence")
        }
        // « Lis les courriels de Luc pour voir s'il parle contre nous ».
        Use::Ask | Use::Compare if s.commanded(hit) => {
            let channel = s.after(hit, 6, &[Use::Channel], &stops)?;
            let whose = s.after(channel, 8, PEOPLE, &stops).is_some()
                || s.named(channel.last as usize + 1..channel.last as usize + 8);
            (whose && (secret(s.hits) || secret(next)) && s.has(&[Use::Against, Use::Unknowing])).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.channel")
        }
        _ => None,
    }
}

/// "Set up an alert": the noun after a verb that makes it.
fn made(s: &Sentence, hit: &Hit<Use>) -> bool {
    s.hits.iter().any(|other| {
        other.term == Use::Ask && other.last < hit.first && other.last + 3 >= hit.first && s.commanded(other)
    })
}

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
            || (has(Use::Financial) && s.has(&[Use::Opinion]))
            || (has(Use::Financial) && (has(Use::Choice) || s.has(&[Use::Should]))))
    {
        0.9
    } else if around.human {
        return None;
    } else if has(Use::Opinion) && s.asks && !s.has(&[Use::Document]) {
        0.75
    } else if has(Use::Lawful) && asked && !s.has(&[Use::Document]) {
        0.65
    } else if asked && s.asks && without_professional(around.hits) && !s.has(&[Use::Document]) {
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
            Use::Without if whom.is_some_and(|whom| hit.first - whom <= 3) => return true,
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
        && s.says(s.tokens.start..s.tokens.start + 4, &[b"when", b"quand", b"heure", b"time", b"is", b"est", b"are"]);
    let content =
        s.tokens.clone().any(|token| matches!(s.t.between(token), b" : " | b": ") && token + 1 < s.tokens.end);
    if content || around.found || !(s.has(&[Use::Lookup]) || when) || around.length > QUESTION || around.sentences > 3 {
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
        &[
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
