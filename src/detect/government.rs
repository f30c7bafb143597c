//! Numbers that governments give to persons: social insurance, health, driver's licence, passport, permanent code,
//! immigration. Formats: facts gathered from python-stdnum, SAAQ, RAMQ and IRCC material; where no check digit is
//! publicly established (RAMQ, most provinces), none is invented and a label is asked for instead.

use super::checks::{bc_phn, day_exists, is_sample, luhn};
use super::context::Term;
use super::kind::Kind;
use super::life;
use super::look::{Candidate, KINDS, Look, words};
use crate::text::tokens::{DIGIT, Gap};

/// Groups of four letters that stand before eight digits in ordinary text and are nobody's initials.
const NOT_INITIALS: [&[u8]; 24] = [
    b"SANS", b"DATE", b"NOTE", b"CODE", b"PAGE", b"LIST", b"POUR", b"PLAN", b"ITEM", b"PART", b"TEST", b"DOSS",
    b"REFE", b"FACT", b"COMP", b"SEAO", b"CONT", b"PROJ", b"SERI", b"TOTA", b"VERS", b"ISBN", b"ISSN", b"LOTS",
];

/// How far before a number that passes its check the question for it may stand, in tokens.
const ASKED: usize = 16;

/// Canadian social insurance number: nine digits under Luhn; persons' numbers begin with 1 to 7 or 9 (python-stdnum,
/// `stdnum/ca/sin.py`). With a label, a failing check digit is a number mistyped, still close to somebody's.
pub(crate) fn sin(look: &Look, first: usize) -> Option<Candidate> {
    // Boxes of a form may hold a digit each; that, only behind a label.
    let boxed = || {
        look.may(&[Term::Sin]).then_some(())?;
        look.shape(first, b"DDDDDDDDD", &[1, 2, 3, 4, 5, 6, 7, 8])
            .filter(|shape| look.label(first, shape.last, &[Term::Sin]).is_some())
    };
    let shape = look.shape(first, b"DDDDDDDDD", &[3, 6]).or_else(boxed)?;
    let found = look.candidate(first, shape.last, Kind::Sin, "sin.nine_digits");
    let number = look.collect(first, shape.last);
    let digits = number.get();
    if is_sample(digits) {
        return None;
    }
    let good = luhn(digits);
    let issued = matches!(digits.first(), Some(1..=7 | 9));
    // « reçu ce matin » is no receipt: what passes the check is not the number of something else.
    let own = |label: &super::context::Hit| look.label_wins(*label, first) || (good && issued);
    if let Some(label) = look.label(first, shape.last, &[Term::Sin]).filter(own) {
        let found = found.labelled(Some(label));
        return Some(if good { found.checked().sure(0.99) } else { found.sure(0.6) });
    }
    // « t'as le NAS de Youssef? », and the answer in the next line of a chat.
    let asked = || {
        let label = look.nearest_before(first, &[Term::Sin], ASKED)?;
        // Hours and days may stand between; a longer number is the answer.
        let open = (label.last as usize + 1..first).all(|token| look.digits(token) < 3);
        (open && !look.reference(first, true) && !look.in_telephone(first)).then_some(label)
    };
    if good
        && issued
        && look.apart(first, shape.last)
        && let Some(label) = asked()
    {
        return Some(found.checked().labelled(Some(label)).sure(0.9));
    }
    if !good || !issued || shape.line || !look.apart(first, shape.last) || look.amount(first, shape.last) {
        return None;
    }
    if look.reference(first, true) || other_label(look, first, shape.last) {
        return None;
    }
    match shape.gap {
        Some(gap @ (Gap::Space | Gap::Dash)) if !look.in_series(first, shape.last, gap) => {
            Some(found.checked().sure(0.75))
        }
        // In one piece, one number in ten passes the check: only where a person is spoken of, or nothing else is said.
        None if look.t.all.len() == 1 || look.person_before(first, 6) => Some(found.checked().sure(0.55)),
        _ => None,
    }
}

