//! Envelopes printed directly, one a page: the address low and right as the post reads it, the
//! sender small in the upper left corner.

use chrono::NaiveDate;
use receivables::letter::{Language, Recipient, Sender};

use super::{address_lines, said, written};
use crate::{
    DocumentError,
    fonts::Face,
    layout::{Ink, Page, Span, lines, mm},
    shape::Shaper,
    typography::clean,
};

/// Envelopes that a printer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 220 × 110 mm.
    Dl,
    /// 229 × 162 mm.
    C5,
}

impl Format {
    /// Width and height; millimetres.
    pub fn size(self) -> [f32; 2] {
        match self {
            Self::Dl => [220.0, 110.0],
            Self::C5 => [229.0, 162.0],
        }
    }

    /// Left edge and top of the address: at least 40 mm from the top, 15 from the other edges.
    fn block(self) -> [f32; 2] {
        match self {
            Self::Dl => [110.0, 56.0],
            Self::C5 => [115.0, 88.0],
        }
    }
}

/// One envelope a recipient, in the order given.
pub fn envelopes(
    recipients: &[Recipient],
    sender: &Sender,
    format: Format,
    (language, dated): (Language, NaiveDate),
) -> Result<Vec<u8>, DocumentError> {
    if recipients.is_empty() {
        return Err(DocumentError::NoLetters);
    }
    let mut shaper = Shaper::new();
    let mut pages = Vec::with_capacity(recipients.len());
    for recipient in recipients {
        let reason =
            |it| DocumentError::Letter { recipient: recipient.code.clone(), reason: Box::new(it) };
        pages.push(page(&mut shaper, recipient, sender, format).map_err(reason)?);
    }
    written(&pages, said(language, ["Enveloppes", "Envelopes", "Umschläge"]), (language, dated))
}

fn page(
    shaper: &mut Shaper,
    recipient: &Recipient,
    sender: &Sender,
    format: Format,
) -> Result<Page, DocumentError> {
    let mut page = Page { size: format.size().map(mm), marks: Vec::new() };
    let mut baseline = mm(13.0);
    let own = [clean(&sender.name)].into_iter().chain(sender.address.iter().map(|it| clean(it)));
    for (index, text) in own.enumerate().filter(|(_, it)| !it.is_empty()) {
        let face = if index == 0 { Face::Bold } else { Face::Regular };
        for line in lines(shaper, &[Span { text, face }], 8.0, mm(70.0))? {
            page.text(mm(12.0), baseline, Ink::Grey, line);
            baseline += mm(3.6);
        }
    }
    let [x, top] = format.block();
    let width = format.size()[0] - x - 15.0;
    for (index, line) in
        address_lines(shaper, recipient, (11.0, mm(width)))?.into_iter().enumerate()
    {
        page.text(mm(x), mm(top + 5.0 * (index as f32 + 0.8)), Ink::Black, line);
    }
    Ok(page)
}
