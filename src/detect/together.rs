//! What findings say of each other. An address or a telephone number is personal where a person is near, else it is a town hall's
//! or a site's; the postal code after an address is of the same person; in a list of birthdays each line with a name and a date is
//! one.

use std::ops::Range;

use super::clause;
use super::confidence::Confidence;
use super::contact;
use super::context::Term;
use super::facts::Fact;
use super::kind::{Category, Kind};
use super::life;
use super::look::{Candidate, Look, hashed, words};
use super::names::{self, Cue};
use super::network;
use super::phrases::{Hit, next_word};
use super::spoken;
use super::weigh::{Ground, SHARED, Subject, weigh};
use crate::order::by_number;
use crate::text::tokens::{DIGIT, Tokens, UPPER};

/// Words between a person and what is theirs, at most.
const BEFORE: usize = 28;
/// The same, where the person is named afterwards.
const AFTER: usize = 8;
/// Words of a text that is short enough to be about one thing.
const SHORT: usize = 100;

/// Words of a text that is nothing but a number or an address.
const LONE: usize = 12;

/// Pronouns that need not stand for anybody.
const IMPERSONAL: [&[u8]; 9] = [b"il", b"elle", b"lui", b"son", b"sa", b"ses", b"m", b"ms", b"her"];

/// Who is spoken of, by the tokens where they are.
pub(crate) struct Near<'c> {
    cues: &'c [Hit<Cue>],
    /// First and last tokens of names of private persons and of their identifiers, in order.
    persons: Vec<(usize, usize)>,
    /// Whether the text speaks of a person at all: somebody is named, somebody writes of themselves, a citizen, a tenant.
    spoken: bool,
}

/// Places where people live, which are no organisation's address.
pub(super) const HOMES: [u32; 11] = hashed([
    b"residence",
    b"maison",
    b"immeuble",
    b"bloc",
    b"hlm",
    b"habitation",
    b"habitations",
    b"manoir",
    b"house",
    b"poste",
    b"place",
]);

/// Words that say that somebody lives there.
const LIVES: [u32; 22] = hashed([
    b"habite",
    b"habitent",
    b"habitant",
    b"demeure",
    b"demeurant",
    b"reside",
    b"residant",
    b"domicilie",
    b"domiciliee",
    b"loge",
    b"heberge",
    b"hebergee",
    b"demenage",
    b"demenagee",
    b"lives",
    b"living",
    b"live",
    b"resides",
    b"residing",
    b"moved",
    b"staying",
    b"reste",
]);

/// Whether the text says that somebody lives at the address that begins at a token.
pub(crate) fn lived_in(look: &Look, first: usize) -> bool {
    let near = first.saturating_sub(7)..first;
    near.into_iter().any(|token| look.is_word(token, &LIVES))
}

impl<'c> Near<'c> {
    /// From the names and identifiers found so far.
    #[inline(never)]
    pub(crate) fn new(
        t: &Tokens,
        cues: &'c [Hit<Cue>],
        facts: &[Hit<Fact>],
        people: &[Candidate],
        identifiers: &[Candidate],
    ) -> Self {
        let theirs = |found: &&Candidate| {
            found.kind.category() == Category::Personal
                && !matches!(found.kind, Kind::Phone | Kind::PostalCode | Kind::PostalAddress | Kind::IpAddress)
        };
        let first = |found: &Candidate| t.from(found.range.start);
        let all = people.iter().chain(identifiers.iter().filter(theirs));
        let mut persons: Vec<(usize, usize)> = all.map(|found| (first(found), found.last)).collect();
        by_number(&mut persons, |person| person.1);
        by_number(&mut persons, |person| person.0);
        let spoken = !persons.is_empty()
            || t.hits.terms.iter().any(|hit| hit.term == Term::Person)
            || cues.iter().any(|hit| hit.term == Cue::Relation)
            || facts.iter().any(|hit| match hit.term {
                Fact::Me | Fact::Role => true,
                // « Il fait beau » speaks of nobody.
                Fact::They => !IMPERSONAL.iter().any(|word| t.text(hit.last as usize).eq_ignore_ascii_case(word)),
                _ => false,
            });
        Self { cues, persons, spoken }
    }

    /// The token where a building or an organisation is named shortly before, on the same line.
    fn place_before(&self, look: &Look, first: usize) -> Option<usize> {
        let at = self.cues.partition_point(|hit| (hit.first as usize) < first);
        let before = self.cues.get(..at).unwrap_or_default().iter().rev();
        let mut near = before.take_while(|hit| first <= hit.last as usize + 9);
        let place = near.find(|hit| {
            let token = hit.first as usize;
            let word = look.t.text(token);
            let home = look.is_word(token, &HOMES);
            let range = look.t.range(token, token).end..look.t.range(first, first).start;
            let apart = look.t.folded.bytes().get(range).unwrap_or_default().contains(&b'\n');
            // It has a name of its own, or the address comes right after it.
            let after = hit.last as usize + 1;
            let one = look.t.class(after) & UPPER != 0 || first <= after + 3;
            matches!(hit.term, Cue::Place | Cue::Organisation) && word.len() > 3 && !home && !apart && one
        });
        place.map(|hit| hit.first as usize)
    }

