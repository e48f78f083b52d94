//! What the provision is reckoned by: loss rates entered, customers noted as doubtful.

use receivables::provision::{LossRate, VatRate};
use serde::{Deserialize, Serialize};
use store::DoubtfulRecord;
use ts_rs::TS;

use super::{ProvisionColumn, Refusal};
use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Loss rates to enter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProvisionRates {
    /// The columns that get a rate; the others keep theirs.
    pub rates: Vec<ColumnRate>,
    /// Whether credits are taken off the oldest debt of their customer first.
    pub net_of_credits: bool,
}

/// The loss rate of a column, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ColumnRate {
    /// The column.
    pub column: ProvisionColumn,
    /// Percent: `1,6`.
    pub percent: String,
}

/// A doubtful customer to note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoubtfulDraft {
    /// Customer code.
    pub customer: String,
    /// Doubtful since; none: as it stands, or the day asked for.
    pub since: Option<Day>,
    /// The share that will be lost, percent as typed; empty: the rates of the matrix.
    pub rate: String,
    /// VAT in the debt, percent as typed; empty: 20.
    pub vat_rate: String,
    /// Why it is doubtful, and why at this rate.
    pub reason: String,
}

/// The rates in use, and how credits are treated.
pub(super) fn rates(ledger: &Ledger) -> Result<ProvisionRates, Cause> {
    let known = ledger.store.provision()?;
    let rate = |(column, place)| ColumnRate { column, percent: known.rates.of(place).to_string() };
    let rates = ProvisionColumn::ALL.into_iter().map(rate).collect();
    Ok(ProvisionRates { rates, net_of_credits: known.net_of_credits })
}

/// Enters rates, where they differ from those in use.
pub(super) fn set_rates(
    ledger: &mut Ledger,
    moment: &Moment,
    wanted: &ProvisionRates,
) -> Result<(), Cause> {
    let known = ledger.store.provision()?;
    let mut new = Vec::new();
    for it in &wanted.rates {
        let rate: LossRate = it.percent.parse().map_err(|_| invalid(&it.percent))?;
        let column = it.column.column();
        // A zero that somebody entered is not the zero nobody thought of.
        if rate != known.rates.of(column) || !known.entered {
            new.push((column, rate));
        }
    }
    let changed = !new.is_empty() || wanted.net_of_credits != known.net_of_credits;
    ledger.act("provision-rates", moment.now, |change| {
        for (column, rate) in new {
            change.add_loss_rate(column, rate, moment.today)?;
        }
        change.set_net_of_credits(wanted.net_of_credits)?;
        Ok(((), changed.then(|| serde_json::json!(wanted).to_string())))
    })
}

/// Notes a customer as doubtful. Why is not optional: a flat percentage without a reason is no
/// deductible provision (CGI art. 39-1-5°).
pub(super) fn set_doubtful(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &DoubtfulDraft,
) -> Result<(), Cause> {
    let customer = ledger.customer(&draft.customer)?;
    let reason = draft.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::WithoutReason(customer.name).into());
    }
    must_have_come(moment, moment.key_date)?;
    let standing = ledger.store.doubtful(moment.key_date)?;
    let standing = standing.into_iter().find(|it| it.customer == customer.id);
    let known = standing.as_ref().map(|it| it.since);
    let since = draft.since.or(known).unwrap_or(moment.key_date);
    must_have_come(moment, since)?;
    let typed = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
    let rate = typed(&draft.rate).map(|it| it.parse::<LossRate>().map_err(|_| invalid(&it)));
    let vat = typed(&draft.vat_rate).map(|it| it.parse::<VatRate>().map_err(|_| invalid(&it)));
    let record = DoubtfulRecord {
        customer: customer.id,
        since,
        // What is said of one who is doubtful already changes no day before.
        from: if standing.is_some() { moment.key_date } else { since },
        rate: rate.transpose()?,
        vat: vat.transpose()?.unwrap_or_default(),
        reason: reason.to_owned(),
    };
    if standing.is_some_and(|it| record == DoubtfulRecord { from: record.from, ..it }) {
        return Ok(());
    }
    ledger.act("doubtful", moment.now, |change| {
        change.add_doubtful(&record, moment.today)?;
        let summary = serde_json::json!({
            "customer": customer.code, "since": since,
            "rate": record.rate.map(|it| it.to_string()), "vat_rate": record.vat.to_string(),
        });
        Ok(((), Some(summary.to_string())))
    })
}

/// Ends a customer's being doubtful on the key date.
pub(super) fn clear_doubtful(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<(), Cause> {
    must_have_come(moment, moment.key_date)?;
    let customer = ledger.customer(code)?;
    let doubtful = ledger.store.doubtful(moment.key_date)?;
    if !doubtful.iter().any(|it| it.customer == customer.id) {
        return Err(Refusal::NotDoubtful(customer.name).into());
    }
    ledger.act("clear-doubtful", moment.now, |change| {
        change.end_doubtful(customer.id, moment.key_date)?;
        Ok(((), Some(serde_json::json!({ "customer": customer.code }).to_string())))
    })
}

/// Refuses a day of which nothing is known yet.
pub(super) fn must_have_come(moment: &Moment, day: Day) -> Result<(), Cause> {
    if day > moment.today { Err(Cause::DayToCome(day)) } else { Ok(()) }
}

fn invalid(text: &str) -> Cause {
    Refusal::InvalidPercent(text.trim().to_owned()).into()
}
