//! What slots are filled with.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::generate::plain;
use crate::paths::{read, root};
use crate::trouble::{Outcome, Trouble, While as _};

/// A family of names that go together: given names, surnames.
type Family = (Vec<String>, Vec<String>);

/// Every list.
pub(crate) struct Lists {
    families: Vec<(u64, Family)>,
    famous: Vec<String>,
    values: BTreeMap<String, Vec<String>>,
}

impl Lists {
    pub(crate) fn read() -> Outcome<Self> {
        let own: toml::Table = toml::from_str(&read(&root().join("data/lexicon/own.toml"))?)
            .while_doing(|| "read data/lexicon/own.toml".to_owned())?;
        let group = |kind: &str, name: &str| -> Outcome<Vec<String>> {
            let names = own.get(kind).and_then(|kind| kind.get(name)).and_then(toml::Value::as_str);
            let names = names.ok_or_else(|| Trouble::new(format!("data/lexicon/own.toml: no {kind}.{name}")))?;
            Ok(names.split_whitespace().filter(|name| name.len() > 1).map(str::to_owned).collect())
        };
        let listed = |name: &str| -> Outcome<Vec<String>> {
            Ok(read(&root().join(format!("data/lexicon/{name}.txt")))?.lines().map(capital).collect())
        };
        let (given, surname) = (listed("given")?, listed("surname")?);
        let mut families = vec![(48, (group("given", "quebec")?, group("surname", "quebec")?))];
        families.push((10, (group("given", "anglophone")?, group("surname", "anglophone")?)));
        families.push((6, (group("given", "quebec")?, group("surname", "first_peoples")?)));
        for name in ["africa_caribbean_levant", "asia", "europe_latin"] {
            families.push((7, (group("given", "world")?, group("surname", name)?)));
        }
        // Names from all the lists, rare ones among them.
        families.push((15, (given, surname)));
        let mut values = BTreeMap::new();
        let slots: toml::Table = toml::from_str(&read(&root().join("xtask/training/slots.toml"))?)
            .while_doing(|| "read xtask/training/slots.toml".to_owned())?;
        for (name, list) in &slots {
            let list = list.as_str().unwrap_or_default().trim();
            values.insert(name.clone(), list.split(';').map(|value| value.trim().to_owned()).collect());
        }
        let famous = read(&root().join("data/lexicon/famous.txt"))?;
        let famous = famous.lines().map(|name| name.split(' ').map(capital).collect::<Vec<_>>().join(" ")).collect();
        Ok(Self { families, famous, values })
    }

    /// A given name or a surname of one word.
    pub(super) fn simple(&self, given: bool, chance: &mut Chance) -> String {
        let Person(first, last) = Person::draw(self, chance);
        let name = if given { first } else { last };
        let word = name.split(|c: char| !c.is_alphabetic()).find(|word| word.chars().count() > 2);
        word.unwrap_or("Roy").to_owned()
    }

