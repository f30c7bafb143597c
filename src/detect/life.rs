//! Dates of birth, licence plates, employee numbers: values that only their label tells from others.

use super::checks::day_exists;
use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look, hashed, words};
use super::names;
use super::spoken;
use crate::text::tokens::{DIGIT, Gap, UPPER};

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

pub(crate) fn month(word: &[u8]) -> Option<u32> {
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
    let (first, last) = date(look, first).or_else(|| packed_date(look, first))?;
    let label = look.own_label(first, last, Term::DateOfBirth)?;
    let found = look.candidate(first, last, Kind::DateOfBirth, "date_of_birth.labelled");
    // « La municipalité est née le ... ».
    let founded = look
        .nearest_before(label.first as usize, &[Term::Organisation], 4)
        .is_some_and(|hit| founds(look, hit.last as usize, label.first as usize))
        && !look.person_before(first, 8);
    // « p.ddn < '1950-01-01' » compares.
    let between = look.t.range(label.last as usize, label.last as usize).end..look.t.range(first, first).start;
    let between = look.t.folded.bytes().get(between).unwrap_or_default();
    let compared = between.iter().any(|byte| matches!(byte, b'<' | b'>')) && between.len() < 8;
    // Who was born before is known from history.
    let year = look.year(first, last);
    let historic = year.is_some_and(|year| year < OLDEST);
    // « 60e anniversaire de son père, le 9 août 2025 » is a feast's date.
    let feast = look.is_word(label.first as usize, words![b"anniversaire", b"anniversaires"])
        && year.is_some_and(|year| year > FEASTS);
    (!founded && !compared && !historic && !feast).then(|| found.dated().labelled(Some(label)).sure(0.95))
}

/// « ddn 180901 »: six digits right behind the word.
fn packed_date(look: &Look, first: usize) -> Option<(usize, usize)> {
    let label = look.nearest_before(first, &[Term::DateOfBirth], 1).filter(|_| look.digits(first) == 6)?;
    let tied = matches!(look.t.between(label.last as usize), b" " | b": " | b" : " | b"\t" | b". ");
    let all = look.collect(first, first);
    let [a, b, c] = [all.number(0..2), all.number(2..4), all.number(4..6)];
    (tied && (day_exists(b, c) || day_exists(b, a) || day_exists(a, b))).then_some((first, first))
}

/// The last year that is rather one of birth than one of a feast, where the word says both.
const FEASTS: u32 = 2021;
/// The earliest year in which somebody who lives was born.
const OLDEST: u32 = 1920;

/// Whether what was born is an organisation: nothing but words of its name stand between, the last a verb: « la régie des
/// loisirs est née ». Not « préposée à l'aréna depuis 27 ans. Née ».
pub(crate) fn founds(look: &Look, organisation: usize, born: usize) -> bool {
    let verbs = words![b"est", b"sont", b"fut", b"was", b"were"];
    (organisation..born)
        .all(|token| !look.t.between(token).iter().any(|byte| matches!(byte, b'\n' | b'.' | b',' | b':')))
        && (organisation + 1 == born || look.is_word(born - 1, verbs))
}

/// Whether the tokens are a calendar date such as 2026-11-23.
pub(crate) fn is_date(look: &Look, first: usize, last: usize) -> bool {
    let lengths = [look.digits(first), look.digits(first + 1), look.digits(first + 2)];
    last == first + 2 && matches!(lengths, [4, 2, 2] | [2, 2, 4])
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
    // « 1972 mai 14 », « 1958-nov-02 »
    let written = lengths[0] == 4 && year_exists(a) && matches!(look.digits(first + 2), 1 | 2) && short(first);
    if written && short(first + 1) && month(look.t.text(first + 1)).is_some_and(|month| day_exists(month, c)) {
        return Some((first, first + 2));
    }
    // « 17-II-1991 »
    let latin = look.t.gap(first) == look.t.gap(first + 1) && look.digits(first + 2) == 4 && year_exists(c);
    if day_like && latin && roman(look.t.text(first + 1)).is_some_and(|month| day_exists(month, day)) {
        return Some((first, first + 2));
    }
    // « December 25, 1980 », "Mar 3 '18".
    let name = first.checked_sub(1)?;
    let year = first + 1;
    let found = month(look.t.text(name)).filter(|month| day_exists(*month, day));
    let cut = look.digits(year) == 2 && matches!(look.t.between(first), b" '" | b", '");
    let fits = day_like
        && found.is_some()
        && short(name)
        && short(first)
        && (cut || look.digits(year) == 4 && year_exists(number(year)));
    fits.then_some((name, year))
}

