//! Logo and signature: chosen as files, kept in the ledger, taken back like any change.

use std::{fs, path::Path};

use documents::picture::{MOST_BYTES, Media, Picture, PictureError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
};

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum PictureKind {
    /// Above the sender's name.
    Logo,
    /// Where the letter is signed.
    Signature,
}

/// Which pictures there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Pictures {
    /// A logo.
    pub logo: bool,
    /// A signature.
    pub signature: bool,
}

impl From<PictureKind> for store::PictureKind {
    fn from(kind: PictureKind) -> Self {
        match kind {
            PictureKind::Logo => Self::Logo,
            PictureKind::Signature => Self::Signature,
        }
    }
}

/// Which pictures there are.
pub(crate) fn pictures(ledger: &Ledger) -> Result<Pictures, Cause> {
    let has = |kind: PictureKind| ledger.store.picture(kind.into()).map(|it| it.is_some());
    Ok(Pictures { logo: has(PictureKind::Logo)?, signature: has(PictureKind::Signature)? })
}

/// A picture as letters take it.
pub(crate) fn load(ledger: &Ledger, kind: PictureKind) -> Result<Option<Picture>, Cause> {
    let bytes = ledger.store.picture(kind.into())?;
    let picture = bytes.map(|it| Picture::new(&it)).transpose();
    picture.map_err(|error| Cause::Internal(error.to_string()))
}

/// Puts the picture of a file in place of the one before.
pub(crate) fn set(
    ledger: &mut Ledger,
    moment: &Moment,
    kind: PictureKind,
    path: &Path,
) -> Result<(), Cause> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let refused = |reason| Cause::InvalidPicture { file: file.clone(), reason };
    let bytes = bytes_of(path).map_err(|source| Cause::Io { path: path.to_owned(), source })?;
    Picture::new(&bytes).map_err(refused)?;
    let media = Media::of(&bytes).ok_or(PictureError::Unknown).map_err(refused)?;
    ledger.change("picture", moment.now, |change| {
        change.set_picture(kind.into(), media.name(), &bytes)?;
        Ok(((), Some(serde_json::json!({ "picture": kind, "file": file }).to_string())))
    })
}

/// Takes a picture away.
pub(crate) fn remove(ledger: &mut Ledger, moment: &Moment, kind: PictureKind) -> Result<(), Cause> {
    if ledger.store.picture(kind.into())?.is_none() {
        return Ok(());
    }
    ledger.change("picture", moment.now, |change| {
        change.remove_picture(kind.into())?;
        Ok(((), Some(serde_json::json!({ "picture": kind }).to_string())))
    })
}

/// The bytes of a file: no more than it takes to see that there are too many.
fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) + 1;
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
