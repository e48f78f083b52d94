//! The company whose receivables these are: the sender of every letter.
//!
//! Every text may be empty until the user fills it in; what can be checked is checked when it is
//! saved. The first bank account is the main one.

pub mod account;
pub mod paper;
pub mod picture;
mod specimen;

use std::path::Path;

use receivables::{
    Currency,
    identifiers::{Siren, VatNumber},
    letter::{Language, LetterKind, Sender},
    mentions::{self, Mention},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::{
    account::{AccountSheet, BankAccount},
    paper::{EnvelopeChoice, GraceDays, PenaltiesFrom, WindowZone},
    picture::{PictureKind, Pictures},
};
use crate::{
    Answer, App,
    failure::Cause,
    ledger::{Ledger, Moment},
    rate::PenaltyTerms,
    session::Session,
};

pub use specimen::alignment_file_name;
pub(crate) use specimen::{alignment, preview};

/// The sender.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Company {
    /// Legal name.
    pub name: String,
    /// Legal form: « SAS ».
    pub legal_form: String,
    /// Share capital: « 50 000 € ».
    pub capital: String,
    /// Whether the capital is variable, which the letterhead must say.
    pub variable_capital: bool,
    /// Street and number.
    pub address: String,
    /// Second line.
    pub address2: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// SIREN.
    pub siren: String,
    /// Registry city (*RCS*).
    pub rcs: String,
    /// VAT number.
    pub vat: String,
    /// What else must stand at the foot of a letter.
    pub mentions: String,
    /// Whether the company is being liquidated, which its letters must say.
    pub in_liquidation: bool,
    /// Who liquidates it.
    pub liquidator: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Accounts to pay into; the first one is the main one.
    pub accounts: Vec<BankAccount>,
    /// Who signs.
    pub signatory: String,
    /// In what capacity.
    pub capacity: String,
    /// The envelope that letters leave in.
    pub envelope: EnvelopeChoice,
    /// What its window always shows, where it is none of the named ones.
    pub window: WindowZone,
    /// Whether a payment slip closes a letter.
    pub slip: bool,
    /// From which letter on penalties are claimed.
    pub penalties_from: PenaltiesFrom,
    /// What its terms of sale say of late payment.
    pub penalty_terms: PenaltyTerms,
    /// Days a reminder leaves to pay.
    pub reminder_days: GraceDays,
    /// Days a formal notice leaves to pay.
    pub notice_days: GraceDays,
}

/// What a draft of the company still wants, without saving it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CompanyCheck {
    /// Mentions that the law wants on a letter and that are not there, as one sentence; empty
    /// where none is missing.
    pub missing: String,
    /// What is said of each account, in their order.
    pub accounts: Vec<AccountSheet>,
    /// Why it cannot be saved as it is; empty where it can.
    pub refused: String,
}

impl Company {
    /// Whether a letter can leave in its name.
    pub(crate) fn can_send(&self) -> bool {
        [&self.name, &self.address, &self.postcode, &self.town]
            .iter()
            .all(|it| !it.trim().is_empty())
    }

    /// The account that amounts of a currency are paid into: its own, else the main one.
    pub(crate) fn account(&self, currency: Currency) -> Option<&BankAccount> {
        let own = self.accounts.iter().find(|it| it.is_in(currency));
        own.or(self.accounts.first())
    }

    /// Whether a letter of a kind claims penalties rather than announce them.
    pub(crate) fn claims_penalties(&self, kind: LetterKind) -> bool {
        kind.is_reminder() && kind >= self.penalties_from.kind()
    }

    /// Days a letter of a kind leaves to pay.
    pub(crate) fn deadline_days(&self, kind: LetterKind) -> u8 {
        if kind == LetterKind::FormalNotice { self.notice_days.0 } else { self.reminder_days.0 }
    }

    /// As letters in a language show it, to be paid in a currency.
    pub(crate) fn sender(&self, language: Language, currency: Currency) -> Sender {
        let town = [self.postcode.trim(), self.town.trim()].join(" ");
        let lines = [self.address.trim(), self.address2.trim(), town.trim()];
        let account = self.account(currency);
        Sender {
            name: self.name.clone(),
            legal_form: self.form(language),
            capital: self.capital.clone(),
            address: lines.into_iter().filter(|it| !it.is_empty()).map(str::to_owned).collect(),
            siren: self.siren.clone(),
            rcs: self.rcs.clone(),
            vat: self.vat.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            iban: account.map(|it| it.iban.clone()).unwrap_or_default(),
            bic: account.map(|it| it.bic.clone()).unwrap_or_default(),
            signatory: self.signatory.clone(),
            capacity: self.capacity.clone(),
            mentions: self.footer_mentions(language),
        }
    }

    /// The legal form, with « à capital variable » where it is (L231-3 C. com.).
    fn form(&self, language: Language) -> String {
        let form = self.legal_form.trim();
        if !self.variable_capital || form.is_empty() || form.contains("variable") {
            return form.to_owned();
        }
        match language {
            Language::Fr => format!("{form} à capital variable"),
            Language::En => format!("{form} with variable share capital"),
            Language::De => format!("{form} mit veränderlichem Kapital"),
        }
    }

