//! Intune. Chrome and Firefox: a custom profile that brings the administrative template and sets its policies, in the form that Microsoft
//! Graph takes (`windows10CustomConfiguration`). Edge: a script, since templates brought that way may not write below
//! `Software\Policies\Microsoft` but for a list in which Edge's policies are not (learn.microsoft.com, "Win32 and Desktop Bridge app ADMX
//! policy Ingestion", read 2026-11).

use std::fmt::Write as _;

use balise::lang::{self, Lang};
use serde_json::json;

use super::plist::escaped;
use super::registry::{Data, values};
use super::settings::{Browser, Settings};
use super::{Exported, admx};

pub(super) fn files(browser: Browser, settings: &Settings, lang: Lang) -> Vec<Exported> {
    let optional = lang::cli_optional_file(lang);
    if browser == Browser::Edge {
        let script = |of: &serde_json::Value, header: &str| script(browser, of, settings, header);
        return vec![
            Exported::new("balise-edge-intune.ps1", script(&settings.main(), &lang::cli_export_header(lang))),
            Exported::new(
                format!("balise-edge-intune-{optional}.ps1"),
                script(&settings.side_doors(), &lang::cli_optional_header(lang)),
            ),
        ];
    }
    let name = browser.name();
    vec![Exported::new(format!("balise-{name}-intune.json"), profile(browser, settings, lang))]
}

fn profile(browser: Browser, settings: &Settings, lang: Lang) -> String {
    let app = format!("Balise{}", browser.title());
    let row = |name: &str, uri: String, value: String| json!({ "@odata.type": "#microsoft.graph.omaSettingString", "displayName": name, "omaUri": uri, "value": value });
    // ADMXInstall/{app}/Policy/{file}, then {app}~Policy~{category}/{policy}.
    let set = |policy: &str| format!("./Device/Vendor/MSFT/Policy/Config/{app}~Policy~Balise/{policy}");
    let data = |value: &str| format!("<enabled/><data id=\"Value\" value=\"{}\"/>", escaped(value));
    let fields = admx::fields(browser, settings);
    let filled = |name: &str| match fields.iter().find(|(field, _)| *field == name) {
        Some((_, text)) => data(text),
        None => "<enabled/>".to_owned(),
    };
    let mut rows = vec![
        row(
            &lang::admx_category(lang, browser.title()),
            format!("./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/{app}/Policy/{app}Admx"),
            admx::template(browser, settings),
        ),
        row(&lang::admx_install(lang), set("Install"), filled("Install")),
        row(&lang::admx_document(lang), set("Document"), filled("Document")),
    ];
    if browser.private().is_some() {
        rows.push(row(&lang::admx_private(lang), set("Private"), filled("Private")));
    }
    let profile = json!({
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": lang::admx_category(lang, browser.title()),
        "description": lang::extension_description(lang),
        "omaSettings": rows,
    });
    format!("{profile:#}\n")
}

/// A script that writes the values, run by the system (Intune: Devices > Scripts). UTF-8 with a byte order mark: Windows PowerShell
/// takes a file without one for the old code page.
fn script(browser: Browser, of: &serde_json::Value, settings: &Settings, header: &str) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for line in header.lines() {
        let _ = write!(text, "# {line}\r\n");
    }
    text.push_str("$ErrorActionPreference = 'Stop'\r\n");
    for entry in values(browser, of, settings) {
        let (kind, data) = match &entry.data {
            Data::Text(text) => ("String", quoted(text)),
            Data::Number(number) => ("DWord", number.to_string()),
            Data::Texts(text) => ("MultiString", format!("@({})", quoted(text))),
        };
        let key = quoted(&format!(r"HKLM:\{}", entry.key));
        let name = quoted(&entry.name);
        let _ =
            write!(text, "if (-not (Test-Path -LiteralPath {key})) {{ New-Item -Path {key} -Force | Out-Null }}\r\n");
        let _ = write!(
            text,
            "New-ItemProperty -LiteralPath {key} -Name {name} -PropertyType {kind} -Value {data} -Force | Out-Null\r\n"
        );
    }
    text.into_bytes()
}

/// A text between single quotation marks. PowerShell takes the typographic ones for plain ones: they are doubled too.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for letter in text.chars() {
        if matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            out.push(letter);
        }
        out.push(letter);
    }
    out.push('\'');
    out
}
