//! The sample company.
use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
};
pub(crate) fn fill(_ledger: &mut Ledger, _moment: &Moment) -> Result<(), Cause> {
    Ok(())
}
