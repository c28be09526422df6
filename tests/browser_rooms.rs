//! The small Web API rooms, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

use linli::browser::preferences::{Preferences, Theme};
use linli::browser::service_worker::{self, OfflineError};
use linli::browser::storage::UpdateKey;
use linli::browser::tabs::{TabMessage, Tabs};
use linli::browser::{clock, environment, ids, locks};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Waits until it holds, at most two seconds.
async fn eventually(holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        clock::sleep_ms(20).await;
    }
    panic!("it never came");
}

#[wasm_bindgen_test]
fn ids_differ_and_sort_by_time() {
    let many: HashSet<_> = (0..10_000).map(|_| ids::new_id()).collect();
    assert_eq!(many.len(), 10_000);
    let clients: HashSet<u64> = (0..10_000).map(|_| ids::client_id()).collect();
    assert_eq!(clients.len(), 10_000);
    assert!(clients.iter().all(|id| *id > 0 && *id < 1 << 53));
    assert!(clients.iter().any(|id| *id > 1 << 50), "all 53 bits are used");
    let name = ids::device_name();
    assert_eq!((name.len(), ids::device_name()), (5, name));
}

#[wasm_bindgen_test]
async fn time_runs_forwards() {
    let (now, start) = (clock::now(), clock::monotonic_ms());
    assert!(now.0 > 1_750_000_000_000);
    clock::sleep_ms(30).await;
    clock::idle(100).await;
    assert!(clock::monotonic_ms() - start >= 25.0);
}

#[wasm_bindgen_test]
fn today_is_the_day_of_the_place() {
    let here = js_sys::Date::new_0();
    let written = format!("{:04}-{:02}-{:02}", here.get_full_year(), here.get_month() + 1, here.get_date());
    assert_eq!(clock::today().to_string(), written);
}

#[wasm_bindgen_test]
fn preferences_are_kept_field_by_field() {
    let community = ids::new_id();
    Preferences::change(|preferences| {
        preferences.theme = Theme::Dark;
        preferences.last_community = Some(community);
        preferences.table = Some(7);
    });
    Preferences::change(|preferences| preferences.helper_mode = true);
    let kept = Preferences::load();
    assert_eq!((kept.theme, kept.helper_mode, kept.last_community, kept.table), (Theme::Dark, true, Some(community), Some(7)));

    // What another version wrote differently falls back, alone.
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.set_item("linli.preferences", r#"{"theme":"sepia","table":"six","language":"zh-Hant","later":1}"#).unwrap();
    let kept = Preferences::load();
    assert_eq!((kept.theme, kept.table, kept.language.as_deref()), (Theme::System, None, Some("zh-Hant")));
    storage.set_item("linli.preferences", "no JSON").unwrap();
    assert_eq!(Preferences::load(), Preferences::default());

    // A browser that refuses to write: it lasts as long as the page.
    js_sys::eval("Storage.prototype.keep = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }").unwrap();
    Preferences::change(|preferences| preferences.helper_mode = true);
    assert!(Preferences::load().helper_mode);
    js_sys::eval("Storage.prototype.setItem = Storage.prototype.keep").unwrap();
    Preferences::change(|preferences| preferences.theme = Theme::Light);
    assert!(Preferences::load().helper_mode);
    storage.remove_item("linli.preferences").unwrap();
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other_and_nobody_else() {
    let (community, other) = (ids::new_id(), ids::new_id());
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listen = |heard: &Rc<RefCell<Vec<TabMessage>>>| {
        let heard = heard.clone();
        move |message| heard.borrow_mut().push(message)
    };
    let (own, elsewhere) = (Rc::new(RefCell::new(Vec::new())), Rc::new(RefCell::new(Vec::new())));
    let one = Tabs::join(community, listen(&own));
    let two = Tabs::join(community, listen(&heard));
    let _three = Tabs::join(other, listen(&elsewhere));
    let messages = [
        TabMessage::Hello { state_vector: vec![1, 2, 3] },
        TabMessage::Update { key: UpdateKey(1 << 40), bytes: (0..=255).collect() },
        TabMessage::Renamed { name: "翠屏邨".to_owned() },
        TabMessage::Deleted,
    ];
    for message in &messages {
        one.send(message);
    }
    eventually(|| heard.borrow().len() == messages.len()).await;
    assert_eq!(*heard.borrow(), messages);
    assert!(own.borrow().is_empty() && elsewhere.borrow().is_empty());
    drop(two);
    one.send(&messages[0]);
    clock::sleep_ms(50).await;
    assert_eq!(heard.borrow().len(), messages.len(), "one that has left hears nothing");
}

#[wasm_bindgen_test]
async fn a_lock_lets_one_work_at_a_time() {
    let name = ids::new_id().to_string();
    let steps = Rc::new(RefCell::new(Vec::new()));
    for worker in ["first", "second"] {
        let (name, steps) = (name.clone(), steps.clone());
        spawn_local(async move {
            locks::with_lock(&name, async {
                steps.borrow_mut().push(format!("{worker} begins"));
                clock::sleep_ms(60).await;
                steps.borrow_mut().push(format!("{worker} ends"));
            })
            .await;
        });
    }
    eventually(|| !steps.borrow().is_empty()).await;
    assert_eq!(locks::with_lock_if_free(&name, async { 1 }).await, None);
    eventually(|| steps.borrow().len() == 4).await;
    assert_eq!(*steps.borrow(), ["first begins", "first ends", "second begins", "second ends"]);
    clock::sleep_ms(20).await;
    assert_eq!(locks::with_lock_if_free(&name, async { 1 }).await, Some(1));
    assert_eq!(locks::with_lock(&name, async { 2 }).await, 2);
}

#[wasm_bindgen_test]
fn leaving_is_asked_about_only_while_something_is_unsaved() {
    let unsaved = Rc::new(Cell::new(true));
    let is_unsaved = unsaved.clone();
    let listener = environment::on_before_unload(move || is_unsaved.get());
    let window = web_sys::window().unwrap();
    let is_asked = || {
        let event = web_sys::Event::new_with_event_init_dict("beforeunload", &{
            let init = web_sys::EventInit::new();
            init.set_cancelable(true);
            init
        });
        !window.dispatch_event(&event.unwrap()).unwrap()
    };
    assert!(is_asked());
    unsaved.set(false);
    assert!(!is_asked());
    unsaved.set(true);
    drop(listener);
    assert!(!is_asked(), "a dropped listener is gone");
}

#[wasm_bindgen_test]
fn the_page_is_told_apart_and_named() {
    assert!(environment::is_online() && environment::is_secure());
    assert!(!environment::languages().is_empty());
    assert_eq!(environment::address_parameter("no-such-parameter"), None);
    let base = environment::base_address();
    assert_eq!(environment::address_of("./mapkit/mapkit.js"), format!("{base}mapkit/mapkit.js"));
    environment::set_title("Linli · 翠屏邨");
    environment::set_language("zh-Hant");
    environment::set_root_attribute("data-theme", Some("dark"));
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.document_element().unwrap();
    assert_eq!(document.title(), "Linli · 翠屏邨");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("zh-Hant"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    environment::set_root_attribute("data-theme", None);
    assert!(!root.has_attribute("data-theme"));
}

#[wasm_bindgen_test]
async fn a_service_worker_that_cannot_be_had_is_no_disaster() {
    assert!(matches!(service_worker::register("no-such-script.js", |_| ()).await, Err(OfflineError::Refused { .. })));
}
