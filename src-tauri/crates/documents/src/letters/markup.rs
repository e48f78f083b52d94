//! The small markup of a letter: paragraphs, `**bold**`, `# subject`, `- ` items, and lines such
//! as `::items::` where a block goes.
//!
//! Only the template speaks markup. A value is sealed before it is filled in, so that an asterisk
//! in a customer's name stays an asterisk.

use receivables::letter::Language;

use crate::{layout::Span, typography::bind};

/// Stands before a value, so that no value begins a markup line.
const SEAL: char = '\u{E000}';
/// Stands for an asterisk within a value.
const ASTERISK: char = '\u{E001}';

/// A part of the letter's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the letter is about.
    Subject(Vec<Span>),
    /// Running text.
    Paragraph(Vec<Span>),
    /// One of a list.
    Item(Vec<Span>),
    /// The table of what is owed.
    Items,
    /// The elements of the claim.
    Totals,
    /// How to pay.
    Payment,
    /// What was agreed, promised or proposed, payment by payment.
    Schedule,
    /// The account of the interest.
    Interest,
    /// Who signs.
    Signature,
    /// Where the customer signs.
    Agreement,
    /// The payment slip, at the foot of the last page.
    Slip,
}

/// The lines that stand for a block.
pub const BLOCKS: [(&str, Block); 8] = [
    ("::items::", Block::Items),
    ("::totals::", Block::Totals),
    ("::payment::", Block::Payment),
    ("::schedule::", Block::Schedule),
    ("::interest::", Block::Interest),
    ("::signature::", Block::Signature),
    ("::agreement::", Block::Agreement),
    ("::slip::", Block::Slip),
];

/// The first line of a template in which something looks like a block and is none, or does not
/// stand alone as a block must; with its number from 1.
pub fn unknown_block(source: &str) -> Option<(usize, String)> {
    let lines = (1..).zip(source.lines());
    let mut blocks = lines.filter_map(|(number, line)| {
        let text = without_tags(line);
        let text = text.trim();
        let looks = text.starts_with("::") || text.split_whitespace().any(looks_like_a_block);
        looks.then(|| (number, text.to_owned()))
    });
    blocks.find(|(_, line)| BLOCKS.iter().all(|(name, _)| name != line))
}

fn looks_like_a_block(word: &str) -> bool {
    let name = word.strip_prefix("::").and_then(|it| it.strip_suffix("::"));
    name.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphabetic()))
}

/// A line of a template without its conditions and comments.
fn without_tags(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once("{%") {
        text.push_str(before);
        rest = tag.split_once("%}").map_or("", |(_, after)| after);
    }
    text + rest
}

/// Makes a value safe to be filled into a template.
pub fn seal(value: &str) -> String {
    let value = value.replace(SEAL, "").replace('*', &ASTERISK.to_string());
    if value.is_empty() { value } else { format!("{SEAL}{value}") }
}

/// Reads a filled-in template; on failure, the line that is no block and its number.
pub fn parse(text: &str, language: Language) -> Result<Vec<Block>, (usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(Kind, String)> = None;
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        let next = match line {
            "" => None,
            _ if line.starts_with("::") => {
                let block = BLOCKS.iter().find(|(name, _)| *name == line);
                Some(block.ok_or_else(|| (number, line.to_owned()))?.1.clone())
            }
            _ => {
                continue_or_begin(&mut blocks, &mut open, line, language);
                continue;
            }
        };
        close(&mut blocks, open.take(), language);
        blocks.extend(next);
    }
    close(&mut blocks, open, language);
    Ok(blocks)
}

#[derive(Clone, Copy)]
enum Kind {
    Subject,
    Paragraph,
    Item,
}

fn continue_or_begin(
    blocks: &mut Vec<Block>,
    open: &mut Option<(Kind, String)>,
    line: &str,
    language: Language,
) {
    let (kind, text) = match (line.strip_prefix("# "), line.strip_prefix("- ")) {
        (Some(subject), _) => (Some(Kind::Subject), subject),
        (_, Some(item)) => (Some(Kind::Item), item),
        _ => (None, line),
    };
    match (kind, open.as_mut()) {
        (None, Some((_, begun))) => {
            begun.push(' ');
            begun.push_str(text);
        }
        _ => {
            close(blocks, open.take(), language);
            *open = Some((kind.unwrap_or(Kind::Paragraph), text.to_owned()));
        }
    }
}

fn close(blocks: &mut Vec<Block>, open: Option<(Kind, String)>, language: Language) {
    let Some((kind, text)) = open else { return };
    let spans = spans(&text, language);
    blocks.push(match kind {
        Kind::Subject => Block::Subject(spans),
        Kind::Paragraph => Block::Paragraph(spans),
        Kind::Item => Block::Item(spans),
    });
}

fn spans(text: &str, language: Language) -> Vec<Span> {
    let text = text.replace(SEAL, "");
    let bound = bind(&text, language);
    let parts = bound.split("**").map(|it| it.replace(ASTERISK, "*")).enumerate();
    let spans = parts.filter(|(_, it)| !it.is_empty());
    spans
        .map(|(index, it)| if index % 2 == 0 { Span::regular(it) } else { Span::bold(it) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_becomes_blocks() {
        let text = "# Rappel\n\nMadame, Monsieur,\n\nIl reste **40 €**\nà payer :\n- une\n- deux\n::items::\n";
        let spans = vec![
            Span::regular("Il reste "),
            Span::bold("40\u{A0}€"),
            Span::regular(" à payer\u{A0}:"),
        ];
        assert_eq!(
            parse(text, Language::Fr),
            Ok(vec![
                Block::Subject(vec![Span::regular("Rappel")]),
                Block::Paragraph(vec![Span::regular("Madame, Monsieur,")]),
                Block::Paragraph(spans),
                Block::Item(vec![Span::regular("une")]),
                Block::Item(vec![Span::regular("deux")]),
                Block::Items,
            ])
        );
    }

    #[test]
    fn a_value_is_never_markup() {
        for value in ["**Gras** SARL", "# 1 du bois", "::items::", "- moins"] {
            let blocks = parse(&seal(value), Language::Fr);
            assert_eq!(blocks, Ok(vec![Block::Paragraph(vec![Span::regular(value)])]));
        }
    }

    #[test]
    fn a_block_is_known_and_stands_alone() {
        for (source, expected) in [
            ("a\n::items::\n{% if x %}::totals::{% endif %}", None),
            ("a :: b ::", None),
            ("a\n::itmes::", Some((2, "::itmes::".to_owned()))),
            ("{% if x %}::itmes::{% endif %}", Some((1, "::itmes::".to_owned()))),
            ("Voir ::items:: ci-dessous", Some((1, "Voir ::items:: ci-dessous".to_owned()))),
        ] {
            assert_eq!(unknown_block(source), expected, "{source}");
        }
    }

    #[test]
    fn an_unknown_block_names_its_line() {
        assert_eq!(parse("a\n::itmes::", Language::Fr), Err((2, "::itmes::".into())));
    }
}
