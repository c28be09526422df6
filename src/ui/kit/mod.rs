//! The kit: small parts every screen is made of.

mod dialog;
mod fields;
mod icon;
mod lists;
mod mark;
mod measures;
mod menu;
mod more;
mod self_help;
mod working;

pub use dialog::Dialog;
pub use fields::{Binding, CheckField, ChoiceChips, FieldError, SelectField, TextArea, TextField};
pub use icon::{Glyph, Icon};
pub use lists::{EvidenceField, GiftsField, LinesField, SlotGrid, term};
pub use mark::{AreaMark, AssetMark, Logo, NeedMark, RecordMark, glyph};
pub use measures::{AmountField, DateField, DayField, NumberField};
pub use menu::{Menu, MenuItem};
pub use more::ShowMore;
pub use self_help::{SelfHelpField, next_step, stage_label};
pub use working::Working;
