//! Numbers that governments give to persons: social insurance, health, driver's licence, passport, permanent code,
//! immigration. Formats: facts gathered from python-stdnum, SAAQ, RAMQ and IRCC material; where no check digit is
//! publicly established (RAMQ, most provinces), none is invented and a label is asked for instead.

use super::checks::{bc_phn, day_exists, is_sample, luhn};
use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look};
use crate::text::tokens::{DIGIT, Gap};

/// Groups of four letters that stand before eight digits in ordinary text and are nobody's initials.
const NOT_INITIALS: [&[u8]; 24] = [
    b"SANS", b"DATE", b"NOTE", b"CODE", b"PAGE", b"LIST", b"POUR", b"PLAN", b"ITEM", b"PART", b"TEST", b"DOSS",
    b"REFE", b"FACT", b"COMP", b"SEAO", b"CONT", b"PROJ", b"SERI", b"TOTA", b"VERS", b"ISBN", b"ISSN", b"LOTS",
];

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
    if let Some(label) = look.label(first, shape.last, &[Term::Sin]).filter(|label| look.label_wins(*label, first)) {
        let found = found.labelled(Some(label));
        return Some(if good { found.checked().sure(0.99) } else { found.sure(0.6) });
    }
    let issued = matches!(digits.first(), Some(1..=7 | 9));
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

    let label = look.label(first, shape.last, &[Term::HealthCard, Term::PermanentCode]);
    let kind = match label {
        Some(label) if label.term == Term::PermanentCode => Kind::PermanentCode,
        Some(_) => Kind::HealthCard,
        // « son code TREJ25128001 »: health insurance numbers are not called so.
        None if code && called_code(look, first) => Kind::PermanentCode,
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
    let free = !shape.line && look.apart(first, shape.last) && !look.reference(first, false);
    let sure = if kind == Kind::HealthCard { 0.88 } else { 0.7 };
    (dated && initials && free).then(|| found.sure(sure))
}

/// Whether the word « code » stands right before.
fn called_code(look: &Look, first: usize) -> bool {
    let before =
        |back: usize| first.checked_sub(back).is_some_and(|token| look.t.text(token).eq_ignore_ascii_case(b"code"));
    before(1) || before(2)
}

/// Health numbers of the other provinces: a label is asked for. Ontario's ten digits follow Luhn, British Columbia's begin
/// with 9 and have their own weights; for the others no check is established.
pub(crate) fn health_card(look: &Look, first: usize) -> Option<Candidate> {
    if !look.may(&[Term::HealthCard]) {
        return None;
    }
    let (last, length) = look.chain(first, 12)?;
    if !matches!(length, 8..=10 | 12) {
        return None;
    }
    let label = look.own_label(first, last, Term::HealthCard).filter(|label| look.label_wins(*label, first))?;
    if (label.first as usize) > last || is_date(look, first, last) {
        return None;
    }
    let number = look.collect(first, last);
    let digits = number.get();
    let found = look.candidate(first, last, Kind::HealthCard, "health_card.province").labelled(Some(label));
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
    let judge = |last: usize, dated: bool, cut: bool, rule: &'static str| {
        let label = label(last);
        let found = look.candidate(first, last, Kind::DriversLicence, rule).labelled(label);
        let found = if dated { found.dated() } else { found };
        let free = look.apart(first, last) && !look.reference(first, false) && look.capitals(first);
        match (label.is_some(), dated) {
            (true, true) => Some(found.sure(0.97)),
            (true, false) => Some(found.sure(0.65)),
            (false, true) if free => Some(found.sure(if cut { 0.88 } else { 0.7 })),
            _ => None,
        }
    };
    if let Some(shape) = look.shape(first, b"LDDDDDDDDDDDD", &[1, 5, 11]) {
        let number = look.collect(first, shape.last);
        let dated = day_exists(number.number(6..8), number.number(4..6));
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
    let plausible = (5..=15).contains(&length) && digits >= 5 && !is_date(look, first, last);
    plausible.then(|| {
        look.candidate(first, last, Kind::DriversLicence, "drivers_licence.labelled").labelled(Some(label)).sure(0.7)
    })
}

/// Whether the tokens are a calendar date such as 2026-11-23.
fn is_date(look: &Look, first: usize, last: usize) -> bool {
    let lengths = [look.digits(first), look.digits(first + 1), look.digits(first + 2)];
    last == first + 2 && matches!(lengths, [4, 2, 2] | [2, 2, 4])
}

/// Canadian passport: two letters and six digits, or since 2023 a letter, six digits and two letters. Both are shapes of
/// many other numbers: a label is asked for. Behind a label, other countries' numbers count too.
pub(crate) fn passport(look: &Look, first: usize) -> Option<Candidate> {
    if !look.may(&[Term::Passport]) {
        return None;
    }
    let canadian = look.shape(first, b"LLDDDDDD", &[2]).or_else(|| look.shape(first, b"LDDDDDDLL", &[1, 7]));
    if let Some(shape) = canadian {
        let label = look.own_label(first, shape.last, Term::Passport)?;
        let found = look.candidate(first, shape.last, Kind::Passport, "passport.canada");
        return Some(found.labelled(Some(label)).sure(0.96));
    }
    let (last, length, digits) = look.code(first, 12)?;
    let label = look.own_label(first, last, Term::Passport)?;
    let near = look.close_before(label, first, 4) || (look.column)(first).is_some();
    let plausible = near && (7..=10).contains(&length) && digits >= 5 && last == first;
    plausible.then(|| look.candidate(first, last, Kind::Passport, "passport.other").labelled(Some(label)).sure(0.7))
}

/// Immigration: the client identifier of eight or ten digits, application numbers of a letter and nine digits; always with
/// a label.
pub(crate) fn immigration(look: &Look, first: usize) -> Option<Candidate> {
    // The wider reach is for letters and digits in one piece, below.
    let application = look.letters(first) == 0 && look.t.class(first) != DIGIT;
    if !application && !look.may(&[Term::ImmigrationId]) {
        return None;
    }
    let shapes: [(&[u8], &[usize]); 6] = [
        (b"LDDDDDDDDD", &[4, 7]),
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
    let label = label.or_else(|| look.nearest_before(first, &[Term::ImmigrationId], 16).filter(|_| application))?;
    let found = look.candidate(first, shape.last, Kind::ImmigrationId, "immigration_id.client");
    (!is_sample(look.collect(first, shape.last).get())).then(|| found.labelled(Some(label)).sure(0.9))
}
