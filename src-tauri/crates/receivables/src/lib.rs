//! The domain of Encours: receivables, how late they are, and what to do about them today.
//!
//! Pure by construction: no clock (the `key_date` is an argument), no file, no float, no SQL,
//! no JSON and no screen. What cannot be computed is refused, never guessed.

#![deny(missing_docs)]
#![deny(clippy::float_arithmetic, clippy::disallowed_methods, clippy::disallowed_types)]

pub mod item;
pub mod money;

pub use item::{CustomerId, ItemId, ItemKind, OpenItem};
pub use money::{Balance, Currency, Money, MoneyError};
