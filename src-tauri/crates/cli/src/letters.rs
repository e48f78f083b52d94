//! Letters on the command line: to a file, a folder or a printer, alone or with their invoices.

use std::path::{Path, PathBuf};

use app::{
    App,
    copies::Binding,
    failure::Failure,
    letter::{LeftOut, LettersFile},
    print::{PrintedLetters, PrinterSettings},
    session::Language,
};
use lexopt::{Parser, ValueExt};

use crate::table::{amount, counted, one_line};

/// Where letters go.
#[derive(Debug)]
pub enum LettersWay {
    /// To a file or a folder.
    Out {
        /// Which.
        path: PathBuf,
        /// Whether to record them as posted.
        post: bool,
    },
    /// As e-mail drafts into a folder.
    Drafts {
        /// Which.
        folder: PathBuf,
        /// Whether to record them as sent.
        post: bool,
    },
    /// To a printer; they are recorded.
    Printer(PrinterSettings),
}

/// What the user says of letters.
#[derive(Default)]
pub struct LettersOptions {
    /// What goes behind them.
    pub binding: Binding,
    out: Option<PathBuf>,
    post: bool,
    eml: bool,
    print: Option<String>,
    tray: String,
    copies: Option<u32>,
}

impl LettersOptions {
    /// Takes an option of letters; says whether it is one.
    pub fn take(&mut self, name: &str, parser: &mut Parser) -> Result<bool, lexopt::Error> {
        match name {
            "out" => self.out = Some(parser.value()?.into()),
            "post" => self.post = true,
            "eml" => self.eml = true,
            "with-invoices" => self.binding.with_invoices = true,
            "duplex" => self.binding.duplex = true,
            "print" => self.print = Some(parser.value()?.string()?),
            "tray" => self.tray = parser.value()?.string()?,
            "copies" => self.copies = Some(parser.value()?.parse()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The file or folder that was named, for other commands too.
    pub fn take_out(&mut self) -> Option<PathBuf> {
        self.out.take()
    }

    /// Where they go.
    pub fn way(&mut self) -> Result<LettersWay, lexopt::Error> {
        let copies = match self.copies.unwrap_or(1) {
            copies @ 1..=20 => copies,
            other => return Err(format!("--copies is 1 to 20, not {other}").into()),
        };
        let (tray, duplex) = (std::mem::take(&mut self.tray), self.binding.duplex);
        match (self.out.take(), self.print.take()) {
            (Some(_), Some(_)) => Err("letters go to --out or to --print, not to both".into()),
            (Some(folder), None) if self.eml => Ok(LettersWay::Drafts { folder, post: self.post }),
            (Some(path), None) => Ok(LettersWay::Out { path, post: self.post }),
            (None, Some(printer)) => {
                Ok(LettersWay::Printer(PrinterSettings { printer, tray, duplex, copies }))
            }
            (None, None) => {
                Err("letters needs --out FILE.pdf, --out FOLDER or --print PRINTER".into())
            }
        }
    }
}

/// Writes letters: into one file, or a folder with one PDF per customer, named after its code.
pub fn write(
    app: &mut App,
    on: Option<app::amount::Day>,
    out: &Path,
    binding: Binding,
) -> Result<LettersFile, Failure> {
    match out.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf")) {
        true => app.save_bound_letters(None, on, out, binding),
        false => app.save_bound_letters_in(out, on, binding),
    }
}

/// Letters written, and posted.
pub fn told(file: &LettersFile, posted: Option<&LettersFile>, language: Language) -> String {
    let mut text = written(&file.path, file, language);
    if let Some(posted) = posted {
        text += &match language {
            Language::Fr => {
                let (one, many) = ("lettre notée comme postée", "lettres notées comme postées");
                format!("{}\n", counted(language, posted.letters, one, many))
            }
            Language::En => {
                format!(
                    "{} recorded as posted\n",
                    counted(language, posted.letters, "letter", "letters")
                )
            }
        };
    }
    let left_out = posted.map_or(&file.left_out, |it| &it.left_out);
    text + &with_reasons(left_out) + &with_reasons(&file.without_copy)
}

/// Letters that a printer has accepted.
pub fn told_of_printing(printed: &PrintedLetters, language: Language) -> String {
    let file = &printed.letters;
    let to = match printed.job.as_str() {
        "" => printed.printer.clone(),
        job => format!("{} ({job})", printed.printer),
    };
    written(&to, file, language) + &with_reasons(&file.left_out) + &with_reasons(&file.without_copy)
}

/// A line a customer, with the reason.
fn with_reasons(rows: &[LeftOut]) -> String {
    rows.iter()
        .map(|it| format!("  {} {} : {}\n", it.customer, one_line(&it.name), it.reason))
        .collect()
}

/// Where letters went, how many, how long, and what they claim.
fn written(to: &str, file: &LettersFile, language: Language) -> String {
    let claimed: Vec<_> = file.claimed.iter().map(amount).collect();
    let claimed = claimed.join(", ");
    let count = |number: u32, one, many| counted(language, number, one, many);
    let (letters, pages) = match language {
        Language::Fr => {
            (count(file.letters, "lettre", "lettres"), count(file.pages, "page", "pages"))
        }
        Language::En => {
            (count(file.letters, "letter", "letters"), count(file.pages, "page", "pages"))
        }
    };
    format!("{to} : {letters}, {pages}, {claimed}\n")
}
