//! The only room that knows the CRDT's shape.

mod edit;

pub use edit::{Edit, Note, Verb};
