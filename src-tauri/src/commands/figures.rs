//! The commands of figures: what is owed, how it is paid, and what is to come.

use app::{
    aging::{AgedReport, AgedRequest},
    amount::Day,
    forecast::{ForecastErrorReport, ForecastReport, ForecastWeekReport},
    indicators::{IndicatorReport, IndicatorWorkings},
    payer::{PayerReport, PayerSheet},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The aged balance.
#[command]
pub async fn aged_balance(
    desk: State<'_, Desk>,
    on: Option<Day>,
    request: AgedRequest,
) -> Answer<AgedReport> {
    desk.work(move |app| app.aged_sheets(on, &request)).await
}

/// DSO and its companions over the last months.
#[command]
pub async fn indicators(
    desk: State<'_, Desk>,
    on: Option<Day>,
    months: usize,
) -> Answer<IndicatorReport> {
    desk.work(move |app| app.indicators(on, months)).await
}

/// How every figure of a month came about.
#[command]
pub async fn indicator_workings(
    desk: State<'_, Desk>,
    on: Option<Day>,
    month: String,
) -> Answer<IndicatorWorkings> {
    desk.work(move |app| app.indicator_workings(on, &month)).await
}

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

/// What one week of it is made of.
#[command]
pub async fn forecast_week(
    desk: State<'_, Desk>,
    week: u8,
    most: usize,
    on: Option<Day>,
) -> Answer<ForecastWeekReport> {
    desk.work(move |app| app.forecast_week(on, week, most)).await
}

/// How far off such forecasts were.
#[command]
pub async fn forecast_error(desk: State<'_, Desk>, on: Option<Day>) -> Answer<ForecastErrorReport> {
    desk.work(move |app| app.forecast_error(on)).await
}
