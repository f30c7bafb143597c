//! `cargo xtask eval`: how well the core finds, on texts labelled by hand (`tests/corpus`) and on generated ones. The measures
//! are those of the labelling conventions: strict (same kind, half of the characters shared), and by document.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use balise::{Category, Kind, Scanner};

use crate::paths::{files, read, root};
use crate::train::Templates;
use crate::trouble::{Outcome, Trouble, While as _};

/// A labelled text.
struct Case {
    name: String,
    text: String,
    find: Vec<Label>,
    neutral: Vec<Range<usize>>,
}

/// What is to be found.
#[derive(Clone)]
struct Label {
    span: Range<usize>,
    kind: Kind,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Written>,
}

/// A case as the files have it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(rename = "genre")]
    _genre: Option<String>,
    text: String,
    #[serde(default)]
    find: Vec<Quoted>,
    #[serde(default)]
    neutral: Vec<Quoted>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    kind: Option<String>,
    text: String,
    nth: Option<usize>,
}

/// Right, given in all, to be found in all.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    given: usize,
    all: usize,
}

impl Score {
    fn precision(self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.all).max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.all += other.all;
    }
}

/// Longest text that counts as short, in characters.
const SHORT: usize = 1400;

/// `cargo xtask eval [--errors] [FILE...]`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut errors = false;
    let mut wanted: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("errors") => errors = true,
            lexopt::Arg::Value(name) => wanted.push(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let directory = root().join("tests/corpus");
    let mut sets: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for file in files(&directory)? {
        let name = file.with_extension("").to_string_lossy().into_owned();
        if wanted.is_empty() || wanted.iter().any(|wanted| name.starts_with(wanted.as_str())) {
            let set = if name.starts_with("blind") { "blind" } else { "development" };
            sets.entry(set.to_owned()).or_default().extend(cases(&directory.join(&file))?);
        }
    }
    if wanted.is_empty() || wanted.iter().any(|wanted| wanted == "generated") {
        sets.insert("generated".to_owned(), generated()?);
    }
    for (name, cases) in &sets {
        println!("\n== {name}: {} texts ==", cases.len());
        judge(cases, errors);
    }
    Ok(())
}

fn cases(path: &Path) -> Outcome<Vec<Case>> {
    let shown = crate::paths::shown(path);
    let file: File = toml::from_str(&read(path)?).while_doing(|| format!("read {shown}"))?;
    file.case.into_iter().map(|case| placed(case, &shown)).collect()
}

fn placed(case: Written, file: &str) -> Outcome<Case> {
    let place = |quoted: &Quoted| -> Outcome<Range<usize>> {
        let mut found = case.text.match_indices(&quoted.text);
        let start = found.nth(quoted.nth.unwrap_or(1).max(1) - 1).map(|(start, _)| start);
        let missing = || Trouble::new(format!("{file}: {}: \"{}\" is not in the text", case.name, quoted.text));
        let start = start.ok_or_else(missing)?;
        Ok(start..start + quoted.text.len())
    };
    let label = |quoted: &Quoted| -> Outcome<Label> {
        let kind = quoted.kind.as_deref().and_then(Kind::from_name);
        let kind =
            kind.ok_or_else(|| Trouble::new(format!("{file}: {}: \"{}\" has no kind", case.name, quoted.text)))?;
        Ok(Label { span: place(quoted)?, kind })
    };
    let find = case.find.iter().map(label).collect::<Outcome<_>>()?;
    let neutral = case.neutral.iter().map(place).collect::<Outcome<_>>()?;
    Ok(Case { name: case.name, text: case.text, find, neutral })
}

