//! `balise policy`: what is exported is read back by readers that share nothing with the writer, and says the same policy.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use balise::policy::read_managed;
use serde_json::{Value, json};

/// Signs that each format holds in its own way: quotation marks, backslashes, angle brackets, letters of three and four bytes.
const DOCUMENT: &str = r#"
version = "7"
[organisation]
fr = "Ville de « Val-Fictif » & d’\"Ailleurs\" <à l’essai> 'bis' ’ter’ 🦉"
[[rules]]
kinds = ["phone"]
action = "block"
[[custom]]
id = "dossier"
pattern = '\bDOS-[0-9]{4}\b'
[[rollout]]
from = 2026-12-01
stage = "warn"
"#;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("policy_export").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn balise(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_balise")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace('\u{a0}', " ")
}

/// Exports the document; gives the folder.
fn export(browser: &str, format: &str) -> PathBuf {
    let folder = folder(&format!("{browser}-{format}"));
    let file = folder.join("politique.toml");
    fs::write(&file, DOCUMENT).unwrap();
    let (file, out) = (file.to_str().unwrap(), folder.join("out"));
    let mut arguments =
        vec!["policy", "export", file, "--for", browser, "--as", format, "--out", out.to_str().unwrap()];
    if browser != "firefox" {
        arguments.extend(["--id", CHROMIUM]);
    }
    let output = balise(&arguments);
    assert!(output.status.success(), "{browser} {format}: {}", text(&output.stderr));
    for line in text(&output.stdout).lines() {
        assert!(Path::new(line).is_file(), "{line} was said to be written");
    }
    out
}

fn said(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json_of(path: &Path) -> Value {
    serde_json::from_str(&said(path)).unwrap()
}

/// What every export must come to.
fn document() -> Value {
    json!({
        "version": "7",
        "organisation": { "fr": "Ville de « Val-Fictif » & d’\"Ailleurs\" <à l’essai> 'bis' ’ter’ 🦉" },
        "rules": [{ "kinds": ["phone"], "action": "block" }],
        "custom": [{ "id": "dossier", "pattern": r"\bDOS-[0-9]{4}\b" }],
        "rollout": [{ "from": "2026-12-01", "stage": "warn" }],
    })
}

/// The managed settings that the browser would give, and that they are the policy.
fn is_the_policy(settings: &Value) {
    let whole = match &settings["policy"] {
        Value::String(text) => serde_json::from_str(text).unwrap(),
        other => other.clone(),
    };
    assert_eq!(whole, document());
    let reading = read_managed(settings);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.policy.version, "7");
}

/// An id as stores give them.
const CHROMIUM: &str = "fkkbdmpjjpmahdjieplpilkjealadgkk";
const GECKO: &str = "balise@balise.quebec";

#[test]
fn files_of_policies_for_linux() {
    let id = CHROMIUM;
    for (browser, pin, private) in
        [("chrome", "toolbar_pin", "IncognitoModeAvailability"), ("edge", "toolbar_state", "InPrivateModeAvailability")]
    {
        let out = export(browser, "json");
        let main = json_of(&out.join(format!("balise-{browser}.json")));
        is_the_policy(&main["3rdparty"]["extensions"][id]);
        assert_eq!(main["ExtensionSettings"][id]["installation_mode"], "force_installed");
        assert!(main["ExtensionSettings"][id][pin].is_string() && main[private] == 1, "{main:#}");
        // Optional, and not read by the browser under this name.
        assert!(json_of(&out.join(format!("balise-{browser}-facultatif.json.txt"))).is_object());
    }
}

#[test]
fn policies_json_of_firefox() {
    let out = export("firefox", "policies.json");
    for (file, doors) in [("policies.json", false), ("policies-facultatif.json", true)] {
        let policies = &json_of(&out.join(file))["policies"];
        is_the_policy(&policies["3rdparty"]["Extensions"][GECKO]);
        let settings = &policies["ExtensionSettings"][GECKO];
        assert_eq!(
            (&settings["installation_mode"], &settings["private_browsing"]),
            (&json!("force_installed"), &json!(true))
        );
        assert_eq!(policies["AIControls"]["SidebarChatbot"]["Value"] == "blocked", doors);
    }
}

