//! Letters that no reminder asks for: a statement of account, what was promised or agreed, what
//! came in. They claim nothing that is not due, and move no level.

mod draft;

use std::{path::Path, slice};

use receivables::{
    Currency, ItemKind, Money,
    dunning::{Case, Channel},
    letter::{Letter, LetterKind},
    promise::PromiseStatus,
};
use serde::{Deserialize, Serialize};
use store::{ActedItem, CustomerRecord, DocumentFact, DocumentFactKind, NewAct};
use ts_rs::TS;

use super::{
    LettersFile,
    batch::{check_sender, write_beside},
    file_part,
    issue::document,
    render, stationery,
};
use crate::{
    amount::{Amount, Day},
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
    policy::LetterText,
};

/// How many receipts are offered: the last ones.
const RECEIPTS: usize = 6;

/// What a letter is written about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Occasion {
    /// The account as it stands, in one currency.
    Statement {
        /// ISO 4217 code.
        currency: String,
    },
    /// A promise that was made.
    Promise {
        /// Its number.
        #[ts(type = "number")]
        id: i64,
    },
    /// A plan: proposed for signature, or confirmed.
    Plan {
        /// Its number.
        #[ts(type = "number")]
        id: i64,
        /// Whether the customer is to sign it.
        to_sign: bool,
    },
    /// What came in on a day.
    Receipt {
        /// The day.
        on: Day,
        /// ISO 4217 code.
        currency: String,
    },
}

/// What can be written to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OccasionList {
    /// Customer name.
    pub name: String,
    /// The letters, the account first, the newest receipt before older ones.
    pub rows: Vec<OccasionRow>,
}

/// A letter that can be written to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OccasionRow {
    /// What it is about.
    pub occasion: Occasion,
    /// What it is worded in.
    pub text: LetterText,
    /// The amount it is about.
    pub amount: Amount,
    /// When that is due, was agreed or came in; none of a statement.
    pub day: Option<Day>,
}

