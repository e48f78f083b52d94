//! The body of a letter: its worded blocks as elements that flow.
//!
//! The totals close the table, the closing formula stays with the signature, and the payment
//! block is one piece, so that no page of a letter makes sense only with the next one.

use receivables::letter::{ClaimTotals, Letter};

use super::{
    Stationery,
    agreement::Agreement,
    annex,
    annex::PageBreak,
    items::items,
    markup::Block,
    payment::Payment,
    schedule::schedule,
    signature::Hand,
    slip::{self, Slip},
    totals::Totals,
    words::words,
};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Column, Element, Gap, Ink, Paragraph, Span, line, mm},
    shape::Shaper,
    typography::{bind, clean},
};

/// Width of the body.
const WIDTH: f32 = mm(170.0);
/// Where the signature begins.
const SIGNATURE_X: f32 = mm(90.0);

/// Paragraphs that stay with the signature: a formula alone on a page is no letter.
const CLOSING: usize = 2;

/// Characters below which these say too little for a page of their own: about two lines.
const MEAGRE: usize = 200;

/// How tightly the running text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Density {
    size: f32,
    leading: f32,
    after: f32,
    hand: f32,
}

/// As it reads best first; then tighter, where that saves a page.
pub const DENSITIES: [Density; 3] = [
    Density { size: 10.0, leading: 1.38, after: 7.6, hand: mm(15.0) },
    Density { size: 9.6, leading: 1.34, after: 6.0, hand: mm(11.5) },
    Density { size: 9.2, leading: 1.3, after: 4.4, hand: mm(8.0) },
];

/// The flow of a letter.
pub fn flow(
    shaper: &mut Shaper,
    (letter, stationery): (&Letter, &Stationery),
    totals: &ClaimTotals,
    (blocks, density): (&[Block], Density),
) -> Result<Column, DocumentError> {
    let mut flow = running(shaper, (letter, stationery), totals, (blocks, density))?;
    if blocks.contains(&Block::Slip) || stationery.slip && slip::suits(letter, totals) {
        flow.push(Slip::new(shaper, letter, totals)?);
    }
    Ok(flow)
}

/// The flow of a letter and of the page that follows it.
pub fn flow_with_annex(
    shaper: &mut Shaper,
    (letter, stationery): (&Letter, &Stationery),
    totals: &ClaimTotals,
    (blocks, annex, density): (&[Block], &[Block], Density),
) -> Result<Column, DocumentError> {
    let on = (letter, stationery);
    let mut whole = Column::default();
    whole.push(flow(shaper, on, totals, (blocks, density))?);
    whole.push(PageBreak);
    whole.push(running(shaper, on, totals, (annex, DENSITIES[0]))?);
    Ok(whole)
}

/// Worded blocks, one below the other.
fn running(
    shaper: &mut Shaper,
    (letter, stationery): (&Letter, &Stationery),
    totals: &ClaimTotals,
    (blocks, density): (&[Block], Density),
) -> Result<Column, DocumentError> {
    let mut flow = Column::default();
    let closing = closing_from(blocks);
    let mut ending = Column::together();
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        let column = if index >= closing { &mut ending } else { &mut flow };
        let closes = block == &Block::Items && blocks.get(index + 1) == Some(&Block::Totals);
        let setting = Setting { letter, stationery, totals, density };
        setting.push(shaper, column, block, (closes, index + 1 == blocks.len()))?;
        index += if closes { 2 } else { 1 };
        if matches!(block, Block::Item(_)) && !matches!(blocks.get(index), Some(Block::Item(_))) {
            flow.push(Gap(density.after * 0.65));
        }
    }
    flow.push(ending);
    Ok(flow)
}

/// From which block on everything stays together: the last paragraphs before the signature, and how
/// to pay where these say next to nothing.
fn closing_from(blocks: &[Block]) -> usize {
    let signature = blocks.iter().position(|it| *it == Block::Signature);
    let Some(signature) = signature else { return blocks.len() };
    let before = blocks[..signature].iter().rev();
    let running = before.take_while(|it| matches!(it, Block::Paragraph(_))).count();
    let from = signature - running.min(CLOSING);
    let said: usize = blocks[from..signature].iter().map(characters).sum();
    let pays = blocks[..from].last() == Some(&Block::Payment);
    from - usize::from(pays && said < MEAGRE)
}

