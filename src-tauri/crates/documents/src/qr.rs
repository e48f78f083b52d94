//! The payment code: an EPC payload as a QR code of level M, drawn as one path.
//!
//! Version 13 is the densest one the scheme allows (EPC069-12), so that a telephone reads it
//! from paper.

use fast_qr::{ECL, QRBuilder};

use crate::DocumentError;

/// Modules of white that must surround the code.
pub const QUIET_MODULES: usize = 4;
/// Modules along a side of version 13.
const DENSEST: usize = 69;

/// A code as horizontal bars of dark modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules along a side, without the quiet zone.
    pub size: usize,
    /// Dark runs as column, row and length.
    pub bars: Vec<(usize, usize, usize)>,
}

impl Code {
    /// Encodes a payload.
    pub fn new(payload: &str) -> Result<Self, DocumentError> {
        let too_long = DocumentError::PaymentCode { bytes: payload.len() };
        let built = QRBuilder::new(payload).ecl(ECL::M).build();
        let code = built.map_err(|_| too_long.clone())?;
        if code.size > DENSEST {
            return Err(too_long);
        }
        let mut bars: Vec<(usize, usize, usize)> = Vec::new();
        for row in 0..code.size {
            for column in (0..code.size).filter(|&it| code[row][it].value()) {
                match bars.last_mut() {
                    Some((start, at, length)) if *at == row && *start + *length == column => {
                        *length += 1;
                    }
                    _ => bars.push((column, row, 1)),
                }
            }
        }
        Ok(Self { size: code.size, bars })
    }

    /// Modules along a side, with the quiet zone.
    pub fn modules(&self) -> usize {
        self.size + 2 * QUIET_MODULES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_fits_while_a_telephone_can_read_it() {
        let small =
            Code::new("BCD\n002\n1\nSCT\n\nEXEMPLE SAS\nFR7630006000011234567890189").unwrap();
        assert_eq!(small.size, 33);
        assert_eq!(small.bars[0], (0, 0, 7));
        assert!(Code::new(&"x".repeat(331)).is_ok());
        let refused = DocumentError::PaymentCode { bytes: 332 };
        assert_eq!(Code::new(&"x".repeat(332)), Err(refused));
    }
}
