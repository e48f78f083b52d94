//! What can be claimed: of the overdue, what nobody contests or promised; by segment, and beside
//! another day.

use app::{
    act::CallOutcome,
    aging::{AgedBy, AgedLine, AgedReport, AgedRequest},
    amount::Amount,
    hold::{CustomerKind, CustomerTraits},
};
use insta::assert_snapshot;

use crate::{
    letters::contest,
    table::columns,
    util::{Desk, day, traits},
};

/// Late and contested in part, late and promised, late and nothing said, not due, a credit.
fn desk() -> Desk {
    let mut desk = Desk::with(
        "2026-03-31",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Montant réglé;Date règlement
        0417;Meunerie Vasseur;FA-1;01/02/2026;01/03/2026;1200,00;;
        0417;Meunerie Vasseur;FA-2;10/03/2026;10/04/2026;300,00;;
        0512;Halle aux Grains;FA-3;15/01/2026;15/02/2026;800,00;;
        0512;Halle aux Grains;AV-4;20/02/2026;;-50,00;;
        0623;Fournil du Lac;FA-5;01/12/2025;31/12/2025;640,00;;
        0623;Fournil du Lac;FA-6;01/12/2025;31/12/2025;99,00;99,00;20/03/2026
        0700;Minoterie Reynaud;FA-7;01/02/2026;28/02/2026;450,00;450,00;20/03/2026
        ",
    );
    let part = |minor| Amount { minor, currency: "EUR".into() };
    contest(&mut desk, "0417", "FA-1", part(200_00));
    desk.call_with("0512", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-04-03")));
    desk
}

fn asked(desk: &mut Desk, on: &str, request: &AgedRequest) -> AgedReport {
    desk.app.aged_sheets(Some(day(on)), request).unwrap()
}

/// Total, overdue, contested, promised, recoverable, and the total of the other day.
fn table(report: &AgedReport) -> String {
    let headings = ["EUR", "total", "overdue", "disputed", "promised", "recoverable", "before"];
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    for sheet in &report.sheets {
        let amount = |minor: i64| Amount { minor, currency: sheet.currency.clone() }.decimal();
        let cells = |name: &str, line: &AgedLine, before: Option<i64>| {
            let own = [line.total, line.overdue, line.disputed, line.promised, line.recoverable];
            let own = own.into_iter().map(amount);
            let before = before.map_or("·".to_owned(), amount);
            [name.to_owned()].into_iter().chain(own).chain([before]).collect()
        };
        for it in &sheet.groups {
            let name = format!("[{}] {}", it.name, it.customers);
            rows.push(cells(&name, &it.line, it.before));
        }
        rows.extend(sheet.customers.iter().map(|it| cells(&it.code, &it.line, it.before)));
        rows.push(cells("Σ", &sheet.total, sheet.before));
    }
    columns(1, &rows)
}

#[test]
fn what_is_contested_or_promised_is_not_recoverable_and_stays_in_the_balance() {
    let mut desk = desk();
    let report = asked(&mut desk, "2026-03-31", &AgedRequest::default());
    assert_snapshot!(table(&report), @"
    EUR     total  overdue  disputed  promised  recoverable  before
    0417  1500.00  1200.00    200.00      0.00      1000.00       ·
    0512   750.00   800.00      0.00    750.00         0.00       ·
    0623   640.00   640.00      0.00      0.00       640.00       ·
    Σ     2890.00  2640.00    200.00    750.00      1640.00       ·
    ");
    // The customer's own page says the same.
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.balances[0].line.recoverable, 1_000_00);
    // Before either was said, all of it could be claimed.
    let report = asked(&mut desk, "2026-03-30", &AgedRequest::default());
    assert_eq!(report.sheets[0].total.recoverable, 2_590_00);
}

#[test]
fn another_day_stands_beside_it_and_who_has_paid_since_stays_in_sight() {
    let mut desk = desk();
    let request = AgedRequest { compare: Some(day("2026-02-28")), ..AgedRequest::default() };
    let report = asked(&mut desk, "2026-03-31", &request);
    assert_snapshot!(table(&report), @"
    EUR     total  overdue  disputed  promised  recoverable   before
    0417  1500.00  1200.00    200.00      0.00      1000.00  1200.00
    0512   750.00   800.00      0.00    750.00         0.00   750.00
    0623   640.00   640.00      0.00      0.00       640.00   739.00
    0700     0.00     0.00      0.00      0.00         0.00   450.00
    Σ     2890.00  2640.00    200.00    750.00      1640.00  3139.00
    ");
    let then = asked(&mut desk, "2026-02-28", &AgedRequest::default());
    assert_eq!(report.sheets[0].before, Some(then.sheets[0].total.total));
}

#[test]
fn customers_are_added_up_by_segment() {
    let mut desk = desk();
    let public = Some(CustomerKind::Public);
    desk.app.save_traits(&CustomerTraits { kind: public, ..traits("0512") }).unwrap();
    let request = AgedRequest { by: AgedBy::Segment, ..AgedRequest::default() };
    let report = asked(&mut desk, "2026-03-31", &request);
    assert_snapshot!(table(&report), @"
    EUR                   total  overdue  disputed  promised  recoverable  before
    [] 2                2140.00  1840.00    200.00      0.00      1640.00       ·
    [Secteur public] 1   750.00   800.00      0.00    750.00         0.00       ·
    0417                1500.00  1200.00    200.00      0.00      1000.00       ·
    0512                 750.00   800.00      0.00    750.00         0.00       ·
    0623                 640.00   640.00      0.00      0.00       640.00       ·
    Σ                   2890.00  2640.00    200.00    750.00      1640.00       ·
    ");
    let sheet = &report.sheets[0];
    let by_group: i64 = sheet.groups.iter().map(|it| it.line.total).sum();
    assert_eq!(by_group, sheet.total.total, "the groups add up to the balance");
}

#[test]
fn columns_of_ones_own_ascend_or_are_refused() {
    let mut desk = desk();
    let of = |limits: &[u16]| AgedRequest { limits: Some(limits.to_vec()), ..Default::default() };
    let report = asked(&mut desk, "2026-03-31", &of(&[15, 45]));
    assert_eq!(report.sheets[0].total.buckets[..], [0, 2_000_00, 640_00]);
    let told = desk.in_both(|desk| {
        let failure = desk.app.aged_sheets(None, &of(&[60, 30])).unwrap_err();
        desk.sentence(&failure)
    });
    assert_snapshot!(told, @"
    invalid_field: Les tranches vont en croissant à partir de 1 jour, par exemple 30, 60, 90.
    invalid_field: The columns ascend from 1 day, for instance 30, 60, 90.
    ");
}
