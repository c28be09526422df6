//! Mounts the app, and names the files that its parts come in where the build is split.

#[cfg(target_arch = "wasm32")]
use linli::ui::{
    App,
    later::{self, Doors, Fetched, Make, Room, Sources},
};

/// A part in a file. In one program alone: the worker has no use for them.
#[cfg(target_arch = "wasm32")]
macro_rules! part {
    ($name:ident: $what:ty, in $file:ident, $made:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Fetched<$what> {
            Ok($made)
        }
        #[cfg(not(feature = "split"))]
        async fn $name() -> Fetched<$what> {
            Ok($made)
        }
    };
}

#[cfg(target_arch = "wasm32")]
part!(dialogs: Make<()>, in rooms, later::dialogs);
#[cfg(target_arch = "wasm32")]
part!(before_all: Make<()>, in rooms, later::before_all);
#[cfg(target_arch = "wasm32")]
part!(doors: Doors, in rooms, Doors::default());
#[cfg(target_arch = "wasm32")]
part!(rooms: Make<linli::state::Project>, in rooms, later::rooms);
#[cfg(target_arch = "wasm32")]
part!(others: Make<Room>, in others, later::others);

#[cfg(target_arch = "wasm32")]
fn main() {
    let sources = Sources {
        dialogs: || Box::pin(dialogs()),
        before_all: || Box::pin(before_all()),
        doors: || Box::pin(doors()),
        rooms: || Box::pin(rooms()),
        others: || Box::pin(others()),
    };
    leptos::mount::mount_to_body(move || leptos::view! { <App sources /> });
}

/// The app is a web page (`cargo xtask serve`); natively there is only the library and its tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
