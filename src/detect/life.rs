//! Dates of birth, licence plates, employee numbers: values that only their label tells from others.

use super::checks::day_exists;
use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look};
use crate::text::tokens::{DIGIT, Gap};

/// Months by their first letters, French and English, folded; abbreviations are prefixes of at least three letters.
const MONTHS: [(&[u8], u32); 22] = [
    (b"janvier", 1),
    (b"january", 1),
    (b"fevrier", 2),
    (b"february", 2),
    (b"mars", 3),
    (b"march", 3),
    (b"avril", 4),
    (b"april", 4),
    (b"mai", 5),
    (b"may", 5),
    (b"juin", 6),
    (b"june", 6),
    (b"juillet", 7),
    (b"july", 7),
    (b"aout", 8),
    (b"august", 8),
    (b"septembre", 9),
    (b"september", 9),
    (b"octobre", 10),
    (b"october", 10),
    (b"novembre", 11),
    (b"decembre", 12),
];

fn month(word: &[u8]) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let named = MONTHS.iter().find(|(name, _)| word.len() >= 3 && name.starts_with(&word));
    // « novembre » and « november » part at their sixth letter, « decembre » and « december » too.
    named.map(|(_, month)| *month).or(match word.as_slice() {
        b"november" => Some(11),
        b"december" => Some(12),
        b"fev" => Some(2),
        b"sept" => Some(9),
        _ => None,
    })
}

fn year_exists(year: u32) -> bool {
    (1900..=2099).contains(&year)
}

/// A date that the text says to be one of birth.
pub(crate) fn date_of_birth(look: &Look, first: usize) -> Option<Candidate> {
    if !look.may(&[Term::DateOfBirth]) {
        return None;
    }
    let (first, last) = date(look, first)?;
    let label = look.own_label(first, last, Term::DateOfBirth)?;
    let found = look.candidate(first, last, Kind::DateOfBirth, "date_of_birth.labelled");
    // « La municipalité est née le ... ».
    let before = look.nearest_before(label.first as usize, &[Term::Organisation], 4);
    let one_line = |hit: super::context::Hit| {
        (hit.last..label.first).all(|token| !look.t.between(token as usize).contains(&b'\n'))
    };
    let founded = before.is_some_and(one_line) && !look.person_before(first, 8);
    (!founded).then(|| found.dated().labelled(Some(label)).sure(0.95))
}

/// The tokens of a complete date that begins (or whose month name begins) at or just before the numeric token `first`.
pub(crate) fn date(look: &Look, first: usize) -> Option<(usize, usize)> {
    let number = |token: usize| look.collect(token, token).number(0..9);
    let lengths = [look.digits(first), look.digits(first + 1), look.digits(first + 2)];
    let same = look.t.gap(first) == look.t.gap(first + 1)
        && matches!(look.t.gap(first), Gap::Space | Gap::Dash | Gap::Dot | Gap::Slash);
    let (a, b, c) = (number(first), number(first + 1), number(first + 2));
    match lengths {
        [4, 1 | 2, 1 | 2] if same && year_exists(a) && day_exists(b, c) => return Some((first, first + 2)),
        [1 | 2, 1 | 2, 4] if same && year_exists(c) && (day_exists(b, a) || day_exists(a, b)) => {
            return Some((first, first + 2));
        }
        [1 | 2, 1 | 2, 2] if same && (day_exists(b, c) || day_exists(b, a) || day_exists(a, b)) => {
            return Some((first, first + 2));
        }
        [8, ..] => {
            let all = look.collect(first, first);
            let year_first = year_exists(all.number(0..4)) && day_exists(all.number(4..6), all.number(6..8));
            let day_first = year_exists(all.number(4..8)) && day_exists(all.number(2..4), all.number(0..2));
            return (year_first || day_first).then_some((first, first));
        }
        _ => {}
    }
    // « 25 décembre 1980 », « 1er mai 1980 », « 25-déc-80 ».
    let short = |token: usize| look.t.between(token).len() <= 3 && !look.t.between(token).contains(&b'\n');
    let day = look
        .t
        .text(first)
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .take(3)
        .fold(0, |day, byte| day * 10 + u32::from(byte - b'0'));
    let ordinal = matches!(look.t.text(first).trim_ascii_start(), [b'0'..=b'9', rest @ ..] if look.t.text(first).len() <= 4
        && matches!(rest, b"er" | b"st" | b"nd" | b"rd" | b"th" | [_, b't', b'h'] | [_, b's', b't'] | [_, b'n', b'd'] | [_, b'r', b'd']));
    let day_like = matches!(lengths[0], 1 | 2) || ordinal;
    if day_like && short(first) && look.letters(first + 1) > 0 {
        let name = if look.t.text(first + 1) == b"of" { first + 2 } else { first + 1 };
        let year = name + 1;
        let found = month(look.t.text(name)).filter(|month| day_exists(*month, day));
        let year_fits = (look.digits(year) == 4 && year_exists(number(year)))
            || (look.digits(year) == 2 && look.t.gap(name) == look.t.gap(first));
        if found.is_some() && short(name) && year_fits {
            return Some((first, year));
        }
    }
    // « December 25, 1980 ».
    let name = first.checked_sub(1)?;
    let year = first + 1;
    let found = month(look.t.text(name)).filter(|month| day_exists(*month, day));
    let fits = day_like
        && found.is_some()
        && short(name)
        && short(first)
        && look.digits(year) == 4
        && year_exists(number(year));
    fits.then_some((name, year))
}

