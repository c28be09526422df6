//! A suggestion's reasons in words.

use super::{Gate, Suggestion, Way};
use crate::packs::Pack;
use crate::words::{Lang, fill_in, key_for};
use std::collections::BTreeMap;

/// What speaks for a pair and what against it, most telling first, in the reader's language: "Just what is asked for", "240 m away",
/// "3 of 5 places". What is not known is not said.
#[must_use]
pub fn reasons((pack, lang): (&Pack, Lang), suggestion: &Suggestion) -> Vec<String> {
    let factors = &suggestion.factors;
    let say = |key: &str| pack.say(lang, key);
    let either = |value: Option<f64>, no: &str, yes: &str| value.map(|value| say(if value > 0.0 { yes } else { no }));
    let distance = suggestion.distance.map(|distance| match rounded(distance.metres) {
        0 => say("board.close_by"),
        metres => fill_in(say(way_key(distance.by)), &[("m", &metres.to_string())]),
    });
    let places = suggestion.places_left.zip(suggestion.places_wanted);
    let places =
        places.map(|(left, wanted)| fill_in(say("board.places"), &[("n", &left.min(wanted).to_string()), ("wanted", &wanted.to_string())]));
    let time = factors.time.map(|value| match value {
        value if value >= 1.0 => say("board.time_all"),
        value if value > 0.0 => say("board.time_part"),
        _ => say("board.time_none"),
    });
    let captain = factors.steward.filter(|&value| value > 0.0);
    let captain = captain.map(|value| say(if value < 1.0 { "board.captain_there" } else { "board.captain_knows" }));
    [
        fit_words((pack, lang), factors.category),
        distance,
        time,
        places,
        either(factors.target_group, "board.group_none", "board.group_all"),
        either(factors.language, "board.language_none", "board.language_all"),
        captain,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How well a category answers the need.
pub(super) fn fit_words((pack, lang): (&Pack, Lang), fit: Option<f64>) -> Option<String> {
    let key = match fit? {
        value if value >= 1.0 => "board.fit_direct",
        value if value >= 0.6 => "board.fit_helpful",
        _ => "board.fit_enabling",
    };
    Some(pack.say(lang, key))
}

const fn way_key(way: Way) -> &'static str {
    match way {
        Way::OnFoot => "board.away_on_foot",
        Way::FartherOnFoot => "board.farther_on_foot",
        Way::StraightLine => "board.away",
    }
}

/// To ten metres.
fn rounded(metres: f64) -> u32 {
    ((metres / 10.0).round() * 10.0) as u32
}

/// How many pairs do not come up for each reason: "2 too far", "1 has not agreed". Each pair counts once, by its first gate.
#[must_use]
pub fn ruled_out_words<'a>(gates: impl IntoIterator<Item = &'a [Gate]>, (pack, lang): (&Pack, Lang)) -> Vec<String> {
    let mut counts = BTreeMap::<Gate, usize>::new();
    for gate in gates.into_iter().filter_map(<[Gate]>::first) {
        *counts.entry(*gate).or_default() += 1;
    }
    counts.into_iter().map(|(gate, count)| fill_in(pack.say(lang, &key_for(gate_key(gate), count)), &[("n", &count.to_string())])).collect()
}

const fn gate_key(gate: Gate) -> &'static str {
    match gate {
        Gate::NotActive => "board.gate_not_active",
        Gate::NotOpen => "board.gate_not_open",
        Gate::NoConsent => "board.gate_no_consent",
        Gate::NotVetted => "board.gate_not_vetted",
        Gate::DoesNotFit => "board.gate_does_not_fit",
        Gate::TooFar => "board.gate_too_far",
        Gate::Declined => "board.gate_declined",
        Gate::Full => "board.gate_full",
    }
}
