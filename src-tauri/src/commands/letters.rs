//! The letters' commands: previewed, checked, printed, and followed after they left.

use app::{
    amount::Day,
    customer::Particulars,
    letter::{
        ArchivedLetter, LetterClaim, LetterFact, LettersFile, Occasion, OccasionList, PaperSheet,
        Preflight,
    },
    template::{TemplateBook, TemplateKey, TemplateSheet},
};
use tauri::{State, command, ipc::Response};

use crate::desk::{Answer, Desk};

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

/// The day's letters, each looked at before it is printed.
#[command]
pub async fn preflight(
    desk: State<'_, Desk>,
    customers: Option<Vec<String>>,
    on: Option<Day>,
) -> Answer<Preflight> {
    desk.work(move |app| app.preflight(customers.as_deref(), on)).await
}

/// The letters that left, newest first.
#[command]
pub async fn archive(
    desk: State<'_, Desk>,
    customer: Option<String>,
) -> Answer<Vec<ArchivedLetter>> {
    desk.work(move |app| app.archive(customer.as_deref())).await
}

/// The letter whose code a scanner read.
#[command]
pub async fn find_letter(desk: State<'_, Desk>, scanned: String) -> Answer<ArchivedLetter> {
    desk.work(move |app| app.find_letter(&scanned)).await
}

/// Notes what happened to letters.
#[command]
pub async fn note_letter_fact(
    desk: State<'_, Desk>,
    documents: Vec<i64>,
    fact: LetterFact,
) -> Answer<()> {
    desk.work(move |app| app.note_letter_fact(&documents, &fact)).await
}

/// A copy of a letter that left, stamped.
#[command]
pub async fn reprint(desk: State<'_, Desk>, document: i64) -> Answer<Response> {
    desk.work(move |app| app.reprint(document)).await.map(Response::new)
}

/// Where and how to reach a customer.
#[command]
pub async fn particulars(desk: State<'_, Desk>, customer: String) -> Answer<Particulars> {
    desk.work(move |app| app.particulars(&customer)).await
}

/// Corrects them.
#[command]
pub async fn save_particulars(desk: State<'_, Desk>, new: Particulars) -> Answer<()> {
    desk.work(move |app| app.save_particulars(&new)).await
}

/// The texts of letters that can be worded, and with what.
#[command]
pub async fn templates(desk: State<'_, Desk>) -> Answer<TemplateBook> {
    desk.work(|app| app.templates()).await
}

/// A text as it stands.
#[command]
pub async fn template(desk: State<'_, Desk>, key: TemplateKey) -> Answer<TemplateSheet> {
    desk.work(move |app| app.template(&key)).await
}

/// A specimen letter in a draft of a text.
#[command]
pub async fn template_pdf(
    desk: State<'_, Desk>,
    key: TemplateKey,
    source: String,
) -> Answer<Response> {
    desk.work(move |app| app.template_pdf(&key, &source)).await.map(Response::new)
}

/// Puts a text in place of the one before.
#[command]
pub async fn save_template(desk: State<'_, Desk>, key: TemplateKey, source: String) -> Answer<()> {
    desk.work(move |app| app.save_template(&key, &source)).await
}

/// Goes back to the text that the program ships.
#[command]
pub async fn reset_template(desk: State<'_, Desk>, key: TemplateKey) -> Answer<()> {
    desk.work(move |app| app.reset_template(&key)).await
}

/// The letters that can be written to a customer beside its reminders.
#[command]
pub async fn occasions(
    desk: State<'_, Desk>,
    customer: String,
    on: Option<Day>,
) -> Answer<OccasionList> {
    desk.work(move |app| app.occasions(&customer, on)).await
}

/// Such a letter, as PDF bytes.
#[command]
pub async fn occasion_pdf(
    desk: State<'_, Desk>,
    customer: String,
    occasion: Occasion,
    on: Option<Day>,
) -> Answer<Response> {
    desk.work(move |app| app.occasion_pdf(&customer, &occasion, on)).await.map(Response::new)
}

/// Writes such a letter where the user says and records it; nothing when the dialog is closed.
#[command]
pub async fn issue_occasion(
    desk: State<'_, Desk>,
    customer: String,
    occasion: Occasion,
    on: Option<Day>,
) -> Answer<Option<LettersFile>> {
    let (asked, about) = (customer.clone(), occasion.clone());
    let name = desk.work(move |app| app.occasion_file_name(&asked, &about, on)).await?;
    let language = desk.language().await?;
    let path = desk.ask(move |picker| picker.pdf(language, &name)).await?;
    let Some(path) = path else { return Ok(None) };
    desk.work(move |app| app.issue_occasion(&customer, &occasion, on, &path)).await.map(Some)
}

/// Writes a sheet that goes along with letters where the user says.
#[command]
pub async fn save_sheet(
    desk: State<'_, Desk>,
    sheet: PaperSheet,
    on: Option<Day>,
) -> Answer<Option<String>> {
    let asked = sheet.clone();
    let name = desk.work(move |app| app.sheet_file_name(&asked, on)).await?;
    let language = desk.language().await?;
    let path = desk.ask(move |picker| picker.pdf(language, &name)).await?;
    let Some(path) = path else { return Ok(None) };
    desk.work(move |app| app.save_sheet(&sheet, on, &path)).await.map(Some)
}
