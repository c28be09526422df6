//! How the page looks on this device: light, dark or for a projector.

use crate::browser::{environment, preferences};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The themes of `style/tokens.css`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Light or dark as the device is.
    #[default]
    System,
    Light,
    Dark,
    Projector,
}

impl Theme {
    /// In the order of the chooser.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Projector];

    /// The key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "app.theme_system",
            Self::Light => "app.theme_light",
            Self::Dark => "app.theme_dark",
            Self::Projector => "app.theme_projector",
        }
    }
}

/// The theme chosen, and the one shown.
#[derive(Clone, Copy)]
pub struct Look {
    chosen: RwSignal<Theme>,
}

impl Look {
    /// As remembered on this device; `?theme=` wins. Keeps the page's `data-theme` in step.
    #[must_use]
    pub fn remembered() -> Self {
        let asked = environment::query("theme").and_then(|name| Theme::ALL.into_iter().find(|theme| theme.key().ends_with(&name)));
        let chosen = RwSignal::new(asked.or_else(|| preferences::get("theme")).unwrap_or_default());
        let look = Self { chosen };
        Effect::new(move |_| environment::set_root_attribute("data-theme", look.shown()));
        look
    }

    #[must_use]
    pub fn chosen(self) -> Theme {
        self.chosen.get()
    }

    /// `light`, `dark` or `projector`.
    #[must_use]
    pub fn shown(self) -> &'static str {
        match self.chosen.get() {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Projector => "projector",
            Theme::System if environment::prefers_dark() => "dark",
            Theme::System => "light",
        }
    }

    pub fn choose(self, theme: Theme) {
        preferences::set("theme", &theme);
        self.chosen.set(theme);
    }
}
