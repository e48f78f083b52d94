//! The FEC (*fichier des écritures comptables*, article A47 A-1 LPF): the year's entries, read for its receivables.

/// Why a file is not read as a FEC.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FecRefusal {}
