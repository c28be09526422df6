//! The best suggestions for every need, kept in step: when records change, only what they touch is found anew.

use super::gates::{is_open, may_meet};
use super::lens::{Lens, Seeker};
use super::pair::{Known, Stand};
use super::shelf::Row;
use super::{Pairing, Suggestion, index, search};
use crate::model::*;
use crate::packs::{Fit, Pack, Weights};
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Holds no record: it is given the community each time.
#[derive(Clone, Debug)]
pub struct Matcher {
    pub(super) known: Arc<Known>,
    most: usize,
    /// The needs that are open, in the order they were looked at: that is how they lie in memory.
    pub(super) wants: IndexMap<Id, Want, RandomState>,
    /// Category → its open needs. None is ever taken out, so that each keeps its number.
    by_category: IndexMap<String, BTreeSet<Id>>,
}

#[derive(Clone, Debug)]
pub(super) struct Want {
    /// Its number among the categories.
    category: Option<usize>,
    pub position: Option<Position>,
    pub area: Option<Id>,
    seeker: Seeker,
    found: Vec<Suggestion>,
}

impl Matcher {
    /// All suggestions, `most` at most for each open need; `progress` gets needs done and in all.
    #[must_use]
    pub fn new(pairing: &Pairing, pack: &Pack, most: usize, mut progress: impl FnMut(usize, usize)) -> Self {
        let all = pairing.workspace.needs.len();
        let wants = IndexMap::with_capacity_and_hasher(all, RandomState::default());
        let mut matcher = Self { known: Arc::clone(&pairing.known), most, wants, by_category: IndexMap::new() };
        let mut done = 0;
        for (category, mut needs) in by_category(pairing.workspace) {
            // Neighbours one after the other: what was looked at for one is at hand for the next.
            needs.sort_by_cached_key(|need| need.position.map(on_the_way));
            let asked = matcher.asked(pairing, pack, category);
            let before = matcher.wants.len();
            for need in needs {
                matcher.wants.extend(want(pairing, pack, need, &asked, most).map(|want| (need.id, want)));
                done += 1;
                progress(done, all);
            }
            if let Some(category) = asked.category {
                matcher.by_category[category].extend(matcher.wants.keys().skip(before));
            }
        }
        matcher
    }

    /// The best assets for a need, best first; none for one that is not open.
    #[must_use]
    pub fn best_for(&self, need: Id) -> &[Suggestion] {
        self.wants.get(&need).map_or(&[], |want| want.found.as_slice())
    }

    /// Every open need with its best assets, in the order they were put down.
    pub fn all(&self) -> impl Iterator<Item = (Id, &[Suggestion])> {
        let mut all: Vec<_> = self.wants.iter().map(|(need, want)| (*need, want.found.as_slice())).collect();
        all.sort_unstable_by_key(|(need, _)| *need);
        all.into_iter()
    }

    /// As [`Self::all`], when nothing will change any more.
    #[must_use]
    pub fn into_all(mut self) -> Vec<(Id, Vec<Suggestion>)> {
        self.wants.sort_unstable_keys();
        self.wants.into_iter().map(|(need, want)| (need, want.found)).collect()
    }

