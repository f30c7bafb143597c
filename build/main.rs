//! Turns the files of `data/` into tables, so that the core starts with next to nothing to build (the table of words alone is laid out then).

mod lexicon;
mod phrases;
mod platforms;
mod policies;
mod secrets;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, error, fs};

include!("../src/detect/word_hash.rs");

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/detect/word_hash.rs");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("phrases.rs"), phrases::tables()?)?;
    fs::write(out.join("platforms.rs"), platforms::table()?)?;
    fs::write(out.join("presets.rs"), policies::texts()?)?;
    fs::write(out.join("secrets.rs"), secrets::tables()?)?;
    let mut mark = DefaultHasher::new();
    fs::read("data/sites/sites.fst")?.hash(&mut mark);
    println!("cargo::rustc-env=BALISE_SITES={:016x}", mark.finish());
    lexicon::write(out)
}
