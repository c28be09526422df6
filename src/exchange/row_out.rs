//! A record as one flat row: every record of a kind has the same columns in the same order, and a column has one type in all kinds.

use super::list::join;
use super::practice_out::{self_help, shares};
use crate::model::*;
use serde::Serialize;

/// The columns that records of every kind end with.
#[derive(Serialize)]
pub(super) struct Common<'a> {
    note: &'a str,
    visibility: Visibility,
    created_at: String,
    updated_at: String,
    device: &'a str,
    table_no: Option<u16>,
    extra: Option<String>,
}

impl<'a> Common<'a> {
    pub(super) fn new(note: &'a str, visibility: Visibility, stamp: &'a Stamp, extra: &Extra) -> Self {
        Self {
            note,
            visibility,
            created_at: moment(stamp.created_at),
            updated_at: moment(stamp.updated_at),
            device: &stamp.device,
            table_no: stamp.table,
            extra: (!extra.is_empty()).then(|| String::from(extra.clone())),
        }
    }
}

/// ISO 8601; a moment too far off for a calendar is written as its milliseconds, so that nothing is lost.
pub(super) fn moment(moment: Timestamp) -> String {
    let text = moment.to_string();
    if Timestamp::parse(&text) == Some(moment) { text } else { moment.0.to_string() }
}

fn slots(slots: &[Slot]) -> Option<String> {
    join(slots.iter().map(|slot| slot.id()))
}

/// Addresses and moments, two lists in step.
fn taken(photos: &Photos) -> (Option<String>, Option<String>) {
    let photos = photos.in_order();
    (join(photos.iter().map(|(address, _)| address)), join(photos.iter().map(|(_, at)| moment(*at))))
}

#[derive(Serialize)]
pub(super) struct AssetRow<'a> {
    uid: Id,
    record: RecordKind,
    name: &'a str,
    asset_kind: AssetKind,
    category: Option<&'a str>,
    precision: Precision,
    state: AssetState,
    gift_kinds: Option<String>,
    gift_texts: Option<String>,
    serves: Option<String>,
    reach_m: Option<u32>,
    availability: Option<String>,
    capacity: Option<u16>,
    languages: Option<String>,
    exchange_mode: Option<ExchangeMode>,
    legal_status: Option<LegalStatus>,
    filed_on: Option<Date>,
    registered_on: Option<Date>,
    sector: Option<Sector>,
    org_function: Option<OrgFunction>,
    hub: bool,
    org_level: Option<OrgLevel>,
    filing_body: Option<&'a str>,
    ticks: Option<String>,
    stars: Option<u8>,
    stars_on: Option<Date>,
    stars_by: Option<&'a str>,
    stars_criteria: Option<String>,
    self_help_ticks: Option<String>,
    self_help_dates: Option<String>,
    strengths: Option<String>,
    vetted: bool,
    consent_scope: Option<Visibility>,
    consent_date: Option<Date>,
    consent_method: Option<ConsentMethod>,
    consent_withdrawn: Option<Date>,
    osm_ref: Option<&'a str>,
    photos: Option<String>,
    photos_at: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Asset> for AssetRow<'a> {
    fn from(asset: &'a Asset) -> Self {
        let consent = asset.consent.as_ref();
        // Stars never leave with anybody but an association.
        let may_have_stars = asset.kind == AssetKind::Association;
        let (self_help_ticks, self_help_dates) = self_help(&asset.self_help);
        let (photos, photos_at) = taken(&asset.photos);
        Self {
            uid: asset.id,
            record: RecordKind::Asset,
            name: &asset.name,
            asset_kind: asset.kind,
            category: asset.category.as_deref(),
            precision: asset.precision,
            state: asset.state,
            gift_kinds: join(asset.gifts.iter().map(|gift| gift.kind.id())),
            gift_texts: join(asset.gifts.iter().map(|gift| &gift.text)),
            serves: join(&asset.serves),
            reach_m: asset.reach_m,
            availability: slots(&asset.availability),
            capacity: asset.capacity,
            languages: join(&asset.languages),
            exchange_mode: asset.exchange_mode,
            legal_status: asset.legal_status,
            filed_on: asset.filed_on,
            registered_on: asset.registered_on,
            sector: asset.sector,
            org_function: asset.function,
            hub: asset.hub,
            org_level: asset.level,
            filing_body: asset.filing_body.as_deref(),
            ticks: join(&asset.ticks),
            stars: asset.stars(),
            stars_on: asset.stars_on.filter(|_| may_have_stars),
            stars_by: asset.stars_by.as_deref().filter(|_| may_have_stars),
            stars_criteria: join(&asset.stars_criteria).filter(|_| may_have_stars),
            self_help_ticks,
            self_help_dates,
            strengths: join(&asset.strengths),
            vetted: asset.vetted,
            consent_scope: consent.map(|consent| consent.scope),
            consent_date: consent.map(|consent| consent.given_on),
            consent_method: consent.map(|consent| consent.method),
            consent_withdrawn: consent.and_then(|consent| consent.withdrawn_on),
            osm_ref: asset.osm_ref.as_deref(),
            photos,
            photos_at,
            common: Common::new(&asset.note, asset.visibility, &asset.stamp, &asset.extra),
        }
    }
}

