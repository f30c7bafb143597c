//! The register of AI platforms: which hosts are guarded, and how they are called. Data: `data/platforms.toml`.

/// One platform of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    /// Its name on screen.
    pub name: &'static str,
    /// Its hosts; each covers its subdomains.
    pub hosts: &'static [&'static str],
    /// Where on the host it is, when the host serves other things too; empty when it is all of it.
    pub path: &'static str,
    /// How its page is built, as far as that is known.
    pub site: Site,
}

/// What is told of a platform, and decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Details {
    /// Who runs it.
    pub vendor: &'static str,
    /// What it does.
    pub service: Service,
    /// Where its vendor has its seat (ISO 3166); empty when that is not known for sure. Where it keeps what it is given is its contract's to say.
    pub country: &'static str,
    /// Nobody looked it up for the register.
    pub remembered: bool,
}

/// What a service does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself")]
pub enum Service {
    Agent,
    Audio,
    Chat,
    Coding,
    Documents,
    Image,
    Meeting,
    Models,
    Search,
    Transcription,
    Translator,
    Video,
    Writing,
}

impl Service {
    /// The word of the register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Audio => "audio",
            Self::Chat => "chat",
            Self::Coding => "coding",
            Self::Documents => "documents",
            Self::Image => "image",
            Self::Meeting => "meeting",
            Self::Models => "models",
            Self::Search => "search",
            Self::Transcription => "transcription",
            Self::Translator => "translator",
            Self::Video => "video",
            Self::Writing => "writing",
        }
    }
}

/// How a platform's page is built: CSS selectors, each with its source and the day it was last seen to hold in `data/platforms.toml`. The guard
/// works without them; with them it knows what sends where the page does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// Where a message is written.
    pub composer: &'static [&'static str],
    /// What sends it.
    pub send: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/platforms.rs"));

/// Every platform.
pub fn all() -> &'static [Platform] {
    REGISTER
}

/// Every platform, with what is told of it.
pub fn described() -> impl Iterator<Item = (&'static Platform, &'static Details)> {
    REGISTER.iter().zip(DETAILS)
}

/// The platform at a host and path, if it is one. `host` is as in an address, in any letter case.
pub fn find(host: &str, path: &str) -> Option<&'static Platform> {
    on(host).find(|platform| path.starts_with(platform.path))
}

/// Where on this very host its platform is, when the host serves other things too; empty when it is all of it, or none is known.
pub fn path_on(host: &str) -> &'static str {
    on(host).next().map_or("", |platform| platform.path)
}

/// Whether this is another part of a host that also serves an AI platform: `github.com` outside of `/copilot`.
pub fn is_beside(host: &str, path: &str) -> bool {
    find(host, path).is_none() && on(host).next().is_some()
}

/// The browser's match pattern for a host that a policy names and its subdomains: over http too, since what an organisation runs inside may
/// have no certificate.
pub fn pattern_of(host: &str) -> String {
    // An address in digits has no subdomains, and browsers refuse the wildcard there.
    let digits = host.parse::<std::net::Ipv4Addr>().is_ok();
    if digits { format!("*://{host}/*") } else { format!("*://*.{host}/*") }
}

/// The platforms of a host.
fn on(host: &str) -> impl Iterator<Item = &'static Platform> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    REGISTER.iter().filter(move |platform| platform.hosts.iter().any(|known| covers(known, &host)))
}

/// Whether a host is `known`, or under it. Both in small letters.
pub fn covers(known: &str, host: &str) -> bool {
    host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The browser's match patterns for the whole register, sorted, without doubles.
pub fn match_patterns() -> Vec<String> {
    let hosts = REGISTER.iter().flat_map(|platform| platform.hosts);
    let mut patterns: Vec<String> = hosts.map(|host| format!("https://*.{host}/*")).collect();
    patterns.sort();
    patterns.dedup();
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_covers_its_subdomains_only() {
        assert_eq!(find("chatgpt.com", "/").map(|p| p.name), Some("ChatGPT"));
        assert_eq!(find("www.ChatGPT.com.", "/c/1").map(|p| p.name), Some("ChatGPT"));
        assert_eq!(find("notchatgpt.com", "/"), None);
        assert_eq!(find("chatgpt.com.example", "/"), None);
    }

    #[test]
    fn the_register_is_large_and_each_has_its_details() {
        assert!(all().len() >= 90);
        assert_eq!(described().count(), all().len());
        assert!(
            described().any(|(platform, details)| platform.name == "DeepL" && details.service == Service::Translator)
        );
    }

    #[test]
    fn patterns_of_hosts_that_a_policy_names() {
        assert_eq!(pattern_of("courriel.val-fictif.example"), "*://*.courriel.val-fictif.example/*");
        assert_eq!(pattern_of("192.0.2.7"), "*://192.0.2.7/*");
    }

    #[test]
    fn a_path_narrows() {
        assert_eq!(find("github.com", "/copilot").map(|p| p.name), Some("GitHub Copilot"));
        assert_eq!(find("github.com", "/features"), None);
        assert!(is_beside("github.com", "/features"));
        assert!(!is_beside("github.com", "/copilot") && !is_beside("chatgpt.com", "/") && !is_beside("127.0.0.1", "/"));
    }
}
