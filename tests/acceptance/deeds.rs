//! Deeds: what a user does at a desk besides calls and letters, and the mornings after.

use app::{
    amount::Amount,
    change::ChangeUndo,
    dispute::{DisputeCategory, DisputeDetail, DisputeDraft},
    failure::Failure,
    hold::{HoldDraft, HoldKind},
    plan::{Every, PlanDraft},
    policy::{PolicyDraft, PolicySheet},
};

use crate::util::{Desk, SPACES, day};

impl Desk {
    /// The list of each of some mornings.
    pub fn mornings(&mut self, days: &[&str]) -> String {
        let morning = |on: &&str| {
            self.day(on);
            self.today_table(on)
        };
        days.iter().map(morning).collect()
    }

    /// Why the customer is on the list, or why not, on each of some days, in one line per day.
    pub fn reasons(&mut self, customer: &str, days: &[&str]) -> String {
        let line =
            |on: &&str| format!("{on} {}\n", self.explain(customer, on).replace('\n', " · "));
        days.iter().map(line).collect()
    }

    /// A refusal's sentence, as a terminal shows it.
    pub fn refusal<T>(&self, answer: Result<T, Failure>) -> String {
        let failure = answer.err().expect("it is refused");
        self.sentence(&failure).replace(SPACES, " ")
    }

    /// Notes a dispute from the sheet, with what is contested if not all of it.
    pub fn dispute(&mut self, customer: &str, item: &str, cents: Option<i64>) {
        let draft = contested(customer, item, cents);
        self.app.raise_dispute(&draft).unwrap();
    }

    /// Notes what stops the reminders of a customer or a document.
    pub fn hold(&mut self, customer: &str, kind: HoldKind, said: impl FnOnce(&mut HoldDraft)) {
        let draft = self.held(customer, kind, said);
        self.app.hold(&draft).unwrap();
    }

    /// A hold as a user words it today.
    pub fn held(
        &mut self,
        customer: &str,
        kind: HoldKind,
        said: impl FnOnce(&mut HoldDraft),
    ) -> HoldDraft {
        let mut draft = HoldDraft {
            customer: customer.to_owned(),
            kind,
            item: None,
            since: self.app.session().today,
            until: None,
            reason: String::new(),
            by: String::new(),
        };
        said(&mut draft);
        draft
    }

    /// Takes the newest change back; what was taken back, and what that disturbs.
    pub fn take_back(&mut self) -> String {
        let newest = self.app.undo_change_preview(None).unwrap();
        let done = self.app.undo_change(newest.change).unwrap();
        assert_eq!(done.disturbs, newest.disturbs, "an undo does what was announced");
        undone(&done)
    }

    /// The number of the newest change.
    pub fn newest(&mut self) -> i64 {
        self.app.changes().unwrap()[0].change
    }

    /// A scenario by its name, as the user would begin to change it.
    pub fn policy(&mut self, name: &str) -> PolicyDraft {
        let book = self.app.policies().unwrap();
        draft(book.policies.into_iter().find(|it| it.name == name).unwrap())
    }

    /// Changes a scenario.
    pub fn change_policy(&mut self, name: &str, change: impl FnOnce(&mut PolicyDraft)) {
        let mut draft = self.policy(name);
        change(&mut draft);
        self.app.save_policy(&draft).unwrap();
    }
}

/// A dispute as a user words it.
pub fn contested(customer: &str, item: &str, cents: Option<i64>) -> DisputeDraft {
    let disputed = cents.map(euros);
    DisputeDraft {
        customer: customer.to_owned(),
        item: item.to_owned(),
        detail: DisputeDetail {
            category: DisputeCategory::Quality,
            disputed,
            owner: "Qualité".to_owned(),
            deadline: None,
        },
        reason: "Sacs percés".to_owned(),
    }
}

/// Monthly instalments of all that is overdue.
pub fn instalments(customer: &str, count: u16, first: &str) -> PlanDraft {
    PlanDraft {
        customer: customer.to_owned(),
        items: Vec::new(),
        count,
        first: day(first),
        interval: 1,
        every: Every::Months,
        default_clause: true,
        signed_on: None,
    }
}

/// An amount in euros, from its cents.
pub fn euros(minor: i64) -> Amount {
    Amount { minor, currency: "EUR".to_owned() }
}

/// A scenario as the user would change it.
pub fn draft(sheet: PolicySheet) -> PolicyDraft {
    PolicyDraft {
        id: Some(sheet.id),
        name: sheet.name,
        minimum_gap: sheet.minimum_gap,
        grouping: sheet.grouping,
        catch_up: sheet.catch_up,
        repeat_every: sheet.repeat_every,
        levels: sheet.levels,
    }
}

/// What was taken back, and what that disturbs.
pub fn undone(report: &ChangeUndo) -> String {
    let mut text = format!("{}\n", report.sentence);
    report.disturbs.iter().for_each(|it| text += &format!("- {it}\n"));
    text.replace(SPACES, " ")
}
