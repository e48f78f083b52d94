//! The text of an XML file: its bytes as UTF-8, with the line reached and a limit to one piece.
//!
//! A byte order mark outranks the declaration, and a declaration that the bytes themselves deny
//! (UTF-16 over single bytes) counts for nothing. Bytes that the encoding does not have are
//! refused, as XML asks: an amount or a name must not change under the reading.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr_iter, memmem};

use crate::Refusal;

const CHUNK: usize = 32 * 1024;
/// Where a declaration is looked for.
const HEAD: u64 = 1024;
/// Bytes that a tag, a comment or a run of text has at most; a file attached to an invoice is one.
const PIECE_MEGABYTES: u64 = 16;

/// An XML file as UTF-8 without its byte order mark.
pub(super) struct Text<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    decoded: Vec<u8>,
    at: usize,
    line: u64,
    piece: u64,
    ended: bool,
    refusal: Option<Refusal>,
}

impl<R: BufRead> Text<R> {
    pub fn new(mut source: R) -> Self {
        let mut head = Vec::new();
        let read = source.by_ref().take(HEAD).read_to_end(&mut head);
        let encoding = encoding(&head);
        Self {
            source: Cursor::new(head).chain(source),
            decoder: encoding.unwrap_or(UTF_8).new_decoder_with_bom_removal(),
            decoded: Vec::new(),
            at: 0,
            line: 1,
            piece: 0,
            ended: false,
            refusal: match read {
                Err(error) => Some(error.into()),
                Ok(_) if encoding.is_none() => Some(Refusal::BadXml { line: 1 }),
                Ok(_) => None,
            },
        }
    }

    /// The line that is read next, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// A new tag, comment or run of text begins: its length counts from here.
    pub fn begin_piece(&mut self) {
        self.piece = 0;
    }

    /// Why the reading stopped with an error, if it was for the text itself.
    pub fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }

    /// Decodes until there is a character, an end or a refusal.
    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.decoded.resize(CHUNK, 0);
        let mut written = 0;
        // A decoder must not be asked again after its end.
        while written == 0 && !self.ended && self.refusal.is_none() {
            let raw = match self.source.fill_buf() {
                Err(error) => {
                    self.decoded.clear();
                    return Err(error);
                }
                Ok(raw) => raw,
            };
            let last = raw.is_empty();
            let (result, read, filled) =
                self.decoder.decode_to_utf8_without_replacement(raw, &mut self.decoded, last);
            self.source.consume(read);
            written = filled;
            match result {
                DecoderResult::InputEmpty => self.ended = last,
                DecoderResult::OutputFull => (),
                DecoderResult::Malformed(..) => {
                    let lines = memchr_iter(b'\n', &self.decoded[..written]).count() as u64;
                    self.refusal = Some(Refusal::BadXml { line: self.line + lines });
                }
            }
        }
        self.decoded.truncate(written);
        Ok(())
    }
}

impl<R: BufRead> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.decoded.len() {
            if self.piece > PIECE_MEGABYTES << 20 {
                self.refusal = Some(Refusal::TooLarge { megabytes: PIECE_MEGABYTES });
            }
            if self.refusal.is_none() {
                self.refill()?;
            }
        }
        // What was decoded before the bad byte is still read: the root may stand in it.
        if self.at == self.decoded.len() && self.refusal.is_some() {
            return Err(io::Error::other("the text was refused"));
        }
        Ok(&self.decoded[self.at..])
    }

    fn consume(&mut self, read: usize) {
        let end = (self.at + read).min(self.decoded.len());
        self.line += memchr_iter(b'\n', &self.decoded[self.at..end]).count() as u64;
        self.piece += (end - self.at) as u64;
        self.at = end;
    }
}

/// What the file is written in; `None` for a name that no encoding has.
fn encoding(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    match head {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => (),
    }
    let Some(label) = declared(head) else { return Some(UTF_8) };
    let encoding = Encoding::for_label_no_replacement(label)?;
    let single_bytes = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if single_bytes { UTF_8 } else { encoding })
}

/// The encoding that the declaration names.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let rest = head.strip_prefix(b"<?xml")?;
    let declaration = &rest[..memmem::find(rest, b"?>")?];
    let at = memmem::find(declaration, b"encoding")?;
    let value = declaration[at + b"encoding".len()..].trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, value) = value.split_first().filter(|it| matches!(it.0, b'"' | b'\''))?;
    Some(&value[..memchr::memchr(quote, value)?])
}
