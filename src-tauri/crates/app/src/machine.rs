//! Settings of this machine: small files beside the program's own, never in the ledger.

use std::{fs, io::ErrorKind, path::Path};

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::failure::Cause;

/// What a settings file says; none where nothing was ever set.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Cause> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Cause::Io { path: path.to_owned(), source }),
    }
}

/// Keeps settings as TOML: the whole file or none of it.
pub(crate) fn write(path: &Path, settings: &impl Serialize) -> Result<(), Cause> {
    let text = toml::to_string(settings).map_err(|it| Cause::Internal(it.to_string()))?;
    let io = |source| Cause::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder).map_err(io)?;
    let beside = NamedTempFile::new_in(folder).map_err(io)?;
    fs::write(beside.path(), text).map_err(io)?;
    beside.persist(path).map(drop).map_err(|it| io(it.error))
}
