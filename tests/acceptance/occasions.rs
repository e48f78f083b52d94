//! Letters that no reminder asks for: they are offered where there is something to write about, say
//! what the ledger says, and disturb nothing.

use app::{
    act::CallOutcome,
    amount::Day,
    customer::Particulars,
    letter::{Occasion, OccasionRow},
    plan::{Every, PlanDraft},
};
use insta::assert_snapshot;

use crate::util::{Desk, SPACES, day};

/// A customer with a late invoice, one to come, a credit note, and one that was paid.
fn desk() -> Desk {
    let mut desk = Desk::with(
        "2026-03-09",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Montant réglé;Date règlement
        0417;Meunerie Vasseur;FA-1;10/01/2026;10/02/2026;1200,00;;
        0417;Meunerie Vasseur;FA-2;01/03/2026;10/04/2026;800,00;;
        0417;Meunerie Vasseur;AV-3;12/02/2026;;-150,00;;
        0417;Meunerie Vasseur;FA-4;05/01/2026;05/02/2026;500,00;300,00;02/03/2026
        ",
    );
    desk.sign();
    let known = desk.app.particulars("0417").unwrap();
    let (address, town) = ("3 quai du Moulin".to_owned(), "Châteaudun".to_owned());
    let particulars = Particulars { address, postcode: "28200".into(), town, ..known };
    desk.app.save_particulars(&particulars).unwrap();
    desk
}

impl Desk {
    fn offered(&mut self) -> String {
        let line = |it: OccasionRow| {
            let day = it.day.map_or(String::new(), |it: Day| format!("  {it}"));
            format!("{:?}  {} {}{day}\n", it.text, it.amount.decimal(), it.amount.currency)
        };
        self.app.occasions("0417", None).unwrap().rows.into_iter().map(line).collect()
    }

    fn read(&mut self, occasion: &Occasion) -> String {
        let text = Self::text(&self.app.occasion_pdf("0417", occasion, None).unwrap());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn says(&mut self, occasion: &Occasion, told: &[&str]) {
        let text = self.read(occasion);
        for it in told {
            assert!(text.contains(it), "{it} in\n{text}");
        }
    }
}

fn statement() -> Occasion {
    Occasion::Statement { currency: "EUR".into() }
}

#[test]
fn a_letter_is_offered_for_whatever_there_is_to_write_about() {
    let mut desk = desk();
    assert_snapshot!(desk.offered());
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-20")));
    assert_snapshot!(desk.offered());
}

/// Everything open, late or to come, less the credits: the balance of the account.
#[test]
fn a_statement_lists_the_account_and_its_balance() {
    let mut desk = desk();
    let told = ["Relevé de compte au 9 mars 2026", "FA-1", "FA-2", "AV-3", "FA-4", "2 050,00 €"];
    desk.says(&statement(), &told);
}

#[test]
fn a_receipt_says_what_was_paid_and_what_is_left() {
    let mut desk = desk();
    let receipt = Occasion::Receipt { on: day("2026-03-02"), currency: "EUR".into() };
    let told =
        ["Reçu de votre règlement de 300,00 €", "2 mars 2026", "FA-4", "Il reste dû 200,00 €"];
    desk.says(&receipt, &told);
    let other = Occasion::Receipt { on: day("2026-03-03"), currency: "EUR".into() };
    let refused = desk.app.occasion_pdf("0417", &other, None);
    assert_snapshot!(desk.refusal(refused));
}

#[test]
fn a_promise_is_confirmed_with_its_day() {
    let mut desk = desk();
    desk.call_with("0417", CallOutcome::Promise, |it| it.promised_on = Some(day("2026-03-20")));
    let promise = desk.app.occasions("0417", None).unwrap().rows.remove(1).occasion;
    desk.says(&promise, &["promesse de règlement", "20 mars 2026", "FA-1"]);
}

#[test]
fn a_plan_is_proposed_to_sign_and_then_confirmed() {
    let mut desk = desk();
    let draft = PlanDraft {
        customer: "0417".into(),
        items: vec![],
        count: 3,
        first: day("2026-03-31"),
        interval: 1,
        every: Every::Months,
        default_clause: true,
        signed_on: None,
    };
    desk.app.agree_plan(&draft).unwrap();
    let rows = desk.app.occasions("0417", None).unwrap().rows;
    let plans = rows.into_iter().filter(|it| matches!(it.occasion, Occasion::Plan { .. }));
    let [to_sign, agreed] = plans.collect::<Vec<_>>().try_into().unwrap();
    desk.says(
        &to_sign.occasion,
        &[
            "Proposition d’échéancier",
            "31 mars 2026",
            "30 avril 2026",
            "devoir la somme de 1 400,00 €",
            "daté et signé",
        ],
    );
    desk.says(&agreed.occasion, &["Confirmation de l’échéancier", "31 mars 2026"]);
    let plan = desk.app.customer_sheet("0417", None).unwrap().plans[0].id;
    desk.app.sign_plan(plan, day("2026-03-09")).unwrap();
    assert_snapshot!(desk.offered());
}

/// What is sent beside the reminders is kept and told, moves no level and delays none.
#[test]
fn a_statement_that_leaves_is_kept_and_holds_no_reminder_up() {
    let mut desk = desk();
    let before = (desk.items("0417"), desk.explain("0417", "2026-03-09"));
    let path = desk.path("releve.pdf");
    let file = desk.app.issue_occasion("0417", &statement(), None, &path).unwrap();
    assert_eq!((file.letters, file.claimed[0].decimal().as_str()), (1, "2050.00"));
    let bytes = std::fs::read(&path).unwrap();
    let kept = desk.app.archive(Some("0417")).unwrap().remove(0);
    assert_eq!(desk.app.document_pdf(kept.document).unwrap(), bytes);
    assert_eq!((desk.items("0417"), desk.explain("0417", "2026-03-09")), before);
    assert_snapshot!(desk.history("0417").replace(SPACES, " "));
    desk.take_back();
    assert!(desk.app.archive(Some("0417")).unwrap().iter().all(|it| it.undone));
    desk.verifies();
}
