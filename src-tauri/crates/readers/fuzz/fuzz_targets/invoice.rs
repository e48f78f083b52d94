//! Electronic invoices: any bytes, bare or in a PDF.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::invoice(bytes));
