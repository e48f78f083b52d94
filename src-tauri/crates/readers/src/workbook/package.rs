//! Packages: the ZIP archives that XLSX and ODS are.
//!
//! The sizes that an archive declares are never used. Every byte that is unpacked is counted, over
//! all parts together, and so are the bytes read to find the list of parts.

use std::{
    cell::Cell,
    collections::HashMap,
    io::{self, BufReader, Read, Seek, SeekFrom},
    rc::Rc,
};

use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::markup::{Allowance, Markup};
use crate::{FileFormat, Refusal};

/// The list of parts of the largest workbooks is some hundred kilobytes.
const LONGEST_LIST: u64 = 8 * 1024 * 1024;
const BUFFER: usize = 64 * 1024;

/// A ZIP archive of parts.
pub(super) struct Package<R> {
    archive: ZipArchive<Counted<R>>,
    /// Index of each part by its name in lower case: writers do not agree on case.
    names: HashMap<String, usize>,
    left: Allowance,
    pub(super) format: FileFormat,
}

/// A part as it is unpacked.
pub(super) type Part<'a, R> = BufReader<Counted<ZipFile<'a, Counted<R>>>>;

impl<R: Read + Seek> Package<R> {
    /// Lists the parts; no more than so many bytes of them will be unpacked.
    pub(super) fn open(source: R, most: u64) -> Result<Self, Refusal> {
        let for_list = Rc::new(Cell::new(LONGEST_LIST));
        let counted = Counted { source, left: Rc::clone(&for_list) };
        let archive = ZipArchive::new(counted).map_err(|it| refusal(it, FileFormat::Zip))?;
        for_list.set(u64::MAX);
        let names = archive.file_names_raw().enumerate();
        let names = names.map(|(index, it)| (key(&String::from_utf8_lossy(it)), index)).collect();
        Ok(Self { archive, names, left: Rc::new(Cell::new(most)), format: FileFormat::Zip })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The XML of a part, if there is such a part.
    pub(super) fn markup(&mut self, name: &str) -> Result<Option<Markup<Part<'_, R>>>, Refusal> {
        let (left, format) = (Rc::clone(&self.left), self.format);
        let part = self.part(name)?;
        Ok(part.map(|it| Markup::new(it, left, format)))
    }

    /// The bytes of a part, if there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, R>>, Refusal> {
        let Some(&index) = self.names.get(&key(name)) else { return Ok(None) };
        let source = self.archive.by_index(index).map_err(|it| refusal(it, self.format))?;
        let counted = Counted { source, left: Rc::clone(&self.left) };
        Ok(Some(BufReader::with_capacity(BUFFER, counted)))
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn refusal(error: ZipError, format: FileFormat) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
        _ => Refusal::OtherFormat(format),
    }
}

/// A source that gives so many bytes and then fails.
pub(super) struct Counted<S> {
    source: S,
    left: Allowance,
}

impl<S: Read> Read for Counted<S> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let filled = self.source.read(into)?;
        match self.left.get().checked_sub(filled as u64) {
            Some(left) if left > 0 || filled == 0 => self.left.set(left),
            _ => {
                self.left.set(0);
                return Err(io::Error::other("more bytes than are read"));
            }
        }
        Ok(filled)
    }
}

impl<S: Seek> Seek for Counted<S> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> io::Cursor<Vec<u8>> {
        let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap()
    }

    #[test]
    fn a_part_is_found_whatever_its_case_and_slashes() {
        let mut package = Package::open(archive(&[("Xl\\WorkBook.xml", b"here")]), 100).unwrap();
        let mut text = String::new();
        package.part("/xl/workbook.xml").unwrap().unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "here");
        assert!(package.part("xl/styles.xml").unwrap().is_none());
    }

    #[test]
    fn bytes_are_counted_as_they_are_unpacked() {
        let zeros = vec![0; 3_000_000];
        let file = archive(&[("a", &zeros[..]), ("b", &zeros[..])]);
        assert!(file.get_ref().len() < 20_000);
        let mut package = Package::open(file, 4_000_000).unwrap();
        let mut unpacked = Vec::new();
        package.part("a").unwrap().unwrap().read_to_end(&mut unpacked).unwrap();
        assert!(package.part("b").unwrap().unwrap().read_to_end(&mut unpacked).is_err());
        assert!(unpacked.len() <= 4_000_000);
    }
}
