//! What rules a pair out, before anything is weighed; each is said, never silent.

use super::pair::Wish;
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

/// Target groups with whom only checked people work.
const CHILDREN: [&str; 2] = ["children", "youth"];
const CHILDCARE: &str = "childcare";

impl Pairing<'_> {
    /// All gates that are shut, in the order of [`Gate`]; empty when the pair may be weighed.
    #[must_use]
    pub fn shut_gates(&self, asset: &Asset, need: &Need, pack: &Pack) -> Vec<Gate> {
        self.gates_at(asset, &self.wish(need), pack)
    }

    pub(super) fn gates_at(&self, asset: &Asset, wish: &Wish, pack: &Pack) -> Vec<Gate> {
        let need = wish.need;
        let too_far = || asset.reach_m.is_some_and(|reach| wish.distance(asset).is_some_and(|distance| distance.is_beyond(reach)));
        let gates = [
            (asset.state != AssetState::Active, Gate::NotActive),
            (!is_open(need), Gate::NotOpen),
            (!may_be_asked(asset), Gate::NoConsent),
            (asks_for_vetting(need) && is_unchecked(asset), Gate::NotVetted),
            (super::factors::fit(asset, need, pack).is_none(), Gate::DoesNotFit),
            (too_far(), Gate::TooFar),
            (self.known.ties.is_declined(asset.id, need.id), Gate::Declined),
            (self.places_left(asset) == Some(0), Gate::Full),
        ];
        gates.into_iter().filter(|(shut, _)| *shut).map(|(_, gate)| gate).collect()
    }
}

impl Pairing<'_> {
    /// Whether the gates are open that depend on both; the index has seen to those that are the asset's alone.
    pub(super) fn may_meet(&self, asset: &Asset, wish: &Wish, pack: &Pack, distance: Option<Distance>) -> bool {
        let fits = super::factors::fit(asset, wish.need, pack).is_some();
        let may_be_sent = !asks_for_vetting(wish.need) || !is_unchecked(asset);
        let reaches = asset.reach_m.zip(distance).is_none_or(|(reach, distance)| !distance.is_beyond(reach));
        fits && may_be_sent && reaches && !self.known.ties.is_declined(asset.id, wish.need.id)
    }
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
