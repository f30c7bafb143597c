//! Payment cards and bank accounts.

use super::checks::{is_sample, luhn, mod97};
use super::context::Term;
use super::kind::Kind;
use super::life;
use super::look::{Candidate, Look, words};
use crate::text::tokens::Gap;

/// Payment card numbers: issuer ranges of ISO/IEC 7812 as the networks publish them, Luhn throughout.
pub(crate) fn payment_card(look: &Look, first: usize) -> Option<Candidate> {
    // Most numbers are too short for it, or for a first group of it with no other behind.
    let length = look.digits(first);
    if matches!(length, 0..=3 | 5 | 9) || (length < 13 && look.digits(first + 1) == 0) {
        return None;
    }
    let shapes: [(&[u8], &[usize]); 6] = [
        (b"DDDDDDDDDDDDDDDD", &[4, 8, 12]),
        (b"DDDDDDDDDDDDDDD", &[4, 10]),
        (b"DDDDDDDDDDDDDDDDDDD", &[4, 8, 12, 16]),
        (b"DDDDDDDDDDDDDD", &[4, 10]),
        (b"DDDDDDDDDDDDD", &[4, 7, 10]),
        (b"DDDDDDDDDDDDDDD", &[6, 11]),
    ];
    // The longest first: sixteen digits in groups of four may go on to nineteen.
    let shape = shapes.into_iter().find_map(|(pattern, cuts)| look.shape(first, pattern, cuts))?;
    let number = look.collect(first, shape.last);
    let digits = number.get();
    if !luhn(digits) || is_sample(digits) || !issued(digits.len(), number.number(0..6)) {
        return None;
    }
    let label = look.label(first, shape.last, &[Term::PaymentCard]);
    let found = look.candidate(first, shape.last, Kind::PaymentCard, "payment_card.issuer").checked().labelled(label);
    // « Carte (série 2) : ... »: in fours, behind its word, it is nothing else.
    if label.is_some_and(|label| shape.gap.is_some() || look.label_wins(label, first)) {
        return Some(found.sure(0.99));
    }
    // One point and no other sign: a number with decimals, as spreadsheets keep them (4532.428571428571).
    if shape.gap == Some(Gap::Dot) && shape.last == first + 1 {
        return None;
    }
    let usual = matches!(digits.len(), 15 | 16) && !shape.line;
    // `pan=4530...`
    let set = look.t.folded.before(found.range.start) == b'=' && shape.gap.is_none();
    let free =
        (set || look.apart(first, shape.last)) && !look.amount(first, shape.last) && !look.reference(first, true);
    let series = shape.gap.is_some_and(|gap| look.in_series(first, shape.last, gap));
    (usual && free && !series).then(|| found.sure(if shape.gap.is_some() { 0.92 } else { 0.8 }))
}

/// Whether a card network issues numbers of this length that begin so.
fn issued(length: usize, prefix: u32) -> bool {
    let two = prefix / 10_000;
    let four = prefix / 100;
    match length {
        13 | 19 => prefix / 100_000 == 4,
        14 => matches!(two, 36 | 38) || matches!(four / 10, 300..=305),
        15 => matches!(two, 34 | 37),
        16 => {
            prefix / 100_000 == 4
                || matches!(two, 51..=55 | 65)
                || matches!(four, 2221..=2720 | 6011 | 3528..=3589)
                || matches!(prefix / 1000, 644..=649)
        }
        _ => false,
    }
}

/// Institutions that were read in a source (Payments Canada numbers).
const INSTITUTIONS: [u32; 8] = [1, 2, 3, 4, 6, 10, 16, 30];
/// Institutions remembered but not verified: they count behind a label, or in the full customary grouping.
const LIKELY_INSTITUTIONS: [u32; 19] =
    [39, 219, 320, 338, 540, 614, 621, 809, 815, 828, 829, 837, 839, 849, 865, 879, 889, 899, 703];

