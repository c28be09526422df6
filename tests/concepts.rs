//! The concepts of the practice (DOMAIN §2), row by row: what each says how to check, checked.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]
#![allow(clippy::disallowed_methods, reason = "tests may read files")]

#[path = "concepts/actions.rs"]
mod actions;
#[path = "concepts/captains.rs"]
mod captains;
#[path = "concepts/groups.rs"]
mod groups;
#[path = "concepts/growth.rs"]
mod growth;
#[path = "concepts/merging.rs"]
mod merging;
#[path = "concepts/packs.rs"]
mod packs;
#[path = "concepts/pairs.rs"]
mod pairs;
#[path = "concepts/report.rs"]
mod report;

/// Every row has its test, named after it.
#[test]
fn all_47_rows_are_checked() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/concepts");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let text: String = files.collect();
    let missing: Vec<String> = (1..=47).map(|row| format!("fn row_{row:02}_")).filter(|name| !text.contains(name)).collect();
    assert!(missing.is_empty(), "no test for {missing:?}");
}
