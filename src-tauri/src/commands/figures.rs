//! The commands of what figures say of customers and of what is to come.

use app::{
    amount::Day,
    forecast::{ForecastErrorReport, ForecastReport},
    payer::{PayerReport, PayerSheet},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// How the customers pay.
#[command]
pub async fn payers(desk: State<'_, Desk>, on: Option<Day>) -> Answer<PayerReport> {
    desk.work(move |app| app.payers(on)).await
}

/// How one customer pays, explained.
#[command]
pub async fn payer_profile(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<PayerSheet> {
    desk.work(move |app| app.payer_profile(&customer, on)).await
}

/// What will come in.
#[command]
pub async fn forecast(desk: State<'_, Desk>, on: Option<Day>) -> Answer<ForecastReport> {
    desk.work(move |app| app.forecast(on)).await
}

/// How far off such forecasts were.
#[command]
pub async fn forecast_error(desk: State<'_, Desk>, on: Option<Day>) -> Answer<ForecastErrorReport> {
    desk.work(move |app| app.forecast_error(on)).await
}
