//! Identifiers that exist, and those one digit away from them.

use proptest::prelude::*;

use super::{
    IdentifierError::Character,
    Length::{Between, Exactly},
    *,
};

/// `ok`, or why the text is refused.
fn verdict<T: std::str::FromStr<Err = IdentifierError>>(text: &str) -> String {
    text.parse::<T>().map_or_else(|error| error.to_string(), |_| "ok".to_owned())
}

const WRONG_KEY: &str = "the check digits do not match";

#[test]
fn sirens() {
    for (text, expected) in [
        ("732829320", "ok"),
        ("732 829 320", "ok"),
        ("356000000", "ok"),
        ("313966129", "ok"),
        ("732829321", WRONG_KEY),
        ("73282932", "8 characters instead of 9"),
        ("7328293200", "10 characters instead of 9"),
        ("73282932A", "'A' has no place there"),
        ("000000000", "nothing but zeros"),
        ("", "0 characters instead of 9"),
    ] {
        assert_eq!(verdict::<Siren>(text), expected, "{text}");
    }
}

#[test]
fn sirets_and_the_exception_of_la_poste() {
    for (text, expected) in [
        ("73282932000074", "ok"),
        ("73282932000075", WRONG_KEY),
        ("35600000000048", "ok"), // by Luhn
        ("35600000009075", "ok"), // digits that add up to 35
        ("35600000009076", WRONG_KEY),
        ("73282932100074", WRONG_KEY), // of the SIREN
        ("7328293200007", "13 characters instead of 14"),
        ("20003452800014", "ok"),
        ("20003452800041", WRONG_KEY),
    ] {
        assert_eq!(verdict::<Siret>(text), expected, "{text}");
    }
    let siret: Siret = "73282932000074".parse().unwrap();
    assert_eq!(siret.to_string(), "732 829 320 00074");
    assert_eq!(siret.siren().to_string(), "732 829 320");
}

#[test]
fn vat_numbers() {
    for (siren, vat) in [
        ("732829320", "FR44732829320"),
        ("313966129", "FR75313966129"),
        ("356000000", "FR39356000000"),
        ("200034528", "FR01200034528"),
    ] {
        assert_eq!(VatNumber::of(&siren.parse().unwrap()).as_str(), vat);
        assert_eq!(vat.parse::<VatNumber>().unwrap().siren().as_str(), siren);
    }
    for (text, expected) in [
        ("FR 44 732 829 320", "ok"),
        ("FRK7732829320", "ok"), // letters cannot be checked
        ("FR45732829320", WRONG_KEY),
        ("FR44732829321", WRONG_KEY),
        ("DE44732829320", "DE issues no such identifier"),
    ] {
        assert_eq!(verdict::<VatNumber>(text), expected, "{text}");
    }
}

#[test]
fn ibans() {
    for (text, expected) in [
        ("FR14 2004 1010 0505 0001 3M02 606", "ok"),
        ("fr7630006000011234567890189", "ok"),
        ("FR7630006000011234567890188", WRONG_KEY),
        ("DE89370400440532013000", "ok"),
        ("GB82WEST12345698765432", "ok"),
        ("BE68539007547034", "ok"),
        ("NL91ABNA0417164300", "ok"),
        ("ES9121000418450200051332", "ok"),
        ("IT60X0542811101000000123456", "ok"),
        ("LU280019400644750000", "ok"),
        ("MC5811222000010123456789030", "ok"),
        ("NO9386011117947", "ok"),
        ("MT84MALT011000012345MTLCAST001S", "ok"),
        ("FR7630006000011234567890", "24 characters instead of 27"),
        ("GB96BARC202015300934591", "23 characters instead of 22"),
        ("XX89370400440532013000", "XX issues no such identifier"),
        ("DEAA370400440532013000", "'A' has no place there"),
        ("GB01BARC20714583608387", WRONG_KEY), // adds up, but 01 is never a key
        ("GB00HLFX11016111455365", WRONG_KEY),
        ("GB94BARC20201530093459", WRONG_KEY),
        ("FR76-3000-6000", "'-' has no place there"),
        ("FR76", "4 characters instead of 15 to 34"),
    ] {
        assert_eq!(verdict::<Iban>(text), expected, "{text}");
    }
}

