//! Names as they may stand on a wall: initials.

/// Words of a name that are shown by their first letter.
const MOST_WORDS: usize = 3;

/// "Mrs Chan, nurse" → "M.C.", "陈太太" → "陈○○": of a name in letters the first letter of each word up to the first comma or bracket,
/// of one in characters the first with a circle for each that follows, two at most.
#[must_use]
pub fn initials(name: &str) -> String {
    let name = name.split([',', '，', '(', '（', '·']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    name.split_whitespace().take(MOST_WORDS).map(of_word).collect()
}

fn of_word(word: &str) -> String {
    let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let Some(first) = letters.next() else { return String::new() };
    if is_character(first) {
        return std::iter::once(first).chain(letters.take(2).map(|_| '○')).collect();
    }
    first.to_uppercase().chain(['.']).collect()
}

/// A Chinese character, extensions included.
const fn is_character(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_in_full() {
        let names =
            ["Mrs Chan", "Auntie Ho, house captain of Block 1", "retired nurse Ms Ng", "陈太太", "林", "退休護士陳姑娘", " , ", "Élodie"];
        assert_eq!(names.map(initials), ["M.C.", "A.H.", "R.N.M.", "陈○○", "林", "退○○", "", "É."]);
    }
}
