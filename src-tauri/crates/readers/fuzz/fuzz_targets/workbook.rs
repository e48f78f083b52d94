//! Workbooks: any bytes, laid out and read as a table.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bodies::workbook(bytes));
