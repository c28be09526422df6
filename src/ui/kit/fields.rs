//! Form fields, each with its label, its hint and its error; a field knows nothing of records, only how to get and set a value.

use crate::state::say;
use leptos::prelude::*;

/// A value inside a larger draft: how to read it and how to change it.
pub struct Binding<T: Send + Sync + 'static> {
    pub value: Signal<T>,
    pub set: Callback<T>,
}

impl<T: Send + Sync + 'static> Clone for Binding<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Binding<T> {}

impl<T: Clone + Send + Sync + 'static> Binding<T> {
    /// A window on one field of `whole`.
    pub fn on<W: Send + Sync + 'static>(
        whole: RwSignal<W>,
        get: impl Fn(&W) -> T + Send + Sync + 'static,
        put: impl Fn(&mut W, T) + Send + Sync + 'static,
    ) -> Self {
        Self { value: Signal::derive(move || whole.with(&get)), set: Callback::new(move |value| whole.update(|whole| put(whole, value))) }
    }
}

/// The key of the sentence that stands under a field when it is wrong.
pub type FieldError = Signal<Option<&'static str>>;

#[component]
pub(super) fn Shell(
    id: String,
    label: &'static str,
    #[prop(optional_no_strip)] hint: Option<&'static str>,
    #[prop(optional_no_strip)] error: Option<FieldError>,
    children: Children,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label for=id>{move || say(label)}</label>
            {children()}
            {hint.map(|hint| view! { <p class="hint">{move || say(hint)}</p> })}
            {move || {
                let key = error?.get()?;
                Some(view! { <p class="error" id=error_id.clone() role="alert">{say(key)}</p> })
            }}
        </div>
    }
}

pub(super) fn invalid(error: Option<FieldError>) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
    move || error.and_then(|error| error.get()).map(|_| "true")
}

/// One line of text. `id` is unique on the page.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    label: &'static str,
    bind: Binding<String>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] error: Option<FieldError>,
    #[prop(optional)] autofocus: bool,
    #[prop(default = "")] placeholder: &'static str,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    view! {
        <Shell id=id.clone() label hint error>
            <input
                class="input"
                type="text"
                id=id
                autocomplete="off"
                autofocus=autofocus
                placeholder=move || if placeholder.is_empty() { String::new() } else { say(placeholder) }
                aria-invalid=invalid(error)
                aria-describedby=move || invalid(error)().map(|_| error_id.clone())
                prop:value=move || bind.value.get()
                on:input:target=move |event| bind.set.run(event.target().value())
            />
        </Shell>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    label: &'static str,
    bind: Binding<String>,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    view! {
        <Shell id=id.clone() label hint>
            <textarea
                class="input"
                id=id
                prop:value=move || bind.value.get()
                on:input:target=move |event| bind.set.run(event.target().value())
            ></textarea>
        </Shell>
    }
}

/// One of several terms. `options` are ids with labels, tracked; the empty id stands for none.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    label: &'static str,
    bind: Binding<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    /// Whether "not said" is among the choices.
    #[prop(optional)]
    optional: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    view! {
        <Shell id=id.clone() label hint>
            <select class="input" id=id autofocus=autofocus on:change:target=move |event| bind.set.run(event.target().value())>
                {optional.then(|| view! { <option value="" selected=move || bind.value.get().is_empty()>{move || say("forms.not_said")}</option> })}
                {move || {
                    let chosen = bind.value.get();
                    let mut options = options.get();
                    if !chosen.is_empty() && !options.iter().any(|(id, _)| *id == chosen) {
                        options.push((chosen.clone(), chosen.clone()));
                    }
                    options
                        .into_iter()
                        .map(|(id, label)| { let selected = id == chosen; view! { <option value=id selected=selected>{label}</option> } })
                        .collect_view()
                }}
            </select>
        </Shell>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(label: &'static str, bind: Binding<bool>, #[prop(optional)] hint: Option<&'static str>) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || bind.value.get() on:change:target=move |event| bind.set.run(event.target().checked()) />
            <span>
                {move || say(label)}
                {hint.map(|hint| view! { <span class="hint small soft">" " {move || say(hint)}</span> })}
            </span>
        </label>
    }
}

/// Any number of several terms, as chips that are pressed in. Chosen ids no list knows are shown as they are.
#[component]
pub fn ChoiceChips(label: &'static str, bind: Binding<Vec<String>>, #[prop(into)] options: Signal<Vec<(String, String)>>) -> impl IntoView {
    let shown = move || {
        let mut shown = options.get();
        for id in bind.value.get() {
            if !shown.iter().any(|(known, _)| *known == id) {
                shown.push((id.clone(), id));
            }
        }
        shown
    };
    let toggle = move |id: &str| {
        let mut chosen = bind.value.get_untracked();
        if let Some(at) = chosen.iter().position(|known| known == id) {
            chosen.remove(at);
        } else {
            chosen.push(id.to_owned());
        }
        bind.set.run(chosen);
    };
    view! {
        <fieldset class="field">
            <legend>{move || say(label)}</legend>
            <div class="chips">
                <For each=shown key=|option| option.clone() let:option>
                    {
                        let (id, label) = option;
                        let pressed_id = id.clone();
                        view! {
                            <button
                                type="button"
                                class="chip choice"
                                aria-pressed=move || bind.value.with(|chosen| chosen.contains(&pressed_id)).to_string()
                                on:click=move |_| toggle(&id)
                            >
                                {label}
                            </button>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
}
