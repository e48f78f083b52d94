//! `cargo xtask run`: the application on the sample company, on a machine with nothing but Rust and Node.

use crate::{
    packages::{self, Need},
    sample_day,
    sh::{self, Done},
    ui,
};

/// Opens the window, or lives the same day in the terminal where no window can be.
pub fn run() -> Done {
    if !sh::has_display() {
        eprintln!(
            "No display here (DISPLAY and WAYLAND_DISPLAY are empty): the day goes to the terminal."
        );
        packages::ensure(Need::Terminal)?;
        return sample_day::run();
    }
    packages::ensure(Need::Window)?;
    ui::build()?;
    sh::run(sh::cargo().args(["run", "--package", "encours-desktop", "--", "--sample"]))
}