    /// Whether a building or an organisation is named shortly before a token, on the same line.
    pub(crate) fn at_a_place(&self, look: &Look, first: usize) -> bool {
        self.place_before(look, first).is_some()
    }

    /// What is named nearest before a token, in its paragraph as a rule: nothing, a private person, a place or an organisation by its
    /// name, an organisation by a word for its own details.
    pub(crate) fn nearest_named(&self, look: &Look, first: usize) -> u8 {
        let named = self.named_before(first, BEFORE).map_or(0, |after| after);
        let at = self.cues.partition_point(|hit| (hit.first as usize) < first);
        let before = self.cues.get(..at).unwrap_or_default().iter().rev();
        let mut near = before.take_while(|hit| first <= hit.last as usize + BEFORE);
        let thing = near.find(|hit| {
            matches!(hit.term, Cue::Place | Cue::Organisation)
                && look.t.text(hit.first as usize).len() > 3
                && look.t.class(hit.first as usize) & UPPER != 0
        });
        let thing = thing.map_or(0, |hit| hit.last as usize + 1);
        let own = look.nearest_before(first, &[Term::Organisation], BEFORE).map_or(0, |hit| hit.last as usize + 1);
        match named.max(thing).max(own) {
            0 => 0,
            nearest if nearest == named => 1,
            nearest if nearest == thing => 2,
            _ => 3,
        }
    }

    /// Whether the text speaks of a person at all.
    pub(crate) fn speaks_of_somebody(&self) -> bool {
        self.spoken
    }

    /// The token after the name of a private person that ends shortly before a token: right before it, or at most `reach` tokens.
    pub(crate) fn named_before(&self, token: usize, reach: usize) -> Option<usize> {
        let before = self.persons.partition_point(|(start, _)| *start < token);
        let last = before.checked_sub(1).and_then(|last| self.persons.get(last)).map(|(_, last)| *last)?;
        (last < token && token <= last + reach).then_some(last + 1)
    }

    /// How near after a token the name of a private person begins: nowhere near, within six tokens, right after.
    pub(crate) fn named_after(&self, token: usize) -> u8 {
        let after = self.persons.partition_point(|(start, _)| *start <= token);
        match self.persons.get(after).map(|(start, _)| start - token) {
            Some(1) => 2,
            Some(2..=6) => 1,
            _ => 0,
        }
    }

    /// Whether a word of the tokens `first..=last` is of the name of a private person.
    pub(crate) fn names(&self, first: usize, last: usize) -> bool {
        let at = self.persons.partition_point(|(_, end)| *end < first);
        self.persons.get(at).is_some_and(|(start, _)| *start <= last)
    }

    /// The name of a private person nearest in a range of tokens, seen from its end or from its start: the tokens between.
    pub(crate) fn named_in(&self, range: &Range<usize>, from_end: bool) -> Option<usize> {
        let from = self.persons.partition_point(|(start, _)| *start < range.start);
        let to = self.persons.partition_point(|(start, _)| *start < range.end);
        let inside = self.persons.get(from..to)?;
        if from_end {
            inside.last().map(|(_, last)| range.end.saturating_sub(last + 1))
        } else {
            inside.first().map(|(first, _)| first - range.start)
        }
    }

