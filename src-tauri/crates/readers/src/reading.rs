//! Reading: the rows of a table, streamed as facts of the kind that the mapping says.
//!
//! Reading goes through the file once. It goes through it once more beforehand if the sample left
//! the order of a date or the decimal mark of an amount undecided, and once more when a row has a
//! name but no code, to find the code elsewhere.

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use receivables::Currency;

use crate::{
    BankRowFact, CustomerFact, DocumentFact, Field, Mapping, PaymentFact, Refusal, Remark,
    RowProblem, Summary, Table, TakeOverFact, bank_row,
    column::{self, Trial},
    customer, document,
    group::Customers,
    guess::has,
    payment,
    record::Record,
    repeated::Repeated,
    row::{Line, Plan, Taken, Tally},
    table::SAMPLE,
    take_over,
};

impl<R: Read + Seek> Table<R> {
    /// Streams the documents, each row a fact or a problem, until the file ends or the taker breaks.
    ///
    /// Amounts that name no currency are in `currency`. Drafts, cancelled documents and the further
    /// lines of a document that stands on several are counted and left out.
    pub fn documents(
        &mut self,
        mapping: &Mapping,
        currency: Currency,
        mut each: impl FnMut(Result<DocumentFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping, currency)?;
        let mut repeated = Repeated::new(&mapping, &self.headings);
        let mut summary = self.read(&plan, &mapping, |record, customers| {
            let left_out = |it| (it, ControlFlow::Continue(()));
            match document::fact(&plan, customers, record) {
                Ok(None) => left_out(Taken::Void),
                Ok(Some(fact)) if repeated.is_repeated(&fact) => left_out(Taken::Repeated),
                Ok(Some(fact)) => (Taken::Accepted, each(Ok(fact))),
                Err(fault) => {
                    let amount = document::known_amount(&plan, record);
                    (Taken::Rejected, each(Err(plan.problem(record, fault, customers, amount))))
                }
            }
        })?;
        if mapping.column(Field::Issued).is_none() {
            summary.remarks.push(Remark::IssuedFromDue);
        }
        Ok(summary)
    }

    /// Streams the customers, each row a fact or a problem, until the file ends or the taker breaks.
    pub fn customers(
        &mut self,
        mapping: &Mapping,
        mut each: impl FnMut(Result<CustomerFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping, Currency::EUR)?;
        self.read(&plan, &mapping, |record, customers| {
            let fact = customer::fact(&plan, customers, record);
            let row = fact.map_err(|it| plan.problem(record, it, customers, None));
            (Taken::of(&row), each(row))
        })
    }

    /// Streams the payments, each row a fact or a problem, until the file ends or the taker breaks.
    ///
    /// Amounts that name no currency are in `currency`.
    pub fn payments(
        &mut self,
        mapping: &Mapping,
        currency: Currency,
        mut each: impl FnMut(Result<PaymentFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping, currency)?;
        self.read(&plan, &mapping, |record, customers| {
            let fact = payment::fact(&plan, customers, record);
            let amount = || payment::amount(&plan, record).ok();
            let row = fact.map_err(|it| plan.problem(record, it, customers, amount()));
            (Taken::of(&row), each(row))
        })
    }

    /// Streams how far customers and documents were reminded elsewhere, each row a fact or a
    /// problem, until the file ends or the taker breaks.
    pub fn take_over(
        &mut self,
        mapping: &Mapping,
        mut each: impl FnMut(Result<TakeOverFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping, Currency::EUR)?;
        self.read(&plan, &mapping, |record, customers| {
            let fact = take_over::fact(&plan, customers, record);
            let row = fact.map_err(|it| plan.problem(record, it, customers, None));
            (Taken::of(&row), each(row))
        })
    }

