//! The use cases of Encours. The window and the command line call this crate and no other.
//!
//! [`App`] holds the open ledger. Each use case is one method: it answers with the sheet the
//! window shows, or refuses with a [`failure::Failure`] and changes nothing.

pub mod act;
pub mod aging;
pub mod amount;
mod case;
pub mod change;
pub mod charge;
pub mod company;
pub mod contact;
pub mod copies;
pub mod customer;
pub mod dispute;
pub mod export;
pub mod failure;
pub mod forecast;
pub mod hold;
pub mod import;
pub mod indicators;
mod ledger;
pub mod letter;
mod letters;
mod machine;
pub mod mail;
pub mod payer;
pub mod plan;
pub mod policy;
pub mod print;
pub mod provision;
pub mod rate;
pub mod receipt;
pub mod sales_list;
mod sample;
pub mod search;
pub mod session;
pub mod simulation;
pub mod template;
pub mod tie_out;
pub mod wait;
mod wording;
mod working_day;
pub mod worklist;
pub mod year_end;

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, NaiveDateTime};

use act::CallReport;
use amount::Day;
use customer::CustomerSheet;
use failure::{Cause, Failure};
use import::progress::Progress;
use ledger::{Ledger, Moment};
use search::{CustomerHit, DocumentHit};
use session::{Language, LedgerSummary, Session};
use wording::Words;
use worklist::Worklist;

/// The program without its window: an open ledger, a clock and a language.
#[derive(Debug)]
pub struct App {
    data_dir: PathBuf,
    clock: fn() -> NaiveDateTime,
    fixed_day: Option<NaiveDate>,
    language: Language,
    ledger: Option<Ledger>,
    progress: Progress,
    mail: mail::MailPlace,
    printing: print::Printing,
}

type Answer<T> = Result<T, Failure>;

impl App {
    /// A program that keeps its ledgers in `data_dir` and asks `clock` for the time.
    pub fn new(data_dir: PathBuf, clock: fn() -> NaiveDateTime) -> Self {
        Self {
            mail: mail::MailPlace::keyless(data_dir.join("mail.toml")),
            printing: print::Printing::new(data_dir.join("printer.toml")),
            data_dir,
            clock,
            fixed_day: None,
            language: Language::default(),
            ledger: None,
            progress: Progress::default(),
        }
    }

    /// Makes a day count as today, whatever the clock says: for scripts and tests.
    pub fn fix_day(&mut self, day: Day) {
        self.fixed_day = Some(day);
    }

    /// Closes the ledger: all of it is in its one file then.
    pub fn close_ledger(&mut self) {
        self.ledger = None;
    }

