//! Letters of an invented company to invented customers, for tests and for looking at.

use chrono::{Days, NaiveDate};
use receivables::{
    Currency, Money,
    dunning::Channel,
    letter::{
        Audience, Claim, Credit, EarlierKind, EarlierStep, Language, Letter, LetterKind, RateBasis,
        RateNote, RatePeriod, Recipient, Sender, Waived,
    },
};

/// An amount in euros.
pub fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a calendar day")
}

/// A letter that claims so many items.
pub fn letter(kind: LetterKind, language: Language, items: usize) -> Letter {
    let dated = day(2026, 3, 12);
    Letter {
        kind,
        language,
        audience: Audience::Business,
        channel: match kind {
            LetterKind::FormalNotice => Channel::RegisteredLetter,
            _ => Channel::Letter,
        },
        segment: String::new(),
        dated,
        reference: "R-2026-0312".into(),
        code: String::new(),
        registered_number: String::new(),
        sender: sender(),
        recipient: recipient(),
        claims: (0..items).map(|index| claim(index, dated)).collect(),
        settled_late: vec![],
        credits: vec![],
        earlier: earlier(kind, items),
        paid_since: false,
        deadline_days: 8,
        claims_penalties: kind == LetterKind::FormalNotice,
        schedule: vec![],
        received: None,
        rate: Some(rate()),
        payment_qr: Some(payment_code()),
        annex: false,
        copy: false,
    }
}

/// The creditor.
pub fn sender() -> Sender {
    Sender {
        name: "Ateliers Vauquelin".into(),
        legal_form: "SAS".into(),
        capital: "120 000 €".into(),
        address: vec!["18 quai des Tanneurs".into(), "69005 LYON".into()],
        siren: "732829320".into(),
        rcs: "Lyon".into(),
        vat: "FR44732829320".into(),
        phone: "04 72 00 00 18".into(),
        email: "comptes@vauquelin.example".into(),
        iban: "FR7630006000011234567890189".into(),
        bic: "AGRIFRPP".into(),
        signatory: "Claire Montagnier".into(),
        capacity: "Responsable du crédit clients".into(),
        mentions: String::new(),
    }
}

/// The debtor.
pub fn recipient() -> Recipient {
    Recipient {
        code: "C00417".into(),
        name: "Menuiserie Béraud et Fils SARL".into(),
        address: vec![
            "Service comptabilité".into(),
            "Zone artisanale des Grandes Vignes".into(),
            "12, rue de l'Église".into(),
            "42000 Saint-Étienne".into(),
        ],
        siren: "200034528".into(),
        registered_office: vec![],
    }
}

/// A credit note.
pub fn credit() -> Credit {
    Credit { number: "AV-2026-031".into(), issued: day(2026, 2, 3), open: euros(-18_650) }
}

fn claim(index: usize, dated: NaiveDate) -> Claim {
    let late = 20 + (index as u64 * 13) % 75;
    let due = dated - Days::new(late);
    let original = 48_000 + (index as i64 * 7_919_731) % 2_400_000;
    let paid = if index % 5 == 2 { original / 3 } else { 0 };
    let open = original - paid;
    Claim {
        number: format!("FA-2026-{:04}", 117 + index),
        reference: if index.is_multiple_of(3) {
            String::new()
        } else {
            format!("CDE {}", 88_120 + index)
        },
        issued: due - Days::new(45),
        due,
        original: euros(original),
        paid: euros(paid),
        open: euros(open),
        disputed: euros(0),
        days_late: late as u32,
        interest: euros(open * late as i64 * 1_215 / 3_650_000),
        fixed_sum: euros(4_000),
        segments: vec![],
        waived: Waived::nothing(Currency::EUR),
    }
}

fn earlier(kind: LetterKind, items: usize) -> Vec<EarlierStep> {
    use EarlierKind::*;
    let steps = [
        (Letter(LetterKind::FirstReminder), day(2026, 1, 26)),
        (Call, day(2026, 2, 1)),
        (Letter(LetterKind::SecondReminder), day(2026, 2, 9)),
        (Letter(LetterKind::FinalReminder), day(2026, 2, 24)),
    ];
    let count = match kind {
        LetterKind::SecondReminder => 1,
        LetterKind::FinalReminder => 3,
        LetterKind::FormalNotice => 4,
        _ => 0,
    };
    let step = |&(kind, on)| EarlierStep { kind, on, claims: (0..items).collect() };
    steps[..count].iter().map(step).collect()
}

fn rate() -> RateNote {
    let period = RatePeriod {
        from: day(2026, 1, 1),
        to: day(2026, 3, 12),
        percent: "12.15".parse().expect("a decimal"),
        confirmed: true,
        source: "BCE".into(),
    };
    RateNote { basis: RateBasis::CentralBankPlusTen, periods: vec![period] }
}

fn payment_code() -> String {
    "BCD\n002\n1\nSCT\nAGRIFRPP\nAteliers Vauquelin\nFR7630006000011234567890189\nEUR1234.50\n\n\n\
     C00417 R-2026-0312"
        .into()
}
