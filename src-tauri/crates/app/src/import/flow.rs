//! The flow of rows into the ledger: it goes on after a bad row, and ends at the first failure.

use std::ops::ControlFlow;

use readers::{Refusal, Summary};

use crate::failure::Cause;

/// Why the rows stopped flowing, if they did.
#[derive(Default)]
pub(super) struct Flow(Option<Cause>);

impl Flow {
    /// Whether the next row is wanted after what became of this one.
    pub(super) fn after(&mut self, taken: Result<(), Cause>) -> ControlFlow<()> {
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(cause) => {
                self.0 = Some(cause);
                ControlFlow::Break(())
            }
        }
    }

    /// What the reading came to; what failed on the way comes first.
    pub(super) fn end(self, file: &str, read: Result<Summary, Refusal>) -> Result<Summary, Cause> {
        let summary = read.map_err(|refusal| Cause::unreadable(file, refusal))?;
        self.0.map_or(Ok(summary), Err)
    }
}
