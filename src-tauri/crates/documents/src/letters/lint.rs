//! The linter of formal notices: what the printed page does not say.
//!
//! It reads the pages as laid out, not the template: a sentence that was deleted, a field left
//! empty and a block that was dropped are all found the same way.

use receivables::{
    Money,
    dunning::Channel,
    letter::{Audience, ClaimTotals, Language, Letter, LetterKind, Mention},
};

use super::{lay_out_letter, markup::Block, naming, stationery::Stationery, wording};
use crate::{
    DocumentError, address,
    layout::{self, Span},
    shape::Shaper,
    typography::{amount, clean, long_date, percent},
};

/// A letter before it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Pages it takes.
    pub pages: usize,
    /// What a formal notice lacks, in the order of the letter; nothing of any other letter.
    pub lacking: Vec<Mention>,
}

/// Lays a letter out without printing it, and reads it.
pub fn check(letter: &Letter, stationery: &Stationery) -> Result<Checked, DocumentError> {
    let pages = lay_out_letter(&mut Shaper::new(), letter, stationery);
    let pages = pages.map_err(|it| naming(letter, it))?;
    let lacking = match letter.kind {
        LetterKind::FormalNotice => lacking(letter, stationery, &pages)?,
        _ => Vec::new(),
    };
    Ok(Checked { pages: pages.len(), lacking })
}

fn lacking(
    letter: &Letter,
    stationery: &Stationery,
    pages: &[layout::Page],
) -> Result<Vec<Mention>, DocumentError> {
    let totals = letter.totals()?;
    let blocks = wording::body(letter, &totals, &stationery.wording)?;
    let page = Page {
        letter,
        subject: subject(&blocks),
        paragraphs: paragraphs(&blocks),
        whole: folded(&pages.iter().map(layout::Page::dense).collect::<String>()),
        blocks: &blocks,
        totals,
        per_day: letter.per_day()?,
    };
    Ok(Mention::ALL.into_iter().filter(|it| page.is_due(*it) && !page.says(*it)).collect())
}

/// A letter as its reader has it.
struct Page<'a> {
    letter: &'a Letter,
    /// The subject line.
    subject: String,
    /// The running text, without tables.
    paragraphs: Vec<String>,
    /// Everything on paper.
    whole: String,
    blocks: &'a [Block],
    totals: ClaimTotals,
    per_day: Option<Money>,
}

