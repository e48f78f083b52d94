//! The commands that print: which printer this desk has, and the letters on it.

use app::{
    amount::Day,
    copies::Binding,
    letter::LettersFile,
    print::{PrintedLetters, PrinterSettings, PrinterSheet},
};
use tauri::{State, command};

use crate::desk::{Answer, Desk};

/// The printers of this machine and the one that is chosen.
#[command]
pub async fn printer_sheet(desk: State<'_, Desk>) -> Answer<PrinterSheet> {
    desk.work(|app| app.printer_sheet()).await
}

/// The printer that is chosen, without asking the printing system.
#[command]
pub async fn printer_settings(desk: State<'_, Desk>) -> Answer<PrinterSettings> {
    desk.work(|app| app.printer_settings()).await
}

/// Chooses a printer and how it prints.
#[command]
pub async fn save_printer(
    desk: State<'_, Desk>,
    settings: PrinterSettings,
) -> Answer<PrinterSheet> {
    desk.work(move |app| app.save_printer(&settings)).await
}

/// Prints letters on the chosen printer and records them, in one go.
#[command]
pub async fn print_letters(
    desk: State<'_, Desk>,
    customers: Vec<String>,
    on: Option<Day>,
    with_invoices: bool,
) -> Answer<PrintedLetters> {
    desk.work(move |app| {
        let settings = app.printer_settings()?;
        app.print_letters(Some(&customers), on, &settings, with_invoices)
    })
    .await
}

/// Writes letters with their invoices where the user says and records them, in one go; nothing when
/// the dialog is closed.
#[command]
pub async fn issue_bound_letters(
    desk: State<'_, Desk>,
    customers: Vec<String>,
    on: Option<Day>,
    with_invoices: bool,
) -> Answer<Option<LettersFile>> {
    let asked = customers.clone();
    let name = desk.work(move |app| app.letters_file_name(Some(&asked), on)).await?;
    let language = desk.language().await?;
    let path = desk.ask(move |picker| picker.pdf(language, &name)).await?;
    let Some(path) = path else { return Ok(None) };
    desk.work(move |app| {
        let binding = Binding { with_invoices, duplex: app.printer_settings()?.duplex };
        app.issue_bound_letters(&customers, on, &path, binding)
    })
    .await
    .map(Some)
}
