//! The company's stationery: what its letters are worded in and printed on.

use documents::letters::{Stationery, Wording};

use crate::{
    company::{
        self, Company,
        picture::{self, PictureKind},
    },
    failure::Cause,
    ledger::Ledger,
    template,
};

/// The stationery as it stands.
pub(crate) fn load(ledger: &Ledger) -> Result<Stationery, Cause> {
    of(ledger, &company::load(ledger)?)
}

/// The stationery of a sender that may not be saved yet.
pub(crate) fn of(ledger: &Ledger, company: &Company) -> Result<Stationery, Cause> {
    Ok(Stationery {
        wording: Wording::new(template::texts(ledger)?),
        logo: picture::load(ledger, PictureKind::Logo)?,
        signature: picture::load(ledger, PictureKind::Signature)?,
        envelope: company.envelope().map_err(Cause::InvalidWindow)?,
        slip: company.slip,
    })
}
