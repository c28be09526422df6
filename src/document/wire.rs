//! Reads the outline of an update (encoding v1) without trusting a byte of it.
//!
//! Two uses: nothing reaches yrs that could make it panic or reserve without measure, and a block's id leads to the key it stands at,
//! which yrs keeps to itself. Layout: <https://github.com/yjs/yjs/blob/main/src/utils/encoding.js>, values: lib0 `writeAny`.

use super::DocumentError;
use super::reader::Reader;
use std::collections::BTreeMap;
use yrs::Any;
use yrs::encoding::read::Cursor;

/// Client ids are below 2^53.
pub(super) const MAX_CLIENT: u64 = (1 << 53) - 1;
/// Clocks stay where yrs' signed arithmetic on them is safe.
pub(super) const MAX_CLOCK: u64 = i32::MAX as u64;

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
    pub len: u32,
    pub is_skip: bool,
    pub origin: Option<BlockId>,
    pub slot: Option<Slot<'a>>,
    /// Where the last plain value lies in the bytes.
    pub value: Option<(usize, usize)>,
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

    /// The first id of every block.
    pub(super) fn ids(&self) -> impl Iterator<Item = BlockId> + '_ {
        self.clients
            .iter()
            .flat_map(|(&client, blocks)| blocks.iter().filter(|block| !block.is_skip).map(move |block| (client, block.clock)))
    }

    /// Where plain values lie in the bytes.
    pub(super) fn values(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.clients.values().flatten().filter_map(|block| block.value)
    }

    pub(super) fn has_value(&self, id: BlockId) -> bool {
        self.block(id).is_some_and(|block| block.value.is_some())
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
    let mut reader = Reader::new(bytes);
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
    let mut reader = Reader::new(bytes);
    for _ in 0..reader.count()? {
        reader.client()?;
        reader.number(MAX_CLOCK, "a clock")?;
    }
    reader.end()
}
