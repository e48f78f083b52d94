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
                match value { $(<$ours>::$variant => Self::$variant,)* #[allow(unreachable_patterns)] _ => unreachable!() }
            }
        }
    };
}

// TEMP
impl From<readers::Kind> for ImportKind {
    fn from(k: readers::Kind) -> Self {
        match k {
            readers::Kind::Documents => Self::Documents,
            readers::Kind::OpenItems => Self::OpenItems,
            readers::Kind::Customers => Self::Customers,
        }
    }
}
impl From<ImportKind> for readers::Kind {
    fn from(k: ImportKind) -> Self {
        match k {
            ImportKind::OpenItems => Self::OpenItems,
            ImportKind::Customers => Self::Customers,
            _ => Self::Documents,
        }
    }
}
same_variants!(Field, readers::Field:
    CustomerCode CustomerName Number Kind Issued Due Amount Open Paid Debit Credit Settled
    Currency Disputed Reference Address Address2 Postcode Town Country Phone Email Contact
    Siren Language);

impl From<&Mapping> for readers::Mapping {
    fn from(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter().map(|it| (it.index as usize, it.field.into()));
        Self { kind: mapping.kind.into(), columns: columns.collect() }
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
