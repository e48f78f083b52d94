//! Simulation: what the policies mean in work, before anybody changes them.
//!
//! Ahead, it counts the work of the next days if every action is done on its day and nobody
//! pays: a **ceiling**, since money that comes in only takes work away. Back, it replays the
//! ledger's own past under two policy books. Both ask the engine, and nothing else, what a day
//! asks for; the days on which its answer cannot change are skipped.

use chrono::{Days, NaiveDate};

mod back_test;
mod life;
mod work;

pub use back_test::{BackTest, CustomerFacts, Gained, Side, back_test};
pub use work::Work;

use crate::{
    Balance,
    calendar::BusinessCalendar,
    dunning::{Action, Case, PolicyBook, Verdict, next_action, next_change, take},
};

/// What one business day asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedDay {
    /// The day.
    pub on: NaiveDate,
    /// Calls, e-mails, letters and files handed over.
    pub work: Work,
    /// Claims to declare, credits to allocate and answers to chase in house: work all the same.
    pub others: u32,
    /// Customers it is about: those who hear from us, and those whose file leaves the house.
    pub customers: u32,
    /// What is claimed of them, and of those whose file leaves the house.
    pub claimed: Balance,
}

/// What the policies ask for on each business day of the next `days` calendar days, the first
/// included, if every action is done on its day and nobody pays.
///
/// Promises and instalments run out as their dates say, and the call that follows is counted.
/// Credits that cover what is late are allocated once. Nothing new is invoiced: only what is
/// open today is asked for. An address that is missing stays missing.
pub fn simulate(
    cases: Vec<Case>,
    book: &PolicyBook,
    calendar: &BusinessCalendar,
    from: NaiveDate,
    days: u16,
) -> Vec<SimulatedDay> {
    let span = from.iter_days().take(days.into());
    let business = span.filter(|it| calendar.is_business_day(*it));
    let mut simulated: Vec<_> = business.map(SimulatedDay::idle).collect();
    for mut case in cases {
        let mut place = 0;
        while let Some(day) = simulated.get_mut(place) {
            let today = day.on;
            let next = match next_action(&case, book, calendar, today) {
                Verdict::Act(action) => {
                    day.count(&action);
                    take(&mut case, &action, book, today);
                    Some(today + Days::new(1))
                }
                Verdict::Rest(_) => next_change(&case, book, calendar, today),
            };
            let Some(next) = next else { break };
            place += simulated[place..].partition_point(|it| it.on < next);
        }
    }
    simulated
}

impl SimulatedDay {
    fn idle(on: NaiveDate) -> Self {
        Self { on, work: Work::default(), others: 0, customers: 0, claimed: Balance::default() }
    }

    fn count(&mut self, action: &Action) {
        match self.work.of(action.kind) {
            Some(count) => {
                *count += 1;
                self.customers += 1;
            }
            None => self.others += 1,
        }
        if action.kind.is_contact() || action.step.is_some() {
            self.claimed.add(action.claimed);
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
