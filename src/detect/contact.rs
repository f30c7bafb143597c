//! Ways to reach a person: telephone, e-mail, postal code. An organisation's own are public and left alone.

use std::ops::Range;

use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look, hashed, words};
use super::names;
use super::spoken;
use crate::text::tokens::{Gap, Tokens};

/// Canadian area codes in service or opened by November 2026 (Canadian Numbering Administrator). A number in another North
/// American area is found too, less surely.
const CANADIAN: [u16; 57] = [
    204, 226, 236, 249, 250, 257, 263, 273, 289, 343, 354, 365, 367, 368, 382, 403, 416, 418, 428, 431, 437, 438, 450,
    460, 468, 474, 506, 514, 519, 548, 579, 581, 584, 587, 604, 613, 639, 647, 672, 683, 705, 709, 742, 753, 778, 780,
    782, 807, 819, 825, 867, 873, 879, 902, 905, 942, 987,
];

/// Whether three digits may be an area code: twin last digits are for services, 9 in the middle is kept free (NANPA).
pub(crate) fn is_area(code: u32) -> bool {
    (200..1000).contains(&code) && code % 100 != 11 && (code / 10) % 10 != 9
}

/// A telephone number, North American or international.
pub(crate) fn phone(look: &Look, first: usize) -> Option<Candidate> {
    let plus = look.t.folded.before(look.t.range(first, first).start) == b'+';
    let country =
        look.t.text(first) == b"1" && matches!(look.t.gap(first), Gap::Space | Gap::Dash | Gap::Dot | Gap::Other);
    if country
        && look.digits(first + 1) >= 3
        && (look.t.gap(first) != Gap::Other || look.t.between(first).trim_ascii() == b"(")
    {
        let mut found = north_american(look, first + 1, Some(first))?;
        found.range.start = look.t.range(first, first).start - usize::from(plus);
        return Some(found);
    }
    // `ALERT_SMS=+14385550000`
    let whole = look.digits(first) == 11 && look.t.text(first).first() == Some(&b'1');
    if plus && !whole { international(look, first) } else { north_american(look, first, None) }
}

fn north_american(look: &Look, first: usize, country: Option<usize>) -> Option<Candidate> {
    let lengths = [look.digits(first), look.digits(first + 1), look.digits(first + 2)];
    let tied = |gap: Gap| matches!(gap, Gap::Space | Gap::Dash | Gap::Dot | Gap::Slash);
    let opening = look.t.gap(first);
    let (last, grouped) = match lengths {
        [3, 3, 4] if (tied(opening) || opening == Gap::Close) && tied(look.t.gap(first + 1)) => (first + 2, true),
        [3, 7, _] if tied(opening) || opening == Gap::Close => (first + 1, true),
        [10, ..] => (first, false),
        [11, ..] if look.t.text(first).first() == Some(&b'1') => (first, false),
        // « ( 819 ) 758 - 4426 », as scanners read forms.
        [3, 3, 4] if look.t.between(first).trim_ascii() == b")" && tied(look.t.gap(first + 1)) => (first + 2, true),
        // « 450 753 02 46 », by pairs.
        [3, 3, 2] if look.digits(first + 3) == 2 && (first..first + 3).all(|token| look.t.gap(token) == opening) => {
            (first + 3, true)
        }
        // « 514, 844, 7720 », as machines write down what was said.
        [3, 3, 4] if look.t.between(first) == b", " && look.t.between(first + 1) == b", " => (first + 2, false),
        [3, 4, _] if opening == Gap::Dash || opening == Gap::Space => return local(look, first),
        // « cell : 5 7 9  6 3 0  1 8 8 4 », as the boxes of a form hold them.
        [1, 1, 1] if boxed(look, first) => (first + 9, false),
        _ => return None,
    };
    let plus = look.t.folded.before(look.t.range(country.unwrap_or(first), last).start) == b'+';
    let number = look.collect(first, last);
    let from = number.get().len().checked_sub(10)?;
    let (area, exchange, line) =
        (number.number(from..from + 3), number.number(from + 3..from + 6), number.number(from + 6..from + 10));
    // Area and exchange begin with 2 to 9; 8xx with twin digits are toll-free, 900 is paid, 555-01xx are for fiction.
    let exists = is_area(area) && area != 555 && exchange >= 200 && exchange % 100 != 11;
    let toll_free = matches!(area, 800 | 822 | 833 | 844 | 855 | 866 | 877 | 888 | 900);
    if !exists || toll_free || (exchange == 555 && (100..200).contains(&line)) {
        return None;
    }
    let label = look.label(first, last, &[Term::Phone]);
    let canadian = CANADIAN.contains(&(area as u16));
    if label.is_none() {
        let lone = look.t.all.len() == last - first + 1;
        let free = (plus || look.apart(country.unwrap_or(first), last))
            && !look.amount(first, last)
            && !look.reference(first, !grouped);
        // « interac au 4385550199 », and a cell of a table: « Linda Roy 4505550199 » under « personne à joindre ».
        let called = || {
            first.checked_sub(1).is_some_and(|before| look.is_word(before, words![b"au", b"at", b"chum", b"blonde"]))
                || (look.column)(first).flatten().is_some_and(|hit| hit.term == Term::Person)
        };
        let likely = grouped
            || last == first + 9
            || country.is_some()
            || (canadian && (lone || look.person_before(first, 8) || called()));
        if !free || !likely {
            return None;
        }
    }
    let mut found = look.candidate(first, last, Kind::Phone, "phone.north_american").labelled(label);
    if opening == Gap::Close && look.t.folded.before(found.range.start) == b'(' {
        found.range.start -= 1;
    }
    Some(found.sure(match (label.is_some(), grouped, canadian) {
        (true, _, _) => 0.96,
        (false, true, true) => 0.9,
        (false, true, false) => 0.75,
        (false, false, _) => 0.55,
    }))
}

