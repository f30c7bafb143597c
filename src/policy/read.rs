//! Reading a policy: every value by itself. What cannot be used is left out, said with its path, and the preset stands.

use serde_json::{Map, Value};

use super::action::{Action, Status};
use super::check::{self, Manner};
use super::date::Date;
use super::json;
use super::model::{
    Bilingual, Bound, Clause, Collector, Contact, Contacts, Custom, Escalation, Exception, FilesRule, Mentions, Origin,
    PlatformRule, Policy, Registered, Reminder, Rule, Said, Selector, SiteListSource, SiteRule, Stage, StageName,
    Target,
};
use super::problem::{Problem, What};
use super::schema::DOCUMENT;
use crate::detect::{Category, CustomDetector, Kind};
use crate::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// The key of managed settings that holds a whole document, as JSON.
const WHOLE: &str = "policy";

/// A policy with what was wrong in its document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The policy in force: the document's values, the preset's where it has none that can be used.
    pub policy: Policy,
    /// What was not used.
    pub problems: Vec<Problem>,
}

impl Policy {
    /// The built-in default policy: the preset for municipalities.
    pub fn builtin() -> Self {
        let [(first, _), ..] = PRESET_TEXTS;
        preset(first)
    }
}

/// A preset by itself; the first where none of that name is.
fn preset(name: &str) -> Policy {
    let [first, ..] = PRESET_TEXTS;
    let (_, text) = PRESET_TEXTS.into_iter().find(|(known, _)| *known == name).unwrap_or(first);
    let document = json::parse(text).map(|parsed| parsed.value).unwrap_or_default();
    Reader { own: false, problems: Vec::new() }.document(document.as_object().unwrap_or(&Map::new()))
}

/// Reads a policy from JSON text. A text that is not JSON is an error, said with its line and column; the caller keeps what
/// it had.
pub fn read_json(text: &str) -> Result<Reading, serde_json::Error> {
    let parsed = json::parse(text)?;
    let mut reading = read(&parsed.value);
    reading.problems.splice(0..0, parsed.twice.iter().map(|path| Problem::at(path, What::Twice)));
    Ok(reading)
}

/// Reads a policy document; never fails. Its rules come before the preset's, its escalations after
/// them; its sections, reminders and sites are added.
pub fn read(document: &Value) -> Reading {
    let mut problems = Vec::new();
    let kept = check::object(document, &DOCUMENT, "", Manner::Plain, &mut problems).unwrap_or_default();
    built(&kept, problems)
}

/// Reads managed settings, as the browser gives them: the keys of a document, each natively or as a text that holds JSON, and `policy`,
/// a whole document as JSON, over which the other keys stand. A whole document that is not JSON is reported, and left out.
pub fn read_managed(settings: &Value) -> Reading {
    let mut problems = Vec::new();
    let mut settings = settings.as_object().cloned().unwrap_or_default();
    let whole = settings.remove(WHOLE);
    let whole = whole.and_then(|whole| match whole {
        Value::String(text) => match json::parse(&text) {
            Ok(parsed) => {
                let twice = parsed.twice.iter().map(|path| Problem::at(&format!("{WHOLE}.{path}"), What::Twice));
                problems.extend(twice);
                Some(parsed.value)
            }
            Err(error) => {
                problems.push(Problem::at(WHOLE, What::NotJson(error.line(), error.column())));
                None
            }
        },
        other => Some(other),
    });
    let mut kept = whole
        .and_then(|whole| check::object(&whole, &DOCUMENT, WHOLE, Manner::Plain, &mut problems))
        .unwrap_or_default();
    let over = check::object(&Value::Object(settings), &DOCUMENT, "", Manner::Native, &mut problems);
    kept.extend(over.unwrap_or_default());
    built(&kept, problems)
}

