//! The tabs of one browser that have the same community open tell each other what changed.

use super::storage::UpdateKey;
use super::{Listener, js};
use crate::model::Id;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TabMessage {
    /// An update of the document that this tab has stored under `key`.
    Update { key: UpdateKey, bytes: Vec<u8> },
    /// A tab has come; others answer with what its state vector lacks.
    Hello { state_vector: Vec<u8> },
    /// The community has another name.
    Renamed { name: String },
    /// The community was deleted on this device.
    Deleted,
    /// Of the whole device: it was locked.
    Locked,
    /// Of the whole device: everything on it was erased.
    Cleared,
}

/// Membership in a community's channel; dropping it leaves. Without BroadcastChannel nobody is heard.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Listener,
}

impl Tabs {
    /// Hears the other tabs from now on, never itself. The nil id stands for the whole device.
    pub fn join(community: Id, on_message: impl Fn(TabMessage) + 'static) -> Self {
        let name = format!("linli.{community}");
        let channel = js::global("BroadcastChannel").and_then(|_| BroadcastChannel::new(&name).ok());
        let Some(channel) = channel else { return Self { channel: None, _listener: Listener::default() } };
        let on_message = std::rc::Rc::new(on_message);
        let listener = Listener::new(&channel, &["message"], move |event| {
            let message = event.dyn_ref::<MessageEvent>().and_then(|event| parse(&event.data()));
            // A message of a newer version in another tab says nothing to this one.
            if let Some(message) = message {
                on_message(message);
            }
        });
        Self { channel: Some(channel), _listener: listener }
    }

    /// Tells the other tabs.
    pub fn send(&self, message: &TabMessage) {
        if let Some(channel) = &self.channel {
            // Fails only for values that cannot be cloned; bytes, text and numbers can.
            let _ = channel.post_message(&write(message));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn write(message: &TabMessage) -> JsValue {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let fields: &[(&str, JsValue)] = &match message {
        TabMessage::Update { key, bytes: update } => {
            vec![("type", "update".into()), ("key", JsValue::from(key.0 as f64)), ("bytes", bytes(update))]
        }
        TabMessage::Hello { state_vector } => vec![("type", "hello".into()), ("state_vector", bytes(state_vector))],
        TabMessage::Renamed { name } => vec![("type", "renamed".into()), ("name", name.into())],
        TabMessage::Deleted => vec![("type", "deleted".into())],
        TabMessage::Locked => vec![("type", "locked".into())],
        TabMessage::Cleared => vec![("type", "cleared".into())],
    };
    js::object(fields).into()
}

fn parse(message: &JsValue) -> Option<TabMessage> {
    match js::get_text(message, "type")?.as_str() {
        "update" => {
            Some(TabMessage::Update { key: UpdateKey(js::get_number(message, "key")? as u64), bytes: js::get_bytes(message, "bytes")? })
        }
        "hello" => Some(TabMessage::Hello { state_vector: js::get_bytes(message, "state_vector")? }),
        "renamed" => Some(TabMessage::Renamed { name: js::get_text(message, "name")? }),
        "deleted" => Some(TabMessage::Deleted),
        "locked" => Some(TabMessage::Locked),
        "cleared" => Some(TabMessage::Cleared),
        _ => None,
    }
}
