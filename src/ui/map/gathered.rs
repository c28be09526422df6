//! What has been gathered on the map to be combined, and the step from there to an action.

use crate::browser::ids;
use crate::model::{Action, Record};
use crate::state::{Desk, Look, Project, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::{Glyph, Icon, RecordMark};
use leptos::prelude::*;

#[component]
pub fn Gathered() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let look = expect_context::<Look>();
    let records = Memo::new(move |_| {
        let ids = desk.gathered.get();
        project.read(|workspace| ids.iter().filter_map(|id| workspace.record(*id)).collect::<Vec<_>>()).unwrap_or_default()
    });
    let make = move |_| {
        let mut action = Action::new(ids::new_id(), String::new());
        for record in records.get_untracked() {
            match record {
                Record::Asset(asset) => action.combines.push(asset.id),
                Record::Need(need) => action.answers.push(need.id),
                _ => {}
            }
        }
        desk.describe(Record::Action(action));
    };
    let chip = move |record: Record| {
        let (id, name) = (record.id(), names::of_record(look, &record));
        let label = say_with("forms.take_away_what", &[("name", &name)]);
        view! {
            <li class="chip">
                <RecordMark record size=24 />
                <span>{name}</span>
                <button class="button quiet icon" aria-label=label on:click=move |_| desk.gather(id)>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    let no_asset = move || records.with(|records| !records.iter().any(|record| matches!(record, Record::Asset(_))));
    view! {
        <ul class="chips gathered" aria-label=t("actions.treasures")>{move || records.get().into_iter().map(chip).collect_view()}</ul>
        <button class="button primary" disabled=no_asset on:click=make>{t("actions.make")}</button>
    }
}
