//! Simulation: what scenarios would send, and what they would have changed in this ledger's past.

use std::collections::HashMap;

use chrono::Months;
use receivables::{
    CustomerId,
    dunning::{self, PolicyId, Traits},
    simulation::{self as sim, CustomerFacts},
};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    amount::{Amount, Day},
    case,
    failure::Cause,
    ledger::{Ledger, Moment},
    plan::any_currency,
    policy::PolicyDraft,
};

/// Days a simulation looks ahead, and months a back-test looks back.
const DAYS: u16 = 30;
const MONTHS: u32 = 12;

/// One day of a simulation.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SimulatedDay {
    /// The day.
    pub on: Day,
    /// Calls.
    pub calls: u32,
    /// E-mails.
    pub emails: u32,
    /// Letters.
    pub letters: u32,
    /// Registered letters.
    pub registered: u32,
    /// Files handed over.
    pub hand_overs: u32,
    /// Customers concerned.
    pub customers: u32,
}

/// What scenarios would send.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Simulation {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The business days.
    pub days: Vec<SimulatedDay>,
    /// Totals and the busiest day, in words.
    pub sentence: String,
    /// What it takes for granted.
    pub assumption: String,
}

/// One side of a back-test.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct BackTestSide {
    /// Whose scenarios.
    pub name: String,
    /// Calls.
    pub calls: u32,
    /// E-mails.
    pub emails: u32,
    /// Letters, registered ones included.
    pub letters: u32,
    /// Most calls on one day.
    pub busiest_calls: u32,
    /// Customers contacted.
    pub customers: u32,
    /// Contacted though the money came within days by itself.
    pub bothered_for_nothing: u32,
    /// Spoken for before it was paid, one sum per currency.
    pub reached: Vec<Amount>,
}

/// Two sets of scenarios on the same past.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct BackTest {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The scenarios as they stand.
    pub now: BackTestSide,
    /// With the one that is edited.
    pub candidate: BackTestSide,
    /// Days by which the first contact comes earlier, signed; none where nothing compares.
    pub days_earlier: Option<String>,
    /// The difference in words.
    pub sentence: String,
    /// What it measures, and what not.
    pub assumption: String,
}

/// What the scenarios would send in the next thirty days.
pub(crate) fn simulate(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: Option<&PolicyDraft>,
) -> Result<Simulation, Cause> {
    let cases = case::cases(ledger, moment.key_date, None)?;
    let book = with(ledger, draft)?;
    let days = sim::simulate(cases, &book, &ledger.calendar, moment.key_date, DAYS);
    let total = days.iter().fold(sim::Work::default(), |sum, it| sim::Work {
        calls: sum.calls + it.work.calls,
        emails: sum.emails + it.work.emails,
        letters: sum.letters + it.work.letters,
        registered: sum.registered + it.work.registered,
        hand_overs: sum.hand_overs + it.work.hand_overs,
    });
    let busiest = days.iter().rev().max_by_key(|it| it.work.total());
    let to = moment.key_date + chrono::Days::new(u64::from(DAYS) - 1);
    Ok(Simulation {
        from: moment.key_date,
        to,
        sentence: moment.words.simulated(&total, busiest.map(|it| (it.on, it.work.total()))),
        assumption: moment.words.simulation_assumes(),
        days: days
            .iter()
            .map(|it| SimulatedDay {
                on: it.on,
                calls: it.work.calls,
                emails: it.work.emails,
                letters: it.work.letters,
                registered: it.work.registered,
                hand_overs: it.work.hand_overs,
                customers: it.customers,
            })
            .collect(),
    })
}

/// The scenarios as they stand beside those with the draft, on the last twelve months.
pub(crate) fn back_test(
    ledger: &mut Ledger,
    moment: &Moment,
    draft: &PolicyDraft,
) -> Result<BackTest, Cause> {
    let to = moment.key_date;
    let from = to.checked_sub_months(Months::new(MONTHS)).unwrap_or(to);
    let now = ledger.policies.clone();
    let candidate = with(ledger, Some(draft))?;
    let facts = facts(ledger, moment, (&now, &candidate))?;
    let calendar = ledger.calendar;
    let portfolio = ledger.whole()?;
    let of = |customer: CustomerId| {
        facts.get(&customer).copied().unwrap_or(CustomerFacts {
            now: now.company,
            candidate: candidate.company,
            has_email: false,
            direct_debit: false,
        })
    };
    let tested = sim::back_test(portfolio, &of, &now, &candidate, &calendar, from, to);
    let words = moment.words;
    let side = |name: String, it: &sim::Side| BackTestSide {
        name,
        calls: it.work.calls,
        emails: it.work.emails,
        letters: it.work.letters + it.work.registered,
        busiest_calls: it.busiest_calls,
        customers: it.customers,
        bothered_for_nothing: it.bothered_for_nothing,
        reached: it.reached.iter().map(Amount::from).collect(),
    };
    Ok(BackTest {
        from,
        to,
        now: side(words.pick("Aujourd’hui", "As it stands"), &tested.now),
        candidate: side(draft.name.trim().to_owned(), &tested.candidate),
        days_earlier: tested.gained.days.map(|it| words.signed(it)),
        sentence: words.back_tested(&tested),
        assumption: words.back_test_assumes(),
    })
}

/// The book as it stands, or with a draft in the place of its number.
fn with(ledger: &Ledger, draft: Option<&PolicyDraft>) -> Result<dunning::PolicyBook, Cause> {
    let mut book = ledger.policies.clone();
    let Some(draft) = draft else { return Ok(book) };
    let named = draft.named(any_currency(ledger)?)?;
    match book.policies.iter_mut().find(|it| draft.id.is_some_and(|id| it.id == PolicyId(id))) {
        Some(stands) => *stands = named,
        // A new one is tried on everybody whom no segment claims.
        None => {
            let id = PolicyId(book.policies.iter().map(|it| it.id.0).max().unwrap_or(0) + 1);
            book.policies.push(dunning::NamedPolicy { id, ..named });
            book.company = id;
        }
    }
    Ok(book)
}

/// Which scenario each customer follows in both books, by what is known of it today.
fn facts(
    ledger: &mut Ledger,
    moment: &Moment,
    (now, candidate): (&dunning::PolicyBook, &dunning::PolicyBook),
) -> Result<HashMap<CustomerId, CustomerFacts>, Cause> {
    let habits = ledger.habits(moment.key_date)?;
    let currency = ledger.store.company()?.currency;
    let mut open: HashMap<CustomerId, i64> = HashMap::new();
    for it in ledger.portfolio(moment.key_date)?.open_items(moment.key_date) {
        if it.open.currency.code() == currency {
            *open.entry(it.customer).or_default() += it.open.minor;
        }
    }
    let facts = ledger.book()?.customers.iter().map(|customer| {
        let traits = Traits {
            own: customer.traits.policy,
            kind: case::kind(customer),
            usually_late: habits.get(&customer.id).copied(),
            // Whoever owes nothing today is not a small amount: its past decides nothing else.
            open_minor: open.get(&customer.id).copied().unwrap_or(i64::MAX),
        };
        let facts = CustomerFacts {
            now: now.choose(&traits).0,
            candidate: candidate.choose(&traits).0,
            has_email: !customer.details.email.is_empty(),
            direct_debit: customer.traits.direct_debit,
        };
        (customer.id, facts)
    });
    Ok(facts.collect())
}