/// Whether ten single digits stand from a token on, and no more, behind a word for a telephone.
fn boxed(look: &Look, first: usize) -> bool {
    let one = |token: usize| look.digits(token) == 1 && look.t.between(token).iter().all(|byte| *byte == b' ');
    (first..first + 9).all(one)
        && look.digits(first + 9) == 1
        && !(look.t.gap(first + 9) == Gap::Space && look.digits(first + 10) > 0)
        && look.label(first, first + 9, &[Term::Phone, Term::Person]).is_some()
}

/// Whether an extension follows: the line of a workplace.
pub(crate) fn extension(look: &Look, last: usize) -> bool {
    let word = look.t.text(last + 1);
    let near = look.t.range(last + 1, last + 1).start.saturating_sub(look.t.range(last, last).end) <= 3;
    let names: [&[u8]; 6] = [b"poste", b"ext", b"extension", b"p", b"x", b"#"];
    near && look.digits(last + 2) > 0 && names.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Seven digits, as people of one region write them: with a label only.
fn local(look: &Look, first: usize) -> Option<Candidate> {
    let last = first + 1;
    let number = look.collect(first, last);
    let fiction = number.number(0..3) == 555 && (100..200).contains(&number.number(3..7));
    let label = look.own_label(first, last, Term::Phone).filter(|label| look.label_wins(*label, first))?;
    let after = look.t.hits.cues.partition_point(|hit| (hit.first as usize) <= last);
    let street =
        look.t.hits.cues.get(after).is_some_and(|hit| hit.term == names::Cue::Street && hit.first as usize == last + 1);
    // « 1 800 224-7737 », « 212-3450, rue Masson ».
    let longer =
        first.checked_sub(1).is_some_and(|before| look.digits(before) == 3 && look.t.gap(before) == Gap::Space);
    let wrong =
        number.number(0..3) < 200 || fiction || street || longer || look.in_series(first, last, look.t.gap(first));
    let found = look.candidate(first, last, Kind::Phone, "phone.local").labelled(Some(label));
    (!wrong && !look.of_organisation(first, last) && !extension(look, last)).then(|| found.sure(0.75))
}

/// A plus sign, a country code, eight to fifteen digits in all (ITU-T E.164).
fn international(look: &Look, first: usize) -> Option<Candidate> {
    let mut last = first;
    let mut total = look.digits(first);
    while matches!(look.t.gap(last), Gap::Space | Gap::Dash | Gap::Dot | Gap::Close)
        || look.t.between(last).trim_ascii() == b"("
    {
        let next = look.digits(last + 1);
        if next == 0 || total + next > 15 {
            break;
        }
        total += next;
        last += 1;
    }
    if total == 11 && look.t.text(first).first() == Some(&b'1') {
        return None;
    }
    let mut found = look.candidate(first, last, Kind::Phone, "phone.international").labelled(look.label(
        first,
        last,
        &[Term::Phone],
    ));
    found.range.start -= 1;
    ((8..=15).contains(&total) && !look.of_organisation(first, last)).then(|| found.sure(0.85))
}

/// A postal code's first and last token, if one begins at `first`.
pub(crate) fn postal_shape(look: &Look, first: usize) -> Option<(usize, usize)> {
    let shape = look.shape(first, b"LDLDLD", &[3]).filter(|shape| !shape.line)?;
    let start = look.t.text(first).first()?.to_ascii_uppercase();
    let one = !matches!(start, b'D' | b'F' | b'I' | b'O' | b'Q' | b'U' | b'W' | b'Z');
    (one && !is_sample_code(look, first, shape.last)).then_some((first, shape.last))
}

/// A1A 1A1, X0X 0X0: one letter with one digit stands for any code in forms; H0H 0H0 is Santa Claus's.
fn is_sample_code(look: &Look, first: usize, last: usize) -> bool {
    let code = look.t.folded.bytes().get(look.t.range(first, last)).unwrap_or_default();
    let mut plain = code.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase);
    let (Some(letter), Some(digit)) = (plain.next(), plain.next()) else { return false };
    plain.all(|byte| byte == letter || byte == digit)
}