/// Whether another kind's word names the value.
fn other_label(look: &Look, first: usize, last: usize) -> bool {
    use Term::{BankAccount, BankHint, EmployeeId, HealthCard, ImmigrationId, PaymentCard, Quantity};
    let others = [BankAccount, BankHint, EmployeeId, HealthCard, ImmigrationId, PaymentCard, Quantity, Term::Phone];
    look.label(first, last, &others).is_some()
}

/// Québec's health insurance number and the permanent code share a shape: four letters and eight digits. In the first the
/// digits begin with year, month (+50 for a woman) and day; in the second with day, month (+50) and year. A quarter of the
/// numbers read both ways: a label decides, else health insurance.
pub(crate) fn four_letters(look: &Look, first: usize) -> Option<Candidate> {
    let shape =
        look.shape(first, b"LLLLDDDDDDDD", &[4, 8]).or_else(|| look.shape(first, b"LLLLDDDDDDDD", &[4, 6, 8, 10]))?;
    let letters = look.t.text(first).get(..4)?;
    if letters.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let number = look.collect(first, shape.last);
    let month = |value: u32| if value > 50 { value - 50 } else { value };
    let health = day_exists(month(number.number(2..4)), number.number(4..6));
    let code = day_exists(month(number.number(2..4)), number.number(0..2));

    // « son code permanent, dit l'école, a été mis dans l'adresse : ... »: no other value has this shape, so that the word may
    // stand farther off.
    let kinds = [Term::HealthCard, Term::PermanentCode];
    let label = look.label(first, shape.last, &kinds).or_else(|| {
        let capitals = look.capitals(first);
        look.nearest_before(first, &kinds, ASKED).filter(|_| capitals)
    });
    if is_sample(number.get()) {
        return None;
    }
    let years = [number.number(0..2), number.number(4..6)];
    let beside = if code && health { born_beside(look, first, shape.last, years) } else { None };
    let kind = match label {
        Some(label) if label.term == Term::PermanentCode => Kind::PermanentCode,
        Some(_) => Kind::HealthCard,
        // « son code TREJ25128001 »: health insurance numbers are not called so.
        None if code && health => match beside {
            Some(kind) => kind,
            None if called_code(look, first) || of_pupil(look, first, shape.last, shape.gap.is_some()) => {
                Kind::PermanentCode
            }
            None => Kind::HealthCard,
        },
        None if health => Kind::HealthCard,
        None => Kind::PermanentCode,
    };
    let (rule, dated) = match kind {
        Kind::HealthCard => ("health_card.quebec", health),
        _ => ("permanent_code.ministry", code),
    };
    let found = look.candidate(first, shape.last, kind, rule).labelled(label);
    let found = if dated { found.dated() } else { found };
    if label.is_some() {
        return Some(found.sure(if dated { 0.98 } else { 0.6 }));
    }
    let initials = look.t.text(first).iter().take(4).all(u8::is_ascii_uppercase) && !NOT_INITIALS.contains(&letters);
    // « Card on file: ROYL 1653 1207 »: in fours, as it is printed on the card, it is nothing else.
    let printed = shape.gap == Some(Gap::Space);
    let known = printed || beside.is_some();
    let free = !shape.line && look.apart(first, shape.last) && (known || !look.reference(first, false));
    let sure = if kind == Kind::HealthCard { 0.88 } else { 0.7 };
    (dated && initials && free).then(|| found.sure(sure))
}

/// How far from a number the date of birth of its bearer may stand, in tokens.
const BESIDE: usize = 14;

/// Which of the two it is, by a date that stands beside it: « Léa Roy, 2014-03-12, ROYL14531207 ». `years` are those that each would
/// encode, the card's and the code's, of two digits.
fn born_beside(look: &Look, first: usize, last: usize, years: [u32; 2]) -> Option<Kind> {
    let before = first.saturating_sub(BESIDE)..first;
    let dates = before.rev().chain(last + 1..last + BESIDE);
    let numbers = dates.filter(|token| look.digits(*token) > 0);
    let mut born = numbers.filter_map(|token| life::date(look, token).and_then(|(from, to)| look.year(from, to)));
    born.find_map(|year| match years.map(|other| year % 100 == other) {
        [true, false] => Some(Kind::HealthCard),
        [false, true] => Some(Kind::PermanentCode),
        _ => None,
    })
}

