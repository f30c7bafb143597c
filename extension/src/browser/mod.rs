//! Thin wrappers over the browser's extension API. Firefox has it under `chrome` too, with promises, in Manifest V3.

#[cfg(feature = "pages")]
use std::collections::BTreeMap;

use balise::policy::Date;
#[cfg(feature = "background")]
use js_sys::Function;
use js_sys::{Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    fn get_ui_language() -> String;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn session_get(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    fn session_set(items: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    fn local_get(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    fn local_set(items: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "managed"], js_name = get)]
    fn managed_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "declarativeNetRequest"], js_name = getDynamicRules)]
    fn get_rules(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = executeScript)]
    fn execute_script(what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = update)]
    fn tabs_update(tab: i32, change: &Object) -> Result<Promise, JsValue>;
}

#[cfg(feature = "background")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "runtime"], js_name = id)]
    static RUNTIME_ID: String;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = addListener)]
    fn on_message(listener: &Function);
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onRemoved"], js_name = addListener)]
    fn on_tab_removed(listener: &Function);
    #[wasm_bindgen(catch, js_namespace = ["chrome", "webRequest", "onBeforeRequest"], js_name = addListener)]
    fn on_before_request(listener: &Function, filter: &JsValue, extra: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = sendMessage)]
    fn send_to_frame(tab: i32, message: &JsValue, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms", "onAlarm"], js_name = addListener)]
    fn on_alarm(listener: &Function);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onInstalled"], js_name = addListener)]
    fn on_installed(listener: &Function);
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onStartup"], js_name = addListener)]
    fn on_startup(listener: &Function);
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn on_stored(listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = baliseDesk)]
    fn desk(message: &JsValue, sender: &JsValue, state: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = baliseFiles)]
    fn files(message: &JsValue, sender: &JsValue, state: &JsValue, conversations: &JsValue)
    -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = baliseOthers)]
    fn others(text: &str, host: &str, state: &JsValue) -> Result<Promise, JsValue>;
}

#[cfg(feature = "pages")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = getRegisteredContentScripts)]
    fn get_registered() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = registerContentScripts)]
    fn register_scripts(scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = updateContentScripts)]
    fn update_scripts(scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts)]
    fn unregister_scripts(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    fn tabs_query(query: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = sendMessage)]
    fn tabs_send_message(tab: i32, message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = getCurrent)]
    fn tabs_current() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = remove)]
    fn tabs_remove(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = insertCSS)]
    fn insert_css(what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onActivated"], js_name = addListener)]
    fn on_activated(listener: &js_sys::Function);
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onUpdated"], js_name = addListener)]
    fn on_updated(listener: &js_sys::Function);
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = reload)]
    fn tabs_reload(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    fn local_get_all(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = getKeys)]
    fn local_keys() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = remove)]
    fn local_remove(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "declarativeNetRequest"], js_name = updateDynamicRules)]
    fn update_rules(change: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "declarativeNetRequest"], js_name = updateSessionRules)]
    fn update_session_rules(change: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "alarms"], js_name = create)]
    fn create_alarm(name: &str, when: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "alarms"], js_name = clear)]
    fn clear_alarm(name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch_with(address: &str, options: &JsValue) -> Result<Promise, JsValue>;
}

/// The language of the browser's own menus, such as `fr-CA`.
pub(crate) fn ui_language() -> String {
    get_ui_language()
}

/// A Rust value for the other side: objects as plain objects, none as `null`.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A value from the other side; none when it is not of that type.
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// Host and path of a web address.
pub(crate) fn address(url: &str) -> Option<(String, String)> {
    let url = web_sys::Url::new(url).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| (url.hostname(), url.pathname()))
}

/// The date by the computer's clock and time zone.
pub(crate) fn today() -> Date {
    day(&js_sys::Date::new_0())
}

/// The date of a moment, likewise.
pub(crate) fn day(now: &js_sys::Date) -> Date {
    Date::new(now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8).unwrap_or(Date::EPOCH)
}

