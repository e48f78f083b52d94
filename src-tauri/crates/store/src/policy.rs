//! The policy and its levels.

use receivables::dunning::{Channel, DunningLevel, DunningPolicy, Step};
use rusqlite::{Transaction, params};

use crate::{Result, Store, StoreError};

impl Store {
    /// The scenario in force.
    pub fn policy(&self) -> Result<DunningPolicy> {
        let minimum_gap =
            self.connection.query_row("SELECT minimum_gap FROM policy", [], |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(
            "SELECT step, offset, channel, counts, floor_minor FROM level ORDER BY offset",
        )?;
        let mut rows = statement.query([])?;
        let mut levels = Vec::new();
        while let Some(row) = rows.next()? {
            levels.push(DunningLevel {
                step: step(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?,
                offset: row.get(1)?,
                channel: channel(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?,
                counts: row.get(3)?,
                floor_minor: row.get(4)?,
            });
        }
        Ok(DunningPolicy { levels, minimum_gap })
    }
}

/// Writes the default French scenario into a new ledger.
pub(crate) fn seed(transaction: &Transaction<'_>) -> Result<()> {
    let policy = DunningPolicy::french_default();
    transaction.execute(
        "INSERT INTO policy (id, name, minimum_gap) VALUES (1, 'standard', ?1)",
        [policy.minimum_gap],
    )?;
    for it in policy.levels {
        transaction.execute(
            "INSERT INTO level (policy_id, step, offset, channel, counts, floor_minor)
             VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            params![
                it.step.to_string(),
                it.offset,
                channel_name(it.channel),
                it.counts,
                it.floor_minor
            ],
        )?;
    }
    Ok(())
}

pub(crate) fn step(name: &str) -> Result<Step> {
    name.parse().map_err(|_| StoreError::Corrupt(format!("the step {name:?}")))
}

pub(crate) fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Call => "call",
        Channel::Letter => "letter",
        Channel::RegisteredLetter => "registered_letter",
        Channel::HandOver => "hand_over",
    }
}

pub(crate) fn channel(name: &str) -> Result<Channel> {
    use Channel::*;
    [Email, Call, Letter, RegisteredLetter, HandOver]
        .into_iter()
        .find(|it| channel_name(*it) == name)
        .ok_or_else(|| StoreError::Corrupt(format!("the channel {name:?}")))
}
