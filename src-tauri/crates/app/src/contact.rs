//! People: whom to ask for, what is known of them, and their right to see it and to have it
//! erased (GDPR, art. 15 and 17).

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};
use store::{Contact, ContactRecord};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    letter,
};

/// A person on the sheet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ContactRow {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Name.
    pub name: String,
    /// What the person does there.
    pub role: String,
    /// Phone; empty where unknown.
    pub phone: String,
    /// E-mail; empty where unknown.
    pub email: String,
    /// What to know when calling.
    pub note: String,
    /// Asked for first.
    pub main: bool,
}

/// A person as the user words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContactDraft {
    /// Customer code.
    pub customer: String,
    /// Its number; none: a new one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// Name.
    pub name: String,
    /// What the person does there.
    pub role: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// What to know when calling.
    pub note: String,
    /// Asked for first.
    pub main: bool,
}

/// What an erasure did.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ErasureReport {
    /// What went, what stays, and where the name may still stand.
    pub sentence: String,
    /// Notes erased.
    pub acts: u32,
}

/// Everything kept about a person.
#[derive(Serialize)]
struct Export {
    customer: String,
    name: String,
    role: String,
    phone: String,
    email: String,
    note: String,
    calls: Vec<ExportedCall>,
}

#[derive(Serialize)]
struct ExportedCall {
    on: String,
    outcome: String,
    note: String,
}

/// Adds a person, or corrects one.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &ContactDraft,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let customer = ledger.customer(&draft.customer)?;
    let contact = Contact {
        name: draft.name.trim().to_owned(),
        role: draft.role.trim().to_owned(),
        phone: draft.phone.trim().to_owned(),
        email: draft.email.trim().to_owned(),
        note: draft.note.trim().to_owned(),
        is_main: draft.main,
    };
    if contact.name.is_empty() {
        return Err(Cause::PersonWithoutName);
    }
    let at = moment.now.format("%Y-%m-%dT%H:%M:%S").to_string();
    ledger.change("contact", moment.now, |change| {
        match draft.id {
            Some(id) => change.correct_contact(id, &contact, &at)?,
            None => change.add_contact(customer.id, &contact).map(drop)?,
        }
        // The journal cannot forget: it names nobody.
        Ok(((), Some(serde_json::json!({ "customer": draft.customer }).to_string())))
    })
}

/// A proposal for the export's file name.
pub(crate) fn export_name(ledger: &Ledger, id: i64) -> Result<String, Cause> {
    let person = find(ledger, id)?;
    Ok(format!("{}.json", letter::file_part(&person.contact.name, '-')))
}

/// Writes everything kept about a person to a file.
pub(crate) fn export(ledger: &Ledger, id: i64, path: &Path) -> Result<(), Cause> {
    let person = find(ledger, id)?;
    let customer = ledger.customer_by_id(person.customer)?;
    let calls = ledger.store.acts_with(id)?.into_iter();
    let export = Export {
        customer: customer.name,
        name: person.contact.name,
        role: person.contact.role,
        phone: person.contact.phone,
        email: person.contact.email,
        note: person.contact.note,
        calls: calls.map(|(on, outcome, note)| ExportedCall { on, outcome, note }).collect(),
    };
    let text =
        serde_json::to_string_pretty(&export).map_err(|it| Cause::Internal(it.to_string()))?;
    fs::write(path, text).map_err(|source| Cause::Io { path: path.to_owned(), source })
}

/// Erases a person for good: this has no undo.
pub(crate) fn erase(ledger: &mut Ledger, moment: &Moment, id: i64) -> Result<ErasureReport, Cause> {
    moment.must_be_today()?;
    find(ledger, id)?;
    let notes = ledger.change("erase", moment.now, |change| {
        let notes = change.erase_contact(id, moment.key_date)?;
        Ok((notes, Some(serde_json::json!({ "person": id, "notes": notes }).to_string())))
    })?;
    ledger.store.scrub()?;
    let files = ledger.store.kept_files()?;
    Ok(ErasureReport {
        sentence: moment.words.erased(notes, files),
        acts: u32::try_from(notes).unwrap_or(u32::MAX),
    })
}

fn find(ledger: &Ledger, id: i64) -> Result<ContactRecord, Cause> {
    ledger.store.contact(id)?.ok_or(Cause::Gone)
}

impl From<ContactRecord> for ContactRow {
    fn from(record: ContactRecord) -> Self {
        let contact = record.contact;
        Self {
            id: record.id,
            name: contact.name,
            role: contact.role,
            phone: contact.phone,
            email: contact.email,
            note: contact.note,
            main: contact.is_main,
        }
    }
}
