//! The concepts of the practice (DOMAIN §2), row by row: what each says how to check, checked.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

#[path = "concepts/actions.rs"]
mod actions;
#[path = "concepts/captains.rs"]
mod captains;
#[path = "concepts/groups.rs"]
mod groups;
#[path = "concepts/growth.rs"]
mod growth;
#[path = "concepts/packs.rs"]
mod packs;
