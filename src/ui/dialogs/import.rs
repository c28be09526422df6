//! A file in: chosen, looked at, mapped when it is somebody else's, taken with a progress bar, and what was left out.

mod backup;
mod codes;
mod mapping;
mod report;
mod steps;

use super::{Dialogs, Imported, sentence};
use crate::browser::worker::{Canceller, WorkerError};
use crate::browser::{clock, ids};
use crate::exchange::Mapping;
use crate::exchange::job::{Answer, Holds, Inspected, Request, Took};
use crate::state::{Project, Reading, Shelf, read_file, say, t, take_in};
use crate::ui::kit::Dialog;
use crate::ui::route::{Route, Screen};
use crate::words::{Sentence, key_for};
use backup::{Backup, Whose};
use codes::ReadCodes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use mapping::MappingStep;
use report::{Done, Notes};
use std::rc::Rc;
use steps::{Busy, Choose, Refusal, WhichFile};

/// Where the person stands.
#[derive(Clone, Default)]
enum Step {
    #[default]
    Choose,
    Codes,
    Busy,
    Looked(Box<Inspected>),
    Refused(String),
}

/// The chosen file, kept until it is taken.
#[derive(Clone, Default)]
struct Chosen {
    name: String,
    bytes: Rc<Vec<u8>>,
}

/// `here` is the community that is on screen, into which a file can go.
#[component]
pub fn ImportDialog(here: Option<Project>) -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let queue = dialogs.queue;
    let step = RwSignal::new(Step::Choose);
    let imported = dialogs.imported;
    let progress = RwSignal::new(0.0_f64);
    let chosen = StoredValue::new_local(Chosen::default());
    let canceller = StoredValue::new_local(None::<Canceller>);
    let mapping = RwSignal::new(Mapping::default());
    // Most people take a file as it was understood: that goes on while they look at it.
    let ahead = StoredValue::new_local(None::<(Mapping, Reading)>);
    let stop = move || {
        if let Some(job) = canceller.try_update_value(Option::take).flatten() {
            job.cancel();
        }
    };
    Effect::new(move |_| {
        if !dialogs.import.get() {
            stop();
            queue.clear();
            ahead.set_value(None);
            step.set(Step::Choose);
            imported.set(None);
            chosen.set_value(Chosen::default());
        }
    });
    let give_up = move || {
        queue.clear();
        stop();
    };
    let after_refusal = move || {
        if untrack(|| queue.count()) == 0 {
            queue.clear();
        }
        step.set(Step::Choose);
    };
    let begin = move |request: &Request| {
        progress.set(0.0);
        let bytes = chosen.with_value(|chosen| Rc::clone(&chosen.bytes));
        read_file(request, &bytes, move |fraction| progress.set(fraction))
    };
    let begin_taking =
        move |mapping: Mapping| begin(&Request::Take { mapping, now: clock::now(), client: ids::client_id(), device: ids::device_name() });
    let end = move |reading: Result<Reading, WorkerError>| async move {
        step.set(Step::Busy);
        let answer = match reading {
            Ok(reading) => {
                canceller.set_value(Some(reading.canceller()));
                reading.await
            }
            Err(error) => Err(error),
        };
        canceller.set_value(None);
        answer
    };
    let look_at = move |name: String, bytes: Vec<u8>| async move {
        chosen.set_value(Chosen { name, bytes: Rc::new(bytes) });
        match end(begin(&Request::Inspect)).await {
            Ok(Answer::Inspected(inspected)) => {
                let suggested = match &inspected.holds {
                    Holds::Foreign { suggested, .. } => suggested.clone(),
                    Holds::Backup { .. } => Mapping::default(),
                };
                mapping.set(suggested.clone());
                ahead.set_value(begin_taking(suggested.clone()).ok().map(|reading| (suggested, reading)));
                step.set(Step::Looked(Box::new(inspected)));
            }
            other => step.set(ended(other)),
        }
    };
    // A file's turn comes when nothing of another is on screen.
    Effect::new(move |_| {
        let is_free = step.with(|step| matches!(step, Step::Choose | Step::Codes)) && imported.with(Option::is_none);
        if !is_free || !dialogs.import.get() || queue.count() == 0 {
            return;
        }
        let Some(given) = queue.next() else { return };
        step.set(Step::Busy);
        spawn_local(async move {
            let name = given.name.clone();
            match given.read().await {
                // Closed while it was read.
                _ if !dialogs.import.get_untracked() => {}
                Ok(bytes) => look_at(name, bytes).await,
                Err(_) => step.set(Step::Refused(say("dialogs.file_unreadable"))),
            }
        });
    });
    let shelf = expect_context::<Shelf>();
    let route = expect_context::<Route>();
    let take = move |into_new: bool| {
        spawn_local(async move {
            let mapping = mapping.get_untracked();
            let begun = ahead.try_update_value(Option::take).flatten().filter(|(understood, _)| *understood == mapping);
            match end(begun.map_or_else(|| begin_taking(mapping), |(_, reading)| Ok(reading))).await {
                Ok(Answer::Took(took)) => {
                    let name = chosen.with_value(|chosen| chosen.name.clone());
                    let target = here.filter(|_| !into_new);
                    step.set(settle(took, shelf, target, name, (route, dialogs)).await);
                }
                other => step.set(ended(other)),
            }
        });
    };
    let take = Callback::new(take);
    let on = Callback::new(move |()| step.set(Step::Choose));
    view! {
        <Dialog open=dialogs.import title=Signal::derive(move || say(if here.is_some() { "app.import" } else { "start.open_file" }))>
            <WhichFile />
            {move || match step.get() {
                Step::Choose if imported.with(Option::is_some) => view! { <Done imported=imported.get().unwrap_or_default() /> }.into_any(),
                Step::Choose => view! { <Choose codes=Callback::new(move |()| step.set(Step::Codes)) /> }.into_any(),
                Step::Codes => view! { <ReadCodes back=on /> }.into_any(),
                Step::Busy => view! { <Busy progress=progress stop=Callback::new(move |()| give_up()) /> }.into_any(),
                Step::Looked(inspected) => view! { <Looked inspected=*inspected mapping take skip=on here /> }.into_any(),
                Step::Refused(why) => view! { <Refusal why again=Callback::new(move |()| after_refusal()) /> }.into_any(),
            }}
        </Dialog>
    }
}

