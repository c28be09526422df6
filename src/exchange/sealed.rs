//! The shared document within a backup, so that tablets that never met merge field by field; and a parcel as a file of its own.

use super::parcel::{self, ParcelError, is_parcel};
use super::sniff::contains;
use super::{Problem, Refused};
use crate::document::{Document, DocumentError};
use crate::model::Workspace;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crc32fast::Hasher;
use serde::{Deserialize, Serialize};

/// The top-level member that holds it; it stands behind the features, so that a file cut short loses it before them.
pub(super) const DOCUMENT_MEMBER: &str = "linli.document";

/// Whether the shared document seems to be in a file; without a look at whether it can be used.
pub(super) fn may_hold_document(bytes: &[u8]) -> bool {
    is_parcel(bytes) || contains(bytes, format!("\"{DOCUMENT_MEMBER}\"").as_bytes())
}

/// A parcel, and the sum of the features it goes with: other programs keep members they do not know while they change the features.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    features: String,
    parcel: String,
}

impl Sealed {
    /// `update` as `Document::encode_plainly` gives it.
    pub(super) fn new(update: &[u8], features: Hasher) -> Self {
        Self { features: written(features), parcel: STANDARD.encode(parcel::pack(update)) }
    }

    /// The update, unless the features beside it are others by now. A newer parcel refuses the whole file.
    fn open(self, features: Hasher) -> Result<Result<Vec<u8>, Problem>, Refused> {
        if self.features != written(features) {
            return Ok(Err(Problem::ChangedElsewhere));
        }
        match parcel::unpack(&STANDARD.decode(self.parcel).unwrap_or_default()) {
            Ok(update) => Ok(Ok(update)),
            Err(ParcelError::Newer { found }) => Err(Refused::Newer { found: found.into(), known: 1 }),
            Err(ParcelError::Foreign | ParcelError::Damaged) => Ok(Err(Problem::DocumentUnreadable)),
        }
    }
}

fn written(features: Hasher) -> String {
    format!("{:08x}", features.finalize())
}

/// The document in a file's member, if there is one and it goes with the features, one text each.
pub(super) fn open<'t>(
    member: Option<&str>,
    features: impl Iterator<Item = &'t str>,
    problems: &mut Vec<Problem>,
) -> Result<Option<Vec<u8>>, Refused> {
    let Some(member) = member else { return Ok(None) };
    let mut sum = Hasher::new();
    features.for_each(|feature| sum.update(feature.as_bytes()));
    let opened = serde_json::from_str::<Sealed>(member).map_or(Ok(Err(Problem::DocumentUnreadable)), |sealed| sealed.open(sum))?;
    Ok(opened.map_err(|problem| problems.push(problem)).ok())
}

/// What a parcel holds, and its update.
pub(super) fn open_parcel(bytes: &[u8]) -> Result<(Workspace, Vec<u8>), Refused> {
    let update = parcel::unpack(bytes).map_err(|error| match error {
        ParcelError::Newer { found } => Refused::Newer { found: found.into(), known: 1 },
        ParcelError::Foreign | ParcelError::Damaged => Refused::ParcelDamaged,
    })?;
    let (document, opened) = Document::open(1, [update.as_slice()]).map_err(|error| match error {
        DocumentError::Newer { found, ours } => Refused::Newer { found: found.into(), known: ours.into() },
        DocumentError::Malformed(_) | DocumentError::Inconsistent(_) => Refused::ParcelDamaged,
    })?;
    if opened.broken.is_empty() { Ok((document.workspace().clone(), update)) } else { Err(Refused::ParcelDamaged) }
}
