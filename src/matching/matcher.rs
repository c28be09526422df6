//! The best suggestions for every need, kept in step: when records change, only what they touch is found anew.

use super::gates::is_open;
use super::lens::{Lens, Seeker};
use super::pair::Known;
use super::shelf::Row;
use super::{Pairing, Suggestion, search};
use crate::model::*;
use crate::packs::{Pack, Weights};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Holds no record: it is given the community each time.
#[derive(Clone, Debug)]
pub struct Matcher {
    known: Arc<Known>,
    most: usize,
    /// The needs that are open. Boxed, so that none is moved about when its place among them is found.
    wants: BTreeMap<Id, Box<Want>>,
    /// Category → its open needs.
    by_category: BTreeMap<String, BTreeSet<Id>>,
}

#[derive(Clone, Debug)]
struct Want {
    category: Option<String>,
    position: Option<Position>,
    area: Option<Id>,
    seeker: Seeker,
    found: Vec<Suggestion>,
}

impl Matcher {
    /// All suggestions, `most` at most for each open need; `progress` gets needs done and in all.
    #[must_use]
    pub fn new(pairing: &Pairing, pack: &Pack, most: usize, mut progress: impl FnMut(usize, usize)) -> Self {
        let workspace = pairing.workspace;
        let mut matcher = Self { known: Arc::clone(&pairing.known), most, wants: BTreeMap::new(), by_category: BTreeMap::new() };
        let all = workspace.needs.len();
        let mut wants = Vec::with_capacity(all);
        for (done, need) in neighbours(workspace).into_iter().enumerate() {
            wants.extend(matcher.want(workspace, pack, need).map(|want| (need.id, Box::new(want))));
            progress(done + 1, all);
        }
        // In order is how such a map is built quickly.
        wants.sort_by_key(|(need, _)| *need);
        wants.into_iter().for_each(|(need, want)| matcher.keep(need, want));
        matcher
    }

    /// The best assets for a need, best first; none for one that is not open.
    #[must_use]
    pub fn best_for(&self, need: Id) -> &[Suggestion] {
        self.wants.get(&need).map_or(&[], |want| want.found.as_slice())
    }

    /// Every open need with its best assets, in the order they were put down.
    pub fn all(&self) -> impl Iterator<Item = (Id, &[Suggestion])> {
        self.wants.iter().map(|(need, want)| (*need, want.found.as_slice()))
    }

    /// As [`Self::all`], when nothing will change any more.
    #[must_use]
    pub fn into_all(self) -> Vec<(Id, Vec<Suggestion>)> {
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

    fn forget(&mut self, need: Id) {
        if let Some(category) = self.wants.remove(&need).and_then(|want| want.category)
            && let Some(needs) = self.by_category.get_mut(&category)
        {
            needs.remove(&need);
        }
    }

    fn find(&mut self, workspace: &Workspace, pack: &Pack, need: &Need) {
        if let Some(want) = self.want(workspace, pack, need) {
            self.keep(need.id, Box::new(want));
        }
    }

    fn keep(&mut self, need: Id, want: Box<Want>) {
        if let Some(category) = &want.category {
            match self.by_category.get_mut(category) {
                Some(needs) => drop(needs.insert(need)),
                None => drop(self.by_category.insert(category.clone(), BTreeSet::from([need]))),
            }
        }
        self.wants.insert(need, want);
    }

    /// What a need that is open asks for, and who could meet it.
    fn want(&self, workspace: &Workspace, pack: &Pack, need: &Need) -> Option<Want> {
        let weights = pack.weights.filter(|_| is_open(need))?;
        let pairing = self.pairing(workspace);
        let wish = pairing.wish(need);
        let seeker = pairing.index().seeker(&wish);
        let found = search::best(&pairing, pack, &weights, &wish, &seeker, self.most);
        Some(Want { category: need.category.clone(), position: need.position, area: wish.patch.map(|patch| patch.area), seeker, found })
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
                if want.found.len() >= self.most && want.found.last().is_some_and(|last| last.score > promise.score) {
                    continue;
                }
                let wish = pairing.wish(need);
                if pairing.may_meet(asset, &wish, wish.distance(asset)) {
                    let suggestion = Suggestion::new(&pairing, pack, weights, asset, &wish);
                    let place = want.found.partition_point(|each| each.before(&suggestion).is_lt());
                    want.found.insert(place, suggestion);
                    want.found.truncate(self.most);
                }
            }
        }
    }
}

/// All needs, those of one category together and neighbours one after the other: what was looked at for one is at hand for the next.
fn neighbours(workspace: &Workspace) -> Vec<&Need> {
    let mut needs: Vec<_> = workspace.needs.values().map(|need| (need.category.as_deref(), need.position.map(on_the_way), need)).collect();
    needs.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    needs.into_iter().map(|(_, _, need)| need).collect()
}

/// Where a place comes on a way that winds through all places, square by square (Morton order).
fn on_the_way(place: Position) -> u64 {
    let spread = |degrees: f64| {
        let steps = ((degrees + 180.0) / 360.0 * f64::from(1_u32 << 20)) as u64;
        (0..20).fold(0, |bits, bit| bits | (steps >> bit & 1) << (2 * bit))
    };
    spread(place.lng()) | spread(place.lat()) << 1
}

/// What changed records bear upon.
#[derive(Default)]
struct Touched {
    assets: BTreeSet<Id>,
    needs: BTreeSet<Id>,
}

impl Matcher {
    /// Counts the changed links and areas anew, and tells whose suggestions may be others now.
    fn touched_by(&mut self, workspace: &Workspace, changed: &[Id]) -> Touched {
        let mut touched = Touched::default();
        let known = Arc::make_mut(&mut self.known);
        let mut ends = Vec::new();
        for &id in changed {
            let old = known.ties.take(id);
            let new = workspace.links.get(&id).inspect(|link| known.ties.put(link)).map(|link| (link.from, link.to));
            ends.extend([old, new].into_iter().flatten().flat_map(|(from, to)| [from, to]));
            let before = known.ground.frame(id);
            let after = known.ground.change(id, workspace.areas.get(&id));
            let within = |want: &Want| want.area == Some(id) || [before, after].iter().flatten().any(|frame| frame.holds(want.position));
            if before.is_some() || after.is_some() {
                touched.needs.extend(self.wants.iter().filter(|(_, want)| within(want)).map(|(need, _)| *need));
            }
        }
        // What a need asks for is taken from the assets that meet it.
        let met_by = changed.iter().flat_map(|id| known.ties.matched_with(*id));
        let near: Vec<Id> = changed.iter().copied().chain(ends.iter().copied()).chain(met_by).collect();
        for id in near {
            touched.assets.insert(id);
            touched.needs.insert(id);
        }
        // A captain who comes or goes counts for every need in the area.
        ends.retain(|end| known.ground.frame(*end).is_some());
        if !ends.is_empty() {
            let with_new_captain = self.wants.iter().filter(|(_, want)| want.area.is_some_and(|area| ends.contains(&area)));
            touched.needs.extend(with_new_captain.map(|(need, _)| *need));
        }
        touched
    }
}
