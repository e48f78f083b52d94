//! Tie-out: buckets, open items, the file's own total and the account 411 the user types, side by
//! side, with every difference itemised.

use receivables::{Currency, Money};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, App,
    aging::{self, AgedLine, AgedRequest},
    amount::{Amount, Day},
    failure::Cause,
    import::{self, ImportRecord},
    ledger::{Ledger, Moment},
    wording::Words,
};

/// Documents named in one reason.
const MOST_NAMED: usize = 50;

/// The tie-out on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TieOut {
    /// The day.
    pub key_date: Day,
    /// One sheet per currency, the largest first.
    pub sheets: Vec<TieOutSheet>,
}

/// One currency's tie-out.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TieOutSheet {
    /// ISO 4217 code of every amount below.
    pub currency: String,
    /// Σ of the columns of the aged balance.
    pub buckets: Amount,
    /// Σ of what is open, document by document.
    pub open_items: Amount,
    /// What the last file states, where it states a total.
    pub file: Option<StatedTotal>,
    /// What the user read in the accounts.
    pub account: Option<StatedTotal>,
    /// What lies between the open items and the file's total, each with its reason.
    pub file_differences: Vec<Difference>,
    /// What lies between the open items and the account, each with its reason.
    pub account_differences: Vec<Difference>,
    /// Whether nothing is left unexplained.
    pub ties_out: bool,
}

/// A total that somebody else states.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StatedTotal {
    /// The total.
    pub amount: Amount,
    /// The day it shows.
    pub on: Day,
    /// The file it stands in; empty for the account.
    pub file: String,
}

/// One reason for a difference.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Difference {
    /// What it is, as a whole sentence.
    pub sentence: String,
    /// How much it adds to the stated total beside the open items.
    pub amount: Amount,
    /// Documents it is about; empty where there are none to name.
    pub items: Vec<String>,
    /// Whether it is what no reason was found for.
    pub unexplained: bool,
}

impl App {
    /// Buckets, open items, the file's total and the account 411, side by side.
    pub fn tie_out(&mut self, on: Option<Day>) -> Answer<TieOut> {
        self.run(on, tie_out)
    }

    /// Keeps what the user read on the account 411 on a day; an empty text forgets it.
    pub fn set_account_balance(
        &mut self,
        on: Option<Day>,
        amount: &str,
        currency: Option<&str>,
    ) -> Answer<TieOut> {
        self.run(on, |ledger, moment| set_account_balance(ledger, moment, amount, currency))
    }
}

/// The tie-out on the key date.
pub(crate) fn tie_out(ledger: &mut Ledger, moment: &Moment) -> Result<TieOut, Cause> {
    let report = aging::report(ledger, moment, &AgedRequest::default())?;
    let standing = Standing::of(ledger)?;
    let mut sheets = Vec::new();
    for sheet in &report.sheets {
        let currency = Currency::new(&sheet.currency).unwrap_or(Currency::EUR);
        sheets.push(self::sheet(ledger, moment, (currency, &sheet.total), &standing)?);
    }
    Ok(TieOut { key_date: moment.key_date, sheets })
}

/// Keeps the balance of the account 411 as the user read it; an empty text forgets it.
pub(crate) fn set_account_balance(
    ledger: &mut Ledger,
    moment: &Moment,
    typed: &str,
    currency: Option<&str>,
) -> Result<TieOut, Cause> {
    let own = ledger.store.company()?.currency;
    let currency = Currency::new(currency.unwrap_or(&own)).unwrap_or(Currency::EUR);
    let amount = match typed.trim() {
        "" => None,
        text => Some(
            readers::amount(text, currency).ok_or_else(|| Cause::InvalidAmount(text.to_owned()))?,
        ),
    };
    let summary = serde_json::json!({
        "on": moment.key_date, "amount": amount.map(|it| it.to_string()),
        "currency": currency.code(),
    });
    ledger.change("account-balance", moment.now, |change| {
        match amount {
            Some(balance) => change.set_control_balance(moment.key_date, balance)?,
            None => change.clear_control_balance(moment.key_date, currency)?,
        }
        Ok(((), Some(summary.to_string())))
    })?;
    tie_out(ledger, moment)
}

/// The imports whose reports bear on the tie-out.
struct Standing {
    newest: Option<ImportRecord>,
    /// The newest one that shows a day and states a total.
    with_total: Option<ImportRecord>,
}

impl Standing {
    /// Reports are long, so no more of them are read than it takes.
    fn of(ledger: &Ledger) -> Result<Self, Cause> {
        let mut standing = Self { newest: None, with_total: None };
        for batch in import::standing(ledger)? {
            let is_newest = standing.newest.is_none();
            if !is_newest && batch.snapshot_date.is_none() {
                continue;
            }
            let record = import::record(ledger, batch)?;
            let has_total =
                record.report.file_total.is_some() && record.report.snapshot_date.is_some();
            if is_newest {
                standing.newest = Some(record.clone());
            }
            if has_total {
                standing.with_total = Some(record);
                break;
            }
        }
        Ok(standing)
    }
}

