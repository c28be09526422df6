//! The release build in dist/, and what its first load weighs.

use crate::command::{Outcome, output, run, tool};
use crate::toolchain::Web;
use crate::{paths, setup};
use std::process::Command;

/// `cargo xtask build`.
pub fn build() -> Outcome {
    setup::to_build()?;
    run(&mut release()?)?;
    print!("{}", sizes()?.0);
    Ok(())
}

/// `trunk build --release`, without the network; the app in several files.
pub fn release() -> Outcome<Command> {
    let mut command = trunk("build")?;
    command.args(["--release", "--features", "split", "--dist"]).arg(paths::dist());
    Ok(command)
}

/// Trunk with our tool chain; it takes `NO_COLOR=1` for a mistake.
pub fn trunk(verb: &str) -> Outcome<Command> {
    let mut command = tool("trunk");
    Web::find()?.apply(&mut command);
    command.env_remove("NO_COLOR").args([verb, "--offline"]);
    if std::env::var_os("CI").is_some() {
        command.arg("--locked");
    }
    Ok(command)
}

/// The table of what the first load fetches, and whether it keeps to the budget.
pub fn sizes() -> Outcome<(String, bool)> {
    let table = output(tool("node").args(["xtask/sizes.mjs"]).arg(paths::dist()))?;
    let kept = !table.contains("OVER BUDGET");
    Ok((table, kept))
}
