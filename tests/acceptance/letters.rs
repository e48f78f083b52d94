//! Letters: seen before they leave, kept as they left.
//!
//! Saving records nothing. Posting records the act, the amounts as claimed and the exact PDF.

use std::fs;

use app::{
    act::CallOutcome,
    amount::Amount,
    dispute::{DisputeCategory, DisputeDetail, DisputeDraft},
    hold::{CustomerKind, CustomerTraits},
    letter::LetterClaim,
    policy::{Grouping, LetterText, LevelSheet, PolicyDraft, PolicySheet},
    worklist::{ActionKind, Step, WorklistRow},
};
use insta::assert_snapshot;

use crate::util::{Desk, day, letters, traits};

/// Two customers who are to get a letter; only the first has an address.
pub fn two_debtors() -> Desk {
    let mut desk = Desk::with(
        "2026-03-02",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-2;28/01/2026;28/02/2026;99,90
        0512;Halle aux Grains;FA-3;27/01/2026;27/02/2026;180,00
        ",
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk
}

#[test]
fn saving_the_letters_records_nothing() {
    let mut desk = two_debtors();
    desk.sign();
    let (rows, list) = (desk.rows(), desk.today_table("2026-03-02"));
    let path = desk.path("courriers.pdf");
    assert_snapshot!(letters(&desk.app.save_letters(None, None, &path).unwrap()), @"letters: 2, 1479.90 EUR");
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
    assert_eq!((rows, list), (desk.rows(), desk.today_table("2026-03-02")));
    assert!(!desk.path("courriers.pdf-part").exists());
}

#[test]
fn a_posted_letter_moves_the_customer_on_and_one_without_address_stays() {
    let mut desk = two_debtors();
    desk.sign();
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      letter  0417  1299.90 EUR  FA-1 FA-2  Relance 1 · J+3
      letter  0512  180.00 EUR   FA-3       Relance 1 · J+3
    ");
    assert_snapshot!(desk.post(), @"
    letters: 1, 1299.90 EUR
    ! 0512 : L’adresse postale manque : importez une liste de clients avec les adresses.
    ");
    assert_snapshot!(desk.today_table("2026-03-02"), @"
    2026-03-02
      letter  0512  180.00 EUR  FA-3  Relance 1 · J+3
    ");
    assert_snapshot!(desk.history("0417"), @"2026-03-02  Courrier : relance 1 [PDF]");
}

#[test]
fn the_kept_letter_is_the_one_that_was_seen() {
    let mut desk = two_debtors();
    desk.sign();
    let seen = desk.app.letter_pdf("0417", None).unwrap();
    desk.post();
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let document = sheet.history.iter().find_map(|it| it.document).unwrap();
    assert_eq!(desk.app.document_pdf(document).unwrap(), seen);
    let sql = "SELECT group_concat(number || ' ' || a.open_minor || ' ' || a.due, '; ')
               FROM act_item a JOIN item ON item.id = item_id";
    let claimed: String = desk.sql().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_snapshot!(claimed, @"FA-1 120000 2026-02-27; FA-2 9990 2026-02-28");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

/// What was posted does not change because the accounting did.
#[test]
fn a_later_correction_leaves_the_posted_letter_alone() {
    let mut desk = two_debtors();
    desk.sign();
    desk.post();
    let kept = desk.app.document_pdf(1).unwrap();
    desk.day("2026-03-09");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Moderne;FA-1;27/01/2026;27/02/2026;900,00
        ",
    );
    assert_eq!(desk.app.document_pdf(1).unwrap(), kept);
    assert_snapshot!(desk.history("0417"), @"2026-03-02  Courrier : relance 1 [PDF]");
    assert_eq!(desk.app.verify().unwrap(), [""; 0]);
}

#[test]
fn no_letter_leaves_without_a_sender() {
    let mut desk = two_debtors();
    let rows = desk.rows();
    let refused = desk.in_both(|it| {
        let failure = it.app.post_letters(None, None).unwrap_err();
        it.sentence(&failure)
    });
    assert_snapshot!(refused, @"
    company_incomplete: Le nom ou l’adresse de votre société manque : un courrier ne peut pas partir sans expéditeur. Complétez-les dans Réglages.
    company_incomplete: The name or address of your company is missing: a letter cannot leave without a sender. Complete them in Settings.
    ");
    assert_eq!(desk.rows(), rows);
}

#[test]
fn a_customer_with_nothing_late_gets_no_letter() {
    let mut desk = two_debtors();
    let refused = desk.app.letter_pdf("0417", Some(day("2026-02-20"))).unwrap_err();
    assert_snapshot!(desk.sentence(&refused), @"nothing_to_claim: Meunerie Vasseur : rien à réclamer ce jour par courrier.");
    let unknown = desk.app.letter_pdf("417", None).unwrap_err();
    assert_snapshot!(desk.sentence(&unknown), @"unknown_customer: Le client 417 n’est pas dans ce dossier. Vérifiez le code, zéros de tête compris.");
}

#[test]
fn a_wrong_iban_is_refused_before_it_reaches_a_letter() {
    let mut desk = two_debtors();
    desk.sign();
    let mut company = desk.app.company().unwrap();
    company.accounts[0].iban = "FR7630006000011234567890188".into();
    let refused = desk.app.save_company(&company).unwrap_err();
    assert_snapshot!(desk.sentence(&refused), @"invalid_field: « FR7630006000011234567890188 » n’est pas un IBAN valide (clé ou longueur). Recopiez-le depuis votre RIB.");
    assert!(desk.app.company().unwrap().accounts[0].iban.ends_with("189"));
}

/// A local authority owes by the public procurement code: a notice under L441-10 would be void. Its
/// own scenario names no penalties; in any other one its letters cite its own law.
#[test]
fn a_public_buyer_is_written_to_under_its_own_law() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let sheet = desk.app.customer_sheet("C1135", None).unwrap();
    assert_eq!((sheet.policy.name.as_str(), sheet.kind), ("Secteur public", CustomerKind::Public));
    desk.app.confirm_rates("2026S2", None).unwrap();
    let batch = desk.app.save_letters(None, None, &desk.path("courriers.pdf")).unwrap();
    assert_eq!((batch.letters, batch.left_out.len()), (14, 0));
    desk.app.save_traits(&CustomerTraits { policy: Some(1), ..traits("C1135") }).unwrap();
    let batch = desk.app.save_letters(None, None, &desk.path("courriers.pdf")).unwrap();
    assert_eq!((batch.letters, batch.left_out.len()), (15, 0));
    let letter = desk.letter_text("C1135");
    assert!(letter.contains("commande publique"), "{letter}");
    assert!(!letter.contains("L441-10") && !letter.contains("MISE EN DEMEURE"), "{letter}");
    let penalties = desk.app.penalties("C1135", None).unwrap();
    assert!(penalties.basis.contains("R2192-31"), "{}", penalties.basis);
}

/// A name the typeface cannot set stopped the folder halfway, with some of its files written.
#[test]
fn a_name_that_cannot_be_set_does_not_hold_back_the_folder() {
    let mut desk = two_debtors();
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0300;東京商事;FA-9;27/01/2026;27/02/2026;500,00
        ",
    );
    let folder = desk.path("courriers");
    let file = desk.app.save_letters_in(&folder, None).unwrap();
    let left_out: Vec<_> = file.left_out.iter().map(|it| it.customer.as_str()).collect();
    assert_eq!((file.letters, left_out), (2, vec!["0300"]));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

/// Rows that a letter or an e-mail answers, each with what its letter claims.
fn claims(desk: &mut Desk) -> Vec<(WorklistRow, LetterClaim)> {
    let written = [ActionKind::Email, ActionKind::Letter, ActionKind::RegisteredLetter];
    let mut rows = desk.app.worklist(None).unwrap().rows;
    rows.retain(|it| written.contains(&it.action));
    let claim = |it: WorklistRow| {
        let claim = desk.app.letter_claim(&it.customer, None).unwrap();
        (it, claim)
    };
    rows.into_iter().map(claim).collect()
}

/// The letter claims what its row does, and its documents add up.
#[track_caller]
fn assert_claims_its_row((row, claim): &(WorklistRow, LetterClaim)) {
    let listed: i64 = claim.items.iter().map(|it| it.open.minor).sum();
    let net = claim.principal.minor + claim.credits.minor;
    assert_eq!((listed, net), (claim.principal.minor, row.amount.minor), "{}", row.customer);
    assert_eq!(claim.total.minor, net + claim.interest.minor + claim.fixed_sums.minor);
}

/// Contests a part of a document, as the sheet names it.
pub fn contest(desk: &mut Desk, customer: &str, item: &str, part: Amount) {
    let (disputed, owner) = (Some(part), String::new());
    let category = DisputeCategory::Price;
    let detail = DisputeDetail { category, disputed, owner, deadline: None };
    let (customer, item) = (customer.to_owned(), item.to_owned());
    let draft = DisputeDraft { customer, item, detail, reason: "Prix convenu".into() };
    desk.app.raise_dispute(&draft).unwrap();
}

/// Changes a scenario.
pub fn rewrite(desk: &mut Desk, policy: PolicySheet, change: impl FnOnce(&mut PolicyDraft)) {
    let PolicySheet { id, name, minimum_gap, grouping, catch_up, repeat_every, levels, .. } =
        policy;
    let mut draft =
        PolicyDraft { id: Some(id), name, minimum_gap, grouping, catch_up, repeat_every, levels };
    change(&mut draft);
    desk.app.save_policy(&draft).unwrap();
}

/// A letter once claimed more than the list said: all of an item that is contested in part.
#[test]
fn every_letter_claims_what_its_row_claims() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let before = claims(&mut desk);
    assert!(before.len() > 14, "{}", before.len());
    before.iter().for_each(assert_claims_its_row);
    let sum = |it: &[(WorklistRow, LetterClaim)]| -> i64 {
        it.iter().map(|(_, claim)| claim.principal.minor).sum()
    };
    let mut contested = 0;
    for (row, claim) in &before {
        let items = desk.app.customer_sheet(&row.customer, None).unwrap().items;
        let oldest = items.into_iter().find(|it| it.claimable.minor > 0).unwrap();
        assert_eq!(oldest.claimable.minor, claim.items[0].open.minor, "{}", row.customer);
        let part = Amount { minor: oldest.claimable.minor / 4, ..oldest.claimable };
        contested += part.minor;
        contest(&mut desk, &row.customer, &oldest.number, part);
    }
    let after = claims(&mut desk);
    after.iter().for_each(assert_claims_its_row);
    let customers = |it: &[(WorklistRow, LetterClaim)]| -> Vec<String> {
        let mut codes: Vec<_> = it.iter().map(|(row, _)| row.customer.clone()).collect();
        codes.sort();
        codes
    };
    assert_eq!(customers(&after), customers(&before));
    assert_eq!(sum(&after), sum(&before) - contested);
}

#[test]
fn a_letter_of_one_level_claims_what_its_row_claims() {
    let mut desk = Desk::by_the_clock();
    desk.app.open_sample().unwrap();
    let count = |it: &[(WorklistRow, LetterClaim)]| -> usize {
        it.iter().map(|(row, _)| row.items.len()).sum()
    };
    let together = count(&claims(&mut desk));
    for policy in desk.app.policies().unwrap().policies {
        rewrite(&mut desk, policy, |it| it.grouping = Grouping::PerLevel);
    }
    let apart = claims(&mut desk);
    apart.iter().for_each(assert_claims_its_row);
    assert!(count(&apart) < together, "{} of {together}", count(&apart));
    let (row, claim) = &apart[0];
    let part = Amount { minor: 1_00, ..claim.items[0].open.clone() };
    contest(&mut desk, &row.customer, &row.items[0], part);
    claims(&mut desk).iter().for_each(assert_claims_its_row);
}

/// What is contested bears no interest: the notice is that of an invoice without it, paid the same.
#[test]
fn a_notice_of_what_is_not_contested_is_that_of_a_smaller_invoice() {
    let mut desk = Desk::with(
        "2026-03-30",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde
        0417;Meunerie Vasseur;FA-1;01/12/2025;15/12/2025;6000,00;5000,00
        0512;Halle aux Grains;FA-2;01/12/2025;15/12/2025;10000,00;9000,00
        ",
    );
    desk.sign();
    let book = desk.app.policies().unwrap();
    for policy in book.policies {
        rewrite(&mut desk, policy, |it| {
            it.levels.retain(|it| it.step == Step::FirstReminder);
            let notice = |it: &mut LevelSheet| it.text = Some(LetterText::FormalNotice);
            it.levels.iter_mut().for_each(notice);
        });
    }
    let whole = desk.app.letter_claim("0512", None).unwrap();
    contest(&mut desk, "0512", "FA-2", Amount { minor: 4_000_00, ..whole.principal.clone() });
    let parts = |it: &LetterClaim| {
        [&it.principal, &it.interest, &it.fixed_sums, &it.total].map(Amount::decimal).join(" + ")
    };
    let [small, contested] = ["0417", "0512"].map(|it| desk.app.letter_claim(it, None).unwrap());
    assert_snapshot!(
        [&whole, &contested, &small].map(parts).join("\n"), @"
    9000.00 + 349.52 + 40.00 + 9389.52
    5000.00 + 209.71 + 40.00 + 5249.71
    5000.00 + 209.71 + 40.00 + 5249.71
    "
    );
}

/// Does what the list asks for a customer, day after day, until a formal notice is due or a day
/// has come.
fn pursue(desk: &mut Desk, customer: &str, until: &str) {
    while desk.app.session().today < day(until) {
        let rows = desk.app.worklist(None).unwrap().rows;
        match rows.iter().find(|it| it.customer == customer).map(|it| it.action) {
            Some(ActionKind::RegisteredLetter) => return,
            Some(ActionKind::Call) => desk.call(customer, CallOutcome::Spoke),
            Some(_) => drop(desk.post()),
            None => {}
        }
        let tomorrow = desk.app.session().today.succ_opt().unwrap();
        desk.day(&tomorrow.to_string());
    }
}

/// What a letter says before its table or its demand.
fn opening(desk: &mut Desk, customer: &str) -> String {
    let text = desk.letter_text(customer);
    let lines = text.lines().map(str::trim);
    let greeting = |it: &&str| !it.starts_with("Madame") && !it.starts_with("Dear");
    let demands = ["En conséquence", "Accordingly", "Facture"];
    let told = lines.skip_while(greeting).skip(1);
    told.take_while(|it| !demands.iter().any(|demand| it.starts_with(demand)))
        .map(|it| it.replace('–', "– ") + "\n")
        .collect()
}

/// Two debtors, one of whom was pursued from the first reminder on until a day.
fn pursued_until(until: &str) -> Desk {
    let mut desk = two_debtors();
    desk.sign();
    pursue(&mut desk, "0417", until);
    desk
}

#[test]
fn steps_that_concerned_every_document_are_told_of_none_in_particular() {
    let mut desk = pursued_until("2026-05-01");
    assert_snapshot!(opening(&mut desk, "0417"), @"
    Les 2 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à
    votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables
    sont restées sans effet :
    – première relance, le 2 mars 2026
    – appel téléphonique, le 9 mars 2026
    – deuxième relance, le 16 mars 2026
    – dernière relance amiable, le 30 mars 2026
    ");
}

/// A notice once told steps that were older than an invoice it claims, and not the e-mail it had.
#[test]
fn each_step_is_told_of_the_documents_it_concerned() {
    let mut desk = pursued_until("2026-03-12");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00
        0417;Meunerie Vasseur;FA-7;12/03/2026;24/03/2026;640,00
        0417;Meunerie Vasseur;FA-8;12/03/2026;10/04/2026;75,00
        0512;Halle aux Grains;FA-3;27/01/2026;27/02/2026;180,00
        ",
    );
    pursue(&mut desk, "0417", "2026-03-27");
    assert_snapshot!(opening(&mut desk, "0417"), @"
    Malgré notre rappel du 16 mars 2026 (FA-1 et FA-2), les factures ci-dessous restent impayées ; la plus
    ancienne est échue depuis le 27 février 2026, soit 28 jours de retard. Vous ne nous avez fait part d’aucun
    motif qui s’oppose à leur paiement.
    ");
    pursue(&mut desk, "0417", "2026-05-01");
    assert_snapshot!(desk.history("0417"), @"
    2026-04-13  Courrier : dernière relance [PDF]
    2026-04-01  Courrier : dernière relance [PDF]
    2026-03-27  Courrier : relance 2 [PDF]
    2026-03-16  Courrier : relance 2 [PDF]
    2026-03-09  Appel : échange
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    assert_snapshot!(opening(&mut desk, "0417"), @"
    Les 4 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à
    votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables
    sont restées sans effet :
    – première relance, le 2 mars 2026 (FA-1 et FA-2)
    – appel téléphonique, le 9 mars 2026 (FA-1 et FA-2)
    – deuxième relance, le 16 mars 2026 (FA-1 et FA-2)
    – deuxième relance, le 27 mars 2026 (FA-1, FA-2 et FA-7)
    – dernière relance amiable, le 1er avril 2026 (FA-1, FA-2 et FA-7)
    – dernière relance amiable, le 13 avril 2026 (FA-1, FA-2, FA-7 et FA-8)
    ");
}

#[test]
fn a_step_that_was_taken_back_is_not_told() {
    let mut desk = pursued_until("2026-03-10");
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let call = sheet.history.iter().find_map(|it| it.change).unwrap();
    desk.app.undo_change(call).unwrap();
    desk.day("2026-03-16");
    pursue(&mut desk, "0417", "2026-05-01");
    assert_snapshot!(desk.history("0417"), @"
    2026-04-07  Courrier : dernière relance [PDF]
    2026-03-23  Courrier : relance 2 [PDF]
    2026-03-16  Appel : échange
    2026-03-09  Appel : échange
    2026-03-02  Courrier : relance 1 [PDF]
    ");
    assert_snapshot!(opening(&mut desk, "0417"), @"
    Les 2 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à
    votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables
    sont restées sans effet :
    – première relance, le 2 mars 2026
    – appel téléphonique, le 16 mars 2026
    – deuxième relance, le 23 mars 2026
    – dernière relance amiable, le 7 avril 2026
    ");
}

/// « Sans effet » would be untrue of a customer who paid a part.
#[test]
fn steps_that_brought_a_payment_were_not_without_effect() {
    let mut desk = pursued_until("2026-03-18");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Solde
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00;700,00
        0417;Meunerie Vasseur;FA-2;28/01/2026;28/02/2026;99,90;99,90
        0512;Halle aux Grains;FA-3;27/01/2026;27/02/2026;180,00;180,00
        ",
    );
    let mut told = String::new();
    desk.day("2026-03-30");
    told += &opening(&mut desk, "0417");
    pursue(&mut desk, "0417", "2026-05-01");
    told += &opening(&mut desk, "0417");
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville;Langue
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun;en
        ",
    );
    told += &opening(&mut desk, "0417");
    assert_snapshot!(told, @"
    Nos démarches (première relance du 2 mars 2026, appel téléphonique du 9 mars 2026, deuxième relance
    du 16 mars 2026) n’ont pas permis d’obtenir un règlement complet : à ce jour, les 2 factures ci-dessous
    demeurent impayées, la plus ancienne depuis 31 jours, sans que vous nous en ayez donné le motif.
    Les 2 factures ci-dessous, émises par notre société au titre de livraisons ou de prestations exécutées à
    votre demande, demeurent impayées bien que leur échéance soit dépassée. Nos démarches amiables
    n’ont pas permis d’obtenir un règlement complet :
    – première relance, le 2 mars 2026
    – appel téléphonique, le 9 mars 2026
    – deuxième relance, le 16 mars 2026
    – dernière relance amiable, le 30 mars 2026
    The 2 invoices below, issued by our company for goods delivered or services performed at your
    request, remain unpaid although their due dates have passed. Our attempts to settle the matter
    amicably have not led to payment in full:
    – first reminder, 2 March 2026
    – telephone call, 9 March 2026
    – second reminder, 16 March 2026
    – final reminder, 30 March 2026
    ");
}
