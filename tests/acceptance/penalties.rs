//! Penalties: money on the letter. Run, waived, claimed and collected are kept apart, each figure by
//! the rate and the law that hold for whoever owes it.

use app::{
    amount::Amount,
    charge::{CollectionDraft, PenaltyDraft, PenaltyParts},
    hold::{CustomerKind, CustomerTraits, HoldKind},
    rate::{PenaltyBasis, PenaltyTerms, RateDraft, RateReference},
    worklist::ActionKind,
};
use insta::assert_snapshot;

use crate::{
    table::columns,
    util::{Desk, SPACES, day, traits},
};
use app::act::CallOutcome;

/// Vasseur's invoice of 10 000 €, due on a day.
fn owing(today: &str, due: &str) -> Desk {
    let issued = day(due).iter_days().rev().nth(30).unwrap().format("%d/%m/%Y");
    let mut desk = Desk::with(
        today,
        &format!(
            "
            Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC
            0417;Meunerie Vasseur;FA-1;{issued};{};10000,00
            ",
            day(due).format("%d/%m/%Y")
        ),
    );
    desk.import(
        "
        Code client;Raison sociale;Adresse;Code postal;Ville
        0417;Meunerie Vasseur;3 quai du Moulin;28200;Châteaudun
        ",
    );
    desk.sign();
    desk
}

impl Desk {
    /// Does what each morning asks for until a day, and tells what left.
    fn work_until(&mut self, from: &str, until: &str) -> String {
        let mut told = String::new();
        for on in day(from).iter_days().take_while(|it| *it <= day(until)) {
            self.day(&on.to_string());
            let rows = self.app.worklist(None).unwrap().rows;
            let Some(row) = rows.first() else { continue };
            match row.action {
                ActionKind::Call => self.call(&row.customer, CallOutcome::Spoke),
                ActionKind::Letter | ActionKind::RegisteredLetter => {
                    let posted = self.post().replace('\n', " ");
                    told += &format!("{on} {}: {posted}\n", row.rule);
                }
                _ => self.app.record_done(&row.customer).unwrap(),
            }
        }
        told.replace(SPACES, " ")
    }

    /// A customer's penalties: run, waived, claimed, collected and left, interest and fixed sum.
    fn penalties(&mut self, customer: &str) -> String {
        let sheet = self.app.penalties(customer, None).unwrap();
        let headings = ["", "late", "paid on", "", "run", "waived", "claimed", "collected", "due"];
        let mut rows = vec![headings.map(str::to_owned).to_vec()];
        for it in &sheet.rows {
            let paid = it.settled_on.map_or("open".to_owned(), |it| it.to_string());
            for (name, part) in [("interest", &it.interest), ("fixed sum", &it.fixed_sum)] {
                let claimed = part.claimed.as_ref().map_or("-".to_owned(), Amount::decimal);
                let figures = [&part.run, &part.waived].map(Amount::decimal);
                let mut row = vec![it.number.clone(), it.days_late.to_string(), paid.clone()];
                row.push(name.to_owned());
                row.extend(figures);
                row.extend([claimed, part.collected.decimal(), part.due.decimal()]);
                rows.push(row);
            }
        }
        let mut text = columns(4, &rows);
        for it in &sheet.rows {
            let mark = if it.asked { "* " } else { "" };
            text += &format!("{mark}{} {}\n", it.number, it.sentence);
            it.events.iter().for_each(|event| text += &format!("  {}\n", event.sentence));
            it.warnings.iter().for_each(|warning| text += &format!("  ! {warning}\n"));
        }
        sheet.notes.iter().for_each(|it| text += &format!("- {it}\n"));
        text.replace(SPACES, " ")
    }

    fn waive(&mut self, item: Option<i64>, parts: PenaltyParts, note: &str) {
        let (customer, note) = ("0417".to_owned(), note.to_owned());
        self.app.waive_penalties(&PenaltyDraft { customer, item, parts, note }).unwrap();
    }
}

