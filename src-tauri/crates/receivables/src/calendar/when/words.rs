//! Words of a moment: each one a day or an hour, whatever the day is today.

use chrono::{NaiveTime, Weekday};

/// A word of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Day(Day),
    Time(NaiveTime),
}

/// A day, as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// So many calendar days from today.
    After(u32),
    /// The next such day, strictly after today.
    Next(Weekday),
    /// The last day of this month.
    EndOfMonth,
    /// A date, perhaps without its year.
    On { year: Option<i32>, month: u32, day: u32 },
}

/// Characters of a text that are read; a moment is far shorter.
const LONGEST: usize = 60;

/// What may stand between a day and an hour, and says nothing.
const FILLERS: [&str; 8] = ["a", "le", "dans", "vers", "at", "on", "in", "the"];

const END_OF_MONTH: [&str; 4] = ["fin de mois", "fin du mois", "fin mois", "end of month"];

const WEEKDAYS: [(Weekday, [&str; 2]); 7] = [
    (Weekday::Mon, ["lundi", "monday"]),
    (Weekday::Tue, ["mardi", "tuesday"]),
    (Weekday::Wed, ["mercredi", "wednesday"]),
    (Weekday::Thu, ["jeudi", "thursday"]),
    (Weekday::Fri, ["vendredi", "friday"]),
    (Weekday::Sat, ["samedi", "saturday"]),
    (Weekday::Sun, ["dimanche", "sunday"]),
];

/// The days and hours of a text; `None` if any word of it is neither.
pub(super) fn read(text: &str) -> Option<Vec<Word>> {
    let mut text = plain(text)?;
    for phrase in END_OF_MONTH {
        text = text.replace(phrase, "eom");
    }
    let words = joined(&text);
    words.iter().filter(|it| !FILLERS.contains(&it.as_str())).map(|it| word(it)).collect()
}

/// Small letters without accents; `None` for a text too long to be a moment.
fn plain(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let read: String = chars.by_ref().take(LONGEST).flat_map(char::to_lowercase).collect();
    let fold = |it| match it {
        'à' | 'â' | 'ä' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'î' | 'ï' => Some('i'),
        'ô' | 'ö' => Some('o'),
        'ù' | 'û' | 'ü' => Some('u'),
        ',' => Some(' '),
        // An accent that stands beside its letter.
        '\u{300}'..='\u{36f}' => None,
        other => Some(other),
    };
    let folded: String = read.chars().filter_map(fold).collect();
    let spaced = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    chars.next().is_none().then_some(spaced)
}

/// The words of a text, a number and its unit made one: `14 h 30`, `2 pm`, `+ 3 jours`.
fn joined(text: &str) -> Vec<String> {
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').map(|it| it.trim_end_matches('.')).filter(|it| !it.is_empty()) {
        let belongs = words.last().is_some_and(|before| {
            let after_number = before.bytes().last().is_some_and(|it| it.is_ascii_digit());
            let after_hour = before.strip_suffix('h').is_some_and(is_number);
            before == "+"
                || (after_number && is_unit(word))
                || (after_hour && word.len() == 2 && is_number(word))
        });
        match words.last_mut() {
            Some(before) if belongs => before.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

fn is_unit(word: &str) -> bool {
    matches!(word, "h" | "am" | "pm") || days_of(word).is_some()
}

/// How many days a unit is.
fn days_of(unit: &str) -> Option<u32> {
    match unit {
        "j" | "jour" | "jours" | "d" | "day" | "days" => Some(1),
        "s" | "sem" | "semaine" | "semaines" | "w" | "week" | "weeks" => Some(7),
        _ => None,
    }
}

fn word(word: &str) -> Option<Word> {
    named(word)
        .or_else(|| span(word))
        .or_else(|| date(word))
        .map(Word::Day)
        .or_else(|| time(word).map(Word::Time))
}

/// `demain`, `lun`, `monday`, `fdm`.
fn named(word: &str) -> Option<Day> {
    match word {
        "demain" | "tomorrow" => return Some(Day::After(1)),
        "eom" | "fdm" => return Some(Day::EndOfMonth),
        _ => {}
    }
    let is_meant = |name: &str| word.len() >= 3 && name.starts_with(word);
    let weekday = WEEKDAYS.iter().find(|(_, names)| names.iter().any(|it| is_meant(it)));
    weekday.map(|(weekday, _)| Day::Next(*weekday))
}

/// `+3j`, `2weeks`.
fn span(word: &str) -> Option<Day> {
    let word = word.strip_prefix('+').unwrap_or(word);
    let (count, unit) = word.split_at(word.find(|it: char| !it.is_ascii_digit())?);
    let count: u16 = count.parse().ok()?;
    Some(Day::After(u32::from(count) * days_of(unit)?))
}

/// `15/12`, `15-12-26`, `15.12.2026`, `2026-12-15`.
fn date(word: &str) -> Option<Day> {
    let separator = word.chars().find(|it| matches!(it, '/' | '-' | '.'))?;
    let parts: Vec<_> = word.split(separator).map(number).collect::<Option<_>>()?;
    match *parts.as_slice() {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => on(Some(year), month, day),
        [(day, 1..=2), (month, 1..=2), (year, 4)] => on(Some(year), month, day),
        [(day, 1..=2), (month, 1..=2), (year, 2)] => on(Some(2000 + year), month, day),
        [(day, 1..=2), (month, 1..=2)] => on(None, month, day),
        _ => None,
    }
}

fn on(year: Option<u32>, month: u32, day: u32) -> Option<Day> {
    let year = year.map(i32::try_from).transpose().ok()?;
    Some(Day::On { year, month, day })
}

/// `14h`, `14h30`, `14:30`, `2pm`, `2:30pm`, and `9` alone within the hours one is at work.
fn time(word: &str) -> Option<NaiveTime> {
    let (clock, afternoon) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(false)),
        (_, Some(clock)) => (clock, Some(true)),
        _ => (word, None),
    };
    let (hour, minute) = match clock.split_once(['h', ':']) {
        Some((hour, "")) if clock.ends_with('h') => (hour, 0),
        Some((hour, minute)) => (hour, number(minute).filter(|it| it.1 == 2)?.0),
        None => (clock, 0),
    };
    let (hour, digits) = number(hour)?;
    let at_work = (7..=20).contains(&hour);
    let hour = match afternoon {
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        None if digits <= 2 && (clock.contains(['h', ':']) || at_work) => hour,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A number, and in how many digits it is written.
fn number(text: &str) -> Option<(u32, usize)> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().map(|it| (it, text.len()))
}
