//! At the foot of the board: what social workers put into actions and events, by the four roles.

use crate::practice::roles::{self, RoleCount};
use crate::state::{Project, say_count, say_with, t};
use crate::ui::kit::term;
use leptos::prelude::*;

#[component]
pub(super) fn Effort() -> impl IntoView {
    let project = expect_context::<Project>();
    let effort = Memo::new(move |_| project.read(roles::effort).unwrap_or_default());
    let most = move || effort.with(|effort| effort.iter().map(|count| count.all()).max().unwrap_or_default());
    let line = move |count: RoleCount| {
        let share = count.all() * 100 / most().max(1);
        let of = [("actions", say_count("app.actions", count.actions)), ("events", say_count("app.events", count.events))];
        let of = of.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! {
            <li>
                <span class="role">{term("worker_role", count.role.id())}</span>
                <span class="bar-place" aria-hidden="true">
                    <span class="bar-part" style=format!("--share: {share}%")></span>
                </span>
                <strong class="numbers">{count.all()}</strong>
                <span class="small soft">{say_with("actions.effort_line", &of)}</span>
            </li>
        }
    };
    view! {
        <section class="effort">
            <h2>{t("actions.effort")}</h2>
            <Show when=move || most() == 0>
                <p class="soft">{t("actions.effort_none")}</p>
            </Show>
            <Show when=move || { most() > 0 }>
                <ul>{move || effort.get().into_iter().map(line).collect_view()}</ul>
            </Show>
        </section>
    }
}
