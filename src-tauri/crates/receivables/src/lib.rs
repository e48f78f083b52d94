//! The domain of Encours: receivables, how late they are, and what to do about them today.
//!
//! Pure by construction: no clock (the `key_date` is an argument), no file, no float, no SQL,
//! no JSON and no screen. What cannot be computed is refused, never guessed.

#![deny(missing_docs)]
#![deny(clippy::float_arithmetic, clippy::disallowed_methods, clippy::disallowed_types)]

pub mod aging;
pub mod allocation;
pub mod behaviour;
pub mod calendar;
pub mod dunning;
pub mod epc;
pub mod forecast;
pub mod identifiers;
pub mod indicators;
pub mod interest;
pub mod item;
pub mod letter;
pub mod lettering;
pub mod limitation;
pub mod matching;
pub mod mentions;
pub mod money;
pub mod monthly;
pub mod payment_terms;
pub mod plan;
pub mod portfolio;
pub mod preflight;
pub mod promise;
pub mod provision;
pub mod rates;
pub mod sales_list;
pub mod set_off;
pub mod simulation;
pub mod worklist;
pub mod year_end;

pub use item::{CustomerId, ItemId, ItemKind, OpenItem};
pub use money::{Balance, Currency, Money, MoneyError};
