//! Laws of the document that hold for any sequence of edits.
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

use linli::document::{Document, Edit};
use linli::model::Timestamp;
use proptest::prelude::*;
use support::{Act, acts, community, perform, reopen};

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is shown is what is stored: in the log, in the log backwards, and in the compacted whole.
    #[test]
    fn the_snapshot_reads_back_from_the_log(acts in acts(30)) {
        let (mut document, mut log) = community(1);
        let started = document.workspace().clone();
        let mut steps = 0;
        for act in &acts {
            if let Some(outlet) = perform(&mut document, act) {
                log.push(outlet.update);
                steps += 1;
            }
        }
        let whole = reopen(&log);
        prop_assert_eq!(whole.workspace(), document.workspace());
        let compacted = reopen(&[document.encode()]);
        prop_assert_eq!(compacted.workspace(), document.workspace());
        let (backwards, report) = Document::open(9, log.iter().rev().map(Vec::as_slice)).unwrap();
        prop_assert_eq!(backwards.workspace(), document.workspace());
        prop_assert!(!report.pending && report.broken.is_empty() && report.unreadable.is_empty());

        // Undo of everything gives the start, redo the end, one step a commit.
        let ended = document.workspace().clone();
        let mut undone = 0;
        while let Some(outlet) = document.undo() {
            prop_assert!(outlet.note.is_some());
            log.push(outlet.update);
            undone += 1;
        }
        prop_assert_eq!(undone, steps);
        prop_assert_eq!(document.workspace(), &started);
        while let Some(outlet) = document.redo() {
            log.push(outlet.update);
        }
        prop_assert_eq!(document.workspace(), &ended);
        let replayed = reopen(&log);
        prop_assert_eq!(replayed.workspace(), &ended);
    }

    /// The outlet names exactly the records that differ in the snapshot.
    #[test]
    fn changes_are_what_changed(acts in acts(20), others in acts(20)) {
        let (mut here, log) = community(1);
        let mut there = support::open(2, &log);
        for act in &others {
            perform(&mut there, act);
        }
        for (place, act) in acts.iter().enumerate() {
            if place == acts.len() / 2 {
                let before = here.workspace().clone();
                let outlet = here.merge(&there.encode()).unwrap();
                support::assert_changes(&before, here.workspace(), &outlet);
            }
            let before = here.workspace().clone();
            if let Some(outlet) = perform(&mut here, act) {
                support::assert_changes(&before, here.workspace(), &outlet);
            }
            let before = here.workspace().clone();
            if let Some(outlet) = if place % 3 == 0 { here.undo() } else { None } {
                support::assert_changes(&before, here.workspace(), &outlet);
            }
        }
    }

    /// Three tablets that met in between or never: the same snapshot, whatever order their updates come in, and however often.
    #[test]
    fn merging_in_any_order_gives_the_same(ones in acts(15), twos in acts(15), threes in acts(15), start in 0..3_usize, seed in any::<u64>()) {
        let (mut one, log) = community(1);
        let mut two = support::open(2, &log);
        let mut three = support::open(3, &log);
        let mut updates = log;
        for (document, acts) in [(&mut one, &ones), (&mut two, &twos), (&mut three, &threes)] {
            updates.extend(acts.iter().filter_map(|act| perform(document, act)).map(|outlet| outlet.update));
        }
        // One and two meet; then all go on apart.
        one.merge(&two.encode()).unwrap();
        let missed = one.diff_since(&two.state_vector()).unwrap();
        two.merge(&missed).unwrap();
        prop_assert_eq!(one.workspace(), two.workspace());
        for (document, acts) in [(&mut one, &twos), (&mut two, &threes), (&mut three, &ones)] {
            updates.extend(acts.iter().filter_map(|act| perform(document, act)).map(|outlet| outlet.update));
            updates.extend(document.undo().map(|outlet| outlet.update));
        }
        let wholes = [one.encode(), two.encode(), three.encode()];
        for document in [&mut one, &mut two, &mut three] {
            for turn in 0..4 {
                let again = document.merge(&wholes[(start + turn) % 3]).unwrap();
                prop_assert!(turn < 3 || again.update.is_empty(), "the same update again is nothing new");
            }
        }
        prop_assert_eq!(one.workspace(), two.workspace());
        prop_assert_eq!(two.workspace(), three.workspace());
        // A fourth hears of each single update, shuffled and twice.
        let mut shuffled: Vec<_> = updates.iter().chain(&updates).collect();
        support::shuffle(&mut shuffled, seed);
        let mut fourth = support::open(4, &[]);
        for update in shuffled {
            fourth.merge(update).unwrap();
        }
        prop_assert!(!fourth.is_pending());
        prop_assert_eq!(fourth.workspace(), one.workspace());
        let compacted = reopen(&[fourth.encode()]);
        prop_assert_eq!(compacted.workspace(), one.workspace());
    }

    /// A missing update is noticed, survives compaction, and heals when it comes.
    #[test]
    fn a_missing_update_is_known_to_be_missing(acts in acts(20), which in any::<prop::sample::Index>()) {
        let (mut document, mut log) = community(1);
        log.extend(acts.iter().filter_map(|act| perform(&mut document, act)).map(|outlet| outlet.update));
        let place = which.index(log.len());
        let missing = log.remove(place);
        let late = support::open(7, &log);
        prop_assert_eq!(late.is_pending(), place < log.len(), "only the last can go without a trace");
        let mut compacted = support::open(8, &[late.encode()]);
        prop_assert_eq!(compacted.is_pending(), late.is_pending());
        compacted.merge(&missing).unwrap();
        prop_assert!(!compacted.is_pending());
        prop_assert_eq!(compacted.workspace(), document.workspace());
    }

    /// Undo takes back this device's edits alone.
    #[test]
    fn undo_leaves_the_other_device_alone(ours in acts(15), theirs in acts(15)) {
        let (mut here, log) = community(1);
        let mut there = support::open(2, &log);
        for act in theirs.iter().filter(|act| !matches!(act, Act::Info(_))) {
            perform(&mut there, &act.of_another_device());
        }
        let alone = there.workspace().clone();
        for (place, act) in ours.iter().enumerate() {
            perform(&mut here, act);
            if place == 7 {
                here.merge(&there.encode()).unwrap();
            }
        }
        here.merge(&there.encode()).unwrap();
        while here.undo().is_some() {}
        prop_assert_eq!(here.workspace(), &alone);
    }

    /// Five tablets meet in two orders: the same records, and the same bytes to hand on.
    #[test]
    fn the_order_of_merging_shows_nowhere(acts in proptest::collection::vec(acts(12), 5), order in Just([0, 1, 2, 3, 4]).prop_shuffle()) {
        let (_, log) = community(1);
        let tablets: Vec<Vec<u8>> = acts.iter().zip(2..).map(|(acts, client)| {
            let mut tablet = support::open(client, &log);
            acts.iter().for_each(|act| drop(perform(&mut tablet, act)));
            tablet.encode()
        }).collect();
        let meet = |order: &[usize], times: usize| {
            let mut all = support::open(50, &log);
            for &at in order.iter().cycle().take(order.len() * times) {
                all.merge_whole(&tablets[at]).unwrap();
            }
            all
        };
        let (straight, shuffled) = (meet(&[0, 1, 2, 3, 4], 1), meet(&order, 2));
        prop_assert_eq!(straight.workspace(), shuffled.workspace());
        prop_assert_eq!(straight.encode_plainly(), shuffled.encode_plainly());
        let again = reopen(&[shuffled.encode_plainly()]);
        prop_assert_eq!(again.workspace(), straight.workspace());
        prop_assert_eq!(again.encode_plainly(), shuffled.encode_plainly());
    }

    /// As from a file without the document: the same records, each tablet with a history of its own.
    #[test]
    fn histories_that_began_apart_end_in_the_same_bytes(
        start in acts(12), apart in proptest::collection::vec(acts(12), 3), order in Just([0, 1, 2]).prop_shuffle()
    ) {
        let (mut first, _) = community(1);
        start.iter().for_each(|act| drop(perform(&mut first, act)));
        let mut tablets: Vec<Document> = (10..13).map(|client| {
            let (mut own, _) = community(client);
            let edit = Edit::Import { records: first.workspace().records().collect(), from: "file".into() };
            own.commit(edit, Timestamp(2), "tablet").unwrap();
            own
        }).collect();
        for (tablet, acts) in tablets.iter_mut().zip(&apart) {
            acts.iter().for_each(|act| drop(perform(tablet, act)));
        }
        let files: Vec<Vec<u8>> = tablets.iter().map(Document::encode_plainly).collect();
        for tablet in &mut tablets {
            for &at in order.iter().chain(&[2, 0, 1]) {
                tablet.merge_whole(&files[at]).unwrap();
            }
        }
        let [one, others @ ..] = tablets.as_slice() else { panic!() };
        for other in others {
            prop_assert_eq!(one.workspace(), other.workspace());
            prop_assert!(one.encode_plainly() == other.encode_plainly(), "the same bytes");
        }
    }
}
