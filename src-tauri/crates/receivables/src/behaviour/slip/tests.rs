//! The edges of a slip: what was good, what is later, and what is too little to tell.

use chrono::TimeDelta;

use super::*;

/// The slip of invoices that were paid `days` late on a day, and of open ones due on a day.
fn slip(paid: &[(i64, &str)], open: &[&str]) -> String {
    let look_back = LookBack::from("2026-06-30".parse().unwrap());
    let mut sums = PayerSums::default();
    for (days, paid_on) in paid {
        let paid_on: NaiveDate = paid_on.parse().unwrap();
        let due = paid_on - TimeDelta::days(*days);
        sums.add_paid(PaidInvoice { amount_minor: 100_00, due, paid_on, before: None }, &look_back);
    }
    for due in open {
        sums.add_open(100_00, due.parse().unwrap(), &look_back);
    }
    sums.slip().map_or("none".into(), |it| format!("{} then {}", it.before, it.lately))
}

#[test]
fn a_good_payer_slips_by_ten_days() {
    let good = [(5, "2025-10-15"), (5, "2025-12-15"), (5, "2026-02-15")];
    let with = |more: &[(i64, &'static str)]| [&good[..], more].concat();
    for (paid, open, expected) in [
        (with(&[(15, "2026-05-01"), (15, "2026-06-01")]), vec![], "5 then 15"),
        (with(&[(15, "2026-05-01"), (14, "2026-06-01")]), vec![], "none"),
        // One late invoice is an accident.
        (with(&[(90, "2026-05-01")]), vec![], "none"),
        // What is open counts at its lateness so far, if it fell due in the three months.
        (with(&[(0, "2026-05-01")]), vec!["2026-05-31"], "5 then 15"),
        (with(&[]), vec!["2026-04-30", "2026-05-31"], "5 then 45.50"),
        (with(&[(0, "2026-05-01")]), vec!["2026-03-30"], "none"),
        (with(&[(0, "2026-05-01")]), vec!["2026-07-31"], "none"),
        // Six days late on the whole was no good payer.
        (
            vec![
                (5, "2025-10-15"),
                (5, "2025-12-15"),
                (8, "2026-02-15"),
                (60, "2026-05-01"),
                (60, "2026-06-01"),
            ],
            vec![],
            "none",
        ),
        // The six months are 31 December to 30 March and the three before.
        (
            vec![
                (5, "2025-09-30"),
                (5, "2025-12-15"),
                (5, "2026-02-15"),
                (60, "2026-05-01"),
                (60, "2026-06-01"),
            ],
            vec![],
            "none",
        ),
        // Early payments are not good enough to hide late ones.
        (
            vec![
                (-30, "2025-10-15"),
                (0, "2025-12-15"),
                (15, "2026-02-15"),
                (20, "2026-05-01"),
                (10, "2026-06-01"),
            ],
            vec![],
            "5 then 15",
        ),
    ] {
        assert_eq!(slip(&paid, &open), expected, "{paid:?} {open:?}");
    }
}
