//! A name taken apart: its words in either script, the numbers in it, and what else tells it from its neighbours.

use super::lexicon::*;
use super::script::{is_han, plain};
use std::collections::BTreeSet;

/// One name, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    /// All letters and digits in a row: who has the same has the same name.
    pub letters: String,
    /// Latin words and Chinese characters, all that say something.
    pub whole: Parts,
    /// The same without titles and what half the names have.
    pub core: Parts,
    /// Numbers, and single letters such as that of a block.
    pub marks: BTreeSet<String>,
    /// For each row of [`TELLING`], which of its columns are named, as bits.
    pub telling: Vec<u16>,
    /// Pairs of letters of the core, each as one of 128 bits.
    pub mask: u128,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub words: Vec<String>,
    pub han: Vec<char>,
}

impl Parts {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.han.is_empty()
    }

    fn letters(&self) -> impl Iterator<Item = (char, char)> + '_ {
        let of_word = |word: &String| word.chars().zip(word.chars().skip(1)).collect::<Vec<_>>();
        let alone = (self.han.len() == 1).then(|| self.han.first().map(|&letter| (letter, letter))).flatten();
        let han = self.han.iter().copied().zip(self.han.iter().copied().skip(1));
        self.words.iter().flat_map(of_word).chain(han).chain(alone)
    }
}

/// A run of letters of one sort.
enum Piece {
    Word(String),
    Digits(String),
    Han(String),
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let pieces = pieces(text);
        let letters = pieces.iter().map(|(Piece::Word(run) | Piece::Digits(run) | Piece::Han(run))| run.as_str()).collect();
        let mut name = Self { letters, ..Self::default() };
        let mut words = Vec::new();
        let mut han = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            let (before, after) = (at.checked_sub(1).and_then(|at| pieces.get(at)), pieces.get(at + 1));
            match piece {
                Piece::Digits(digits) => _ = name.marks.insert(digits.trim_start_matches('0').to_owned()),
                Piece::Han(text) => take_numbers(text, &mut han, &mut name.marks),
                Piece::Word(word) => match word_of(word, before, after) {
                    Some(Meaning::Mark(mark)) => _ = name.marks.insert(mark),
                    Some(Meaning::Word(word)) => words.push(word),
                    None => {}
                },
            }
        }
        name.telling = TELLING.iter().map(|row| told(row, &words, &han)).collect();
        let spare = without(&han, &STOP_HAN);
        let bare = without(&without(&spare, &GENERIC_HAN), &TITLES_HAN);
        name.whole = Parts { words: words.clone(), han: spare.chars().collect() };
        words.retain(|word| !TITLES.contains(&word.as_str()) && !GENERIC.contains(&word.as_str()));
        name.core = Parts { words, han: bare.chars().collect() };
        if name.core.is_empty() {
            name.core = name.whole.clone();
        }
        name.mask = name.core.letters().fold(0, |mask, pair| mask | bit(pair));
        name
    }

    /// Whether there is nothing to go by.
    pub(super) fn is_blank(&self) -> bool {
        self.whole.is_empty() && self.marks.is_empty()
    }

    /// Whether something says that they are two: other numbers, the other side of the street, he and she.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let differ = |(one, other): (&u16, &u16)| *one != 0 && *other != 0 && one != other;
        let numbers = !self.marks.is_empty() && !other.marks.is_empty() && self.marks != other.marks;
        numbers || self.telling.iter().zip(&other.telling).any(differ)
    }
}

enum Meaning {
    Word(String),
    Mark(String),
}

/// `None` for a word that says nothing.
fn word_of(word: &str, before: Option<&Piece>, after: Option<&Piece>) -> Option<Meaning> {
    let after_digits = matches!(before, Some(Piece::Digits(_)));
    if STOP.contains(&word) || (after_digits && ["st", "nd", "rd", "th"].contains(&word)) {
        return None;
    }
    if word == "f" && after_digits {
        return Some(Meaning::Word("floor".into()));
    }
    if word.chars().nth(1).is_none() {
        let numbered = matches!(before, Some(Piece::Word(before)) if NUMBERED.contains(&before.as_str()));
        let is_article = word == "a" && !numbered && matches!(after, Some(Piece::Word(_)));
        return (!is_article).then(|| Meaning::Mark(word.to_owned()));
    }
    if let Some((_, number)) = NUMBERS.iter().find(|(known, _)| *known == word) {
        return Some(Meaning::Mark(number.to_string()));
    }
    let spelt = SPELLINGS.iter().find(|(known, _)| *known == word).map_or(word, |(_, spelt)| spelt);
    Some(Meaning::Word(spelt.to_owned()))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joined = false;
    for letter in plain(text) {
        if matches!(letter, '\'' | '’' | '‘' | '`' | '.') {
            continue;
        }
        match pieces.last_mut().filter(|_| joined) {
            Some(Piece::Han(run)) if is_han(letter) => run.push(letter),
            Some(Piece::Digits(run)) if letter.is_ascii_digit() => run.push(letter),
            Some(Piece::Word(run)) if letter.is_alphabetic() && !is_han(letter) => run.push(letter),
            _ if is_han(letter) => pieces.push(Piece::Han(letter.into())),
            _ if letter.is_ascii_digit() => pieces.push(Piece::Digits(letter.into())),
            _ if letter.is_alphabetic() => pieces.push(Piece::Word(letter.into())),
            _ => {
                joined = false;
                continue;
            }
        }
        joined = true;
    }
    pieces
}

/// Moves the numbers among characters to the marks, the rest to `rest`.
fn take_numbers(text: &str, rest: &mut String, marks: &mut BTreeSet<String>) {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |letter: char| match letter {
        '〇' => Some(0),
        '两' => Some(2),
        other => DIGITS.chars().position(|digit| digit == other),
    };
    let mut number: Option<(usize, usize)> = None;
    let mut ended = |number: &mut Option<(usize, usize)>| {
        if let Some((tens, ones)) = number.take() {
            marks.insert((tens * 10 + ones).to_string());
        }
    };
    for letter in text.chars() {
        match (letter, digit(letter)) {
            ('十', _) => number = Some(number.map_or((1, 0), |(_, ones)| (ones.max(1), 0))),
            (_, Some(digit)) => {
                number = Some(number.map_or((0, digit), |(tens, ones)| (tens, (ones * 10 + digit) % 10_000)));
            }
            _ => {
                ended(&mut number);
                rest.push(letter);
            }
        }
    }
    ended(&mut number);
}

fn told(row: &[&[&str]], words: &[String], han: &str) -> u16 {
    let says = |column: &&[&str]| {
        column.iter().any(|known| if known.is_ascii() { words.iter().any(|word| word == known) } else { han.contains(known) })
    };
    row.iter().enumerate().filter(|(_, column)| says(column)).fold(0, |bits, (at, _)| bits | 1 << at)
}

/// Nothing is left out that would leave nothing.
fn without(text: &str, what: &[&str]) -> String {
    what.iter().fold(text.to_owned(), |left, what| {
        let less = left.replace(what, "");
        if less.is_empty() { left } else { less }
    })
}

/// One of 128, by the FNV-1a hash of two letters.
fn bit((one, other): (char, char)) -> u128 {
    let bytes = [one as u32, other as u32].into_iter().flat_map(u32::to_le_bytes);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    1 << (hash >> 57)
}
