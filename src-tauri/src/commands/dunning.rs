//! The dunning day's commands: moments, disputes, plans, holds, people, scenarios, and the way back.

use app::{
    amount::Day,
    change::{ChangeRecord, ChangeUndo},
    contact::{ContactDraft, ErasureReport},
    dispute::{DisputeDraft, DisputeOutcome},
    hold::{CustomerTraits, HoldDraft},
    plan::{PlanDraft, PlanProposal},
    policy::{PolicyBook, PolicyDraft, SegmentSheet},
    simulation::{BackTest, Simulation},
    wait::UnderstoodMoment,
    worklist::Capacity,
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// Understands a moment as a user types it.
#[command]
pub async fn understand_moment(desk: State<'_, Desk>, text: String) -> Answer<UnderstoodMoment> {
    desk.work(move |app| app.understand_moment(&text)).await
}

/// Puts a customer off to a moment, to be called back then.
#[command]
pub async fn call_back(
    desk: State<'_, Desk>,
    customer: String,
    at: String,
    note: String,
) -> Answer<()> {
    desk.work(move |app| app.call_back(&customer, &at, &note)).await
}

/// Puts a customer off to a moment, to be looked at again then.
#[command]
pub async fn snooze(desk: State<'_, Desk>, customer: String, at: String) -> Answer<()> {
    desk.work(move |app| app.snooze(&customer, &at)).await
}

/// Brings a customer back before the moment has come.
#[command]
pub async fn end_wait(desk: State<'_, Desk>, customer: String) -> Answer<()> {
    desk.work(move |app| app.end_wait(&customer)).await
}

/// Says what a day holds.
#[command]
pub async fn save_capacity(desk: State<'_, Desk>, capacity: Capacity) -> Answer<()> {
    desk.work(move |app| app.save_capacity(&capacity)).await
}

/// Notes a dispute.
#[command]
pub async fn raise_dispute(desk: State<'_, Desk>, draft: DisputeDraft) -> Answer<()> {
    desk.work(move |app| app.raise_dispute(&draft)).await
}

/// Closes a dispute.
#[command]
pub async fn close_dispute(
    desk: State<'_, Desk>,
    dispute: i64,
    outcome: DisputeOutcome,
    note: String,
) -> Answer<()> {
    desk.work(move |app| app.close_dispute(dispute, outcome, &note)).await
}

/// What an instalment plan would come to.
#[command]
pub async fn plan_proposal(desk: State<'_, Desk>, draft: PlanDraft) -> Answer<PlanProposal> {
    desk.work(move |app| app.plan_proposal(&draft)).await
}

/// Agrees on an instalment plan.
#[command]
pub async fn agree_plan(desk: State<'_, Desk>, draft: PlanDraft) -> Answer<()> {
    desk.work(move |app| app.agree_plan(&draft)).await
}

/// Notes the day a plan was signed.
#[command]
pub async fn sign_plan(desk: State<'_, Desk>, plan: i64, on: Day) -> Answer<()> {
    desk.work(move |app| app.sign_plan(plan, on)).await
}

/// Gives a plan up.
#[command]
pub async fn end_plan(desk: State<'_, Desk>, plan: i64) -> Answer<()> {
    desk.work(move |app| app.end_plan(plan)).await
}

/// Notes what stops the reminders of a customer or a document.
#[command]
pub async fn hold(desk: State<'_, Desk>, draft: HoldDraft) -> Answer<()> {
    desk.work(move |app| app.hold(&draft)).await
}

/// Lifts a hold.
#[command]
pub async fn lift_hold(desk: State<'_, Desk>, hold: i64) -> Answer<()> {
    desk.work(move |app| app.lift_hold(hold)).await
}

/// Notes the day the claim was declared in insolvency proceedings.
#[command]
pub async fn declare_claim(desk: State<'_, Desk>, hold: i64, on: Day) -> Answer<()> {
    desk.work(move |app| app.declare_claim(hold, on)).await
}

/// Writes what the user says of a customer.
#[command]
pub async fn save_traits(desk: State<'_, Desk>, traits: CustomerTraits) -> Answer<()> {
    desk.work(move |app| app.save_traits(&traits)).await
}

/// Gives a document a scenario of its own, or its customer's again.
#[command]
pub async fn set_item_policy(
    desk: State<'_, Desk>,
    customer: String,
    item: String,
    policy: Option<i64>,
) -> Answer<()> {
    desk.work(move |app| app.set_item_policy(&customer, &item, policy)).await
}

/// Adds a person, or corrects one.
#[command]
pub async fn save_contact(desk: State<'_, Desk>, draft: ContactDraft) -> Answer<()> {
    desk.work(move |app| app.save_contact(&draft)).await
}

/// Erases a person for good.
#[command]
pub async fn erase_person(desk: State<'_, Desk>, contact: i64) -> Answer<ErasureReport> {
    desk.work(move |app| app.erase_person(contact)).await
}

/// Every scenario and segment.
#[command]
pub async fn policies(desk: State<'_, Desk>) -> Answer<PolicyBook> {
    desk.work(move |app| app.policies()).await
}

/// Saves a scenario.
#[command]
pub async fn save_policy(desk: State<'_, Desk>, draft: PolicyDraft) -> Answer<PolicyBook> {
    desk.work(move |app| app.save_policy(&draft)).await
}

/// Deletes a scenario that nobody follows.
#[command]
pub async fn delete_policy(desk: State<'_, Desk>, policy: i64) -> Answer<PolicyBook> {
    desk.work(move |app| app.delete_policy(policy)).await
}

/// Saves the segments and the scenario for everybody else.
#[command]
pub async fn save_segments(
    desk: State<'_, Desk>,
    segments: Vec<SegmentSheet>,
    default_policy: i64,
) -> Answer<PolicyBook> {
    desk.work(move |app| app.save_segments(&segments, default_policy)).await
}

/// What the scenarios would send in the next thirty days.
#[command]
pub async fn simulate(desk: State<'_, Desk>, draft: Option<PolicyDraft>) -> Answer<Simulation> {
    desk.work(move |app| app.simulate(draft.as_ref())).await
}

/// What is unwise in a scenario that is being written.
#[command]
pub async fn policy_warnings(desk: State<'_, Desk>, draft: PolicyDraft) -> Answer<Vec<String>> {
    desk.work(move |app| app.policy_warnings(&draft)).await
}

/// A scenario beside those that stand, on the last twelve months.
#[command]
pub async fn back_test(desk: State<'_, Desk>, draft: PolicyDraft) -> Answer<BackTest> {
    desk.work(move |app| app.back_test(&draft)).await
}

/// What the user did, newest first.
#[command]
pub async fn changes(desk: State<'_, Desk>) -> Answer<Vec<ChangeRecord>> {
    desk.work(move |app| app.changes()).await
}

/// What taking a change back would do.
#[command]
pub async fn undo_change_preview(desk: State<'_, Desk>, change: Option<i64>) -> Answer<ChangeUndo> {
    desk.work(move |app| app.undo_change_preview(change)).await
}

/// Takes a change back.
#[command]
pub async fn undo_change(desk: State<'_, Desk>, change: i64) -> Answer<ChangeUndo> {
    desk.work(move |app| app.undo_change(change)).await
}

/// Does an undone change again.
#[command]
pub async fn redo_change(desk: State<'_, Desk>, change: i64) -> Answer<ChangeUndo> {
    desk.work(move |app| app.redo_change(change)).await
}

/// Writes everything kept about a person where the user says; nothing when the dialog is closed.
#[command]
pub async fn export_person(desk: State<'_, Desk>, contact: i64) -> Answer<Option<String>> {
    let language = desk.language().await?;
    let name = desk.work(move |app| app.person_file_name(contact)).await?;
    let Some(path) = desk.ask(move |picker| picker.person(language, &name)).await? else {
        return Ok(None);
    };
    let written = path.display().to_string();
    desk.work(move |app| app.export_person(contact, &path)).await?;
    Ok(Some(written))
}