fn collected(item: i64, cents: i64) -> CollectionDraft {
    let collected = Amount { minor: cents, currency: "EUR".into() };
    CollectionDraft { customer: "0417".into(), item, collected }
}

#[test]
fn a_formal_notice_waits_for_its_rate_and_a_reminder_leaves_without_the_figure() {
    let mut desk = owing("2026-06-15", "2026-06-12");
    // The final reminder announces penalties that run by a rate of July nobody confirmed.
    assert_snapshot!(desk.work_until("2026-06-15", "2026-07-26"), @"
    2026-06-15 Relance 1 · J+3: letters: 1, 10000.00 EUR
    2026-06-29 Relance 2 · J+15: letters: 1, 10000.00 EUR
    2026-07-13 Dernière relance · J+30: letters: 1, 10000.00 EUR
    ");
    desk.day("2026-07-27");
    let row = desk.app.worklist(None).unwrap().rows.remove(0);
    assert_snapshot!(row.warnings.join("\n").replace(SPACES, " "), @"Le courrier réclame des pénalités au taux du 2e semestre 2026, qui n’est pas confirmé : il ne part pas. Confirmez ce taux sous Réglages › Taux.");
    assert_snapshot!(desk.post(), @"
    letters: 0,
    ! 0417 : Le courrier réclame des pénalités au taux du 2e semestre 2026, qui n’est pas confirmé : il ne part pas. Confirmez ce taux sous Réglages › Taux.
    ");
    // The preview shows what it would claim, with the mark.
    let seen = desk.letter_text("0417");
    assert!(seen.contains("taux non confirmé"), "{seen}");
    assert!(seen.contains("MISE EN DEMEURE"), "{seen}");
    let path = desk.path("courrier.pdf");
    let one = ["0417".to_owned()];
    let refused = desk.app.save_letters(Some(&one), None, &path);
    assert_snapshot!(desk.refusal(refused), @"nothing_to_claim: Meunerie Vasseur : Le courrier réclame des pénalités au taux du 2e semestre 2026, qui n’est pas confirmé : il ne part pas. Confirmez ce taux sous Réglages › Taux.");
    desk.app.confirm_rates("2026S2", None).unwrap();
    assert_snapshot!(desk.post(), @"letters: 1, 10191.64 EUR");
    assert!(desk.app.worklist(None).unwrap().rows.is_empty());
    desk.verifies();
}

#[test]
fn a_confirmed_rate_is_taken_back_like_any_other_act() {
    let mut desk = owing("2026-06-15", "2026-06-12");
    desk.work_until("2026-06-15", "2026-07-27");
    desk.day("2026-07-28");
    desk.app.confirm_rates("2026S2", Some(RateReference::Ecb)).unwrap();
    assert!(desk.app.worklist(None).unwrap().rows[0].warnings.is_empty());
    assert_snapshot!(desk.take_back(), @"Taux du 2e semestre 2026 confirmés");
    assert_eq!(desk.app.worklist(None).unwrap().rows[0].warnings.len(), 1);
    let twice = desk.app.confirm_rates("2026S1", None);
    assert_snapshot!(desk.refusal(twice), @"invalid_field: Rien à confirmer au 1er semestre 2026 : ses taux le sont déjà, ou manquent.");
}

#[test]
fn a_missing_rate_is_asked_for_and_typed_with_its_source() {
    let mut desk = owing("2026-12-14", "2026-12-11");
    desk.work_until("2026-12-14", "2027-01-26");
    desk.day("2027-01-27");
    let told = |desk: &mut Desk| {
        let rows = desk.app.worklist(None).unwrap().rows;
        rows[0].warnings.join("\n").replace(SPACES, " ")
    };
    assert_snapshot!(told(&mut desk), @"Le taux de la BCE du 1er semestre 2027 n’est pas connu : les pénalités ne peuvent pas être chiffrées. Saisissez-le sous Réglages › Taux.");
    let preview = desk.app.letter_pdf("0417", None);
    assert_snapshot!(desk.refusal(preview), @"nothing_to_claim: Meunerie Vasseur : Le taux de la BCE du 1er semestre 2027 n’est pas connu : les pénalités ne peuvent pas être chiffrées. Saisissez-le sous Réglages › Taux.");
    let draft = |percent: &str, source: &str| RateDraft {
        semester: "2027S1".into(),
        reference: RateReference::Ecb,
        percent: percent.into(),
        source: source.into(),
    };
    let mut refusals = String::new();
    for draft in [
        draft("2,65", " "),
        draft("265", "BCE"),
        RateDraft { semester: "2027S3".into(), ..draft("2,65", "BCE") },
        RateDraft { semester: "2028S1".into(), ..draft("2,65", "BCE") },
    ] {
        let refused = desk.app.set_rate(&draft);
        refusals += &format!("{}\n", desk.refusal(refused));
    }
    assert_snapshot!(refusals, @"
    invalid_field: Un taux se saisit avec sa source, par exemple « Journal officiel du 28 décembre 2026 » : elle figure dans le décompte.
    invalid_field: « 265 » n’est pas un taux. Écrivez un pourcentage entre −5 et 50, par exemple 2,15.
    invalid_field: « 2027S3 » n’est pas un semestre. Écrivez par exemple 2026S1 ou 2026S2.
    invalid_field: Les taux du 1er semestre 2028 ne sont pas encore connus. Vérifiez le semestre.
    ");
    let sheet = desk.app.set_rate(&draft("2,65", "BCE, décision du 10 décembre 2026")).unwrap();
    let first = &sheet.semesters[1];
    assert_eq!((first.semester.as_str(), first.current), ("2027S1", true));
    assert_eq!(first.makes[0].percent.as_ref().unwrap().value, "12.65");
    // What is left is the unconfirmed rate of the half-year before.
    assert_snapshot!(told(&mut desk), @"Le courrier réclame des pénalités au taux du 2e semestre 2026, qui n’est pas confirmé : il ne part pas. Confirmez ce taux sous Réglages › Taux.");
    desk.app.confirm_rates("2026s2", None).unwrap();
    assert!(told(&mut desk).is_empty());
    assert!(desk.letter_text("0417").contains("12,65 %"));
}

#[test]
fn what_is_waived_is_not_claimed_until_it_is_claimed_again() {
    let mut desk = owing("2026-02-16", "2026-02-13");
    desk.day("2026-03-30");
    desk.waive(None, PenaltyParts::Both, "geste commercial");
    desk.app
        .claim_penalties_again(&PenaltyDraft {
            customer: "0417".into(),
            item: Some(1),
            parts: PenaltyParts::Interest,
            note: String::new(),
        })
        .unwrap();
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                run  waived  claimed  collected     due
      FA-1  45    open     interest   149.79    0.00        -       0.00  149.79
      FA-1  45    open     fixed sum   40.00   40.00        -       0.00    0.00
    FA-1 Impayée, 45 jours de retard : 149,79 € + 40,00 €
      40,00 € abandonnés depuis le 30 mars 2026 : geste commercial
    ");
    assert_snapshot!(desk.take_back(), @"Pénalités réclamées de nouveau, Meunerie Vasseur");
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                run  waived  claimed  collected   due
      FA-1  45    open     interest   149.79  149.79        -       0.00  0.00
      FA-1  45    open     fixed sum   40.00   40.00        -       0.00  0.00
    FA-1 Impayée, 45 jours de retard : 149,79 € + 40,00 €
      189,79 € abandonnés depuis le 30 mars 2026 : geste commercial
    ");
    let again = desk.app.waive_penalties(&PenaltyDraft {
        customer: "0417".into(),
        item: Some(1),
        parts: PenaltyParts::Both,
        note: String::new(),
    });
    assert_snapshot!(desk.refusal(again), @"invalid_field: FA-1 : aucune pénalité de cette sorte ne reste due. Actualisez la fiche.");
}

/// frappe/erpnext 58220: the interest is lost once the principal is paid.
#[test]
fn what_a_notice_claimed_stays_due_once_the_invoice_is_paid_late() {
    let mut desk = owing("2026-02-16", "2026-02-13");
    desk.work_until("2026-02-16", "2026-03-29");
    desk.day("2026-03-30");
    desk.waive(None, PenaltyParts::FixedSum, "");
    assert_snapshot!(desk.post(), @"letters: 1, 10149.79 EUR");
    desk.day("2026-04-13");
    desk.import(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Montant réglé;Date règlement
        0417;Meunerie Vasseur;FA-1;14/01/2026;13/02/2026;10000,00;10000,00;10/04/2026
        ",
    );
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                   run  waived  claimed  collected     due
      FA-1  56    2026-04-10  interest   186.41    0.00   149.79       0.00  186.41
      FA-1  56    2026-04-10  fixed sum   40.00   40.00        -       0.00    0.00
    FA-1 Facture payée avec 56 jours de retard : 186,41 € + 40,00 €
      40,00 € abandonnés depuis le 30 mars 2026
      149,79 € réclamés dans la mise en demeure du 30 mars 2026
    ");
    let refused = desk.app.collect_penalties(&collected(1, 100_000));
    assert_snapshot!(desk.refusal(refused), @"invalid_field: FA-1 : il ne reste que 186,41 € de pénalités à encaisser. Corrigez le montant.");
    desk.app.collect_penalties(&collected(1, 10_000)).unwrap();
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                   run  waived  claimed  collected    due
      FA-1  56    2026-04-10  interest   186.41    0.00   149.79     100.00  86.41
      FA-1  56    2026-04-10  fixed sum   40.00   40.00        -       0.00   0.00
    FA-1 Facture payée avec 56 jours de retard : 186,41 € + 40,00 €
      40,00 € abandonnés depuis le 30 mars 2026
      149,79 € réclamés dans la mise en demeure du 30 mars 2026
      100,00 € encaissés
    ");
    assert_snapshot!(desk.take_back(), @"Pénalités de FA-1 encaissées, Meunerie Vasseur");
    desk.verifies();
}

/// Interest that was paid before stays in the account of the interest, and is taken off the claim.
#[test]
fn what_was_collected_is_taken_off_and_accounted_for() {
    let mut desk = owing("2026-02-16", "2026-02-13");
    desk.work_until("2026-02-16", "2026-03-29");
    desk.day("2026-03-30");
    desk.app.collect_penalties(&collected(1, 10_000)).unwrap();
    let text = desk.letter_text("0417");
    let told =
        ["49,79 €", "Pour mémoire : pénalités déjà réglées", "Déjà réglé", "149,79", "10 089,79 €"];
    for it in told {
        assert!(text.contains(it), "{it} in {text}");
    }
}

/// Paid late, an invoice is claimed with the next formal notice where the user asks, and only then.
#[test]
fn a_formal_notice_includes_an_invoice_paid_late_when_asked() {
    let mut desk = owing("2026-02-16", "2026-02-13");
    desk.import_as(
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Montant réglé;Date règlement
        0417;Meunerie Vasseur;FA-0;01/12/2025;31/12/2025;2000,00;2000,00;09/02/2026
        ",
        |it| it.mode = Some(app::import::ImportMode::Delta),
    )
    .unwrap();
    desk.work_until("2026-02-16", "2026-03-29");
    desk.day("2026-03-30");
    let claim = |desk: &mut Desk| desk.app.letter_claim("0417", None).unwrap();
    assert_eq!(claim(&mut desk).settled_late.minor, 0);
    let late = desk.app.penalties("0417", None).unwrap().rows[1].item;
    desk.app.claim_settled("0417", late, true).unwrap();
    assert_eq!(claim(&mut desk).settled_late.decimal(), "66.63");
    let text = desk.letter_text("0417");
    assert!(text.contains("FA-0, réglée le 09/02/2026 avec 40 jours de retard"), "{text}");
    let account = text.split("P. J.").nth(1).unwrap_or_default();
    assert!(account.contains("FA-0") && account.contains("26,63"), "{text}");
    assert_snapshot!(desk.post(), @"letters: 1, 10256.42 EUR");
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                   run  waived  claimed  collected     due
      FA-1  45    open        interest   149.79    0.00   149.79       0.00  149.79
      FA-1  45    open        fixed sum   40.00    0.00    40.00       0.00   40.00
      FA-0  40    2026-02-09  interest    26.63    0.00    26.63       0.00   26.63
      FA-0  40    2026-02-09  fixed sum   40.00    0.00    40.00       0.00   40.00
    FA-1 Impayée, 45 jours de retard : 149,79 € + 40,00 €
      189,79 € réclamés dans la mise en demeure du 30 mars 2026
    * FA-0 Facture payée avec 40 jours de retard : 26,63 € + 40,00 €
      À réclamer dans la prochaine mise en demeure
      66,63 € réclamés dans la mise en demeure du 30 mars 2026
    ");
    // The letter is taken back: nothing was claimed.
    desk.take_back();
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on                   run  waived  claimed  collected     due
      FA-1  45    open        interest   149.79    0.00        -       0.00  149.79
      FA-1  45    open        fixed sum   40.00    0.00        -       0.00   40.00
      FA-0  40    2026-02-09  interest    26.63    0.00        -       0.00   26.63
      FA-0  40    2026-02-09  fixed sum   40.00    0.00        -       0.00   40.00
    FA-1 Impayée, 45 jours de retard : 149,79 € + 40,00 €
    * FA-0 Facture payée avec 40 jours de retard : 26,63 € + 40,00 €
      À réclamer dans la prochaine mise en demeure
    ");
    desk.verifies();
}

#[test]
fn each_law_has_its_own_rate_and_its_own_beginning() {
    let mut desk = owing("2026-01-05", "2025-12-15");
    let mut told = desk.penalties("0417");
    for kind in [CustomerKind::Public, CustomerKind::Consumer] {
        desk.app.save_traits(&CustomerTraits { kind: Some(kind), ..traits("0417") }).unwrap();
        told += &format!("{}\n", desk.app.penalties("0417", None).unwrap().basis);
        told += &desk.penalties("0417");
    }
    desk.app.save_traits(&traits("0417")).unwrap();
    desk.hold("0417", HoldKind::Insolvency, |it| it.since = day("2025-12-20"));
    told += &desk.penalties("0417");
    assert_snapshot!(told.replace(SPACES, " "), @"
            late  paid on               run  waived  claimed  collected    due
      FA-1  21    open     interest   69.90    0.00        -       0.00  69.90
      FA-1  21    open     fixed sum  40.00    0.00        -       0.00  40.00
    FA-1 Impayée, 21 jours de retard : 69,90 € + 40,00 €
    Acheteur public : taux de la BCE + 8 points, celui du semestre où le retard a commencé, et 40 € par facture (art. R2192-31 et D2192-35 CCP).
            late  paid on               run  waived  claimed  collected    due
      FA-1  21    open     interest   58.40    0.00        -       0.00  58.40
      FA-1  21    open     fixed sum  40.00    0.00        -       0.00  40.00
    FA-1 Impayée, 21 jours de retard : 58,40 € + 40,00 €
    Particulier : taux légal, à partir de la réception de la mise en demeure, sans indemnité (art. 1231-6 C. civ.).
            late  paid on              run  waived  claimed  collected   due
      FA-1  21    open     interest   0.00    0.00        -       0.00  0.00
      FA-1  21    open     fixed sum  0.00    0.00        -       0.00  0.00
    FA-1 Impayée, 21 jours de retard : 0,00 €
    - Aucune mise en demeure reçue : rien ne court encore.
            late  paid on               run  waived  claimed  collected    due
      FA-1  21    open     interest   16.64    0.00        -       0.00  16.64
      FA-1  21    open     fixed sum  40.00    0.00        -       0.00  40.00
    FA-1 Impayée, 21 jours de retard : 16,64 € + 40,00 €
    - Procédure collective depuis le 20 décembre 2025 : les créances antérieures ne portent plus d’intérêts (art. L622-28 C. com.), et celles qui échoient depuis n’ouvrent pas droit aux 40 € (art. L441-10 II).
    ");
}

#[test]
fn terms_of_sale_replace_the_rate_and_a_rate_below_the_floor_is_told() {
    let mut desk = owing("2026-03-02", "2026-02-13");
    let terms = |basis, figure: &str| PenaltyTerms { basis, figure: figure.into(), frozen: false };
    let mut told = String::new();
    for terms in [
        terms(PenaltyBasis::LegalDefault, ""),
        terms(PenaltyBasis::Fixed, "5"),
        terms(PenaltyBasis::MultipleOfLegal, "3"),
        PenaltyTerms { frozen: true, ..terms(PenaltyBasis::CentralBankPlus, "12,5") },
    ] {
        let sheet = desk.app.save_penalty_terms(&terms).unwrap();
        let penalties = desk.app.penalties("0417", None).unwrap();
        told += &format!("{}\n", penalties.basis);
        sheet.warnings.iter().for_each(|it| told += &format!("! {it}\n"));
        let row = &penalties.rows[0];
        told += &format!("  {} {}\n", row.interest.run.decimal(), row.warnings.join(", "));
    }
    assert_snapshot!(told.replace(SPACES, " "), @"
    Taux de la BCE + 10 points, semestre par semestre, et 40 € par facture (art. L441-10 et D441-5 C. com.).
      56.59 
    Taux fixe de 5,00 %, et 40 € par facture (art. L441-10 et D441-5 C. com.).
    ! Le taux de vos conditions de vente (5,00 %) est inférieur à trois fois le taux légal du 2e semestre 2026 (8,25 %), le minimum de l’article L441-10.
      23.29 taux contractuel inférieur à trois fois le taux légal
    3 fois le taux légal, semestre par semestre, et 40 € par facture (art. L441-10 et D441-5 C. com.).
      36.61 
    Taux de la BCE + 12,5 points, celui du semestre où le retard a commencé, et 40 € par facture (art. L441-10 et D441-5 C. com.).
      68.23
    ");
    let refused = desk.app.save_penalty_terms(&terms(PenaltyBasis::Fixed, "beaucoup"));
    assert_snapshot!(desk.refusal(refused), @"invalid_field: « beaucoup » n’est pas un taux. Écrivez un pourcentage entre −5 et 50, par exemple 2,15.");
    assert_snapshot!(desk.take_back(), @"Conditions de pénalité modifiées");
}

/// Before a formal notice has come in, a consumer owes no interest; then the legal rate, never 40 €.
#[test]
fn a_consumer_owes_interest_from_the_day_the_notice_came_in() {
    let mut desk = owing("2026-02-16", "2026-02-13");
    let consumer = CustomerTraits { kind: Some(CustomerKind::Consumer), ..traits("0417") };
    desk.app.save_traits(&CustomerTraits { policy: Some(1), ..consumer }).unwrap();
    desk.work_until("2026-02-16", "2026-03-29");
    desk.day("2026-03-30");
    assert_snapshot!(desk.post(), @"letters: 1, 10000.00 EUR");
    let document = desk.app.customer_sheet("0417", None).unwrap().history[0].document.unwrap();
    let sql = "INSERT INTO document_fact (document_id, kind, on_day) VALUES (?1, 'presented', ?2)";
    desk.sql().execute(sql, rusqlite::params![document, "2026-04-02"]).unwrap();
    desk.day("2026-05-04");
    assert_snapshot!(desk.penalties("0417"), @"
            late  paid on               run  waived  claimed  collected    due
      FA-1  80    open     interest   22.97    0.00        -       0.00  22.97
      FA-1  80    open     fixed sum   0.00    0.00        -       0.00   0.00
    FA-1 Impayée, 80 jours de retard : 22,97 €
    ");
}
