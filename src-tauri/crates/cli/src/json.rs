//! Answers for scripts: amounts are decimal strings, days ISO, keys as documented.

use app::{
    amount::Amount,
    change::{ChangeRecord, ChangeUndo},
    customer::CustomerSheet,
    failure::Failure,
    import::{BankOutcome, ImportRecord, ImportReport, brief::Brief, undo::UndoReport},
    letter::LettersFile,
    policy::PolicyBook,
    print::PrintedLetters,
    receipt::{ReceiptProposal, ReceiptSheet},
    session::Session,
    simulation::Simulation,
    tie_out::{Difference, StatedTotal, TieOut},
    worklist::{DayFit, Worklist, WorklistRow},
};
use serde_json::{Map, Value, json};

/// A refusal.
pub fn failure(failure: &Failure) -> Value {
    json!({ "error": { "key": failure.key, "sentence": failure.sentence } })
}

/// What imports did.
pub fn imports(reports: &[ImportReport]) -> Value {
    json!({ "imports": reports.iter().map(import).collect::<Vec<_>>() })
}

fn import(report: &ImportReport) -> Value {
    json!({
        "file": report.file,
        "kind": report.kind,
        "snapshot_date": report.snapshot_date,
        "rows": report.rows,
        "accepted": report.accepted,
        "rejected": report.rejected.iter().map(|it| json!({
            "line": it.line, "column": it.column, "problem": it.problem, "value": it.value,
            "customer": it.customer, "number": it.number,
            "amount": it.amount.as_ref().map(Amount::decimal),
        })).collect::<Vec<_>>(),
        "import": report.import,
        "customers": report.customers,
        "customers_new": report.customers_new,
        "customers_changed": report.customers_changed,
        "items_new": report.items_new,
        "items_changed": report.items_changed,
        "items_settled": report.items_settled,
        "items_vanished": report.items_vanished,
        "items_unchanged": report.items_unchanged,
        "mode": report.mode,
        "bank": report.bank.as_ref().map(bank),
        "changes": report.changes.iter().map(|it| json!({
            "kind": it.kind, "customer": it.customer, "number": it.number, "due": it.due,
            "before": it.before.as_ref().map(Amount::decimal),
            "after": it.after.as_ref().map(Amount::decimal), "detail": it.detail,
        })).collect::<Vec<_>>(),
        "suspicions": report.suspicions,
        "open_total": totals(&report.open_total),
        "file_total": report.file_total.as_ref().map(Amount::decimal),
        "remarks": report.remarks,
    })
}

fn bank(bank: &BankOutcome) -> Value {
    json!({
        "statements": bank.statements, "lines_new": bank.lines_new, "lines_known": bank.lines_known,
        "receipts": bank.receipts, "received": totals(&bank.received), "ties_out": bank.ties_out,
    })
}

/// Past imports.
pub fn records(records: &[ImportRecord]) -> Value {
    let record = |it: &ImportRecord| {
        let mut value = import(&it.report);
        value["import"] = it.id.into();
        value["imported_at"] = it.imported_at.clone().into();
        value["undone_at"] = it.undone_at.clone().into();
        value
    };
    json!({ "imports": records.iter().map(record).collect::<Vec<_>>() })
}

/// What an undo did.
pub fn undo(report: &UndoReport) -> Value {
    json!({
        "import": report.import, "file": report.file, "read_again": report.read_again,
        "items_removed": report.items_removed, "disturbs": report.disturbs,
        "before": totals(&report.before), "after": totals(&report.after),
    })
}

/// The morning brief.
pub fn brief(brief: Option<&Brief>) -> Value {
    let Some(brief) = brief else { return json!({ "brief": null }) };
    let lines = |lines: &[app::import::brief::BriefLine]| {
        let line = |it: &app::import::brief::BriefLine| {
            json!({
                "customer": it.customer, "name": it.name, "amount": it.amount.decimal(),
                "currency": it.amount.currency, "sentence": it.sentence,
            })
        };
        lines.iter().map(line).collect::<Vec<_>>()
    };
    json!({ "brief": {
        "key_date": brief.key_date, "files": brief.files, "imports": brief.imports,
        "received": totals(&brief.received), "paid": lines(&brief.paid),
        "promises_kept": lines(&brief.promises_kept),
        "promises_broken": lines(&brief.promises_broken),
        "late": lines(&brief.late), "odd": lines(&brief.odd),
    }})
}

/// The tie-out.
pub fn tie_out(sheet: &TieOut) -> Value {
    let stated =
        |it: &StatedTotal| json!({ "amount": it.amount.decimal(), "on": it.on, "file": it.file });
    let differences = |all: &[Difference]| {
        let one = |it: &Difference| {
            json!({
                "sentence": it.sentence, "amount": it.amount.decimal(), "items": it.items,
                "unexplained": it.unexplained,
            })
        };
        all.iter().map(one).collect::<Vec<_>>()
    };
    let sheets = sheet.sheets.iter().map(|it| {
        json!({
            "currency": it.currency, "buckets": it.buckets.decimal(),
            "open_items": it.open_items.decimal(), "file": it.file.as_ref().map(stated),
            "account": it.account.as_ref().map(stated),
            "file_differences": differences(&it.file_differences),
            "account_differences": differences(&it.account_differences),
            "ties_out": it.ties_out,
        })
    });
    json!({ "key_date": sheet.key_date, "balances": sheets.collect::<Vec<_>>() })
}

