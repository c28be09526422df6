//! What rules a pair out, before anything is weighed; each is said, never silent.

use super::pair::{Stand, Wish};
use super::{Distance, Pairing};
use crate::model::*;
use crate::packs::Pack;

/// Why an asset is not suggested for a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// The asset cannot be counted on now.
    NotActive,
    /// The need is not open any more.
    NotOpen,
    /// A person who has not agreed, has withdrawn, or wants it kept on this device.
    NoConsent,
    /// Work with children or a sensitive need, and the person has not been checked.
    NotVetted,
    /// The pack's matrix knows no use of this asset for this need.
    DoesNotFit,
    /// Beyond how far the asset reaches.
    TooFar,
    /// Somebody has said no to this pair.
    Declined,
    /// All its places are taken.
    Full,
}

const GATES: [Gate; 8] =
    [Gate::NotActive, Gate::NotOpen, Gate::NoConsent, Gate::NotVetted, Gate::DoesNotFit, Gate::TooFar, Gate::Declined, Gate::Full];

/// Target groups with whom only checked people work.
const CHILDREN: [&str; 2] = ["children", "youth"];
const CHILDCARE: &str = "childcare";

impl Pairing<'_> {
    /// All gates that are shut, in the order of [`Gate`]; empty when the pair may be weighed.
    #[must_use]
    pub fn shut_gates(&self, asset: &Asset, need: &Need, pack: &Pack) -> Vec<Gate> {
        self.gates_at(asset, &self.wish(need), pack).collect()
    }

    /// One after the other, as they are asked for.
    pub(super) fn gates_at(&self, asset: &Asset, wish: &Wish, pack: &Pack) -> impl Iterator<Item = Gate> {
        GATES.into_iter().filter(move |gate| match gate {
            Gate::NotActive => asset.state != AssetState::Active,
            Gate::NotOpen => !is_open(wish.need),
            Gate::NoConsent => !may_be_asked(asset),
            Gate::NotVetted => !may_be_sent(asset, wish.need),
            Gate::DoesNotFit => super::factors::fit(asset, wish.need, pack).is_none(),
            Gate::TooFar => !wish.is_within_reach(Stand::of(asset)),
            Gate::Declined => wish.declined.contains(&asset.id),
            Gate::Full => self.places_left(asset) == Some(0),
        })
    }
}

/// Whether the gates are open that depend on both, for an asset that fits; the index has seen to those that are the asset's alone.
pub(super) fn may_meet(asset: &Asset, wish: &Wish, distance: Option<Distance>) -> bool {
    may_be_sent(asset, wish.need) && may_come(asset.id, Stand::of(asset), wish, distance)
}

/// Whether the need is within its reach, and nobody has said no.
pub(super) fn may_come(asset: Id, stand: Stand, wish: &Wish, distance: Option<Distance>) -> bool {
    let reaches = stand.reach_m.zip(distance).is_none_or(|(reach, distance)| !distance.is_beyond(reach));
    reaches && !wish.declined.contains(&asset)
}

fn may_be_sent(asset: &Asset, need: &Need) -> bool {
    !asks_for_vetting(need) || !is_unchecked(asset)
}

pub(super) fn is_open(need: &Need) -> bool {
    matches!(need.state, NeedState::Open | NeedState::Matched)
}

pub(super) fn is_unchecked(asset: &Asset) -> bool {
    asset.kind == AssetKind::Individual && !asset.vetted
}

pub(super) fn may_be_asked(asset: &Asset) -> bool {
    let agreed = |consent: &Consent| consent.withdrawn_on.is_none() && consent.scope != Visibility::Device;
    asset.kind != AssetKind::Individual || asset.consent.as_ref().is_some_and(agreed)
}

pub(super) fn asks_for_vetting(need: &Need) -> bool {
    let for_children = need.target_group.as_deref().is_some_and(|group| CHILDREN.contains(&group));
    need.sensitive || for_children || need.category.as_deref() == Some(CHILDCARE)
}
