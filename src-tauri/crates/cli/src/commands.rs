//! Commands: each asks the use case and prints its answer, as a table or as JSON.

use std::path::Path;

use app::{
    App,
    failure::Failure,
    import::{ImportReport, ImportRequest},
    letter::LettersFile,
};

use crate::{
    arguments::{Arguments, Command},
    json, table,
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
        Command::Aging { basis, limits } => {
            let report = app.aged_balance(arguments.on, *basis, limits.as_deref())?;
            say(arguments, json::aging(&report), || table::aging(&report))
        }
        Command::Indicators { months } => {
            let report = app.indicators(arguments.on, *months)?;
            say(arguments, json::indicators(&report), || table::indicators(&report))
        }
        Command::Today => {
            let list = app.worklist(arguments.on)?;
            say(arguments, json::today(&list), || table::today(&list))
        }
        Command::Explain { customer } => {
            let sheet = app.customer_sheet(customer, arguments.on)?;
            say(arguments, json::explain(&sheet), || table::explain(&sheet))
        }
        Command::Letters { out, post } => letters(app, arguments, out, *post),
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
    if arguments.json {
        println!("{json}")
    } else {
        print!("{}", table())
    }
    Ok(DONE)
}

/// Imports the files in order: all of them, or none.
fn import(app: &mut App, arguments: &Arguments) -> Outcome {
    let Command::Import { files, kind, snapshot_date, accept_vanished } = &arguments.command else {
        return Ok(DONE);
    };
    let requests: Vec<_> = files
        .iter()
        .map(|file| ImportRequest {
            path: file.clone(),
            kind: *kind,
            mapping: None,
            snapshot_date: *snapshot_date,
            accept_vanished: *accept_vanished,
        })
        .collect();
    let reports = match arguments.dry_run {
        true => requests.iter().map(|it| rehearse(app, it)).collect::<Result<Vec<_>, _>>()?,
        false => app.commit_imports(&requests)?,
    };
    say(arguments, json::imports(&reports), || table::imports(&reports, arguments.language))?;
    let rejected = reports.iter().any(|it| !it.rejected.is_empty());
    Ok(if rejected { SOME_ROWS_REJECTED } else { DONE })
}

/// What an import would do. What cannot be rehearsed cannot be imported either: that refusal
/// is the answer.
fn rehearse(app: &mut App, request: &ImportRequest) -> Result<ImportReport, Failure> {
    match app.preview_import(request)?.outcome {
        Some(report) => Ok(report),
        None => app.commit_import(request),
    }
}

fn letters(app: &mut App, arguments: &Arguments, out: &Path, post: bool) -> Outcome {
    if post {
        // Before anything is written: a refusal leaves no file behind.
        app.check_sender()?;
    }
    let is_file = out.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
    let file =
        if is_file { one_file(app, arguments, out)? } else { one_each(app, arguments, out)? };
    let posted = if post { Some(app.post_letters(None, arguments.on)?) } else { None };
    say(arguments, json::letters(&file, posted.as_ref()), || {
        table::letters(&file, posted.as_ref(), arguments.language)
    })
}

fn one_file(app: &mut App, arguments: &Arguments, out: &Path) -> Result<LettersFile, Failure> {
    app.save_letters(None, arguments.on, out)
}

/// One PDF per customer in a folder, named after its code.
fn one_each(app: &mut App, arguments: &Arguments, folder: &Path) -> Result<LettersFile, Failure> {
    app.save_letters_in(folder, arguments.on)
}
