//! Anything that can help: a resident's gift, a group, an institution, a place, a shop, a story.

use super::*;
use serde::{Deserialize, Serialize};

/// What a community has. Only `kind` and `name` are asked for; all else is offered under "More".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asset {
    #[serde(skip)]
    pub id: Id,
    pub kind: AssetKind,
    pub name: String,
    /// Term of a pack; an id no pack knows is kept and shown as it is.
    pub category: Option<String>,
    pub position: Option<Position>,
    pub precision: Precision,
    pub state: AssetState,
    pub gifts: Vec<Gift>,
    /// Target groups served, terms of a pack.
    pub serves: Vec<String>,
    /// How far it reaches, metres.
    pub reach_m: Option<u32>,
    pub availability: Vec<Slot>,
    /// People it can serve at once.
    pub capacity: Option<u16>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    pub exchange_mode: Option<ExchangeMode>,
    pub legal_status: Option<LegalStatus>,
    pub filed_on: Option<Date>,
    pub registered_on: Option<Date>,
    pub sector: Option<Sector>,
    pub function: Option<OrgFunction>,
    /// A platform for other groups.
    pub hub: bool,
    pub level: Option<OrgLevel>,
    /// With whom it is filed or registered.
    pub filing_body: Option<String>,
    /// Items of a pack's checklists that are done.
    pub ticks: Vec<String>,
    /// 1 to 5, associations only: to be read through [`Self::stars`].
    pub stars: Option<u8>,
    pub stars_on: Option<Date>,
    /// Who gave them: a body or a role.
    pub stars_by: Option<String>,
    /// What they were given for, terms of a pack or own words.
    pub stars_criteria: Vec<String>,
    pub self_help: Vec<SelfHelp>,
    /// Self-chosen strength tags, terms of a pack; never scored.
    pub strengths: Vec<String>,
    /// Checked for work with children and vulnerable people.
    pub vetted: bool,
    pub consent: Option<Consent>,
    /// `node/123`, `way/123` or `relation/123`.
    pub osm_ref: Option<String>,
    pub photos: Photos,
    pub note: String,
    pub visibility: Visibility,
    pub stamp: Stamp,
    pub extra: Extra,
}

impl Default for Asset {
    fn default() -> Self {
        Self::new(Id::NIL, AssetKind::default(), String::new())
    }
}

impl Asset {
    /// An active asset without a place yet; an individual's place is shown only to the building.
    #[must_use]
    pub fn new(id: Id, kind: AssetKind, name: String) -> Self {
        let precision = if kind == AssetKind::Individual { Precision::Building } else { Precision::Exact };
        Self {
            id,
            kind,
            name,
            precision,
            category: None,
            position: None,
            state: AssetState::Active,
            gifts: Vec::new(),
            serves: Vec::new(),
            reach_m: None,
            availability: Vec::new(),
            capacity: None,
            languages: Vec::new(),
            exchange_mode: None,
            legal_status: None,
            filed_on: None,
            registered_on: None,
            sector: None,
            function: None,
            hub: false,
            level: None,
            filing_body: None,
            ticks: Vec::new(),
            stars: None,
            stars_on: None,
            stars_by: None,
            stars_criteria: Vec::new(),
            self_help: Vec::new(),
            strengths: Vec::new(),
            vetted: false,
            consent: None,
            osm_ref: None,
            photos: Photos::default(),
            note: String::new(),
            visibility: Visibility::Team,
            stamp: Stamp::default(),
            extra: Extra::default(),
        }
    }

    /// Its stars; nobody but an association ever has any.
    #[must_use]
    pub fn stars(&self) -> Option<u8> {
        self.stars.filter(|_| self.kind == AssetKind::Association)
    }

    /// Whether these readers may see it: nobody after leave was taken back, a person's gift only with that person's leave (DOMAIN §3.5).
    #[must_use]
    pub fn is_open_to(&self, readers: Visibility) -> bool {
        let needs_none = self.consent.is_none() && self.kind != AssetKind::Individual;
        (needs_none || self.has_leave(readers)) && self.visibility.reaches(readers)
    }

    /// Whether somebody said that these readers may see it, and has not taken it back.
    #[must_use]
    pub fn has_leave(&self, readers: Visibility) -> bool {
        self.consent.as_ref().is_some_and(|consent| consent.withdrawn_on.is_none() && consent.scope.reaches(readers))
    }

