//! Measures, and compares with the budgets. A benchmark prints one JSON row a line:
//! `{"work":"…","n":10000,"ours":12.3,"reference":20.1,"unit":"ms","ratio":0.61,"budget":50,"ok":true}`.

use crate::command::{Outcome, cargo, printed, tool};
use crate::server::Server;
use crate::{build, option, paths, setup};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

/// `cargo xtask bench [--json FILE]`: benches/*.rs natively, tests/bench/*.mjs in a browser on the release build.
pub fn bench(args: &[&str]) -> Outcome {
    let json = option(args, "--json")?;
    let mut rows = Vec::new();
    if paths::root().join("benches").is_dir() {
        rows.extend(rows_of(&printed(&mut cargo(["bench", "--locked", "--bench", "*"]))?));
    }
    let scripts = browser_scripts();
    if !scripts.is_empty() {
        setup::everything()?;
        build::build()?;
        let server = Server::start(paths::dist(), "/linli/", 0)?;
        for script in scripts {
            println!("  {}", script.display());
            let mut node = tool("node");
            node.arg(script).env("LINLI_URL", server.address());
            if let Some(chromium) = paths::which("chromium") {
                node.env("LINLI_CHROMIUM", chromium);
            }
            rows.extend(rows_of(&printed(&mut node)?));
        }
    }
    if rows.is_empty() {
        println!("no benchmark yet: they go in benches/*.rs and tests/bench/*.mjs");
        return Ok(());
    }
    let all = format!("[\n{}\n]\n", rows.join(",\n"));
    if let Some(file) = json {
        fs::write(file, &all).map_err(|error| format!("{file}: {error}"))?;
    }
    table(&all)
}

/// Those that ask for the app's address; the others are their helpers.
fn browser_scripts() -> Vec<PathBuf> {
    let folder = fs::read_dir(paths::root().join("tests").join("bench")).into_iter().flatten().flatten();
    let asks = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains("process.env.LINLI_URL"));
    let mut scripts: Vec<PathBuf> = folder.map(|entry| entry.path()).filter(asks).collect();
    scripts.sort();
    scripts
}

fn rows_of(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| line.starts_with("{\"work\":")).map(str::to_owned).collect()
}

/// Prints the rows; fails if one is over its budget.
fn table(rows: &str) -> Outcome {
    let mut node = tool("node").arg("xtask/rows.mjs").stdin(Stdio::piped()).spawn().map_err(|error| format!("node: {error}"))?;
    if let Some(mut stdin) = node.stdin.take() {
        stdin.write_all(rows.as_bytes()).map_err(|error| format!("node: {error}"))?;
    }
    let status = node.wait().map_err(|error| format!("node: {error}"))?;
    if status.success() { Ok(()) } else { Err("a benchmark is over its budget".into()) }
}

#[cfg(test)]
mod tests {
    use super::rows_of;

    #[test]
    fn only_rows_are_taken_from_the_output() {
        assert_eq!(rows_of("Compiling\n  {\"work\":\"open\",\"ok\":true}\ntest x\n"), ["{\"work\":\"open\",\"ok\":true}"]);
    }
}
