//! "I am here": finds this device on the map and offers to put down there what is in hand.

use crate::browser::geolocation::{self, Here, HereError};
use crate::browser::map::HereMark;
use crate::state::{Desk, Tool, say, say_with, t};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::map::MapSlot;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Looking,
    Found(Here),
    Failed(HereError),
}

/// The search for this device; nothing of it is kept. One a map.
#[derive(Clone, Copy)]
pub struct Search {
    map: MapSlot,
    answer: RwSignal<Option<Answer>>,
    /// Counts the searches: what an earlier one still answers is not listened to.
    turn: StoredValue<u32>,
}

impl Search {
    pub fn on(map: MapSlot) -> Self {
        Self { map, answer: RwSignal::new(None), turn: StoredValue::new(0) }
    }

    fn begin(self) {
        self.end();
        let turn = self.turn.get_value();
        self.answer.set(Some(Answer::Looking));
        spawn_local(async move {
            let answer = geolocation::here().await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            if let Ok(Here { place, accuracy_m }) = answer {
                self.map.now(|handle| drop(handle.set_here(Some(&HereMark { lng: place.lng(), lat: place.lat(), accuracy_m }))));
            }
            self.answer.set(Some(answer.map_or_else(Answer::Failed, Answer::Found)));
        });
    }

    fn end(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.answer.set(None);
        self.map.now(|handle| drop(handle.set_here(None)));
    }

    fn is_looking(self) -> bool {
        self.answer.get() == Some(Answer::Looking)
    }
}

/// Begins the search; pressed again, looks anew.
#[component]
pub fn HereButton() -> impl IntoView {
    let search = expect_context::<Search>();
    view! {
        <div>
            <button class="button here-button" aria-label=t("device.i_am_here") title=t("device.i_am_here") on:click=move |_| search.begin()>
                <Icon glyph=Glyph::Here />
                <span class="word">{t("device.i_am_here")}</span>
            </button>
        </div>
    }
}

/// What came of the search, and the way to use it or to be rid of it.
#[component]
pub fn HereNotice() -> impl IntoView {
    let search = expect_context::<Search>();
    let desk = expect_context::<Desk>();
    let sentence = move || match search.answer.get()? {
        Answer::Looking => Some(say("device.looking")),
        Answer::Found(here) => Some(say_with("device.you_are_here", &[("n", &format!("{:.0}", here.accuracy_m.ceil()))])),
        Answer::Failed(error) => Some(say(match error {
            HereError::Insecure => "device.here_insecure",
            HereError::Missing | HereError::Unavailable => "device.here_unavailable",
            HereError::Refused => "device.here_refused",
            HereError::TimedOut => "device.here_timed_out",
        })),
    };
    let place = move || match search.answer.get()? {
        Answer::Found(here) => Some(here.place),
        Answer::Looking | Answer::Failed(_) => None,
    };
    let in_hand = move || matches!(desk.tool.get(), Tool::PlaceAsset(_) | Tool::PlaceNeed | Tool::Place(_));
    let put = move |_| {
        if let Some(place) = place() {
            search.end();
            search.map.tap(place);
        }
    };
    view! {
        <Show when=move || search.answer.with(Option::is_some)>
            <div class="guide">
                <span class="grow" role="status">{sentence}</span>
                <Show when=move || in_hand() && place().is_some()>
                    <button class="button primary" on:click=put>{t("device.put_it_here")}</button>
                </Show>
                <button class="button" on:click=move |_| search.end()>
                    {move || say(if search.is_looking() { "app.cancel" } else { "app.close" })}
                </button>
            </div>
        </Show>
    }
}
