//! What a policy that is right in every value may still not mean: said by `policy check`, and no problem.

use balise::guidance;
use balise::lang::{self, Lang};
use balise::policy::{Action, Bound, Date, Policy, Selector, StageName};
use balise::sites::{Address, FilterProblem, Filters, UrlFilter, to_ascii};
use balise::{Category, Kind, Scanner};
use serde_json::Value;

use super::css::is_selector;

/// Keys that are read and kept, and do nothing in this version.
const IDLE: [&str; 1] = ["effective"];

/// A remark, by the path of what it is about.
pub(super) type Remark = (String, String);

/// The remarks on a document and the policy it comes to, in its order.
pub(super) fn remarks(document: &Value, policy: &Policy, today: Date, lang: Lang) -> Vec<Remark> {
    let mut all = Vec::new();
    if document.as_object().is_none_or(serde_json::Map::is_empty) {
        all.push((String::new(), lang::advice_empty(lang)));
    }
    rollout(policy, lang, &mut all);
    exceptions(policy, today, lang, &mut all);
    rules(policy, lang, &mut all);
    for entry in policy.escalation.iter().filter(|entry| entry.origin.own) {
        // With one thing found, all the rest would be let go.
        if matches!(entry.bound, Bound::Most(_)) && entry.only.is_empty() && entry.kinds.is_empty() {
            all.push((format!("escalation[{}]", entry.origin.place), lang::advice_lowers_all(lang)));
        }
    }
    standings(policy, lang, &mut all);
    sites(document, lang, &mut all);
    filters(document, lang, &mut all);
    lists(policy, lang, &mut all);
    collector(policy, lang, &mut all);
    mentions(policy, lang, &mut all);
    for (place, value) in policy.allow.iter().enumerate() {
        let strong = |kind: Kind| matches!(kind, Kind::Sin | Kind::HealthCard | Kind::PaymentCard | Kind::BankAccount);
        let found = Scanner::default().scan(value);
        if found.iter().any(|found| strong(found.kind) || found.kind.category() == Category::Credential) {
            all.push((format!("allow[{place}]"), lang::advice_allows_identifier(lang)));
        }
    }
    let idle = IDLE.into_iter().filter(|key| document.get(key).is_some());
    all.extend(idle.map(|key| (key.to_owned(), lang::advice_idle(lang))));
    all
}

/// A rollout that goes back, or that never comes to its end.
fn rollout(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    let alike = |place: usize| {
        let stage = &policy.rollout[place];
        policy.rollout.iter().filter(move |other| other.kinds == stage.kinds && other.groups == stage.groups)
    };
    for (place, stage) in policy.rollout.iter().enumerate() {
        let path = format!("rollout[{}]", stage.origin.place);
        let before = alike(place).filter(|other| other.from < stage.from).max_by_key(|other| other.from);
        if before.is_some_and(|before| before.stage > stage.stage) {
            all.push((path, lang::advice_goes_back(lang)));
        } else if alike(place).filter(|other| other.from == stage.from).count() > 1 {
            all.push((path, lang::advice_same_day(lang)));
        } else if stage.stage != StageName::Block && alike(place).all(|other| other.from <= stage.from) {
            all.push((path, lang::advice_no_end(lang, &lang::stage(lang, stage.stage))));
        }
    }
}

/// Exceptions that are over, or that let passwords go.
fn exceptions(policy: &Policy, today: Date, lang: Lang, all: &mut Vec<Remark>) {
    for exception in &policy.exceptions {
        let path = format!("exceptions[{}]", exception.origin.place);
        if exception.until < today {
            all.push((path, lang::advice_over(lang, &exception.until.to_string())));
        } else if lowers_credentials(&exception.kinds, exception.most) {
            all.push((path, lang::advice_credentials(lang)));
        }
    }
}

fn lowers_credentials(kinds: &[Selector], most: Action) -> bool {
    most < Action::Block
        && Kind::ALL.into_iter().any(|kind| kind.category() == Category::Credential && covers(kinds, kind))
}

fn covers(kinds: &[Selector], kind: Kind) -> bool {
    kinds.iter().any(|selector| selector.covers(kind))
}

/// Rules that another one decides before, and rules that lower what is blocked everywhere.
fn rules(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    let own: Vec<_> = policy.rules.iter().filter(|rule| rule.origin.own).collect();
    for (place, rule) in own.iter().enumerate() {
        let path = format!("rules[{}]", rule.origin.place);
        let hides = |before: &&&balise::policy::Rule| {
            before.sure <= rule.sure
                && (before.to.is_empty() || before.to == rule.to)
                && Kind::ALL
                    .into_iter()
                    .filter(|kind| covers(&rule.kinds, *kind))
                    .all(|kind| covers(&before.kinds, kind))
        };
        if let Some(before) = own[..place].iter().find(hides) {
            all.push((path, lang::advice_hidden(lang, &format!("rules[{}]", before.origin.place))));
        } else if lowers_credentials(&rule.kinds, rule.action) {
            all.push((path, lang::advice_credentials(lang)));
        } else if rule.to.is_empty() && rule.action < Action::Warn {
            all.push((path, lang::advice_everywhere(lang)));
        }
    }
}

