//! Where a message comes from, by the browser's own word.

use balise::Destination;
use wasm_bindgen::JsValue;

use crate::browser::{address, get};

/// Where a message comes from.
pub(crate) struct Place {
    /// Where the text would go.
    pub(crate) to: Destination,
    /// Host of the page in the tab, under which it is counted.
    #[cfg(any(feature = "background", feature = "files"))]
    pub(crate) page: String,
    /// Number of the tab.
    pub(crate) tab: i32,
    /// The conversation: the tab and its host.
    pub(crate) key: String,
}

impl Place {
    /// The extension's own pages: nothing goes anywhere, and the rules for unknown places hold.
    #[cfg(feature = "background")]
    pub(crate) fn own() -> Self {
        Self { tab: -1, key: String::new(), to: Destination::new("", ""), page: String::new() }
    }

    /// The sender's place as the browser vouches for it; nothing that the page says counts.
    pub(crate) fn of(sender: &JsValue) -> Option<Self> {
        let tab = get(sender, "tab");
        let url = get(&tab, "url");
        let tab = get(&tab, "id").as_f64()? as i32;
        let from = |value: JsValue| value.as_string().as_deref().and_then(address);
        let page = from(url);
        // A frame without an address of its own (srcdoc, about:blank) belongs to its page.
        let frame = from(get(sender, "url")).or_else(|| from(get(sender, "origin")));
        let (host, path) = frame.or_else(|| page.clone())?;
        let page = page.map_or_else(|| host.clone(), |(host, _)| host);
        Some(Self {
            tab,
            key: format!("{tab} {page}"),
            to: Destination::new(&host, &path),
            #[cfg(any(feature = "background", feature = "files"))]
            page,
        })
    }
}
