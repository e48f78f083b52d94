//! The working day's use cases: moments, disputes, plans, holds, people, scenarios, the way back.

use std::path::Path;

use receivables::dunning::WaitKind;

use crate::{
    Answer, App,
    amount::Day,
    change::{self, ChangeRecord, ChangeUndo},
    contact::{self, ContactDraft, ErasureReport},
    dispute::{self, DisputeDraft, DisputeOutcome},
    hold::{self, CustomerTraits, HoldDraft},
    plan::{self, PlanDraft, PlanProposal},
    policy::{self, PolicyBook, PolicyDraft, SegmentSheet},
    simulation::{self, BackTest, Simulation},
    wait::{self, UnderstoodMoment},
    worklist::{self, Capacity},
};

impl App {
    /// Understands a moment as a user types it.
    pub fn understand_moment(&mut self, text: &str) -> Answer<UnderstoodMoment> {
        self.run(None, |ledger, moment| wait::understand(ledger, moment, text))
    }

    /// Puts a customer off to a moment, to be called back then.
    pub fn call_back(&mut self, code: &str, at: &str, note: &str) -> Answer<()> {
        self.run(None, |ledger, moment| {
            wait::put_off(ledger, moment, code, (WaitKind::CallBack, at, note))
        })
    }

    /// Puts a customer off to a moment, to be looked at again then.
    pub fn snooze(&mut self, code: &str, at: &str) -> Answer<()> {
        self.run(None, |ledger, moment| {
            wait::put_off(ledger, moment, code, (WaitKind::Snooze, at, ""))
        })
    }

    /// Brings a customer back before the moment has come.
    pub fn end_wait(&mut self, code: &str) -> Answer<()> {
        self.run(None, |ledger, moment| wait::end(ledger, moment, code))
    }

    /// Says what a day holds.
    pub fn save_capacity(&mut self, capacity: &Capacity) -> Answer<()> {
        self.run(None, |ledger, moment| worklist::save_capacity(ledger, moment, capacity))
    }

    /// Notes a dispute.
    pub fn raise_dispute(&mut self, draft: &DisputeDraft) -> Answer<()> {
        self.run(None, |ledger, moment| dispute::raise(ledger, moment, draft))
    }

    /// Closes a dispute.
    pub fn close_dispute(&mut self, id: i64, outcome: DisputeOutcome, note: &str) -> Answer<()> {
        self.run(None, |ledger, moment| dispute::close(ledger, moment, id, (outcome, note)))
    }

    /// What an instalment plan would come to.
    pub fn plan_proposal(&mut self, draft: &PlanDraft) -> Answer<PlanProposal> {
        self.run(None, |ledger, moment| plan::proposal(ledger, moment, draft))
    }

    /// Agrees on an instalment plan.
    pub fn agree_plan(&mut self, draft: &PlanDraft) -> Answer<()> {
        self.run(None, |ledger, moment| plan::agree(ledger, moment, draft))
    }

    /// Notes the day a plan was signed.
    pub fn sign_plan(&mut self, id: i64, on: Day) -> Answer<()> {
        self.run(None, |ledger, moment| plan::sign(ledger, moment, id, on))
    }

    /// Gives a plan up.
    pub fn end_plan(&mut self, id: i64) -> Answer<()> {
        self.run(None, |ledger, moment| plan::end(ledger, moment, id))
    }

    /// Notes what stops the reminders of a customer or a document.
    pub fn hold(&mut self, draft: &HoldDraft) -> Answer<()> {
        self.run(None, |ledger, moment| hold::hold(ledger, moment, draft))
    }

    /// Lifts a hold.
    pub fn lift_hold(&mut self, id: i64) -> Answer<()> {
        self.run(None, |ledger, moment| hold::lift(ledger, moment, id))
    }

    /// Notes the day the claim was declared in insolvency proceedings.
    pub fn declare_claim(&mut self, hold: i64, on: Day) -> Answer<()> {
        self.run(None, |ledger, moment| hold::declare(ledger, moment, hold, on))
    }

