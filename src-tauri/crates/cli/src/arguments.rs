//! Arguments: what the user asked for, checked before anything is opened.

mod aged;
mod import;
mod values;

use std::path::PathBuf;

use app::{
    aging::AgedRequest,
    amount::Day,
    copies::Binding,
    export::ExportSubject,
    import::{ImportKind, ImportMode},
    session::Language,
};
use lexopt::{Arg, Parser, ValueExt};

use crate::{
    export::ExportTo,
    forecast::ForecastWish,
    letters::{LettersOptions, LettersWay},
    provision::{DoubtfulWish, ProvisionOptions, ProvisionWish},
    rates::RateWish,
    sales_list::SalesListWish,
};
use values::{language, number};

/// A whole command line.
#[derive(Debug)]
pub struct Arguments {
    /// The ledger.
    pub ledger: PathBuf,
    /// What to do.
    pub command: Command,
    /// The day it is for; today without it.
    pub on: Option<Day>,
    /// Whether to answer in JSON.
    pub json: bool,
    /// Language of the sentences.
    pub language: Language,
    /// Whether to change nothing.
    pub dry_run: bool,
}

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// Show the usage.
    Help,
    /// Import files, in the order given.
    Import {
        /// The files.
        files: Vec<PathBuf>,
        /// How to read them, as far as said.
        wish: ImportWish,
    },
    /// List the past imports.
    Imports,
    /// Take an import back: the newest that stands, or the one named.
    Undo {
        /// Its number.
        import: Option<i64>,
    },
    /// Do an undone import again.
    Redo {
        /// Its number.
        import: i64,
    },
    /// Say what the last imports brought.
    Brief,
    /// Compare the open items with the file's total and the account 411.
    TieOut {
        /// The balance of the account, as typed.
        balance: Option<String>,
    },
    /// List the receipts with what each probably pays.
    Receipts {
        /// Whether to accept the certain ones.
        accept: bool,
    },
    /// Show the aged balance.
    Aging {
        /// How it is asked for.
        request: AgedRequest,
    },
    /// Write a sheet to a file instead of showing it.
    Export {
        /// Which one.
        subject: ExportSubject,
        /// Where to.
        to: ExportTo,
    },
    /// Show the indicators of the last months.
    Indicators {
        /// How many.
        months: usize,
        /// The month, `YYYY-MM`, whose workings are told instead.
        explain: Option<String>,
    },
    /// Show how customers pay: all of them, or one explained.
    Payers {
        /// Its code.
        customer: Option<String>,
    },
    /// Show the expected receipts, one week of them, or how far off they were.
    Forecast(ForecastWish),
    /// Show the provision for doubtful debts, its closings or its rates.
    Provision(ProvisionWish),
    /// Write a closing to a file, as it was frozen.
    ExportClosing {
        /// The day it shows.
        of: Day,
        /// Where to.
        to: ExportTo,
    },
    /// List the doubtful customers, note one or take one off.
    Doubtful(DoubtfulWish),
    /// Show the year-end table of unpaid invoices.
    YearEnd,
    /// Show today's list.
    Today,
    /// Say why a customer is on the list, or why not.
    Explain {
        /// Its code, or the number of one of its documents.
        subject: String,
    },
    /// List what was done, newest first.
    Changes,
    /// Take a change back: the newest that stands, or the one named.
    UndoChange {
        /// Its number.
        change: Option<i64>,
    },
    /// Show the scenarios.
    Policies,
    /// Show what the scenarios would send in the next thirty days.
    Simulate,
    /// Write the day's letters, or print them.
    Letters {
        /// Where to.
        way: LettersWay,
        /// What goes behind them.
        binding: Binding,
    },
    /// List, confirm or enter reference rates.
    Rates(RateWish),
    /// Show what is late by salesperson, hand a list out, or merge one that came back.
    SalesList(SalesListWish),
    /// Check the ledger.
    Verify,
    /// Fill the ledger with the sample company.
    Sample,
}

/// How files are to be read, as far as the user says.
#[derive(Debug, Clone, Default)]
pub struct ImportWish {
    /// What they are.
    pub kind: Option<ImportKind>,
    /// How much of the ledger they speak of.
    pub mode: Option<ImportMode>,
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// Which heading holds which fact: `due=Échéance`.
    pub columns: Vec<(String, String)>,
    /// Account prefixes beside 411 (FEC).
    pub accounts: Vec<String>,
    /// The day a snapshot shows.
    pub snapshot_date: Option<Day>,
    /// Many documents may vanish.
    pub accept_vanished: bool,
}

