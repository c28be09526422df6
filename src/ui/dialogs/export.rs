//! Files out.

use crate::browser::{clock, files, pictures};
use crate::exchange::{self, Pictures};
use crate::model::Base;
use crate::state::{Project, Shelf};

/// Everything, as one GeoJSON file that Linli reads back exactly and GIS tools open.
pub async fn full_backup(project: Project, shelf: Shelf) -> Result<(), ()> {
    let Some(info) = project.peek(|workspace| workspace.info.clone()) else { return Ok(()) };
    let mut kept = Pictures::new();
    if let Base::Picture { file, .. } = &info.base
        && let Some(blob) = shelf.file(info.id, file).await
        && let Ok(uri) = pictures::blob_to_data_uri(&blob).await
    {
        kept.insert(file.clone(), uri);
    }
    let now = clock::now();
    let bytes = project.peek(|workspace| exchange::backup(workspace, now, &kept)).ok_or(())?.map_err(|_| ())?;
    files::download(&file_name(&info.name, &now.date().to_string()), "application/geo+json", &bytes).map_err(|_| ())?;
    shelf.backed_up(info.id);
    Ok(())
}

/// `石排湾-2026-11-24.geojson`; what file systems refuse becomes a dash.
fn file_name(community: &str, date: &str) -> String {
    let safe: String = community.trim().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    format!("{}-{date}.geojson", safe.trim_matches('-'))
}
