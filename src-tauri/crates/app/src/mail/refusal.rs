//! Refusals: why no e-mail leaves.

use crate::failure::FailureKey;

/// Why no e-mail leaves, with the facts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Nobody to answer to.
    #[error("the sender has no e-mail address")]
    NoSender,
    /// What was typed is no address.
    #[error("{0} is no e-mail address")]
    InvalidAddress(String),
}

impl Refusal {
    /// What the window is to do about it.
    pub(crate) fn key(&self) -> FailureKey {
        match self {
            Self::NoSender => FailureKey::CompanyIncomplete,
            Self::InvalidAddress(_) => FailureKey::InvalidField,
        }
    }
}
