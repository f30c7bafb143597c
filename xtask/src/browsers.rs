//! The three packages, and the real browsers that tests and demo start.

use std::path::PathBuf;

use crate::paths::find_program;

/// A package of the extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Edge,
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Edge, Self::Firefox];

    /// The directory's name, and the manifest overlay's.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Edge => "edge",
            Self::Firefox => "firefox",
        }
    }
}

/// Which pages the extension is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The register of platforms: what people get.
    Published,
    /// The same and pages served on this machine: for tests and the demo, never handed out.
    Loopback,
}

/// A browser program on this machine, and the variable that names another one. Children inherit the variable, so
/// that the tests start the very same program.
pub(crate) struct Installed {
    pub(crate) variable: &'static str,
    names: &'static [&'static str],
    usual: &'static [&'static str],
}

/// Chrome itself is not in the list: since version 137 it does not load an unpacked extension from its command line.
pub(crate) const CHROMIUM: Installed = Installed {
    variable: "BALISE_CHROMIUM",
    names: &["chromium", "chromium-browser"],
    usual: &["/Applications/Chromium.app/Contents/MacOS/Chromium"],
};

/// The tests install an unsigned extension, which any Firefox takes for one session.
pub(crate) const FIREFOX: Installed = Installed {
    variable: "BALISE_FIREFOX",
    names: &["firefox-esr", "firefox"],
    usual: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
};

impl Installed {
    /// The program, if there is one.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Some(PathBuf::from(named)).filter(|path| path.is_file());
        }
        find_program(self.names).or_else(|| self.usual.iter().map(PathBuf::from).find(|path| path.is_file()))
    }
}
