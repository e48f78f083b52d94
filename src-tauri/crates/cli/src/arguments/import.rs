//! What is imported and how it is read, as typed.

use app::import::{ImportKind, ImportMode};

const KINDS: [ImportKind; 8] = [
    ImportKind::OpenItems,
    ImportKind::Documents,
    ImportKind::Fec,
    ImportKind::Customers,
    ImportKind::Bank,
    ImportKind::Invoice,
    ImportKind::Payments,
    ImportKind::TakeOver,
];

/// What the files are: `auto`, or the name of a kind.
pub fn kind(text: &str) -> Result<Option<ImportKind>, lexopt::Error> {
    match KINDS.into_iter().find(|it| it.name() == text) {
        Some(kind) => Ok(Some(kind)),
        None if text == "auto" => Ok(None),
        None => {
            let names: Vec<_> = KINDS.iter().map(|it| it.name()).collect();
            Err(format!("--as is auto, {}, not {text}", names.join(", ")).into())
        }
    }
}

/// How far a list of open items reaches: `snapshot`, `delta`, `whole`.
pub fn mode(text: &str) -> Result<ImportMode, lexopt::Error> {
    match text {
        "snapshot" => Ok(ImportMode::Snapshot),
        "delta" => Ok(ImportMode::Delta),
        "whole" => Ok(ImportMode::Whole),
        other => Err(format!("--mode is snapshot, delta or whole, not {other}").into()),
    }
}

/// `due=Échéance`.
pub fn column(text: &str) -> Result<(String, String), lexopt::Error> {
    match text.split_once('=') {
        Some((field, heading)) if !field.is_empty() && !heading.is_empty() => {
            Ok((field.trim().to_owned(), heading.trim().to_owned()))
        }
        _ => Err(format!("--map is FACT=HEADING, such as due=Échéance, not {text}").into()),
    }
}

/// `416,413`: prefixes of accounts.
pub fn accounts(text: &str) -> Result<Vec<String>, lexopt::Error> {
    let accounts: Vec<_> = text.split(',').map(|it| it.trim().to_owned()).collect();
    match accounts.iter().all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit())) {
        true => Ok(accounts),
        false => Err(format!("--accounts are numbers such as 416,413, not {text}").into()),
    }
}
