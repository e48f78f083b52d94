//! The ledger: one SQLite file, `*.encours`, and the only crate that knows SQL.
//!
//! Reading goes through [`Store`]; every change goes through [`Store::change`], which is one
//! transaction and one journal entry: kill the program at any instant and either all of a
//! change is there or none of it.

mod act;
mod bank;
mod behaviour;
mod brief;
mod charge;
mod closing;
mod company;
mod contact;
mod contents;
mod control;
mod customer;
mod dispute;
mod document;
mod document_fact;
mod doubt;
mod doubtful;
mod error;
mod event;
mod hold;
mod import;
mod iso;
mod item;
mod picture;
mod plan;
mod policy;
mod promise;
mod provision;
mod rate;
mod sales_list;
mod schema;
mod seal;
mod take_over;
mod template;
#[cfg(test)]
mod tests;
mod tie_out;
mod undo;
mod verify;
mod wait;

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

pub use act::{ActRecord, ActedItem, ClaimedRecord, LastContacts, NewAct};
pub use bank::{AliasKind, BankLine, BankLineRow, BankLines, PayerAlias};
pub use brief::SettledItem;
pub use charge::{ChargePart, ChargeRecord, ChargeState, NewCharge};
pub use closing::ClosingRecord;
pub use company::CompanyRecord;
pub use contact::{Contact, ContactRecord};
pub use contents::Contents;
pub use control::ControlBalance;
pub use customer::{CustomerDetails, CustomerRecord, CustomerTraits};
pub use dispute::{DisputeRecord, NewDispute};
pub use document::{DocumentRecord, KeptDocument, NewDocument};
pub use document_fact::{DocumentFact, DocumentFactKind, ReturnReason};
pub use doubt::{ItemLabel, SharedNumber};
pub use doubtful::DoubtfulRecord;
pub use error::StoreError;
pub use event::Change;
pub use hold::{HoldKind, HoldRecord, NewHold};
pub use import::{
    DueSource, ImportBatch, ImportHead, ImportRow, RemovedMatch, StoredItem, TakenBack,
    Unexplained, WithdrawnItem,
};
pub use item::{DocumentOwner, ItemDetails, OpenItemRecord, SettlementRecord};
pub use picture::PictureKind;
pub use plan::PlanRecord;
pub use promise::{NewPromise, PromiseOrigin, PromiseRecord};
pub use provision::ProvisionRecord;
pub use rate::RateRecord;
pub use sales_list::{NewRemark, NewSalesList, RemarkRecord, SalesListRecord};
pub use template::{TemplateKey, TemplateRecord};
pub use tie_out::Movement;
pub use undo::EventRecord;
pub use verify::Finding;
pub use wait::WaitRecord;

/// Result of everything here.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open ledger. It holds a lock file beside the ledger until it is dropped.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    _lock: Option<File>,
}

impl Store {
    /// Opens a ledger, creating it where there is none.
    pub fn open(path: &Path) -> Result<Self> {
        let is_new = fs::metadata(path).map_or(true, |it| it.len() == 0);
        if !is_new {
            refuse_foreign_files(path)?;
        }
        let lock = lock(path)?;
        if is_new {
            create_private(path)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        Self::prepare(connection, path, Some(lock))
    }

    /// A ledger in memory, for tests.
    pub fn in_memory() -> Result<Self> {
        Self::prepare(Connection::open_in_memory()?, Path::new(":memory:"), None)
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(mut connection: Connection, path: &Path, lock: Option<File>) -> Result<Self> {
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -65536;",
        )?;
        connection.set_prepared_statement_cache_capacity(64);
        // Without it a statement that compares a range is planned anew for every value bound to it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        schema::migrate(&mut connection, path)?;
        Ok(Self { connection, path: path.to_owned(), _lock: lock })
    }
}

/// Takes the lock beside the ledger: a second program is told, it does not wait.
fn lock(path: &Path) -> Result<File> {
    let beside = path.with_extension("encours-lock");
    let io = |source| StoreError::Io { path: beside.clone(), source };
    let file =
        OpenOptions::new().write(true).create(true).truncate(false).open(&beside).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::Locked(path.to_owned())),
        Err(fs::TryLockError::Error(source)) => Err(io(source)),
    }
}

/// Creates the file so that nobody else on the machine can read it.
fn create_private(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    options.open(path).map(drop).map_err(io)
}

/// A file that is no ledger is left alone, byte for byte: it is looked at before it is opened
/// for writing, which would change even the header of another program's database.
fn refuse_foreign_files(path: &Path) -> Result<()> {
    use std::io::Read as _;
    let mut magic = [0; 16];
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    let read = File::open(path).map_err(io)?.read(&mut magic).map_err(io)?;
    if &magic[..read] != b"SQLite format 3\0" {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    schema::version(&Connection::open_with_flags(path, flags)?, path).map(drop)
}
