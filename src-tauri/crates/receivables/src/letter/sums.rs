//! What a letter sums up beside its claim: what is late and what is to come, what is scheduled, what
//! a payment paid, and what was waived.

use super::{Letter, LetterError, Penalised};
use crate::Money;

impl Letter {
    /// Everything open on the documents listed, contested or not.
    pub fn open(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().map(|it| it.open))
    }

    /// What of it is past due on the letter's day.
    pub fn overdue(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().filter(|it| it.days_late > 0).map(|it| it.open))
    }

    /// What of it is still to fall due.
    pub fn not_due(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().filter(|it| it.days_late == 0).map(|it| it.open))
    }

    /// What of it is contested.
    pub fn disputed(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().map(|it| it.disputed))
    }

    /// The balance of the account: everything open, less the credits.
    pub fn balance(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().map(|it| it.open).chain(self.credit_amounts()))
    }

    /// What is payable at once: what is late and not contested, less the credits; never below zero.
    pub fn payable_now(&self) -> Result<Money, LetterError> {
        let late = self.claims.iter().filter(|it| it.days_late > 0).map(|it| it.claimed());
        let net = self.sum(late.chain(self.credit_amounts()))?;
        Ok(Money { minor: net.minor.max(0), ..net })
    }

    /// The payments scheduled, all told.
    pub fn scheduled(&self) -> Result<Money, LetterError> {
        self.sum(self.schedule.iter().map(|it| it.amount))
    }

    /// What a payment received paid of the documents listed.
    pub fn allocated(&self) -> Result<Money, LetterError> {
        self.sum(self.claims.iter().map(|it| it.paid))
    }

    /// What a payment received left over, to the credit of the customer; zero where nothing came in.
    pub fn unallocated(&self) -> Result<Money, LetterError> {
        let (received, allocated) = (self.received.map(|it| it.amount), self.allocated()?);
        let left = received.map_or(0, |it| it.minor.saturating_sub(allocated.minor).max(0));
        Ok(Money { minor: left, ..allocated })
    }

    /// Interest and fixed sums that were waived.
    pub fn waived(&self) -> Result<(Money, Money), LetterError> {
        let interest = self.sum(self.penalised().map(|it| it.waived.interest))?;
        Ok((interest, self.sum(self.penalised().map(|it| it.waived.fixed_sum))?))
    }

    /// Interest and fixed sums that were already paid.
    pub fn collected(&self) -> Result<(Money, Money), LetterError> {
        let interest = self.sum(self.penalised().map(|it| it.collected.interest))?;
        Ok((interest, self.sum(self.penalised().map(|it| it.collected.fixed_sum))?))
    }

    /// The documents with their penalties: those it lists, then those paid late, where it claims
    /// them.
    pub fn penalised(&self) -> impl Iterator<Item = Penalised<'_>> {
        let late = self.settled_late.iter().filter(|_| self.claims_penalties);
        self.claims.iter().map(Penalised::from).chain(late.map(Penalised::from))
    }

    fn credit_amounts(&self) -> impl Iterator<Item = Money> {
        self.credits.iter().map(|it| it.open)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            LetterKind, ReceivedPayment, ScheduledPayment,
            tests::{claim, letter},
        },
        *,
    };
    use crate::Currency;

    fn minor(sum: Result<Money, LetterError>) -> i64 {
        sum.unwrap().minor
    }

    #[test]
    fn a_statement_tells_what_is_late_from_what_is_to_come() {
        let mut late = claim(100_000, 0, 0);
        late.disputed.minor = 30_000;
        let mut to_come = claim(50_000, 0, 0);
        to_come.days_late = 0;
        let letter = letter(LetterKind::Statement, vec![late, to_come], &[-20_000]);
        assert_eq!(minor(letter.overdue()), 100_000);
        assert_eq!(minor(letter.not_due()), 50_000);
        assert_eq!(minor(letter.disputed()), 30_000);
        assert_eq!(minor(letter.balance()), 130_000);
        assert_eq!(minor(letter.payable_now()), 50_000);
    }

    #[test]
    fn credits_that_exceed_what_is_late_leave_nothing_to_pay() {
        let letter = letter(LetterKind::Statement, vec![], &[-20_000]);
        assert_eq!(minor(letter.balance()), -20_000);
        assert_eq!(minor(letter.payable_now()), 0);
    }

    #[test]
    fn a_payment_is_allocated_and_the_rest_is_a_credit() {
        let (mut paid, mut part) = (claim(0, 0, 0), claim(40_000, 0, 0));
        (paid.paid.minor, part.paid.minor) = (60_000, 10_000);
        let mut letter = letter(LetterKind::Receipt, vec![paid, part], &[]);
        assert_eq!(minor(letter.unallocated()), 0);
        let amount = Money { minor: 75_000, currency: Currency::EUR };
        letter.received = Some(ReceivedPayment { on: letter.dated, amount });
        assert_eq!(minor(letter.allocated()), 70_000);
        assert_eq!(minor(letter.unallocated()), 5_000);
        assert_eq!(minor(letter.open()), 40_000);
    }

    #[test]
    fn a_schedule_adds_up_in_one_currency() {
        let mut letter = letter(LetterKind::PlanProposal, vec![claim(100, 0, 0)], &[]);
        let payment = |minor, currency| ScheduledPayment {
            due: letter.dated,
            amount: Money { minor, currency },
        };
        let dollars = Currency::new("USD").unwrap();
        letter.schedule = vec![payment(33, Currency::EUR), payment(34, Currency::EUR)];
        assert_eq!(minor(letter.scheduled()), 67);
        letter.schedule = vec![payment(33, dollars)];
        assert!(letter.scheduled().is_err());
    }
}
