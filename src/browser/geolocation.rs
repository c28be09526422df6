//! Where this device is, asked once when somebody wants to know.

use super::{environment, js};
use crate::model::Position;
use js_sys::{Function, Promise};
use thiserror::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// How long the device may look for itself once it is allowed to.
const PATIENCE_MS: u32 = 20_000;
/// The code of `GeolocationPositionError` for a person's or the browser's refusal.
const REFUSED: f64 = 1.0;
/// The code for a search that took too long.
const TIMED_OUT: f64 = 3.0;

#[wasm_bindgen]
extern "C" {
    type Geolocation;
    #[wasm_bindgen(method, structural, catch, js_name = getCurrentPosition)]
    fn ask(this: &Geolocation, here: &Function, trouble: &Function, options: &JsValue) -> Result<(), JsValue>;
}

/// Where the device is, on WGS 84, give or take so many metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Here {
    pub place: Position,
    pub accuracy_m: f64,
}

/// Why nobody knows where the device is; everything else works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HereError {
    #[error("expected a page on https, found plain http")]
    Insecure,
    #[error("expected a device that finds itself, found none of that")]
    Missing,
    #[error("expected leave to ask for the place, found a refusal")]
    Refused,
    #[error("expected a place within {PATIENCE_MS} ms, found none yet")]
    TimedOut,
    #[error("expected a place, found none")]
    Unavailable,
}

/// Asks the person for leave, if the browser has not, and then the device; answers only when both did.
pub async fn here() -> Result<Here, HereError> {
    if !environment::is_secure() {
        return Err(HereError::Insecure);
    }
    let geolocation: Geolocation = js::navigator("geolocation").ok_or(HereError::Missing)?.unchecked_into();
    let options = js::object(&[("enableHighAccuracy", true.into()), ("timeout", PATIENCE_MS.into()), ("maximumAge", 0.into())]);
    let mut asked = Ok(());
    let answer = Promise::new(&mut |here, trouble| asked = geolocation.ask(&here, &trouble, &options));
    if asked.is_err() {
        return Err(HereError::Unavailable);
    }
    match answer.await {
        Ok(found) => read(&js::get(&found, "coords")).ok_or(HereError::Unavailable),
        Err(error) => Err(match js::get_number(&error, "code") {
            Some(REFUSED) => HereError::Refused,
            Some(TIMED_OUT) => HereError::TimedOut,
            _ => HereError::Unavailable,
        }),
    }
}

fn read(coords: &JsValue) -> Option<Here> {
    let place = Position::new(js::get_number(coords, "longitude")?, js::get_number(coords, "latitude")?).ok()?;
    Some(Here { place, accuracy_m: js::get_number(coords, "accuracy")? })
}
