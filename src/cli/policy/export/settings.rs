//! What a browser is told: the extension that is installed and cannot be taken away, its policy, its button on the toolbar, private
//! windows. Names and values from the browsers' own policy lists (chromeenterprise.google/policies, learn.microsoft.com/deployedge,
//! mozilla/policy-templates), held against the programs of November 2026 where they could be.

use balise::lang::{self, Lang};
use serde_json::{Value, json};

/// A browser that group policy installs the extension in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Browser {
    Chrome,
    Edge,
    Firefox,
}

impl Browser {
    /// The words of `--for`.
    pub(super) const NAMES: [&str; 3] = ["chrome", "edge", "firefox"];

    /// The browser of a word of `--for`.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "edge" => Self::Edge,
            "firefox" => Self::Firefox,
            _ => Self::Chrome,
        }
    }

    pub(super) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    pub(super) fn title(self) -> &'static str {
        ["Chrome", "Edge", "Firefox"][self as usize]
    }

    /// The key of its policies in the Windows registry, below the hive.
    pub(super) fn key(self) -> &'static str {
        [r"SOFTWARE\Policies\Google\Chrome", r"SOFTWARE\Policies\Microsoft\Edge", r"SOFTWARE\Policies\Mozilla\Firefox"]
            [self as usize]
    }

    /// The setting that closes private windows, where extensions do not run; Firefox runs them there.
    pub(super) fn private(self) -> Option<&'static str> {
        [Some("IncognitoModeAvailability"), Some("InPrivateModeAvailability"), None][self as usize]
    }

    /// Its domain of preferences on macOS.
    pub(super) fn domain(self) -> &'static str {
        ["com.google.Chrome", "com.microsoft.Edge", "org.mozilla.firefox"][self as usize]
    }

    /// Where its store has updates.
    fn store(self, id: &str) -> String {
        match self {
            Self::Chrome => "https://clients2.google.com/service/update2/crx".to_owned(),
            Self::Edge => "https://edge.microsoft.com/extensionwebstorebase/v1/crx".to_owned(),
            Self::Firefox => format!("https://addons.mozilla.org/firefox/downloads/latest/{id}/latest.xpi"),
        }
    }
}

/// Which extension, and where it comes from.
pub(super) struct Install {
    pub(super) id: String,
    /// An update manifest (Chrome, Edge) or a package (Firefox).
    pub(super) from: String,
    /// From elsewhere than the browser's store.
    own: bool,
}

impl Install {
    /// In Firefox the manifest has the id. In Chrome and Edge it comes from the store, or from the key that an organisation signs with:
    /// nothing of the repository knows it.
    pub(super) fn new(browser: Browser, id: Option<String>, from: Option<String>) -> Option<Self> {
        let id = id.or_else(|| (browser == Browser::Firefox).then(gecko_id))?;
        let own = from.is_some();
        let from = from.unwrap_or_else(|| browser.store(&id));
        Some(Self { id, from, own })
    }

    /// What is wrong with what was given.
    pub(super) fn wrong(&self, browser: Browser) -> Option<fn(Lang) -> String> {
        let chromium = self.id.len() == 32 && self.id.bytes().all(|byte| (b'a'..=b'p').contains(&byte));
        let gecko = self.id.contains('@') || self.id.starts_with('{');
        let plain =
            self.id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'&'));
        let fits = if browser == Browser::Firefox { gecko && plain } else { chromium };
        // Firefox takes a package from a folder too.
        let reached = self.from.starts_with("https://")
            || self.from.starts_with("http://127.0.0.1")
            || (browser == Browser::Firefox && self.from.starts_with("file:///"));
        match (fits, reached) {
            (false, _) => Some(lang::cli_bad_id),
            (_, false) => Some(lang::cli_bad_from),
            _ => None,
        }
    }
}

/// The id in Firefox's manifest.
fn gecko_id() -> String {
    let manifest: toml::Table = toml::from_str(include_str!("../../../../manifest/firefox.toml")).unwrap_or_default();
    let gecko = manifest.get("browser_specific_settings").and_then(|settings| settings.get("gecko"));
    gecko.and_then(|gecko| gecko.get("id")).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}

/// All that a browser is told.
pub(super) struct Settings {
    browser: Browser,
    pub(super) install: Install,
    document: Value,
}

impl Settings {
    pub(super) fn new(browser: Browser, install: Install, document: Value) -> Self {
        Self { browser, install, document }
    }

    /// The policy on one line, as a registry value or a property holds it.
    pub(super) fn document(&self) -> String {
        self.document.to_string()
    }

    /// How the extension is installed.
    pub(super) fn installed(&self) -> Value {
        let from = &self.install.from;
        match self.browser {
            Browser::Firefox => json!({
                "installation_mode": "force_installed", "install_url": from, "default_area": "navbar", "private_browsing": true,
            }),
            chromium => {
                let mut entry = json!({ "installation_mode": "force_installed", "update_url": from });
                // Each has its own word for a button that stays.
                let (pin, pinned) = if chromium == Browser::Edge {
                    ("toolbar_state", "force_shown")
                } else {
                    ("toolbar_pin", "force_pinned")
                };
                entry[pin] = pinned.into();
                if self.install.own {
                    entry["override_update_url"] = true.into();
                }
                entry
            }
        }
    }

    /// What the browser needs, as its policies have it.
    pub(super) fn main(&self) -> Value {
        let id = self.install.id.as_str();
        match self.browser {
            // Nested values arrive as they are (facts: there is no schema).
            Browser::Firefox => json!({
                "ExtensionSettings": { id: self.installed() },
                "3rdparty": { "Extensions": { id: { "policy": self.document } } },
            }),
            // In Chromium an extension runs in private windows only when the person allows it: they are closed.
            chromium => {
                let mut settings = json!({
                    "ExtensionSettings": { id: self.installed() },
                    "3rdparty": { "extensions": { id: { "policy": self.document() } } },
                });
                if let Some(private) = chromium.private() {
                    settings[private] = 1.into();
                }
                settings
            }
        }
    }

    /// Places that no extension sees: the browser's own AI, guests and other profiles, developer tools.
    pub(super) fn side_doors(&self) -> Value {
        match self.browser {
            Browser::Chrome => json!({
                "GenAiDefaultSettings": 2, "GeminiSettings": 1, "AIModeSettings": 1, "HelpMeWriteSettings": 2,
                "BrowserGuestModeEnabled": false, "BrowserAddPersonEnabled": false, "DeveloperToolsAvailability": 2,
            }),
            Browser::Edge => json!({
                "HubsSidebarEnabled": false, "CopilotPageContext": false, "EdgeEntraCopilotPageContext": false,
                "Microsoft365CopilotChatIconEnabled": false, "ComposeInlineEnabled": false,
                "BrowserGuestModeEnabled": false, "BrowserAddProfileEnabled": false, "DeveloperToolsAvailability": 2,
            }),
            // `AIControls` since 149, `GenerativeAI` before. Not all of it: translation and descriptions of pictures are made on the
            // computer itself.
            Browser::Firefox => json!({
                "GenerativeAI": { "Chatbot": false, "LinkPreviews": false, "Locked": true },
                "AIControls": {
                    "SidebarChatbot": { "Value": "blocked", "Locked": true },
                    "LinkPreviewKeyPoints": { "Value": "blocked", "Locked": true },
                },
                "DisableDeveloperTools": true,
            }),
        }
    }
}
