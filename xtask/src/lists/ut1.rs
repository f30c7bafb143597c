//! UT1's list of adult sites: 4.5 million lines, most of them mirrors of blogs that are no more, and some plainly wrong (hospitals,
//! universities, those who fight hate). So one word of it is never enough: a second witness is asked for, the name itself.

use std::collections::{BTreeSet, HashSet};

use super::names::{self, Guard, Popular};

/// Words that say it, in a name that UT1 lists: the two together are right (of 10,498 universities, 17,376 hosts of governments and schools,
/// none). Alone they are not: Essex, La Sexta.
const SAYS: [&str; 36] = [
    "bdsm",
    "bigtit",
    "blowjob",
    "bukkake",
    "busty",
    "camgirl",
    "cumshot",
    "erotic",
    "erotik",
    "erotiq",
    "escort",
    "femdom",
    "fuck",
    "gangbang",
    "handjob",
    "hentai",
    "horny",
    "masturb",
    "milf",
    "nude",
    "orgasm",
    "porn",
    "pussy",
    "salope",
    "sex",
    "shemale",
    "slut",
    "threesome",
    "tranny",
    "upskirt",
    "whore",
    "xhamster",
    "xnxx",
    "xtube",
    "xvideo",
    "xxx",
];

/// Where such a word is part of another.
const SAYS_NOT: [&str; 13] = [
    "asexual",
    "essex",
    "middlesex",
    "sexandu",
    "sexeducation",
    "sexoffend",
    "sexolog",
    "sexta",
    "sexton",
    "sexualhealth",
    "sussex",
    "unisex",
    "wessex",
];

/// Words that half say it: of popular sites that UT1 alone lists, those without one were right half of the time, by eye.
const HINTS: [&str; 49] = [
    "adult",
    "amateur",
    "babe",
    "baise",
    "bbw",
    "bestial",
    "bondage",
    "boob",
    "branl",
    "cams",
    "camwh",
    "clit",
    "cock",
    "coquin",
    "creampie",
    "cuckold",
    "cunt",
    "dick",
    "dildo",
    "dirty",
    "ebony",
    "fap",
    "fetish",
    "granny",
    "incest",
    "jav",
    "jizz",
    "kink",
    "libertin",
    "matur",
    "naked",
    "naught",
    "nsfw",
    "nympho",
    "pantie",
    "pantyhose",
    "perv",
    "rule34",
    "smut",
    "spank",
    "squirt",
    "strip",
    "taboo",
    "teen",
    "thot",
    "tits",
    "tube",
    "twink",
    "wank",
];

/// Sites that lend a name to whoever asks and are not known as such to publicsuffix.org: what UT1 lists there are single pages, in mirrors.
const LENDERS: [&str; 43] = [
    "000webhostapp.com",
    "altervista.org",
    "ameblo.jp",
    "angelfire.com",
    "blog.com",
    "blog4ever.com",
    "blogfree.net",
    "blogg.se",
    "canalblog.com",
    "centerblog.net",
    "cjb.net",
    "cocolog-nifty.com",
    "da.ru",
    "de.vu",
    "dr.ag",
    "dtiblog.com",
    "e-monsite.com",
    "exblog.jp",
    "fc2.com",
    "forumactif.com",
    "forumcommunity.net",
    "forumfree.it",
    "fr.st",
    "free.fr",
    "hautetfort.com",
    "jouwpagina.nl",
    "livedoor.jp",
    "livejournal.com",
    "multiply.com",
    "narod.ru",
    "online.fr",
    "over-blog.com",
    "seesaa.net",
    "skyrock.com",
    "startspot.nl",
    "terra.com.br",
    "tripod.com",
    "tumblr.com",
    "typepad.com",
    "ucoz.ru",
    "webcindario.com",
    "weebly.com",
    "wordpress.com",
];

/// What is left of it.
#[derive(Default)]
pub(super) struct Gated {
    pub(super) block: Vec<String>,
    pub(super) warn: Vec<String>,
    dropped: Dropped,
}

