//! Names in the order people count in: "Block 2" before "Block 10".

/// What a name sorts by: its texts and its numbers in turn.
#[must_use]
pub fn key(name: &str) -> Vec<(String, u64)> {
    let mut parts = vec![(String::new(), 0_u64)];
    let mut in_number = false;
    for letter in name.chars() {
        let digit = letter.to_digit(10);
        if digit.is_none() && in_number {
            parts.push((String::new(), 0));
        }
        in_number = digit.is_some();
        if let Some((text, number)) = parts.last_mut() {
            match digit {
                Some(digit) => *number = number.saturating_mul(10).saturating_add(u64::from(digit)),
                None => text.extend(letter.to_lowercase()),
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_and_not_spelled() {
        let mut names = ["Block 10", "block 2", "Block 2, floor 11", "Block 2, floor 9", "9楼", "Annex", "10楼"];
        names.sort_by_key(|name| key(name));
        assert_eq!(names, ["9楼", "10楼", "Annex", "block 2", "Block 2, floor 9", "Block 2, floor 11", "Block 10"]);
    }
}
