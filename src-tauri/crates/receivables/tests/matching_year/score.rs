//! What was found of a year, by kind of receipt and by confidence.

use std::{collections::BTreeMap, fmt};

use receivables::matching::{Confidence, Match, Proposal};

use crate::year::{Kind, Paid};

/// Right and wrong proposals of one kind of receipt, by confidence.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    receipts: usize,
    right: [usize; 3],
    wrong: [usize; 3],
    nothing: usize,
}

/// The sum of one year, or of several.
#[derive(Debug, Clone, Default)]
pub struct Score {
    rows: BTreeMap<Kind, Row>,
    wrong_certain: Vec<String>,
}

impl Score {
    /// Counts one match, and says whether it is right: every item, to the cent.
    pub fn count(&mut self, paid: &Paid, found: &Match) -> bool {
        let row = self.rows.entry(paid.kind).or_default();
        row.receipts += 1;
        let Ok(proposal) = &found.found else {
            row.nothing += 1;
            return false;
        };
        let right = is_right(paid, proposal);
        let column = match proposal.confidence {
            Confidence::Certain => 0,
            Confidence::Likely => 1,
            Confidence::Possible => 2,
        };
        if right {
            row.right[column] += 1
        } else {
            row.wrong[column] += 1
        }
        if !right && column == 0 {
            let line = format!("{:?} {:?} but {:?}", paid.receipt, paid.truth, proposal);
            self.wrong_certain.push(line);
        }
        right
    }

    pub fn wrong_certain(&self) -> Vec<String> {
        self.wrong_certain.clone()
    }

    pub fn add(&mut self, other: Self) {
        for (kind, row) in other.rows {
            let sum = self.rows.entry(kind).or_default();
            sum.receipts += row.receipts;
            sum.nothing += row.nothing;
            for column in 0..3 {
                sum.right[column] += row.right[column];
                sum.wrong[column] += row.wrong[column];
            }
        }
        self.wrong_certain.extend(other.wrong_certain);
    }

    /// Of receipts that pay one or several invoices in full: percent found with certainty, and
    /// percent found with certainty or likely; rounded down.
    pub fn recall(&self) -> (usize, usize) {
        let rows =
            [Kind::One, Kind::Several].map(|it| self.rows.get(&it).copied().unwrap_or_default());
        let all: usize = rows.iter().map(|it| it.receipts).sum();
        let certain: usize = rows.iter().map(|it| it.right[0]).sum();
        let likely: usize = rows.iter().map(|it| it.right[1]).sum();
        (certain * 100 / all.max(1), (certain + likely) * 100 / all.max(1))
    }
}

fn is_right(paid: &Paid, proposal: &Proposal) -> bool {
    let allocated: BTreeMap<_, _> =
        proposal.allocations.iter().map(|(item, minor)| (*item, minor.minor)).collect();
    let customer = match proposal.customer {
        Some(customer) => paid.customers.len() == 1 && paid.customers.contains(&customer),
        None => paid.customers.len() > 1,
    };
    customer && allocated == paid.truth
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head =
            ["receipts", "certain", "wrong", "likely", "wrong", "possible", "wrong", "nothing"];
        write!(f, "{:<12}", "")?;
        head.iter().try_for_each(|it| write!(f, "{it:>9}"))?;
        for (kind, row) in &self.rows {
            write!(f, "\n{:<12}{:>9}", format!("{kind:?}"), row.receipts)?;
            for column in 0..3 {
                write!(f, "{:>9}{:>9}", row.right[column], row.wrong[column])?;
            }
            write!(f, "{:>9}", row.nothing)?;
        }
        Ok(())
    }
}
