//! Payments, take-over and bank lines.

use std::ops::ControlFlow;

use super::{footer, open};
use readers::{BankRowFact, Kind, PaymentFact, ReachedLevel, RowProblem, Table, TakeOverFact};
use receivables::Currency;

fn problem(it: &RowProblem) -> String {
    format!("{:>2}! {:?} {}", it.line, it.kind, it.column)
}

fn payment(it: &PaymentFact<'_>) -> String {
    let numbers: Vec<&str> = it.numbers().collect();
    format!(
        "{:>2}  {} {} {} for {numbers:?} ref {} by {}",
        it.line, it.customer_code, it.on, it.amount, it.reference, it.mode
    )
}

fn take_over(it: &TakeOverFact<'_>) -> String {
    let level = match it.level {
        ReachedLevel::Level(level) => level.to_string(),
        ReachedLevel::FormalNotice => "formal notice".to_owned(),
    };
    let on = it.last_contact.map_or(String::new(), |it| format!(" on {it}"));
    format!("{:>2}  {} {} level {level}{on}", it.line, it.customer_code, it.number)
}

fn bank_line(it: &BankRowFact<'_>) -> String {
    let value = it.value_on.map_or(String::new(), |it| format!(" value {it}"));
    let balance = it.balance.map_or(String::new(), |it| format!(" balance {it}"));
    format!(
        "{:>2}  {}{value} {} {}{balance} [{}] {} {} {}",
        it.line,
        it.booked_on,
        it.amount,
        it.amount.currency,
        it.label,
        it.reference,
        it.counterparty,
        it.account
    )
}

/// Reads the text as the kind it is recognised as, which must be this one.
#[track_caller]
fn check(kind: Kind, text: &str, expected: &str) {
    let mut table = open(text);
    assert_eq!(table.kind, Some(kind), "{:?}", table.columns);
    let mut out = String::new();
    let summary = read(&mut table, |line| out += &format!("{line}\n"));
    out += &summary;
    let lines = |it: &str| it.trim().lines().map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&out), lines(expected), "\n{out}");
}

fn read(table: &mut Table<std::io::Cursor<Vec<u8>>>, mut line: impl FnMut(String)) -> String {
    let mapping = table.guess().unwrap();
    assert_eq!(mapping.missing(), []);
    let go_on = ControlFlow::Continue(());
    let summary = match mapping.kind {
        Kind::Payments => table.payments(&mapping, Currency::EUR, |row| {
            line(row.as_ref().map_or_else(problem, payment));
            go_on
        }),
        Kind::TakeOver => table.take_over(&mapping, |row| {
            line(row.as_ref().map_or_else(problem, take_over));
            go_on
        }),
        _ => table.bank_lines(&mapping, Currency::EUR, |row| {
            line(row.as_ref().map_or_else(problem, bank_line));
            go_on
        }),
    };
    footer(&summary.unwrap())
}

#[test]
fn a_journal_of_payments() {
    check(
        Kind::Payments,
        "Date règlement;Code client;Nom;Montant réglé;Mode de règlement;N° chèque;Factures réglées\n\
         20/02/2026;C01;Durand;1 200,00;Virement;VIR 88;F-101, F-102\n\
         21/02/2026;C01;Durand;-80,00;Prélèvement;;F-090\n\
         22/02/2026;;;40,00;Chèque;0001234;F-095+F-096\n\
         23/02/2026;C02;Martin;;Chèque;0001235;\n",
        r#"
        2  C01 2026-02-20 1200.00 for ["F-101", "F-102"] ref VIR 88 by Virement
        3  C01 2026-02-21 -80.00 for ["F-090"] ref  by Prélèvement
        4   2026-02-22 40.00 for ["F-095", "F-096"] ref 0001234 by Chèque
        5! Missing { field: Amount } Montant réglé
        4 = 3 + 1"#,
    );
}

#[test]
fn payments_written_as_credits_are_received() {
    check(
        Kind::Payments,
        "Payment date,Customer,Amount,Payment method,Reference\n2026-02-20,Hill,-10.00,Card,a\n2026-02-21,Hill,-20.50,Card,b\n2026-02-22,Vale,-5.00,Card,c\n",
        "
        2  Hill 2026-02-20 10.00 for [] ref a by Card
        3  Hill 2026-02-21 20.50 for [] ref b by Card
        4  Vale 2026-02-22 5.00 for [] ref c by Card
        3 = 3 + 0",
    );
}

