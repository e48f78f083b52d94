//! The field `:86:`: what is known about a movement, in one of the three manners of banks.
//!
//! Subfields behind a separator (`166?00VIREMENT?20EREF+F-901?32DURAND`), code words between
//! slashes (`/EREF/F-901/NAME/DURAND/REMI/SOLDE`), or plain lines, the first of which is the label.

use crate::bank::{BankLine, text};

/// A line of this many characters was cut there and goes on in the next.
const FULL: usize = 64;
/// The same for a subfield of purpose.
const FULL_PURPOSE: usize = 27;
/// SEPA's words inside the purpose.
const WORDS: [&str; 14] = [
    "EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE", "IBAN", "BIC", "PURP", "COAM",
    "OAMT", "RREF",
];
/// Code words between slashes; a word not among them belongs to the text before.
const CODES: [&str; 24] = [
    "EREF", "PREF", "KREF", "MARF", "CSID", "REMI", "USTD", "STRD", "NAME", "IBAN", "BIC", "BENM",
    "ORDP", "CNTP", "ISDT", "TRTP", "TRCD", "RTRN", "PURP", "ULTD", "ULTC", "EXCH", "CHGS", "OCMT",
];

/// Writes into the movement what the lines of the field say.
pub(super) fn complete(movement: &mut BankLine, lines: &[&str]) {
    let joined: String = lines.concat();
    if let Some(separator) = separator(joined.trim_start()) {
        subfields(movement, joined.trim_start(), separator);
        return;
    }
    let pieces = pieces(lines);
    let first = pieces.first().map_or("", String::as_str);
    if is_coded(first) {
        codes(movement, &pieces.join(" "));
        return;
    }
    text::take(&mut movement.label, first);
    for piece in pieces.iter().skip(1) {
        text::add(&mut movement.remittance, piece);
    }
}

/// The mark before each subfield, if the text has any: three digits, the mark, two digits.
fn separator(text: &str) -> Option<char> {
    match text.as_bytes() {
        [a, b, c, mark @ (b'?' | b'>' | b'~' | b'^' | b'@' | b'$'), d, e, ..] => {
            [a, b, c, d, e].iter().all(|it| it.is_ascii_digit()).then_some(char::from(*mark))
        }
        _ => None,
    }
}

fn subfields(movement: &mut BankLine, text: &str, separator: char) {
    let mut purpose = String::new();
    let mut name = String::new();
    let mut is_full = true;
    for subfield in text.split(separator).skip(1) {
        let Some((number, value)) = subfield.split_at_checked(2) else { continue };
        match number.parse().unwrap_or(u8::MAX) {
            0 => text::take(&mut movement.label, value),
            20..=29 | 60..=65 => {
                if !is_full {
                    purpose.push(' ');
                }
                purpose.push_str(value);
                is_full = value.chars().count() >= FULL_PURPOSE;
            }
            31 | 38 => text::take(&mut movement.payer_iban, &text::iban(value)),
            32 | 33 => name.push_str(value),
            34 if value.bytes().any(|it| it != b'0') => {
                text::take(&mut movement.return_reason, value);
            }
            _ => (),
        }
    }
    text::take(&mut movement.payer, &words_apart(&name));
    worded(movement, &purpose);
    // Every movement has such a code; it is a reason only where something came back.
    if !movement.is_reversal {
        movement.return_reason.clear();
    }
}

/// Takes the purpose apart by SEPA's words.
fn worded(movement: &mut BankLine, purpose: &str) {
    let plain = parts(purpose, |rest| {
        WORDS.into_iter().find_map(|word| Some((word, rest.strip_prefix(word)?.strip_prefix('+')?)))
    });
    for (word, value) in plain {
        let value = words_apart(value);
        match word {
            "" | "SVWZ" => text::add(&mut movement.remittance, &value),
            "EREF" => text::reference(&value).clone_into(&mut movement.end_to_end),
            "MREF" | "KREF" | "RREF" => {
                text::add(&mut movement.remittance, text::reference(&value));
            }
            "ABWA" => text::take(&mut movement.payer, &value),
            "IBAN" => text::take(&mut movement.payer_iban, &text::iban(&value)),
            _ => (),
        }
    }
}

/// Takes a text of code words apart: the last one named rules what follows.
fn codes(movement: &mut BankLine, text: &str) {
    let coded = parts(text, |rest| {
        let rest = rest.strip_prefix('/')?;
        // The slash after a code may be the one before the next.
        let after = |code| rest.strip_prefix(code).filter(|it: &&str| it.starts_with('/'));
        CODES.into_iter().find_map(|code| Some((code, after(code)?)))
    });
    for (code, raw) in coded {
        let value = raw.trim_matches('/').trim();
        match code {
            "EREF" if !text::reference(value).is_empty() => {
                value.clone_into(&mut movement.end_to_end)
            }
            "NAME" => text::take(&mut movement.payer, value),
            "IBAN" => text::take(&mut movement.payer_iban, &text::iban(value)),
            "CNTP" | "ORDP" | "BENM" => counterparty(movement, raw),
            "REMI" | "USTD" | "STRD" | "MARF" => text::add(&mut movement.remittance, value),
            "RTRN" => text::take(&mut movement.return_reason, value),
            "TRTP" => text::take(&mut movement.label, value),
            "" => text::take(&mut movement.label, value),
            _ => (),
        }
    }
}

