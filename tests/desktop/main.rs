//! The real window, driven as a user would: the program as it is built, its page, its files.
//!
//! Every story starts with an empty data folder and leaves screenshots in target/desktop. Ignored by
//! plain `cargo test`, which needs no display; `cargo xtask test` runs them under a virtual one.

mod claim_penalties;
mod driver;
mod hand_out_a_list;
mod import_an_export;
mod map_and_undo;
mod match_receipts;
mod post_a_letter;
mod print_the_morning;
mod read_the_balance;
mod read_the_figures;
mod screen;
mod stop_and_steer;
#[path = "../window.rs"]
mod window;
mod work_the_day;
mod write_beside;

/// What a story comes to.
type Outcome = Result<(), Box<dyn std::error::Error>>;
