//! Which format a file is, by its first bytes.

use std::io::Read;

use flate2::read::DeflateDecoder;
use memchr::memmem;

use super::{BankFormat, cfonb, text::without_mark};

/// What is unpacked of an archive's first member to recognise it.
const UNPACKED: u64 = 64 * 1024;

/// The format that the first bytes (some 64 KiB, raw) announce; `None` for what is no statement.
///
/// CFONB records of another length are claimed too: reading them gives the refusal that names it.
pub(crate) fn recognise(head: &[u8]) -> Option<BankFormat> {
    if is_zip(head) {
        return first_member(head).filter(|it| is_camt(it)).map(|_| BankFormat::Camt);
    }
    let head = without_mark(head);
    match () {
        () if is_camt(head) => Some(BankFormat::Camt),
        () if is_ofx(head) => Some(BankFormat::Ofx),
        () if cfonb::is_cfonb(head) || cfonb::is_cfonb_240(head) => Some(BankFormat::Cfonb120),
        () if is_mt940(head) => Some(BankFormat::Mt940),
        () => None,
    }
}

pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// XML whose message is one from bank to customer.
pub(super) fn is_camt(head: &[u8]) -> bool {
    let head = without_mark(head).trim_ascii_start();
    head.starts_with(b"<") && memmem::find(head, b"BkToCstmr").is_some()
}

fn is_ofx(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let opens =
        |at: usize| head.get(at..at + 5).is_some_and(|it| it.eq_ignore_ascii_case(b"<OFX>"));
    head.starts_with(b"OFXHEADER") || memchr::memchr_iter(b'<', head).any(opens)
}

/// A transaction reference, and a field that only statements have after it.
fn is_mt940(head: &[u8]) -> bool {
    let begins = |tag: &[u8]| {
        lines(head).any(|it| it.starts_with(tag) || it.starts_with(&[b"{4:", tag].concat()))
    };
    begins(b":20:") && [b":60F:", b":60M:", b":61:".as_slice()].iter().any(|it| begins(it))
}

/// The lines, without their ends; CR and LF end one alike.
pub(super) fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    head.split(|it| matches!(it, b'\n' | b'\r'))
}

/// The beginning of an archive's first member, as far as the bytes reach.
fn first_member(head: &[u8]) -> Option<Vec<u8>> {
    let number =
        |at: usize| Some(usize::from(u16::from_le_bytes([*head.get(at)?, *head.get(at + 1)?])));
    let (method, name, extra) = (number(8)?, number(26)?, number(28)?);
    let body = head.get(30 + name + extra..)?;
    let mut member = Vec::new();
    match method {
        0 => body.take(UNPACKED).read_to_end(&mut member).ok()?,
        // The head ends in the middle of the stream: what was unpacked till there is kept.
        8 => DeflateDecoder::new(body).take(UNPACKED).read_to_end(&mut member).unwrap_or_default(),
        _ => return None,
    };
    Some(member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_in_their_first_bytes() {
        use BankFormat::*;
        let record = |code: &str| format!("{code}30001    00794EUR2 12345678901  110326{:80}", "");
        for (head, expected) in [
            ("<?xml version=\"1.0\"?><Document><BkToCstmrStmt>", Some(Camt)),
            ("\u{FEFF}\n<d:Document><d:BkToCstmrDbtCdtNtfctn>", Some(Camt)),
            ("<Document><CstmrCdtTrfInitn>", None),
            ("OFXHEADER:100\r\nDATA:OFXSGML", Some(Ofx)),
            ("<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\"?>\n<ofx>", Some(Ofx)),
            (":20:1\r\n:25:2\r\n:60F:C260311EUR1,", Some(Mt940)),
            ("{1:F01}{2:I940}{4:\n:20:1\n:60M:C260311EUR1,", Some(Mt940)),
            ("{4::20:1\n:61:", Some(Mt940)),
            (":20:1\n:25:2\n", None),
            (&record("01"), Some(Cfonb120)),
            (&record("\n\r\n04"), Some(Cfonb120)),
            (&record("02"), None),
            (&format!("31000001{:232}\n", "20260311"), Some(Cfonb120)),
            ("Date;Libellé;Montant", None),
            ("", None),
        ] {
            assert_eq!(recognise(head.as_bytes()), expected, "{head}");
        }
    }
}
