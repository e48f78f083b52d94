//! The FEC: any bytes, read and lettered.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::fec(bytes));
