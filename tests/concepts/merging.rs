//! Fixture g of the field guide: two tablets that never met, with one field both changed, one record deleted under an edit, and one
//! treasure put down by both.

use linli::document::{Choices, Document, Edit, with_field};
use linli::exchange::{Mapping, Pictures, full_backup, take};
use linli::model::{Asset, AssetKind, Id, Info, Record, Timestamp};

fn id(number: u8) -> Id {
    Id::new(u64::from(number), [number; 10])
}

fn at(minute: i64) -> Timestamp {
    Timestamp(1_790_000_000_000 + minute * 60_000)
}

fn put(document: &mut Document, number: u8, name: &str) {
    let asset = Asset::new(id(number), AssetKind::Association, name.into());
    document.commit(Edit::Add(Record::Asset(asset)), at(0), "table").unwrap();
}

fn rename(document: &mut Document, number: u8, name: &str) {
    let before = document.workspace().assets[&id(number)].clone();
    let after = Asset { name: name.into(), ..before.clone() };
    document.commit(Edit::Update { before: Record::Asset(before), after: Record::Asset(after) }, at(1), "table").unwrap();
}

fn file(document: &Document) -> Vec<u8> {
    full_backup(document, at(9), &Pictures::new()).unwrap()
}

/// The document a file brings.
fn brought(bytes: &[u8]) -> Vec<u8> {
    take(bytes, &Mapping::default(), || id(99), at(9), &mut |_, _| true).unwrap().update.unwrap()
}

#[test]
fn two_tablets_meet_and_nothing_either_wrote_is_lost() {
    let (mut one, _) = Document::create(1, Info::new(id(50), "Wah Fu".into(), at(0)));
    put(&mut one, 1, "Choir");
    put(&mut one, 2, "Chess corner");
    let (mut two, _) = Document::open(2, [brought(&file(&one)).as_slice()]).unwrap();

    rename(&mut one, 1, "Elders' choir");
    rename(&mut two, 1, "Morning choir");
    one.commit(Edit::Delete(vec![id(2)]), at(2), "one").unwrap();
    rename(&mut two, 2, "Chess under the tree");
    put(&mut one, 3, "Rice shop");
    put(&mut two, 4, "Rice shop");

    let (from_one, from_two) = (file(&one), file(&two));
    let mut choices = Choices::default();
    choices.add(&one.merge_whole(&brought(&from_two)).unwrap().1);
    two.merge_whole(&brought(&from_one)).unwrap();
    assert_eq!(file(&one), file(&two), "byte for byte, whichever came first");

    let open = choices.still_open(one.workspace());
    let [double] = open.double.as_slice() else { panic!("{open:?}") };
    let mut both = [double.ours.as_str().unwrap(), double.theirs.as_str().unwrap()];
    both.sort_unstable();
    assert_eq!((double.field.as_str(), both), ("name", ["Elders' choir", "Morning choir"]));
    assert_eq!(open.buried.iter().map(|buried| buried.name.as_str()).collect::<Vec<_>>(), ["Chess under the tree"]);
    let shops = one.workspace().assets.values().filter(|asset| asset.name == "Rice shop").count();
    assert_eq!(shops, 2, "what two tables both put down is for the finder of duplicates, not for the merge");

    let before = one.workspace().record(id(1)).unwrap();
    let after = with_field(&before, "name", double.lost()).unwrap();
    one.commit(Edit::Update { before, after }, at(3), "one").unwrap();
    assert_eq!(one.workspace().assets[&id(1)].name, double.lost().as_str().unwrap());
    one.commit(Edit::Restore(vec![id(2)]), at(4), "one").unwrap();
    assert_eq!(one.workspace().assets[&id(2)].name, "Chess under the tree");
    assert_eq!(choices.still_open(one.workspace()).count(), 0, "chosen is settled");

    // The other table hears of it by the next file, and has nothing left to choose.
    let (_, again) = two.merge_whole(&brought(&file(&one))).unwrap();
    assert!(!again.has_choices());
    assert_eq!(two.workspace(), one.workspace());
}
