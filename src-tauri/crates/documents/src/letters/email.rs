//! A letter as an e-mail says it: the same words, as plain text and as simple HTML.
//!
//! Nothing is worded anew. The template's paragraphs stand as they are, its tables become lines of a
//! label and an amount, and the mentions that R123-237 C. com. asks of letters and e-mails alike
//! close it. What belongs on paper alone (a slip, a place to sign) stands in the PDF that goes along.

use receivables::{
    Money,
    letter::{ClaimTotals, Language, Letter, LetterKind},
    mentions::missing,
};

use super::{
    items::shows_all_open,
    kind_name,
    letterhead::mentions,
    markup::Block,
    payment,
    stationery::Stationery,
    totals::{self, Labelled},
    wording,
    words::{self, Words, contested, disputed, status},
};
use crate::{
    DocumentError,
    fonts::Face,
    layout::Span,
    typography::{amount, clean, long_date, short_date},
};

/// What an e-mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailText {
    /// The subject: the letter's own, else what the letter is called.
    pub subject: String,
    /// The body as plain text, one paragraph a line.
    pub plain: String,
    /// The same as HTML, without pictures, scripts or anything that is fetched.
    pub html: String,
}

/// Words a letter as an e-mail.
pub fn email_text(letter: &Letter, stationery: &Stationery) -> Result<EmailText, DocumentError> {
    let totals = letter.totals()?;
    let blocks = wording::body(letter, &totals, &stationery.wording)?;
    let mut body = Body { letter, totals: &totals, plain: String::new(), html: String::new() };
    for (place, block) in blocks.iter().enumerate() {
        let listed = place > 0 && matches!(blocks[place - 1], Block::Item(_));
        body.push(block, listed)?;
    }
    body.mention();
    let subject = blocks.iter().find_map(|it| match it {
        Block::Subject(spans) => Some(text(spans)),
        _ => None,
    });
    let subject = subject.unwrap_or_else(|| kind_name(letter.kind, letter.language));
    let language = words::words(letter.language).tag;
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"></head>\n\
         <body style=\"font-family:sans-serif;font-size:14px;line-height:1.5\">\n{}</body></html>\n",
        body.html
    );
    Ok(EmailText { subject, plain: body.plain, html })
}

/// The name of a letter's file, for who receives it: what it is, from whom, of which day.
pub fn file_name(letter: &Letter) -> String {
    let title = kind_name(letter.kind, letter.language);
    let name = format!("{title} - {} - {}.pdf", letter.sender.name, letter.dated);
    let forbidden = |it: char| it.is_control() || r#"/\:*?"<>|"#.contains(it);
    clean(&name).chars().map(|it| if forbidden(it) { '_' } else { it }).collect()
}

struct Body<'a> {
    letter: &'a Letter,
    totals: &'a ClaimTotals,
    plain: String,
    html: String,
}

/// A label and what it says.
type Entry = (String, String);

/// What a list of entries is.
#[derive(Clone, Copy, PartialEq)]
enum Listing {
    /// Amounts, one below the other.
    Amounts,
    /// Amounts with their sum in the last place.
    Sum,
    /// What a transfer needs.
    Values,
}

/// Ends a table.
const TABLE_END: &str = "</table>\n";

