//! Steps through an update byte by byte; the layout is at [`super::wire`].

use super::DocumentError;
use super::wire::{Block, BlockId, MAX_CLIENT, MAX_CLOCK, Parent, Slot};

/// How deep values may lie in each other.
const MAX_DEPTH: u8 = 64;

/// A place in some bytes; every step says what it expected there.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn fail(&self, expected: &str, found: &str) -> DocumentError {
        DocumentError::Malformed(format!("{found} where {expected} should be, at byte {}", self.at))
    }

    fn byte(&mut self) -> Result<u8, DocumentError> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.fail("more", "the end"))?;
        self.at += 1;
        Ok(byte)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], DocumentError> {
        let end = self.at.checked_add(len);
        let slice = end.and_then(|end| self.bytes.get(self.at..end)).ok_or_else(|| self.fail("more", "the end"))?;
        self.at += len;
        Ok(slice)
    }

    /// Unsigned, seven bits a byte, lowest first.
    pub(super) fn number(&mut self, most: u64, what: &str) -> Result<u32, DocumentError> {
        u32::try_from(self.wide(most, what)?).map_err(|_| self.fail(what, "a larger number"))
    }

    fn wide(&mut self, most: u64, what: &str) -> Result<u64, DocumentError> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return if number <= most { Ok(number) } else { Err(self.fail(what, "a larger number")) };
            }
        }
        Err(self.fail(what, "a number without end"))
    }

    /// How many of something follow; each takes a byte at least.
    pub(super) fn count(&mut self) -> Result<u32, DocumentError> {
        let left = self.bytes.len() - self.at;
        self.number((left as u64).min(MAX_CLOCK), "a count")
    }

    pub(super) fn client(&mut self) -> Result<u64, DocumentError> {
        self.wide(MAX_CLIENT, "a client")
    }

    pub(super) fn id(&mut self) -> Result<BlockId, DocumentError> {
        Ok((self.client()?, self.number(MAX_CLOCK, "a clock")?))
    }

    pub(super) fn text(&mut self) -> Result<&'a str, DocumentError> {
        let len = self.count()?;
        let text = self.take(len as usize)?;
        std::str::from_utf8(text).map_err(|_| self.fail("a text", "no UTF-8"))
    }

    pub(super) fn clock_after(&self, clock: u32, len: u32) -> Result<u32, DocumentError> {
        let end = clock.checked_add(len).filter(|&end| u64::from(end) <= MAX_CLOCK);
        end.filter(|_| len > 0).ok_or_else(|| self.fail("a length", "nothing or too much"))
    }

    pub(super) fn block(&mut self, clock: u32) -> Result<Block<'a>, DocumentError> {
        let info = self.byte()?;
        if info == 0 || info == 10 {
            let len = self.number(MAX_CLOCK, "a length")?;
            return Ok(Block { clock, len, is_skip: info == 10, origin: None, slot: None, value: None });
        }
        let origin = if info & 0x80 == 0 { None } else { Some(self.id()?) };
        let right = if info & 0x40 == 0 { None } else { Some(self.id()?) };
        let mut slot = None;
        if origin.is_none() && right.is_none() {
            let parent = match self.wide(1, "0 or 1")? {
                1 => Parent::Root(self.text()?),
                _ => Parent::Block(self.id()?),
            };
            if info & 0x20 != 0 {
                slot = Some(Slot { parent, key: self.text()? });
            }
        }
        let (len, value) = self.content(info & 0x1f)?;
        Ok(Block { clock, len, is_skip: false, origin, slot, value })
    }

    fn content(&mut self, kind: u8) -> Result<(u32, Option<(usize, usize)>), DocumentError> {
        match kind {
            1 => Ok((self.number(MAX_CLOCK, "a length")?, None)),
            3 => self.text_or_bytes().map(|()| (1, None)),
            4 => {
                let utf16 = self.text()?.encode_utf16().count();
                u32::try_from(utf16).map(|len| (len, None)).map_err(|_| self.fail("a text", "too long a one"))
            }
            5 => self.text().map(|_| (1, None)),
            6 => self.text().and_then(|_| self.text()).map(|_| (1, None)),
            7 => {
                match self.byte()? {
                    0..=2 | 4 | 6 => {}
                    3 | 5 => drop(self.text()?),
                    _ => return Err(self.fail("a shared type", "an unknown one")),
                }
                Ok((1, None))
            }
            8 => {
                let count = self.count()?;
                let mut start = self.at;
                for _ in 0..count {
                    start = self.at;
                    self.any(MAX_DEPTH)?;
                }
                Ok((count, Some((start, self.at))))
            }
            _ => Err(self.fail("content", "an unknown kind")),
        }
    }

    fn text_or_bytes(&mut self) -> Result<(), DocumentError> {
        let len = self.count()?;
        self.take(len as usize).map(drop)
    }

    fn any(&mut self, depth: u8) -> Result<(), DocumentError> {
        let Some(deeper) = depth.checked_sub(1) else { return Err(self.fail("a value", "one too deep")) };
        match self.byte()? {
            120 | 121 | 126 | 127 => Ok(()),
            125 => self.signed(),
            124 => self.take(4).map(drop),
            122 | 123 => self.take(8).map(drop),
            119 => self.text().map(drop),
            118 => {
                for _ in 0..self.count()? {
                    self.text()?;
                    self.any(deeper)?;
                }
                Ok(())
            }
            117 => {
                for _ in 0..self.count()? {
                    self.any(deeper)?;
                }
                Ok(())
            }
            116 => self.text_or_bytes(),
            _ => Err(self.fail("a value", "an unknown kind")),
        }
    }

    /// Six bits and a sign, then seven bits a byte; up to 53 bits.
    fn signed(&mut self) -> Result<(), DocumentError> {
        for _ in 0..8 {
            if self.byte()? < 128 {
                return Ok(());
            }
        }
        Err(self.fail("a number", "one without end"))
    }

    /// Ranges of each client in rising order.
    pub(super) fn deletions(&mut self) -> Result<(), DocumentError> {
        for _ in 0..self.count()? {
            self.client()?;
            let mut last = 0;
            for _ in 0..self.count()? {
                let clock = self.number(MAX_CLOCK, "a clock")?;
                let len = self.number(MAX_CLOCK, "a length")?;
                if clock < last {
                    return Err(self.fail("a later range", "an earlier one"));
                }
                last = self.clock_after(clock, len)?;
            }
        }
        Ok(())
    }

    pub(super) fn end(&self) -> Result<(), DocumentError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.fail("the end", "more")) }
    }
}