#[test]
fn reminders_sent_before() {
    check(
        Kind::TakeOver,
        "Code client;N° facture;Niveau de relance;Date dernière relance\n\
         C01;F-101;1;20/02/2026\n\
         C01;F-102;2e relance;21/02/2026\n\
         C02;;R3;\n\
         C03;F-200;Mise en demeure;22/02/2026\n\
         C04;F-201;;\n\
         C05;F-202;beaucoup;22/02/2026\n",
        r#"
        2  C01 F-101 level 1 on 2026-02-20
        3  C01 F-102 level 2 on 2026-02-21
        4  C02  level 3
        5  C03 F-200 level formal notice on 2026-02-22
        6  C04 F-201 level 0
        7! UnknownLevel { value: "beaucoup" } Niveau de relance
        6 = 5 + 1"#,
    );
}

#[test]
fn a_bank_statement_with_lines_above_and_balances() {
    check(
        Kind::BankLines,
        "Compte : 00012345678;Titulaire : Atelier Exemple;EUR;;;\n\
         Téléchargé le 28/02/2026;;;;;\n\
         ;;;;;\n\
         Date opération;Date de valeur;Libellé;Référence;Débit;Crédit;Solde\n\
         Solde initial;;;;;;1 000,00\n\
         16/02/2026;17/02/2026;VIR DURAND F-101;77A;;250,00;1 250,00\n\
         18/02/2026;18/02/2026;FRAIS TENUE COMPTE;77B;-12,50;;1 237,50\n\
         19/02/2026;19/02/2026;CHEQUE;77C;37,50;;1 200,00\n\
         Solde final;;;;;;1 200,00\n",
        "
        6  2026-02-16 value 2026-02-17 250.00 EUR balance 1250.00 [VIR DURAND F-101] 77A
        7  2026-02-18 value 2026-02-18 -12.50 EUR balance 1237.50 [FRAIS TENUE COMPTE] 77B
        8  2026-02-19 value 2026-02-19 -37.50 EUR balance 1200.00 [CHEQUE] 77C
        3 = 3 + 0",
    );
}

#[test]
fn a_bank_statement_with_sides_and_currencies() {
    check(
        Kind::BankLines,
        "Date,Label,Amount,D/C,Currency,Balance,Partner Name,Bank Account\n\
         02/17/2026,Rent,800.00,D,EUR,200.00,Landlord,FR76 1\n\
         02/18/2026,Invoice 12,-150.25,C,EUR,350.25,Hill Dairy,FR76 1\n\
         02/19/2026,Invoice 13,20.00,C,USD,,Vale,FR76 1\n",
        "
        2  2026-02-17 -800.00 EUR balance 200.00 [Rent]  Landlord FR76 1
        3  2026-02-18 150.25 EUR balance 350.25 [Invoice 12]  Hill Dairy FR76 1
        4  2026-02-19 20.00 USD [Invoice 13]  Vale FR76 1
        3 = 3 + 0",
    );
}

#[test]
fn what_is_neither_stays_what_it_was() {
    for (headings, row, kind) in [
        (
            "Client;N° facture;Date;Montant TTC;Mode de règlement",
            "A;F1;20/01/2026;10,00;CB",
            Some(Kind::Documents),
        ),
        (
            "Client;N° facture;Date facture;Montant TTC;Date règlement",
            "A;F1;20/01/2026;10,00;21/01/2026",
            Some(Kind::Documents),
        ),
        (
            "Client;N° facture;Échéance;Solde;Niveau de relance",
            "A;F1;20/01/2026;10,00;1",
            Some(Kind::OpenItems),
        ),
        (
            "Compte tiers;Date;N° pièce;Libellé;Débit;Crédit",
            "C1;20/01/2026;F1;x;10,00;",
            Some(Kind::Documents),
        ),
        ("Client;Non échu;1-30 jours;Total", "Durand;10,00;0,00;10,00", None),
    ] {
        assert_eq!(open(format!("{headings}\n{row}\n")).kind, kind, "{headings}");
    }
}
