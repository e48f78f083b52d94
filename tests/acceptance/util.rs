//! A desk to tell stories at: an empty ledger in a folder of its own, exports, and printed tables.
//!
//! It is always the day the story says. Sentences come out without the folder's name, so that a
//! story prints the same text everywhere.

use std::{
    cell::Cell,
    fs,
    path::{Path, PathBuf},
};

use app::{
    App,
    act::{CallOutcome, CallReport},
    aging::AgingBasis,
    amount::Day,
    company::{Company, account::BankAccount},
    failure::Failure,
    import::{ImportReport, ImportRequest},
    letter::LettersFile,
    session::Language,
};
use tempfile::TempDir;

use crate::table::{aged_row, columns};

thread_local! {
    /// What the program's clock shows: each story has a thread of its own.
    static TODAY: Cell<Option<Day>> = const { Cell::new(None) };
    /// The hour it shows.
    static HOUR: Cell<u32> = const { Cell::new(MORNING) };
}

/// The hour at which a story is told unless it says otherwise.
const MORNING: u32 = 9;

/// The day on which a story begins unless it says otherwise.
const CLOCK: &str = "2026-01-05";

/// A day, from its ISO text.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The lines of a story's text, without their indentation.
pub fn flush_left(text: &str) -> String {
    text.trim().lines().map(|line| line.trim().to_owned() + "\n").collect()
}

/// A file that stands beside the stories.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A ledger, and the program that has it open.
pub struct Desk {
    /// The program.
    pub app: App,
    folder: TempDir,
}

impl Desk {
    /// An empty ledger on a day.
    pub fn on(today: &str) -> Self {
        let mut desk = Self::by_the_clock();
        desk.day(today);
        desk
    }

    /// An empty ledger on the day of the program's clock: 5 January 2026.
    pub fn by_the_clock() -> Self {
        let folder = tempfile::tempdir().unwrap();
        TODAY.set(Some(day(CLOCK)));
        HOUR.set(MORNING);
        let clock =
            || TODAY.get().unwrap_or_else(|| day(CLOCK)).and_hms_opt(HOUR.get(), 0, 0).unwrap();
        let mut app = App::new(folder.path().to_owned(), clock);
        app.open(&folder.path().join("story.encours")).unwrap();
        Self { app, folder }
    }

    /// A ledger on a day with these documents in it.
    pub fn with(today: &str, documents: &str) -> Self {
        let mut desk = Self::on(today);
        desk.import(documents);
        desk
    }

    /// Another day comes.
    pub fn day(&mut self, today: &str) {
        TODAY.set(Some(day(today)));
        self.app.fix_day(day(today));
    }

    /// Another hour comes.
    pub fn hour(&mut self, hour: u32) {
        HOUR.set(hour);
    }

    /// The ledger's file.
    pub fn ledger(&self) -> PathBuf {
        self.path("story.encours")
    }

    /// A file in the desk's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes an export, flush left.
    pub fn export(&self, text: &str) -> PathBuf {
        self.file("export.csv", flush_left(text).as_bytes())
    }

    /// Writes a file, byte for byte.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports an export that must go in.
    pub fn import(&mut self, text: &str) -> ImportReport {
        let path = self.export(text);
        self.import_file(&path).unwrap()
    }

    /// Imports a file.
    pub fn import_file(&mut self, path: &Path) -> Result<ImportReport, Failure> {
        self.app.commit_import(&ImportRequest { path: path.to_owned(), ..Default::default() })
    }

    /// Imports an export of which the user says more.
    pub fn import_as(
        &mut self,
        text: &str,
        said: impl FnOnce(&mut ImportRequest),
    ) -> Result<ImportReport, Failure> {
        let mut request = ImportRequest { path: self.export(text), ..Default::default() };
        said(&mut request);
        self.app.commit_import(&request)
    }

    /// Imports bytes under a name that must go in.
    pub fn import_bytes(&mut self, name: &str, bytes: impl AsRef<[u8]>) -> ImportReport {
        let path = self.file(name, bytes.as_ref());
        self.import_file(&path).unwrap()
    }

    /// Imports an export and says what it did, or why it was refused.
    pub fn told(&mut self, text: &str) -> String {
        let path = self.export(text);
        match self.import_file(&path) {
            Ok(report) => counts(&report),
            Err(failure) => self.sentence(&failure),
        }
    }

    /// A refusal: its key and its sentence.
    pub fn sentence(&self, failure: &Failure) -> String {
        let key = serde_json::to_string(&failure.key).unwrap();
        let folder = self.folder.path().display().to_string();
        format!("{}: {}", key.trim_matches('"'), failure.sentence.replace(&folder, "…"))
            .replace(SPACES, " ")
    }