    /// Which ledger is open, on which day, in which language.
    pub fn session(&mut self) -> Session {
        let moment = self.moment(None);
        let ledger = self.ledger.as_mut().and_then(|ledger| summary(ledger, &moment).ok());
        Session {
            ledger,
            today: moment.today,
            language: self.language,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The language of every sentence.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Speaks another language from now on.
    pub fn set_language(&mut self, language: Language) -> Session {
        self.language = language;
        self.session()
    }

    /// Opens a ledger, creating it where there is none, and says what is in it.
    pub fn open(&mut self, path: &Path) -> Answer<Session> {
        self.open_ledger(path)?;
        Ok(self.session())
    }

    /// Opens a ledger, creating it where there is none.
    pub fn open_ledger(&mut self, path: &Path) -> Answer<()> {
        let is_open = self.ledger.as_ref().is_some_and(|it| it.store.path() == path);
        if !is_open {
            if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
                let io = |source| Cause::Io { path: folder.to_owned(), source };
                fs::create_dir_all(folder).map_err(io).map_err(|cause| self.refuse(&cause))?;
            }
            let ledger = Ledger::open(path).map_err(|cause| self.refuse(&cause))?;
            self.ledger = Some(ledger);
        }
        Ok(())
    }

    /// Opens the user's own ledger.
    pub fn open_own(&mut self) -> Answer<Session> {
        self.open(&self.data_dir.join("encours.encours"))
    }

    /// The refusal of a question about a ledger that is not there.
    pub fn no_such_ledger(&self, path: &Path) -> Failure {
        self.refuse(&Cause::NoSuchLedger(path.to_owned()))
    }

    /// Whether the user has a ledger of his own already.
    pub fn has_own(&self) -> bool {
        self.data_dir.join("encours.encours").exists()
    }

    /// Opens the sample company, which lives on its own day.
    pub fn open_sample(&mut self) -> Answer<Session> {
        self.open_ledger(&self.data_dir.join("exemple.encours"))?;
        self.fill_sample()
    }

    /// Fills the open ledger with the sample company, unless it holds documents already.
    pub fn fill_sample(&mut self) -> Answer<Session> {
        self.run(None, sample::fill)?;
        Ok(self.session())
    }

    /// Today's calls and letters.
    pub fn worklist(&mut self, on: Option<Day>) -> Answer<Worklist> {
        self.first_of_worklist(on, usize::MAX)
    }

    /// The same with its first rows only: what a screen shows of tens of thousands.
    pub fn first_of_worklist(&mut self, on: Option<Day>, most: usize) -> Answer<Worklist> {
        self.run(on, |ledger, moment| worklist::worklist(ledger, moment, most))
    }

    /// Everything about one customer.
    pub fn customer_sheet(&mut self, code: &str, on: Option<Day>) -> Answer<CustomerSheet> {
        self.run(on, |ledger, moment| customer::sheet(ledger, moment, code))
    }

    /// Why a customer is on the list, or why not; or the owner of a document.
    pub fn explain(&mut self, subject: &str, on: Option<Day>) -> Answer<CustomerSheet> {
        self.run(on, |ledger, moment| customer::explain(ledger, moment, subject))
    }

    /// Customers by a few letters.
    pub fn find_customers(&mut self, query: &str) -> Answer<Vec<CustomerHit>> {
        self.run(None, |ledger, _| search::customers(ledger, query))
    }

    /// Documents by how their number begins.
    pub fn find_documents(&mut self, query: &str) -> Answer<Vec<DocumentHit>> {
        self.run(None, |ledger, _| search::documents(ledger, query))
    }

    /// Records a call.
    pub fn record_call(&mut self, report: &CallReport) -> Answer<()> {
        self.run(None, |ledger, moment| act::record_call(ledger, moment, report))
    }

    /// Records that today's action of a customer was done (an e-mail sent, a file handed over).
    pub fn record_done(&mut self, code: &str) -> Answer<()> {
        self.run(None, |ledger, moment| act::record_done(ledger, moment, code))
    }

    /// What is wrong with the ledger, as sentences; empty when all is well.
    pub fn verify(&mut self) -> Answer<Vec<String>> {
        self.run(None, |ledger, moment| {
            let findings = ledger.store.verify()?;
            Ok(findings.iter().map(|it| moment.words.finding(it)).collect())
        })
    }

    fn run<T>(
        &mut self,
        on: Option<Day>,
        work: impl FnOnce(&mut Ledger, &Moment) -> Result<T, Cause>,
    ) -> Answer<T> {
        let moment = self.moment(on);
        let words = moment.words;
        let ledger = self.ledger.as_mut().ok_or(Cause::NoLedger);
        ledger.and_then(|it| work(it, &moment)).map_err(|cause| words.failure(&cause))
    }

    /// Runs a use case that tells its progress.
    fn watched<T>(
        &mut self,
        work: impl FnOnce(&mut Ledger, &Moment, &Progress) -> Result<T, Cause>,
    ) -> Answer<T> {
        let progress = self.progress.clone();
        let answer = self.run(None, |ledger, moment| work(ledger, moment, &progress));
        self.progress.end();
        answer
    }

    fn moment(&self, on: Option<Day>) -> Moment {
        let now = (self.clock)();
        let sample_day = self.ledger.as_ref().and_then(|it| it.sample_day);
        let today = self.fixed_day.or(sample_day).unwrap_or(now.date());
        Moment { now, today, key_date: on.unwrap_or(today), words: Words(self.language) }
    }

    fn words(&self) -> Words {
        Words(self.language)
    }

    fn refuse(&self, cause: &Cause) -> Failure {
        self.words().failure(cause)
    }
}

fn summary(ledger: &mut Ledger, moment: &Moment) -> Result<LedgerSummary, Cause> {
    let (customers, documents) = ledger.store.counts()?;
    Ok(LedgerSummary {
        path: ledger.store.path().display().to_string(),
        company: company::load(ledger)?.name,
        sample: ledger.sample_day.is_some(),
        documents,
        customers,
        fresh_as_of: ledger.store.fresh_as_of()?,
        actions: worklist::count(ledger, moment)?,
    })
}
