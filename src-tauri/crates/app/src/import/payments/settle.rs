//! What a payment settles: first what the accounting has stated as settled without saying how, then
//! what is open; the rest stays on account.
//!
//! The same money reaches a ledger by several files, in any order. A statement of what is open knows
//! every payment up to its day: such a payment dates what was settled, and changes nothing of what is
//! open that day.

use readers::PaymentFact;
use receivables::{CustomerId, ItemId, ItemKind, Money};
use store::StoredItem;

use super::Payments;
use crate::{
    failure::Cause,
    import::{ChangeKind, ItemChange, stated::Stated},
};

const SOURCE: &str = "payment";

impl Payments<'_, '_> {
    /// Settles the invoices that the payment names.
    pub(super) fn settle(
        &mut self,
        fact: &PaymentFact<'_>,
        stated: &Stated<'_>,
        (customer, payment): (CustomerId, ItemId),
    ) -> Result<(), Cause> {
        let mut left = fact.amount.minor;
        for (number, invoice) in self.named(fact, stated, customer)? {
            if invoice.original.currency != fact.amount.currency {
                let of = invoice.original.currency;
                let words = self.words;
                self.merge.suspect(stated, |_| words.other_currency(number, of, fact.amount));
                continue;
            }
            let taken = match left {
                1.. => self.pay(fact, (number, &invoice), left)?,
                ..0 => -self.give_back(fact, (number, &invoice), -left)?,
                0 => break,
            };
            if taken != 0 {
                self.merge.change.settle(payment, fact.on, -taken, SOURCE, self.merge.batch)?;
                left -= taken;
            }
        }
        // What was paid by then and settles nothing the ledger has is in what was stated as open.
        if left != 0 && self.is_known(fact) {
            self.merge.change.settle(payment, fact.on, -left, SOURCE, self.merge.batch)?;
            self.known += 1;
        }
        Ok(())
    }

    fn is_known(&self, fact: &PaymentFact<'_>) -> bool {
        self.known_until.is_some_and(|day| fact.on <= day)
    }

    /// The invoices named, each once. A number may itself hold a slash: the whole text is looked up
    /// before its parts.
    fn named<'a>(
        &mut self,
        fact: &PaymentFact<'a>,
        stated: &Stated<'_>,
        customer: CustomerId,
    ) -> Result<Vec<(&'a str, StoredItem)>, Cause> {
        let whole = std::iter::once(fact.number.trim()).filter(|it| !it.is_empty());
        let mut numbers: Vec<&str> = Vec::new();
        for number in whole.chain(fact.numbers()) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        let mut named = Vec::new();
        for number in numbers {
            let found =
                self.merge.change.find_items(customer, number, ItemKind::Invoice, fact.on)?;
            if found.is_empty()
                && let Some(code) = self.merge.change.customer_of_number(number)?
                && code != fact.customer_code
            {
                let words = self.words;
                self.merge.suspect(stated, |_| words.of_another_customer(number, &code));
            }
            named.extend(found.into_iter().map(|it| (number, it)));
        }
        Ok(named)
    }

    /// How much of a payment an invoice takes.
    fn pay(
        &mut self,
        fact: &PaymentFact<'_>,
        (number, invoice): (&str, &StoredItem),
        left: i64,
    ) -> Result<i64, Cause> {
        let mut taken = 0;
        for settled in self.merge.change.unexplained_settlements(invoice.id, fact.on)? {
            let part = settled.minor.min(left - taken);
            if part > 0 {
                let explained = (fact.on, part);
                let batch = self.merge.batch;
                self.merge.change.explain_settlement(invoice.id, settled, explained, batch)?;
                taken += part;
            }
        }
        let part = (left - taken).min(invoice.open_minor);
        if part > 0 && !self.is_known(fact) {
            self.merge.change.settle(invoice.id, fact.on, part, SOURCE, self.merge.batch)?;
            self.tell(fact, (number, invoice), part);
            taken += part;
        }
        Ok(taken)
    }

    /// A payment that bounced, or was paid back: how much of an invoice is open again.
    fn give_back(
        &mut self,
        fact: &PaymentFact<'_>,
        (number, invoice): (&str, &StoredItem),
        back: i64,
    ) -> Result<i64, Cause> {
        let part = back.min(invoice.original.minor - invoice.open_minor);
        if part <= 0 || self.is_known(fact) {
            return Ok(0);
        }
        self.merge.change.settle(invoice.id, fact.on, -part, SOURCE, self.merge.batch)?;
        self.tell(fact, (number, invoice), -part);
        Ok(part)
    }

    fn tell(&mut self, fact: &PaymentFact<'_>, (number, invoice): (&str, &StoredItem), part: i64) {
        let outcome = &mut self.merge.outcome;
        let after = invoice.open_minor - part;
        let kind = match (part, after) {
            (_, 0) => ChangeKind::Settled,
            (..0, _) if invoice.open_minor == 0 => ChangeKind::Reopened,
            _ => ChangeKind::Changed,
        };
        *(if after == 0 { &mut outcome.items_settled } else { &mut outcome.items_changed }) += 1;
        outcome.change(ItemChange {
            kind,
            customer: fact.customer_code.to_owned(),
            name: fact.customer_name.to_owned(),
            number: number.to_owned(),
            due: invoice.due,
            before: Some(Money { minor: invoice.open_minor, ..invoice.original }.into()),
            after: Some(Money { minor: after, ..invoice.original }.into()),
            detail: if part < 0 {
                self.words.taken_back_on(fact.on)
            } else {
                self.words.paid_on(fact.on)
            },
        });
    }
}
