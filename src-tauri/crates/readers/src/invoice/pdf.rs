//! The XML inside a PDF: Factur-X and ZUGFeRD attach it under a name of their own.
//!
//! Only the catalogue is walked: its tree of embedded files and its associated files. Pages,
//! fonts and pictures are never looked at.

use std::panic;

use encoding_rs::UTF_16BE;
use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object};
use memchr::memchr_iter;

use super::InvoiceRefusal;
use crate::Refusal;

/// Names of the attachment, the one of today first; compared without case.
const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
/// What the attachment unpacks to at most, and all streams of objects together.
const MEGABYTES: usize = 16;
/// Marks that part one value from the next, in the whole file. A picture of 60 MB has four million
/// by chance; a file of nothing else takes some 200 bytes of memory for each.
const MARKS: usize = 5_000_000;
/// Nodes and files of the tree that are looked at.
const VISITS: usize = 10_000;

/// The attachment with its name.
pub(super) struct Embedded {
    pub name: String,
    pub xml: Vec<u8>,
}

/// The XML of the invoice in a PDF.
///
/// `lopdf` reads all objects of a file at once, whatever they are, so what they can cost is bounded
/// before. It bounds their nesting and its own searches. No file was found on which it panics, but
/// its arithmetic on the offsets and sizes of the file is not all checked, and our releases turn an
/// overflow into a panic: it is caught here, where nothing is shared that it could leave half done.
pub(super) fn embedded(bytes: &[u8]) -> Result<Embedded, Refusal> {
    if bytes.iter().filter(|it| b" \t\r\n\0\x0C[(</+-.".contains(it)).count() > MARKS {
        return Err(InvoiceRefusal::BadPdf.into());
    }
    panic::catch_unwind(|| find(bytes)).unwrap_or(Err(InvoiceRefusal::BadPdf.into()))
}

fn find(bytes: &[u8]) -> Result<Embedded, Refusal> {
    let slashes = memchr_iter(b'/', bytes);
    let object_streams = slashes.filter(|it| is_object_stream(&bytes[it + 1..])).count();
    let share = (MEGABYTES << 20) / object_streams.max(1);
    let options = LoadOptions::with_max_decompressed_size(share);
    let document = Document::load_mem_with_options(bytes, options).map_err(refusal)?;
    // What opens without a password was decrypted and no longer says that it was encrypted.
    if document.trailer.has(b"Encrypt") {
        return Err(Refusal::Protected);
    }
    let catalog = document.catalog().map_err(refusal)?;
    let files = files(&document, catalog);
    let named = |name: &str| files.iter().find(|it| it.0.eq_ignore_ascii_case(name));
    let (name, stream) = NAMES.iter().find_map(|it| named(it)).ok_or(InvoiceRefusal::NoXml)?;
    let stream = stream.as_stream().map_err(refusal)?;
    let xml = stream.get_plain_content_with_limit(MEGABYTES << 20).map_err(refusal)?;
    Ok(Embedded { name: name.clone(), xml })
}

/// Whether a name is `ObjStm`, in whichever of its letters the writer put as `#` and two digits.
fn is_object_stream(name: &[u8]) -> bool {
    let digit = |at: usize| name.get(at).and_then(|it| char::from(*it).to_digit(16));
    let mut at = 0;
    b"ObjStm".iter().all(|&letter| {
        let escaped = digit(at + 1).zip(digit(at + 2)).map(|(high, low)| high * 16 + low);
        let is_escape = name.get(at) == Some(&b'#') && escaped == Some(u32::from(letter));
        let is_letter = name.get(at) == Some(&letter);
        at += if is_escape { 3 } else { 1 };
        is_escape || is_letter
    })
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Refusal::Protected
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            Refusal::Inflates { megabytes: MEGABYTES as u64 }
        }
        _ => InvoiceRefusal::BadPdf.into(),
    }
}

/// Names and streams of the embedded files, then of the associated ones.
fn files<'a>(document: &'a Document, catalog: &'a Dictionary) -> Vec<(String, &'a Object)> {
    let mut specifications = Vec::new();
    let tree = entry(document, catalog, b"Names")
        .and_then(|names| entry(document, names.as_dict().ok()?, b"EmbeddedFiles"));
    // A tree that bites its tail ends with the visits.
    let mut nodes: Vec<&Object> = tree.into_iter().collect();
    let mut visits = 0;
    while let Some(node) = nodes.pop().filter(|_| visits < VISITS) {
        visits += 1;
        let Ok(node) = node.as_dict() else { continue };
        let room = VISITS.saturating_sub(nodes.len() + specifications.len());
        nodes.extend(array(document, node, b"Kids").take(room));
        specifications.extend(array(document, node, b"Names").take(room).skip(1).step_by(2));
    }
    specifications.extend(array(document, catalog, b"AF").take(VISITS));
    specifications.into_iter().filter_map(|it| file(document, it.as_dict().ok()?)).collect()
}

fn file<'a>(document: &'a Document, specification: &'a Dictionary) -> Option<(String, &'a Object)> {
    let either = |dictionary: &'a Dictionary| {
        entry(document, dictionary, b"UF").or_else(|| entry(document, dictionary, b"F"))
    };
    let name = either(specification)?.as_str().ok()?;
    let stream = either(entry(document, specification, b"EF")?.as_dict().ok()?)?;
    Some((text(name), stream))
}

fn entry<'a>(document: &'a Document, from: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolve(document, from.get(key).ok()?)
}

fn array<'a>(
    document: &'a Document,
    from: &'a Dictionary,
    key: &[u8],
) -> impl Iterator<Item = &'a Object> {
    let found = entry(document, from, key).and_then(|it| it.as_array().ok());
    found.into_iter().flatten().filter_map(|it| resolve(document, it))
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// A name, in UTF-16 after a mark, else in what agrees with ASCII as far as these names go.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(utf16) => UTF_16BE.decode_without_bom_handling(utf16).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_of_objects_is_known_however_its_name_is_spelt() {
        for (name, expected) in [
            (&b"ObjStm"[..], true),
            (b"ObjStm/N 3", true),
            (b"O#62jStm ", true),
            (b"#4f#62#6A#53#74#6D", true),
            (b"ObjSt", false),
            (b"#4", false),
            (b"#4g#62jStm", false),
            (b"objstm", false),
            (b"", false),
        ] {
            assert_eq!(is_object_stream(name), expected, "{}", name.escape_ascii());
        }
    }

    #[test]
    fn a_file_of_nothing_but_values_is_refused_before_it_is_read() {
        let file = [b"%PDF-1.7\n1 0 obj\n[".to_vec(), b"1 ".repeat(MARKS + 1)].concat();
        assert!(matches!(embedded(&file), Err(Refusal::Invoice(InvoiceRefusal::BadPdf))));
    }
}
