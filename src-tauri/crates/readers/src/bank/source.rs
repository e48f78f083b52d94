//! From a source of bytes to the reader of its format, within bounds.

use std::io::{BufReader, Read, Seek, SeekFrom};

use super::{
    BankFile, BankFormat, BankRefusal, camt, cfonb, mt940, ofx,
    recognise::{is_zip, recognise},
    text::decode,
};
use crate::Refusal;

const HEAD: u64 = 64 * 1024;
/// Text is read whole; a year of a busy account is a tenth of this.
const MOST_TEXT: u64 = 64;
/// XML is read element by element, and says the same in several times the bytes.
const MOST_XML: u64 = 256;
const MEGABYTE: u64 = 1_000_000;

pub(super) fn read<R: Read + Seek>(mut source: R) -> Result<BankFile, Refusal> {
    let size = source.seek(SeekFrom::End(0))?;
    source.rewind()?;
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    source.rewind()?;
    if size <= HEAD && head.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_zip(&head) {
        at_most(MOST_TEXT, size)?;
        return camt::read_zip(source);
    }
    match recognise(&head).ok_or(BankRefusal::NotAStatement)? {
        BankFormat::Camt => {
            at_most(MOST_XML, size)?;
            camt::read(BufReader::new(source.take(MOST_XML * MEGABYTE)))
        }
        BankFormat::Cfonb120 if cfonb::is_cfonb_240(&head) => Err(BankRefusal::Cfonb240.into()),
        format => {
            at_most(MOST_TEXT, size)?;
            let mut bytes = Vec::new();
            source.take(MOST_TEXT * MEGABYTE).read_to_end(&mut bytes)?;
            let text = decode(&bytes);
            match format {
                BankFormat::Cfonb120 => cfonb::read(&text),
                BankFormat::Mt940 => mt940::read(&text),
                BankFormat::Ofx | BankFormat::Camt => ofx::read(&text),
            }
        }
    }
}

fn at_most(megabytes: u64, size: u64) -> Result<(), Refusal> {
    if size > megabytes * MEGABYTE { Err(Refusal::TooLarge { megabytes }) } else { Ok(()) }
}
