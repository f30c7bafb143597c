//! Python packages of pinned versions, each set in a virtual environment of its own under `target/`: for what is compared with, or tried
//! against, and never a part of the product.

use std::path::{Path, PathBuf};

use crate::paths::{find_program, fresh, read, shown, write};
use crate::run::{in_root, run};
use crate::trouble::{Outcome, Trouble};

/// The Python of an environment that holds what `pinned` asks for; made when it is not there.
pub(crate) fn environment(home: &Path, pinned: &Path) -> Outcome<PathBuf> {
    let own = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    once(home, pinned, || {
        let system = find_program(&["python3", "python"])
            .ok_or_else(|| Trouble::new("Python is missing: install Python 3.10 or newer, with its module venv"))?;
        fresh(home)?;
        run(in_root(system).args(["-m", "venv"]).arg(home))?;
        // Wheels only: nothing is built here, no package runs a script.
        run(in_root(&own).args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "-r"]).arg(pinned))
    })?;
    Ok(own)
}

/// Installs, unless what is pinned was installed to the end before.
pub(crate) fn once(home: &Path, pinned: &Path, install: impl FnOnce() -> Outcome) -> Outcome {
    let wanted = read(pinned)?;
    let done = home.join("installed");
    if read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("Installing what {} pins…", shown(pinned));
    install()?;
    write(&done, wanted)
}
