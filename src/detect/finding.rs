//! What a detector says: where, what, why and how sure.

use std::ops::Range;

use super::kind::Kind;

/// One finding in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// UTF-8 byte offsets into the scanned text, half open, on character boundaries: the value alone, without its label.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How sure: from 0 to 1.
    pub confidence: f32,
    /// Why it was found.
    pub reason: Reason,
    /// For [`Kind::Custom`]: which of the policy's detectors, by its place in the policy.
    pub custom: Option<usize>,
}

/// Why something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Name of the rule: the grammar that the value follows, such as `sin.nine_digits`.
    pub rule: &'static str,
    /// A check digit or checksum was computed and is right.
    pub checksum: bool,
    /// A date inside the value is one that exists.
    pub date: bool,
    /// Where the words stand that name it (byte offsets into the scanned text), if any do.
    pub label: Option<Range<usize>>,
}