impl Body<'_> {
    fn push(&mut self, block: &Block, listed: bool) -> Result<(), DocumentError> {
        match block {
            Block::Subject(_) | Block::Slip | Block::Agreement => {}
            Block::Paragraph(spans) => self.paragraph(&text(spans), &marked(spans)),
            Block::Item(spans) => {
                if listed {
                    self.close_up();
                }
                self.paragraph(&format!("- {}", text(spans)), &format!("– {}", marked(spans)));
            }
            Block::Items => self.items(),
            Block::Totals => {
                let (elements, sum) = totals::elements(self.letter, self.totals)?;
                self.sum(elements, sum, totals::notes(self.letter)?);
            }
            Block::Interest => {
                let (elements, sum) = totals::penalties_alone(self.letter)?;
                self.sum(elements, sum, totals::notes(self.letter)?);
            }
            Block::Payment => self.payment(),
            Block::Schedule => self.schedule(),
            Block::Signature => self.signature(),
        }
        Ok(())
    }

    fn paragraph(&mut self, plain: &str, html: &str) {
        self.plain += &format!("{}\n\n", mail_spaces(plain));
        self.html += &format!("<p>{html}</p>\n");
    }

    /// What follows stands right under what is there.
    fn close_up(&mut self) {
        self.plain.truncate(self.plain.trim_end().len() + 1);
    }

    /// Lines that belong together. Amounts stand under those of the list before, where one is.
    fn lines(&mut self, lines: &[Entry], listing: Listing) {
        if lines.is_empty() {
            return;
        }
        let colon = colon(self.letter.language);
        if listing == Listing::Values || !self.html.ends_with(TABLE_END) {
            self.html += "<table>\n";
        } else {
            self.html.truncate(self.html.len() - TABLE_END.len());
        }
        let side = if listing == Listing::Values { "left" } else { "right" };
        for (place, (label, value)) in lines.iter().enumerate() {
            let sum = listing == Listing::Sum && place + 1 == lines.len();
            let bold = if sum { ";font-weight:bold" } else { "" };
            let [shown, told] = [escaped(label), escaped(value)];
            self.plain += &mail_spaces(&format!("{label}{colon} {value}\n"));
            self.html += &format!(
                "<tr><td style=\"padding-right:24px{bold}\">{shown}</td>\
                 <td style=\"text-align:{side}{bold}\">{told}</td></tr>\n"
            );
        }
        self.plain += "\n";
        self.html += TABLE_END;
    }

    fn words(&self) -> &'static Words {
        words::words(self.letter.language)
    }

    fn money(&self, money: Money) -> String {
        amount(money, self.letter.language)
    }

    /// What is owed, document by document, and what is taken off.
    fn items(&mut self) {
        let (language, words) = (self.letter.language, self.words());
        let all_open = shows_all_open(self.letter.kind);
        let claims = self.letter.claims.iter().map(|it| {
            let mut label = clean(&it.number);
            let reference = clean(&it.reference);
            if !reference.is_empty() {
                label += &format!(" ({} {reference})", words.theirs.to_lowercase());
            }
            let due = words.due.to_lowercase();
            label += &format!(", {due} {}", short_date(it.due, language));
            if self.letter.kind == LetterKind::Statement {
                label += &format!(", {}", status(it.days_late, language));
            }
            if it.disputed.minor != 0 {
                let said = if all_open { contested } else { disputed };
                label += &format!(" ({})", said(it.disputed, language));
            }
            (label, self.money(if all_open { it.open } else { it.claimed() }))
        });
        let credits = self.letter.credits.iter().map(|it| {
            let issued = short_date(it.issued, language);
            (format!("{}, {issued}", clean(&it.number)), self.money(it.open))
        });
        let lines: Vec<_> = claims.chain(credits).collect();
        self.lines(&lines, Listing::Amounts);
    }

    /// Elements that are not zero, their sum, and what is told for information.
    fn sum(&mut self, elements: Vec<Labelled>, sum: Labelled, notes: Vec<Labelled>) {
        let mut shown: Vec<_> = elements.into_iter().filter(|(_, it)| it.minor != 0).collect();
        if shown.len() < 2 {
            // One element is the sum itself.
            shown.clear();
        }
        shown.push(sum);
        let entry = |(label, it): Labelled| (label, amount(it, self.letter.language));
        let lines: Vec<_> = shown.into_iter().map(entry).collect();
        let notes: Vec<_> = notes.into_iter().map(entry).collect();
        self.lines(&lines, Listing::Sum);
        self.lines(&notes, Listing::Amounts);
    }

    fn payment(&mut self) {
        let heading = self.words().payment;
        self.paragraph(heading, &format!("<b>{}</b>", escaped(heading)));
        let values = payment::values(self.letter, self.totals);
        let lines: Vec<_> = values.into_iter().map(|it| (it.0.to_owned(), it.1)).collect();
        self.close_up();
        self.lines(&lines, Listing::Values);
    }

    fn schedule(&mut self) {
        let language = self.letter.language;
        let schedule = self.letter.schedule.iter();
        let lines = schedule.map(|it| (long_date(it.due, language), self.money(it.amount)));
        let lines: Vec<_> = lines.collect();
        self.lines(&lines, Listing::Amounts);
    }

    fn signature(&mut self) {
        let sender = &self.letter.sender;
        let lines = [&sender.signatory, &sender.capacity, &sender.name].map(|it| clean(it));
        self.block(lines.into_iter());
    }

    /// How to answer, and the mandatory mentions.
    fn mention(&mut self) {
        let (words, sender) = (self.words(), &self.letter.sender);
        let lacks = !missing(sender, None).is_empty();
        let missing = lacks.then(|| words.no_mentions.to_owned());
        let reach = [clean(&sender.phone), clean(&sender.email)];
        let reach: Vec<_> = reach.into_iter().filter(|it| !it.is_empty()).collect();
        self.plain += "-- \n";
        self.html += "<hr style=\"border:0;border-top:1px solid #ccc\">\n";
        let [company, numbers, rest] = mentions(sender, words);
        let all = [company, numbers, reach.join(" · "), rest];
        self.block(all.into_iter().chain(missing));
    }

    fn block(&mut self, lines: impl Iterator<Item = String>) {
        let lines: Vec<_> = lines.filter(|it| !it.is_empty()).collect();
        let html: Vec<_> = lines.iter().map(|it| escaped(it)).collect();
        self.paragraph(&lines.join("\n"), &html.join("<br>\n"));
    }
}

