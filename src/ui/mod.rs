//! Components, thin: they show what `state` holds and pass on what people do.

mod actions;
mod app;
mod ask;
mod bar;
mod board;
mod community;
mod device;
mod dialogs;
mod forms;
mod guide;
mod kit;
pub mod later;
mod list;
mod map;
mod network;
mod notices;
mod paper;
mod rail;
mod report;
mod route;
mod start;
mod terms;
mod workshop;

pub use app::App;
