//! A draft: the texts of an invoice as found, before any of them is taken for a date or an amount.
//!
//! Both syntaxes fill one draft, so that what makes an invoice is said once.

use std::io::BufRead;

use chrono::{Datelike, NaiveDate};
use receivables::ItemKind;
use rust_decimal::Decimal;

use super::{Buyer, Invoice, InvoiceField, InvoiceFormat, InvoiceRefusal, Seller};
use crate::{
    Refusal,
    cell::excerpt,
    currency,
    xml::{Element, Subtrees},
};

/// Types that give back (UNTDID 1001, as far as EN 16931 and the French reform use it). The
/// self-billed 389 stands among them, as 261 does: the one who pays wrote it.
const CREDITS: [&str; 14] = [
    "81", "83", "261", "262", "296", "308", "381", "389", "396", "420", "458", "502", "503", "532",
];
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// No single amount reaches a hundred billion, so sums of them cannot overflow.
const TOO_LARGE: Decimal = Decimal::from_parts(1_215_752_192, 23, 0, false, 0);

/// Texts as found; blank where there are none.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub profile: String,
    pub number: String,
    pub type_code: String,
    pub issued: String,
    pub due: Vec<String>,
    pub currency: String,
    pub seller: Seller,
    pub buyer: Buyer,
    pub order: String,
    pub preceding: Vec<String>,
    pub payee_ibans: Vec<String>,
    pub payment_means: Vec<String>,
    pub terms: Vec<String>,
    pub net: String,
    /// VAT with the currency it is in: it may be stated once more in the currency of the books.
    pub vat: Vec<(String, String)>,
    pub gross: String,
    pub prepaid: String,
    pub rounding: String,
    pub payable: String,
    pub lines: usize,
}

impl Draft {
    /// Goes through a file and gives every element of some names, with those around it, to `take`.
    pub fn gather(
        source: impl BufRead,
        names: &[&str],
        take: fn(&mut Self, &[String], Element),
    ) -> Result<Self, Refusal> {
        let mut subtrees = Subtrees::new(source, names);
        let mut draft = Self::default();
        while let Some((ancestors, element)) = subtrees.next()? {
            take(&mut draft, &ancestors, element);
        }
        Ok(draft)
    }

    /// Takes the texts for what they are, or names the first that cannot be.
    pub fn invoice(self, format: InvoiceFormat) -> Result<Invoice, InvoiceRefusal> {
        let currency = match self.currency.as_str() {
            "" => return Err(InvoiceRefusal::NoCurrency),
            code => currency::parse(code)
                .ok_or_else(|| InvoiceRefusal::UnknownCurrency { value: excerpt(code) })?,
        };
        let type_code = type_code(self.type_code, format)?;
        let vat = self.vat.iter().find(|(code, _)| *code == self.currency);
        let vat = vat.or(self.vat.first()).map_or("", |(_, amount)| amount);
        let net = amount(&self.net, InvoiceField::Net)?;
        let vat = amount(vat, InvoiceField::Vat)?;
        let gross = amount(&self.gross, InvoiceField::Gross)?;
        let prepaid = amount(&self.prepaid, InvoiceField::Prepaid)?;
        let rounding = amount(&self.rounding, InvoiceField::Rounding)?;
        let payable = amount(&self.payable, InvoiceField::Payable)?;
        Ok(Invoice {
            format,
            embedded: None,
            profile: self.profile,
            number: present(self.number, InvoiceField::Number)?,
            kind: kind(&type_code, format, payable.or(gross)),
            type_code,
            issued: day(&present(self.issued, InvoiceField::Issued)?, InvoiceField::Issued)?,
            due_dates: due_dates(&self.due)?,
            currency,
            seller: self.seller,
            buyer: named(self.buyer)?,
            order: self.order,
            preceding: self.preceding,
            payee_ibans: self.payee_ibans,
            payment_means: self.payment_means,
            terms: self.terms,
            net,
            vat,
            gross,
            prepaid,
            rounding,
            payable,
            lines: self.lines,
            check_gross: gross.zip(net).map(|(gross, net)| gross == net + or_zero(vat)),
            check_payable: payable
                .zip(gross)
                .map(|(payable, gross)| payable == gross - or_zero(prepaid) + or_zero(rounding)),
        })
    }
}

/// Keeps the first of several texts.
pub(super) fn keep(place: &mut String, text: &str) {
    if place.is_empty() {
        text.clone_into(place);
    }
}

/// Adds a text that is neither blank nor there.
pub(super) fn add(places: &mut Vec<String>, text: &str) {
    if !text.is_empty() && !places.iter().any(|it| it == text) {
        places.push(text.to_owned());
    }
}

fn present(text: String, field: InvoiceField) -> Result<String, InvoiceRefusal> {
    if text.is_empty() { Err(InvoiceRefusal::Missing { field }) } else { Ok(text) }
}

