//! What people wrote in `data/sites/`, read strictly: a mistake there would close sites that staff need.

use std::collections::BTreeMap;
use std::path::Path;

use balise::sites::SiteCategory;

use super::names::{self, Guard};
use crate::paths::{read, shown};
use crate::trouble::{Outcome, Trouble, While as _};

/// The names of a list of lines `name # why`, each with the number of its line; in order, each once.
fn lines(path: &Path) -> Outcome<Vec<(usize, String)>> {
    let text = read(path)?;
    parsed(&text).map_err(|(line, what)| trouble(path, line, &what))
}

fn trouble(path: &Path, line: usize, what: &str) -> Trouble {
    Trouble::new(format!("{}, line {line}: {what}", shown(path)))
}

fn parsed(text: &str) -> Result<Vec<(usize, String)>, (usize, String)> {
    let mut names: Vec<(usize, String)> = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let line_number = place + 1;
        let fail = |what: String| Err((line_number, what));
        if line.starts_with('#') {
            continue;
        }
        let Some((name, why)) = line.split_once(" # ") else {
            return fail(format!("{line:?} is not understood: write `name # why`, one a line"));
        };
        if why.trim().is_empty() || why.trim() != why {
            return fail(format!("{name} has no reason, or spaces around it: write `name # why`"));
        }
        if let Some(wrong) = names::written(name) {
            return fail(format!("{name:?} {wrong}"));
        }
        match names.last() {
            Some((_, last)) if last == name => return fail(format!("{name} is there twice: keep one")),
            Some((_, last)) if last.as_str() > name => {
                return fail(format!("{name} comes after {last}: keep the lines sorted"));
            }
            _ => names.push((line_number, name.to_owned())),
        }
    }
    Ok(names)
}

/// The guard list: names of any length.
pub(super) fn guard(path: &Path) -> Outcome<Vec<String>> {
    lines(path)?
        .into_iter()
        .map(|(line, name)| match names::has_known_ending(&name) {
            true => Ok(name),
            false => Err(trouble(path, line, &format!("{name} ends as no domain does: correct it"))),
        })
        .collect()
}

/// The list of a category, made by hand.
pub(super) fn hand(path: &Path, guard: &Guard, endings: &BTreeMap<String, SiteCategory>) -> Outcome<Vec<String>> {
    lines(path)?
        .into_iter()
        .map(|(line, name)| match wrong(&name, guard, endings) {
            None => Ok(name),
            Some(what) => Err(trouble(path, line, &what)),
        })
        .collect()
}

/// What speaks against a name in a list made by hand.
fn wrong(name: &str, guard: &Guard, endings: &BTreeMap<String, SiteCategory>) -> Option<String> {
    if !name.contains('.') {
        return Some(if endings.contains_key(name) {
            format!("{name} is a top-level domain: it stands in tlds.toml, take it out here")
        } else {
            format!("{name} has one label: write a whole domain; a telling top-level domain goes in tlds.toml")
        });
    }
    if names::is_suffix(name) {
        return Some(format!(
            "{name} is a public suffix, and all the sites under it would be named: take it out, or name the one site"
        ));
    }
    if !names::has_known_ending(name) {
        return Some(format!("{name} ends as no domain does: correct it"));
    }
    guard.meets(name).map(|guarded| {
        format!(
            "{name} meets {guarded} of the guard list (guard.txt): take it out here or, if the guard is wrong, there"
        )
    })
}

/// The telling top-level domains, with their categories.
pub(super) fn endings(path: &Path) -> Outcome<BTreeMap<String, SiteCategory>> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Endings {
        block: Vec<String>,
    }
    let read: BTreeMap<String, Endings> =
        toml::from_str(&read(path)?).while_doing(|| format!("read {}", shown(path)))?;
    let mut endings = BTreeMap::new();
    for (name, list) in read {
        let fail = |what: String| Err(Trouble::new(format!("{}: {what}", shown(path))));
        let Some(category) = SiteCategory::from_name(&name) else {
            return fail(format!("there is no category {name}"));
        };
        for ending in list.block {
            if ending.contains('.') || !names::has_known_ending(&ending) {
                return fail(format!("{ending:?} is no top-level domain that exists: correct it"));
            }
            endings.insert(ending, category);
        }
    }
    Ok(endings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_strictly() {
        let names = parsed("# head\na.com # one\nb.com # two words\n").unwrap();
        assert_eq!(names, [(2, "a.com".to_owned()), (3, "b.com".to_owned())]);
        for (text, line, word) in [
            ("a.com\n", 1, "not understood"),
            ("a.com # why\n\n", 2, "not understood"),
            ("a.com #why\n", 1, "not understood"),
            ("a.com # \n", 1, "no reason"),
            ("a.com b.com # why\n", 1, "no name of a domain"),
            ("A.com # why\n", 1, "capitals"),
            ("é.com # why\n", 1, "punycode"),
            ("https://a.com # why\n", 1, "no name of a domain"),
            ("a.com. # why\n", 1, "no name of a domain"),
            ("10.0.0.1 # why\n", 1, "IP address"),
            ("b.com # why\na.com # why\n", 2, "sorted"),
            ("a.com # why\na.com # why\n", 2, "twice"),
        ] {
            let (at, what) = parsed(text).unwrap_err();
            assert_eq!(at, line, "{text}");
            assert!(what.contains(word), "{text}: {what}");
        }
    }

    #[test]
    fn a_list_may_not_name_what_is_not_one_site() {
        let mut guard = Guard::default();
        guard.extend(["qc.ca".to_owned(), "montreal.ca".to_owned(), "aide.jeux.com".to_owned()]);
        let endings = [("casino".to_owned(), SiteCategory::Gambling)].into();
        for (name, word) in [
            ("com", "one label"),
            ("casino", "tlds.toml"),
            ("co.uk", "public suffix"),
            ("github.io", "public suffix"),
            ("qc.ca", "public suffix"),
            ("casino.qc.ca", "guard"),
            ("www.montreal.ca", "guard"),
            ("jeux.com", "guard"),
            ("casino.notatld", "ends as no domain"),
        ] {
            let what = wrong(name, &guard, &endings).unwrap_or_default();
            assert!(what.contains(word), "{name}: {what}");
        }
        for name in ["casino.com", "notmontreal.ca", "aide.jeux.fr", "x.github.io"] {
            assert_eq!(wrong(name, &guard, &endings), None, "{name}");
        }
    }
}
