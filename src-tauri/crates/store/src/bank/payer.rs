//! Payer aliases: under which names and from which accounts a customer pays.

use receivables::CustomerId;
use rusqlite::{Connection, params};

use crate::{Change, Result, Store, StoreError};

/// What a payer was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// The name on the payment.
    Name,
    /// The account it came from.
    Iban,
}

/// A payer that stands for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerAlias {
    /// The customer.
    pub customer: CustomerId,
    /// What it is recognised by.
    pub kind: AliasKind,
    /// The name or IBAN, as it was written down.
    pub value: String,
}

fn name(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Name => "name",
        AliasKind::Iban => "iban",
    }
}

fn kind(name: &str) -> Result<AliasKind> {
    match name {
        "name" => Ok(AliasKind::Name),
        "iban" => Ok(AliasKind::Iban),
        _ => Err(StoreError::Corrupt(format!("the alias kind {name:?}"))),
    }
}

fn aliases(connection: &Connection) -> Result<Vec<PayerAlias>> {
    let mut statement = connection
        .prepare_cached("SELECT customer_id, kind, value FROM payer_alias ORDER BY kind, value")?;
    let mut rows = statement.query([])?;
    let mut aliases = Vec::new();
    while let Some(row) = rows.next()? {
        aliases.push(PayerAlias {
            customer: CustomerId(row.get(0)?),
            kind: kind(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
            value: row.get(2)?,
        });
    }
    Ok(aliases)
}

impl Store {
    /// All payer aliases.
    pub fn payer_aliases(&self) -> Result<Vec<PayerAlias>> {
        aliases(&self.connection)
    }
}

impl Change<'_> {
    /// All payer aliases, as the change under way sees them.
    pub fn payer_aliases(&self) -> Result<Vec<PayerAlias>> {
        aliases(&self.transaction)
    }

    /// Remembers a payer for a customer; the latest word holds.
    pub fn add_payer_alias(
        &mut self,
        customer: CustomerId,
        kind: AliasKind,
        value: &str,
    ) -> Result<()> {
        let sql = "INSERT INTO payer_alias (customer_id, kind, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (kind, value) DO UPDATE SET customer_id = excluded.customer_id";
        self.transaction.prepare_cached(sql)?.execute(params![customer.0, name(kind), value])?;
        Ok(())
    }

    /// Forgets that a payer stands for a customer; nothing if it does not.
    pub fn forget_payer_alias(
        &mut self,
        customer: CustomerId,
        kind: AliasKind,
        value: &str,
    ) -> Result<()> {
        let sql = "DELETE FROM payer_alias WHERE customer_id = ?1 AND kind = ?2 AND value = ?3";
        self.transaction.prepare_cached(sql)?.execute(params![customer.0, name(kind), value])?;
        Ok(())
    }
}
