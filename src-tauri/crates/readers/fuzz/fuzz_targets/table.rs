//! Text tables: any bytes, read as every kind.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::table(bytes));
