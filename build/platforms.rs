//! `data/platforms.toml`: the register of AI platforms.

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
    for Platform { name, vendor, hosts, path, composer, send, source, verified } in platforms.platform {
        for host in &hosts {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
            if !host.contains('.') || !host.bytes().all(plain) {
                return Err(format!("data/platforms.toml: {name}: \"{host}\" is not a host name").into());
            }
        }
        let known = !composer.is_empty() || !send.is_empty();
        if known != (source.is_some() && verified.is_some()) {
            return Err(format!("data/platforms.toml: {name}: selectors come with `source` and `verified`").into());
        }
        writeln!(
            code,
            "    Platform {{ name: {name:?}, vendor: {vendor:?}, hosts: &{hosts:?}, path: {:?}, site: Site {{ composer: &{composer:?}, \
             send: &{send:?} }} }},",
            path.unwrap_or_default()
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}
