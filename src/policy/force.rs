//! A policy on a day: which stage of the rollout has begun, which exceptions hold, and what is done about findings.

use super::action::{Action, Status};
use super::date::Date;
use super::model::{
    Bound, Clause, Escalation, Exception, Origin, Policy, Rule, Said, Selector, Stage, StageName, fits,
};
use crate::detect::{Category, Finding, Kind};
use crate::lang::Lang;

/// A policy as it holds on a day.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// The day.
    pub today: Date,
}

/// What was decided about a finding, and by what.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'p> {
    /// What is done.
    pub action: Action,
    /// The section it rests on.
    pub clause: Option<&'p Clause>,
    /// The organisation's own sentence.
    said: Option<&'p Said>,
    /// What led there, in order.
    pub by: Vec<By<'p>>,
}

/// A step on the way to a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum By<'p> {
    /// The rule that fits; none does when there is no such step.
    Rule(&'p Rule),
    /// Findings together raised or lowered it.
    Escalation(&'p Escalation),
    /// The rollout has not come further.
    Stage(&'p Stage),
    /// An exception lowered it.
    Exception(&'p Exception),
}

impl By<'_> {
    /// The entry's path in its document, and whether that is the organisation's.
    pub fn origin(&self) -> (&'static str, Origin) {
        match self {
            By::Rule(rule) => ("rules", rule.origin),
            By::Escalation(escalation) => ("escalation", escalation.origin),
            By::Stage(stage) => ("rollout", stage.origin),
            By::Exception(exception) => ("exceptions", exception.origin),
        }
    }
}

impl<'p> Decision<'p> {
    /// The organisation's own sentence, where it has one.
    pub fn message(&self, lang: Lang) -> Option<&'p str> {
        self.said.and_then(|said| said.message.get(lang))
    }

    fn rests_on(&mut self, policy: &'p Policy, said: &'p Said) {
        self.clause = said.clause.as_deref().and_then(|id| policy.clause(id));
        self.said = Some(said);
    }
}

impl Policy {
    /// This policy as it holds on a day.
    pub fn on(&self, today: Date) -> InForce<'_> {
        InForce { policy: self, today }
    }
}

impl<'p> InForce<'p> {
    /// What is done about each of some findings of one text on its way to a host, in their order. `persons` says how many persons
    /// the text names.
    pub fn decide(&self, status: Status, host: &str, findings: &[&Finding], persons: usize) -> Vec<Decision<'p>> {
        let policy = self.policy;
        let holding: Vec<&Escalation> = policy
            .escalation
            .iter()
            .filter(|entry| fits(&entry.to, status, host) && holds(entry, findings, persons))
            .collect();
        findings.iter().map(|finding| self.one(status, host, finding, &holding)).collect()
    }

    fn one(&self, status: Status, host: &str, finding: &Finding, holding: &[&'p Escalation]) -> Decision<'p> {
        let policy = self.policy;
        let mut decision = Decision { action: Action::Record, clause: None, said: None, by: Vec::new() };
        if let Some(rule) = policy.rule(finding, status, host) {
            decision.action = rule.action;
            decision.rests_on(policy, &rule.said);
            decision.by.push(By::Rule(rule));
        }
        for entry in holding.iter().filter(|entry| about(&entry.kinds, finding.kind)) {
            let bound = match entry.bound {
                Bound::Least(least) => decision.action.max(least),
                Bound::Most(most) => decision.action.min(most),
            };
            if bound != decision.action {
                decision.action = bound;
                decision.rests_on(policy, &entry.said);
                decision.by.push(By::Escalation(entry));
            }
        }
        if let Some(stage) = self.stage_of(finding.kind).filter(|stage| stage.stage.most() < decision.action) {
            decision.action = stage.stage.most();
            decision.by.push(By::Stage(stage));
        }
        let exceptions = policy.exceptions.iter().filter(|exception| {
            self.runs(exception)
                && (exception.kinds.is_empty() || covered(&exception.kinds, finding.kind))
                && fits(&exception.to, status, host)
        });
        for exception in exceptions {
            if exception.most < decision.action {
                decision.action = exception.most;
                decision.by.push(By::Exception(exception));
            }
        }
        decision
    }

    /// Whether an exception holds on this day for these groups.
    fn runs(&self, exception: &Exception) -> bool {
        exception.from.is_none_or(|from| from <= self.today)
            && self.today <= exception.until
            && self.is_in(&exception.groups)
    }

    fn is_in(&self, groups: &[String]) -> bool {
        groups.is_empty() || groups.iter().any(|group| self.policy.groups.contains(group))
    }

    /// The stage that a kind is in: of those that are about it, the one that began last; before any began, the first. A policy that is
    /// delivered early begins as its rollout does.
    fn stage_of(&self, kind: Kind) -> Option<&'p Stage> {
        self.begun(|stage| stage.kinds.is_empty() || covered(&stage.kinds, kind))
    }

    fn begun(&self, about: impl Fn(&Stage) -> bool) -> Option<&'p Stage> {
        let all = || self.policy.rollout.iter().filter(|stage| self.is_in(&stage.groups) && about(stage));
        let begun = all().filter(|stage| stage.from <= self.today).max_by_key(|stage| stage.from);
        begun.or_else(|| all().min_by_key(|stage| stage.from))
    }

    /// The stage that is in force for everything; none without a rollout.
    pub fn stage(&self) -> Option<StageName> {
        self.begun(|stage| stage.kinds.is_empty()).map(|stage| stage.stage)
    }

    /// The next stage for everything, and its day.
    pub fn next_stage(&self) -> Option<(Date, StageName)> {
        let now = self.stage();
        let coming = |stage: &&Stage| stage.kinds.is_empty() && stage.from > self.today && self.is_in(&stage.groups);
        let next = self.policy.rollout.iter().filter(coming).filter(|stage| Some(stage.stage) != now);
        next.min_by_key(|stage| stage.from).map(|stage| (stage.from, stage.stage))
    }
}

fn covered(kinds: &[Selector], kind: Kind) -> bool {
    kinds.iter().any(|selector| selector.covers(kind))
}

/// Whether an escalation is about a kind.
fn about(kinds: &[Selector], kind: Kind) -> bool {
    if kinds.is_empty() { kind.category() == Category::Personal } else { covered(kinds, kind) }
}

/// Whether what an escalation asks for is found.
fn holds(entry: &Escalation, findings: &[&Finding], persons: usize) -> bool {
    let personal = || findings.iter().map(|finding| finding.kind).filter(|kind| kind.category() == Category::Personal);
    let with = entry.with.iter().all(|selector| findings.iter().any(|finding| selector.covers(finding.kind)));
    let only = entry.only.is_empty() || personal().all(|kind| covered(&entry.only, kind));
    let different = || Kind::ALL.into_iter().filter(|kind| personal().any(|found| found == *kind)).count();
    with && only && persons >= entry.persons && (entry.different == 0 || different() >= entry.different)
}
