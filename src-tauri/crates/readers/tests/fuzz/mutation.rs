//! Mutations: what transport, other programs and bad will do to a file, at random but repeatable.

/// What breaks files: marks of every format, bytes of no encoding, numbers beyond measure.
const HOSTILE: [&[u8]; 36] = [
    b"\"",
    b"'",
    b"\0",
    b"\xFF",
    b"\xC3",
    b"\xE2\x80",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xC2\xA0",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\t",
    b";",
    b",",
    b"|",
    b"=\"",
    b"-",
    b"(",
    b"<",
    b">",
    b"/>",
    b"</",
    b"&#x110000;",
    b"&amp",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"<?xml version='1.0' encoding='UTF-16'?>",
    b"\n:61:",
    b"\n:86:",
    b" rowspan=4294967295 colspan=4294967295 ",
    b" table:number-rows-repeated=\"9999999\" ",
    b" table:number-columns-repeated=\"9999999\" ",
    b" r=\"XFD1048576\" ",
    b"\nTotal;",
];

/// Amounts, days and counts that no file should have.
const NUMBERS: [&[u8]; 12] = [
    b"99999999999999999999999",
    b"-9223372036854775808",
    b"0.00000000000000000000000001",
    b"99999999999,99",
    b"1e999999999",
    b"NaN",
    b"1.234",
    b"31/02/2026",
    b"99991231",
    b"00000000",
    b"4294967296",
    b"-1",
];

/// Bytes that one step takes out, repeats or exchanges at most.
const LONGEST_PIECE: usize = 60;
/// Bytes that one step makes one byte into at most: longer than any text that is kept.
const LONGEST_RUN: usize = 3000;

/// A small generator, so that a failure is found again by its number.
pub struct Random(u64);

impl Random {
    /// The same numbers for the same `case`, others for another.
    pub fn of(case: u64) -> Self {
        let mut random = Self((case + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        // Neighbouring cases begin alike.
        for _ in 0..8 {
            random.below(1);
        }
        random
    }

    /// A number below the limit, which must not be zero.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("less than the limit, which fits")
    }
}

/// Damages the bytes in one place or a few.
pub fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(6) {
        if bytes.is_empty() {
            return;
        }
        let at = random.below(bytes.len());
        let end = bytes.len().min(at + 1 + random.below(LONGEST_PIECE));
        match random.below(11) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.below(256).to_le_bytes()[0],
            2 => drop(bytes.drain(at..end)),
            3 if random.below(4) == 0 => bytes.truncate(at),
            3 | 4 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            5 => {
                let other = random.below(bytes.len());
                bytes.swap(at, other);
            }
            6 => {
                let run = vec![bytes[at]; random.below(LONGEST_RUN)];
                drop(bytes.splice(at..at, run));
            }
            7 | 8 => number(bytes, at, random),
            _ => {
                let token = HOSTILE[random.below(HOSTILE.len())];
                drop(bytes.splice(at..at, token.iter().copied()));
            }
        }
    }
}

/// Makes the next number of the file another one, so that amounts, days and counts are met. Marks
/// count as digits: what is put in then stands alone in its cell.
fn number(bytes: &mut Vec<u8>, from: usize, random: &mut Random) {
    let belongs = |it: &u8| it.is_ascii_digit() || b" .,-/".contains(it);
    let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit) else { return };
    let end = bytes[from + start..].iter().position(|it| !belongs(it));
    let end = end.map_or(bytes.len(), |it| from + start + it);
    let start = bytes[..end].iter().rposition(|it| !belongs(it)).map_or(0, |it| it + 1);
    let new = match random.below(2) {
        0 => NUMBERS[random.below(NUMBERS.len())].to_vec(),
        _ => {
            (0..random.below(end - start + 3)).map(|_| b"0123456789.,"[random.below(12)]).collect()
        }
    };
    drop(bytes.splice(start..end, new));
}
