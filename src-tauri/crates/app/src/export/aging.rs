//! The aged balance as a report: one table and one chart a currency.

use documents::report::{Cell, Chart, Column, Drawing, Kind, Report, Series, Table};
use receivables::{Currency, Money};

use super::currency;
use crate::{
    aging::{
        AgedBy, AgedCustomer, AgedGroup, AgedLine, AgedReport, AgedSheet, AgingBasis, BucketColumn,
        Shown,
    },
    wording::{Words, export::Heading},
};

/// Places of the columns before the buckets: code and name (or group and customers), total, overdue,
/// not due, no due date.
const BEFORE_BUCKETS: usize = 6;
/// Place of the first part of the total.
const FIRST_PART: usize = 4;

/// The report.
pub fn report(aged: &AgedReport, shown: Option<Shown>, words: Words) -> Report {
    let nothing = [nothing(aged)];
    let sheets = if aged.sheets.is_empty() { &nothing[..] } else { &aged.sheets[..] };
    Report {
        title: words.aged_balance(),
        company: String::new(),
        key_date: aged.key_date,
        language: words.0.into(),
        lines: [words.aged_from(aged.basis)]
            .into_iter()
            .chain(shown.map(|it| words.aged_shown(it.customers, it.of)))
            .collect(),
        summaries: aged.sheets.iter().filter_map(|it| groups(it, aged, words)).collect(),
        sheets: sheets.iter().map(|it| table(it, aged, (shown, words))).collect(),
        charts: aged.sheets.iter().map(|it| chart(it, &aged.buckets, words)).collect(),
    }
}

/// A sheet without customers: the headings stand even where nothing is open.
fn nothing(aged: &AgedReport) -> AgedSheet {
    let before = aged.compared.map(|_| 0);
    AgedSheet { before, change: before, ..AgedSheet::empty(Currency::EUR, aged.buckets.len()) }
}

fn table(sheet: &AgedSheet, aged: &AgedReport, (shown, words): (Option<Shown>, Words)) -> Table {
    let currency = currency(&sheet.currency);
    let groups = (aged.by != AgedBy::Customer).then_some(&sheet.groups[..]);
    let beside = (groups, aged.compared.is_some());
    Table {
        name: format!("{} {currency}", words.aged_balance()),
        columns: columns(aged, words),
        rows: sheet.customers.iter().map(|it| row(it, beside, currency)).collect(),
        // A part of the balance ties to nothing.
        note: shown.is_none().then(|| words.aged_ties(sheet.open_documents, sheet.ties_out)),
    }
}

/// The groups added up, where the balance is by any.
fn groups(sheet: &AgedSheet, aged: &AgedReport, words: Words) -> Option<Table> {
    let currency = currency(&sheet.currency);
    let by = words.heading(grouped_by(aged.by)?);
    let mut columns = vec![
        Column::new(by.clone(), Kind::Text),
        Column::summed(words.heading(Heading::Customers), Kind::Whole),
    ];
    columns.extend(amount_columns(aged, words));
    let row = |it: &AgedGroup| {
        let name = if it.name.is_empty() { words.in_no_group(aged.by) } else { it.name.clone() };
        let mut cells = vec![Cell::text(name), Cell::Whole(it.customers.into())];
        cells.extend(amounts(&it.line, aged.compared.map(|_| (it.before, it.change)), currency));
        cells
    };
    Some(Table {
        name: format!("{by} {currency}"),
        columns,
        rows: sheet.groups.iter().map(row).collect(),
        note: None,
    })
}

/// What the group of a customer is called.
fn grouped_by(by: AgedBy) -> Option<Heading> {
    match by {
        AgedBy::Customer => None,
        AgedBy::Segment => Some(Heading::Segment),
        AgedBy::Collector => Some(Heading::Collector),
        AgedBy::Salesperson => Some(Heading::Salesperson),
    }
}

