//! The commands of the salespeople's lists: hand one out, look at what came back, merge it.

use std::path::PathBuf;

use app::{
    amount::Day,
    export::ExportedFile,
    sales_list::{MergedList, ReturnedList, SalesListSheet},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// Who sells to whom, and the lists that were handed out.
#[command]
pub async fn sales_lists(desk: State<'_, Desk>, on: Option<Day>) -> Answer<SalesListSheet> {
    desk.work(move |app| app.sales_lists(on)).await
}

/// Hands a list to a salesperson; nothing when the dialog was closed.
#[command]
pub async fn hand_out_sales_list(
    desk: State<'_, Desk>,
    salesperson: String,
) -> Answer<Option<ExportedFile>> {
    let language = desk.language().await?;
    let name = salesperson.clone();
    let name = desk.work(move |app| Ok(app.sales_list_name(&name))).await?;
    let Some(path) = desk.ask(move |picker| picker.export(language, &name)).await? else {
        return Ok(None);
    };
    desk.work(move |app| app.hand_out_sales_list(&salesperson, &path)).await.map(Some)
}

/// What came back on a list; nothing is written.
#[command]
pub async fn read_sales_list(desk: State<'_, Desk>, path: PathBuf) -> Answer<ReturnedList> {
    desk.work(move |app| app.read_sales_list(&path)).await
}

/// Merges what came back; of the rows in `taken` the salesperson's word stands.
#[command]
pub async fn merge_sales_list(
    desk: State<'_, Desk>,
    path: PathBuf,
    taken: Vec<String>,
) -> Answer<MergedList> {
    desk.work(move |app| app.merge_sales_list(&path, &taken)).await
}
