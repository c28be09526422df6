//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(linli::ui::App);
}

/// The app is a web page (`cargo xtask serve`); natively there is only the library and its tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
