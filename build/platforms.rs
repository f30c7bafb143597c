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
}

pub(crate) fn table() -> Result<String> {
    let platforms: Platforms = toml::from_str(&fs::read_to_string("data/platforms.toml")?)?;
    let mut code = String::from("static REGISTER: &[Platform] = &[\n");
    for Platform { name, vendor, hosts, path } in platforms.platform {
        for host in &hosts {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
            if !host.contains('.') || !host.bytes().all(plain) {
                return Err(format!("data/platforms.toml: {name}: \"{host}\" is not a host name").into());
            }
        }
        writeln!(
            code,
            "    Platform {{ name: {name:?}, vendor: {vendor:?}, hosts: &{hosts:?}, path: {:?} }},",
            path.unwrap_or_default()
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}
