//! The whole page: opens the device's shelf, then shows one screen.

use super::actions::ActionsScreen;
use super::ask::AskScreen;
use super::bar::Bar;
use super::board::{BoardScreen, Table, draw_lines};
use super::community::{CaptainScreen, CommunityScreen};
use super::device::{LockDialog, TableDialog};
use super::guide::{GuidePage, GuideScreen};
use super::later::{Later, Sources};
use super::list::ListScreen;
use super::map::{MapScreen, MapSlot};
use super::network::NetworkScreen;
use super::notices::{NewVersionNotice, Notices, Toast};
use super::rail::Rail;
use super::report::{ReportScreen, Showcase};
use super::route::{Route, Screen};
use super::start::StartScreen;
use super::workshop::{self, Ground, WorkshopScreen};
use crate::browser::{environment, launch, panic};
use crate::model::Id;
use crate::state::{Desk, Footpaths, Look, Project, Shelf, ShelfError, TableNumber, Tablet, Workshop, lang, say, speak_for, t};
use crate::ui::dialogs::{Dialogs, HandOverDialog, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Mounted once on the body.
#[component]
pub fn App(sources: Sources) -> impl IntoView {
    provide_context(Route::follow());
    provide_context(Look::remembered());
    provide_context(Desk::default());
    provide_context(Tablet::remembered());
    let dialogs = Dialogs::default();
    provide_context(dialogs);
    launch::on_files(move |files| dialogs.open_files(files));
    let later = Later::new(sources);
    provide_context(later);
    panic::install(panic_words());
    Effect::new(|_| {
        let words = panic_words();
        panic::on_panic(move || words);
    });
    Effect::new(|_| environment::set_language(lang().tag()));
    let shelf = RwSignal::new(None);
    spawn_local(async move {
        shelf.set(Some(Shelf::open().await));
        later.fetch_ahead();
    });
    view! {
        {move || match shelf.get() {
            Some(shelf) => view! { <House shelf /> }.into_any(),
            None => view! { <p class="opening" role="status">{t("app.opening")}</p> }.into_any(),
        }}
        <NewVersionNotice />
    }
}

fn panic_words() -> panic::Words {
    panic::Words { sentence: say("app.panic"), reload: say("app.reload") }
}

#[component]
fn House(shelf: Shelf) -> impl IntoView {
    provide_context(shelf);
    environment::on_before_unload(move || shelf.would_lose()).forever();
    let route = expect_context::<Route>();
    let later = expect_context::<Later>();
    let trouble = RwSignal::new(None::<ShelfError>);
    // The address tells of each step twice, by the link and by the browser: a community is opened once.
    let wanted = Memo::new(move |_| route.screen().community());
    Effect::new(move |_| {
        let wanted = wanted.get();
        let held = shelf.project.get_untracked().and_then(|project| project.peek(|workspace| workspace.info.id));
        match wanted {
            Some(id) if held != Some(id) => spawn_local(async move {
                let opened = match later.doors().await {
                    Ok(doors) => (doors.open)(shelf, id).await,
                    Err(error) => Err(error),
                };
                trouble.set(opened.err());
            }),
            _ => trouble.set(None),
        }
    });
    let tablet = expect_context::<Tablet>();
    Effect::new(move |_| {
        if tablet.is_shut() {
            environment::set_title(&say("app.name"));
        }
        if tablet.cleared().is_some() {
            shelf.forget();
        }
    });
    let shown = Memo::new(move |_| match (route.screen(), shelf.project.get(), trouble.get()) {
        _ if tablet.is_shut() => Shown::BeforeAll,
        (Screen::Start, ..) => Shown::Start,
        (Screen::Guide(None), ..) => Shown::Guide,
        (_, Some(project), _) => Shown::Rooms(project),
        (_, None, Some(error)) => Shown::Trouble(error),
        (_, None, None) => Shown::Opening,
    });
    view! {
        {move || match shown.get() {
            Shown::BeforeAll => later.before_all.show(()),
            Shown::Start => view! { <StartScreen /> }.into_any(),
            Shown::Guide => view! { <GuidePage /> }.into_any(),
            Shown::Rooms(project) => later.rooms.show(project),
            Shown::Trouble(error) => view! { <Trouble error /> }.into_any(),
            Shown::Opening => view! { <p class="opening" role="status">{t("app.opening")}</p> }.into_any(),
        }}
    }
}

/// What fills the page.
#[derive(Clone, PartialEq)]
enum Shown {
    BeforeAll,
    Start,
    Guide,
    Opening,
    Rooms(Project),
    Trouble(ShelfError),
}

/// What is looked at instead of the map.
#[derive(Clone, Copy, PartialEq)]
pub enum Room {
    List,
    Board,
    Network,
    Community,
    Captain(Id),
    Actions,
    Ask,
    Report,
    Showcase,
    Workshop,
    Guide,
}

/// The screens of the open community. The map stays where it is while another screen is looked at.
#[component]
pub fn Rooms(project: Project) -> impl IntoView {
    speak_for(project);
    provide_context(project);
    provide_context(MapSlot::default());
    provide_context(TableNumber::remembered());
    let community = project.peek(|workspace| workspace.info.id).unwrap_or_default();
    let footpaths = Footpaths::of(expect_context::<Shelf>(), community);
    provide_context(footpaths);
    let dialogs = expect_context::<Dialogs>();
    Effect::new(move |_| {
        if dialogs.imported.with(Option::is_some) {
            footpaths.read_again();
        }
    });
    let table = Table::new(project, footpaths);
    provide_context(table);
    draw_lines(project, table);
    let route = expect_context::<Route>();
    let later = expect_context::<Later>();
    let desk = expect_context::<Desk>();
    desk.clear();
    desk.keep_drafts(community);
    let name = move || project.read(|workspace| workspace.info.name.clone()).unwrap_or_default();
    Effect::new(move |_| environment::set_title(&format!("{} · {}", name(), say("app.name"))));
    let on_map = Memo::new(move |_| matches!(route.screen(), Screen::Map(_)));
    let room = Memo::new(move |_| match route.screen() {
        Screen::Start | Screen::Map(_) | Screen::Guide(None) => None,
        Screen::List(_) => Some(Room::List),
        Screen::Board(_) => Some(Room::Board),
        Screen::Network(_) => Some(Room::Network),
        Screen::Community(..) => Some(Room::Community),
        Screen::Captain(_, captain) => Some(Room::Captain(captain)),
        Screen::Actions(_) => Some(Room::Actions),
        Screen::Ask(_) => Some(Room::Ask),
        Screen::Report(_) => Some(Room::Report),
        Screen::Showcase(_) => Some(Room::Showcase),
        Screen::Workshop(_) => Some(Room::Workshop),
        Screen::Guide(Some(_)) => Some(Room::Guide),
    });
    let workshop = Workshop::of(community);
    provide_context(workshop);
    // What of the stage the map and the board take, while a workshop fills the screen.
    let ground = Memo::new(move |_| (room.get() == Some(Room::Workshop) && workshop.is_on_stage()).then(|| workshop::ground(workshop)));
    let board = move || room.get() == Some(Room::Board) || ground.get() == Some(Ground::Board);
    let beside = Signal::derive(move || board() || ground.get() == Some(Ground::Map));
    view! {
        <div class="shell" data-stage=move || ground.get().map(Ground::id)>
            <Bar />
            <Rail />
            <main class="screen" class:on-map=move || on_map.get() class:with-board=board>
                <MapScreen shown=on_map.into() beside />
                {move || room.get().map(|room| later.others.show(room))}
                <Toast here=Signal::derive(move || !on_map.get()) />
            </main>
        </div>
        <Notices />
        <TableDialog />
        <HandOverDialog />
        <LockDialog />
    }
}

/// The screen beside the map.
#[must_use]
pub fn show_room(room: Room) -> AnyView {
    match room {
        Room::List => view! { <ListScreen /> }.into_any(),
        Room::Board => view! { <BoardScreen /> }.into_any(),
        Room::Network => view! { <NetworkScreen /> }.into_any(),
        Room::Community => view! { <CommunityScreen /> }.into_any(),
        Room::Captain(captain) => view! { <CaptainScreen captain /> }.into_any(),
        Room::Actions => view! { <ActionsScreen /> }.into_any(),
        Room::Ask => view! { <AskScreen /> }.into_any(),
        Room::Report => view! { <ReportScreen /> }.into_any(),
        Room::Showcase => view! { <Showcase /> }.into_any(),
        Room::Workshop => view! { <WorkshopScreen /> }.into_any(),
        Room::Guide => view! { <GuideScreen /> }.into_any(),
    }
}
