//! Seals: what was done and said is never edited, so its hash stands in the journal.
//!
//! The journal entry that added an act, a promise or a posted letter carries a SHA-256 over every
//! column as recorded, what belongs to the row included. The journal's own chain covers the seals:
//! whoever alters a row would have to rewrite every entry since.

use std::collections::HashMap;

use rusqlite::{Connection, types::ValueRef};
use sha2::{Digest, Sha256};

use crate::{Finding, Result, Store};

/// A row that a change added, with its seal where it is never edited.
pub(crate) type Added = (String, i64, Option<String>);

/// A table whose rows are never edited.
struct Sealed {
    table: &'static str,
    /// What a row holds, by its number. Columns by name: a later migration breaks no seal.
    contents: &'static [&'static str],
    altered: fn(i64) -> Finding,
}

const SEALED: [Sealed; 6] = [
    Sealed {
        table: "act",
        contents: &[
            "SELECT customer_id, happened_on, channel, step, outcome, note, claimed_minor, currency
             FROM act WHERE id = ?1",
            "SELECT item_id, reached, open_minor, due FROM act_item WHERE act_id = ?1
             ORDER BY item_id",
        ],
        altered: |id| Finding::Act { id },
    },
    Sealed {
        table: "promise",
        contents: &[
            "SELECT customer_id, act_id, made_on, due_on, promised_minor, currency
             FROM promise WHERE id = ?1",
            "SELECT item_id FROM promise_item WHERE promise_id = ?1 ORDER BY item_id",
            // Of a promise that an act brought, nothing: the seals of older ledgers hold.
            "SELECT sales_list_id FROM promise WHERE id = ?1 AND sales_list_id IS NOT NULL",
        ],
        altered: |id| Finding::Promise { id },
    },
    Sealed {
        table: "document",
        contents: &["SELECT act_id, kind, posted_on, sha256 FROM document WHERE id = ?1"],
        altered: |id| Finding::Document { id },
    },
    Sealed {
        table: "closing",
        contents: &["SELECT kind, on_day, made_at, sha256 FROM closing WHERE id = ?1"],
        altered: |id| Finding::Closing { id },
    },
    Sealed {
        table: "sales_list",
        contents: &["SELECT salesperson, on_day, made_at, documents FROM sales_list WHERE id = ?1"],
        altered: |id| Finding::SalesList { id },
    },
    Sealed {
        table: "remark",
        contents: &[
            "SELECT customer_id, item_id, sales_list_id, noted_on, note FROM remark WHERE id = ?1",
        ],
        altered: |id| Finding::Remark { id },
    },
];

/// What a journal entry says of rows: those it added, and those it sealed anew.
#[derive(serde::Deserialize, Default)]
struct Sealings {
    #[serde(default)]
    remove: Vec<Added>,
    /// A person's words were erased at their request: the rest of the row is sealed again.
    #[serde(default)]
    reseal: Vec<Added>,
}

/// The rows a change added, sealed.
pub(crate) fn sealed(connection: &Connection, added: &[(&'static str, i64)]) -> Result<Vec<Added>> {
    let seal = |&(table, id): &(&'static str, i64)| {
        let sealed = SEALED.iter().find(|it| it.table == table);
        let seal = sealed.map(|it| it.seal(connection, id)).transpose()?;
        Ok((table.to_owned(), id, seal))
    };
    added.iter().map(seal).collect()
}

impl Sealed {
    fn seal(&self, connection: &Connection, id: i64) -> Result<String> {
        let mut hasher = Sha256::new();
        for sql in self.contents {
            let mut statement = connection.prepare_cached(sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([id])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    absorb(&mut hasher, row.get_ref(column)?);
                }
            }
        }
        Ok(crate::document::hex(&hasher.finalize()))
    }
}

/// Every value is preceded by its type and length, so that none can pass for two.
fn absorb(hasher: &mut Sha256, value: ValueRef<'_>) {
    let number;
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(it) => {
            number = it.to_le_bytes();
            (1, &number)
        }
        ValueRef::Real(it) => {
            number = it.to_le_bytes();
            (2, &number)
        }
        ValueRef::Text(it) => (3, it),
        ValueRef::Blob(it) => (4, it),
    };
    hasher.update([kind]);
    hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
    hasher.update(bytes);
}

impl Store {
    /// Rows that are not as the journal sealed them, or that it never saw.
    pub(crate) fn broken_seals(&self) -> Result<Vec<Finding>> {
        let sql = "SELECT inverse FROM event WHERE inverse IS NOT NULL ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let inverses = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut added = Vec::new();
        for inverse in inverses {
            // An entry that cannot be read breaks the journal's chain, and is found there.
            let sealings: Sealings = serde_json::from_str(&inverse?).unwrap_or_default();
            added.extend(sealings.remove.into_iter().chain(sealings.reseal));
        }
        let mut findings = Vec::new();
        for it in &SEALED {
            findings.extend(self.broken_seals_of(it, &added)?);
        }
        Ok(findings)
    }

    fn broken_seals_of(&self, sealed: &Sealed, added: &[Added]) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let of_table = added.iter().filter(|it| it.0 == sealed.table);
        // The newest seal of a row holds.
        let known: HashMap<i64, &Option<String>> =
            of_table.map(|(_, id, seal)| (*id, seal)).collect();
        let mut ids: Vec<_> = known.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            if known[&id].as_ref() != Some(&sealed.seal(&self.connection, id)?) {
                findings.push((sealed.altered)(id));
            }
        }
        let mut statement = self.connection.prepare(&format!("SELECT id FROM {}", sealed.table))?;
        let ids = statement.query_map([], |row| row.get::<_, i64>(0))?;
        for id in ids {
            let id = id?;
            if !known.contains_key(&id) {
                findings.push((sealed.altered)(id));
            }
        }
        Ok(findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        NewPromise, PromiseOrigin,
        tests::{call, change, eur, import, item, on},
    };

    #[test]
    fn a_promise_that_an_act_brought_is_sealed_as_before_lists_were_handed_out() {
        let mut store = Store::in_memory().unwrap();
        import(&mut store, "2026-11-20\nC1 Marchand F-1 due 2026-11-01 of 100");
        let item = item(&store, "F-1");
        let promise = NewPromise {
            customer: store.customer_of_item(item).unwrap().id,
            origin: PromiseOrigin::Act(call(&mut store, item)),
            made_on: on("2026-11-23"),
            due_on: on("2026-11-30"),
            promised: eur(100),
            items: vec![item],
        };
        change(&mut store, |it| it.add_promise(&promise));
        let now = &SEALED[1];
        let before = Sealed { contents: &now.contents[..2], ..*now };
        let seal = |it: &Sealed| it.seal(&store.connection, 1).unwrap();
        assert_eq!(seal(now), seal(&before));
        assert_eq!(store.verify().unwrap(), []);
    }
}
