//! Bank statements: any bytes, in any format.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::bank(bytes));