    /// Whether what was found is tied to a person: named near it, or living there; or the text is short, speaks of a person and of
    /// no organisation.
    pub(crate) fn personal(&self, look: &Look, found: &Candidate) -> bool {
        let first = look.t.from(found.range.start);
        let before = self.persons.partition_point(|(start, _)| *start < first);
        let named = before.checked_sub(1).and_then(|last| self.persons.get(last)).map(|(_, last)| *last);
        let organisation = look.nearest_before(first, &[Term::Organisation], BEFORE);
        let nearer = |token: usize| organisation.is_none_or(|hit| (hit.last as usize) < token);
        let on_line = |token: usize| {
            !look
                .t
                .folded
                .bytes()
                .get(look.t.range(token, first).start..found.range.start)
                .unwrap_or_default()
                .contains(&b'\n')
        };
        if found.kind == Kind::PostalAddress
            && let Some(place) = self.place_before(look, first)
            && !named.is_some_and(|last| last > place && first <= last + 16 && on_line(last))
        {
            return false;
        }
        // In a table with people in it the heading of the column tells.
        if found.kind == Kind::Phone
            && !self.persons.is_empty()
            && (look.column)(first).flatten().is_some_and(|hit| hit.term == Term::Phone)
        {
            return true;
        }
        let close = |last: usize| first <= last + 12 || (first <= last + 20 && on_line(last));
        let named = named.is_some_and(|last| first <= last + BEFORE && (nearer(last) || close(last)));
        if matches!(found.kind, Kind::PostalAddress | Kind::PostalCode) && lived_in(look, first) {
            return true;
        }
        let after = self.persons.get(before).is_some_and(|(start, _)| *start <= found.last + AFTER);
        if named || (after && !look.of_organisation(first, found.last)) {
            return true;
        }
        if look.of_organisation(first, found.last) {
            return false;
        }
        // In a long text somebody must be named near: « élève », « citoyen » are said in general there.
        (self.spoken && look.t.all.len() <= SHORT) || look.t.all.len() <= LONE
    }
}

/// Words that say whose telephone it is.
const CALLS: [u32; 17] = hashed([
    b"joindre",
    b"joignable",
    b"reach",
    b"cell",
    b"cellulaire",
    b"mobile",
    b"rappeler",
    b"rappelez",
    b"rappelle",
    b"texto",
    b"sms",
    b"text",
    b"txt",
    b"domicile",
    b"rejoindre",
    b"afficheur",
    b"pagette",
]);

/// Whether the word before a telephone number says that a person is called there, and nothing speaks of an organisation.
pub(crate) fn calls_a_person(look: &Look, found: &Candidate) -> bool {
    let calls = found.label.is_some_and(|label| look.is_word(label.first as usize, &CALLS));
    let first = look.t.from(found.range.start);
    // « Phone (home) : ... », « tél. rés. ».
    let home =
        words![b"home", b"maison", b"res", b"residence", b"perso", b"personal", b"personnel", b"cell", b"mobile"];
    let theirs = || (first.saturating_sub(2)..first).any(|token| look.is_word(token, home));
    (calls || theirs()) && !look.of_organisation(first, found.last)
}

/// Least that must speak for somebody's telephone, mailbox, postal code.
const CALLED: f32 = 0.3;
/// Below it, no rule makes it somebody's.
const DOUBTED: f32 = 0.4;
/// The same, for a mailbox: fewer are a service's.
const WRITTEN: f32 = 0.4;

/// Leaves out the telephone numbers, e-mail addresses and postal codes that are nobody's. The same one is somebody's everywhere if it
/// is so anywhere.
pub(crate) fn keep_somebodys(look: &Look, near: &Near<'_>, ground: &Ground, all: &mut Vec<Candidate>) {
    let value = |found: &Candidate| {
        let bytes = look.t.folded.bytes().get(found.range.clone()).unwrap_or_default();
        let plain = bytes.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
        plain.fold(0, |sum: u64, byte| next_word(sum, u64::from(byte)))
    };
    let kept: Vec<bool> = all.iter().map(|found| somebodys(look, near, ground, found)).collect();
    let mut values: Vec<u64> =
        all.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(found, _)| value(found)).collect();
    values.sort_unstable();
    let mut kept = kept.into_iter();
    all.retain(|found| kept.next().unwrap_or(true) || values.binary_search(&value(found)).is_ok());
}

