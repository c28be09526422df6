//! Installs what is missing and nothing else; says what it does and how long it took. A second run needs no network.

use crate::command::{Outcome, cargo, output, run, tool};
use crate::paths;
use crate::toolchain::{self, Web};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// 0.22 wants a newer Rust than ours.
const TRUNK: &str = "0.21.14";
/// Makes several files of the app; reads what `wasm_split_helpers`, which comes with Leptos, writes.
const SPLIT: &str = "wasm_split_cli_support";
const SPLIT_VERSION: &str = "0.2.4";
/// Tools run for seconds here: their own profiles, made for speed, would compile for longer than they could ever save.
const QUICKLY_BUILT: [(&str, &str); 3] =
    [("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"), ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")];

/// What `serve` and `build` need.
pub fn to_build() -> Outcome {
    step("wasm32 standard library", || Ok(Web::find().is_ok()), toolchain::install)?;
    step("crates", || Ok(run_quiet(&mut cargo(["fetch", "--locked", "--offline"]))), fetch)?;
    step("trunk", || Ok(has_version("trunk", TRUNK)), || install("trunk", TRUNK, &[]))?;
    let bindgen = locked_version("wasm-bindgen")?;
    let have = || Ok(has_version("wasm-bindgen", &bindgen) && paths::which("wasm-bindgen-test-runner").is_some());
    step("wasm-bindgen", have, || install("wasm-bindgen-cli", &bindgen, &[]))?;
    step("wasm-split", || Ok(is_installed(SPLIT, SPLIT_VERSION)), || install(SPLIT, SPLIT_VERSION, &["build-binary"]))?;
    step("JS parts", js_is_current, install_js)
}

/// What `test` needs besides.
pub fn everything() -> Outcome {
    to_build()?;
    step(
        "Chromium",
        || Ok(["chromium", "chromedriver"].iter().all(|name| paths::which(name).is_some())),
        || apt(&["chromium", "chromium-driver"]),
    )?;
    step("Chinese fonts", || Ok(has_chinese_font()), || apt(&["fonts-noto-cjk"]))?;
    step("GDAL", || Ok(paths::which("ogrinfo").is_some()), || apt(&["gdal-bin"]))
}

fn step(what: &str, have: impl FnOnce() -> Outcome<bool>, install: impl FnOnce() -> Outcome) -> Outcome {
    if have()? {
        println!("  {what}: here");
        return Ok(());
    }
    println!("  {what}: missing, installing …");
    let started = Instant::now();
    install().map_err(|reason| format!("{what}: {reason}"))?;
    println!("  {what}: installed in {:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn run_quiet(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// `name --version` ends in that version, whatever follows in brackets.
fn has_version(name: &str, version: &str) -> bool {
    output(tool(name).arg("--version")).is_ok_and(|text| text.split_whitespace().any(|word| word == version))
}

/// For a tool that does not tell its version.
fn is_installed(package: &str, version: &str) -> bool {
    fs::read_to_string(paths::tools().join(".crates.toml")).is_ok_and(|list| list.contains(&format!("\"{package} {version} ")))
}

fn fetch() -> Outcome {
    run(&mut cargo(["fetch", "--locked"]))
}

/// The tool's own lock file first; where a registry lags behind it, the newest that fits.
fn install(name: &str, version: &str, features: &[&str]) -> Outcome {
    let install = || {
        let mut command = cargo(["install", "--quiet", name, "--version", version, "--root"]);
        command.arg(paths::tools()).args(["--features", &features.join(",")]).envs(QUICKLY_BUILT).current_dir(std::env::temp_dir());
        command
    };
    run(install().arg("--locked")).or_else(|reason| {
        println!("  {reason}; again without --locked");
        run(&mut install())
    })
}

/// The version of a package in Cargo.lock.
fn locked_version(name: &str) -> Outcome<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let package = lock.split("[[package]]").find(|package| package.contains(&format!("\nname = \"{name}\"\n")));
    let version = package.and_then(|package| package.split("\nversion = \"").nth(1)).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock has no {name}"))
}

const STAMP: &str = "node_modules/.linli-lock.json";

/// The stamp is a copy of the lock file that was installed.
fn js_is_current() -> Outcome<bool> {
    let root = paths::root();
    let lock = fs::read(root.join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    Ok(fs::read(root.join(STAMP)).is_ok_and(|stamp| stamp == lock))
}

fn install_js() -> Outcome {
    if paths::which("node").is_none() || paths::which("npm").is_none() {
        return Err("Node.js 20 or newer with npm is needed; please install it".into());
    }
    run(tool("npm").args(["ci", "--prefer-offline", "--loglevel=error"]))?;
    let root = paths::root();
    let copied = fs::copy(root.join("package-lock.json"), root.join(STAMP));
    copied.map(drop).map_err(|error| format!("{STAMP}: {error}"))
}

fn has_chinese_font() -> bool {
    output(tool("fc-list").arg(":lang=zh")).is_ok_and(|list| !list.trim().is_empty())
}

/// Installs Debian packages, or says which ones to install.
pub fn apt(packages: &[&str]) -> Outcome {
    let please = format!("please install {}", packages.join(" "));
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("this machine has no apt; {please}"));
    }
    let get = |args: &[&str]| -> Outcome {
        let mut command = as_root("env").map_err(|reason| format!("{reason}; {please}"))?;
        run(command
            .arg("DEBIAN_FRONTEND=noninteractive")
            .arg("apt-get")
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
            .args(args)
            .stdout(Stdio::null()))
    };
    let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
    // The lists on a fresh machine are empty or old: fetch them only when the first try fails.
    get(&install).or_else(|_| get(&["update"]).and_then(|()| get(&install))).map_err(|reason| format!("{reason}; {please}"))
}

/// The program as root: directly, or by a sudo that asks nothing.
pub fn as_root(program: &str) -> Outcome<Command> {
    if output(tool("id").arg("-u"))?.trim() == "0" {
        return Ok(tool(program));
    }
    if !run_quiet(tool("sudo").args(["-n", "true"])) {
        return Err("this needs root, or sudo without a password".into());
    }
    let mut command = tool("sudo");
    command.args(["-n", program]);
    Ok(command)
}
