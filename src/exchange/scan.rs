//! One pass over the text that finds the members of the file and the bounds of each feature, so that what stands before or after a damaged place can still be read.

use super::cursor::{Cursor, Stop, Value};

/// What the file is made of, as byte ranges of the text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Top-level members but the features: key, value.
    pub(super) members: Vec<(String, Value)>,
    /// The elements of "features"; `None` when there is no such list.
    pub(super) features: Option<Vec<Piece>>,
    /// The whole top-level object, when it is closed.
    pub(super) whole: Option<Value>,
    /// Where the text before the features stops being JSON, though the features were found.
    pub(super) damaged_before: Option<usize>,
    pub(super) end: End,
}

/// An element of "features".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Whole(Value),
    /// Begins at `start`; no longer JSON from `at` on.
    Broken {
        start: usize,
        at: usize,
    },
}

/// How the text ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    #[default]
    Clean,
    /// More text after the closing brace, at this byte.
    Trailing(usize),
    /// The text stops in the middle.
    Cut,
    /// Not JSON from this byte on.
    Damaged(usize),
}

/// Outlines text whose first character is `{`.
pub(super) fn scan(text: &str) -> Outline {
    let mut scanner = Scanner { text, cursor: Cursor { bytes: text.as_bytes(), at: 0 }, rescanned: 0 };
    let mut outline = Outline::default();
    scanner.cursor.skip_space();
    let start = scanner.cursor.at;
    scanner.cursor.at += 1;
    outline.end = match scanner.object(&mut outline) {
        Ok(()) => {
            let depth = outline.members.iter().map(|(_, value)| value.depth).max().unwrap_or_default() + 1;
            outline.whole = Some(Value { range: start..scanner.cursor.at, depth });
            scanner.cursor.skip_space();
            if scanner.cursor.at < text.len() { End::Trailing(scanner.cursor.at) } else { End::Clean }
        }
        Err(Stop::Cut) => End::Cut,
        Err(Stop::Broken(at)) => End::Damaged(at),
    };
    outline
}

struct Scanner<'a> {
    text: &'a str,
    cursor: Cursor<'a>,
    /// Bytes gone over again after damage; bounded, so that no file takes quadratic time.
    rescanned: usize,
}