/// `account/bank/name/town`, of which any may be missing.
fn counterparty(movement: &mut BankLine, value: &str) {
    let mut parts = value.strip_prefix('/').unwrap_or(value).split('/');
    text::take(&mut movement.payer_iban, &text::iban(parts.next().unwrap_or_default()));
    text::take(&mut movement.payer, parts.nth(1).unwrap_or_default());
}

/// The text in parts, each with the word that opens it; blank for what stands before the first.
fn parts<'a>(
    text: &'a str,
    opens: impl Fn(&'a str) -> Option<(&'static str, &'a str)>,
) -> Vec<(&'static str, &'a str)> {
    let mut parts = Vec::new();
    let (mut word, mut start) = ("", 0);
    for (at, _) in text.char_indices() {
        if at < start {
            continue;
        }
        if let Some((next, rest)) = opens(&text[at..]) {
            parts.push((word, &text[start..at]));
            (word, start) = (next, text.len() - rest.len());
        }
    }
    parts.push((word, text.get(start..).unwrap_or_default()));
    parts
}

/// The lines, those that were cut in mid-word put together again.
fn pieces(lines: &[&str]) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut is_full = false;
    for line in lines {
        match pieces.last_mut().filter(|_| is_full) {
            Some(last) => last.push_str(line),
            None if line.trim().is_empty() => (),
            None => pieces.push((*line).to_owned()),
        }
        is_full = line.chars().count() >= FULL;
    }
    pieces.iter().map(|it| words_apart(it)).collect()
}

/// The words with one space between.
fn words_apart(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text begins with a word between slashes.
fn is_coded(text: &str) -> bool {
    let word = text.strip_prefix('/').and_then(|it| it.split_once('/')).map(|it| it.0);
    word.is_some_and(|it| {
        (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use receivables::Currency;

    use super::*;
    use crate::bank::mt940::movement;

    /// The texts of a movement, in the order: label, payer, account, reference, remittance.
    fn read(lines: &[&str]) -> String {
        let mut line = movement::read(1, &["260312C1,00NTRFNONREF"], Currency::EUR).unwrap();
        complete(&mut line, lines);
        let BankLine { label, payer, payer_iban, end_to_end, remittance, .. } = line;
        [label, payer, payer_iban, end_to_end, remittance].join(" | ")
    }

    #[test]
    fn three_manners_say_the_same() {
        for (lines, expected) in [
            (
                &[
                    "166?00VIREMENT?20EREF+F-901?21SVWZ+SOLDE F-901?30BANKFRPP?31FR76300010079412345678901",
                    "85?32DURAND",
                ][..],
                "VIREMENT | DURAND | FR7630001007941234567890185 | F-901 | SOLDE F-901",
            ),
            (
                &[
                    "/TRTP/VIREMENT/EREF/F-901/IBAN/FR7630001007941234567890185/NAME/DURAND/REMI/USTD//SOLDE F-901/",
                ],
                "VIREMENT | DURAND | FR7630001007941234567890185 | F-901 | SOLDE F-901",
            ),
            (&["VIREMENT DURAND", "SOLDE F-901"], "VIREMENT DURAND |  |  |  | SOLDE F-901"),
        ] {
            assert_eq!(read(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn what_was_cut_is_put_together() {
        for (lines, expected) in [
            // A subfield that is full goes on in the next, another one is set apart.
            (
                &["166?20SVWZ+SOLDES FACTURE F-2026-?210417 ET?22F-418?32MENUI?33SERIE"][..],
                " | MENUISERIE |  |  | SOLDES FACTURE F-2026-0417 ET F-418",
            ),
            // The end of a line may fall into a mark.
            (&["166?00VIR?2", "0SOLDE?32DU", "RAND"], "VIR | DURAND |  |  | SOLDE"),
            (
                &[
                    "VIREMENT RECU DE MENUISERIE DES TROIS VALLEES REFERENCE FACTU F-2",
                    "026-0417",
                    "MERCI",
                ],
                "VIREMENT RECU DE MENUISERIE DES TROIS VALLEES REFERENCE FACTU F-2026-0417 |  |  |  | MERCI",
            ),
            (&["/EREF/NOTPROVIDED/BENM//NAME/DURAND/REMI//"], " | DURAND |  |  | "),
            (
                &["/CNTP/FR7630001007941234567890185/BANKFRPP/DURAND/LYON//REMI/F-901"],
                " | DURAND | FR7630001007941234567890185 |  | F-901",
            ),
            (&["123-45 RUE", ""], "123-45 RUE |  |  |  | "),
            (&["166?", "é?2"], "166? |  |  |  | é?2"),
            (&[], " |  |  |  | "),
        ] {
            assert_eq!(read(lines), expected, "{lines:?}");
        }
    }
}
