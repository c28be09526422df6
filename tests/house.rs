//! The house rules, checked: arrows run downwards, JavaScript stays in `browser/`, nothing panics, files stay short, every text is there in three languages.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking, and a house that cannot be read fails it")]

#[path = "house_support/read.rs"]
mod read;

use read::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The plan: a room may use rooms of lower floors only. `lib.rs`, `main.rs` and `bin/` stand above all.
const FLOORS: &[(u8, &str)] = &[
    (1, "model"),
    (1, "words"),
    (2, "document"),
    (2, "packs"),
    (3, "exchange"),
    (3, "matching"),
    (3, "network"),
    (3, "practice"),
    (3, "sync"),
    (4, "browser"),
    (5, "state"),
    (6, "ui"),
];
const ENTRY_FLOOR: u8 = 7;
const JAVASCRIPT: &[&str] = &["JsValue", "JsCast", "web_sys", "js_sys", "wasm_bindgen"];
const PANICS: &[&str] = &["panic", "todo", "unimplemented", "dbg"];
const MOST_LINES: usize = 300;

/// Beginnings of keys that are put together from parts a literal does not show (`format!("terms.kind.{kind}")` is seen without).
const DYNAMIC_KEYS: &[&str] = &[];
/// Literals that look like a key and are none.
const NOT_KEYS: &[&str] = &[];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, name)| *name == room).map(|(floor, _)| *floor)
}

fn wrong_arrows(source: &Source) -> Vec<String> {
    let own = source.room();
    let own_floor = floor(own).unwrap_or(ENTRY_FLOOR);
    let up = |path: &&Vec<String>| path.first().is_some_and(|room| room != own && floor(room).is_some_and(|floor| floor >= own_floor));
    source.paths.iter().filter(up).map(|path| format!("{}: floor {own_floor} uses crate::{}", source.file, path.join("::"))).collect()
}

fn javascript_outside(source: &Source) -> Vec<String> {
    let found = JAVASCRIPT.iter().filter(|name| source.room() != "browser" && source.words.contains(**name));
    found.map(|name| format!("{}: {name} belongs in browser/", source.file)).collect()
}

fn panics(source: &Source) -> Vec<String> {
    let methods = source.methods.iter().filter(|name| ["unwrap", "expect"].contains(&name.as_str()));
    let macros = source.macros.iter().filter(|name| PANICS.contains(&name.as_str()));
    methods.chain(macros).map(|name| format!("{}: {name} outside a test", source.file)).collect()
}

fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn arrows_run_downwards() {
    none(sources().iter().flat_map(wrong_arrows).collect());
}

#[test]
fn javascript_stays_in_the_browser_room() {
    none(sources().iter().flat_map(javascript_outside).collect());
}

#[test]
fn nothing_panics_outside_tests() {
    none(sources().iter().flat_map(panics).collect());
}

#[test]
fn the_library_lists_its_rooms_in_floor_order() {
    let declared = read::modules(&read::text(&read::root().join("src/lib.rs")));
    let floors: Vec<Option<u8>> = declared.iter().map(|room| floor(room)).collect();
    assert!(floors.iter().all(Option::is_some), "lib.rs has a room that the plan does not know: {declared:?}");
    assert!(floors.is_sorted(), "lib.rs lists its rooms out of order: {declared:?}");
    let built: BTreeSet<String> = sources().iter().map(|source| source.room().to_owned()).filter(|room| !room.is_empty()).collect();
    assert_eq!(declared.into_iter().collect::<BTreeSet<_>>(), built, "a folder in src/ is not in lib.rs, or the other way round");
}

#[test]
fn files_are_short() {
    let root = read::root();
    let folders = ["src", "tests", "xtask"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| read::files(folder, &["rs", "js", "mjs"]));
    let long = files.filter_map(|file| {
        let lines = read::text(&file).lines().count();
        (lines > MOST_LINES).then(|| format!("{}: {lines} lines, {MOST_LINES} at most", read::relative(&file)))
    });
    none(long.collect());
}

/// Every key of `src/words/*.json`, as `stem.name`, with its three texts.
fn words() -> (BTreeSet<String>, BTreeMap<String, serde_json::Value>) {
    let (mut stems, mut keys) = (BTreeSet::new(), BTreeMap::new());
    for file in read::files(&read::root().join("src/words"), &["json"]) {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let part: BTreeMap<String, serde_json::Value> = serde_json::from_str(&read::text(&file)).expect("a map of labels");
        keys.extend(part.into_iter().map(|(name, label)| (format!("{stem}.{name}"), label)));
        stems.insert(stem);
    }
    (stems, keys)
}

#[test]
fn every_text_is_there_in_three_languages() {
    let (_, keys) = words();
    let languages = ["en", "zh-Hans", "zh-Hant"];
    let whole = |label: &serde_json::Value| {
        let said = |language: &&str| label.get(*language).and_then(serde_json::Value::as_str).is_some_and(|text| !text.trim().is_empty());
        languages.iter().all(said) && label.as_object().is_some_and(|label| label.len() == languages.len())
    };
    none(keys.iter().filter(|(_, label)| !whole(label)).map(|(key, _)| format!("{key} is not there in exactly {languages:?}")).collect());
}

/// `stem.name`, where the stem is one of the text files.
fn is_key(literal: &str, stems: &BTreeSet<String>) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
    literal.split_once('.').is_some_and(|(stem, name)| stems.contains(stem) && !name.is_empty() && name.chars().all(plain))
}

