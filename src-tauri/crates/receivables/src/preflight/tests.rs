//! One letter, one circumstance, one flag.

use super::*;
use crate::{
    Currency,
    letter::{
        LetterKind::{self, *},
        RateBasis, RateNote, RatePeriod,
        tests::{claim, letter},
    },
};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// A letter of 12 March to a customer with an address, from a company with an account.
fn sound(kind: LetterKind) -> Letter {
    let mut letter = letter(kind, vec![claim(100_00, 1_23, 40_00)], &[]);
    letter.recipient.address = vec!["1 rue des Lilas".into(), "69001 LYON".into()];
    letter.sender.iban = "FR7630006000011234567890189".into();
    letter
}

fn known() -> Circumstances {
    Circumstances { has_email: true, sheets: 1, ..Circumstances::default() }
}

fn rate(confirmed: bool) -> RateNote {
    let period = RatePeriod {
        from: day(1),
        to: day(12),
        percent: 12.into(),
        confirmed,
        source: String::new(),
    };
    RateNote { basis: RateBasis::CentralBankPlusTen, periods: vec![period] }
}

#[test]
fn a_sound_letter_has_no_flag() {
    for kind in LetterKind::ALL {
        assert_eq!(flags(&sound(kind), &known()), Ok(vec![]), "{kind:?}");
    }
}

#[test]
fn each_circumstance_raises_its_flag() {
    use Flag::*;
    let on = day(8);
    let cases: [(Circumstances, Flag, bool); 10] = [
        (
            Circumstances { returned_since: Some(on), ..known() },
            AddressReturned { since: on },
            true,
        ),
        (Circumstances { address_too_long: true, ..known() }, AddressTooLong, false),
        (Circumstances { last_written: Some(on), ..known() }, SecondLetter { on }, true),
        (
            Circumstances { promise: Some(day(20)), ..known() },
            PromisePending { due_on: day(20) },
            true,
        ),
        (
            Circumstances { lacking: vec![Mention::DebtorSiren], ..known() },
            Lacking(vec![Mention::DebtorSiren]),
            true,
        ),
        (
            Circumstances { copies_missing: vec!["FA-1".into()], ..known() },
            CopiesMissing { numbers: vec!["FA-1".into()] },
            false,
        ),
        (Circumstances { sheets: 6, ..known() }, TooManySheets { sheets: 6 }, false),
        (
            Circumstances {
                step: Some(Step::FormalNotice),
                next: Some(Step::SecondReminder),
                before: Some(Step::FirstReminder),
                ..known()
            },
            LevelJump { from: Some(Step::FirstReminder), to: Step::FormalNotice },
            true,
        ),
        (
            Circumstances {
                step: Some(Step::FormalNotice),
                next: Some(Step::FirstReminder),
                ..known()
            },
            LevelJump { from: None, to: Step::FormalNotice },
            true,
        ),
        (
            Circumstances { last_written: Some(day(6)), ..known() },
            SecondLetter { on: day(6) },
            true,
        ),
    ];
    for (known, flag, stops) in cases {
        assert_eq!(flag.stops(), stops, "{flag:?}");
        assert_eq!(flags(&sound(FormalNotice), &known), Ok(vec![flag]));
    }
    // A reminder does not say that it encloses anything.
    let without = Circumstances { copies_missing: vec!["FA-1".into()], ..known() };
    assert_eq!(flags(&sound(FirstReminder), &without), Ok(vec![]));
    // The eighth day is another week; a step that is the next one is no jump.
    let quiet = Circumstances {
        last_written: Some(day(5)),
        step: Some(Step::Call),
        next: Some(Step::Call),
        ..known()
    };
    assert_eq!(flags(&sound(FirstReminder), &quiet), Ok(vec![]));
}

#[test]
fn what_the_letter_itself_says_is_looked_at() {
    use Flag::*;
    let flagged = |change: fn(&mut Letter)| {
        let mut letter = sound(FormalNotice);
        change(&mut letter);
        flags(&letter, &Circumstances { has_email: false, ..known() }).unwrap()
    };
    assert_eq!(flagged(|it| it.recipient.address.clear()), [NoAddress]);
    assert_eq!(flagged(|it| it.channel = Channel::Email), [NoEmail]);
    assert_eq!(flagged(|it| it.sender.iban.clear()), [NoAccount]);
    assert_eq!(
        flagged(|it| it.claims[0].disputed = euros(10_00)),
        [PartlyDisputed { disputed: euros(10_00) }]
    );
    let unconfirmed = |it: &mut Letter| it.rate = Some(rate(false));
    assert_eq!(flagged(unconfirmed), [UnconfirmedRate { claimed: true }]);
    assert_eq!(flagged(|it| it.rate = Some(rate(true))), []);
    // Interest and the fixed sum outlive the credit: the letter asks for them alone.
    let credited = flagged(|it| {
        it.credits = letter(FirstReminder, vec![claim(1, 0, 0)], &[-120_00]).credits;
    });
    let (credits, principal) = (euros(-120_00), euros(100_00));
    assert_eq!(credited, [CreditsExceedDebt { credits, principal }]);
    let covered = flagged(|it| {
        it.credits = letter(FirstReminder, vec![claim(1, 0, 0)], &[-141_23]).credits;
    });
    assert_eq!(covered, [NothingDue { total: euros(0) }]);
}

#[test]
fn red_flags_come_first() {
    let mut letter = sound(FinalReminder);
    letter.claims[0].disputed = euros(10_00);
    letter.rate = Some(rate(false));
    let known = Circumstances { last_written: Some(day(11)), ..known() };
    let stops: Vec<bool> = flags(&letter, &known).unwrap().iter().map(Flag::stops).collect();
    assert_eq!(stops, [true, false, false]);
}
