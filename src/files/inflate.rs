//! What deflate packed, never more of it than there is room for.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

use super::{Stop, Unread};

/// What came out.
pub(super) struct Inflated {
    pub(super) bytes: Vec<u8>,
    /// All of it; a wrong sum at the end, as some writers leave it, costs nothing.
    pub(super) whole: bool,
}

/// Inflates; `zlib`: between its header and its sum.
pub(super) fn inflate(packed: &[u8], zlib: bool, room: usize) -> Result<Inflated, Stop> {
    let inflate = if zlib { decompress_to_vec_zlib_with_limit } else { decompress_to_vec_with_limit };
    let failed = match inflate(packed, room) {
        Ok(bytes) => return Ok(Inflated { bytes, whole: true }),
        Err(failed) => failed,
    };
    if failed.status == TINFLStatus::HasMoreOutput {
        return Err(Stop(Unread::TooLarge));
    }
    let mut bytes = failed.output;
    // What was not reached is zeros.
    bytes.truncate(bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
    Ok(Inflated { bytes, whole: failed.status == TINFLStatus::Adler32Mismatch })
}
