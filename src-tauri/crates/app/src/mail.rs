//! E-mail: letters that leave as messages, each with its PDF.
//!
//! As drafts they open in the user's own mail program, which sends them. A letter whose customer has
//! no address, or that must be registered, is named and stays: nothing is dropped silently.

mod draft;
mod prepare;
mod refusal;

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use refusal::Refusal;

use crate::{
    Answer, App,
    amount::{Amount, Day},
    letter::LeftOut,
};

/// Which letters are to go by e-mail, and with what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct MailRequest {
    /// Codes of the customers; the day's e-mails where there is none.
    pub customers: Option<Vec<String>>,
    /// Copies of invoices; each travels with the letter that claims its number.
    #[serde(skip)]
    pub copies: Vec<InvoiceCopy>,
}

/// The copy of an invoice, a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceCopy {
    /// Number of the invoice.
    pub number: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of letters that were to go by e-mail.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct MailOutcome {
    /// The folder with the drafts; empty where a server sent them.
    pub folder: String,
    /// The letters that are on their way, or in the folder.
    pub letters: Vec<MailedLetter>,
    /// What they claim together, one sum per currency.
    pub claimed: Vec<Amount>,
    /// The letters that stay, each with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A letter that goes by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailedLetter {
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
    /// The addresses it goes to, apart by a comma.
    pub to: String,
    /// The draft's file; empty where a server sent it.
    pub file: String,
}

impl App {
    /// Writes letters as drafts into a folder; `record` notes them as sent, as their program will.
    pub fn draft_letters(
        &mut self,
        request: &MailRequest,
        on: Option<Day>,
        folder: &Path,
        record: bool,
    ) -> Answer<MailOutcome> {
        let progress = self.progress.clone();
        let answer = self.run(on, |ledger, moment| {
            draft::write(ledger, moment, request, (folder, record), &progress)
        });
        self.progress.end();
        answer
    }
}
