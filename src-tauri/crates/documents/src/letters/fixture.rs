//! Letters of an invented company to invented customers, for tests and for looking at.

use chrono::{Days, NaiveDate};
use receivables::{
    Currency, Money,
    dunning::Channel,
    interest::InterestSegment,
    letter::{
        Audience, Claim, Credit, EarlierKind, EarlierStep, Language, Letter, LetterKind, RateBasis,
        RateNote, RatePeriod, ReceivedPayment, Recipient, ScheduledPayment, Sender, SettledLate,
        TakenOff,
    },
};
use rust_decimal::Decimal;

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
    let mut letter = reminder(kind, language, items, dated);
    match kind {
        LetterKind::PreventiveNote => letter.claims.iter_mut().for_each(|it| not_due(it, dated)),
        LetterKind::Statement => letter.claims.iter_mut().skip(1).for_each(|it| not_due(it, dated)),
        LetterKind::PromiseConfirmation => letter.schedule = payments(&letter, 1),
        LetterKind::PlanProposal | LetterKind::PlanConfirmation => {
            letter.schedule = payments(&letter, 3);
        }
        LetterKind::Receipt => receive(&mut letter),
        _ => {}
    }
    letter
}

/// The same with the account of its interest.
pub fn with_annex(mut letter: Letter) -> Letter {
    letter.claims.iter_mut().for_each(accrue);
    letter.annex = true;
    letter
}

/// The same with a credit note; what was to be paid by instalments is less by as much.
pub fn with_credit(mut letter: Letter) -> Letter {
    letter.credits = vec![credit()];
    let payments = u32::try_from(letter.schedule.len()).expect("a few payments");
    letter.schedule = self::payments(&letter, payments);
    letter
}

/// As much as a letter must hold: a name of 60 characters, an address of six lines, references of
/// 40, amounts of twelve digits, penalties waived and paid, and nine invoices that were paid late.
pub fn crowded(kind: LetterKind, language: Language) -> Letter {
    let mut letter = with_credit(letter(kind, language, 4));
    letter.reference = "RELANCE-2026/DIRECTION-SUD-EST/000417-A1".into();
    letter.code = "L000417-260312".into();
    letter.recipient.code = "C-GROUPE-0000417".into();
    letter.recipient.name = "Établissements Réunis de Wagonnage et de Manutention du Midi".into();
    letter.recipient.address = vec![
        "Direction administrative et financière".into(),
        "Service de la comptabilité fournisseurs".into(),
        "Bâtiment C, troisième étage".into(),
        "Zone industrielle des Grandes Vignes".into(),
        "12, rue de l'Ancienne Tannerie".into(),
        "42000 Saint-Étienne".into(),
    ];
    letter.recipient.registered_office =
        vec!["1 boulevard de la République".into(), "13001 Marseille".into()];
    let long = &mut letter.claims[1];
    long.number = "FACTURE-2026-LYON-ENTREPOT-NORD-00000121".into();
    long.reference = "BON DE COMMANDE 2026 / 4711 / LOT 3 / B2".into();
    (long.original, long.paid) = (euros(987_654_321_099), euros(123_456_789_012));
    (long.open, long.disputed) = (euros(864_197_532_087), euros(64_197_532_087));
    if !letter.schedule.is_empty() {
        letter = with_credit(letter);
    }
    letter.claims.iter_mut().for_each(accrue);
    letter.claims[0].waived = TakenOff { interest: euros(120), fixed_sum: euros(4_000) };
    letter.claims[2].collected = TakenOff { interest: euros(5_000), fixed_sum: euros(0) };
    for claim in &mut letter.claims {
        claim.interest.minor -= claim.waived.interest.minor + claim.collected.interest.minor;
        claim.fixed_sum.minor -= claim.waived.fixed_sum.minor + claim.collected.fixed_sum.minor;
    }
    letter.settled_late = (1..=9).map(paid_late).collect();
    letter.annex = letter.claims_penalties;
    letter
}

/// An invoice whose principal came in forty days late.
fn paid_late(index: u32) -> SettledLate {
    let mut claim = claim(index as usize, day(2026, 3, 2));
    claim.due = day(2026, 1, 21);
    claim.days_late = 40;
    accrue(&mut claim);
    SettledLate {
        number: format!("FA-2025-{:04}", 900 + index),
        due: claim.due,
        settled_on: day(2026, 3, 2),
        days_late: claim.days_late,
        interest: claim.interest,
        fixed_sum: claim.fixed_sum,
        segments: claim.segments,
        waived: claim.waived,
        collected: claim.collected,
    }
}

/// An item that falls due after the letter.
fn not_due(claim: &mut Claim, dated: NaiveDate) {
    claim.issued = dated - Days::new(u64::from(claim.days_late));
    claim.due = claim.issued + Days::new(100);
    claim.days_late = 0;
    (claim.interest, claim.fixed_sum) = (euros(0), euros(0));
}

/// One stretch at one rate, as the fixture's interest is reckoned.
fn accrue(claim: &mut Claim) {
    let base = claim.open;
    let days = claim.days_late;
    let percent = rate().periods[0].percent;
    claim.segments = vec![InterestSegment {
        semester: "2026S1".parse().expect("a semester"),
        from: claim.due + Days::new(1),
        to: claim.due + Days::new(days.into()),
        days,
        base,
        rate_percent: percent,
        unrounded: base.decimal() * percent * Decimal::from(days) / Decimal::from(36_500),
    }];
    claim.interest = Money::round(claim.segments[0].unrounded, Currency::EUR).expect("an amount");
}

/// What is open, in payments of the following months; the last one takes what is left.
fn payments(letter: &Letter, count: u32) -> Vec<ScheduledPayment> {
    let claims = letter.claims.iter().map(|it| it.claimed().minor);
    let open: i64 = claims.chain(letter.credits.iter().map(|it| it.open.minor)).sum();
    let each = open / i64::from(count.max(1));
    let amount = |index| if index + 1 < count { each } else { open - each * i64::from(index) };
    let payment =
        |index| ScheduledPayment { due: day(2026, 4 + index, 15), amount: euros(amount(index)) };
    (0..count).map(payment).collect()
}

/// What pays all but the last item.
fn receive(letter: &mut Letter) {
    let (last, paid) = letter.claims.split_last_mut().expect("an item");
    let mut amount = 0;
    for claim in paid {
        amount += claim.open.minor;
        (claim.paid, claim.open) = (claim.open, euros(0));
    }
    let part = last.open.minor / 2;
    last.paid = euros(part);
    last.open.minor -= part;
    letter.received = Some(ReceivedPayment { on: day(2026, 3, 10), amount: euros(amount + part) });
}

fn reminder(kind: LetterKind, language: Language, items: usize, dated: NaiveDate) -> Letter {
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
        waived: TakenOff::nothing(Currency::EUR),
        collected: TakenOff::nothing(Currency::EUR),
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
