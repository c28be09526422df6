//! Broken bytes: an error or passed over, never a panic, never a changed snapshot by what was refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::must_use_candidate,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "helpers of tests stop the test, and tests may read files, print and take the time"
)]

#[path = "document_support/mod.rs"]
mod support;

use linli::document::{Document, DocumentError, Edit};
use linli::model::*;
use proptest::prelude::*;
use support::{acts, community, id, open, perform};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (mut document, _) = community(1);
        let before = document.workspace().clone();
        if document.merge(&bytes).is_err() {
            prop_assert_eq!(document.workspace(), &before);
        }
        let _ = document.diff_since(&bytes);
        let (opened, _) = Document::open(2, [bytes.as_slice(), &document.encode(), bytes.as_slice()]).unwrap();
        prop_assert_eq!(opened.workspace().info.name.as_str(), "Wah Fu");
    }

    /// Bytes flipped, cut or doubled in real updates.
    #[test]
    fn damaged_updates_do_no_harm(ones in acts(12), twos in acts(12), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in prop::option::of(any::<prop::sample::Index>())) {
        let (mut one, log) = community(1);
        let mut two = open(2, &log);
        for (document, acts) in [(&mut one, &ones), (&mut two, &twos)] {
            for act in acts {
                perform(document, act);
            }
        }
        let mut damaged = two.encode();
        for (place, value) in &flips {
            let place = place.index(damaged.len());
            damaged[place] ^= value;
        }
        if let Some(cut) = cut {
            damaged.truncate(cut.index(damaged.len()));
        }
        let _ = one.merge(&damaged);
        let _ = one.merge(&two.encode());
        for act in &twos {
            perform(&mut one, act);
        }
        while one.undo().is_some() {}
        let _ = one.encode();
        let _ = Document::open(3, [damaged.as_slice(), &one.encode(), damaged.as_slice()]);
    }
}

#[test]
fn a_broken_update_in_the_log_is_passed_over_and_named() {
    let (mut document, mut log) = community(1);
    let add = |number, name: &str| Edit::Add(Record::Asset(Asset::new(id(number), AssetKind::Story, name.into())));
    log.push(document.commit(add(1, "Mid-autumn"), Timestamp(2), "t").unwrap().unwrap().update);
    let cut = log[1][..log[1].len() - 3].to_vec();
    let (opened, report) = Document::open(2, [log[0].as_slice(), &[1, 2, 3], &cut, &log[1]]).unwrap();
    assert_eq!((report.broken, report.pending), (vec![1, 2], false));
    assert_eq!(opened.workspace(), document.workspace());
    let error = document.merge(&cut).unwrap_err();
    assert!(matches!(&error, DocumentError::Malformed(_)));
    assert!(error.to_string().starts_with("expected an update of a document, found "), "{error}");
}
