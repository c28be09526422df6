//! How a community weighs suggestions otherwise than its packs do: kept as a small pack of its own, on top of the others.

use super::chosen::written_id;
use super::{Fit, Weights};
use crate::model::Info;
use crate::words::{Lang, text};
use serde_json::{Map, Value, json};

/// The id of the community's own way of weighing.
pub const OWN_WEIGHING: &str = "our-weighing";

impl Weights {
    /// Category, distance, time, capacity, target group, language, steward.
    #[must_use]
    pub const fn shares(&self) -> [f64; 7] {
        [self.category, self.distance, self.time, self.capacity, self.target_group, self.language, self.steward]
    }

    /// With one share, 0 to 1, made this large; the others keep their proportions and make up the rest, in equal parts if they were nothing.
    /// `at` counts as in [`Self::shares`].
    #[must_use]
    pub fn with_share(&self, at: usize, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mut shares = self.shares();
        let others: f64 = shares.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other).sum();
        for (other, value) in shares.iter_mut().enumerate() {
            *value = match (other == at, others > 0.0) {
                (true, _) => share,
                (false, true) => *value / others * (1.0 - share),
                (false, false) => (1.0 - share) / 6.0,
            };
        }
        let [category, distance, time, capacity, target_group, language, steward] = shares;
        Self { category, distance, time, capacity, target_group, language, steward }
    }
}

/// Weighs the seven reasons like this from now on.
pub fn weigh(info: &mut Info, weights: &Weights) {
    let weights = json!({
        "category": weights.category,
        "distance": weights.distance,
        "time": weights.time,
        "capacity": weights.capacity,
        "target_group": weights.target_group,
        "language": weights.language,
        "steward": weights.steward,
    });
    change(info, |pack| _ = pack.insert("weights".to_owned(), weights));
}

/// Says how well a category of assets answers a category of needs from now on; `None` for not at all.
pub fn set_fit(info: &mut Info, need: &str, asset: &str, fit: Option<Fit>) {
    change(info, |pack| {
        let matrix = pack.entry("matrix").or_insert_with(|| json!({}));
        let row = matrix.as_object_mut().map(|matrix| matrix.entry(need).or_insert_with(|| json!({})));
        if let Some(row) = row.and_then(Value::as_object_mut) {
            row.insert(asset.to_owned(), json!(fit.map_or(0.0, Fit::value)));
        }
    });
}

/// Whether the community weighs otherwise than its packs.
#[must_use]
pub fn weighs_own(info: &Info) -> bool {
    info.own_packs.iter().any(|text| is_own(text))
}

/// Weighs as the packs do again.
pub fn weigh_as_packs(info: &mut Info) {
    info.own_packs.retain(|text| !is_own(text));
}

fn is_own(text: &str) -> bool {
    written_id(text).as_deref() == Some(OWN_WEIGHING)
}

fn change(info: &mut Info, how: impl FnOnce(&mut Map<String, Value>)) {
    let kept = info.own_packs.iter().position(|text| is_own(text));
    let read = |text: &String| serde_json::from_str::<Map<String, Value>>(text).ok();
    let mut pack = kept.and_then(|at| read(info.own_packs.get(at)?)).unwrap_or_else(empty);
    how(&mut pack);
    let text = Value::Object(pack).to_string();
    match kept.and_then(|at| info.own_packs.get_mut(at)) {
        Some(own) => *own = text,
        None => info.own_packs.push(text),
    }
}

fn empty() -> Map<String, Value> {
    let [en, zh_hans, zh_hant] = Lang::ALL.map(|lang| text(lang, "board.weighing"));
    let label = json!({ "en": en, "zh-Hans": zh_hans, "zh-Hant": zh_hant });
    [("id", json!(OWN_WEIGHING)), ("version", json!("1.0.0")), ("label", label)]
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{core, words_of};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_made_larger_the_weights_make_one_and_the_others_keep_their_proportions(at in 0_usize..7, percent in 0_u32..=99) {
            let share = f64::from(percent) / 100.0;
            let before = core().weights.unwrap();
            let after = before.with_share(at, share);
            prop_assert!((after.sum() - 1.0).abs() < 1e-12);
            prop_assert!((after.shares()[at] - share).abs() < 1e-12);
            let others: Vec<usize> = (0..7).filter(|other| *other != at).collect();
            for pair in others.windows(2) {
                let ratio = |weights: &Weights| weights.shares()[pair[0]] / weights.shares()[pair[1]];
                prop_assert!((ratio(&after) - ratio(&before)).abs() < 1e-9);
            }
            let mut info = Info::default();
            weigh(&mut info, &after);
            let (pack, errors) = words_of(&info);
            prop_assert_eq!(errors, vec![]);
            prop_assert_eq!(pack.weights, Some(after));
        }
    }

    #[test]
    fn from_one_reason_alone_the_others_come_back_in_equal_parts() {
        let alone = core().weights.unwrap().with_share(1, 1.0);
        assert_eq!(alone.shares(), [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(alone.with_share(1, 0.4).shares().map(|share| (share * 10.0).round()), [1.0, 4.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    }

    #[test]
    fn a_fit_is_changed_taken_away_and_given_back() {
        let mut info = Info { own_packs: vec!["{ broken".to_owned()], ..Info::default() };
        set_fit(&mut info, "childcare", "hall", Some(Fit::Direct));
        set_fit(&mut info, "childcare", "women_group", None);
        set_fit(&mut info, "childcare", "police_post", Some(Fit::Enabling));
        let now = |info: &Info| ["hall", "women_group", "police_post"].map(|asset| words_of(info).0.matrix.fit("childcare", asset));
        assert_eq!(now(&info), [Some(Fit::Direct), None, Some(Fit::Enabling)]);
        assert!(weighs_own(&info) && info.own_packs.len() == 2, "one pack of its own");
        assert_eq!(words_of(&info).0.weights, core().weights, "the weights stay the pack's");
        assert!(words_of(&info).0.matrix.pairs().all(|(need, asset, _)| (need, asset) != ("childcare", "women_group")));
        weigh_as_packs(&mut info);
        assert_eq!(info.own_packs, ["{ broken"], "others stay");
        assert_eq!(now(&info), [Some(Fit::Enabling), Some(Fit::Helpful), None]);
    }
}
