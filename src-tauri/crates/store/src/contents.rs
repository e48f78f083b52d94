//! What is kept in memory while a ledger is open: everything ever issued, and every customer.

use std::{panic, thread};

use receivables::{
    ItemId,
    portfolio::{Portfolio, Settlement},
};
use rusqlite::{Connection, OpenFlags};

use crate::{
    CustomerRecord, Result, Store, customer,
    item::{self, Numbered},
};

/// Everything that the daily questions are asked of.
#[derive(Debug)]
pub struct Contents {
    /// Everything ever issued.
    pub portfolio: Portfolio,
    /// Document numbers of the items that are open now.
    pub numbers: Vec<(ItemId, String)>,
    /// Every customer, in the order of their ids.
    pub customers: Vec<CustomerRecord>,
}

impl Store {
    /// Reads it all, by two connections side by side: nothing is written meanwhile, as nobody else
    /// has the ledger and this one is borrowed. They are closed afterwards, with what they had of the
    /// file in memory.
    pub fn contents(&self) -> Result<Contents> {
        let Some((one, other)) = self.reader()?.zip(self.reader()?) else {
            return Ok(Contents::of(item::numbered(&self.connection)?, rest(&self.connection)?));
        };
        thread::scope(|scope| {
            let beside = scope.spawn(move || rest(&other));
            let items = item::numbered(&one);
            let rest = beside.join().unwrap_or_else(|it| panic::resume_unwind(it));
            Ok(Contents::of(items?, rest?))
        })
    }

    /// Another connection, which only reads; none to a ledger in memory. By the path that SQLite knows:
    /// ours may be relative to a folder that was left since.
    fn reader(&self) -> Result<Option<Connection>> {
        let Some(path) = self.connection.path().filter(|it| !it.is_empty()) else {
            return Ok(None);
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Some(Connection::open_with_flags(path, flags)?))
    }
}

/// What is read beside the items.
fn rest(connection: &Connection) -> Result<(Vec<Settlement>, Vec<CustomerRecord>)> {
    Ok((item::all_settlements(connection)?, customer::all(connection)?))
}

impl Contents {
    fn of(
        Numbered { items, numbers }: Numbered,
        (settlements, customers): (Vec<Settlement>, Vec<CustomerRecord>),
    ) -> Self {
        Self { portfolio: Portfolio::new(items, settlements), numbers, customers }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::{
        Store,
        tests::{import, on, undo},
    };

    /// What is open on a day, the numbers of what is open now, and the customers.
    fn told(store: &Store, day: NaiveDate) -> String {
        let it = store.contents().unwrap();
        let open = it.portfolio.open_items(day).map(|it| format!("{} {}", it.id.0, it.open));
        let numbers = it.numbers.iter().map(|(id, number)| format!("{} {number}", id.0));
        let customers = it.customers.iter().map(|it| format!("{} {}", it.id.0, it.name));
        let all: Vec<_> = open.chain(numbers).chain(customers).collect();
        all.join(", ")
    }

    #[test]
    fn two_connections_read_what_one_knows() {
        const FILE: &str = "2026-02-28
            C1 Marchand F-1 due 2026-02-15 of 100 paid 40 on 2026-02-20
            C2 Vasseur F-2 due 2026-02-20 of 70 paid 70 on 2026-02-27";
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Store::open(&folder.path().join("shop.encours")).unwrap();
        let mut store = Store::in_memory().unwrap();
        let batches = [import(&mut kept, FILE), import(&mut store, FILE)];
        let expected = "1 0.60, 1 F-1, 1 Marchand, 2 Vasseur";
        assert_eq!(told(&kept, on("2026-02-28")), expected);
        assert_eq!(told(&store, on("2026-02-28")), expected);
        assert!(told(&kept, on("2026-02-25")).starts_with("1 0.60, 2 0.70, 1 F-1"));

        // The last change is seen, and what was read before stands in nobody's way.
        undo(&mut kept, batches[0]);
        undo(&mut store, batches[1]);
        assert_eq!(
            (told(&kept, on("2026-02-28")), told(&store, on("2026-02-28"))),
            (String::new(), String::new())
        );
        drop(kept);
        let left = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        let left: Vec<_> = left.filter(|it| !it.to_string_lossy().ends_with("-lock")).collect();
        assert_eq!(left, ["shop.encours"]);
    }
}
