//! The commands of what comes in: look at a file, take it in, take it back, and tie it to the books.

use std::path::PathBuf;

use app::{
    amount::Day,
    import::{
        ImportPreview, ImportRecord, ImportReport, ImportRequest, brief::Brief,
        progress::ImportProgress, undo::UndoReport,
    },
    tie_out::TieOut,
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// Lets the user choose exports; none when the dialog is closed.
#[command]
pub async fn choose_exports(desk: State<'_, Desk>) -> Answer<Vec<PathBuf>> {
    let language = desk.language().await?;
    Ok(desk.ask(move |picker| picker.exports(language)).await?.unwrap_or_default())
}

/// What importing a file would do; writes nothing.
#[command]
pub async fn preview_import(
    desk: State<'_, Desk>,
    request: ImportRequest,
) -> Answer<ImportPreview> {
    desk.work(move |app| app.preview_import(&request)).await
}

/// Imports a file.
#[command]
pub async fn commit_import(desk: State<'_, Desk>, request: ImportRequest) -> Answer<ImportReport> {
    desk.work(move |app| app.commit_import(&request)).await
}

/// How far the import under way is. Asked while it runs: it does not wait for the ledger.
#[command]
pub async fn import_progress(desk: State<'_, Desk>) -> Answer<ImportProgress> {
    Ok(desk.progress().now())
}

/// Stops the import under way; nothing of it is written.
#[command]
pub async fn stop_import(desk: State<'_, Desk>) -> Answer<()> {
    desk.progress().stop();
    Ok(())
}

/// Past imports.
#[command]
pub async fn imports(desk: State<'_, Desk>) -> Answer<Vec<ImportRecord>> {
    desk.work(|app| app.imports()).await
}

/// What undoing an import would do.
#[command]
pub async fn undo_preview(desk: State<'_, Desk>, import: i64) -> Answer<UndoReport> {
    desk.work(move |app| app.undo_preview(import)).await
}

/// Undoes an import.
#[command]
pub async fn undo_import(desk: State<'_, Desk>, import: i64) -> Answer<UndoReport> {
    desk.work(move |app| app.undo_import(import)).await
}

/// Does an undone import again.
#[command]
pub async fn redo_import(desk: State<'_, Desk>, import: i64) -> Answer<UndoReport> {
    desk.work(move |app| app.redo_import(import)).await
}

/// What the last day's imports brought.
#[command]
pub async fn brief(desk: State<'_, Desk>) -> Answer<Option<Brief>> {
    desk.work(|app| app.brief()).await
}

/// Open items beside the file's total and the account 411.
#[command]
pub async fn tie_out(desk: State<'_, Desk>, on: Option<Day>) -> Answer<TieOut> {
    desk.work(move |app| app.tie_out(on)).await
}

/// Keeps the balance of the account 411 as the user typed it.
#[command]
pub async fn set_account_balance(
    desk: State<'_, Desk>,
    on: Option<Day>,
    amount: String,
    currency: String,
) -> Answer<TieOut> {
    desk.work(move |app| app.set_account_balance(on, &amount, Some(&currency))).await
}