/// « Tingwick (Québec) J0A », and the rest in the next line.
fn after_province(look: &Look, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| look.is_word(before, words![b"quebec", b"qc", b"que", b"pq"]))
}

/// Canadian postal code: letter, digit, letter, digit, letter, digit; D F I O Q U never, W and Z not first (Canada Post).
pub(crate) fn postal_code(look: &Look, first: usize) -> Option<Candidate> {
    let shape = look.shape(first, b"LDLDLD", &[3])?;
    let range = look.t.range(first, shape.last);
    let letters = look.t.folded.bytes().get(range)?.iter().filter(|byte| byte.is_ascii_alphabetic());
    let used = |byte: &u8| !matches!(byte.to_ascii_uppercase(), b'D' | b'F' | b'I' | b'O' | b'Q' | b'U');
    let start = look.t.text(first).first()?.to_ascii_uppercase();
    if !letters.clone().all(used)
        || matches!(start, b'W' | b'Z')
        || matches!(shape.gap, Some(Gap::Dot))
        || shape.line && !after_province(look, first)
    {
        return None;
    }
    if is_sample_code(look, first, shape.last) {
        return None;
    }
    let label = look.label(first, shape.last, &[Term::PostalCode]);
    let capitals = letters.clone().all(u8::is_ascii_uppercase);
    let even = capitals || letters.clone().all(u8::is_ascii_lowercase);
    let free = look.apart(first, shape.last) && !look.reference(first, shape.gap.is_none());
    if label.is_none() && (!free || !even || (shape.gap.is_none() && !capitals)) {
        return None;
    }
    let found = look.candidate(first, shape.last, Kind::PostalCode, "postal_code.canada").labelled(label);
    Some(found.sure(match (label.is_some(), shape.gap.is_some()) {
        (true, _) => 0.96,
        (false, true) => 0.85,
        (false, false) => 0.7,
    }))
}

