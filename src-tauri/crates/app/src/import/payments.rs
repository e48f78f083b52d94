//! Payments of an accounting journal into the ledger.
//!
//! A payment that names invoices settles them, oldest first; what no invoice takes stays on
//! account. Each payment is an item of its own, so that the same journal read twice pays once, and
//! what another file has settled already is not settled again: see [`settle`].

mod settle;

use std::collections::HashMap;

use chrono::NaiveDate;
use readers::PaymentFact;
use receivables::{ItemKind, Money};
use store::{Change, DueSource};

use super::{
    RejectedRow,
    changes::Outcome,
    flow::Flow,
    merge::{Merge, Taken},
    source::{Content, Source},
    stated::{Settled, Stated},
};
use crate::{failure::Cause, wording::Words};

/// Reads the journal's payments into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let (currency, words, today) = (source.currency, source.words, source.today);
    let merge = Merge::new(change, batch, (None, today), words)?;
    let known_until = merge.change.last_whole_snapshot()?;
    let mut payments = Payments { merge, met: HashMap::new(), known_until, known: 0, words };
    let mut flow = Flow::default();
    let Content::Table(content) = &mut source.content else { return Ok(Outcome::default()) };
    let mapping = content.mapping.clone();
    let summary = content.table.payments(&mapping, currency, |row| {
        let taken = match &row {
            Ok(fact) => payments.take(fact),
            Err(problem) => {
                payments.merge.outcome.reject(words, problem);
                Ok(())
            }
        };
        flow.after(taken)
    });
    let summary = flow.end(&source.file, summary)?;
    let known = known_until.filter(|_| payments.known > 0);
    let mut outcome = payments.merge.outcome;
    outcome.remarks.extend(known.map(|day| words.payments_known(payments.known, day)));
    outcome.summary = summary;
    Ok(outcome)
}

struct Payments<'c, 't> {
    merge: Merge<'c, 't>,
    /// How often each payment was met in this file: two equal ones are two payments.
    met: HashMap<String, u32>,
    /// The day whose end the ledger shows as the accounting stated it: payments until then are in it.
    known_until: Option<NaiveDate>,
    /// How many were.
    known: u32,
    words: Words,
}

impl Payments<'_, '_> {
    fn take(&mut self, fact: &PaymentFact<'_>) -> Result<(), Cause> {
        if fact.customer_code.is_empty() {
            return self.take_by_number(fact);
        }
        self.merge.outcome.add_to_sum(fact.amount);
        let number = self.number(fact);
        let received = Money { minor: -fact.amount.minor, ..fact.amount };
        let stated = Stated {
            line: fact.line,
            customer_code: fact.customer_code,
            customer_name: fact.customer_name,
            number: &number,
            kind: ItemKind::Payment,
            issued: fact.on,
            due: None,
            due_source: DueSource::Stated,
            account: "",
            original: received,
            settled: Settled { minor: 0, on: fact.on, source: "payment", parts: &[] },
            has_original: true,
            disputed: None,
            reference: fact.reference,
            is_sale: false,
        };
        let customer = self.merge.customer(fact.customer_code, fact.customer_name)?;
        let known = self.merge.change.find_items(customer, &number, ItemKind::Payment, fact.on)?;
        if !known.is_empty() {
            // The journal was read before: what the payment settled then stands.
            self.merge.outcome.items_unchanged += 1;
            return Ok(());
        }
        let Taken::In(payment) = self.merge.take(&stated)? else { return Ok(()) };
        self.settle(fact, &stated, (customer, payment))
    }

    /// A row that names only the invoice: whose it is tells who paid.
    fn take_by_number(&mut self, fact: &PaymentFact<'_>) -> Result<(), Cause> {
        let named = std::iter::once(fact.number).chain(fact.numbers());
        for number in named {
            if let Some(code) = self.merge.change.customer_of_number(number)? {
                return self.take(&PaymentFact { customer_code: &code, ..*fact });
            }
        }
        self.merge.outcome.reject_row(RejectedRow {
            line: u32::try_from(fact.line).unwrap_or(u32::MAX),
            column: String::new(),
            column_index: None,
            value: None,
            problem: self.words.payment_of_unknown(fact.line, fact.number),
            customer: None,
            number: Some(fact.number.to_owned()),
            amount: Some(fact.amount.into()),
        });
        Ok(())
    }

    /// What a payment is called: its own reference, else its day, told apart by a count.
    fn number(&mut self, fact: &PaymentFact<'_>) -> String {
        let name = match fact.reference {
            "" => fact.on.format("%Y-%m-%d").to_string(),
            reference => reference.to_owned(),
        };
        let count = self
            .met
            .entry(format!("{}\0{name}\0{}", fact.customer_code, fact.amount.minor))
            .or_default();
        *count += 1;
        let amount = fact.amount.to_string();
        match (*count, fact.reference) {
            (1, "") => format!("{name} {amount}"),
            (1, _) => name,
            (count, _) => format!("{name} {amount}/{count}"),
        }
    }
}