/// The tokens of a day and a month at a number: « 4 juin », « 1er août », « April 11 ».
pub(crate) fn day(look: &Look, first: usize) -> Option<(usize, usize)> {
    let text = look.t.text(first);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let ending = text.get(digits..).unwrap_or_default();
    let whole =
        matches!(digits, 1 | 2) && (ending.is_empty() || [&b"er"[..], b"st", b"nd", b"rd", b"th"].contains(&ending));
    let number = text.iter().take(digits.min(2)).fold(0, |day, byte| day * 10 + u32::from(byte - b'0'));
    let is_month = |token: usize| month(look.t.text(token)).is_some_and(|month| day_exists(month, number));
    let tied = |token: usize| matches!(look.t.between(token), b" " | b"-" | b". ");
    if whole && tied(first) && is_month(first + 1) {
        return Some((first, first + 1));
    }
    first.checked_sub(1).filter(|before| whole && tied(*before) && is_month(*before)).map(|before| (before, first))
}

/// Words of vehicles, near which the usual pattern of today's plates is one.
const VEHICLES: [&[u8]; 34] = [
    b"auto",
    b"autos",
    b"car",
    b"cars",
    b"voiture",
    b"vehicule",
    b"vehicle",
    b"camion",
    b"truck",
    b"van",
    b"plaque",
    b"plaques",
    b"plate",
    b"plates",
    b"immatricule",
    b"honda",
    b"civic",
    b"toyota",
    b"corolla",
    b"mazda",
    b"ford",
    b"hyundai",
    b"elantra",
    b"kia",
    b"nissan",
    b"chevrolet",
    b"gmc",
    b"dodge",
    b"jeep",
    b"subaru",
    b"volkswagen",
    b"jetta",
    b"tesla",
    b"vus",
];
/// Words around a plate in which a vehicle is named.
const AROUND: usize = 40;

/// `A12 BCD`, as passenger cars have it since 2010, where a vehicle is spoken of.
fn vehicle(look: &Look, first: usize) -> Option<Candidate> {
    if look.t.text(first).len() != 3 || look.t.between(first) != b" " {
        return None;
    }
    let shape = look.shape(first, b"LDDLLL", &[3])?;
    let capitals = look.capitals(first) && look.capitals(shape.last);
    let near = first.saturating_sub(AROUND)..first + AROUND;
    let spoken = || {
        near.clone().any(|token| {
            let word = look.t.text(token);
            VEHICLES.iter().any(|vehicle| word.eq_ignore_ascii_case(vehicle))
        })
    };
    (capitals && look.apart(first, shape.last) && spoken())
        .then(|| look.candidate(first, shape.last, Kind::LicencePlate, "licence_plate.vehicle").sure(0.8))
}

