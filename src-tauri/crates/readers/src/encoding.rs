//! Encodings: which characters the bytes stand for.
//!
//! No export says its encoding, so the whole file votes: bytes that are valid UTF-8 are UTF-8, and
//! among the single-byte sets the one in which the accents fall on French letters wins. Decoding
//! never fails: what stands for nothing becomes U+FFFD, in its own cell.

use std::io::{self, Read, Seek};

use encoding_rs::{CoderResult, Decoder, ISO_8859_15, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;

use crate::{FileFormat, Refusal};

const CHUNK: usize = 128 * 1024;
const HEAD: usize = 4096;

/// A character set that accounting exports are met in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// What Excel calls *Unicode text*.
    Utf16Le,
    /// The same, big end first.
    Utf16Be,
    /// What Excel writes in France.
    Windows1252,
    /// Latin 9: as Windows-1252, but € and œ sit elsewhere.
    Iso8859_15,
    /// MS-DOS: old packages.
    Cp850,
}

impl Encoding {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Cp850 => "CP850",
        }
    }

    /// Reads the file once and says what it is written in; refuses what is no text.
    pub(crate) fn sniff(source: &mut (impl Read + Seek)) -> Result<Self, Refusal> {
        source.rewind()?;
        let mut chunk = vec![0; CHUNK];
        let mut votes = Votes::default();
        let mut kept = 0;
        loop {
            let filled = kept + fill(source, &mut chunk[kept..])?;
            if votes.bytes == 0 {
                match Self::of_head(&chunk[..filled])? {
                    Some(encoding) => return Ok(encoding),
                    None if filled == 0 => return Err(Refusal::Empty),
                    None => (),
                }
            }
            if filled == kept {
                votes.count(&chunk[..kept]);
                return Ok(votes.winner());
            }
            if memchr(0, &chunk[..filled]).is_some() {
                return Err(Refusal::OtherFormat(FileFormat::Binary));
            }
            // A character cut by the end of the chunk is counted with the next one.
            let whole = filled - cut_character(&chunk[..filled]);
            votes.count(&chunk[..whole]);
            chunk.copy_within(whole..filled, 0);
            kept = filled - whole;
        }
    }

    /// UTF-16 shows in the first bytes: a mark, or every other byte zero.
    fn of_head(file: &[u8]) -> Result<Option<Self>, Refusal> {
        let head = &file[..file.len().min(HEAD)];
        if let Some(format) = FileFormat::of(head) {
            return Err(Refusal::OtherFormat(format));
        }
        let zeros = |skip| head.iter().skip(skip).step_by(2).filter(|it| **it == 0).count();
        let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
        Ok(match head {
            [0xFF, 0xFE, ..] => Some(Self::Utf16Le),
            [0xFE, 0xFF, ..] => Some(Self::Utf16Be),
            _ if pairs > 0 && odd * 10 > pairs * 7 && even * 20 <= pairs => Some(Self::Utf16Le),
            _ if pairs > 0 && even * 10 > pairs * 7 && odd * 20 <= pairs => Some(Self::Utf16Be),
            _ => None,
        })
    }
}

/// What the bytes above ASCII speak for.
#[derive(Default)]
struct Votes {
    bytes: u64,
    utf8: u64,
    not_utf8: u64,
    latin_letters: u64,
    c1: u64,
    latin9: u64,
    dos: u64,
}

impl Votes {
    fn count(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        if chunk.is_ascii() {
            return;
        }
        for part in chunk.utf8_chunks() {
            self.utf8 += part.valid().bytes().filter(|it| *it >= 0xC2).count() as u64;
            self.not_utf8 += u64::from(!part.invalid().is_empty());
        }
        for &byte in chunk.iter().filter(|it| !it.is_ascii()) {
            match byte {
                // é è ç ê É â î of CP850; in Windows-1252 rare marks and nothing.
                0x82 | 0x87 | 0x88 | 0x8A | 0x90 | 0x83 | 0x8C => {
                    (self.dos, self.c1) = (self.dos + 1, self.c1 + 1)
                }
                0x80..=0x9F => self.c1 += 1,
                // € Œ œ of Latin 9; in Windows-1252 ¤ ¼ ½.
                0xA4 | 0xBC | 0xBD => self.latin9 += 1,
                0xC0.. => self.latin_letters += 1,
                _ => (),
            }
        }
    }

    fn winner(&self) -> Encoding {
        match () {
            () if self.utf8 >= self.not_utf8 => Encoding::Utf8,
            () if self.dos > self.latin_letters => Encoding::Cp850,
            () if self.c1 == 0 && self.latin9 > 0 => Encoding::Iso8859_15,
            () => Encoding::Windows1252,
        }
    }
}

/// Bytes at the end that begin a character of UTF-8 which goes on after them.
fn cut_character(chunk: &[u8]) -> usize {
    let lead = chunk.iter().rev().take(4).position(|it| !(0x80..0xC0).contains(it));
    lead.filter(|it| chunk[chunk.len() - 1 - it] >= 0xC0).map_or(0, |it| it + 1)
}

/// The file as UTF-8, whatever it is written in.
pub(crate) struct Utf8Reader<R> {
    source: R,
    decoder: Transcoder,
    raw: Vec<u8>,
    at: usize,
    source_ended: bool,
    finished: bool,
}

enum Transcoder {
    AsItIs,
    Standard(Decoder),
    Cp850,
}

