//! Running other programs: from the checkout, with our tools on the path, in one clean environment.

use crate::paths;
use std::env;
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An error is a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// A command in the checkout. What cargo told *this* program about itself is not passed on, else builds would differ by who starts them.
pub fn tool(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root()).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO" || text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text.starts_with("CARGO_BIN_") {
            command.env_remove(&name);
        }
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(paths::tools().join("bin")).chain(env::split_paths(&path));
    if let Ok(joined) = env::join_paths(folders) {
        command.env("PATH", joined);
    }
    command
}

/// Native work, by the tool chain that started us.
pub fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = tool("cargo");
    command.args(args);
    command
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs it, its output on the screen.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", shown(command))) }
}

/// Runs it, its output appended to a log.
pub fn run_into(command: &mut Command, log: &Path) -> Outcome {
    let file = File::options().create(true).append(true).open(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let copy = file.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
    run(command.stdout(file).stderr(copy))
}

/// What it prints, if it ends well; what it complains of is dropped.
pub fn output(command: &mut Command) -> Outcome<String> {
    printed(command.stderr(Stdio::null()))
}

/// What it prints, if it ends well; what it complains of is on the screen.
pub fn printed(command: &mut Command) -> Outcome<String> {
    let output = command.stdout(Stdio::piped()).spawn().and_then(Child::wait_with_output).map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{}` ended with {}", shown(command), output.status))
    }
}

/// Runs it quietly, but no longer than `limit`.
pub fn within(limit: Duration, command: &mut Command) -> Outcome {
    let started = Instant::now();
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| cannot_start(command, &error))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` ended with {status}", shown(command))),
            Ok(None) if started.elapsed() < limit => std::thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                stop(&mut child);
                return Err(format!("`{}` took more than {} s", shown(command), limit.as_secs()));
            }
            Err(error) => return Err(format!("`{}`: {error}", shown(command))),
        }
    }
}

fn stop(child: &mut Child) {
    // It may have ended meanwhile, which is as good.
    drop(child.kill());
    drop(child.wait());
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` cannot start: {error}", command.get_program().to_string_lossy())
}