/// The customer, its amounts, and last its group.
fn columns(aged: &AgedReport, words: Words) -> Vec<Column> {
    let text = |heading| Column::new(words.heading(heading), Kind::Text);
    let mut columns = vec![text(Heading::Code), text(Heading::Customer)];
    columns.extend(amount_columns(aged, words));
    columns.extend(grouped_by(aged.by).map(text));
    columns
}

/// The total and its parts, what of it is set aside, then what was before.
fn amount_columns(aged: &AgedReport, words: Words) -> Vec<Column> {
    let amount = |heading: String| Column::summed(heading, Kind::Amount);
    let named = |heading| amount(words.heading(heading));
    let after = BEFORE_BUCKETS + aged.buckets.len();
    let mut columns = vec![
        named(Heading::Total).made_of((FIRST_PART..=after).collect::<Vec<_>>()),
        match aged.basis {
            AgingBasis::Due => {
                named(Heading::Overdue).made_of((BEFORE_BUCKETS..after).collect::<Vec<_>>())
            }
            // Late is what is past its due date, whatever the columns count from.
            AgingBasis::Issue => named(Heading::Overdue),
        },
        named(Heading::NotDue),
        named(Heading::NoDueDate),
    ];
    columns.extend(aged.buckets.iter().map(|it| amount(words.bucket(it.from, it.to))));
    columns.push(named(Heading::Unallocated));
    columns.extend([Heading::Disputed, Heading::Promised, Heading::Recoverable].map(named));
    if let Some(day) = aged.compared {
        columns.push(amount(words.total_on(day)));
        columns.push(named(Heading::Change));
    }
    columns
}

fn row(
    customer: &AgedCustomer,
    (groups, compared): (Option<&[AgedGroup]>, bool),
    currency: Currency,
) -> Vec<Cell> {
    let before = compared.then_some((customer.before, customer.change));
    let mut cells = vec![Cell::text(customer.code.as_str()), Cell::text(customer.name.as_str())];
    cells.extend(amounts(&customer.line, before, currency));
    if let Some(groups) = groups {
        let group = customer.group.and_then(|it| groups.get(it as usize));
        cells.push(group.map_or(Cell::Empty, |it| Cell::text(&it.name)));
    }
    cells
}

/// The cells of [`amount_columns`]; what was before and the change, where a day is compared with.
fn amounts(
    line: &AgedLine,
    before: Option<(Option<i64>, Option<i64>)>,
    currency: Currency,
) -> Vec<Cell> {
    let amount = |minor: i64| Cell::Amount(Money { minor, currency });
    let mut cells = [line.total, line.overdue, line.not_due, line.no_due_date].map(amount).to_vec();
    cells.extend(line.buckets.iter().copied().map(amount));
    cells.extend([line.unallocated, line.disputed, line.promised, line.recoverable].map(amount));
    if let Some((before, change)) = before {
        cells.extend([before, change].map(|it| amount(it.unwrap_or_default())));
    }
    cells
}

/// How the total spreads over its parts; those of nothing are left out but for the buckets.
fn chart(sheet: &AgedSheet, buckets: &[BucketColumn], words: Words) -> Chart {
    let (currency, total) = (currency(&sheet.currency), &sheet.total);
    let named = |heading, minor: i64| (minor != 0).then(|| (words.heading(heading), minor));
    let parts: Vec<_> = named(Heading::NotDue, total.not_due)
        .into_iter()
        .chain(named(Heading::NoDueDate, total.no_due_date))
        .chain(buckets.iter().map(|it| words.bucket(it.from, it.to)).zip(total.buckets.clone()))
        .chain(named(Heading::Unallocated, total.unallocated))
        .collect();
    let value = |minor| Some(Money { minor, currency }.decimal());
    Chart {
        title: words.split_by_age(currency),
        places: currency.decimals(),
        drawing: Drawing::Bars(vec![Series {
            name: currency.to_string(),
            values: parts.iter().map(|(_, minor)| value(*minor)).collect(),
        }]),
        labels: parts.into_iter().map(|(label, _)| label).collect(),
    }
}
