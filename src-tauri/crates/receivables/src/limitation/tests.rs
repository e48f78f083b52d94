//! Expiry from performance and from the due date, what interrupts, and limits of procedure.

use proptest::prelude::*;

use super::*;
use crate::calendar::{BusinessCalendar, Region};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_claim_expires_from_performance_and_perhaps_from_the_due_date() {
    use Period::*;
    for (period, performed, due, prudent, from_due) in [
        (Business, "2021-03-10", Some("2021-05-15"), "2026-03-10", Some("2026-05-15")),
        (Consumer, "2024-02-29", Some("2024-03-30"), "2026-02-28", Some("2026-03-30")),
        (Carriage, "2025-06-30", Some("2025-07-30"), "2026-06-30", Some("2026-07-30")),
        // A Sunday: limitation does not move to a working day.
        (Business, "2021-03-15", None, "2026-03-15", None),
    ] {
        let found = limitation(period, on(performed), due.map(on), &[]);
        assert_eq!(found, Limitation { prudent: on(prudent), from_due: from_due.map(on) });
    }
}

#[test]
fn an_acknowledgement_starts_a_new_period_and_a_letter_does_not() {
    use ActKind::*;
    for (acts, prudent, from_due) in [
        (vec![(Acknowledgement, "2023-09-12")], "2028-09-12", "2028-09-12"),
        (vec![(Letter, "2023-09-12")], "2026-03-10", "2026-05-15"),
        (vec![(CourtClaim, "2023-09-12")], "2028-09-12", "2028-09-12"),
        (vec![(Enforcement, "2023-09-12")], "2028-09-12", "2028-09-12"),
        // On the last day it is in time, on the next day too late.
        (vec![(Acknowledgement, "2026-03-10")], "2031-03-10", "2031-03-10"),
        (vec![(Acknowledgement, "2026-03-11")], "2026-03-10", "2031-03-11"),
        (vec![(Acknowledgement, "2026-05-16")], "2026-03-10", "2026-05-15"),
        // One after the other, in any order; the second saves what the first kept alive.
        (
            vec![(Acknowledgement, "2027-01-04"), (Acknowledgement, "2023-09-12")],
            "2032-01-04",
            "2032-01-04",
        ),
        (vec![(Letter, "2025-12-01"), (Acknowledgement, "2022-01-01")], "2027-01-01", "2027-01-01"),
        // Before the period runs there is nothing to interrupt.
        (vec![(Acknowledgement, "2021-03-09")], "2026-03-10", "2026-05-15"),
        (vec![(Acknowledgement, "2021-04-01")], "2026-04-01", "2026-05-15"),
    ] {
        let made: Vec<_> = acts.iter().map(|&(kind, day)| Act { on: on(day), kind }).collect();
        let due = Some(on("2021-05-15"));
        let found = limitation(Period::Business, on("2021-03-10"), due, &made);
        let expected = Limitation { prudent: on(prudent), from_due: Some(on(from_due)) };
        assert_eq!(found, expected, "{acts:?}");
    }
}

#[test]
fn limits_of_procedure_run_on_to_a_working_day() {
    let calendar = BusinessCalendar::new(Region::Metropole);
    type Limit = fn(NaiveDate, &BusinessCalendar) -> NaiveDate;
    // From; months; the day they end on; the last day.
    for (limit, from, months, raw, last) in [
        (order_service_deadline as Limit, "2026-09-02", 3, "2026-12-02", "2026-12-02"),
        (order_service_deadline, "2026-09-01", 3, "2026-12-01", "2026-12-01"),
        (order_service_deadline, "2026-08-31", 6, "2027-02-28", "2027-03-01"),
        (opposition_deadline, "2026-10-15", 1, "2026-11-15", "2026-11-16"),
        (claim_declaration_deadline, "2026-01-20", 2, "2026-03-20", "2026-03-20"),
        (claim_declaration_deadline, "2026-05-14", 2, "2026-07-14", "2026-07-15"),
        (claim_declaration_deadline, "2025-12-31", 2, "2026-02-28", "2026-03-02"),
    ] {
        assert_eq!(months_after(on(from), months), on(raw), "{from}");
        assert_eq!(limit(on(from), &calendar), on(last), "{from}");
    }
    assert_eq!(enforceable_from(on("2026-10-15")), on("2026-12-15"));
    assert_eq!(enforceable_from(on("2026-06-15")), on("2026-08-15")); // a holiday
}

#[test]
fn the_end_of_the_calendar_does_not_panic() {
    let end = NaiveDate::MAX;
    assert_eq!(limitation(Period::Business, end, Some(end), &[]).prudent, end);
    assert_eq!(enforceable_from(end), end);
    order_service_deadline(end, &BusinessCalendar::default());
}

proptest! {
    /// Whatever was done, nothing shortens the period; and the order it was done in is of no account.
    #[test]
    fn no_act_shortens_the_period(acts in prop::collection::vec((0..4_000u64, 0..4usize), 0..8)) {
        use ActKind::*;
        let performed = on("2021-03-10");
        let kinds = [Acknowledgement, CourtClaim, Enforcement, Letter];
        let mut acts: Vec<_> = acts
            .into_iter()
            .map(|(after, kind)| Act { on: performed + chrono::Days::new(after), kind: kinds[kind] })
            .collect();
        let with = |acts: &[Act]| limitation(Period::Carriage, performed, None, acts);
        let found = with(&acts);
        acts.reverse();
        prop_assert_eq!(found, with(&acts));
        prop_assert!(found.prudent >= with(&[]).prudent);
        acts.retain(|it| it.kind == Letter);
        prop_assert_eq!(with(&acts), with(&[]));
    }
}
