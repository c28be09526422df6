//! What a pack names and no pack has: seen once all packs of a community lie over one another.

use super::error::{Expected, Found, PackError};
use super::nearest::nearest;
use super::{Category, CategoryUse, Pack, TermList};
use crate::model::AssetKind;
use crate::words::{self, Label, Lang};

impl Pack {
    /// What this pack, read from `file`, names and `whole` does not have: `whole` is this pack with all it is laid over. A pack with loose ends
    /// still works, without what hangs on them.
    #[must_use]
    pub fn loose_ends(&self, whole: &Self, file: &str) -> Vec<PackError> {
        let mut ends = LooseEnds { file, whole, errors: Vec::new() };
        ends.needs(self);
        ends.people(self);
        ends.actions(self);
        ends.words(self);
        ends.errors
    }
}

struct LooseEnds<'a> {
    file: &'a str,
    whole: &'a Pack,
    errors: Vec<PackError>,
}

impl LooseEnds<'_> {
    fn needs(&mut self, pack: &Pack) {
        for (at, kind) in pack.community_types.iter().enumerate() {
            self.categories(&kind.needs, &format!("community_types[{at}].needs"), &[CategoryUse::Need]);
        }
        let any_asset = asset_uses(AssetKind::ALL);
        for (need, row) in &pack.matrix.0 {
            self.category(need, format!("matrix.{need}"), &[CategoryUse::Need]);
            for asset in row.keys() {
                self.category(asset, format!("matrix.{need}.{asset}"), &any_asset);
            }
        }
    }

    fn people(&mut self, pack: &Pack) {
        for (at, team) in pack.teams.iter().enumerate() {
            for (role_at, role) in team.roles.iter().enumerate() {
                self.categories(&role.categories, &format!("teams[{at}].roles[{role_at}].categories"), &asset_uses(AssetKind::ALL));
            }
        }
        for (at, federation) in pack.federations.iter().enumerate() {
            self.categories(&federation.types, &format!("federations[{at}].types"), &asset_uses(&[AssetKind::Association]));
            if let Some(team) = federation.team.as_ref().filter(|team| self.whole.team(team).is_none()) {
                let teams = self.whole.teams.iter().map(|team| team.id.as_str());
                let expected = Expected::Known { list: TermList::Teams, nearest: nearest(team, teams) };
                self.add(format!("federations[{at}].team"), expected, team);
            }
        }
        for (at, starter) in pack.starters.iter().enumerate() {
            for (draft_at, draft) in starter.assets.iter().enumerate() {
                self.category(&draft.category, format!("starters[{at}].assets[{draft_at}].category"), &asset_uses(&[draft.kind]));
            }
        }
    }

    fn actions(&mut self, pack: &Pack) {
        for (at, template) in pack.action_templates.iter().enumerate() {
            for (slot_at, slot) in template.slots.iter().enumerate() {
                self.categories(&slot.categories, &format!("action_templates[{at}].slots[{slot_at}].categories"), &asset_uses(&slot.kinds));
            }
        }
    }

    fn words(&mut self, pack: &Pack) {
        for (list, labels) in &pack.term_overrides {
            let whole = self.whole;
            for id in labels.keys().filter(|id| whole.own_label(*list, id).is_none()) {
                let expected = Expected::Known { list: *list, nearest: nearest(id, self.whole.terms(*list).map(|(id, _)| id)) };
                self.add(format!("term_overrides[\"{list}.{id}\"]"), expected, id);
            }
        }
        for (key, label) in &pack.word_overrides {
            let path = format!("word_overrides[{key:?}]");
            if words::keys().any(|known| known == key) {
                self.blanks(key, label, &path);
            } else {
                self.add(path, Expected::Text { nearest: nearest(key, words::keys()) }, key);
            }
        }
    }

    /// A text that is filled in must keep its blanks, or what belongs there is never said.
    fn blanks(&mut self, key: &str, label: &Label, path: &str) {
        for lang in Lang::ALL {
            let own = words::text(lang, key);
            if blanks(&own) != blanks(label.get(lang)) {
                let names = blanks(&own).join(", ");
                self.add(format!("{path}.{}", lang.tag()), Expected::Blanks { names }, label.get(lang));
            }
        }
    }

    fn categories(&mut self, ids: &[String], path: &str, uses: &[CategoryUse]) {
        for (at, id) in ids.iter().enumerate() {
            self.category(id, format!("{path}[{at}]"), uses);
        }
    }

    /// A category must be offered for one of these.
    fn category(&mut self, id: &str, path: String, uses: &[CategoryUse]) {
        let fits = |category: &&Category| uses.iter().any(|each| category.kinds.contains(each));
        if !self.whole.category(id).as_ref().is_some_and(fits) {
            let known = self.whole.categories.iter().filter(fits).map(|category| category.id.as_str());
            let kinds: Vec<&str> = uses.iter().map(|each| each.id()).collect();
            self.add(path, Expected::CategoryFor { kinds: kinds.join(", "), nearest: nearest(id, known) }, id);
        }
    }

    fn add(&mut self, path: String, expected: Expected, found: &str) {
        self.errors.push(PackError::value(self.file, path, expected, Found::Text(found.to_owned())));
    }
}

fn asset_uses(kinds: &[AssetKind]) -> Vec<CategoryUse> {
    kinds.iter().copied().map(CategoryUse::Asset).collect()
}

/// The names between braces, each once, in alphabetical order.
fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}
