//! Which words a community uses: the built-in packs to switch on, its own to open and take away.

use crate::browser::{File, environment, files};
use crate::model::Info;
use crate::packs::{self, Pack, PackError};
use crate::state::{lang, read_pack, say, say_with, t};
use crate::ui::dialogs::Dialogs;
use crate::ui::kit::{Binding, ChoiceChips};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a new community begins with: the general words, or one pack laid over them.
#[component]
pub fn WordsChoice(info: RwSignal<Info>) -> impl IntoView {
    let choice = |pack: &'static Pack, is_core: bool| {
        let chosen =
            move || info.with(|info| if is_core { info.packs.is_empty() } else { info.packs.iter().any(|laid| laid.id == pack.id) });
        let choose = move |_| {
            info.update(|info| {
                info.packs.clear();
                packs::choose(info, std::slice::from_ref(&pack.id));
            });
        };
        view! {
            <label class="chip choice">
                <input class="visually-hidden" type="radio" name="words" prop:checked=chosen on:change=choose />
                {move || pack.label.get(lang())}
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t("vocabulary.choice")}</legend>
            <div class="chips">{packs::built_in().iter().enumerate().map(|(at, &pack)| choice(pack, at == 0)).collect_view()}</div>
            <p class="hint">{t("vocabulary.choice_hint")}</p>
        </fieldset>
    }
}

/// The packs of a community that is being described.
#[component]
pub fn PacksField(info: RwSignal<Info>) -> impl IntoView {
    let offered = || packs::built_in().iter().skip(1).map(|pack| (pack.id.clone(), pack.label.get(lang()).to_owned())).collect();
    let laid = Binding::on(
        info,
        |info: &Info| info.packs.iter().map(|pack| pack.id.clone()).collect(),
        |info: &mut Info, ids: Vec<String>| packs::choose(info, &ids),
    );
    let chosen = Memo::new(move |_| info.with(|info| (info.packs.clone(), info.own_packs.clone())));
    let problems = Memo::new(move |_| {
        let (packs, own_packs) = chosen.get();
        Problems(packs::words_of(&Info { packs, own_packs, ..Info::default() }).1)
    });
    // Taking the last one away does not fold the place it was in.
    let unfolded = Memo::new(move |before| before == Some(&true) || info.with(|info| !info.own_packs.is_empty()));
    view! {
        <div class="field">
            <ChoiceChips label="vocabulary.choice" options=Signal::derive(offered) bind=laid />
            <p class="hint">{t("vocabulary.choice_hint")}</p>
        </div>
        <Show when=move || problems.with(|problems| !problems.0.is_empty())>
            <div class="notice warn notes" role="status">
                <p>{t("vocabulary.loose_ends")}</p>
                <ul class="small">
                    {move || problems.get().0.iter().map(|problem| view! { <li>{problem.say(lang())}</li> }).collect_view()}
                </ul>
            </div>
        </Show>
        <details class="more" open=move || unfolded.get()>
            <summary>{t("vocabulary.own")}</summary>
            <div class="stack">
                <p class="small soft">{t("vocabulary.own_hint")}</p>
                <OwnPacks info />
            </div>
        </details>
    }
}

#[derive(Clone, PartialEq)]
struct Problems(Vec<PackError>);

/// How opening a file went.
#[derive(Clone)]
enum Outcome {
    Opened(Box<Pack>),
    Refused(PackError),
    Unreadable,
}

#[component]
fn OwnPacks(info: RwSignal<Info>) -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let own = Memo::new(move |_| info.with(|info| info.own_packs.clone()));
    let outcome = RwSignal::new(None::<Outcome>);
    let open = move |file: File| {
        spawn_local(async move {
            let came = match read_pack(&file).await {
                Ok(text) => {
                    let mut changed = info.get_untracked();
                    match packs::open_own(&mut changed, text, &file.name()) {
                        Ok(pack) => {
                            info.set(changed);
                            Outcome::Opened(Box::new(pack))
                        }
                        Err(error) => Outcome::Refused(error),
                    }
                }
                Err(_) => Outcome::Unreadable,
            };
            outcome.set(Some(came));
        });
    };
    let said = move || {
        Some(match outcome.get()? {
            Outcome::Opened(pack) => {
                view! { <p role="status">{say_with("vocabulary.opened", &[("name", pack.label.get(lang()))])}</p> }.into_any()
            }
            Outcome::Refused(error) => view! { <Refused why=error.say(lang()) /> }.into_any(),
            Outcome::Unreadable => view! { <Refused why=say("dialogs.file_unreadable") /> }.into_any(),
        })
    };
    let line = move |at: usize, text: &str| {
        let name = packs::own_label(lang(), text, at);
        let label = say_with("vocabulary.take_away", &[("name", &name)]);
        let take_away = move |_| {
            outcome.set(None);
            info.update(|info| packs::take_away_own(info, at));
        };
        view! {
            <li class="row">
                <span class="grow">{name}</span>
                <button type="button" class="button quiet" aria-label=label on:click=take_away>{t("forms.take_away")}</button>
            </li>
        }
    };
    let save_example = move |_| {
        let text = packs::example(&environment::address_of("pack-schema.json"));
        dialogs.export_failed.set(files::download("our-words.json", "application/json", text.as_bytes()).is_err());
    };
    view! {
        <ul class="own-packs">
            {move || own.get().iter().enumerate().map(|(at, text)| line(at, text)).collect_view()}
        </ul>
        {said}
        <div class="row wrap">
            <label class="button">
                {t("vocabulary.open")}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    on:change:target=move |event| {
                        if let Some(file) = files::take_chosen(&event.target()).into_iter().next() {
                            open(file);
                        }
                    }
                />
            </label>
            <button type="button" class="button" on:click=save_example>{t("vocabulary.example")}</button>
            <a class="button quiet" href="pack-schema.json" download>{t("vocabulary.schema")}</a>
        </div>
    }
}

#[component]
fn Refused(why: String) -> impl IntoView {
    view! {
        <div class="notice bad" role="alert">
            <p>{why}</p>
            <p class="small">{t("dialogs.nothing_changed")}</p>
        </div>
    }
}
