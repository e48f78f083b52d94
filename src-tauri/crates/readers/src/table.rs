//! Tables: an export opened and shown to the user.
//!
//! Opening looks at every byte once for the encoding, and at the first rows for everything else.

use std::io::{Read, Seek};

use crate::{
    Clue, Encoding, Field, Kind, Mapping, Refusal, Separator, Title,
    clue::clues,
    encoding::Utf8Reader,
    evidence::Evidence,
    guess::Layout,
    header::Header,
    heading,
    repair::Repairs,
    sample::{Sample, Seen},
    suggest,
};

/// Bytes in which title and headings are looked for.
const HEAD: u64 = 256 * 1024;
/// Rows from which contents are guessed.
pub(crate) const SAMPLE: u64 = 2000;
pub(crate) const MOST_COLUMNS: usize = 1000;

/// An export whose layout was recognised.
#[derive(Debug)]
pub struct Table<R> {
    /// What it is written in.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: Separator,
    /// Line of its headings, from 1.
    pub header_line: u64,
    /// What stands above them.
    pub title: Title,
    /// Its columns, in the order of the file. Where groups of rows are named on lines of their own,
    /// one more column, without heading, holds those names.
    pub columns: Vec<Column>,
    /// What it is taken for; `None` when headings and contents do not tell.
    pub kind: Option<Kind>,
    pub(crate) headings: Vec<String>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) sample: Sample,
    pub(crate) repairs: Repairs,
    pub(crate) is_sheet: bool,
    pub(crate) source: R,
}

/// A column, as shown to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading, as written.
    pub heading: String,
    /// Its first values, as written; up to five.
    pub values: Vec<String>,
    /// What speaks for the guess.
    pub clues: Vec<Clue>,
}

impl<R: Read + Seek> Table<R> {
    /// Recognises the layout of an export; the name of the file helps only to date it.
    pub fn open(mut source: R, file_name: &str) -> Result<Self, Refusal> {
        let encoding = Encoding::sniff(&mut source)?;
        let head = head(&mut source, encoding)?;
        if head.trim_ascii().is_empty() {
            return Err(Refusal::Empty);
        }
        let separator = Separator::sniff(&head)?.ok_or(Refusal::NoTable)?;
        let header = Header::find(&head, separator.byte())?.ok_or(Refusal::NoTable)?;
        if header.headings.len() > MOST_COLUMNS {
            return Err(Refusal::NoTable);
        }
        let column =
            |it: &String| Column { heading: it.clone(), values: Vec::new(), clues: Vec::new() };
        let mut table = Self {
            encoding,
            separator,
            header_line: header.line,
            title: Title::read(&header.above, file_name),
            columns: header.headings.iter().map(column).collect(),
            kind: None,
            evidence: vec![Evidence::default(); header.headings.len()],
            headings: header.headings,
            sample: Sample::default(),
            repairs: Repairs::default(),
            is_sheet: false,
            source,
        };
        table.take_sample()?;
        table.kind = table.layout().kind();
        table.gather_clues();
        Ok(table)
    }

    /// Takes it for a sheet that [`crate::open_sheet`] laid out: blank cells at the end of a row are
    /// not there.
    pub fn of_sheet(self) -> Self {
        Self { is_sheet: true, ..self }
    }

    /// One text for all files with these headings, to remember a mapping by.
    pub fn signature(&self) -> String {
        Header::signature(&self.headings)
    }

    /// The mapping that headings and contents suggest, for what the file is taken for.
    pub fn guess(&self) -> Option<Mapping> {
        self.kind.map(|it| self.guess_as(it))
    }

    /// The mapping they suggest if the file is of this kind.
    pub fn guess_as(&self, kind: Kind) -> Mapping {
        self.layout().mapping(kind)
    }

    /// The same, with what the contents alone suggest for columns of unknown heading: to be shown
    /// to the user and confirmed, never to be read by unasked.
    pub fn suggest_as(&self, kind: Kind) -> Mapping {
        suggest::mapping(self.layout(), &self.sample, kind)
    }

    fn layout(&self) -> Layout<'_> {
        Layout { headings: &self.headings, columns: &self.evidence, title: &self.title }
    }

    /// Shows the first values and gathers what they tell.
    fn take_sample(&mut self) -> Result<(), Refusal> {
        let (mut columns, mut evidence) =
            (std::mem::take(&mut self.columns), std::mem::take(&mut self.evidence));
        let (mut sample, mut seen) = (Sample::default(), Seen::new(columns.len()));
        let mut records = self.rows()?;
        while let Some(record) = records.next()?.filter(|_| sample.count < SAMPLE) {
            if record.flaw.is_some() || !record.cells().all(str::is_empty) {
                sample.add(&record, &mut columns, &mut evidence, &mut seen);
            }
        }
        (self.columns, self.evidence, self.sample) = (columns, evidence, sample);
        if self.sample.count == 0 {
            return Err(Refusal::NoRows { header_line: self.header_line });
        }
        let account = self.layout().mapping(Kind::OpenItems);
        let named = [Field::CustomerCode, Field::CustomerName];
        if let Some((mut column, count)) = self.sample.group_column()
            && named.iter().all(|it| account.column(*it).is_none())
        {
            column.clues.push(Clue::GroupLines { count });
            self.columns.push(column);
            self.evidence.push(Evidence::default());
        }
        Ok(())
    }

    /// Says of every column what speaks for the guess.
    fn gather_clues(&mut self) {
        let kind = self.kind.unwrap_or(Kind::OpenItems);
        let (guess, suggested) = (self.guess_as(kind), self.suggest_as(kind));
        for (index, heading) in self.headings.iter().enumerate() {
            let field_in =
                |mapping: &Mapping| mapping.columns.iter().find(|it| it.0 == index).map(|it| it.1);
            let surest = || heading::meanings(kind, heading).min_by_key(|it| it.rank);
            let known = field_in(&guess).or_else(|| surest().map(|it| it.field));
            let resembles = field_in(&suggested).filter(|_| known.is_none());
            let column = &mut self.columns[index];
            column.clues = clues(known, &self.evidence[index]);
            column.clues.extend(resembles.map(|field| Clue::Resembles { field }));
        }
    }
}

/// The first lines, whole, as UTF-8.
fn head(source: &mut (impl Read + Seek), encoding: Encoding) -> Result<Vec<u8>, Refusal> {
    source.rewind()?;
    let mut reader = Utf8Reader::new(source, encoding);
    let (mut head, mut room) = (Vec::new(), vec![0; 64 * 1024]);
    let ended = loop {
        match reader.read(&mut room)? {
            0 => break true,
            filled => head.extend_from_slice(&room[..filled]),
        }
        if head.len() as u64 >= HEAD {
            break false;
        }
    };
    if !ended {
        let whole = head.iter().rposition(|it| matches!(it, b'\n' | b'\r'));
        head.truncate(whole.map_or(head.len(), |it| it + 1));
    }
    Ok(head)
}
