//! The address block of an envelope with a window (NF Z10-011): at most six lines of at most 38
//! characters, no empty line, no punctuation in the street, postcode and town in capitals.
//!
//! A line that is too long is abbreviated, then wrapped; what exceeds six lines is joined where
//! 38 characters allow. Nothing is dropped: a seventh line is printed rather than lost.

use receivables::letter::Recipient;

use crate::typography::clean;

/// Lines the window shows.
pub const MOST_LINES: usize = 6;
/// Characters of a line, spaces included.
pub const LONGEST: usize = 38;

/// Abbreviations of the postal standard, used only beyond 38 characters.
const SHORT: [(&str, &str); 20] = [
    ("allée", "ALL"),
    ("appartement", "APT"),
    ("avenue", "AV"),
    ("bâtiment", "BAT"),
    ("boulevard", "BD"),
    ("chemin", "CHE"),
    ("docteur", "DR"),
    ("escalier", "ESC"),
    ("faubourg", "FG"),
    ("général", "GAL"),
    ("immeuble", "IMM"),
    ("impasse", "IMP"),
    ("industrielle", "IND"),
    ("lotissement", "LOT"),
    ("maréchal", "MAL"),
    ("place", "PL"),
    ("résidence", "RES"),
    ("route", "RTE"),
    ("saint", "ST"),
    ("sainte", "STE"),
];

/// The lines of the block, name first; empty when there is no address to write to.
pub fn block(recipient: &Recipient) -> Vec<String> {
    let address: Vec<String> = recipient.address.iter().map(|it| clean(it)).collect();
    let address: Vec<String> = address.into_iter().filter(|it| !it.is_empty()).collect();
    if address.is_empty() {
        return vec![];
    }
    let capitals = address.len() - town_lines(&address);
    let mut lines = wrap(&clean(&recipient.name));
    for (index, line) in address.iter().enumerate() {
        let line = if index >= capitals { in_capitals(line) } else { unpunctuated(line) };
        lines.extend(wrap(&shortened(&line)));
    }
    join(&mut lines);
    lines
}

/// How many lines of the block the name takes.
pub fn name_lines(recipient: &Recipient) -> usize {
    wrap(&clean(&recipient.name)).len()
}

/// What the post may object to in an address (NF Z10-011).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// A line as typed is longer than 38 characters: it prints abbreviated or on two lines.
    LongLine {
        /// The line.
        line: String,
        /// Its characters.
        characters: usize,
    },
    /// The block has more than six lines, or seven with a country.
    ManyLines {
        /// How many.
        lines: usize,
    },
}

/// What the post may object to; nothing where there is no address at all.
pub fn objections(recipient: &Recipient) -> Vec<Objection> {
    let lines = block(recipient);
    let typed = [&recipient.name].into_iter().chain(&recipient.address).map(|it| clean(it));
    let mut objections: Vec<Objection> = typed
        .filter(|_| !lines.is_empty())
        .map(|line| Objection::LongLine { characters: line.chars().count(), line })
        .filter(|it| matches!(it, Objection::LongLine { characters, .. } if *characters > LONGEST))
        .collect();
    let abroad = lines.last().is_some_and(|it| !it.contains(|it: char| it.is_ascii_digit()));
    if lines.len() > MOST_LINES + usize::from(abroad) {
        objections.push(Objection::ManyLines { lines: lines.len() });
    }
    objections
}

/// The town a company writes from: its last address line without postcode and CEDEX.
pub fn town(address: &[String]) -> String {
    let last = address.iter().map(|it| clean(it)).rfind(|it| !it.is_empty()).unwrap_or_default();
    let words = last.split(' ').filter(|it| !it.starts_with(|it: char| it.is_ascii_digit()));
    let words = words.take_while(|it| !it.eq_ignore_ascii_case("cedex"));
    words.map(capitalised).collect::<Vec<_>>().join(" ")
}

/// `SAINT-ÉTIENNE` reads `Saint-Étienne` in a sentence; mixed case stays as it is.
fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let part = |part: &str| {
        let mut characters = part.chars();
        let first: String = characters.next().into_iter().collect();
        first + &characters.as_str().to_lowercase()
    };
    word.split('-').map(part).collect::<Vec<_>>().join("-")
}

/// Postcode and town, and the country below it where the last line has no figure.
fn town_lines(address: &[String]) -> usize {
    let figure = |line: &String| line.contains(|it: char| it.is_ascii_digit());
    if address.len() > 2 && address.last().is_some_and(|it| !figure(it)) { 2 } else { 1 }
}

/// Capitals without accents, as sorting machines read them best.
fn in_capitals(line: &str) -> String {
    line.to_uppercase().chars().map(unaccented).collect()
}

fn unaccented(letter: char) -> char {
    match letter {
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => 'A',
        'Ç' => 'C',
        'È' | 'É' | 'Ê' | 'Ë' => 'E',
        'Ì' | 'Í' | 'Î' | 'Ï' => 'I',
        'Ñ' => 'N',
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => 'O',
        'Ù' | 'Ú' | 'Û' | 'Ü' => 'U',
        'Ý' | 'Ÿ' => 'Y',
        other => other,
    }
}

fn unpunctuated(line: &str) -> String {
    clean(&line.replace([',', ';'], " "))
}

