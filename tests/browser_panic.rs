//! What a person sees when the program breaks. The tests of a file run from z to a: first it breaks, then it is looked at.
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

use linli::browser::panic::{Words, install, on_panic};
use std::cell::Cell;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

thread_local! {
    static SAVED: Cell<u32> = const { Cell::new(0) };
}

fn words(sentence: &str) -> Words {
    Words { sentence: sentence.to_owned(), reload: "Load the page again".to_owned() }
}

#[wasm_bindgen_test]
#[should_panic]
fn z_something_breaks() {
    install(words("Something went wrong."));
    on_panic(|| {
        SAVED.set(SAVED.get() + 1);
        words("Something went wrong. What you saved is safe.")
    });
    panic!("on purpose");
}

#[wasm_bindgen_test]
#[should_panic]
fn y_it_breaks_again() {
    panic!("once more");
}

#[wasm_bindgen_test]
fn a_person_is_told_once_and_can_go_on() {
    assert_eq!(SAVED.get(), 1);
    let document = web_sys::window().unwrap().document().unwrap();
    let overlays = document.query_selector_all("[role=alertdialog]").unwrap();
    assert_eq!(overlays.length(), 1);
    let link = document.query_selector("[role=alertdialog] a").unwrap().unwrap();
    assert!(!link.get_attribute("href").unwrap().contains('#'));
    assert_eq!(
        document.query_selector("[role=alertdialog] p").unwrap().unwrap().text_content().unwrap(),
        "Something went wrong. What you saved is safe."
    );
}
