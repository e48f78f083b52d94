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
mod column;
mod currency;
mod customer;
mod date;
mod document;
mod encoding;
pub mod fec;
mod field;
mod guess;
mod heading;
pub mod invoice;
mod problem;
mod record;
mod refusal;
mod row;
mod separator;
mod synonyms;
mod table;
mod title;
mod total;
mod word;
mod workbook;
mod xml;

pub use customer::CustomerFact;
pub use document::DocumentFact;
pub use encoding::Encoding;
pub use field::{Field, Kind, Mapping};
pub use problem::{ProblemKind, Remark, RowProblem};
pub use refusal::{FileFormat, Refusal};
pub use row::Summary;
pub use separator::Separator;
pub use table::{Column, Table};
pub use title::Title;
pub use total::FileTotal;
