//! Salespeople's lists: what is late of their customers, handed out as a workbook to fill in; what
//! comes back is weighed, shown with its conflicts, and merged in one change.

mod handed;
mod overview;
mod returned;
mod weighed;

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, App,
    amount::{Amount, Day},
    export::ExportedFile,
};

pub(crate) use handed::disturbed;

/// Why a list cannot be handed out or read back.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// A list that came back is not imported but merged.
    #[error("{0} is a salesperson's list")]
    Returned(String),
    /// The file is no list that was handed out.
    #[error("{0} is no salesperson's list")]
    NotAList(String),
    /// No such list stands in this ledger.
    #[error("list {0} is not of this ledger")]
    UnknownList(i64),
    /// Nobody has this name, or nothing of the customers is late.
    #[error("nothing late of the customers of {0}")]
    NothingLate(String),
    /// It is to be filled in, so it is a workbook.
    #[error("{0} is no workbook")]
    NotAWorkbook(String),
}

/// Who sells, to whom, and which lists were handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SalesListSheet {
    /// The day shown.
    pub key_date: Day,
    /// The salespeople, the most late first.
    pub salespeople: Vec<SalespersonRow>,
    /// Customers with something late that nobody sells to.
    pub unassigned: u32,
    /// The lists that were handed out, the newest first.
    pub lists: Vec<SalesListRow>,
}

/// A salesperson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SalespersonRow {
    /// The name, as the customers have it.
    pub name: String,
    /// Customers with something late.
    pub customers: u32,
    /// Documents that are late.
    pub documents: u32,
    /// How much is late, by currency, the largest first.
    pub overdue: Vec<Amount>,
    /// The list handed out last: its number, and its day.
    #[ts(type = "number | null")]
    pub last_list: Option<i64>,
    /// When that was.
    pub last_on: Option<Day>,
}

/// A list that was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SalesListRow {
    /// Its number.
    #[ts(type = "number")]
    pub number: i64,
    /// To whom.
    pub salesperson: String,
    /// The day it shows.
    pub on: Day,
    /// How many documents are on it.
    pub documents: u32,
    /// How many remarks came back.
    pub remarks: u32,
    /// How many promises did.
    pub promises: u32,
}

/// A list that came back, weighed: nothing is written yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReturnedList {
    /// Where the file is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// The list's number.
    #[ts(type = "number")]
    pub number: i64,
    /// To whom it was handed.
    pub salesperson: String,
    /// The day it shows.
    pub on: Day,
    /// The documents something is said of, as on the list.
    pub rows: Vec<ReturnedRow>,
    /// Lines that could not be read, whole sentences.
    pub left_aside: Vec<LeftAsideLine>,
    /// Documents nothing is said of.
    pub untouched: u32,
    /// Remarks that are new.
    pub remarks: u32,
    /// Promises that are taken unless somebody objects.
    pub promises: u32,
    /// Promises that something speaks against: the ledger's stands unless the user decides
    /// otherwise.
    pub conflicts: u32,
}

/// A document of which something came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReturnedRow {
    /// Which row of the list: `L3-17`.
    pub reference: String,
    /// Its line in the file.
    pub line: u32,
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub customer: String,
    /// Document number.
    pub document: String,
    /// What is open of it now.
    pub open: Amount,
    /// The promise that came back.
    pub promise: Option<ReturnedPromise>,
    /// The remark.
    pub remark: Option<ReturnedRemark>,
    /// What was changed on the list that is not read back, whole sentences.
    pub altered: Vec<String>,
}

/// A promise that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReturnedPromise {
    /// The day it is for.
    pub on: Day,
    /// How much.
    pub promised: Amount,
    /// What becomes of it.
    pub state: ReturnedState,
    /// What speaks against it, whole sentences.
    pub objections: Vec<String>,
}

/// A remark that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReturnedRemark {
    /// The words.
    pub note: String,
    /// What becomes of it.
    pub state: ReturnedState,
}

/// What becomes of something that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum ReturnedState {
    /// It is taken.
    Taken,
    /// It stands already.
    Known,
    /// The user decides.
    Undecided,
    /// It cannot be taken.
    Refused,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LeftAsideLine {
    /// The line.
    pub line: u32,
    /// What is the matter, and what to do.
    pub sentence: String,
}

/// What merging a list did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MergedList {
    /// The list's number.
    #[ts(type = "number")]
    pub number: i64,
    /// To whom it was handed.
    pub salesperson: String,
    /// Remarks that were noted.
    pub remarks: u32,
    /// Promises that were recorded.
    pub promises: u32,
    /// Promises that were not, as the ledger's word stood against them.
    pub kept: u32,
}

impl App {
    /// Who sells, to whom, and which lists were handed out.
    pub fn sales_lists(&mut self, on: Option<Day>) -> Answer<SalesListSheet> {
        self.run(on, overview::sheet)
    }

    /// Hands a list of what is late to a salesperson: a workbook, of which the ledger keeps what it
    /// showed.
    pub fn hand_out_sales_list(&mut self, salesperson: &str, path: &Path) -> Answer<ExportedFile> {
        self.run(None, |ledger, moment| handed::hand_out(ledger, moment, salesperson, path))
    }

    /// The name a list's file is given.
    pub fn sales_list_name(&mut self, salesperson: &str) -> String {
        let today = self.session().today;
        self.words().sales_list_file(salesperson, today)
    }

    /// What came back on a list, weighed against the ledger; nothing is written.
    pub fn read_sales_list(&mut self, path: &Path) -> Answer<ReturnedList> {
        self.run(None, |ledger, moment| returned::read(ledger, moment, path))
    }

    /// Merges what came back, in one change. Of the promises that something speaks against, those
    /// of the rows named by `taken` are taken; otherwise the ledger's word stands.
    pub fn merge_sales_list(&mut self, path: &Path, taken: &[String]) -> Answer<MergedList> {
        self.run(None, |ledger, moment| returned::merge(ledger, moment, path, taken))
    }
}
