//! A life table of delays: at each day after the due date, how much was unpaid, and how much of
//! that was paid on the day.
//!
//! An invoice enters it when it is issued, or when the twelve months begin; it leaves it paid, or
//! unpaid on the key date. Weights are thousandths of an invoice, so that a part payment counts as
//! its part. Days are counted from the due date, those before it negative.

use super::WEEKS;

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
const PRIOR: u64 = 20 * WHOLE as u64;
/// The weight of an invoice.
pub(super) const WHOLE: u32 = 1000;

/// Part of an invoice: its first and last day in the table, and whether it was paid on the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub from: i32,
    pub to: i32,
    pub weight: u32,
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
#[derive(Debug, Clone)]
pub(super) struct Hazards(Vec<u64>);

impl LifeTable {
    pub fn new() -> Self {
        Self { change: vec![0; DAYS + 1], paid: vec![0; DAYS] }
    }

    pub fn add(&mut self, piece: Piece) {
        let (from, to) = (piece.from.max(EARLIEST), piece.to.min(LATEST));
        if from > to {
            return;
        }
        let weight = i64::from(piece.weight);
        self.change[place(from)] += weight;
        self.change[place(to) + 1] -= weight;
        if piece.is_paid && to == piece.to {
            self.paid[place(to)] += u64::from(piece.weight);
        }
    }

    /// Counts what another table counted.
    pub fn add_all(&mut self, other: &Self) {
        self.change.iter_mut().zip(&other.change).for_each(|(sum, it)| *sum += it);
        self.paid.iter_mut().zip(&other.paid).for_each(|(sum, it)| *sum += it);
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
        Hazards(days.collect())
    }

    /// The same drawn towards the hazards of the portfolio; outside the days from the first to the
    /// last they are the portfolio's own.
    pub fn drawn_towards(&self, portfolio: &Hazards, (first, last): (i32, i32)) -> Hazards {
        let (first, last) = (first.clamp(EARLIEST, LATEST), last.clamp(EARLIEST, LATEST));
        let mut at_risk: i64 = self.change[..place(first)].iter().sum();
        let mut hazards = portfolio.clone();
        for (day, hazard) in
            hazards.0.iter_mut().enumerate().take(place(last) + 1).skip(place(first))
        {
            at_risk += self.change[day];
            if let Ok(own @ 1..) = u64::try_from(at_risk) {
                *hazard = (self.paid[day] * CERTAIN + PRIOR * *hazard) / (own + PRIOR);
            }
        }
        hazards
    }
}

impl Hazards {
    /// The chance of being paid by the end of each of the weeks that follow a day, given that it
    /// was unpaid at the end of that day; in parts of [`ONE`]. Nothing comes of what is more than
    /// a year late.
    pub fn paid_by_weeks_after(&self, day: i32) -> [u64; WEEKS] {
        let mut left = ALL;
        let mut next = day.saturating_add(1);
        let mut paid_by = [0; WEEKS];
        for paid in &mut paid_by {
            for _ in 0..7 {
                if (EARLIEST..=LATEST).contains(&next) {
                    left -= left * self.0[place(next)] / CERTAIN;
                }
                next = next.saturating_add(1);
            }
            *paid = (ALL - left) / (ALL / ONE);
        }
        paid_by
    }
}

fn place(day: i32) -> usize {
    usize::try_from(day - EARLIEST).unwrap_or(0)
}
