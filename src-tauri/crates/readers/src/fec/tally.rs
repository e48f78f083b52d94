//! The tally: all lines counted, those of customer accounts kept.

use std::{collections::HashSet, sync::Arc};

use chrono::{Datelike, Days, Months, NaiveDate};
use receivables::lettering::{JournalKind, Movement};

use super::{
    FecAccount, FecContents, FecOptions, FecRefusal, MOST_MOVEMENTS, MOST_PROBLEMS,
    customers::Customers,
    entries::Entries,
    header::{Column, Header},
    journal::{Booking, Journals},
    line::Line,
    remarks::{self, Count, Seen},
};
use crate::{Refusal, record::Record};

/// A reading under way.
pub(super) struct Tally<'h> {
    header: &'h Header,
    options: &'h FecOptions,
    contents: FecContents,
    customers: Customers,
    journals: Journals,
    entries: Entries,
    texts: HashSet<Arc<str>>,
    seen: Seen,
}

impl<'h> Tally<'h> {
    pub(super) fn new(header: &'h Header, options: &'h FecOptions) -> Self {
        Self {
            header,
            options,
            contents: FecContents::default(),
            customers: Customers::default(),
            journals: Journals::default(),
            entries: Entries::default(),
            texts: HashSet::new(),
            seen: Seen::default(),
        }
    }

    pub(super) fn lines(&self) -> u64 {
        self.contents.control.lines
    }

    /// Counts a line, and keeps it if it is of a customer account.
    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        self.contents.control.lines += 1;
        let line = match Line::read(record, self.header) {
            Ok(line) => line,
            Err(problem) => {
                self.contents.rejected += 1;
                if self.contents.problems.len() < MOST_PROBLEMS {
                    self.contents.problems.push(*problem);
                }
                return Ok(());
            }
        };
        self.count(&line);
        let account = line.cell(self.header, Column::CompteNum);
        if self.options.accounts.iter().any(|it| account.starts_with(it.as_str())) {
            if self.contents.movements.len() == MOST_MOVEMENTS {
                return Err(FecRefusal::TooManyMovements { limit: MOST_MOVEMENTS }.into());
            }
            let movement = self.movement(&line);
            self.contents.movements.push(movement);
        }
        Ok(())
    }

    /// What every line adds to.
    fn count(&mut self, line: &Line<'_>) {
        let cell = |column| line.cell(self.header, column);
        let (journal, account) = (cell(Column::JournalCode), cell(Column::CompteNum));
        let control = &mut self.contents.control;
        control.debit_minor = control.debit_minor.saturating_add(line.debit);
        control.credit_minor = control.credit_minor.saturating_add(line.credit);
        let first = control.first_entry.map_or(line.date, |it| it.min(line.date));
        let last = control.last_entry.map_or(line.date, |it| it.max(line.date));
        (control.first_entry, control.last_entry) = (Some(first), Some(last));
        if let Some(class) =
            account.get(..3).filter(|it| it.starts_with("41") || it.starts_with("49"))
        {
            if !control.accounts.contains_key(class) {
                control.accounts.insert(class.to_owned(), FecAccount::default());
            }
            if let Some(it) = control.accounts.get_mut(class) {
                (it.lines, it.minor) = (it.lines + 1, it.minor.saturating_add(line.minor()));
            }
        }
        let booking = Booking { day: line.date, minor: line.minor() };
        self.journals.add(journal, cell(Column::JournalLib), account, booking);
        self.entries.add(journal, cell(Column::EcritureNum), line.minor());
        if line.is_other_separator {
            self.seen.other_separator.add(line.line);
        }
        if line.has_repaired_label {
            self.seen.repaired.add(line.line);
        }
    }

    fn movement(&mut self, line: &Line<'_>) -> Movement {
        let header = self.header;
        let cell = |column| line.cell(header, column);
        let account = self.text(cell(Column::CompteNum));
        let customer = match cell(Column::CompAuxNum) {
            "" => {
                self.seen.without_code.add(line.line);
                account.clone()
            }
            code => self.text(code),
        };
        self.customers.add(&customer, cell(Column::CompAuxLib), cell(Column::CompteLib));
        let foreign = !matches!(cell(Column::Idevise).to_ascii_uppercase().as_str(), "" | "EUR");
        if foreign {
            self.seen.foreign.add(line.line);
        }
        let mut day = |column, count: fn(&mut Seen) -> &mut Count| {
            line.date(header, column).unwrap_or_else(|()| {
                count(&mut self.seen).add(line.line);
                None
            })
        };
        let piece_date = day(Column::PieceDate, |it| &mut it.piece_dates);
        let lettered_on = day(Column::DateLet, |it| &mut it.lettering_dates);
        let due = day(Column::DateLimitReglmt, |it| &mut it.due_dates);
        Movement {
            line: line.line,
            journal: self.text(cell(Column::JournalCode)),
            journal_kind: JournalKind::Other,
            entry: self.text(cell(Column::EcritureNum)),
            account,
            customer,
            number: cell(Column::PieceRef).into(),
            piece_date,
            entry_date: line.date,
            label: line.label(header),
            minor: line.minor(),
            lettering: self.text(cell(Column::EcritureLet)),
            lettered_on,
            due,
        }
    }

    /// One copy of a text that many lines share.
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let text: Arc<str> = text.into();
        self.texts.insert(text.clone());
        text
    }

    /// What the reading came to.
    pub(super) fn finish(self, file_name: &str) -> FecContents {
        let mut contents = self.contents;
        for it in &mut contents.movements {
            it.journal_kind = self.journals.kind(&it.journal);
        }
        contents.control.closing = contents.control.last_entry.and_then(end_of_month);
        contents.control.opening = self.journals.opening_day();
        contents.control.unbalanced_entries = self.entries.unbalanced();
        contents.journals = self.journals.list();
        contents.customers = self.customers.list();
        contents.remarks = remarks::of(&contents, self.header, &self.seen, file_name);
        contents
    }
}

fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}
