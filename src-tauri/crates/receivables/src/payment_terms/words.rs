//! Terms as accounting packages write them: « 30 jours fin de mois le 10 », « Net 30 ».

use super::DueRule;

/// Words that say: at once.
const AT_ONCE: [&str; 6] =
    ["comptant", "reception", "immediat", "receipt", "cash", "contre remboursement"];

impl DueRule {
    /// The rule that a term in French or English words states; none where the words say nothing
    /// that is known.
    ///
    /// Where the end of the month is named after the days, the days run first (method A); named
    /// before them, the month ends first (method B).
    ///
    /// ```
    /// use receivables::payment_terms::DueRule;
    ///
    /// assert_eq!(DueRule::parse("45 jours fin de mois"), Some(DueRule::DaysThenEndOfMonth { days: 45 }));
    /// assert_eq!(DueRule::parse("Fin de mois + 45 j"), Some(DueRule::EndOfMonthThenDays { days: 45 }));
    /// assert_eq!(DueRule::parse("30 j FDM le 10"), Some(DueRule::DaysThenEndOfMonthOn { days: 30, day: 10 }));
    /// assert_eq!(DueRule::parse("Net 30"), Some(DueRule::Net { days: 30 }));
    /// assert_eq!(DueRule::parse("À réception de facture"), Some(DueRule::Net { days: 0 }));
    /// assert_eq!(DueRule::parse("selon accord"), None);
    /// ```
    pub fn parse(words: &str) -> Option<Self> {
        let text = plain(words);
        let end = END_OF_MONTH.iter().find_map(|it| text.find(it).map(|at| (at, it.len())));
        let day = day_of_month(&text).filter(|it| (1..=31).contains(it));
        let numbers = numbers(&text, day.is_some());
        let (count, at) = match numbers.first() {
            Some(it) => *it,
            None if end.is_some() => (0, usize::MAX),
            None if AT_ONCE.iter().any(|it| text.contains(it)) => (0, 0),
            None => return None,
        };
        let in_months = at != usize::MAX && is_in_months(&text[at.min(text.len())..], end);
        Some(match (end, day, in_months) {
            (Some(_), Some(day), false) => {
                Self::DaysThenEndOfMonthOn { days: zero(count, at), day }
            }
            (Some(_), Some(day), true) => Self::MonthsThenEndOfMonthOn { months: count, day },
            (Some((end, _)), None, false) if at != usize::MAX && end < at => {
                Self::EndOfMonthThenDays { days: count }
            }
            (Some(_), None, false) => Self::DaysThenEndOfMonth { days: zero(count, at) },
            (Some(_), None, true) => Self::MonthsThenEndOfMonth { months: count },
            (None, _, true) => Self::Months { months: count },
            (None, _, false) if text.contains("decade") => Self::DecadeThenDays { days: count },
            (None, _, false) => Self::Net { days: count },
        })
    }
}

const END_OF_MONTH: [&str; 6] =
    ["fin de mois", "fin du mois", "fin mois", "fdm", "end of month", "eom"];

fn zero(count: u16, at: usize) -> u16 {
    if at == usize::MAX { 0 } else { count }
}

/// Small letters without accents, single spaces.
fn plain(words: &str) -> String {
    let fold = |char: char| match char {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        '\u{a0}' | '\u{202f}' | '+' | '.' | ',' | '(' | ')' => ' ',
        other => other,
    };
    let folded: String = words.to_lowercase().chars().map(fold).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « le 10 », « on the 10th ».
fn day_of_month(text: &str) -> Option<u8> {
    let after =
        [" le ", " the "].iter().find_map(|it| text.find(it).map(|at| &text[at + it.len()..]))?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The numbers of the text up to a year's days, each with the place behind it; the day of the
/// month is not one of them.
fn numbers(text: &str, with_day: bool) -> Vec<(u16, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split(|it: char| !it.is_ascii_digit()) {
        if let Ok(number) = part.parse::<u16>()
            && number <= 366
        {
            let before = text[..at].trim_end();
            let is_day = with_day && (before.ends_with(" le") || before.ends_with(" the"));
            if !is_day {
                found.push((number, at + part.len()));
            }
        }
        // Every separator is one character of text; all of them are ASCII or folded to it.
        at += part.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether the number counts months: its unit stands behind it, before any end of month.
fn is_in_months(behind: &str, end: Option<(usize, usize)>) -> bool {
    let unit = behind.trim_start();
    (unit.starts_with("mois") || unit.starts_with("month")) && (end.is_none() || !unit.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_as_packages_write_them() {
        use DueRule::*;
        for (words, rule) in [
            ("30 jours", Some(Net { days: 30 })),
            ("30 jours nets", Some(Net { days: 30 })),
            ("60J", Some(Net { days: 60 })),
            ("à 45 jours date de facture", Some(Net { days: 45 })),
            ("Comptant", Some(Net { days: 0 })),
            ("Due on receipt", Some(Net { days: 0 })),
            ("30 days", Some(Net { days: 30 })),
            ("30 jours fin de mois", Some(DaysThenEndOfMonth { days: 30 })),
            ("30 jours FDM", Some(DaysThenEndOfMonth { days: 30 })),
            ("fin de mois 30 jours", Some(EndOfMonthThenDays { days: 30 })),
            ("fin de mois", Some(DaysThenEndOfMonth { days: 0 })),
            ("30 jours fin de mois le 15", Some(DaysThenEndOfMonthOn { days: 30, day: 15 })),
            ("fin de mois le 10", Some(DaysThenEndOfMonthOn { days: 0, day: 10 })),
            ("2 mois", Some(Months { months: 2 })),
            ("1 mois fin de mois", Some(MonthsThenEndOfMonth { months: 1 })),
            ("30 days EOM", Some(DaysThenEndOfMonth { days: 30 })),
            ("30 jours fin de décade", Some(DecadeThenDays { days: 30 })),
            ("virement", None),
            ("", None),
            ("é€日 12", Some(Net { days: 12 })),
        ] {
            assert_eq!(DueRule::parse(words), rule, "{words}");
        }
    }
}
