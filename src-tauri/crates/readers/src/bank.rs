//! Bank statements: CAMT.053, CFONB 120, OFX and MT940, read alike.

/// Why a file is not read as a bank statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BankRefusal {}
