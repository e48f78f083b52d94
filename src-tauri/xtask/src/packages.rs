//! System packages: what a machine needs beside Rust and Node, installed where it is missing.
//!
//! On Debian and Ubuntu the missing ones are installed, and named first. Elsewhere nothing is touched:
//! what is needed is said.

use std::io::{IsTerminal, stdin};

use crate::sh::{self, Done};

/// What the packages are needed for; each need holds the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The command line: a C compiler, for SQLite.
    Terminal,
    /// The window: the system's web view.
    Window,
    /// The tests: the window under a driver, PDFs and QR codes read back.
    Tests,
}

/// Debian's names. WebKitGTK brings GTK and the rest.
const DEBIAN: [(Need, &[&str]); 4] = [
    (Need::Terminal, &["build-essential", "pkg-config"]),
    (Need::Window, &["file", "libwebkit2gtk-4.1-dev"]),
    (
        Need::Tests,
        &[
            "webkit2gtk-driver",
            "xvfb",
            "xauth",
            "poppler-utils",
            "zbar-tools",
            "qpdf",
            "python3-aiosmtpd",
        ],
    ),
    // A printing system for the tests that print; its tools, its filters.
    (Need::Tests, &["cups", "cups-client", "cups-filters"]),
];

/// Installs what is missing, or says what is needed.
pub fn ensure(need: Need) -> Done {
    node()?;
    if sh::output(sh::command("dpkg-query").arg("--version")).is_none() {
        return elsewhere(need);
    }
    let missing: Vec<_> = wanted(need).filter(|name| !installed(name)).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// The packages of a need.
fn wanted(need: Need) -> impl Iterator<Item = &'static str> {
    DEBIAN
        .into_iter()
        .filter(move |(it, _)| *it <= need)
        .flat_map(|(_, names)| names.iter().copied())
}

/// Whether dpkg has it.
fn installed(package: &str) -> bool {
    let mut query = sh::command("dpkg-query");
    sh::output(query.args(["--show", "--showformat=${db:Status-Abbrev}", package]))
        .is_some_and(|status| status.starts_with("ii"))
}

/// Says what is missing and lets apt install it.
fn install(missing: &[&str]) -> Done {
    eprintln!("System packages that are missing and will be installed: {}", missing.join(", "));
    apt(&["update"])?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(missing);
    apt(&words)
}

/// Runs apt-get as root, without questions.
fn apt(words: &[&str]) -> Done {
    let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"];
    let is_root = sh::output(sh::command("id").arg("-u")).is_some_and(|it| it.trim() == "0");
    let mut command = sh::command(if is_root { "env" } else { "sudo" });
    if !is_root {
        // Without a terminal nobody can type a password: fail rather than wait.
        if !stdin().is_terminal() {
            command.arg("--non-interactive");
        }
        command.arg("env");
    }
    sh::run(command.args(quiet).args(words))
        .map_err(|error| format!("{error}; install by hand: {}", words.join(" ")))
}

/// Systems whose package manager is left alone.
fn elsewhere(need: Need) -> Done {
    if need == Need::Terminal {
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        eprintln!("Needed: the Xcode command line tools (xcode-select --install).");
    } else if cfg!(windows) {
        eprintln!("Needed: the Visual C++ build tools, and WebView2 (part of Windows 11).");
    } else if sh::output(sh::command("pkg-config").args(["--exists", "webkit2gtk-4.1"])).is_none() {
        return Err("the development files of WebKitGTK 4.1 are missing \
                    (Fedora: webkit2gtk4.1-devel; Arch: webkit2gtk-4.1)"
            .to_owned());
    }
    Ok(())
}

/// Node builds the page; Vite wants 20 or newer.
fn node() -> Done {
    let version = sh::output(sh::command("node").arg("--version")).unwrap_or_default();
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|it| it.parse().ok());
    match major {
        Some(20u32..) => Ok(()),
        Some(_) => Err(format!("Node 20 or newer is needed; this one is {}", version.trim())),
        None => Err("Node 20 or newer is needed: https://nodejs.org".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_need_holds_the_ones_before_it() {
        assert!(wanted(Need::Terminal).all(|it| wanted(Need::Window).any(|other| other == it)));
        assert!(wanted(Need::Window).all(|it| wanted(Need::Tests).any(|other| other == it)));
        assert!(!wanted(Need::Terminal).any(|it| it.contains("webkit")));
    }
}
