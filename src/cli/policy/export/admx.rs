//! Administrative templates for the Group Policy editor: the policies (ADMX), and their words in French and English (ADML). Structure:
//! Microsoft, "Group Policy ADMX Syntax Reference Guide" (PolicyDefinitionFiles.xsd).

use std::fmt::Write as _;

use balise::lang::{self, Lang};

use super::Exported;
use super::plist::escaped;
use super::settings::{Browser, Settings};

/// Longest text that the editor's field takes.
const LONGEST: usize = 1_048_576;

/// Settings of their own beside the document: name, and whether it is a list.
const SIMPLE: [(&str, bool); 8] = [
    ("organisation", false),
    ("language", false),
    ("approved", true),
    ("tolerated", true),
    ("prohibited", true),
    ("guarded", true),
    ("allow", true),
    ("groups", true),
];

/// The template and its words, in the folders where Windows looks for them.
pub(super) fn files(browser: Browser, settings: &Settings) -> Vec<Exported> {
    let name = format!("balise-{}", browser.name());
    let mut files = vec![Exported::new(format!("{name}.admx"), template(browser, settings))];
    // Windows looks in the folder of its own language.
    for (folder, lang) in [("fr-CA", Lang::Fr), ("fr-FR", Lang::Fr), ("en-US", Lang::En)] {
        files.push(Exported::new(format!("{folder}/{name}.adml"), words(browser, settings, lang)));
    }
    // What is put into the fields: the editor fills none of several lines beforehand, and none a second time.
    for (field, text) in fields(browser, settings) {
        files.push(Exported::new(format!("{name}-{field}.txt"), text));
    }
    files
}

/// The texts of the fields, by the policy that has them.
pub(super) fn fields(browser: Browser, settings: &Settings) -> Vec<(&'static str, String)> {
    if browser != Browser::Firefox {
        return vec![("Document", settings.document())];
    }
    let main = settings.main();
    let below = |path: &[&str]| path.iter().fold(&main, |value, key| &value[*key]).to_string();
    let id = settings.install.id.as_str();
    vec![("Install", below(&["ExtensionSettings"])), ("Document", below(&["3rdparty", "Extensions", id]))]
}

/// The policies of a browser: Firefox takes the document whole.
fn simple(browser: Browser) -> &'static [(&'static str, bool)] {
    if browser == Browser::Firefox { &[] } else { &SIMPLE }
}

/// The namespace that the policies are in.
pub(super) fn namespace(browser: Browser) -> String {
    format!("Balise.Policies.{}", browser.title())
}

