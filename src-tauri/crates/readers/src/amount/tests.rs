//! Amounts as packages and Excel write them, and what is ambiguous alone.

use super::*;

fn read(text: &str, mark: DecimalMark) -> Result<String, AmountFault> {
    let amount = Amount::parse(text, mark)?;
    amount.money(amount.currency.unwrap_or(Currency::EUR)).map(|it| it.to_string())
}

#[test]
fn amounts_that_say_themselves_what_they_are() {
    for (text, expected) in [
        ("0", "0.00"),
        ("38", "38.00"),
        ("55.9", "55.90"),
        ("55,9", "55.90"),
        ("12,5", "12.50"),
        ("2 345,67", "2345.67"),
        ("2\u{A0}345,67", "2345.67"),
        ("2\u{202F}345,67 €", "2345.67"),
        ("2.345,67", "2345.67"),
        ("2,345.67", "2345.67"),
        ("2'345.67", "2345.67"),
        ("2’345.67", "2345.67"),
        ("1.234.567", "1234567.00"),
        ("1,234,567.8", "1234567.80"),
        ("12 345 678", "12345678.00"),
        ("2345 ", "2345.00"),
        ("2 345", "2345.00"),
        ("2345.678", "2345.68"),
        ("0.234", "0.23"),
        ("0,005", "0.01"),
        ("0,0000000000000000000001", "0.00"),
        ("-0.00000000000000000000000000999", "0.00"),
        ("-2 345,67", "-2345.67"),
        ("2345,67-", "-2345.67"),
        ("(2 345,67)", "-2345.67"),
        ("−5,00", "-5.00"),
        ("2345.67 C", "-2345.67"),
        ("2'345'678.90", "2345678.90"),
        ("2’345’678,90", "2345678.90"),
        ("(2\u{A0}345,67)", "-2345.67"),
        ("2\u{202F}345,67-", "-2345.67"),
        ("2 345,67 c", "-2345.67"),
        ("2 345,67 CR", "-2345.67"),
        ("(€ 2,345.67)", "-2345.67"),
        ("$2,345.67", "2345.67"),
        ("-£2,345.67", "-2345.67"),
        ("2345,67 eur", "2345.67"),
        ("2345,67CR", "-2345.67"),
        ("'2345,67", "2345.67"),
        ("2345,67 D", "2345.67"),
        ("+5,00", "5.00"),
        ("-0,00", "0.00"),
        ("-", "0.00"),
        ("- €", "0.00"),
        ("EUR 12.50", "12.50"),
        ("12.50 EUR C", "-12.50"),
        ("€ -12,50", "-12.50"),
        ("12,50 USD", "12.50"),
        ("1 500 JPY", "1500"),
        ("-.5", "-0.50"),
        ("12.", "12.00"),
        ("000012,50", "12.50"),
        ("99999999999.99", "99999999999.99"),
    ] {
        assert_eq!(read(text.trim(), DecimalMark::Comma).as_deref(), Ok(expected), "{text}, comma");
        assert_eq!(read(text.trim(), DecimalMark::Dot).as_deref(), Ok(expected), "{text}, dot");
    }
}

#[test]
fn one_mark_before_three_digits_is_read_as_the_column_says() {
    use DecimalMark::*;
    for (text, comma, dot) in [
        ("1,234", "1.23", "1234.00"),
        ("1.234", "1234.00", "1.23"),
        ("-12.500", "-12500.00", "-12.50"),
    ] {
        assert_eq!(read(text, Comma).as_deref(), Ok(comma), "{text}");
        assert_eq!(read(text, Dot).as_deref(), Ok(dot), "{text}");
    }
    assert_eq!(evidence("1,234"), Some(MarkEvidence::Either(Comma)));
    assert_eq!(evidence("1.234.567"), Some(MarkEvidence::Is(Comma)));
    assert_eq!(evidence("1,50 €"), Some(MarkEvidence::Is(Comma)));
    assert_eq!(evidence("1 234"), Some(MarkEvidence::None));
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in [
        "",
        " ",
        "abc",
        "12a",
        "1O0",
        "1,23,45",
        "12,34.56",
        "1.23.456",
        "1 23",
        "12 34,5",
        "1234 567,8",
        "1.234,567.8",
        "--5",
        "-5-",
        "(-5)",
        "5 D C",
        ".",
        ",",
        "31/12/2025",
        "2025-12-31",
        "5 %",
        "é",
        "\u{A0}",
        "C",
        "EUR",
        "()",
        "5\u{FFFD}",
        "12,50 EUT",
        "€5€",
        "1  234",
        "' 5",
        "1,234 567",
    ] {
        assert_eq!(read(text, DecimalMark::Comma), Err(AmountFault::NotAnAmount), "{text:?}");
        assert_eq!(evidence(text), None, "{text:?}");
    }
    for text in ["100000000000", "12345678901234567890", "99999999999999999999999999,99"] {
        assert_eq!(read(text, DecimalMark::Comma), Err(AmountFault::TooLarge), "{text}");
    }
}

#[test]
fn letters_that_look_like_digits_are_named() {
    for (text, expected) in [
        ("1O5,5o", Some("105,50")),
        ("l2,50", Some("12,50")),
        ("Oui", None),
        ("12,50", None),
        ("12x", None),
    ] {
        assert_eq!(meant(text).as_deref(), expected, "{text}");
    }
}
