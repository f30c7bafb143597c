//! The JavaScript files of the extension, bundled by esbuild. Each is one classic script (IIFE): a service worker, an
//! event page and a content script all take that, and its first turn runs to the end without waiting for anything.

use std::path::Path;
use std::process::Command;

use crate::paths::{copy, must_exist, read, root, target, write};
use crate::run::{npm_tool, run};
use crate::trouble::Outcome;
use crate::wasm::Role;

/// The oldest browsers that the manifests let in.
const TARGET: &str = "--target=chrome120,firefox140";

/// background.js or pages.js: the entry, the glue and the module's bytes in base64, which esbuild's `binary` loader
/// decodes by `Uint8Array.fromBase64` where there is one. Embedded for the pages too: no request is ever made, and
/// the extension pages' CSP can forbid them all.
pub(crate) fn rust(role: Role, output: &Path, dev: bool) -> Outcome {
    let entry = root().join(format!("extension/{}-entry.mjs", role.name()));
    must_exist(&entry, "it starts the module; bring it back from version control")?;
    let mut esbuild = esbuild(&entry, output, dev);
    esbuild
        .arg(alias("balise:glue", &role.script()))
        .arg(alias("balise:module", &role.module()))
        .arg("--loader:.wasm=binary");
    if role == Role::Background {
        // Under a name of its own, for a loader of its own: base64 as it is, which costs nothing until it is asked for.
        let desk = target().join("bindings/desk.bin");
        copy(&Role::Pages.module(), &desk)?;
        esbuild
            .arg(alias("balise:desk-glue", &Role::Pages.script()))
            .arg(alias("balise:desk-module", &desk))
            .arg(alias("balise:files-glue", &Role::Files.script()))
            .arg("--loader:.bin=base64");
    }
    run(&mut esbuild)
}

/// content.js, the guard in the page; files.js, the same of files; page.js, the wrapper in the page's own world; answers.js,
/// which joins the guard once the page is there; sight.js, for pages that are not guarded; source.js and source-page.js, for protected sources; banner.js,
/// where it is needed: by the name of its entry.
pub(crate) fn content(entry: &str, output: &Path, dev: bool) -> Outcome {
    let entry = root().join("extension/content").join(entry);
    must_exist(&entry, "it is a content script's entry; bring it back from version control")?;
    let mut script = esbuild(&entry, output, dev);
    script.args(["--loader:.css=text", "--loader:.svg=text"]);
    for (name, from) in STYLES {
        let style = target().join("bindings/styles").join(name);
        run(&mut esbuild(&root().join(from), &style, dev))?;
        script.arg(alias(&format!("balise:{name}"), &style));
    }
    let drawings = target().join("bindings/styles/icons.svg");
    write(&drawings, smaller(&read(&root().join("extension/design/icons.svg"))?))?;
    script.arg(alias("balise:icons.svg", &drawings));
    run(&mut script)
}

/// The drawings as the page's part takes them: without comments and indents, and with what all symbols share on the root element, from
/// where `icon` in dom.ts takes it. (The extension's own pages use the file as it is: a `<use>` inherits nothing from a root elsewhere.)
fn smaller(svg: &str) -> String {
    let lines = svg.lines().map(str::trim);
    let symbols: Vec<&str> = lines.filter(|line| line.starts_with("<symbol ")).collect();
    let shared =
        symbols.first().and_then(|first| Some(&first[first.find(" viewBox")?..first.find('>')?])).unwrap_or_default();
    let rest: String = symbols.iter().map(|symbol| symbol.replacen(shared, "", 1)).collect();
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\"{shared}>{rest}</svg>")
}

/// Style sheets that are embedded as text: made small first.
const STYLES: [(&str, &str); 4] = [
    ("tokens.css", "extension/design/tokens.css"),
    ("dialog.css", "extension/content/dialog.css"),
    ("banner.css", "extension/content/banner.css"),
    ("answers.css", "extension/content/answers.css"),
];

fn esbuild(entry: &Path, output: &Path, dev: bool) -> Command {
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(entry).arg(with("--outfile=", output)).args([
        "--bundle",
        "--format=iife",
        "--charset=utf8",
        "--log-level=warning",
        "--legal-comments=none",
        TARGET,
    ]);
    if !dev {
        esbuild.arg("--minify");
    }
    esbuild
}

fn alias(name: &str, path: &Path) -> std::ffi::OsString {
    with(&format!("--alias:{name}="), path)
}

fn with(option: &str, path: &Path) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from(option);
    argument.push(path);
    argument
}
