//! Groups: the customer of a row that does not name it itself.
//!
//! Printed lists name a customer once, on the first row of the group or on a line of its own above
//! it. Only where the whole file is laid out so is the customer carried down; a lone blank is a
//! problem of its row. A row with a name and no code has the code that the name has elsewhere.

use std::collections::HashMap;

use crate::{
    Field, Remark,
    heading::{folded, normalise},
    record::Record,
    row::{Fault, LONGEST_TEXT, Plan},
    total::Label,
};

/// More customers than any ledger of this program has: what is kept of them stays bounded.
const MOST_NAMES: usize = 200_000;
const LONGEST_NAME: usize = 200;

/// Where the customer of a row stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On the row.
    #[default]
    EveryRow,
    /// On the first row of its group, or on a line above it in the same columns.
    FirstRow,
    /// On a line of its own above the rows; `coded` when all of them are a code and a name.
    OwnLine { coded: bool },
}

/// Who the rows are about, as the reading goes on.
#[derive(Debug, Default)]
pub(crate) struct Customers {
    layout: Layout,
    group: Option<(String, String)>,
    /// Codes by name; `None` until a row needs them.
    names: Option<HashMap<String, Option<String>>>,
    filled_down: u64,
    first_filled_down: u64,
    coded: bool,
}

impl Customers {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, ..Self::default() }
    }

    /// Takes the name of a group from a line of its own; says whether it is one.
    pub(crate) fn head(&mut self, plan: &Plan, record: &Record<'_>) -> bool {
        let text = record.cells().find(|it| !it.is_empty()).unwrap_or("");
        let coded = match (self.layout, cells(plan, record)) {
            (Layout::EveryRow, _) | (Layout::FirstRow, ("", "")) => return false,
            (Layout::FirstRow, (code, "")) => split(code).is_some(),
            (Layout::FirstRow, _) => {
                self.see(plan, record);
                return true;
            }
            (Layout::OwnLine { .. }, _) if text.len() > LONGEST_TEXT => return false,
            (Layout::OwnLine { coded }, _) => coded,
        };
        let (code, name) = Some(text).filter(|_| coded).and_then(split).unwrap_or_else(|| {
            let name = without_word(text);
            (name, name)
        });
        self.coded |= code != name;
        self.group = Some((code.to_owned(), name.to_owned()));
        true
    }

    /// The group ends with its total.
    pub(crate) fn end(&mut self) {
        self.group = None;
    }

    /// Notes who a row is about, before it is read.
    pub(crate) fn see(&mut self, plan: &Plan, record: &Record<'_>) {
        if self.coded && self.layout != Layout::FirstRow {
            return;
        }
        let (code, name) = cells(plan, record);
        self.coded |= !code.is_empty();
        if self.layout != Layout::FirstRow {
            return;
        }
        if code.is_empty() && name.is_empty() {
            if self.filled_down == 0 {
                self.first_filled_down = record.line;
            }
            self.filled_down += u64::from(self.group.is_some());
        } else {
            let short = code.len() <= LONGEST_TEXT && name.len() <= LONGEST_TEXT;
            self.group = short.then(|| (code.to_owned(), name.to_owned()));
        }
    }

    /// Whether the row has a name whose code must be looked for in the rest of the file first.
    pub(crate) fn lacks_names(&self, plan: &Plan, record: &Record<'_>) -> bool {
        self.names.is_none()
            && plan.column(Field::CustomerCode).is_some()
            && matches!(cells(plan, record), ("", name) if !name.is_empty())
    }

    /// Starts the list of names.
    pub(crate) fn expect_names(&mut self) {
        self.names = Some(HashMap::new());
    }

    /// Learns the code of a name; a name with two codes has none.
    pub(crate) fn learn(&mut self, plan: &Plan, record: &Record<'_>) {
        let (code, name) = cells(plan, record);
        let usable = |it: &str| !it.is_empty() && it.len() <= LONGEST_NAME;
        if !usable(code) || !usable(name) || record.flaw.is_some() {
            return;
        }
        let Some(names) = self.names.as_mut() else { return };
        let key = key(name);
        let full = names.len() >= MOST_NAMES;
        match names.get_mut(&key) {
            Some(known) if known.as_deref() != Some(code) => *known = None,
            Some(_) => (),
            None if full => (),
            None => drop(names.insert(key, Some(code.to_owned()))),
        }
    }

    /// Code and name of the row's customer, the code falling back to the name.
    pub(crate) fn of<'a>(
        &'a self,
        plan: &Plan,
        record: &Record<'a>,
    ) -> Result<(&'a str, &'a str), Fault> {
        let code = plan.text(record, Field::CustomerCode)?;
        let name = plan.text(record, Field::CustomerName)?;
        let group = self.group.as_ref().map(|(code, name)| (code.as_str(), name.as_str()));
        match (code, name, group) {
            ("", "", Some(("", name))) => Ok((self.code(name), name)),
            ("", "", Some(group)) => Ok(group),
            ("", "", None) if plan.column(Field::CustomerCode).is_some() => {
                Err(plan.missing(Field::CustomerCode))
            }
            ("", "", None) => Err(plan.missing(Field::CustomerName)),
            ("", name, _) => Ok((self.code(name), name)),
            (code, name, _) => Ok((code, name)),
        }
    }

    /// The code that the name has elsewhere in the file, or else the name.
    fn code<'a>(&'a self, name: &'a str) -> &'a str {
        let known = self.names.as_ref().and_then(|it| it.get(&key(name)));
        known.and_then(|it| it.as_deref()).unwrap_or(name)
    }

    pub(crate) fn remarks(&self, accepted: u64) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if accepted > 0 && !self.coded {
            remarks.push(Remark::NamesAsCodes);
        }
        if self.filled_down > 0 {
            let (count, first) = (self.filled_down, self.first_filled_down);
            remarks.push(Remark::CustomersFilledDown { count, first });
        }
        remarks
    }
}

