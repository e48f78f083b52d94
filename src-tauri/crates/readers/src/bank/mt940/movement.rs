//! The field `:61:`: `2603120312C250,40NTRFF-901//77`, all of it in one line.

use receivables::Currency;

use crate::{
    ProblemKind,
    bank::{
        BankLine, BankProblem, amount,
        day::{self, SixDigits},
        text,
    },
};

/// References that only say where the reference is.
const ELSEWHERE: [&str; 6] = ["EREF", "KREF", "MREF", "PREF", "MARF", "SVWZ"];

/// Whether an entry adds to the account, and whether it undoes another.
struct Mark {
    is_credit: bool,
    is_reversal: bool,
}

/// Reads the field with its continuation line.
pub(super) fn read(line: u64, lines: &[&str], currency: Currency) -> Result<BankLine, ProblemKind> {
    let field = lines.first().copied().unwrap_or_default();
    let unreadable =
        || ProblemKind::Bank(BankProblem::Unreadable { value: text::beginning(field) });
    let (value, rest) = field.split_at_checked(6).ok_or_else(unreadable)?;
    let value_on = day::six(value, SixDigits::YearFirst)?;
    let (entry, rest) = entry_day(rest);
    let booked_on = entry.map_or(Ok(value_on), |it| day::nearest(it, value_on))?;
    let (mark, rest) = Mark::of(rest).ok_or_else(unreadable)?;
    // The third letter of the currency may stand before the amount.
    let rest = rest.strip_prefix(|it: char| it.is_ascii_alphabetic()).unwrap_or(rest);
    let end = rest.find(|it: char| it.is_ascii_alphabetic()).ok_or_else(unreadable)?;
    let (digits, rest) = rest.split_at(end);
    if digits.starts_with(['+', '-']) {
        return Err(amount::not_an_amount(digits));
    }
    let mut amount = amount::read(digits, currency)?;
    if !mark.is_credit {
        amount.minor = -amount.minor;
    }
    let (code, references) = rest.split_at_checked(4).ok_or_else(unreadable)?;
    if !is_code(code) {
        return Err(misspelt(digits, code).unwrap_or_else(unreadable));
    }
    let (reference, bank_reference) = references.split_once("//").unwrap_or((references, ""));
    let mut movement = BankLine {
        line,
        booked_on,
        value_on: Some(value_on),
        amount,
        label: String::new(),
        payer: String::new(),
        payer_iban: String::new(),
        remittance: String::new(),
        end_to_end: own(reference).to_owned(),
        bank_reference: text::reference(bank_reference).to_owned(),
        code: code.to_owned(),
        return_reason: String::new(),
        is_reversal: mark.is_reversal,
        details: Vec::new(),
    };
    let supplement = lines.get(1).copied().unwrap_or_default();
    movement.payer_iban = text::iban(supplement);
    if movement.payer_iban.is_empty() && !supplement.starts_with('/') {
        text::add(&mut movement.remittance, supplement);
    }
    Ok(movement)
}

impl Mark {
    /// The mark before the amount, with the rest after it.
    fn of(text: &str) -> Option<(Self, &str)> {
        let marks =
            [("RC", false, true), ("RD", true, true), ("C", true, false), ("D", false, false)];
        marks.into_iter().find_map(|(mark, is_credit, is_reversal)| {
            let rest = text.strip_prefix(mark)?;
            Some((Self { is_credit, is_reversal }, rest))
        })
    }
}

/// `N` or `F` and what kind of movement it is, or `S` and the number of a SWIFT message.
fn is_code(text: &str) -> bool {
    match text.as_bytes() {
        [b'N' | b'F', kind @ ..] => kind.iter().all(u8::is_ascii_alphanumeric),
        [b'S', message @ ..] => message.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// An amount with letters that look like digits: where its digits end, no code begins.
fn misspelt(digits: &str, rest: &str) -> Option<ProblemKind> {
    let is_meant = |it: char| it.is_ascii_digit() || matches!(it, 'O' | 'o' | 'l' | 'I' | ',');
    let end = rest.find(|it| !is_meant(it)).unwrap_or(rest.len());
    (end > 0).then(|| amount::not_an_amount(&format!("{digits}{}", &rest[..end])))
}

/// The day of booking, four digits; left blank by some.
fn entry_day(text: &str) -> (Option<&str>, &str) {
    match text.split_at_checked(4) {
        Some((entry, rest)) if entry.bytes().all(|it| it.is_ascii_digit()) => (Some(entry), rest),
        Some((entry, rest)) if entry.trim().is_empty() => (None, rest),
        _ => (None, text),
    }
}

/// The reference of the ordering party, if there is one.
fn own(text: &str) -> &str {
    let reference = text::reference(text);
    let is_elsewhere = ELSEWHERE.contains(&reference.trim_end_matches('+'));
    if is_elsewhere { "" } else { reference }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_dates_and_references() {
        for (field, expected) in [
            ("2603120312C250,40NTRFF-901//77", "2026-03-12 2026-03-12 250.40 NTRF F-901 77"),
            ("260312D800,NSTO", "2026-03-12 2026-03-12 -800.00 NSTO  "),
            ("2603120313RC480,00NTRFNONREF//9", "2026-03-12 2026-03-13 -480.00 NTRF  9 reversal"),
            ("2603120313RD480,00NTRFEREF", "2026-03-12 2026-03-13 480.00 NTRF   reversal"),
            ("2603120313CR1,NMSCA/B", "2026-03-12 2026-03-13 1.00 NMSC A/B "),
            ("2603120313RCR1,NMSCA", "2026-03-12 2026-03-13 -1.00 NMSC A  reversal"),
            ("260312    DD12,5N192KREF+//", "2026-03-12 2026-03-12 -12.50 N192  "),
            ("2512310102C1,00NTRFA", "2025-12-31 2026-01-02 1.00 NTRF A "),
        ] {
            let found = read(1, &[field], Currency::EUR).map(|it| {
                let reversal = if it.is_reversal { " reversal" } else { "" };
                let value = it.value_on.unwrap();
                let (end_to_end, bank) = (it.end_to_end, it.bank_reference);
                format!(
                    "{value} {} {} {} {end_to_end} {bank}{reversal}",
                    it.booked_on, it.amount, it.code
                )
            });
            assert_eq!(found.as_deref(), Ok(expected), "{field}");
        }
    }

    #[test]
    fn what_does_not_follow_the_format_is_left_out() {
        for field in [
            "2602300301D6,00N024NONREF",
            "2603120230D6,00N024NONREF",
            "260312X6,00N024NONREF",
            "260312C6,00",
            "260312C6,00N0",
            "260312C6,OON024NONREF",
            "260312C6,005N024NONREF",
            "260312C-6,00N024NONREF",
            "260312C,N024NONREF",
            "26031é",
            "",
        ] {
            assert!(read(1, &[field], Currency::EUR).is_err(), "{field}");
        }
    }
}
