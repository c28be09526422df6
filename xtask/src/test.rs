//! Everything CI runs, step by step. Each step's output is kept in target/log; a failing one shows its end.

use crate::command::{Outcome, cargo, run_into, tool};
use crate::report::{Tally, tail};
use crate::server::Server;
use crate::toolchain::Web;
use crate::{build, paths, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What a step ends as, if it does not fail.
enum Ending {
    Done,
    Said(String),
    /// There is nothing to run yet.
    Nothing,
}
use Ending::{Done, Nothing, Said};

type Step = (&'static str, &'static str, fn(&Path) -> Outcome<Ending>);

/// Quick ones first, and the release build before the journeys through it.
const STEPS: &[Step] = &[
    ("fmt", "layout of the Rust code", fmt),
    ("js", "the map bundle builds and parses", js),
    ("house", "the house rules", house),
    ("lint", "clippy, native", lint),
    ("lint-web", "clippy, wasm32", lint_web),
    ("native", "native tests", native),
    ("web", "tests in a headless browser", web),
    ("build", "release build and its size", release),
    ("journeys", "journeys through dist/", journeys),
];

/// `cargo xtask test [STEP…]`.
pub fn test(args: &[&str]) -> Outcome {
    let steps = chosen(args)?;
    let started = Instant::now();
    println!("== setup");
    setup::everything()?;
    let logs = paths::root().join("target").join("log");
    fs::create_dir_all(&logs).map_err(|error| format!("{}: {error}", logs.display()))?;
    let mut tally = Tally::default();
    let mut failures = Vec::new();
    for (name, title, step) in steps {
        println!("\n== {name}: {title}");
        let log = logs.join(format!("{name}.log"));
        let begun = Instant::now();
        fs::write(&log, "").map_err(|error| format!("{}: {error}", log.display()))?;
        let ending = step(&log);
        let text = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
        let seconds = begun.elapsed().as_secs_f64();
        let mut counted = Tally::read(&text);
        match ending {
            Ok(Nothing) => println!("   nothing to run yet"),
            Ok(ending) => {
                counted.passed = counted.passed.max(1);
                if let Said(words) = ending {
                    println!("{}", words.trim_end());
                }
                println!("   ok, {} passed, {seconds:.0} s", counted.passed);
            }
            Err(reason) => {
                counted.failed = counted.failed.max(1);
                println!("{}\n   FAILED: {reason}, {seconds:.0} s; all of it in {}", tail(&text, 100), log.display());
                failures.push(*name);
            }
        }
        tally.add(counted);
    }
    println!("\n== {:.0} s in all; failed steps: {}", started.elapsed().as_secs_f64(), or_none(&failures));
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 && failures.is_empty() { Ok(()) } else { Err(format!("failed: {}", or_none(&failures))) }
}

fn or_none(names: &[&str]) -> String {
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

fn chosen(args: &[&str]) -> Outcome<Vec<&'static Step>> {
    if args.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let find = |name: &&str| {
        let names = || STEPS.iter().map(|step| step.0).collect::<Vec<_>>().join(", ");
        STEPS.iter().find(|step| step.0 == *name).ok_or_else(|| format!("no step `{name}`; the steps are {}", names()))
    };
    args.iter().map(find).collect()
}

fn fmt(log: &Path) -> Outcome<Ending> {
    run_into(&mut cargo(["fmt", "--all", "--check"]), log).map(|()| Done)
}

/// The bundle is built, each of its files parses, and its own tests pass if it has some.
fn js(log: &Path) -> Outcome<Ending> {
    run_into(tool("node").arg("xtask/bundle.mjs"), log)?;
    let bundle = paths::root().join("target").join("mapkit");
    let scripts = files(&bundle, &[".js", ".mjs"]);
    if scripts.is_empty() {
        return Err(format!("{} holds no script", bundle.display()));
    }
    for script in scripts {
        run_into(tool("node").args(["--input-type=module", "--check"]).stdin(open(&script)?), log)?;
    }
    let tests = files(&paths::root().join("tests"), &[".test.mjs"]);
    if tests.is_empty() { Ok(Done) } else { run_into(tool("node").args(["--test", "--test-reporter=tap"]).args(tests), log).map(|()| Done) }
}

fn open(file: &Path) -> Outcome<fs::File> {
    fs::File::open(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn house(log: &Path) -> Outcome<Ending> {
    run_into(&mut cargo(["test", "--locked", "--test", "house"]), log).map(|()| Done)
}

fn lint(log: &Path) -> Outcome<Ending> {
    run_into(&mut cargo(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]), log).map(|()| Done)
}

fn lint_web(log: &Path) -> Outcome<Ending> {
    let mut clippy = Web::find()?.cargo(["clippy", "--locked", "--target", "wasm32-unknown-unknown", "--lib", "--bins"]);
    clippy.args(web_tests().iter().flat_map(|name| ["--test", name]));
    run_into(clippy.args(["--", "-D", "warnings"]), log).map(|()| Done)
}

/// All but the house rules, which have their own step.
fn native(log: &Path) -> Outcome<Ending> {
    let tests = test_files(|name, text| name != "house" && !text.contains("use wasm_bindgen_test"));
    let mut test = cargo(["test", "--locked", "--no-fail-fast", "--workspace", "--lib", "--bins"]);
    test.args(tests.iter().flat_map(|name| ["--test", name]));
    run_into(&mut test, log)?;
    run_into(&mut cargo(["test", "--locked", "--doc"]), log).map(|()| Done)
}

/// Whatever uses `wasm_bindgen_test`: the library's own, and files in tests/.
fn web(log: &Path) -> Outcome<Ending> {
    let tests = web_tests();
    let library = files(&paths::root().join("src"), &[".rs"]);
    let in_library = library.iter().any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("use wasm_bindgen_test")));
    if tests.is_empty() && !in_library {
        return Ok(Nothing);
    }
    let mut test = Web::find()?.cargo(["test", "--locked", "--no-fail-fast", "--target", "wasm32-unknown-unknown"]);
    if in_library {
        test.arg("--lib");
    }
    test.args(tests.iter().flat_map(|name| ["--test", name]));
    run_into(test.env("WASM_BINDGEN_TEST_TIMEOUT", "180"), log).map(|()| Done)
}