    /// Writes down what the person said today: who may see them, or that nobody may any more. Leave for everybody opens the record to
    /// everybody; narrower leave keeps the day on which more was given.
    pub fn take_leave(&mut self, readers: Option<Visibility>, today: Date) {
        match (&mut self.consent, readers) {
            (Some(consent), None) => _ = consent.withdrawn_on.get_or_insert(today),
            (None, None) => {}
            (Some(consent), Some(readers)) if consent.withdrawn_on.is_none() && consent.scope.reaches(readers) => consent.scope = readers,
            (consent, Some(scope)) => {
                *consent = Some(Consent { scope, given_on: today, method: ConsentMethod::Spoken, withdrawn_on: None });
            }
        }
        match readers {
            Some(Visibility::Public) => self.visibility = Visibility::Public,
            Some(Visibility::Team) if self.visibility == Visibility::Public => self.visibility = Visibility::Team,
            _ => {}
        }
    }

    /// Takes stars, and all that is said of them, from whatever is no association; whether there were any.
    pub fn keep_stars_to_associations(&mut self) -> bool {
        if self.kind == AssetKind::Association {
            return false;
        }
        let stars = (self.stars.take(), self.stars_on.take(), self.stars_by.take(), std::mem::take(&mut self.stars_criteria));
        stars != (None, None, None, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_for_associations_only() {
        let rated = |kind| Asset {
            stars: Some(4),
            stars_on: Date::parse("2026-05-01"),
            stars_by: Some("The council".into()),
            stars_criteria: vec!["open to all".into()],
            ..Asset::new(Id::NIL, kind, String::new())
        };
        for &kind in AssetKind::ALL {
            let mut asset = rated(kind);
            let is_association = kind == AssetKind::Association;
            assert_eq!(asset.stars(), is_association.then_some(4), "{kind}");
            assert_eq!(asset.keep_stars_to_associations(), !is_association, "{kind}");
            assert_eq!(asset, if is_association { rated(kind) } else { Asset::new(Id::NIL, kind, String::new()) });
            assert!(!asset.keep_stars_to_associations(), "none are left");
        }
    }

    #[test]
    fn leave_is_given_widened_narrowed_and_taken_back() {
        use Visibility::{Public, Team};
        let [monday, friday] = ["2026-11-23", "2026-11-27"].map(|day| Date::parse(day).unwrap());
        let mut person = Asset::new(Id::NIL, AssetKind::Individual, "Mei".into());
        let mut said = |readers, day| {
            person.take_leave(readers, day);
            let given_on = person.consent.as_ref().map(|consent| consent.given_on);
            ([Team, Public].map(|readers| person.is_open_to(readers)), given_on)
        };
        assert_eq!(said(None, monday), ([false, false], None), "nobody asked, nothing to take back");
        assert_eq!(said(Some(Team), monday), ([true, false], Some(monday)));
        assert_eq!(said(Some(Public), friday), ([true, true], Some(friday)));
        assert_eq!(said(Some(Team), friday), ([true, false], Some(friday)));
        assert_eq!(said(None, friday), ([false, false], Some(friday)));
        assert_eq!(said(Some(Team), friday), ([true, false], Some(friday)), "asked again");
        assert_eq!(person.consent.unwrap().withdrawn_on, None);
    }

    #[test]
    fn a_person_is_shown_only_as_far_as_leave_was_given_and_not_taken_back() {
        use AssetKind::{Individual, Place};
        use Visibility::{Device, Public, Team};
        let day = Date::parse("2026-11-24").unwrap();
        let open = |kind, visibility, leave: Option<(Visibility, bool)>| {
            let consent = leave.map(|(scope, withdrawn)| Consent {
                scope,
                given_on: day,
                method: ConsentMethod::Spoken,
                withdrawn_on: withdrawn.then_some(day),
            });
            let asset = Asset { visibility, consent, ..Asset::new(Id::NIL, kind, String::new()) };
            [Team, Public].map(|readers| asset.is_open_to(readers))
        };
        assert_eq!(open(Individual, Public, None), [false, false]);
        assert_eq!(open(Individual, Public, Some((Public, false))), [true, true]);
        assert_eq!(open(Individual, Public, Some((Team, false))), [true, false]);
        assert_eq!(open(Individual, Team, Some((Public, false))), [true, false]);
        assert_eq!(open(Individual, Device, Some((Public, false))), [false, false]);
        assert_eq!(open(Individual, Public, Some((Public, true))), [false, false]);
        assert_eq!(open(Place, Public, None), [true, true]);
        assert_eq!(open(Place, Public, Some((Public, true))), [false, false]);
        assert_eq!(open(Place, Device, None), [false, false]);
    }
}
