//! The commands: everything the page can ask for. Each one calls one use case and returns its answer.
//!
//! A refusal arrives in the page as the rejected value `{key, sentence}`. `on` is a day, or nothing
//! for the session's own. Names and arguments are a contract with ui/src/lib/api.

pub mod dunning;
pub mod export;
pub mod figures;
pub mod imports;
pub mod letters;
pub mod mail;
pub mod paper;
pub mod penalties;
pub mod print;
pub mod provision;
pub mod receipts;
pub mod sales_list;

use app::{
    act::CallReport,
    amount::Day,
    company::Company,
    customer::CustomerSheet,
    search::{CustomerHit, DocumentHit},
    session::{Language, Session},
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
        imports::choose_exports,
        imports::preview_import,
        imports::commit_import,
        imports::import_progress,
        imports::stop_import,
        imports::imports,
        imports::undo_preview,
        imports::undo_import,
        imports::redo_import,
        imports::brief,
        imports::tie_out,
        imports::set_account_balance,
        receipts::receipts,
        receipts::accept_receipts,
        receipts::match_receipt,
        receipts::unmatch_receipt,
        receipts::set_aside_receipt,
        receipts::claimable,
        worklist,
        figures::aged_balance,
        figures::indicators,
        figures::indicator_workings,
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
        figures::forecast_week,
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

/// The day's calls and letters: all of them, or the first.
#[command]
pub async fn worklist(
    desk: State<'_, Desk>,
    on: Option<Day>,
    most: Option<usize>,
) -> Answer<Worklist> {
    desk.work(move |app| app.first_of_worklist(on, most.unwrap_or(usize::MAX))).await
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