/// Generated texts, of the templates that the model was not trained on.
fn generated() -> Outcome<Vec<Case>> {
    let templates = Templates::read()?;
    let mut cases = Vec::new();
    for fill in 0..4 {
        for (number, document) in templates.held_out(2000 + fill).into_iter().enumerate() {
            let mut find: Vec<Label> =
                document.names.into_iter().map(|span| Label { span, kind: Kind::PersonName }).collect();
            for (span, kind) in document.others {
                find.extend(Kind::from_name(kind).map(|kind| Label { span, kind }));
            }
            let name = format!("generated-{fill}-{number}");
            cases.push(Case { name, text: document.text, find, neutral: document.neutral });
        }
    }
    Ok(cases)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// At least half of the characters of both together are shared.
fn half(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = overlap(a, b);
    2 * shared >= a.len() + b.len() - shared && shared > 0
}

fn alike(a: Kind, b: Kind) -> bool {
    let key = |kind| matches!(kind, Kind::ApiKey | Kind::Token);
    a == b || (key(a) && key(b))
}

fn judge(cases: &[Case], errors: bool) {
    let scanner = Scanner::default();
    let mut strict: BTreeMap<&str, Score> = BTreeMap::new();
    let mut relaxed = Score::default();
    let (mut sensitive, mut clean_short, mut clean_long, mut uses) =
        (Score::default(), Score::default(), Score::default(), Score::default());
    for case in cases {
        let found = scanner.scan(&case.text);
        let mut matched = vec![false; case.find.len()];
        let mut alarms = Vec::new();
        for finding in &found {
            let is_use = finding.kind.category() == Category::Use;
            let fits = |(place, label): &(usize, &Label)| {
                !matched[*place] && alike(label.kind, finding.kind) && (half(&label.span, &finding.span))
            };
            let place = case.find.iter().enumerate().find(fits).map(|(place, _)| place);
            if let Some(place) = place {
                matched[place] = true;
                let score = strict.entry(case.find[place].kind.name()).or_default();
                score.right += 1;
                score.given += 1;
            } else if !case.neutral.iter().any(|span| overlap(span, &finding.span) > 0) {
                strict.entry(finding.kind.name()).or_default().given += 1;
                alarms.push(finding);
            }
            let relates = |label: &&Label| {
                label.kind.category() == finding.kind.category() && overlap(&label.span, &finding.span) > 0
            };
            let is_neutral = case.neutral.iter().any(|span| overlap(span, &finding.span) > 0);
            if !is_use && (case.find.iter().any(|label| relates(&label)) || !is_neutral) {
                relaxed.given += 1;
                relaxed.right += usize::from(case.find.iter().any(|label| relates(&label)));
            }
        }
        for label in &case.find {
            strict.entry(label.kind.name()).or_default().all += 1;
        }
        let is_use = |kind: Kind| kind.category() == Category::Use;
        let wants = case.find.iter().any(|label| !is_use(label.kind));
        let counted = |span: &Range<usize>| !case.neutral.iter().any(|neutral| overlap(neutral, span) > 0);
        let anything = found.iter().any(|finding| {
            !is_use(finding.kind)
                && (counted(&finding.span) || case.find.iter().any(|label| overlap(&label.span, &finding.span) > 0))
        });
        let document = if wants {
            &mut sensitive
        } else if case.text.chars().count() <= SHORT {
            &mut clean_short
        } else {
            &mut clean_long
        };
        document.all += 1;
        document.given += usize::from(anything);
        let use_kinds: Vec<Kind> = case.find.iter().map(|label| label.kind).filter(|kind| is_use(*kind)).collect();
        let mut use_found: Vec<Kind> = found.iter().map(|finding| finding.kind).filter(|kind| is_use(*kind)).collect();
        use_found.dedup();
        let right = use_kinds.iter().filter(|kind| use_found.contains(kind)).count();
        uses.add(Score { right, given: use_found.len(), all: use_kinds.len() });
        if errors {
            let quote = |span: &Range<usize>| case.text.get(span.clone()).unwrap_or_default().replace('\n', "⏎");
            for finding in &alarms {
                let around = |from: usize, to: usize| {
                    case.text
                        .get(case.text.floor_char_boundary(from)..case.text.ceil_char_boundary(to))
                        .unwrap_or_default()
                        .replace('\n', "⏎")
                };
                let Range { start, end } = finding.span;
                println!(
                    "alarm  {:<10} {}: {} [{}] {}   ({:.2} {})",
                    finding.kind.name(),
                    case.name,
                    around(start.saturating_sub(40), start),
                    quote(&finding.span),
                    around(end, (end + 30).min(case.text.len())),
                    finding.confidence,
                    finding.reason.rule
                );
            }
            for (label, matched) in case.find.iter().zip(&matched) {
                if !matched {
                    println!("missed {:<10} {}: [{}]", label.kind.name(), case.name, quote(&label.span));
                }
            }
        }
    }
    let mut structured = Score::default();
    let mut total = Score::default();
    println!("kind                        precision  recall     F1   right given   all");
    let line = |name: &str, score: Score| {
        println!(
            "{name:<26} {:>10.3} {:>7.3} {:>6.3} {:>7} {:>5} {:>5}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.given,
            score.all
        );
    };
    for kind in Kind::ALL {
        let Some(score) = strict.get(kind.name()) else { continue };
        line(kind.name(), *score);
        let category = kind.category();
        let fact = matches!(kind, Kind::PersonName | Kind::PostalAddress | Kind::SensitiveFact);
        if category == Category::Credential || (category == Category::Personal && !fact) {
            structured.add(*score);
        }
        if category != Category::Use {
            total.add(*score);
        }
    }
    line("structured and credentials", structured);
    line("all but uses", total);
    println!("relaxed precision {:.3}", relaxed.precision());
    line("uses, by document", uses);
    let rate = |name: &str, score: Score| {
        println!("{name}: {} of {} ({:.3})", score.given, score.all, score.given as f64 / score.all.max(1) as f64);
    };
    rate("documents with something sensitive in which something is found", sensitive);
    rate("clean short documents in which something is found", clean_short);
    rate("clean long documents in which something is found", clean_long);
}
