//! A policy document as a form has it: the few values that a person fills in, and back into the document, of which all else stays as it is.

use serde_json::{Map, Value, json};

use super::action::Status;
use super::check;
use super::date::Date;
use super::json;
use super::model::StageName;
use super::read::read_own;
use super::schema::DOCUMENT;
use crate::platforms;

/// The standings that a form lists hosts of.
pub const LISTED: [Status; 3] = [Status::Approved, Status::Tolerated, Status::Prohibited];

/// The key of entries that say more of a host than its standing.
const PLATFORMS: &str = "platforms";

/// What a form shows of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The organisation's name in French.
    pub organisation: String,
    /// Hosts, one a line, in the order of [`LISTED`].
    pub hosts: [String; 3],
    /// The standing of platforms that the document does not name.
    pub unlisted: Status,
    /// How far the rules go.
    pub stage: StageName,
}

/// A line of a list that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The list, by its place in [`LISTED`].
    pub list: usize,
    /// The line, as it was written.
    pub line: String,
    /// It is a host, which stands in another list too; else it is none.
    pub twice: bool,
}

/// Why a text is no policy document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADocument {
    /// It is not JSON; the line and the column, from 1.
    NotJson(usize, usize),
    /// It is JSON, without one key of a policy.
    NoKey,
}

/// Whether a text can be taken for a policy document; what of its values cannot be used is for the reading to say.
pub fn check_document(text: &str) -> Result<(), NotADocument> {
    let parsed = json::parse(text).map_err(|error| NotADocument::NotJson(error.line(), error.column()))?;
    let known = |map: &Map<String, Value>| DOCUMENT.fields.iter().any(|field| map.contains_key(field.key));
    if parsed.value.as_object().is_some_and(known) { Ok(()) } else { Err(NotADocument::NoKey) }
}

impl Fields {
    /// Those of a document, on a day. Of what is not as it should be, the text is shown where there is one.
    pub fn of(text: &str, today: Date) -> Self {
        let document = document(text);
        let unlisted = document.get("unlisted").and_then(Value::as_str).and_then(Status::from_name);
        Self {
            organisation: organisation(&document).unwrap_or_default().to_owned(),
            hosts: LISTED.map(|status| listed(&document, status).join("\n")),
            unlisted: unlisted.unwrap_or(Status::Tolerated),
            stage: read_own(text).policy.on(today).stage().unwrap_or(StageName::Block),
        }
    }

    /// The document with these in it; empty where nothing is left to say. Only what differs is written: a rollout of several stages stays as it
    /// is while the stage of the day does. A name of the register stands for its hosts.
    pub fn write(&self, text: &str, today: Date) -> Result<String, Vec<Mistake>> {
        let hosts = self.checked()?;
        let mut document = document(text);
        let before = Self::of(text, today);
        let name = self.organisation.trim();
        if name != before.organisation.trim() {
            write_name(&mut document, name);
        }
        if self.hosts != before.hosts {
            write_hosts(&mut document, hosts);
        }
        if self.unlisted != before.unlisted {
            document.insert("unlisted".to_owned(), self.unlisted.name().into());
        }
        if self.stage != before.stage {
            match self.stage {
                StageName::Block => document.remove("rollout"),
                stage => {
                    let rollout = json!([{ "from": today.to_string(), "stage": stage.name() }]);
                    document.insert("rollout".to_owned(), rollout)
                }
            };
        }
        Ok(if document.is_empty() { String::new() } else { format!("{:#}\n", Value::Object(document)) })
    }

    /// The hosts that are written, with their standing; else every line that is wrong.
    fn checked(&self) -> Result<Vec<(String, Status)>, Vec<Mistake>> {
        let mut hosts: Vec<(String, Status)> = Vec::new();
        let mut mistakes = Vec::new();
        for (list, (status, text)) in LISTED.into_iter().zip(&self.hosts).enumerate() {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let named = hosts_of(line);
                let elsewhere = |host: &String| hosts.iter().any(|(known, other)| known == host && *other != status);
                let twice = named.iter().any(elsewhere);
                if twice || named.is_empty() {
                    mistakes.push(Mistake { list, line: line.to_owned(), twice });
                    continue;
                }
                for host in named {
                    if !hosts.iter().any(|(known, _)| *known == host) {
                        hosts.push((host, status));
                    }
                }
            }
        }
        if mistakes.is_empty() { Ok(hosts) } else { Err(mistakes) }
    }
}