/// What says how a platform's page is built, and is no selector: the page's part leaves it out.
fn sites(document: &Value, lang: Lang, all: &mut Vec<Remark>) {
    for (place, platform) in document["platforms"].as_array().into_iter().flatten().enumerate() {
        for key in ["composer", "send"] {
            for (nth, word) in platform[key].as_array().into_iter().flatten().enumerate() {
                if word.as_str().is_some_and(|word| !is_selector(word)) {
                    all.push((format!("platforms[{place}].{key}[{nth}]"), lang::advice_selector(lang)));
                }
            }
        }
    }
}

/// Filters of addresses that are none, too many, or without effect.
fn filters(document: &Value, lang: Lang, all: &mut Vec<Remark>) {
    let texts = |key: &str| document[key].as_array().map(Vec::as_slice).unwrap_or_default().iter().map(Value::as_str);
    let allowed: Vec<&str> = texts("url_allowlist").flatten().collect();
    for key in ["url_blocklist", "url_allowlist"] {
        for (place, text) in texts(key).enumerate() {
            let said = match text.map(|text| UrlFilter::parse(text, &to_ascii)) {
                _ if place == Filters::MOST => lang::advice_filters_many(lang),
                _ if place > Filters::MOST => break,
                Some(Err(FilterProblem::Length)) => lang::advice_filter_length(lang),
                Some(Err(FilterProblem::Host)) => lang::advice_filter_host(lang),
                Some(Err(FilterProblem::Star)) => lang::advice_filter_star(lang),
                Some(Err(FilterProblem::Port)) => lang::advice_filter_port(lang),
                Some(Ok(_)) if key == "url_blocklist" && text.is_some_and(|text| allowed.contains(&text)) => {
                    lang::advice_filter_both(lang)
                }
                // What is no text at all is a problem, and said as one.
                Some(Ok(_)) | None => continue,
            };
            all.push((format!("{key}[{place}]"), said));
        }
    }
}

/// Lists of sites that cannot be got.
fn lists(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    for source in &policy.site_lists {
        let path = format!("site_lists[{}]", source.origin.place);
        let address = Address::parse(&source.url).filter(|_| source.url.starts_with("https://"));
        if address.is_none() {
            all.push((format!("{path}.url"), lang::advice_list_address(lang)));
        }
        if source.key.as_deref().is_some_and(|key| !is_key(key)) {
            all.push((format!("{path}.key"), lang::advice_list_key(lang)));
        }
    }
}

/// A collector whose address cannot be used, and headers that no request can have.
fn collector(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    let Some(collector) = &policy.collector else { return };
    if !collector.endpoint.starts_with("https://") || Address::parse(&collector.endpoint).is_none() {
        all.push(("collector.endpoint".to_owned(), lang::advice_collector_address(lang)));
    }
    // RFC 9110, 5.6.2 and 5.5.
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    for (place, (name, value)) in collector.headers.iter().enumerate() {
        if name.is_empty() || !name.bytes().all(sign) || !value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            all.push((format!("collector.headers[{place}]"), lang::advice_collector_header(lang)));
        }
    }
}

/// Whether a text is 32 bytes in base64 (RFC 4648, 4): 43 signs, of which the last holds four bits, and one of filling.
fn is_key(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let last = |byte: u8| b"AEIMQUYcgkosw048".contains(&byte);
    text.strip_suffix('=')
        .is_some_and(|signs| signs.len() == 43 && signs.bytes().all(sign) && signs.bytes().last().is_some_and(last))
}

/// What a text of the mention names, and there is none of: it would stand there as it is written.
fn mentions(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    for (form, text) in [("internal", &policy.mention.internal), ("external", &policy.mention.external)] {
        for (language, text) in [("fr", &text.fr), ("en", &text.en)] {
            if let Some(field) = text.as_deref().and_then(guidance::unknown_field) {
                let remark = lang::advice_field(lang, field, &guidance::FIELDS.join(", "));
                all.push((format!("mention.{form}.{language}"), remark));
            }
        }
    }
}

/// Hosts with two standings.
fn standings(policy: &Policy, lang: Lang, all: &mut Vec<Remark>) {
    let twice = |place: usize| policy.platforms[..place].iter().any(|other| other.host == policy.platforms[place].host);
    for place in (0..policy.platforms.len()).filter(|place| twice(*place)) {
        let rule = &policy.platforms[place];
        all.push((rule.status.name().to_owned(), lang::advice_two_standings(lang, &rule.host)));
    }
}
