//! Values of options: words and figures as typed, or what is wrong with them.

use app::session::Language;
use lexopt::ValueExt;

pub(super) fn language(text: &str) -> Result<Language, lexopt::Error> {
    match text {
        "fr" => Ok(Language::Fr),
        "en" => Ok(Language::En),
        other => Err(format!("--lang is fr or en, not {other}").into()),
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