/// A property of an object; `undefined` when there is none.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// What a promise comes to; none when it is rejected, or the call itself threw.
async fn settled(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

/// What is to be done in a frame of a tab, as the browser takes it; 0 is the whole page.
fn placed(tab: i32, frame: i32, what: &str) -> Option<JsValue> {
    js_sys::JSON::parse(&format!(r#"{{"target":{{"tabId":{tab},"frameIds":[{frame}]}},{what}}}"#)).ok()
}

/// Has scripts of the extension run in a frame of a tab: `what` is the rest of the call as JSON, `"files"` and perhaps `"world"`.
pub(crate) async fn run_in(tab: i32, frame: i32, what: &str) {
    if let Some(call) = placed(tab, frame, what) {
        // A page that is gone by now.
        let _ = settled(execute_script(&call)).await;
    }
}

/// The script that says at the top of a page what is to be said; for [`run_in`].
pub(crate) const BANNER: &str = r#""files":["banner.js"]"#;

/// Sends a tab to the page in place of a host that nobody is let to.
pub(crate) async fn go_blocked(tab: i32, host: &str) {
    let change = Object::new();
    let address = format!("{}?host={host}", own(BLOCKED));
    let _ = Reflect::set(&change, &JsValue::from_str("url"), &JsValue::from_str(&address));
    let _ = settled(tabs_update(tab, &change)).await;
}

/// The number of the engine's rule that is always there.
pub(crate) const SENTINEL: u32 = 1;

/// Whether the browser's own engine still has it: then it has the others too.
pub(crate) async fn rule_kept() -> bool {
    let Ok(filter) = js_sys::JSON::parse(&format!(r#"{{"ruleIds":[{SENTINEL}]}}"#)) else {
        return false;
    };
    let rules = settled(get_rules(&filter)).await.unwrap_or_default();
    get(&rules, "length").as_f64().is_some_and(|count| count > 0.0)
}

/// Whether a message's sender is one of the extension's own pages.
pub(crate) fn is_own_page(sender: &JsValue) -> bool {
    get(sender, "url").as_string().is_some_and(|url| url.starts_with(&get_url("")))
}

/// The page in place of what nobody is let to.
pub(crate) const BLOCKED: &str = "pages/blocked.html";

/// The address of a file of the extension.
pub(crate) fn own(file: &str) -> String {
    get_url(file)
}

/// Where values are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// In memory, until the browser is closed.
    Session,
    /// On disk.
    Local,
}

/// Reads a stored value; none when there is none of that type.
pub(crate) async fn load<T: DeserializeOwned>(area: Area, key: &str) -> Option<T> {
    let items = settled(match area {
        Area::Session => session_get(key),
        Area::Local => local_get(key),
    });
    from_js(get(&items.await?, key))
}

/// Stores a value. Whether that worked is the answer: nothing depends on it but counts and label numbers.
pub(crate) async fn store(area: Area, key: &str, value: &impl Serialize) -> bool {
    let items = Object::new();
    let _ = Reflect::set(&items, &JsValue::from_str(key), &to_js(value));
    set(area, &items).await
}

async fn set(area: Area, items: &Object) -> bool {
    let done = settled(match area {
        Area::Session => session_set(items),
        Area::Local => local_set(items),
    });
    done.await.is_some()
}

/// Begins to write a text to the disk, at once. What comes of it.
pub(crate) fn put(key: &str, text: &str) -> Option<Promise> {
    let items = Object::new();
    let _ = Reflect::set(&items, &JsValue::from_str(key), &JsValue::from_str(text));
    local_set(&items).ok()
}

/// Reads several stored values from the disk at once: those that are there.
#[cfg(feature = "pages")]
pub(crate) async fn load_all<T: DeserializeOwned>(keys: &[String]) -> BTreeMap<String, T> {
    let items = settled(local_get_all(&to_js(&keys))).await;
    items.and_then(from_js).unwrap_or_default()
}

/// Stores several values at once.
#[cfg(feature = "pages")]
pub(crate) async fn store_all(area: Area, values: &[(String, &str)]) -> bool {
    let items = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&items, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    set(area, &items).await
}

/// The keys of all that is on the disk.
#[cfg(feature = "pages")]
pub(crate) async fn keys() -> Vec<String> {
    // Since Chromium 130 and Firefox 143; before, the values come along.
    if let Some(keys) = settled(local_keys()).await {
        return list(keys).iter().filter_map(|key| key.as_string()).collect();
    }
    let items = settled(local_get_all(&JsValue::NULL)).await;
    let items = items.and_then(|items| wasm_bindgen::JsCast::dyn_into::<Object>(items).ok()).unwrap_or_default();
    Object::keys(&items).iter().filter_map(|key| key.as_string()).collect()
}

/// Takes values away from the disk.
#[cfg(feature = "pages")]
pub(crate) async fn remove(keys: &[String]) {
    let _ = settled(local_remove(&to_js(&keys))).await;
}

/// The managed settings as JSON; none where there are none, or none yet. Firefox rejects when there is no policy; Chromium answers
/// with an empty object, also when it does not know them yet, just after the installation.
pub(crate) async fn managed() -> Option<String> {
    let settings = settled(managed_get(&JsValue::NULL)).await?;
    let text = js_sys::JSON::stringify(&settings).ok()?.as_string()?;
    (text != "{}").then_some(text)
}

/// The items of a list; none of anything else: what throws in a listener for requests would let the request go.
fn list(value: JsValue) -> js_sys::Array {
    wasm_bindgen::JsCast::dyn_into(value).unwrap_or_default()
}

/// The scripts that the manifest has run in pages.
fn scripts() -> js_sys::Array {
    list(get_manifest().map_or(JsValue::UNDEFINED, |manifest| get(&manifest, "content_scripts")))
}

#[cfg(feature = "background")]
pub(crate) mod background {
    //! What only the background calls.

    use super::{
        Function, JsValue, Object, RUNTIME_ID, Reflect, Serialize, get, get_url, list, scripts, settled, to_js,
    };
    use balise::Kind;
    use balise::verdict::Other;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;

    /// Registers the one listener for messages. It is called with the message, the sender and the function that answers.
    pub(crate) fn listen(listener: impl Fn(JsValue, JsValue, Function) -> bool + 'static) {
        let closure = Closure::<dyn Fn(JsValue, JsValue, Function) -> bool>::new(listener);
        super::on_message(closure.as_ref().unchecked_ref());
        // It listens as long as the background lives.
        closure.forget();
    }

    /// Calls back when a tab is closed.
    pub(crate) fn on_tab_closed(listener: impl Fn(i32) + 'static) {
        let closure = Closure::<dyn Fn(i32)>::new(listener);
        super::on_tab_removed(closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// Calls back when the managed settings change (Chromium; Firefox reads them once, when it starts).
    pub(crate) fn on_managed(listener: impl Fn() + 'static) {
        let closure = Closure::<dyn Fn(JsValue, JsValue)>::new(move |_, area: JsValue| {
            if area.as_string().as_deref() == Some("managed") {
                listener();
            }
        });
        // Without it a change holds from the next start on.
        let _ = super::on_stored(closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// The hosts of the manifest's list, as its match patterns have them.
    pub(crate) fn listed_hosts() -> Vec<String> {
        let host = |pattern: JsValue| {
            let pattern = pattern.as_string()?;
            Some(pattern.split_once("://")?.1.trim_end_matches("/*").to_owned())
        };
        list(listed()).iter().filter_map(host).collect()
    }

    /// The match patterns of the manifest's list.
    fn listed() -> JsValue {
        get(&scripts().get(0), "matches")
    }

    /// Calls back at a time that was set.
    pub(crate) fn on_alarm(listener: impl Fn() + 'static) {
        let closure = Closure::<dyn Fn()>::new(listener);
        super::on_alarm(closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// Calls back when this version runs for the first time, and when the browser starts.
    pub(crate) fn on_begin(listener: impl Fn() + 'static) {
        let closure = Closure::<dyn Fn()>::new(listener);
        super::on_installed(closure.as_ref().unchecked_ref());
        super::on_startup(closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// What the desk answers: the other module, which `background-entry.mjs` starts when it is first asked. None where it could not.
    pub(crate) async fn ask_desk(message: &JsValue, sender: &JsValue, state: &JsValue) -> Option<JsValue> {
        settled(super::desk(message, sender, state)).await
    }

    /// What the reader of files answers: a third module, likewise.
    pub(crate) async fn ask_files(
        message: &JsValue,
        sender: &JsValue,
        state: &JsValue,
        conversations: &JsValue,
    ) -> Option<JsValue> {
        settled(super::files(message, sender, state, conversations)).await
    }

    /// What the same module says of a text on its way to a host, beside what the scanner finds. Read by hand, value by value: serde's way is 7 kB
    /// of the module.
    pub(crate) async fn ask_others(text: &str, host: &str, state: &JsValue) -> Option<Vec<Other>> {
        let said = settled(super::others(text, host, state)).await.filter(JsValue::is_array)?;
        let read = |one: JsValue| {
            let number = |key: &str| get(&one, key).as_f64().map(|number| number as usize);
            let is_document = get(&one, "document").is_truthy();
            let kind = if is_document { Kind::RegisteredDocument } else { Kind::ProtectedSource };
            let percent = number("percent")?.min(100) as u8;
            Some(Other {
                start: number("start")?,
                end: number("end")?,
                kind,
                of: get(&one, "of").as_string()?,
                percent,
            })
        };
        list(said).iter().map(read).collect()
    }

    /// A request that is about to be made.
    pub(crate) struct Leaving(JsValue);

    impl Leaving {
        /// Where it goes.
        pub(crate) fn url(&self) -> String {
            get(&self.0, "url").as_string().unwrap_or_default()
        }

        /// The page that makes it; Chromium tells its origin only, Firefox another key for what loads a page. None for one that was typed into
        /// the address bar.
        pub(crate) fn page(&self) -> Option<String> {
            ["documentUrl", "originUrl", "initiator"].into_iter().find_map(|key| get(&self.0, key).as_string())
        }

        /// The tab and the frame; none for what no tab shows (a page's own worker).
        pub(crate) fn frame(&self) -> Option<(i32, i32)> {
            let number = |key| get(&self.0, key).as_f64().map(|number| number as i32).filter(|number| *number >= 0);
            number("tabId").zip(number("frameId"))
        }

        /// Whether it loads a page: its frame is then not there to be told of anything.
        pub(crate) fn is_navigation(&self) -> bool {
            get(&self.0, "type").as_string().is_some_and(|kind| kind.ends_with("_frame"))
        }

        /// The parts of its body, as far as the browser shows them: not the content of files.
        pub(crate) fn body(&self) -> Vec<Vec<u8>> {
            let body = get(&self.0, "requestBody");
            let raw = list(get(&body, "raw"));
            let mut parts: Vec<Vec<u8>> = Vec::new();
            // A body may come in pieces; cut in the middle of a word, neither would be read.
            let bytes = raw.iter().map(|piece| get(&piece, "bytes")).filter(JsValue::is_object);
            let whole: Vec<u8> = bytes.flat_map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).collect();
            parts.push(whole);
            if let Ok(form) = get(&body, "formData").dyn_into::<Object>() {
                for values in Object::values(&form).iter() {
                    for value in list(values).iter() {
                        match value.as_string() {
                            Some(text) => parts.push(text.into_bytes()),
                            None => parts.push(js_sys::Uint8Array::new(&value).to_vec()),
                        }
                    }
                }
            }
            parts
        }
    }

    /// Asks about each request to the guarded hosts before it is made: [`Answer::Now`] stops it or lets it go, [`Answer::Later`]
    /// keeps it waiting (Firefox only). In Chromium it is called only where a policy installed the extension.
    pub(crate) fn on_request(listener: impl Fn(Leaving) -> Answer + 'static) {
        let answer = |stop: bool| {
            let response = Object::new();
            let _ = Reflect::set(&response, &JsValue::from_str("cancel"), &JsValue::from_bool(stop));
            JsValue::from(response)
        };
        let closure =
            Closure::<dyn Fn(JsValue) -> JsValue>::new(move |details: JsValue| match listener(Leaving(details)) {
                Answer::Now(stop) => answer(stop),
                Answer::Later(stops) => {
                    wasm_bindgen_futures::future_to_promise(async move { Ok(answer(stops.await)) }).into()
                }
            });
        // The register's hosts: a filter must be there in the first turn, before the policy is read, and one for every address would wake the
        // background at each request of each page. What the policy adds has the wrapper in the page.
        let filter = Object::new();
        let _ = Reflect::set(&filter, &JsValue::from_str("urls"), &listed());
        let extra = to_js(&["blocking", "requestBody"]);
        // Where the browser has none of it, the guard in the page stands alone.
        let _ = super::on_before_request(closure.as_ref().unchecked_ref(), &filter, &extra);
        closure.forget();
    }

    /// What becomes of a request.
    pub(crate) enum Answer {
        /// Known at once: whether it is stopped.
        Now(bool),
        /// Known later.
        Later(std::pin::Pin<Box<dyn Future<Output = bool>>>),
    }

    /// Whether a listener for requests may answer later.
    pub(crate) fn may_wait() -> bool {
        get_url("").starts_with("moz-extension:")
    }

    /// Tells the page's part in a frame something.
    pub(crate) async fn tell_frame(tab: i32, frame: i32, message: &impl Serialize) {
        let options = Object::new();
        let _ = Reflect::set(&options, &JsValue::from_str("frameId"), &JsValue::from_f64(f64::from(frame)));
        // A page that is gone by now cannot be told.
        let _ = settled(super::send_to_frame(tab, &to_js(message), &options)).await;
    }

    /// Whether a message's sender is a part of this extension.
    pub(crate) fn is_ours(sender: &JsValue) -> bool {
        RUNTIME_ID.with(|own| get(sender, "id").as_string().as_ref() == Some(own))
    }
}

#[cfg(feature = "pages")]
pub(crate) mod pages {
    //! What only the extension's pages call.

    use super::{
        DeserializeOwned, JsValue, Object, Promise, Reflect, Serialize, from_js, get, get_url, list, placed, run_in,
        scripts, settled, to_js,
    };
    use serde::Deserialize;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;

    /// Scripts that are registered while the extension runs.
    #[derive(Clone, Copy, Debug)]
    pub(crate) enum Set {
        /// The manifest's own, in more places.
        Guard,
        /// What notices copies.
        Sources,
    }

    /// As a manifest would have them.
    const SOURCES: &str = r#"[{"js":["source.js"],"run_at":"document_start","all_frames":true,"match_origin_as_fallback":true},{"js":["source-page.js"],"world":"MAIN","run_at":"document_start","all_frames":true,"match_origin_as_fallback":true}]"#;

    impl Set {
        /// What the browser calls one of them.
        fn id(self, place: usize) -> String {
            format!("{}-{place}", if matches!(self, Self::Guard) { "places" } else { "sources" })
        }

        /// Those that are registered nowhere else by the manifest: never twice in one page.
        fn scripts(self) -> Vec<JsValue> {
            match self {
                Self::Guard => scripts().iter().filter(|script| !get(script, "exclude_matches").is_object()).collect(),
                Self::Sources => js_sys::JSON::parse(SOURCES).map(|all| list(all).iter().collect()).unwrap_or_default(),
            }
        }
    }

    /// Of the scripts of a set that are registered: their match patterns.
    pub(crate) async fn registered(set: Set) -> Vec<Vec<String>> {
        let Some(scripts) = settled(super::get_registered()).await else {
            return Vec::new();
        };
        let ids: Vec<String> = set.scripts().iter().enumerate().map(|(place, _)| set.id(place)).collect();
        let words = |value: JsValue| list(value).iter().filter_map(|word| word.as_string()).collect();
        let is_of = |script: &JsValue| get(script, "id").as_string().is_some_and(|id| ids.contains(&id));
        list(scripts).iter().filter(is_of).map(|script| words(get(&script, "matches"))).collect()
    }

    /// Has the scripts of a set run on these pages. `again`: they are registered, for others. Whether the browser took it: one pattern that it
    /// refuses costs the whole.
    pub(crate) async fn register(set: Set, patterns: &[String], again: bool) -> bool {
        let made = js_sys::Array::new();
        for (place, script) in set.scripts().iter().enumerate() {
            let one = Object::new();
            let put = |key: &str, value: &JsValue| {
                // Firefox gives null for what the manifest does not say.
                if !value.is_undefined() && !value.is_null() {
                    let _ = Reflect::set(&one, &JsValue::from_str(key), value);
                }
            };
            put("id", &JsValue::from_str(&set.id(place)));
            put("matches", &to_js(&patterns));
            put("excludeMatches", &get(script, "matches"));
            for key in ["js", "css"] {
                // Firefox gives whole addresses, and takes none.
                let base = get_url("");
                let name = |file: JsValue| file.as_string().map(|file| file.trim_start_matches(&base).to_owned());
                let files: Vec<String> = list(get(script, key)).iter().filter_map(name).collect();
                if !files.is_empty() {
                    put(key, &to_js(&files));
                }
            }
            for (key, name) in [
                ("world", "world"),
                ("runAt", "run_at"),
                ("allFrames", "all_frames"),
                ("matchOriginAsFallback", "match_origin_as_fallback"),
            ] {
                put(key, &get(script, name));
            }
            made.push(&one);
        }
        settled(if again { super::update_scripts(&made) } else { super::register_scripts(&made) }).await.is_some()
    }

    /// Has them run on the manifest's pages alone, if on any.
    pub(crate) async fn unregister(set: Set) {
        let ids: Vec<String> = set.scripts().iter().enumerate().map(|(place, _)| set.id(place)).collect();
        let filter = Object::new();
        let _ = Reflect::set(&filter, &JsValue::from_str("ids"), &to_js(&ids));
        let _ = settled(super::unregister_scripts(&filter)).await;
    }

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Query {
        active: bool,
        current_window: bool,
    }

    #[derive(Serialize)]
    struct Ping {
        r#type: &'static str,
    }

    /// Number and address of the tab that the panel was opened over.
    pub(crate) async fn active_tab() -> Option<(i32, String)> {
        let tabs = settled(super::tabs_query(&to_js(&Query { active: true, current_window: true }))).await?;
        let tab = get(&tabs, "0");
        Some((get(&tab, "id").as_f64()? as i32, get(&tab, "url").as_string().unwrap_or_default()))
    }

    /// What the page's part says of its tab.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct Pong {
        pub(crate) guarded: bool,
        pub(crate) composer: Option<bool>,
        pub(crate) reasons: Vec<String>,
    }

    /// Asks the page's part in a tab; where there is none, nothing is guarded.
    pub(crate) async fn ping(tab: i32) -> Pong {
        let answer = settled(super::tabs_send_message(tab, &to_js(&Ping { r#type: "ping" }))).await;
        answer.and_then(from_js).unwrap_or_default()
    }

    /// Asks the background.
    pub(crate) async fn ask<T: DeserializeOwned>(request: &impl Serialize) -> Option<T> {
        from_js(settled(super::send_message(&to_js(request))).await?)
    }

    /// Puts a text on the clipboard, where a person pressed a button of ours. Whether it is there.
    pub(crate) async fn to_clipboard(text: &str) -> bool {
        settled(super::write_text(text)).await.is_some()
    }

    /// Has the page's part run in a frame that it does not run in by itself, whole: the wrapper in the page's world first, which it greets.
    pub(crate) async fn guard_frame(tab: i32, frame: i32) {
        run_in(tab, frame, r#""world":"MAIN","files":["page.js"]"#).await;
        if let Some(style) = placed(tab, frame, r#""files":["marks.css"]"#) {
            let _ = settled(super::insert_css(&style)).await;
        }
        run_in(tab, frame, r#""files":["content.js","files.js","answers.js"]"#).await;
    }

    /// The numbers of all rules that the browser's own engine keeps for us. It gives the rules themselves, lists and all: not often asked.
    pub(crate) async fn all_rules() -> Vec<u32> {
        let rules = settled(super::get_rules(&JsValue::UNDEFINED)).await;
        let rules: js_sys::Array = rules.and_then(|rules| rules.dyn_into().ok()).unwrap_or_default();
        rules.iter().filter_map(|rule| get(&rule, "id").as_f64()).map(|id| id as u32).collect()
    }

    /// Changes rules: numbers that go, and rules as JSON, one after the other. Whether the browser did.
    async fn changed(update: fn(&JsValue) -> Result<Promise, JsValue>, gone: &[u32], rules: &str) -> bool {
        match js_sys::JSON::parse(&format!(r#"{{"removeRuleIds":{gone:?},"addRules":[{rules}]}}"#)) {
            Ok(change) => settled(update(&change)).await.is_some(),
            Err(_) => false,
        }
    }

    /// Takes rules away and adds others, all or nothing. Whether the browser did.
    pub(crate) async fn add_rules(gone: &[u32], rules: &str) -> bool {
        changed(super::update_rules, gone, rules).await
    }

    /// The same of the rules that are gone when the browser is closed.
    pub(crate) async fn add_session_rules(gone: &[u32], rules: &str) -> bool {
        changed(super::update_session_rules, gone, rules).await
    }

    /// Has the background woken at a time, in milliseconds since 1970.
    pub(crate) async fn wake_at(name: &str, when: f64) {
        if let Ok(when) = js_sys::JSON::parse(&format!(r#"{{"when":{when}}}"#)) {
            let _ = settled(super::create_alarm(name, &when)).await;
        }
    }

    /// Nothing is due by that name any more.
    pub(crate) async fn wake_not(name: &str) {
        let _ = settled(super::clear_alarm(name)).await;
    }

    /// A file of the extension.
    pub(crate) async fn own_bytes(address: &str) -> Option<Vec<u8>> {
        let response: web_sys::Response =
            settled(super::fetch_with(address, &JsValue::UNDEFINED)).await?.dyn_into().ok()?;
        let bytes = settled(response.array_buffer()).await?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
    }

    /// What a server answered.
    pub(crate) struct Fetched {
        pub(crate) status: u16,
        /// What it calls this content.
        pub(crate) etag: Option<String>,
        /// Since when it has it.
        pub(crate) modified: Option<String>,
        /// When to ask again.
        pub(crate) retry_after: Option<String>,
        /// What it is.
        pub(crate) kind: Option<String>,
        pub(crate) part: Part,
    }

    /// What came of it.
    pub(crate) enum Part {
        Whole(Vec<u8>),
        /// More than was wanted: the rest was not waited for.
        TooLarge,
        /// Less than was announced.
        Cut,
    }

    /// How long an answer may take, in milliseconds: shorter than browsers let a background work.
    const PATIENCE: u32 = 240_000;
    /// How often the browser is told that there is work, in milliseconds: it stops a background after half a minute of silence.
    const SIGN: f64 = 10_000.0;

    /// Asks an address for no more bytes than that, or sends it a body: without cookies, without saying from where, past every cache. None where
    /// nothing came, or not all.
    pub(crate) async fn fetch_part(
        address: &str,
        asked: &[(&str, &str)],
        body: Option<&[u8]>,
        most: usize,
    ) -> Option<Fetched> {
        let options = js_sys::JSON::parse(
            r#"{"credentials":"omit","referrerPolicy":"no-referrer","cache":"no-store","redirect":"follow","headers":{}}"#,
        )
        .ok()?;
        let set = |object: &JsValue, key: &str, value: &JsValue| {
            let _ = super::Reflect::set(object, &JsValue::from_str(key), value);
        };
        let headers = get(&options, "headers");
        asked.iter().for_each(|(name, value)| set(&headers, name, &JsValue::from_str(value)));
        if let Some(body) = body {
            set(&options, "method", &JsValue::from_str("POST"));
            set(&options, "body", &js_sys::Uint8Array::from(body));
            // Headers may hold a key, which is for that address alone.
            set(&options, "redirect", &JsValue::from_str("error"));
        }
        set(&options, "signal", &web_sys::AbortSignal::timeout_with_u32(PATIENCE));
        let response = settled(super::fetch_with(address, &options)).await?;
        let response: web_sys::Response = response.dyn_into().ok()?;
        let header = |name: &str| response.headers().get(name).ok().flatten();
        let announced = header("content-length").and_then(|length| length.parse::<usize>().ok()).unwrap_or(0);
        let (status, etag, modified) = (response.status(), header("etag"), header("last-modified"));
        let (retry_after, kind) = (header("retry-after"), header("content-type"));
        let answer = |part| Some(Fetched { status, etag, modified, retry_after, kind, part });
        if !response.ok() {
            return answer(Part::Whole(Vec::new()));
        }
        let mut bytes = Vec::new();
        let Some(body) = response.body() else {
            return answer(Part::Whole(bytes));
        };
        let reader: web_sys::ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let mut told = js_sys::Date::now();
        loop {
            let step = settled(Ok(reader.read())).await?;
            if get(&step, "done").is_truthy() {
                break;
            }
            let piece: js_sys::Uint8Array = get(&step, "value").dyn_into().ok()?;
            let at = bytes.len();
            if at + piece.length() as usize > most {
                let _ = settled(Ok(reader.cancel())).await;
                return answer(Part::TooLarge);
            }
            bytes.resize(at + piece.length() as usize, 0);
            piece.copy_to(bytes.get_mut(at..)?);
            if js_sys::Date::now() - told > SIGN {
                told = js_sys::Date::now();
                super::load::<bool>(super::Area::Session, "").await;
            }
        }
        // The length of what was packed on the way is another, and less.
        answer(if bytes.len() < announced { Part::Cut } else { Part::Whole(bytes) })
    }

    /// The browser's room for lists that were fetched. Its keys must be addresses.
    async fn room() -> Option<web_sys::Cache> {
        let caches: web_sys::CacheStorage = get(&js_sys::global(), "caches").dyn_into().ok()?;
        settled(Ok(caches.open("lists"))).await?.dyn_into().ok()
    }

    fn place(mark: &str) -> String {
        format!("https://lists.invalid/{mark}")
    }

    /// Keeps a list by its mark. Whether that worked.
    pub(crate) async fn keep_list(mark: &str, list: &[u8]) -> bool {
        let Some(room) = room().await else { return false };
        let bytes = js_sys::Uint8Array::from(list);
        let Ok(response) = web_sys::Response::new_with_opt_buffer_source(Some(&bytes)) else {
            return false;
        };
        settled(Ok(room.put_with_str(&place(mark), &response))).await.is_some()
    }

    /// Whether a list is still kept: the browser may have needed the room.
    pub(crate) async fn has_list(mark: &str) -> bool {
        found(mark).await.is_some()
    }

    async fn found(mark: &str) -> Option<web_sys::Response> {
        settled(Ok(room().await?.match_with_str(&place(mark)))).await?.dyn_into().ok()
    }

    /// A list that was kept.
    pub(crate) async fn kept_list(mark: &str) -> Option<Vec<u8>> {
        let bytes = settled(found(mark).await?.array_buffer()).await?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
    }

    /// Forgets all lists but these.
    pub(crate) async fn forget_lists(marks: &[String]) {
        let Some(room) = room().await else { return };
        let Some(keys) = settled(Ok(room.keys())).await else { return };
        let keys: js_sys::Array = keys.dyn_into().unwrap_or_default();
        let kept: Vec<String> = marks.iter().map(|mark| place(mark)).collect();
        for address in keys.iter().filter_map(|key| get(&key, "url").as_string()) {
            if !kept.contains(&address) {
                let _ = settled(Ok(room.delete_with_str(&address))).await;
            }
        }
    }

    /// What the browser says of itself.
    pub(crate) fn user_agent() -> String {
        web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
    }

    /// The browser's name, in a worker too.
    pub(crate) fn own_agent() -> &'static str {
        let said = get(&get(&js_sys::global(), "navigator"), "userAgent").as_string().unwrap_or_default();
        [("Firefox/", "Firefox"), ("Edg/", "Edge")]
            .into_iter()
            .find_map(|(sign, name)| said.contains(sign).then_some(name))
            .unwrap_or("Chrome")
    }

    /// The text of a file that the person chose.
    pub(crate) async fn text_of(file: &web_sys::File) -> Option<String> {
        settled(Ok(file.text())).await?.as_string()
    }

    /// Closes the tab that this page is in.
    pub(crate) async fn close_tab() {
        let tab = settled(super::tabs_current()).await.and_then(|tab| get(&tab, "id").as_f64());
        if let Some(tab) = tab {
            let _ = settled(super::tabs_remove(tab as i32)).await;
        }
    }

    /// Calls back when another tab is in front, or when the one in front has loaded another page.
    pub(crate) fn on_other_page(listener: impl Fn() + Clone + 'static) {
        let own = listener.clone();
        let activated = Closure::<dyn Fn()>::new(own);
        super::on_activated(activated.as_ref().unchecked_ref());
        activated.forget();
        let updated = Closure::<dyn Fn(JsValue, JsValue, JsValue)>::new(move |_, change: JsValue, tab: JsValue| {
            if get(&change, "status").as_string().as_deref() == Some("complete") && get(&tab, "active").is_truthy() {
                listener();
            }
        });
        super::on_updated(updated.as_ref().unchecked_ref());
        // They listen as long as the page lives.
        updated.forget();
    }

    /// Loads a tab again.
    pub(crate) fn reload(tab: i32) {
        let _ = super::tabs_reload(tab);
    }
}
