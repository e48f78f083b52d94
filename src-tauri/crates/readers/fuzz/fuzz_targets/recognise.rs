//! Any file: what it is taken for, and the reader it is given to.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::recognise(bytes));
