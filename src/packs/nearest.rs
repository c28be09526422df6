//! The known word that was probably meant.

/// The name that takes the fewest changed letters; the first of equals, and nothing when none is known.
pub(super) fn nearest<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().min_by_key(|name| changes(found, name)).unwrap_or_default().to_owned()
}

/// How many letters to add, take away or exchange to get from one word to the other.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, other) in to.iter().enumerate() {
            let exchanged = row[column] + usize::from(letter != *other);
            next.push(exchanged.min(row[column + 1] + 1).min(next[column] + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_word() {
        let names = ["categories", "target_groups", "checklists"];
        assert_eq!(nearest("catagories", names), "categories");
        assert_eq!(nearest("checklist", names), "checklists");
        assert_eq!(nearest("x", []), "");
        assert_eq!(nearest("b", ["a", "c"]), "a", "the first of equals");
    }

    #[test]
    fn changes_are_counted() {
        for (from, to, count) in
            [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("hall", "hill", 1), ("park", "spark", 1), ("楼长", "层长", 1)]
        {
            assert_eq!(changes(from, to), count, "{from} → {to}");
        }
    }
}
