//! A list that came back: shown with its conflicts, and merged in one change.

use std::path::Path;

use receivables::{CustomerId, ItemId, Money, sales_list::Outcome};
use store::{NewPromise, NewRemark, PromiseOrigin};

use super::{
    MergedList, ReturnedList, ReturnedPromise, ReturnedRemark, ReturnedRow, ReturnedState,
    weighed::{WeighedRow, file_name, weighed},
};
use crate::{
    amount::Day,
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// What came back, for people to look at.
pub(super) fn read(
    ledger: &mut Ledger,
    moment: &Moment,
    path: &Path,
) -> Result<ReturnedList, Cause> {
    let weighed = weighed(ledger, moment, path)?;
    let rows: Vec<_> = weighed.rows.iter().map(|it| row(it, moment)).collect();
    let count = |of: &dyn Fn(&ReturnedRow) -> bool| {
        u32::try_from(rows.iter().filter(|it| of(it)).count()).unwrap_or(u32::MAX)
    };
    let promised =
        |row: &ReturnedRow, state| row.promise.as_ref().is_some_and(|it| it.state == state);
    let noted =
        |row: &ReturnedRow| row.remark.as_ref().is_some_and(|it| it.state == ReturnedState::Taken);
    Ok(ReturnedList {
        path: path.display().to_string(),
        file: file_name(path),
        number: weighed.list.id,
        salesperson: weighed.list.salesperson,
        on: weighed.list.on,
        left_aside: weighed.left_aside,
        untouched: weighed.untouched,
        remarks: count(&noted),
        promises: count(&|it| promised(it, ReturnedState::Taken)),
        conflicts: count(&|it| promised(it, ReturnedState::Undecided)),
        rows,
    })
}

fn row(row: &WeighedRow, moment: &Moment) -> ReturnedRow {
    let state = |known| if known { ReturnedState::Known } else { ReturnedState::Taken };
    let remark = row.remark.as_ref();
    ReturnedRow {
        reference: row.reference.clone(),
        line: row.line,
        code: row.handed.code.clone(),
        customer: row.handed.name.clone(),
        document: row.handed.number.clone(),
        open: row.now.open.into(),
        promise: row.promise.as_ref().map(|it| promise(row, it, moment)),
        remark: remark
            .map(|(note, known)| ReturnedRemark { note: note.clone(), state: state(*known) }),
        altered: row.altered.clone(),
    }
}

fn promise(row: &WeighedRow, (on, outcome): &(Day, Outcome), moment: &Moment) -> ReturnedPromise {
    let words = moment.words;
    let (state, promised, objections) = match outcome {
        Outcome::Known => {
            let stands = row.now.promise.map_or(row.now.open, |(_, promised)| promised);
            (ReturnedState::Known, stands, Vec::new())
        }
        Outcome::Taken(promised) => (ReturnedState::Taken, *promised, Vec::new()),
        Outcome::Undecided { promised, conflicts } => {
            let said = conflicts.iter().map(|it| words.conflict(it)).collect();
            (ReturnedState::Undecided, *promised, said)
        }
        Outcome::Refused(objection) => {
            (ReturnedState::Refused, row.handed.open(), vec![words.objection(*objection)])
        }
    };
    ReturnedPromise { on: *on, promised: promised.into(), state, objections }
}

/// What is recorded of a row.
struct Recorded<'a> {
    row: &'a WeighedRow,
    promise: Option<(Day, Money)>,
    note: Option<&'a str>,
}

/// Records what is new, in one change; nothing where nothing is.
pub(super) fn merge(
    ledger: &mut Ledger,
    moment: &Moment,
    path: &Path,
    taken: &[String],
) -> Result<MergedList, Cause> {
    moment.must_be_today()?;
    let weighed = weighed(ledger, moment, path)?;
    let mut kept = 0;
    let recorded = weighed.rows.iter().map(|row| {
        let promise = match &row.promise {
            Some((on, Outcome::Taken(promised))) => Some((*on, *promised)),
            Some((on, Outcome::Undecided { promised, .. })) => {
                let wanted = taken.contains(&row.reference);
                kept += u32::from(!wanted);
                wanted.then_some((*on, *promised))
            }
            _ => None,
        };
        let note = row.remark.as_ref().filter(|it| !it.1).map(|it| it.0.as_str());
        Recorded { row, promise, note }
    });
    let recorded: Vec<_> = recorded.collect();
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let merged = MergedList {
        number: weighed.list.id,
        salesperson: weighed.list.salesperson.clone(),
        remarks: count(recorded.iter().filter(|it| it.note.is_some()).count()),
        promises: count(recorded.iter().filter(|it| it.promise.is_some()).count()),
        kept,
    };
    let (list, on) = (merged.number, moment.key_date);
    ledger.act("sales-list-return", moment.now, |change| {
        for it in &recorded {
            let (customer, item) = (CustomerId(it.row.handed.customer), ItemId(it.row.handed.item));
            if let Some((due_on, promised)) = it.promise {
                change.add_promise(&NewPromise {
                    customer,
                    origin: PromiseOrigin::SalesList(list),
                    made_on: on,
                    due_on,
                    promised,
                    items: vec![item],
                })?;
            }
            if let Some(note) = it.note {
                change.add_remark(&NewRemark { customer, item, sales_list: list, on, note })?;
            }
        }
        let summary = serde_json::json!({
            "list": list, "salesperson": merged.salesperson,
            "remarks": merged.remarks, "promises": merged.promises,
        });
        let changed = merged.remarks + merged.promises > 0;
        Ok((merged.clone(), changed.then(|| summary.to_string())))
    })
}
