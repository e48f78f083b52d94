//! Compound files (MS-CFB): a small file system of sectors, in which old Office documents live.
//!
//! A chain of sectors that runs in a circle, or leaves the file, is no chain: nothing is followed
//! for longer than the file has sectors.

use super::binary::{size_at, u16_at, u32_at};

const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// The last sector numbers mean something else than a sector.
const FIRST_SPECIAL: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

/// A compound file, whole in memory.
pub(super) struct Compound<'a> {
    file: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<u8>,
}

impl<'a> Compound<'a> {
    /// Reads the tables; `None` if they are broken.
    pub(super) fn open(file: &'a [u8]) -> Option<Self> {
        let shift = u16_at(file, 30).filter(|it| matches!(it, 9 | 12))?;
        let mut compound = Self { file, sector: 1 << shift, next: Vec::new(), entries: Vec::new() };
        compound.next = compound.table()?;
        compound.entries = compound.chain(u32_at(file, 48)?)?;
        Some(compound)
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream; `None` if there is none, or it is broken.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let (start, length) = (u32_at(entry, 116)?, size_at(entry, 120)?);
        let smallest = size_at(self.file, 56)?;
        let mut stream =
            if length < smallest { self.mini_chain(start)? } else { self.chain(start)? };
        stream.truncate(length);
        Some(stream)
    }

    fn entry(&self, name: &str) -> Option<&[u8]> {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        self.entries.chunks_exact(ENTRY).find(|it| it.starts_with(&wide))
    }

    /// Sectors in the file, at most.
    fn sectors(&self) -> usize {
        self.file.len() / self.sector + 1
    }

    /// A sector, or what there is of the last one.
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.file.get(from..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The table of which sector follows which: its own sectors are listed in the header, and then
    /// in a chain of lists.
    fn table(&self) -> Option<Vec<u32>> {
        let mut listed = numbers(self.file.get(76..HEADER)?);
        let mut list = u32_at(self.file, 68)?;
        for _ in 0..self.sectors() {
            if list >= FIRST_SPECIAL {
                break;
            }
            listed.extend(numbers(self.sector(list)?));
            list = listed.pop()?;
        }
        listed.retain(|it| *it < FIRST_SPECIAL);
        let mut table = Vec::new();
        for id in listed.into_iter().take(self.sectors()) {
            table.extend(numbers(self.sector(id)?));
        }
        Some(table)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut id) = (Vec::new(), start);
        for _ in 0..self.sectors() {
            if id == END_OF_CHAIN {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(id)?);
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        (id == END_OF_CHAIN).then_some(bytes)
    }

    /// Short streams lie in small sectors, inside the stream of the root.
    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let all = self.chain(u32_at(self.entries.get(..ENTRY)?, 116)?)?;
        let next = numbers(&self.chain(u32_at(self.file, 60)?)?);
        let (mut bytes, mut id) = (Vec::new(), start);
        for _ in 0..=all.len() / MINI_SECTOR {
            if id == END_OF_CHAIN {
                return Some(bytes);
            }
            let index = usize::try_from(id).ok()?;
            let from = index.checked_mul(MINI_SECTOR)?;
            let rest = all.get(from..)?;
            bytes.extend_from_slice(&rest[..rest.len().min(MINI_SECTOR)]);
            id = *next.get(index)?;
        }
        (id == END_OF_CHAIN).then_some(bytes)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|it| u32::from_le_bytes(*it)).collect()
}

/// A compound file of one stream, as tests need it.
#[cfg(test)]
pub(super) fn with_stream(name: &str, bytes: &[u8]) -> Vec<u8> {
    // Sector 0 is the table, 1 the directory, the stream follows: long enough to need no mini sectors.
    let sectors = bytes.len().max(4096).div_ceil(512);
    let mut file = vec![0; HEADER];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, number) in [(30, 9_u16), (32, 6)] {
        file[at..at + 2].copy_from_slice(&number.to_le_bytes());
    }
    for (at, number) in [(44, 1_u32), (48, 1), (56, 4096), (60, END_OF_CHAIN), (68, END_OF_CHAIN)] {
        file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    file[76..].fill(0xFF);
    file[76..80].fill(0);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, END_OF_CHAIN];
    let last = u32::try_from(sectors + 1).unwrap();
    table.extend((2..=last).map(|it| if it == last { END_OF_CHAIN } else { it + 1 }));
    table.resize(128, u32::MAX);
    file.extend(table.iter().flat_map(|it| it.to_le_bytes()));
    let mut directory = vec![0; 512];
    for (index, name) in ["Root Entry", name].into_iter().enumerate() {
        let entry = &mut directory[index * ENTRY..][..ENTRY];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
    }
    directory[116..120].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
    directory[ENTRY + 116..ENTRY + 120].copy_from_slice(&2_u32.to_le_bytes());
    let length = u32::try_from(bytes.len().max(4096)).unwrap();
    directory[ENTRY + 120..ENTRY + 124].copy_from_slice(&length.to_le_bytes());
    file.extend(directory);
    file.extend(bytes);
    file.resize(HEADER + 512 * (sectors + 2), 0);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_put_together_from_its_sectors() {
        let bytes: Vec<u8> = (0..9000_u32).map(|it| (it % 251) as u8).collect();
        let file = with_stream("Workbook", &bytes);
        let compound = Compound::open(&file).unwrap();
        assert_eq!(compound.stream("Workbook").as_deref(), Some(&bytes[..]));
        assert!(!compound.has("WorkbookX") && !compound.has("Work"));
    }

    #[test]
    fn a_chain_that_runs_in_a_circle_is_none() {
        let mut file = with_stream("Workbook", &[1; 5000]);
        // Entry 5 of the table leads back to sector 3.
        file[HEADER + 20..HEADER + 24].copy_from_slice(&3_u32.to_le_bytes());
        assert!(Compound::open(&file).unwrap().stream("Workbook").is_none());
        let mut file = with_stream("Workbook", &[1; 5000]);
        // The directory follows itself.
        file[HEADER + 4..HEADER + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert!(Compound::open(&file).is_none());
    }
}