/// Whether a number that reads both ways is rather a pupil's: a school is spoken of before it, or it is in one piece and nothing speaks
/// of a card. Cards print theirs in fours, and only those of children read both ways; in one piece without a word for it, all of those
/// in the development texts are permanent codes.
fn of_pupil(look: &Look, first: usize, last: usize, grouped: bool) -> bool {
    let words = words![
        b"eleve",
        b"eleves",
        b"student",
        b"students",
        b"pupil",
        b"pupils",
        b"etudiant",
        b"etudiante",
        b"ecole",
        b"fiche",
        b"maternelle",
        b"scolaire",
        b"school",
    ];
    let card = || look.says_before(last + BESIDE, CARD_WORDS, CARDS + BESIDE);
    look.says_before(first, words, 6) || (!grouped || look.says_before(first, words, CARDS)) && !card()
}

/// Words that speak of a health insurance card.
const CARD_WORDS: &[u32] = words![b"carte", b"card", b"nam", b"ramq", b"maladie", b"sante", b"health"];

/// Whether the word « code » stands right before, or some words before and none for a card: « j'ai mis le code de son frère.
/// Le bon est ... ».
fn called_code(look: &Look, first: usize) -> bool {
    look.says_before(first, words![b"code"], 2)
        || (look.says_before(first, words![b"code", b"codes"], ASKED) && !look.says_before(first, CARD_WORDS, ASKED))
}

/// How far before a province and its number the word for health cards may stand, in tokens.
const CARDS: usize = 48;

/// Whether another province is named right before a number: « Ontario 5288-729-097 », « carte du N.-B. 417 206 835 ».
fn of_province(look: &Look, first: usize) -> bool {
    let names = words![
        b"ontario",
        b"ont",
        b"brunswick",
        b"alberta",
        b"manitoba",
        b"saskatchewan",
        b"scotia",
        b"ecosse",
        b"columbia",
        b"britannique",
        b"newfoundland",
        b"labrador",
        b"edouard",
        b"edward",
    ];
    let initials = |token: usize| {
        let pair = [look.t.text(token), look.t.text(token + 1)];
        matches!(pair, [b"N" | b"B", b"B" | b"C" | b"S"] | [b"C", b"B"]) && look.t.between(token).starts_with(b".")
    };
    let near = first.saturating_sub(4)..first;
    near.clone().any(|token| look.is_word(token, names) || initials(token))
}

/// Health numbers of the other provinces: a label is asked for. Ontario's ten digits follow Luhn, British Columbia's begin
/// with 9 and have their own weights; for the others no check is established.
pub(crate) fn health_card(look: &Look, first: usize) -> Option<Candidate> {
    let may = look.may(&[Term::HealthCard]);
    if !may && !matches!(look.digits(first), 3 | 4 | 5 | 9 | 10) {
        return None;
    }
    let (last, length) = look.chain(first, 12)?;
    if !matches!(length, 8..=10 | 12) || (!may && !of_province(look, first)) {
        return None;
    }
    let own = || look.own_label(first, last, Term::HealthCard).filter(|label| look.label_wins(*label, first));
    let label = if may { own() } else { None };
    // « les cartes d'assurance maladie des blessés : Théo, Ontario 5288-729-097-KT »
    let label = label
        .or_else(|| look.nearest_before(first, &[Term::HealthCard], CARDS).filter(|_| of_province(look, first)))?;
    if (label.first as usize) > last || life::is_date(look, first, last) || look.in_telephone(first) {
        return None;
    }
    let number = look.collect(first, last);
    let digits = number.get();
    let mut found = look.candidate(first, last, Kind::HealthCard, "health_card.province").labelled(Some(label));
    // Ontario's version: one or two letters.
    let version = length == 10 && matches!(look.letters(last + 1), 1 | 2) && look.capitals(last + 1);
    if version && matches!(look.t.gap(last), Gap::Dash | Gap::Space) {
        found.last = last + 1;
        found.range = look.t.range(first, last + 1);
    }
    if is_sample(digits) {
        None
    } else if bc_phn(digits) || (length == 10 && luhn(digits)) {
        Some(found.checked().sure(0.96))
    } else {
        Some(found.sure(0.7))
    }
}

