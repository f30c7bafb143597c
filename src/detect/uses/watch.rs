//! Requests to watch people.

use super::request::Sentence;
use super::words::Use;
use super::{Asked, surest};
use crate::detect::kind::Kind;
use crate::detect::look::words;
use crate::detect::phrases::Hit;

/// Those who may be watched.
const PEOPLE: &[Use] = &[Use::Watched, Use::Worker, Use::Citizen, Use::Figure];

/// Verbs that can only be meant of watching.
#[rustfmt::skip]
const STRONG: [&[u8]; 27] = [
    b"surveille", b"surveiller", b"surveillez", b"surveilles", b"espionne", b"espionner", b"traque", b"traquer",
    b"epie", b"epier", b"profile", b"profiler", b"fiche", b"ficher", b"monitor", b"monitors", b"spy", b"spies",
    b"stalk", b"snoop", b"watch", b"watches", b"keep", b"keeps", b"profiles", b"surveil", b"spying",
];

/// Watching people.
pub(super) fn surveillance(s: &Sentence, next: &[Hit<Use>]) -> Option<Asked> {
    let all = s.hits.iter().filter(|hit| !s.only_spoken_of(hit));
    surest(all.filter_map(|hit| watching(s, next, hit)))
}

fn watching(s: &Sentence, next: &[Hit<Use>], hit: &Hit<Use>) -> Option<Asked> {
    const KIND: Kind = Kind::UseSurveillance;
    let secret = |hits: &[Hit<Use>]| hits.iter().any(|hit| matches!(hit.term, Use::Against | Use::Unknowing));
    let stops = [Use::Document, Use::Thing, Use::Matter];
    match hit.term {
        Use::Surveillance if s.asks || s.question => {
            // « Le profil psychologique du contremaître » judges somebody at work, by whatever it is drawn from.
            let mind = words![b"psychologique", b"psychological", b"personnalite"];
            if s.says(hit.first as usize..hit.last as usize + 1, mind) && s.has(&[Use::Worker]) {
                return Asked::new(Kind::UseEvaluatePerson, 0.85, "use_evaluate_person.profile");
            }
            Asked::new(KIND, 0.85, "use_surveillance.words")
        }
        Use::Spyware if s.asks || s.general() => {
            let about = s.has(&[Use::Document, Use::Lawful, Use::Opinion])
                || s.says(s.tokens.clone(), words![b"detecter", b"contre", b"against", b"remove", b"enlever"]);
            (!about).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.spyware")
        }
        Use::Whereabouts if s.asks || s.question => {
            let finds = words![
                b"trouve",
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
            s.says((hit.first as usize).saturating_sub(9)..hit.first as usize, finds).then_some(())?;
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
            let social =
                s.says(s.tokens.clone(), words![b"instagram", b"facebook", b"linkedin", b"tiktok", b"twitter"]);
            let individual = s.after(hit, 14, &[Use::Watched], &stops).is_some();
            let shown = words![b"photo", b"photos", b"video", b"footage", b"image", b"images", b"picture", b"pictures"];
            let who = words![b"nom", b"noms", b"name", b"names", b"identite", b"identity"];
            let after = hit.last as usize + 1;
            let told = match hit.term {
                Use::Dig if individual && s.says(s.tokens.clone(), shown) => true,
                Use::Dig if s.says(after..after + 6, who) => {
                    let citizen = s.after(hit, 14, &[Use::Citizen, Use::Watched], &[Use::Document]).is_some();
                    citizen && (s.says(s.tokens.clone(), shown) || secret)
                }
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
                || s.says(
                    s.tokens.clone(),
                    words![b"identite", b"identity", b"auteur", b"author", b"devine", b"guess"],
                );
            let general = s
                .says(s.tokens.clone(), words![b"peut", b"can", b"may", b"comment", b"recevoir", b"receive"])
                && !s.asks;
            (sought && !general && !s.has(&[Use::Matter]) || (sought && s.has(&[Use::Dig]))).then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.anonymous")
        }
        Use::Trace if s.asks || s.general() => {
            let theirs = s.has(&[Use::Against])
                && s.says(s.tokens.clone(), words![b"his", b"her", b"their", b"ses", b"leurs", b"son", b"sa"]);
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
            (person && s.says(near, words![b"where"])
                || s.says((hit.first as usize).saturating_sub(1)..hit.first as usize, words![b"ou"]))
            .then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.residence")
        }
        // A tool that reads what people write, and tells when.
        Use::Channel if s.has(&[Use::Tool]) && s.has(&[Use::Against]) && s.asks => {
            s.has(&[Use::Watched, Use::Worker, Use::Citizen]).then_some(())?;
            Asked::new(KIND, 0.78, "use_surveillance.tool")
        }
        // « ... comment filmer son poste sans qu'il le voie ».
        Use::Watch if s.has(&[Use::Unknowing]) && (s.question || s.asks) => {
            let him = words![b"il", b"elle", b"ils", b"him", b"her", b"them", b"he", b"she", b"they"];
            (s.has(PEOPLE) && s.says(s.tokens.clone(), him)).then_some(())?;
            Asked::new(KIND, 0.75, "use_surveillance.secret")
        }
        // « Lis les courriels de Luc pour voir s'il parle contre nous ».
        Use::Ask | Use::Compare if s.commanded(hit) => {
            let social = words![b"facebook", b"instagram", b"linkedin", b"tiktok", b"twitter"];
            let reads = words![
                b"check",
                b"look",
                b"verifie",
                b"verifier",
                b"regarde",
                b"regarder",
                b"consulte",
                b"va",
                b"read",
                b"lis",
            ];
            let network = s.hits.iter().any(|other| {
                other.term == Use::Channel && s.says(other.first as usize..other.first as usize + 1, social)
            });
            if network && s.says(hit.first as usize..hit.first as usize + 1, reads) {
                let person = s.after(hit, 12, &[Use::Worker, Use::Watched, Use::Citizen], &stops).is_some()
                    || s.named(hit.last as usize + 1..hit.last as usize + 12);
                return person.then(|| Asked::new(KIND, 0.72, "use_surveillance.social")).flatten();
            }
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
