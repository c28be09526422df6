//! The concepts of the practice, row by row (DOMAIN §2), each checked as its row says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "concepts/captains.rs"]
mod captains;
