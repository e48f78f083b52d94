//! Currencies as files write them: ISO codes in any case, symbols, names.
//!
//! Only codes that ISO 4217 has are taken: a code mistyped is a problem of its row, not a currency.

use receivables::Currency;

use crate::heading::is_same;

/// ISO 4217, the codes in use for money (funds, metals and test codes left out).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
    USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// The currency that a cell names.
pub(crate) fn parse(text: &str) -> Option<Currency> {
    match text {
        "EUR" | "€" => return Some(Currency::EUR),
        "$" => return Currency::new("USD").ok(),
        "£" => return Currency::new("GBP").ok(),
        _ if is_same(text, "euro") || is_same(text, "euros") => return Some(Currency::EUR),
        _ => (),
    }
    let currency = Currency::new(text).ok()?;
    let known = CODES.split(' ').any(|it| it == currency.code());
    known.then_some(currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_symbols_and_names() {
        for (text, expected) in [
            ("EUR", Some("EUR")),
            ("eur", Some("EUR")),
            ("€", Some("EUR")),
            ("Euros", Some("EUR")),
            ("$", Some("USD")),
            ("£", Some("GBP")),
            ("chf", Some("CHF")),
            ("xof", Some("XOF")),
            ("EUT", None),
            ("", None),
            ("Dollar", None),
        ] {
            assert_eq!(parse(text).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }
    }
}
