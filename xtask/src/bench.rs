//! Measures: speed of the scan natively and in WebAssembly, time from paste to decision in Chromium, the list of sites in force, sizes. Everything in
//! one run, the report on standard output and in `target/bench/report.json`. Figures to look at, never a test.

use crate::browsers::Reach;
use crate::paths::{copy, fresh, root};
use crate::run::{cargo, in_root, run};
use crate::test::with_browsers;
use crate::trouble::Outcome;
use crate::wasm::{self, Role};
use crate::{build, setup};

/// `cargo xtask bench`; with `--engine`, without the pastes in a browser.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut pastes = true;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("engine") => pastes = false,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_browsers()?;
    // Not Cargo's directory, which may be elsewhere: the Node parts look here.
    let output = root().join("target/bench");
    fresh(&output)?;

    eprintln!("Building…");
    run(cargo().args(["bench", "--quiet", "--bench", "scan", "--no-run"]))?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    wasm::build(Role::Bench, false)?;
    copy(&Role::Bench.module(), &output.join("engine.wasm"))?;
    // As .mjs: Node takes it for a module wherever it lies.
    copy(&Role::Bench.script(), &output.join("engine.mjs"))?;
    for role in Role::ALL {
        copy(&role.module(), &output.join(format!("{}.wasm", role.name())))?;
    }

    eprintln!("The scan, natively…");
    run(cargo().args(["bench", "--quiet", "--bench", "scan"]))?;
    for (said, script) in [
        ("The scan in WebAssembly, a plain copy and redact-pii, under Node…", "engine"),
        ("Pastes in Chromium…", "paste"),
        ("Writing and sending in Chromium…", "typing"),
        ("The list of sites in Chromium and Firefox…", "sites"),
        ("Sizes…", "sizes"),
        ("", "report"),
    ] {
        if matches!(script, "paste" | "typing" | "sites") && !pastes {
            continue;
        }
        eprintln!("{said}");
        run(with_browsers(&mut in_root("node")).arg("--expose-gc").arg(format!("benches/{script}.mjs")))?;
    }
    Ok(())
}