/// What of a text is a document: nothing where it cannot be read.
fn document(text: &str) -> Map<String, Value> {
    match json::parse(text).map(|parsed| parsed.value) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn organisation(document: &Map<String, Value>) -> Option<&str> {
    let value = document.get("organisation")?;
    value.as_str().or_else(|| value.get("fr")?.as_str())
}

/// The hosts of a standing, as they are written: in its list, and as entries.
fn listed(document: &Map<String, Value>, status: Status) -> Vec<&str> {
    let items = |key: &str| document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let entries = items(PLATFORMS).iter().filter(|entry| standing(entry) == Some(status));
    let entries = entries.filter_map(|entry| entry.get("host")?.as_str());
    items(status.name()).iter().filter_map(Value::as_str).chain(entries).collect()
}

/// What an entry says of its host.
fn standing(entry: &Value) -> Option<Status> {
    Status::from_name(entry.get("status")?.as_str()?)
}

/// The hosts that a line names: a platform's by its name in the register, the one of an address, or itself.
fn hosts_of(line: &str) -> Vec<String> {
    let name = line.to_lowercase();
    if let Some(platform) = platforms::all().iter().find(|platform| platform.name.to_lowercase() == name) {
        return platform.hosts.iter().map(|host| (*host).to_owned()).collect();
    }
    let rest = name.split_once("://").map_or(name.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    check::host(host.strip_prefix("*.").unwrap_or(host)).into_iter().collect()
}

/// Writes the name in French; the English one stays.
fn write_name(document: &mut Map<String, Value>, name: &str) {
    const KEY: &str = "organisation";
    let mut names = match document.remove(KEY) {
        Some(Value::Object(names)) => names,
        _ if name.is_empty() => return,
        _ => {
            document.insert(KEY.to_owned(), name.into());
            return;
        }
    };
    names.remove("fr");
    if !name.is_empty() {
        names.insert("fr".to_owned(), name.into());
    }
    if !names.is_empty() {
        document.insert(KEY.to_owned(), Value::Object(names));
    }
}

/// Writes the standing of hosts. An entry that says more of its host keeps it.
fn write_hosts(document: &mut Map<String, Value>, mut hosts: Vec<(String, Status)>) {
    if let Some(Value::Array(entries)) = document.get_mut(PLATFORMS) {
        entries.retain_mut(|entry| {
            let named = entry.get("host").and_then(Value::as_str).and_then(check::host);
            // Nothing that the form shows.
            let Some(host) = named else { return true };
            let Some(at) = hosts.iter().position(|(known, _)| *known == host) else {
                return !standing(entry).is_some_and(|status| LISTED.contains(&status));
            };
            let (_, status) = hosts.remove(at);
            if let Some(entry) = entry.as_object_mut() {
                entry.insert("status".to_owned(), status.name().into());
            }
            true
        });
        if entries.is_empty() {
            document.remove(PLATFORMS);
        }
    }
    for status in LISTED {
        let of: Vec<&str> = hosts.iter().filter(|(_, of)| *of == status).map(|(host, _)| host.as_str()).collect();
        if of.is_empty() {
            document.remove(status.name());
        } else {
            document.insert(status.name().to_owned(), of.into());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say what failed by panicking")]

    use super::*;

    fn today() -> Date {
        Date::parse("2026-11-27").unwrap()
    }

    /// A document after the form was changed so.
    fn after(text: &str, change: impl Fn(&mut Fields)) -> Result<Value, Vec<Mistake>> {
        let mut fields = Fields::of(text, today());
        change(&mut fields);
        fields.write(text, today()).map(|text| serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    #[test]
    fn the_default_is_an_empty_document() {
        let fields = Fields::of("", today());
        let expected = Fields {
            organisation: String::new(),
            hosts: Default::default(),
            unlisted: Status::Tolerated,
            stage: StageName::Block,
        };
        assert_eq!(fields, expected);
        assert_eq!(fields.write("", today()).unwrap(), "");
    }

    #[test]
    fn what_is_filled_in_is_written() {
        let written = after("", |fields| {
            fields.organisation = " Ville de Val-Fictif ".to_owned();
            fields.hosts = ["https://IA.Exemple.quebec/c?x\n\nchatgpt".to_owned(), String::new(), "poe.com".to_owned()];
            fields.unlisted = Status::Unknown;
            fields.stage = StageName::Observe;
        });
        let written = written.unwrap();
        assert_eq!(written["organisation"], "Ville de Val-Fictif");
        assert_eq!(written["approved"][0], "ia.exemple.quebec");
        assert!(written["approved"].as_array().unwrap().contains(&"chatgpt.com".into()), "{written}");
        assert_eq!(written["prohibited"], json!(["poe.com"]));
        assert_eq!(written.get("tolerated"), None);
        assert_eq!(written["unlisted"], "unknown");
        assert_eq!(written["rollout"], json!([{ "from": "2026-11-27", "stage": "observe" }]));
        let back = after(&written.to_string(), |fields| {
            *fields = Fields::of("", today());
            fields.unlisted = Status::Tolerated;
        });
        assert_eq!(back.unwrap(), json!({ "unlisted": "tolerated" }));
    }

    #[test]
    fn what_the_form_does_not_know_stays() {
        let text = r#"{
            "unknown": 1, "rules": [{"kinds": ["phone"], "action": "block"}], "organisation": {"fr": "Ville", "en": "Town"},
            "approved": ["a.quebec"], "rollout": [{"from": "2026-01-01", "stage": "observe"}, {"from": "2099-01-01", "stage": "block"}],
            "platforms": [{"host": "b.quebec", "status": "approved", "note": "Par contrat."}, {"host": "c.quebec", "status": "tolerated"}, {"host": 3}]
        }"#;
        let before: Value = serde_json::from_str(text).unwrap();
        assert_eq!(after(text, |_| ()).unwrap(), before);
        assert_eq!(Fields::of(text, today()).hosts, ["a.quebec\nb.quebec", "c.quebec", ""]);
        let written = after(text, |fields| {
            fields.organisation = String::new();
            fields.hosts = ["a.quebec".to_owned(), String::new(), "b.quebec".to_owned()];
        });
        let written = written.unwrap();
        for key in ["unknown", "rules", "rollout", "approved"] {
            assert_eq!(written[key], before[key], "{key}");
        }
        assert_eq!(written["organisation"], json!({ "en": "Town" }));
        let moved = json!([{ "host": "b.quebec", "status": "prohibited", "note": "Par contrat." }, { "host": 3 }]);
        assert_eq!(written["platforms"], moved);
        let stage = after(text, |fields| fields.stage = StageName::Block).unwrap();
        assert_eq!(stage.get("rollout"), None);
    }

    #[test]
    fn a_wrong_line_is_said_by_its_list() {
        let mistakes = after("", |fields| {
            fields.hosts = ["ia.exemple.quebec\npas un hôte".to_owned(), "IA.exemple.quebec".to_owned(), String::new()];
        });
        let mistake = |list, line: &str, twice| Mistake { list, line: line.to_owned(), twice };
        assert_eq!(mistakes, Err(vec![mistake(0, "pas un hôte", false), mistake(1, "IA.exemple.quebec", true)]));
    }

    #[test]
    fn what_is_no_document() {
        assert_eq!(check_document("{\n\"version\": }"), Err(NotADocument::NotJson(2, 12)));
        for text in ["[]", "{}", "3", r#"{"3rdparty": {}}"#] {
            assert_eq!(check_document(text), Err(NotADocument::NoKey), "{text}");
        }
        assert_eq!(check_document(r#"{"version": 3}"#), Ok(()), "what is wrong in it is for the reading to say");
        assert_eq!(Fields::of("no JSON", today()), Fields::of("", today()));
        assert_eq!(read_own("no JSON").problems.len(), 1);
        assert!(read_own("").problems.is_empty());
    }
}