/// Managed settings over those before, both as JSON: where the whole document cannot be read any more, the last one that could stays in
/// force, and the problem is said. Tells too whether the new settings are the ones to remember.
pub fn read_managed_over(settings: &str, before: &str) -> (Reading, bool) {
    let value = |text: &str| json::parse(text).map(|parsed| parsed.value).unwrap_or_default();
    let mut settings = value(settings);
    let mut reading = read_managed(&settings);
    let lost = |problem: &Problem| problem.path == WHOLE && matches!(problem.what, What::NotJson(..));
    if !reading.problems.iter().any(lost) {
        return (reading, true);
    }
    if let (Some(kept), Some(map)) = (value(before).get(WHOLE).cloned(), settings.as_object_mut()) {
        map.insert(WHOLE.to_owned(), kept);
        reading = read_managed(&settings);
        reading.problems.insert(0, Problem::at(WHOLE, What::LastStands));
    }
    (reading, false)
}

/// A person's own policy, as JSON text: with an empty one the default holds; so it does where the text is not JSON, which is reported.
pub fn read_own(text: &str) -> Reading {
    if text.is_empty() {
        return built(&Map::new(), Vec::new());
    }
    read_json(text)
        .unwrap_or_else(|error| built(&Map::new(), vec![Problem::at("", What::NotJson(error.line(), error.column()))]))
}

/// The policy of a document of which only what can be used is left, over its preset.
fn built(kept: &Map<String, Value>, problems: Vec<Problem>) -> Reading {
    let mut reader = Reader { own: true, problems };
    let mut policy = reader.document(kept);
    let base = preset(&reader.word(kept, "preset"));
    let own = |id: &str| policy.clauses.iter().any(|clause| clause.id == id);
    let added: Vec<Clause> = base.clauses.into_iter().filter(|clause| !own(&clause.id)).collect();
    policy.clauses.extend(added);
    reader.cited(kept, &policy);
    if policy.version.is_empty() {
        policy.version = base.version;
    }
    policy.rules.extend(base.rules);
    // All that fit hold, one after the other: the organisation's have the last word.
    policy.escalation.splice(0..0, base.escalation);
    policy.sites.extend(base.sites);
    let topics: Vec<String> = policy.reminders.iter().map(|reminder| reminder.topic.clone()).collect();
    policy.reminders.extend(base.reminders.into_iter().filter(|reminder| !topics.contains(&reminder.topic)));
    policy.journal_days = policy.journal_days.or(base.journal_days);
    policy.collector = policy.collector.or(base.collector);
    Reading { policy, problems: reader.problems }
}

/// Makes a policy of checked values: of what is wanting here, the check has spoken.
struct Reader {
    /// Of the organisation's document; else of a preset.
    own: bool,
    problems: Vec<Problem>,
}

impl Reader {
    fn document(&mut self, map: &Map<String, Value>) -> Policy {
        let mut platforms = self.entries(map, "platforms", Self::platform);
        for status in [Status::Approved, Status::Tolerated, Status::Prohibited] {
            let hosts = words(map, status.name()).into_iter();
            platforms.extend(hosts.map(|host| PlatformRule {
                host,
                status,
                note: Bilingual::default(),
                composer: Vec::new(),
                send: Vec::new(),
            }));
        }
        Policy {
            version: self.word(map, "version"),
            effective: day(map, "effective"),
            language: language(map.get("language")),
            organisation: bilingual(map.get("organisation")),
            contacts: map.get("contacts").and_then(Value::as_object).map(contacts).unwrap_or_default(),
            clauses: self.entries(map, "clauses", Self::clause),
            rules: self.entries(map, "rules", Self::rule),
            escalation: self.entries(map, "escalation", Self::escalation),
            platforms,
            unlisted: map.get("unlisted").and_then(Value::as_str).and_then(Status::from_name),
            unknown_ai: self.word(map, "unknown_ai"),
            guarded: words(map, "guarded"),
            protected: words(map, "protected"),
            custom: self.entries(map, "custom", Self::custom),
            documents: self.entries(map, "documents", Self::registered),
            allow: words(map, "allow"),
            sites: self.entries(map, "sites", Self::site),
            url_blocklist: words(map, "url_blocklist"),
            url_allowlist: words(map, "url_allowlist"),
            site_lists: self.entries(map, "site_lists", Self::site_list),
            files: map.get("files").and_then(Value::as_object).map(files).unwrap_or_default(),
            reminders: self.entries(map, "reminders", Self::reminder),
            mention: map.get("mention").and_then(Value::as_object).map(mentions).unwrap_or_default(),
            rollout: self.entries(map, "rollout", Self::stage),
            exceptions: self.entries(map, "exceptions", Self::exception),
            groups: words(map, "groups"),
            open: words(map, "open"),
            journal_days: map.get("journal").and_then(|journal| journal.get("days")).and_then(Value::as_u64),
            collector: map.get("collector").and_then(Value::as_object).map(|map| self.collector(map)),
        }
    }