fn shortened(line: &str) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    for index in 0..words.len() {
        if words.iter().map(|it| it.chars().count() + 1).sum::<usize>() <= LONGEST + 1 {
            break;
        }
        let lower = words[index].to_lowercase();
        if let Some((_, short)) = SHORT.iter().find(|(long, _)| *long == lower) {
            words[index] = (*short).to_owned();
        }
    }
    words.join(" ")
}

/// Lines of at most 38 characters, broken between words, or within one that is longer still.
fn wrap(line: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ').filter(|it| !it.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(LONGEST) {
            let part: String = part.iter().collect();
            match lines.last_mut() {
                Some(last) if last.chars().count() + part.chars().count() < LONGEST => {
                    last.push(' ');
                    last.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    lines
}

/// Joins the two neighbours that fit on one line, until six are left; name and town stay alone.
fn join(lines: &mut Vec<String>) {
    while lines.len() > MOST_LINES {
        let length = |it: usize| lines[it].chars().count() + lines[it + 1].chars().count() + 1;
        let inner = 1..lines.len().saturating_sub(2);
        let Some(at) = inner.filter(|&it| length(it) <= LONGEST).min_by_key(|&it| length(it))
        else {
            return;
        };
        let next = lines.remove(at + 1);
        lines[at].push(' ');
        lines[at].push_str(&next);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn recipient(name: &str, address: &[&str]) -> Recipient {
        let address = address.iter().map(|&it| it.to_owned()).collect();
        Recipient { name: name.into(), address, ..Recipient::default() }
    }

    #[test]
    fn the_last_line_is_in_capitals_and_empty_lines_go() {
        let block = block(&recipient(
            "Menuiserie Béraud",
            &["Service comptabilité", "", "12, rue de l'Église", "42000 Saint-Étienne cedex 1"],
        ));
        assert_eq!(
            block,
            [
                "Menuiserie Béraud",
                "Service comptabilité",
                "12 rue de l'Église",
                "42000 SAINT-ETIENNE CEDEX 1",
            ]
        );
    }

    #[test]
    fn a_country_stands_below_its_town() {
        let lines =
            block(&recipient("Exempel GmbH", &["Hauptstraße 5", "10115 Berlin", "Allemagne"]));
        assert_eq!(lines[2..], ["10115 BERLIN", "ALLEMAGNE"]);
    }

    #[test]
    fn a_long_street_is_abbreviated_and_short_lines_are_joined() {
        let block = block(&recipient(
            "Établissements Réunis de Construction et de Génie Civil du Sud-Ouest",
            &[
                "Bât. C",
                "Entrée 4",
                "Zone d'activités des Quatre Vents",
                "148 bis boulevard du Général de Gaulle prolongé",
                "BP 12",
                "33000 Bordeaux",
            ],
        ));
        assert_eq!(
            block,
            [
                "Établissements Réunis de Construction",
                "et de Génie Civil du Sud-Ouest",
                "Bât. C Entrée 4",
                "Zone d'activités des Quatre Vents",
                "148 bis BD du GAL de Gaulle prolongé",
                "BP 12",
                "33000 BORDEAUX",
            ]
        );
    }

    #[test]
    fn a_town_is_read_from_the_last_line() {
        for (line, expected) in [
            ("69002 LYON", "Lyon"),
            ("42000 SAINT-ÉTIENNE CEDEX 01", "Saint-Étienne"),
            ("75008 Paris", "Paris"),
            ("", ""),
        ] {
            assert_eq!(town(&[line.to_owned()]), expected);
        }
    }

    #[test]
    fn the_post_objects_to_long_lines_and_to_many() {
        let town = "42000 Saint-Étienne";
        assert_eq!(objections(&recipient("Béraud", &["12 rue de l'Église", town])), []);
        assert_eq!(objections(&recipient(&"M".repeat(60), &[])), []);
        let line = "148 bis boulevard du Général de Gaulle";
        assert_eq!(objections(&recipient("Béraud", &[line, town])), []);
        let longer = format!("{line} B");
        let expected = Objection::LongLine { line: longer.clone(), characters: 40 };
        assert_eq!(objections(&recipient("Béraud", &[&longer, town])), [expected]);
        let street = "Zone d'activités des Quatre Vents";
        let five = [street, street, street, street, street, town];
        assert_eq!(objections(&recipient("Béraud", &five)), [Objection::ManyLines { lines: 7 }]);
        let abroad = [street, street, street, street, "10115 Berlin", "Allemagne"];
        assert_eq!(objections(&recipient("Béraud", &abroad)), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_line_is_too_long_and_no_word_is_lost(
            name in "[A-Za-z]{1,50}( [A-Za-z]{1,12}){0,6}",
            address in prop::collection::vec("[0-9]{1,4}( [a-z]{1,12}){0,8}", 1..6),
        ) {
            let lines = block(&Recipient { name: name.clone(), address: address.clone(), ..Recipient::default() });
            prop_assert!(lines.iter().all(|it| it.chars().count() <= LONGEST));
            let kept = lines.concat().replace(' ', "").to_uppercase();
            for word in name.split(' ') {
                prop_assert!(kept.contains(&word.to_uppercase()));
            }
        }
    }
}
