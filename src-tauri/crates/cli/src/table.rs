//! Answers for people: plain tables, figures aligned right.

use app::{
    amount::Amount,
    change::{ChangeRecord, ChangeUndo},
    customer::CustomerSheet,
    import::ImportReport,
    policy::PolicyBook,
    session::{Language, Session},
    simulation::Simulation,
    worklist::Worklist,
};

/// A table whose first `left` columns are text and the rest figures.
pub struct Table {
    pub left: usize,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(left: usize, headings: &[&str]) -> Self {
        Self { left, rows: vec![headings.iter().map(|it| (*it).to_owned()).collect()] }
    }

    /// A table without headings.
    pub fn plain(left: usize) -> Self {
        Self { left, rows: Vec::new() }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.iter().map(|it| one_line(it)).collect());
    }

    pub fn print(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|it: &String| it.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
                if column < self.left {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            });
            text += cells.collect::<Vec<_>>().join("  ").trim_end();
            text.push('\n');
        }
        text
    }
}

/// `0 lettre`, `1 lettre`, `3 lettres`; `0 letters`, `1 letter`, `3 letters`.
pub fn counted(language: Language, count: u32, one: &str, many: &str) -> String {
    let is_one = match language {
        Language::Fr => count < 2,
        Language::En => count == 1,
    };
    format!("{count} {}", if is_one { one } else { many })
}

