//! Bucket schemes: the limits of the overdue columns.

/// Days past due at which one aging bucket ends and the next begins.
///
/// ```
/// use receivables::aging::{Bucket::*, BucketScheme};
///
/// let scheme = BucketScheme::new([30, 60, 90])?;
/// assert_eq!(scheme.bucket(0), NotDue);
/// assert_eq!(scheme.bucket(30), Overdue { index: 0, from: 1, to: Some(30) });
/// assert_eq!(scheme.bucket(31), Overdue { index: 1, from: 31, to: Some(60) });
/// assert_eq!(scheme.bucket(365), Overdue { index: 3, from: 91, to: None });
/// # Ok::<(), receivables::aging::BucketSchemeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BucketScheme {
    /// Last day of each closed bucket; strictly ascending, never empty.
    limits: Vec<u16>,
}

/// One column of an aged balance. Ordered from not due to oldest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Due on the key date or later.
    NotDue,
    /// Past due for `from` to `to` days, both included; the oldest bucket has no end.
    Overdue {
        /// Position, from the youngest.
        index: usize,
        /// First day.
        from: u32,
        /// Last day.
        to: Option<u32>,
    },
}

/// Why a list of limits is not a bucket scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BucketSchemeError {
    /// No limit at all.
    #[error("a bucket scheme needs at least one limit")]
    Empty,
    /// A limit that does not exceed the one before it (or 0).
    #[error("bucket limits must ascend from 1, but {next} follows {previous}")]
    NotAscending {
        /// The limit before.
        previous: u16,
        /// The limit that does not exceed it.
        next: u16,
    },
}

impl BucketScheme {
    /// Accepts strictly ascending limits such as `[30, 60, 90]`.
    pub fn new(limits: impl Into<Vec<u16>>) -> Result<Self, BucketSchemeError> {
        let limits = limits.into();
        let mut previous = 0;
        for &next in &limits {
            if next <= previous {
                return Err(BucketSchemeError::NotAscending { previous, next });
            }
            previous = next;
        }
        if limits.is_empty() { Err(BucketSchemeError::Empty) } else { Ok(Self { limits }) }
    }

    /// The bucket for an item that is `days_past_due` days late.
    pub fn bucket(&self, days_past_due: i32) -> Bucket {
        let Ok(days @ 1..) = u32::try_from(days_past_due) else { return Bucket::NotDue };
        self.overdue(self.limits.partition_point(|&limit| u32::from(limit) < days))
    }

    /// The overdue buckets, youngest first.
    pub fn overdue_buckets(&self) -> impl Iterator<Item = Bucket> + '_ {
        (0..=self.limits.len()).map(|index| self.overdue(index))
    }

    /// How many overdue buckets there are.
    pub fn len(&self) -> usize {
        self.limits.len() + 1
    }

    /// Never: a scheme has at least two buckets.
    pub fn is_empty(&self) -> bool {
        false
    }

    fn overdue(&self, index: usize) -> Bucket {
        let from = index.checked_sub(1).map_or(1, |younger| u32::from(self.limits[younger]) + 1);
        Bucket::Overdue { index, from, to: self.limits.get(index).map(|&limit| limit.into()) }
    }
}

/// 30, 60 and 90 days: the legal table of D441-6 C. com. ends with « 91 jours et plus ».
impl Default for BucketScheme {
    fn default() -> Self {
        Self { limits: vec![30, 60, 90] }
    }
}
