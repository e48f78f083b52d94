//! Preflight: what should stop a letter before it is printed, and what its reader should look at.
//!
//! The engine proposes only what may leave; the preflight looks at the letter that comes of it, as a
//! careful colleague would before the stamp goes on. A red flag keeps a letter out of the print job
//! until somebody has looked; an amber one is a remark.

use chrono::NaiveDate;

use crate::{
    Money,
    dunning::{Channel, Step},
    item::days_between,
    letter::{Letter, LetterError, Mention},
};

/// What a careful reader would say of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// Nowhere to send it.
    NoAddress,
    /// Letters to this address have come back since that day.
    AddressReturned {
        /// Since when.
        since: NaiveDate,
    },
    /// The address does not fit the window's six lines of 38 characters (NF Z10-011).
    AddressTooLong,
    /// Nobody to send the e-mail to.
    NoEmail,
    /// Nothing is left to be paid.
    NothingDue {
        /// What the letter comes to: zero or less.
        total: Money,
    },
    /// Credits are larger than what is claimed before them.
    CreditsExceedDebt {
        /// The credits, negative.
        credits: Money,
        /// The principal.
        principal: Money,
    },
    /// A part of an item is contested; the letter claims the rest.
    PartlyDisputed {
        /// What is contested.
        disputed: Money,
    },
    /// A promise is still open.
    PromisePending {
        /// For which day.
        due_on: NaiveDate,
    },
    /// The customer is a doubtful one: what is written to it is for a person to judge. In insolvency
    /// proceedings nothing may be claimed (L622-21 C. com.).
    Doubtful {
        /// Since when.
        since: NaiveDate,
        /// Why.
        reason: String,
    },
    /// The customer was written to within the week.
    SecondLetter {
        /// When.
        on: NaiveDate,
    },
    /// The letter is firmer than the step that follows the last one.
    LevelJump {
        /// Where the most advanced item stood; none: nowhere.
        from: Option<Step>,
        /// The step taken.
        to: Step,
    },
    /// Interest rests on a rate that nobody confirmed.
    UnconfirmedRate {
        /// Whether it is part of what is claimed.
        claimed: bool,
    },
    /// The formal notice does not say what it must.
    Lacking(Vec<Mention>),
    /// No account to pay into.
    NoAccount,
    /// It encloses copies of the invoices, and some are not in the ledger.
    CopiesMissing {
        /// The numbers of those invoices.
        numbers: Vec<String>,
    },
    /// The letter has more sheets than the envelope takes.
    TooManySheets {
        /// Sheets.
        sheets: usize,
    },
}

/// What a letter does not tell of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The lines of the address block do not fit its window.
    pub address_too_long: bool,
    /// Since when letters come back.
    pub returned_since: Option<NaiveDate>,
    /// The customer's e-mail address is known.
    pub has_email: bool,
    /// The last letter or e-mail before this one.
    pub last_written: Option<NaiveDate>,
    /// The day of a promise that is still open.
    pub promise: Option<NaiveDate>,
    /// Since when and why the customer is a doubtful one.
    pub doubtful: Option<(NaiveDate, String)>,
    /// Where the most advanced item stood before.
    pub before: Option<Step>,
    /// The step the letter takes.
    pub step: Option<Step>,
    /// The counting step the policy has next after `before`; none where it has none.
    pub next: Option<Step>,
    /// What the formal notice lacks.
    pub lacking: Vec<Mention>,
    /// Invoices whose copies it encloses and the ledger does not have.
    pub copies_missing: Vec<String>,
    /// Sheets of paper, printed on one side.
    pub sheets: usize,
}

/// Days within which a second letter is one too many.
const WEEK: i32 = 7;
/// Sheets a DL envelope takes at 20 g with its own weight; more changes the postage.
const SHEETS: usize = 5;

impl Flag {
    /// Whether it keeps the letter out of the print job.
    pub fn stops(&self) -> bool {
        match self {
            Self::AddressTooLong
            | Self::PartlyDisputed { .. }
            | Self::CopiesMissing { .. }
            | Self::TooManySheets { .. } => false,
            Self::UnconfirmedRate { claimed } => *claimed,
            _ => true,
        }
    }
}

/// What is to be said of a letter, red flags first.
pub fn flags(letter: &Letter, known: &Circumstances) -> Result<Vec<Flag>, LetterError> {
    let mut flags = Vec::new();
    let totals = letter.totals()?;
    let reminds = letter.kind.is_reminder();
    if letter.channel == Channel::Email {
        flags.extend((!known.has_email).then_some(Flag::NoEmail));
    } else if letter.recipient.address.is_empty() {
        flags.push(Flag::NoAddress);
    } else {
        flags.extend(known.returned_since.map(|since| Flag::AddressReturned { since }));
        flags.extend(known.address_too_long.then_some(Flag::AddressTooLong));
    }
    if reminds && totals.total.minor <= 0 {
        flags.push(Flag::NothingDue { total: totals.total });
    } else if reminds && totals.principal.minor.saturating_add(totals.credits.minor) < 0 {
        let (credits, principal) = (totals.credits, totals.principal);
        flags.push(Flag::CreditsExceedDebt { credits, principal });
    }
    let disputed = letter.claims.iter().map(|it| it.disputed.minor).sum();
    if reminds && disputed != 0 {
        flags.push(Flag::PartlyDisputed { disputed: Money { minor: disputed, ..totals.total } });
    }
    flags.extend(known.promise.filter(|_| reminds).map(|due_on| Flag::PromisePending { due_on }));
    let doubtful = known.doubtful.clone().filter(|_| reminds);
    flags.extend(doubtful.map(|(since, reason)| Flag::Doubtful { since, reason }));
    let recent = |on: &NaiveDate| days_between(*on, letter.dated) < WEEK;
    flags.extend(known.last_written.filter(recent).map(|on| Flag::SecondLetter { on }));
    flags.extend(jump(known));
    let unconfirmed = letter.rate.as_ref().is_some_and(|it| !it.is_confirmed());
    if letter.kind.states_penalties() && unconfirmed {
        flags.push(Flag::UnconfirmedRate { claimed: letter.claims_penalties });
    }
    if !known.lacking.is_empty() {
        flags.push(Flag::Lacking(known.lacking.clone()));
    }
    flags.extend((reminds && letter.sender.iban.is_empty()).then_some(Flag::NoAccount));
    if letter.kind.encloses_invoices() && !known.copies_missing.is_empty() {
        flags.push(Flag::CopiesMissing { numbers: known.copies_missing.clone() });
    }
    if letter.channel != Channel::Email && known.sheets > SHEETS {
        flags.push(Flag::TooManySheets { sheets: known.sheets });
    }
    flags.sort_by_key(|it| !it.stops());
    Ok(flags)
}

/// A step further than the policy's next one.
fn jump(known: &Circumstances) -> Option<Flag> {
    let (to, next) = (known.step?, known.next?);
    (to > next).then_some(Flag::LevelJump { from: known.before, to })
}

#[cfg(test)]
mod tests;
