//! Names of persons. Words that may be part of one (a list, a title before them, a label) open a window; a small sequence
//! model reads the words of the window, their shapes, what the lists say of them and what stands around; rules then judge what
//! it read: a street, a school or a law bears a name too, and who acts in a public role is no secret.

mod cue;
mod features;
mod judge;
mod lexicon;
mod model;
#[cfg(feature = "train")]
pub mod training;
mod whose;

pub(crate) use cue::Cue;
pub(crate) use judge::find;
pub(crate) use lexicon::{is_common, is_common_word, is_given, is_name_or_place, is_place};