/// The receipts.
pub fn receipts(sheet: &ReceiptSheet) -> Value {
    let proposal = |it: &ReceiptProposal| {
        json!({
            "customer": it.customer, "name": it.name, "confidence": it.confidence,
            "reason": it.reason, "remainder": it.remainder.as_ref().map(Amount::decimal),
            "fee": it.fee.as_ref().map(Amount::decimal),
            "allocations": it.allocations.iter().map(|it| json!({
                "number": it.number, "due": it.due, "open": it.open.decimal(),
                "amount": it.amount.decimal(),
            })).collect::<Vec<_>>(),
        })
    };
    let receipts = sheet.receipts.iter().map(|it| {
        json!({
            "id": it.id, "on": it.on, "amount": it.amount.decimal(),
            "currency": it.amount.currency, "payer": it.payer, "text": it.text,
            "state": it.state, "proposal": it.proposal.as_ref().map(proposal),
            "nothing": it.nothing,
        })
    });
    json!({
        "waiting": sheet.waiting, "waiting_total": totals(&sheet.waiting_total),
        "certain": sheet.certain, "certain_total": totals(&sheet.certain_total),
        "receipts": receipts.collect::<Vec<_>>(),
    })
}

/// Amounts by currency.
pub fn totals(amounts: &[Amount]) -> Value {
    let totals = amounts.iter().map(|it| (it.currency.clone(), it.decimal().into()));
    Value::Object(totals.collect::<Map<_, _>>())
}

/// Today's list.
pub fn today(list: &Worklist) -> Value {
    json!({
        "key_date": list.key_date,
        "day": day(&list.day),
        "waiting": list.waiting,
        "actions": list.rows.iter().map(action).collect::<Vec<_>>(),
    })
}

fn day(day: &DayFit) -> Value {
    let mut value = json!(day);
    value["done"]["spoken_for"] = totals(&day.done.spoken_for);
    value
}

fn action(row: &WorklistRow) -> Value {
    json!({
        "customer": row.customer,
        "name": row.name,
        "action": row.action,
        "step": row.step,
        "level": row.level,
        "amount": row.amount.decimal(),
        "currency": row.amount.currency,
        "items": row.items,
        "days_late": row.days_late,
        "rule": row.rule,
        "reason": row.reason,
        "warnings": row.warnings,
        "policy": row.policy,
        "phase": row.phase,
        "group": row.group,
        "place": row.place,
        "placed": row.placed,
        "until": row.until,
        "worth": row.worth,
    })
}

/// Why a customer is on the list, or why not.
pub fn explain(sheet: &CustomerSheet) -> Value {
    let stops = sheet
        .items
        .iter()
        .filter_map(|it| it.stop.as_ref().map(|stop| json!({ "number": it.number, "stop": stop })));
    json!({
        "key_date": sheet.key_date,
        "customer": sheet.code,
        "name": sheet.name,
        "action": sheet.action.as_ref().map(action),
        "policy": sheet.policy.name,
        "policy_why": sheet.policy.why,
        "explanation": sheet.explanation,
        "stopped": stops.collect::<Vec<_>>(),
    })
}

/// What the user did.
pub fn changes(records: &[ChangeRecord]) -> Value {
    json!({ "changes": records })
}

/// A change taken back.
pub fn change_undone(report: &ChangeUndo) -> Value {
    json!({ "undone": report })
}

/// The scenarios.
pub fn policies(book: &PolicyBook) -> Value {
    let mut value = json!(book);
    for (policy, sheet) in book.policies.iter().enumerate() {
        for (level, it) in sheet.levels.iter().enumerate() {
            let written = &mut value["policies"][policy]["levels"][level];
            written["floor"] = it.floor.decimal().into();
            written["currency"] = it.floor.currency.clone().into();
        }
    }
    let decimal = |amount: &Option<Amount>| json!(amount.as_ref().map(Amount::decimal));
    for (segment, it) in book.segments.iter().enumerate() {
        let written = &mut value["segments"][segment];
        written["amount_from"] = decimal(&it.amount_from);
        written["amount_to"] = decimal(&it.amount_to);
    }
    value
}

/// What the scenarios would send.
pub fn simulation(simulation: &Simulation) -> Value {
    json!(simulation)
}

/// Letters written, and posted.
pub fn letters(file: &LettersFile, posted: Option<&LettersFile>) -> Value {
    json!({
        "file": file.path,
        "letters": file.letters,
        "pages": file.pages,
        "claimed": totals(&file.claimed),
        "left_out": file.left_out,
        "posted": posted.map(|it| it.letters),
        "not_posted": posted.map(|it| &it.left_out),
        "without_copy": file.without_copy,
    })
}

/// Letters that a printer has accepted.
pub fn printed(printed: &PrintedLetters) -> Value {
    let file = &printed.letters;
    json!({
        "printer": printed.printer,
        "job": printed.job,
        "letters": file.letters,
        "pages": file.pages,
        "claimed": totals(&file.claimed),
        "left_out": file.left_out,
        "without_copy": file.without_copy,
    })
}

/// What is wrong with the ledger.
pub fn verify(findings: &[String]) -> Value {
    json!({ "ok": findings.is_empty(), "findings": findings })
}

/// The ledger and its day.
pub fn session(session: &Session) -> Value {
    json!({ "today": session.today, "ledger": session.ledger })
}
