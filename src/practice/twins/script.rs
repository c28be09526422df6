//! Letters made comparable: traditional characters as simplified ones, one width, one case, no accents.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Two lines, character under character: what is written the traditional way or with a variant, in order, and its simplified form.
const CHARACTERS: &str = include_str!("characters.txt");

/// The text in the plainest letters it can be written in.
pub(super) fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).map(simplified)
}

/// Whether it is a Chinese character.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}

fn simplified(letter: char) -> char {
    if !is_han(letter) {
        return letter;
    }
    let table = table();
    table.binary_search_by_key(&letter, |(from, _)| *from).ok().and_then(|at| table.get(at)).map_or(letter, |(_, to)| *to)
}

fn table() -> &'static [(char, char)] {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (from, to) = CHARACTERS.split_once('\n').unwrap_or_default();
        from.chars().zip(to.trim_end().chars()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_folding_twice_changes_nothing() {
        assert!(table().len() > 2_500 && table().is_sorted_by(|one, other| one.0 < other.0));
        let (from, to) = CHARACTERS.split_once('\n').unwrap();
        assert_eq!(from.chars().count(), to.trim_end().chars().count());
        for (from, to) in table() {
            assert_ne!(from, to);
            assert_eq!(simplified(*to), *to, "{from}");
        }
    }

    #[test]
    fn scripts_widths_cases_and_accents_are_one() {
        let read = |text: &str| plain(text).collect::<String>();
        assert_eq!(read("陳師奶　石排灣邨圖書館"), "陈师奶 石排湾村图书馆");
        assert_eq!(read("Ｃａｆé ３樓 衞生署"), "cafe 3楼 卫生署");
        assert_eq!(read("裏裡羣枱線綫"), "里里群台线线");
    }
}