/// Québec plates: `A12 BCD`, `123 ABC`, `ABC 123`, `FAB 1234`, `L123456` and the like, or what somebody kept of one: `47 KRD`. No check exists: a word must name it.
pub(crate) fn licence_plate(look: &Look, first: usize) -> Option<Candidate> {
    if let Some(found) = vehicle(look, first) {
        return Some(found);
    }
    if !look.may(&[Term::LicencePlate]) {
        return None;
    }
    let shapes: [(&[u8], &[usize]); 9] = [
        (b"LLLLDDD", &[4]),
        (b"LLLDDDD", &[3]),
        (b"DDLLL", &[2]),
        (b"LDDLLL", &[3]),
        (b"DDDLLL", &[3]),
        (b"LLLDDD", &[3]),
        (b"LDDDDDD", &[1, 4]),
        (b"DDDLDDD", &[3]),
        (b"LLDDDDD", &[2]),
    ];
    let shape =
        shapes.into_iter().find_map(|(pattern, cuts)| look.shape(first, pattern, cuts)).filter(|shape| !shape.line)?;
    let label = look.own_label(first, shape.last, Term::LicencePlate).filter(|label| look.label_wins(*label, first))?;
    let capitals = (first..=shape.last).all(|token| look.letters(token) == 0 || look.capitals(token));
    let near = look.close_before(label, first, 3);
    (capitals || near).then(|| {
        look.candidate(first, shape.last, Kind::LicencePlate, "licence_plate.quebec").labelled(Some(label)).sure(0.9)
    })
}

/// « Employé 00419 », "employee E-4417": a number right after the word.
fn employed(look: &Look, first: usize) -> Option<Candidate> {
    let before = first.checked_sub(1)?;
    let words: [&[u8]; 6] = [b"employe", b"employee", b"employee", b"salarie", b"salariee", b"matr"];
    let said = words.iter().any(|word| look.t.text(before).eq_ignore_ascii_case(word));
    if !said || !matches!(look.t.between(before), b" " | b" #" | b" no " | b". " | b" : ") {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    ((4..=8).contains(&length) && digits >= 3 && look.apart(first, last) && !look.amount(first, last))
        .then(|| look.candidate(first, last, Kind::EmployeeId, "employee_id.beside").sure(0.75))
}

/// An employee's number: no standard form, so a label close by, and a code of three to ten letters and digits.
pub(crate) fn employee_id(look: &Look, first: usize) -> Option<Candidate> {
    if let Some(found) = employed(look, first) {
        return Some(found);
    }
    if !look.may(&[Term::EmployeeId]) {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    let label = look.own_label(first, last, Term::EmployeeId).filter(|label| look.label_wins(*label, first))?;
    let before = look.close_before(label, first, 4);
    let heading = (look.column)(first).is_some();
    let after = (label.first as usize).checked_sub(last).is_some_and(|distance| distance == 1);
    // The valuation unit's « matricule » is of land: 1234-56-7890.
    let land = look.digits(first) == 4 && look.digits(first + 1) == 2 && look.digits(first + 2) == 4;
    // « Solde 2025 » is a year, unless the label stands right before it.
    let year = length == 4
        && digits == 4
        && year_exists(look.collect(first, last).number(0..4))
        && !look.close_before(label, first, 2);
    // « 02-2024 » is a month.
    let period = length == 6
        && look.digits(first) == 2
        && look.digits(last) == 4
        && look.collect(first, first).number(0..2) <= 12
        && year_exists(look.collect(last, last).number(0..4));
    let whole = look.apart(first, last) && !land && !period && !year;
    let plausible =
        (3..=10).contains(&length) && digits >= 2 && whole && (before || heading || after) && !look.amount(first, last);
    plausible
        .then(|| look.candidate(first, last, Kind::EmployeeId, "employee_id.labelled").labelled(Some(label)).sure(0.85))
}

/// Whether the token at the start of a value belongs to it although it is all letters: « TREM 6503 0515 », « ABC 123 ».
pub(crate) fn leads(look: &Look, numeric: usize) -> Option<usize> {
    let lead = numeric.checked_sub(1)?;
    let letters = look.letters(lead);
    let tied = matches!(look.t.gap(lead), Gap::Space | Gap::Dash | Gap::Dot);
    (matches!(letters, 1..=4) && tied && look.t.class(numeric) & DIGIT != 0).then_some(lead)
}
