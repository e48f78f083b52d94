//! The pages of a PDF apart from the rest of it: what they draw, and nothing that they do.

use std::{collections::BTreeSet, panic};

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId};

/// What a stream of objects unpacks to at most.
const UNPACKED: usize = 64 << 20;
/// Length at which a packed stream may still hold nothing.
const EMPTY: usize = 16;
/// Marks that part one value from the next: a file of nothing else takes 200 bytes of memory each.
const MARKS: usize = 5_000_000;
/// What a page inherits from the nodes above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// What a page does, or knows of the file it came from.
const LEFT_BEHIND: [&[u8]; 7] =
    [b"AA", b"B", b"Metadata", b"PieceInfo", b"StructParents", b"Thumb", b"Parent"];
/// What an annotation does, or knows of the file it came from.
const DOES: [&[u8]; 6] = [b"A", b"AA", b"Dest", b"Parent", b"P", b"StructParent"];
/// Nodes of a page tree that lie above one another.
const DEPTH: usize = 64;

/// Why a PDF cannot be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It is no PDF at all.
    #[error("no PDF")]
    NotPdf,
    /// It is damaged or cut short.
    #[error("a damaged PDF")]
    Broken,
    /// It asks for a password, or was locked with one.
    #[error("a protected PDF")]
    Protected,
}

/// Opens a PDF whose pages can all be drawn.
///
/// The library's arithmetic on a file's offsets is not all checked: a panic is caught here, where
/// nothing is shared that it could leave half done.
pub(super) fn open(bytes: &[u8]) -> Result<Document, Unusable> {
    if !bytes[..bytes.len().min(1024)].windows(5).any(|it| it == b"%PDF-") {
        return Err(Unusable::NotPdf);
    }
    if bytes.iter().filter(|it| b" \t\r\n\0\x0C[(</+-.".contains(it)).count() > MARKS {
        return Err(Unusable::Broken);
    }
    panic::catch_unwind(|| load(bytes)).unwrap_or(Err(Unusable::Broken))
}

fn load(bytes: &[u8]) -> Result<Document, Unusable> {
    let options = LoadOptions::with_max_decompressed_size(UNPACKED);
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            Error::InvalidPassword
            | Error::Decryption(_)
            | Error::UnsupportedSecurityHandler(_) => Unusable::Protected,
            _ => Unusable::Broken,
        })?;
    // What opens without a password was decrypted and no longer says that it was encrypted.
    if document.trailer.has(b"Encrypt") || document.was_encrypted() {
        return Err(Unusable::Protected);
    }
    let pages: Vec<_> = document.page_iter().collect();
    let whole = !pages.is_empty()
        && declared(&document) == Some(pages.len())
        && pages.iter().all(|it| is_whole(&document, *it));
    if whole { Ok(document) } else { Err(Unusable::Broken) }
}

/// How many pages the file says it has.
fn declared(document: &Document) -> Option<usize> {
    let root = document.catalog().ok()?.get(b"Pages").ok()?.as_reference().ok()?;
    let count = document.get_dictionary(root).ok()?.get(b"Count").ok()?;
    let (_, count) = document.dereference(count).ok()?;
    usize::try_from(count.as_i64().ok()?).ok()
}

/// Whether everything that a page draws is there, down to the last picture.
fn is_whole(document: &Document, page: ObjectId) -> bool {
    let Ok(dictionary) = document.get_dictionary(page) else { return false };
    // A blank page has nothing to draw, and may have nothing to draw with.
    let resources = inherited(document, dictionary, b"Resources").unwrap_or(Object::Null);
    let drawn = dictionary.get(b"Contents").into_iter().chain([&resources]);
    let mut seen = BTreeSet::new();
    let mut there = true;
    for it in drawn {
        walk(it, &mut |id| {
            if !seen.insert(id) {
                return None;
            }
            let found = document.objects.get(&id);
            there &= found.is_some();
            found
        });
    }
    there
        && inherited(document, dictionary, b"MediaBox").is_some()
        && document.get_page_contents(page).into_iter().all(|it| is_readable(document, it))
}

/// Whether what a page draws unpacks. The library gives what it got of a damaged stream, which may
/// be nothing.
fn is_readable(document: &Document, contents: ObjectId) -> bool {
    let stream = document.get_object(contents).and_then(Object::as_stream);
    stream.is_ok_and(|it| {
        let plain = it.get_plain_content_with_limit(UNPACKED);
        plain.is_ok_and(|plain| !plain.is_empty() || it.content.len() <= EMPTY)
    })
}

/// The pages in order, each with what it inherited; the nodes above them are gone.
pub(super) fn flatten(document: &mut Document) -> Vec<ObjectId> {
    let pages: Vec<_> = document.page_iter().collect();
    let mut flat = Vec::with_capacity(pages.len());
    for id in &pages {
        let Ok(page) = document.get_dictionary(*id) else { continue };
        let mut own = page.clone();
        for key in INHERITED {
            if !own.has(key)
                && let Some(value) = inherited(document, page, key)
            {
                own.set(key, value);
            }
        }
        LEFT_BEHIND.iter().for_each(|key| drop(own.remove(key)));
        flat.push((*id, own));
    }
    document.objects.retain(|_, it| !it.type_name().is_ok_and(|name| name == b"Pages"));
    for (id, page) in flat {
        document.objects.insert(id, Object::Dictionary(page));
        disarm(document, id);
    }
    pages
}

/// Takes from a page's annotations what they do; what they look like stays.
fn disarm(document: &mut Document, page: ObjectId) {
    for annotation in document.get_page_annotations_mut(page).unwrap_or_default() {
        DOES.iter().for_each(|key| drop(annotation.remove(key)));
    }
}

/// A value of a page, else of the nearest node above it that has one.
fn inherited(document: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut node = page;
    for _ in 0..DEPTH {
        if let Ok(value) = node.get(key) {
            return Some(value.clone());
        }
        node = document.get_dictionary(node.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

/// Everything that pages lead to, themselves included.
pub(super) fn reachable(document: &Document, pages: &[ObjectId]) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    for page in pages {
        walk(&Object::Reference(*page), &mut |id| {
            if reached.insert(id) { document.objects.get(&id) } else { None }
        });
    }
    reached
}

/// Goes through an object and what it refers to, as far as `follow` gives it. A list of its own
/// keeps what is still to be seen: a file may be nested deeper than a thread has room for.
fn walk<'a>(from: &'a Object, follow: &mut dyn FnMut(ObjectId) -> Option<&'a Object>) {
    let mut waiting = vec![from];
    while let Some(object) = waiting.pop() {
        match object {
            Object::Reference(id) => waiting.extend(follow(*id)),
            Object::Array(items) => waiting.extend(items),
            Object::Dictionary(entries) => waiting.extend(entries.iter().map(|(_, it)| it)),
            Object::Stream(stream) => waiting.extend(stream.dict.iter().map(|(_, it)| it)),
            _ => {}
        }
    }
}
