//! Erased: a person is added and corrected, sees what is kept about them, and has it erased (GDPR, art. 15 and 17).
//!
//! Afterwards the name stands nowhere in the ledger, not even where a program would not look.

use app::{act::CallOutcome, contact::ContactDraft};
use insta::assert_snapshot;

use crate::{
    deeds::contested,
    dunning::vasseur,
    util::{Desk, SPACES, day},
};

/// A person as the user words it.
pub fn person(customer: &str, id: Option<i64>, name: &str) -> ContactDraft {
    ContactDraft {
        customer: customer.to_owned(),
        id,
        name: name.to_owned(),
        role: "Comptable fournisseurs".to_owned(),
        phone: "02 37 55 19 84".to_owned(),
        email: "z.quatrevaux@vasseur.fr".to_owned(),
        note: "Absente le mercredi".to_owned(),
        main: true,
    }
}

/// A customer with a person who was spoken to, twice.
fn spoken_to() -> (Desk, i64) {
    let mut desk = vasseur("2026-03-09");
    desk.app.save_contact(&person("0417", None, "Zénobie Quatrevau")).unwrap();
    let id = desk.app.customer_sheet("0417", None).unwrap().contacts[0].id;
    desk.app.save_contact(&person("0417", Some(id), "Zénobie Quatrevaux")).unwrap();
    desk.call_with("0417", CallOutcome::Promise, |it| {
        it.contact = Some(id);
        it.promised_on = Some(day("2026-03-13"));
        it.note = "Mme Quatrevaux fait le virement".into();
        it.call_back = Some("2026-03-12T14:00:00".into());
    });
    desk.day("2026-03-12");
    desk.call_with("0417", CallOutcome::Dispute, |it| {
        it.contact = Some(id);
        it.note = "Mme Quatrevaux conteste la qualité".into();
        it.dispute = Some(contested("0417", "FA-1", None).detail);
    });
    (desk, id)
}

#[test]
fn a_person_gets_everything_that_is_kept_about_them() {
    let (mut desk, id) = spoken_to();
    assert_eq!(desk.app.person_file_name(id).unwrap(), "Zénobie-Quatrevaux.json");
    let path = desk.path("personne.json");
    let rows = desk.rows();
    desk.app.export_person(id, &path).unwrap();
    assert_eq!(desk.rows(), rows);
    assert_snapshot!(std::fs::read_to_string(&path).unwrap(), @r#"
    {
      "customer": "Meunerie Vasseur",
      "name": "Zénobie Quatrevaux",
      "role": "Comptable fournisseurs",
      "phone": "02 37 55 19 84",
      "email": "z.quatrevaux@vasseur.fr",
      "note": "Absente le mercredi",
      "calls": [
        {
          "on": "2026-03-09",
          "outcome": "promise",
          "note": "Mme Quatrevaux fait le virement"
        },
        {
          "on": "2026-03-12",
          "outcome": "dispute",
          "note": "Mme Quatrevaux conteste la qualité"
        }
      ]
    }
    "#);
}

#[test]
fn an_erased_person_stands_nowhere_in_the_ledger() {
    let (mut desk, id) = spoken_to();
    let words = ["Quatrevau", "Zénobie", "02 37 55 19 84", "z.quatrevaux", "Absente le mercredi"];
    let found = |desk: &Desk| {
        let mut bytes = std::fs::read(desk.ledger()).unwrap();
        bytes.extend(std::fs::read(desk.path("story.encours-wal")).unwrap_or_default());
        let holds = |word: &&&str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
        words.iter().filter(holds).map(|it| (*it).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&desk), words);
    let report = desk.app.erase_person(id).unwrap();
    assert_eq!(report.acts, 2);
    assert_snapshot!(report.sentence.replace(SPACES, " "), @"Nom, fonction et coordonnées, avec 2 notes, sont effacés ; les dates et les montants restent. Les 2 fichiers importés sont conservés tels que reçus : retirez la personne de votre comptabilité, sinon un import la ramènerait.");
    assert_eq!(found(&desk), [""; 0]);
    // Days, amounts and outcomes stay, and the journal still ties out.
    assert_snapshot!(desk.history("0417"), @"
    2026-03-12  Appel : litige
    2026-03-12  Litige ouvert sur FA-1
    2026-03-09  Appel : promesse de règlement
    2026-03-09  Promesse de 1 200,00 € pour le 13 mars 2026 : en cours
    ");
    assert!(desk.app.customer_sheet("0417", None).unwrap().contacts.is_empty());
    desk.verifies();
    let again = desk.app.erase_person(id);
    assert_snapshot!(desk.refusal(again), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
}

#[test]
fn an_erasure_has_no_way_back() {
    let (mut desk, id) = spoken_to();
    let changes = desk.app.changes().unwrap();
    desk.app.erase_person(id).unwrap();
    assert_eq!(desk.app.changes().unwrap().len(), changes.len(), "it is none of the changes");
    // Whatever else is undone and done again, no word comes back.
    for it in changes.iter().map(|it| it.change) {
        let _ = desk.app.undo_change(it);
    }
    for it in changes.iter().rev().map(|it| it.change) {
        let _ = desk.app.redo_change(it);
    }
    assert!(desk.app.customer_sheet("0417", None).unwrap().contacts.is_empty());
    assert!(!std::fs::read(desk.ledger()).unwrap().windows(9).any(|it| it == b"Quatrevau"));
    desk.verifies();
}

#[test]
fn a_person_without_a_name_is_refused() {
    let mut desk = vasseur("2026-03-09");
    let rows = desk.rows();
    let nameless = desk.app.save_contact(&person("0417", None, "  "));
    assert_snapshot!(desk.refusal(nameless), @"invalid_field: Un contact porte un nom. Indiquez-le.");
    assert_eq!(desk.rows(), rows);
}

/// Undone and done again, there were two of them.
#[test]
fn a_person_who_was_corrected_since_is_not_taken_back_before_the_correction() {
    let mut desk = vasseur("2026-03-09");
    desk.app.save_contact(&person("0417", None, "Mme Roy")).unwrap();
    let added = desk.newest();
    let known = desk.app.customer_sheet("0417", None).unwrap().contacts[0].id;
    desk.app.save_contact(&person("0417", Some(known), "Mme Roy-Petit")).unwrap();
    let refused = desk.app.undo_change(added);
    assert_snapshot!(desk.refusal(refused), @"invalid_field: Une modification plus récente a touché la même chose. Annulez d’abord celle-là.");
    desk.take_back();
    assert_eq!(desk.app.customer_sheet("0417", None).unwrap().contacts[0].name, "Mme Roy");
    desk.app.undo_change(added).unwrap();
    assert!(desk.app.customer_sheet("0417", None).unwrap().contacts.is_empty());
    desk.verifies();
}
