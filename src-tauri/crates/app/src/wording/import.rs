//! Imports: what is wrong with a row, what is worth a look, what a column holds.

use readers::{ProblemKind, Remark, RowProblem};
use receivables::Money;

use super::Words;
use crate::{
    import::Field,
    session::Language::{En, Fr},
};

impl Words {
    /// A rejected row: where, what, and what to do.
    pub(crate) fn problem(self, problem: &RowProblem) -> String {
        let (line, column) = (problem.line, &problem.column);
        let place = match (self.0, column.is_empty()) {
            (Fr, true) => format!("Ligne {line} : "),
            (Fr, false) => format!("Ligne {line}, colonne {column} : "),
            (En, true) => format!("Line {line}: "),
            (En, false) => format!("Line {line}, column {column}: "),
        };
        place + &self.problem_kind(&problem.kind)
    }

    fn problem_kind(self, kind: &ProblemKind) -> String {
        match kind {
            ProblemKind::Missing { field } => {
                let field = self.field((*field).into());
                self.pick(
                    format!("{field} manque. Complétez la cellule dans le fichier ou laissez la ligne de côté."),
                    format!("{field} is missing. Fill in the cell in the file or leave the row out."),
                )
            }
            ProblemKind::NotADate { value } => self.pick(
                format!("« {value} » n’est pas une date. Écrivez jj/mm/aaaa."),
                format!("“{value}” is not a date. Write dd/mm/yyyy."),
            ),
            ProblemKind::ImpossibleDate { value } => self.pick(
                format!("le « {value} » n’existe pas au calendrier. Corrigez la date."),
                format!("“{value}” is not in the calendar. Correct the date."),
            ),
            ProblemKind::YearOutOfRange { value } => self.pick(
                format!("« {value} » : l’année doit être entre 1900 et 2100. Corrigez la date."),
                format!("“{value}”: the year must lie between 1900 and 2100. Correct the date."),
            ),
            ProblemKind::NotAnAmount { value, meant: Some(meant) } => self.pick(
                format!("« {value} » n’est pas un montant (une lettre y tient lieu de chiffre). Écrivez {meant} si c’est bien cela."),
                format!("“{value}” is not an amount (a letter stands for a digit). Write {meant} if that is meant."),
            ),
            ProblemKind::NotAnAmount { value, meant: None } => self.pick(
                format!("« {value} » n’est pas un montant. Écrivez un nombre comme 1234,56."),
                format!("“{value}” is not an amount. Write a number such as 1234.56."),
            ),
            ProblemKind::AmountTooLarge { value } => self.pick(
                format!("« {value} » dépasse cent milliards. Vérifiez le séparateur décimal."),
                format!("“{value}” exceeds a hundred billion. Check the decimal mark."),
            ),
            ProblemKind::UnknownCurrency { value } => self.pick(
                format!("« {value} » n’est pas une devise. Écrivez un code comme EUR."),
                format!("“{value}” is not a currency. Write a code such as EUR."),
            ),
            ProblemKind::UnknownKind { value } => self.pick(
                format!("« {value} » n’est ni une facture, ni un avoir, ni un règlement. Écrivez F, A ou R."),
                format!("“{value}” is not an invoice, a credit note or a payment. Write F, A or R."),
            ),
            ProblemKind::UnknownSign { value } => self.pick(
                format!("« {value} » n’est ni débit ni crédit. Écrivez D ou C."),
                format!("“{value}” is neither debit nor credit. Write D or C."),
            ),
            ProblemKind::UnknownLevel { value } => self.pick(
                format!("« {value} » n’est pas un niveau de relance. Écrivez 1, 2, 3 ou « mise en demeure »."),
                format!("“{value}” is not a reminder level. Write 1, 2, 3 or “formal notice”."),
            ),
            ProblemKind::Bank(problem) => self.bank_problem(problem),
            ProblemKind::TooFewCells { found, expected } => self.pick(
                format!("{found} cellules au lieu de {expected}, il en manque une nécessaire. Vérifiez le séparateur de la ligne."),
                format!("{found} cells instead of {expected}, a needed one is absent. Check the separators of the line."),
            ),
            ProblemKind::TooManyCells { found, expected } => self.pick(
                format!("{found} cellules au lieu de {expected} : un séparateur figure dans un texte sans guillemets. Mettez ce texte entre guillemets."),
                format!("{found} cells instead of {expected}: a separator stands in a text without quotes. Put that text in quotes."),
            ),
            ProblemKind::CutOff => self.pick(
                "la dernière ligne s’interrompt : le fichier est tronqué. Refaites l’export.",
                "the last line breaks off: the file was cut. Export it again.",
            ),
            ProblemKind::UnclosedQuote => self.pick(
                "un guillemet ouvert n’est jamais refermé. Supprimez-le ou doublez-le.",
                "a quote is opened and never closed. Remove it or double it.",
            ),
            ProblemKind::CellTooLong { length } => self.pick(
                format!("une cellule de {length} caractères. Vérifiez les guillemets de la ligne."),
                format!("a cell of {length} characters. Check the quotes of the line."),
            ),
            ProblemKind::LineTooLong => self.pick(
                "une ligne de plus d’un mébioctet. Vérifiez les fins de ligne du fichier.",
                "a line of more than a mebibyte. Check the line ends of the file.",
            ),
        }
    }

