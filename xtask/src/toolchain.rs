//! The tool chain that builds for the browser: the default one if it has the wasm32 target, else Debian's with a std of our own.

use crate::command::{Outcome, cargo, output, run, tool, within};
use crate::{paths, setup};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The name that `rustup toolchain link` gives Debian's tool chain.
const LINKED: &str = "linli-web";
const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
/// Where Debian's packages put their sysroot.
const DEBIAN_ROOT: &str = "/usr";

/// Which tool chain has the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Web {
    Default,
    Debian,
}

impl Web {
    /// Fails with a sentence while no tool chain has the target.
    pub fn find() -> Outcome<Self> {
        if std::env::var_os("LINLI_WASM_STD").is_none_or(|wish| wish != "debian") && has_std(&default_sysroot()?) {
            Ok(Self::Default)
        } else if has_std(Path::new(DEBIAN_ROOT)) && stamp_is_right() && is_linked() {
            Ok(Self::Debian)
        } else {
            Err(format!("no Rust tool chain here has the {TARGET} target; `cargo xtask setup` installs it"))
        }
    }

    /// Points a command, and all it starts, at this tool chain and at the wasm target folder.
    pub fn apply(self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", paths::web_target());
        command.env("CHROMEDRIVER", paths::which("chromedriver").unwrap_or_else(|| PathBuf::from("chromedriver")));
        if self == Self::Debian {
            if paths::which("rustup").is_some() {
                command.env("RUSTUP_TOOLCHAIN", LINKED);
            } else {
                let path = std::env::var_os("PATH").unwrap_or_default();
                let folders = [paths::tools().join("bin"), Path::new(DEBIAN_ROOT).join("bin")];
                if let Ok(joined) = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&path))) {
                    command.env("PATH", joined);
                }
            }
        }
    }

    /// `cargo` of this tool chain.
    pub fn cargo<S: AsRef<OsStr>>(self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = cargo(args);
        self.apply(&mut command);
        command
    }
}

fn default_sysroot() -> Outcome<PathBuf> {
    Ok(PathBuf::from(output(tool("rustc").args(["--print", "sysroot"]))?.trim()))
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn has_std(sysroot: &Path) -> bool {
    let files = fs::read_dir(library(sysroot)).into_iter().flatten().flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).any(|name| name.starts_with("libstd-") && name.ends_with(".rlib"))
}

/// Installs the target: by rustup where its server answers, else by Debian's recipe.
pub fn install() -> Outcome {
    if std::env::var_os("LINLI_WASM_STD").is_none_or(|wish| wish != "debian") && paths::which("rustup").is_some() {
        let limit = Duration::from_secs(120);
        match within(limit, tool("rustup").args(["target", "add", TARGET])) {
            Ok(()) if has_std(&default_sysroot()?) => return Ok(()),
            Ok(()) => println!("  rustup added the target, but not to the tool chain in use"),
            Err(reason) => println!("  {reason}; trying Debian's packages"),
        }
    }
    debian()
}

fn debian() -> Outcome {
    if !Path::new(DEBIAN_ROOT).join("bin/rustc").exists() || !Path::new("/usr/lib/rustlib/src/rust/library").exists() {
        setup::apt(DEBIAN).map_err(|reason| format!("{reason}. With rustup: `rustup target add {TARGET}`"))?;
    }
    // rust-lld is a link into the package of the lld it was built for: lld-22, say.
    let lld = fs::read_link("/usr/bin/rust-lld").map_err(|error| format!("/usr/bin/rust-lld: {error}"))?;
    if !Path::new("/usr/bin").join(&lld).exists() {
        setup::apt(&[&lld.to_string_lossy()])?;
    }
    let version = debian_version()?;
    let cached = paths::cache().join("wasm-std").join(version.lines().next().unwrap_or_default().replace([' ', '(', ')'], "_"));
    if !cached.join("done").exists() {
        build_std(&cached)?;
    }
    copy_std(&cached, &version)?;
    if paths::which("rustup").is_some() {
        run(tool("rustup").args(["toolchain", "link", LINKED, DEBIAN_ROOT]))?;
    }
    Ok(())
}

fn debian_version() -> Outcome<String> {
    output(tool("/usr/bin/rustc").arg("-vV"))
}

/// Builds std in an empty crate and keeps its rlibs. The bitcode is what `lto = true` needs later.
fn build_std(cached: &Path) -> Outcome {
    let says = |error: std::io::Error| format!("{}: {error}", cached.display());
    let work = cached.join("work");
    fs::create_dir_all(work.join("src")).map_err(says)?;
    fs::write(work.join("src/lib.rs"), "").map_err(says)?;
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n";
    fs::write(work.join("Cargo.toml"), manifest).map_err(says)?;
    let mut build = tool("/usr/bin/cargo");
    build.args(["build", "--quiet", "-Zbuild-std=std,panic_abort", "--target", TARGET, "--release"]);
    build.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run(build.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO_TARGET_DIR").current_dir(&work))?;
    for file in fs::read_dir(work.join("target").join(TARGET).join("release/deps")).map_err(says)?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(file.path(), cached.join(&name)).map_err(says)?;
        }
    }
    fs::remove_dir_all(&work).map_err(says)?;
    fs::write(cached.join("done"), "").map_err(says)
}

fn copy_std(cached: &Path, version: &str) -> Outcome {
    let to = library(Path::new(DEBIAN_ROOT));
    let stamp = cached.join("stamp");
    fs::write(&stamp, version).map_err(|error| format!("{}: {error}", stamp.display()))?;
    let script = "rm -rf \"$2\" && mkdir -p \"$2\" && cp \"$1\"/*.rlib \"$1\"/stamp \"$2\"";
    run(setup::as_root("sh")?.args(["-c", script, "sh"]).arg(cached).arg(to))
}

/// A std made for an older compiler would only fail later, and darkly.
fn stamp_is_right() -> bool {
    let stamp = fs::read_to_string(library(Path::new(DEBIAN_ROOT)).join("stamp"));
    matches!((stamp, debian_version()), (Ok(stamp), Ok(version)) if stamp == version)
}

/// Where there is rustup, it must know Debian's tool chain by our name.
fn is_linked() -> bool {
    let compiler = || output(tool("rustup").args(["which", "--toolchain", LINKED, "rustc"])).ok();
    let linked = || fs::canonicalize(compiler()?.trim()).ok();
    paths::which("rustup").is_none() || linked().is_some_and(|path| path.starts_with(DEBIAN_ROOT))
}