    /// Streams the lines of a bank statement, each row a fact or a problem, until the file ends or
    /// the taker breaks. Lines that state a balance and nothing else are left out.
    ///
    /// Amounts that name no currency are in `currency`.
    pub fn bank_lines(
        &mut self,
        mapping: &Mapping,
        currency: Currency,
        mut each: impl FnMut(Result<BankRowFact<'_>, RowProblem>) -> ControlFlow<()>,
    ) -> Result<Summary, Refusal> {
        let mapping = self.within(mapping);
        let plan = self.plan(&mapping, currency)?;
        self.read(&plan, &mapping, |record, customers| {
            let fact = bank_row::fact(&plan, record);
            let amount = || bank_row::amount(&plan, record).ok();
            let row = fact.map_err(|it| plan.problem(record, it, customers, amount()));
            (Taken::of(&row), each(row))
        })
    }

    /// Goes through the rows; `row` says what became of one and whether to go on.
    fn read(
        &mut self,
        plan: &Plan,
        mapping: &Mapping,
        mut row: impl FnMut(&Record<'_>, &Customers) -> (Taken, ControlFlow<()>),
    ) -> Result<Summary, Refusal> {
        let mut customers = Customers::new(self.sample.layout(mapping, self.headings.len()));
        let mut tally = Tally::default();
        let mut first = 0;
        while let Some(line) = self.read_from(first, plan, &mut customers, &mut tally, &mut row)? {
            customers.expect_names();
            let mut records = self.rows()?;
            while let Some(record) = records.next()? {
                customers.learn(plan, &record);
            }
            first = line;
        }
        let named = has(mapping, &[Field::CustomerCode, Field::CustomerName]);
        let remarks = if named { customers.remarks(tally.accepted()) } else { Vec::new() };
        Ok(tally.summary(plan.formats.remarks.iter().cloned().chain(remarks).collect()))
    }

    /// Goes through the rows from a line on; gives the line at which the names of customers must be
    /// known to go on.
    fn read_from(
        &mut self,
        first: u64,
        plan: &Plan,
        customers: &mut Customers,
        tally: &mut Tally,
        row: &mut impl FnMut(&Record<'_>, &Customers) -> (Taken, ControlFlow<()>),
    ) -> Result<Option<u64>, Refusal> {
        let mut records = self.rows()?;
        while let Some(record) = records.next()? {
            if record.line < first {
                continue;
            }
            match plan.sort(&record) {
                Line::Layout => (),
                Line::Section if customers.head(plan, &record) => (),
                Line::Section => tally.section(record.line),
                Line::Total(label) => {
                    customers.end();
                    tally.totals.add(label, plan.total(&record));
                }
                Line::Row => {
                    if customers.lacks_names(plan, &record) {
                        return Ok(Some(record.line));
                    }
                    customers.see(plan, &record);
                    let (taken, flow) = row(&record, customers);
                    tally.row(plan, &record, taken);
                    if flow.is_break() {
                        tally.stop();
                        break;
                    }
                }
            }
        }
        Ok(None)
    }

    /// The mapping without columns that the file does not have.
    fn within(&self, mapping: &Mapping) -> Mapping {
        let columns = mapping.columns.iter().filter(|it| it.0 < self.columns.len());
        Mapping { kind: mapping.kind, columns: columns.copied().collect() }
    }

    /// How the mapped columns are read, after as many rows as that takes.
    fn plan(&mut self, mapping: &Mapping, currency: Currency) -> Result<Plan, Refusal> {
        let mut evidence = self.evidence.clone();
        let mut trial = Trial::default();
        let dates_undecided = column::has_undecided_dates(mapping, &evidence);
        if column::is_undecided(mapping, &evidence) {
            let list = self.title.sure_date();
            let mut records = self.rows()?;
            let mut rows = 0_u64;
            while let Some(record) = records.next()? {
                rows += u64::from(record.flaw.is_some() || !record.cells().all(str::is_empty));
                if dates_undecided {
                    trial.add(mapping, &record, list);
                }
                if rows <= SAMPLE {
                    continue;
                }
                mapping.dates().for_each(|it| evidence[it].add_date(record.line, record.cell(it)));
                mapping
                    .amounts()
                    .for_each(|it| evidence[it].add_amount(record.line, record.cell(it)));
                if rows.is_multiple_of(SAMPLE) && !column::is_undecided(mapping, &evidence) {
                    break;
                }
            }
        }
        let formats = column::formats(mapping, &evidence, &self.headings, &trial);
        let layout = self.sample.layout(mapping, self.headings.len());
        let plan = Plan::new(mapping, &self.headings, formats, layout, currency);
        Ok(if self.is_sheet { plan.of_sheet() } else { plan })
    }
}
