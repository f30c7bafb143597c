//! Labels in place of values: « [NAS 1] ». The same value keeps its label all along a conversation; the [`Vault`] remembers
//! which, in memory only.

mod vault;

use std::ops::Range;

pub(crate) use vault::normal;
pub use vault::{Revealed, Vault};

use crate::detect::{Category, Finding, Kind};
use crate::lang::{Lang, label_word};
use crate::policy::Policy;

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// UTF-8 byte offsets of what is replaced.
    pub span: Range<usize>,
    /// What stands there instead.
    pub label: String,
}

/// The replacements for `findings`, which must be in order and apart, as [`crate::Scanner::scan`] returns them. Those of lineage may stand
/// anywhere: a copied passage has no label, since what the person wrote around it, or changed in it, would go on saying what it says.
pub fn edits(text: &str, findings: &[Finding], policy: &Policy, lang: Lang, vault: &mut Vault) -> Vec<Edit> {
    let edit = |finding: &Finding| {
        let value = text.get(finding.span.clone()).unwrap_or_default();
        Edit { span: finding.span.clone(), label: vault.label(&word(finding, policy, lang), value) }
    };
    findings.iter().filter(|finding| has_label(finding)).map(edit).collect()
}

/// The same for many findings at once.
#[cfg(feature = "files")]
pub fn many_edits(text: &str, findings: &[Finding], policy: &Policy, lang: Lang, vault: &mut Vault) -> Vec<Edit> {
    let value = |finding: &Finding| text.get(finding.span.clone()).unwrap_or_default();
    let findings = || findings.iter().filter(|finding| has_label(finding));
    let labels = vault.labels(findings().map(|finding| (word(finding, policy, lang), value(finding))));
    findings().zip(labels).map(|(finding, label)| Edit { span: finding.span.clone(), label }).collect()
}

/// Whether a label can stand in a finding's place.
fn has_label(finding: &Finding) -> bool {
    finding.kind.category() != Category::Lineage
}

/// The text with its replacements made.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start).unwrap_or_default());
        out.push_str(&edit.label);
        from = edit.span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// The word in a finding's label.
fn word(finding: &Finding, policy: &Policy, lang: Lang) -> String {
    let custom = finding.custom.and_then(|place| policy.custom.get(place)).filter(|_| finding.kind == Kind::Custom);
    let own = custom.and_then(|custom| custom.label.get(lang));
    // Brackets inside would end the label early.
    own.map_or_else(|| label_word(lang, finding.kind).to_owned(), |own| own.replace(['[', ']'], ""))
}
