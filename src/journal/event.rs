//! An event, and the line that it is kept as.

use crate::policy::Action;

/// What happened. What went out and what did not are told apart by it ([`What::went`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A text or a file was held, and the person asked.
    Held,
    /// It went, with kinds in it of which the policy only takes note.
    Passed,
    /// It went with labels in place of what was found.
    Replaced,
    /// It went as it was: the person said so.
    Kept,
    /// The person said of one finding that it is none.
    Dismissed,
    /// The person left it.
    Left,
    /// A request with it was stopped just before it was made.
    Stopped,
    /// A closed site was shown to be closed.
    Closed,
    /// A closed site was opened for a while.
    Opened,
    /// Events were lost before anybody had them: so many (in `kinds`, under `lost`).
    Lost,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::Passed,
        Self::Replaced,
        Self::Kept,
        Self::Dismissed,
        Self::Left,
        Self::Stopped,
        Self::Closed,
        Self::Opened,
        Self::Lost,
    ];

    /// Its name in files and in what is sent.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Passed => "passed",
            Self::Replaced => "replaced",
            Self::Kept => "kept",
            Self::Dismissed => "dismissed",
            Self::Left => "left",
            Self::Stopped => "stopped",
            Self::Closed => "closed",
            Self::Opened => "opened",
            Self::Lost => "lost",
        }
    }

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.name() == name)
    }

    /// Whether what was found went out as it was. Only that may be an incident; all the rest was prevented (JRN-5).
    pub fn went(self) -> bool {
        matches!(self, Self::Passed | Self::Kept)
    }

    /// Whether it is about a site, not about a text.
    pub fn is_site(self) -> bool {
        matches!(self, Self::Closed | Self::Opened)
    }
}

/// Among the kinds of an event: files that could not be read.
pub const UNREAD_FILE: &str = "unread_file";

/// By which way the text came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Pasted, or dropped as text.
    Paste,
    /// Written, and sent.
    Send,
    /// Being written.
    Draft,
    /// A request of the page.
    Request,
    /// A file.
    File,
    /// A site.
    Site,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Paste, Self::Send, Self::Draft, Self::Request, Self::File, Self::Site];

    /// Its name in files and in what is sent.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paste => "paste",
            Self::Send => "send",
            Self::Draft => "draft",
            Self::Request => "request",
            Self::File => "file",
            Self::Site => "site",
        }
    }

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in milliseconds since 1970 (UTC), by the computer's clock.
    pub at: u64,
    /// On which host.
    pub host: String,
    /// What.
    pub what: What,
    /// By which way.
    pub way: Way,
    /// The most that the policy asked for; none where nothing was decided by one.
    pub action: Option<Action>,
    /// Kinds of findings and how many of each; of a site, its category and 1.
    pub kinds: Vec<(String, u32)>,
    /// The sections that it rests on, by the policy's ids.
    pub rules: Vec<String>,
    /// The reason that was given, by its word; empty where none was.
    pub reason: String,
}

/// An event with what it is known by, everywhere: two with one id are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A UUID (RFC 9562), drawn when it was noted.
    pub id: String,
    /// The event.
    pub event: Event,
}

impl Entry {
    /// Reads an event by its id and its line.
    pub fn read(id: &str, line: &str) -> Option<Self> {
        Some(Self { id: id.to_owned(), event: Event::read(time(id)?, line)? })
    }
}

/// When an id of ours was drawn, in milliseconds since 1970: a UUID of version 7 begins with it (RFC 9562, 5.7). None where it is no such id.
pub fn time(id: &str) -> Option<u64> {
    let (high, rest) = id.split_once('-')?;
    let (low, _) = rest.split_once('-')?;
    let digits = high.len() == 8 && low.len() == 4;
    digits.then(|| u64::from_str_radix(&[high, low].concat(), 16).ok()).flatten()
}

/// What the line begins with: another version is another number.
const VERSION: &str = "1";

impl Event {
    /// As one line, its fields between tabs, but for the time, which its id says. What a policy calls something cannot break it.
    pub fn line(&self) -> String {
        let mut line = String::from(VERSION);
        let mut field = |text: &str| {
            line.push('\t');
            for char in text.chars() {
                line.push(if char.is_control() { ' ' } else { char });
            }
        };
        field(&self.host);
        field(self.what.name());
        field(self.way.name());
        field(self.action.map_or("", Action::name));
        field(&self.reason);
        let mut kinds = String::new();
        for (kind, count) in &self.kinds {
            kinds.push_str(&(*count as usize).to_string());
            kinds.push(' ');
            kinds.push_str(kind);
            kinds.push(';');
        }
        field(&kinds);
        for rule in &self.rules {
            field(rule);
        }
        line
    }

    /// Reads a line, of an event that happened then; none where it is not one of this version.
    pub fn read(at: u64, line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        if fields.next() != Some(VERSION) {
            return None;
        }
        let host = fields.next()?.to_owned();
        let what = What::named(fields.next()?)?;
        let way = Way::named(fields.next()?)?;
        let action = fields.next()?;
        let action = if action.is_empty() { None } else { Some(Action::from_name(action)?) };
        let reason = fields.next()?.to_owned();
        let kind = |part: &str| {
            let (count, kind) = part.split_once(' ')?;
            Some((kind.to_owned(), count.parse().ok()?))
        };
        let kinds = fields.next()?.split_terminator(';').map(kind).collect::<Option<_>>()?;
        Some(Self { at, host, what, way, action, kinds, rules: fields.map(str::to_owned).collect(), reason })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            at: 1_795_000_000_000,
            host: "chatgpt.com".into(),
            what: What::Kept,
            way: Way::File,
            action: Some(Action::Justify),
            kinds: vec![("sin".into(), 2), ("person_name".into(), 40)],
            rules: vec!["guide-2.3".into(), "art. 7, al. 2".into()],
            reason: "public".into(),
        }
    }

    #[test]
    fn a_line_comes_back() {
        assert_eq!(Event::read(event().at, &event().line()), Some(event()));
        let bare = Event { action: None, kinds: vec![], rules: vec![], reason: String::new(), ..event() };
        assert_eq!(Event::read(bare.at, &bare.line()), Some(bare));
    }

    #[test]
    fn what_a_policy_calls_a_section_does_not_break_the_line() {
        let odd = Event { rules: vec!["a\tb\nc".into()], ..event() };
        assert_eq!(Event::read(odd.at, &odd.line()).unwrap().rules, ["a b c"]);
    }

    #[test]
    fn what_is_no_line_is_none() {
        for line in
            ["", "2\ta\theld\tpaste\t\t\t", "1\ta\theld\tpaste\thm\t\t", "1\ta\theld", "1\ta\theld\tpaste\t\t\tx"]
        {
            assert_eq!(Event::read(1, line), None, "{line}");
        }
    }

    #[test]
    fn an_id_says_when() {
        let id = "01a1edb1-5c00-7a2b-8c3d-0123456789ab";
        assert_eq!(time(id), Some(0x01a1_edb1_5c00));
        assert_eq!(Entry::read(id, &event().line()).unwrap().event.at, 0x01a1_edb1_5c00);
        for no in ["", "01a1edb1", "01a1edb1-5c00", "x1a1edb1-5c00-7a2b", "1-2-3"] {
            assert_eq!(time(no), None, "{no}");
        }
    }

    #[test]
    fn names_come_back() {
        for what in What::ALL {
            assert_eq!(What::named(what.name()), Some(what));
        }
        for way in Way::ALL {
            assert_eq!(Way::named(way.name()), Some(way));
        }
    }
}
