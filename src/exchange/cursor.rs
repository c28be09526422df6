//! Steps over one JSON value after another without recursion, noticing at once where the text stops being JSON.

use std::ops::Range;

/// Levels of nesting that are read; below the JSON parser's own limit, so that nothing overflows the stack.
pub const MAX_DEPTH: usize = 100;

/// The bounds of a JSON value and how deep it is nested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) range: Range<usize>,
    pub(super) depth: usize,
}

/// Why no value ends here.
pub(super) enum Stop {
    /// The text is over.
    Cut,
    /// Not JSON from this byte on.
    Broken(usize),
}

/// Stands for a key as the last thing seen, where a value's text is a quote.
const KEY: u8 = b'k';

/// A place in the text.
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self) -> Result<u8, Stop> {
        self.bytes.get(self.at).copied().ok_or(Stop::Cut)
    }

    pub(super) fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// One value of any kind; gives its bounds and moves past it.
    pub(super) fn value(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        let depth = match self.peek()? {
            b'{' | b'[' => self.nested()?,
            b'"' => {
                self.string()?;
                0
            }
            _ => {
                while self.bytes.get(self.at).is_some_and(|byte| is_scalar(*byte)) {
                    self.at += 1;
                }
                if self.at == start {
                    return Err(Stop::Broken(start));
                }
                self.peek()?;
                0
            }
        };
        Ok(Value { range: start..self.at, depth })
    }

    /// An object or list, without recursion; gives the number of levels.
    fn nested(&mut self) -> Result<usize, Stop> {
        let mut open: Vec<u8> = vec![];
        let mut deepest = 0;
        let mut before = b'[';
        loop {
            let byte = self.peek()?;
            let in_object = open.last() == Some(&b'{');
            let fits = match byte {
                b' ' | b'\n' | b'\r' | b'\t' => {
                    self.at += 1;
                    continue;
                }
                b'"' => {
                    if matches!(before, b'{' | b'[' | b',' | b':') {
                        self.string()?;
                        before = if in_object && before != b':' { KEY } else { byte };
                        continue;
                    }
                    false
                }
                b'{' | b'[' => {
                    let fits = if in_object { before == b':' } else { matches!(before, b'[' | b',') };
                    open.push(byte);
                    deepest = deepest.max(open.len());
                    fits
                }
                b'}' | b']' => open.pop() == Some(if byte == b'}' { b'{' } else { b'[' }) && !matches!(before, b':' | KEY),
                b':' => before == KEY,
                b',' => !matches!(before, b'{' | b'[' | b',' | b':' | KEY),
                _ => is_scalar(byte) && matches!(before, b'[' | b',' | b':' | b'0'),
            };
            if !fits {
                return Err(Stop::Broken(self.at));
            }
            before = if is_scalar(byte) { b'0' } else { byte };
            self.at += 1;
            if open.is_empty() {
                return Ok(deepest);
            }
        }
    }

    /// Moves past a text and gives where it ends.
    pub(super) fn string(&mut self) -> Result<usize, Stop> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Ok(self.at);
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}

/// Part of a number, `true`, `false`, `null` — or NaN and Infinity, which are mended later.
fn is_scalar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}