pub(super) fn template(browser: Browser, settings: &Settings) -> String {
    let (root, id) = (browser.key(), escaped(&settings.install.id));
    let firefox = browser == Browser::Firefox;
    let mut policies = String::new();
    let installed = settings.installed();
    if firefox {
        filled(&mut policies, "Install", root, &multi("ExtensionSettings"));
        filled(&mut policies, "Document", &format!(r"{root}\3rdparty\Extensions"), &multi(&id));
    } else {
        let key = format!(r"{root}\ExtensionSettings\{id}");
        let mut items = String::new();
        for (name, value) in installed.as_object().into_iter().flatten() {
            let value = match value.as_str() {
                Some(text) => format!("<string>{}</string>", escaped(text)),
                None => r#"<decimal value="1"/>"#.to_owned(),
            };
            let _ = writeln!(items, "        <item key=\"{key}\" valueName=\"{name}\"><value>{value}</value></item>");
        }
        let items = format!("      <enabledList>\n{items}      </enabledList>\n");
        policy(&mut policies, "Install", &key, "", &items);
        if let Some(private) = browser.private() {
            let values = "      <enabledValue><decimal value=\"1\"/></enabledValue>\n      <disabledValue><decimal value=\"0\"/></disabledValue>\n";
            policy(&mut policies, "Private", root, &format!(" valueName=\"{private}\""), values);
        }
        let key = format!(r"{root}\3rdparty\extensions\{id}\policy");
        let document = format!("<text id=\"Value\" valueName=\"policy\" maxLength=\"{LONGEST}\" required=\"true\"/>");
        filled(&mut policies, "Document", &key, &document);
        for (name, list) in simple(browser) {
            let element = if *list {
                format!("<list id=\"Value\" key=\"{key}\\{name}\" valuePrefix=\"\"/>")
            } else {
                format!("<text id=\"Value\" valueName=\"{name}\" required=\"true\"/>")
            };
            filled(&mut policies, &title(name), &key, &element);
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <policyDefinitions xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" schemaVersion=\"1.0\">\n  \
         <policyNamespaces>\n    <target prefix=\"balise\" namespace=\"{}\"/>\n  </policyNamespaces>\n  \
         <resources minRequiredRevision=\"1.0\"/>\n  \
         <supportedOn>\n    <definitions>\n      <definition name=\"Supported\" displayName=\"$(string.Supported)\"/>\n    </definitions>\n  </supportedOn>\n  \
         <categories>\n    <category name=\"Balise\" displayName=\"$(string.Balise)\"/>\n  </categories>\n  \
         <policies>\n{policies}  </policies>\n</policyDefinitions>\n",
        namespace(browser)
    )
}

fn multi(name: &str) -> String {
    format!("<multiText id=\"Value\" valueName=\"{name}\" maxLength=\"{LONGEST}\" maxStrings=\"0\" required=\"true\"/>")
}

/// A policy whose value is filled in.
fn filled(out: &mut String, name: &str, key: &str, element: &str) {
    policy(out, name, key, "", &format!("      <elements>\n        {element}\n      </elements>\n"));
}

fn policy(out: &mut String, name: &str, key: &str, value: &str, body: &str) {
    let _ = write!(
        out,
        "    <policy name=\"{name}\" class=\"Machine\" displayName=\"$(string.{name})\" explainText=\"$(string.{name}_Help)\" key=\"{key}\"{value} \
         presentation=\"$(presentation.{name})\">\n      <parentCategory ref=\"Balise\"/>\n      <supportedOn ref=\"Supported\"/>\n{body}    </policy>\n"
    );
}

/// The name of a key's policy.
fn title(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    first.to_ascii_uppercase() + rest
}

fn words(browser: Browser, settings: &Settings, lang: Lang) -> String {
    let firefox = browser == Browser::Firefox;
    let mut strings = String::new();
    let mut presentations = String::new();
    let mut string = |id: &str, text: &str| {
        let _ = writeln!(strings, "      <string id=\"{id}\">{}</string>", escaped(text));
    };
    string("Balise", &lang::admx_category(lang, browser.title()));
    string("Supported", &lang::admx_supported(lang, browser.title()));
    string("Install", &lang::admx_install(lang));
    string("Install_Help", &lang::admx_install_help(lang));
    if browser.private().is_some() {
        string("Private", &lang::admx_private(lang));
        string("Private_Help", &lang::admx_private_help(lang));
    }
    string("Document", &lang::admx_document(lang));
    string("Document_Help", &lang::admx_document_help(lang));
    for (name, _) in simple(browser) {
        let guide = lang::policy_key(lang, name);
        string(&title(name), &lang::admx_key(lang, name));
        string(&format!("{}_Help", title(name)), &guide);
    }
    // What the organisation wrote stands in the field already. A field of several lines cannot be filled beforehand: the words say it.
    if firefox {
        for (name, label) in [("Install", lang::admx_install(lang)), ("Document", lang::admx_document(lang))] {
            let _ = writeln!(
                presentations,
                "      <presentation id=\"{name}\">\n        <multiTextBox refId=\"Value\">{}</multiTextBox>\n      </presentation>",
                escaped(&label)
            );
        }
    } else {
        let _ = writeln!(presentations, "      <presentation id=\"Install\"/>\n      <presentation id=\"Private\"/>");
        let _ = writeln!(
            presentations,
            "      <presentation id=\"Document\">\n        <textBox refId=\"Value\">\n          <label>{}</label>\n          <defaultValue>{}</defaultValue>\n        \
             </textBox>\n      </presentation>",
            escaped(&lang::admx_document(lang)),
            escaped(&settings.document())
        );
    }
    for (name, list) in simple(browser) {
        let label = escaped(&lang::admx_key(lang, name));
        let control = if *list {
            format!("<listBox refId=\"Value\">{label}</listBox>")
        } else {
            format!("<textBox refId=\"Value\"><label>{label}</label></textBox>")
        };
        let _ = writeln!(presentations, "      <presentation id=\"{}\">{control}</presentation>", title(name));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <policyDefinitionResources xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" schemaVersion=\"1.0\">\n  \
         <displayName>Balise</displayName>\n  <description>{}</description>\n  <resources>\n    <stringTable>\n{strings}    </stringTable>\n    \
         <presentationTable>\n{presentations}    </presentationTable>\n  </resources>\n</policyDefinitionResources>\n",
        escaped(&lang::extension_description(lang))
    )
}
