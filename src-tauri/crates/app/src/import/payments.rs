//! Payments of an accounting journal into the ledger.
//!
//! A payment that names invoices settles them, oldest first; what no invoice takes stays on
//! account. Each payment is an item of its own, so that the same journal read twice pays once.

use std::collections::HashMap;

use readers::PaymentFact;
use receivables::{ItemId, ItemKind, Money};
use store::{Change, DueSource};

use super::{
    ChangeKind, ItemChange, RejectedRow,
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
    let mut payments = Payments { merge, met: HashMap::new(), words };
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
    let mut outcome = payments.merge.outcome;
    outcome.summary = summary;
    Ok(outcome)
}

struct Payments<'c, 't> {
    merge: Merge<'c, 't>,
    /// How often each payment was met in this file: two equal ones are two payments.
    met: HashMap<String, u32>,
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
        self.settle(fact, customer, payment)
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

    /// Settles the invoices that the payment names.
    fn settle(
        &mut self,
        fact: &PaymentFact<'_>,
        customer: receivables::CustomerId,
        payment: ItemId,
    ) -> Result<(), Cause> {
        let mut left = fact.amount.minor;
        // A number may itself hold a slash: the whole text is looked up before its parts.
        let whole = std::iter::once(fact.number.trim()).filter(|it| !it.is_empty());
        for number in whole.chain(fact.numbers()) {
            if left <= 0 {
                break;
            }
            let found =
                self.merge.change.find_items(customer, number, ItemKind::Invoice, fact.on)?;
            for invoice in found.iter().filter(|it| it.open_minor > 0) {
                let part = left.min(invoice.open_minor);
                if part <= 0 {
                    break;
                }
                self.merge.change.settle(invoice.id, fact.on, part, "payment", self.merge.batch)?;
                self.merge.change.settle(payment, fact.on, -part, "payment", self.merge.batch)?;
                left -= part;
                self.tell(fact, number, invoice, part);
            }
        }
        Ok(())
    }

    fn tell(
        &mut self,
        fact: &PaymentFact<'_>,
        number: &str,
        invoice: &store::StoredItem,
        part: i64,
    ) {
        let outcome = &mut self.merge.outcome;
        let after = invoice.open_minor - part;
        let kind = if after == 0 { ChangeKind::Settled } else { ChangeKind::Changed };
        *(if after == 0 { &mut outcome.items_settled } else { &mut outcome.items_changed }) += 1;
        outcome.change(ItemChange {
            kind,
            customer: fact.customer_code.to_owned(),
            name: fact.customer_name.to_owned(),
            number: number.to_owned(),
            due: invoice.due,
            before: Some(Money { minor: invoice.open_minor, ..invoice.original }.into()),
            after: Some(Money { minor: after, ..invoice.original }.into()),
            detail: self.words.paid_on(fact.on),
        });
    }
}