    /// For asking more of the same community, without counting everything again.
    #[must_use]
    pub fn pairing<'w>(&self, workspace: &'w Workspace) -> Pairing<'w> {
        Pairing { workspace, known: Arc::clone(&self.known) }
    }

    /// Takes in that these records were added, changed or taken away, `workspace` being what it is now, and `pack` the same as before.
    pub fn change(&mut self, workspace: &Workspace, pack: &Pack, changed: &[Id]) {
        let touched = self.touched_by(workspace, changed);
        let mut anew = self.holders_of(&touched.assets, pack);
        anew.extend(&touched.needs);
        let moved = self.move_assets(workspace, &touched.assets);
        for id in &anew {
            self.forget(*id);
            if let Some(need) = workspace.needs.get(id) {
                self.find(workspace, pack, need);
            }
        }
        if let Some(weights) = pack.weights {
            for asset in moved {
                self.offer(workspace, pack, &weights, &asset, &anew);
            }
        }
    }

    /// The needs for which any of these was found, the assets being as the index has them.
    fn holders_of(&self, assets: &BTreeSet<Id>, pack: &Pack) -> BTreeSet<Id> {
        let Some(index) = self.known.index.get() else { return BTreeSet::new() };
        let categories: BTreeSet<&str> = assets.iter().filter_map(|asset| index.category_of(*asset)).collect();
        let suits = |need: &str| categories.iter().any(|asset| pack.matrix.fit(need, asset).is_some());
        let needs = self.by_category.iter().filter(|(need, _)| suits(need)).flat_map(|(_, ids)| ids);
        needs.copied().filter(|need| self.best_for(*need).iter().any(|found| assets.contains(&found.asset))).collect()
    }

    /// Takes touched assets out of the index, and puts those back that may still be suggested.
    fn move_assets(&mut self, workspace: &Workspace, assets: &BTreeSet<Id>) -> Vec<Row> {
        let known = Arc::make_mut(&mut self.known);
        let Some(mut index) = known.index.take() else { return Vec::new() };
        assets.iter().for_each(|asset| index.take(*asset));
        let pairing = self.pairing(workspace);
        let there = assets.iter().filter_map(|asset| workspace.assets.get(asset));
        let moved = there.filter_map(|asset| index.put(&pairing, asset)).collect();
        drop(pairing);
        let _ = Arc::make_mut(&mut self.known).index.set(index);
        moved
    }

    fn asked(&mut self, pairing: &Pairing, pack: &Pack, category: Option<&str>) -> Asked {
        let answers = pairing.index().answering(category, pack);
        let all = &mut self.by_category;
        let number = |name: &str| all.get_index_of(name).unwrap_or_else(|| all.insert_full(name.to_owned(), BTreeSet::new()).0);
        Asked { category: category.map(number), answers }
    }

    fn forget(&mut self, need: Id) {
        if let Some(category) = self.wants.swap_remove(&need).and_then(|want| want.category) {
            self.by_category[category].remove(&need);
        }
    }

    fn find(&mut self, workspace: &Workspace, pack: &Pack, need: &Need) {
        let pairing = self.pairing(workspace);
        let asked = self.asked(&pairing, pack, need.category.as_deref());
        if let Some(want) = want(&pairing, pack, need, &asked, self.most) {
            if let Some(category) = asked.category {
                self.by_category[category].insert(need.id);
            }
            self.wants.insert(need.id, want);
        }
    }

    /// Puts a moved asset into every list where it now belongs, but those that were just found anew.
    fn offer(&mut self, workspace: &Workspace, pack: &Pack, weights: &Weights, row: &Row, anew: &BTreeSet<Id>) {
        let Some(asset) = workspace.assets.get(&row.id()) else { return };
        let Some(category) = asset.category.as_deref() else { return };
        let pairing = self.pairing(workspace);
        let rows = self.by_category.iter().filter_map(|(need, ids)| Some((pack.matrix.fit(need, category)?, ids)));
        for (fit, ids) in rows {
            for id in ids.iter().filter(|id| !anew.contains(id)) {
                let Some((want, need)) = self.wants.get_mut(id).zip(workspace.needs.get(id)) else { continue };
                if want.seeker.only_checked && row.is_unchecked {
                    continue;
                }
                // A captain may know the asset: only what is sure is promised less.
                let seeker =
                    Seeker { captain: want.seeker.captain.map(|value| if value > 0.0 { 1.0 } else { 0.0 }), ..want.seeker.clone() };
                let Some(promise) = Lens::new(&seeker, weights).promise(row, fit) else { continue };
                if want.found.len() >= self.most && want.found.last().is_some_and(|last| last.score > promise.worth.score()) {
                    continue;
                }
                let wish = pairing.wish(need);
                if may_meet(asset, &wish, wish.distance(Stand::of(asset))) {
                    let suggestion = Suggestion::new(&pairing, pack, weights, asset, &wish);
                    let place = want.found.partition_point(|each| each.before(&suggestion).is_lt());
                    want.found.insert(place, suggestion);
                    want.found.truncate(self.most);
                }
            }
        }
    }
}

/// What is the same for the needs of a category.
struct Asked {
    /// Its number.
    category: Option<usize>,
    /// As [`Index::answering`](index::Index::answering) has them.
    answers: Vec<(Fit, usize)>,
}

/// What a need that is open asks for, and who could meet it.
fn want(pairing: &Pairing, pack: &Pack, need: &Need, asked: &Asked, most: usize) -> Option<Want> {
    let weights = pack.weights.filter(|_| is_open(need))?;
    let wish = pairing.wish(need);
    let seeker = index::seeker(pairing, &wish);
    let found = search::best(pairing, &weights, (&wish, &seeker), &asked.answers, most);
    Some(Want { category: asked.category, position: need.position, area: wish.patch.map(|patch| patch.area), seeker, found })
}

fn by_category(workspace: &Workspace) -> BTreeMap<Option<&str>, Vec<&Need>> {
    let mut by_category: BTreeMap<_, Vec<_>> = BTreeMap::new();
    workspace.needs.values().for_each(|need| by_category.entry(need.category.as_deref()).or_default().push(need));
    by_category
}

/// Where a place comes on a way that winds through all places, square by square (Morton order).
fn on_the_way(place: Position) -> u64 {
    let spread = |degrees: f64| {
        let steps = ((degrees + 180.0) / 360.0 * f64::from(1_u32 << 20)) as u64;
        (0..20).fold(0, |bits, bit| bits | (steps >> bit & 1) << (2 * bit))
    };
    spread(place.lng()) | spread(place.lat()) << 1
}
