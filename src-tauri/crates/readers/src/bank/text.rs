//! Texts of a statement: their characters, their pieces, and the account they name.

use std::borrow::Cow;

use encoding_rs::{UTF_8, WINDOWS_1252};
use receivables::identifiers::{Iban, Rib};

/// What stands for "no reference" in a field that may not stay blank.
const NO_REFERENCE: [&str; 5] = ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "NONE"];

/// Texts are not grown beyond this: no payment has so much to say.
const LONGEST: usize = 4096;

/// The characters of a file: UTF-8 where its bytes are, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(without_mark(bytes)) {
        Some(text) => text,
        None => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The bytes after the byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The lines without their ends: LF, CR LF, or CR alone where there is no LF.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end).map(|it| it.strip_suffix('\r').unwrap_or(it))
}

/// Adds a piece after a space, unless it is blank or stands there already.
pub(super) fn add(text: &mut String, piece: &str) {
    let piece = piece.trim();
    if text.len() > LONGEST {
        return;
    }
    let is_there = text.split(' ').any(|it| it == piece) || text == piece;
    if piece.is_empty() || is_there {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(piece);
}

/// Takes a piece if nothing was taken yet.
pub(super) fn take(text: &mut String, piece: &str) {
    if text.is_empty() {
        piece.trim().clone_into(text);
    }
}

/// A reference; blank where it says that there is none.
pub(super) fn reference(text: &str) -> &str {
    let text = text.trim();
    if NO_REFERENCE.iter().any(|it| text.eq_ignore_ascii_case(it)) { "" } else { text }
}

/// The account: its IBAN where the text is one, holds one before a currency, or is a French RIB;
/// else the text.
pub(super) fn account(text: &str) -> String {
    let text = text.trim();
    let compact: String = text.chars().filter(|it| !it.is_whitespace() && *it != '/').collect();
    let without_currency = compact.len().checked_sub(3).and_then(|it| compact.get(..it));
    let iban = compact.parse::<Iban>().ok();
    iban.or_else(|| without_currency?.parse().ok())
        .or_else(|| Some(compact.parse::<Rib>().ok()?.iban()))
        .map_or_else(|| text.to_owned(), |it| it.as_str().to_owned())
}

/// The IBAN of a French account given by bank, branch and number; `None` if they cannot be one.
pub(super) fn iban_of(bank: &str, branch: &str, number: &str) -> Option<String> {
    Rib::new(bank, branch, number).ok().map(|it| it.iban().as_str().to_owned())
}

/// An IBAN without its spaces; blank where the text is none.
pub(super) fn iban(text: &str) -> String {
    text.parse::<Iban>().map_or_else(|_| String::new(), |it| it.as_str().to_owned())
}

/// The beginning of a text, for a problem to quote.
pub(super) fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    text.chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_utf8_are_windows_1252() {
        for (bytes, expected) in [
            ("\u{FEFF}Société 5 €".as_bytes(), "Société 5 €"),
            (b"Soci\xE9t\xE9 5 \x80", "Société 5 €"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes), expected);
        }
    }

    #[test]
    fn accounts_become_ibans_where_they_can() {
        for (text, expected) in [
            ("FR76 3000 1007 9412 3456 7890 185", "FR7630001007941234567890185"),
            ("FR7630001007941234567890185EUR", "FR7630001007941234567890185"),
            ("30001007941234567890185", "FR7630001007941234567890185"),
            ("30001/00794/12345678901/85", "FR7630001007941234567890185"),
            ("30001007941234567890186", "30001007941234567890186"),
            ("50880050/0194787400888", "50880050/0194787400888"),
            ("", ""),
        ] {
            assert_eq!(account(text), expected, "{text}");
        }
    }

    #[test]
    fn pieces_are_added_once() {
        let mut text = String::new();
        for piece in ["", "FACTURE F-901", "F-901", " F-90 ", "FACTURE F-901"] {
            add(&mut text, piece);
        }
        assert_eq!(text, "FACTURE F-901 F-90 FACTURE F-901");
    }
}
