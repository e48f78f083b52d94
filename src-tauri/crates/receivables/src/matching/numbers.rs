//! Document numbers as payers write them: `FA 2025/055` for F2025-055, zeros and letters lost.
//!
//! A number is looked up under several spellings. What is too short to mean a document, a bare
//! year or a day of the month, has no spelling and so is never found.

use std::ops::Range;

use super::{lookup::Lookup, words};

/// The most parts of a number: `FA 2025 03 000123` has four.
const LONGEST_NUMBER: usize = 6;

/// Fewer digits than this, letters lost, may mean anything.
const FEWEST_DIGITS: usize = 5;

/// Documents by the spellings of their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    spellings: Lookup,
}

/// Documents that a stretch of a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The documents, by position.
    pub(super) items: Vec<usize>,
    /// Whether the number is written with its letters, or has none.
    pub(super) in_full: bool,
}

/// A run of letters or of digits.
struct Part {
    text: String,
    is_number: bool,
    /// Part of a date, so not of a number without letters.
    is_date: bool,
}

impl Part {
    /// Without leading zeros.
    fn short(&self) -> &str {
        let short = self.text.trim_start_matches('0');
        if self.is_number && short.is_empty() {
            "0"
        } else if self.is_number {
            short
        } else {
            &self.text
        }
    }
}

impl Numbers {
    /// Takes document numbers by position.
    pub(super) fn new<'a>(numbers: impl Iterator<Item = &'a str>) -> Self {
        let mut spellings = Vec::new();
        for (at, number) in numbers.enumerate() {
            // A text that names F2025-061 means each of its instalments, F2025-061/1 and /2.
            let stem = number.rsplit_once('/').filter(|(_, last)| {
                (1..=2).contains(&last.len()) && last.bytes().all(|it| it.is_ascii_digit())
            });
            let stem = stem.map(|(stem, _)| spellings_of(stem)).unwrap_or_default();
            let all = spellings_of(number).into_iter().chain(stem);
            spellings.extend(all.map(|it| (it, at)));
        }
        Self { spellings: Lookup::new(spellings) }
    }

    /// The documents that a text names, in the order of the text.
    pub(super) fn named(&self, text: &str) -> Vec<Named> {
        let parts = parts(text);
        let mut named = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let longest = LONGEST_NUMBER.min(parts.len() - at);
            let hit = (1..=longest).rev().find_map(|length| {
                self.look_up(&parts[at..at + length]).map(|hit| (hit, at..at + length))
            });
            match hit {
                Some((hit, span)) => {
                    named.push(hit);
                    at = self.series(&parts, span, &mut named);
                }
                None => at += 1,
            }
        }
        named
    }

    fn look_up(&self, parts: &[Part]) -> Option<Named> {
        let in_full = parts.iter().any(|it| !it.is_number);
        if !in_full && parts.iter().any(|it| it.is_date) {
            return None;
        }
        let mark = if in_full { '=' } else { '#' };
        let keys = [spaced(mark, parts), solid(mark, parts)];
        let found = keys.iter().map(|it| self.spellings.of(it)).find(|it| !it.is_empty())?;
        Some(Named { items: found.iter().map(|it| it.1).collect(), in_full })
    }

    /// Reads on after a number: `F2025-055, 056 ET 057` names three. Gives where reading stopped.
    fn series(&self, parts: &[Part], span: Range<usize>, named: &mut Vec<Named>) -> usize {
        let (start, end) = (span.start, span.end);
        let Some(last) = parts[start..end].iter().rposition(|it| it.is_number) else { return end };
        let (head, width) = (&parts[start..start + last], parts[start + last].text.len());
        let mut at = end;
        let mut stop = end;
        while let Some(part) = parts.get(at) {
            let links = matches!(part.text.as_str(), "ET" | "A" | "AU" | "N" | "NO" | "F" | "FA");
            if links {
                at += 1;
                continue;
            }
            if head.is_empty() || !part.is_number || part.text.len() != width {
                break;
            }
            let next: Vec<_> = head.iter().chain([part]).map(Part::copy).collect();
            let Some(hit) = self.look_up(&next) else { break };
            named.push(hit);
            at += 1;
            stop = at;
        }
        stop
    }
}

impl Part {
    fn copy(&self) -> Self {
        Self { text: self.text.clone(), is_number: self.is_number, is_date: self.is_date }
    }
}

/// Under which spellings a number is looked up; none if it is too short to mean a document.
fn spellings_of(number: &str) -> Vec<String> {
    let parts = parts(number);
    if parts.len() > LONGEST_NUMBER {
        return Vec::new();
    }
    let mut spellings = Vec::new();
    let has_letters = parts.iter().any(|it| !it.is_number);
    let digits: usize = parts.iter().filter(|it| it.is_number).map(|it| it.text.len()).sum();
    let bare: Vec<_> = parts.iter().filter(|it| it.is_number).map(Part::copy).collect();
    let only_a_year = matches!(bare.as_slice(), [it] if is_year(&it.text));
    if has_letters && digits > 3 && !only_a_year {
        spellings.push(spaced('=', &parts));
    }
    if has_letters && digits >= 3 && !only_a_year {
        spellings.push(solid('=', &parts));
    }
    // Without its letters, `2025-11` is a month and `000012` a twelve.
    let stripped: usize = bare.iter().map(|it| it.short().len()).sum();
    let is_month = bare.len() > 1 && is_year(&bare[0].text) && digits - 4 < 3;
    if stripped >= FEWEST_DIGITS && !is_month {
        spellings.push(spaced('#', &bare));
    }
    if digits > FEWEST_DIGITS && !is_month {
        spellings.push(solid('#', &bare));
    }
    spellings
}

/// `F2025-055` as `F 2025 55`.
fn spaced(mark: char, parts: &[Part]) -> String {
    let mut key = String::from(mark);
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            key.push(' ');
        }
        key.push_str(part.short());
    }
    key
}

/// `F2025-055` as `F2025055`; told apart from a single part by a second mark.
fn solid(mark: char, parts: &[Part]) -> String {
    let mut key = String::from(mark);
    key.push(mark);
    parts.iter().for_each(|it| key.push_str(&it.text));
    key
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for word in words::words(text) {
        for run in word.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            let (text, is_number) =
                (String::from_utf8_lossy(run).into_owned(), run[0].is_ascii_digit());
            parts.push(Part { text, is_number, is_date: false });
        }
    }
    mark_dates(&mut parts);
    parts
}

/// Marks `31/12/2025`, `2025-12-31`, and a month such as `12/2025` or `2025-12`.
fn mark_dates(parts: &mut [Part]) {
    let up_to = |part: &Part, most: u32| {
        part.is_number
            && part.text.len() <= 2
            && part.text.parse::<u32>().is_ok_and(|it| (1..=most).contains(&it))
    };
    for at in 0..parts.len().saturating_sub(1) {
        let [a, b] = [&parts[at], &parts[at + 1]];
        let is_month = up_to(a, 12) && is_year(&b.text) || is_year(&a.text) && up_to(b, 12);
        let day = if is_year(&a.text) { at + 2 } else { at.wrapping_sub(1) };
        let has_day = parts.get(day).is_some_and(|it| up_to(it, 31));
        if is_month {
            parts[at..at + 2].iter_mut().for_each(|it| it.is_date = true);
            if has_day {
                parts[day].is_date = true;
            }
        }
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|it| (1990..2100).contains(&it))
}
