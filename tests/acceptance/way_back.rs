//! The way back: whatever the user did is taken back as a whole, days later too.
//!
//! After an undo everything stands as before; after a redo as after. Nothing is removed on the
//! way: what was undone stays in the history, and every state verifies.

use app::{
    act::CallOutcome,
    dispute::DisputeOutcome,
    hold::{CustomerTraits, HoldKind},
    worklist::Capacity,
};
use insta::assert_snapshot;

use crate::{
    deeds::{contested, instalments, undone},
    erased::person,
    util::{Desk, SPACES, day, traits},
};

/// A ledger in the middle of its work: something of everything is under way.
fn at_work() -> Desk {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0512;Halle aux Grains;FA-2;27/01/2026;27/02/2026;48000,00
        0633;Scierie du Perche;FA-3;27/01/2026;27/02/2026;9000,00
        0748;Poterie Saint-Jean;FA-4;27/01/2026;27/02/2026;900,00
        0855;Garage Morin;FA-5;27/01/2026;27/02/2026;700,00
        0933;Lainière du Loir;FA-6;27/01/2026;27/02/2026;650,00
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        0512;Halle aux Grains;1 place du Marché;41100;Vendôme
        0855;Garage Morin;12 rue Basse;28200;Châteaudun
        ",
    );
    desk.sign();
    desk.dispute("0633", "FA-3", None);
    desk.app.agree_plan(&instalments("0748", 3, "2026-03-31")).unwrap();
    desk.hold("0933", HoldKind::Insolvency, |_| ());
    desk.app.save_contact(&person("0417", None, "Mme Roy")).unwrap();
    desk
}

/// All that the window shows but for the history, which tells what was undone.
fn shown(desk: &mut Desk) -> String {
    let mut text = desk.in_both(|it| {
        let list = it.app.worklist(None).unwrap();
        let book = it.app.policies().unwrap();
        serde_json::json!([list, book]).to_string()
    });
    for code in ["0417", "0512", "0633", "0748", "0855", "0933"] {
        let mut sheet = serde_json::json!(desk.app.customer_sheet(code, None).unwrap());
        sheet.as_object_mut().unwrap().remove("history");
        text += &format!("\n{sheet}");
    }
    text
}

/// Rows of the tables from which nothing is ever removed.
fn kept(desk: &Desk) -> Vec<i64> {
    let sql = desk.sql();
    let tables = [
        "act",
        "act_item",
        "promise",
        "promise_item",
        "dispute",
        "plan",
        "plan_item",
        "instalment",
        "hold",
        "wait",
        "contact",
        "policy",
        "document",
        "event",
        "item",
        "settlement",
        "customer",
    ];
    let count = |table: &&str| {
        let text = format!("SELECT count(*) FROM {table}");
        sql.query_row(&text, [], |row| row.get(0)).unwrap()
    };
    tables.iter().map(count).collect()
}

#[track_caller]
fn grew(before: &[i64], after: &[i64], what: &str) {
    assert!(before.iter().zip(after).all(|(a, b)| a <= b), "{what}: {before:?} {after:?}");
}

