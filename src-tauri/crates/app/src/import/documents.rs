//! Documents and open items of a table into the ledger.
//!
//! A snapshot says what is open at the end of its day; a list of documents says what was issued
//! and when it was settled.

use std::{borrow::Cow, collections::HashMap};

use readers::{Clue, DocumentFact, Field};
use receivables::Money;
use store::{Change, DueSource};

use super::{
    ImportKind, ImportMode, RejectedRow,
    absent::{self, Uncertain},
    changes::Outcome,
    customers::Told,
    flow::Flow,
    merge::{Merge, Taken},
    source::{Content, Source},
    stated::{Settled, Stated},
};
use crate::failure::Cause;

/// Reads the file's documents into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let (mode, kind) = (source.mode(), source.kind());
    let is_snapshot = kind == ImportKind::OpenItems;
    let dated = source.snapshot_date.filter(|_| is_snapshot);
    let (currency, words, today) = (source.currency, source.words, source.today);
    let mut merge = Merge::new(change, batch, (dated, today), words)?;
    merge.tracks_absent = mode != Some(ImportMode::Delta);
    let (mut uncertain, mut flow) = (Uncertain::default(), Flow::default());
    let (mut unnumbered, mut told) = (Unnumbered::default(), Told::default());
    let Content::Table(content) = &mut source.content else { return Ok(Outcome::default()) };
    let mapping = content.mapping.clone();
    let without_due = mapping.column(Field::Due).is_none();
    let resembling =
        content.table.columns.iter().find(|it| {
            it.clues.iter().any(|it| matches!(it, Clue::Resembles { field: Field::Due }))
        });
    let resembling = resembling.map(|it| it.heading.clone());
    let has_original = !is_snapshot
        || [Field::Amount, Field::Debit, Field::Credit]
            .iter()
            .any(|it| mapping.column(*it).is_some());
    let summary = content.table.documents(&mapping, currency, |row| {
        let taken = match &row {
            Ok(fact) => {
                let number = &unnumbered.number(fact);
                let stated = Stated { has_original, number, ..stated(fact, dated, today) };
                merge.take(&stated).map(|taken| match taken {
                    Taken::In(_) => {
                        told.note(fact.customer.as_ref(), fact.issued);
                        let open = stated.original.minor - stated.settled.minor;
                        let counted = if is_snapshot { open } else { stated.original.minor };
                        merge.outcome.add_to_sum(Money { minor: counted, ..stated.original });
                    }
                    Taken::Duplicate => merge.outcome.reject_row(RejectedRow {
                        line: u32::try_from(fact.line).unwrap_or(u32::MAX),
                        column: String::new(),
                        column_index: None,
                        value: None,
                        problem: words.duplicate(fact.line, fact.number),
                        customer: Some(fact.customer_code.to_owned()),
                        number: Some(fact.number.to_owned()),
                        amount: Some(fact.open.unwrap_or(fact.original).into()),
                    }),
                })
            }
            Err(problem) => {
                uncertain.note(problem);
                merge.outcome.reject(words, problem);
                Ok(())
            }
        };
        flow.after(taken)
    });
    let summary = flow.end(&source.file, summary)?;
    told.complete(&mut merge)?;
    if merge.tracks_absent && (dated.is_some() || mode == Some(ImportMode::Whole)) {
        let day = dated.unwrap_or(today);
        let accepted = source.request.accept_vanished;
        absent::settle(&mut merge, (&source.file, day), &uncertain, accepted, words)?;
    }
    if without_due {
        merge.outcome.remarks.push(words.no_due_column(resembling.as_deref()));
    }
    merge.outcome.summary = summary;
    Ok(merge.outcome)
}

/// How many payments of a name there were so far: the file gives them no number of their own.
#[derive(Default)]
struct Unnumbered(HashMap<(String, String), u32>);

impl Unnumbered {
    /// The number of a document; of payments called the same, the second is `name (2)`, so that the
    /// next export of the same rows finds the same documents.
    fn number<'a>(&mut self, fact: &DocumentFact<'a>) -> Cow<'a, str> {
        if fact.has_number {
            return fact.number.into();
        }
        let name = (fact.customer_code.to_owned(), fact.number.to_owned());
        let count = self.0.entry(name).and_modify(|it| *it += 1).or_insert(1);
        if *count == 1 { fact.number.into() } else { format!("{} ({count})", fact.number).into() }
    }
}

/// A row as a statement about its document.
fn stated<'a>(
    fact: &DocumentFact<'a>,
    snapshot: Option<chrono::NaiveDate>,
    today: chrono::NaiveDate,
) -> Stated<'a> {
    let settled = match snapshot {
        Some(on) => {
            let open = fact.open.unwrap_or(fact.original);
            let minor = fact.original.minor - open.minor;
            Settled { minor, on, source: "snapshot", parts: &[] }
        }
        None => {
            let whole = fact.settled_on.map(|_| fact.original);
            let open = fact.open.map(|it| fact.original.minor - it.minor);
            let minor = fact.paid.or(whole).map(|it| it.minor).or(open).unwrap_or(0);
            let on = fact.settled_on.unwrap_or(today);
            Settled { minor, on, source: "document", parts: &[] }
        }
    };
    Stated {
        line: fact.line,
        customer_code: fact.customer_code,
        customer_name: fact.customer_name,
        number: fact.number,
        kind: fact.kind,
        issued: fact.issued,
        due: fact.due,
        due_source: DueSource::Stated,
        account: "",
        original: fact.original,
        has_original: true,
        settled,
        disputed: fact.disputed,
        reference: fact.reference,
        is_sale: true,
    }
}
