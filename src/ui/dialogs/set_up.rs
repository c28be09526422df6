//! Making a community: its name, its type, and the four questions to answer before mapping.

use super::packs::WordsChoice;
use crate::browser::{clock, ids};
use crate::model::{Info, Purpose};
use crate::state::{Shelf, ShelfError, say, t};
use crate::ui::dialogs::{Dialogs, sentence};
use crate::ui::kit::{Binding, Dialog, SelectField, TextArea, TextField};
use crate::ui::route::{Route, Screen};
use crate::ui::terms::community_types;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn SetUp() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let shelf = expect_context::<Shelf>();
    let route = expect_context::<Route>();
    let info = RwSignal::new(Info::default());
    let unnamed = RwSignal::new(None);
    let trouble = RwSignal::new(None::<ShelfError>);
    let begin = move || {
        let described = info.get_untracked();
        let name = described.name.trim().to_owned();
        if name.is_empty() {
            unnamed.set(Some("start.error_name"));
            return;
        }
        let described = Info { id: ids::new_id(), name, created_at: clock::now(), ..described };
        let id = described.id;
        spawn_local(async move {
            match shelf.create(described, Vec::new(), None).await {
                Ok(_) => {
                    dialogs.set_up.set(false);
                    info.set(Info::default());
                    route.go(Screen::Map(id));
                }
                Err(error) => trouble.set(Some(error)),
            }
        });
    };
    view! {
        <Dialog open=dialogs.set_up title=Signal::derive(|| say("start.new_community"))>
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    begin();
                }
            >
                <div class="body">
                    <TextField
                        id="community-name"
                        label="start.community_name"
                        placeholder="start.community_name_example"
                        bind=Binding::on(info, |info| info.name.clone(), |info, name| info.name = name)
                        error=Signal::from(unnamed)
                        autofocus=true
                    />
                    <SelectField
                        id="community-type"
                        label="start.community_type"
                        optional=true
                        options=Signal::derive(community_types)
                        bind=Binding::on(
                            info,
                            |info| info.community_type.clone().unwrap_or_default(),
                            |info, id| info.community_type = (!id.is_empty()).then_some(id),
                        )
                    />
                    <WordsChoice info />
                    <details class="more">
                        <summary>{t("start.four_questions")}</summary>
                        <PurposeFields info />
                    </details>
                    <details class="more">
                        <summary>{t("start.guiding")}</summary>
                        <ul class="stack">
                            <li>{t("start.guiding_no_force")}</li>
                            <li>{t("start.guiding_no_limits")}</li>
                            <li>{t("start.guiding_no_neglect")}</li>
                        </ul>
                    </details>
                    <Show when=move || trouble.get().is_some()>
                        <p class="notice bad" role="alert">{move || trouble.get().map(|error| sentence(&error))}</p>
                    </Show>
                </div>
                <footer>
                    <button class="button primary" type="submit">{t("start.start_mapping")}</button>
                </footer>
            </form>
        </Dialog>
    }
}

/// Who maps, what for, how, and how it will join people up.
#[component]
pub fn PurposeFields(info: RwSignal<Info>) -> impl IntoView {
    let answer = move |get: fn(&Purpose) -> &String, put: fn(&mut Purpose) -> &mut String| {
        Binding::on(info, move |info: &Info| get(&info.purpose).clone(), move |info: &mut Info, text| *put(&mut info.purpose) = text)
    };
    view! {
        <div class="stack">
            <TextArea id="who-maps" label="start.who_maps" bind=answer(|p| &p.who_maps, |p| &mut p.who_maps) />
            <TextArea id="what-for" label="start.what_for" bind=answer(|p| &p.what_for, |p| &mut p.what_for) />
            <TextArea id="how-collected" label="start.how_collected" bind=answer(|p| &p.how_collected, |p| &mut p.how_collected) />
            <TextArea id="how-connected" label="start.how_connected" bind=answer(|p| &p.how_connected, |p| &mut p.how_connected) />
            <TextField
                id="data-holder"
                label="start.data_holder"
                bind=Binding::on(info, |info: &Info| info.data_holder.clone(), |info, text| info.data_holder = text)
            />
        </div>
    }
}
