//! Receipts: money that came in by the bank, and which open documents it pays.
//!
//! What is certain can be accepted in bulk; what is unsure stays a proposal. Nothing is settled
//! before the user says so.

mod learn;
mod propose;
mod sheet;

use std::collections::HashMap;

use receivables::{
    Balance, ItemId, Money,
    matching::{self, Confidence, Receipt},
};
use store::{BankLine, BankLines};

use crate::{
    Answer, App,
    failure::Cause,
    ledger::{Ledger, Moment},
};

use propose::Proposals;
pub use sheet::{
    MatchConfidence, ReceiptAllocation, ReceiptMatch, ReceiptProposal, ReceiptRow, ReceiptSheet,
    ReceiptState,
};

/// Receipts matched or set aside that are shown below the waiting ones.
const SETTLED_SHOWN: usize = 200;

impl From<Confidence> for MatchConfidence {
    fn from(confidence: Confidence) -> Self {
        match confidence {
            Confidence::Certain => Self::Certain,
            Confidence::Likely => Self::Likely,
            Confidence::Possible => Self::Possible,
        }
    }
}

impl App {
    /// The receipts that wait, with what each probably pays.
    pub fn receipts(&mut self) -> Answer<ReceiptSheet> {
        self.run(None, sheet)
    }

    /// Settles what the named receipts are proposed to pay.
    pub fn accept_receipts(&mut self, receipts: &[i64]) -> Answer<ReceiptSheet> {
        self.run(None, |ledger, moment| accept(ledger, moment, receipts))
    }

    /// Settles what the certain receipts pay.
    pub fn accept_certain_receipts(&mut self) -> Answer<ReceiptSheet> {
        self.run(None, accept_certain)
    }

    /// Settles what the user says a receipt pays.
    pub fn match_receipt(&mut self, matched: &ReceiptMatch) -> Answer<ReceiptSheet> {
        self.run(None, |ledger, moment| match_with(ledger, moment, matched))
    }

    /// Takes a match back: the receipt waits again.
    pub fn unmatch_receipt(&mut self, receipt: i64) -> Answer<ReceiptSheet> {
        self.run(None, |ledger, moment| unmatch(ledger, moment, receipt))
    }

    /// Sets a receipt aside as no customer's money, or takes that back.
    pub fn set_aside_receipt(&mut self, receipt: i64, aside: bool) -> Answer<ReceiptSheet> {
        self.run(None, |ledger, moment| set_aside(ledger, moment, receipt, aside))
    }

    /// The open documents of a customer, for a receipt to pay.
    pub fn claimable(&mut self, customer: &str) -> Answer<Vec<ReceiptAllocation>> {
        self.run(None, |ledger, moment| claimable(ledger, moment, customer))
    }
}

/// The receipts that wait, with what each probably pays.
pub(crate) fn sheet(ledger: &mut Ledger, moment: &Moment) -> Result<ReceiptSheet, Cause> {
    let (waiting, settled): (Vec<_>, Vec<_>) = received(ledger)?.into_iter().partition(is_waiting);
    // Asked after every change: without receipts that wait, tens of thousands of accounts are left alone.
    let proposals = match waiting.is_empty() {
        true => Proposals::none(),
        false => Proposals::of(ledger, moment, &waiting)?,
    };
    let mut certain = Balance::default();
    let mut waits = Balance::default();
    let mut rows = Vec::with_capacity(waiting.len());
    let mut certain_count = 0;
    for line in &waiting {
        let (proposal, nothing) = proposals.told(line, moment.words);
        waits.add(line.amount);
        if proposal.as_ref().is_some_and(|it| it.confidence == MatchConfidence::Certain) {
            certain.add(line.amount);
            certain_count += 1;
        }
        rows.push(row(line, ReceiptState::Waiting, proposal, nothing));
    }
    rows.sort_by_key(|it| {
        let confidence = it.proposal.as_ref().map(|it| it.confidence);
        (confidence.is_none(), confidence, it.on, it.id)
    });
    let waiting_count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut newest = settled;
    newest.sort_by_key(|it| std::cmp::Reverse((it.booked_on, it.id)));
    newest.truncate(SETTLED_SHOWN);
    for line in &newest {
        let state = if line.set_aside { ReceiptState::SetAside } else { ReceiptState::Matched };
        let matched = propose::matched(ledger, line)?;
        rows.push(row(line, state, matched, String::new()));
    }
    Ok(ReceiptSheet {
        receipts: rows,
        waiting: waiting_count,
        waiting_total: waits.iter().map(Into::into).collect(),
        certain: certain_count,
        certain_total: certain.iter().map(Into::into).collect(),
    })
}

