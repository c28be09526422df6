//! Teams of a pack, area by area and in the whole community, with the gap in each role.

use crate::model::Record;
use crate::packs::Team;
use crate::practice::teams::{self, Filled};
use crate::state::{Project, lang, pack, say, say_with, t};
use crate::ui::forms::describe::heading;
use leptos::prelude::*;

#[component]
pub fn Teams() -> impl IntoView {
    view! {
        {move || {
            let pack = pack();
            pack.teams.iter().map(|team| view! { <TeamSheet team=team.clone() /> }).collect_view()
        }}
    }
}

/// The name of where the team works, and its roles.
type Row = (String, Vec<Filled>);

#[component]
fn TeamSheet(team: Team) -> impl IntoView {
    let project = expect_context::<Project>();
    let label = team.label.get(lang()).to_owned();
    let kept = StoredValue::new(team);
    let rows = Memo::new(move |_| {
        let everywhere = say("practice.whole_community");
        let rows = |workspace: &crate::model::Workspace| -> Vec<Row> {
            kept.with_value(|team| {
                let name = |id| workspace.areas.get(&id).map(|area| heading(&Record::Area(area.clone()))).unwrap_or_default();
                let of_areas = teams::by_area(workspace, team).into_iter().map(|each| (name(each.area), each.roles));
                [(everywhere, teams::whole(workspace, team))].into_iter().chain(of_areas).collect()
            })
        };
        project.read(rows).unwrap_or_default()
    });
    let role_name = move |id: &str| {
        let name = |team: &Team| team.roles.iter().find(|role| role.id == id).map(|role| role.label.get(lang()).to_owned());
        kept.with_value(name).unwrap_or_default()
    };
    let row = move |(place, roles): Row| {
        let numbers = roles.iter().map(|role| role.by.len().to_string()).collect::<Vec<_>>().join(" · ");
        let missing: Vec<String> = roles.iter().filter(|role| role.missing() > 0).map(|role| role_name(&role.role)).collect();
        let said = if missing.is_empty() {
            say("practice.team_whole")
        } else {
            say_with("practice.team_missing", &[("roles", &missing.join(&say("app.list_comma")))])
        };
        view! {
            <li class:gap=!missing.is_empty()>
                <strong>{place}</strong>
                <span class="numbers">{numbers}</span>
                <span class="small">{said}</span>
            </li>
        }
    };
    let legend =
        move || kept.with_value(|team| team.roles.iter().map(|role| role.label.get(lang()).to_owned()).collect::<Vec<_>>().join(" · "));
    view! {
        <section class="sheet">
            <h2>{label}</h2>
            <p class="small soft">{t("practice.team_order")} " " {legend}</p>
            <ul class="team-rows">{move || rows.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