/// The letters that can be written to a customer on a day.
pub(crate) fn occasions(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<OccasionList, Cause> {
    let customer = ledger.customer(code)?;
    let case = case::case(ledger, moment.key_date, &customer)?;
    let mut rows = statements(&case);
    let promises = ledger.store.promises(moment.key_date)?;
    for it in promises.into_iter().filter(|it| it.customer == customer.id) {
        let status = it.promise.status(&ledger.calendar, moment.key_date);
        if status == PromiseStatus::Open {
            rows.push(OccasionRow {
                occasion: Occasion::Promise { id: it.id },
                text: LetterText::PromiseConfirmation,
                amount: it.promise.promised.into(),
                day: Some(it.promise.due_on),
            });
        }
    }
    let plans = ledger.store.plans(moment.key_date)?;
    let own = plans.into_iter().filter(|it| it.customer == customer.id && it.ended_on.is_none());
    for it in own {
        let minor = it.plan.instalments.iter().map(|it| it.amount.minor).sum();
        let total = Money { minor, currency: it.currency };
        let unsigned = it.plan.signed_on.is_none();
        for to_sign in [true, false].into_iter().filter(|to_sign| unsigned || !to_sign) {
            rows.push(OccasionRow {
                occasion: Occasion::Plan { id: it.id, to_sign },
                text: match to_sign {
                    true => LetterText::PlanProposal,
                    false => LetterText::PlanConfirmation,
                },
                amount: total.into(),
                day: Some(it.plan.agreed_on),
            });
        }
    }
    rows.extend(receipts(ledger, moment, (&customer, &case))?);
    Ok(OccasionList { name: customer.name, rows })
}

/// A statement for each currency with an open invoice.
fn statements(case: &Case) -> Vec<OccasionRow> {
    let mut rows: Vec<OccasionRow> = Vec::new();
    for it in case.items.iter().map(|it| &it.item).filter(|it| it.kind == ItemKind::Invoice) {
        let currency = it.open.currency;
        if it.open.minor == 0 || rows.iter().any(|it| it.amount.currency == currency.code()) {
            continue;
        }
        let own = case.items.iter().filter(|it| it.item.open.currency == currency);
        let minor = own.map(|it| it.item.open.minor).sum();
        rows.push(OccasionRow {
            occasion: Occasion::Statement { currency: currency.code().to_owned() },
            text: LetterText::Statement,
            amount: Money { minor, currency }.into(),
            day: None,
        });
    }
    rows
}

/// The last days on which something came in, newest first.
fn receipts(
    ledger: &Ledger,
    moment: &Moment,
    (customer, case): (&CustomerRecord, &Case),
) -> Result<Vec<OccasionRow>, Cause> {
    let receipts = draft::receipts(ledger, moment, customer)?;
    let mut days: Vec<(Day, Currency)> =
        receipts.iter().map(|it| (it.on, it.amount.currency)).collect();
    days.sort_unstable();
    days.dedup();
    let newest = days.into_iter().rev().take(RECEIPTS);
    let row = |(on, currency): (Day, Currency)| OccasionRow {
        occasion: Occasion::Receipt { on, currency: currency.code().to_owned() },
        text: LetterText::Receipt,
        amount: draft::received(&receipts, case, (on, currency)).into(),
        day: Some(on),
    };
    Ok(newest.map(row).collect())
}

/// Such a letter, as the PDF that would be printed.
pub(crate) fn occasion_pdf(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
    occasion: &Occasion,
) -> Result<Vec<u8>, Cause> {
    let draft = draft::compose(ledger, moment, code, occasion)?;
    Ok(render(slice::from_ref(&draft.letter), &stationery::load(ledger)?)?.bytes)
}

/// A proposal for the file's name.
pub(crate) fn occasion_file_name(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
    occasion: &Occasion,
) -> Result<String, Cause> {
    let letter = draft::compose(ledger, moment, code, occasion)?.letter;
    let name = file_part(&letter.recipient.name, '-');
    let text = moment.words.letter(letter.kind).replace([' ', '’'], "-");
    Ok(format!("{name}_{text}_{}.pdf", moment.key_date))
}

/// Writes such a letter to a file and records it as printed: both, or neither.
pub(crate) fn issue_occasion(
    ledger: &mut Ledger,
    moment: &Moment,
    (code, occasion): (&str, &Occasion),
    path: &Path,
) -> Result<LettersFile, Cause> {
    moment.must_be_today()?;
    check_sender(ledger)?;
    let draft::Draft { letter, items, customer } = draft::compose(ledger, moment, code, occasion)?;
    if letter.recipient.address.is_empty() {
        let reason = moment.words.no_address();
        return Err(Cause::LetterLeftOut { name: letter.recipient.name, reason });
    }
    let pdf = render(slice::from_ref(&letter), &stationery::load(ledger)?)?;
    let beside = write_beside(path, &pdf.bytes)?;
    let total = stated(&letter)?;
    let claims = letter.claims.iter().zip(items);
    let act = NewAct {
        customer: customer.id,
        on: moment.key_date,
        channel: Channel::Letter,
        step: None,
        outcome: String::new(),
        note: String::new(),
        claimed: total,
        items: claims
            .map(|(claim, item)| ActedItem {
                item,
                reached: None,
                open_minor: claim.open.minor,
                due: Some(claim.due),
            })
            .collect(),
        contact: None,
    };
    let document = document(&letter, pdf, moment.key_date);
    let printed = DocumentFact::noted(DocumentFactKind::Printed, moment.key_date, String::new());
    ledger.act_on(customer.id, "letters", moment.now, |change| {
        let act = change.add_act(&act)?;
        let id = change.add_document(act, &document)?;
        change.add_document_fact(id, &printed)?;
        let summary = serde_json::json!({ "letters": 1, "on": moment.key_date, "customer": code });
        Ok(((), Some(summary.to_string())))
    })?;
    beside.put_in_place()?;
    Ok(LettersFile {
        path: path.display().to_string(),
        letters: 1,
        pages: document.pages,
        claimed: vec![total.into()],
        left_out: Vec::new(),
        without_copy: Vec::new(),
    })
}

/// The amount that such a letter is about.
fn stated(letter: &Letter) -> Result<Money, Cause> {
    let stated = match letter.kind {
        LetterKind::Statement => letter.balance(),
        LetterKind::Receipt => match letter.received {
            Some(received) => Ok(received.amount),
            None => letter.allocated(),
        },
        _ => letter.scheduled(),
    };
    stated.map_err(|error| Cause::Internal(error.to_string()))
}
