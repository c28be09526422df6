//! The form for one record: name first, the rest folds under "More".

mod action;
mod area;
mod asset;
pub mod describe;
mod event;
mod exposed;
mod link;
mod need;
mod organisation;
mod photos;
pub mod picker;
mod slots;
mod template_slots;

use crate::browser::{ids, page};
use crate::document::{Edit, EditError};
use crate::model::{Id, LinkKind, Record, RecordKind};
use crate::state::{Desk, Draft, Project, Tool, say, say_with, t};
use crate::ui::dialogs::sentence;
use crate::ui::kit::{Binding, Glyph, Icon, RecordMark, term};
use leptos::{html, prelude::*};
pub use photos::PhotoStrip;
use photos::PhotosComing;
pub use template_slots::{TemplateSlots, Visit};

/// A field of the record in hand; `T::default()` while another kind is in hand.
pub(super) trait Field: Sized {
    fn of(record: &Record) -> Option<&Self>;
    fn of_mut(record: &mut Record) -> Option<&mut Self>;

    fn bind<T: Clone + Default + Send + Sync + 'static>(desk: Desk, get: fn(&Self) -> T, put: fn(&mut Self, T)) -> Binding<T>
    where
        Self: 'static,
    {
        Binding::on(
            desk.draft,
            move |draft: &Option<Draft>| draft.as_ref().and_then(|draft| Self::of(&draft.record)).map(get).unwrap_or_default(),
            move |draft, value| {
                if let Some(whole) = draft.as_mut().and_then(|draft| Self::of_mut(&mut draft.record)) {
                    put(whole, value);
                }
            },
        )
    }
}

macro_rules! field {
    ($kind:ident) => {
        impl Field for crate::model::$kind {
            fn of(record: &Record) -> Option<&Self> {
                if let Record::$kind(whole) = record { Some(whole) } else { None }
            }
            fn of_mut(record: &mut Record) -> Option<&mut Self> {
                if let Record::$kind(whole) = record { Some(whole) } else { None }
            }
        }
    };
}
field!(Asset);
field!(Need);
field!(Area);
field!(Link);
field!(Action);
field!(Event);

/// Why the record in hand cannot be saved as it is; the key of a sentence under the field.
fn fault(record: &Record) -> Option<&'static str> {
    match record {
        Record::Link(link) if link.to == link.from => Some("forms.error_same_end"),
        Record::Link(link) if link.to == Id::NIL => Some("forms.error_no_end"),
        Record::Link(_) | Record::Event(_) => None,
        named if named.name().trim().is_empty() => Some("forms.error_name"),
        _ => None,
    }
}

#[component]
pub fn FormPanel() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let project = expect_context::<Project>();
    let PhotosComing(coming) = PhotosComing::default();
    provide_context(PhotosComing(coming));
    let wrong = RwSignal::new(None::<&'static str>);
    let refused = RwSignal::new(None::<EditError>);
    let kind = Memo::new(move |_| desk.draft.with(|draft| draft.as_ref().map(|draft| draft.record.kind())));
    let is_new = Memo::new(move |_| desk.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.before.is_none())));
    let title = move || {
        let kind = kind.get().unwrap_or_default();
        let what = term("record_kind", kind.id());
        say_with(if is_new.get() { "forms.new" } else { "forms.edit" }, &[("what", &what)])
    };
    let save = move || {
        let draft = desk.draft.get_untracked()?;
        wrong.set(fault(&draft.record));
        if wrong.get_untracked().is_some() {
            return None;
        }
        let id = draft.record.id();
        refused.set(project.commit(edit(draft)).err());
        refused.with_untracked(Option::is_none).then(|| desk.pick(id)).map(|()| id)
    };
    let delete = move |_| {
        if let Some(draft) = desk.draft.get_untracked() {
            let _gone_already = project.commit(Edit::Delete(vec![draft.record.id()]));
            desk.clear();
        }
    };
    let connect = move |_| {
        if let Some(id) = save() {
            desk.join(ids::new_id(), LinkKind::Match, id, Id::NIL);
        }
    };
    let cancel = move |_| match desk.draft.get_untracked() {
        Some(Draft { before: Some(before), .. }) => desk.pick(before.id()),
        _ => desk.clear(),
    };
    let mark = move || desk.draft.get().map(|draft| view! { <RecordMark record=draft.record size=40 /> });
    let body = move || match kind.get()? {
        RecordKind::Asset => Some(view! { <asset::AssetForm wrong=wrong.into() /> }.into_any()),
        RecordKind::Need => Some(view! { <need::NeedForm wrong=wrong.into() /> }.into_any()),
        RecordKind::Area => Some(view! { <area::AreaForm wrong=wrong.into() /> }.into_any()),
        RecordKind::Link => Some(view! { <link::LinkForm wrong=wrong.into() /> }.into_any()),
        RecordKind::Action => Some(view! { <action::ActionForm wrong=wrong.into() /> }.into_any()),
        RecordKind::Event => Some(view! { <event::EventForm /> }.into_any()),
    };
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        if let Some(form) = form.get() {
            request_animation_frame(move || page::focus_asking(&form));
        }
    });
    view! {
        <form
            class="panel form"
            node_ref=form
            aria-label=title
            on:submit=move |event| {
                event.prevent_default();
                _ = save();
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    desk.clear();
                }
            }
        >
            <header>
                {mark}
                <h2 class="grow">{title}</h2>
                <button type="button" class="button quiet icon" aria-label=t("app.close") on:click=cancel>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="body stack">
                {body}
                <Show when=move || refused.get().is_some()>
                    <p class="notice bad" role="alert">{move || refused.get().map(|error| sentence(&error))}</p>
                </Show>
            </div>
            <footer class="row wrap">
                <button type="submit" class="button primary grow" disabled=coming>{t("app.save")}</button>
                <button type="button" class="button" on:click=cancel>{t("app.cancel")}</button>
                <Show when=move || !is_new.get()>
                    <Show when=move || kind.get().is_some_and(RecordKind::takes_links)>
                        <button type="button" class="button" disabled=coming on:click=connect>{t("map.connect")}</button>
                    </Show>
                    <button type="button" class="button quiet danger" on:click=delete>{t("app.delete")}</button>
                </Show>
            </footer>
        </form>
    }
}

/// Stars stay with associations: what became a person has none from here on.
fn edit(Draft { before, mut record, joined }: Draft) -> Edit {
    if let Record::Asset(asset) = &mut record {
        asset.keep_stars_to_associations();
    }
    match (before, joined) {
        (Some(before), _) => Edit::Update { before, after: record },
        (None, Some(link)) => Edit::AddJoined { record, link },
        (None, None) => Edit::Add(record),
    }
}

/// The place of the record in hand, said in words, with a way to give it another.
#[component]
pub(super) fn PlaceLine() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let place = move || desk.draft.with(|draft| draft.as_ref().and_then(|draft| draft.record.position()));
    let kept = move || desk.draft.with_untracked(|draft| draft.as_ref().and_then(|draft| draft.before.as_ref().map(Record::id)));
    view! {
        <p class="row small soft">
            <Icon glyph=Glyph::Place />
            <span class="grow">
                {move || place().map_or_else(|| say("forms.no_place"), |place| format!("{:.5}, {:.5}", place.lat(), place.lng()))}
            </span>
            {kept()
                .map(|id| {
                    view! {
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| {
                                desk.pick(id);
                                desk.tool.set(Tool::Place(id));
                            }
                        >
                            {t("map.move_here")}
                        </button>
                    }
                })}
        </p>
    }
}