/// Whether a telephone number, an e-mail address or a postal code is somebody's, rather than a town hall's or a shop's; anything else
/// is.
fn somebodys(look: &Look, near: &Near<'_>, ground: &Ground, found: &Candidate) -> bool {
    let subject = match found.kind {
        Kind::Phone => Subject::Phone,
        Kind::Email => Subject::Email,
        Kind::PostalCode => Subject::PostalCode,
        _ => return true,
    };
    let t = look.t;
    let first = t.from(found.range.start);
    let words = first..found.last + 1;
    let length = ground.length(first);
    let is_personal = near.personal(look, found);
    let is_called = calls_a_person(look, found);
    let of_organisation = look.of_organisation(first, found.last);
    let nearest = near.nearest_named(look, first);
    let chance = weigh(subject, t, words.clone(), |push| {
        ground.features(t, &words, push);
        let mut push = |template: u8, value: u8| push(SHARED + template, value);
        if found.kind == Kind::Email {
            contact::mailbox(t, found, &mut push);
        }
        let personal = u8::from(is_personal);
        let called = u8::from(is_called);
        let organisation = u8::from(of_organisation);
        let named = match (near.named_before(first, 4), near.named_before(first, 16)) {
            (Some(_), _) => 2,
            (_, Some(_)) => 1,
            _ => 0,
        };
        let column = (look.column)(first);
        push(0, personal * 5 + length);
        push(1, called * 5 + length);
        push(2, organisation * 5 + length);
        push(4, u8::from(column.is_some()) + u8::from(column.flatten().is_some()));
        push(5, u8::from(found.label.is_some()) * 5 + length);
        push(6, named * 5 + length);
        push(9, u8::from(near.at_a_place(look, first)) * 3 + named);
        push(11, u8::from(contact::extension(look, found.last)) * 2 + personal);
        push(12, (found.confidence * 20.0) as u8);
        push(19, nearest * 3 + named);
        push(20, nearest * 5 + length);
        push(21, nearest * 4 + called * 2 + u8::from(found.label.is_some()));
        let before = first.checked_sub(1).map_or(&b""[..], |before| t.text(before));
        let alone = before.first().is_some_and(u8::is_ascii_uppercase);
        push(22, u8::from(alone) * 12 + nearest * 3 + named);
        clause::features(look, near, ground, found, is_called, &mut push);
    });
    // A few words and the number: nothing else could tell.
    let alone = length == 0 && is_personal && !of_organisation;
    // « Mme Zoé Tremblay, cell. 418 527-3366 »
    let theirs = near.named_before(first, 16).is_some_and(|after| ground.together(first, after - 1))
        && nearest == 1
        && !of_organisation;
    let told = match found.kind {
        Kind::Email => false,
        Kind::Phone => alone || theirs || (length <= 2 && is_called),
        _ => alone,
    };
    chance >= if found.kind == Kind::Email { WRITTEN } else { CALLED } || (told && chance >= DOUBTED)
}

/// Words between who acts in a public role and what makes them the subject of something private, at most.
const SUBJECT: u32 = 14;

/// Whether a fact about somebody's health or record, or a complaint or an inquiry, is told near a token, and not in general.
pub(crate) fn private_around(t: &Tokens, facts: &[Hit<Fact>], complaints: &[Hit<Confidence>], token: usize) -> bool {
    let token = token as u32;
    let near = |first: u32| first + SUBJECT > token && first < token + SUBJECT;
    let paragraph = |first: u32| {
        let (from, to) = (first.min(token) as usize, first.max(token) as usize);
        let between = t.range(from, from).end..t.range(to, to).start;
        !t.folded.bytes().get(between).unwrap_or_default().windows(2).any(|pair| pair == b"\n\n")
    };
    let from = facts.partition_point(|hit| hit.first + SUBJECT <= token);
    let fact = facts.get(from..).unwrap_or_default().iter().take_while(|hit| near(hit.first));
    let private = |fact: Fact| matches!(fact, Fact::Health | Fact::Justice | Fact::Discipline);
    let told = fact.clone().any(|hit| private(hit.term) && paragraph(hit.first));
    let general = fact.clone().any(|hit| hit.term == Fact::Generic);
    let from = complaints.partition_point(|hit| hit.first + SUBJECT <= token);
    let complaint = complaints.get(from..).unwrap_or_default().iter().take_while(|hit| near(hit.first));
    let accused = complaint
        .clone()
        .any(|hit| matches!(hit.term, Confidence::Complaint | Confidence::Departure) && paragraph(hit.first));
    let open = complaint.clone().any(|hit| hit.term == Confidence::Open);
    (told && !general) || (accused && !open)
}

/// Words between the name of who has a device and its hardware address, at most.
const DEVICE: usize = 60;

/// The hardware addresses of devices of persons: of an organisation's, they say nothing.
pub(crate) fn devices(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let mut devices: Vec<Candidate> = Vec::new();
    for &token in &look.t.numeric {
        let token = token as usize;
        if look.t.text(token).len() != 2 || !matches!(look.t.between(token), b":" | b"-") {
            continue;
        }
        let device = (token.saturating_sub(4)..=token).find_map(|first| network::hardware(look, first));
        let Some(device) =
            device.filter(|device| devices.last().is_none_or(|last| last.range.end <= device.range.start))
        else {
            continue;
        };
        let theirs =
            |name: &&Candidate| name.kind == Kind::PersonName && name.last < token && token - name.last <= DEVICE;
        if found.iter().any(|name| theirs(&name)) {
            devices.push(device);
        }
    }
    devices
}

/// Words between an address and its postal code, at most: the municipality, the province.
const AFTER_ADDRESS: usize = 9;
/// The same, where the code is dictated, and the signs between may be too: « virgule québec nouvelle ligne ».
const DICTATED: usize = 14;
/// Words between the heading of a list of birthdays and its first line, or between its lines.
const HEADING: usize = 24;