fn sheet(
    ledger: &mut Ledger,
    moment: &Moment,
    (currency, line): (Currency, &AgedLine),
    standing: &Standing,
) -> Result<TieOutSheet, Cause> {
    let amount = |minor| Money { minor, currency };
    let key_date = moment.key_date;
    let columns =
        line.not_due + line.no_due_date + line.unallocated + line.buckets.iter().sum::<i64>();
    let open: i64 = ledger
        .portfolio(key_date)?
        .open_items(key_date)
        .filter(|it| it.open.currency == currency)
        .map(|it| it.open.minor)
        .sum();
    let last = standing.with_total.as_ref();
    let total = last.and_then(|it| {
        let total = it.report.file_total.as_ref().filter(|it| it.currency == currency.code())?;
        let on = it.report.snapshot_date.filter(|it| *it <= key_date)?;
        Some((total.minor, on, it.report.file.clone()))
    });
    let balances = ledger.store.last_control_balances(key_date)?;
    let balance = balances.into_iter().find(|it| it.balance.currency == currency);
    let (mut file, mut file_differences) = (None, Vec::new());
    if let (Some((minor, on, name)), Some(record)) = (total, last) {
        let known = reasons(ledger, moment, (currency, on), Some(record), false)?;
        file_differences = explain(moment.words, amount(minor - open), known);
        file = Some(StatedTotal { amount: amount(minor).into(), on, file: name });
    }
    let (mut account, mut account_differences) = (None, Vec::new());
    if let Some(it) = balance {
        let (on, minor) = (it.on, it.balance.minor);
        let newest = standing.newest.as_ref();
        let known = reasons(ledger, moment, (currency, on), newest, true)?;
        account_differences = explain(moment.words, amount(minor - open), known);
        account = Some(StatedTotal { amount: amount(minor).into(), on, file: String::new() });
    }
    let unexplained = |all: &[Difference]| all.iter().any(|it| it.unexplained);
    Ok(TieOutSheet {
        currency: currency.code().to_owned(),
        buckets: amount(columns).into(),
        open_items: amount(open).into(),
        ties_out: columns == open
            && !unexplained(&file_differences)
            && !unexplained(&account_differences),
        file,
        account,
        file_differences,
        account_differences,
    })
}

/// A reason that is known, with what it adds to the stated total beside the open items.
struct Known {
    sentence: String,
    minor: i64,
    items: Vec<String>,
}

/// What is known to lie between what is open here and a total stated for a day.
fn reasons(
    ledger: &mut Ledger,
    moment: &Moment,
    (currency, on): (Currency, Day),
    record: Option<&ImportRecord>,
    of_account: bool,
) -> Result<Vec<Known>, Cause> {
    let words = moment.words;
    let mut known = Vec::new();
    if let Some(record) = record {
        let rejected: Vec<_> = record
            .report
            .rejected
            .iter()
            .filter_map(|it| Some((it.amount.as_ref()?, it.number.clone())))
            .filter(|(amount, _)| amount.currency == currency.code())
            .collect();
        known.push(Known {
            sentence: words.in_rejected_rows(rejected.len(), &record.report.file),
            minor: rejected.iter().map(|it| it.0.minor).sum(),
            items: rejected.into_iter().filter_map(|it| it.1).collect(),
        });
    }
    let numbered = |all: &[store::Movement]| {
        (
            all.len(),
            all.iter().map(|it| it.minor).sum::<i64>(),
            all.iter().map(|it| it.number.clone()).collect(),
        )
    };
    let key_date = moment.key_date;
    let (count, minor, items) = numbered(&ledger.store.provisional_receipts(key_date, currency)?);
    known.push(Known { sentence: words.not_booked_yet(count), minor, items });
    let (count, minor, items) = numbered(&ledger.store.issued_between(on, key_date, currency)?);
    known.push(Known { sentence: words.issued_since(count, on), minor: -minor, items });
    let (count, minor, items) = numbered(&ledger.store.settled_between(on, key_date, currency)?);
    known.push(Known { sentence: words.settled_since(count, on), minor, items });
    if of_account {
        for (account, all) in ledger.store.open_on_other_accounts(currency)? {
            let (count, minor, items) = numbered(&all);
            let sentence = words.on_other_account(&account, count);
            known.push(Known { sentence, minor: -minor, items });
        }
    }
    known.retain(|it| it.minor != 0);
    Ok(known)
}

/// The known reasons, and what is left when they are taken away.
fn explain(words: Words, difference: Money, known: Vec<Known>) -> Vec<Difference> {
    let explained: i64 = known.iter().map(|it| it.minor).sum();
    // Facts that cancel out among themselves still explain nothing when nothing differs.
    if difference.minor == 0 && explained != 0 {
        return Vec::new();
    }
    let rest = Money { minor: difference.minor - explained, ..difference };
    let difference_of = |it: Known| Difference {
        sentence: it.sentence,
        amount: Money { minor: it.minor, ..difference }.into(),
        items: it.items.into_iter().take(MOST_NAMED).collect(),
        unexplained: false,
    };
    let mut all: Vec<_> = known.into_iter().map(difference_of).collect();
    if rest.minor != 0 {
        all.push(Difference {
            sentence: words.unexplained(rest),
            amount: rest.into(),
            items: Vec::new(),
            unexplained: true,
        });
    }
    all
}