/// Driver's licences. Québec: the surname's initial, four digits from the name, the birth date (day, month, year), two
/// digits. Ontario: a letter and fourteen digits that end with year, month (+50 for a woman) and day. The others have no
/// shape of their own and need a label.
pub(crate) fn drivers_licence(look: &Look, first: usize) -> Option<Candidate> {
    let label = |last| look.own_label(first, last, Term::DriversLicence);
    // « PERMIS L4410-... », "showed licence B6207-...": said of other papers too, but none has this shape.
    let papers = words![b"permis", b"licence", b"license", b"lic", b"licences"];
    let judge = |last: usize, dated: bool, cut: bool, rule: &'static str| {
        let label = label(last);
        let number = words![b"no", b"n", b"numero", b"number", b"is", b"est", b"card"];
        let between = (0..first).rev().take_while(|token| look.is_word(*token, number)).take(3).count();
        // So does the heading of a column: « permis », "Licence".
        let headed = (look.column)(first).flatten().is_some_and(|hit| {
            let heading = hit.first as usize..hit.last as usize + 1;
            heading.into_iter().any(|token| look.is_word(token, papers))
        });
        let said = headed || first > between && look.is_word(first - between - 1, papers);
        let found = look.candidate(first, last, Kind::DriversLicence, rule).labelled(label);
        let found = if dated { found.dated() } else { found };
        let free = look.apart(first, last) && !look.reference(first, false) && look.capitals(first);
        match (label.is_some(), dated) {
            (true, true) => Some(found.sure(0.97)),
            (true, false) => Some(found.sure(0.65)),
            (false, true) if said => Some(found.sure(0.9)),
            (false, false) if headed => Some(found.sure(0.65)),
            (false, true) if free => Some(found.sure(if cut { 0.88 } else { 0.7 })),
            _ => None,
        }
    };
    if let Some(shape) = look.shape(first, b"LDDDDDDDDDDDD", &[1, 5, 11]) {
        let number = look.collect(first, shape.last);
        // `X0000-000000-00` stands for any.
        if is_sample(number.get()) {
            return None;
        }
        let mut dated = day_exists(number.number(6..8), number.number(4..6));
        // Some write a woman's with fifty more, as on the health card: behind the word only.
        let women = |value: u32| if value > 50 { value - 50 } else { value };
        let close = look.says_before(first.saturating_sub(1), words![b"permis", b"licence", b"license"], 3);
        dated |= close && day_exists(women(number.number(6..8)), women(number.number(4..6)));
        return judge(shape.last, dated, shape.gap.is_some(), "drivers_licence.quebec");
    }
    if let Some(shape) = look.shape(first, b"LDDDDDDDDDDDDDD", &[1, 5, 10]) {
        let number = look.collect(first, shape.last);
        let month = number.number(10..12);
        let dated = day_exists(if month > 50 { month - 50 } else { month }, number.number(12..14));
        return judge(shape.last, dated, shape.gap.is_some(), "drivers_licence.ontario");
    }
    if !look.may(&[Term::DriversLicence]) {
        return None;
    }
    let (last, length, digits) = look.code(first, 15)?;
    let label = label(last).filter(|label| look.close_before(*label, first, 8) || (look.column)(first).is_some())?;
    let plausible = (5..=15).contains(&length) && digits >= 5 && !life::is_date(look, first, last);
    plausible.then(|| {
        look.candidate(first, last, Kind::DriversLicence, "drivers_licence.labelled").labelled(Some(label)).sure(0.7)
    })
}

