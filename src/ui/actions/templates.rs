//! Actions others have done, to begin from.

use super::Screen;
use crate::browser::ids;
use crate::document::Edit;
use crate::model::{ActionState, Record};
use crate::packs::ActionTemplate;
use crate::practice::slots;
use crate::state::{Project, lang, say, with_pack};
use crate::ui::kit::Dialog;
use leptos::prelude::*;

#[component]
pub(super) fn TemplatesDialog(screen: Screen) -> impl IntoView {
    let project = expect_context::<Project>();
    let begin = move |template: &ActionTemplate| {
        let action = slots::begin(template, ids::new_id(), template.label.get(lang()).to_owned());
        let id = action.id;
        if project.commit(Edit::Add(Record::Action(action))).is_ok() {
            screen.shown.set(ActionState::Idea);
            screen.filling.set(Some(id));
        }
        screen.choosing.set(false);
    };
    let choice = move |template: ActionTemplate| {
        let label = template.label.get(lang()).to_owned();
        let hint = template.hint.as_ref().map(|hint| hint.get(lang()).to_owned());
        let slots: Vec<&str> = template.slots.iter().map(|slot| slot.label.get(lang())).collect();
        let slots = slots.join(&say("app.list_comma"));
        let safe = template.safeguarding.then(|| say("actions.safe_first"));
        view! {
            <button class="base" on:click=move |_| begin(&template)>
                <strong>{label}</strong>
                {hint.map(|hint| view! { <span>{hint}</span> })}
                <span class="small soft">{slots}</span>
                {safe.map(|safe| view! { <span class="small safe">{safe}</span> })}
            </button>
        }
    };
    let choices = move || with_pack(|pack| pack.action_templates.clone()).into_iter().map(choice).collect_view();
    view! {
        <Dialog open=screen.choosing title=Signal::derive(|| say("actions.from_template"))>
            <div class="body bases">{choices}</div>
        </Dialog>
    }
}
