//! `balise site`: what the lists of sites and the policy say of addresses, and what is done about them.

use std::io::Write as _;
use std::path::PathBuf;

use balise::Policy;
use balise::lang::{self, Lang};
use balise::platforms;
use balise::policy::{Action, Date, Status};
use balise::sites::{
    Address, Categories, Deciding, Decision, Filters, List, Refused, SiteCategory, Update, Why, to_ascii,
};
use lexopt::Arg;
use serde_json::{Value, json};

use super::output::{Answers, Format, action_words};
use super::scan::{bytes, one_of};
use super::{Ending, Failure, print, usage, value, wrong};

/// The built-in list.
static BUILT_IN: &[u8] = include_bytes!("../../data/sites/sites.fst");

/// The domains that no list may name.
static GUARD: &str = include_str!("../../data/sites/guard.txt");

/// What addresses are held against.
struct Site {
    policy: Policy,
    filters: Filters,
    lists: Vec<List>,
    today: Date,
    lang: Lang,
}

/// What is said of an address.
struct Answer {
    decision: Decision,
    /// The AI platform that it is of, and its standing; or a host that the policy gives one.
    platform: Option<(String, Status)>,
}

/// Runs the verb on the arguments after it.
pub(crate) fn run(mut parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut policy, mut as_json, mut today) = (None::<PathBuf>, false, None);
    let (mut texts, mut lists) = (Vec::new(), Vec::new());
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(text) => texts.push(text.to_string_lossy().into_owned()),
            Arg::Long("policy") => policy = Some(value(&mut parser, lang, "--policy")?.into()),
            Arg::Long("list") => lists.push(value(&mut parser, lang, "--list")?.to_string_lossy().into_owned()),
            Arg::Long("on") => today = Some(super::policy::day(&mut parser, lang, "--on")?),
            Arg::Long("format") => as_json = one_of(&mut parser, lang, "--format", &["text", "json"])? == "json",
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            Arg::Long(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
        }
    }
    if texts.is_empty() {
        let name = if lang == Lang::Fr { "ADRESSE" } else { "ADDRESS" };
        return Err(wrong(lang, &lang::cli_missing_argument(lang, name)));
    }
    // All are read before anything is said of any, as files are.
    let address = |text: &String| {
        Address::parse(text)
            .ok_or_else(|| Failure(lang::cli_bad_address(lang, &shown(text))))
            .map(|address| (shown(text), address))
    };
    let addresses: Vec<(String, Address)> = texts.iter().map(address).collect::<Result<_, _>>()?;
    let policy = match policy {
        Some(file) => super::policy::used(&file, lang)?,
        None => Policy::builtin(),
    };
    let mut all = vec![List::new(BUILT_IN).map_err(|_| Failure(lang::cli_not_list(lang, "sites.fst")))?];
    for name in lists {
        all.push(list(lang, &name)?);
    }
    let filters = Filters::of(&policy, &to_ascii);
    let today = today.unwrap_or_else(super::policy::today);
    let site = Site { filters, policy, lists: all, today, lang };
    let answers: Vec<(String, Address, Answer)> = addresses
        .into_iter()
        .map(|(text, address)| {
            let answer = site.answer(&address);
            (text, address, answer)
        })
        .collect();
    let found = answers.iter().any(|(.., answer)| answer.found());
    if as_json {
        let mut out = std::io::stdout().lock();
        let mut said = Answers::new(Format::Json, answers.len());
        let all = answers
            .iter()
            .try_for_each(|(text, address, answer)| said.say(&site.json(text, address, answer), &mut out));
        // Whoever reads may have closed the pipe: not an error of ours.
        let _ = all.and_then(|()| said.end(&mut out));
    } else {
        for (text, _, answer) in &answers {
            print(&site.text(text, answer))?;
        }
    }
    Ok(if found { Ending::Found } else { Ending::Nothing })
}

/// A list of a file: compiled, or a text with its category before it, judged as what the extension fetches.
fn list(lang: Lang, name: &str) -> Result<List, Failure> {
    let known = name.split_once('=').and_then(|(word, file)| Some((SiteCategory::from_name(word)?, file)));
    let Some((category, file)) = known else {
        let bytes = bytes(lang, name, name.as_ref())?;
        return List::new(bytes).map_err(|_| Failure(lang::cli_not_list(lang, name)));
    };
    let guard = List::new(guard()).map_err(|_| Failure(lang::cli_not_list(lang, "guard.txt")))?;
    let update = Update {
        bytes: &bytes(lang, file, file.as_ref())?,
        signature: None,
        key: None,
        category,
        before: None,
        guard: &|domain| guard.touches(domain),
        to_ascii: &to_ascii,
    };
    let refused = |refused: Refused| Failure(lang::cli_list_refused(lang, file, &refused.sentence(lang)));
    let accepted = update.judge().map_err(refused)?;
    if accepted.left_out > 0 {
        let _ = writeln!(std::io::stderr(), "{}", lang::cli_list_left(lang, file, accepted.left_out));
    }
    List::new(accepted.list).map_err(|_| Failure(lang::cli_not_list(lang, file)))
}

