//! Scenarios: rules that read as sentences, are refused where they could skip a step, and choose
//! their customers by rules that read as sentences too.

use app::{
    hold::{CustomerKind, CustomerTraits},
    policy::{Grouping, LevelSheet, PolicyDraft, PolicySheet, Reference, SegmentSheet},
    worklist::Step,
};
use insta::assert_snapshot;
use serde_json::json;

use crate::{
    deeds::{draft, euros},
    dunning::vasseur,
    util::{Desk, SPACES, traits},
};

/// A scenario as it is read.
fn printed(sheet: &PolicySheet) -> String {
    let levels = sheet.levels.iter().map(|it| it.sentence.clone());
    let lines: Vec<_> = [format!("« {} »", sheet.name)]
        .into_iter()
        .chain(levels)
        .chain(sheet.sentences.clone())
        .chain(sheet.warnings.iter().map(|it| format!("! {it}")))
        .collect();
    lines.join("\n").replace(SPACES, " ") + "\n"
}

#[test]
fn the_standard_scenario_reads_as_sentences() {
    let mut desk = vasseur("2026-03-02");
    let both = desk.in_both(|it| printed(&it.app.policies().unwrap().policies[0]));
    assert_snapshot!(both, @"
    « Standard »
    7 jours avant l’échéance : relance préventive par e-mail, ou par courrier faute d’adresse e-mail, à partir de 10 000,00 €.
    3 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    8 jours après l’échéance : appel par téléphone, à partir de 100,00 €.
    15 jours après l’échéance : relance 2 par courrier. Niveau 2.
    30 jours après l’échéance : dernière relance par courrier. Niveau 3.
    45 jours après l’échéance : mise en demeure en recommandé avec avis de réception, à partir de 100,00 €. Niveau 4.
    60 jours après l’échéance : passage au recouvrement par un tiers, à partir de 100,00 €. Niveau 5.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.

    « Standard »
    7 days before the due date: preventive note by e-mail, or by letter where no e-mail address is known, from €10,000.00 on.
    3 days after the due date: reminder 1 by e-mail, or by letter where no e-mail address is known. Level 1.
    8 days after the due date: call by phone, from €100.00 on.
    15 days after the due date: reminder 2 by letter. Level 2.
    30 days after the due date: final reminder by letter. Level 3.
    45 days after the due date: formal notice by registered letter, from €100.00 on. Level 4.
    60 days after the due date: hand-over to collection by a third party, from €100.00 on. Level 5.
    Never two contacts within 5 days.
    One letter per customer, at the level of the most advanced document.
    No level is ever skipped.
    ");
}

#[test]
fn every_scenario_and_segment_of_a_new_ledger_reads_as_sentences() {
    let mut desk = vasseur("2026-03-02");
    let book = desk.app.policies().unwrap();
    let others: Vec<_> = book.policies[1..].iter().map(printed).collect();
    assert_snapshot!(others.join("\n"), @"
    « Grands comptes »
    7 jours avant l’échéance : relance préventive par téléphone, à partir de 10 000,00 €.
    5 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    10 jours après l’échéance : appel par téléphone.
    20 jours après l’échéance : relance 2 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 2.
    30 jours après l’échéance : second appel par téléphone.
    45 jours après l’échéance : dernière relance par courrier. Niveau 3.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    Le dernier écrit repart tous les 30 jours tant que rien n’est réglé.

    « Bons payeurs »
    10 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    17 jours après l’échéance : appel par téléphone, à partir de 100,00 €.
    25 jours après l’échéance : relance 2 par courrier. Niveau 2.
    40 jours après l’échéance : dernière relance par courrier. Niveau 3.
    60 jours après l’échéance : mise en demeure en recommandé avec avis de réception, à partir de 100,00 €. Niveau 4.
    75 jours après l’échéance : passage au recouvrement par un tiers, à partir de 100,00 €. Niveau 5.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.

    « À risque »
    7 jours avant l’échéance : relance préventive par téléphone, à partir de 1 000,00 €.
    1 jour après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    8 jours après l’échéance : appel par téléphone.
    13 jours après l’échéance : dernière relance par courrier. Niveau 2.
    20 jours après l’échéance : mise en demeure en recommandé avec avis de réception, à partir de 100,00 €. Niveau 3.
    35 jours après l’échéance : passage au recouvrement par un tiers, à partir de 100,00 €. Niveau 4.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.

    « Petits montants »
    5 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    20 jours après l’échéance : relance 2 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 2.
    45 jours après l’échéance : dernière relance par e-mail, ou par courrier faute d’adresse e-mail. Niveau 3.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    Le dernier écrit repart tous les 30 jours tant que rien n’est réglé.

    « Secteur public »
    5 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    15 jours après l’échéance : appel par téléphone.
    30 jours après l’échéance : relance 2 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 2. Texte : relance 1.
    45 jours après l’échéance : second appel par téléphone.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    Le dernier écrit repart tous les 30 jours tant que rien n’est réglé.

    « Particuliers »
    5 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    12 jours après l’échéance : appel par téléphone, à partir de 100,00 €.
    25 jours après l’échéance : relance 2 par courrier. Niveau 2. Texte : relance 1.
    45 jours après l’échéance : dernière relance par courrier. Niveau 3. Texte : relance 1.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    Le dernier écrit repart tous les 30 jours tant que rien n’est réglé.

    « Étranger »
    5 jours après l’échéance : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    12 jours après l’échéance : appel par téléphone, à partir de 100,00 €.
    25 jours après l’échéance : relance 2 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 2.
    35 jours après l’échéance : second appel par téléphone, à partir de 100,00 €.
    50 jours après l’échéance : dernière relance par courrier. Niveau 3.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    Le dernier écrit repart tous les 30 jours tant que rien n’est réglé.

    « Intra-groupe »
    Aucune étape : ces clients ne sont jamais relancés.
    ");
    let segments = desk.in_both(|it| {
        let book = it.app.policies().unwrap();
        let lines = book.segments.iter().map(|it| format!("{}\n", it.sentence));
        lines.collect::<String>().replace(SPACES, " ")
    });
    assert_snapshot!(segments, @"
    Sociétés du groupe : scénario Intra-groupe.
    Acheteurs publics : scénario Secteur public.
    Particuliers : scénario Particuliers.
    Grands comptes : scénario Grands comptes.
    Clients étrangers : scénario Étranger.
    Clients qui doivent au plus 100,00 € : scénario Petits montants.
    Clients qui paient d’habitude avec au moins 30 jours de retard : scénario À risque.
    Clients qui paient d’habitude à l’échéance ou avant : scénario Bons payeurs.

    Companies of the group: scenario Intra-groupe.
    Public buyers: scenario Secteur public.
    Consumers: scenario Particuliers.
    Key accounts: scenario Grands comptes.
    Customers abroad: scenario Étranger.
    Customers who owe at most €100.00: scenario Petits montants.
    Customers who usually pay at least 30 days late: scenario À risque.
    Customers who usually pay when due or earlier: scenario Bons payeurs.
    ");
}

/// A change to the standard scenario.
type Change = fn(&mut PolicyDraft);

pub fn level(draft: &mut PolicyDraft, step: Step) -> &mut LevelSheet {
    draft.levels.iter_mut().find(|it| it.step == step).unwrap()
}

#[test]
fn a_scenario_that_could_skip_or_overtake_a_step_is_refused() {
    let mut desk = vasseur("2026-03-02");
    let before = json!(desk.policy("Standard"));
    let wrong: [Change; 9] = [
        |it| it.name = "  ".into(),
        |it| level(it, Step::Call).step = Step::SecondReminder,
        |it| level(it, Step::FirstReminder).reference = Reference::Previous,
        |it| level(it, Step::SecondReminder).offset = 8,
        |it| level(it, Step::FormalNotice).offset = 20,
        |it| level(it, Step::Preventive).offset = 7,
        |it| level(it, Step::FinalReminder).offset = -60,
        |it| level(it, Step::Call).floor.minor = -1,
        |it| level(it, Step::Call).floor.currency = "USD".into(),
    ];
    let refused = desk.in_both(|it| {
        let sentences = wrong.iter().map(|change| {
            let mut draft = it.policy("Standard");
            change(&mut draft);
            let simulated =
                it.app.simulate(Some(&draft)).unwrap_err().sentence.replace(SPACES, " ");
            let answer = it.app.save_policy(&draft);
            let told = it.refusal(answer);
            assert!(told.ends_with(&simulated.replace(SPACES, " ")), "{told} {simulated}");
            told
        });
        sentences.collect::<Vec<_>>().join("\n")
    });
    assert_snapshot!(refused, @"
    invalid_field: Un scénario porte un nom. Indiquez-le.
    invalid_field: Une étape ne figure qu’une fois, dans l’ordre : la 2e relance est en double.
    invalid_field: La première étape ne peut pas se compter depuis une étape précédente. Comptez-la depuis l’échéance.
    invalid_field: La 2e relance ne peut pas être prévue avant l’appel ou le même jour. Corrigez les jours.
    invalid_field: La mise en demeure ne peut pas être prévue avant la dernière relance ou le même jour. Corrigez les jours.
    invalid_field: La relance préventive se place avant l’échéance. Donnez-lui un nombre de jours négatif.
    invalid_field: La dernière relance se place après l’échéance. Donnez-lui un nombre de jours positif.
    invalid_field: Un seuil est un montant positif ou nul, dans la devise de la société.
    invalid_field: Un seuil est un montant positif ou nul, dans la devise de la société.
    invalid_field: A scenario has a name. Give it.
    invalid_field: Each step may appear only once, in order: the second reminder is there twice.
    invalid_field: The first step cannot be counted from a step before it. Count it from the due date.
    invalid_field: The second reminder cannot be planned before the call or on the same day. Correct the days.
    invalid_field: The formal notice cannot be planned before the final reminder or on the same day. Correct the days.
    invalid_field: The preventive note comes before the due date. Give it a negative number of days.
    invalid_field: The final reminder comes after the due date. Give it a positive number of days.
    invalid_field: A floor is an amount of zero or more, in the company’s currency.
    invalid_field: A floor is an amount of zero or more, in the company’s currency.
    ");
    assert_eq!(json!(desk.policy("Standard")), before);
}

#[test]
fn what_is_unwise_is_told_and_not_refused() {
    let mut desk = vasseur("2026-03-02");
    desk.change_policy("Standard", |it| {
        it.minimum_gap = 10;
        it.levels.retain(|it| matches!(it.step, Step::Call | Step::FormalNotice));
        level(it, Step::FormalNotice).text = None;
        it.grouping = Grouping::PerLevel;
        it.repeat_every = Some(30);
    });
    let both = desk.in_both(|it| printed(&it.app.policies().unwrap().policies[0]));
    assert_snapshot!(both, @"
    « Standard »
    8 jours après l’échéance : appel par téléphone, à partir de 100,00 €.
    45 jours après l’échéance : mise en demeure en recommandé avec avis de réception, à partir de 100,00 €. Niveau 1.
    Jamais deux contacts à moins de 10 jours d’écart.
    Une lettre par niveau : les autres pièces attendent la leur.
    Aucun niveau n’est sauté.
    ! Aucun écrit ne repart : rien de plus doux ne suit une mise en demeure ou un passage au recouvrement.
    ! La mise en demeure n’est précédée d’aucune relance écrite.
    ! Aucun texte n’est choisi pour la mise en demeure : choisissez-en un.

    « Standard »
    8 days after the due date: call by phone, from €100.00 on.
    45 days after the due date: formal notice by registered letter, from €100.00 on. Level 1.
    Never two contacts within 10 days.
    One letter per level: the other documents wait for theirs.
    No level is ever skipped.
    ! No letter goes out again: nothing milder follows a formal notice or a hand-over.
    ! No written reminder comes before the formal notice.
    ! No text is chosen for the formal notice: choose one.
    ");
}

#[test]
fn a_scenario_that_somebody_follows_is_not_deleted() {
    let mut desk = vasseur("2026-03-02");
    let free = PolicyDraft { id: None, name: "Libre".into(), ..desk.policy("Standard") };
    let book = desk.app.save_policy(&free).unwrap();
    let free = book.policies.last().unwrap().id;
    let used = desk.app.delete_policy(book.default_policy);
    let by_segment = desk.app.delete_policy(book.segments[0].policy);
    desk.app.save_traits(&CustomerTraits { policy: Some(free), ..traits("0417") }).unwrap();
    let by_customer = desk.app.delete_policy(free);
    desk.app.save_traits(&traits("0417")).unwrap();
    desk.app.set_item_policy("0417", "FA-1", Some(free)).unwrap();
    let by_invoice = desk.app.delete_policy(free);
    let told = [desk.refusal(used), desk.refusal(by_segment), desk.refusal(by_customer)];
    assert_snapshot!(told.join("\n").replace(SPACES, " "), @"
    invalid_field: Le scénario « Standard » sert encore à un segment, à un client, à une pièce ou à la société. Donnez-leur d’abord un autre scénario.
    invalid_field: Le scénario « Intra-groupe » sert encore à un segment, à un client, à une pièce ou à la société. Donnez-leur d’abord un autre scénario.
    invalid_field: Le scénario « Libre » sert encore à un segment, à un client, à une pièce ou à la société. Donnez-leur d’abord un autre scénario.
    ");
    assert_snapshot!(desk.refusal(by_invoice), @"invalid_field: Le scénario « Libre » sert encore à un segment, à un client, à une pièce ou à la société. Donnez-leur d’abord un autre scénario.");
    desk.app.set_item_policy("0417", "FA-1", None).unwrap();
    let left = desk.app.delete_policy(free).unwrap();
    assert!(left.policies.iter().all(|it| it.id != free));
    let again = desk.app.delete_policy(free);
    assert_snapshot!(desk.refusal(again), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
    desk.verifies();
}

/// Which scenario the customer and its invoice follow, and why.
fn followed(desk: &mut Desk) -> String {
    let sheet = desk.app.customer_sheet("0417", None).unwrap();
    let own = sheet.items[0].policy.as_deref().unwrap_or("-");
    format!("{} ({own}) {}\n", sheet.policy.name, sheet.policy.why).replace(SPACES, " ")
}

#[test]
fn the_invoice_comes_before_the_customer_the_customer_before_its_segment() {
    let mut desk = vasseur("2026-03-02");
    let mut told = followed(&mut desk);
    let book = desk.app.policies().unwrap();
    let by_amount = SegmentSheet {
        id: 0,
        name: "Moyens comptes".into(),
        policy: 2,
        kind: None,
        late_from: None,
        late_to: None,
        amount_from: Some(euros(1000_00)),
        amount_to: Some(euros(5000_00)),
        sentence: String::new(),
        customers: 0,
    };
    let mut segments = book.segments.clone();
    segments.push(by_amount.clone());
    let saved = desk.app.save_segments(&segments, 1).unwrap();
    assert_eq!(saved.segments.last().unwrap().customers, 1);
    told += &followed(&mut desk);
    // The first that matches wins: a public buyer is one before it is a middling account.
    let public = CustomerTraits { kind: Some(CustomerKind::Public), ..traits("0417") };
    desk.app.save_traits(&public).unwrap();
    told += &followed(&mut desk);
    desk.app.save_traits(&CustomerTraits { policy: Some(4), ..public }).unwrap();
    told += &followed(&mut desk);
    desk.app.set_item_policy("0417", "FA-1", Some(3)).unwrap();
    told += &followed(&mut desk);
    assert_snapshot!(told, @"
    Standard (-) Scénario de la société : aucun segment ne correspond.
    Grands comptes (-) Donné par le segment « Moyens comptes ».
    Secteur public (-) Donné par le segment « Secteur public ».
    À risque (-) Choisi pour ce client.
    À risque (Bons payeurs) Choisi pour ce client.
    ");
    // The good payer's ten days hold for that invoice.
    assert_snapshot!(desk.reasons("0417", &["2026-03-08", "2026-03-09"]), @"
    2026-03-08 Pour FA-1, la 1re relance est prévue le 9 mars 2026.
    2026-03-09 FA-1 a 10 jours de retard ; la 1re relance est prévue à J+10.
    ");
    desk.app.save_traits(&traits("0417")).unwrap();
    desk.app.set_item_policy("0417", "FA-1", None).unwrap();
    desk.app.save_segments(&book.segments, 3).unwrap();
    assert_snapshot!(followed(&mut desk), @"Bons payeurs (-) Scénario de la société : aucun segment ne correspond.");
    let gone = desk.app.save_segments(&book.segments, 99);
    assert_snapshot!(desk.refusal(gone), @"invalid_field: Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.");
}

/// A scenario with a counting step between other steps, in the words of the house.
#[test]
fn a_step_can_be_counted_from_issue_or_from_the_step_before() {
    let mut desk = vasseur("2026-03-02");
    desk.change_policy("Standard", |it| {
        it.levels.retain(|it| matches!(it.step, Step::FirstReminder | Step::SecondReminder));
        let first = level(it, Step::FirstReminder);
        (first.reference, first.offset) = (Reference::Issued, 35);
        let second = level(it, Step::SecondReminder);
        (second.reference, second.offset) = (Reference::Previous, 12);
    });
    let mut told = printed(&desk.app.policies().unwrap().policies[0]);
    told += &desk.reasons("0417", &["2026-03-02", "2026-03-03"]);
    desk.day("2026-03-05");
    desk.post();
    told += &desk.reasons("0417", &["2026-03-16", "2026-03-17"]);
    assert_snapshot!(told, @"
    « Standard »
    35 jours après l’émission : relance 1 par e-mail, ou par courrier faute d’adresse e-mail. Niveau 1.
    12 jours après l’étape précédente : relance 2 par courrier. Niveau 2.
    Jamais deux contacts à moins de 5 jours d’écart.
    Une seule lettre par client, au niveau de la pièce la plus avancée.
    Aucun niveau n’est sauté.
    2026-03-02 Pour FA-1, la 1re relance est prévue le 3 mars 2026.
    2026-03-03 FA-1 a 4 jours de retard ; la 1re relance est prévue à J+35 de l’émission.
    2026-03-16 Pour FA-1, la 2e relance est prévue le 17 mars 2026.
    2026-03-17 FA-1 a 18 jours de retard ; la 1re relance est partie le 5 mars 2026, la 2e relance est prévue 12 jours après l’étape précédente.
    ");
}

/// What the window gets back is what it sent.
#[test]
fn a_scenario_is_saved_as_it_was_written() {
    let mut desk = vasseur("2026-03-02");
    for sheet in desk.app.policies().unwrap().policies {
        let written = draft(sheet);
        let book = desk.app.save_policy(&written).unwrap();
        let read = book.policies.into_iter().find(|it| Some(it.id) == written.id).unwrap();
        assert_eq!(json!(draft(read)), json!(written));
    }
    desk.verifies();
}
