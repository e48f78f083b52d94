//! Search: customers by a few letters of their code or name, documents by their number.

use serde::Serialize;
use ts_rs::TS;

use crate::{failure::Cause, ledger::Ledger};

/// How many customers an answer has at most.
const LIMIT: usize = 20;

/// How many documents an answer has at most.
const DOCUMENTS: usize = 8;

/// A document that matches, and whose it is.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DocumentHit {
    /// Document number.
    pub number: String,
    /// Customer code.
    pub customer: String,
    /// Customer name.
    pub name: String,
}

/// A customer that matches.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CustomerHit {
    /// Customer code.
    pub code: String,
    /// Customer name.
    pub name: String,
}

/// Customers whose code or name holds every word of the query; those that begin with it first.
pub(crate) fn customers(ledger: &mut Ledger, query: &str) -> Result<Vec<CustomerHit>, Cause> {
    let query = folded(query);
    let words: Vec<_> = query.split_whitespace().collect();
    let mut hits: Vec<_> = ledger
        .book()?
        .customers
        .iter()
        .filter_map(|customer| {
            let (code, name) = (folded(&customer.code), folded(&customer.name));
            let all = words.iter().all(|word| code.contains(word) || name.contains(word));
            let begins = code.starts_with(query.as_str()) || name.starts_with(query.as_str());
            all.then_some((!begins, name, customer))
        })
        .collect();
    hits.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let hit = |customer: &store::CustomerRecord| CustomerHit {
        code: customer.code.clone(),
        name: customer.name.clone(),
    };
    Ok(hits.into_iter().take(LIMIT).map(|(_, _, customer)| hit(customer)).collect())
}

/// Documents whose number begins so, settled ones too.
pub(crate) fn documents(ledger: &Ledger, query: &str) -> Result<Vec<DocumentHit>, Cause> {
    let query = query.trim();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let owners = ledger.store.documents_beginning(query, DOCUMENTS)?;
    let hit = |it: store::DocumentOwner| DocumentHit {
        number: it.number,
        customer: it.code,
        name: it.name,
    };
    Ok(owners.into_iter().map(hit).collect())
}

/// Lower case without the accents of French, so that `oe` finds `Œ` and `e` finds `É`, and `Épicerie`
/// stands among the E.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' | 'á' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' => folded.push('i'),
            'ô' | 'ö' | 'ó' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            other => folded.push(other),
        }
    }
    folded
}
