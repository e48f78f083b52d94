//! Typography: spaces that must not break, amounts and dates as each language writes them.
//!
//! Lines break at U+0020 only; everything that belongs together is bound beforehand. French sets
//! U+202F before `; ! ?` and between thousands, U+00A0 before `: % €` and inside « ».

use chrono::{Datelike, NaiveDate};
use receivables::{Currency, Money, letter::Language};
use rust_decimal::Decimal;

/// The narrow no-break space.
const NARROW: char = '\u{202F}';
/// The no-break space.
const FIXED: char = '\u{A0}';
/// The minus of a negative amount.
const MINUS: char = '\u{2212}';

const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONATE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// How a word begins that stays with the figure before it.
const COUNTED: [&str; 5] = ["jour", "day", "Tag", "%", "€"];

/// Words that hold on to the figure or the name after them.
const BOUND: [&str; 13] = [
    "n°", "article", "articles", "art.", "Article", "Articles", "no.", "page", "Page", "Artikel",
    "Artikeln", "Nr.", "§",
];

/// One line of plain text: whatever controls, splits or hides becomes a space or nothing.
pub fn clean(text: &str) -> String {
    let visible = text.chars().filter(|it| !is_hidden(*it));
    let spaced: String = visible
        .map(|it| if it.is_control() || matches!(it, '\u{2028}' | '\u{2029}') { ' ' } else { it })
        .collect();
    spaced.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Binds what must stay on one line.
pub fn bind(text: &str, language: Language) -> String {
    let mut bound = String::with_capacity(text.len() + 16);
    let mut words = text.split(' ');
    let mut before = words.next().unwrap_or_default();
    bound.push_str(before);
    for word in words {
        bound.push(space_between(before, word, language));
        bound.push_str(word);
        before = word;
    }
    bound
}

fn space_between(before: &str, after: &str, language: Language) -> char {
    match (language, after.as_bytes().first()) {
        (Language::Fr, Some(b';' | b'!' | b'?')) => return NARROW,
        (Language::Fr, Some(b':')) => return FIXED,
        _ => {}
    }
    let opens = before.ends_with('«') || after.starts_with('»');
    // Most words end in a letter: nothing is counted by them.
    let figure = before.as_bytes().last().is_some_and(u8::is_ascii_digit);
    let counted = || COUNTED.iter().any(|it| after.starts_with(it));
    let binds = opens
        || (figure && counted())
        || matches!(after, "–" | "—" | "›")
        || BOUND.contains(&before.trim_start_matches('('));
    if binds { FIXED } else { ' ' }
}

/// An amount with its currency: `1 234,56 €`, `€1,234.56`, `1 234,56 USD`, `USD 1,234.56`; in German
/// `1.234,56 €`.
pub fn amount(money: Money, language: Language) -> String {
    let figures = unsigned(money, language);
    let sign = if money.minor < 0 { MINUS.to_string() } else { String::new() };
    match (language, money.currency == Currency::EUR) {
        (Language::Fr | Language::De, true) => format!("{sign}{figures}{FIXED}€"),
        (Language::Fr | Language::De, false) => format!("{sign}{figures}{FIXED}{}", money.currency),
        (Language::En, true) => format!("{sign}€{figures}"),
        (Language::En, false) => format!("{sign}{}{FIXED}{figures}", money.currency),
    }
}

/// The figures of an amount alone, for a column whose heading names the currency.
pub fn figures(money: Money, language: Language) -> String {
    let figures = unsigned(money, language);
    if money.minor < 0 { format!("{MINUS}{figures}") } else { figures }
}

/// How a currency stands in a heading.
pub fn currency(currency: Currency) -> String {
    if currency == Currency::EUR { "€".into() } else { currency.to_string() }
}

fn unsigned(money: Money, language: Language) -> String {
    let places = money.currency.decimals();
    let unit = 10_u64.pow(places);
    let minor = money.minor.unsigned_abs();
    let (whole, cents) = ((minor / unit).to_string(), minor % unit);
    let (group, point) = separators(language);
    let mut text = String::with_capacity(2 * whole.len() + 4);
    push_grouped(&mut text, &whole, group);
    if places > 0 {
        text.push(point);
        text.push_str(&format!("{cents:0width$}", width = places as usize));
    }
    text
}

/// A yearly rate: `12,15 %`, `12.15%`.
pub fn percent(rate: Decimal, language: Language) -> String {
    let rate = rate.normalize();
    let plain = if rate.scale() < 2 { format!("{rate:.2}") } else { rate.to_string() };
    match language {
        Language::Fr | Language::De => format!("{}{FIXED}%", plain.replace('.', ",")),
        Language::En => format!("{plain}%"),
    }
}

/// A figure with all its decimals, thousands grouped: `1 234,5678`, `1,234.5678`, `1.234,5678`.
pub fn decimal(figure: Decimal, language: Language) -> String {
    let plain = figure.abs().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point) = separators(language);
    let mut text = if figure.is_sign_negative() && !figure.is_zero() {
        MINUS.to_string()
    } else {
        String::new()
    };
    push_grouped(&mut text, whole, group);
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

fn separators(language: Language) -> (char, char) {
    match language {
        Language::Fr => (NARROW, ','),
        Language::En => (',', '.'),
        Language::De => ('.', ','),
    }
}

fn push_grouped(text: &mut String, digits: &str, group: char) {
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
}

/// A date in a sentence: `1er mars 2026`, `1 March 2026`, `1. März 2026`.
pub fn long_date(date: NaiveDate, language: Language) -> String {
    let month = date.month0() as usize;
    let (day, month) = match language {
        Language::Fr if date.day() == 1 => ("1er".to_owned(), MOIS[month]),
        Language::Fr => (date.day().to_string(), MOIS[month]),
        Language::En => (date.day().to_string(), MONTHS[month]),
        Language::De => (format!("{}.", date.day()), MONATE[month]),
    };
    format!("{day}{FIXED}{month}{FIXED}{}", date.year())
}

/// A month in a sentence: `octobre 2026`, `October 2026`, `Oktober 2026`.
pub fn month(date: NaiveDate, language: Language) -> String {
    let names = match language {
        Language::Fr => MOIS,
        Language::En => MONTHS,
        Language::De => MONATE,
    };
    format!("{}{FIXED}{}", names[date.month0() as usize], date.year())
}

/// A date in a column: `31/12/2025`, `31 Dec 2025`, `31.12.2025`.
pub fn short_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Fr => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Language::En => {
            let month = &MONTHS[date.month0() as usize][..3];
            format!("{:02}{FIXED}{month}{FIXED}{}", date.day(), date.year())
        }
        Language::De => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
    }
}

