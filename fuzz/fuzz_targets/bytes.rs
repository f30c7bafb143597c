//! Any bytes at all, changed as libFuzzer likes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check(&String::from_utf8_lossy(data)));