/// The month that a Roman number says, in capitals.
fn roman(word: &[u8]) -> Option<u32> {
    let months: [&[u8]; 12] = [b"I", b"II", b"III", b"IV", b"V", b"VI", b"VII", b"VIII", b"IX", b"X", b"XI", b"XII"];
    months.iter().position(|month| *month == word).map(|place| place as u32 + 1)
}

/// Words of days in full, French and English, cardinal and ordinal, from the first of the month on; those of two words by
/// their last.
const DAYS: &str = "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt \
    trente un une first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth thirty twenty";
fn is_listed(list: &str, word: &[u8]) -> bool {
    list.split_ascii_whitespace().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

/// The tokens of a date in full words at a token: « six juin mille neuf cent quarante-sept », "the third of August 1957",
/// "october fifth nineteen forty one".
pub(crate) fn spelled(look: &Look, first: usize) -> Option<(usize, usize)> {
    let word = |token: usize| look.t.text(token);
    let near = |token: usize| {
        let between = look.t.between(token);
        between.len() <= 2 && !between.contains(&b'\n')
    };
    let is_day = |token: usize| is_listed(DAYS, word(token));
    let mut at = first;
    if word(at).eq_ignore_ascii_case(b"the") {
        at += 1;
    }
    let named = month(word(at)).is_some();
    if named {
        at += 1;
    }
    // « vingt et un », "twenty-first".
    let days = (at..at + 3).take_while(|token| is_day(*token) || (*token > at && word(*token) == b"et")).count();
    if days == 0 || !(first..at + days).all(near) {
        return None;
    }
    let mut last = at + days;
    if !named {
        last += usize::from(word(last).eq_ignore_ascii_case(b"of"));
        month(word(last)).filter(|_| near(last))?;
        last += 1;
    }
    if look.digits(last) == 4 {
        return year_exists(look.collect(last, last).number(0..4)).then_some((first, last));
    }
    let words = (last..last + 8)
        .take_while(|token| spoken::says_number(word(*token)) && (*token == last || near(*token - 1)))
        .count();
    (words >= 2).then(|| (first, last + words - 1))
}

/// Whether a month and a year stand at a token: « mai 1932 ».
pub(crate) fn is_month_of_year(look: &Look, token: usize) -> bool {
    look.digits(token + 1) == 4
        && look.t.between(token) == b" "
        && look.letters(token) > 0
        && month(look.t.text(token)).is_some()
        && year_exists(look.collect(token + 1, token + 1).number(0..4))
}

/// Whether the number of a month and a year stand at a token: « 05-1971 ».
pub(crate) fn is_numbered_month(look: &Look, token: usize) -> bool {
    look.digits(token) == 2
        && look.digits(token + 1) == 4
        && matches!(look.t.gap(token), Gap::Dash | Gap::Slash)
        && (1..=12).contains(&look.collect(token, token).number(0..2))
        && year_exists(look.collect(token + 1, token + 1).number(0..4))
}

/// Words between the heading of a month and one of its days, at most.
const MONTH: usize = 48;

/// A day at the end of a line, after a dash or a colon, where a month alone on its line heads the lines: "MAY", "Rob - 30th".
pub(crate) fn under_month(look: &Look, token: usize) -> Option<(usize, usize)> {
    let t = look.t;
    let text = t.text(token);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = text.iter().take(digits.min(2)).fold(0, |day, byte| day * 10 + u32::from(byte - b'0'));
    let ending = text.get(digits..).unwrap_or_default();
    let ordinal = ending.is_empty() || [&b"er"[..], b"e", b"st", b"nd", b"rd", b"th"].contains(&ending);
    let before = token.checked_sub(1)?;
    let led = t.between(before).iter().any(|byte| matches!(byte, b'-' | b':' | b'\t' | b'.'));
    if !matches!(digits, 1 | 2) || !ordinal || !led || !t.between(token).contains(&b'\n') {
        return None;
    }
    let alone = |at: usize| {
        t.between(at).contains(&b'\n') && at.checked_sub(1).is_none_or(|lead| t.between(lead).contains(&b'\n'))
    };
    let heading = (token.saturating_sub(MONTH)..before).rev().find(|at| alone(*at) && look.letters(*at) > 0)?;
    month(t.text(heading)).filter(|month| day_exists(*month, number)).map(|_| (token, token))
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
    // « avril, le 22 »
    let after =
        first.checked_sub(2).filter(|month| whole && look.is_word(month + 1, words![b"le"]) && is_month(*month));
    let before = first.checked_sub(1).filter(|before| whole && tied(*before) && is_month(*before));
    before.or(after).map(|before| (before, first))
}

/// Words of vehicles, near which the usual pattern of today's plates is one.
const VEHICLES: [u32; 58] = hashed([
    b"trailer",
    b"remorque",
    b"motoneige",
    b"snowmobile",
    b"vtt",
    b"moto",
    b"pickup",
    b"fourgonnette",
    b"caravan",
    b"rav4",
    b"camry",
    b"sentra",
    b"ram",
    b"towed",
    b"remorquage",
    b"remorquee",
    b"immatriculee",
    b"roulotte",
    b"suv",
    b"audi",
    b"bmw",
    b"buick",
    b"escape",
    b"tacoma",
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
]);
/// Words around a plate in which a vehicle is named.
const AROUND: usize = 40;

/// Words between a vehicle and its plate, where the plate is of another pattern than today's.
const BESIDE: usize = 5;

/// Whether a word names a vehicle.
fn is_vehicle(look: &Look, token: usize) -> bool {
    look.is_word(token, &VEHICLES)
}

/// « une Civic noire, 729 WQZ », "black Ram, FKN 4418", « camion : L614 802 »: the other patterns, where the vehicle is named
/// on the same line, right before.
fn vehicle_before(look: &Look, first: usize) -> Option<Candidate> {
    let shapes: [(&[u8], &[usize]); 4] = [(b"DDDLLL", &[3]), (b"LLLDDD", &[3]), (b"LLLDDDD", &[3]), (b"LDDDDDD", &[4])];
    let shape = shapes.into_iter().find_map(|(pattern, cuts)| look.shape(first, pattern, cuts))?;
    let spaced = shape.last == first + 1 && look.t.between(first) == b" ";
    let capitals = (first..=shape.last).all(|token| look.letters(token) == 0 || look.capitals(token));
    if !spaced || !capitals || !look.apart(first, shape.last) {
        return None;
    }
    // « camion CAT 320 », « remorque ISO 9001 »; of four digits, those of businesses begin with F.
    let makes = words![b"CAT", b"ISO", b"VIN", b"NIV", b"INT", b"JCB", b"MAC", b"CRV"];
    let business = look.t.text(shape.last).len() != 4 || look.t.text(first).starts_with(b"F");
    let model = !business || (first..=shape.last).any(|token| is_vehicle(look, token) || look.is_word(token, makes));
    let line = (first.saturating_sub(BESIDE)..first).rev();
    let mut line = line.take_while(|token| !look.t.between(*token).contains(&b'\n'));
    (!model && line.any(|token| is_vehicle(look, token)) && !look.reference(first, true))
        .then(|| look.candidate(first, shape.last, Kind::LicencePlate, "licence_plate.beside").sure(0.75))
}

/// `A12 BCD`, as passenger cars have it since 2010, where a vehicle is spoken of.
fn vehicle(look: &Look, first: usize) -> Option<Candidate> {
    if !matches!(look.t.text(first).len(), 3 | 4) || look.t.between(first) != b" " {
        return None;
    }
    let Some(shape) = look.shape(first, b"LDDLLL", &[3]) else { return vehicle_before(look, first) };
    let capitals = look.capitals(first) && look.capitals(shape.last);
    let near = first.saturating_sub(AROUND)..first + AROUND;
    let spoken = || near.clone().any(|token| is_vehicle(look, token));
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
    let shapes: [(&[u8], &[usize]); 13] = [
        (b"LDDDDDL", &[3]),
        (b"LLLDDL", &[3]),
        (b"LLLDLD", &[3]),
        (b"LLDDDD", &[2, 3]),
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
    let short = shape.last > first && look.letters(first) == 2;
    // « plaque max 450 caractères »
    // « Le véhicule 150 est en panne »
    let word = |token: usize| names::is_common_word(look.t.text(token));
    let near = look.close_before(label, first, 3) && !short && !word(first) && !word(shape.last);
    (capitals || near).then(|| {
        look.candidate(first, shape.last, Kind::LicencePlate, "licence_plate.quebec").labelled(Some(label)).sure(0.9)
    })
}

/// Words right before the number of an employee.
const EMPLOYED: [u32; 5] = hashed([b"employe", b"employee", b"salarie", b"salariee", b"matr"]);
/// Words right before a number in parentheses, or under a heading.
const NUMBERED: [u32; 5] = hashed([b"no", b"n", b"num", b"matr", b"id"]);

/// Whether a number that nothing else names may be an employee's, by the word before it.
pub(crate) fn is_numbered(look: &Look, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| look.is_word(before, &EMPLOYED) || look.is_word(before, &NUMBERED))
}

/// « Employé 00419 », "employee E-4417": a number right after the word.
fn employed(look: &Look, first: usize) -> Option<Candidate> {
    let before = first.checked_sub(1)?;
    if !look.is_word(before, &EMPLOYED) || !matches!(look.t.between(before), b" " | b" #" | b" no " | b". " | b" : ") {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    ((4..=8).contains(&length) && digits >= 3 && look.apart(first, last) && !look.amount(first, last))
        .then(|| look.candidate(first, last, Kind::EmployeeId, "employee_id.beside").sure(0.75))
}

/// Words for who works somewhere.
const EMPLOYEES: [u32; 24] = hashed([
    b"employe",
    b"employee",
    b"salarie",
    b"salariee",
    b"preposee",
    b"prepose",
    b"journalier",
    b"journaliere",
    b"labourer",
    b"laborer",
    b"commis",
    b"mecanicien",
    b"mecanicienne",
    b"mechanic",
    b"chauffeur",
    b"operateur",
    b"operatrice",
    b"operator",
    b"concierge",
    b"janitor",
    b"saisonnier",
    b"saisonniere",
    b"lifeguard",
    b"surveillant",
]);

/// « Employé chez nous comme surveillant (no S-1180) », « Zoé Tremblay-Roy (n° 31-0045) »: a number in parentheses, some words
/// after an employee or right after a name; "Employee: Ana Roy   ID 48-2206".
fn in_parentheses(look: &Look, first: usize) -> Option<Candidate> {
    let lead = first.checked_sub(1)?;
    let opened = look.t.folded.before(look.t.range(lead, lead).start) == b'(';
    if !look.is_word(lead, &NUMBERED) || (!opened && look.digits(first) == 0) {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    if !(4..=8).contains(&length) || digits < 3 {
        return None;
    }
    let closed = look.t.folded.at(look.t.range(first, last).end) == b')';
    let near = lead.saturating_sub(8)..lead;
    // A name: two capitals, none of them a common word.
    let capital = |token: usize| look.t.class(token) & (UPPER | DIGIT) == UPPER && look.t.text(token).len() > 2;
    let named = || {
        lead >= 2
            && capital(lead - 2)
            && capital(lead - 1)
            && look.t.between(lead - 1) == b" ("
            && !(lead - 2..lead).any(|token| names::is_common_word(look.t.text(token)))
    };
    // The heading of a form, in the same line.
    let headed = || {
        digits >= 4
            && near.clone().any(|token| {
                look.is_word(token, &EMPLOYEES)
                    && look.t.between(token).contains(&b':')
                    && (token..lead).all(|token| !look.t.between(token).contains(&b'\n'))
            })
    };
    let theirs =
        if opened { closed && (look.says_before(lead, &EMPLOYEES, 8) || digits >= 4 && named()) } else { headed() };
    theirs.then(|| look.candidate(first, last, Kind::EmployeeId, "employee_id.parentheses").sure(0.75))
}

/// « EMP-20819 », "MAT 4471": a number that begins with the word.
fn led_by_word(look: &Look, first: usize) -> Option<Candidate> {
    let words: [&[u8]; 4] = [b"EMP", b"EMPL", b"MAT", b"MATR"];
    let digits = look.digits(first + 1);
    // « Kossi Roy-Morin, E-11840, », « Zoé Roy (E-20931) »
    let initial = look.t.text(first) == b"E"
        && digits >= 4
        && first > 0
        && matches!(look.t.between(first - 1), b", " | b" (")
        && look.t.class(first - 1) & (UPPER | DIGIT) == UPPER;
    let whole =
        (initial || words.contains(&look.t.text(first))) && look.t.between(first) == b"-" && (3..=6).contains(&digits);
    (whole && look.apart(first, first + 1))
        .then(|| look.candidate(first, first + 1, Kind::EmployeeId, "employee_id.led").sure(0.8))
}

/// Words of pay and staff, which lists of employees stand below.
const PAID: [u32; 16] = hashed([
    b"paie",
    b"paye",
    b"payroll",
    b"employes",
    b"employees",
    b"salaries",
    b"personnel",
    b"staff",
    b"matricule",
    b"matricules",
    b"employe",
    b"employee",
    b"brigadiers",
    b"pompiers",
    b"remuneration",
    b"surtemps",
]);
/// Tokens above such a list among which the word is looked for, and tokens of one of its lines, at most.
const ABOVE: usize = 90;
const ROW: usize = 36;

/// « 510233;Roy, Zoé;... », line by line below a word of pay: numbers of one length before names, without a heading.
pub(crate) fn rows(look: &Look) -> Vec<Candidate> {
    let t = look.t;
    let row = |token: &usize| {
        let named = t.class(token + 1) & (UPPER | DIGIT) == UPPER && t.text(token + 1).len() > 1;
        (4..=7).contains(&look.digits(*token))
            && named
            && t.begins_line(*token)
            && matches!(t.between(*token), b";" | b"\t" | b"," | b" | " | b"|" | b"; ")
            && !names::is_common_word(t.text(token + 1))
            && (look.column)(*token).is_none()
    };
    let mut rows = Vec::new();
    // Of the list so far: its last number, and whether it stands below a word of pay.
    let mut last: Option<(usize, bool)> = None;
    for token in t.numeric.iter().map(|token| *token as usize).filter(row) {
        let goes_on = last.filter(|(other, _)| token - other <= ROW && look.digits(*other) == look.digits(token));
        let paid = goes_on.map_or_else(|| look.says_before(token, &PAID, ABOVE), |(_, paid)| paid);
        // The first of a list waits for the second.
        if let Some((other, true)) = goes_on {
            if rows.last() != Some(&other) {
                rows.push(other);
            }
            rows.push(token);
        }
        last = Some((token, paid));
    }
    let found = |token: usize| look.candidate(token, token, Kind::EmployeeId, "employee_id.row").sure(0.75);
    rows.into_iter().map(found).collect()
}

/// An employee's number: no standard form, so a label close by, and a code of three to ten letters and digits.
pub(crate) fn employee_id(look: &Look, first: usize) -> Option<Candidate> {
    let found = employed(look, first).or_else(|| led_by_word(look, first)).or_else(|| in_parentheses(look, first));
    if found.is_some() {
        return found;
    }
    if !look.may(&[Term::EmployeeId]) {
        return None;
    }
    let (last, length, digits) = look.code(first, 12)?;
    // "Employee assistance: 1 866 398-9505".
    if look.in_telephone(first) {
        return None;
    }
    let label = look.own_label(first, last, Term::EmployeeId).filter(|label| look.label_wins(*label, first))?;
    // "EMPLOYEE: Pruneau, Kim   NO. 004418": the word that says number stands right before.
    let number = words![b"no", b"n", b"number", b"numero", b"num"];
    let numbered = first > 0 && look.is_word(first - 1, number) && look.close_before(label, first, 8);
    let before = look.close_before(label, first, 4) || numbered;
    let heading = (look.column)(first).is_some();
    // « lot 3 418 772, matricule du bâtiment »: the end of a longer number is none.
    let ends = first > 0 && look.digits(first - 1) > 0 && look.t.gap(first - 1) == Gap::Space;
    let after = (label.first as usize).checked_sub(last).is_some_and(|distance| distance == 1) && !ends;
    // The valuation unit's « matricule » is of land: 1234-56-7890.
    let land = look.digits(first) == 4 && look.digits(first + 1) == 2 && look.digits(first + 2) == 4;
    // « Solde 2025 » is a year, unless the label stands right before it.
    let year = length == 4
        && digits == 4
        && year_exists(look.collect(first, last).number(0..4))
        && !look.close_before(label, first, 1);
    // « 02-2024 » is a month.
    let period = length == 6
        && look.digits(first) == 2
        && look.digits(last) == 4
        && look.collect(first, first).number(0..2) <= 12
        && year_exists(look.collect(last, last).number(0..4));
    // `emp=0077421`
    let set = label.last as usize + 1 == first && look.t.between(first - 1) == b"=";
    let whole = (set || look.apart(first, last)) && !land && !period && !year;
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
