//! Values of options: words and figures as typed, or what is wrong with them.

use app::{
    aging::{AgedBy, AgingBasis},
    import::{ImportKind, ImportMode},
    session::Language,
};
use lexopt::ValueExt;

pub(super) fn language(text: &str) -> Result<Language, lexopt::Error> {
    match text {
        "fr" => Ok(Language::Fr),
        "en" => Ok(Language::En),
        other => Err(format!("--lang is fr or en, not {other}").into()),
    }
}

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

pub(super) fn kind(text: &str) -> Result<Option<ImportKind>, lexopt::Error> {
    match KINDS.into_iter().find(|it| it.name() == text) {
        Some(kind) => Ok(Some(kind)),
        None if text == "auto" => Ok(None),
        None => {
            let names: Vec<_> = KINDS.iter().map(|it| it.name()).collect();
            Err(format!("--as is auto, {}, not {text}", names.join(", ")).into())
        }
    }
}

pub(super) fn mode(text: &str) -> Result<ImportMode, lexopt::Error> {
    match text {
        "snapshot" => Ok(ImportMode::Snapshot),
        "delta" => Ok(ImportMode::Delta),
        "whole" => Ok(ImportMode::Whole),
        other => Err(format!("--mode is snapshot, delta or whole, not {other}").into()),
    }
}

/// `due=Échéance`.
pub(super) fn column(text: &str) -> Result<(String, String), lexopt::Error> {
    match text.split_once('=') {
        Some((field, heading)) if !field.is_empty() && !heading.is_empty() => {
            Ok((field.trim().to_owned(), heading.trim().to_owned()))
        }
        _ => Err(format!("--map is FACT=HEADING, such as due=Échéance, not {text}").into()),
    }
}

/// `416,413`: prefixes of accounts.
pub(super) fn accounts(text: &str) -> Result<Vec<String>, lexopt::Error> {
    let accounts: Vec<_> = text.split(',').map(|it| it.trim().to_owned()).collect();
    match accounts.iter().all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit())) {
        true => Ok(accounts),
        false => Err(format!("--accounts are numbers such as 416,413, not {text}").into()),
    }
}

/// The number of an import, or nothing.
pub(super) fn number(values: Vec<std::ffi::OsString>) -> Result<Option<i64>, lexopt::Error> {
    let mut values = values.into_iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(one), None) => Ok(Some(one.parse()?)),
        _ => Err("one number of an import, please".into()),
    }
}

pub(super) fn by(text: &str) -> Result<AgedBy, lexopt::Error> {
    match text {
        "customer" => Ok(AgedBy::Customer),
        "segment" => Ok(AgedBy::Segment),
        other => Err(format!("--by is customer or segment, not {other}").into()),
    }
}

pub(super) fn basis(text: &str) -> Result<AgingBasis, lexopt::Error> {
    match text {
        "due" => Ok(AgingBasis::Due),
        "issue" => Ok(AgingBasis::Issue),
        other => Err(format!("--basis is due or issue, not {other}").into()),
    }
}

/// Limits such as `30,60,90`: days that ascend from 1.
pub(super) fn limits(text: &str) -> Result<Vec<u16>, lexopt::Error> {
    let limits: Result<Vec<u16>, _> = text.split(',').map(|it| it.trim().parse()).collect();
    let ascends =
        |it: &[u16]| it.first().is_some_and(|first| *first > 0) && it.is_sorted_by(|a, b| a < b);
    match limits {
        Ok(limits) if ascends(&limits) => Ok(limits),
        _ => Err(format!("--buckets are days that ascend, such as 30,60,90, not {text}").into()),
    }
}
