//! Made-up events of a journal: what happens every day, and what only a policy or a clock gone wrong would bring.

use balise::journal::{Entry, Event, Way, What};
use balise::policy::Action;

use super::chance::Chance;

/// So many events, each with an id of its own.
pub(crate) fn some(chance: &mut Chance, count: usize) -> Vec<Entry> {
    (0..count).map(|number| Entry { id: id(chance, number), event: event(chance) }).collect()
}

/// A UUID that looks as drawn, and is of this number alone.
fn id(chance: &mut Chance, number: usize) -> String {
    let mut drawn = |bound| chance.below(bound);
    let [a, b, c, d] = [drawn(1 << 32), drawn(1 << 16), drawn(1 << 12), drawn(1 << 12)];
    format!("{a:08x}-{b:04x}-4{c:03x}-8{d:03x}-{number:012x}")
}

fn event(chance: &mut Chance) -> Event {
    const HOSTS: [&str; 4] = ["chatgpt.com", "gemini.google.com", "claude.ai", "xn--exmple-cva.example"];
    const KINDS: [&str; 8] =
        ["sin", "person_name", "postal_address", "email", "api_key", "Dossier RH", "dossier.rh", "gambling"];
    const ACTIONS: [Option<Action>; 4] = [None, Some(Action::Warn), Some(Action::Justify), Some(Action::Block)];
    const REASONS: [&str; 3] = ["", "public", "necessary"];
    let often = 1_795_000_000_000 + chance.below(1 << 40) as u64;
    let mut kinds = vec![];
    for _ in 0..chance.below(5) {
        let kind = KINDS[chance.below(KINDS.len())].to_owned();
        kinds.push((kind, [1, 2, 300, u32::MAX][chance.below(4)]));
    }
    Event {
        at: [often, often, often, 0, u64::MAX][chance.below(5)],
        host: HOSTS[chance.below(HOSTS.len())].to_owned(),
        what: What::ALL[chance.below(What::ALL.len())],
        way: Way::ALL[chance.below(Way::ALL.len())],
        action: ACTIONS[chance.below(ACTIONS.len())],
        kinds,
        rules: (0..chance.below(3)).map(|_| odd(chance)).collect(),
        reason: REASONS[chance.below(REASONS.len())].to_owned(),
    }
}

/// A short text of what encodings trip over.
pub(crate) fn odd(chance: &mut Chance) -> String {
    const PIECES: [&str; 10] = ["art. 7", "é", "\"", "\\", "\n", "\u{0}", "\u{2028}", "🙂", "{}", "\u{7f}"];
    (0..1 + chance.below(6)).map(|_| PIECES[chance.below(PIECES.len())]).collect()
}