impl<R: Read> Utf8Reader<R> {
    pub(crate) fn new(source: R, encoding: Encoding) -> Self {
        let standard = |it: &'static encoding_rs::Encoding| {
            Transcoder::Standard(it.new_decoder_without_bom_handling())
        };
        let decoder = match encoding {
            Encoding::Utf8 => Transcoder::AsItIs,
            Encoding::Utf16Le => standard(UTF_16LE),
            Encoding::Utf16Be => standard(UTF_16BE),
            Encoding::Windows1252 => standard(WINDOWS_1252),
            Encoding::Iso8859_15 => standard(ISO_8859_15),
            Encoding::Cp850 => Transcoder::Cp850,
        };
        Self { source, decoder, raw: Vec::new(), at: 0, source_ended: false, finished: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.raw.resize(CHUNK, 0);
        let filled = fill(&mut self.source, &mut self.raw)?;
        self.raw.truncate(filled);
        self.at = 0;
        self.source_ended = filled == 0;
        Ok(())
    }
}

/// Writes at least one character if `into` has room for one (four bytes) and the file goes on.
impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if matches!(self.decoder, Transcoder::AsItIs) {
            return fill(&mut self.source, into);
        }
        loop {
            if self.at == self.raw.len() && !self.source_ended {
                self.refill()?;
            }
            let raw = &self.raw[self.at..];
            let (read, written) = match &mut self.decoder {
                _ if self.finished => return Ok(0),
                Transcoder::AsItIs | Transcoder::Cp850 => from_cp850(raw, into),
                Transcoder::Standard(decoder) => {
                    let (result, read, written, _) =
                        decoder.decode_to_utf8(raw, into, self.source_ended);
                    self.finished = self.source_ended && result == CoderResult::InputEmpty;
                    (read, written)
                }
            };
            self.at += read;
            if written > 0 || (read == 0 && self.source_ended) || into.len() < 4 {
                return Ok(written);
            }
        }
    }
}

/// One read that no signal interrupts.
fn fill(source: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            read => return read,
        }
    }
}

/// The upper half of CP850, in order.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

fn from_cp850(raw: &[u8], into: &mut [u8]) -> (usize, usize) {
    let table: Vec<char> = CP850.chars().collect();
    let mut written = 0;
    for (read, &byte) in raw.iter().enumerate() {
        let Some(room) = into.get_mut(written..written + 4) else { return (read, written) };
        let above = usize::from(byte).checked_sub(0x80).and_then(|it| table.get(it));
        written += above.copied().unwrap_or(char::from(byte)).encode_utf8(room).len();
    }
    (raw.len(), written)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8]) -> (Encoding, String) {
        let encoding = Encoding::sniff(&mut Cursor::new(bytes)).unwrap();
        let mut text = Vec::new();
        let mut reader = Utf8Reader::new(bytes, encoding);
        let mut room = [0; 16];
        loop {
            match reader.read(&mut room).unwrap() {
                0 => return (encoding, String::from_utf8_lossy(&text).into_owned()),
                filled => text.extend_from_slice(&room[..filled]),
            }
        }
    }

    #[test]
    fn the_accents_say_the_encoding() {
        let utf16 = |order: fn(u16) -> [u8; 2]| {
            "Échéance;1 €\n".encode_utf16().flat_map(order).collect::<Vec<_>>()
        };
        for (bytes, encoding, text) in [
            (b"plain;ascii".to_vec(), Encoding::Utf8, "plain;ascii"),
            ("Échéance".into(), Encoding::Utf8, "Échéance"),
            ("\u{FEFF}Échéance".into(), Encoding::Utf8, "\u{FEFF}Échéance"),
            (b"\xC9ch\xE9ance 5 \x80".to_vec(), Encoding::Windows1252, "Échéance 5 €"),
            (b"Soci\xE9t\xE9 5 \xA4".to_vec(), Encoding::Iso8859_15, "Société 5 €"),
            (b"\x90ch\x82ance n\xF81".to_vec(), Encoding::Cp850, "Échéance n°1"),
            (utf16(u16::to_le_bytes), Encoding::Utf16Le, "Échéance;1 €\n"),
            (utf16(u16::to_be_bytes), Encoding::Utf16Be, "Échéance;1 €\n"),
            (b"\xFF\xFEA\0\xE9\0".to_vec(), Encoding::Utf16Le, "\u{FEFF}Aé"),
        ] {
            assert_eq!(read(&bytes), (encoding, text.to_owned()));
        }
        assert_eq!(CP850.chars().count(), 128);
    }

    #[test]
    fn one_broken_character_does_not_turn_utf8_into_windows_1252() {
        let (encoding, text) = read(b"Soci\xC3\xA9t\xC3\xA9 \xE9 d\xC3");
        assert_eq!((encoding, text.as_str()), (Encoding::Utf8, "Société \u{FFFD} d\u{FFFD}"));
    }

    #[test]
    fn an_accent_at_the_end_of_a_long_file_is_heard() {
        let mut bytes = vec![b'a'; 3 * CHUNK + 1];
        bytes.extend(b"\xE9t\xE9");
        assert_eq!(Encoding::sniff(&mut Cursor::new(bytes)).unwrap(), Encoding::Windows1252);
        let mut bytes = vec![b'a'; CHUNK - 1];
        bytes.extend("été".as_bytes());
        assert_eq!(Encoding::sniff(&mut Cursor::new(bytes)).unwrap(), Encoding::Utf8);
    }

    #[test]
    fn zero_bytes_are_no_text() {
        for bytes in [&b"a;b\n\0;c\n"[..], &[0; 64], b"text\0"] {
            let refusal = Encoding::sniff(&mut Cursor::new(bytes));
            assert!(matches!(refusal, Err(Refusal::OtherFormat(FileFormat::Binary))));
        }
        assert!(matches!(Encoding::sniff(&mut Cursor::new(b"")), Err(Refusal::Empty)));
    }
}