/// Options before they belong to a command.
#[derive(Default)]
struct Options {
    ledger: Option<PathBuf>,
    name: Option<String>,
    values: Vec<std::ffi::OsString>,
    on: Option<Day>,
    json: bool,
    english: bool,
    dry_run: bool,
    wish: ImportWish,
    balance: Option<String>,
    accept: bool,
    forecast: ForecastWish,
    aged: AgedRequest,
    months: Option<usize>,
    explain: Option<String>,
    provision: ProvisionOptions,
    source: Option<String>,
    letters: LettersOptions,
    sales_list: SalesListWish,
    help: bool,
}

impl Arguments {
    /// Whether the command may begin a ledger; the others ask about one that is there.
    pub fn creates_ledger(&self) -> bool {
        matches!(self.command, Command::Import { .. } | Command::Sample)
    }

    /// Reads a command line.
    pub fn parse(mut parser: Parser) -> Result<Self, lexopt::Error> {
        let mut options = Options::default();
        while let Some(argument) = parser.next()? {
            options.take(&argument_of(argument), &mut parser)?;
        }
        options.finish()
    }
}

/// An argument that no longer borrows the parser.
enum Word {
    Option(String),
    Value(std::ffi::OsString),
}

fn argument_of(argument: Arg<'_>) -> Word {
    match argument {
        Arg::Long(name) => Word::Option(name.to_owned()),
        Arg::Short(letter) => Word::Option(letter.to_string()),
        Arg::Value(value) => Word::Value(value),
    }
}

