//! The XML inside a PDF: Factur-X and ZUGFeRD attach it under a name of their own.
//!
//! Only the catalogue is walked: its tree of embedded files and its associated files. Pages,
//! fonts and pictures are never looked at.

use std::panic;

use encoding_rs::UTF_16BE;
use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object};
use memchr::memmem;

use super::InvoiceRefusal;
use crate::Refusal;

/// Names of the attachment, the one of today first; compared without case.
const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
/// What the attachment, or any other stream, unpacks to at most.
const STREAM_MEGABYTES: usize = 16;
/// What all streams together unpack to at most.
const TOTAL_BYTES: usize = 256 << 20;
/// Nodes and files of the tree that are looked at.
const VISITS: usize = 10_000;

/// The attachment with its name.
pub(super) struct Embedded {
    pub name: String,
    pub xml: Vec<u8>,
}

/// The XML of the invoice in a PDF.
///
/// The bytes come from anyone and `lopdf` does arithmetic on what they say, which
/// `overflow-checks` turns into panics: they are caught here, where nothing is shared that a panic
/// could leave half done. Nesting it bounds by itself, and unpacking by the limits given to it.
pub(super) fn embedded(bytes: &[u8]) -> Result<Embedded, Refusal> {
    panic::catch_unwind(|| find(bytes)).unwrap_or(Err(InvoiceRefusal::BadPdf.into()))
}

fn find(bytes: &[u8]) -> Result<Embedded, Refusal> {
    // Every stream has the word in its head, so no more of them than this can unpack.
    let streams = memmem::find_iter(bytes, b"stream").count().max(1);
    let stream_bytes = (TOTAL_BYTES / streams).min(STREAM_MEGABYTES << 20);
    let options = LoadOptions::with_max_decompressed_size(stream_bytes);
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
    let xml = stream.get_plain_content_with_limit(STREAM_MEGABYTES << 20).map_err(refusal)?;
    Ok(Embedded { name: name.clone(), xml })
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Refusal::Protected
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            Refusal::Inflates { megabytes: STREAM_MEGABYTES as u64 }
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
