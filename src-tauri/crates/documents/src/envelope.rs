//! Envelopes with a window, and where on the sheet the address must stand to show through it.
//!
//! A folded sheet slides in its envelope. What the window shows wherever the sheet lies is the
//! *visible* zone: the address stands there. What it shows now and then is the *clear* zone:
//! nothing but the address stands there. Lengths are millimetres from the top left corner.

/// A rectangle; millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// The envelope a company's letters leave in.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Envelope {
    /// DL (110 × 220), window at the right: the usual French one.
    #[default]
    DlRight,
    /// DL, window at the left.
    DlLeft,
    /// C5 (162 × 229), the sheet folded once, window at the right.
    C5Right,
    /// C5, window at the left.
    C5Left,
    /// DIN 5008 form A: the address stands high.
    DinA,
    /// DIN 5008 form B: the address stands low.
    DinB,
    /// Swiss C6/5 (114 × 229), window at the right (SN 010130).
    SwissRight,
    /// Swiss C6/5, window at the left.
    SwissLeft,
    /// Any other that a sheet folded in three fits, by its visible zone.
    Custom(Zone),
}

/// Why a visible zone cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// Fewer than 60 × 20 mm, or not on the sheet.
    #[error("the zone is narrower than 60 mm, lower than 20 mm, or not on the sheet")]
    Size,
    /// Not between 25 and 120 mm from the top.
    #[error("the zone is not between 25 and 120 mm from the top")]
    Height,
    /// The sender has fewer than 45 mm beside it.
    #[error("the zone leaves the sender fewer than 45 mm on either side")]
    NoRoom,
}

/// Where things stand on the first page of a letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geometry {
    /// What the window shows wherever the sheet lies.
    pub visible: Zone,
    /// How far the sheet slides, across and down.
    pub slack: [f32; 2],
    /// Left edge and top of the address block.
    pub block: [f32; 2],
    /// Fold marks from the top edge.
    pub folds: &'static [f32],
    /// Whether the middle of the sheet is marked for punching.
    pub punch: bool,
}

/// Folded in three.
const THREE: &[f32] = &[99.0, 198.0];
/// Least distance from the clear zone to anything else.
const APART: f32 = 2.0;
/// Margin of the sheet.
const MARGIN: f32 = 20.0;

impl Zone {
    /// A rectangle by its corner and its size.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Its bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The same zone, larger on each side.
    pub fn grown(&self, [across, down]: [f32; 2]) -> Self {
        let (width, height) = (self.width + 2.0 * across, self.height + 2.0 * down);
        Self::new(self.x - across, self.y - down, width, height)
    }
}

impl Envelope {
    /// The named envelopes, in the order they are offered.
    pub const NAMED: [Self; 8] = [
        Self::DlRight,
        Self::DlLeft,
        Self::C5Right,
        Self::C5Left,
        Self::DinA,
        Self::DinB,
        Self::SwissRight,
        Self::SwissLeft,
    ];

    /// An envelope by the zone its window always shows.
    pub fn custom(zone: Zone) -> Result<Self, ZoneError> {
        let Zone { x, y, width, height } = zone;
        if !(width >= 60.0 && height >= 20.0 && x >= 5.0 && zone.right() <= 205.0) {
            return Err(ZoneError::Size);
        }
        if !(y >= 25.0 && zone.bottom() <= 120.0) {
            return Err(ZoneError::Height);
        }
        let envelope = Self::Custom(zone);
        let [_, room] = envelope.geometry().beside();
        if room >= 45.0 { Ok(envelope) } else { Err(ZoneError::NoRoom) }
    }

