//! E-mail: letters that leave as messages, each with its PDF.
//!
//! As drafts they open in the user's own mail program, which sends them; or the company's server takes
//! them, where one was set. A letter whose customer has no address, or that must be registered, is
//! named and stays: nothing is dropped silently.

mod draft;
pub mod keyring;
mod prepare;
mod refusal;
mod send;
pub mod settings;
mod smtp;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use refusal::Refusal;

use self::{
    keyring::{Keyless, Keyring},
    settings::{MailMode, MailSettings},
};
use crate::{
    Answer, App,
    amount::{Amount, Day},
    failure::Cause,
    import::progress::Progress,
    ledger::{Ledger, Moment},
    letter::LeftOut,
};

/// Which letters are to go by e-mail, and with what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct MailRequest {
    /// Codes of the customers; the day's e-mails where there is none.
    pub customers: Option<Vec<String>>,
    /// Whether copies of the invoices claimed travel with each letter.
    pub with_invoices: bool,
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
    /// Invoices that were asked for and of which there is no copy, by customer.
    pub without_copy: Vec<LeftOut>,
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
    /// SHA-256 of the whole message, in hexadecimal.
    pub sha256: String,
}

/// What this machine has for e-mail.
#[derive(Debug)]
pub struct MailPlace {
    /// The file of its settings.
    pub settings: PathBuf,
    /// Where its passwords are.
    pub keyring: Box<dyn Keyring>,
    /// Certificates (DER) trusted beside the system's: for tests, whose server has one of their own.
    pub roots: Vec<Vec<u8>>,
}

impl MailPlace {
    /// No settings and no keyring: drafts in the company's own name, for scripts.
    pub fn none() -> Self {
        Self::keyless(PathBuf::new())
    }

    /// A machine without a keyring.
    pub(crate) fn keyless(settings: PathBuf) -> Self {
        Self { settings, keyring: Box::new(Keyless), roots: Vec::new() }
    }
}

/// The settings for e-mail as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailSheet {
    /// The settings.
    pub settings: MailSettings,
    /// Whether the password is known.
    pub password: PasswordState,
}

/// Whether a password is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PasswordState {
    /// The server asks for none.
    Needless,
    /// The keyring has it.
    Kept,
    /// The keyring does not have it yet.
    Missing,
    /// There is no keyring: it is asked for each time.
    NoKeyring,
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
        self.mailing(on, |ledger, moment, place, progress| {
            draft::write(ledger, moment, (request, place), (folder, record), progress)
        })
    }

    /// Says where this machine's settings and passwords are.
    pub fn set_mail_place(&mut self, place: MailPlace) {
        self.mail = place;
    }

    /// The settings for e-mail.
    pub fn mail_settings(&mut self) -> Answer<MailSheet> {
        let settings = settings::load(&self.mail.settings).map_err(|it| self.refuse(&it))?;
        Ok(self.mail_sheet(settings))
    }

    /// Keeps the settings for e-mail, and the password in the keyring where there is one.
    pub fn save_mail_settings(
        &mut self,
        settings: &MailSettings,
        password: Option<&str>,
    ) -> Answer<MailSheet> {
        let settings = settings.checked().map_err(|it| self.refuse(&it.into()))?;
        settings::save(&self.mail.settings, &settings).map_err(|it| self.refuse(&it))?;
        if let Some(password) = password.filter(|it| !it.is_empty()) {
            // Where there is none, the sheet says so.
            let _ = self.mail.keyring.keep(&settings.server.account(), password);
        }
        Ok(self.mail_sheet(settings))
    }

    /// Sends a message to the sender itself; says what the server answered.
    pub fn try_mail(&mut self, settings: &MailSettings, password: Option<&str>) -> Answer<String> {
        self.mailing(None, |ledger, moment, place, _| {
            send::try_out(ledger, moment, (settings, password), place)
        })
    }

    /// Sends letters by the server that is set, each recorded as soon as it is taken.
    pub fn send_letters(
        &mut self,
        request: &MailRequest,
        password: Option<&str>,
    ) -> Answer<MailOutcome> {
        self.mailing(None, |ledger, moment, place, progress| {
            send::send(ledger, moment, (request, password), place, progress)
        })
    }

    /// Runs a use case that needs to know of this machine.
    fn mailing<T>(
        &mut self,
        on: Option<Day>,
        work: impl FnOnce(&mut Ledger, &Moment, &MailPlace, &Progress) -> Result<T, Cause>,
    ) -> Answer<T> {
        let moment = self.moment(on);
        let ledger = self.ledger.as_mut().ok_or(Cause::NoLedger);
        let answer = ledger.and_then(|it| work(it, &moment, &self.mail, &self.progress));
        self.progress.end();
        answer.map_err(|it| self.refuse(&it))
    }

    fn mail_sheet(&self, settings: MailSettings) -> MailSheet {
        let needless = settings.mode == MailMode::Drafts || settings.server.user.is_empty();
        let password = match self.mail.keyring.password(&settings.server.account()) {
            _ if needless => PasswordState::Needless,
            Ok(Some(_)) => PasswordState::Kept,
            Ok(None) => PasswordState::Missing,
            Err(_) => PasswordState::NoKeyring,
        };
        MailSheet { settings, password }
    }
}
