//! Progress: how far a long import is, and the wish to stop it.
//!
//! It is shared with the window beside the ledger, not through it: while an import holds the
//! ledger, its progress can still be asked for and its end wished for.

use std::{
    io::{self, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

use serde::Serialize;
use ts_rs::TS;

/// How far the import under way is.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    read: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

/// How far, in bytes of the file; `total` is 0 when nothing is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportProgress {
    /// Bytes read.
    #[ts(type = "number")]
    pub read: u64,
    /// Bytes to read.
    #[ts(type = "number")]
    pub total: u64,
}

impl Progress {
    /// Where it stands.
    pub fn now(&self) -> ImportProgress {
        ImportProgress { read: self.0.read.load(Relaxed), total: self.0.total.load(Relaxed) }
    }

    /// Wishes the import under way to stop; nothing of it will be written.
    pub fn stop(&self) {
        self.0.stop.store(true, Relaxed);
    }

    pub(crate) fn begin(&self, total: u64) {
        self.0.stop.store(false, Relaxed);
        self.0.read.store(0, Relaxed);
        self.0.total.store(total, Relaxed);
    }

    pub(crate) fn advance(&self, read: u64) {
        self.0.read.store(read, Relaxed);
    }

    pub(crate) fn end(&self) {
        self.0.total.store(0, Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.0.stop.load(Relaxed)
    }
}

/// Why a reading broke off: the user stopped it.
#[derive(Debug, thiserror::Error)]
#[error("stopped by the user")]
pub(crate) struct Stopped;

/// A file that tells its progress as it is read, and breaks off when the user says so.
pub(super) struct Watched<R> {
    inner: R,
    progress: Progress,
    position: u64,
}

impl<R> Watched<R> {
    pub(super) fn new(inner: R, progress: Progress) -> Self {
        Self { inner, progress, position: 0 }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_stopped() {
            return Err(io::Error::other(Stopped));
        }
        let count = self.inner.read(buffer)?;
        self.position += count as u64;
        self.progress.advance(self.position);
        Ok(count)
    }
}

impl<R: Seek> Seek for Watched<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.position = self.inner.seek(to)?;
        Ok(self.position)
    }
}
