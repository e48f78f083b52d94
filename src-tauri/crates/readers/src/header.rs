//! Headers: which line holds the headings.

use std::{collections::HashSet, io};

use crate::{
    amount, date,
    heading::{self, normalise},
    record::Records,
};

const MOST_LINES_ABOVE: usize = 50;

/// The line of headings, with the cells of the lines above it.
pub(crate) struct Header {
    pub(crate) line: u64,
    pub(crate) headings: Vec<String>,
    pub(crate) above: Vec<Vec<String>>,
}

impl Header {
    /// The headings of a text, from its first lines: the line where most are known, or else the
    /// first line of words that is as long as the lines under it.
    pub(crate) fn find(head: &[u8], separator: u8) -> io::Result<Option<Self>> {
        let mut lines: Vec<(u64, Vec<String>)> = Vec::new();
        let mut records = Records::new(head, separator);
        while let Some(record) = records.next()?.filter(|_| lines.len() < MOST_LINES_ABOVE) {
            lines.push((record.line, record.cells().map(str::to_owned).collect()));
        }
        let known = lines.iter().map(|(_, cells)| known_headings(cells)).enumerate();
        let best = known.rev().max_by_key(|(_, known)| *known).filter(|(_, known)| *known >= 2);
        let Some(index) = best.map(|it| it.0).or_else(|| first_of_words(&lines)) else {
            return Ok(None);
        };
        let (line, mut headings) = lines.swap_remove(index);
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        lines.truncate(index);
        Ok(Some(Self { line, headings, above: lines.into_iter().map(|it| it.1).collect() }))
    }

    /// One text for all files of this make.
    pub(crate) fn signature(headings: &[String]) -> String {
        headings.iter().map(|it| normalise(it)).collect::<Vec<_>>().join("|")
    }
}

/// Known headings of a line that is mostly words; buckets may be headed 30, 60, 90.
fn known_headings(cells: &[String]) -> usize {
    let (filled, values) = filled_and_values(cells);
    if filled < 2 || values * 2 > filled {
        return 0;
    }
    let known = cells.iter().filter(|it| heading::is_known(it));
    known.map(|it| normalise(it)).collect::<HashSet<_>>().len()
}

/// Cells that are not blank, and those among them that are amounts, dates or prose.
fn filled_and_values(cells: &[String]) -> (usize, usize) {
    let value =
        |it: &str| amount::evidence(it).is_some() || date::evidence(it).is_some() || it.len() > 100;
    let filled = cells.iter().filter(|it| !it.is_empty());
    (filled.clone().count(), filled.filter(|it| value(it)).count())
}

fn first_of_words(lines: &[(u64, Vec<String>)]) -> Option<usize> {
    let index = lines.iter().position(|(_, cells)| {
        let (filled, values) = filled_and_values(cells);
        let distinct: HashSet<&String> = cells.iter().collect();
        filled >= 2 && values == 0 && filled * 2 > cells.len() && distinct.len() >= filled
    })?;
    let (length, under) = (lines[index].1.len(), &lines[index + 1..]);
    let alike = under.iter().filter(|(_, cells)| cells.len() == length).count();
    (alike > 0 && alike * 2 >= under.len()).then_some(index)
}