/// The postal codes right after addresses of persons.
#[inline(never)]
pub(crate) fn postal_codes(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let addresses = found.iter().filter(|found| found.kind == Kind::PostalAddress);
    let mut codes: Vec<Candidate> = Vec::new();
    for address in addresses {
        let near = address.last + 1..address.last + 1 + AFTER_ADDRESS;
        let code = near.into_iter().find_map(|token| contact::postal_shape(look, token));
        let far = address.last + 1..address.last + 1 + DICTATED;
        let code = code.or_else(|| far.into_iter().find_map(|token| spoken::postal_code(look.t, token)));
        if let Some((first, last)) = code
            && codes.last().is_none_or(|code| code.last < first)
        {
            codes.push(look.candidate(first, last, Kind::PostalCode, "postal_code.after_address").sure(0.9));
        }
    }
    codes
}

/// The latest year whose date right after a name is taken for one of birth; of several such lines, a later one too.
const GROWN: u32 = 2008;
const CHILD: u32 = 2021;

/// Dates with « né » before them, whatever follows; and dates right after names, where the year is one that a person is born in:
/// « Sylvie Gendron, 9 mars 1974 ».
#[inline(never)]
pub(crate) fn births(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let born = words![b"ne", b"nee", b"nes", b"nees", b"born"];
    let is_born = |token: usize| look.is_word(token, born);
    // « Né à Thiès le 17.06.1989 », « née Vigneau le 5 juillet 1964 », "born in Oka on".
    let led = |before: usize| {
        // « La municipalité est née le ... ».
        let founded = |token: usize| {
            let hit = look.nearest_before(token, &[Term::Organisation], 4);
            hit.is_some_and(|hit| life::founds(look, hit.last as usize, token))
        };
        let born = || (before.saturating_sub(7)..before).rev().find(|token| is_born(*token));
        look.is_word(before, words![b"le", b"un", b"on", b"en"])
            && born().is_some_and(|born| {
                let plain = |token: usize| {
                    look.t.class(token) & DIGIT == 0
                        && !look.t.between(token).iter().any(|byte| matches!(byte, b'\n' | b';'))
                };
                !founded(born) && (born..before).all(plain)
            })
    };
    let mut dates: Vec<Candidate> = Vec::new();
    for &token in &look.t.numeric {
        let token = token as usize;
        if let Some((from, to)) = of_children(look, token).or_else(|| at_end_of_child(look, token)) {
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.child").dated().sure(0.8));
        }
        let behind = |back: usize| token.checked_sub(back).is_some_and(|token| may_lead(look.t.text(token)));
        if !behind(1) && !behind(2) {
            continue;
        }
        let before = token.checked_sub(1).filter(|before| look.t.between(*before) == b" ");
        // "Yazan, b. 12.03.2014", « Nasser, Y.  n. 05-06-1983 ».
        let short = token.checked_sub(2).is_some_and(|lead| {
            matches!(look.t.text(lead + 1), b"b" | b"n")
                && look.t.between(lead + 1) == b". "
                && !look.t.between(lead).contains(&b'\n')
                && life::date(look, token).and_then(|(from, to)| look.year(from, to)).is_some_and(|year| year <= CHILD)
        });
        if before.is_some_and(is_born) && life::is_numbered_month(look, token) {
            dates.push(look.candidate(token, token + 1, Kind::DateOfBirth, "date_of_birth.month").dated().sure(0.8));
        }
        let told = before.is_some_and(|before| is_born(before) || led(before)) || short || of_child(look, token);
        if told && let Some((from, to)) = life::date(look, token) {
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.born").dated().sure(0.92));
        }
        // « né en mai 1932 »
        if let Some(month) = token.checked_sub(1).filter(|month| *month > 1 && life::is_month_of_year(look, *month))
            && look.is_word(month - 1, words![b"en", b"in"])
            && is_born(month - 2)
        {
            dates.push(look.candidate(month, token, Kind::DateOfBirth, "date_of_birth.month").dated().sure(0.8));
        }
    }
    for hit in look.t.hits.terms.iter().filter(|hit| hit.term == Term::DateOfBirth) {
        let last = hit.last as usize;
        if let Some((from, to)) = said_far(look, hit.first as usize, last) {
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.told").dated().sure(0.85));
        }
        let spelled = (last + 1..last + 3)
            .take_while(|token| !look.t.between(token - 1).contains(&b'\n'))
            .find_map(|token| life::spelled(look, token));
        if let Some((from, to)) = spelled {
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.spelled").dated().sure(0.9));
        }
    }
    // « née à l'hôpital le trois avril deux mille onze »
    for month in look.t.hits.cues.iter().filter(|hit| hit.term == Cue::Month).map(|hit| hit.first as usize) {
        let mut firsts = (month.saturating_sub(3)..month).filter(|first| *first > 0 && led(first - 1));
        if let Some((from, to)) = firsts.find_map(|first| life::spelled(look, first)) {
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.spelled").dated().sure(0.9));
        }
    }
    let after = |name: &Candidate| {
        let gap = look.t.between(name.last);
        // « leur date de naissance : », and below a name in one line, a date in the next.
        let asked = || {
            let mut births = look.t.hits.terms.iter().filter(|hit| hit.term == Term::DateOfBirth);
            births.next().is_some_and(|hit| (hit.last as usize) < name.last)
        };
        let below = gap == b"\n" && asked();
        let near = gap.len() <= 4 && (below || !gap.contains(&b'\n')) && (look.column)(name.last + 1).is_none();
        let (from, to) =
            life::date(look, name.last + 1).or_else(|| life::date(look, name.last + 2)).filter(|_| near)?;
        // « Zoé Roy (91-03-15) »: of two digits, a day of the month is none.
        let short = || Some(look.collect(from, from).number(0..2)).filter(|year| look.digits(from) == 2 && *year > 31);
        let year = look.year(from, to).or_else(|| short().map(|year| 1900 + year))?;
        (1900..=CHILD).contains(&year).then_some((from, to, year))
    };
    // « Jan. 9, 1946 - Zoé Roy », line by line.
    let ahead = |name: &Candidate| {
        let first = look.t.from(name.range.start);
        let year =
            first.checked_sub(1).filter(|year| matches!(look.t.between(*year), b" - " | b": " | b" : " | b"\t"))?;
        let dates = (year.saturating_sub(2)..=year).filter_map(|token| life::date(look, token));
        let (from, to) = dates.into_iter().find(|(from, to)| *to == year && look.t.begins_line(*from))?;
        let year = look.year(from, to)?;
        (1900..=GROWN).contains(&year).then_some((from, to, year))
    };
    let names = found.iter().filter(|found| found.kind == Kind::PersonName);
    let lines: Vec<(usize, usize, u32)> = names.clone().filter_map(after).collect();
    let led: Vec<(usize, usize, u32)> = names.filter_map(ahead).collect();
    // A pupil's or a patient's number goes with a birth.
    let numbered = found.iter().any(|found| matches!(found.kind, Kind::PermanentCode | Kind::HealthCard));
    for (from, to, year) in &lines {
        // A year of two digits says less.
        if (*year <= GROWN && look.year(*from, *to).is_some()) || lines.len() > 1 || numbered {
            dates.push(look.candidate(*from, *to, Kind::DateOfBirth, "date_of_birth.after_name").dated().sure(0.75));
        }
    }
    if lines.len() > 1 {
        dates.extend(alike(look, &lines));
    }
    if led.len() > 1 {
        let born = |(from, to, _): &(usize, usize, u32)| {
            look.candidate(*from, *to, Kind::DateOfBirth, "date_of_birth.before_name").dated().sure(0.75)
        };
        dates.extend(led.iter().map(born));
    }
    by_number(&mut dates, |date| date.range.start);
    dates.dedup_by(|next, date| next.range.start < date.range.end);
    dates
}

