//! Amounts of a statement: exact decimals, made into money only where nothing is lost.

use receivables::{Currency, Money};
use rust_decimal::Decimal;

use super::BankProblem;
use crate::ProblemKind;

/// Amounts from here on are mistakes of scale, not payments.
const TOO_LARGE: i64 = 100_000_000_000;

/// A plain number such as `1234.5`, `800,` or `-3,20`: one sign at most, one mark at most.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let amount = Decimal::from_str_exact(&format!("0{whole}.{fraction}0")).ok()?;
    // The zeros written are kept, the one that makes the syntax is not.
    let amount = rescaled(amount, fraction.len())?;
    Some(if text.starts_with('-') { -amount } else { amount })
}

fn rescaled(amount: Decimal, decimals: usize) -> Option<Decimal> {
    let mut amount = amount;
    amount.rescale(u32::try_from(decimals).ok()?);
    Some(amount)
}

/// The amount in minor units; a problem where it is finer than those or beyond belief.
pub(super) fn money(amount: Decimal, currency: Currency) -> Result<Money, ProblemKind> {
    if amount.abs() >= Decimal::from(TOO_LARGE) {
        return Err(ProblemKind::AmountTooLarge { value: amount.to_string() });
    }
    if amount.normalize().scale() > currency.decimals() {
        return Err(ProblemKind::Bank(BankProblem::TooFine { value: amount.to_string() }));
    }
    Money::round(amount, currency)
        .map_err(|_| ProblemKind::AmountTooLarge { value: amount.to_string() })
}

/// Reads a text as money; the problem names the text.
pub(super) fn read(text: &str, currency: Currency) -> Result<Money, ProblemKind> {
    money(parse(text).ok_or_else(|| not_an_amount(text))?, currency)
}

/// The text is no amount; where a letter stands for a digit, it is said which amount was meant.
pub(super) fn not_an_amount(text: &str) -> ProblemKind {
    ProblemKind::NotAnAmount { value: text.to_owned(), meant: crate::amount::meant(text) }
}

/// The currency that a statement names.
pub(super) fn currency(text: &str) -> Result<Currency, ProblemKind> {
    let text = text.trim();
    // Statements of before 2002 are met, whose currencies are gone.
    const GONE: [&str; 12] =
        ["ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "LUF", "NLG", "PTE"];
    crate::currency::parse(text)
        .or_else(|| Currency::new(text).ok().filter(|it| GONE.contains(&it.code())))
        .ok_or_else(|| ProblemKind::UnknownCurrency { value: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_the_last_decimal_or_not_at_all() {
        for (text, expected) in [
            ("1234.5", Some("1234.5")),
            ("800,", Some("800")),
            (",50", Some("0.50")),
            ("000000000025,00", Some("25.00")),
            ("-0.05", Some("-0.05")),
            ("+1000.00", Some("1000.00")),
            (" 12 ", Some("12")),
            ("8.85000", Some("8.85000")),
            ("1.234,56", None),
            ("1 234", None),
            ("$120", None),
            ("12O", None),
            ("--1", None),
            (",", None),
            ("", None),
            ("1e5", None),
            ("99999999999999999999999999999999", None),
        ] {
            assert_eq!(parse(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn only_what_the_currency_can_hold_is_money() {
        for (text, code, expected) in [
            ("8.85000", "EUR", Ok("8.85")),
            ("200", "JPY", Ok("200")),
            ("200.00", "XPF", Ok("200")),
            ("1.176", "TND", Ok("1.176")),
            ("-99999999999.99", "EUR", Ok("-99999999999.99")),
            ("8.855", "EUR", Err(())),
            ("0.5", "JPY", Err(())),
            ("100000000000", "EUR", Err(())),
            ("12x", "EUR", Err(())),
        ] {
            let found = read(text, currency(code).unwrap()).map(|it| it.to_string());
            assert_eq!(found.map_err(|_| ()), expected.map(str::to_owned), "{text} {code}");
        }
    }
}