/// Local parts that name a service rather than a person.
const SERVICES: [&[u8]; 93] = [
    b"web",
    b"registraire",
    b"registrar",
    b"registration",
    b"inscription",
    b"inscriptions",
    b"billetterie",
    b"tickets",
    b"comptes",
    b"payables",
    b"accounts",
    b"patrouille",
    b"patrol",
    b"homecare",
    b"fermieres",
    b"optimiste",
    b"scouts",
    b"club",
    b"ligue",
    b"petanque",
    b"plaintes",
    b"requetes",
    b"secretariat",
    b"payroll",
    b"office",
    b"dispatch",
    b"dir",
    b"bourses",
    b"carriere",
    b"carrieres",
    b"careers",
    b"info",
    b"information",
    b"informations",
    b"contact",
    b"contacts",
    b"admin",
    b"administration",
    b"accueil",
    b"reception",
    b"mairie",
    b"greffe",
    b"greffier",
    b"ville",
    b"municipalite",
    b"urbanisme",
    b"permis",
    b"taxation",
    b"taxes",
    b"evaluation",
    b"comptabilite",
    b"finances",
    b"tresorerie",
    b"rh",
    b"ressourceshumaines",
    b"hr",
    b"emploi",
    b"emplois",
    b"jobs",
    b"cv",
    b"loisirs",
    b"loisir",
    b"culture",
    b"bibliotheque",
    b"biblio",
    b"communications",
    b"communication",
    b"medias",
    b"media",
    b"support",
    b"soutien",
    b"aide",
    b"help",
    b"helpdesk",
    b"service",
    b"services",
    b"serviceclient",
    b"clientele",
    b"ventes",
    b"sales",
    b"facturation",
    b"billing",
    b"webmaster",
    b"postmaster",
    b"abuse",
    b"noreply",
    b"nepasrepondre",
    b"donotreply",
    b"newsletter",
    b"infolettre",
    b"travauxpublics",
    b"incendie",
    b"police",
];

/// E-mail addresses (the common part of RFC 5321's grammar), services and examples left out.
#[inline(never)]
pub(crate) fn emails(t: &Tokens) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for &at in &t.ats {
        let at = at as usize;
        let local = |byte: &u8| {
            byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'\'' | b'&')
        };
        let host = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'.' | b'-');
        let before = t.folded.bytes().get(at.saturating_sub(64)..at).unwrap_or_default();
        let after = t.folded.bytes().get(at + 1..(at + 256).min(t.folded.bytes().len())).unwrap_or_default();
        let mut left = &before[before.len() - before.iter().rev().take_while(|byte| local(byte)).count()..];
        let mut right = &after[..after.iter().take_while(|byte| host(byte)).count()];
        while let Some((b'.' | b'-' | b'\'' | b'+' | b'&', rest)) = left.split_first() {
            left = rest;
        }
        while let Some((b'.' | b'-', rest)) = right.split_last() {
            right = rest;
        }
        let top = right.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        let named = right.contains(&b'.') && top.len() >= 2 && top.iter().all(|byte| byte.is_ascii_alphabetic());
        let range = at - left.len()..at + 1 + right.len();
        let overlaps = found.last().is_some_and(|last| last.range.end > range.start);
        if left.is_empty() || !named || overlaps || is_service(left) || is_example(right) {
            continue;
        }
        let last = t.all.partition_point(|token| (token.end as usize) <= range.end).saturating_sub(1);
        found.push(Candidate {
            range,
            last,
            kind: Kind::Email,
            confidence: 0.97,
            rule: "email.address",
            checksum: false,
            date: false,
            label: None,
        });
    }
    found
}

/// Words for the signs of an address that is said or written out.
const SIGNS: [u32; 8] = hashed([b"point", b"dot", b"tiret", b"dash", b"underscore", b"hyphen", b"souligne", b"moins"]);
/// Tokens of one part of such an address, at most.
const SPELLED: usize = 9;

