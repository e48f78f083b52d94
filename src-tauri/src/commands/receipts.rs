//! The commands of what came into the bank: what each receipt pays, and what it is matched with.

use app::receipt::{ReceiptAllocation, ReceiptMatch, ReceiptSheet};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The receipts with what each probably pays.
#[command]
pub async fn receipts(desk: State<'_, Desk>) -> Answer<ReceiptSheet> {
    desk.work(|app| app.receipts()).await
}

/// Accepts proposals.
#[command]
pub async fn accept_receipts(desk: State<'_, Desk>, receipts: Vec<i64>) -> Answer<ReceiptSheet> {
    desk.work(move |app| app.accept_receipts(&receipts)).await
}

/// Matches a receipt by the user's own word.
#[command]
pub async fn match_receipt(desk: State<'_, Desk>, matched: ReceiptMatch) -> Answer<ReceiptSheet> {
    desk.work(move |app| app.match_receipt(&matched)).await
}

/// Takes a match back.
#[command]
pub async fn unmatch_receipt(desk: State<'_, Desk>, receipt: i64) -> Answer<ReceiptSheet> {
    desk.work(move |app| app.unmatch_receipt(receipt)).await
}

/// Sets a receipt aside, or takes that back.
#[command]
pub async fn set_aside_receipt(
    desk: State<'_, Desk>,
    receipt: i64,
    aside: bool,
) -> Answer<ReceiptSheet> {
    desk.work(move |app| app.set_aside_receipt(receipt, aside)).await
}

/// The open documents of a customer, for a receipt to pay.
#[command]
pub async fn claimable(desk: State<'_, Desk>, customer: String) -> Answer<Vec<ReceiptAllocation>> {
    desk.work(move |app| app.claimable(&customer)).await
}
