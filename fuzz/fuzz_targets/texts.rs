//! Texts that are changed as texts: pieces that detectors look at come in, lines are repeated, words written otherwise.
#![no_main]

use balise_fuzz::{Chance, changed};

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check(&String::from_utf8_lossy(data)));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(seed);
    // Now and then bytes, and parts of the other texts known so far, which only libFuzzer can bring in.
    if chance.one_in(4) {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let text = changed(&String::from_utf8_lossy(&data[..size]), &mut chance);
    let end = text.floor_char_boundary(max_size);
    data[..end].copy_from_slice(&text.as_bytes()[..end]);
    end
});