impl Page<'_> {
    /// Whether a mention is asked of this letter at all.
    fn is_due(&self, mention: Mention) -> bool {
        let letter = self.letter;
        let interest = letter.claims.iter().any(|it| it.interest.minor > 0);
        match mention {
            Mention::Words => letter.audience != Audience::PublicBuyer,
            Mention::Registered => letter.channel == Channel::RegisteredLetter,
            Mention::DebtorSiren => letter.audience != Audience::Consumer,
            Mention::Rate | Mention::Penalties | Mention::PerDay => {
                letter.claims_penalties && interest
            }
            Mention::PenaltiesFrom => interest,
            Mention::FixedSums => {
                letter.claims_penalties && letter.claims.iter().any(|it| it.fixed_sum.minor > 0)
            }
            _ => true,
        }
    }

    fn says(&self, mention: Mention) -> bool {
        let (letter, sender, recipient) =
            (self.letter, &self.letter.sender, &self.letter.recipient);
        let language = letter.language;
        let has = |text: &String, words: [&[&str]; 3]| {
            of(language, words).iter().any(|it| text.contains(&folded(it)))
        };
        let any = |words| self.paragraphs.iter().any(|it| has(it, words));
        match mention {
            Mention::SenderName => self.shows(&sender.name),
            Mention::SenderForm => self.shows(&sender.legal_form),
            Mention::SenderSeat => self.shows_all(&sender.address),
            Mention::SenderRegister => self.shows(&sender.siren) && self.shows(&sender.rcs),
            Mention::DebtorName => self.shows(&recipient.name),
            Mention::DebtorSiren => self.shows(&recipient.siren),
            Mention::DebtorSeat => match &recipient.registered_office[..] {
                [] => !recipient.address.is_empty(),
                office => self.shows_all(office),
            },
            Mention::Place => self.shows(&address::town(&sender.address)),
            Mention::Date => self.shows(&long_date(letter.dated, language)),
            Mention::Words => {
                let words = of(language, ["mise en demeure", "formal notice", "Mahnung"]);
                self.subject.contains(&folded(words))
            }
            Mention::Registered => {
                let words = of(language, ["recommandée", "registered", "Einschreiben"]);
                self.whole.contains(&folded(words))
            }
            Mention::Basis => any(BASIS),
            Mention::Items => self.has(&Block::Items),
            Mention::Principal | Mention::Total => {
                let total = mention == Mention::Total;
                let figure = if total { self.totals.total } else { self.totals.principal };
                self.shows(&amount(figure, language))
            }
            Mention::Rate => letter.rate.as_ref().is_some_and(|it| {
                it.periods.iter().all(|it| self.shows(&percent(it.percent, language)))
            }),
            Mention::PenaltiesFrom => any(FROM_DUE),
            Mention::Penalties => self.shows(&amount(self.totals.interest, language)),
            Mention::PerDay => self.per_day.is_none_or(|it| self.shows(&amount(it, language))),
            Mention::FixedSums => self.shows(&amount(self.totals.fixed_sums, language)),
            Mention::Deadline => {
                let deadline = self.deadline();
                self.paragraphs.iter().any(|it| it.contains(&deadline))
            }
            // « Avis de réception » says nothing of the deadline.
            Mention::FromReceipt => {
                let deadline = self.deadline();
                let said = |it: &String| it.contains(&deadline) && has(it, FROM_RECEIPT);
                self.paragraphs.iter().any(said)
            }
            Mention::Account => self.shows(&sender.iban),
            Mention::Bic => self.shows(&sender.bic),
            Mention::Reference => self.has(&Block::Payment) && self.shows(&recipient.code),
            Mention::Consequence => any(CONSEQUENCE),
            Mention::EarlierSteps => {
                let steps = letter.listed_steps();
                !steps.is_empty() && steps.iter().all(|it| self.shows(&long_date(it.on, language)))
            }
            Mention::Signatory => self.has(&Block::Signature) && self.shows(&sender.signatory),
            Mention::Capacity => self.has(&Block::Signature) && self.shows(&sender.capacity),
            Mention::Enclosures => any(ENCLOSURES),
        }
    }

    fn deadline(&self) -> String {
        let days = of(self.letter.language, ["jours", "days", "Tage"]);
        folded(&format!("{}{days}", self.letter.deadline_days))
    }

    fn shows(&self, text: &str) -> bool {
        let text = folded(text);
        !text.is_empty() && self.whole.contains(&text)
    }

    fn shows_all(&self, lines: &[String]) -> bool {
        !lines.is_empty() && lines.iter().all(|it| self.shows(it))
    }

    fn has(&self, block: &Block) -> bool {
        self.blocks.contains(block)
    }
}

/// Words that tell what a claim rests on: French, English, German.
const BASIS: [&[&str]; 3] = [
    &["livraison", "prestation", "commande", "contrat", "conditions générales", "marché"],
    &["deliver", "service", "order", "contract", "terms of sale"],
    &["Lieferung", "Leistung", "Bestellung", "Vertrag", "Verkaufsbedingungen"],
];
const FROM_DUE: [&[&str]; 3] = [
    &["échéance", "à compter", "mise en demeure"],
    &["due date", "fell due", "from the day", "formal notice"],
    &["Fälligkeit", "ab dem", "Mahnung"],
];
const FROM_RECEIPT: [&[&str]; 3] =
    [&["réception"], &["receipt", "receiving", "received"], &["Erhalt", "Zugang", "Empfang"]];
const CONSEQUENCE: [&[&str]; 3] = [
    &["juridiction", "tribunal", "justice", "judiciaire", "voies de droit"],
    &["court", "legal proceedings", "legal action", "legal remedy"],
    &["Gericht", "gerichtlich", "Klage", "Rechtsbehelf"],
];
const ENCLOSURES: [&[&str]; 3] = [
    &["P. J.", "pièces jointes", "pièce jointe", "ci-joint"],
    &["Encl", "enclosed", "Enc."],
    &["Anlage", "beigefügt", "anbei"],
];

/// The one of a language.
fn of<T: Copy>(language: Language, [fr, en, de]: [T; 3]) -> T {
    match language {
        Language::Fr => fr,
        Language::En => en,
        Language::De => de,
    }
}

fn subject(blocks: &[Block]) -> String {
    let subjects = blocks.iter().filter_map(|it| match it {
        Block::Subject(spans) => Some(text(spans)),
        _ => None,
    });
    subjects.collect()
}

fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let running = blocks.iter().filter_map(|it| match it {
        Block::Paragraph(spans) | Block::Item(spans) => Some(text(spans)),
        _ => None,
    });
    running.collect()
}

fn text(spans: &[Span]) -> String {
    folded(&spans.iter().map(|it| it.text.as_str()).collect::<String>())
}

/// Without spaces and in capitals: how a name breaks over lines or is set in capitals tells nothing.
fn folded(text: &str) -> String {
    clean(text).chars().filter(|it| !it.is_whitespace()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests;
