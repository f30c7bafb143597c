//! Text that was taken from a protected place is recognised wherever it goes, whole or in part, edited a little or not.
//!
//! What is kept of a passage is [fingerprints](prints): salted hashes of two words in a row, of which winnowing keeps two in three. They
//! hold no text, and nothing can be read from them; whoever has them and the salt can try whether some two words stand in the passage.
//!
//! - [`Memory`]: what was copied in this session on protected hosts;
//! - [`Documents`]: those that the policy registers, by the fingerprints that [`fingerprint`] makes.
//!
//! What is a copy is told by where the shared text stands ([`index`]), not by a list of what is ordinary: it covers most of the passage, or
//! most of the text, or it is a part from inside the passage. An opening and a closing that two letters have in common are neither.
//!
//! ```
//! use balise::lineage::Memory;
//!
//! let mut memory = Memory::new(*b"sixteen bytes ok");
//! let passage = "La firme retenue demandera quarante mille dollars pour refaire l’étanchéité du réservoir du rang Nord avant l’hiver.";
//! assert!(memory.add("conseil.val-fictif.example", 0, passage));
//! let pasted = format!("Résume ceci: {}", passage.to_uppercase().replace('É', "E"));
//! let others = memory.others("chatgpt.com", &pasted);
//! assert_eq!(others[0].of, "conseil.val-fictif.example");
//! assert!(memory.others("chatgpt.com", "La firme demandera quarante mille dollars.").is_empty());
//! ```

mod documents;
mod index;
mod memory;
mod prints;
mod words;

use index::Part;
use words::Words;

pub use documents::{Documents, fingerprint};
pub use memory::Memory;
pub use prints::Salt;

use crate::detect::Kind;
use crate::order;
use crate::verdict::Other;

/// What is said of parts that were found, in order and apart; `of` says of each whose it is. Where two claim the same words, the longer has them.
fn told(words: &Words, kind: Kind, parts: Vec<(String, Part)>) -> Vec<Other> {
    let mut parts = parts;
    order::by_number(&mut parts, |(_, part)| usize::MAX / 2 - part.words.len());
    let mut kept: Vec<(String, Part)> = Vec::new();
    for (of, mut part) in parts {
        for (_, other) in &kept {
            // What is left of it on the longer side.
            let (before, after) =
                (other.words.start.saturating_sub(part.words.start), part.words.end.saturating_sub(other.words.end));
            let apart = part.words.end <= other.words.start || other.words.end <= part.words.start;
            match apart {
                true => {}
                false if before >= after => part.words.end = part.words.end.min(other.words.start),
                false => part.words.start = part.words.start.max(other.words.end),
            }
        }
        if part.words.len() >= index::LEAST {
            kept.push((of, part));
        }
    }
    order::by_number(&mut kept, |(_, part)| part.words.start);
    let all = words.len().max(1);
    let other = |(of, part): (String, Part)| {
        let percent = (part.words.len() * 100 / all).clamp(1, 100) as u8;
        let span = words.span(part.words);
        Other { start: span.start, end: span.end, kind, of, percent }
    };
    kept.into_iter().map(other).collect()
}