fn named(buyer: Buyer) -> Result<Buyer, InvoiceRefusal> {
    let name = present(buyer.name, InvoiceField::BuyerName)?;
    Ok(Buyer { name, ..buyer })
}

/// A UBL credit note need not say its type: its root does.
fn type_code(text: String, format: InvoiceFormat) -> Result<String, InvoiceRefusal> {
    match format {
        InvoiceFormat::UblCreditNote if text.is_empty() => Ok("381".to_owned()),
        _ => present(text, InvoiceField::TypeCode),
    }
}

fn kind(type_code: &str, format: InvoiceFormat, amount: Option<Decimal>) -> ItemKind {
    let gives_back = format == InvoiceFormat::UblCreditNote || CREDITS.contains(&type_code);
    let negative = or_zero(amount) < Decimal::ZERO;
    if gives_back || negative { ItemKind::CreditNote } else { ItemKind::Invoice }
}

fn or_zero(amount: Option<Decimal>) -> Decimal {
    amount.unwrap_or_default()
}

fn due_dates(texts: &[String]) -> Result<Vec<NaiveDate>, InvoiceRefusal> {
    let mut days = Vec::new();
    for text in texts {
        let due = day(text, InvoiceField::Due)?;
        if !days.contains(&due) {
            days.push(due);
        }
    }
    Ok(days)
}

/// A plain decimal, as XML Schema has it: no grouping, no exponent, every digit kept.
fn amount(text: &str, field: InvoiceField) -> Result<Option<Decimal>, InvoiceRefusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-' | b'+'));
    let amount = if plain { Decimal::from_str_exact(text).ok() } else { None };
    match amount.filter(|it| it.abs() < TOO_LARGE) {
        None => Err(InvoiceRefusal::BadAmount { field, value: excerpt(text) }),
        amount => Ok(amount),
    }
}

/// A day as UBL (`2026-03-31`) and CII (`20260331`) write it, a time of day or zone passed over.
fn day(text: &str, field: InvoiceField) -> Result<NaiveDate, InvoiceRefusal> {
    let part = |from, to| -> Option<u32> {
        let digits: &str = text.get(from..to)?;
        if digits.bytes().all(|it| it.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let is_iso = text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
    let (month, day, rest) = if is_iso {
        (part(5, 7), part(8, 10), text.get(10..))
    } else {
        (part(4, 6), part(6, 8), text.get(8..))
    };
    let ends = rest.is_some_and(|rest| match rest.as_bytes() {
        [] => true,
        [b'T' | b'Z' | b'+' | b'-', ..] => is_iso,
        // Formats 203 and 204: hours, minutes, seconds.
        time => !is_iso && matches!(time.len(), 4 | 6) && time.iter().all(u8::is_ascii_digit),
    });
    let date = part(0, 4).zip(month).zip(day).filter(|_| ends).and_then(|((year, month), day)| {
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    });
    date.filter(|it| YEARS.contains(&it.year()))
        .ok_or_else(|| InvoiceRefusal::BadDate { field, value: excerpt(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_plain_decimals_kept_as_written() {
        for (text, expected) in [
            ("0", Some("0")),
            ("1200.50", Some("1200.50")),
            ("-8.790", Some("-8.790")),
            ("+3", Some("3")),
            (".5", Some("0.5")),
            ("99999999999.99", Some("99999999999.99")),
            ("100000000000", None),
            ("-100000000000", None),
            ("1 200,50", None),
            ("1200,50", None),
            ("1_000", None),
            ("1e3", None),
            ("-", None),
            ("1.2.3", None),
            ("NaN", None),
            ("0.00000000000000000000000000000000001", None),
        ] {
            let found = amount(text, InvoiceField::Net).map(|it| it.unwrap().to_string());
            assert_eq!(found.ok().as_deref(), expected, "{text}");
        }
        assert_eq!(amount("", InvoiceField::Net), Ok(None));
        assert_eq!(TOO_LARGE.to_string(), "100000000000");
    }

    #[test]
    fn days_come_in_the_forms_of_both_syntaxes() {
        for (text, expected) in [
            ("2026-02-28", Some("2026-02-28")),
            ("2026-02-28+01:00", Some("2026-02-28")),
            ("2026-02-28Z", Some("2026-02-28")),
            ("2026-02-28T00:00:00", Some("2026-02-28")),
            ("20260228", Some("2026-02-28")),
            ("202602281200", Some("2026-02-28")),
            ("2026-02-29", None),
            ("20260229", None),
            ("2026-2-28", None),
            ("28/02/2026", None),
            ("260228", None),
            ("202602", None),
            ("20260228x", None),
            ("2026-02-28 soon", None),
            ("18990101", None),
            ("21010101", None),
            ("２０２６0228", None),
            ("é26-02-28", None),
        ] {
            let found = day(text, InvoiceField::Due).map(|it| it.to_string());
            assert_eq!(found.ok().as_deref(), expected, "{text}");
        }
    }
}
