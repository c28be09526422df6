//! The kit: small parts every screen is made of.

mod dialog;
mod fields;
mod icon;
mod lists;
mod mark;
mod menu;

pub use dialog::Dialog;
pub use fields::{Binding, CheckField, ChoiceChips, DateField, FieldError, NumberField, SelectField, TextArea, TextField};
pub use icon::{Glyph, Icon};
pub use lists::{EvidenceField, GiftsField, SlotGrid, term};
pub use mark::{AreaMark, AssetMark, Logo, NeedMark, RecordMark};
pub use menu::{Menu, MenuItem};