/// What stands between a label and its value.
fn colon(language: Language) -> &'static str {
    if language == Language::Fr { "\u{A0}:" } else { ":" }
}

fn text(spans: &[Span]) -> String {
    mail_spaces(&spans.iter().map(|it| it.text.as_str()).collect::<String>())
}

fn marked(spans: &[Span]) -> String {
    let span = |it: &Span| match it.face {
        Face::Bold => format!("<b>{}</b>", escaped(&it.text)),
        Face::Regular => escaped(&it.text),
    };
    spans.iter().map(span).collect()
}

/// The narrow space is one that many mail programs show as a box.
fn mail_spaces(text: &str) -> String {
    text.replace('\u{202F}', "\u{A0}")
}

fn escaped(text: &str) -> String {
    let text = mail_spaces(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{super::fixture, *};

    const LANGUAGES: [Language; 3] = [Language::Fr, Language::En, Language::De];

    /// Whatever the letter claims stands in the e-mail, and so does who writes.
    #[test]
    fn an_email_says_what_the_letter_says() {
        for language in LANGUAGES {
            for kind in [LetterKind::FirstReminder, LetterKind::FormalNotice] {
                let letter = fixture::letter(kind, language, 2);
                let text = email_text(&letter, &Stationery::default()).unwrap();
                let total = letter.totals().unwrap().total;
                let total = mail_spaces(&amount(total, language));
                let mentioned = mentions(&letter.sender, words::words(language));
                for said in [&total, &letter.claims[1].number, &mail_spaces(&mentioned[0])] {
                    assert!(text.plain.contains(said.as_str()), "{said} in {}", text.plain);
                    assert!(text.html.contains(&escaped(said)), "{said} in {}", text.html);
                }
                assert!(!text.subject.is_empty() && !text.subject.contains('\n'));
            }
        }
    }

    /// Every kind of letter can go by e-mail, in every language: no block is beyond it.
    #[test]
    fn every_kind_has_an_email() {
        for language in LANGUAGES {
            for kind in LetterKind::ALL {
                let letter = fixture::letter(kind, language, 3);
                let text = email_text(&letter, &Stationery::default()).unwrap();
                assert!(!text.plain.contains("::"), "{}", text.plain);
                assert!(!text.plain.contains('\u{202F}'), "{}", text.plain);
            }
        }
    }

    #[test]
    fn a_reminder_as_an_email() {
        let letter = fixture::letter(LetterKind::FirstReminder, Language::Fr, 3);
        let text = email_text(&letter, &Stationery::default()).unwrap();
        insta::assert_snapshot!(format!("{}\n\n{}", text.subject, text.plain));
        insta::assert_snapshot!("a_reminder_as_html", text.html);
    }

    #[test]
    fn a_name_is_never_html() {
        let mut letter = fixture::letter(LetterKind::FirstReminder, Language::Fr, 1);
        letter.sender.name = "<b>Dupont & \"Fils\"</b>".into();
        let text = email_text(&letter, &Stationery::default()).unwrap();
        assert!(text.html.contains("&lt;b&gt;Dupont &amp; &quot;Fils&quot;&lt;/b&gt;"));
        assert!(!text.html.contains("<b>Dupont"));
    }

    #[test]
    fn a_file_is_named_for_who_receives_it() {
        let mut letter = fixture::letter(LetterKind::FormalNotice, Language::Fr, 1);
        letter.sender.name = "Dupont/Œuvrée".into();
        assert_eq!(file_name(&letter), "Mise en demeure - Dupont_Œuvrée - 2026-03-12.pdf");
    }
}