    /// A document that stands twice in the file.
    pub(crate) fn duplicate(self, line: u64, number: &str) -> String {
        self.pick(
            format!("Ligne {line} : la pièce {number} figure déjà dans ce fichier pour ce client et cette échéance. Gardez l’une des deux."),
            format!("Line {line}: document {number} already stands in this file for this customer and due date. Keep one of the two."),
        )
    }

    /// A thing worth a look.
    pub(crate) fn remark(self, remark: &Remark) -> String {
        match remark {
            Remark::AmbiguousDates { column } => self.pick(
                format!("Colonne {column} : les dates se lisent jour/mois ou mois/jour ; jour/mois a été retenu."),
                format!("Column {column}: the dates can be read day first or month first; day first was taken."),
            ),
            Remark::AmbiguousAmounts { column } => self.pick(
                format!("Colonne {column} : le séparateur peut être celui des milliers ou des décimales ; les milliers ont été retenus."),
                format!("Column {column}: the mark can stand for thousands or decimals; thousands were taken."),
            ),
            Remark::IssuedFromDue => self.pick(
                "Aucune colonne ne donne la date de pièce ; l’échéance en tient lieu.",
                "No column gives the issue date; the due date stands for it.",
            ),
            Remark::LastAmountMayBeCut { line } => self.pick(
                format!("Ligne {line} : la dernière ligne n’a pas de fin, son montant est peut-être tronqué."),
                format!("Line {line}: the last line has no end, its amount may be cut."),
            ),
            Remark::NamesAsCodes => self.pick(
                "Aucune ligne ne porte de code client : les noms en tiennent lieu. Deux orthographes feraient deux clients.",
                "No row has a customer code: names stand for codes. Two spellings would make two customers.",
            ),
            Remark::CustomersFilledDown { count, first } => self.pick(
                format!("{count} lignes sans client (la première : {first}) ont repris celui de la ligne au-dessus, nommé une fois par groupe."),
                format!("{count} rows without a customer (the first: {first}) took the one above, named once for each group."),
            ),
            Remark::SectionLines { count, first } => self.pick(
                format!("{count} lignes d’une seule cellule (la première : {first}) ont été prises pour des titres et laissées de côté."),
                format!("{count} lines with a single cell (the first: {first}) were taken for titles and left out."),
            ),
        }
    }

    /// The file's own total against what went in.
    pub(crate) fn total_differs(self, file_total: Money, sum: Money) -> String {
        self.pick(
            format!(
                "Le total du fichier est {}, les lignes lues font {}.",
                self.amount(file_total),
                self.amount(sum)
            ),
            format!(
                "The file's total is {}, the rows read add up to {}.",
                self.amount(file_total),
                self.amount(sum)
            ),
        )
    }

