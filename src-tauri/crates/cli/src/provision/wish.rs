//! What is asked of `provision` and `doubtful`, as typed.

use std::ffi::OsString;

use app::{
    amount::Day,
    provision::{ColumnRate, DoubtfulDraft, ProvisionColumn},
};
use lexopt::{Parser, ValueExt};

/// What is asked of the provision.
#[derive(Debug)]
pub enum ProvisionWish {
    /// Show it as it stands.
    Show,
    /// Freeze it as the closing of the day.
    Close,
    /// Show the closing of a day, as it was frozen.
    Closed(Day),
    /// List the closings.
    Closings,
    /// List the loss rates.
    Rates,
    /// Enter loss rates.
    SetRates {
        /// The columns that get one.
        rates: Vec<ColumnRate>,
        /// Whether credits are netted; none: as before.
        net_of_credits: Option<bool>,
    },
}

/// What is asked of the doubtful customers.
#[derive(Debug)]
pub enum DoubtfulWish {
    /// List them.
    List,
    /// Note one, or say something else of it.
    Add(DoubtfulDraft),
    /// Take one off the list.
    Remove {
        /// Its code.
        customer: String,
    },
}

/// What the user says of a provision.
#[derive(Debug, Default)]
pub struct ProvisionOptions {
    close: bool,
    closed: Option<Day>,
    net_of_credits: Option<bool>,
    draft: DoubtfulDraft,
}

impl ProvisionOptions {
    /// Takes an option of the provision; says whether it is one.
    pub fn take(&mut self, name: &str, parser: &mut Parser) -> Result<bool, lexopt::Error> {
        match name {
            "close" => self.close = true,
            "closed" => self.closed = Some(parser.value()?.parse()?),
            "net-of-credits" => {
                self.net_of_credits = Some(yes_or_no(&parser.value()?.string()?)?);
            }
            "reason" => self.draft.reason = parser.value()?.string()?,
            "rate" => self.draft.rate = parser.value()?.string()?,
            "vat" => self.draft.vat_rate = parser.value()?.string()?,
            "since" => self.draft.since = Some(parser.value()?.parse()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Reads what follows `provision`.
    pub fn provision(&mut self, values: Vec<OsString>) -> Result<ProvisionWish, lexopt::Error> {
        let texts = texts(values)?;
        let mut texts = texts.iter().map(String::as_str);
        match (texts.next(), self.close, self.closed) {
            (None, false, None) => Ok(ProvisionWish::Show),
            (None, true, None) => Ok(ProvisionWish::Close),
            (None, false, Some(day)) => Ok(ProvisionWish::Closed(day)),
            (None, true, Some(_)) => {
                Err("provision takes --close to close a day, or --closed to show one".into())
            }
            (Some("closings"), false, None) if texts.next().is_none() => {
                Ok(ProvisionWish::Closings)
            }
            (Some("rates"), false, None) => {
                let rates = texts.map(column_rate).collect::<Result<Vec<_>, _>>()?;
                match (rates.is_empty(), self.net_of_credits) {
                    (true, None) => Ok(ProvisionWish::Rates),
                    (_, net_of_credits) => Ok(ProvisionWish::SetRates { rates, net_of_credits }),
                }
            }
            _ => {
                Err("provision is followed by nothing, by closings, or by rates [COLUMN=PERCENT]…"
                    .into())
            }
        }
    }

    /// Reads what follows `doubtful`.
    pub fn doubtful(&mut self, values: Vec<OsString>) -> Result<DoubtfulWish, lexopt::Error> {
        let texts = texts(values)?;
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        match texts[..] {
            [] | ["list"] => Ok(DoubtfulWish::List),
            ["add", customer] => {
                let customer = customer.to_owned();
                Ok(DoubtfulWish::Add(DoubtfulDraft { customer, ..std::mem::take(&mut self.draft) }))
            }
            ["remove", customer] => Ok(DoubtfulWish::Remove { customer: customer.to_owned() }),
            _ => Err("doubtful is followed by nothing, by add CUSTOMER --reason TEXT, or by remove CUSTOMER".into()),
        }
    }
}

fn texts(values: Vec<OsString>) -> Result<Vec<String>, lexopt::Error> {
    values.into_iter().map(ValueExt::string).collect()
}

/// The columns as they are typed and shown.
pub const COLUMNS: [(&str, ProvisionColumn); 6] = [
    ("not-due", ProvisionColumn::NotDue),
    ("no-due-date", ProvisionColumn::NoDueDate),
    ("1-30", ProvisionColumn::UpTo30),
    ("31-60", ProvisionColumn::UpTo60),
    ("61-90", ProvisionColumn::UpTo90),
    ("91+", ProvisionColumn::Over90),
];

/// `31-60=2,7`. Whether it is a percentage is for the use case to say.
fn column_rate(text: &str) -> Result<ColumnRate, lexopt::Error> {
    let typed = text.split_once('=').and_then(|(name, percent)| {
        let column = COLUMNS.iter().find(|it| it.0 == name.trim())?.1;
        Some(ColumnRate { column, percent: percent.trim().to_owned() })
    });
    typed.ok_or_else(|| {
        let names = COLUMNS.map(|it| it.0).join(", ");
        format!("a rate is COLUMN=PERCENT, where a column is {names}, not {text}").into()
    })
}

fn yes_or_no(text: &str) -> Result<bool, lexopt::Error> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(format!("--net-of-credits is yes or no, not {other}").into()),
    }
}
