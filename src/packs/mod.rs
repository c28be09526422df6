//! The term lists a community chooses from, and the sample community: load, validate, look up.

mod pack;
mod parse;
mod sample;
#[cfg(test)]
mod sample_tests;

pub use pack::{Category, CategoryUse, CommunityType, Language, Pack, Term, TermList};
pub use parse::PackError;
pub use sample::{SAMPLE_PLAN, sample};

use std::sync::OnceLock;

const CORE: &str = include_str!("../../packs/core-abcd.json");

/// The built-in pack, `core-abcd`; its tests keep it valid.
#[must_use]
pub fn core() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::parse(CORE, "core-abcd.json").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::*;
    use crate::words::{Lang, text};

    #[test]
    fn every_term_of_every_vocabulary_has_its_label() {
        macro_rules! check {
            ($($vocabulary:ident),*) => {$(
                for term in $vocabulary::ALL {
                    has_label($vocabulary::VOCABULARY, term.id());
                }
            )*};
        }
        check!(AssetKind, AssetState, NeedState, GiftKind, LinkKind, LinkState, AreaKind, LegalStatus, ExchangeMode, Precision);
        check!(Visibility, TieType, Sector, OrgFunction, ConsentMethod, EvidenceMethod, Slot, RecordKind, OrgLevel, HubRoute);
        check!(ActionState, WorkerRole, EventKind, EventMethod, CaptainPurpose, SelfHelpTick);
        for kind in AssetKind::ALL {
            has_label("asset_kind_short", kind.id());
            has_label("asset_kind_hint", kind.id());
        }
        for kind in LinkKind::ALL {
            has_label("link_kind_hint", kind.id());
            has_label("link_phrase", kind.id());
            for lang in Lang::ALL {
                let phrase = text(lang, &format!("terms.link_phrase.{kind}"));
                assert!(phrase.contains("{from}") && phrase.contains("{to}"), "{phrase}");
            }
        }
        for tick in SelfHelpTick::ALL {
            has_label("self_help_stage", &tick.stage().to_string());
        }
        for slot in Slot::ALL {
            let (day, part) = slot.id().split_once('_').unwrap();
            for (vocabulary, id) in [("day", day), ("day_short", day), ("part", part), ("part_hint", part)] {
                has_label(vocabulary, id);
            }
        }
    }

    fn has_label(vocabulary: &str, id: &str) {
        let key = format!("terms.{vocabulary}.{id}");
        for lang in Lang::ALL {
            assert_ne!(text(lang, &key), key, "no label in {}", lang.tag());
        }
    }

    #[test]
    fn the_core_pack_is_valid_and_full() {
        let pack = Pack::parse(CORE, "core-abcd.json").unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(pack, *core());
        assert_eq!(pack.need_categories().count(), 13);
        for &kind in AssetKind::ALL {
            let count = pack.categories_for(kind).count();
            assert!((8..=15).contains(&count), "{kind} has {count} categories");
        }
    }

    #[test]
    fn five_community_types_suggest_two_two_two_two_and_four_needs() {
        let counts: Vec<usize> = core().community_types.iter().map(|kind| core().suggested_needs(&kind.id).count()).collect();
        assert_eq!(counts, [2, 2, 2, 2, 4]);
        assert_eq!(core().suggested_needs("harbour").count(), 0);
    }

    /// Every category named in the starter compatibility table (DOMAIN §4.5) can be chosen.
    #[test]
    fn every_category_of_the_starter_matrix_is_known() {
        let needs = "childcare recreation safety trusted_business sanitation employment civic_skills friendship family_left_behind digital health_care companionship crisis_support";
        for id in needs.split(' ') {
            assert!(core().need_categories().any(|category| category.id == id), "{id}");
        }
        let assets = "care_skill kindergarten retired_teacher women_group hall park arts_sport_skill recreation_group shop_sponsor story patrol_team police_post \
                      house_captain grid_worker shop merchants_group federation service_centre cleaning_team volunteer_group residents_committee employer \
                      social_enterprise mentor school teaching_skill youth_group union cafe digital_skill library nurse_doctor clinic elder_group social_worker";
        for id in assets.split_whitespace() {
            assert!(AssetKind::ALL.iter().any(|&kind| core().categories_for(kind).any(|category| category.id == id)), "{id}");
        }
    }

    #[test]
    fn an_unknown_term_shows_itself() {
        assert_eq!(core().label(Lang::ZhHant, TermList::Categories, "nurse_doctor"), "護士或醫生");
        assert_eq!(core().label(Lang::En, TermList::Languages, "yue"), "Cantonese");
        assert_eq!(core().label(Lang::En, TermList::Categories, "kite_flyer"), "kite_flyer");
    }
}
