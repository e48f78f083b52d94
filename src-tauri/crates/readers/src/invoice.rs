//! Electronic invoices: Factur-X, CII and UBL, read alike.

/// Why a file is not read as an electronic invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvoiceRefusal {}