    /// Where things stand on its letters.
    pub fn geometry(&self) -> Geometry {
        let dl = |x, block| Geometry {
            visible: Zone::new(x, 55.0, 90.0, 24.0),
            slack: [10.0, 11.0],
            block: [block, 55.0],
            folds: THREE,
            punch: false,
        };
        // The window stands 60 mm above the lower edge, its 100 mm 20 mm from the side.
        let c5 = |x, block| Geometry {
            visible: Zone::new(x, 57.0, 81.0, 31.5),
            slack: [19.0, 13.5],
            block: [block, 61.0],
            folds: &[148.5],
            punch: false,
        };
        let din = |y, folds| Geometry {
            visible: Zone::new(20.0, y, 80.0, 40.0),
            slack: [10.0, 5.0],
            block: [25.0, y + 12.7],
            folds,
            punch: true,
        };
        let swiss = |x, block| Geometry {
            visible: Zone::new(x, 49.0, 81.0, 30.0),
            slack: [19.0, 15.0],
            block: [block, 52.0],
            folds: THREE,
            punch: false,
        };
        match *self {
            // 10 mm stay free left of the address for the bar code of a registered letter.
            Self::DlRight => dl(100.0, 110.0),
            Self::DlLeft => dl(20.0, 30.0),
            Self::C5Right => c5(109.0, 110.0),
            Self::C5Left => c5(20.0, 22.0),
            Self::DinA => din(32.0, &[87.0, 192.0]),
            Self::DinB => din(50.0, &[105.0, 210.0]),
            Self::SwissRight => swiss(117.0, 120.0),
            Self::SwissLeft => swiss(22.0, 25.0),
            Self::Custom(visible) => Geometry {
                visible,
                slack: [10.0, 11.0],
                block: [visible.x + 2.0, visible.y + (visible.height - 24.0).max(0.0) / 2.0],
                folds: THREE,
                punch: false,
            },
        }
    }
}

impl Geometry {
    /// What the window shows now and then.
    pub fn clear(&self) -> Zone {
        self.visible.grown(self.slack)
    }

    /// Whether the window is at the right, and the sender at the left.
    pub fn is_right(&self) -> bool {
        let clear = self.clear();
        clear.x + clear.right() >= 210.0
    }

    /// Left edge and width of the column beside the clear zone.
    pub fn beside(&self) -> [f32; 2] {
        if self.is_right() {
            return [MARGIN, (self.clear().x - APART - MARGIN).min(76.0)];
        }
        let x = (self.clear().right() + APART).max(125.0);
        [x, 210.0 - MARGIN - x]
    }

    /// Width an address line may take.
    pub fn block_width(&self) -> f32 {
        (self.visible.right() - self.block[0]).min(80.0)
    }

    /// From one address line to the next, where so many stand in the visible zone.
    pub fn pitch(&self, lines: usize) -> f32 {
        let room = (self.visible.bottom() - self.block[1]).min(24.0);
        room / lines.max(6) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_stands_in_the_visible_zone() {
        for envelope in Envelope::NAMED {
            let geometry = envelope.geometry();
            let ([x, y], visible) = (geometry.block, geometry.visible);
            assert!(x >= visible.x && y >= visible.y, "{envelope:?}");
            assert!(y + 6.0 * geometry.pitch(6) <= visible.bottom(), "{envelope:?}");
            assert!(geometry.block_width() >= 70.0, "{envelope:?}");
            assert!(geometry.pitch(6) >= 3.9 && geometry.beside()[1] >= 60.0, "{envelope:?}");
        }
    }

    /// A DL window 35 × 100, 20 from the right and from the bottom, on a sheet of 210 × 99.
    #[test]
    fn the_clear_zone_is_all_that_the_window_may_show() {
        let clear = Envelope::DlRight.geometry().clear();
        assert_eq!(clear, Zone::new(90.0, 44.0, 110.0, 46.0));
    }

    #[test]
    fn a_window_of_ones_own_has_limits() {
        for (zone, expected) in [
            (Zone::new(100.0, 55.0, 90.0, 24.0), None),
            (Zone::new(20.0, 40.0, 85.0, 30.0), None),
            (Zone::new(130.0, 55.0, 59.0, 24.0), Some(ZoneError::Size)),
            (Zone::new(130.0, 55.0, 80.0, 24.0), Some(ZoneError::Size)),
            (Zone::new(130.0, 55.0, f32::NAN, 24.0), Some(ZoneError::Size)),
            (Zone::new(100.0, 24.0, 90.0, 24.0), Some(ZoneError::Height)),
            (Zone::new(100.0, 100.0, 90.0, 24.0), Some(ZoneError::Height)),
            (Zone::new(60.0, 55.0, 90.0, 24.0), Some(ZoneError::NoRoom)),
        ] {
            assert_eq!(Envelope::custom(zone).err(), expected, "{zone:?}");
        }
    }
}
