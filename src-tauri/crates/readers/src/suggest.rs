//! Suggestions: what columns hold whose headings no list knows, by their contents alone.
//!
//! A suggestion is for the user to confirm; nothing is read by it unasked. Dates that follow those
//! of another column are due dates, texts of which none comes twice are numbers, amounts with
//! decimals are amounts.

use crate::{
    DateOrder, DecimalMark, Field, Kind, Mapping,
    amount::Amount,
    date,
    evidence::Evidence,
    guess::{self, has},
    heading,
    sample::Sample,
};

/// Columns, with what compares them.
struct Columns<'a> {
    mapping: Mapping,
    free: Vec<usize>,
    evidence: &'a [Evidence],
    sample: &'a Sample,
}

/// The mapping of the headings, with what the contents of the other columns suggest.
pub(crate) fn mapping(layout: guess::Layout<'_>, sample: &Sample, kind: Kind) -> Mapping {
    let mapping = layout.mapping(kind);
    if !matches!(kind, Kind::Documents | Kind::OpenItems) {
        return mapping;
    }
    let taken = |index: &usize| mapping.columns.iter().any(|it| it.0 == *index);
    let headings = layout.headings.iter().enumerate().filter(|(_, it)| !heading::is_known(it));
    let free = headings.map(|it| it.0).filter(|it| !taken(it)).collect();
    let mut columns = Columns { mapping, free, evidence: layout.columns, sample };
    columns.find_dates();
    columns.find_amounts();
    columns.find_number();
    columns.find_customer();
    columns.mapping.columns.sort_unstable();
    columns.mapping
}

impl Columns<'_> {
    fn find_dates(&mut self) {
        let dates = self.all(|it| it.dates == it.filled && it.has_date_marks());
        let (issued, due) = (self.mapping.column(Field::Issued), self.mapping.column(Field::Due));
        match (issued, due) {
            (None, None) => {
                let pairs = dates.iter().flat_map(|a| dates.iter().map(move |b| (*a, *b)));
                let pair = pairs.filter(|(a, b)| a != b).find(|(a, b)| self.follows(*a, *b));
                let issued = pair.map(|it| it.0).or(dates.first().copied());
                self.take(issued, Field::Issued);
                self.take(pair.map(|it| it.1), Field::Due);
            }
            (Some(issued), None) => {
                let due = dates.into_iter().find(|it| self.follows(issued, *it));
                self.take(due, Field::Due);
            }
            (None, Some(due)) => {
                let issued = dates.into_iter().find(|it| self.follows(*it, due));
                self.take(issued, Field::Issued);
            }
            (Some(_), Some(_)) => (),
        }
    }

    fn find_amounts(&mut self) {
        if has(&self.mapping, &[Field::Amount, Field::Open, Field::Debit, Field::Credit]) {
            return;
        }
        let amounts = self.all(|it| it.amounts == it.filled && it.decimals * 2 >= it.filled);
        let pairs = amounts.iter().flat_map(|a| amounts.iter().map(move |b| (*a, *b)));
        let pair = pairs.filter(|(a, b)| a != b).find(|(a, b)| self.contains(*a, *b));
        match (self.mapping.kind, pair, &amounts[..]) {
            (Kind::OpenItems, None, [only]) => self.take(Some(*only), Field::Open),
            (Kind::OpenItems, Some((whole, part)), [_, _]) => {
                self.take(Some(whole), Field::Amount);
                self.take(Some(part), Field::Open);
            }
            (_, None, [only]) => self.take(Some(*only), Field::Amount),
            (_, Some((whole, _)), _) => self.take(Some(whole), Field::Amount),
            _ => (),
        }
    }

    fn find_number(&mut self) {
        if self.mapping.column(Field::Number).is_none() {
            let codes = self.all(|it| it.is_of_codes() && it.is_unique() && it.decimals == 0);
            self.take(codes.first().copied(), Field::Number);
        }
    }

    fn find_customer(&mut self) {
        if has(&self.mapping, &[Field::CustomerCode, Field::CustomerName]) {
            return;
        }
        let codes = self.all(|it| it.is_of_codes() && it.varied && it.decimals == 0);
        self.take(codes.first().copied(), Field::CustomerCode);
        let texts = self.all(|it| it.amounts == 0 && it.dates == 0 && it.varied);
        let names = texts.into_iter().find(|it| self.is_of_names(*it));
        self.take(names, Field::CustomerName);
    }

    /// Free columns with values that are all of a sort.
    fn all(&self, sort: impl Fn(&Evidence) -> bool) -> Vec<usize> {
        let filled = |it: &&usize| self.evidence[**it].filled > 0 && sort(&self.evidence[**it]);
        self.free.iter().filter(filled).copied().collect()
    }

    fn take(&mut self, index: Option<usize>, field: Field) {
        let Some(index) = index else { return };
        self.free.retain(|it| *it != index);
        self.mapping.columns.push((index, field));
    }

    /// Whether the dates of the second column never come before those of the first, and some after.
    fn follows(&self, first: usize, second: usize) -> bool {
        let day = |index: usize, cell: &str| {
            date::parse(cell, self.evidence[index].order().unwrap_or(DateOrder::DayFirst)).ok()
        };
        self.all_rows(first, second, |a, b| Some((day(first, a)?, day(second, b)?)))
    }

    /// Whether no amount of the second column is larger than that of the first, and some smaller.
    fn contains(&self, whole: usize, part: usize) -> bool {
        let size = |index: usize, cell: &str| {
            let mark = self.evidence[index].mark().unwrap_or(DecimalMark::Comma);
            let money = Amount::parse(cell, mark).ok()?.money(receivables::Currency::EUR).ok()?;
            Some(money.minor.abs())
        };
        self.all_rows(part, whole, |a, b| Some((size(part, a)?, size(whole, b)?)))
    }

    /// Whether the first value is nowhere above the second, and somewhere below it.
    fn all_rows<T: Ord>(
        &self,
        first: usize,
        second: usize,
        read: impl Fn(&str, &str) -> Option<(T, T)>,
    ) -> bool {
        let rows = self.sample.rows.iter();
        let pairs = || {
            let cells = rows.clone().filter_map(|it| Some((it.get(first)?, it.get(second)?)));
            cells.filter_map(|(a, b)| read(a, b))
        };
        pairs().all(|(a, b)| a <= b) && pairs().any(|(a, b)| a < b)
    }

    /// Whether most values have a word of letters.
    fn is_of_names(&self, index: usize) -> bool {
        let cells = self.sample.rows.iter().filter_map(|it| it.get(index));
        let filled = cells.filter(|it| !it.is_empty());
        let word = |it: &&String| it.chars().filter(|it| it.is_alphabetic()).count() >= 3;
        filled.clone().filter(word).count() * 2 > filled.count()
    }
}