    fn entries<T>(
        &mut self,
        map: &Map<String, Value>,
        key: &str,
        read: fn(&mut Self, &Map<String, Value>, &str, Origin) -> Option<T>,
    ) -> Vec<T> {
        let items = map.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut all = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let origin = Origin { own: self.own, place };
            let item = item.as_object();
            all.extend(item.and_then(|item| read(self, item, &format!("{key}[{place}]"), origin)));
        }
        all
    }

    #[inline(never)]
    fn word(&self, map: &Map<String, Value>, key: &str) -> String {
        map.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    #[inline(never)]
    fn wrong<T>(&mut self, path: &str, what: What) -> Option<T> {
        self.problems.push(Problem { costs_entry: true, ..Problem::at(path, what) });
        None
    }

    fn clause(&mut self, map: &Map<String, Value>, _: &str, _: Origin) -> Option<Clause> {
        Some(Clause {
            id: self.word(map, "id"),
            label: bilingual(map.get("label")),
            text: bilingual(map.get("text")),
            source: optional(map, "source"),
        })
    }

    fn rule(&mut self, map: &Map<String, Value>, path: &str, origin: Origin) -> Option<Rule> {
        let kinds = selectors(map, "kinds");
        if kinds.is_empty() {
            return self.wrong(&format!("{path}.kinds"), What::Missing);
        }
        let sure = map.get("sure").and_then(Value::as_f64).unwrap_or(0.0) as f32;
        Some(Rule { kinds, to: targets(map), sure, action: action(map, "action")?, said: said(map), origin })
    }

    fn escalation(&mut self, map: &Map<String, Value>, path: &str, origin: Origin) -> Option<Escalation> {
        let bound = match (action(map, "least"), action(map, "most")) {
            (Some(least), None) => Bound::Least(least),
            (None, Some(most)) => Bound::Most(most),
            _ => return self.wrong(path, What::NotOneBound),
        };
        let count = |key: &str| map.get(key).and_then(Value::as_u64).unwrap_or(0) as usize;
        let entry = Escalation {
            with: selectors(map, "with"),
            only: selectors(map, "only"),
            persons: count("persons"),
            different: count("different"),
            to: targets(map),
            kinds: selectors(map, "kinds"),
            bound,
            said: said(map),
            origin,
        };
        let free = entry.with.is_empty() && entry.only.is_empty() && entry.persons == 0 && entry.different == 0;
        if free { self.wrong(path, What::NotOneBound) } else { Some(entry) }
    }

    fn platform(&mut self, map: &Map<String, Value>, _: &str, _: Origin) -> Option<PlatformRule> {
        let status = Status::from_name(&self.word(map, "status"))?;
        Some(PlatformRule {
            host: self.word(map, "host"),
            status,
            note: bilingual(map.get("note")),
            composer: words(map, "composer"),
            send: words(map, "send"),
        })
    }

    fn custom(&mut self, map: &Map<String, Value>, path: &str, _: Origin) -> Option<Custom> {
        let id = self.word(map, "id");
        let said = |key: &str| map.get(key).map(|value| bilingual(Some(value)));
        let name = said("name").unwrap_or(Bilingual { fr: Some(id.clone()), en: None });
        let label = said("label").unwrap_or_else(|| name.clone());
        let (pattern, list) = (map.get("pattern"), map.get("list").and_then(Value::as_object));
        let many = [pattern.is_some(), map.contains_key("words"), list.is_some()].iter().filter(|is| **is).count();
        if many != 1 {
            return self.wrong(path, What::NotOneDetector);
        }
        let built = match (pattern, list) {
            (Some(pattern), _) => CustomDetector::pattern(pattern.as_str().unwrap_or_default()),
            (None, Some(list)) => {
                let values = words(list, "values");
                match CustomDetector::hashed(&self.word(list, "salt"), values.iter().map(String::as_str)) {
                    Ok(detector) => Ok(detector),
                    Err(error) => return self.wrong(&format!("{path}.list"), What::NotPattern(error)),
                }
            }
            (None, None) => CustomDetector::words(words(map, "words").iter().map(String::as_str)),
        };
        match built {
            Ok(detector) => Some(Custom { id, name, label, detector }),
            Err(error) => self.wrong(&format!("{path}.words"), What::NotPattern(error)),
        }
    }

    fn registered(&mut self, map: &Map<String, Value>, path: &str, _: Origin) -> Option<Registered> {
        let name = bilingual(map.get("name"));
        let document = Registered { name, salt: self.word(map, "salt"), prints: self.word(map, "prints") };
        if document.is_one() { Some(document) } else { self.wrong(path, What::NotPrints) }
    }

    fn site(&mut self, map: &Map<String, Value>, _: &str, _: Origin) -> Option<SiteRule> {
        Some(SiteRule {
            categories: words(map, "categories"),
            action: action(map, "action")?,
            minutes: map.get("minutes").and_then(Value::as_u64),
            said: said(map),
        })
    }

    fn site_list(&mut self, map: &Map<String, Value>, _: &str, origin: Origin) -> Option<SiteListSource> {
        Some(SiteListSource {
            category: self.word(map, "category"),
            url: self.word(map, "url"),
            key: optional(map, "key"),
            every: map.get("every").and_then(Value::as_u64),
            origin,
        })
    }

    #[cfg(feature = "journal")]
    fn collector(&mut self, map: &Map<String, Value>) -> Collector {
        let header = |reader: &mut Self, map: &Map<String, Value>, _: &str, _: Origin| {
            Some((reader.word(map, "name"), reader.word(map, "value")))
        };
        Collector {
            endpoint: self.word(map, "endpoint"),
            headers: self.entries(map, "headers", header),
            protobuf: self.word(map, "encoding") == "protobuf",
        }
    }

    /// What only notes events needs to know that there is one.
    #[cfg(not(feature = "journal"))]
    #[allow(clippy::unused_self, reason = "the same as with the feature")]
    fn collector(&mut self, _: &Map<String, Value>) -> Collector {
        Collector {}
    }

    fn reminder(&mut self, map: &Map<String, Value>, _: &str, _: Origin) -> Option<Reminder> {
        Some(Reminder {
            topic: self.word(map, "topic"),
            every: self.word(map, "every"),
            clause: optional(map, "clause"),
        })
    }

    fn stage(&mut self, map: &Map<String, Value>, _: &str, origin: Origin) -> Option<Stage> {
        let name = self.word(map, "stage");
        let stage = StageName::ALL.into_iter().find(|stage| stage.name() == name)?;
        Some(Stage {
            from: day(map, "from")?,
            stage,
            kinds: selectors(map, "kinds"),
            groups: words(map, "groups"),
            origin,
        })
    }

    fn exception(&mut self, map: &Map<String, Value>, _: &str, origin: Origin) -> Option<Exception> {
        Some(Exception {
            from: day(map, "from"),
            until: day(map, "until")?,
            kinds: selectors(map, "kinds"),
            to: targets(map),
            groups: words(map, "groups"),
            most: action(map, "most")?,
            why: bilingual(map.get("why")),
            origin,
        })
    }

    /// Says which of the sections that the document cites are not there. What cites them holds without.
    fn cited(&mut self, kept: &Map<String, Value>, policy: &Policy) {
        for list in ["rules", "escalation", "sites", "reminders"] {
            let items = kept.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            for (place, item) in items.iter().enumerate() {
                let cited = item.get("clause").and_then(Value::as_str);
                if cited.is_some_and(|id| policy.clause(id).is_none()) {
                    self.problems.push(Problem::at(&format!("{list}[{place}].clause"), What::NoClause));
                }
            }
        }
    }
}

