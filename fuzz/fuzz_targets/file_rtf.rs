//! RTF.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check_file("a.rtf", data));
