//! Learning who pays for whom: remembered when a receipt is matched, forgotten when the match is
//! taken back and nothing else bears it out.

use receivables::{CustomerId, matching::Learnt};
use store::{AliasKind, BankLine, Change};

use crate::{failure::Cause, ledger::Ledger};

/// Remembers a payer for a customer.
pub(super) fn remember(
    change: &mut Change<'_>,
    customer: CustomerId,
    learnt: &Learnt,
) -> Result<(), Cause> {
    for (kind, value) in values(learnt) {
        change.add_payer_alias(customer, kind, value)?;
    }
    Ok(())
}

/// Forgets a payer for a customer.
pub(super) fn forget(
    change: &mut Change<'_>,
    customer: CustomerId,
    learnt: &Learnt,
) -> Result<(), Cause> {
    for (kind, value) in values(learnt) {
        change.forget_payer_alias(customer, kind, value)?;
    }
    Ok(())
}

/// What a match taught that falls with it: nothing while another receipt of the same payer is
/// matched with the same customer.
pub(super) fn taught_by(
    ledger: &Ledger,
    all: &[BankLine],
    line: &BankLine,
) -> Result<Option<(CustomerId, Learnt)>, Cause> {
    let Some(customer) = payee(ledger, line)? else { return Ok(None) };
    let taught = Learnt::of(&super::receipt(line));
    for other in all.iter().filter(|it| it.id != line.id && it.matched_minor != 0) {
        let same = Learnt::of(&super::receipt(other)) == taught;
        if same && payee(ledger, other)? == Some(customer) {
            return Ok(None);
        }
    }
    Ok(Some((customer, taught)))
}

/// Whose documents a line settles.
fn payee(ledger: &Ledger, line: &BankLine) -> Result<Option<CustomerId>, Cause> {
    let parts = ledger.store.matches_of(line.id)?;
    let Some(first) = parts.first() else { return Ok(None) };
    Ok(Some(ledger.store.customer_of_item(first.item)?.id))
}

fn values(learnt: &Learnt) -> impl Iterator<Item = (AliasKind, &str)> {
    let name = learnt.alias.as_deref().map(|it| (AliasKind::Name, it));
    name.into_iter().chain(learnt.iban.as_deref().map(|it| (AliasKind::Iban, it)))
}