/// Canadian accounts: transit (five digits), institution (three), account (seven to twelve), in the order of the cheque or
/// with the institution first; the nine digits of an electronic routing number; or an account number behind its label.
pub(crate) fn bank_account(look: &Look, first: usize) -> Option<Candidate> {
    let label = |last| look.own_label(first, last, Term::BankAccount).or_else(|| hinted(look, first, last));
    let lengths = [look.digits(first), look.digits(first + 1), look.digits(first + 2)];
    let tied = |token| matches!(look.t.gap(token), Gap::Space | Gap::Dash | Gap::Slash);
    let institution = match lengths {
        [3, 5, _] => Some(look.collect(first, first).number(0..3)),
        // With a zero before it, as routing numbers have.
        [4, 5, _] if look.t.text(first).starts_with(b"0") => Some(look.collect(first, first).number(1..4)),
        [5, 3, _] => Some(look.collect(first + 1, first + 1).number(0..3)),
        _ => None,
    };
    if let Some(institution) = institution.filter(|_| tied(first)) {
        let (read, likely) = (INSTITUTIONS.contains(&institution), LIKELY_INSTITUTIONS.contains(&institution));
        let account = tied(first + 1).then(|| look.chain(first + 2, 12)).flatten().filter(|(_, length)| *length >= 6);
        let last = account.map_or(first + 1, |(last, _)| last);
        let label = label(last);
        let found = look.candidate(first, last, Kind::BankAccount, "bank_account.canada").labelled(label);
        let free = look.apart(first, last) && !look.reference(first, false) && !look.amount(first, last);
        return match (account.is_some(), label.is_some()) {
            (true, true) => Some(found.sure(0.96)),
            (true, false) if free && read => Some(found.sure(0.85)),
            (true, false) if free && likely => Some(found.sure(0.65)),
            (false, true) if read || likely => Some(found.sure(0.75)),
            _ => None,
        };
    }
    if let Some(found) = in_words(look, first) {
        return Some(found);
    }
    let (mut last, length) = look.chain(first, 12)?;
    let label = label(last).filter(|label| look.label_wins(*label, first))?;
    // « 02-320-00-631 » is an account of the ledger, as municipalities number them: fund, function, object (Québec, "Manuel de
    // la présentation de l'information financière municipale"). Four groups of four are a parcel's number.
    let groups = |first: usize, lengths: &[usize]| {
        lengths.iter().enumerate().all(|(place, length)| {
            look.digits(first + place) == *length && (place + 1 == lengths.len() || tied(first + place))
        })
    };
    let starts = first.saturating_sub(3)..=first;
    if starts.clone().any(|start| groups(start, &[2, 3, 2, 3]) || groups(start, &[4, 4, 4, 4])) {
        return None;
    }
    let number = look.collect(first, last);
    // 0, institution, transit: no social insurance number begins with 0.
    let routing = length == 9
        && number.number(0..1) == 0
        && (INSTITUTIONS.contains(&number.number(1..4)) || LIKELY_INSTITUTIONS.contains(&number.number(1..4)));
    if routing && tied(last) {
        last = look.chain(last + 1, 12).map_or(last, |(last, _)| last);
    }
    let near = (label.first as usize) > last || look.close_before(label, first, 5) || (look.column)(first).is_some();
    let other = is_sample(number.get()) || look.amount(first, last) || life::is_date(look, first, last);
    let plausible = near && ((7..=12).contains(&length) || routing) && !other;
    let rule = if routing { "bank_account.routing" } else { "bank_account.labelled" };
    plausible.then(|| look.candidate(first, last, Kind::BankAccount, rule).labelled(Some(label)).sure(0.85))
}

