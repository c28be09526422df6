//! The words and frameworks a community works with, and the sample community: load, validate, lay over one another, look up.

mod category;
mod cautions;
mod checklist;
mod chosen;
mod error;
mod library;
mod loose_ends;
mod matrix;
mod nearest;
mod node;
mod over;
mod pack;
mod parse;
mod people;
mod sample;
#[cfg(test)]
mod sample_tests;
mod starter;
mod template;
mod weighing;
mod workshop;

pub use category::{Category, CategoryUse, CommunityType, Language, Term};
pub use cautions::Cautions;
pub use checklist::{Attribute, Checklist, ChecklistGroup, Element, LiveCount};
pub use chosen::{LONGEST_OWN_PACK, choose, open_own, own_label, take_away_own, words_of};
pub use error::{Expected, Found, PackError};
pub use library::{built_in, core, example, library};
pub use matrix::{Fit, Matrix, Weights};
pub use pack::{Pack, TermList};
pub use people::{Federation, FederationLevel, Role, Team};
pub use sample::{SAMPLE_PLAN, sample};
pub use starter::{Draft, DraftLink, Starter};
pub use template::{ActionSlot, ActionTemplate};
pub use weighing::{OWN_WEIGHING, set_fit, weigh, weigh_as_packs, weighs_own};
pub use workshop::{GroupQuestion, Question, SensitivePlaces, Step};

#[cfg(test)]
mod tests {
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
}
