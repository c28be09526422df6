//! Small hands for JavaScript values: what an error says, plain objects, byte arrays.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// What the browser says of an error: `Name: message`; for the console and bug reports, never for a screen.
pub(crate) fn detail(error: &JsValue) -> String {
    if let Some(exception) = error.dyn_ref::<web_sys::DomException>() {
        return format!("{}: {}", exception.name(), exception.message());
    }
    if let Some(error) = error.dyn_ref::<js_sys::Error>() {
        return format!("{}: {}", String::from(error.name()), String::from(error.message()));
    }
    error.as_string().unwrap_or_else(|| format!("{error:?}"))
}

/// A field of an object; `undefined` when it is missing or the value is no object.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A text field of an object.
pub(crate) fn get_text(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).as_string()
}

/// A number field of an object.
pub(crate) fn get_number(object: &JsValue, key: &str) -> Option<f64> {
    get(object, key).as_f64()
}

/// The bytes of a `Uint8Array` or `ArrayBuffer` field of an object.
pub(crate) fn get_bytes(object: &JsValue, key: &str) -> Option<Vec<u8>> {
    let value = get(object, key);
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        return Some(array.to_vec());
    }
    value.dyn_ref::<js_sys::ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}

/// A plain object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

/// A field of the global scope (`window` or a worker's), or `None` where the browser lacks it.
pub(crate) fn global(key: &str) -> Option<JsValue> {
    Some(get(&js_sys::global(), key)).filter(|value| !value.is_undefined() && !value.is_null())
}

/// A field of `navigator`, or `None` where the browser lacks it (many are missing on plain http).
pub(crate) fn navigator(key: &str) -> Option<JsValue> {
    global("navigator").map(|navigator| get(&navigator, key)).filter(|value| !value.is_undefined() && !value.is_null())
}
