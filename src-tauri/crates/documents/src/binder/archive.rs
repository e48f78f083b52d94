//! What a file says of itself as an archive, taken back once it holds what others wrote.

use lopdf::{Document, Object};

/// The namespace of the claim in the metadata.
const CLAIM: &str = "pdfaid:";

/// Takes the claim to be PDF/A back; title, author and language stay.
pub(super) fn disclaim(document: &mut Document) {
    let Ok(catalog) = document.catalog_mut() else { return };
    let intents = catalog.remove(b"OutputIntents");
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).ok();
    if let Some(Ok(intents)) = intents.as_ref().map(Object::as_reference) {
        document.objects.remove(&intents);
    }
    let Some(metadata) = metadata else { return };
    let stream = document.get_object_mut(metadata).and_then(Object::as_stream_mut);
    let plain = stream.ok().filter(|it| !it.dict.has(b"Filter"));
    let rewritten = plain.and_then(|stream| {
        let xmp = without_claim(std::str::from_utf8(&stream.content).ok()?);
        stream.set_plain_content(xmp.into_bytes());
        Some(())
    });
    // What cannot be read cannot be corrected.
    if rewritten.is_none()
        && let Ok(catalog) = document.catalog_mut()
    {
        catalog.remove(b"Metadata");
        document.objects.remove(&metadata);
    }
}

/// Metadata without the elements that claim.
fn without_claim(xmp: &str) -> String {
    let mut kept = String::with_capacity(xmp.len());
    let mut rest = xmp;
    while let Some(at) = rest.find(&format!("<{CLAIM}")) {
        let element = &rest[at + 1..];
        let name = element.split(|it: char| it == '>' || it.is_whitespace()).next();
        let closing = format!("</{}>", name.unwrap_or_default());
        let Some(end) = element.find(&closing) else { break };
        kept.push_str(&rest[..at]);
        rest = &element[end + closing.len()..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_claim_is_cut() {
        for (xmp, kept) in [
            (
                "<a/><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><b/>",
                "<a/><b/>",
            ),
            ("<a/>", "<a/>"),
            ("<pdfaid:part>3", "<pdfaid:part>3"),
        ] {
            assert_eq!(without_claim(xmp), kept);
        }
    }
}
