//! Migrations: from any earlier ledger to today's, in one transaction each.

use std::path::Path;

use rusqlite::{Connection, Transaction};

use crate::{Result, StoreError};

/// `ENCO`: tells our files from other SQLite databases.
const APPLICATION_ID: u32 = 0x454e_434f;

/// The migrations, in order; a ledger's `user_version` counts those it has.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/001.sql"),
    include_str!("schema/002.sql"),
    include_str!("schema/003.sql"),
    include_str!("schema/004.sql"),
    include_str!("schema/005.sql"),
    include_str!("schema/006.sql"),
    include_str!("schema/007.sql"),
    include_str!("schema/008.sql"),
];

/// Brings a ledger up to date; refuses a newer one and a database of somebody else.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let version = version(connection, path)?;
    let known = u32::try_from(MIGRATIONS.len()).expect("a handful of migrations");
    if version > known {
        return Err(StoreError::Newer { path: path.to_owned(), found: version, known });
    }
    if version == known {
        return Ok(());
    }
    // A table built anew is missing for a moment; inside a transaction the pragma has no effect.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (sql, number) in MIGRATIONS.iter().zip(1..).skip(version as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        if number == 1 {
            crate::policy::seed(&transaction)?;
        }
        if number == 3 {
            crate::policy::seed_book(&transaction, version == 0)?;
        }
        mark(&transaction, number)?;
        transaction.commit()?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// The ledger's version, 0 for an empty database; refuses a database of somebody else.
pub(crate) fn version(connection: &Connection, path: &Path) -> Result<u32> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let version = pragma("user_version")?;
    if version == 0 && !is_empty(connection)?
        || version > 0 && pragma("application_id")? != APPLICATION_ID
    {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    Ok(version)
}

fn mark(transaction: &Transaction<'_>, version: u32) -> Result<()> {
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version)?;
    Ok(())
}

fn is_empty(connection: &Connection) -> Result<bool> {
    let count: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(count == 0)
}

#[cfg(test)]
mod tests;
