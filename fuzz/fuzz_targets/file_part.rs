//! Parts of documents, in archives that are whole.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check_part(data));
