//! Names from other people's files: no control characters, no bidirectional overrides, not endless.

use std::borrow::Cow;

/// The longest name taken from a foreign file, in characters; the whole text is kept among the record's other details.
pub const MAX_NAME: usize = 200;

/// A name fit to show, and what was done to it.
pub(super) struct Tidy<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) cleaned: bool,
    pub(super) cut: bool,
}

/// Trims, takes out C0 controls (but not tab and newline), DEL and bidirectional overrides, and cuts at `MAX_NAME`.
pub(super) fn tidy(raw: &str) -> Tidy<'_> {
    let trimmed = raw.trim();
    let mut name = Cow::Borrowed(trimmed);
    let cleaned = trimmed.contains(is_invisible);
    if cleaned {
        name = trimmed.chars().filter(|character| !is_invisible(*character)).collect::<String>().into();
    }
    let end = name.char_indices().nth(MAX_NAME).map(|(end, _)| end);
    if let Some(end) = end {
        name = name.get(..end).unwrap_or_default().to_owned().into();
    }
    Tidy { name, cleaned, cut: end.is_some() }
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of some text of the file, for a message.
pub(super) fn snippet(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_go_and_long_names_are_cut() {
        let odd = tidy(" a\u{0}b\u{202e}c\td\u{200f} ");
        assert_eq!((odd.name.as_ref(), odd.cleaned, odd.cut), ("abc\td\u{200f}", true, false));
        let long = "邻".repeat(MAX_NAME + 1);
        assert_eq!(tidy(&long).name.chars().count(), MAX_NAME);
        assert!(!tidy(&"邻".repeat(MAX_NAME)).cut);
    }
}
