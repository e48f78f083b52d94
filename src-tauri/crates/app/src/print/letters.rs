//! The letters on paper: bound, handed to the printer, and recorded under the number of its job.

use std::{env, io::Write};

use receivables::dunning::Channel;
use serde::Serialize;
use store::{DocumentFact, DocumentFactKind};
use tempfile::{Builder, NamedTempFile};
use ts_rs::TS;

use super::{PrintJob, PrintSystem, PrintTrouble, PrinterSettings};
use crate::{
    copies::{self, Binding},
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    letter::{self, LeftOut, LettersFile, Ready},
};

/// Letters that a printer has accepted.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PrintedLetters {
    /// The letters; they have no path.
    pub letters: LettersFile,
    /// The printer.
    pub printer: String,
    /// The number of its job; empty where the system gives none.
    pub job: String,
}

/// How they are to be printed.
pub(super) struct How<'a> {
    pub settings: &'a PrinterSettings,
    pub with_invoices: bool,
    pub system: &'a dyn PrintSystem,
}

/// Prints letters and records them. The printer is asked inside the change that records: what it
/// refuses is not recorded, and what cannot be recorded was not asked of it.
pub(super) fn print(
    ledger: &mut Ledger,
    moment: &Moment,
    codes: Option<&[String]>,
    how: &How<'_>,
    progress: &Progress,
) -> Result<PrintedLetters, Cause> {
    let settings = how.settings;
    if settings.printer.is_empty() {
        return Err(Cause::NoPrinterChosen);
    }
    let known = how.system.printers()?;
    if known.iter().all(|it| it.name != settings.printer) {
        return Err(PrintTrouble::Gone(settings.printer.clone()).into());
    }
    let (clean, held) = match codes {
        Some(_) => (None, Vec::new()),
        None => clean(ledger, moment, progress)?,
    };
    if clean.as_ref().is_some_and(Vec::is_empty) && !held.is_empty() {
        let letters = LettersFile { left_out: held, ..LettersFile::default() };
        return Ok(PrintedLetters {
            letters,
            printer: settings.printer.clone(),
            job: String::new(),
        });
    }
    let ready = Ready::new(ledger, moment, clean.as_deref().or(codes))?;
    let pdf = letter::render_all(&ready.letters, &ready.stationery)?;
    let binding = Binding { with_invoices: how.with_invoices, duplex: settings.duplex };
    let bound = copies::bind(ledger, moment, &ready.letters, &pdf, binding)?;
    let title = letter::file_name(ledger, moment, None)?;
    let file = spool_file(&bound.bytes)?;
    let job = PrintJob { file: file.path(), title: &title, settings };
    let mut number = String::new();
    let mut letters = letter::record(ledger, moment, ready, progress, || {
        number = how.system.print(&job)?;
        let kind = DocumentFactKind::Printed;
        Ok(Some(DocumentFact::noted(kind, moment.key_date, number.clone())))
    })?;
    letters.pages = bound.pages;
    letters.without_copy = bound.without_copy;
    letters.left_out.extend(held);
    Ok(PrintedLetters { letters, printer: settings.printer.clone(), job: number })
}

/// The customers whose letter goes on paper with nothing against it, and the others.
fn clean(
    ledger: &mut Ledger,
    moment: &Moment,
    progress: &Progress,
) -> Result<(Option<Vec<String>>, Vec<LeftOut>), Cause> {
    let by_post = |it: &letter::CheckedLetter| it.channel != Channel::Email.into();
    let checked = letter::preflight(ledger, moment, None, progress)?.letters;
    let (clean, flagged): (Vec<_>, Vec<_>) =
        checked.into_iter().filter(by_post).partition(|it| it.clean);
    let held = flagged.into_iter().map(|it| LeftOut {
        reason: it.flags.into_iter().next().map(|it| it.sentence).unwrap_or_default(),
        customer: it.customer,
        name: it.name,
    });
    Ok((Some(clean.into_iter().map(|it| it.customer).collect()), held.collect()))
}

/// The file that is printed. CUPS copies it before it answers; the program that prints it on Windows
/// reads it later, and the system clears its temporary files away.
fn spool_file(bytes: &[u8]) -> Result<NamedTempFile, Cause> {
    let io = |source| Cause::Io { path: env::temp_dir(), source };
    let mut file = Builder::new()
        .prefix("encours-")
        .suffix(".pdf")
        .disable_cleanup(cfg!(windows))
        .tempfile()
        .map_err(io)?;
    file.write_all(bytes).and_then(|()| file.flush()).map_err(io)?;
    Ok(file)
}
