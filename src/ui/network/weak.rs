//! What hangs by one thread, with the second link that would hold it; a person makes it.

use super::node::NodeLine;
use super::scene::Scene;
use crate::browser::ids;
use crate::model::LinkKind;
use crate::network::{SecondLink, Thread, Weak};
use crate::state::{Desk, Look, Project, say_count, say_with, t};
use crate::ui::community::names;
use crate::ui::kit::ShowMore;
use leptos::prelude::*;

/// Shown at first, and added each time more is asked for.
const SHOWN: usize = 4;

#[component]
pub(super) fn WeakPeople() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let weak = Memo::new(move |_| scene.told(|report| report.weak_people.clone()));
    view! { <Threads weak title="network.keystones" hint="network.keystones_hint" /> }
}

#[component]
pub(super) fn WeakLinks() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let weak = Memo::new(move |_| scene.told(|report| report.weak_links.clone()));
    view! { <Threads weak title="network.bridges" hint="network.bridges_hint" /> }
}

#[component]
fn Threads(weak: Memo<Vec<Weak>>, title: &'static str, hint: &'static str) -> impl IntoView {
    let look = expect_context::<Look>();
    let shown = RwSignal::new(SHOWN);
    // Nobody is ranked before everybody's eyes: in the order they were put down.
    let in_order = move || {
        let mut weak = weak.get();
        if names::in_hall(look) {
            weak.sort_by_key(|weak| match weak.thread {
                Thread::Keystone(id) | Thread::Bridge(id, _) => id,
            });
        }
        weak.truncate(shown.get());
        weak
    };
    view! {
        <Show when=move || !weak.with(Vec::is_empty)>
            <section class="sheet">
                <h2>{t(title)}</h2>
                <p class="small soft">{t(hint)}</p>
                <ul class="stack threads">{move || in_order().into_iter().map(|weak| view! { <li><WeakThread weak /></li> }).collect_view()}</ul>
                <ShowMore count=Signal::derive(move || weak.with(Vec::len)) shown step={2 * SHOWN} />
            </section>
        </Show>
    }
}

#[component]
fn WeakThread(weak: Weak) -> impl IntoView {
    let look = expect_context::<Look>();
    let cut_off = weak.cut_off;
    let said = if names::in_hall(look) { String::new() } else { say_count("network.cut_off", cut_off) };
    let lines = match weak.thread {
        Thread::Keystone(id) => view! { <NodeLine id said /> }.into_any(),
        Thread::Bridge(a, b) => view! { <NodeLine id=a /> <NodeLine id=b said /> }.into_any(),
    };
    view! {
        {lines}
        {weak.second.map(|second| view! { <Second second /> })}
    }
}

#[component]
fn Second(second: SecondLink) -> impl IntoView {
    let project = expect_context::<Project>();
    let desk = expect_context::<Desk>();
    let scene = expect_context::<Scene>();
    let SecondLink { from, to, through, distance_m } = second;
    let sentence = move || {
        let (from, to, through) = (scene.name(from), scene.name(to), scene.name(through));
        let metres = distance_m.map(|metres| format!("{metres:.0}"));
        match metres {
            Some(metres) => say_with("network.second_near", &[("from", &from), ("to", &to), ("through", &through), ("m", &metres)]),
            None => say_with("network.second", &[("from", &from), ("to", &to), ("through", &through)]),
        }
    };
    let link = move |_| {
        let answers = project.peek(|workspace| workspace.needs.contains_key(&to)).unwrap_or_default();
        desk.join(ids::new_id(), if answers { LinkKind::Match } else { LinkKind::Knows }, from, to);
    };
    view! {
        <div class="second row wrap">
            <p class="grow">{sentence}</p>
            <button class="button" on:click=link>{t("network.link_them")}</button>
        </div>
    }
}
