//! Update manifests, for an organisation that hosts the packages itself.

use serde_json::{Value, json};

use crate::sums::sha256;
use crate::trouble::{Outcome, While};

/// Chromium's update.xml, protocol 2: what `update_url` in a policy or a manifest points to.
pub(crate) fn chromium(id: &str, version: &str, address: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n\
         <gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>\n  \
         <app appid='{id}'>\n    \
         <updatecheck codebase='{}' version='{version}'/>\n  \
         </app>\n\
         </gupdate>\n",
        escaped(address)
    )
}

/// Firefox's updates.json. The hash lets Firefox take the file from any server.
pub(crate) fn firefox(manifest: &Value, address: &str, xpi: &[u8]) -> Outcome<String> {
    let gecko = &manifest["browser_specific_settings"]["gecko"];
    let id = gecko["id"].as_str().unwrap_or_default();
    let updates = json!({ "addons": { id: { "updates": [{
        "version": manifest["version"],
        "browser_specific_settings": { "gecko": { "strict_min_version": gecko["strict_min_version"] } },
        "update_link": address,
        "update_hash": format!("sha256:{}", sha256(xpi)),
    }] } } });
    let json = serde_json::to_string_pretty(&updates).while_doing(|| "write updates.json".to_owned())?;
    Ok(json + "\n")
}

/// For an XML attribute in single quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[test]
    fn update_manifests_name_the_package() {
        let xml = super::chromium("abc", "1.2.3", "https://example.org/a?b='1'&c");
        assert!(xml.contains("<app appid='abc'>"), "{xml}");
        assert!(xml.contains("codebase='https://example.org/a?b=&apos;1&apos;&amp;c' version='1.2.3'"), "{xml}");

        let manifest = json!({"version": "1.2.3", "browser_specific_settings": {"gecko": {"id": "a@b", "strict_min_version": "140.0"}}});
        let updates: Value =
            serde_json::from_str(&super::firefox(&manifest, "https://example.org/a.xpi", b"").unwrap()).unwrap();
        let update = &updates["addons"]["a@b"]["updates"][0];
        assert_eq!(update["version"], "1.2.3");
        assert_eq!(update["update_link"], "https://example.org/a.xpi");
        assert_eq!(update["update_hash"], "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
