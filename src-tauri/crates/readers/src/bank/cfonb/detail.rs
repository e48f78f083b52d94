//! Details of a movement: the 05 records, each with a qualifier that says what its text is.

use super::record::Record;
use crate::bank::{BankLine, text};

/// Characters of the text in a 05 record: one that fills them goes on in the next.
const WIDTH: usize = 70;

/// What the 05 records of one movement have said so far.
#[derive(Debug, Default)]
pub(super) struct Details {
    payer: String,
    ultimate_payer: String,
    payee: String,
    ultimate_payee: String,
    end_to_end: String,
    message: String,
    is_message_full: bool,
    references: String,
    texts: String,
}

impl Details {
    /// Takes one record in. Amounts in another currency (MMO), fees and identifiers of the parties
    /// say nothing about what was paid, and are left aside like the qualifiers banks invent.
    pub(super) fn add(&mut self, record: &Record<'_>) {
        let value = record.field(49, 118);
        match record.field(46, 48) {
            "NPY" => text::take(&mut self.payer, value),
            "NPO" => text::take(&mut self.ultimate_payer, value),
            "NBE" => text::take(&mut self.payee, value),
            "NBU" => text::take(&mut self.ultimate_payee, value),
            "RCN" => {
                text::take(&mut self.end_to_end, text::reference(record.field(49, 83)));
                text::add(&mut self.texts, record.field(84, 118));
            }
            "RUM" => text::add(&mut self.references, record.field(49, 83)),
            "REF" | "LCS" => text::add(&mut self.references, text::reference(value)),
            "LCC" | "LC2" => {
                if self.is_message_full && self.message.chars().count() < 3 * WIDTH {
                    self.message.push_str(value);
                } else {
                    text::add(&mut self.message, value);
                }
                self.is_message_full = value.chars().count() == WIDTH;
            }
            "LIB" => text::add(&mut self.texts, value),
            _ => (),
        }
    }

    /// Writes into the movement what was said.
    pub(super) fn complete(self, line: &mut BankLine) {
        let payer = [self.ultimate_payer, self.payer];
        let payee = [self.ultimate_payee, self.payee];
        // What comes in was paid by the payer. A rejected direct debit goes out and names the
        // payer only, so the other name serves where the first is blank.
        let names = if line.amount.minor < 0 { [payee, payer] } else { [payer, payee] };
        for [ultimate, direct] in &names {
            text::take(&mut line.payer, direct);
            text::take(&mut line.payer, ultimate);
        }
        text::take(&mut line.end_to_end, &self.end_to_end);
        let reference = std::mem::take(&mut line.remittance);
        for piece in [&self.message, &self.texts, &self.references, &reference] {
            text::add(&mut line.remittance, piece);
        }
    }
}
