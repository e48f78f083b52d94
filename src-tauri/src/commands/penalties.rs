//! Penalties' commands: the rates they are computed by, and what becomes of them.

use app::{
    amount::Day,
    charge::{CollectionDraft, PenaltyDraft, PenaltySheet},
    rate::{PenaltyTerms, RateDraft, RateReference, RateSheet},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The rates of every half-year.
#[command]
pub async fn rates(desk: State<'_, Desk>) -> Answer<RateSheet> {
    desk.work(|app| app.rates()).await
}

/// Confirms what is known of a half-year: one rate of it, or all.
#[command]
pub async fn confirm_rates(
    desk: State<'_, Desk>,
    semester: String,
    reference: Option<RateReference>,
) -> Answer<RateSheet> {
    desk.work(move |app| app.confirm_rates(&semester, reference)).await
}

/// Enters a rate with its source.
#[command]
pub async fn set_rate(desk: State<'_, Desk>, draft: RateDraft) -> Answer<RateSheet> {
    desk.work(move |app| app.set_rate(&draft)).await
}

/// Says what the terms of sale say of late payment.
#[command]
pub async fn save_penalty_terms(desk: State<'_, Desk>, terms: PenaltyTerms) -> Answer<RateSheet> {
    desk.work(move |app| app.save_penalty_terms(&terms)).await
}

/// The penalties of a customer.
#[command]
pub async fn penalties(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<PenaltySheet> {
    desk.work(move |app| app.penalties(&customer, on)).await
}

/// Gives penalties up.
#[command]
pub async fn waive_penalties(desk: State<'_, Desk>, draft: PenaltyDraft) -> Answer<()> {
    desk.work(move |app| app.waive_penalties(&draft)).await
}

/// Claims penalties again that were given up.
#[command]
pub async fn claim_penalties_again(desk: State<'_, Desk>, draft: PenaltyDraft) -> Answer<()> {
    desk.work(move |app| app.claim_penalties_again(&draft)).await
}

/// Whether the next formal notice claims the penalties of an invoice that was paid late.
#[command]
pub async fn claim_settled(
    desk: State<'_, Desk>,
    customer: String,
    item: i64,
    claimed: bool,
) -> Answer<()> {
    desk.work(move |app| app.claim_settled(&customer, item, claimed)).await
}

/// Notes penalties that came in.
#[command]
pub async fn collect_penalties(desk: State<'_, Desk>, draft: CollectionDraft) -> Answer<()> {
    desk.work(move |app| app.collect_penalties(&draft)).await
}