/// « transit 30214, institution 815, folio 067733-4 », "institution 003, transit 10222, acct 5288104": the parts each behind
/// its word.
fn in_words(look: &Look, first: usize) -> Option<Candidate> {
    let length = look.digits(first);
    let parts = words![b"transit", b"institution", b"inst", b"branch", b"succursale", b"succ", b"caisse", b"bank"];
    if !matches!(length, 3 | 5) || first == 0 || !look.says_before(first - 1, parts, 1) {
        return None;
    }
    // The next number, a few words on, the last of which says what it is.
    let next = |token: usize, words: &[u32]| {
        (token + 1..token + 6)
            .take_while(|near| !look.t.between(near - 1).iter().any(|byte| matches!(byte, b'\n' | b'\t' | b'|')))
            .find(|near| look.digits(*near) > 0)
            .filter(|near| *near > token + 1 && look.says_before(near - 1, words, 1))
    };
    let accounts = words![b"folio", b"compte", b"account", b"acct", b"acc", b"no", b"numero", b"number"];
    // « TD, transit 41882, no 6214073 »: the bank has a name.
    if length == 5
        && let Some(account) = next(first, accounts).filter(|_| look.says_before(first - 1, words![b"transit"], 1))
    {
        let (last, digits) = look.chain(account, 12)?;
        return (6..=12)
            .contains(&digits)
            .then(|| look.candidate(first, last, Kind::BankAccount, "bank_account.words").sure(0.85));
    }
    let second = next(first, parts)?;
    let pair = [length, look.digits(second)];
    let third = next(second, accounts)?;
    // « transit 30116 inst 815 folio 815-30116-0072458 »: the third says it all.
    if look.digits(third) == 3 && look.digits(third + 1) == 5 {
        return None;
    }
    let (last, account) = look.chain(third, 12)?;
    (matches!(pair, [5, 3] | [3, 5]) && (6..=12).contains(&account))
        .then(|| look.candidate(first, last, Kind::BankAccount, "bank_account.words").sure(0.9))
}

/// Two words of banking before the value name it together.
fn hinted(look: &Look, first: usize, last: usize) -> Option<super::context::Hit> {
    let label = look.own_label(first, last, Term::BankHint)?;
    let terms = [Term::BankHint, Term::BankAccount];
    let second = look.nearest_before(label.first as usize, &terms, 12);
    second.map(|_| label)
}

/// Lengths of IBANs by country (SWIFT IBAN registry), those that are met most.
const IBAN_LENGTHS: [(&[u8; 2], usize); 36] = [
    (b"AD", 24),
    (b"AE", 23),
    (b"AT", 20),
    (b"BE", 16),
    (b"BG", 22),
    (b"CH", 21),
    (b"CY", 28),
    (b"CZ", 24),
    (b"DE", 22),
    (b"DK", 18),
    (b"EE", 20),
    (b"ES", 24),
    (b"FI", 18),
    (b"FR", 27),
    (b"GB", 22),
    (b"GR", 27),
    (b"HR", 21),
    (b"HU", 28),
    (b"IE", 22),
    (b"IL", 23),
    (b"IS", 26),
    (b"IT", 27),
    (b"LB", 28),
    (b"LI", 21),
    (b"LT", 20),
    (b"LU", 20),
    (b"LV", 21),
    (b"MC", 27),
    (b"MT", 31),
    (b"NL", 18),
    (b"NO", 15),
    (b"PL", 28),
    (b"PT", 25),
    (b"RO", 24),
    (b"SE", 24),
    (b"TN", 24),
];

/// International bank account number (ISO 13616): country, two check digits, and the country's own length.
pub(crate) fn iban(look: &Look, first: usize) -> Option<Candidate> {
    let head = look.t.text(first);
    let country: [u8; 2] = head.get(..2)?.try_into().ok()?;
    if !head.get(2..4)?.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let length = IBAN_LENGTHS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&country))?.1;
    let mut characters = Vec::with_capacity(34);
    let mut last = first;
    loop {
        characters.extend_from_slice(look.t.text(last));
        if characters.len() >= length {
            break;
        }
        if !matches!(look.t.gap(last), Gap::Space | Gap::Dash) {
            return None;
        }
        last += 1;
    }
    let good = characters.len() == length && mod97(&characters);
    let label = look.label(first, last, &[Term::BankAccount]);
    good.then(|| {
        look.candidate(first, last, Kind::BankAccount, "bank_account.iban").checked().labelled(label).sure(0.98)
    })
}
