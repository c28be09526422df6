//! How suggestions are weighed: seven weights and which offer answers which need, kept with the community.

use crate::document::Edit;
use crate::model::Info;
use crate::packs::{CategoryUse, Fit, Weights, set_fit, weigh, weigh_as_packs, weighs_own};
use crate::state::{Project, lang, say, say_with, t, with_pack};
use crate::ui::kit::Dialog;
use crate::ui::terms;
use leptos::prelude::*;

/// In the order of [`Weights::shares`].
const REASONS: [&str; 7] = [
    "board.weight_category",
    "board.weight_distance",
    "board.weight_time",
    "board.weight_capacity",
    "board.weight_group",
    "board.weight_language",
    "board.weight_captain",
];

/// How well an offer answers, each with its key; the number is what the choice is called in the page.
const FITS: [(Option<Fit>, &str, &str); 4] = [
    (Some(Fit::Direct), "1", "board.fit_direct"),
    (Some(Fit::Helpful), "0.6", "board.fit_helpful"),
    (Some(Fit::Enabling), "0.3", "board.fit_enabling"),
    (None, "0", "board.fit_none"),
];

fn change(project: Project, how: impl FnOnce(&mut Info)) {
    let Some(before) = project.peek(|workspace| workspace.info.clone()) else { return };
    let mut after = before.clone();
    how(&mut after);
    let _unchanged = project.commit(Edit::SetInfo { before, after });
}

#[component]
pub(super) fn WeighingDialog(open: RwSignal<bool>) -> impl IntoView {
    let project = expect_context::<Project>();
    let is_own = Memo::new(move |_| project.read(|workspace| weighs_own(&workspace.info)).unwrap_or_default());
    view! {
        <Dialog open title=Signal::derive(|| say("board.weighing"))>
            <div class="body stack">
                <p class="soft">{t("board.weighing_hint")}</p>
                <ul class="weights">{REASONS.iter().enumerate().map(|(at, &label)| view! { <Weight at label /> }).collect_view()}</ul>
                <h3>{t("board.which_helps")}</h3>
                <Matrix />
            </div>
            <footer class="row wrap">
                <Show when=move || is_own.get()>
                    <button class="button" on:click=move |_| change(project, weigh_as_packs)>{t("board.as_packs")}</button>
                </Show>
                <span class="grow"></span>
                <button class="button primary" on:click=move |_| open.set(false)>{t("actions.done")}</button>
            </footer>
        </Dialog>
    }
}

#[component]
fn Weight(at: usize, label: &'static str) -> impl IntoView {
    let project = expect_context::<Project>();
    let share =
        Memo::new(move |_| with_pack(|pack| pack.weights.and_then(|weights| weights.shares().get(at).copied()).unwrap_or_default()));
    let percent = move || format!("{:.0}", share.get() * 100.0);
    let id = format!("weight-{at}");
    let put = move |text: &str| {
        let weights: Option<Weights> = with_pack(|pack| pack.weights);
        if let Some((weights, percent)) = weights.zip(text.parse::<f64>().ok()) {
            change(project, |info| weigh(info, &weights.with_share(at, percent / 100.0)));
        }
    };
    view! {
        <li>
            <label for=id.clone()>{t(label)}</label>
            <input
                id=id
                type="range"
                min="0"
                max="100"
                step="1"
                prop:value=percent
                aria-valuetext=move || say_with("board.percent", &[("n", &percent())])
                on:change:target=move |event| put(&event.target().value())
            />
            <output class="numbers">{move || say_with("board.percent", &[("n", &percent())])}</output>
        </li>
    }
}

/// One need at a time: every category of assets, and how well it answers.
#[component]
fn Matrix() -> impl IntoView {
    let chosen = RwSignal::new(terms::need_categories().into_iter().next().map(|(id, _)| id).unwrap_or_default());
    let option = move |(id, label): (String, String)| {
        let selected = chosen.get_untracked() == id;
        view! { <option value=id selected=selected>{label}</option> }
    };
    view! {
        <label class="field">
            <span class="label">{t("board.need_category")}</span>
            <select class="input" on:change:target=move |event| chosen.set(event.target().value())>
                {move || terms::need_categories().into_iter().map(option).collect_view()}
            </select>
        </label>
        <ul class="fits">
            <For each=asset_categories key=Clone::clone let:category>
                <FitChoice need=chosen category />
            </For>
        </ul>
    }
}

/// Each once, whatever kinds it is offered for.
fn asset_categories() -> Vec<(String, String)> {
    let is_for_assets = |used: &CategoryUse| matches!(used, CategoryUse::Asset(_));
    with_pack(|pack| {
        let categories = pack.categories.iter().filter(|category| category.kinds.iter().any(is_for_assets));
        categories.map(|category| (category.id.clone(), category.label.get(lang()).to_owned())).collect()
    })
}

#[component]
fn FitChoice(need: RwSignal<String>, category: (String, String)) -> impl IntoView {
    let project = expect_context::<Project>();
    let (id, label) = category;
    let (of, kept) = (id.clone(), label.clone());
    let fit = Memo::new(move |_| with_pack(|pack| pack.matrix.fit(&need.get(), &of)));
    let put = move |number: &str| {
        if let Some((fit, ..)) = FITS.into_iter().find(|(_, known, _)| *known == number) {
            change(project, |info| set_fit(info, &need.get_untracked(), &id, fit));
        }
    };
    let option = move |(each, number, key): (Option<Fit>, &'static str, &'static str)| {
        view! { <option value=number selected=move || fit.get() == each>{t(key)}</option> }
    };
    view! {
        <li class:fitting=move || fit.get().is_some()>
            <span>{label}</span>
            <select class="input" aria-label=kept on:change:target=move |event| put(&event.target().value())>
                {FITS.map(option)}
            </select>
        </li>
    }
}
