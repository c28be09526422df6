//! Footpaths out of a GeoJSON file: its lines, whatever they are called; a file that cannot be walked on is refused whole.

use crate::model::Position;
use crate::words::Sentence;
use geojson::{GeoJson, Geometry, GeometryValue};
use thiserror::Error;

/// A line to walk along, two places or more.
pub type Path = Vec<Position>;

/// Why a file gives no footpaths; nothing of it is taken then.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum PathsError {
    #[error("expected GeoJSON, found something else: {detail}")]
    NotGeoJson { detail: String },
    #[error("expected lines, found none among {features} features")]
    NoLines { features: usize },
    #[error("expected a place on earth in feature {feature}, found: {found}")]
    NotOnEarth { feature: usize, found: String },
}

impl PathsError {
    /// For people.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotGeoJson { .. } => Sentence::new("gaps.paths_not_geojson", []),
            Self::NoLines { features } => Sentence::new("gaps.paths_no_lines", [("n", features.to_string())]),
            Self::NotOnEarth { feature, found } => {
                Sentence::new("gaps.paths_not_on_earth", [("n", feature.to_string()), ("found", found.clone())])
            }
        }
    }
}

/// Every line and part of a line of a feature collection, a feature or a geometry; points and outlines beside them are passed over.
pub fn read_paths(text: &str) -> Result<Vec<Path>, PathsError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let geometries = geometries(text)?;
    let features = geometries.len();
    let mut paths = Vec::new();
    for (at, geometry) in geometries.iter().enumerate() {
        let Some(geometry) = geometry else { continue };
        collect(geometry, &mut paths).map_err(|found| PathsError::NotOnEarth { feature: at + 1, found })?;
    }
    paths.retain(|path| path.len() > 1);
    if paths.is_empty() { Err(PathsError::NoLines { features }) } else { Ok(paths) }
}

/// The geometry of each feature, in the order of the file.
fn geometries(text: &str) -> Result<Vec<Option<Geometry>>, PathsError> {
    let file = text.parse::<GeoJson>().map_err(|error| PathsError::NotGeoJson { detail: error.to_string() })?;
    Ok(match file {
        GeoJson::Geometry(geometry) => vec![Some(geometry)],
        GeoJson::Feature(feature) => vec![feature.geometry],
        GeoJson::FeatureCollection(all) => all.features.into_iter().map(|feature| feature.geometry).collect(),
    })
}

fn collect(geometry: &Geometry, paths: &mut Vec<Path>) -> Result<(), String> {
    match &geometry.value {
        GeometryValue::LineString { coordinates } => paths.push(path(coordinates)?),
        GeometryValue::MultiLineString { coordinates } => {
            for part in coordinates {
                paths.push(path(part)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for part in geometries {
                collect(part, paths)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Without places that come twice in a row.
fn path(coordinates: &[geojson::Position]) -> Result<Path, String> {
    let place = |position: &geojson::Position| match position.as_slice() {
        [lng, lat, ..] => Position::new(*lng, *lat).map_err(|_| format!("{lng}, {lat}")),
        other => Err(format!("{other:?}")),
    };
    let mut path = coordinates.iter().map(place).collect::<Result<Path, _>>()?;
    path.dedup();
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_taken_and_the_rest_is_passed_over() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[1,2,30],[1,2,30],[1.5,2]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
            {"type":"Feature","properties":{},"geometry":null},
            {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
                {"type":"MultiLineString","coordinates":[[[1,2],[3,4],[5,6]],[[7,8],[9,10]]]},
                {"type":"LineString","coordinates":[[1,1],[1,1]]}]}}]}"#;
        let paths = read_paths(&format!("\u{feff}{file}")).unwrap();
        assert_eq!(paths.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3, 2]);
        assert_eq!(read_paths(r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#).map(|paths| paths.len()), Ok(1));
    }

    #[test]
    fn a_file_that_cannot_be_walked_on_says_why() {
        assert!(matches!(read_paths("not json"), Err(PathsError::NotGeoJson { .. })));
        assert!(matches!(read_paths(r#"{"lines":[]}"#), Err(PathsError::NotGeoJson { .. })));
        let points = r#"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
        assert_eq!(read_paths(points), Err(PathsError::NoLines { features: 1 }));
        assert_eq!(read_paths(r#"{"type":"FeatureCollection","features":[]}"#), Err(PathsError::NoLines { features: 0 }));
        let swapped = r#"{"type":"LineString","coordinates":[[22.2,114.1],[22.3,114.2]]}"#;
        assert_eq!(read_paths(swapped), Err(PathsError::NotOnEarth { feature: 1, found: "22.2, 114.1".into() }));
    }
}
