//! How much two names look like each other, 0 to 1.

use super::name::{Name, Parts};
use std::collections::HashMap;

/// Words this alike are the same word with a slip of the pen.
const SAME_WORD: f64 = 0.9;
/// What is left of the likeness when only the cores are alike.
const CORE: f64 = 0.97;
/// Also when all that is left of one is a surname.
const SURNAME: f64 = 0.86;
/// When only one of the two has a number.
const ONE_NUMBER: f64 = 0.88;
/// When each has a word the other lacks.
const BOTH_OWN: f64 = 0.85;
/// The pairs of letters two names must share at least, as a part of the fewer; sifts out what is not worth a look.
const SHARED: f64 = 0.45;

/// `None` where the names say that they are two, or where no script is common to both.
pub(super) fn likeness(one: &Name, other: &Name) -> Option<f64> {
    let fewer = one.mask.count_ones().min(other.mask.count_ones());
    if f64::from((one.mask & other.mask).count_ones()) < SHARED * f64::from(fewer) || one.contradicts(other) {
        return None;
    }
    let scripts = [by_script(one, other, latin), by_script(one, other, han)];
    let told = scripts.iter().flatten();
    let alike = match told.clone().count() {
        0 if one.whole.is_empty() && other.whole.is_empty() => 1.0,
        0 => return None,
        count => told.sum::<f64>() / count as f64,
    };
    Some(if one.marks == other.marks { alike } else { alike * ONE_NUMBER })
}

fn by_script(one: &Name, other: &Name, compare: fn(&Parts, &Parts) -> Option<f64>) -> Option<f64> {
    let whole = compare(&one.whole, &other.whole)?;
    let bare = |name: &Name| name.core != name.whole && name.core.words.len() < 2 && name.core.han.len() < 2;
    let part = if bare(one) || bare(other) { SURNAME } else { CORE };
    Some(compare(&one.core, &other.core).map_or(whole, |core| whole.max(core * part)))
}

fn latin(one: &Parts, other: &Parts) -> Option<f64> {
    if one.words.is_empty() || other.words.is_empty() {
        return None;
    }
    if one.words.concat() == other.words.concat() {
        return Some(1.0);
    }
    // The same whichever comes first.
    let (one, other) = if one.words <= other.words { (one, other) } else { (other, one) };
    let letters = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let mut left: Vec<&String> = other.words.iter().collect();
    let mut shared = 0.0;
    let mut own = 0;
    for word in &one.words {
        let best = left.iter().enumerate().map(|(at, theirs)| (strsim::jaro_winkler(word, theirs), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        match best.filter(|(alike, _)| *alike >= SAME_WORD) {
            Some((alike, at)) => {
                let theirs = left.remove(at);
                shared += alike * (word.chars().count() + theirs.chars().count()) as f64;
            }
            None => own += 1,
        }
    }
    let alike = shared / (letters(&one.words) + letters(&other.words)) as f64;
    Some(if own > 0 && !left.is_empty() { alike * BOTH_OWN } else { alike })
}

fn han(one: &Parts, other: &Parts) -> Option<f64> {
    let (one, other) = (&one.han, &other.han);
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(1.0);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.iter();
    if short.iter().all(|letter| rest.any(|theirs| theirs == letter)) {
        return Some((2 * short.len()) as f64 / (short.len() + long.len()) as f64);
    }
    let mut counts: HashMap<(char, char), i32> = HashMap::new();
    for pair in pairs(one) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut shared = 0;
    for pair in pairs(other) {
        let count = counts.entry(pair).or_default();
        if *count > 0 {
            *count -= 1;
            shared += 1;
        }
    }
    let all = (one.len() + other.len()).saturating_sub(2).max(1);
    Some(f64::from(2 * shared) / all as f64 * 0.95)
}

fn pairs(letters: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    letters.iter().copied().zip(letters.iter().copied().skip(1))
}