/// The part of `terms.kind.{kind}` that is always there, or all of `terms.kind.`.
fn beginning<'a>(literal: &'a str, stems: &BTreeSet<String>) -> Option<&'a str> {
    let whole = literal.ends_with(['.', '_']).then_some(literal);
    let beginning = literal.split_once('{').map(|(beginning, _)| beginning).or(whole)?;
    beginning.split_once('.').is_some_and(|(stem, _)| stems.contains(stem)).then_some(beginning)
}

#[test]
fn every_key_on_screen_exists() {
    let (stems, keys) = words();
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| ["ui", "state"].contains(&source.room())) {
        for literal in &source.literals {
            let exists = match beginning(literal, &stems) {
                Some(beginning) => keys.keys().any(|key| key.starts_with(beginning)),
                None => !is_key(literal, &stems) || NOT_KEYS.contains(&literal.as_str()) || keys.contains_key(literal),
            };
            if !exists {
                complaints.push(format!("{}: no text for {literal:?}", source.file));
            }
        }
    }
    none(complaints);
}

#[test]
fn every_key_is_used() {
    let (stems, keys) = words();
    let all = sources();
    let literals: BTreeSet<&str> =
        all.iter().filter(|source| source.room() != "words").flat_map(|source| &source.literals).map(String::as_str).collect();
    let beginnings: Vec<&str> =
        literals.iter().filter_map(|literal| beginning(literal, &stems)).chain(DYNAMIC_KEYS.iter().copied()).collect();
    // `say_count` takes `key.one` by itself.
    let used =
        |key: &str| literals.contains(key.strip_suffix(".one").unwrap_or(key)) || beginnings.iter().any(|start| key.starts_with(start));
    none(keys.keys().filter(|key| !used(key)).map(|key| format!("nobody says {key}")).collect());
}

fn example(file: &str, text: &str) -> Source {
    Source::parse(Path::new(file), text, &BTreeSet::new())
}

#[test]
fn the_checker_sees_an_arrow_that_runs_up() {
    let wrong = |file: &str, text: &str| wrong_arrows(&example(file, text)).len();
    assert_eq!(wrong("src/model/asset.rs", "use crate::ui::App;"), 1);
    assert_eq!(wrong("src/model/asset.rs", "use crate::{words::Lang, ui::{App, kit}};"), 3);
    assert_eq!(wrong("src/document/edit.rs", "fn f() { crate::state::say(\"x\"); }"), 1);
    assert_eq!(wrong("src/browser/tabs.rs", "fn f() { view! { <p>{crate::ui::kit::x()}</p> } }"), 1);
    assert_eq!(wrong("src/exchange/csv.rs", "use crate::matching::score;"), 1, "the same floor");
    assert_eq!(wrong("src/exchange/csv.rs", "use super::super::sync::Session;"), 1);
    assert_eq!(wrong("src/exchange/csv.rs", "mod inner { use super::super::super::sync::Session; }"), 1);
    assert_eq!(wrong("src/exchange/mod.rs", "use super::sync::Session;"), 1);
    assert_eq!(wrong("src/exchange/csv.rs", "use linli::ui::App;"), 1, "by the crate's own name");
    assert_eq!(wrong("src/ui/map/mod.rs", "use crate::model::Asset; use super::kit; fn f() { crate::state::say(\"x\") }"), 0);
    assert_eq!(wrong("src/exchange/csv.rs", "use crate::document::Edit; use super::decode; // crate::ui"), 0);
    assert_eq!(wrong("src/bin/worker.rs", "use linli::browser::worker;"), 0);
}

#[test]
fn the_checker_sees_javascript_and_panics() {
    assert_eq!(javascript_outside(&example("src/ui/app.rs", "fn f(x: wasm_bindgen::JsValue) {}")).len(), 2);
    assert_eq!(
        javascript_outside(&example("src/ui/app.rs", "fn f() { view! { <p on:click=|e: leptos::web_sys::Event| {} /> } }")).len(),
        1
    );
    assert_eq!(javascript_outside(&example("src/browser/tabs.rs", "use web_sys::Event;")).len(), 0);
    let bad = "fn f() { g().unwrap(); h().expect(\"x\"); todo!(); view! { {k().unwrap()} }; }";
    assert_eq!(panics(&example("src/ui/app.rs", bad)).len(), 4);
    assert_eq!(panics(&example("src/ui/app.rs", &format!("#[cfg(test)] mod tests {{ {bad} }} fn g() {{ x.unwrap_or(1); }}"))).len(), 0);
    assert_eq!(panics(&example("src/ui/app.rs", &format!("#[test] {bad}"))).len(), 0);
}

#[test]
fn the_checker_sees_keys() {
    let stems = BTreeSet::from(["map".to_owned()]);
    assert!(is_key("map.add_here", &stems) && is_key("map.count.one", &stems));
    assert!(!is_key("map", &stems) && !is_key("list.title", &stems) && !is_key("map.Add here", &stems));
    assert_eq!(beginning("map.kind_{kind}", &stems), Some("map.kind_"));
    assert_eq!(beginning("{kind}", &stems), None);
    let source =
        example("src/ui/app.rs", "/// map.doc\nfn f() { view! { <p title=say(\"map.a\")>{format!(\"map.b_{x}\")}</p> }; say(\"map.c\"); }");
    assert_eq!(source.literals.iter().map(String::as_str).collect::<Vec<_>>(), ["map.a", "map.b_{x}", "map.c"]);
}
