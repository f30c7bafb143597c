//! `balise policy export`: a policy as each browser and system takes it, under the customary names of the files. Beside what
//! installs the extension there is a file of other settings of the browser, to close the side doors; it is optional, and named so.

mod admx;
mod intune;
mod plist;
mod registry;
mod settings;

use std::path::{Path, PathBuf};

use balise::lang::{self, Lang};
use lexopt::{Arg, Parser};

use super::super::scan::one_of;
use super::super::{Ending, Failure, print, usage, value, wrong};
use super::document::Document;
use super::{needed, sentence, unknown};
use settings::{Browser, Install, Settings};

/// Formats, by the word of `--as`.
const FORMATS: [&str; 6] = ["json", "reg", "admx", "mobileconfig", "intune", "policies.json"];

/// A file to write: its path below the folder, and its bytes.
struct Exported {
    path: String,
    bytes: Vec<u8>,
}

impl Exported {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Runs the verb on the arguments after it.
pub(super) fn run(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut file, mut browser, mut format, mut out) = (None, None, None, None);
    let (mut id, mut from) = (None, None);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(name) if file.is_none() => file = Some(PathBuf::from(name)),
            Arg::Long("for") => browser = Some(one_of(&mut parser, lang, "--for", &Browser::NAMES)?),
            Arg::Long("as") => format = Some(one_of(&mut parser, lang, "--as", &FORMATS)?),
            Arg::Long("out") => out = Some(PathBuf::from(value(&mut parser, lang, "--out")?)),
            Arg::Long("id") => id = Some(value(&mut parser, lang, "--id")?.to_string_lossy().into_owned()),
            Arg::Long("from") => from = Some(value(&mut parser, lang, "--from")?.to_string_lossy().into_owned()),
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::super::help(lang)),
            other => return Err(unknown(lang, &other)),
        }
    }
    let file = needed(lang, file, "FICHIER", "FILE")?;
    let browser = Browser::of(&needed(lang, browser, "--for NAVIGATEUR", "--for BROWSER")?);
    let format = needed(lang, format, "--as FORMAT", "--as FORMAT")?;
    let out = needed(lang, out, "--out DOSSIER", "--out FOLDER")?;
    let made_for = match format.as_str() {
        "json" => browser != Browser::Firefox,
        "policies.json" => browser == Browser::Firefox,
        _ => true,
    };
    if !made_for {
        return Err(wrong(lang, &lang::cli_no_such_export(lang, browser.title(), &format, instead(browser))));
    }
    let document = Document::read(&file, lang)?.map_err(|unreadable| Failure(unreadable.sentence))?;
    // What goes to a fleet goes without mistakes.
    if !document.reading.problems.is_empty() {
        for problem in &document.reading.problems {
            print(&sentence(&document, problem, lang))?;
        }
        print(&lang::cli_export_not(lang, &document.name))?;
        return Ok(Ending::Found);
    }
    let install = Install::new(browser, id, from);
    let install = install.ok_or_else(|| wrong(lang, &lang::cli_no_id(lang, browser.title())))?;
    if let Some(what) = install.wrong(browser) {
        return Err(wrong(lang, &what(lang)));
    }
    let settings = Settings::new(browser, install, document.value);
    for exported in files(browser, &format, &settings, lang) {
        write(&out, &exported, lang)?;
        print(&out.join(&exported.path).display().to_string())?;
    }
    Ok(Ending::Nothing)
}

/// The format that a browser has in place of one that it has not.
fn instead(browser: Browser) -> &'static str {
    if browser == Browser::Firefox { "policies.json" } else { "json" }
}

fn files(browser: Browser, format: &str, settings: &Settings, lang: Lang) -> Vec<Exported> {
    let (name, optional) = (browser.name(), lang::cli_optional_file(lang));
    let main = settings.main();
    let doors = settings.side_doors();
    let pretty = |value: &serde_json::Value| format!("{value:#}\n");
    match format {
        "json" => vec![
            Exported::new(format!("balise-{name}.json"), pretty(&main)),
            // Not named .json: the browser reads every file of the folder that is.
            Exported::new(format!("balise-{name}-{optional}.json.txt"), pretty(&doors)),
        ],
        "policies.json" => {
            let policies = |value: serde_json::Value| serde_json::json!({ "policies": value });
            let mut all = main.clone();
            if let (Some(all), Some(doors)) = (all.as_object_mut(), doors.as_object()) {
                all.extend(doors.clone());
            }
            vec![
                Exported::new("policies.json", pretty(&policies(main))),
                Exported::new(format!("policies-{optional}.json"), pretty(&policies(all))),
            ]
        }
        "reg" => vec![
            Exported::new(
                format!("balise-{name}.reg"),
                registry::file(&registry::values(browser, &main, settings), &lang::cli_export_header(lang)),
            ),
            Exported::new(
                format!("balise-{name}-{optional}.reg"),
                registry::file(&registry::values(browser, &doors, settings), &lang::cli_optional_header(lang)),
            ),
        ],
        "admx" => admx::files(browser, settings),
        "mobileconfig" => vec![
            Exported::new(format!("balise-{name}.mobileconfig"), plist::profile(browser, &main, settings, false)),
            Exported::new(
                format!("balise-{name}-{optional}.mobileconfig"),
                plist::profile(browser, &doors, settings, true),
            ),
        ],
        _ => intune::files(browser, settings, lang),
    }
}

fn write(out: &Path, exported: &Exported, lang: Lang) -> Result<(), Failure> {
    let path = out.join(&exported.path);
    let folder = path.parent().unwrap_or(out);
    let done = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, &exported.bytes));
    done.map_err(|error| Failure(lang::cli_unwritable(lang, &path.display().to_string(), &error.to_string())))
}