impl Scanner<'_> {
    /// The members up to the closing brace; a damaged member before the features is passed over.
    fn object(&mut self, outline: &mut Outline) -> Result<(), Stop> {
        loop {
            let start = self.cursor.at;
            match self.member(outline) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(stop) => match self.find_features_list(start).filter(|_| outline.features.is_none()) {
                    Some(list) => {
                        outline.damaged_before = Some(if let Stop::Broken(at) = stop { at } else { start });
                        self.cursor.at = list;
                        self.features(outline)?;
                    }
                    None => return Err(stop),
                },
            }
        }
    }

    /// One member with the comma before it; true at the closing brace.
    fn member(&mut self, outline: &mut Outline) -> Result<bool, Stop> {
        self.cursor.skip_space();
        if self.cursor.peek()? == b',' {
            self.cursor.at += 1;
            self.cursor.skip_space();
        }
        match self.cursor.peek()? {
            b'}' => {
                self.cursor.at += 1;
                return Ok(true);
            }
            b'"' => {}
            _ => return Err(Stop::Broken(self.cursor.at)),
        }
        let key = self.cursor.at..self.cursor.string()?;
        let key = serde_json::from_str::<String>(self.text.get(key).unwrap_or_default()).unwrap_or_default();
        self.cursor.skip_space();
        if self.cursor.peek()? != b':' {
            return Err(Stop::Broken(self.cursor.at));
        }
        self.cursor.at += 1;
        self.cursor.skip_space();
        if key == "features" && self.cursor.peek()? == b'[' {
            self.features(outline)?;
        } else {
            let value = self.cursor.value()?;
            outline.members.push((key, value));
        }
        self.cursor.skip_space();
        match self.cursor.peek()? {
            b',' | b'}' => Ok(false),
            _ => Err(Stop::Broken(self.cursor.at)),
        }
    }

    /// The elements of the list that opens here.
    fn features(&mut self, outline: &mut Outline) -> Result<(), Stop> {
        self.cursor.at += 1;
        let pieces = outline.features.get_or_insert_default();
        loop {
            self.cursor.skip_space();
            let start = self.cursor.at;
            let stop = match self.cursor.peek() {
                Ok(b']') => {
                    self.cursor.at += 1;
                    return Ok(());
                }
                Ok(b',') => {
                    self.cursor.at += 1;
                    continue;
                }
                Ok(b'[') if self.feature_right_after(start) => {
                    // A stray bracket would make one element of all that follow.
                    pieces.push(Piece::Broken { start, at: start });
                    self.cursor.at += 1;
                    continue;
                }
                Ok(_) => match self.cursor.value() {
                    Ok(value) => {
                        pieces.push(Piece::Whole(value));
                        continue;
                    }
                    Err(stop) => stop,
                },
                Err(stop) => stop,
            };
            let broken_at = match stop {
                Stop::Cut => self.cursor.bytes.len(),
                Stop::Broken(at) => at,
            };
            let Some(next) = self.find_feature(start + 1).filter(|_| start < self.cursor.bytes.len()) else { return Err(stop) };
            self.rescanned += broken_at.saturating_sub(next);
            if self.rescanned > 2 * self.cursor.bytes.len() {
                return Err(Stop::Broken(broken_at));
            }
            pieces.push(Piece::Broken { start, at: broken_at });
            self.cursor.at = next;
        }
    }

    /// Where the next `{"type":"Feature"` begins; inside a text its quotes would be escaped.
    fn find_feature(&self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..).or_else(|| self.text.get(self.text.ceil_char_boundary(from)..))?;
        let offset = self.text.len() - rest.len();
        rest.match_indices("\"Feature\"").find_map(|(at, _)| {
            let before = rest.get(..at)?.trim_end().strip_suffix(':')?.trim_end().strip_suffix("\"type\"")?.trim_end().strip_suffix('{')?;
            Some(offset + before.len())
        })
    }

    /// Whether a feature begins after this character, with nothing but space between.
    fn feature_right_after(&self, at: usize) -> bool {
        let words = ["{", "\"type\"", ":", "\"Feature\""];
        let rest = self.text.get(at + 1..).unwrap_or_default();
        words.into_iter().try_fold(rest, |rest, word| rest.trim_start().strip_prefix(word)).is_some()
    }

    /// Where the list after the next `"features":` opens.
    fn find_features_list(&self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        rest.match_indices("\"features\"").find_map(|(at, key)| {
            let after = rest.get(at + key.len()..)?.trim_start().strip_prefix(':')?.trim_start();
            after.starts_with('[').then(|| self.text.len() - after.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> usize {
        let features = scan(text).features.unwrap_or_default();
        features.iter().filter(|piece| matches!(piece, Piece::Whole(_))).count()
    }

    #[test]
    fn features_before_and_after_a_damaged_place_are_found() {
        let one = r#"{"type":"Feature","properties":{"a":"b;{\"c"},"geometry":null}"#;
        let three = format!("{{\"type\":\"FeatureCollection\",\"x\":[1,{{}}],\"features\":[{one},{one},{one}],\"y\":1}}");
        assert_eq!((whole(&three), scan(&three).end), (3, End::Clean));
        assert_eq!(scan(&three).members.len(), 3);
        let middle = three.find("\"a\"").unwrap() + one.len() + 1;
        for damage in ["{", "}", "\"", "]", "\\", ",,", "中"] {
            let mut broken = three.clone();
            broken.insert_str(middle + 3, damage);
            assert_eq!(whole(&broken), 2, "{damage}");
        }
        assert_eq!((whole(&three[..middle]), scan(&three[..middle]).end), (1, End::Cut));
        assert_eq!(whole(&three.replacen("\"x\":[", "\"x:[", 1)), 3);
        assert_eq!(whole(&three.replacen(",{\"type\"", ",[ {\"type\"", 1)), 3, "a stray bracket takes nothing along");
    }

    #[test]
    fn nesting_is_counted_without_recursion() {
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(scan(&deep).members[0].1.depth, 200_000);
    }
}