#[test]
fn the_length_of_an_iban_is_its_country_s() {
    let length = |code: &str| {
        let text = format!("{code}00{}", "0".repeat(11));
        text.parse::<Iban>().unwrap_err()
    };
    for (country, expected) in [
        ("FR", 27),
        ("DE", 22),
        ("GB", 22),
        ("BE", 16),
        ("NL", 18),
        ("ES", 24),
        ("IT", 27),
        ("LU", 20),
        ("CH", 21),
        ("MC", 27),
        ("PT", 25),
        ("AT", 20),
        ("IE", 22),
        ("PL", 28),
    ] {
        assert_eq!(
            length(country),
            IdentifierError::Length { expected: Exactly(expected), found: 15 },
            "{country}"
        );
    }
}

#[test]
fn ribs_and_their_key() {
    for (bank, branch, account, key) in [
        ("20041", "01005", "0500013M026", "06"),
        ("30006", "00001", "12345678901", "89"),
        ("15589", "00000", "98765432100", "88"),
    ] {
        let rib = Rib::new(bank, branch, account).unwrap();
        assert_eq!(rib.key(), key);
        assert_eq!(rib.iban().as_str().parse::<Iban>().unwrap().rib(), Some(rib));
    }
    assert_eq!(verdict::<Rib>("30006 00001 12345678901 89"), "ok");
    assert_eq!(verdict::<Rib>("30006 00001 12345678901 88"), WRONG_KEY);
    let german: Iban = "DE89370400440532013000".parse().unwrap();
    assert_eq!(german.rib(), None);
}

#[test]
fn bics() {
    for (text, expected) in [
        ("BNPAFRPP", "ok"),
        ("cobadeffxxx", "ok"),
        ("NOVUFR21XXX", "ok"),
        ("BNPAFRP", "7 characters instead of 8 to 11"),
        ("BNPAFRPPX", "9 characters instead of 8"),
        ("BNP1FRPP", "'1' has no place there"),
    ] {
        assert_eq!(verdict::<Bic>(text), expected, "{text}");
    }
}

#[test]
fn creditor_references() {
    for (reference, expected) in [
        ("539007547034", "RF18539007547034"),
        ("2025F00123", "RF862025F00123"),
        ("AB12", "RF45AB12"),
    ] {
        assert_eq!(RfReference::new(reference).unwrap().as_str(), expected);
        assert_eq!(verdict::<RfReference>(expected), "ok");
    }
    assert_eq!(verdict::<RfReference>("RF19539007547034"), WRONG_KEY);
    assert_eq!(verdict::<RfReference>("RX18539007547034"), "'X' has no place there");
    assert_eq!(RfReference::new("F-12"), Err(Character('-')));
    let too_long = IdentifierError::Length { expected: Between(1, 21), found: 22 };
    assert_eq!(RfReference::new(&"1".repeat(22)), Err(too_long));
}

#[test]
fn sepa_creditors() {
    for (text, expected) in [
        ("FR72ZZZ123456", "ok"),
        ("FR72ABC123456", "ok"), // the business code is not checked
        ("DE98ZZZ09999999999", "ok"),
        ("FR73ZZZ123456", WRONG_KEY),
        ("FR72", "4 characters instead of 8 to 35"),
    ] {
        assert_eq!(verdict::<CreditorId>(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in "\\PC{0,40}") {
        verdict::<Siren>(&text);
        verdict::<Siret>(&text);
        verdict::<VatNumber>(&text);
        verdict::<Iban>(&text);
        verdict::<Rib>(&text);
        verdict::<Bic>(&text);
        verdict::<RfReference>(&text);
        verdict::<CreditorId>(&text);
    }

    #[test]
    fn one_wrong_digit_is_caught(bank in 0..100_000u32, account in "[0-9]{11}", place in 4..27usize) {
        let iban = Rib::new(&format!("{bank:05}"), "00100", &account).unwrap().iban();
        prop_assert_eq!(verdict::<Iban>(iban.as_str()), "ok");
        let mut wrong = iban.as_str().to_owned();
        let digit = if wrong.as_bytes()[place] == b'7' { "8" } else { "7" };
        wrong.replace_range(place..=place, digit);
        prop_assert_eq!(verdict::<Iban>(&wrong), WRONG_KEY);
    }

    #[test]
    fn what_is_printed_can_be_read_again(reference in "[0-9A-Z]{1,21}") {
        let reference = RfReference::new(&reference).unwrap();
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
    }
}
