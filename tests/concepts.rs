//! Each row of DOMAIN §2, checked as its last column asks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests stop the test")]

#[path = "concepts/report.rs"]
mod report;
