//! Other formats given by mistake, known by their first bytes.

/// The name of the format, when the file is plainly something other than JSON text.
pub(super) fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "ZIP"),
        (b"PMTiles", "PMTiles"),
        (b"SQLite format 3\0", "GeoPackage / SQLite"),
        (b"fgb", "FlatGeobuf"),
        (b"\x1f\x8b", "GZIP"),
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"\x00\x00\x27\x0a", "Shapefile"),
        (b"\xd0\xcf\x11\xe0", "Excel / Word"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7-Zip"),
        (b"age-encryption.org", "age"),
    ];
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(name);
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if head.get(..64.min(head.len())).is_some_and(|start| contains(start, b"OSMHeader")) {
        return Some("OpenStreetMap PBF");
    }
    match head.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'<') => Some(name_xml(head)),
        Some(b'{' | b'[') | None => None,
        Some(_) => is_table(head).then_some("CSV"),
    }
}

fn name_xml(head: &[u8]) -> &'static str {
    const ROOTS: &[(&[u8], &str)] = &[
        (b"<kml", "KML"),
        (b"<gpx", "GPX"),
        (b"<osm", "OpenStreetMap XML"),
        (b"<svg", "SVG"),
        (b"<html", "HTML"),
        (b"<!doctype html", "HTML"),
        (b"opengis.net/gml", "GML"),
    ];
    let lower = head.to_ascii_lowercase();
    ROOTS.iter().find(|(root, _)| contains(&lower, root)).map_or("XML", |(_, name)| name)
}

/// Two lines or more, the first with at least two cells.
fn is_table(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let cells = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
    lines.next().is_some() && [b',', b';', b'\t'].into_iter().any(|separator| cells(separator) > 0) && !first.contains(&0)
}

pub(super) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_named() {
        assert_eq!(other_format(b"<?xml version=\"1.0\"?>\n<KML xmlns=\"\">"), Some("KML"));
        assert_eq!(other_format(b"name,lat,lng\nA,1,2\n"), Some("CSV"));
        assert_eq!(other_format(b"PK\x03\x04rest"), Some("ZIP"));
        assert_eq!(other_format(b" \n{\"type\":1}"), None);
        assert_eq!(other_format(b"hello"), None);
    }
}
