//! Texts, tables and JSON, in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check_text(data));