/// Where it ends when the answer is not the one hoped for.
fn ended(answer: Result<Answer, WorkerError>) -> Step {
    match answer {
        Ok(Answer::Refused(why)) => Step::Refused(why.say(say)),
        Err(WorkerError::Cancelled) => Step::Choose,
        Err(WorkerError::Missing { .. }) => Step::Refused(say("dialogs.worker_missing")),
        Ok(_) | Err(_) => Step::Refused(say("dialogs.worker_broken")),
    }
}

/// Puts what was taken where it belongs, and says how it went.
async fn settle(took: Took, shelf: Shelf, target: Option<Project>, name: String, (route, dialogs): (Route, Dialogs)) -> Step {
    let mut notes: Vec<Sentence> = took.problems.iter().chain(&took.skipped).cloned().collect();
    let is_backup = took.info.is_some();
    let taken = match take_in(took, shelf, target, name).await {
        Ok(taken) => taken,
        Err(error) => return Step::Refused(sentence(&error)),
    };
    for (key, count) in [("dialogs.loose_links", taken.loose), ("dialogs.kept_ours", taken.kept)] {
        if count > 0 {
            notes.insert(0, Sentence::new(&key_for(key, count), [("n", count.to_string())]));
        }
    }
    // A backup that opens whole says enough by itself.
    if target.is_none() && is_backup && notes.is_empty() && taken.merged.is_none() && untrack(|| dialogs.queue.count()) == 0 {
        dialogs.import.set(false);
    } else {
        dialogs.imported.set(Some(Imported { count: taken.count, notes, merged: taken.merged }));
    }
    if target.is_none() {
        route.go(Screen::Map(taken.community));
    }
    Step::Choose
}

#[component]
fn Looked(
    inspected: Inspected,
    mapping: RwSignal<Mapping>,
    take: Callback<bool>,
    skip: Callback<()>,
    here: Option<Project>,
) -> impl IntoView {
    let queue = expect_context::<Dialogs>().queue;
    let notes: Vec<Sentence> = inspected.problems.iter().chain(&inspected.skipped).cloned().collect();
    let whose = Whose::of(&inspected.holds, here);
    let body = match inspected.holds {
        Holds::Backup { info, counts, level, exported_at, .. } => view! { <Backup info counts level exported_at whose here /> }.into_any(),
        Holds::Foreign { columns, features, has_areas, has_lines, .. } => {
            view! { <MappingStep columns features has_areas has_lines mapping /> }.into_any()
        }
    };
    let into_new = t("dialogs.take_as_new");
    let into_here = t("dialogs.take_here");
    let buttons = match whose {
        Whose::Ours => view! { <button class="button primary" on:click=move |_| take.run(false)>{t("merge.merge")}</button> }.into_any(),
        Whose::Others => view! {
            <button class="button" on:click=move |_| take.run(false)>{into_here}</button>
            <button class="button primary" on:click=move |_| take.run(true)>{into_new}</button>
        }
        .into_any(),
        Whose::Anybodys => view! {
            <button class="button" on:click=move |_| take.run(true)>{into_new}</button>
            <button class="button primary" on:click=move |_| take.run(false)>{into_here}</button>
        }
        .into_any(),
        Whose::Unopened => {
            view! { <button class="button primary" on:click=move |_| take.run(true)>{t("dialogs.open_it")}</button> }.into_any()
        }
    };
    view! {
        <div class="body">{body} <Notes notes /></div>
        <footer>
            <Show when=move || queue.count() != 0>
                <button class="button quiet skip" on:click=move |_| skip.run(())>{t("dialogs.skip_file")}</button>
            </Show>
            {buttons}
        </footer>
    }
}
