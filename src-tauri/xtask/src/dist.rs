//! `cargo xtask dist`: the package people install, of the system it is built on.
//!
//! Which formats exist stands in the tauri.*.conf.json of each system. The ones built without being
//! asked are those that need nothing from the network.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use lexopt::{Arg, Parser, ValueExt};

use crate::{
    packages::{self, Need},
    sh::{self, Done},
    ui,
};

/// Endings of the files that people install.
const INSTALLABLE: [&str; 6] = ["deb", "rpm", "AppImage", "msi", "exe", "dmg"];

/// Which formats to build.
#[derive(Debug)]
pub struct Options {
    /// As the bundler names them, separated by commas.
    bundles: String,
}

impl Options {
    /// Reads `[--bundles deb,rpm]`.
    pub fn parse(mut words: Parser) -> Result<Self, lexopt::Error> {
        let mut bundles = own_format().to_owned();
        while let Some(word) = words.next()? {
            match word {
                Arg::Long("bundles") => bundles = words.value()?.string()?,
                other => return Err(other.unexpected()),
            }
        }
        Ok(Self { bundles })
    }
}

/// The format of this system.
fn own_format() -> &'static str {
    if cfg!(target_os = "macos") {
        "dmg"
    } else if cfg!(windows) {
        "nsis"
    } else if Path::new("/usr/bin/dpkg").exists() {
        "deb"
    } else {
        "rpm"
    }
}

/// Builds the page, the program and the package, and says where it is.
pub fn run(options: &Options) -> Done {
    packages::ensure(Need::Window)?;
    ui::build()?;
    let started = SystemTime::now();
    // The command for scripts goes into the same package, beside the window.
    sh::run(sh::cargo().args(["build", "--release", "--package", "cli"]))?;
    let bundler = sh::root().join("ui/node_modules/@tauri-apps/cli/tauri.js");
    let mut build = sh::command("node");
    build.arg(bundler).args(["build", "--ci", "--bundles", &options.bundles]);
    sh::run(&mut build)?;
    report(&sh::target_dir().join("release/bundle"), started)
        .map_err(|error| format!("the packages cannot be listed: {error}"))
}

/// Prints path and size of the packages written since `started`.
fn report(folder: &Path, started: SystemTime) -> io::Result<()> {
    for path in installable(folder)? {
        let file = fs::metadata(&path)?;
        if file.modified()? >= started {
            let tenths = file.len() * 10 / (1024 * 1024);
            println!("{}  {}.{} MiB", path.display(), tenths / 10, tenths % 10);
        }
    }
    Ok(())
}

/// The packages in the bundler's folders, one folder per format.
fn installable(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for format in fs::read_dir(folder)? {
        let format = format?.path();
        for file in
            if format.is_dir() { Some(fs::read_dir(format)?) } else { None }.into_iter().flatten()
        {
            let file = file?.path();
            let ending = file.extension().unwrap_or_default().to_string_lossy();
            if file.is_file() && INSTALLABLE.contains(&&*ending) {
                found.push(file);
            }
        }
    }
    found.sort();
    Ok(found)
}
