//! Payloads line by line, and every limit of the standard.

use proptest::prelude::*;

use super::*;

const IBAN: &str = "FR7630006000011234567890189";

fn payment(amount: &str, remittance: Remittance) -> EpcPayment {
    let amount = Some(Money::parse(amount, Currency::EUR).unwrap());
    EpcPayment { amount, remittance, ..EpcPayment::to("EXEMPLE SAS", IBAN.parse().unwrap()) }
}

fn text(text: &str) -> Remittance {
    Remittance::Text(text.to_owned())
}

#[test]
fn payloads_line_by_line() {
    let grouped = "F2025-0042 F2025-0051 F2025-0063 F2025-0077 F2025-0081 F2025-0090 F2025-0101 \
                   F2025-0115 F2025-0128 F2025-0131 F2025-0144 F2025-0150 F2025-01";
    let accents = EpcPayment {
        name: "Société Générale de Chauffage Éléonore".to_owned(),
        iban: "FR1420041010050500013M02606".parse().unwrap(),
        ..payment("0.01", text("Réf. déposée n° 12 — août"))
    };
    let first_version = EpcPayment {
        version: EpcVersion::V1,
        bic: Some("COBADEFFXXX".parse().unwrap()),
        iban: "DE89370400440532013000".parse().unwrap(),
        ..payment("20", text("Rechnung 17"))
    };
    let any_amount =
        EpcPayment { amount: None, ..payment("1", text("Client C00123 solde au 31/12/2025")) };
    let reference = Remittance::Reference("RF862025F00123".parse().unwrap());
    let everything = EpcPayment {
        purpose: "GDDS".to_owned(),
        information: "Merci".to_owned(),
        ..payment("99", reference.clone())
    };
    for (payment, bytes, expected) in [
        (
            payment("1234.50", text("Facture F2025-0042")),
            86,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}|EUR1234.50|||Facture F2025-0042"),
        ),
        (
            any_amount,
            91,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}||||Client C00123 solde au 31/12/2025"),
        ),
        (
            payment("99", reference),
            79,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}|EUR99.00||RF862025F00123"),
        ),
        (
            accents,
            130,
            "BCD|002|1|SCT||Société Générale de Chauffage Éléonore|FR1420041010050500013M02606|\
             EUR0.01|||Réf. déposée n° 12 — août"
                .to_owned(),
        ),
        (
            first_version,
            83,
            "BCD|001|1|SCT|COBADEFFXXX|EXEMPLE SAS|DE89370400440532013000|EUR20.00|||Rechnung 17"
                .to_owned(),
        ),
        (
            payment("15320.07", text(grouped)),
            209,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}|EUR15320.07|||{grouped}"),
        ),
        (
            payment("10", Remittance::None),
            63,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}|EUR10.00"),
        ),
        (
            everything,
            90,
            format!("BCD|002|1|SCT||EXEMPLE SAS|{IBAN}|EUR99.00|GDDS|RF862025F00123||Merci"),
        ),
    ] {
        let payload = payment.payload().unwrap();
        assert_eq!(payload.replace('\n', "|"), expected);
        assert_eq!(payload.len(), bytes, "{expected}");
    }
}

#[test]
fn amounts_have_limits() {
    let with = |minor, code| {
        let amount = Some(Money { minor, currency: Currency::new(code).unwrap() });
        EpcPayment { amount, ..payment("1", Remittance::None) }.payload().map(|_| ())
    };
    assert_eq!(with(0, "EUR"), Err(EpcError::Amount(Decimal::new(0, 2))));
    assert_eq!(with(-1, "EUR"), Err(EpcError::Amount(Decimal::new(-1, 2))));
    assert_eq!(with(1, "EUR"), Ok(()));
    assert_eq!(with(99_999_999_999, "EUR"), Ok(()));
    assert_eq!(
        with(100_000_000_000, "EUR"),
        Err(EpcError::Amount(Decimal::new(100_000_000_000, 2)))
    );
    assert_eq!(with(100, "USD"), Err(EpcError::Currency(Currency::new("USD").unwrap())));
}

#[test]
fn texts_have_limits() {
    let named = |name: String| EpcPayment { name, ..payment("1", Remittance::None) };
    let about = |words: String| payment("1", Remittance::Text(words));
    let too_long = |field, limit| Err(EpcError::TooLong { field, limit, found: limit + 1 });
    for (payment, expected) in [
        (named("é".repeat(70)), Ok(())),
        (named("é".repeat(71)), too_long(EpcField::Name, 70)),
        (named(" ".to_owned()), Err(EpcError::NoName)),
        (named("A\nB".to_owned()), Err(EpcError::ControlCharacter(EpcField::Name))),
        (about("x".repeat(140)), Ok(())),
        (about("x".repeat(141)), too_long(EpcField::Text, 140)),
        (about("x\r\ny".to_owned()), Err(EpcError::ControlCharacter(EpcField::Text))),
        // 140 characters that are 280 bytes, which leaves 51 for the rest.
        (about("é".repeat(140)), Err(EpcError::TooManyBytes(345))),
        (
            EpcPayment { purpose: "GDDSX".to_owned(), ..about(String::new()) },
            too_long(EpcField::Purpose, 4),
        ),
        (
            EpcPayment { information: "x".repeat(71), ..about(String::new()) },
            too_long(EpcField::Information, 70),
        ),
        (EpcPayment { version: EpcVersion::V1, ..about(String::new()) }, Err(EpcError::NoBic)),
    ] {
        assert_eq!(payment.payload().map(|_| ()), expected);
    }
}

proptest! {
    #[test]
    fn a_payload_never_has_more_lines_or_bytes_than_allowed(
        name in "\\PC{0,80}", words in "\\PC{0,160}", information in "\\PC{0,80}", minor in any::<i64>(),
    ) {
        let payment = EpcPayment {
            name,
            information,
            amount: Some(Money { minor, currency: Currency::EUR }),
            remittance: Remittance::Text(words),
            ..payment("1", Remittance::None)
        };
        if let Ok(payload) = payment.payload() {
            prop_assert!(payload.len() <= MAX_BYTES);
            prop_assert!((7..=12).contains(&payload.lines().count()));
        }
    }
}
