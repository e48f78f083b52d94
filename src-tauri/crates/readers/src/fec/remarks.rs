//! Remarks: what is worth a look in a file that was read.

use chrono::NaiveDate;

use super::{
    FecContents, FecRemark,
    header::{Column, Header},
    name::FecName,
};

/// What was met while reading that no line is left out for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) without_code: Count,
    pub(super) foreign: Count,
    pub(super) other_separator: Count,
    pub(super) repaired: Count,
    pub(super) piece_dates: Count,
    pub(super) lettering_dates: Count,
    pub(super) due_dates: Count,
}

/// How often, and where first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    count: u64,
    first: u64,
}

impl Count {
    pub(super) fn add(&mut self, line: u64) {
        self.first = if self.count == 0 { line } else { self.first };
        self.count += 1;
    }

    fn remark(self, remark: impl FnOnce(u64, u64) -> FecRemark) -> Option<FecRemark> {
        (self.count > 0).then(|| remark(self.count, self.first))
    }
}

/// The remarks on a file, those on the whole of it first.
pub(super) fn of(
    contents: &FecContents,
    header: &Header,
    seen: &Seen,
    file_name: &str,
) -> Vec<FecRemark> {
    let control = &contents.control;
    let difference = control.debit_minor.saturating_sub(control.credit_minor);
    let mut remarks = Vec::new();
    if difference != 0 {
        remarks.push(FecRemark::DoesNotBalance { minor: difference });
    }
    let unbalanced = control.unbalanced_entries.filter(|it| *it > 0);
    remarks.extend(unbalanced.map(|count| FecRemark::UnbalancedEntries { count }));
    remarks.extend(of_name(file_name, control.closing));
    let dates = [
        (Column::PieceDate, seen.piece_dates),
        (Column::DateLet, seen.lettering_dates),
        (Column::DateLimitReglmt, seen.due_dates),
    ];
    remarks.extend(dates.into_iter().filter_map(|(column, it)| {
        let column = header.heading(column).to_owned();
        it.remark(|count, first| FecRemark::InvalidDates { column, count, first })
    }));
    let catch_all = contents.customers.iter().filter(|it| it.is_catch_all);
    remarks.extend(catch_all.map(|it| FecRemark::CatchAllCustomer {
        code: it.code.to_string(),
        name: it.name.clone(),
    }));
    remarks.extend(
        [
            seen.without_code
                .remark(|count, first| FecRemark::WithoutCustomerCode { count, first }),
            seen.foreign.remark(|count, first| FecRemark::ForeignCurrency { count, first }),
            seen.other_separator.remark(|count, first| FecRemark::OtherSeparator { count, first }),
            seen.repaired.remark(|count, first| FecRemark::SeparatorInLabel { count, first }),
            contents.movements.is_empty().then_some(FecRemark::NoCustomerLine),
        ]
        .into_iter()
        .flatten(),
    );
    remarks
}

/// Where the name of the file says something else than its content.
fn of_name(file_name: &str, closing: Option<NaiveDate>) -> Vec<FecRemark> {
    let Some(name) = FecName::of(file_name) else { return Vec::new() };
    let closing = name.closing.zip(closing).filter(|(stated, found)| stated != found);
    let siren = (name.siren.len() != 9).then(|| name.siren.to_owned());
    let closing = closing.map(|(stated, found)| FecRemark::ClosingInName { stated, found });
    closing.into_iter().chain(siren.map(|stated| FecRemark::SirenInName { stated })).collect()
}
