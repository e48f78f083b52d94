//! Commands: each asks the use case and prints its answer, as a table or as JSON.

use std::path::Path;

use app::{
    App, copies::Binding, export::ExportSubject, failure::Failure, import::ImportRequest,
    mail::MailRequest,
};

use crate::{
    aged,
    arguments::{Arguments, Command, ImportWish},
    export,
    forecast::{self, ForecastWish},
    import as import_table, indicators, json,
    letters::{self, LettersWay},
    mail, output, payers, provision, rates, sales_list, table,
};

type Outcome = Result<u8, Failure>;

const DONE: u8 = 0;
const FINDINGS: u8 = 1;
const SOME_ROWS_REJECTED: u8 = 3;

/// Runs a command on the open ledger; the number is the exit code.
pub fn run(app: &mut App, arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Help => Ok(DONE),
        Command::Import { .. } => import(app, arguments),
        Command::Export { subject, to } => {
            let file = app.export(arguments.on, subject, to.format, &to.path)?;
            say(arguments, export::json(&file), || export::told(&file, arguments.language))
        }
        Command::Aging { request } => {
            let report = app.aged_sheets(arguments.on, request)?;
            say(arguments, aged::json(&report), || aged::table(&report))
        }
        Command::Indicators { explain: Some(month), .. } => {
            let workings = app.indicator_workings(arguments.on, month)?;
            say(arguments, serde_json::json!(workings), || indicators::workings(&workings))
        }
        Command::Indicators { months, explain: None } => {
            let report = app.indicators(arguments.on, *months)?;
            say(arguments, indicators::json(&report), || indicators::table(&report))
        }
        Command::Payers { customer: None } => {
            let report = app.payers(arguments.on)?;
            say(arguments, payers::json(&report), || payers::table(&report))
        }
        Command::Payers { customer: Some(code) } => {
            let sheet = app.payer_profile(code, arguments.on)?;
            say(arguments, payers::sheet_json(&sheet), || payers::sheet_table(&sheet))
        }
        Command::Forecast(ForecastWish::Weeks) => {
            let report = app.forecast(arguments.on)?;
            say(arguments, forecast::json(&report), || forecast::table(&report))
        }
        Command::Forecast(ForecastWish::Week(week)) => {
            let report = app.forecast_week(arguments.on, *week, usize::MAX)?;
            say(arguments, forecast::week_json(&report), || forecast::week_table(&report))
        }
        Command::Forecast(ForecastWish::Error) => {
            let report = app.forecast_error(arguments.on)?;
            say(arguments, forecast::error_json(&report), || forecast::error_table(&report))
        }
        Command::Provision(wish) => {
            let answer = provision::run(app, arguments.on, wish)?;
            say(arguments, provision::json(&answer), || {
                provision::table(&answer, arguments.language)
            })
        }
        Command::ExportClosing { of, to } => {
            let subject = ExportSubject::Provision { closing: Some(app.closing_on(*of)?.id) };
            let file = app.export(arguments.on, &subject, to.format, &to.path)?;
            say(arguments, export::json(&file), || export::told(&file, arguments.language))
        }
        Command::Doubtful(wish) => {
            let answer = provision::run_doubtful(app, arguments.on, wish)?;
            say(arguments, provision::json(&answer), || {
                provision::table(&answer, arguments.language)
            })
        }
        Command::YearEnd => {
            let table = app.year_end_table(arguments.on)?;
            say(arguments, provision::year_end_json(&table), || {
                provision::year_end(&table, arguments.language)
            })
        }
        Command::SalesList(wish) => {
            let (json, text) = sales_list::run(app, arguments, wish)?;
            say(arguments, json, || text)
        }
        Command::Today => {
            let list = app.worklist(arguments.on)?;
            say(arguments, json::today(&list), || table::today(&list))
        }
        Command::Explain { subject } => {
            let sheet = app.explain(subject, arguments.on)?;
            say(arguments, json::explain(&sheet), || table::explain(&sheet))
        }
        Command::Changes => {
            let records = app.changes()?;
            say(arguments, json::changes(&records), || table::changes(&records))
        }
        Command::UndoChange { change } => {
            let preview = app.undo_change_preview(*change)?;
            let report = match arguments.dry_run {
                true => preview,
                false => app.undo_change(preview.change)?,
            };
            say(arguments, json::change_undone(&report), || table::change_undone(&report))
        }
        Command::Policies => {
            let book = app.policies()?;
            say(arguments, json::policies(&book), || table::policies(&book))
        }
        Command::Simulate => {
            let simulation = app.simulate(None)?;
            say(arguments, json::simulation(&simulation), || table::simulation(&simulation))
        }
        Command::Letters { way: LettersWay::Out { path, post }, binding } => {
            letters(app, arguments, (path, *binding), *post)
        }
        Command::Letters { way: LettersWay::Drafts { folder, post }, binding } => {
            let request =
                MailRequest { with_invoices: binding.with_invoices, ..MailRequest::default() };
            let outcome = app.draft_letters(&request, arguments.on, folder, *post)?;
            say(arguments, mail::json(&outcome, *post), || {
                mail::table(&outcome, *post, arguments.language)
            })
        }
        Command::Letters { way: LettersWay::Printer(settings), binding } => {
            let with_invoices = binding.with_invoices;
            let printed = app.print_letters(None, arguments.on, settings, with_invoices)?;
            say(arguments, json::printed(&printed), || {
                letters::told_of_printing(&printed, arguments.language)
            })
        }
        Command::Imports => {
            let records = app.imports()?;
            say(arguments, json::records(&records), || import_table::records(&records))
        }
        Command::Undo { import } => undo(app, arguments, *import),
        Command::Redo { import } => {
            let report = app.redo_import(*import)?;
            say(arguments, json::undo(&report), || import_table::undo(&report, arguments.language))
        }
        Command::Brief => {
            let brief = app.brief()?;
            say(arguments, json::brief(brief.as_ref()), || {
                import_table::brief(brief.as_ref(), arguments.language)
            })
        }
        Command::TieOut { balance } => {
            let sheet = match balance {
                Some(balance) => app.set_account_balance(arguments.on, balance, None)?,
                None => app.tie_out(arguments.on)?,
            };
            say(arguments, json::tie_out(&sheet), || import_table::tie_out(&sheet))
        }
        Command::Receipts { accept } => {
            let sheet = match accept {
                true => app.accept_certain_receipts()?,
                false => app.receipts()?,
            };
            say(arguments, json::receipts(&sheet), || import_table::receipts(&sheet))
        }
        Command::Rates(wish) => {
            let sheet = wish.run(app)?;
            say(arguments, rates::json(&sheet), || rates::table(&sheet, arguments.language))
        }
        Command::Verify => {
            let findings = app.verify()?;
            say(arguments, json::verify(&findings), || {
                table::verify(&findings, arguments.language)
            })?;
            Ok(if findings.is_empty() { DONE } else { FINDINGS })
        }
        Command::Sample => {
            let session = app.fill_sample()?;
            say(arguments, json::session(&session), || table::session(&session))
        }
    }
}