/// A reader of `regedit` files (version 5): by key, the values as the registry would hold them.
fn registry(path: &Path) -> BTreeMap<String, BTreeMap<String, Value>> {
    let bytes = fs::read(path).unwrap();
    assert_eq!(&bytes[..2], &[0xFF, 0xFE], "{}: UTF-16 with a byte order mark", path.display());
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&units).unwrap();
    assert!(text.starts_with("Windows Registry Editor Version 5.00\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let text = text.replace("\\\r\n  ", "");
    let mut keys: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with(';')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            key = name.strip_prefix("HKEY_LOCAL_MACHINE\\").unwrap().to_owned();
            continue;
        }
        let mut letters = line.chars();
        let name = string(&mut letters);
        assert_eq!(letters.next(), Some('='), "{line}");
        let rest: String = letters.clone().collect();
        let value = if let Some(number) = rest.strip_prefix("dword:") {
            json!(u32::from_str_radix(number, 16).unwrap())
        } else if let Some(bytes) = rest.strip_prefix("hex(7):") {
            let bytes: Vec<u8> = bytes.split(',').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
            let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            let all = String::from_utf16(&units).unwrap();
            let texts: Vec<&str> = all.strip_suffix("\0\0").unwrap().split('\0').collect();
            json!(texts)
        } else {
            let value = string(&mut letters);
            assert_eq!(letters.next(), None, "{line}");
            json!(value)
        };
        keys.entry(key.clone()).or_default().insert(name, value);
    }
    keys
}

/// A text between quotation marks, a backslash before each of its own marks and backslashes.
fn string(letters: &mut std::str::Chars) -> String {
    assert_eq!(letters.next(), Some('"'));
    let mut text = String::new();
    loop {
        match letters.next().unwrap() {
            '"' => return text,
            '\\' => text.push(letters.next().unwrap()),
            letter => text.push(letter),
        }
    }
}

#[test]
fn registry_files_parse_back() {
    let id = CHROMIUM;
    for (browser, root) in
        [("chrome", r"SOFTWARE\Policies\Google\Chrome"), ("edge", r"SOFTWARE\Policies\Microsoft\Edge")]
    {
        let out = export(browser, "reg");
        let keys = registry(&out.join(format!("balise-{browser}.reg")));
        let settings = &keys[&format!(r"{root}\3rdparty\extensions\{id}\policy")];
        is_the_policy(&json!(settings));
        let installed = &keys[&format!(r"{root}\ExtensionSettings\{id}")];
        assert_eq!(installed["installation_mode"], "force_installed");
        // Chromium ignores REG_MULTI_SZ and takes no other type than these two.
        assert!(keys.values().flat_map(BTreeMap::values).all(|value| value.is_string() || value.is_u64()));
        let doors = registry(&out.join(format!("balise-{browser}-facultatif.reg")));
        assert_eq!(doors[root]["BrowserGuestModeEnabled"], 0);
    }
    let keys = registry(&export("firefox", "reg").join("balise-firefox.reg"));
    let root = r"SOFTWARE\Policies\Mozilla\Firefox";
    let parsed = |value: &Value| -> Value { serde_json::from_str(value[0].as_str().unwrap()).unwrap() };
    is_the_policy(&parsed(&keys[&format!(r"{root}\3rdparty\Extensions")][GECKO]));
    assert_eq!(parsed(&keys[root]["ExtensionSettings"])[GECKO]["installation_mode"], "force_installed");
}

