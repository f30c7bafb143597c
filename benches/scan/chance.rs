//! Chance that is the same each time, and what it fills into the templates. Every identifier is made up: telephone numbers
//! have the exchange 555, which no subscriber has (555-01xx, kept for fiction, is let go by the scan); insurance numbers
//! begin with 0, which is not given to anyone; e-mail addresses end in a top-level domain that there is not; the payment
//! card is the networks' test number.

/// A generator of pseudo-random numbers (`SplitMix64`, Steele and others 2014).
pub(crate) struct Chance(u64);

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PLACES: [&str; 8] = [
    "du Vieux-Moulin",
    "des Érables",
    "de la Gare",
    "du Lac-aux-Hérons",
    "Sainte-Rosalie",
    "du Plateau",
    "des Rapides",
    "Pointe-aux-Foins",
];
const FIRST: [&str; 8] = ["Maëlle", "Étienne", "Rosalie", "Zacharie", "Noémie", "Olivier", "Yasmine", "Gabriel"];
const LAST: [&str; 8] =
    ["Beauchesne", "Larivée", "Desrochers", "Quenneville", "Thibodeau", "Vaillancourt", "Nadon", "Roy"];

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from `from` up to, not including, `to`.
    fn number(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        from + (z ^ (z >> 31)) % (to - from)
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.number(0, from.len() as u64) as usize]
    }

    /// Appends a template with everything filled in.
    pub(crate) fn fill(&mut self, template: &str, text: &mut String) {
        let mut parts = template.split('{');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            text.push_str(&self.value(name));
            text.push_str(rest);
        }
    }

    fn value(&mut self, name: &str) -> String {
        let mut n = |from, to| self.number(from, to);
        match name {
            "small" => n(2, 30).to_string(),
            "hundreds" => n(100, 999).to_string(),
            "decimal" => format!("{},{}", n(1, 12), n(1, 10)),
            "year" => n(2019, 2027).to_string(),
            "bylaw" => format!("{}-{}", n(2015, 2027), n(100, 2000)),
            "resolution" => format!("{}-{:02}-{}", n(2020, 2027), n(1, 13), n(100, 600)),
            "tender" => format!("TP-{}-{:03}", n(2020, 2027), n(1, 200)),
            "lot" => format!("{} {:03} {:03}", n(1, 7), n(0, 1000), n(0, 1000)),
            "amount_fr" => format!("{}\u{a0}{:03},{:02}\u{a0}$", n(1, 900), n(0, 1000), n(0, 100)),
            "amount_en" => format!("${},{:03}.{:02}", n(1, 900), n(0, 1000), n(0, 100)),
            "hour_fr" => format!("{}\u{a0}h\u{a0}{:02}", n(7, 22), n(0, 4) * 15),
            "hour_en" => format!("{}:{:02} p.m.", n(1, 10), n(0, 4) * 15),
            "date_fr" => format!("{} {} {}", n(2, 29), MONTHS_FR[n(0, 12) as usize], n(2020, 2027)),
            "date_en" => format!("{} {}, {}", MONTHS_EN[n(0, 12) as usize], n(2, 29), n(2020, 2027)),
            "url" => format!("https://ville.example/seances/{}/{:02}", n(2020, 2027), n(1, 13)),
            "place" => self.pick(&PLACES).to_owned(),
            "person" => format!("{} {}", self.pick(&FIRST), self.pick(&LAST)),
            "sin" => sin(n(10_000_000, 99_999_999)),
            "birth" => format!("{}-{:02}-{:02}", n(1940, 2015), n(1, 13), n(1, 29)),
            "phone" => format!("{} 555-{}", ["418", "514", "819", "450"][n(0, 4) as usize], n(2000, 9999)),
            "email" => {
                let n = n(1, 1000);
                format!("{}.{n}@courriel.boite", self.pick(&LAST).to_lowercase().replace('é', "e"))
            }
            "civic" => format!("{} rue {}", n(1, 3000), self.pick(&PLACES)),
            "postal" => format!("G{}A {}B{}", n(1, 10), n(1, 10), n(1, 10)),
            "health" => format!("ROYG {:02}{:02} {:02}{:02}", n(40, 99), n(1, 13), n(1, 29), n(10, 100)),
            "card" => "4111 1111 1111 1111".to_owned(),
            // A slot that nobody fills shows itself in the text.
            unknown => format!("{{{unknown}}}"),
        }
    }
}

/// An insurance number: 0, seven digits and the check digit (Luhn).
fn sin(digits: u64) -> String {
    let body = format!("0{:07}", digits % 10_000_000);
    let sum: u32 = body
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') * if place % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{} {} {}{}", &body[..3], &body[3..6], &body[6..], (10 - sum % 10) % 10)
}
