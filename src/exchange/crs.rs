//! The old `crs` member (GeoJSON 2008): WGS 84 by any of its names is let through, Web Mercator is converted, all else is refused by name.

use super::name::snippet;
use super::{Problem, Refused};
use serde_json::Value;

/// What the numbers of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Units {
    #[default]
    Degrees,
    /// EPSG:3857, metres.
    WebMercator,
}

/// WGS 84, and CGCS 2000 (4490), which lies within centimetres of it.
const DEGREES: &[&str] = &["CRS84", "CRS84H", "4326", "4979", "4490"];
const MERCATOR: &[&str] = &["3857", "900913", "102100", "3785", "102113"];

/// Reads the member; `null` says nothing and is let through.
pub(super) fn read_crs(crs: &Value, problems: &mut Vec<Problem>) -> Result<Units, Refused> {
    if crs.is_null() {
        return Ok(Units::Degrees);
    }
    let properties = crs.get("properties");
    let name = match properties.and_then(|properties| properties.get("name").or_else(|| properties.get("code"))) {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Number(code)) => format!("EPSG:{code}"),
        _ => snippet(&crs.to_string()),
    };
    let code = name.rsplit([':', '/', '#']).next().unwrap_or_default().to_ascii_uppercase();
    if DEGREES.contains(&code.as_str()) || name.to_ascii_uppercase().replace([' ', '_'], "") == "WGS84" {
        problems.push(Problem::CrsAccepted { found: name });
        Ok(Units::Degrees)
    } else if MERCATOR.contains(&code.as_str()) {
        problems.push(Problem::CrsConverted { found: name });
        Ok(Units::WebMercator)
    } else {
        Err(Refused::Crs { found: known_name(&code).map_or_else(|| snippet(&name), |known| format!("{} ({known})", snippet(&name))) })
    }
}

fn known_name(code: &str) -> Option<&'static str> {
    match code {
        "2326" => Some("Hong Kong 1980 Grid"),
        "4611" => Some("Hong Kong 1980"),
        "4214" => Some("Beijing 1954"),
        "4610" => Some("Xian 1980"),
        "4555" => Some("New Beijing"),
        "4269" => Some("NAD83"),
        "27700" => Some("British National Grid"),
        _ => None,
    }
}

/// Metres of EPSG:3857 → degrees.
pub(super) fn mercator_to_degrees(x: f64, y: f64) -> (f64, f64) {
    const RADIUS_M: f64 = 6_378_137.0;
    ((x / RADIUS_M).to_degrees(), (y / RADIUS_M).sinh().atan().to_degrees())
}

/// The grid that two numbers too large for degrees probably come from.
pub(super) fn guess_grid(x: f64, y: f64) -> Option<&'static str> {
    const HALF_WORLD_M: f64 = 20_037_508.4;
    let hong_kong = |east: f64, north: f64| (799_000.0..870_000.0).contains(&east) && (799_000.0..850_000.0).contains(&north);
    if hong_kong(x, y) || hong_kong(y, x) {
        Some("HK1980")
    } else if (100_000.0..900_000.0).contains(&x) && (1_000_000.0..10_000_000.0).contains(&y) {
        Some("UTM / Gauss-Krüger")
    } else if (13_000_000.0..46_000_000.0).contains(&x)
        && (1_000_000.0..6_500_000.0).contains(&y)
        && x % 1_000_000.0 < 900_000.0
        && x > HALF_WORLD_M
    {
        Some("Gauss-Krüger")
    } else if x.abs() <= HALF_WORLD_M && y.abs() <= HALF_WORLD_M && (x.abs() > 1000.0 || y.abs() > 1000.0) {
        Some("EPSG:3857")
    } else {
        None
    }
}
