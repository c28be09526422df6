//! Where things are: the checkout, and the cache that a second checkout reuses.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// `$LINLI_CACHE`, or `~/.cache/linli`.
pub fn cache() -> PathBuf {
    let home = || PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).unwrap_or_default());
    env::var_os("LINLI_CACHE").map_or_else(|| home().join(".cache").join("linli"), PathBuf::from)
}

/// The root that `cargo install` puts its tools under.
pub fn tools() -> PathBuf {
    cache().join("tools")
}

/// Wasm work has its own target folder, so that it and the native builds never wait for each other.
pub fn web_target() -> PathBuf {
    root().join("target").join("web")
}

/// The release build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The first file of that name on the path.
pub fn which(program: &str) -> Option<PathBuf> {
    let tools = tools().join("bin");
    let path = env::var_os("PATH").unwrap_or_default();
    std::iter::once(tools).chain(env::split_paths(&path)).map(|folder| folder.join(program)).find(|file| file.is_file())
}