    /// Writes what the user says of a customer.
    pub fn save_traits(&mut self, traits: &CustomerTraits) -> Answer<()> {
        self.run(None, |ledger, moment| hold::save_traits(ledger, moment, traits))
    }

    /// Gives a document a scenario of its own, or its customer's again.
    pub fn set_item_policy(&mut self, code: &str, item: &str, policy: Option<i64>) -> Answer<()> {
        self.run(None, |ledger, moment| hold::set_item_policy(ledger, moment, code, (item, policy)))
    }

    /// Adds a person, or corrects one.
    pub fn save_contact(&mut self, draft: &ContactDraft) -> Answer<()> {
        self.run(None, |ledger, moment| contact::save(ledger, moment, draft))
    }

    /// A proposal for the name of a person's export.
    pub fn person_file_name(&mut self, contact: i64) -> Answer<String> {
        self.run(None, |ledger, _| contact::export_name(ledger, contact))
    }

    /// Writes everything kept about a person to a file.
    pub fn export_person(&mut self, contact: i64, path: &Path) -> Answer<()> {
        self.run(None, |ledger, _| contact::export(ledger, contact, path))
    }

    /// Erases a person for good.
    pub fn erase_person(&mut self, contact: i64) -> Answer<ErasureReport> {
        self.run(None, |ledger, moment| contact::erase(ledger, moment, contact))
    }

    /// Every scenario and segment.
    pub fn policies(&mut self) -> Answer<PolicyBook> {
        self.run(None, policy::book)
    }

    /// Saves a scenario.
    pub fn save_policy(&mut self, draft: &PolicyDraft) -> Answer<PolicyBook> {
        self.run(None, |ledger, moment| policy::save(ledger, moment, draft))
    }

    /// Deletes a scenario that nobody follows.
    pub fn delete_policy(&mut self, id: i64) -> Answer<PolicyBook> {
        self.run(None, |ledger, moment| policy::delete(ledger, moment, id))
    }

    /// Saves the segments, in order of precedence, and the scenario for everybody else.
    pub fn save_segments(
        &mut self,
        segments: &[SegmentSheet],
        default_policy: i64,
    ) -> Answer<PolicyBook> {
        self.run(None, |ledger, moment| {
            policy::save_segments(ledger, moment, segments, default_policy)
        })
    }

    /// What the scenarios would send in the next thirty days, with a draft in its place.
    pub fn simulate(&mut self, draft: Option<&PolicyDraft>) -> Answer<Simulation> {
        self.run(None, |ledger, moment| simulation::simulate(ledger, moment, draft))
    }

    /// What is unwise in a scenario that is being written.
    pub fn policy_warnings(&mut self, draft: &PolicyDraft) -> Answer<Vec<String>> {
        self.run(None, |ledger, moment| policy::warnings(ledger, moment, draft))
    }

    /// A draft beside the scenarios as they stand, on the last twelve months.
    pub fn back_test(&mut self, draft: &PolicyDraft) -> Answer<BackTest> {
        self.run(None, |ledger, moment| simulation::back_test(ledger, moment, draft))
    }

    /// What the user did, newest first.
    pub fn changes(&mut self) -> Answer<Vec<ChangeRecord>> {
        self.run(None, change::changes)
    }

    /// What taking a change back would do; the newest one that stands, unless named.
    pub fn undo_change_preview(&mut self, change: Option<i64>) -> Answer<ChangeUndo> {
        self.run(None, |ledger, moment| change::preview(ledger, moment, change))
    }

    /// Takes a change back.
    pub fn undo_change(&mut self, change: i64) -> Answer<ChangeUndo> {
        self.run(None, |ledger, moment| change::undo(ledger, moment, change))
    }

    /// Does an undone change again.
    pub fn redo_change(&mut self, change: i64) -> Answer<ChangeUndo> {
        self.run(None, |ledger, moment| change::redo(ledger, moment, change))
    }
}