/// An identifier in groups, as it is read aloud: `732 829 320`, `FR76 3000 6000 …`.
pub fn grouped(identifier: &str, size: usize) -> String {
    let characters: Vec<char> = identifier.chars().filter(|it| !it.is_whitespace()).collect();
    let groups: Vec<String> = characters.chunks(size).map(|it| it.iter().collect()).collect();
    groups.join(&FIXED.to_string())
}

/// Characters that take no room and could hide a difference from the reader.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use Language::{En, Fr};

    use super::*;

    #[test]
    fn french_punctuation_holds_on_to_its_word() {
        for (text, expected) in [
            ("Bonjour ; merci !", "Bonjour\u{202F}; merci\u{202F}!"),
            ("Objet : rappel", "Objet\u{A0}: rappel"),
            ("« Société »", "«\u{A0}Société\u{A0}»"),
            ("sous 8 jours, n° 12", "sous 8\u{A0}jours, n°\u{A0}12"),
            ("l'article L441-10", "l'article L441-10"),
            ("articles L441-10 et D441-5", "articles\u{A0}L441-10 et D441-5"),
            ("12,15 % ou 40 €", "12,15\u{A0}% ou 40\u{A0}€"),
        ] {
            assert_eq!(bind(text, Fr), expected);
        }
        assert_eq!(bind("Why ? Because", En), "Why ? Because");
    }

    #[test]
    fn amounts_read_as_their_language_writes_them() {
        let dollars = Currency::new("USD").unwrap();
        let yen = Currency::new("JPY").unwrap();
        for (minor, currency, french, english) in [
            (123_456_789, Currency::EUR, "1\u{202F}234\u{202F}567,89\u{A0}€", "€1,234,567.89"),
            (-5, Currency::EUR, "\u{2212}0,05\u{A0}€", "\u{2212}€0.05"),
            (100_000, dollars, "1\u{202F}000,00\u{A0}USD", "USD\u{A0}1,000.00"),
            (1_000, yen, "1\u{202F}000\u{A0}JPY", "JPY\u{A0}1,000"),
        ] {
            let money = Money { minor, currency };
            assert_eq!(amount(money, Fr), french);
            assert_eq!(amount(money, En), english);
        }
        assert_eq!(
            figures(Money { minor: i64::MIN, currency: yen }, En),
            "\u{2212}9,223,372,036,854,775,808"
        );
    }

    #[test]
    fn the_first_of_the_month_is_an_ordinal_in_french() {
        let first = NaiveDate::from_ymd_opt(2026, 8, 1).unwrap();
        assert_eq!(long_date(first, Fr), "1er\u{A0}août\u{A0}2026");
        assert_eq!(short_date(first, En), "01\u{A0}Aug\u{A0}2026");
        assert_eq!(percent("12.4".parse().unwrap(), Fr), "12,40\u{A0}%");
    }

    #[test]
    fn text_is_one_line_without_hidden_characters() {
        assert_eq!(clean(" A\tB\r\n  C\u{200B}D\u{202E} "), "A B CD");
    }
}
