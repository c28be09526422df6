//! Linli's chores: `cargo xtask <command>`.

mod bench;
mod build;
mod command;
mod paths;
mod report;
mod serve;
mod server;
mod setup;
mod test;
mod toolchain;

use command::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  setup                          install what is missing (tools, JS parts, browser)
  serve [--release] [--port N]   build, serve on this machine, rebuild on change
  build                          release build in dist/, with its compressed size
  test [STEP…]                   everything CI runs, or the named steps
  bench [--json FILE]            measure, and compare with the budgets
  static [--port N] [--base /p/] serve dist/ as any static host would
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nerror: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Outcome {
    match args {
        ["setup"] => setup::everything(),
        ["serve", rest @ ..] => serve::serve(rest),
        ["static", rest @ ..] => serve::serve_static(rest),
        ["build"] => build::build(),
        ["test", rest @ ..] => test::test(rest),
        ["bench", rest @ ..] => bench::bench(rest),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [other, ..] => Err(format!("no command `{other}`\n\n{HELP}")),
    }
}

/// The value after `--name`, if it is there.
fn option<'a>(args: &[&'a str], name: &str) -> Outcome<Option<&'a str>> {
    match args.iter().position(|arg| *arg == name) {
        None => Ok(None),
        Some(at) => args.get(at + 1).copied().map(Some).ok_or_else(|| format!("{name} needs a value")),
    }
}

/// The port after `--port`, if it is there.
fn port(args: &[&str]) -> Outcome<Option<u16>> {
    option(args, "--port")?.map(|text| text.parse().map_err(|_| format!("`{text}` is not a port"))).transpose()
}
