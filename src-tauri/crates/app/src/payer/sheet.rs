//! How one customer pays, every figure with the sentence that explains it.

use receivables::{
    Money,
    behaviour::{PayerProfile, RunCalendar, Score},
    indicators::rounded,
    portfolio::{Portfolio, Settlement},
    promise::WordsGiven,
};
use rust_decimal::Decimal;

use super::{Conduct, PayerSheet, Scope, ScoreFactor, ScoreFactorKind, words_given};
use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    wording::Words,
};

/// How a customer pays on the key date.
pub(crate) fn sheet(ledger: &mut Ledger, moment: &Moment, code: &str) -> Result<PayerSheet, Cause> {
    let customer = ledger.customer(code)?;
    let (on, say) = (moment.key_date, moment.words);
    let scope = Scope::gather(ledger, on)?;
    let items = ledger.store.items_of(customer.id)?.into_iter().map(|it| it.item).collect();
    let settlements = ledger.store.settlements_of(customer.id)?.into_iter();
    let settlements =
        settlements.map(|it| Settlement { item: it.item, on: it.on, minor: it.amount.minor });
    let portfolio = Portfolio::new(items, settlements.collect());
    let scope = scope.knowing(&portfolio);
    let mut conduct = Conduct::default();
    portfolio.histories().for_each(|(item, settled)| conduct.add(item, settled, &scope));
    let words = words_given(ledger, on)?.remove(&customer.id).unwrap_or_default();
    let profile = conduct.sums.profile();
    let is_insolvent = scope.insolvent.contains(&customer.id);
    let rating = conduct.rating(profile, words, is_insolvent);
    let runs = RunCalendar::new(&ledger.calendar, &scope.look_back).learn(&conduct.paid_on);
    let known = profile.zip(rating.score);
    let factors = known.map(|(profile, score)| factors(say, &score, &profile, &conduct, words));
    let days = |it| rounded(it, 2).to_string();
    let amount = |minor| Money { minor, currency: scope.currency }.into();
    Ok(PayerSheet {
        key_date: on,
        class: rating.class.into(),
        points: rating.score.map(|it| it.points.to_string()),
        sentence: say.rating(&rating, is_insolvent),
        factors: factors.unwrap_or_default(),
        assumption: say.score_assumes(),
        days_late: profile.map(|it| days(it.weighted_days_late)),
        trend: profile.map(|it| days(it.trend)),
        paid_count: profile.map(|it| it.paid_count),
        runs: say.runs(runs.as_ref()),
        run_days: runs.map(|it| it.days.to_vec()).unwrap_or_default(),
        kept: words.kept,
        broken: words.broken,
        warning: conduct.sums.slip().map(|it| say.slip(&it)),
        open: amount(conduct.open),
        overdue: amount(conduct.overdue),
        code: customer.code,
        name: customer.name,
    })
}

/// The five facts, each with what it takes off.
fn factors(
    say: Words,
    score: &Score,
    profile: &PayerProfile,
    conduct: &Conduct,
    words: WordsGiven,
) -> Vec<ScoreFactor> {
    use ScoreFactorKind::*;
    let it = score.deductions.shown();
    let late = say.paid_late(profile.clipped_days_late);
    let overdue = say.overdue_share(conduct.overdue_share());
    let (limit, trend) = (say.limit_unknown(), say.trend(profile.trend));
    let promises = say.words_given(words);
    [
        (DaysLate, true, it.days_late, 40, late),
        (Overdue, true, it.overdue, 25, overdue),
        (Trend, true, it.trend, 10, trend),
        (BrokenPromises, words.broken_ratio().is_some(), it.broken_promises, 15, promises),
        (LimitUse, false, it.limit_use, 10, limit),
    ]
    .into_iter()
    .map(|(kind, known, deduction, most, fact): (_, _, Decimal, u8, String)| ScoreFactor {
        kind,
        known,
        deduction: deduction.to_string(),
        most,
        sentence: say.deduction(&fact, deduction, most),
    })
    .collect()
}
