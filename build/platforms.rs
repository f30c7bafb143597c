//! `data/platforms.toml`: the register of AI platforms.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::Result;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Platforms {
    platform: Vec<Platform>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Platform {
    name: String,
    vendor: String,
    kind: String,
    country: Option<String>,
    /// Nobody looked it up for this file.
    #[serde(default)]
    remembered: bool,
    hosts: Vec<String>,
    path: Option<String>,
    #[serde(default)]
    composer: Vec<String>,
    #[serde(default)]
    send: Vec<String>,
    source: Option<String>,
    verified: Option<toml::value::Date>,
}

pub(crate) fn table() -> Result<String> {
    let platforms: Platforms = toml::from_str(&fs::read_to_string("data/platforms.toml")?)?;
    let mut code = String::from("static REGISTER: &[Platform] = &[\n");
    // By itself: what only the command tells stays out of the module.
    let mut details = String::from("static DETAILS: &[Details] = &[\n");
    let mut seen = BTreeSet::new();
    for platform in platforms.platform {
        let Platform { name, vendor, kind, country, remembered, hosts, path, composer, send, source, verified } =
            platform;
        if hosts.is_empty() {
            return Err(format!("data/platforms.toml: {name} has no host").into());
        }
        if country.as_ref().is_some_and(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(format!("data/platforms.toml: {name}: a country is two capital letters (ISO 3166)").into());
        }
        for host in &hosts {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
            if !host.contains('.') || !host.bytes().all(plain) {
                return Err(format!("data/platforms.toml: {name}: \"{host}\" is not a host name").into());
            }
            if !seen.insert((host.clone(), path.clone())) {
                return Err(format!("data/platforms.toml: {name}: \"{host}\" stands there twice").into());
            }
        }
        let known = !composer.is_empty() || !send.is_empty();
        if known != (source.is_some() && verified.is_some()) {
            return Err(format!("data/platforms.toml: {name}: selectors come with `source` and `verified`").into());
        }
        writeln!(
            code,
            "    Platform {{ name: {name:?}, hosts: &{hosts:?}, path: {:?}, site: Site {{ composer: &{composer:?}, \
             send: &{send:?} }} }},",
            path.unwrap_or_default()
        )?;
        // A kind that is none does not compile: `Service` has them, and the line that the compiler shows says whose it is.
        let service: String =
            kind.chars().enumerate().map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c }).collect();
        writeln!(
            details,
            "    Details {{ /* {name} */ vendor: {vendor:?}, service: Service::{service}, country: {:?}, remembered: {remembered} }},",
            country.unwrap_or_default()
        )?;
    }
    code.push_str("];\n");
    details.push_str("];\n");
    Ok(code + &details)
}
