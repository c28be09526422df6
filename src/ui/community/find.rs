//! Finding a captain for an area: somebody who is on the map, or a new person.

use crate::browser::ids;
use crate::document::Edit;
use crate::model::*;
use crate::state::{Desk, Project, say, say_with, t};
use crate::ui::forms::describe::heading;
use crate::ui::forms::picker::Search;
use crate::ui::kit::Dialog;
use leptos::prelude::*;

fn is_person(record: &Record) -> bool {
    matches!(record, Record::Asset(asset) if asset.kind == AssetKind::Individual && asset.state != AssetState::Ended)
}

/// Open while `area` names one.
#[component]
pub fn FindCaptain(area: RwSignal<Option<Id>>) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(area.get().is_some()));
    Effect::new(move |_| {
        if !open.get() && area.with_untracked(Option::is_some) {
            area.set(None);
        }
    });
    let title = move || {
        let named = |workspace: &Workspace| Some(heading(&Record::Area(workspace.areas.get(&area.get()?)?.clone())));
        let name = project.read(named).flatten().unwrap_or_default();
        say_with("community.find_for", &[("name", &name)])
    };
    let ask = Callback::new(move |person: Id| {
        if let Some(area) = area.get_untracked() {
            // Fails only when another tab took the person or the area away meanwhile; then there is nobody to ask.
            let _gone_meanwhile = project.commit(Edit::Add(Record::Link(stewards(person, area))));
        }
        open.set(false);
    });
    let new_person = move |_| {
        let Some(area) = area.get_untracked() else { return };
        open.set(false);
        let position = project.peek(|workspace| workspace.own_place(area)).flatten();
        let person = Asset { position, ..Asset::new(ids::new_id(), AssetKind::Individual, String::new()) };
        let link = stewards(person.id, area);
        desk.describe_joined(Record::Asset(person), link);
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            <div class="body">
                <p class="soft">{t("community.find_hint")}</p>
                <div class="field">
                    <label for="find-captain">{move || say("community.find_name")}</label>
                    <Search id="find-captain" kinds=&[RecordKind::Asset] pick=ask eager=true only=is_person />
                </div>
            </div>
            <footer>
                <button class="button primary" on:click=new_person>{t("community.new_person")}</button>
            </footer>
        </Dialog>
    }
}

/// Asked, not agreed: nobody is a captain against their will.
fn stewards(person: Id, area: Id) -> Link {
    Link::new(ids::new_id(), LinkKind::Stewards, person, area)
}
