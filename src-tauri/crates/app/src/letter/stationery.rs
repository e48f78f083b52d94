//! The company's stationery: what its letters are worded in and printed on.

use documents::letters::{Stationery, Wording};

use crate::{failure::Cause, ledger::Ledger};

/// The stationery as it stands.
pub(crate) fn load(_ledger: &Ledger) -> Result<Stationery, Cause> {
    Ok(Stationery { wording: Wording::default() })
}
