//! Pictures of the company's letters: its logo and a signature.
//!
//! The newest that stands counts; one without bytes takes the picture away. Each is a row of its
//! own, so that a change of picture is undone like any other.

use rusqlite::{OptionalExtension, params};

use crate::{Change, Result, Store};

/// Which picture of the company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// Above the sender's name.
    Logo,
    /// Where the letter is signed.
    Signature,
}

impl PictureKind {
    /// Its name in the ledger.
    fn name(self) -> &'static str {
        match self {
            Self::Logo => "logo",
            Self::Signature => "signature",
        }
    }
}

impl Store {
    /// The bytes of a picture, if the company has one.
    pub fn picture(&self, kind: PictureKind) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT bytes FROM picture WHERE kind = ?1 AND undone_at IS NULL
            ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let bytes: Option<Vec<u8>> =
            statement.query_row([kind.name()], |row| row.get(0)).optional()?;
        Ok(bytes.filter(|it| !it.is_empty()))
    }
}

impl Change<'_> {
    /// Puts a picture in place of the one before: `media` is `image/png` or `image/jpeg`.
    pub fn set_picture(&mut self, kind: PictureKind, media: &str, bytes: &[u8]) -> Result<()> {
        let sql = "INSERT INTO picture (kind, media, bytes) VALUES (?1, ?2, ?3)";
        self.transaction.prepare_cached(sql)?.execute(params![kind.name(), media, bytes])?;
        self.added.push(("picture", self.transaction.last_insert_rowid()));
        Ok(())
    }

    /// Takes a picture away.
    pub fn remove_picture(&mut self, kind: PictureKind) -> Result<()> {
        self.set_picture(kind, "", &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{change, on};

    #[test]
    fn a_picture_is_replaced_taken_away_and_brought_back() {
        let mut store = Store::in_memory().unwrap();
        let logo = |store: &Store| store.picture(PictureKind::Logo).unwrap();
        assert_eq!(logo(&store), None);
        change(&mut store, |it| it.set_picture(PictureKind::Logo, "image/png", b"one"));
        change(&mut store, |it| it.set_picture(PictureKind::Logo, "image/jpeg", b"two"));
        change(&mut store, |it| it.remove_picture(PictureKind::Logo));
        assert_eq!(logo(&store), None);
        assert_eq!(store.picture(PictureKind::Signature).unwrap(), None);
        for expected in [Some(b"two".to_vec()), Some(b"one".to_vec()), None] {
            let newest = store.events(10).unwrap().into_iter().find(|it| !it.undone).unwrap();
            change(&mut store, |it| it.undo(newest.id, on("2026-03-02").into()));
            assert_eq!(logo(&store), expected);
        }
        assert_eq!(store.verify().unwrap(), []);
    }
}
