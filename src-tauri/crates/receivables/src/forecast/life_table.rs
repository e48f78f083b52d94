//! A life table of delays: at each day after the due date, how much was unpaid, and how much of
//! that was paid on the day.
//!
//! An invoice enters it when it is issued, or when the twelve months begin; it leaves it paid, or
//! unpaid on the key date. Weights are thousandths of an invoice, so that a part payment counts as
//! its part. Days are counted from the due date, those before it negative.

/// The first and the last day that is told apart; what is paid later is taken as not paid.
pub(super) const EARLIEST: i32 = -60;
/// A year late.
pub(super) const LATEST: i32 = 365;
/// Days in the table.
pub(super) const DAYS: usize = (LATEST - EARLIEST + 1) as usize;

/// A certain chance of being paid on one day.
const CERTAIN: u64 = 1 << 23;
/// All of what is there at the beginning.
const ALL: u64 = 1 << 40;
/// A certain chance of being paid within days.
pub(super) const ONE: u64 = 1 << 20;
/// Invoices of the portfolio that a customer's own table is filled up with.
const PRIOR: u64 = 20 * WHOLE;
/// The weight of an invoice.
pub(super) const WHOLE: u64 = 1000;

/// Part of an invoice: its first and last day in the table, and whether it was paid on the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub from: i32,
    pub to: i32,
    pub weight: u64,
    pub is_paid: bool,
}

/// The table.
#[derive(Debug, Clone)]
pub(super) struct LifeTable {
    /// Weight that enters less weight that left the day before.
    change: Vec<i64>,
    paid: Vec<u64>,
}

/// The chance of each day, given that nothing was paid before it, in parts of `CERTAIN`.
pub(super) type Hazards = Vec<u64>;

/// What is left unpaid at the end of each day, the first entry standing for the day before the
/// first, in parts of `ALL`.
#[derive(Debug, Clone)]
pub(super) struct Survival(Vec<u64>);

impl LifeTable {
    pub fn new() -> Self {
        Self { change: vec![0; DAYS + 1], paid: vec![0; DAYS] }
    }

    pub fn add(&mut self, piece: Piece) {
        let (from, to) = (piece.from.max(EARLIEST), piece.to.min(LATEST));
        if from > to {
            return;
        }
        let weight = i64::try_from(piece.weight).unwrap_or(0);
        self.change[place(from)] += weight;
        self.change[place(to) + 1] -= weight;
        if piece.is_paid && to == piece.to {
            self.paid[place(to)] += piece.weight;
        }
    }

    /// The part that was paid of what was unpaid, day by day; 0 where nothing was.
    pub fn hazards(&self) -> Hazards {
        let mut at_risk = 0;
        let days = self.change.iter().zip(&self.paid).map(|(change, paid)| {
            at_risk += change;
            let at_risk = u128::try_from(at_risk).unwrap_or(0);
            let part = (u128::from(*paid) * u128::from(CERTAIN)).checked_div(at_risk);
            part.and_then(|it| u64::try_from(it).ok()).unwrap_or(0).min(CERTAIN)
        });
        days.collect()
    }

    /// What is left of it, its hazards drawn towards those of the portfolio; no day after `last`
    /// is computed.
    pub fn survival(&self, prior: &Hazards, last: i32) -> Survival {
        let mut left = ALL;
        let mut at_risk = 0_i64;
        let mut survival = Vec::with_capacity(DAYS + 1);
        survival.push(left);
        let days = place(last.clamp(EARLIEST, LATEST)) + 1;
        let own = self.change.iter().zip(&self.paid);
        for ((change, paid), prior) in own.zip(prior).take(days) {
            at_risk += change;
            let own = u64::try_from(at_risk).unwrap_or(0);
            let hazard =
                if own == 0 { *prior } else { (paid * CERTAIN + PRIOR * prior) / (own + PRIOR) };
            left -= left * hazard / CERTAIN;
            survival.push(left);
        }
        Survival(survival)
    }
}

impl Survival {
    /// The chance of being paid by the end of a day, given that it was unpaid at the end of
    /// `known`; in parts of [`ONE`]. Nothing comes of what is more than a year late.
    pub fn paid_by(&self, known: i32, day: i32) -> u64 {
        if known > LATEST {
            return 0;
        }
        let (before, after) = (self.left(known), self.left(day));
        (before - after.min(before)).saturating_mul(ONE).checked_div(before).unwrap_or(0)
    }

    fn left(&self, day: i32) -> u64 {
        let place = usize::try_from(day.clamp(EARLIEST - 1, LATEST) - EARLIEST + 1).unwrap_or(0);
        self.0[place.min(self.0.len() - 1)]
    }
}

fn place(day: i32) -> usize {
    usize::try_from(day - EARLIEST).unwrap_or(0)
}
