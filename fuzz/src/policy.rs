//! Everything that holds of any policy document.

use balise::lang::Lang;
use balise::policy::{Date, Reading, read_json, read_managed_over};
use balise::verdict::decide;
use balise::{Destination, Finding, Kind, Policy, Reason};

/// Longest report of one value, in bytes: it names the place and what is expected, and repeats nothing else.
const REPORT: usize = 4096;

/// Stops the run when something does not hold of a document.
pub fn check_policy(text: &str) {
    // A text that is no JSON is an error; whatever is JSON is a policy.
    if let Ok(reading) = read_json(text) {
        holds(&reading);
    }
    // As managed settings, and as the document within them.
    holds(&read_managed_over(text, "{}").0);
    let within = serde_json::json!({ "policy": text }).to_string();
    holds(&read_managed_over(&within, r#"{"policy": "{}"}"#).0);
}

fn holds(reading: &Reading) {
    let builtin = Policy::builtin();
    let policy = &reading.policy;
    for problem in &reading.problems {
        for lang in [Lang::Fr, Lang::En] {
            let said = problem.sentence(lang);
            assert!(!said.is_empty() && said.len() < REPORT, "{} bytes for {}", said.len(), problem.path.len());
            assert!(!said.contains('\0'), "{said:?}");
        }
    }
    // The default stands behind whatever the document says.
    let own = policy.rules.iter().filter(|rule| rule.origin.own).count();
    assert_eq!(policy.rules.len(), own + builtin.rules.len());
    assert!(policy.rules.get(..own).is_some_and(|rules| rules.iter().all(|rule| rule.origin.own)));
    let finding = |kind| Finding { span: 0..1, kind, confidence: 1.0, reason: Reason::default(), custom: None };
    let findings: Vec<Finding> = Kind::ALL.into_iter().map(finding).collect();
    for to in ["chatgpt.com", "inconnu.example"] {
        let decisions = decide(policy.on(Date::EPOCH), &Destination::new(to, "/"), "x", &findings);
        assert_eq!(decisions.len(), findings.len());
        // Something lowered it, or it is what the default asks for at least.
        let default = decide(builtin.on(Date::EPOCH), &Destination::new(to, "/"), "x", &findings);
        let silent = own == 0
            && policy.escalation.len() == builtin.escalation.len()
            && policy.exceptions.is_empty()
            && policy.rollout.is_empty()
            && policy.platforms.is_empty()
            && policy.unlisted.is_none();
        for (decision, default) in decisions.iter().zip(&default) {
            assert!(!silent || decision.action == default.action, "weaker without a word: {:?}", decision.action);
        }
    }
}
