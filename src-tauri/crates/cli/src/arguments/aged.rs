//! How an aged balance is to be cut, as typed.

use app::aging::{AgedBy, AgingBasis};

/// Whose rows: `customer`, `segment`, `collector`, `salesperson`.
pub fn by(text: &str) -> Result<AgedBy, lexopt::Error> {
    match text {
        "customer" => Ok(AgedBy::Customer),
        "segment" => Ok(AgedBy::Segment),
        "collector" => Ok(AgedBy::Collector),
        "salesperson" => Ok(AgedBy::Salesperson),
        other => {
            Err(format!("--by is customer, segment, collector or salesperson, not {other}").into())
        }
    }
}

/// What items age from: `due`, `issue`.
pub fn basis(text: &str) -> Result<AgingBasis, lexopt::Error> {
    match text {
        "due" => Ok(AgingBasis::Due),
        "issue" => Ok(AgingBasis::Issue),
        other => Err(format!("--basis is due or issue, not {other}").into()),
    }
}

/// Limits such as `30,60,90`: days that ascend from 1.
pub fn limits(text: &str) -> Result<Vec<u16>, lexopt::Error> {
    let limits: Result<Vec<u16>, _> = text.split(',').map(|it| it.trim().parse()).collect();
    let ascends =
        |it: &[u16]| it.first().is_some_and(|first| *first > 0) && it.is_sorted_by(|a, b| a < b);
    match limits {
        Ok(limits) if ascends(&limits) => Ok(limits),
        _ => Err(format!("--buckets are days that ascend, such as 30,60,90, not {text}").into()),
    }
}
