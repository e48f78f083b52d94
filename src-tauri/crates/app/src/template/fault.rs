//! Faults: what is wrong with a text, in words of the text and not of the engine that fills it in.

use documents::{
    DocumentError,
    letters::{BLOCKS, CLAUSES, FIELDS, Named},
};

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `{{ totl }}`; what was probably meant.
    Field(String, Option<&'static str>),
    /// `::itmes::`.
    Block(String, Option<&'static str>),
    /// `{% include "penalty" %}`.
    Clause(String, Option<&'static str>),
    /// A condition or a loop without its end.
    Unclosed,
    /// Anything else, as the engine says it.
    Other(String),
}

/// The line of a text and what is wrong with it; none where the letter failed for another reason.
pub(crate) fn fault(error: &DocumentError, source: &str) -> Option<(usize, Fault)> {
    let (line, problem) = match error {
        DocumentError::Letter { reason, .. } => return fault(reason, source),
        DocumentError::Template { line, problem, .. } => (*line, problem.as_str()),
        _ => return None,
    };
    let text = source.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let fault = if let Some(block) = problem.strip_prefix("no such block: ") {
        Fault::Block(block.to_owned(), nearest(block, BLOCKS))
    } else if problem.starts_with("no such clause") {
        let quoted = problem.split('\'').nth(1).or_else(|| problem.rsplit(' ').next());
        let clause = quoted.unwrap_or_default().to_owned();
        Fault::Clause(clause.clone(), nearest(&clause, CLAUSES))
    } else if problem.contains("end of input") {
        Fault::Unclosed
    } else {
        match unknown(text) {
            Some(name) => Fault::Field(name.clone(), nearest(&name, FIELDS)),
            None => Fault::Other(problem.to_owned()),
        }
    };
    Some((line, fault))
}

/// The first word within braces that is no field.
fn unknown(line: &str) -> Option<String> {
    let inside = line.split('{').skip(1).filter_map(|it| it.split('}').next());
    let words = inside.flat_map(|it| it.split(|it: char| !it.is_alphanumeric() && it != '_'));
    let is_word = |it: &&str| it.chars().next().is_some_and(char::is_alphabetic);
    let known = |it: &str| FIELDS.iter().any(|field| field.name == it) || TAGS.contains(&it);
    words.filter(is_word).find(|it| !known(it)).map(str::to_owned)
}

/// Words of the engine, and of the loops over steps and rates.
const TAGS: [&str; 26] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "not",
    "and",
    "or",
    "is",
    "set",
    "include",
    "loop",
    "first",
    "last",
    "step",
    "what",
    "on",
    "documents",
    "percent",
    "from",
    "to",
    "source",
    "confirmed",
    "rate",
];

/// The name that is two letters away at most.
fn nearest(name: &str, list: &[Named]) -> Option<&'static str> {
    let near = list.iter().map(|it| (distance(name, it.name), it.name));
    near.filter(|(away, _)| *away <= 2).min().map(|(_, name)| name)
}

/// Letters to add, drop or change (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut before = index;
        row[0] = index + 1;
        for (place, same) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *same);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_two_letters_away() {
        assert_eq!(nearest("totl", FIELDS), Some("total"));
        assert_eq!(nearest("::itmes::", BLOCKS), Some("::items::"));
        assert_eq!(nearest("penality", CLAUSES), None);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_unknown_word_is_the_one_within_braces() {
        assert_eq!(unknown("Vous devez {{ totl }} et {{ total }}."), Some("totl".into()));
        assert_eq!(unknown("{% if many %}Les{% else %}La{% endif %} {{ total }}"), None);
    }
}