fn characters(block: &Block) -> usize {
    let Block::Paragraph(spans) = block else { return 0 };
    spans.iter().map(|it| it.text.chars().count()).sum()
}

struct Setting<'a> {
    letter: &'a Letter,
    stationery: &'a Stationery,
    totals: &'a ClaimTotals,
    density: Density,
}

impl Setting<'_> {
    fn push(
        &self,
        shaper: &mut Shaper,
        column: &mut Column,
        block: &Block,
        (closes, last): (bool, bool),
    ) -> Result<(), DocumentError> {
        let Density { size, leading, after, .. } = self.density;
        match block {
            Block::Subject(spans) => {
                let spans: Vec<Span> = spans.iter().map(|it| Span::bold(&*it.text)).collect();
                let subject = Paragraph::new(shaper, &spans, (size + 1.0, leading), WIDTH)?;
                column.push(subject.spaced(after * 1.5));
            }
            Block::Paragraph(spans) => {
                column.push(Paragraph::new(shaper, spans, (size, leading), WIDTH)?.spaced(after));
            }
            Block::Item(spans) => {
                let bullet = line(shaper, "–", Face::Regular, size)?;
                let item = Paragraph::new(shaper, spans, (size, leading), WIDTH - mm(5.0))?;
                column.push(item.spaced(after * 0.35).bulleted(bullet, mm(5.0)));
            }
            Block::Items => {
                let tail: Box<dyn Element> = match closes {
                    true => Box::new(Totals::new(shaper, self.letter, self.totals)?),
                    false => Box::new(Gap(after)),
                };
                column.push(items(shaper, self.letter, WIDTH, tail)?);
                column.push(Gap(after * 0.6));
            }
            Block::Totals => column.push(Totals::new(shaper, self.letter, self.totals)?),
            Block::Payment => {
                column.push(Payment::new(shaper, self.letter, self.totals)?);
                column.push(Gap(after * 0.8));
            }
            Block::Schedule => column.push(schedule(shaper, self.letter, after)?),
            Block::Interest => {
                column.push(annex::account(shaper, self.letter, WIDTH)?);
                column.push(Gap(after * 0.6));
            }
            Block::Agreement => column.push(Agreement::new(shaper, self.letter)?),
            // At the foot of the last page, wherever the text asks for it.
            Block::Slip => {}
            Block::Signature => {
                self.sign(shaper, column)?;
                column.push(Gap(if last { 0.0 } else { after }));
            }
        }
        Ok(())
    }

    /// Company, room for the hand, name and capacity.
    fn sign(&self, shaper: &mut Shaper, column: &mut Column) -> Result<(), DocumentError> {
        let sender = &self.letter.sender;
        let size = (self.density.size, self.density.leading);
        let width = WIDTH - SIGNATURE_X;
        let [company, signatory, capacity] =
            [&sender.name, &sender.signatory, &sender.capacity].map(|it| clean(it));
        let mut set = |text: String, face, ink| -> Result<Paragraph, DocumentError> {
            let set = Paragraph::new(shaper, &[Span { text, face }], size, width)?;
            Ok(set.spaced(0.0).indented(SIGNATURE_X).inked(ink))
        };
        column.push(Gap(self.density.after * 0.5));
        column.push(set(company, Face::Regular, Ink::Black)?);
        let signature = self.stationery.signature.as_ref();
        column.push(Hand::new(signature, SIGNATURE_X, self.density.hand));
        if signatory.is_empty() {
            let note = bind(words(self.letter.language).no_signatory, self.letter.language);
            column.push(set(note, Face::Bold, Ink::Alert)?);
        } else {
            column.push(set(signatory, Face::Bold, Ink::Black)?);
            column.push(set(capacity, Face::Regular, Ink::Grey)?);
        }
        Ok(())
    }
}
