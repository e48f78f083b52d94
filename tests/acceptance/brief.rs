//! The morning brief: who paid, which promises were kept, who became late, what left oddly.

use app::{act::CallOutcome, amount::Amount, import::brief::BriefLine};
use insta::assert_snapshot;

use crate::util::{Desk, SPACES, day};

const HEADINGS: &str = "Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde dû";

fn snapshot(on: &str, rows: &str) -> String {
    format!("Échéancier clients au {on}\n{HEADINGS}\n{rows}")
}

/// The brief, section by section; a line says who, how much, what.
fn told(desk: &mut Desk) -> String {
    let Some(brief) = desk.app.brief().unwrap() else { return "nothing to compare with".into() };
    let received: Vec<_> = brief.received.iter().map(Amount::decimal).collect();
    let mut text = format!("{}: received {}\n", brief.key_date, received.join(" + "));
    let sections: [(&str, &[BriefLine]); 5] = [
        ("paid", &brief.paid),
        ("kept", &brief.promises_kept),
        ("broken", &brief.promises_broken),
        ("late", &brief.late),
        ("odd", &brief.odd),
    ];
    for (name, lines) in sections {
        for it in lines {
            text += &format!("{name} {} {} {}\n", it.customer, it.amount.decimal(), it.sentence);
        }
    }
    text.replace(SPACES, " ")
}

#[test]
fn the_second_morning_tells_what_changed() {
    let mut desk = Desk::on("2026-03-02");
    desk.import(&snapshot(
        "02/03/2026",
        "0417;Meunerie Vasseur;FA-401;05/01/2026;04/02/2026;1200,00;1200,00
         0417;Meunerie Vasseur;FA-402;15/01/2026;14/02/2026;300,00;300,00
         0512;Halle aux Grains;FA-403;15/01/2026;14/02/2026;80,00;80,00
         0633;Scierie du Perche;FA-404;20/01/2026;19/02/2026;450,50;450,50
         0748;Poterie Saint-Jean;FA-405;04/02/2026;06/03/2026;999,00;999,00
         0933;Fonderie du Loir;FA-406;10/02/2026;31/05/2026;5000,00;5000,00",
    ));
    assert_snapshot!(told(&mut desk), @"nothing to compare with");
    for customer in ["0417", "0512"] {
        desk.call_with(customer, CallOutcome::Promise, |it| {
            it.promised_on = Some(day("2026-03-06"))
        });
    }
    desk.call("0633", CallOutcome::Dispute);
    desk.day("2026-03-16");
    desk.import(&snapshot(
        "16/03/2026",
        "0512;Halle aux Grains;FA-403;15/01/2026;14/02/2026;80,00;80,00
         0748;Poterie Saint-Jean;FA-405;04/02/2026;06/03/2026;999,00;999,00",
    ));
    assert_snapshot!(told(&mut desk), @"
    2026-03-16: received 1500.00
    paid 0417 1500.00 2 pièces réglées avec 35 jours de retard en moyenne.
    broken 0417 1500.00 1 500,00 € promis pour le 06/03/2026 : reçu, mais après le délai.
    broken 0512 80.00 80,00 € promis pour le 06/03/2026 : rien n’est venu.
    late 0748 999.00 1 pièce échue et non réglée : FA-405.
    odd 0933 5000.00 FA-406 n’est plus dans le fichier alors qu’elle n’échoit que le 31/05/2026 : réglée d’avance, ou oubliée par l’export ?
    odd 0633 450.50 FA-404 était en litige et n’est plus dans l’export : réglée, ou annulée par un avoir ?
    ");
}