/// What no list in text may name, compiled as the extension has it.
fn guard() -> Vec<u8> {
    let names = GUARD.lines().filter_map(|line| Some(line.split_once(" # ")?.0)).filter(|name| !name.starts_with('#'));
    List::build_guard(names.map(str::to_owned))
}

impl Site {
    fn answer(&self, address: &Address) -> Answer {
        let lists: Vec<&List> = self.lists.iter().collect();
        let Self { policy, filters, today: day, .. } = self;
        let deciding = Deciding { policy, filters, lists: &lists, spent: Categories::NONE, day: *day };
        let decision = deciding.decide(address);
        let Address { host, path, .. } = address;
        let status = policy.status(host, path);
        let named = (status != Status::Unknown).then(|| policy.called(host, path)).flatten();
        let known = platforms::find(host, path).map(|platform| platform.name.to_owned());
        Answer { decision, platform: known.or(named).map(|name| (name, status)) }
    }

    /// The section that the answer rests on.
    fn clause(&self, decision: &Decision) -> Option<&balise::policy::Clause> {
        let rule = self.policy.site_rule(decision.category?)?;
        self.policy.clause(rule.said.clause.as_deref()?)
    }

    fn json(&self, text: &str, address: &Address, answer: &Answer) -> Value {
        let decision = &answer.decision;
        let (why, rule, tier) = match &decision.why {
            Why::Blocklist(filter) => ("blocklist", Some(filter), None),
            Why::Allowlist(filter) => ("allowlist", Some(filter), None),
            Why::Listed { domain, warn } => ("listed", Some(domain), Some(if *warn { "warn" } else { "block" })),
            Why::Prohibited => ("prohibited", None, None),
            Why::Unlisted => ("unlisted", None, None),
        };
        json!({
            "url": text,
            "host": address.host,
            "action": decision.action.map_or("pass", Action::name),
            "category": decision.category.map(SiteCategory::name),
            "why": why,
            "rule": rule,
            "tier": tier,
            "minutes": decision.minutes,
            "clause": self.clause(decision).map(|clause| clause.id.as_str()),
            "platform": answer.platform.as_ref().map(|(name, _)| name),
            "status": answer.platform.as_ref().map(|(_, status)| status.name()),
        })
    }

    fn text(&self, text: &str, answer: &Answer) -> String {
        let (lang, decision) = (self.lang, &answer.decision);
        let mut parts = vec![lang::cli_site(lang, text, &action_words(lang, decision.action))];
        parts.extend(decision.minutes.map(|minutes| lang::cli_site_minutes(lang, minutes)));
        parts.extend(decision.category.map(|category| lang::site_category(lang, category)));
        match &decision.why {
            Why::Blocklist(filter) => parts.push(lang::cli_site_blocklist(lang, filter)),
            Why::Allowlist(filter) => parts.push(lang::cli_site_allowlist(lang, filter)),
            Why::Listed { domain, warn: false } => parts.push(lang::cli_site_listed(lang, domain)),
            Why::Listed { domain, warn: true } => parts.push(lang::cli_site_perhaps(lang, domain)),
            Why::Unlisted if answer.platform.is_none() => parts.push(lang::cli_site_unlisted(lang)),
            Why::Prohibited | Why::Unlisted => {}
        }
        if let Some((name, status)) = &answer.platform {
            parts.push(lang::cli_site_platform(lang, name, &lang::status(lang, *status)));
        }
        let clause = self.clause(decision).and_then(|clause| clause.label.get(lang));
        parts.extend(clause.map(str::to_owned));
        parts.join(" · ")
    }
}

impl Answer {
    /// Whether there is something to say of it: a list, a filter that blocks, a platform that is prohibited.
    fn found(&self) -> bool {
        self.decision.action.is_some() || self.decision.category.is_some()
    }
}

/// An argument as it is said again, without what would command a terminal.
fn shown(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