// The core is built for speed: inlined, the small readers below would stand in the module many times over.
#[inline(never)]
fn optional(map: &Map<String, Value>, key: &str) -> Option<String> {
    map.get(key).and_then(Value::as_str).map(str::to_owned)
}

#[inline(never)]
fn words(map: &Map<String, Value>, key: &str) -> Vec<String> {
    let items = map.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[inline(never)]
fn selectors(map: &Map<String, Value>, key: &str) -> Vec<Selector> {
    words(map, key).iter().filter_map(|name| selector(name)).collect()
}

#[inline(never)]
fn targets(map: &Map<String, Value>) -> Vec<Target> {
    let target = |name: String| Status::from_name(&name).map_or(Target::Host(name), Target::Status);
    words(map, "to").into_iter().map(target).collect()
}

#[inline(never)]
fn action(map: &Map<String, Value>, key: &str) -> Option<Action> {
    map.get(key).and_then(Value::as_str).and_then(Action::from_name)
}

#[inline(never)]
fn day(map: &Map<String, Value>, key: &str) -> Option<Date> {
    map.get(key).and_then(Value::as_str).and_then(Date::parse)
}

#[inline(never)]
fn said(map: &Map<String, Value>) -> Said {
    Said { clause: optional(map, "clause"), message: bilingual(map.get("message")) }
}

#[inline(never)]
fn bilingual(value: Option<&Value>) -> Bilingual {
    match value {
        Some(Value::String(text)) => Bilingual { fr: Some(text.clone()), en: None },
        Some(Value::Object(map)) => Bilingual { fr: optional(map, "fr"), en: optional(map, "en") },
        _ => Bilingual::default(),
    }
}

#[inline(never)]
fn contacts(map: &Map<String, Value>) -> Contacts {
    let contact = |key: &str| {
        let map = map.get(key)?.as_object()?;
        Some(Contact {
            name: optional(map, "name"),
            role: bilingual(map.get("role")),
            phone: optional(map, "phone"),
            email: optional(map, "email"),
            page: optional(map, "page"),
        })
    };
    Contacts {
        management: contact("management"),
        privacy: contact("privacy"),
        manager: contact("manager"),
        it: contact("it"),
        incident: contact("incident"),
    }
}

fn files(map: &Map<String, Value>) -> FilesRule {
    let action = |key: &str| map.get(key).and_then(Value::as_str).and_then(Action::from_name);
    FilesRule { unread: action("unread"), pictures: action("pictures") }
}

fn mentions(map: &Map<String, Value>) -> Mentions {
    Mentions { internal: bilingual(map.get("internal")), external: bilingual(map.get("external")) }
}

fn language(value: Option<&Value>) -> Option<Lang> {
    match value.and_then(Value::as_str) {
        Some("fr") => Some(Lang::Fr),
        Some("en") => Some(Lang::En),
        _ => None,
    }
}

fn selector(name: &str) -> Option<Selector> {
    let category = Category::from_name(name).filter(|category| *category != Category::Custom);
    category.map(Selector::Category).or_else(|| Kind::from_name(name).map(Selector::Kind))
}
