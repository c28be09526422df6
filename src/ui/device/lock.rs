//! The lock before the communities, and the code it opens with.

use super::clear::ClearDialog;
use crate::browser::page;
use crate::model::LockCode;
use crate::state::{Tablet, say, say_count, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Dialog, Glyph, Icon, Logo};
use leptos::prelude::*;
use std::time::Duration;

const CODE_ID: &str = "lock-code";

/// Wrong tries so far, and the seconds until the next; in step with the clock.
fn watch_tries(tablet: Tablet) -> (Memo<(usize, usize)>, impl Fn() + Copy + Send + Sync + 'static) {
    let look_again = RwSignal::new(());
    if let Ok(clock) = set_interval_with_handle(move || look_again.notify(), Duration::from_millis(500)) {
        on_cleanup(move || clock.clear());
    }
    let tries = Memo::new(move |_| {
        look_again.track();
        tablet.tries()
    });
    (tries, move || look_again.notify())
}

/// Says that the last code was wrong, and how long one has to wait.
#[component]
fn WrongCode(tries: Memo<(usize, usize)>) -> impl IntoView {
    let wrong = Memo::new(move |_| tries.get().0);
    let wait = move || Some(tries.get().1).filter(|seconds| *seconds > 0).map(|seconds| say_count("tablet.wait", seconds));
    view! {
        <div class="wrong-code">
            <p role="alert">{move || Some(wrong.get()).filter(|n| *n > 0).map(|n| say_count("tablet.wrong", n))}</p>
            <p class="numbers">{wait}</p>
        </div>
    }
}

/// Stands instead of everything else until the code is given.
#[component]
pub fn LockScreen() -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    let dialogs = expect_context::<Dialogs>();
    let code = RwSignal::new(String::new());
    let (tries, look_again) = watch_tries(tablet);
    let waiting = move || tries.get().1 > 0;
    let field = NodeRef::<leptos::html::Input>::new();
    // Whatever is pressed, a keyboard goes on in the field.
    let take_keys = || page::focus_quietly(&[CODE_ID.to_owned()]);
    Effect::new(move |_| {
        if field.get().is_some() {
            request_animation_frame(take_keys);
        }
    });
    let open = move || {
        if !waiting() && !code.with_untracked(String::is_empty) && !tablet.open(&code.get_untracked()) {
            code.set(String::new());
            look_again();
            take_keys();
        }
    };
    let press = move |digit: char| {
        take_keys();
        code.update(|code| {
            if code.len() < LockCode::LONGEST {
                code.push(digit);
            }
        });
    };
    let key =
        move |digit: char| view! { <button class="button" type="button" disabled=waiting on:click=move |_| press(digit)>{digit}</button> };
    view! {
        <main class="before-all">
            <Logo size=64 />
            <h1>{t("tablet.locked")}</h1>
            <form
                class="lock-pad"
                on:submit=move |event| {
                    event.prevent_default();
                    open();
                }
            >
                <input
                    class="input"
                    id=CODE_ID
                    type="password"
                    inputmode="none"
                    autocomplete="off"
                    maxlength=LockCode::LONGEST
                    node_ref=field
                    aria-label=t("tablet.code")
                    prop:value=move || code.get()
                    on:input:target=move |event| code.set(event.target().value())
                />
                <WrongCode tries />
                <div class="keys">
                    {('1'..='9').map(key).collect_view()}
                    <button class="button" type="button" aria-label=t("tablet.rub_out") on:click=move |_| code.update(|code| _ = code.pop())>
                        <Icon glyph=Glyph::Before />
                    </button>
                    {key('0')}
                    <button class="button primary" type="submit" disabled=waiting>{t("tablet.open")}</button>
                </div>
            </form>
            <details class="more">
                <summary>{t("tablet.forgotten")}</summary>
                <p>{t("tablet.forgotten_way")}</p>
                <button class="button danger" on:click=move |_| dialogs.clear.set(true)>{t("tablet.clear")}</button>
            </details>
        </main>
        <ClearDialog />
    }
}

/// Sets a code, locks, or takes the code away again.
#[component]
pub fn LockDialog() -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    let dialogs = expect_context::<Dialogs>();
    view! {
        <Dialog open=dialogs.lock title=Signal::derive(|| say("tablet.lock_code"))>
            <Show when=move || tablet.has_code() fallback=|| view! { <NewCode /> }>
                <KnownCode />
            </Show>
        </Dialog>
    }
}

#[component]
fn NewCode() -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    let dialogs = expect_context::<Dialogs>();
    let code = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let set = move || match LockCode::parse(code.with_untracked(|code| code.trim().to_owned()).as_str()) {
        Some(code) => {
            dialogs.lock.set(false);
            tablet.set_code(&code);
            tablet.lock();
        }
        None => refused.set(true),
    };
    view! {
        <form
            on:submit=move |event| {
                event.prevent_default();
                set();
            }
        >
            <div class="body">
                <p>{t("tablet.lock_hint")}</p>
                <CodeField id="new-code" label="tablet.code" code />
                <p class="small soft">{t("tablet.code_hint")}</p>
                <Show when=move || refused.get()>
                    <p class="notice bad" role="alert">{t("tablet.error_code")}</p>
                </Show>
                <p class="small soft">{t("tablet.lock_when")}</p>
            </div>
            <footer>
                <button class="button primary" type="submit">{t("tablet.set_and_lock")}</button>
            </footer>
        </form>
    }
}

#[component]
fn KnownCode() -> impl IntoView {
    let tablet = expect_context::<Tablet>();
    let dialogs = expect_context::<Dialogs>();
    let code = RwSignal::new(String::new());
    let (tries, look_again) = watch_tries(tablet);
    let take_away = move || {
        if !tablet.take_code_away(code.get_untracked().trim()) {
            code.set(String::new());
            look_again();
        }
    };
    let lock = move |_| {
        dialogs.lock.set(false);
        tablet.lock();
    };
    view! {
        <form
            on:submit=move |event| {
                event.prevent_default();
                take_away();
            }
        >
            <div class="body">
                <p>{t("tablet.lock_hint")}</p>
                <CodeField id="old-code" label="tablet.now_code" code />
                <WrongCode tries />
            </div>
            <footer>
                <button class="button" type="submit" disabled=move || code.with(String::is_empty) || tries.get().1 != 0>
                    {t("tablet.take_code_away")}
                </button>
                <button class="button primary" type="button" on:click=lock>{t("tablet.lock_now")}</button>
            </footer>
        </form>
    }
}

#[component]
fn CodeField(id: &'static str, label: &'static str, code: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input
                class="input code"
                id=id
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength=LockCode::LONGEST
                autofocus
                prop:value=move || code.get()
                on:input:target=move |event| code.set(event.target().value())
            />
        </div>
    }
}
