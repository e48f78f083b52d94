//! The commands: everything the page can ask for. Each one calls one use case and returns its answer.
//!
//! A refusal arrives in the page as the rejected value `{key, sentence}`. `on` is a day, or nothing
//! for the session's own. Names and arguments are a contract with ui/src/lib/api.

use std::path::PathBuf;

use app::{
    act::CallReport,
    aging::{AgedReport, AgingBasis},
    amount::Day,
    company::Company,
    customer::CustomerSheet,
    import::{ImportPreview, ImportRecord, ImportReport, ImportRequest, Mapping},
    indicators::IndicatorReport,
    letter::{LetterClaim, LettersFile},
    search::CustomerHit,
    session::{Language, Session},
    worklist::Worklist,
};
use tauri::{
    Runtime, State, command,
    ipc::{Invoke, Response},
};

use crate::desk::{Answer, Desk};

/// The commands, for any runtime: the real window, and the tests' window without a screen.
pub fn handlers<R: Runtime>() -> impl Fn(Invoke<R>) -> bool {
    tauri::generate_handler![
        session,
        set_language,
        open_sample,
        open_own,
        choose_export,
        preview_import,
        commit_import,
        imports,
        worklist,
        aged_balance,
        indicators,
        customer_sheet,
        find_customers,
        letter_claim,
        letter_pdf,
        letters_pdf,
        document_pdf,
        save_letters,
        post_letters,
        record_call,
        record_done,
        company,
        save_company,
    ]
}

/// Which ledger is open, on which day, in which language.
#[command]
pub async fn session(desk: State<'_, Desk>) -> Answer<Session> {
    desk.work(|app| Ok(app.session())).await
}

/// Changes the language of every sentence.
#[command]
pub async fn set_language(desk: State<'_, Desk>, language: Language) -> Answer<Session> {
    desk.work(move |app| Ok(app.set_language(language))).await
}

/// Opens the sample company.
#[command]
pub async fn open_sample(desk: State<'_, Desk>) -> Answer<Session> {
    desk.work(|app| app.open_sample()).await
}

/// Opens the user's own ledger.
#[command]
pub async fn open_own(desk: State<'_, Desk>) -> Answer<Session> {
    desk.work(|app| app.open_own()).await
}

/// Lets the user choose an export; nothing when the dialog is closed.
#[command]
pub async fn choose_export(desk: State<'_, Desk>) -> Answer<Option<PathBuf>> {
    let language = desk.language().await?;
    desk.ask(move |picker| picker.export(language)).await
}

/// What importing a file would do; writes nothing.
#[command]
pub async fn preview_import(
    desk: State<'_, Desk>,
    path: PathBuf,
    mapping: Option<Mapping>,
    snapshot_date: Option<Day>,
) -> Answer<ImportPreview> {
    let request = ImportRequest { path, mapping, snapshot_date, ..Default::default() };
    desk.work(move |app| app.preview_import(&request)).await
}

/// Imports a file.
#[command]
pub async fn commit_import(
    desk: State<'_, Desk>,
    path: PathBuf,
    mapping: Option<Mapping>,
    snapshot_date: Option<Day>,
    accept_vanished: bool,
) -> Answer<ImportReport> {
    let request = ImportRequest { path, kind: None, mapping, snapshot_date, accept_vanished };
    desk.work(move |app| app.commit_import(&request)).await
}

/// Past imports.
#[command]
pub async fn imports(desk: State<'_, Desk>) -> Answer<Vec<ImportRecord>> {
    desk.work(|app| app.imports()).await
}

/// The day's calls and letters.
#[command]
pub async fn worklist(desk: State<'_, Desk>, on: Option<Day>) -> Answer<Worklist> {
    desk.work(move |app| app.worklist(on)).await
}

/// The aged balance.
#[command]
pub async fn aged_balance(
    desk: State<'_, Desk>,
    on: Option<Day>,
    basis: AgingBasis,
) -> Answer<AgedReport> {
    desk.work(move |app| app.aged_balance(on, basis, None)).await
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

/// Everything about one customer.
#[command]
pub async fn customer_sheet(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<CustomerSheet> {
    desk.work(move |app| app.customer_sheet(&customer, on)).await
}

/// Customers whose code or name matches.
#[command]
pub async fn find_customers(desk: State<'_, Desk>, query: String) -> Answer<Vec<CustomerHit>> {
    desk.work(move |app| app.find_customers(&query)).await
}

/// What the letter of a customer claims, element by element.
#[command]
pub async fn letter_claim(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<LetterClaim> {
    desk.work(move |app| app.letter_claim(&customer, on)).await
}

/// The letter one customer would get, as PDF bytes.
#[command]
pub async fn letter_pdf(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<Response> {
    desk.work(move |app| app.letter_pdf(&customer, on)).await.map(Response::new)
}

/// The letters of some customers, or of the whole day, as one PDF.
#[command]
pub async fn letters_pdf(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
    on: Option<Day>,
) -> Answer<Response> {
    desk.work(move |app| app.letters_pdf(customers.as_deref(), on)).await.map(Response::new)
}

/// A PDF of the history, as it was kept.
#[command]
pub async fn document_pdf(desk: State<'_, Desk>, document: i64) -> Answer<Response> {
    desk.work(move |app| app.document_pdf(document)).await.map(Response::new)
}

/// Writes letters where the user says; nothing when the dialog is closed.
#[command]
pub async fn save_letters(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
    on: Option<Day>,
) -> Answer<Option<LettersFile>> {
    let (asked, language) = (customers.clone(), desk.language().await?);
    let name = desk.work(move |app| app.letters_file_name(asked.as_deref(), on)).await?;
    let Some(path) = desk.ask(move |picker| picker.pdf(language, &name)).await? else {
        return Ok(None);
    };
    desk.work(move |app| app.save_letters(customers.as_deref(), on, &path)).await.map(Some)
}

/// Records letters as posted; their customers move on.
#[command]
pub async fn post_letters(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
    on: Option<Day>,
) -> Answer<LettersFile> {
    desk.work(move |app| app.post_letters(customers.as_deref(), on)).await
}

/// Records a call.
#[command]
pub async fn record_call(desk: State<'_, Desk>, report: CallReport) -> Answer<()> {
    desk.work(move |app| app.record_call(&report)).await
}

/// Records that today's action of a customer was done.
#[command]
pub async fn record_done(desk: State<'_, Desk>, customer: String) -> Answer<()> {
    desk.work(move |app| app.record_done(&customer)).await
}

/// The sender of the letters.
#[command]
pub async fn company(desk: State<'_, Desk>) -> Answer<Company> {
    desk.work(|app| app.company()).await
}

/// Keeps the sender of the letters.
#[command]
pub async fn save_company(desk: State<'_, Desk>, company: Company) -> Answer<Session> {
    desk.work(move |app| app.save_company(&company)).await
}
