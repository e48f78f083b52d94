//! Build script: hands the window's bundle to Tauri.
//!
//! `npm` is never called from here; `cargo xtask` builds the bundle first. An empty folder is enough
//! to compile, so that `cargo check` works in a fresh clone.

use std::{fs, io};

fn main() -> io::Result<()> {
    fs::create_dir_all("../ui/dist")?;
    println!("cargo::rerun-if-changed=../ui/dist");
    tauri_build::build();
    Ok(())
}