    /// Absent documents that were left as they stand, since the file may be incomplete.
    pub(crate) fn absent_kept(self, count: usize) -> String {
        if count == 1 {
            return self.pick(
                "Des lignes n’ont pas pu être lues : une pièce absente reste ouverte au lieu d’être soldée.",
                "Some rows could not be read: one absent document stays open instead of being settled.",
            );
        }
        self.pick(
            format!("Des lignes n’ont pas pu être lues : {count} pièces absentes restent ouvertes au lieu d’être soldées."),
            format!("Some rows could not be read: {count} absent documents stay open instead of being settled."),
        )
    }

    /// The file does not say which day it shows.
    pub(crate) fn snapshot_date_assumed(self, day: chrono::NaiveDate) -> String {
        self.pick(
            format!(
                "Le fichier ne dit pas à quelle date il est arrêté ; le {} a été retenu.",
                self.day(day)
            ),
            format!("The file does not say which day it shows; {} was taken.", self.day(day)),
        )
    }

    /// Rejected rows beyond those listed.
    pub(crate) fn more_rejected(self, count: u32) -> String {
        self.pick(
            format!("{count} autres lignes rejetées ne sont pas listées."),
            format!("{count} more rejected rows are not listed."),
        )
    }

    /// The file was imported before, and says nothing new.
    pub(crate) fn nothing_new(self) -> String {
        self.pick(
            "Rien de nouveau : le dossier disait déjà la même chose.",
            "Nothing new: the ledger already said the same.",
        )
    }

    /// What a field is called.
    pub(crate) fn field(self, field: Field) -> &'static str {
        let (fr, en) = match field {
            Field::CustomerCode => ("code client", "customer code"),
            Field::CustomerName => ("nom du client", "customer name"),
            Field::Number => ("n° de pièce", "document number"),
            Field::Kind => ("type de pièce", "document type"),
            Field::Issued => ("date de pièce", "issue date"),
            Field::Due => ("échéance", "due date"),
            Field::Amount => ("montant TTC", "amount"),
            Field::Open => ("solde dû", "open balance"),
            Field::Paid => ("montant réglé", "amount paid"),
            Field::Debit => ("débit", "debit"),
            Field::Credit => ("crédit", "credit"),
            Field::Settled => ("date de règlement", "settlement date"),
            Field::Currency => ("devise", "currency"),
            Field::Disputed => ("litige", "dispute"),
            Field::Reference => ("référence du client", "customer reference"),
            Field::Address => ("adresse", "address"),
            Field::Address2 => ("complément d’adresse", "address line 2"),
            Field::Postcode => ("code postal", "postcode"),
            Field::Town => ("ville", "town"),
            Field::Country => ("pays", "country"),
            Field::Phone => ("téléphone", "phone"),
            Field::Email => ("e-mail", "e-mail"),
            Field::Contact => ("contact", "contact"),
            Field::Siren => ("SIREN", "SIREN"),
            Field::Language => ("langue", "language"),
            Field::Sign => ("sens (débit ou crédit)", "debit or credit"),
            Field::Status => ("état de la pièce", "document status"),
            Field::Terms => ("conditions de règlement", "payment terms"),
            Field::Vat => ("n° de TVA", "VAT number"),
            Field::Contact2 => ("2e contact", "second contact"),
            Field::Phone2 => ("2e téléphone", "second phone"),
            Field::Email2 => ("2e e-mail", "second e-mail"),
            Field::Collector => ("chargé de recouvrement", "collector"),
            Field::Salesperson => ("commercial", "salesperson"),
            Field::PaymentDate => ("date du règlement", "payment date"),
            Field::Mode => ("mode de règlement", "means of payment"),
            Field::Level => ("niveau de relance", "reminder level"),
            Field::LastContact => ("dernier contact", "last contact"),
            Field::BookingDate => ("date d’opération", "booking date"),
            Field::ValueDate => ("date de valeur", "value date"),
            Field::Label => ("libellé", "label"),
            Field::Balance => ("solde du compte", "account balance"),
            Field::Counterparty => ("donneur d’ordre", "counterparty"),
            Field::Account => ("compte bancaire", "bank account"),
        };
        match self.0 {
            Fr => fr,
            En => en,
        }
    }
}