    /// The same in French and in English.
    pub fn in_both(&mut self, ask: impl Fn(&mut Self) -> String) -> String {
        self.app.set_language(Language::Fr);
        let french = ask(self);
        self.app.set_language(Language::En);
        let english = ask(self);
        self.app.set_language(Language::Fr);
        format!("{french}\n{english}").replace(SPACES, " ")
    }

    /// The aged balance on a day, by due date.
    pub fn aged_table(&mut self, on: &str) -> String {
        let report = self.app.aged_balance(Some(day(on)), AgingBasis::Due, None).unwrap();
        let mut text = format!("{on}\n");
        for sheet in &report.sheets {
            assert!(sheet.ties_out, "the {} columns add up", sheet.currency);
            let buckets = report.buckets.iter().map(|it| match it.to {
                Some(to) => format!("{}-{to}", it.from),
                None => format!("{}+", it.from),
            });
            let mut rows = vec![vec![sheet.currency.clone()]];
            rows[0].extend(["total", "not due", "no date"].map(str::to_owned));
            rows[0].extend(buckets.chain(["unallocated".to_owned()]));
            for it in &sheet.customers {
                rows.push(aged_row(&it.code, &it.line, &sheet.currency));
            }
            rows.push(aged_row("Σ", &sheet.total, &sheet.currency));
            text += &columns(1, &rows);
        }
        text
    }

