//! Reads the outline of an update (encoding v1) without trusting a byte of it.
//!
//! Two uses: nothing reaches yrs that could make it panic or reserve without measure, and a block's id leads to the key it stands at,
//! which yrs keeps to itself. Layout: <https://github.com/yjs/yjs/blob/main/src/utils/encoding.js>, values: lib0 `writeAny`.

use super::DocumentError;
use std::collections::BTreeMap;
use yrs::Any;
use yrs::encoding::read::Cursor;

/// Client ids are below 2^53.
pub(super) const MAX_CLIENT: u64 = (1 << 53) - 1;
/// Clocks stay where yrs' signed arithmetic on them is safe.
const MAX_CLOCK: u64 = i32::MAX as u64;
/// How deep values may lie in each other.
const MAX_DEPTH: u8 = 64;

/// Client and clock of a block.
pub(super) type BlockId = (u64, u32);

/// The blocks of an update by client, in order of their clocks.
pub(super) struct Wire<'a> {
    bytes: &'a [u8],
    clients: BTreeMap<u64, Vec<Block<'a>>>,
}

/// A run of one client's operations.
pub(super) struct Block<'a> {
    pub clock: u32,
    len: u32,
    is_skip: bool,
    origin: Option<BlockId>,
    slot: Option<Slot<'a>>,
    /// Where the last plain value lies in the bytes.
    value: Option<(usize, usize)>,
}

/// The key a block stands at.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    pub parent: Parent<'a>,
    pub key: &'a str,
}

#[derive(Clone, Copy)]
pub(super) enum Parent<'a> {
    Root(&'a str),
    Block(BlockId),
}

impl<'a> Wire<'a> {
    /// The block that contains this id.
    pub(super) fn block(&self, (client, clock): BlockId) -> Option<&Block<'a>> {
        let blocks = self.clients.get(&client)?;
        let place = blocks.partition_point(|block| block.clock <= clock).checked_sub(1)?;
        blocks.get(place).filter(|block| clock - block.clock < block.len)
    }

    /// The key at which the block with this id stands; it is written only at the first block of a key, to which origins lead.
    pub(super) fn slot(&self, id: BlockId) -> Option<Slot<'a>> {
        let mut block = self.block(id)?;
        loop {
            if let Some(slot) = block.slot {
                return Some(slot);
            }
            let origin = block.origin?;
            let earlier = self.block(origin)?;
            if std::ptr::eq(earlier, block) {
                return None;
            }
            block = earlier;
        }
    }

    /// The value written by the block with this id, unless it is deleted or a shared type.
    pub(super) fn value(&self, id: BlockId) -> Option<Any> {
        let (start, end) = self.block(id)?.value?;
        Any::decode(&mut Cursor::new(self.bytes.get(start..end)?)).ok()
    }

    /// The clock each client's operations reach.
    pub(super) fn ends(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.clients
            .iter()
            .filter_map(|(&client, blocks)| blocks.iter().rev().find(|block| !block.is_skip).map(|block| (client, block.clock + block.len)))
    }
}

/// Refuses whatever is not an update through and through.
pub(super) fn read(bytes: &[u8]) -> Result<Wire<'_>, DocumentError> {
    let mut reader = Reader { bytes, at: 0 };
    let mut clients = BTreeMap::new();
    for _ in 0..reader.count()? {
        let count = reader.count()?;
        let client = reader.client()?;
        let mut clock = reader.number(MAX_CLOCK, "a clock")?;
        let mut blocks = Vec::new();
        for _ in 0..count {
            let block = reader.block(clock)?;
            clock = reader.clock_after(clock, block.len)?;
            blocks.push(block);
        }
        if clients.insert(client, blocks).is_some() {
            return Err(reader.fail("each client once", "one twice"));
        }
    }
    reader.deletions()?;
    reader.end()?;
    Ok(Wire { bytes, clients })
}

/// Refuses what is not a state vector.
pub(super) fn check_state_vector(bytes: &[u8]) -> Result<(), DocumentError> {
    let mut reader = Reader { bytes, at: 0 };
    for _ in 0..reader.count()? {
        reader.client()?;
        reader.number(MAX_CLOCK, "a clock")?;
    }
    reader.end()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn fail(&self, expected: &str, found: &str) -> DocumentError {
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
    fn number(&mut self, most: u64, what: &str) -> Result<u32, DocumentError> {
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
    fn count(&mut self) -> Result<u32, DocumentError> {
        let left = self.bytes.len() - self.at;
        self.number((left as u64).min(MAX_CLOCK), "a count")
    }

    fn client(&mut self) -> Result<u64, DocumentError> {
        self.wide(MAX_CLIENT, "a client")
    }

    fn id(&mut self) -> Result<BlockId, DocumentError> {
        Ok((self.client()?, self.number(MAX_CLOCK, "a clock")?))
    }

    fn text(&mut self) -> Result<&'a str, DocumentError> {
        let len = self.count()?;
        let text = self.take(len as usize)?;
        std::str::from_utf8(text).map_err(|_| self.fail("a text", "no UTF-8"))
    }

    fn clock_after(&self, clock: u32, len: u32) -> Result<u32, DocumentError> {
        let end = clock.checked_add(len).filter(|&end| u64::from(end) <= MAX_CLOCK);
        end.filter(|_| len > 0).ok_or_else(|| self.fail("a length", "nothing or too much"))
    }

    fn block(&mut self, clock: u32) -> Result<Block<'a>, DocumentError> {
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
    fn deletions(&mut self) -> Result<(), DocumentError> {
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

    fn end(&self) -> Result<(), DocumentError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.fail("the end", "more")) }
    }
}
