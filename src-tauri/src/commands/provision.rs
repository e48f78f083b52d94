//! The provision's commands: the report, what it is reckoned by, the closings, the year-end table.

use app::{
    amount::Day,
    provision::{Closing, ClosingRow, DoubtfulDraft, ProvisionRates, ProvisionReport},
    year_end::YearEndTable,
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The provision of a day.
#[command]
pub async fn provision(desk: State<'_, Desk>, on: Option<Day>) -> Answer<ProvisionReport> {
    desk.work(move |app| app.provision(on)).await
}

/// Enters loss rates, and whether credits are netted.
#[command]
pub async fn set_provision_rates(
    desk: State<'_, Desk>,
    rates: ProvisionRates,
    on: Option<Day>,
) -> Answer<ProvisionReport> {
    desk.work(move |app| app.set_provision_rates(&rates, on)).await
}

/// Notes a customer as doubtful, or says something else of one.
#[command]
pub async fn set_doubtful(
    desk: State<'_, Desk>,
    draft: DoubtfulDraft,
    on: Option<Day>,
) -> Answer<ProvisionReport> {
    desk.work(move |app| app.set_doubtful(&draft, on)).await
}

/// From the day on a customer is doubtful no longer.
#[command]
pub async fn clear_doubtful(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<ProvisionReport> {
    desk.work(move |app| app.clear_doubtful(&customer, on)).await
}

/// Freezes the provision of a day.
#[command]
pub async fn close_month(desk: State<'_, Desk>, on: Option<Day>) -> Answer<Closing> {
    desk.work(move |app| app.close_month(on)).await
}

/// The closings, the latest day first.
#[command]
pub async fn closings(desk: State<'_, Desk>) -> Answer<Vec<ClosingRow>> {
    desk.work(|app| app.closings()).await
}

/// A closing as it was frozen.
#[command]
pub async fn closing(desk: State<'_, Desk>, id: i64) -> Answer<Closing> {
    desk.work(move |app| app.closing(id)).await
}

/// The year-end table of unpaid invoices.
#[command]
pub async fn year_end_table(desk: State<'_, Desk>, on: Option<Day>) -> Answer<YearEndTable> {
    desk.work(move |app| app.year_end_table(on)).await
}
