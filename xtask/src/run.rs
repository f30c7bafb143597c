//! Running other programs. What they print goes straight to the person; what fails is one sentence.

use std::ffi::OsString;
use std::panic::resume_unwind;
use std::process::{Command, Stdio};
use std::thread;

use crate::paths;
use crate::trouble::{Outcome, Trouble, While};

/// Runs to the end, printing as it goes.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let shown = describe(command);
    let status = command.status().while_doing(|| format!("start `{shown}`"))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("`{shown}` failed ({status}); what it printed above says why")))
}

/// Runs to the end and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let shown = describe(command);
    let output = command.stdin(Stdio::null()).output().while_doing(|| format!("start `{shown}`"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Trouble::new(format!(
        "`{shown}` failed ({}): {}",
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

/// Does the same with each, all at once, to their ends; the first that failed, in their order, is what is told.
pub(crate) fn side_by_side<T: Send, const N: usize>(each: [T; N], run: impl Fn(T) -> Outcome + Sync) -> Outcome {
    let run = &run;
    let outcomes: [Outcome; N] = thread::scope(|scope| {
        let all = each.map(|one| scope.spawn(move || run(one)));
        all.map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    outcomes.into_iter().collect()
}

/// The cargo that runs us, so that the toolchain is the same.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    in_root(cargo)
}

/// A tool that npm installed, pinned by the lock file.
pub(crate) fn npm_tool(name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let mut command = in_root(paths::root().join(format!("node_modules/.bin/{name}{suffix}")));
    // Tools must not ask a registry whether there is a newer one.
    command.env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// Any program, started at the root of the repository.
pub(crate) fn in_root(program: impl Into<OsString>) -> Command {
    let mut command = Command::new(program.into());
    command.current_dir(paths::root());
    command
}

fn describe(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut shown = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    // Enough to recognise it; the rest of a long command line helps nobody.
    for argument in command.get_args().take(4) {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    shown
}
