//! Receipts: the bank knows days before the accounting who has paid, so nobody is reminded of it.
//!
//! Nothing is settled before the user's word; once the accounting books the money, it counts once.

use app::receipt::{MatchConfidence, ReceiptMatch, ReceiptSheet, ReceiptState};
use insta::assert_snapshot;

use crate::{
    statement::camt,
    table::columns,
    util::{Desk, SPACES},
};

const HEADINGS: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

/// What is open at the end of a day.
fn snapshot(on: &str, rows: &str) -> String {
    format!("Échéancier clients au {on}\n{HEADINGS}\n{rows}")
}

fn february() -> String {
    snapshot(
        "27/02/2026",
        "0417;Meunerie Vasseur;FA-201;05/01/2026;04/02/2026;1200,00;1200,00
         0417;Meunerie Vasseur;FA-202;12/01/2026;11/02/2026;340,00;340,00
         0512;Halle aux Grains;FA-203;15/01/2026;14/02/2026;80,00;80,00
         0633;Scierie du Perche;FA-204;20/01/2026;19/02/2026;2150,40;2150,40
         0748;Poterie Saint-Jean;FA-205;02/02/2026;04/03/2026;999,00;999,00
         Total;;;;;4769,40;4769,40",
    )
}

const STATEMENT: &str = "
    2026-03-02 | 1540.00 | MEUNERIE VASSEUR | FA-201 FA-202
    2026-03-02 | 80.00 | HALLE AUX GRAINS | VOTRE FACTURE
    2026-03-03 | 2150.40 | GROUPE BOREAL HOLDING | REGLEMENT FEVRIER
    2026-03-03 | 61.37 | DGFIP | REMBOURSEMENT TVA
";

/// The snapshot of February and the statement of the first days of March.
fn desk() -> Desk {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&february());
    desk.day("2026-03-03");
    desk.import_bytes("releve.xml", camt(STATEMENT));
    desk
}

fn told(sheet: &ReceiptSheet) -> String {
    let rows = sheet.receipts.iter().map(|it| {
        let state = match it.state {
            ReceiptState::Matched => "matched",
            ReceiptState::SetAside => "set aside",
            ReceiptState::Waiting => match it.proposal.as_ref().map(|it| it.confidence) {
                Some(MatchConfidence::Certain) => "certain",
                Some(MatchConfidence::Likely) => "likely",
                Some(MatchConfidence::Possible) => "possible",
                None => "nothing",
            },
        };
        let proposal = it.proposal.as_ref();
        let pays: Vec<_> = proposal
            .iter()
            .flat_map(|it| &it.allocations)
            .map(|it| format!("{} {}", it.number, it.amount.decimal()))
            .collect();
        let customer = proposal.map_or("-".to_owned(), |it| it.customer.clone());
        let why = proposal.map_or(&it.nothing, |it| &it.reason).replace(SPACES, " ");
        vec![
            state.to_owned(),
            it.on.to_string(),
            it.amount.decimal(),
            customer,
            pays.join(", "),
            why,
        ]
    });
    let waiting: Vec<_> = sheet.waiting_total.iter().map(|it| it.decimal()).collect();
    let table = columns(6, &rows.collect::<Vec<_>>());
    format!(
        "waiting {}: {}; certain {}\n{table}",
        sheet.waiting,
        waiting.join(" + "),
        sheet.certain
    )
}

/// The number of the receipt of an amount.
fn receipt(desk: &mut Desk, amount: &str) -> i64 {
    let sheet = desk.app.receipts().unwrap();
    sheet.receipts.iter().find(|it| it.amount.decimal() == amount).unwrap().id
}

/// The numbers of a customer's open items.
fn claimable(desk: &mut Desk, customer: &str) -> Vec<i64> {
    desk.app.claimable(customer).unwrap().iter().map(|it| it.item).collect()
}