    fn footer_mentions(&self, language: Language) -> String {
        let (liquidation, liquidator) = match language {
            Language::Fr => ("Société en liquidation", "liquidateur : "),
            Language::En => ("Company in liquidation", "liquidator: "),
            Language::De => ("Gesellschaft in Liquidation", "Liquidator: "),
        };
        let who = self.liquidator.trim();
        let liquidation = match (self.in_liquidation, who.is_empty()) {
            (false, _) => String::new(),
            (true, true) => liquidation.to_owned(),
            (true, false) => format!("{liquidation}, {liquidator}{who}"),
        };
        let all = [liquidation, self.mentions.trim().to_owned()];
        all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The mentions that the law wants and that are not there.
    pub(crate) fn missing(&self) -> Vec<Mention> {
        let liquidator = self.in_liquidation.then_some(self.liquidator.as_str());
        let main = self.accounts.first();
        let currency = main.map_or(Currency::EUR, BankAccount::currency);
        mentions::missing(&self.sender(Language::Fr, currency), liquidator)
    }

    /// What can be checked is checked; accounts that are empty through and through go.
    fn checked(&self) -> Result<Self, Cause> {
        let siren = self.siren.trim();
        if !siren.is_empty() && siren.parse::<Siren>().is_err() {
            return Err(Cause::InvalidSiren(self.siren.clone()));
        }
        self.check_vat()?;
        paper::check(self)?;
        let mut company = self.clone();
        company.accounts = account::checked(&self.accounts)?;
        Ok(company)
    }

    /// A French number has a key, and holds the SIREN; other countries' are taken as they are.
    fn check_vat(&self) -> Result<(), Cause> {
        let vat: String = self.vat.split_whitespace().collect::<String>().to_uppercase();
        if !vat.starts_with("FR") && !vat.chars().all(|it| it.is_ascii_digit()) {
            return Ok(());
        }
        if vat.is_empty() {
            return Ok(());
        }
        let wrong = || Cause::InvalidVat(self.vat.clone());
        let number = vat.parse::<VatNumber>().map_err(|_| wrong())?;
        match self.siren.parse::<Siren>() {
            Ok(siren) if siren != number.siren() => Err(wrong()),
            _ => Ok(()),
        }
    }
}

impl App {
    /// The sender of the letters.
    pub fn company(&mut self) -> Answer<Company> {
        self.run(None, |ledger, _| load(ledger))
    }

    /// What a draft of the sender still wants; nothing is saved.
    pub fn check_company(&mut self, company: &Company) -> Answer<CompanyCheck> {
        self.run(None, |_, moment| Ok(check(moment, company)))
    }

    /// A specimen letter on the paper of a draft; nothing is saved.
    pub fn company_preview(&mut self, company: &Company) -> Answer<Vec<u8>> {
        self.run(None, |ledger, moment| preview(ledger, moment, company))
    }

    /// The sheet that shows whether printer and window agree, for the envelope of a draft.
    pub fn alignment_sheet(&mut self, company: &Company) -> Answer<Vec<u8>> {
        self.run(None, |_, moment| alignment(moment, company))
    }

    /// Writes that sheet to a file.
    pub fn save_alignment_sheet(&mut self, company: &Company, path: &Path) -> Answer<String> {
        self.run(None, |_, moment| {
            crate::letter::write(path, &alignment(moment, company)?)?;
            Ok(path.display().to_string())
        })
    }

    /// Which pictures the letters bear.
    pub fn pictures(&mut self) -> Answer<Pictures> {
        self.run(None, |ledger, _| picture::pictures(ledger))
    }

    /// Puts the picture of a file on the letters.
    pub fn set_picture(&mut self, kind: PictureKind, path: &Path) -> Answer<Pictures> {
        self.run(None, |ledger, moment| {
            picture::set(ledger, moment, kind, path)?;
            picture::pictures(ledger)
        })
    }

    /// Takes a picture off the letters.
    pub fn remove_picture(&mut self, kind: PictureKind) -> Answer<Pictures> {
        self.run(None, |ledger, moment| {
            picture::remove(ledger, moment, kind)?;
            picture::pictures(ledger)
        })
    }

    /// Changes the sender of the letters.
    pub fn save_company(&mut self, company: &Company) -> Answer<Session> {
        self.run(None, |ledger, moment| save(ledger, moment, company))?;
        Ok(self.session())
    }
}

/// The sender as it stands.
pub(crate) fn load(ledger: &Ledger) -> Result<Company, Cause> {
    read(&ledger.store.company()?.profile)
}

/// A profile as kept, of an earlier version too, which knew one account without a currency.
fn read(profile: &str) -> Result<Company, Cause> {
    let internal = |error: serde_json::Error| Cause::Internal(error.to_string());
    let mut company: Company = serde_json::from_str(profile).map_err(internal)?;
    if company.accounts.is_empty() {
        let old: BankAccount = serde_json::from_str(profile).map_err(internal)?;
        company.accounts.extend((!old.iban.trim().is_empty()).then_some(old));
    }
    Ok(company)
}

/// What a draft still wants.
pub(crate) fn check(moment: &Moment, company: &Company) -> CompanyCheck {
    let refused = company.checked().err();
    CompanyCheck {
        missing: moment.words.missing_mentions(&company.missing()),
        accounts: company.accounts.iter().map(account::sheet).collect(),
        refused: refused.map(|it| moment.words.failure(&it).sentence).unwrap_or_default(),
    }
}

/// Changes the sender; what can be checked is checked.
pub(crate) fn save(ledger: &mut Ledger, moment: &Moment, company: &Company) -> Result<(), Cause> {
    let company = company.checked()?;
    company.penalty_terms.read()?;
    let profile = serde_json::to_string(&company).map_err(|it| Cause::Internal(it.to_string()))?;
    ledger.change("company", moment.now, |change| {
        change.save_company(&profile)?;
        Ok(((), Some(profile.clone())))
    })
}

#[cfg(test)]
mod tests;