#[test]
fn profiles_for_macos_are_property_lists() {
    let id = CHROMIUM;
    for (browser, domain) in
        [("chrome", "com.google.Chrome"), ("edge", "com.microsoft.Edge"), ("firefox", "org.mozilla.firefox")]
    {
        let out = export(browser, "mobileconfig");
        for optional in ["", "-facultatif"] {
            let path = out.join(format!("balise-{browser}{optional}.mobileconfig"));
            let profile: Value = as_json(&plist::Value::from_file(&path).unwrap());
            assert_eq!((&profile["PayloadType"], &profile["PayloadVersion"]), (&json!("Configuration"), &json!(1)));
            let payloads = profile["PayloadContent"].as_array().unwrap();
            let mut identifiers = vec![profile["PayloadUUID"].as_str().unwrap()];
            for payload in payloads {
                assert!(payload["PayloadIdentifier"].is_string() && payload["PayloadVersion"] == 1);
                identifiers.push(payload["PayloadUUID"].as_str().unwrap());
            }
            let count = identifiers.len();
            identifiers.dedup();
            assert!(identifiers.len() == count && identifiers.iter().all(|id| id.len() == 36), "{identifiers:?}");
            let of = |domain: &str| payloads.iter().find(|payload| payload["PayloadType"] == domain);
            let settings = of(domain).unwrap();
            if optional.is_empty() && browser == "firefox" {
                is_the_policy(&settings["3rdparty"]["Extensions"][GECKO]);
                assert_eq!(settings["EnterprisePoliciesEnabled"], true);
            } else if optional.is_empty() {
                is_the_policy(&json!({ "policy": of(&format!("{domain}.extensions.{id}")).unwrap()["policy"] }));
                assert_eq!(settings["ExtensionSettings"][id]["installation_mode"], "force_installed");
            }
        }
    }
}

fn as_json(value: &plist::Value) -> Value {
    match value {
        plist::Value::Array(items) => items.iter().map(as_json).collect(),
        plist::Value::Dictionary(map) => map.iter().map(|(key, value)| (key.clone(), as_json(value))).collect(),
        plist::Value::Boolean(is) => json!(is),
        plist::Value::Integer(number) => json!(number.as_unsigned()),
        plist::Value::Real(number) => json!(number),
        plist::Value::String(text) => json!(text),
        other => panic!("{other:?}"),
    }
}

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

/// The children of an element, in order, are of these names (`?` may be absent, `*` may be many): a sequence of the published schema.
fn sequence(node: roxmltree::Node, names: &[&str]) {
    let mut children = node.children().filter(roxmltree::Node::is_element).peekable();
    for name in names {
        let (name, many) = (name.trim_end_matches(['?', '*']), name.ends_with('*'));
        let mut seen = 0;
        while children.next_if(|child| child.has_tag_name((NAMESPACE, name))).is_some() {
            seen += 1;
            assert!(many || seen == 1, "{} has {name} twice", node.tag_name().name());
        }
        let may_be_absent = names.iter().any(|given| *given == format!("{name}?") || *given == format!("{name}*"));
        assert!(seen > 0 || may_be_absent, "{} has no {name}", node.tag_name().name());
    }
    assert!(children.next().is_none(), "{} has {:?}", node.tag_name().name(), children.next());
}

fn has(node: roxmltree::Node, required: &[&str]) {
    for name in required {
        assert!(
            node.attribute(*name).is_some_and(|value| !value.is_empty()),
            "{} has no {name}",
            node.tag_name().name()
        );
    }
}

fn below<'a>(node: roxmltree::Node<'a, 'a>, name: &str) -> Vec<roxmltree::Node<'a, 'a>> {
    node.descendants().filter(|node| node.has_tag_name((NAMESPACE, name))).collect()
}