#[test]
fn a_statement_becomes_proposals_and_settles_nothing_by_itself() {
    let mut desk = desk();
    assert_snapshot!(told(&desk.app.receipts().unwrap()), @"
    waiting 4: 3831.77; certain 2
      certain   2026-03-02  1540.00  0417  FA-201 1200.00, FA-202 340.00  Pièces citées : FA-201, FA-202.
      certain   2026-03-02  80.00    0512  FA-203 80.00                   Le donneur d’ordre porte son nom, et lui seul. Une pièce est ouverte de ce montant exact.
      possible  2026-03-03  2150.40  0633  FA-204 2150.40                 Seul le montant désigne ce client. Une pièce est ouverte de ce montant exact.
      nothing   2026-03-03  61.37    -                                    Donneur d’ordre inconnu, et aucune pièce libre n’est de ce montant. Choisissez le client, ou mettez-le de côté.
    ");
    assert_snapshot!(desk.today_table("2026-03-03"), @"
    2026-03-03
      letter  0633  2150.40 EUR  FA-204         Relance 1 · J+3
      letter  0417  1540.00 EUR  FA-201 FA-202  Relance 1 · J+3
      letter  0512  80.00 EUR    FA-203         Relance 1 · J+5
    ");
}

#[test]
fn who_has_paid_leaves_the_list_once_the_certain_receipts_are_accepted() {
    let mut desk = desk();
    assert_snapshot!(told(&desk.app.accept_certain_receipts().unwrap()), @"
    waiting 2: 2211.77; certain 0
      possible  2026-03-03  2150.40  0633  FA-204 2150.40                 Seul le montant désigne ce client. Une pièce est ouverte de ce montant exact.
      nothing   2026-03-03  61.37    -                                    Donneur d’ordre inconnu, et aucune pièce libre n’est de ce montant. Choisissez le client, ou mettez-le de côté.
      matched   2026-03-02  80.00    0512  FA-203 80.00
      matched   2026-03-02  1540.00  0417  FA-201 1200.00, FA-202 340.00
    ");
    assert_snapshot!(desk.today_table("2026-03-03"), @"
    2026-03-03
      letter  0633  2150.40 EUR  FA-204  Relance 1 · J+3
    ");
    assert_snapshot!(desk.aged_table("2026-03-03"), @"
    2026-03-03
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0633  2150.40        ·        ·  2150.40      ·      ·    ·            ·
      0748   999.00   999.00        ·        ·      ·      ·    ·            ·
      Σ     3149.40   999.00        ·  2150.40      ·      ·    ·            ·
    ");
    assert_snapshot!(desk.history("0417"), @"
    2026-03-02  Règlement de FA-202
    2026-03-02  Règlement de FA-201
    ");
    desk.verifies();
}

#[test]
fn paid_invoices_stay_paid_until_the_accounting_has_booked_them_and_then_count_once() {
    let mut desk = desk();
    desk.app.accept_certain_receipts().unwrap();
    // The accounting runs three days behind the bank: its list still shows all as open.
    desk.day("2026-03-05");
    let behind = february().replace("27/02/2026", "05/03/2026");
    desk.import(&behind);
    assert_eq!(desk.items("0417"), "");
    assert_snapshot!(desk.tie_out_table("2026-03-05", ""), @"
    2026-03-05
      buckets     3149.40  ties out
      open items  3149.40  EUR
      file        4769.40  2026-03-05 export.csv
        -         1620.00  Reçu en banque et rapproché ici, pas encore lettré en comptabilité (3 pièces). FA-201 FA-202 FA-203
    ");
    // Then it books both transfers: nothing changes, and nothing is left to explain.
    desk.day("2026-03-09");
    let caught_up = snapshot(
        "09/03/2026",
        "0633;Scierie du Perche;FA-204;20/01/2026;19/02/2026;2150,40;2150,40
         0748;Poterie Saint-Jean;FA-205;02/02/2026;04/03/2026;999,00;999,00
         Total;;;;;3149,40;3149,40",
    );
    desk.import(&caught_up);
    assert_snapshot!(desk.aged_table("2026-03-09"), @"
    2026-03-09
      EUR     total  not due  no date     1-30  31-60  61-90  91+  unallocated
      0633  2150.40        ·        ·  2150.40      ·      ·    ·            ·
      0748   999.00        ·        ·   999.00      ·      ·    ·            ·
      Σ     3149.40        ·        ·  3149.40      ·      ·    ·            ·
    ");
    assert_snapshot!(desk.tie_out_table("2026-03-09", ""), @"
    2026-03-09
      buckets     3149.40  ties out
      open items  3149.40  EUR
      file        3149.40  2026-03-09 export.csv
    ");
    // What the accounting has booked is no longer unmatched here.
    let grains = receipt(&mut desk, "80.00");
    let refused = desk.app.unmatch_receipt(grains).unwrap_err();
    assert_snapshot!(desk.sentence(&refused), @"invalid_field: La comptabilité a déjà repris ce règlement : le défaire ici rouvrirait des pièces soldées. Corrigez le lettrage en comptabilité, puis importez le nouvel export.");
    // The transfer was taken back: the accounting shows it open again, and so does the ledger.
    desk.day("2026-03-12");
    let back = "0512;Halle aux Grains;FA-203;15/01/2026;14/02/2026;80,00;80,00\n         Total;;;;;3229,40;3229,40";
    let back = caught_up.replace("Total;;;;;3149,40;3149,40", back).replace("09/03", "12/03");
    desk.import(&back);
    assert_snapshot!(desk.items("0512"), @"  FA-203  2026-01-15  2026-02-14  80.00  80.00");
    desk.verifies();
}

#[test]
fn overlapping_statements_bring_each_receipt_once() {
    let mut desk = desk();
    let before = told(&desk.app.receipts().unwrap());
    let again = desk.import_bytes("releve-2.xml", camt(STATEMENT)).bank.unwrap();
    assert_eq!((again.lines_new, again.lines_known), (0, 4));
    assert_eq!(told(&desk.app.receipts().unwrap()), before);
    // Two equal receipts of a day are two; the next statement repeats both and adds a third.
    let twice = "2026-03-04 | 12.00 | ESSAI SARL | ADHESION\n".repeat(2);
    let two = desk.import_bytes("releve-3.xml", camt(&twice)).bank.unwrap();
    let more = format!("{}\n{twice}2026-03-05 | 12.00 | ESSAI SARL | ADHESION\n", STATEMENT.trim());
    let one = desk.import_bytes("releve-4.xml", camt(&more)).bank.unwrap();
    assert_eq!((two.lines_new, one.lines_new, one.lines_known), (2, 1, 6));
}

#[test]
fn a_match_taken_back_leaves_the_invoice_open_and_the_receipt_waiting() {
    let mut desk = desk();
    let books = desk.books(&["2026-02-27", "2026-03-03"]);
    let before = told(&desk.app.receipts().unwrap());
    desk.app.accept_certain_receipts().unwrap();
    let vasseur = receipt(&mut desk, "1540.00");
    desk.app.unmatch_receipt(vasseur).unwrap();
    assert_snapshot!(desk.items("0417"), @"
    FA-201  2026-01-05  2026-02-04  1200.00  1200.00
    FA-202  2026-01-12  2026-02-11   340.00   340.00
    ");
    let grains = receipt(&mut desk, "80.00");
    desk.app.unmatch_receipt(grains).unwrap();
    assert_eq!(desk.books(&["2026-02-27", "2026-03-03"]), books);
    assert_eq!(told(&desk.app.receipts().unwrap()), before);
    desk.verifies();
}

/// Else one slip would make the holding's next transfer a certain receipt of the wrong customer.
#[test]
fn a_match_taken_back_teaches_nothing() {
    let mut desk = desk();
    let before = told(&desk.app.receipts().unwrap());
    let holding = receipt(&mut desk, "2150.40");
    let items = claimable(&mut desk, "0748");
    desk.app.match_receipt(&ReceiptMatch { receipt: holding, items }).unwrap();
    desk.app.unmatch_receipt(holding).unwrap();
    assert_eq!(told(&desk.app.receipts().unwrap()), before);
    desk.verifies();
}

#[test]
fn what_is_no_customers_money_is_set_aside_and_can_be_taken_up_again() {
    let mut desk = desk();
    let refund = receipt(&mut desk, "61.37");
    let sheet = desk.app.set_aside_receipt(refund, true).unwrap();
    assert_eq!(sheet.waiting, 3);
    assert!(told(&sheet).contains("set aside"));
    let refused = desk.in_both(|it| {
        let items = claimable(it, "0512");
        let failure = it.app.match_receipt(&ReceiptMatch { receipt: refund, items }).unwrap_err();
        it.sentence(&failure)
    });
    assert_snapshot!(refused, @"
    unknown_customer: L’encaissement 4 n’attend plus de décision. Rouvrez la liste des encaissements.
    unknown_customer: Receipt 4 no longer waits for a decision. Open the list of receipts again.
    ");
    assert_eq!(desk.app.set_aside_receipt(refund, false).unwrap().waiting, 4);
    desk.verifies();
}

#[test]
fn a_holding_that_paid_once_is_recognised_the_next_time() {
    let mut desk = desk();
    let holding = receipt(&mut desk, "2150.40");
    let items = claimable(&mut desk, "0633");
    desk.app.match_receipt(&ReceiptMatch { receipt: holding, items }).unwrap();
    assert_eq!(desk.items("0633"), "");
    desk.day("2026-03-31");
    desk.import(&snapshot(
        "31/03/2026",
        "0633;Scierie du Perche;FA-230;03/03/2026;02/04/2026;415,00;415,00
         0748;Poterie Saint-Jean;FA-205;02/02/2026;04/03/2026;999,00;999,00",
    ));
    desk.import_bytes(
        "avril.xml",
        camt("2026-04-01 | 415.00 | GROUPE BOREAL HOLDING | REGLEMENT MARS"),
    );
    desk.day("2026-04-01");
    let sheet = desk.app.receipts().unwrap();
    assert_snapshot!(told(&sheet).lines().take(2).collect::<Vec<_>>().join("\n"), @"
    waiting 4: 2096.37; certain 1
      certain   2026-04-01  415.00   0633  FA-230 415.00   Ce donneur d’ordre a déjà payé pour ce client. Une pièce est ouverte de ce montant exact.
    ");
}

#[test]
fn a_match_outlives_an_undo_under_it_when_the_document_is_read_again() {
    let mut desk = desk();
    desk.day("2026-03-04");
    desk.import(&february().replace("27/02/2026", "04/03/2026"));
    desk.app.accept_certain_receipts().unwrap();
    let days = ["2026-03-04"];
    let (books, receipts) = (desk.books(&days), told(&desk.app.receipts().unwrap()));
    // The first list is taken back; the second, read again, brings the same documents.
    let undone = desk.app.undo_import(1).unwrap();
    assert_eq!(undone.disturbs.len(), 1, "{:?}", undone.disturbs);
    assert_eq!((desk.books(&days), told(&desk.app.receipts().unwrap())), (books, receipts));
    desk.verifies();
}

#[test]
fn matches_that_leave_with_their_statement_are_told() {
    let mut desk = desk();
    let books = desk.books(&["2026-03-03"]);
    desk.app.accept_certain_receipts().unwrap();
    let told = desk.in_both(|it| it.app.undo_preview(2).unwrap().disturbs.join("\n"));
    assert_snapshot!(told, @"
    2 encaissements rapprochés partent avec leur relevé : ce qu’ils réglaient est de nouveau ouvert, sauf si la comptabilité le dit réglé.
    2 matched receipts leave with their statement: what they settled is open again, unless the accounting shows it settled.
    ");
    desk.app.undo_import(2).unwrap();
    assert_eq!(desk.books(&["2026-03-03"]), books);
    // Read again, it waits for a word: what was matched once is certain again.
    desk.app.redo_import(2).unwrap();
    assert_eq!(desk.app.receipts().unwrap().certain, 2);
    desk.verifies();
}