/// In a list where dates of birth follow names, those that stand as they do after what is not read as a name: each in a line of
/// its own, a capital before it, the same signs between.
fn alike(look: &Look, lines: &[(usize, usize, u32)]) -> Vec<Candidate> {
    let t = look.t;
    let lead = |from: usize| from.checked_sub(1).map(|before| t.between(before));
    let signs = |from: usize| lines.iter().any(|(other, ..)| lead(*other) == lead(from));
    let apart = |from: usize, to: usize| {
        let near = lines.iter().map(|(other, ..)| *other).min_by_key(|other| other.abs_diff(from));
        let between = near.map_or(0..0, |near| near.min(from)..near.max(from));
        between.len() <= LINES
            && !lines.iter().any(|(other, ..)| (from..=to).contains(other))
            && between.into_iter().any(|token| t.between(token).contains(&b'\n'))
    };
    let date = |token: usize| {
        let (from, to) = life::date(look, token)?;
        let year = look.year(from, to)?;
        let capital = from > 0 && t.class(from - 1) & (UPPER | DIGIT) == UPPER;
        let born = (1900..=CHILD).contains(&year);
        (capital && born && signs(from) && apart(from, to))
            .then(|| look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.after_name").dated().sure(0.7))
    };
    t.numeric.iter().filter_map(|token| date(*token as usize)).collect()
}

/// « mes fils Santiago (14/07/2012) et Julián (3/02/2016) »: a complete date in parentheses, somebody's children before it.
fn of_children(look: &Look, token: usize) -> Option<(usize, usize)> {
    let kin = words![
        b"fils",
        b"fille",
        b"filles",
        b"enfant",
        b"enfants",
        b"sons",
        b"daughter",
        b"daughters",
        b"child",
        b"children",
        b"kids",
        b"jumeaux",
    ];
    if look.t.folded.before(look.t.range(token, token).start) != b'(' {
        return None;
    }
    let (from, to) = life::date(look, token).filter(|(from, _)| *from == token)?;
    let closed = look.t.folded.at(look.t.range(from, to).end) == b')';
    let born = (1920..=CHILD + 4).contains(&look.year(from, to)?);
    (closed && born && look.says_before(token, kin, CHILDREN)).then_some((from, to))
}

/// Words between children and the date of birth of one, at most.
const CHILDREN: usize = 12;
/// Words between two dates of one list, at most.
const LINES: usize = 24;

/// Whether a word may be one that a date of birth follows, by its length and first letter: at most numbers one looks no further.
fn may_lead(word: &[u8]) -> bool {
    let first = word.first().map_or(0, u8::to_ascii_lowercase);
    match word.len() {
        // « b. », « n. »; « né », « le », « on », « en »; « née », « son »; « nées », « born », « fils », « bébé », « fête ».
        1 => matches!(first, b'b' | b'n'),
        2 => matches!(first, b'n' | b'l' | b'o' | b'e'),
        3 => matches!(first, b'n' | b's'),
        4 => matches!(first, b'n' | b'b' | b'f'),
        // « fille », « child », « enfant », « daughter », « birthday », « anniversaire ».
        5 => matches!(first, b'f' | b'c'),
        6 => first == b'e',
        8 => matches!(first, b'd' | b'b'),
        12 => first == b'a',
        _ => false,
    }
}

/// « mon fils, 2016-09-02 », "daughter (12/03/2014)", « Fête : 14 avril 1998 » alone on its line: a complete date right after
/// a word of kinship, of which the year is one that a person is born in.
fn of_child(look: &Look, token: usize) -> bool {
    let kin = words![b"fils", b"fille", b"enfant", b"bebe", b"son", b"daughter", b"child", b"baby"];
    let feasts = words![b"fete", b"birthday", b"anniversaire"];
    if !(1..=3).any(|back| token >= back && (look.is_word(token - back, kin) || look.is_word(token - back, feasts))) {
        return false;
    }
    // The token before the date, whose month may lead it.
    let Some((from, to)) = life::date(look, token).filter(|(from, _)| *from > 0) else { return false };
    let before = from - 1;
    let tied = look.t.between(before);
    let heads = look.t.begins_line(before);
    let year = look.year(from, to).unwrap_or(0);
    let theirs = look.is_word(before, kin) && matches!(tied, b", " | b" (" | b" : " | b": ");
    let feast = heads && look.is_word(before, feasts) && matches!(tied, b" " | b": " | b" : ");
    // « fête le 6 octobre 1998 », « sa fête était le ... », "her birthday is": no feast that a town holds, so long ago.
    let verb = words![b"le", b"est", b"etait", b"is", b"was", b"on"];
    let same = look.t.between(before) == b" " && look.is_word(before, verb);
    let told =
        same && year <= PAST_FEASTS && (before.saturating_sub(2)..=before).any(|token| look.is_word(token, feasts));
    (1920..=CHILD).contains(&year) && (theirs || feast || told)
}

/// Words between « date de naissance » and the date where a sentence says nothing else, at most.
const FAR: usize = 13;

/// « Sa date de naissance a été mal saisie à l'assureur : lire 16 février 1974 »: no other number and no full stop between.
fn said_far(look: &Look, first: usize, last: usize) -> Option<(usize, usize)> {
    // « La municipalité est née le ... ».
    if first == last || !look.is_word(first, words![b"date", b"birth"]) {
        return None;
    }
    let ends = |token: usize| look.t.between(token).iter().any(|byte| matches!(byte, b'\n' | b'.' | b';' | b')'));
    let number = (last + 1..last + 1 + FAR).find(|token| look.t.class(*token) & DIGIT != 0)?;
    let (from, to) = life::date(look, number)?;
    (from == number && !(last..number).any(ends)).then_some((from, to))
}

/// The last year in which a feast on a date is rather a birth.
const PAST_FEASTS: u32 = 2016;

/// « Enfant 2 : Charlie / 15 07 2011 »: a date at the end of a line that begins with a child.
fn at_end_of_child(look: &Look, token: usize) -> Option<(usize, usize)> {
    let before = token.checked_sub(1)?;
    if !matches!(look.t.between(before), b" / " | b", " | b": " | b" : " | b" - ") {
        return None;
    }
    let head = (token.saturating_sub(CHILD_LINE)..token).rev().find(|token| look.t.begins_line(*token))?;
    let kin = words![b"fils", b"fille", b"enfant", b"conjoint", b"conjointe", b"son", b"daughter", b"child", b"spouse"];
    let (from, to) = life::date(look, token).filter(|(from, _)| *from == token && look.is_word(head, kin))?;
    let ends = look.t.between(to).contains(&b'\n');
    (ends && (1920..=CHILD + 4).contains(&look.year(from, to)?)).then_some((from, to))
}

/// Words of such a line before the date, at most.
const CHILD_LINE: usize = 7;

/// Words that head a list of birthdays, in which the year is most often left out.
const FEASTS: [u32; 9] = hashed([
    b"birthday",
    b"birthdays",
    b"anniversaires",
    b"fetes",
    b"fete",
    b"calendrier",
    b"jubilaires",
    b"cards",
    b"cartes",
]);

/// Days and months without a year, each with a name before it, under words that head a list of birthdays: at least two.
fn feasts(look: &Look) -> Vec<Candidate> {
    let t = look.t;
    let heads = |hit: &&super::context::Hit| {
        hit.term == Term::DateOfBirth && (hit.first..=hit.last).any(|token| look.is_word(token as usize, &FEASTS))
    };
    let Some(first) = t.hits.terms.iter().find(heads) else { return Vec::new() };
    let mut reach = first.last as usize + HEADING;
    let mut dates: Vec<Candidate> = Vec::new();
    let from = t.numeric.partition_point(|token| *token <= first.last);
    for &token in t.numeric.get(from..).unwrap_or_default() {
        let token = token as usize;
        if token > reach {
            break;
        }
        let date =
            life::date(look, token).or_else(|| life::day(look, token)).or_else(|| life::under_month(look, token));
        let Some((from, to)) = date else { continue };
        // « 4 mars 1961 »: the month is of one day only.
        if dates.last().is_some_and(|date| date.last >= from) {
            continue;
        }
        // The name stands before, in the same line, small in a hurry: « big joe 17 juin, ... »; or after the date that begins
        // the line: "Feb. 9: Graziella".
        let before = (from.saturating_sub(5)..from).rev();
        let mut line = before.take_while(|token| !t.between(*token).contains(&b'\n'));
        let capital = |token: usize| t.class(token) & (UPPER | DIGIT) == UPPER && !names::is_common(t.text(token));
        let own = from.checked_sub(1);
        let heads = own.is_none_or(|own| t.between(own).contains(&b'\n'));
        let leads = heads
            && t.between(to).iter().any(|byte| matches!(byte, b':' | b'-' | b',' | b' '))
            && !t.between(to).contains(&b'\n')
            && (to + 1..to + 4).any(|token| t.class(token) & (UPPER | DIGIT) == UPPER);
        let small = own.is_some_and(|own| {
            t.class(own) & DIGIT == 0
                && t.text(own).len() >= 3
                && t.between(own) == b" "
                && !names::is_common(t.text(own))
        }) && matches!(t.between(to).first(), Some(b',' | b'\n'));
        if line.any(capital) || own.is_some_and(|token| t.between(token).contains(&b'-')) || leads || small {
            reach = to + HEADING;
            dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.list").dated().sure(0.75));
        }
    }
    if dates.len() < 2 { Vec::new() } else { dates }
}

/// The dates of a list of birthdays: lines with a name and a date, under words that speak of births.
#[inline(never)]
pub(crate) fn birthdays(look: &Look, found: &[Candidate]) -> Vec<Candidate> {
    let feasts = feasts(look);
    if !feasts.is_empty() {
        return feasts;
    }
    let mut dates: Vec<Candidate> = Vec::new();
    let headings = look.t.hits.terms.iter().filter(|hit| hit.term == Term::DateOfBirth).map(|hit| hit.last as usize);
    let mut headings = headings.peekable();
    let mut reach = None;
    for name in found.iter().filter(|found| found.kind == Kind::PersonName) {
        while let Some(heading) = headings.next_if(|heading| *heading < name.last) {
            reach = reach.max(Some(heading + HEADING));
        }
        if reach.is_none_or(|reach| name.last > reach) {
            continue;
        }
        // The date stands on the line of the name.
        let line = (name.last + 1..name.last + 6).take_while(|token| !look.t.between(token - 1).contains(&b'\n'));
        let date = line.filter(|token| look.digits(*token) > 0).find_map(|token| life::date(look, token));
        // In a table the heading of the column tells.
        if let Some((from, to)) = date.filter(|(from, _)| (look.column)(*from).is_none()) {
            reach = Some(to + HEADING);
            if dates.last().is_none_or(|date| date.last < from) {
                dates.push(look.candidate(from, to, Kind::DateOfBirth, "date_of_birth.list").dated().sure(0.8));
            }
        }
    }
    dates
}
