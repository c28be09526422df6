//! What more can be asked of a list of records: the sector, what an organisation does, whom it is for, which tie it is.

use crate::model::*;

/// `None` and an empty text ask for everything; what a record cannot have, it does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub sector: Option<Sector>,
    pub function: Option<OrgFunction>,
    /// A target group of a pack: whom an asset serves, whose need it is, whom an event was for.
    pub group: String,
    pub tie: Option<TieType>,
}

impl Facets {
    #[must_use]
    pub fn fit(&self, record: &Record) -> bool {
        *self == Self::default() || (self.fits_body(record) && self.fits_group(record) && self.fits_tie(record))
    }

    fn fits_body(&self, record: &Record) -> bool {
        let (sector, function) = if let Record::Asset(asset) = record { (asset.sector, asset.function) } else { (None, None) };
        (self.sector.is_none() || sector == self.sector) && (self.function.is_none() || function == self.function)
    }

    fn fits_group(&self, record: &Record) -> bool {
        let is_it = |group: &String| *group == self.group;
        self.group.is_empty()
            || match record {
                Record::Asset(asset) => asset.serves.iter().any(is_it),
                Record::Need(need) => need.target_group.as_ref().is_some_and(is_it),
                Record::Event(event) => event.group.as_ref().is_some_and(is_it),
                Record::Area(_) | Record::Link(_) | Record::Action(_) => false,
            }
    }

    fn fits_tie(&self, record: &Record) -> bool {
        self.tie.is_none() || matches!(record, Record::Link(link) if link.tie == self.tie)
    }
}