    /// The day's list: action, customer, claim, documents, rule.
    pub fn today_table(&mut self, on: &str) -> String {
        let list = self.app.worklist(Some(day(on))).unwrap();
        let rows = list.rows.iter().map(|it| {
            let action = serde_json::to_string(&it.action).unwrap();
            let items = it.items.join(" ");
            vec![
                action.trim_matches('"').to_owned(),
                it.customer.clone(),
                format!("{} {}", it.amount.decimal(), it.amount.currency),
                items,
                it.rule.clone(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let empty = if rows.is_empty() { "  nothing\n" } else { "" };
        let read_only = if list.read_only { "  read-only" } else { "" };
        format!("{on}{read_only}\n{}{empty}", columns(5, &rows))
    }

    /// Everything a credit manager reads off the ledger: the aged balance of some days customer by
    /// customer, the day's list, and each customer's documents.
    pub fn books(&mut self, days: &[&str]) -> String {
        let mut text: String = days.iter().map(|it| self.aged_table(it)).collect();
        let today = self.app.session().today.to_string();
        text += &self.today_table(&today);
        for customer in self.app.find_customers("").unwrap() {
            text += &format!("{} {}\n", customer.code, customer.name);
            text += &self.items(&customer.code);
        }
        text
    }

    /// A customer's open documents: number, dates, what is open, level, what stops a reminder.
    pub fn items(&mut self, customer: &str) -> String {
        let sheet = self.app.customer_sheet(customer, None).unwrap();
        let rows = sheet.items.iter().map(|it| {
            let due = it.due.map_or("no date".to_owned(), |it| it.to_string());
            let level = if it.level > 0 { format!("level {}", it.level) } else { String::new() };
            let (original, open) = (it.original.decimal(), it.open.decimal());
            let stop = it.stop.clone().unwrap_or_default().replace(SPACES, " ");
            vec![it.number.clone(), it.issued.to_string(), due, original, open, level, stop]
        });
        columns(3, &rows.collect::<Vec<_>>())
    }

    /// Nothing is wrong with the ledger.
    #[track_caller]
    pub fn verifies(&mut self) {
        assert_eq!(self.app.verify().unwrap(), [""; 0]);
    }

    /// Why a customer is on the list of a day, or why not.
    pub fn explain(&mut self, customer: &str, on: &str) -> String {
        let sheet = self.app.customer_sheet(customer, Some(day(on))).unwrap();
        let reason = sheet.action.map(|it| it.reason).into_iter();
        reason.chain(sheet.explanation).collect::<Vec<_>>().join("\n").replace(SPACES, " ")
    }

    /// A customer's history, newest first.
    pub fn history(&mut self, customer: &str) -> String {
        let sheet = self.app.customer_sheet(customer, None).unwrap();
        let line = |it: &app::customer::HistoryEntry| {
            let note = it.note.as_ref().map_or(String::new(), |it| format!(" « {it} »"));
            let kept = if it.document.is_some() { " [PDF]" } else { "" };
            format!("{}  {}{note}{kept}\n", it.on, it.title).replace(SPACES, " ")
        };
        sheet.history.iter().map(line).collect()
    }

    /// Records a call.
    pub fn call(&mut self, customer: &str, outcome: CallOutcome) {
        self.call_with(customer, outcome, |_| ());
    }

    /// Records a call with what it brought back.
    pub fn call_with(
        &mut self,
        customer: &str,
        outcome: CallOutcome,
        brought: impl FnOnce(&mut CallReport),
    ) {
        let mut report = report(customer, outcome);
        brought(&mut report);
        self.app.record_call(&report).unwrap();
    }

    /// Posts the day's letters; says how many left and who was left out.
    pub fn post(&mut self) -> String {
        letters(&self.app.post_letters(None, None).unwrap())
    }

    /// The letter that a customer would get, as it reads: a line of text for each line of print.
    pub fn letter_text(&mut self, customer: &str) -> String {
        let bytes = self.app.letter_pdf(customer, None).unwrap();
        Self::text(&bytes)
    }

    /// What a PDF says.
    pub fn text(bytes: &[u8]) -> String {
        let pdf = lopdf::Document::load_mem(bytes).unwrap();
        let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
        pdf.extract_text(&pages).unwrap().replace(SPACES, " ")
    }

    /// Makes the company a sender of letters.
    pub fn sign(&mut self) {
        let company = Company {
            name: "Ateliers du Loir".into(),
            legal_form: "SAS".into(),
            address: "12 rue des Tanneurs".into(),
            postcode: "41100".into(),
            town: "Vendôme".into(),
            accounts: vec![BankAccount {
                iban: "FR7630006000011234567890189".into(),
                ..Default::default()
            }],
            ..Default::default()
        };
        self.app.save_company(&company).unwrap();
    }

    /// Looks into the ledger behind the program's back.
    pub fn sql(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.ledger()).unwrap()
    }

    /// How many rows some tables have: what a refusal must leave as it was.
    pub fn rows(&self) -> Vec<i64> {
        let sql = self.sql();
        let count = |table: &str| {
            let text = format!("SELECT count(*) FROM {table}");
            sql.query_row(&text, [], |row| row.get(0)).unwrap()
        };
        ["customer", "item", "settlement", "import_batch", "mapping_profile", "act", "event"]
            .map(count)
            .to_vec()
    }
}

/// Spaces that typography puts and a terminal does not show.
pub const SPACES: [char; 2] = ['\u{a0}', '\u{202f}'];

/// A call that brought nothing back yet.
pub fn report(customer: &str, outcome: CallOutcome) -> CallReport {
    CallReport {
        customer: customer.to_owned(),
        outcome,
        note: String::new(),
        promised_on: None,
        promised: None,
        disputed: Vec::new(),
        items: Vec::new(),
        contact: None,
        dispute: None,
        call_back: None,
    }
}

/// What an import did, in a line and its remarks.
pub fn counts(report: &ImportReport) -> String {
    let totals = report.open_total.iter().map(|it| format!("{} {}", it.decimal(), it.currency));
    let totals: Vec<_> = totals.collect();
    let mut text = format!(
        "{} rows, {} in: {} new, {} changed, {} settled, {} unchanged; open {}",
        report.rows,
        report.accepted,
        report.items_new,
        report.items_changed,
        report.items_settled,
        report.items_unchanged,
        if totals.is_empty() { "0".to_owned() } else { totals.join(" + ") },
    );
    report.rejected.iter().for_each(|it| text += &format!("\n! {}", it.problem));
    report.remarks.iter().for_each(|it| text += &format!("\n- {it}"));
    text.replace(SPACES, " ")
}

/// What looks wrong in an import: its line, whose document it is, and why.
pub fn suspicions(report: &ImportReport) -> String {
    let line = |it: &app::import::Suspicion| {
        let place = it.line.map_or("-".to_owned(), |it| it.to_string());
        format!("{place} {} {} {}\n", it.customer, it.number, it.sentence).replace(SPACES, " ")
    };
    report.suspicions.iter().map(line).collect()
}

/// What a batch of letters holds.
pub fn letters(file: &LettersFile) -> String {
    let claimed = file.claimed.iter().map(|it| format!(" {} {}", it.decimal(), it.currency));
    let mut text = format!("letters: {},{}", file.letters, claimed.collect::<String>());
    file.left_out.iter().for_each(|it| text += &format!("\n! {} : {}", it.customer, it.reason));
    text.replace(SPACES, " ")
}

/// What the user says of a customer who is like any other.
pub fn traits(customer: &str) -> app::hold::CustomerTraits {
    app::hold::CustomerTraits {
        customer: customer.to_owned(),
        kind: None,
        policy: None,
        direct_debit: false,
        address_unknown: false,
    }
}