/// E-mail addresses in words: « odette point thivierge arobase videotron point ca », "gwen dot oneil at outlook dot com",
/// « p.roy (arobase) hotmail (point) com ».
pub(crate) fn spelled(look: &Look) -> Vec<Candidate> {
    let t = look.t;
    let mut found: Vec<Candidate> = Vec::new();
    for hit in t.hits.terms.iter().filter(|hit| hit.term == Term::Email) {
        let first = hit.first as usize;
        let at = if look.is_word(first, words![b"arobase", b"arobas"]) {
            Some(first)
        } else if look.is_word(first, words![b"dot", b"point"]) {
            (first.saturating_sub(SPELLED)..first).rev().find(|token| look.is_word(*token, words![b"at", b"arobase"]))
        } else {
            None
        };
        let Some((from, last)) = at.and_then(|at| around_at(look, at)) else { continue };
        if found.last().is_none_or(|before| before.last < from) {
            found.push(look.candidate(from, last, Kind::Email, "email.spelled").sure(0.85));
        }
    }
    found
}

/// The first and the last token of an address in words around the one that says at.
fn around_at(look: &Look, at: usize) -> Option<(usize, usize)> {
    let t = look.t;
    let sign = |token: usize| look.is_word(token, &SIGNS);
    let near = |token: usize| {
        let between = t.between(token);
        between.len() <= 3 && !between.iter().any(|byte| matches!(byte, b'\n' | b',' | b';' | b':'))
    };
    let tied = |token: usize| matches!(t.between(token), b"." | b"-" | b"_");
    let mut from = at.checked_sub(1).filter(|before| near(*before) && !sign(*before))?;
    for _ in 0..SPELLED {
        let Some(before) = from.checked_sub(1).filter(|before| near(*before)) else { break };
        if tied(before) || (spoken::says_number(t.text(from)) && !sign(before)) {
            from = before;
        } else if sign(before) && before > 0 && near(before - 1) {
            from = before - 1;
        } else {
            break;
        }
    }
    let mut last = at + 1;
    let mut dots = 0;
    for _ in 0..SPELLED {
        if !near(last) {
            break;
        }
        if tied(last) {
            last += 1;
            dots += 1;
        } else if sign(last + 1) && near(last + 1) {
            last += 2;
            dots += 1;
        } else {
            break;
        }
    }
    let top = t.text(last);
    let named = dots > 0
        && !look.is_word(at + 1, words![b"the", b"le", b"la", b"a"])
        && (2..=4).contains(&top.len())
        && top.iter().all(u8::is_ascii_alphabetic);
    (near(at) && named && !is_service(t.text(from))).then_some((from, last))
}

/// Hosts where private persons have their mailboxes: providers that all use, and those of homes in Québec and Canada.
const PRIVATE: [&[u8]; 47] = [
    b"gmail",
    b"hotmail",
    b"outlook",
    b"live",
    b"yahoo",
    b"icloud",
    b"videotron",
    b"sympatico",
    b"bell",
    b"cgocable",
    b"msn",
    b"protonmail",
    b"proton",
    b"me",
    b"cogeco",
    b"bellnet",
    b"telus",
    b"telusplanet",
    b"rogers",
    b"shaw",
    b"eastlink",
    b"xplornet",
    b"xplore",
    b"derytele",
    b"globetrotter",
    b"sogetel",
    b"maskatel",
    b"oricom",
    b"axion",
    b"distributel",
    b"teksavvy",
    b"ebox",
    b"lino",
    b"vif",
    b"aei",
    b"ymail",
    b"fastmail",
    b"gmx",
    b"aol",
    b"mac",
    b"laposte",
    b"orange",
    b"zoho",
    b"zohomail",
    b"tutanota",
    b"pm",
    b"hushmail",
];

