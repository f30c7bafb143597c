//! The address of a page, in the parts that rules speak of.

/// An address as browsers write it: in lower case where case does not matter, without a dot at the end of the host.
///
/// ```
/// use balise::sites::Address;
///
/// let address = Address::from_parts("HTTPS:", "Ville.Example.", None, "/avis", "?no=3");
/// assert_eq!((address.scheme.as_str(), address.host.as_str(), address.query.as_str()), ("https", "ville.example", "no=3"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// `https`.
    pub scheme: String,
    /// The host in ASCII; of IPv6, in brackets.
    pub host: String,
    /// The port, where the address has one.
    pub port: Option<u16>,
    /// The path, with the slash that it begins with.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
}

impl Address {
    /// An address of the parts that a browser's `URL` has; a colon after the scheme and a question mark before the query may be there.
    pub fn from_parts(scheme: &str, host: &str, port: Option<u16>, path: &str, query: &str) -> Self {
        Self {
            scheme: scheme.trim_end_matches(':').to_ascii_lowercase(),
            host: host.trim_end_matches('.').to_ascii_lowercase(),
            port,
            path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
            query: query.strip_prefix('?').unwrap_or(query).to_owned(),
        }
    }

    /// An address as people write it, read as a browser would; `https://` is put before one that has no scheme.
    #[cfg(feature = "cli")]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // `localhost:8080` has none; `https:exemple.quebec` has one to browsers.
        let scheme = |(scheme, rest): (&str, &str)| {
            let web = ["http", "https", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            web || rest.starts_with("//")
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        };
        let whole = if text.split_once(':').is_some_and(scheme) { text.to_owned() } else { format!("https://{text}") };
        let url = url::Url::parse(&whole).ok()?;
        let query = url.query().unwrap_or_default();
        Some(Self::from_parts(url.scheme(), url.host_str()?, url.port(), url.path(), query))
    }

    /// The port, or the scheme's own.
    pub fn effective_port(&self) -> Option<u16> {
        self.port.or_else(|| default_port(&self.scheme))
    }

    /// Whether it is one that rules about sites are held against: a page, or what a page speaks with.
    pub fn is_web(&self) -> bool {
        matches!(self.scheme.as_str(), "http" | "https" | "ws" | "wss")
    }
}

/// The port of a scheme.
pub(super) fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

/// The ASCII form of a name, as browsers have it: what the readers of filters and lists take as `to_ascii`.
#[cfg(feature = "cli")]
pub fn to_ascii(name: &str) -> Option<String> {
    let url = url::Url::parse(&format!("https://{name}/")).ok()?;
    url.domain().map(str::to_owned)
}
