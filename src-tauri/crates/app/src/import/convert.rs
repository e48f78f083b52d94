//! The reader's words and the window's, one to one.

use super::{Field, ImportKind, MappedColumn, Mapping};

macro_rules! same_variants {
    ($ours:ty, $theirs:ty: $($variant:ident)*) => {
        impl From<$theirs> for $ours {
            fn from(value: $theirs) -> Self {
                match value { $(<$theirs>::$variant => Self::$variant,)* }
            }
        }
        impl From<$ours> for $theirs {
            fn from(value: $ours) -> Self {
                match value { $(<$ours>::$variant => Self::$variant,)* }
            }
        }
    };
}

same_variants!(Field, readers::Field:
    CustomerCode CustomerName Number Kind Issued Due Amount Open Paid Debit Credit Settled
    Currency Disputed Reference Address Address2 Postcode Town Country Phone Email Contact
    Siren Language Sign Status Terms Vat Contact2 Phone2 Email2 Collector
    Salesperson PaymentDate Mode Level
    LastContact BookingDate ValueDate Label Balance Counterparty Account);

impl Mapping {
    /// As the reader takes it; none for what is no table.
    pub(crate) fn to_reader(&self) -> Option<readers::Mapping> {
        let kind = ImportKind::of_table(self.kind)?;
        let columns = self.columns.iter().map(|it| (it.index as usize, it.field.into()));
        Some(readers::Mapping { kind, columns: columns.collect() })
    }
}

impl From<&readers::Mapping> for Mapping {
    fn from(mapping: &readers::Mapping) -> Self {
        let columns = mapping.columns.iter().filter_map(|&(index, field)| {
            Some(MappedColumn { index: u32::try_from(index).ok()?, field: field.into() })
        });
        Self { kind: mapping.kind.into(), columns: columns.collect() }
    }
}