/// Settles what the named receipts are proposed to pay.
pub(crate) fn accept(
    ledger: &mut Ledger,
    moment: &Moment,
    receipts: &[i64],
) -> Result<ReceiptSheet, Cause> {
    take(ledger, moment, |line, _| receipts.contains(&line.id))
}

/// Settles what the certain receipts pay.
pub(crate) fn accept_certain(ledger: &mut Ledger, moment: &Moment) -> Result<ReceiptSheet, Cause> {
    take(ledger, moment, |_, confidence| confidence == Confidence::Certain)
}

fn take(
    ledger: &mut Ledger,
    moment: &Moment,
    wanted: impl Fn(&BankLine, Confidence) -> bool,
) -> Result<ReceiptSheet, Cause> {
    let waiting: Vec<_> = received(ledger)?.into_iter().filter(is_waiting).collect();
    let proposals = Proposals::of(ledger, moment, &waiting)?;
    let accepted: Vec<_> = waiting
        .iter()
        .filter_map(|line| Some((line, proposals.proposal(line.id)?)))
        .filter(|(line, proposal)| wanted(line, proposal.confidence))
        .filter(|(_, proposal)| !proposal.allocations.is_empty())
        .collect();
    if accepted.is_empty() {
        return sheet(ledger, moment);
    }
    let numbers: Vec<_> = accepted.iter().map(|it| it.0.id).collect();
    let learnt: Vec<_> = accepted
        .iter()
        .filter_map(|(line, it)| Some((it.customer?, proposals.learn(line, it.customer?))))
        .collect();
    ledger.change("match-receipts", moment.now, |change| {
        for (line, proposal) in &accepted {
            let parts: Vec<_> =
                proposal.allocations.iter().map(|(item, amount)| (*item, amount.minor)).collect();
            let fee = proposal.fee.or(proposal.discount).map_or(0, |it| it.minor);
            change.match_line(line.id, &parts, line.booked_on, fee)?;
        }
        for (customer, it) in &learnt {
            learn::remember(change, *customer, it)?;
        }
        let summary = serde_json::json!({ "receipts": numbers }).to_string();
        Ok(((), Some(summary)))
    })?;
    sheet(ledger, moment)
}

/// Settles what the user says a receipt pays: the oldest first where the money does not reach.
pub(crate) fn match_with(
    ledger: &mut Ledger,
    moment: &Moment,
    matched: &ReceiptMatch,
) -> Result<ReceiptSheet, Cause> {
    let line = waiting_line(ledger, matched.receipt)?;
    let open: HashMap<_, _> =
        propose::claimables(ledger, moment)?.into_iter().map(|it| (it.item, it)).collect();
    let chosen: Vec<_> = matched
        .items
        .iter()
        .filter_map(|it| open.get(&ItemId(*it)))
        .filter(|it| it.open.currency == line.amount.currency)
        .cloned()
        .collect();
    let (parts, _) = matching::oldest_first(line.amount, &chosen);
    if parts.is_empty() {
        return Err(Cause::NothingToMatch);
    }
    let proposals = Proposals::of(ledger, moment, std::slice::from_ref(&line))?;
    let customer = chosen.first().map(|it| it.customer);
    let single = customer.filter(|it| chosen.iter().all(|item| item.customer == *it));
    let learnt = single.map(|it| (it, proposals.learn(&line, it)));
    let summary = serde_json::json!({ "receipts": [line.id], "items": matched.items }).to_string();
    ledger.change("match-receipts", moment.now, |change| {
        let parts: Vec<_> = parts.iter().map(|(item, amount)| (*item, amount.minor)).collect();
        change.match_line(line.id, &parts, line.booked_on, 0)?;
        if let Some((customer, it)) = &learnt {
            learn::remember(change, *customer, it)?;
        }
        Ok(((), Some(summary)))
    })?;
    sheet(ledger, moment)
}

