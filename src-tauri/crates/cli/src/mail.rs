//! Answers about e-mail drafts, as a table and as JSON.

use app::{mail::MailOutcome, session::Language};
use serde_json::{Value, json};

use crate::{
    json::totals,
    table::{amounts, counted, one_line},
};

/// The drafts for scripts.
pub fn json(outcome: &MailOutcome, posted: bool) -> Value {
    json!({
        "folder": outcome.folder,
        "drafts": outcome.letters,
        "claimed": totals(&outcome.claimed),
        "left_out": outcome.left_out,
        "without_copy": outcome.without_copy,
        "posted": posted.then_some(outcome.letters.len()),
    })
}

/// The drafts for people.
pub fn table(outcome: &MailOutcome, posted: bool, language: Language) -> String {
    let number = u32::try_from(outcome.letters.len()).unwrap_or(u32::MAX);
    let (one, many, noted) = match language {
        Language::Fr => ("brouillon", "brouillons", " · courriers notés comme envoyés"),
        Language::En => ("draft", "drafts", " · letters recorded as sent"),
    };
    let drafts = counted(language, number, one, many);
    let claimed = amounts(&outcome.claimed);
    let noted = if posted { noted } else { "" };
    let mut text = format!("{} : {drafts}, {claimed}{noted}\n", outcome.folder);
    for it in &outcome.letters {
        text += &format!("  {} {} : {} → {}\n", it.customer, one_line(&it.name), it.file, it.to);
    }
    for it in outcome.left_out.iter().chain(&outcome.without_copy) {
        text += &format!("  {} {} : {}\n", it.customer, one_line(&it.name), it.reason);
    }
    text
}
