//! Mends what other programs write though JSON forbids it: halves of surrogate pairs, NaN and Infinity, raw line breaks in text.

/// A mended feature, and what was mended.
#[derive(Default)]
pub(super) struct Repaired {
    pub(super) text: String,
    pub(super) surrogates: bool,
    pub(super) not_numbers: bool,
}

/// Goes through some JSON text once; to be tried only after it failed to parse.
pub(super) fn repair(json: &str) -> Repaired {
    let mut repaired = Repaired { text: String::with_capacity(json.len() + 16), ..Repaired::default() };
    let mut rest = json;
    while let Some(quote) = rest.find('"') {
        let (outside, inside) = rest.split_at(quote);
        repaired.outside(outside);
        repaired.text.push('"');
        rest = repaired.inside(inside.get(1..).unwrap_or_default());
    }
    repaired.outside(rest);
    repaired
}

impl Repaired {
    fn outside(&mut self, text: &str) {
        if !text.contains(['N', 'I']) {
            return self.text.push_str(text);
        }
        self.not_numbers = true;
        self.text.push_str(&text.replace("-Infinity", "null").replace("Infinity", "null").replace("NaN", "null"));
    }

    /// Copies one text up to and with its closing quote; gives back what follows.
    fn inside<'a>(&mut self, mut rest: &'a str) -> &'a str {
        loop {
            let special = rest.find(|character: char| matches!(character, '"' | '\\') || character < ' ').unwrap_or(rest.len());
            let (plain, tail) = rest.split_at(special);
            self.text.push_str(plain);
            let Some(character) = tail.chars().next() else { return "" };
            rest = tail.get(character.len_utf8()..).unwrap_or_default();
            match character {
                '"' => {
                    self.text.push('"');
                    return rest;
                }
                '\\' => rest = self.escape(rest),
                control => self.text.push_str(&format!("\\u{:04x}", u32::from(control))),
            }
        }
    }

    /// Copies what follows a backslash, mending a surrogate without its other half.
    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some(unit) = surrogate(rest) else {
            self.text.push('\\');
            let end = rest.chars().next().map_or(0, char::len_utf8);
            let (escaped, after) = rest.split_at(end);
            self.text.push_str(escaped);
            return after;
        };
        let after = rest.get(5..).unwrap_or_default();
        let low = after.strip_prefix('\\').and_then(surrogate).filter(|low| *low >= 0xdc00);
        if unit < 0xdc00 && low.is_some() {
            self.text.push('\\');
            self.text.push_str(rest.get(..11).unwrap_or_default());
            return rest.get(11..).unwrap_or_default();
        }
        self.surrogates = true;
        self.text.push(char::REPLACEMENT_CHARACTER);
        after
    }
}

/// The surrogate written as `uXXXX` at the start of the text.
fn surrogate(text: &str) -> Option<u32> {
    let hex = text.strip_prefix('u')?.get(..4).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(hex, 16).ok().filter(|unit| (0xd800..=0xdfff).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_nan_and_raw_breaks_are_mended_and_the_rest_is_left() {
        let mended = repair("{\"a\":\"\\ud800x\\udc00\\ud83d\\ude00\\\"\\n\nNaN\",\"b\":NaN,\"c\":[-Infinity]}");
        assert!(mended.surrogates && mended.not_numbers);
        let value: serde_json::Value = serde_json::from_str(&mended.text).unwrap();
        assert_eq!(value, serde_json::json!({"a": "\u{fffd}x\u{fffd}😀\"\n\nNaN", "b": null, "c": [null]}));
    }
}