/// Code and name as the row has them.
fn cells<'a>(plan: &Plan, record: &Record<'a>) -> (&'a str, &'a str) {
    (plan.cell(record, Field::CustomerCode), plan.cell(record, Field::CustomerName))
}

/// A name without case, accents and double spaces.
fn key(name: &str) -> String {
    let words = name.split_whitespace().map(|it| it.chars().flat_map(folded).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// The words that say what the name of a group is the name of.
const WORDS: [&str; 9] =
    ["client", "compte", "tiers", "customer", "account", "code", "debiteur", "auxiliaire", "no"];

fn without_word(text: &str) -> &str {
    let mut rest = text;
    while let Some(word) =
        rest.split([' ', ':', '\u{A0}']).next().filter(|it| it.len() < rest.len())
    {
        if !word.is_empty() && !WORDS.contains(&normalise(word).as_str()) {
            break;
        }
        rest = rest[word.len()..].trim_start_matches(|it: char| it.is_whitespace() || it == ':');
    }
    rest
}

/// A code and the name after it, such as *C0012 DUPONT SARL* or *Client 001 - Durand*.
pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
    let text = without_word(text);
    let (code, rest) = text.split_once(|it: char| it.is_whitespace() || it == ':')?;
    let code = code.trim_end_matches(['-', ':', ',']);
    let name = rest.trim_start_matches(|it: char| it.is_whitespace() || "-–—:".contains(it));
    let is_code = code.len() <= 20 && code.bytes().any(|it| it.is_ascii_digit());
    (is_code && name.contains(char::is_alphabetic)).then_some((code, name))
}

/// Whether a line with a single filled cell names a group of customers' rows, not a bucket or a total.
pub(crate) fn is_name(text: &str) -> bool {
    const BUCKETS: [&str; 12] = [
        "echu", "echus", "echues", "echue", "echoir", "current", "overdue", "past", "days", "day",
        "jours", "older",
    ];
    text.len() <= 100
        && text.contains(char::is_alphabetic)
        && Label::of(text).is_none()
        && !normalise(text).split(' ').any(|it| BUCKETS.contains(&it))
}

/// Whether a name is introduced as a customer's: *Client : Durand*.
pub(crate) fn is_introduced(text: &str) -> bool {
    without_word(text).len() < text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_group_is_a_code_and_a_name() {
        for (text, expected) in [
            ("C0012 DUPONT SARL", Some(("C0012", "DUPONT SARL"))),
            ("Client 001 - Durand", Some(("001", "Durand"))),
            ("Client : 411DUR Durand & fils", Some(("411DUR", "Durand & fils"))),
            ("Compte tiers 0042: Martin", Some(("0042", "Martin"))),
            ("DUPONT SARL", None),
            ("C0012", None),
            ("Client 001", None),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
        assert_eq!(without_word("Client : Durand"), "Durand");
        assert!(is_name("Durand") && !is_name("31 - 60 days past due") && !is_name("À échoir"));
    }
}
