//! What the manifests promise.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{LISTS_HERE, LOOPBACK, manifest, merge};
use crate::browsers::{Browser, Reach};

fn strings(value: &Value) -> BTreeSet<String> {
    let list = value.as_array().unwrap();
    let set: BTreeSet<String> = list.iter().map(|entry| entry.as_str().unwrap().to_owned()).collect();
    assert_eq!(set.len(), list.len(), "something stands twice in {value}");
    set
}

fn each() -> impl Iterator<Item = (Browser, Value)> {
    Browser::ALL.into_iter().map(|browser| (browser, manifest(browser, Reach::Published).unwrap()))
}

#[test]
fn hosts_are_the_register_both_ways() {
    let register: BTreeSet<String> = balise::platforms::match_patterns().into_iter().collect();
    assert!(!register.is_empty());
    for (browser, manifest) in each() {
        let name = browser.name();
        let scripts = manifest["content_scripts"].as_array().unwrap();
        assert_eq!(scripts.len(), 4, "{name}");
        for script in &scripts[..3] {
            assert_eq!(strings(&script["matches"]), register, "content_scripts, {name}");
        }
        // The last one looks at all the others.
        assert_eq!(strings(&scripts[3]["exclude_matches"]), register, "content_scripts, {name}");
    }
}

/// A permission more is a decision, with a reason beside it in base.toml and a warning to people who update.
#[test]
fn permissions_did_not_grow_unseen() {
    for (browser, manifest) in each() {
        let mut expected = vec![
            "alarms",
            "clipboardRead",
            "declarativeNetRequest",
            "scripting",
            "storage",
            "webRequest",
            "webRequestBlocking",
        ];
        // Firefox has a sidebar without one.
        if browser != Browser::Firefox {
            expected.push("sidePanel");
        }
        assert_eq!(manifest["permissions"], json!(expected), "{}", browser.name());
        assert_eq!(manifest["host_permissions"], json!(["http://*/*", "https://*/*"]), "{}", browser.name());
        // What a page could open of us: the one that a redirect needs.
        assert_eq!(
            manifest["web_accessible_resources"],
            json!([{"resources": ["pages/blocked.html"], "matches": ["http://*/*", "https://*/*"]}]),
            "{}",
            browser.name()
        );
        for absent in [
            "optional_permissions",
            "optional_host_permissions",
            "externally_connectable",
            "content_security_policy.sandbox",
        ] {
            assert!(manifest.get(absent).is_none(), "{absent} in {}", browser.name());
        }
    }
}

#[test]
fn extension_pages_load_nothing_from_outside() {
    for (_, manifest) in each() {
        let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        // Lists of sites that the organisation names, wherever they are: the one thing that may come from outside, and never as code.
        assert_eq!(policy.matches("; connect-src 'self' https:; ").count(), 1, "{policy}");
        let policy = policy.replace("connect-src 'self' https:;", "");
        assert!(!policy.contains("http") && !policy.contains('*') && !policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.replace("'wasm-unsafe-eval'", "").contains("unsafe-eval"), "{policy}");
        assert!(policy.ends_with("; require-trusted-types-for 'script'; trusted-types 'none'"), "{policy}");
    }
}

#[test]
fn loopback_differs_by_its_matches_and_where_lists_are_only() {
    for browser in Browser::ALL {
        let published = manifest(browser, Reach::Published).unwrap();
        let mut loopback = manifest(browser, Reach::Loopback).unwrap();
        for list in [
            "/content_scripts/0/matches",
            "/content_scripts/1/matches",
            "/content_scripts/2/matches",
            "/content_scripts/3/exclude_matches",
        ] {
            let list = loopback.pointer_mut(list).unwrap().as_array_mut().unwrap();
            let before = list.len();
            list.retain(|entry| !LOOPBACK.contains(&entry.as_str().unwrap()));
            assert_eq!(before - list.len(), LOOPBACK.len());
        }
        let policy = loopback.pointer_mut("/content_security_policy/extension_pages").unwrap();
        let without = policy.as_str().unwrap().replacen(&format!(" {LISTS_HERE}"), "", 1);
        assert_ne!(*policy, json!(without));
        *policy = json!(without);
        assert_eq!(loopback, published, "{}", browser.name());
    }
}

/// https only, one host or all below it, every path: what both browsers take and the stores like.
#[test]
fn matches_are_valid_patterns() {
    for pattern in balise::platforms::match_patterns() {
        let host = pattern.strip_prefix("https://").and_then(|rest| rest.strip_suffix("/*"));
        let host = host.unwrap_or_default();
        let labels = host.strip_prefix("*.").unwrap_or(host);
        let good = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        };
        assert!(labels.contains('.') && labels.split('.').all(good), "{pattern}");
    }
}

#[test]
fn each_browser_gets_the_background_it_takes() {
    for (browser, manifest) in each() {
        let firefox = browser == Browser::Firefox;
        assert_eq!(manifest["background"].get("scripts").is_some(), firefox);
        assert_eq!(manifest["background"].get("service_worker").is_some(), !firefox);
        assert_eq!(manifest.get("browser_specific_settings").is_some(), firefox);
    }
}

#[test]
fn overlays_merge_tables_and_lists_and_replace_the_rest() {
    let mut base = json!({"a": {"b": 1, "c": [1, 2]}, "d": 1});
    merge(&mut base, json!({"a": {"c": [3]}, "d": {"e": 2}, "f": 3}));
    assert_eq!(base, json!({"a": {"b": 1, "c": [1, 2, 3]}, "d": {"e": 2}, "f": 3}));
}