/// PolicyDefinitionFiles.xsd and PolicyDefinitions.xsd (Microsoft, "Group Policy ADMX Syntax Reference Guide"), as far as these files go.
#[test]
fn administrative_templates_have_microsofts_structure() {
    for browser in ["chrome", "edge", "firefox"] {
        let out = export(browser, "admx");
        let admx = said(&out.join(format!("balise-{browser}.admx")));
        let admx = roxmltree::Document::parse(&admx).unwrap();
        let root = admx.root_element();
        assert!(root.has_tag_name((NAMESPACE, "policyDefinitions")));
        has(root, &["revision", "schemaVersion"]);
        sequence(
            root,
            &["policyNamespaces", "supersededAdm*", "resources", "supportedOn?", "categories?", "policies?"],
        );
        below(root, "target").iter().for_each(|node| has(*node, &["prefix", "namespace"]));
        below(root, "resources").iter().for_each(|node| has(*node, &["minRequiredRevision"]));
        let names =
            |tag: &str| -> Vec<&str> { below(root, tag).iter().map(|node| node.attribute("name").unwrap()).collect() };
        let (definitions, categories) = (names("definition"), names("category"));
        let mut wanted: Vec<String> = Vec::new();
        let mut presentations: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let reference = |node: roxmltree::Node, attribute: &str, kind: &str| -> String {
            let value = node.attribute(attribute).unwrap();
            let id = value.strip_prefix(&format!("$({kind}.")).and_then(|value| value.strip_suffix(')'));
            id.unwrap_or_else(|| panic!("{attribute} is {value}")).to_owned()
        };
        for node in below(root, "definition").into_iter().chain(below(root, "category")) {
            wanted.push(reference(node, "displayName", "string"));
        }
        let policies: Vec<_> = below(root, "policy");
        assert!(policies.len() >= 2);
        for policy in policies {
            has(policy, &["name", "class", "displayName", "explainText", "key", "presentation"]);
            assert!(["Machine", "User", "Both"].contains(&policy.attribute("class").unwrap()));
            let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            assert!(plain(policy.attribute("name").unwrap()));
            let key = policy.attribute("key").unwrap();
            assert!(
                !key.starts_with("HK") && !key.starts_with('\\') && key.starts_with("SOFTWARE\\Policies\\"),
                "{key}"
            );
            sequence(
                policy,
                &["parentCategory", "supportedOn", "enabledValue?", "disabledValue?", "enabledList?", "elements?"],
            );
            for node in policy.children().filter(roxmltree::Node::is_element) {
                match node.tag_name().name() {
                    "parentCategory" => assert!(categories.contains(&node.attribute("ref").unwrap())),
                    "supportedOn" => assert!(definitions.contains(&node.attribute("ref").unwrap())),
                    _ => {}
                }
            }
            wanted.push(reference(policy, "displayName", "string"));
            wanted.push(reference(policy, "explainText", "string"));
            let controls = presentations.entry(reference(policy, "presentation", "presentation")).or_default();
            for node in below(policy, "elements").into_iter().flat_map(|elements| elements.children()) {
                if node.is_element() {
                    let kind = node.tag_name().name();
                    assert!(["text", "multiText", "list"].contains(&kind), "{kind}");
                    has(node, if kind == "list" { &["id", "key"] } else { &["id", "valueName"] });
                    controls.push((kind.to_owned(), node.attribute("id").unwrap().to_owned()));
                }
            }
            below(policy, "item").iter().for_each(|item| {
                has(*item, &["key", "valueName"]);
                sequence(*item, &["value"]);
            });
        }
        for (folder, lang) in
            [("fr-CA", "installe l’extension"), ("fr-FR", "installe l’extension"), ("en-US", "Installs the extension")]
        {
            let adml = said(&out.join(folder).join(format!("balise-{browser}.adml")));
            let adml = roxmltree::Document::parse(&adml).unwrap();
            let root = adml.root_element();
            assert!(root.has_tag_name((NAMESPACE, "policyDefinitionResources")));
            has(root, &["revision", "schemaVersion"]);
            sequence(root, &["displayName", "description", "resources"]);
            sequence(below(root, "resources")[0], &["stringTable?", "presentationTable?"]);
            let strings: BTreeMap<&str, &str> = below(root, "string")
                .iter()
                .map(|node| (node.attribute("id").unwrap(), node.text().unwrap()))
                .collect();
            for id in &wanted {
                assert!(
                    strings.get(id.as_str()).is_some_and(|text| !text.is_empty()),
                    "{browser} {folder}: no text for {id}"
                );
            }
            assert!(strings.values().any(|text| text.to_lowercase().contains(&lang.to_lowercase())), "{folder}");
            for (id, controls) in &presentations {
                let node = *below(root, "presentation").iter().find(|node| node.attribute("id") == Some(id)).unwrap();
                let shown: Vec<_> = node.children().filter(roxmltree::Node::is_element).collect();
                assert_eq!(shown.len(), controls.len(), "{browser} {folder} {id}");
                for (control, (kind, element)) in shown.iter().zip(controls) {
                    let expected = match kind.as_str() {
                        "text" => "textBox",
                        "multiText" => "multiTextBox",
                        _ => "listBox",
                    };
                    assert_eq!(control.tag_name().name(), expected);
                    assert_eq!(control.attribute("refId"), Some(element.as_str()));
                }
            }
            if browser != "firefox" {
                let field = below(root, "defaultValue")[0].text().unwrap();
                is_the_policy(&json!({ "policy": field }));
            }
        }
    }
}

