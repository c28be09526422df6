//! From older schemas to ours: each migration lifts a document by one version, and all of them run at open.

use super::schema::{self, INFO, Roots, SCHEMA};
use super::{DocumentError, Origin, Outlet};
use yrs::encoding::serde::from_any;
use yrs::{Doc, Map, ReadTxn, Transact, TransactionMut};

/// Lifts a document from one version to the next.
///
/// Two devices may each run it on their own copy before they meet: it must write the same values from the same document,
/// and must keep a record's map rather than put a new one in its place.
pub(super) type Migration = fn(&mut TransactionMut, &Roots);

/// The first lifts version 1 to version 2, and so on. Each one gets a test beside it.
pub(super) const MIGRATIONS: &[Migration] = &[];

/// The version this Linli writes.
pub(super) const OURS: u32 = version_after(MIGRATIONS);

const fn version_after(migrations: &[Migration]) -> u32 {
    migrations.len() as u32 + 1
}

/// The version a document is written in; 1 when it does not say.
pub(super) fn version<T: ReadTxn>(txn: &T, roots: &Roots) -> u32 {
    schema::value(txn, &roots.info, SCHEMA).and_then(|value| from_any(&value).ok()).unwrap_or(1)
}

/// Runs the migrations a document still needs; `None` when it needs none.
pub(super) fn run(doc: &Doc, roots: &Roots, migrations: &[Migration]) -> Result<Option<Outlet>, DocumentError> {
    let ours = version_after(migrations);
    let found = version(&doc.transact(), roots);
    if found > ours {
        return Err(DocumentError::Newer { found, ours });
    }
    let due = migrations.get((found.max(1) as usize - 1)..).unwrap_or_default();
    if due.is_empty() {
        return Ok(None);
    }
    let mut txn = doc.transact_mut_with(INFO);
    for migrate in due {
        migrate(&mut txn, roots);
    }
    roots.info.insert(&mut txn, SCHEMA, ours);
    txn.commit();
    Ok(Some(Outlet::new(txn.encode_update_v1(), Origin::Local)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::fields::Fields;
    use crate::document::open::open_with;
    use crate::model::{Id, Info, RecordKind, Timestamp};
    use yrs::Any;

    fn rename_community(txn: &mut TransactionMut, roots: &Roots) {
        roots.info.insert(txn, "name", "lifted once");
    }

    fn rename_again(txn: &mut TransactionMut, roots: &Roots) {
        assert_eq!(schema::value(txn, &roots.info, "name"), Some("lifted once".into()), "in order");
        roots.info.insert(txn, "name", "lifted twice");
    }

    #[test]
    fn every_migration_runs_once_in_order_and_leaves_an_update() {
        let (_, created) = Document::create(1, Info::new(Id::NIL, "plain".into(), Timestamp(5)));
        let lift: &[Migration] = &[rename_community, rename_again];
        let (document, opened) = open_with(2, [created.update.as_slice()], lift).unwrap();
        assert_eq!(document.workspace().info.name, "lifted twice");
        let migrated = opened.migrated.unwrap();
        let log = [created.update.as_slice(), migrated.update.as_slice()];
        let (again, opened) = open_with(3, log, lift).unwrap();
        assert_eq!(opened.migrated, None);
        assert_eq!(again.workspace(), document.workspace());
        assert_eq!(open_with(4, log, &[]).err(), Some(DocumentError::Newer { found: 3, ours: 1 }));
    }

    #[test]
    fn a_merge_from_a_newer_linli_is_shown_but_no_longer_written_to() {
        let (mut ours, created) = Document::create(1, Info::new(Id::NIL, "plain".into(), Timestamp(5)));
        let (_, opened) = open_with(2, [created.update.as_slice()], &[rename_community]).unwrap();
        ours.merge(&opened.migrated.unwrap().update).unwrap();
        assert_eq!((ours.newer(), ours.workspace().info.name.as_str()), (Some(2), "lifted once"));
        let edit = crate::document::Edit::Delete(Vec::new());
        assert!(matches!(ours.commit(edit, Timestamp(6), "a"), Err(crate::document::EditError::Newer { found: 2, ours: 1 })));
    }

    /// A change of shape without a migration shows here. A new root, and a new field with a default, need none: an older document
    /// reads at the default, and an older Linli keeps keys it does not know.
    #[test]
    fn fields_of_the_present_schema() {
        /// A value with its keys in order.
        fn shown(value: &Any) -> String {
            match value {
                Any::Map(fields) => {
                    let mut fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {}", shown(value))).collect();
                    fields.sort();
                    format!("{{{}}}", fields.join(", "))
                }
                other => other.to_string(),
            }
        }
        let shape = |name: &str, fields: &Fields| {
            let mut fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}={}", shown(value))).collect();
            fields.sort();
            format!("v{OURS} {name}: {}", fields.join(", "))
        };
        let records = RecordKind::ALL.iter().map(|&kind| shape(kind.id(), schema::defaults(kind)));
        let all: Vec<String> = records.chain([shape("info", schema::info_defaults())]).collect();
        insta::assert_snapshot!(all.join("\n"));
    }
}