    fn value(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A person: given name and surname.
#[derive(Clone)]
struct Person(String, String);

impl Person {
    fn draw(lists: &Lists, chance: &mut Chance) -> Self {
        let total: u64 = lists.families.iter().map(|(weight, _)| weight).sum();
        let mut draw = chance.below(total);
        let mut family = &lists.families[0].1;
        for (weight, candidate) in &lists.families {
            if draw < *weight {
                family = candidate;
                break;
            }
            draw -= weight;
        }
        let (given, surname) = family;
        let mut first = chance.of(given).to_owned();
        match chance.below(100) {
            0..7 => first = format!("{first}-{}", chance.of(given)),
            7..10 => first = format!("{first} {}", chance.of(given)),
            10..12 => first = format!("{first} {}.", chance.of(given).chars().next().unwrap_or('A')),
            _ => {}
        }
        let mut last = chance.of(surname).to_owned();
        match chance.below(100) {
            0..9 => last = format!("{last}-{}", chance.of(surname)),
            9..11 => last = format!("{last} {}", chance.of(surname)),
            11..16 => {
                let particles = [
                    "De ", "de ", "El ", "Ben ", "Van ", "Di ", "Le ", "La ", "de la ", "Dos ", "Abou ", "O'", "D'",
                    "Mc", "St-",
                ];
                last = format!("{}{last}", particles[chance.below(particles.len() as u64) as usize]);
            }
            _ => {}
        }
        Self(first, last)
    }

    fn written(&self, form: &str, chance: &mut Chance) -> String {
        let Self(given, surname) = self;
        let initial = given.chars().next().unwrap_or('A');
        match form {
            "g" => given.clone(),
            "s" => surname.clone(),
            "S" => surname.to_uppercase(),
            "G" => given.to_uppercase(),
            "r" => format!("{surname}, {given}"),
            "R" if chance.percent(50) => format!("{}, {given}", surname.to_uppercase()),
            "R" => format!("{} {given}", surname.to_uppercase()),
            "C" => format!("{given} {surname}").to_uppercase(),
            "i" if chance.percent(80) => format!("{initial}. {surname}"),
            "i" => format!("{initial} {surname}"),
            "l" => format!("{given} {surname}").to_lowercase(),
            "x" => format!("{surname} {given}"),
            _ => format!("{given} {surname}"),
        }
    }

    fn email(&self, chance: &mut Chance) -> String {
        let letters = |name: &str| plain(name).to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
        let host =
            ["gmail.com", "hotmail.com", "videotron.ca", "outlook.com", "sympatico.ca"][chance.below(5) as usize];
        format!("{}.{}@{host}", letters(&self.0), letters(&self.1))
    }
}

/// Fills the slots of one text; a slot that stands twice has one value.
pub(crate) struct Filler<'l> {
    lists: &'l Lists,
    english: bool,
    persons: BTreeMap<String, Person>,
    values: BTreeMap<String, String>,
}

impl<'l> Filler<'l> {
    pub(crate) fn new(lists: &'l Lists, english: bool) -> Self {
        Self { lists, english, persons: BTreeMap::new(), values: BTreeMap::new() }
    }