#[test]
fn intune_profiles_set_what_their_template_has() {
    for browser in ["chrome", "firefox"] {
        let profile = json_of(&export(browser, "intune").join(format!("balise-{browser}-intune.json")));
        assert_eq!(profile["@odata.type"], "#microsoft.graph.windows10CustomConfiguration");
        let rows = profile["omaSettings"].as_array().unwrap();
        let value = |ending: &str| {
            let row = rows.iter().find(|row| row["omaUri"].as_str().unwrap().ends_with(ending));
            row.unwrap_or_else(|| panic!("no {ending}"))["value"].as_str().unwrap().to_owned()
        };
        let template = value("Admx");
        let template = roxmltree::Document::parse(&template).unwrap();
        let policies: Vec<_> = below(template.root_element(), "policy")
            .iter()
            .map(|node| node.attribute("name").unwrap().to_owned())
            .collect();
        for row in rows.iter().filter(|row| row["omaUri"].as_str().unwrap().contains("/Config/")) {
            let uri = row["omaUri"].as_str().unwrap();
            // {app}~Policy~{category}/{policy}
            assert!(policies.iter().any(|policy| uri.ends_with(&format!("~Policy~Balise/{policy}"))), "{uri}");
        }
        let set = format!("<set>{}</set>", value("/Document"));
        let set = roxmltree::Document::parse(&set).unwrap();
        let data =
            set.descendants().find(|node| node.has_tag_name("data")).unwrap().attribute("value").unwrap().to_owned();
        let data: Value = serde_json::from_str(&data).unwrap();
        is_the_policy(&if browser == "firefox" { data } else { json!({ "policy": data }) });
    }
}

/// PowerShell takes four typographic marks for a single quotation mark: each inside is doubled.
#[test]
fn the_script_for_edge_holds_the_policy() {
    let out = export("edge", "intune");
    let script = said(&out.join("balise-edge-intune.ps1"));
    assert!(script.starts_with('\u{feff}'), "Windows PowerShell reads UTF-8 by its mark");
    let line = script.lines().find(|line| line.contains("-Name 'policy'")).unwrap();
    let quoted = line.split_once("-Value '").unwrap().1.rsplit_once("' -Force").unwrap().0;
    let mut text = String::new();
    let mut letters = quoted.chars();
    while let Some(letter) = letters.next() {
        if matches!(letter, '\'' | '\u{2018}'..='\u{201b}') {
            assert_eq!(letters.next(), Some(letter), "a mark by itself would end the text");
        }
        text.push(letter);
    }
    is_the_policy(&json!({ "policy": text }));
}

