//! What a file is, by its content: never by its name.

use std::io::{Read, Seek};

use crate::{Refusal, bank, fec, invoice, workbook};

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table in text, or what no other format claims.
    Table,
    /// A workbook: XLSX, XLS, ODS, or the web page that some packages call one.
    Workbook,
    /// The entries of a year.
    Fec,
    /// A bank statement: CAMT, CFONB 120, OFX, MT940.
    Bank,
    /// An electronic invoice: Factur-X, CII, UBL; any other PDF or XML is refused as one.
    Invoice,
}

/// Bytes from which a format is told.
const HEAD: u64 = 64 * 1024;

/// Tells what a file is; the source is left at its start.
///
/// ```
/// use std::io::Cursor;
/// use readers::Format;
///
/// let mut file = Cursor::new("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n");
/// assert_eq!(readers::recognise(&mut file)?, Format::Fec);
/// assert_eq!(readers::recognise(&mut Cursor::new("Client;Solde\n"))?, Format::Table);
/// # Ok::<(), readers::Refusal>(())
/// ```
pub fn recognise(source: &mut (impl Read + Seek)) -> Result<Format, Refusal> {
    source.rewind()?;
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    source.rewind()?;
    Ok(match () {
        () if bank::recognise(&head).is_some() => Format::Bank,
        () if workbook::is_workbook(&head) => Format::Workbook,
        () if invoice::recognise(&head).is_some() => Format::Invoice,
        () if fec::is_fec(&head) => Format::Fec,
        () if is_markup(&head) => Format::Invoice,
        () => Format::Table,
    })
}

/// XML of no format that is read: the reader of invoices says what it is instead.
fn is_markup(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    head.starts_with(b"<?xml") || head.starts_with(b"<Document")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn formats_are_told_by_their_content() {
        for (head, expected) in [
            (&b"Client;Solde\nA;1\n"[..], Format::Table),
            (b"", Format::Table),
            (b"%PDF-1.7", Format::Invoice),
            (b"<?xml version=\"1.0\"?><plans/>", Format::Invoice),
            (b"<?xml version=\"1.0\"?><Document><BkToCstmrStmt>", Format::Bank),
            (b"OFXHEADER:100\n<OFX>", Format::Bank),
            (b":20:X\n:25:FR76\n:60F:C260101EUR1,00\n", Format::Bank),
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", Format::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Workbook),
        ] {
            let found = recognise(&mut Cursor::new(head)).unwrap();
            assert_eq!(found, expected, "{:?}", head.escape_ascii().to_string());
        }
    }
}
