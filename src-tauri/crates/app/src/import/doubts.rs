//! Doubts about a whole file: numbers used twice, a day that has not come, a total gone missing.

use store::Change;

use super::{ImportKind, ImportReport, Suspicion, changes::Outcome, source::Source};
use crate::failure::Cause;

/// Notes what looks wrong about the file as a whole, once it is in.
pub(super) fn note(
    source: &Source,
    change: &Change<'_>,
    batch: i64,
    outcome: &mut Outcome,
) -> Result<(), Cause> {
    let words = source.words;
    let no_total = source.kind() == ImportKind::OpenItems && outcome.summary.file_total.is_none();
    let mut suspect = |customer: &str, number: &str, sentence: String| {
        outcome.suspect(|| Suspicion {
            line: None,
            customer: customer.to_owned(),
            number: number.to_owned(),
            sentence,
        });
    };
    if let Some(day) = source.snapshot_date.filter(|it| *it > source.today) {
        suspect("", "", words.snapshot_in_future(day));
    }
    if no_total && last_had_total(change, batch)? {
        suspect("", "", words.total_missing());
    }
    for shared in change.numbers_shared_with(batch)? {
        let sentence = words.shared_number(&shared.number, &shared.first, &shared.second);
        suspect(&shared.second, &shared.number, sentence);
    }
    Ok(())
}

/// Whether the list of open items before this one ended with a total.
fn last_had_total(change: &Change<'_>, batch: i64) -> Result<bool, Cause> {
    let last = change.last_report(ImportKind::OpenItems.name(), batch)?;
    let report = last.and_then(|it| serde_json::from_str::<ImportReport>(&it).ok());
    Ok(report.is_some_and(|it| it.file_total.is_some()))
}
