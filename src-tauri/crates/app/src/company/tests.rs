//! The sender as it is kept, checked and shown.

use super::*;
use crate::company::paper::GraceDays;

fn vauquelin() -> Company {
    Company {
        name: "Ateliers Vauquelin".into(),
        legal_form: "SAS".into(),
        capital: "120 000 €".into(),
        address: "18 quai des Tanneurs".into(),
        postcode: "69005".into(),
        town: "Lyon".into(),
        siren: "732829320".into(),
        rcs: "Lyon".into(),
        vat: "FR44732829320".into(),
        accounts: vec![
            BankAccount { iban: "FR7630006000011234567890189".into(), ..Default::default() },
            BankAccount {
                label: "Dollars".into(),
                iban: "DE89370400440532013000".into(),
                currency: "usd".into(),
                ..Default::default()
            },
        ],
        ..Company::default()
    }
}

#[test]
fn a_profile_of_an_earlier_version_keeps_its_account() {
    let old = r#"{"name":"Vauquelin","iban":"FR7630006000011234567890189","bic":"AGRIFRPP"}"#;
    let company = read(old).unwrap();
    assert_eq!(company.accounts.len(), 1);
    assert_eq!(company.accounts[0].bic, "AGRIFRPP");
    assert_eq!((company.reminder_days, company.envelope), (GraceDays(8), EnvelopeChoice::DlRight));
    let again = read(&serde_json::to_string(&company).unwrap()).unwrap();
    assert_eq!(again, company);
    assert_eq!(read("{}").unwrap(), Company::default());
}

#[test]
fn a_letter_is_paid_into_the_account_of_its_currency() {
    let company = vauquelin();
    let iban = |code| company.sender(Language::Fr, Currency::new(code).unwrap()).iban;
    assert_eq!(iban("EUR"), "FR7630006000011234567890189");
    assert_eq!(iban("USD"), "DE89370400440532013000");
    assert_eq!(iban("GBP"), "FR7630006000011234567890189");
}

#[test]
fn what_is_saved_is_checked_and_completed() {
    let saved = vauquelin().checked().unwrap();
    assert_eq!(saved.accounts[0].bic, "AGRIFRPPXXX");
    assert_eq!(saved.accounts[1].currency, "USD");
    let blank = BankAccount::default();
    let kept = Company { accounts: vec![blank], ..vauquelin() }.checked().unwrap();
    assert_eq!(kept.accounts, []);
    let refused = |change: fn(&mut Company)| {
        let mut company = vauquelin();
        change(&mut company);
        company.checked().unwrap_err().to_string()
    };
    assert_eq!(refused(|it| it.siren = "732829321".into()), "732829321 is no valid SIREN");
    assert_eq!(
        refused(|it| it.vat = "FR45732829320".into()),
        "FR45732829320 is no valid VAT number"
    );
    // Of another company.
    assert_eq!(
        refused(|it| it.vat = "FR01200034528".into()),
        "FR01200034528 is no valid VAT number"
    );
    assert_eq!(refused(|it| it.accounts[0].iban = "FR00".into()), "FR00 is no valid IBAN");
    assert_eq!(refused(|it| it.accounts[0].bic = "X".into()), "X is no valid BIC");
    assert_eq!(refused(|it| it.accounts[0].currency = "EURO".into()), "EURO is no currency");
    assert_eq!(refused(|it| it.notice_days = GraceDays(30)), "30 days of grace");
    let wide = WindowZone { x: 60, y: 55, width: 90, height: 24 };
    let custom = Company { envelope: EnvelopeChoice::Custom, window: wide, ..vauquelin() };
    assert!(custom.checked().is_err());
}

#[test]
fn letters_say_what_the_law_wants_said() {
    let company = Company {
        variable_capital: true,
        in_liquidation: true,
        mentions: "Membre d’une association agréée".into(),
        ..vauquelin()
    };
    assert_eq!(company.missing(), [Mention::Liquidator]);
    let company = Company { liquidator: "Maître Dufour".into(), ..company };
    assert_eq!(company.missing(), []);
    let sender = company.sender(Language::Fr, Currency::EUR);
    assert_eq!(sender.legal_form, "SAS à capital variable");
    assert_eq!(
        sender.mentions,
        "Société en liquidation, liquidateur : Maître Dufour · Membre d’une association agréée"
    );
}

#[test]
fn penalties_are_claimed_from_the_letter_chosen_on() {
    let company = |penalties_from| Company { penalties_from, ..Company::default() };
    for (from, claiming) in [
        (PenaltiesFrom::SecondReminder, 3),
        (PenaltiesFrom::FinalReminder, 2),
        (PenaltiesFrom::FormalNotice, 1),
    ] {
        let company = company(from);
        let kinds = LetterKind::ALL.into_iter().filter(|it| company.claims_penalties(*it));
        assert_eq!(kinds.count(), claiming);
    }
}
