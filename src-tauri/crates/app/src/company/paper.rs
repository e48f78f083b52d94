//! What letters are printed on, and what they grant and claim.

use documents::envelope::{Envelope, Zone, ZoneError};
use receivables::letter::LetterKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Company;
use crate::failure::Cause;

/// The envelope that letters leave in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum EnvelopeChoice {
    /// DL, window at the right.
    #[default]
    DlRight,
    /// DL, window at the left.
    DlLeft,
    /// C5, window at the right.
    C5Right,
    /// C5, window at the left.
    C5Left,
    /// DIN 5008 form A.
    DinA,
    /// DIN 5008 form B.
    DinB,
    /// Swiss, window at the right.
    SwissRight,
    /// Swiss, window at the left.
    SwissLeft,
    /// By the zone that its window always shows.
    Custom,
}

/// The zone that a window always shows; whole millimetres from the top left corner of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct WindowZone {
    /// From the left edge.
    pub x: u16,
    /// From the top edge.
    pub y: u16,
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

/// From which letter on penalties are claimed; before it they are announced at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PenaltiesFrom {
    /// The second reminder.
    SecondReminder,
    /// The final reminder.
    FinalReminder,
    /// *Mise en demeure*.
    #[default]
    FormalNotice,
}

/// Days a letter leaves to pay: 8 or 15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(transparent)]
pub struct GraceDays(pub u8);

impl Default for WindowZone {
    fn default() -> Self {
        Self { x: 100, y: 55, width: 90, height: 24 }
    }
}

impl Default for GraceDays {
    fn default() -> Self {
        Self(8)
    }
}

impl PenaltiesFrom {
    /// The letter.
    pub(super) fn kind(self) -> LetterKind {
        match self {
            Self::SecondReminder => LetterKind::SecondReminder,
            Self::FinalReminder => LetterKind::FinalReminder,
            Self::FormalNotice => LetterKind::FormalNotice,
        }
    }
}

impl Company {
    /// The envelope, where its window can be used.
    pub(crate) fn envelope(&self) -> Result<Envelope, ZoneError> {
        let WindowZone { x, y, width, height } = self.window;
        let zone = Zone::new(f32::from(x), f32::from(y), f32::from(width), f32::from(height));
        Ok(match self.envelope {
            EnvelopeChoice::DlRight => Envelope::DlRight,
            EnvelopeChoice::DlLeft => Envelope::DlLeft,
            EnvelopeChoice::C5Right => Envelope::C5Right,
            EnvelopeChoice::C5Left => Envelope::C5Left,
            EnvelopeChoice::DinA => Envelope::DinA,
            EnvelopeChoice::DinB => Envelope::DinB,
            EnvelopeChoice::SwissRight => Envelope::SwissRight,
            EnvelopeChoice::SwissLeft => Envelope::SwissLeft,
            EnvelopeChoice::Custom => return Envelope::custom(zone),
        })
    }
}

/// Refuses what no letter can be printed on, and days that are none of the two.
pub(super) fn check(company: &Company) -> Result<(), Cause> {
    company.envelope().map_err(Cause::InvalidWindow)?;
    for days in [company.reminder_days, company.notice_days] {
        if ![8, 15].contains(&days.0) {
            return Err(Cause::InvalidGrace(days.0));
        }
    }
    Ok(())
}
