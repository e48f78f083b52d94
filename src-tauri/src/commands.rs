//! The commands: everything the page can ask for. Each one calls one use case and returns its answer.
//!
//! A refusal arrives in the page as the rejected value `{key, sentence}`. `on` is a day, or nothing
//! for the session's own. Names and arguments are a contract with ui/src/lib/api.

pub mod dunning;
pub mod export;
pub mod figures;
pub mod letters;
pub mod mail;
pub mod paper;
pub mod penalties;
pub mod print;
pub mod provision;
pub mod sales_list;

use std::path::PathBuf;

use app::{
    act::CallReport,
    aging::{AgedReport, AgedRequest},
    amount::Day,
    company::Company,
    customer::CustomerSheet,
    import::{
        ImportPreview, ImportRecord, ImportReport, ImportRequest, brief::Brief,
        progress::ImportProgress, undo::UndoReport,
    },
    indicators::{IndicatorReport, IndicatorWorkings},
    receipt::{ReceiptAllocation, ReceiptMatch, ReceiptSheet},
    search::{CustomerHit, DocumentHit},
    session::{Language, Session},
    tie_out::TieOut,
    worklist::Worklist,
};
use tauri::{Runtime, State, command, ipc::Invoke};

use crate::desk::{Answer, Desk};

/// The commands, for any runtime: the real window, and the tests' window without a screen.
pub fn handlers<R: Runtime>() -> impl Fn(Invoke<R>) -> bool {
    tauri::generate_handler![
        session,
        set_language,
        open_sample,
        open_own,
        choose_exports,
        preview_import,
        commit_import,
        import_progress,
        stop_import,
        imports,
        undo_preview,
        undo_import,
        redo_import,
        brief,
        tie_out,
        set_account_balance,
        receipts,
        accept_receipts,
        match_receipt,
        unmatch_receipt,
        set_aside_receipt,
        claimable,
        worklist,
        aged_balance,
        indicators,
        indicator_workings,
        provision::provision,
        provision::set_provision_rates,
        provision::set_doubtful,
        provision::clear_doubtful,
        provision::close_month,
        provision::closings,
        provision::closing,
        provision::year_end_table,
        sales_list::sales_lists,
        sales_list::hand_out_sales_list,
        sales_list::read_sales_list,
        sales_list::merge_sales_list,
        export::export,
        figures::payers,
        figures::payer_profile,
        figures::forecast,
        figures::forecast_error,
        customer_sheet,
        find_customers,
        find_documents,
        letters::letter_claim,
        letters::letter_pdf,
        letters::letters_pdf,
        letters::document_pdf,
        letters::save_letters,
        letters::post_letters,
        letters::templates,
        letters::template,
        letters::template_pdf,
        letters::save_template,
        letters::reset_template,
        letters::preflight,
        letters::archive,
        letters::find_letter,
        letters::note_letter_fact,
        letters::reprint,
        letters::occasions,
        letters::occasion_pdf,
        letters::issue_occasion,
        letters::save_sheet,
        mail::mail_settings,
        mail::save_mail_settings,
        mail::try_mail,
        mail::draft_letters,
        mail::send_letters,
        letters::particulars,
        letters::save_particulars,
        record_call,
        record_done,
        penalties::rates,
        penalties::confirm_rates,
        penalties::set_rate,
        penalties::save_penalty_terms,
        penalties::penalties,
        penalties::waive_penalties,
        penalties::claim_penalties_again,
        penalties::claim_settled,
        penalties::collect_penalties,
        dunning::understand_moment,
        dunning::call_back,
        dunning::snooze,
        dunning::end_wait,
        dunning::save_capacity,
        dunning::raise_dispute,
        dunning::close_dispute,
        dunning::plan_proposal,
        dunning::agree_plan,
        dunning::sign_plan,
        dunning::end_plan,
        dunning::hold,
        dunning::lift_hold,
        dunning::declare_claim,
        dunning::save_traits,
        dunning::set_item_policy,
        dunning::save_contact,
        dunning::erase_person,
        dunning::policies,
        dunning::save_policy,
        dunning::delete_policy,
        dunning::save_segments,
        dunning::simulate,
        dunning::back_test,
        dunning::policy_warnings,
        dunning::changes,
        dunning::undo_change_preview,
        dunning::undo_change,
        dunning::redo_change,
        dunning::export_person,
        company,
        save_company,
        paper::check_company,
        paper::company_preview,
        paper::save_alignment_sheet,
        paper::pictures,
        paper::choose_picture,
        paper::drop_picture,
        paper::remove_picture,
        print::printer_sheet,
        print::printer_settings,
        print::save_printer,
        print::print_letters,
        print::issue_bound_letters,
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

/// Documents whose number begins so.
#[command]
pub async fn find_documents(desk: State<'_, Desk>, query: String) -> Answer<Vec<DocumentHit>> {
    desk.work(move |app| app.find_documents(&query)).await
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
