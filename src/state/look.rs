//! How the page looks on this device: light, dark or for a projector; and whether everything is larger.

use crate::browser::environment::{self, DevicePreference};
use crate::browser::preferences::Preferences;
pub use crate::browser::preferences::{Hand, Theme};
use leptos::prelude::*;

/// The themes in the order of the chooser, each with the key of its label.
pub const THEMES: [(Theme, &str); 4] = [
    (Theme::System, "app.theme_system"),
    (Theme::Light, "app.theme_light"),
    (Theme::Dark, "app.theme_dark"),
    (Theme::Projector, "app.theme_projector"),
];

/// The theme chosen, and the one shown.
#[derive(Clone, Copy)]
pub struct Look {
    chosen: RwSignal<Theme>,
    device_is_dark: RwSignal<bool>,
    larger: RwSignal<bool>,
    hand: RwSignal<Hand>,
    /// While something stands before a hall, whatever is chosen.
    for_hall: RwSignal<bool>,
}

impl Look {
    /// As remembered on this device; `?theme=dark` and the like win. Keeps the page's `data-theme` in step.
    #[must_use]
    pub fn remembered() -> Self {
        let asked = environment::address_parameter("theme");
        let asked = asked.and_then(|name| THEMES.into_iter().find(|(_, key)| key.strip_prefix("app.theme_") == Some(name.as_str())));
        let kept = Preferences::load();
        let chosen = RwSignal::new(asked.map_or(kept.theme, |(theme, _)| theme));
        let device_is_dark = RwSignal::new(environment::prefers(DevicePreference::Dark));
        environment::on_preference(DevicePreference::Dark, move |dark| device_is_dark.set(dark)).forever();
        let (larger, hand) = (RwSignal::new(kept.helper_mode), RwSignal::new(kept.hand));
        let look = Self { chosen, device_is_dark, larger, hand, for_hall: RwSignal::new(false) };
        Effect::new(move |_| environment::set_root_attribute("data-theme", Some(look.shown())));
        Effect::new(move |_| environment::set_root_attribute("data-larger", look.is_larger().then_some("")));
        look
    }

    /// Tracked.
    #[must_use]
    pub fn chosen(self) -> Theme {
        self.chosen.get()
    }

    /// `light`, `dark` or `projector`; tracked.
    #[must_use]
    pub fn shown(self) -> &'static str {
        match self.chosen.get() {
            _ if self.for_hall.get() => "projector",
            Theme::Dark => "dark",
            Theme::Projector => "projector",
            Theme::System if self.device_is_dark.get() => "dark",
            Theme::System | Theme::Light => "light",
        }
    }

    /// Makes the page up for a hall for a while; what was chosen stays chosen.
    pub fn borrow_for_hall(self, on: bool) {
        self.for_hall.set(on);
    }

    /// Tracked.
    #[must_use]
    pub fn is_larger(self) -> bool {
        self.larger.get()
    }

    /// Makes everything larger, or as it was.
    pub fn enlarge(self, larger: bool) {
        Preferences::change(|kept| kept.helper_mode = larger);
        self.larger.set(larger);
    }

    /// Tracked.
    #[must_use]
    pub fn hand(self) -> Hand {
        self.hand.get()
    }

    /// Both hands, the right one, the left one, and round.
    pub fn change_hands(self) {
        let next = match self.hand.get_untracked() {
            Hand::Both => Hand::Right,
            Hand::Right => Hand::Left,
            Hand::Left => Hand::Both,
        };
        Preferences::change(|kept| kept.hand = next);
        self.hand.set(next);
    }

    pub fn choose(self, theme: Theme) {
        Preferences::change(|kept| kept.theme = theme);
        self.chosen.set(theme);
    }
}