#[derive(Serialize)]
pub(super) struct NeedRow<'a> {
    uid: Id,
    record: RecordKind,
    /// The statement, under the key that assets and areas have their names in, so that one label serves all.
    name: &'a str,
    category: Option<&'a str>,
    target_group: Option<&'a str>,
    precision: Precision,
    state: NeedState,
    people_estimate: Option<u32>,
    when_wanted: Option<String>,
    capacity_needed: Option<u16>,
    languages: Option<String>,
    evidence_methods: Option<String>,
    evidence_dates: Option<String>,
    evidence_people: Option<String>,
    evidence_notes: Option<String>,
    barrier: Option<String>,
    priority_dots: u32,
    dots_by: Option<String>,
    dots_each: Option<String>,
    sensitive: bool,
    photos: Option<String>,
    photos_at: Option<String>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Need> for NeedRow<'a> {
    fn from(need: &'a Need) -> Self {
        let (dots_by, dots_each) = shares(&need.priority_dots);
        let (photos, photos_at) = taken(&need.photos);
        Self {
            uid: need.id,
            record: RecordKind::Need,
            name: &need.statement,
            category: need.category.as_deref(),
            target_group: need.target_group.as_deref(),
            precision: need.precision,
            state: need.state,
            people_estimate: need.people_estimate,
            when_wanted: slots(&need.when),
            capacity_needed: need.capacity_needed,
            languages: join(&need.languages),
            evidence_methods: join(need.evidence.iter().map(|evidence| evidence.method.id())),
            evidence_dates: join(need.evidence.iter().map(|evidence| evidence.on.to_string())),
            evidence_people: join(need.evidence.iter().map(|evidence| evidence.people.to_string())),
            evidence_notes: join(need.evidence.iter().map(|evidence| &evidence.note)),
            barrier: join(&need.barrier),
            priority_dots: need.priority_dots.total(),
            dots_by,
            dots_each,
            sensitive: need.sensitive,
            photos,
            photos_at,
            common: Common::new(&need.note, need.visibility, &need.stamp, &need.extra),
        }
    }
}

#[derive(Serialize)]
pub(super) struct AreaRow<'a> {
    uid: Id,
    record: RecordKind,
    name: &'a str,
    area_kind: AreaKind,
    households: Option<u32>,
    parent_uid: Option<Id>,
    grid_worker: Option<&'a str>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Area> for AreaRow<'a> {
    fn from(area: &'a Area) -> Self {
        Self {
            uid: area.id,
            record: RecordKind::Area,
            name: &area.name,
            area_kind: area.kind,
            households: area.households,
            parent_uid: area.parent,
            grid_worker: area.grid_worker.as_deref(),
            common: Common::new(&area.note, area.visibility, &area.stamp, &area.extra),
        }
    }
}

#[derive(Serialize)]
pub(super) struct LinkRow<'a> {
    uid: Id,
    record: RecordKind,
    link_kind: LinkKind,
    from_uid: Id,
    to_uid: Id,
    state: LinkState,
    tie: Option<TieType>,
    score_snapshot: Option<f64>,
    reason: &'a str,
    since: Option<Date>,
    hub_route: Option<HubRoute>,
    evaluator: Option<&'a str>,
    period: Option<&'a str>,
    amount: Option<f64>,
    #[serde(flatten)]
    common: Common<'a>,
}

impl<'a> From<&'a Link> for LinkRow<'a> {
    fn from(link: &'a Link) -> Self {
        Self {
            uid: link.id,
            record: RecordKind::Link,
            link_kind: link.kind,
            from_uid: link.from,
            to_uid: link.to,
            state: link.state,
            tie: link.tie,
            score_snapshot: link.score_snapshot,
            reason: &link.reason,
            since: link.since,
            hub_route: link.hub_route,
            evaluator: link.evaluator.as_deref(),
            period: link.period.as_deref(),
            amount: link.amount,
            common: Common::new(&link.note, link.visibility, &link.stamp, &link.extra),
        }
    }
}
