//! Policy documents and managed settings, changed byte by byte, with the words of the schema as a dictionary.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| balise_fuzz::check_policy(&String::from_utf8_lossy(data)));
