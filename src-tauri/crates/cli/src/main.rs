//! The command `encours`: the window's use cases for scripts, schedules and tests.
//!
//! Exit codes: 0 done · 1 refused, nothing changed · 2 wrong usage · 3 done, some rows rejected.

mod aged;
mod arguments;
mod commands;
mod export;
mod forecast;
mod import;
mod indicators;
mod json;
mod letters;
mod mail;
mod output;
mod payers;
mod provision;
mod rates;
mod sales_list;
mod table;

use std::process::ExitCode;

use app::{App, mail::MailPlace, session::Language};

use arguments::{Arguments, Command};

const USAGE: &str = "\
encours --ledger FILE COMMAND [--json] [--lang fr|en]

  import FILE… [--as auto|open-items|documents|fec|customers|bank|invoice|payments|take-over]
               [--mode snapshot|delta|whole] [--snapshot-date D] [--sheet NAME]
               [--map FACT=HEADING]… [--accounts 416,413] [--accept-vanished] [--dry-run]
  imports
  undo [N]     [--dry-run]
  redo N
  brief
  tie-out      [--on D] [--balance AMOUNT]
  receipts     [--accept]
  aging        [--on D] [--basis due|issue] [--buckets 30,60,90] [--compare D]
               [--by customer|segment|collector|salesperson] [--out FILE.xlsx|csv|pdf]
  indicators   [--on D] [--months N] [--out FILE.xlsx|csv|pdf]
  indicators   [--on D] --explain MONTH
  payers       [CUSTOMER | --out FILE.xlsx|csv|pdf] [--on D]
  forecast     [--on D] [--error | [--week 1-13] [--out FILE.xlsx|csv|pdf]]
  provision    [--on D] [--close | --closed D] [--out FILE.xlsx|csv|pdf]
  provision    closings | rates [COLUMN=PERCENT]… [--net-of-credits yes|no]
  doubtful     [list] [--on D]
  doubtful     add CUSTOMER --reason TEXT [--rate PERCENT] [--vat PERCENT] [--since D] [--on D]
  doubtful     remove CUSTOMER [--on D]
  year-end     [--on D] [--out FILE.xlsx|csv|pdf]
  sales-list   [--for SALESPERSON --out FILE.xlsx | --merge FILE [--take ROW,ROW] [--dry-run]]
  today        [--on D]
  explain CUSTOMER|DOCUMENT [--on D]
  policies
  simulate
  changes
  undo-change [N] [--dry-run]
  rates        [confirm 2026S2 [RATE] | set 2027S1 RATE PERCENT --source TEXT]
  letters      [--on D] --out FILE.pdf|DIR [--post] [--with-invoices] [--duplex]
  letters      [--on D] --out DIR --eml [--post] [--with-invoices]
  letters      [--on D] --print PRINTER [--tray T] [--copies N] [--with-invoices] [--duplex]
  verify
  sample

D is a day such as 2026-11-23, MONTH one such as 2026-10. COLUMN is not-due,
no-due-date, 1-30, 31-60, 61-90 or 91+. RATE is ecb, legal, legal-individual, basiszins or bank-of-england.
Without --post or --print, letters records nothing; --eml writes those that go by e-mail, one draft
each; --print holds back what deserves a look first.
Exit: 0 done · 1 refused, nothing changed · 2 usage · 3 done, some rows rejected.
";

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(lexopt::Parser::from_env()) {
        Ok(arguments) => arguments,
        Err(problem) => {
            output::complain(&format!("encours: {problem}\n\n{USAGE}\n"));
            return ExitCode::from(2);
        }
    };
    if matches!(arguments.command, Command::Help) {
        output::say(USAGE);
        return ExitCode::SUCCESS;
    }
    let mut app = App::new(std::env::temp_dir(), || chrono::Local::now().naive_local());
    // What the window sets for e-mail is the window's.
    app.set_mail_place(MailPlace::none());
    app.set_language(arguments.language);
    if let Some(day) = arguments.on {
        app.fix_day(day);
    }
    if !arguments.creates_ledger() && !arguments.ledger.exists() {
        report(&app.no_such_ledger(&arguments.ledger), &arguments);
        return ExitCode::from(1);
    }
    match app.open_ledger(&arguments.ledger).and_then(|()| commands::run(&mut app, &arguments)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            report(&failure, &arguments);
            ExitCode::from(1)
        }
    }
}

/// A refusal goes to standard error as a sentence; scripts get it as JSON too.
fn report(failure: &app::failure::Failure, arguments: &Arguments) {
    if arguments.json {
        output::say(&format!("{}\n", json::failure(failure)));
    }
    let label = if arguments.language == Language::Fr { "refusé" } else { "refused" };
    output::complain(&format!("encours, {label} : {}\n", failure.sentence));
}
