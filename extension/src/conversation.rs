//! What is known of a conversation: a tab, and the host of its page.

use balise::Vault;
use balise::verdict::Kept;
use serde::{Deserialize, Serialize};

/// In memory only, and gone with its tab.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Conversation {
    /// The labels given.
    pub(crate) vault: Vault,
    /// What the person chose to let through.
    pub(crate) kept: Kept,
}

/// Conversations by their keys, as they are kept.
pub(crate) type Conversations = Vec<(String, Conversation)>;
