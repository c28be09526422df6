//! The small values records are made of.

use super::{Date, GiftKind, Visibility, terms::terms};
use serde::{Deserialize, Serialize};

terms! {
    /// How somebody agreed to be on the map.
    ConsentMethod "consent_method" { Spoken = "spoken", Written = "written", Guardian = "guardian" }
    /// How a need was learnt of.
    EvidenceMethod "evidence_method" { Interview = "interview", Questionnaire = "questionnaire", FocusGroup = "focus_group" }
    /// A part of the week: morning 8–12, afternoon 12–18, evening 18–22.
    Slot "slot" {
        MonMorning = "mon_am", MonAfternoon = "mon_pm", MonEvening = "mon_eve",
        TueMorning = "tue_am", TueAfternoon = "tue_pm", TueEvening = "tue_eve",
        WedMorning = "wed_am", WedAfternoon = "wed_pm", WedEvening = "wed_eve",
        ThuMorning = "thu_am", ThuAfternoon = "thu_pm", ThuEvening = "thu_eve",
        FriMorning = "fri_am", FriAfternoon = "fri_pm", FriEvening = "fri_eve",
        SatMorning = "sat_am", SatAfternoon = "sat_pm", SatEvening = "sat_eve",
        SunMorning = "sun_am", SunAfternoon = "sun_pm", SunEvening = "sun_eve",
    }
}

impl Slot {
    /// How long it is.
    #[must_use]
    pub fn hours(self) -> u32 {
        if self.id().ends_with("_pm") { 6 } else { 4 }
    }
}

/// A person's leave to be on the map, and its withdrawal (DOMAIN §3.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who may see it.
    pub scope: Visibility,
    pub given_on: Date,
    #[serde(default)]
    pub method: ConsentMethod,
    #[serde(default)]
    pub withdrawn_on: Option<Date>,
}

/// One gift of head, hands or heart, in the person's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gift {
    pub kind: GiftKind,
    pub text: String,
}

/// What a need rests on; a need without any is "unverified".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub method: EvidenceMethod,
    pub on: Date,
    /// People asked.
    #[serde(default)]
    pub people: u32,
    #[serde(default)]
    pub note: String,
}

/// A term pack laid over the core.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRef {
    pub id: String,
    pub version: String,
}

/// What was found for one point of a checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Term of a pack.
    pub id: String,
    #[serde(default)]
    pub met: bool,
    #[serde(default)]
    pub note: String,
}

/// Properties of a foreign file that Linli has no field for, kept as they came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Extra(pub serde_json::Map<String, serde_json::Value>);

impl Extra {
    /// Whether nothing was kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Extra> for String {
    fn from(extra: Extra) -> Self {
        if extra.is_empty() { Self::new() } else { serde_json::Value::Object(extra.0).to_string() }
    }
}

impl TryFrom<String> for Extra {
    type Error = serde_json::Error;
    fn try_from(text: String) -> Result<Self, serde_json::Error> {
        if text.is_empty() { Ok(Self::default()) } else { serde_json::from_str(&text).map(Self) }
    }
}
