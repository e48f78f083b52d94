//! Bytes in, facts out, with the problems: the reader of accounting exports.
//!
//! A [`Table`] is opened on any bytes: its encoding, separator, headings, dates and amounts are
//! recognised from the content, never from the extension. Facts are then streamed row by row; a
//! bad row becomes a [`RowProblem`] and the next one is read. A file that holds no table at all is
//! a [`Refusal`]. Whatever the bytes: no panic, and memory that does not grow with the file.
//!
//! ```
//! use std::{io::Cursor, ops::ControlFlow};
//! use receivables::Currency;
//!
//! let file = "Client;N° facture;Date;Échéance;Solde dû\nDurand;F-1;02/01/2026;01/02/2026;1 200,50\n";
//! let mut table = readers::Table::open(Cursor::new(file), "export.csv")?;
//! let mapping = table.guess().expect("known headings");
//! table.documents(&mapping, Currency::EUR, |row| {
//!     assert_eq!(row.expect("a good row").original.to_string(), "1200.50");
//!     ControlFlow::Continue(())
//! })?;
//! # Ok::<(), readers::Refusal>(())
//! ```

mod amount;
mod balance;
pub mod bank;
mod bank_row;
mod cell;
mod clue;
mod column;
mod content;
mod currency;
mod customer;
mod date;
mod document;
mod encoding;
mod evidence;
pub mod fec;
mod field;
mod group;
mod guess;
mod header;
mod heading;
pub mod invoice;
mod mapping;
mod payment;
mod problem;
mod reading;
mod record;
mod refusal;
mod repair;
mod repeated;
mod row;
pub mod sales_list;
mod sample;
mod separator;
mod suggest;
mod synonyms;
mod table;
mod take_over;
mod title;
mod total;
mod word;
pub mod workbook;
mod xml;

pub use amount::{DecimalMark, typed as amount};
pub use bank_row::BankRowFact;
pub use clue::Clue;
pub use content::{Format, recognise};
pub use customer::CustomerFact;
pub use date::DateOrder;
pub use document::DocumentFact;
pub use encoding::Encoding;
pub use field::{Field, Kind};
pub use mapping::Mapping;
pub use payment::PaymentFact;
pub use problem::{ProblemKind, Remark, RowProblem};
pub use refusal::{FileFormat, Refusal};
pub use row::Summary;
pub use separator::Separator;
pub use table::{Column, Table};
pub use take_over::TakeOverFact;
pub use title::Title;
pub use total::FileTotal;
pub use word::ReachedLevel;
pub use workbook::{Sheet, SheetText, open_sheet};