/// The text on one line: names come with the line breaks of their cells.
pub fn one_line(text: &str) -> String {
    let lines = text.split(['\r', '\n']).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

pub fn short(text: &str, most: usize) -> String {
    let text = &one_line(text);
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// One sum per currency; `0` where there is none.
pub fn amounts(amounts: &[Amount]) -> String {
    let texts: Vec<_> = amounts.iter().map(amount).collect();
    if texts.is_empty() { "0".to_owned() } else { texts.join(", ") }
}

/// `1234.50 EUR`.
pub fn amount(amount: &Amount) -> String {
    format!("{} {}", amount.decimal(), amount.currency)
}

/// Today's list.
pub fn today(list: &Worklist) -> String {
    let mut table = Table::plain(4);
    for (rank, row) in list.rows.iter().enumerate() {
        table.row(vec![
            format!("{:>3}", rank + 1),
            row.customer.clone(),
            short(&row.name, 32),
            row.rule.clone(),
            amount(&row.amount),
        ]);
    }
    format!("{} · {} · {}\n{}", list.key_date, list.rows.len(), list.day.sentence, table.print())
}

/// What the user did, newest first.
pub fn changes(records: &[ChangeRecord]) -> String {
    let mut table = Table::plain(0);
    for it in records {
        let number = if it.undone { format!("({})", it.change) } else { it.change.to_string() };
        table.row(vec![format!("{number:>6}"), it.at.clone(), it.sentence.clone()]);
    }
    table.print()
}

/// A change taken back, and what that disturbs.
pub fn change_undone(report: &ChangeUndo) -> String {
    let mut text = format!("{}\n", report.sentence);
    report.disturbs.iter().for_each(|sentence| text += &format!("{sentence}\n"));
    text
}

/// The scenarios as sentences.
pub fn policies(book: &PolicyBook) -> String {
    let mut text = String::new();
    for it in &book.policies {
        text += &format!("{} · {}\n", it.name, it.customers);
        let levels = it.levels.iter().map(|it| &it.sentence);
        for sentence in levels.chain(&it.sentences).chain(&it.warnings) {
            text += &format!("  {sentence}\n");
        }
    }
    for it in &book.segments {
        text += &format!("{}\n", it.sentence);
    }
    text
}

/// What the scenarios would send, day by day.
pub fn simulation(simulation: &Simulation) -> String {
    let headings = ["", "calls", "e-mails", "letters", "registered", "handed over", "customers"];
    let mut table = Table::new(1, &headings);
    for it in &simulation.days {
        let counts = [it.calls, it.emails, it.letters, it.registered, it.hand_overs, it.customers];
        let mut row = vec![it.on.to_string()];
        row.extend(counts.map(|it| it.to_string()));
        table.row(row);
    }
    format!("{}\n{}\n{}", simulation.sentence, simulation.assumption, table.print())
}

/// Why a customer is on the list, or why not.
pub fn explain(sheet: &CustomerSheet) -> String {
    let mut text = format!("{} {}\n", sheet.code, one_line(&sheet.name));
    text += &format!("{} : {}\n", sheet.policy.name, sheet.policy.why);
    if let Some(action) = &sheet.action {
        text += &format!("{}\n{}\n", action.rule, action.reason);
    }
    sheet.explanation.iter().for_each(|sentence| text += &format!("{sentence}\n"));
    text
}

/// What imports did, rejected rows included.
pub fn imports(reports: &[ImportReport], language: Language) -> String {
    let mut text = String::new();
    for it in reports {
        if let Some(bank) = &it.bank {
            text += &crate::import::bank(it, bank, language);
            text += &details(it, language);
            continue;
        }
        let totals = amounts(&it.open_total);
        let (rows, taken, left) = (it.rows, it.accepted, it.rows - it.accepted);
        let count = |number: u32, one, many| counted(language, number, one, many);
        text += &match language {
            Language::Fr => format!(
                "{} : {}, {}, {} · {} · pièces : {}, {}, {}, {} · ouvert {totals}\n",
                it.file,
                count(rows, "ligne", "lignes"),
                count(taken, "reprise", "reprises"),
                count(left, "rejetée", "rejetées"),
                count(it.customers_new, "client nouveau", "clients nouveaux"),
                count(it.items_new, "nouvelle", "nouvelles"),
                count(it.items_changed, "modifiée", "modifiées"),
                count(it.items_settled, "soldée", "soldées"),
                count(it.items_unchanged, "inchangée", "inchangées"),
            ),
            Language::En => format!(
                "{}: {}, {taken} taken in, {left} rejected · {} · documents: {} new, {} changed, {} settled, {} unchanged · open {totals}\n",
                it.file,
                count(rows, "row", "rows"),
                count(it.customers_new, "new customer", "new customers"),
                it.items_new,
                it.items_changed,
                it.items_settled,
                it.items_unchanged
            ),
        };
        text += &details(it, language);
    }
    text
}

/// What is worth a look in an import, and what was left out.
fn details(report: &ImportReport, language: Language) -> String {
    let suspicions = report.suspicions.iter().map(|it| it.sentence.clone());
    let more = (report.suspicions_more > 0).then(|| match language {
        Language::Fr => {
            format!("… et {}", counted(language, report.suspicions_more, "autre", "autres"))
        }
        Language::En => format!("… and {} more", report.suspicions_more),
    });
    let rejected = report.rejected.iter().map(|it| it.problem.clone());
    let all = report.remarks.iter().cloned().chain(suspicions).chain(more).chain(rejected);
    all.map(|it| format!("  {it}\n")).collect()
}

/// What is wrong with the ledger.
pub fn verify(findings: &[String], language: Language) -> String {
    match (findings, language) {
        ([], Language::Fr) => "Tout concorde.\n".to_owned(),
        ([], Language::En) => "All is well.\n".to_owned(),
        (findings, _) => findings.iter().map(|it| format!("{it}\n")).collect(),
    }
}

/// The ledger and its day.
pub fn session(session: &Session) -> String {
    session.ledger.as_ref().map_or_else(String::new, |it| {
        format!(
            "{} · {} · {} documents · {} customers · {} actions\n",
            it.company, session.today, it.documents, it.customers, it.actions
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_agree_with_their_number() {
        use Language::{En, Fr};
        for (language, number, expected) in [
            (Fr, 0, "0 encaissement"),
            (Fr, 1, "1 encaissement"),
            (Fr, 2, "2 encaissements"),
            (En, 0, "0 encaissements"),
            (En, 1, "1 encaissement"),
            (En, 2, "2 encaissements"),
        ] {
            assert_eq!(counted(language, number, "encaissement", "encaissements"), expected);
        }
    }

    #[test]
    fn a_line_break_does_not_break_a_row() {
        let mut table = Table::new(2, &["a", "b"]);
        table.row(vec!["Halle\r\naux Grains".to_owned(), "\nx".to_owned()]);
        assert_eq!(table.print(), "a                 b\nHalle aux Grains  x\n");
    }
}