impl Options {
    fn take(&mut self, word: &Word, parser: &mut Parser) -> Result<(), lexopt::Error> {
        let name = match word {
            Word::Value(value) if self.name.is_none() => {
                self.name = Some(value.clone().string()?);
                return Ok(());
            }
            Word::Value(value) => {
                self.values.push(value.clone());
                return Ok(());
            }
            Word::Option(name) => name.as_str(),
        };
        match name {
            "ledger" => self.ledger = Some(parser.value()?.into()),
            "on" => self.on = Some(parser.value()?.parse()?),
            "snapshot-date" => self.wish.snapshot_date = Some(parser.value()?.parse()?),
            "json" => self.json = true,
            "lang" => self.english = language(&parser.value()?.string()?)? == Language::En,
            "dry-run" => self.dry_run = true,
            "accept-vanished" => self.wish.accept_vanished = true,
            "mode" => self.wish.mode = Some(import::mode(&parser.value()?.string()?)?),
            "sheet" => self.wish.sheet = Some(parser.value()?.string()?),
            "map" => self.wish.columns.push(import::column(&parser.value()?.string()?)?),
            "accounts" => self.wish.accounts = import::accounts(&parser.value()?.string()?)?,
            "balance" => self.balance = Some(parser.value()?.string()?),
            "accept" => self.accept = true,
            "error" => self.forecast = ForecastWish::Error,
            "week" => self.forecast = ForecastWish::week(&parser.value()?.string()?)?,
            "as" => self.wish.kind = import::kind(&parser.value()?.string()?)?,
            "basis" => self.aged.basis = aged::basis(&parser.value()?.string()?)?,
            "buckets" => self.aged.limits = Some(aged::limits(&parser.value()?.string()?)?),
            "by" => self.aged.by = aged::by(&parser.value()?.string()?)?,
            "compare" => self.aged.compare = Some(parser.value()?.parse()?),
            "months" => self.months = Some(parser.value()?.parse()?),
            "explain" => self.explain = Some(parser.value()?.string()?),
            "source" => self.source = Some(parser.value()?.string()?),
            "help" | "h" => self.help = true,
            other if self.letters.take(other, parser)? => {}
            other if self.provision.take(other, parser)? => {}
            other if self.sales_list.take(other, parser)? => {}
            other => return Err(format!("unknown option --{other}").into()),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Arguments, lexopt::Error> {
        let command = if self.help { Command::Help } else { self.command()? };
        let ledger = match (&command, self.ledger.take()) {
            (Command::Help, _) => PathBuf::new(),
            (_, Some(path)) => path,
            (_, None) => return Err("which ledger? give --ledger FILE".into()),
        };
        let language = if self.english { Language::En } else { Language::Fr };
        Ok(Arguments {
            ledger,
            command,
            on: self.on,
            json: self.json,
            language,
            dry_run: self.dry_run,
        })
    }

    fn command(&mut self) -> Result<Command, lexopt::Error> {
        let name = self.name.take().ok_or("no command given")?;
        let values = std::mem::take(&mut self.values);
        let command = match name.as_str() {
            "import" if values.is_empty() => return Err("import needs a file".into()),
            "import" => Command::Import {
                files: values.into_iter().map(PathBuf::from).collect(),
                wish: std::mem::take(&mut self.wish),
            },
            "undo" => Command::Undo { import: number(values)? },
            "redo" => match number(values)? {
                Some(import) => Command::Redo { import },
                None => return Err("redo needs the number of an import".into()),
            },
            "explain" => match <[_; 1]>::try_from(values) {
                Ok([subject]) => Command::Explain { subject: subject.string()? },
                Err(_) => return Err("explain needs one customer code or document number".into()),
            },
            "payers" if values.len() < 2 => {
                let mut customer = values.into_iter();
                let customer = customer.next().map(|it| it.string()).transpose()?;
                match customer {
                    None => self.or_file(ExportSubject::Payers, Command::Payers { customer })?,
                    Some(_) => Command::Payers { customer },
                }
            }
            "rates" => Command::Rates(RateWish::parse(values, self.source.take())?),
            "provision" => self.provision(values)?,
            "doubtful" => Command::Doubtful(self.provision.doubtful(values)?),
            "undo-change" => Command::UndoChange { change: number(values)? },
            _ if !values.is_empty() => return Err(format!("{name} takes no file").into()),
            "aging" => {
                let request = std::mem::take(&mut self.aged);
                let subject = ExportSubject::Aging { request: request.clone(), only: None };
                self.or_file(subject, Command::Aging { request })?
            }
            "indicators" => {
                let months = self.months.unwrap_or(12);
                let explain = self.explain.take();
                let subject = ExportSubject::Indicators { months };
                self.or_file(subject, Command::Indicators { months, explain })?
            }
            "forecast" => {
                self.or_file(self.forecast.subject(), Command::Forecast(self.forecast))?
            }
            "year-end" => self.or_file(ExportSubject::YearEnd, Command::YearEnd)?,
            "sales-list" => {
                let out = self.letters.take_out();
                Command::SalesList(std::mem::take(&mut self.sales_list).finish(out)?)
            }
            "today" => Command::Today,
            "changes" => Command::Changes,
            "policies" => Command::Policies,
            "simulate" => Command::Simulate,
            "letters" => {
                Command::Letters { way: self.letters.way()?, binding: self.letters.binding }
            }
            "imports" => Command::Imports,
            "brief" => Command::Brief,
            "tie-out" => Command::TieOut { balance: self.balance.take() },
            "receipts" => Command::Receipts { accept: self.accept },
            "verify" => Command::Verify,
            "sample" => Command::Sample,
            "help" => Command::Help,
            other => return Err(format!("unknown command {other}").into()),
        };
        Ok(command)
    }

    /// The provision, or a closing of it, shown or written.
    fn provision(&mut self, values: Vec<std::ffi::OsString>) -> Result<Command, lexopt::Error> {
        let wish = self.provision.provision(values)?;
        let to = ExportTo::parse(self.letters.take_out())?;
        Ok(match (wish, to) {
            (wish, None) => Command::Provision(wish),
            (ProvisionWish::Show, Some(to)) => {
                Command::Export { subject: ExportSubject::Provision { closing: None }, to }
            }
            (ProvisionWish::Closed(of), Some(to)) => Command::ExportClosing { of, to },
            // A file that cannot be written would be refused with the month closed.
            (ProvisionWish::Close, Some(_)) => {
                return Err("provision takes --close or --out, one after the other".into());
            }
            (_, Some(_)) => return Err("--out writes the provision, or a closing of it".into()),
        })
    }

    /// What is shown, or written where `--out` names a file.
    fn or_file(
        &mut self,
        subject: ExportSubject,
        shown: Command,
    ) -> Result<Command, lexopt::Error> {
        Ok(match ExportTo::parse(self.letters.take_out())? {
            Some(to) => Command::Export { subject, to },
            None => shown,
        })
    }
}
