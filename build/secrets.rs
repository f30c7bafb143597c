//! `data/secrets.toml`: how the keys of services look, and what is no secret though it looks like one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::Result;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Secrets {
    format: Vec<Format>,
    samples: Values,
    placeholders: Placeholders,
    names: Values,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Format {
    vendor: String,
    kind: String,
    checksum: Option<String>,
    shapes: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    values: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholders {
    whole: Vec<String>,
    part: Vec<String>,
}

/// The classes, in the order of the core's.
const CLASSES: [&str; 12] =
    ["digit", "hex", "lower", "upper", "alnum", "word", "url", "base64", "dotted", "azure", "path", "pad"];

pub(crate) fn tables() -> Result<String> {
    let secrets: Secrets = toml::from_str(&fs::read_to_string("data/secrets.toml")?)?;
    // By first byte; those that begin with a class, which have none, first.
    let mut lines: Vec<(u8, String)> = Vec::new();
    for Format { vendor, kind, checksum, shapes } in &secrets.format {
        let kind_name = match kind.as_str() {
            "api_key" => "ApiKey",
            "token" => "Token",
            "private_key" => "PrivateKey",
            _ => return Err(format!("data/secrets.toml: {vendor}: no such kind: {kind}").into()),
        };
        for shape in shapes {
            let (first, parts) =
                parts(shape).ok_or_else(|| format!("data/secrets.toml: {vendor}: \"{shape}\" is no shape"))?;
            let checked = checksum.as_deref() == Some("crc32");
            let line = format!(
                "    Format {{ parts: &[{parts}], kind: Kind::{kind_name}, rule: \"{kind}.{vendor}\", checked: {checked} }},"
            );
            lines.push((first, line));
        }
    }
    lines.sort_by_key(|(first, _)| *first);
    let mut code = String::from("static FORMATS: &[Format] = &[\n");
    for (_, line) in &lines {
        writeln!(code, "{line}")?;
    }
    let starts = (0..=128_u8).map(|byte| lines.partition_point(|(first, _)| *first < byte).to_string());
    writeln!(code, "];\n/// By first byte: where its formats begin; those that begin with a class stand before all.")?;
    writeln!(code, "static STARTS: [u16; 129] = [{}];", starts.collect::<Vec<_>>().join(", "))?;
    let list = |code: &mut String, name: &str, values: &[String]| -> Result<()> {
        let sorted: BTreeSet<&String> = values.iter().collect();
        let bytes: Vec<String> = sorted.iter().map(|value| format!("b{value:?}")).collect();
        writeln!(code, "static {name}: &[&[u8]] = &[{}];", bytes.join(", "))?;
        Ok(())
    };
    list(&mut code, "SAMPLES", &secrets.samples.values)?;
    list(&mut code, "WHOLE", &secrets.placeholders.whole)?;
    list(&mut code, "PART", &secrets.placeholders.part)?;
    list(&mut code, "NAMES", &secrets.names.values)?;
    Ok(code)
}

/// The first byte of a shape (0 when it begins with a class) and its parts as code.
fn parts(shape: &str) -> Option<(u8, String)> {
    let mut code = String::new();
    let mut rest = shape;
    let first = if rest.starts_with('<') { 0 } else { *rest.as_bytes().first()? };
    while !rest.is_empty() {
        if let Some(run) = rest.strip_prefix('<') {
            let (run, after) = run.split_once('>')?;
            let (class, lengths) = run.split_once(' ')?;
            let class = CLASSES.iter().position(|name| *name == class)?;
            let (least, most) = lengths.split_once('-').unwrap_or((lengths, lengths));
            let (least, most): (u16, u16) = (least.parse().ok()?, most.parse().ok()?);
            write!(code, "Part::Run({}, {least}, {most}), ", 1_u16 << class).ok()?;
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            write!(code, "Part::Text(b{:?}), ", &rest[..end]).ok()?;
            rest = &rest[end..];
        }
    }
    (first < 128).then_some((first, code))
}
