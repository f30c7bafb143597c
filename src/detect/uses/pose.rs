//! Requests to write, speak or show oneself as a real person.

use super::request::Sentence;
use super::words::Use;
use super::{Asked, surest};
use crate::detect::kind::Kind;
use crate::detect::look::{hashed, words};
use crate::detect::phrases::Hit;

const KIND: Kind = Kind::UseImpersonation;

/// Words of those who look for fakes rather than make them.
#[rustfmt::skip]
const AGAINST: [u32; 16] = hashed([
    b"detecter", b"detect", b"reconnaitre", b"spot", b"recognize", b"recognise", b"prevenir", b"prevent",
    b"avoid", b"eviter", b"contre", b"signaler", b"report", b"identifier", b"dangers", b"victime",
]);

/// Verbs that make up, and what nobody then said.
const INVENTS: [u32; 6] = hashed([b"invente", b"inventer", b"inventez", b"invent", b"fabricate", b"fabrique"]);
#[rustfmt::skip]
const SAID: [u32; 16] = hashed([
    b"citation", b"citations", b"temoignage", b"temoignages", b"commentaire", b"commentaires", b"avis", b"entrevue",
    b"declaration", b"quote", b"quotes", b"testimonial", b"testimonials", b"reviews", b"interview", b"comments",
]);

/// Passing for somebody.
pub(super) fn impersonation(s: &Sentence, next: &[Hit<Use>]) -> Option<Asked> {
    let all = s.hits.iter().filter(|hit| !s.only_spoken_of(hit));
    surest(all.filter_map(|hit| by(s, next, hit)))
}

fn by(s: &Sentence, next: &[Hit<Use>], hit: &Hit<Use>) -> Option<Asked> {
    let after = hit.last as usize + 1;
    match hit.term {
        Use::Deepfake => {
            let about = s.says(s.tokens.clone(), &AGAINST) || s.general();
            (s.asks && !about).then_some(())?;
            Asked::new(KIND, 0.85, "use_impersonation.fake")
        }
        Use::Pose => {
            s.asks.then_some(())?;
            let figure = s.after(hit, 6, &[Use::Figure, Use::Professional], &[Use::Document]);
            let office = figure.is_some_and(|figure| {
                let before = (figure.first as usize).saturating_sub(2)..figure.first as usize;
                !s.says(before, words![b"un", b"une", b"d", b"a", b"an", b"des", b"any"])
            });
            let named = s.named(after..after + 6) && !s.says(after..after + 2, words![b"un", b"une", b"a", b"an"]);
            (office || named).then_some(())?;
            Asked::new(KIND, 0.8, "use_impersonation.pose")
        }
        Use::Medium => medium(s, hit),
        // « Invente trois avis de clients », "make up a few quotes".
        Use::Ask | Use::Unknowing | Use::Make if s.asks && invents(s, hit.first as usize) => {
            (s.says(after..after + 7, &SAID) && !s.has(&[Use::Document])).then_some(())?;
            Asked::new(KIND, 0.8, "use_impersonation.invented")
        }
        Use::Words => {
            let whom = s.has(&[Use::Figure, Use::Professional]) || s.named(s.tokens.clone());
            let without = |other: &Hit<Use>| other.term == Use::Unknowing;
            let secret = s.hits.iter().any(without) || next.iter().any(without);
            let says = words![
                b"signe",
                b"signee",
                b"signed",
                b"nom",
                b"behalf",
                b"from",
                b"par",
                b"du",
                b"de",
                b"dit",
                b"says",
                b"saying",
                b"by",
                b"citation",
                b"quote",
                b"signature",
            ];
            // "An email from my supervisor".
            let third = s.after(hit, 3, &[Use::Figure], &[]).is_some_and(|figure| {
                let start = figure.first as usize;
                s.says(start..start + 1, words![b"my", b"his", b"her", b"their", b"mon", b"ma", b"son", b"sa"])
                    && s.says(hit.last as usize + 1..start, words![b"from", b"venant", b"part"])
            });
            if s.asks && third {
                return Asked::new(KIND, 0.7, "use_impersonation.from");
            }
            (s.asks && whom && secret && s.says(s.tokens.clone(), says)).then_some(())?;
            (!s.says(s.tokens.clone(), &AGAINST)).then_some(())?;
            Asked::new(KIND, 0.75, "use_impersonation.words")
        }
        _ => None,
    }
}

/// Whether a verb makes something up.
fn invents(s: &Sentence, verb: usize) -> bool {
    match s.t.text(verb).first() {
        Some(b'i' | b'I' | b'f' | b'F') => s.says(verb..verb + 1, &INVENTS),
        Some(b'm' | b'M') => s.says(verb + 1..verb + 2, words![b"up"]) && s.says(verb..verb + 1, words![b"make"]),
        _ => false,
    }
}

/// « Fais une vidéo avec la voix de la mairesse »: an image or a voice of somebody, made.
fn medium(s: &Sentence, hit: &Hit<Use>) -> Option<Asked> {
    let mut before =
        s.hits.iter().filter(|verb| matches!(verb.term, Use::Ask | Use::Make | Use::Opener) && verb.last < hit.first);
    let made = before.rfind(|verb| matches!(verb.term, Use::Opener | Use::Make) || s.commanded(verb))?;
    let voice = s.says(hit.first as usize..hit.last as usize + 1, words![b"voix", b"voice"]);
    (hit.first - made.last <= if voice || made.term == Use::Make { 12 } else { 6 }).then_some(())?;
    let makes = words![
        b"fais", b"fait", b"faites", b"faire", b"cree", b"creez", b"creer", b"produis", b"prepare", b"make", b"create",
        b"produce", b"render", b"monte", b"compose",
    ];
    let told = made.term != Use::Ask || s.t.is_word(made.first as usize, makes);
    let used =
        voice && s.says(made.first as usize..made.first as usize + 1, words![b"use", b"utilise", b"prends", b"take"]);
    (told || used).then_some(())?;
    let after = hit.last as usize + 1;
    if s.says(made.first as usize..made.last as usize + 1, words![b"clone", b"clones", b"cloner", b"cloning"]) {
        return Asked::new(KIND, 0.85, "use_impersonation.clone");
    }
    let owner = |other: &&Hit<Use>| {
        other.term == Use::Figure && other.last < hit.first && (made.term == Use::Make || other.last + 3 >= hit.first)
    };
    if s.hits.iter().any(|other| owner(&other)) && (voice || made.term == Use::Make) {
        return Asked::new(KIND, 0.8, "use_impersonation.medium");
    }
    let figure = s.after(hit, if made.term == Use::Make { 11 } else { 7 }, &[Use::Figure], &[]);
    let reach = figure.map_or(after + 7, |figure| figure.first as usize);
    (figure.is_some() || s.named(after..after + 7)).then_some(())?;
    // « Une image pour l'invitation du maire », "the mayor's office".
    (!s.says(after..reach, words![b"pour", b"for", b"sans", b"without"])).then_some(())?;
    let of_office = figure.is_some_and(|figure| {
        let next = figure.last as usize + 1;
        s.says(next..next + 2, words![b"office", b"s"]) && s.says(next..next + 2, words![b"office"])
    });
    (!of_office).then_some(())?;
    let sure = s.has(&[Use::Make, Use::Unknowing])
        || s.says(s.tokens.clone(), words![b"voix", b"voice", b"realiste", b"realistic"]);
    Asked::new(KIND, if sure { 0.85 } else { 0.7 }, "use_impersonation.medium")
}
