//! Fields for lists: gifts, evidence, parts of the week.

use super::Binding;
use crate::browser::clock;
use crate::model::{Evidence, EvidenceMethod, Gift, GiftKind, Slot};
use crate::state::{say, say_with};
use leptos::prelude::*;

/// The label of a term in the language on screen; tracked.
pub fn term(vocabulary: &str, id: &str) -> String {
    say(&format!("terms.{vocabulary}.{id}"))
}

/// Gifts of head, hands and heart: one line each, in the person's own words.
#[component]
pub fn GiftsField(bind: Binding<Vec<Gift>>) -> impl IntoView {
    let text_of = move |kind: GiftKind| {
        bind.value.with(|gifts| gifts.iter().filter(|gift| gift.kind == kind).map(|gift| gift.text.clone()).collect::<Vec<_>>().join("\n"))
    };
    let set_text = move |kind: GiftKind, text: &str| {
        let mut gifts = bind.value.get_untracked();
        gifts.retain(|gift| gift.kind != kind);
        gifts.extend(text.lines().filter(|line| !line.trim().is_empty()).map(|line| Gift { kind, text: line.trim().to_owned() }));
        gifts.sort_by_key(|gift| gift.kind);
        bind.set.run(gifts);
    };
    view! {
        <fieldset class="field gifts">
            <legend>{move || say("forms.gifts")}</legend>
            {GiftKind::ALL
                .iter()
                .map(|&kind| {
                    let id = format!("gift-{kind}");
                    view! {
                        <label class="small" for=id.clone()>{move || say(&format!("forms.gift_{kind}"))}</label>
                        <textarea
                            class="input"
                            id=id
                            rows="2"
                            prop:value=move || text_of(kind)
                            on:change:target=move |event| set_text(kind, &event.target().value())
                        ></textarea>
                    }
                })
                .collect_view()}
            <p class="hint">{move || say("forms.gifts_hint")}</p>
        </fieldset>
    }
}

/// Short texts, one a line.
#[component]
pub fn LinesField(#[prop(into)] id: String, label: &'static str, bind: Binding<Vec<String>>) -> impl IntoView {
    let write = move |text: &str| {
        bind.set.run(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect());
    };
    view! {
        <div class="field">
            <label for=id.clone()>{move || say(label)}</label>
            <textarea
                class="input"
                id=id
                rows="2"
                prop:value=move || bind.value.with(|lines| lines.join("\n"))
                on:change:target=move |event| write(&event.target().value())
            ></textarea>
        </div>
    }
}

/// The week in 7 × 3 parts to tick.
#[component]
pub fn SlotGrid(label: &'static str, bind: Binding<Vec<Slot>>) -> impl IntoView {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const PARTS: [&str; 3] = ["am", "pm", "eve"];
    let toggle = move |slot: Slot| {
        let mut slots = bind.value.get_untracked();
        if let Some(at) = slots.iter().position(|known| *known == slot) {
            slots.remove(at);
        } else {
            slots.push(slot);
            slots.sort_unstable();
        }
        bind.set.run(slots);
    };
    let cell = move |day: &'static str, part: &'static str| {
        let slot = Slot::parse(&format!("{day}_{part}"))?;
        let name = move || format!("{} {}", term("day", day), term("part", part));
        Some(view! {
            <td>
                <button
                    type="button"
                    class="slot"
                    aria-label=name
                    aria-pressed=move || bind.value.with(|slots| slots.contains(&slot)).to_string()
                    on:click=move |_| toggle(slot)
                ></button>
            </td>
        })
    };
    view! {
        <fieldset class="field">
            <legend>{move || say(label)}</legend>
            <table class="slots">
                <thead>
                    <tr>
                        <td></td>
                        {DAYS.map(|day| view! { <th scope="col">{move || term("day_short", day)}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {PARTS
                        .map(|part| {
                            view! {
                                <tr>
                                    <th scope="row">{move || term("part", part)}</th>
                                    {DAYS.map(|day| cell(day, part))}
                                </tr>
                            }
                        })}
                </tbody>
            </table>
        </fieldset>
    }
}

/// What a need rests on; each line is one asking.
#[component]
pub fn EvidenceField(bind: Binding<Vec<Evidence>>) -> impl IntoView {
    let method = RwSignal::new(EvidenceMethod::default());
    let people = RwSignal::new(String::new());
    let add = move |_| {
        let mut all = bind.value.get_untracked();
        all.push(Evidence {
            method: method.get_untracked(),
            on: clock::today(),
            people: people.get_untracked().trim().parse().unwrap_or(1),
            note: String::new(),
        });
        people.set(String::new());
        bind.set.run(all);
    };
    let take_away = move |at: usize| {
        let mut all = bind.value.get_untracked();
        if at < all.len() {
            all.remove(at);
        }
        bind.set.run(all);
    };
    let line = move |at: usize, evidence: &Evidence| {
        let (on, people) = (evidence.on.to_string(), evidence.people.to_string());
        let method = term("evidence_method", evidence.method.id());
        view! {
            <li class="row">
                <span class="grow">{say_with("forms.evidence_line", &[("method", &method), ("on", &on), ("people", &people)])}</span>
                <button type="button" class="button quiet" on:click=move |_| take_away(at)>{say("forms.take_away")}</button>
            </li>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{move || say("forms.evidence")}</legend>
            <ul>{move || bind.value.get().iter().enumerate().map(|(at, evidence)| line(at, evidence)).collect_view()}</ul>
            <div class="row wrap">
                <select
                    class="input grow"
                    aria-label=move || say("forms.evidence_method")
                    on:change:target=move |event| method.set(EvidenceMethod::parse(&event.target().value()).unwrap_or_default())
                >
                    {EvidenceMethod::ALL
                        .iter()
                        .map(|&each| view! { <option value=each.id()>{move || term("evidence_method", each.id())}</option> })
                        .collect_view()}
                </select>
                <input
                    class="input number"
                    inputmode="numeric"
                    aria-label=move || say("forms.evidence_people")
                    placeholder=move || say("forms.evidence_people")
                    prop:value=move || people.get()
                    on:input:target=move |event| people.set(event.target().value())
                />
                <button type="button" class="button" on:click=add>{move || say("forms.add")}</button>
            </div>
        </fieldset>
    }
}
