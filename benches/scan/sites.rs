//! Lists of sites: what one lookup takes, in as many domains as are built in.

use std::fs;
use std::hint::black_box;
use std::io::{Error, Result};
use std::path::Path;
use std::time::Duration;

use balise::sites::{Categories, List, SiteCategory};
use serde_json::{Value, json};

use crate::timing;

/// Domains in the list.
const DOMAINS: usize = 280_000;

/// Names that look as if by chance, the same each time.
fn name(place: usize) -> String {
    let mut state = (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut name = String::new();
    for _ in 0..6 + place % 9 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        name.push(char::from(b'a' + (state >> 59) as u8 % 26));
    }
    name + [".com", ".net", ".ca", ".co.uk", ".casino"][place % 5]
}

/// One lookup's figures: half of the hosts are listed. The list and the hosts are left for the same in WebAssembly.
pub(crate) fn measured(output: &Path) -> Result<Value> {
    let domains = (0..DOMAINS).map(|place| (name(place), SiteCategory::Gambling.into(), Categories::NONE));
    let bytes = List::build(domains);
    let size = bytes.len();
    fs::write(output.join("sites.fst"), &bytes)?;
    let list = List::new(bytes).map_err(Error::other)?;
    let host = |place: usize| {
        format!("www.{}", name(if place.is_multiple_of(2) { place * 97 % DOMAINS } else { DOMAINS + place }))
    };
    let hosts: Vec<String> = (0..1000).map(host).collect();
    fs::write(output.join("hosts.txt"), hosts.join("\n"))?;
    let rounds = timing::measure(5, Duration::from_millis(300), || {
        hosts.iter().filter(|host| list.find(black_box(host)).is_some()).count()
    });
    let each = |nanos: f64| nanos / hosts.len() as f64;
    Ok(json!({
        "domains": list.len(), "bytes": size,
        "median_ns": each(rounds.median), "min_ns": each(rounds.fastest), "max_ns": each(rounds.slowest),
    }))
}
