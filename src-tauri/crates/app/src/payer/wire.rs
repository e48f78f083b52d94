//! Rows of the payers as they cross to the window: arrays, a third the size of objects that repeat
//! their keys. `ui/src/lib/api/payers.ts` makes them objects again.

use serde::{Serialize, Serializer};

use super::PayerRow;

impl Serialize for PayerRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = (self.code.as_str(), self.name.as_str(), self.class);
        let figures = (self.points, self.days_late, self.trend, self.run_days.as_slice());
        (names, figures, (self.kept, self.broken), &self.warning, (self.open, self.overdue))
            .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payer::PayerClass;

    #[test]
    fn a_row_crosses_as_the_window_reads_it() {
        let row = PayerRow {
            code: "0417".into(),
            name: "Meunerie Vasseur".into(),
            days_late: Some(12_50),
            trend: None,
            points: Some(814),
            class: PayerClass::NotRated,
            run_days: [10, 31].into(),
            kept: 2,
            broken: 1,
            warning: None,
            open: 120_010,
            overdue: -5,
        };
        let written = serde_json::to_string(&row).unwrap();
        assert_eq!(
            written,
            r#"[["0417","Meunerie Vasseur","NR"],[814,1250,null,[10,31]],[2,1],null,[120010,-5]]"#
        );
    }
}
