//! What customers contest, promised and agreed to pay in parts, as the aged balance knows it.

use receivables::{
    OpenItem,
    aging::{SetAsideItems, SpokenFor},
};

use crate::{amount::Day, failure::Cause, ledger::Ledger, plan};

/// What of the open items is set aside on the key date. They come in the order of their ids.
pub(super) fn set_aside(
    ledger: &Ledger,
    open: &[OpenItem],
    key_date: Day,
) -> Result<SetAsideItems, Cause> {
    let store = &ledger.store;
    let disputes: Vec<_> = store.disputes(key_date)?.into_iter().map(|it| it.dispute).collect();
    let promises: Vec<_> = store.promises(key_date)?.into_iter().map(|it| it.promise).collect();
    let plans = plan::standing(ledger, key_date)?;
    let plans: Vec<_> = plans.into_iter().map(|it| it.plan).collect();
    let spoken = SpokenFor { disputes: &disputes, promises: &promises, plans: &plans };
    Ok(spoken.of(open, &ledger.calendar, key_date))
}
