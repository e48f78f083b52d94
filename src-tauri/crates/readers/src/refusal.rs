//! Refusals: why a whole file cannot be read as a table.
//!
//! A refusal is about the file, never about a row: rows have problems of their own and do not stop
//! the reading. Another format is named, so that the user can be told how to get a table out of it.

use std::io;

use memchr::memmem;

use crate::{bank::BankRefusal, fec::FecRefusal, invoice::InvoiceRefusal};

/// Why a file holds no table.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No byte, or nothing but blank lines.
    #[error("the file is empty")]
    Empty,
    /// Something else than a table in text.
    #[error("the file is no text table but {0:?}")]
    OtherFormat(FileFormat),
    /// No line looks like headings over rows.
    #[error("no line of headings was found")]
    NoTable,
    /// Headings, and nothing under them.
    #[error("no row under the headings of line {header_line}")]
    NoRows {
        /// Line of the headings.
        header_line: u64,
    },
    /// More bytes than are read of such a file.
    #[error("the file is larger than {megabytes} MB")]
    TooLarge {
        /// What is read at most.
        megabytes: u64,
    },
    /// An archive whose contents are far larger than themselves.
    #[error("the archive unpacks to more than {megabytes} MB")]
    Inflates {
        /// What is unpacked at most.
        megabytes: u64,
    },
    /// Protected by a password.
    #[error("the file is protected by a password")]
    Protected,
    /// XML that declares entities or refers to other files: never followed.
    #[error("line {line} declares entities")]
    Entities {
        /// Where.
        line: u64,
    },
    /// XML that is not well formed, or breaks off.
    #[error("the XML is broken in line {line}")]
    BadXml {
        /// Where.
        line: u64,
    },
    /// A FEC that is none, or not one that can be read.
    #[error(transparent)]
    Fec(#[from] FecRefusal),
    /// A bank statement that is none, or breaks its own rules.
    #[error(transparent)]
    Bank(#[from] BankRefusal),
    /// An electronic invoice that is none, or lacks what it must have.
    #[error(transparent)]
    Invoice(#[from] InvoiceRefusal),
    /// The bytes could not be had.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

/// What a file is when it is not a table in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// An Excel workbook, 2007 or later.
    ExcelWorkbook,
    /// An Excel workbook up to 2003, or another file of that age (Word).
    OldExcelWorkbook,
    /// An OpenDocument sheet or text.
    OpenDocument,
    /// Any other ZIP archive.
    Zip,
    /// A gzip archive.
    Gzip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// XML: a bank statement, an electronic invoice.
    Xml,
    /// A web page, which some packages call `.xls`.
    Html,
    /// JSON.
    Json,
    /// An SQLite database.
    Database,
    /// Bytes that no text has.
    Binary,
}

impl FileFormat {
    /// The format that the first bytes announce; `None` for what may be a text table.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        use FileFormat::*;
        let marks: [(&[u8], FileFormat); 9] = [
            (b"%PDF", Pdf),
            (b"\xD0\xCF\x11\xE0", OldExcelWorkbook),
            (b"\x89PNG", Picture),
            (b"\xFF\xD8\xFF", Picture),
            (b"GIF8", Picture),
            (b"\x1F\x8B", Gzip),
            (b"SQLite format 3", Database),
            (b"Rar!", Zip),
            (b"7z\xBC\xAF", Zip),
        ];
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Some(Self::of_zip(head));
        }
        let mark = marks.iter().find(|(mark, _)| head.starts_with(mark));
        mark.map(|&(_, format)| format).or_else(|| Self::of_markup(head))
    }

    fn of_zip(head: &[u8]) -> Self {
        let holds = |name: &[u8]| memmem::find(head, name).is_some();
        match () {
            () if holds(b"application/vnd.oasis.opendocument") => Self::OpenDocument,
            () if holds(b"xl/") || holds(b"[Content_Types].xml") => Self::ExcelWorkbook,
            () => Self::Zip,
        }
    }

    /// Text that is written for machines: it would be read as one column of nonsense.
    fn of_markup(head: &[u8]) -> Option<Self> {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let opens =
            |tag: &[u8]| head.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
        match () {
            () if opens(b"<html") || opens(b"<!doctype html") || opens(b"<table") => {
                Some(Self::Html)
            }
            () if opens(b"<?xml") || opens(b"<Document") => Some(Self::Xml),
            () if opens(b"{") || opens(b"[{") => Some(Self::Json),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_named_by_their_first_bytes() {
        for (head, expected) in [
            (&b"PK\x03\x04\x14\0\x06\0[Content_Types].xml"[..], Some(FileFormat::ExcelWorkbook)),
            (
                b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                Some(FileFormat::OpenDocument),
            ),
            (b"PK\x03\x04 letters/1.pdf", Some(FileFormat::Zip)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", Some(FileFormat::OldExcelWorkbook)),
            (b"%PDF-1.7", Some(FileFormat::Pdf)),
            (b"\x89PNG\r\n", Some(FileFormat::Picture)),
            (b"\xEF\xBB\xBF<?xml version", Some(FileFormat::Xml)),
            (b"\r\n <HTML><table>", Some(FileFormat::Html)),
            (b"{\"invoices\":", Some(FileFormat::Json)),
            (b"Client;Solde", None),
            (b"", None),
        ] {
            assert_eq!(FileFormat::of(head), expected, "{:?}", head.escape_ascii().to_string());
        }
    }
}