type Deed = (&'static str, fn(&mut Desk));

const DEEDS: [Deed; 25] = [
    ("call", |it| it.call("0417", CallOutcome::Spoke)),
    ("promise", |it| {
        it.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-06")));
    }),
    ("call with dispute", |it| it.call("0417", CallOutcome::Dispute)),
    ("call with call-back", |it| {
        it.call_with("0417", CallOutcome::Spoke, |it| {
            it.call_back = Some("2026-03-04T14:00:00".into());
        });
    }),
    ("letters", |it| drop(it.post())),
    ("dispute", |it| it.dispute("0417", "FA-1", Some(200_00))),
    ("dispute closed", |it| {
        let dispute = it.app.customer_sheet("0633", None).unwrap().disputes[0].id;
        it.app.close_dispute(dispute, DisputeOutcome::Unjustified, "Bon signé").unwrap();
    }),
    ("plan", |it| it.app.agree_plan(&instalments("0417", 3, "2026-03-31")).unwrap()),
    ("plan signed", |it| {
        let plan = it.app.customer_sheet("0748", None).unwrap().plans[0].id;
        it.app.sign_plan(plan, day("2026-03-02")).unwrap();
    }),
    ("plan given up", |it| {
        let plan = it.app.customer_sheet("0748", None).unwrap().plans[0].id;
        it.app.end_plan(plan).unwrap();
    }),
    ("block", |it| it.hold("0417", HoldKind::Block, |it| it.reason = "Négociation".into())),
    ("cheque", |it| {
        it.hold("0417", HoldKind::InTransit, |it| {
            it.item = Some("FA-1".into());
            it.until = Some(day("2026-03-11"));
        });
    }),
    ("insolvency lifted", |it| {
        let hold = it.app.customer_sheet("0933", None).unwrap().holds[0].id;
        it.app.lift_hold(hold).unwrap();
    }),
    ("claim declared", |it| it.app.record_done("0933").unwrap()),
    ("traits", |it| {
        let new = CustomerTraits { direct_debit: true, address_unknown: true, ..traits("0417") };
        it.app.save_traits(&new).unwrap();
    }),
    ("scenario of an invoice", |it| it.app.set_item_policy("0417", "FA-1", Some(9)).unwrap()),
    ("scenario changed", |it| it.change_policy("Standard", |it| it.minimum_gap = 9)),
    ("scenario added", |it| {
        let draft =
            app::policy::PolicyDraft { id: None, name: "Export".into(), ..it.policy("Standard") };
        it.app.save_policy(&draft).unwrap();
    }),
    ("segments", |it| {
        let book = it.app.policies().unwrap();
        it.app.save_segments(&book.segments[1..], 3).unwrap();
    }),
    ("contact", |it| it.app.save_contact(&person("0512", None, "M. Petit")).unwrap()),
    ("contact corrected", |it| {
        let known = it.app.customer_sheet("0417", None).unwrap().contacts[0].id;
        it.app.save_contact(&person("0417", Some(known), "Mme Roy-Petit")).unwrap();
    }),
    ("snooze", |it| it.app.snooze("0417", "2026-03-06T09:00:00").unwrap()),
    ("call-back", |it| it.app.call_back("0417", "2026-03-06T09:00:00", "Mme Roy").unwrap()),
    ("capacity", |it| {
        it.app.save_capacity(&Capacity { calls: Some(2), ..Capacity::default() }).unwrap();
    }),
    ("scenario removed", |it| {
        let book = it.app.policies().unwrap();
        let free = book.policies.iter().find(|it| it.name == "Libre").unwrap();
        it.app.delete_policy(free.id).unwrap();
    }),
];

#[test]
fn whatever_was_done_is_undone_and_done_again() {
    let mut told = String::new();
    for (what, deed) in DEEDS {
        let mut desk = at_work();
        let free =
            app::policy::PolicyDraft { id: None, name: "Libre".into(), ..desk.policy("Standard") };
        desk.app.save_policy(&free).unwrap();
        let (before, rows) = (shown(&mut desk), kept(&desk));
        deed(&mut desk);
        let (after, change) = (shown(&mut desk), desk.newest());
        assert_ne!(after, before, "{what}");
        told += &desk.take_back();
        assert_eq!(shown(&mut desk), before, "{what} undone");
        desk.app.redo_change(change).unwrap();
        assert_eq!(shown(&mut desk), after, "{what} done again");
        desk.verifies();
        desk.day("2026-03-30");
        desk.app.undo_change(change).unwrap();
        desk.day("2026-03-02");
        assert_eq!(shown(&mut desk), before, "{what} undone weeks later");
        grew(&rows, &kept(&desk), what);
        desk.verifies();
    }
    assert_snapshot!(told, @"
    Appel : échange, Meunerie Vasseur
    Appel : promesse de règlement, Meunerie Vasseur
    Appel : litige, Meunerie Vasseur
    Appel : échange, Meunerie Vasseur
    3 courriers notés comme partis
    - Les 3 courriers ont peut-être déjà été postés : l’annulation ne les rappelle pas, leurs PDF restent conservés.
    Litige sur FA-1, Meunerie Vasseur
    Litige sur FA-3 clos, Scierie du Perche
    Échéancier en 3 échéances, Meunerie Vasseur
    Échéancier signé, Poterie Saint-Jean
    Échéancier abandonné, Poterie Saint-Jean
    Relance suspendue, Meunerie Vasseur
    Règlement remis noté, Meunerie Vasseur
    Suspension levée, Lainière du Loir
    Créance déclarée, Lainière du Loir
    Fiche du client modifiée, Meunerie Vasseur
    Scénario de FA-1, Meunerie Vasseur
    Scénario « Standard » enregistré
    Scénario « Export » enregistré
    Segments enregistrés
    Contact enregistré, Halle aux Grains
    Contact enregistré, Meunerie Vasseur
    Mis de côté, Meunerie Vasseur
    Rappel prévu, Meunerie Vasseur
    Capacité du jour modifiée
    Scénario « Libre » supprimé
    ");
}

#[test]
fn one_letter_of_a_batch_is_taken_back_and_the_others_stand() {
    let mut desk = at_work();
    assert_snapshot!(desk.post(), @"letters: 3, 49900.00 EUR");
    let before = desk.items("0512");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let letter = sheet.history.iter().find(|it| it.document.is_some()).unwrap();
    let (document, change) = (letter.document.unwrap(), letter.change.unwrap());
    assert!(change < 0, "an act of a batch has a number of its own");
    let report = desk.app.undo_change(change).unwrap();
    assert_snapshot!(undone(&report), @"
    Courrier : relance 1, Meunerie Vasseur
    - Le courrier a peut-être déjà été posté : l’annulation ne le rappelle pas, son PDF reste conservé.
    ");
    assert_snapshot!(desk.items("0417") + &desk.items("0512"), @"
    FA-1  2026-01-27  2026-02-27  1200.00  1200.00
    FA-2  2026-01-27  2026-02-27  48000.00  48000.00  level 1
    ");
    assert_eq!(desk.items("0512"), before);
    // What left the house may be on its way: its PDF is kept, and the history says so.
    assert!(desk.app.document_pdf(document).unwrap().starts_with(b"%PDF-"));
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert!(sheet.history.iter().any(|it| it.undone && it.document == Some(document)));
    let again = desk.app.undo_change(change);
    assert_snapshot!(desk.refusal(again), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      declare_claim  0933  650.00 EUR   FA-6  Créance à déclarer
      letter         0417  1200.00 EUR  FA-1  Relance 1 · J+3
    ");
    desk.verifies();
}

/// It was lost for good: its undo was none of the changes, so nothing could take it back.
#[test]
fn a_letter_taken_back_by_mistake_stands_again() {
    let mut desk = at_work();
    desk.post();
    let (batch, before) = (desk.newest(), desk.items("0417"));
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    desk.app.undo_change(sheet.history[0].change.unwrap()).unwrap();
    // One of its letters is taken back already: the batch waits for that.
    let whole = desk.app.undo_change(batch);
    assert_snapshot!(desk.refusal(whole), @"invalid_field: Une modification plus récente a touché la même chose. Annulez d’abord celle-là.");
    assert_snapshot!(desk.take_back(), @"Courrier du lot annulé, Meunerie Vasseur");
    assert_eq!(desk.items("0417"), before);
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert!(!sheet.history[0].undone && sheet.history[0].change.is_some());
    desk.app.undo_change(batch).unwrap();
    desk.verifies();
}

#[test]
fn what_rests_on_an_undone_letter_is_told_and_stays() {
    let mut desk = at_work();
    desk.post();
    let first = desk.newest();
    desk.day("2026-03-09");
    desk.call("0417", CallOutcome::Spoke);
    desk.day("2026-03-16");
    desk.post();
    let told = desk.in_both(|it| undone(&it.app.undo_change_preview(Some(first)).unwrap()));
    assert_snapshot!(told, @"
    3 courriers notés comme partis
    - « Appel : échange » du 9 mars 2026 s’appuie dessus : il reste, avec le niveau qu’il a donné.
    - « Courrier : relance 2 » du 16 mars 2026 s’appuie dessus : il reste, avec le niveau qu’il a donné.
    - Les 3 courriers ont peut-être déjà été postés : l’annulation ne les rappelle pas, leurs PDF restent conservés.

    3 letters noted as sent
    - “Call: spoke” of 9 March 2026 rests on it: it stays, with the level it gave.
    - “Letter: reminder 2” of 16 March 2026 rests on it: it stays, with the level it gave.
    - The 3 letters may have been posted already: this does not call them back, their PDFs stay kept.
    ");
    desk.app.undo_change(first).unwrap();
    assert_snapshot!(desk.items("0417") + &desk.history("0417"), @"
      FA-1  2026-01-27  2026-02-27  1200.00  1200.00  level 2
    2026-03-16  Courrier : relance 2 [PDF]
    2026-03-09  Appel : échange
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    desk.verifies();
}

#[test]
fn the_newest_change_to_a_thing_is_undone_first() {
    let mut desk = at_work();
    let debit = CustomerTraits { direct_debit: true, ..traits("0417") };
    desk.app.save_traits(&debit).unwrap();
    let first = desk.newest();
    desk.app.save_traits(&traits("0417")).unwrap();
    desk.change_policy("Standard", |it| it.minimum_gap = 7);
    let policy = desk.newest();
    desk.change_policy("Bons payeurs", |it| it.minimum_gap = 9);
    let rows = kept(&desk);
    let refused = desk.in_both(|it| {
        let of_customer = it.app.undo_change(first);
        let of_scenario = it.app.undo_change(policy);
        let unknown = it.app.undo_change(9999);
        [it.refusal(of_customer), it.refusal(of_scenario), it.refusal(unknown)].join("\n")
    });
    assert_snapshot!(refused, @"
    invalid_field: Une modification plus récente a touché la même chose. Annulez d’abord celle-là.
    invalid_field: Une modification plus récente a touché la même chose. Annulez d’abord celle-là.
    invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.
    invalid_field: A more recent change touched the same thing. Undo that one first.
    invalid_field: A more recent change touched the same thing. Undo that one first.
    invalid_field: What you wanted to change is gone. Open the sheet again.
    ");
    assert_eq!(kept(&desk), rows);
    // In the order in which they came, they are undone.
    (0..4).for_each(|_| drop(desk.take_back()));
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert!(!sheet.direct_debit);
    desk.verifies();
}

#[test]
fn the_journal_lists_what_was_undone_and_the_history_marks_it() {
    let mut desk = at_work();
    desk.call_with("0417", CallOutcome::Promise, |it| {
        it.promised_on = Some(day("2026-03-06"));
        it.note = "Mme Roy vire vendredi".into();
    });
    desk.take_back();
    let list = desk.in_both(|it| {
        let line = |it: &app::change::ChangeRecord| {
            let undone = if it.undone { " (undone)" } else { "" };
            format!("{}{undone}\n", it.sentence)
        };
        it.app.changes().unwrap().iter().map(line).collect()
    });
    assert_snapshot!(list.replace(SPACES, " "), @"
    Appel : promesse de règlement, Meunerie Vasseur (undone)
    Contact enregistré, Meunerie Vasseur
    Procédure collective notée, Lainière du Loir
    Échéancier en 3 échéances, Poterie Saint-Jean
    Litige sur FA-3, Scierie du Perche
    Société modifiée

    Call: promise to pay, Meunerie Vasseur (undone)
    Contact saved, Meunerie Vasseur
    Insolvency noted, Lainière du Loir
    Plan in 3 instalments, Poterie Saint-Jean
    Dispute over FA-3, Scierie du Perche
    Company changed
    ");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let line = |it: &app::customer::HistoryEntry| (it.title.clone(), it.undone);
    let lines: Vec<_> = sheet.history.iter().map(line).collect();
    assert_eq!(lines, [("Appel : promesse de règlement".to_owned(), true)]);
    assert!(sheet.promises.is_empty() && sheet.last_words.is_none());
    let redone = desk.newest();
    desk.app.redo_change(redone).unwrap();
    let twice = desk.app.redo_change(redone);
    assert_snapshot!(desk.refusal(twice), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
}

#[test]
fn a_dispute_is_taken_back_although_it_was_closed_since() {
    let mut desk = at_work();
    desk.app.raise_dispute(&contested("0417", "FA-1", None)).unwrap();
    let raised = desk.newest();
    let dispute = desk.app.customer_sheet("0417", None).unwrap().disputes[0].id;
    desk.app.close_dispute(dispute, DisputeOutcome::Withdrawn, "").unwrap();
    desk.app.undo_change(raised).unwrap();
    assert!(desk.app.customer_sheet("0417", None).unwrap().disputes.is_empty());
    desk.verifies();
    desk.app.redo_change(raised).unwrap();
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    assert_eq!(sheet.disputes[0].outcome, Some(DisputeOutcome::Withdrawn));
    desk.verifies();
}