#[test]
fn what_does_not_exist_is_refused_by_name() {
    let folder = folder("refused");
    let (file, bad) = (folder.join("a.toml"), folder.join("bad.toml"));
    fs::write(&file, DOCUMENT).unwrap();
    fs::write(&bad, "version = \"1\"\n\n[[rules]]\nkinds = [\"sin\"]\naction = \"bloquer\"\n").unwrap();
    let (file, bad, out) = (file.to_str().unwrap(), bad.to_str().unwrap(), folder.join("out"));
    let out = out.to_str().unwrap();
    for (arguments, expected) in [
        (
            vec![file, "--for", "firefox", "--as", "json", "--out", out],
            "Firefox n’a pas de format « json »; employez « policies.json »",
        ),
        (
            vec![file, "--for", "edge", "--as", "policies.json", "--out", out],
            "Edge n’a pas de format « policies.json »; employez « json »",
        ),
        (
            vec![file, "--for", "safari", "--as", "json", "--out", out],
            "--for attend une valeur parmi : chrome, edge, firefox",
        ),
        (vec![file, "--for", "chrome", "--as", "reg"], "il manque --out DOSSIER"),
        (
            vec![file, "--for", "chrome", "--as", "reg", "--out", out],
            "il manque --id : l’identifiant que la boutique (Chrome)",
        ),
        (vec![file, "--for", "chrome", "--as", "reg", "--out", out, "--id", "abc"], "--id attend l’identifiant"),
        (
            vec![file, "--for", "chrome", "--as", "reg", "--out", out, "--from", "http://exemple", "--id", CHROMIUM],
            "--from attend une adresse",
        ),
    ] {
        let output = balise(&[&["policy", "export"], arguments.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(expected), "{expected:?} is not in {}", text(&output.stderr));
    }
    let output = balise(&["policy", "export", bad, "--for", "firefox", "--as", "reg", "--out", out]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("bad.toml, ligne 5 : rules[0].action"), "{}", text(&output.stdout));
    assert!(!Path::new(out).exists(), "nothing is written");
}

#[test]
fn check_says_each_problem_with_its_line() {
    let folder = folder("check");
    let check = |name: &str, content: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        let output = balise(&["policy", "check", file.to_str().unwrap()]);
        (output.status.code(), text(&output.stdout))
    };
    let (code, said) = check("good.toml", DOCUMENT.as_bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("rien à signaler; 1 règle de l’organisation"), "{said}");
    let toml = "langage = \"fr\"\n\n[[rules]]\nkinds = [\"sin\"]\naction = \"block\"\n\n[[rules]]\nkinds = [\"nas\"]\naction = \"warn\"\n";
    let (code, said) = check("bad.toml", toml.as_bytes());
    assert_eq!(code, Some(1));
    assert!(said.contains("bad.toml, ligne 1 : langage : clé inconnue; la plus proche est « language »"), "{said}");
    assert!(said.contains("bad.toml, ligne 8 : rules[1].kinds[0] : on attend un mot connu, comme"), "{said}");
    assert!(said.contains("bad.toml : 2 valeurs ignorées"), "{said}");
    let (code, said) = check("bad.json", b"{\n \"version\": \"1\",\n \"rules\": [\n  {\"kinds\": [\"sin\"],\n   \"action\": 3}],\n \"version\": \"2\"\n}");
    assert_eq!(code, Some(1));
    assert!(said.contains("bad.json, ligne 5 : rules[0].action"), "{said}");
    assert!(said.contains("version : cette clé est écrite deux fois"), "{said}");
    let (code, said) = check("broken.toml", b"version = \"1\"\nrules = [\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("broken.toml, ligne"), "{said}");
    let (code, said) =
        check("latin1.toml", b"version = \"1\"\nlanguage = \"fr\"\n[organisation]\nfr = \"Municipalit\xe9\"\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("latin1.toml, ligne 4") && said.contains("n’est pas en UTF-8"), "{said}");
    // As Notepad writes « Unicode ».
    let wide: Vec<u8> = std::iter::once(0xFEFF_u16).chain(DOCUMENT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(check("wide.toml", &wide).0, Some(0));
    assert_eq!(check("mark.toml", &[b"\xEF\xBB\xBF", DOCUMENT.as_bytes()].concat()).0, Some(0));
}

#[test]
fn the_starting_documents_are_right_with_every_comment_taken_off() {
    let folder = folder("new");
    for lang in ["fr", "en"] {
        let output = balise(&["policy", "new", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        let document = String::from_utf8(output.stdout).unwrap();
        // A commented key: « # key = » or « # [[table]] ».
        let opened: Vec<&str> = document
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest)
                    if rest.starts_with("[[")
                        || rest
                            .split_once(" = ")
                            .is_some_and(|(key, _)| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')) =>
                {
                    rest
                }
                Some(rest) if matches!(rest, "[journal]" | "[collector]" | "[mention]") => rest,
                _ => line,
            })
            .collect();
        // Lists of hosts stand before the first table.
        let (tops, rest): (Vec<&str>, Vec<&str>) = opened.into_iter().partition(|line| {
            [
                "effective",
                "language",
                "approved",
                "tolerated",
                "prohibited",
                "unlisted",
                "unknown_ai",
                "files",
                "guarded",
                "protected",
                "documents",
                "allow",
                "url_blocklist",
                "url_allowlist",
                "groups = [\"finances\"]",
                "open",
            ]
            .iter()
            .any(|key| line.starts_with(key))
                && !line.starts_with("groups = [\"finances\"]\nmost")
        });
        let mut seen = std::collections::BTreeSet::new();
        let tops: Vec<&str> = tops.into_iter().filter(|line| seen.insert(*line)).collect();
        let all = folder.join(format!("{lang}.toml"));
        fs::write(&all, format!("{}\n{}\n", tops.join("\n"), rest.join("\n"))).unwrap();
        let output = balise(&["policy", "check", all.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
        // Every key of the schema is spoken of.
        for field in balise::policy::schema::DOCUMENT.fields {
            let key = field.key;
            let spoken = [format!("{key} ="), format!("[{key}"), format!("[[{key}]]")];
            assert!(spoken.iter().any(|form| document.contains(form.as_str())), "{key} is not in {lang}");
        }
    }
}

#[test]
fn explain_and_diff_say_what_would_happen_and_by_what() {
    let folder = folder("explain");
    let write = |name: &str, content: &str| {
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let a = write(
        "a.toml",
        "[[rules]]\nkinds = [\"phone\"]\naction = \"block\"\n[[rollout]]\nfrom = 2026-12-01\nstage = \"block\"\n[[rollout]]\nfrom = 2027-01-01\nstage = \"warn\"\n",
    );
    let b = write("b.toml", "[[rules]]\nkinds = [\"phone\"]\naction = \"record\"\n");
    let letter = write("lettre.txt", "Bonjour,\nmon cell. 418 527-3366 et mon NAS 046 454 286.\n");
    let explained = |arguments: &[&str]| text(&balise(&[&["policy", "explain"], arguments].concat()).stdout);
    let said = explained(&[&a, "--to", "chatgpt.com", "--on", "2026-12-31", &letter]);
    for expected in [
        "chatgpt.com : tolérée, avec conditions; le 2026-12-31",
        "À compter du 2027-01-01 : avertissements",
        "numéro de téléphone (ligne 2, colonne 11) : bloquer – rules[0] = bloquer",
        "numéro d’assurance sociale (ligne 2, colonne 35) : bloquer – rules[2] par défaut = bloquer",
        "Ensemble : bloquer",
    ] {
        assert!(said.contains(expected), "{expected:?} is not in {said}");
    }
    assert!(!said.contains("527-3366"), "the value stays out");
    let said = explained(&[&a, "--to", "chatgpt.com", "--on", "2027-01-01", &letter]);
    assert!(said.contains("bloquer → rollout[1] (avertissements, tout peut continuer)"), "{said}");
    let output = balise(&["policy", "diff", &a, &b, "--on", "2026-12-31"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("- rules[0].action = \"block\"") && said.contains("+ rules[0].action = \"record\""),
        "{said}"
    );
    assert!(said.contains("numéro de téléphone → plateforme répertoriée : bloquer → noter"), "{said}");
    assert_eq!(balise(&["policy", "diff", &a, &a]).status.code(), Some(0));
}

#[test]
fn converted_there_and_back_a_document_is_the_same() {
    let folder = folder("convert");
    let (toml, json, back) = (folder.join("a.toml"), folder.join("b.json"), folder.join("c.toml"));
    fs::write(&toml, DOCUMENT).unwrap();
    let convert = |file: &Path| balise(&["policy", "convert", file.to_str().unwrap()]);
    fs::write(&json, convert(&toml).stdout).unwrap();
    assert_eq!(json_of(&json), document());
    fs::write(&back, convert(&json).stdout).unwrap();
    let again: Value = serde_json::from_slice(&convert(&back).stdout).unwrap();
    assert_eq!(again, document());
    fs::write(&json, "{\"version\": null}").unwrap();
    let refused = convert(&json);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("TOML ne connaît ni valeur vide"), "{}", text(&refused.stderr));
}

#[test]
fn check_remarks_on_what_a_right_document_may_not_mean() {
    let folder = folder("remarks");
    let remarked = |name: &str, document: &str| {
        let file = folder.join(name);
        fs::write(&file, document).unwrap();
        let output = balise(&["policy", "check", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
        text(&output.stdout)
    };
    for (name, document, expected) in [
        ("empty", "", "ligne 1 : à relire : ce document est vide"),
        ("end", "[[rollout]]\nfrom = 2026-01-01\nstage = \"observe\"\n", "ligne 1 : à relire : aucune étape ne suit"),
        (
            "back",
            "[[rollout]]\nfrom = 2026-01-01\nstage = \"block\"\n[[rollout]]\nfrom = 2026-06-01\nstage = \"observe\"\n",
            "ligne 4 : à relire : cette étape en fait moins",
        ),
        (
            "over",
            "[[exceptions]]\nuntil = 2020-01-01\nkinds = [\"sin\"]\nmost = \"warn\"\n",
            "a pris fin le 2020-01-01",
        ),
        (
            "key",
            "[[exceptions]]\nuntil = 2999-01-01\nkinds = [\"api_key\"]\nmost = \"warn\"\n",
            "les clés ne sont plus bloqués",
        ),
        (
            "hidden",
            "[[rules]]\nkinds = [\"personal\"]\naction = \"warn\"\n[[rules]]\nkinds = [\"sin\"]\naction = \"block\"\n",
            "ligne 4 : à relire : cette règle ne s’applique jamais : rules[0] décide avant elle",
        ),
        ("all", "[[rules]]\nkinds = [\"phone\"]\naction = \"record\"\n", "cette règle vaut partout"),
        (
            "lowers",
            "[[escalation]]\nwith = [\"phone\"]\nmost = \"record\"\n",
            "tout renseignement personnel du texte est abaissé",
        ),
        ("twice", "approved = [\"claude.ai\"]\nprohibited = [\"claude.ai\"]\n", "claude.ai figure deux fois"),
        ("allow", "allow = [\"NAS 046 454 286\"]\n", "est un numéro d’identité ou un secret"),
        (
            "selector",
            "[[platforms]]\nhost = \"ia.val-fictif.example\"\nstatus = \"approved\"\nsend = [\"#go\", \"button[\"]\n",
            "ligne 4 : à relire : ce n’est pas un sélecteur CSS",
        ),
        (
            "star",
            "url_blocklist = [\"exemple.quebec\", \"*.exemple.quebec\"]\n",
            "ligne 1 : à relire : un astérisque n’a pas sa place ici",
        ),
        ("host", "url_allowlist = [\"http://\"]\n", "ce filtre n’a pas d’hôte qui en soit un"),
        ("port", "url_blocklist = [\"exemple.quebec:0\"]\n", "un nombre de 1 à 65535"),
        ("both", "url_blocklist = [\"a.example\"]\nurl_allowlist = [\"a.example\"]\n", "qui l’emporte"),
        (
            "many",
            &format!("url_blocklist = [{}]\n", "\"a.example\", ".repeat(1001)),
            "seuls les 1 000 premiers filtres s’appliquent",
        ),
        (
            "list",
            "[[site_lists]]\ncategory = \"games\"\nurl = \"http://a.example/l\"\n",
            "ligne 3 : à relire : l’adresse d’une liste doit être en https",
        ),
        (
            "list_key",
            "[[site_lists]]\ncategory = \"games\"\nurl = \"https://a.example/l\"\nkey = \"abc\"\n",
            "ligne 4 : à relire : la clé doit être une clé publique Ed25519",
        ),
        ("idle", "effective = \"2026-12-01\"\n", "elle n’agit pas encore"),
    ] {
        let said = remarked(&format!("{name}.toml"), document);
        assert!(said.contains(expected), "{expected:?} is not in {said}");
    }
    // What the starting document and the guide show asks for no second look, but for keys without effect.
    let said = remarked(
        "good.toml",
        "approved = [\"claude.ai\"]\n[[rules]]\nkinds = [\"phone\"]\nto = [\"approved\"]\naction = \"record\"\n",
    );
    assert!(!said.contains("à relire"), "{said}");
}
