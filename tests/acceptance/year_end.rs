//! The year-end table of unpaid invoices (art. D441-6 C. com.).

use app::amount::Amount;
use insta::assert_snapshot;

use crate::{
    provision::{JANUARY, snapshot},
    table::columns,
    util::Desk,
};

#[test]
fn disputed_invoices_stand_apart_at_the_year_end() {
    let mut desk = Desk::with("2026-01-31", &snapshot("31/01/2026", JANUARY));
    desk.call_with("0512", app::act::CallOutcome::Dispute, |it| it.disputed = vec!["FA-2".into()]);
    assert_snapshot!(desk.in_both(|desk| {
        let table = desk.app.year_end_table(None).unwrap();
        let sheet = &table.sheets[0];
        let cell = |it: &app::year_end::UnpaidCell| {
            let share = it.share.clone().unwrap_or_default();
            let amount = Amount { minor: it.minor, currency: sheet.currency.clone() };
            vec![it.count.to_string(), amount.decimal(), share]
        };
        let mut rows = vec![cell(&sheet.not_overdue)];
        rows.extend(sheet.late.iter().chain([&sheet.total_late, &sheet.disputed]).map(cell));
        rows.push(cell(&sheet.no_due_date));
        let notes: String = table.notes.iter().map(|it| format!("  {it}\n")).collect();
        format!("{} {}\n{}{notes}", table.from, sheet.sales, columns(0, &rows))
    }), @"
    2025-02-01 278025
      1  1200.00  43.16
      0     0.00   0.00
      0     0.00   0.00
      1   300.00  10.79
      1   640.25  23.03
      2   940.25  33.82
      1   600.00  21.58
      1    70.00   2.52
      Factures émises non réglées au 31/01/2026 (art. D441-6 C. com.), montants TTC ; pourcentages du chiffre d’affaires TTC du 01/02/2025 au 31/01/2026. Avoirs et règlements non affectés exclus.
      Délais de paiement de référence : les délais contractuels, soit l’échéance de chaque facture.
      Les factures en litige sont exclues des lignes et indiquées à part, comme l’article l’exige.
      Ce dossier ne connaît de factures que depuis le 10/09/2025 : le chiffre d’affaires est incomplet, les pourcentages trop élevés.
      Les factures sans échéance ne peuvent pas être classées : donnez-leur une échéance avant de publier le tableau.

    2025-02-01 278025
      1  1200.00  43.16
      0     0.00   0.00
      0     0.00   0.00
      1   300.00  10.79
      1   640.25  23.03
      2   940.25  33.82
      1   600.00  21.58
      1    70.00   2.52
      Issued invoices unpaid on 31 Jan 2026 (art. D441-6 C. com.), amounts including VAT; percentages of sales including VAT from 1 Feb 2025 to 31 Jan 2026. Credit notes and unallocated payments excluded.
      Reference terms of payment: those agreed, that is the due date of each invoice.
      Disputed invoices are left out of the rows and shown apart, as the article demands.
      This ledger knows invoices only from 10 Sep 2025 on: the sales are incomplete, the percentages too high.
      Invoices without a due date cannot be placed: give them one before the table is published.
    ");
}
