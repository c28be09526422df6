//! Lists in one text column: items joined by `;`, with `\;` and `\\` for those characters inside an item.

/// `None` for no items at all, so that a list of one empty item stays apart from an empty list.
pub(super) fn join<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Option<String> {
    let mut joined: Option<String> = None;
    for item in items {
        let text = match &mut joined {
            Some(text) => {
                text.push(';');
                text
            }
            None => joined.insert(String::new()),
        };
        for character in item.as_ref().chars() {
            if matches!(character, ';' | '\\') {
                text.push('\\');
            }
            text.push(character);
        }
    }
    joined
}

/// The items of a joined list; a backslash before any other character stands for itself.
pub(super) fn split(joined: &str) -> Vec<String> {
    let mut items = vec![];
    let mut item = String::new();
    let mut characters = joined.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            ';' => items.push(std::mem::take(&mut item)),
            '\\' => item.push(characters.next_if(|next| matches!(next, ';' | '\\')).unwrap_or('\\')),
            _ => item.push(character),
        }
    }
    items.push(item);
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn semicolons_and_backslashes_inside_items_are_escaped() {
        assert_eq!(join(["a;b", "c\\", ""]).as_deref(), Some("a\\;b;c\\\\;"));
        assert_eq!(split("mon_am;tue_pm"), ["mon_am", "tue_pm"]);
        assert_eq!(join([""; 0]), None);
    }

    proptest! {
        #[test]
        fn lists_read_back(items in prop::collection::vec("[a;\\\\\u{4e2d}]{0,4}", 1..5)) {
            prop_assert_eq!(split(&join(&items).unwrap()), items);
        }
    }
}
