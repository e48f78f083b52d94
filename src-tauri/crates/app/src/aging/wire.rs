//! Rows of the aged balance as they cross to the window: arrays, half the size of objects that repeat
//! their keys. `ui/src/lib/api/aged.ts` makes them objects again.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::AgedCustomer;

impl Serialize for AgedCustomer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = &self.line;
        let mut row = serializer.serialize_seq(None)?;
        row.serialize_element(self.code.as_str())?;
        row.serialize_element(self.name.as_str())?;
        row.serialize_element(&self.group)?;
        row.serialize_element(&self.before)?;
        row.serialize_element(&self.change)?;
        let amounts = [
            line.total,
            line.not_due,
            line.no_due_date,
            line.overdue,
            line.unallocated,
            line.disputed,
            line.promised,
            line.recoverable,
        ];
        for minor in amounts.iter().chain(&line.buckets) {
            row.serialize_element(minor)?;
        }
        row.end()
    }
}