/// An older build must not pass for this one in the journeys.
fn release(log: &Path) -> Outcome<Ending> {
    let dist = paths::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    }
    run_into(&mut build::release()?, log)?;
    // The budget is a benchmark's matter; here the size is said.
    build::sizes().map(|(table, _)| Said(table))
}

/// Under a sub-path, so that every address in the app has to be relative.
fn journeys(log: &Path) -> Outcome<Ending> {
    if files(&paths::root().join("tests").join("journeys"), &[".spec.mjs", ".spec.js", ".spec.ts"]).is_empty() {
        return Ok(Nothing);
    }
    let server = Server::start(paths::dist(), "/linli/", 0)?;
    run_into(playwright().env("LINLI_URL", server.address()), log).map(|()| Done)
}

fn playwright() -> Command {
    let mut command = tool("node");
    command.args(["node_modules/@playwright/test/cli.js", "test", "--config", "tests/journeys/playwright.config.mjs"]);
    if let Some(chromium) = paths::which("chromium") {
        command.env("LINLI_CHROMIUM", chromium);
    }
    command
}

fn web_tests() -> Vec<String> {
    test_files(|_, text| text.contains("use wasm_bindgen_test"))
}

/// The integration tests that `wanted(name, text)` takes.
fn test_files(wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let folder = fs::read_dir(paths::root().join("tests")).into_iter().flatten().flatten();
    let mut names: Vec<String> = folder
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| Some((path.file_stem()?.to_string_lossy().into_owned(), fs::read_to_string(&path).ok()?)))
        .filter(|(name, text)| wanted(name, text))
        .map(|(name, _)| name)
        .collect();
    names.sort();
    names
}

/// All files under a folder with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
