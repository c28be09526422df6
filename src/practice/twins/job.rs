//! Looking for twins as a job for a worker: records go over as bytes.

use super::{Twins, find};
use crate::model::*;
use serde::{Deserialize, Serialize};

/// What bears on it, ids apart, as the document keeps them.
#[derive(Serialize)]
struct Sent<'w> {
    assets: Vec<(Id, &'w Asset)>,
    needs: Vec<(Id, &'w Need)>,
    areas: Vec<(Id, &'w Area)>,
    actions: Vec<(Id, &'w Action)>,
    kept_apart: &'w KeptApart,
}

#[derive(Deserialize)]
struct Came {
    assets: Vec<(Id, Asset)>,
    needs: Vec<(Id, Need)>,
    areas: Vec<(Id, Area)>,
    actions: Vec<(Id, Action)>,
    kept_apart: KeptApart,
}

/// What a worker needs of a community, as bytes.
pub fn records(workspace: &Workspace) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(&Sent {
        assets: workspace.assets.iter().map(|(id, asset)| (*id, asset)).collect(),
        needs: workspace.needs.iter().map(|(id, need)| (*id, need)).collect(),
        areas: workspace.areas.iter().map(|(id, area)| (*id, area)).collect(),
        actions: workspace.actions.iter().map(|(id, action)| (*id, action)).collect(),
        kept_apart: &workspace.info.kept_apart,
    })
}

/// Does the work on what [`records`] gave.
pub fn run(bytes: &[u8]) -> Result<Vec<Twins>, postcard::Error> {
    let came: Came = postcard::from_bytes(bytes)?;
    let workspace = Workspace {
        info: Info { kept_apart: came.kept_apart, ..Info::default() },
        assets: came.assets.into_iter().map(|(id, asset)| (id, Asset { id, ..asset })).collect(),
        needs: came.needs.into_iter().map(|(id, need)| (id, Need { id, ..need })).collect(),
        areas: came.areas.into_iter().map(|(id, area)| (id, Area { id, ..area })).collect(),
        actions: came.actions.into_iter().map(|(id, action)| (id, Action { id, ..action })).collect(),
        ..Workspace::default()
    };
    Ok(find(&workspace))
}