/// Takes a match back: the receipt waits again, what it settled is open again, and what it taught
/// about its payer is forgotten.
pub(crate) fn unmatch(
    ledger: &mut Ledger,
    moment: &Moment,
    receipt: i64,
) -> Result<ReceiptSheet, Cause> {
    let summary = serde_json::json!({ "receipts": [receipt] }).to_string();
    if ledger.store.is_accounted(receipt)? {
        return Err(Cause::BookedReceipt(receipt));
    }
    let all = received(ledger)?;
    let taught = match all.iter().find(|it| it.id == receipt) {
        Some(line) => learn::taught_by(ledger, &all, line)?,
        None => None,
    };
    ledger.change("unmatch-receipt", moment.now, |change| {
        change.unmatch_line(receipt)?;
        if let Some((customer, taught)) = &taught {
            learn::forget(change, *customer, taught)?;
        }
        Ok(((), Some(summary)))
    })?;
    sheet(ledger, moment)
}

/// Sets a receipt aside as no customer's money, or takes that back.
pub(crate) fn set_aside(
    ledger: &mut Ledger,
    moment: &Moment,
    receipt: i64,
    aside: bool,
) -> Result<ReceiptSheet, Cause> {
    let summary = serde_json::json!({ "receipts": [receipt], "aside": aside }).to_string();
    ledger.change("set-aside-receipt", moment.now, |change| {
        change.set_aside(receipt, aside)?;
        Ok(((), Some(summary)))
    })?;
    sheet(ledger, moment)
}

/// The open documents of a customer, the oldest first.
pub(crate) fn claimable(
    ledger: &mut Ledger,
    moment: &Moment,
    code: &str,
) -> Result<Vec<ReceiptAllocation>, Cause> {
    let customer = ledger.customer(code)?.id;
    let mut items = propose::claimables(ledger, moment)?;
    items.retain(|it| it.customer == customer);
    items.sort_by_key(|it| (it.due.unwrap_or(it.issued), it.item));
    let allocation = |it: matching::Claimable| ReceiptAllocation {
        item: it.item.0,
        number: it.number,
        due: it.due,
        open: it.open.into(),
        amount: it.open.into(),
    };
    Ok(items.into_iter().map(allocation).collect())
}

/// Money that came in, the oldest first.
fn received(ledger: &Ledger) -> Result<Vec<BankLine>, Cause> {
    let mut lines = ledger.store.bank_lines(BankLines::All)?;
    lines.retain(|it| it.amount.minor > 0);
    lines.reverse();
    Ok(lines)
}

fn is_waiting(line: &BankLine) -> bool {
    !line.set_aside && line.matched_minor == 0
}

fn waiting_line(ledger: &Ledger, id: i64) -> Result<BankLine, Cause> {
    let line = received(ledger)?.into_iter().find(|it| it.id == id).filter(is_waiting);
    line.ok_or(Cause::UnknownReceipt(id))
}

fn row(
    line: &BankLine,
    state: ReceiptState,
    proposal: Option<ReceiptProposal>,
    nothing: String,
) -> ReceiptRow {
    ReceiptRow {
        id: line.id,
        on: line.booked_on,
        amount: line.amount.into(),
        payer: line.payer.clone(),
        text: text(line),
        state,
        proposal,
        nothing,
    }
}

/// Everything the bank wrote beside the payer.
fn text(line: &BankLine) -> String {
    let parts = [&line.label, &line.remittance, &line.end_to_end];
    let parts: Vec<_> = parts.into_iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

/// A bank line as the matching reads it.
fn receipt(line: &BankLine) -> Receipt {
    Receipt {
        id: matching::ReceiptId(line.id),
        on: line.booked_on,
        received: Money { ..line.amount },
        payer: line.payer.clone(),
        payer_iban: line.payer_iban.clone(),
        text: text(line),
    }
}