/// How many lines were left out, and why.
#[derive(Default)]
struct Dropped {
    malformed: usize,
    suffix: usize,
    lent: usize,
    under: usize,
    guarded: usize,
    by_hand: usize,
    alone: usize,
}

impl Gated {
    /// The counts, on one line.
    pub(super) fn said(&self) -> String {
        let Dropped { malformed, suffix, lent, under, guarded, by_hand, alone } = self.dropped;
        format!(
            "{} block, {} warn; left out: {malformed} malformed or addresses, {suffix} public suffixes, {lent} pages of hosts that lend names, \
             {under} under another line, {guarded} guarded, {by_hand} that a list made by hand names, {alone} said by UT1 alone",
            self.block.len(),
            self.warn.len(),
        )
    }
}

/// Takes what may stand in a list; `by_hand`: what people have judged already.
pub(super) fn gate(text: &str, guard: &Guard, popular: &Popular, by_hand: &HashSet<&str>) -> Gated {
    let mut gated = Gated::default();
    let dropped = &mut gated.dropped;
    let mut fit: BTreeSet<&str> = BTreeSet::new();
    for line in text.lines() {
        if names::written(line).is_some() || !line.contains('.') || !names::has_known_ending(line) {
            dropped.malformed += 1;
        } else if names::is_suffix(line) {
            dropped.suffix += 1;
        } else if is_lent(line) {
            dropped.lent += 1;
        } else {
            fit.insert(line);
        }
    }
    for domain in &fit {
        if names::above(domain).any(|name| fit.contains(name)) {
            dropped.under += 1;
        } else if guard.meets(domain).is_some() {
            dropped.guarded += 1;
        } else if std::iter::once(*domain).chain(names::above(domain)).any(|name| by_hand.contains(name)) {
            dropped.by_hand += 1;
        } else if says(domain) {
            gated.block.push((*domain).to_owned());
        } else if hints(domain) && popular.has(domain) {
            gated.warn.push((*domain).to_owned());
        } else {
            dropped.alone += 1;
        }
    }
    gated
}

fn is_lent(name: &str) -> bool {
    names::is_lent(name)
        || name.split('.').any(|label| label == "blogspot")
        || std::iter::once(name).chain(names::above(name)).any(|name| LENDERS.binary_search(&name).is_ok())
}

fn says(domain: &str) -> bool {
    contains(domain, &SAYS) && !contains(domain, &SAYS_NOT)
}

fn hints(domain: &str) -> bool {
    contains(domain, &HINTS)
}

fn contains(domain: &str, words: &[&str]) -> bool {
    words.iter().any(|word| domain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_of_it_is_never_enough() {
        let text = "\
            com\nco.uk\n10.0.0.1\nBad.com\na_b.com\nmany.porn.blogspot.fr\nporn.tumblr.com\nporn.example.com\nwww.porn.example.com\n\
            hospital.example.ca\nxxx.hospital.example.ca\ndating.example.net\nbabes.example.net\nbabes.example.org\nessex-cricket.com\nsplc.org\n";
        let mut guard = Guard::default();
        guard.extend(["hospital.example.ca".to_owned()]);
        let mut popular = Popular::default();
        ["dating.example.net", "www.babes.example.net"].iter().for_each(|name| popular.add(name));
        let gated = gate(text, &guard, &popular, &["splc.org"].into());
        assert_eq!(gated.block, ["porn.example.com"]);
        assert_eq!(gated.warn, ["babes.example.net"]);
        let Dropped { malformed, suffix, lent, under, guarded, by_hand, alone } = gated.dropped;
        assert_eq!((malformed, suffix, lent, under, guarded, by_hand, alone), (4, 1, 2, 2, 1, 1, 3));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(SAYS.is_sorted() && SAYS_NOT.is_sorted() && HINTS.is_sorted() && LENDERS.is_sorted());
    }
}
