//! Wishes: the strengths-first gauge, and the dot vote. Wishes wait until there are treasures, unless the facilitator says otherwise.

use super::count::{Called, Count};
use crate::browser::ids;
use crate::document::Edit;
use crate::model::{Id, Need, NeedState, Record, Workspace};
use crate::practice::strengths;
use crate::state::{Desk, Project, say, say_with, t};
use crate::ui::community::growth::gauge::bar;
use crate::ui::kit::{Glyph, Icon, NeedMark};
use leptos::prelude::*;

const DOTS: Called = Called { less: "workshop.one_dot_less", number: "workshop.dots_of", more: "workshop.one_dot_more" };

/// Wishes on the wall at a time: as many as can be read from the back of the room.
const MOST: usize = 12;

/// Open needs, those with most dots first.
fn wishes(workspace: &Workspace) -> Vec<(Id, String, u32, bool)> {
    let open = workspace.needs.values().filter(|need| need.state != NeedState::Dropped);
    let mut wishes: Vec<_> =
        open.map(|need| (need.id, need.statement.clone(), need.priority_dots.total(), need.state == NeedState::Met)).collect();
    wishes.sort_by_key(|(id, _, dots, _)| (std::cmp::Reverse(*dots), *id));
    wishes
}

#[component]
pub fn Wishes() -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let unlocked = RwSignal::new(false);
    let tally = Memo::new(move |_| project.read(strengths::tally).unwrap_or_default());
    let is_open = move || unlocked.get() || tally.get().assets > 0;
    // The order stays while dots are given: rows do not jump under a finger. "Sort" brings the top ones up.
    let order = RwSignal::new(project.peek(wishes).unwrap_or_default().into_iter().map(|(id, ..)| id).collect::<Vec<_>>());
    let sort = move || order.set(project.peek(wishes).unwrap_or_default().into_iter().map(|(id, ..)| id).collect());
    let rows = move || {
        let here = project.read(wishes).unwrap_or_default();
        let place = |id: &Id| order.with(|order| order.iter().position(|known| known == id).unwrap_or(usize::MAX));
        let mut ids: Vec<Id> = here.iter().map(|(id, ..)| *id).collect();
        ids.sort_by_key(|id| (place(id), *id));
        ids.truncate(MOST);
        ids
    };
    let share = move || {
        tally.get().ratio().map(|ratio| {
            let said = say_with("workshop.sum", &[("assets", &tally.get().assets.to_string()), ("needs", &tally.get().needs.to_string())]);
            view! {
                <div class="share-line">
                    {bar(ratio, said.clone())}
                    <p>{said}</p>
                </div>
            }
        })
    };
    let add = move |_| desk.describe(Record::Need(Need::new(ids::new_id(), String::new())));
    view! {
        <Show
            when=is_open
            fallback=move || {
                view! {
                    <p class="stage-words">{t("workshop.treasures_first")}</p>
                    <button class="button" on:click=move |_| unlocked.set(true)>{t("workshop.wishes_all_the_same")}</button>
                }
            }
        >
            {share}
            <div class="row wrap">
                <button class="button" on:click=add><Icon glyph=Glyph::Plus />{t("workshop.a_wish")}</button>
                <button class="button" on:click=move |_| sort()>{t("workshop.most_first")}</button>
            </div>
            <ul class="votes">
                <For each=rows key=|id| *id let:id>
                    <Vote id />
                </For>
            </ul>
            <Show when=move || rows().is_empty()>
                <p class="stage-words soft">{t("workshop.no_wishes")}</p>
            </Show>
        </Show>
    }
}

#[component]
fn Vote(id: Id) -> impl IntoView {
    let project = expect_context::<Project>();
    let need = Memo::new(move |_| project.read(|workspace| workspace.needs.get(&id).cloned()).flatten().unwrap_or_default());
    let dots = move || need.with(|need| need.priority_dots.total());
    let name = move || need.with(|need| if need.statement.is_empty() { say("app.unnamed") } else { need.statement.clone() });
    let is_met = need.with_untracked(|need| need.state == NeedState::Met);
    let set = move |wanted: u32| {
        let before = need.get_untracked();
        let mut after = before.clone();
        after.priority_dots.set_total(wanted, &ids::device_name());
        // Refused only where the document is a newer Linli's; the bar says so.
        let _ = project.commit(Edit::Update { before: Record::Need(before), after: Record::Need(after) });
    };
    view! {
        <li>
            <NeedMark met=is_met size=34 />
            <span class="grow">{name}</span>
            <Count name=Signal::derive(name) number=Signal::derive(dots) called=DOTS set=Callback::new(set) />
        </li>
    }
}