/// How far before the second of a list the word may stand, in tokens.
const LISTED: usize = 24;

/// Canadian passport: two letters and six digits, or since 2023 a letter, six digits and two letters. Both are shapes of
/// many other numbers: a label is asked for. Behind a label, other countries' numbers count too.
pub(crate) fn passport(look: &Look, first: usize) -> Option<Candidate> {
    let may = look.may(&[Term::Passport]);
    // « Passeports reçus : Maude AP614203, Ibrahim HB908117 »: the next ones of a list are farther off.
    if !may && (look.t.text(first).len() < 8 || look.nearest_before(first, &[Term::Passport], LISTED).is_none()) {
        return None;
    }
    let canadian = look.shape(first, b"LLDDDDDD", &[2, 5]).or_else(|| look.shape(first, b"LDDDDDDLL", &[1, 7]));
    if let Some(shape) = canadian {
        let listed = || {
            let label = look.nearest_before(first, &[Term::Passport], LISTED)?;
            let other = look.nearest_before(first, KINDS, LISTED).filter(|other| other.last > label.last);
            let whole = shape.last == first && look.capitals(first) && look.apart(first, first);
            (whole && other.is_none() && !look.reference(first, false)).then_some(label)
        };
        let label = look.own_label(first, shape.last, Term::Passport).or_else(listed)?;
        let found = look.candidate(first, shape.last, Kind::Passport, "passport.canada");
        return Some(found.labelled(Some(label)).sure(0.96));
    }
    if !may {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    let label = look.own_label(first, last, Term::Passport)?;
    let near = look.close_before(label, first, 4) || (look.column)(first).is_some();
    let plausible = near && (7..=10).contains(&length) && digits >= 5 && last == first;
    plausible.then(|| look.candidate(first, last, Kind::Passport, "passport.other").labelled(Some(label)).sure(0.7))
}

/// « ton permis U304771926; ton dossier IUC 1099442718 »: a word of immigration soon after a number of an application.
fn stated_after(look: &Look, last: usize) -> Option<super::context::Hit> {
    let hits = &look.t.hits.terms;
    let from = hits.partition_point(|hit| (hit.first as usize) <= last);
    let near = hits.get(from..).unwrap_or_default().iter();
    near.take_while(|hit| hit.first as usize - last <= LISTED).find(|hit| hit.term == Term::ImmigrationId).copied()
}

/// Immigration: the client identifier of eight or ten digits, application numbers of a letter and nine digits; always with
/// a label.
pub(crate) fn immigration(look: &Look, first: usize) -> Option<Candidate> {
    // The wider reach is for letters and digits in one piece, below.
    let application = look.letters(first) == 0 && look.t.class(first) != DIGIT;
    if !application && !look.may(&[Term::ImmigrationId]) {
        return None;
    }
    let shapes: [(&[u8], &[usize]); 7] = [
        (b"DDDDDDDDDD", &[4, 6]),
        (b"LDDDDDDDDD", &[1, 4, 7]),
        (b"DDDDDDDD", &[4]),
        (b"DDDDDDDDDD", &[2, 6]),
        (b"LDDDDDDDDD", &[]),
        (b"LDDDDDDDDDD", &[3, 7]),
        (b"LLLDDDDDDDDDDDD", &[]),
    ];
    let shape =
        shapes.into_iter().find_map(|(pattern, cuts)| look.shape(first, pattern, cuts)).filter(|shape| !shape.line)?;
    let label = look.own_label(first, shape.last, Term::ImmigrationId).filter(|label| look.label_wins(*label, first));
    // An application's number stands after the client's identifier, under the same heading.
    let near = || look.nearest_before(first, &[Term::ImmigrationId], 16).or_else(|| stated_after(look, shape.last));
    let label = label.or_else(|| near().filter(|_| application))?;
    let found = look.candidate(first, shape.last, Kind::ImmigrationId, "immigration_id.client");
    (!is_sample(look.collect(first, shape.last).get())).then(|| found.labelled(Some(label)).sure(0.9))
}
