//! Answers for people about imports: what they brought, what taking one back does.

use app::{
    import::{BankOutcome, ImportRecord, ImportReport, brief::Brief, undo::UndoReport},
    receipt::{ReceiptSheet, ReceiptState},
    session::Language,
    tie_out::{Difference, TieOut},
};

use crate::table::{Table, amount, amounts, counted, one_line, short};

/// What a bank statement brought.
pub fn bank(report: &ImportReport, bank: &BankOutcome, language: Language) -> String {
    let (file, rejected) = (&report.file, report.rows - report.accepted);
    let (new, known, receipts) = (bank.lines_new, bank.lines_known, bank.receipts);
    let received = amounts(&bank.received);
    let count = |number: u32, one, many| counted(language, number, one, many);
    let tie = match (language, bank.ties_out) {
        (Language::Fr, Some(true)) => " · soldes concordants",
        (Language::Fr, Some(false)) => " · soldes discordants",
        (Language::En, Some(true)) => " · balances tie",
        (Language::En, Some(false)) => " · balances do not tie",
        (_, None) => "",
    };
    match language {
        Language::Fr => format!(
            "{file} : {}, {}, {} · {}, {received}{tie}\n",
            count(new, "mouvement nouveau", "mouvements nouveaux"),
            count(known, "déjà connu", "déjà connus"),
            count(rejected, "rejeté", "rejetés"),
            count(receipts, "encaissement", "encaissements"),
        ),
        Language::En => format!(
            "{file}: {}, {known} known already, {rejected} rejected · {}, {received}{tie}\n",
            count(new, "new movement", "new movements"),
            count(receipts, "receipt", "receipts"),
        ),
    }
}

/// Past imports, newest first.
pub fn records(records: &[ImportRecord]) -> String {
    let mut table = Table::plain(5);
    for it in records {
        let undone = it.undone_at.as_ref().map_or(String::new(), |at| format!("× {at}"));
        table.row(vec![
            it.id.to_string(),
            it.imported_at.clone(),
            it.report.kind.name().to_owned(),
            short(&it.report.file, 40),
            undone,
            it.report.accepted.to_string(),
            amounts(&it.report.open_total),
        ]);
    }
    table.print()
}

/// What taking an import back did, or would do.
pub fn undo(report: &UndoReport, language: Language) -> String {
    let (before, after) = (amounts(&report.before), amounts(&report.after));
    let mut text = match language {
        Language::Fr => {
            format!("Import {} ({}) : ouvert {before} → {after}\n", report.import, report.file)
        }
        Language::En => {
            format!("Import {} ({}): open {before} → {after}\n", report.import, report.file)
        }
    };
    report.disturbs.iter().for_each(|sentence| text += &format!("  {sentence}\n"));
    report.read_again.iter().for_each(|file| text += &format!("  ↻ {file}\n"));
    text
}

/// The morning brief.
pub fn brief(brief: Option<&Brief>, language: Language) -> String {
    let Some(brief) = brief else {
        return match language {
            Language::Fr => {
                "Rien à signaler : il faut des imports de deux jours pour comparer.\n".to_owned()
            }
            Language::En => {
                "Nothing to tell: it takes imports of two days to compare.\n".to_owned()
            }
        };
    };
    let mut text =
        format!("{} · {} · {}\n", brief.key_date, brief.files.join(", "), amounts(&brief.received));
    let all = [&brief.paid, &brief.promises_kept, &brief.promises_broken, &brief.late, &brief.odd];
    if all.iter().all(|it| it.is_empty()) {
        text += match language {
            Language::Fr => "  Rien à signaler.\n",
            Language::En => "  Nothing to tell.\n",
        };
    }
    for line in all.into_iter().flatten() {
        text += &format!(
            "  {} {} · {} · {}\n",
            line.customer,
            one_line(&line.name),
            amount(&line.amount),
            line.sentence
        );
    }
    text
}

/// The tie-out.
pub fn tie_out(sheet: &TieOut) -> String {
    let mut text = format!("{}\n", sheet.key_date);
    for it in &sheet.sheets {
        text += &format!("Σ {} = {}\n", amount(&it.buckets), amount(&it.open_items));
        for (stated, differences) in
            [(&it.file, &it.file_differences), (&it.account, &it.account_differences)]
        {
            let Some(stated) = stated else { continue };
            let whose = if stated.file.is_empty() { "411" } else { &stated.file };
            text += &format!("{whose} ({}) : {}\n", stated.on, amount(&stated.amount));
            differences.iter().for_each(|it| text += &difference(it));
        }
    }
    text
}

fn difference(it: &Difference) -> String {
    format!("  {:>14}  {}\n", it.amount.decimal(), it.sentence)
}

/// The receipts with what each probably pays.
pub fn receipts(sheet: &ReceiptSheet) -> String {
    let mut text = format!(
        "{} · {} ({} ✓ {})\n",
        sheet.waiting,
        amounts(&sheet.waiting_total),
        sheet.certain,
        amounts(&sheet.certain_total)
    );
    for it in &sheet.receipts {
        let mark = match it.state {
            ReceiptState::Waiting => '·',
            ReceiptState::Matched => '✓',
            ReceiptState::SetAside => '×',
        };
        let what = it.proposal.as_ref().map_or_else(
            || it.nothing.clone(),
            |it| {
                let numbers: Vec<_> = it.allocations.iter().map(|it| it.number.as_str()).collect();
                format!(
                    "{} {} · {} · {}",
                    it.customer,
                    one_line(&it.name),
                    numbers.join(" + "),
                    it.reason
                )
            },
        );
        text += &format!(
            "{mark} {} {} {:>14} {}\n    {what}\n",
            it.id,
            it.on,
            it.amount.decimal(),
            short(&it.payer, 40)
        );
    }
    text
}