fn say(arguments: &Arguments, json: serde_json::Value, table: impl FnOnce() -> String) -> Outcome {
    output::say(&if arguments.json { format!("{json}\n") } else { table() });
    Ok(DONE)
}

/// Imports the files in order: all of them, or none.
fn import(app: &mut App, arguments: &Arguments) -> Outcome {
    let Command::Import { files, wish } = &arguments.command else {
        return Ok(DONE);
    };
    let requests = files.iter().map(|it| request(app, it, wish)).collect::<Result<Vec<_>, _>>()?;
    let reports = match arguments.dry_run {
        true => requests.iter().map(|it| app.rehearse_import(it)).collect::<Result<Vec<_>, _>>()?,
        false => app.commit_imports(&requests)?,
    };
    say(arguments, json::imports(&reports), || table::imports(&reports, arguments.language))?;
    let rejected = reports.iter().any(|it| !it.rejected.is_empty());
    Ok(if rejected { SOME_ROWS_REJECTED } else { DONE })
}

/// The request for one file; headings that the user names are looked up in it.
fn request(app: &mut App, file: &Path, wish: &ImportWish) -> Result<ImportRequest, Failure> {
    let mut request = ImportRequest {
        path: file.to_owned(),
        kind: wish.kind,
        sheet: wish.sheet.clone(),
        snapshot_date: wish.snapshot_date,
        mode: wish.mode,
        accounts: wish.accounts.clone(),
        accept_vanished: wish.accept_vanished,
        ..ImportRequest::default()
    };
    if !wish.columns.is_empty() {
        let named: Vec<_> = wish
            .columns
            .iter()
            .map(|(field, heading)| (field.as_str(), heading.as_str()))
            .collect();
        request.mapping = Some(app.mapping_named(&request, &named)?);
    }
    Ok(request)
}

/// Takes an import back; says what that disturbs.
fn undo(app: &mut App, arguments: &Arguments, import: Option<i64>) -> Outcome {
    let import = match import {
        Some(import) => import,
        None => app.last_import()?,
    };
    let report = match arguments.dry_run {
        true => app.undo_preview(import)?,
        false => app.undo_import(import)?,
    };
    say(arguments, json::undo(&report), || import_table::undo(&report, arguments.language))
}

fn letters(
    app: &mut App,
    arguments: &Arguments,
    (out, binding): (&Path, Binding),
    post: bool,
) -> Outcome {
    if post {
        // Before anything is written: a refusal leaves no file behind.
        app.check_sender()?;
    }
    let file = letters::write(app, arguments.on, out, binding)?;
    let posted = if post { Some(app.post_letters(None, arguments.on)?) } else { None };
    say(arguments, json::letters(&file, posted.as_ref()), || {
        letters::told(&file, posted.as_ref(), arguments.language)
    })
}