/// What a mailbox is like, as template and value: its host, its name.
pub(crate) fn mailbox(t: &Tokens, found: &Candidate, push: &mut dyn FnMut(u8, u8)) {
    let address = t.folded.bytes().get(found.range.clone()).unwrap_or_default();
    let at = address.iter().position(|byte| *byte == b'@').unwrap_or(address.len());
    let (local, host) = (address.get(..at).unwrap_or_default(), address.get(at + 1..).unwrap_or_default());
    let second = host.rsplit(|byte| *byte == b'.').nth(1).unwrap_or_default();
    let private = u8::from(PRIVATE.iter().any(|private| second.eq_ignore_ascii_case(private)));
    let role = u8::from(is_role(local));
    let digits = u8::from(local.iter().any(u8::is_ascii_digit));
    let parts = || local.split(|byte| !byte.is_ascii_alphabetic()).filter(|part| !part.is_empty());
    let named = u8::from(parts().any(|part| part.len() >= 3 && names::is_name_or_place(part)));
    let tied = u8::from(parts().count() > 1);
    let official = [&b"gouv.qc.ca"[..], b"qc.ca", b"gc.ca", b"org"].iter().position(|end| host.ends_with(end));
    let official = official.map_or(0, |place| place as u8 + 1);
    // Somebody's name stands near in the text: `mroy@` after « Marc Roy ».
    let last = parts().next_back().unwrap_or_default();
    let from = found.last.saturating_sub(24);
    let again = (from..(found.last + 8).min(t.all.len())).any(|token| {
        let word = t.text(token);
        let range = t.range(token, token);
        let apart = range.end <= found.range.start || range.start >= found.range.end;
        apart
            && word.len() >= 3
            && last.len() >= word.len()
            && last.get(last.len() - word.len()..).is_some_and(|end| end.eq_ignore_ascii_case(word))
    });
    push(13, private * 2 + role);
    push(14, role * 4 + named * 2 + tied);
    push(15, official * 2 + named);
    push(16, digits * 2 + private);
    push(17, u8::from(again) * 2 + private);
    push(18, (local.len() / 3).min(7) as u8 * 2 + private);
}

/// Whether the local part is made of common words (« requetes », « info-travaux »): a mailbox of a service, at most hosts.
fn is_role(local: &[u8]) -> bool {
    let parts = local.split(|byte| !byte.is_ascii_alphabetic()).filter(|part| !part.is_empty());
    let says = |part: &[u8]| (part.len() >= 4 && names::is_common(part)) || part.starts_with(b"info");
    // « plainte.amp », « sante.scolaire »; « responsable.prp ».
    let short = |part: &[u8]| (2..=4).contains(&part.len()) && !names::is_name_or_place(part);
    parts.clone().any(says) && parts.clone().all(|part| says(part) || short(part))
}

fn is_service(local: &[u8]) -> bool {
    let plain: Vec<u8> = local.iter().filter(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let first = local.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    SERVICES.contains(&plain.as_slice()) || SERVICES.contains(&first.as_slice())
}

/// Domains kept for examples (RFC 2606), and their French sisters. `somebody@firm.example` is left in: who makes up a name for a
/// domain means somebody.
fn is_example(host: &[u8]) -> bool {
    let host = host.to_ascii_lowercase();
    let mut labels = host.rsplit(|byte| *byte == b'.');
    let (top, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let examples: [&[u8]; 6] = [b"example", b"exemple", b"domaine", b"domain", b"votredomaine", b"yourdomain"];
    examples.contains(&second) || matches!(top, b"test" | b"invalid" | b"localhost")
}

/// Where digits are not looked at: web addresses, and the addresses found above. Asked at growing offsets.
pub(crate) struct Closed<'a> {
    addresses: &'a [Range<u32>],
    emails: &'a [Candidate],
}

impl<'a> Closed<'a> {
    pub(crate) fn new(t: &'a Tokens, emails: &'a [Candidate]) -> Self {
        Self { addresses: &t.addresses, emails }
    }

    /// Where the next of them begins.
    pub(crate) fn next(&self) -> usize {
        let address = self.addresses.first().map_or(usize::MAX, |range| range.start as usize);
        address.min(self.emails.first().map_or(usize::MAX, |email| email.range.start))
    }

    /// Whether the folded offset stands in one of them.
    pub(crate) fn holds(&mut self, at: usize) -> bool {
        while let Some((_, rest)) = self.addresses.split_first().filter(|(first, _)| first.end as usize <= at) {
            self.addresses = rest;
        }
        while let Some((_, rest)) = self.emails.split_first().filter(|(first, _)| first.range.end <= at) {
            self.emails = rest;
        }
        self.addresses.first().is_some_and(|range| range.start as usize <= at)
            || self.emails.first().is_some_and(|email| email.range.start <= at)
    }
}