    /// What a slot is when it is found: its kind, « neutral », or none.
    pub(crate) fn kind(slot: &str) -> Option<&'static str> {
        let (name, form) = slot.split_once('.').unwrap_or((slot, ""));
        let numbered = |letter: char| name.strip_prefix(letter).is_some_and(|number| number.parse::<u8>().is_ok());
        match name {
            _ if form == "m" => Some(if numbered('p') { "email" } else { "neutral" }),
            _ if numbered('p') => Some("person_name"),
            _ if numbered('o') => Some("neutral"),
            _ => match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "addr" => Some("postal_address"),
                "phone" => Some("phone"),
                "postal" => Some("postal_code"),
                "email" => Some("neutral"),
                "sin" => Some("sin"),
                "nam" => Some("health_card"),
                "dob" => Some("date_of_birth"),
                _ => None,
            },
        }
    }

    pub(crate) fn fill(&mut self, slot: &str, chance: &mut Chance) -> String {
        let (name, form) = slot.split_once('.').unwrap_or((slot, ""));
        let is_person =
            name.starts_with(['p', 'o']) && name.len() > 1 && name[1..].bytes().all(|byte| byte.is_ascii_digit());
        if is_person {
            let lists = self.lists;
            let person = self.persons.entry(name.to_owned()).or_insert_with(|| Person::draw(lists, chance));
            return if form == "m" { person.email(chance) } else { person.written(form, chance) };
        }
        if let Some(value) = self.values.get(slot) {
            return value.clone();
        }
        let value = self.draw(name.trim_end_matches(|c: char| c.is_ascii_digit()), chance);
        self.values.insert(slot.to_owned(), value.clone());
        value
    }

    fn draw(&self, name: &str, chance: &mut Chance) -> String {
        let lists = self.lists;
        let mut number = |from: u64, to: u64| from + chance.below(to - from);
        match name {
            "hist" => chance.of(&lists.famous).to_owned(),
            "month" if self.english => chance.of(lists.value("month_en")).to_owned(),
            "weekday" if self.english => chance.of(lists.value("weekday_en")).to_owned(),
            "date" => {
                let (year, month, day) = (number(2023, 2027), number(1, 13), number(1, 29));
                match (number(0, 3), self.english) {
                    (0, _) => format!("{year}-{month:02}-{day:02}"),
                    (_, false) => format!("{day} {} {year}", chance.of(lists.value("month"))),
                    (_, true) => format!("{} {day}, {year}", chance.of(lists.value("month_en"))),
                }
            }
            "dob" => format!("{}-{:02}-{:02}", number(1935, 2016), number(1, 13), number(1, 29)),
            "time" if self.english => format!("{}:{:02}", number(7, 20), number(0, 60)),
            "time" => format!("{} h {:02}", number(7, 20), number(0, 60)),
            "phone" => {
                let area = [418, 450, 514, 819, 581, 438, 579, 873][number(0, 8) as usize];
                format!("{area} {}-{:04}", number(222, 554), number(1000, 9999))
            }
            "postal" => {
                let letters: Vec<char> = "ABCEGHJKLMNPRSTVXYZ".chars().collect();
                let mut letter = || letters[chance.below(letters.len() as u64) as usize];
                let (b, c) = (letter(), letter());
                let first = ['G', 'H', 'J'][chance.below(3) as usize];
                format!("{first}{}{b} {}{c}{}", chance.below(10), chance.below(10), chance.below(10))
            }
            "amount" if self.english => format!("${},{:03}.{:02}", number(1, 400), number(0, 1000), number(0, 100)),
            "amount" => format!("{} {:03},{:02} $", number(1, 400), number(0, 1000), number(0, 100)),
            "num" => format!("{}", number(2, 9000)),
            "filenum" => format!("{}-{:04}", number(2022, 2027), number(1, 9999)),
            "cadastre" => format!("{} {:03} {:03}", number(1, 7), number(0, 1000), number(0, 1000)),
            "email" => ["info@ville.example.qc.ca", "urbanisme@municipalite.example.ca", "greffe@ville.example.qc.ca"]
                [number(0, 3) as usize]
                .to_owned(),
            "url" => format!("https://www.ville.example.qc.ca/avis/{}", number(1, 900)),
            "sin" => sin(number(10_000_000, 79_999_999)),
            "nam" => {
                let letters = |lists: &Lists, chance: &mut Chance| {
                    let person = Person::draw(lists, chance);
                    let word = |name: &str| plain(name).to_uppercase().replace(|c: char| !c.is_ascii_alphabetic(), "");
                    let (given, surname) = (word(&person.0), format!("{}XXX", word(&person.1)));
                    format!("{}{}", &surname[..3], given.get(..1).unwrap_or("X"))
                };
                let (year, month, day) = (number(30, 99), number(1, 13) + 50 * number(0, 2), number(1, 29));
                let code = number(10, 99);
                format!("{} {year:02}{month:02} {day:02}{code}", letters(lists, chance))
            }
            "addr" => {
                let civic = number(1, 4800);
                let street = chance.of(lists.value("street")).to_owned();
                let mut address = match chance.below(3) {
                    0 => format!("{civic}, {street}"),
                    _ => format!("{civic} {street}"),
                };
                if chance.percent(20) {
                    address.push_str(&format!(", app. {}", 1 + chance.below(40)));
                }
                address
            }
            other => chance.of(lists.value(other)).to_owned(),
        }
    }
}

/// A social insurance number that passes its check.
fn sin(eight: u64) -> String {
    let digits: Vec<u64> = format!("{eight:08}").bytes().map(|byte| u64::from(byte - b'0')).collect();
    let sum: u64 = digits
        .iter()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    let all = format!("{eight:08}{}", (10 - sum % 10) % 10);
    format!("{} {} {}", &all[..3], &all[3..6], &all[6..])
}
