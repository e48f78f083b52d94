//! FEC and bank statements: why one is refused, and what is worth a look in it.

use readers::{
    bank::{BankProblem, BankRefusal, BankRemark},
    fec::{FecRefusal, FecRemark},
    invoice::{InvoiceField, InvoiceRefusal},
};
use receivables::{Currency, Money};

use super::Words;

impl Words {
    /// Why a file is not read as a FEC.
    pub(crate) fn fec_refusal(self, file: &str, refusal: &FecRefusal) -> String {
        match refusal {
            FecRefusal::NotAFec => self.pick(
                format!("{file} n’a pas les colonnes d’un FEC (JournalCode, EcritureDate, CompteNum…). Demandez le fichier des écritures comptables à votre logiciel."),
                format!("{file} does not have the columns of a FEC (JournalCode, EcritureDate, CompteNum…). Ask your software for the fichier des écritures comptables."),
            ),
            FecRefusal::MissingColumns { line, missing } => {
                let missing = missing.join(", ");
                self.pick(
                    format!("{file}, ligne {line} : il manque à ce FEC : {missing}. Refaites l’export sans retirer de colonne."),
                    format!("{file}, line {line}: this FEC lacks {missing}. Export it again without removing columns."),
                )
            }
            FecRefusal::NoLines { header_line } => self.pick(
                format!("{file} n’a aucune écriture sous l’en-tête de la ligne {header_line}. Choisissez l’exercice et refaites l’export."),
                format!("{file} has no entry under the headings of line {header_line}. Choose the year and export it again."),
            ),
            FecRefusal::TooManyMovements { limit } => self.pick(
                format!("{file} compte plus de {limit} lignes de clients. Exportez une période plus courte."),
                format!("{file} has more than {limit} customer lines. Export a shorter period."),
            ),
        }
    }

    /// A thing worth a look in a FEC.
    pub(crate) fn fec_remark(self, remark: &FecRemark) -> String {
        match remark {
            FecRemark::DoesNotBalance { minor } => {
                let gap = self.amount(Money { minor: *minor, currency: Currency::EUR });
                self.pick(
                    format!("Débits et crédits du FEC diffèrent de {gap} : l’export est incomplet."),
                    format!("Debits and credits of the FEC differ by {gap}: the export is incomplete."),
                )
            }
            FecRemark::UnbalancedEntries { count } => self.pick(
                format!("{count} écritures du FEC ne sont pas équilibrées."),
                format!("{count} entries of the FEC do not balance."),
            ),
            FecRemark::ClosingInName { stated, found } => {
                let (stated, found) = (self.short_day(*stated), self.short_day(*found));
                self.pick(
                    format!("Le nom du fichier annonce une clôture au {stated}, les écritures s’arrêtent avant ; la situation est prise au plus tard au {found}."),
                    format!("The file’s name says it closes on {stated}, its entries end before; the ledger shows {found} at the latest."),
                )
            }
            FecRemark::SirenInName { stated } => self.pick(
                format!("Le nom du fichier commence par « {stated} », qui n’est pas un SIREN de neuf chiffres."),
                format!("The file’s name begins with “{stated}”, which is no SIREN of nine digits."),
            ),
            FecRemark::InvalidDates { column, count, first } => self.pick(
                format!("Colonne {column} : {count} dates hors calendrier (la première ligne {first}), lues comme vides."),
                format!("Column {column}: {count} dates that no calendar has (first in line {first}), read as blank."),
            ),
            FecRemark::CatchAllCustomer { code, name } => self.pick(
                format!("Le compte {code} ({name}) réunit plusieurs débiteurs : leur nom n’est que dans le libellé."),
                format!("Account {code} ({name}) collects several debtors: their names stand in the text only."),
            ),
            FecRemark::WithoutCustomerCode { count, first } => self.pick(
                format!("{count} lignes sans compte auxiliaire (la première ligne {first}) : le compte général tient lieu de client."),
                format!("{count} lines without a customer code (first in line {first}): the general account stands for the customer."),
            ),
            FecRemark::ForeignCurrency { count, first } => self.pick(
                format!("{count} lignes portent aussi un montant en devise (la première ligne {first}) ; le montant en euros a été repris."),
                format!("{count} lines also state a foreign amount (first in line {first}); the amount in euros was taken."),
            ),
            FecRemark::OtherSeparator { count, first } => self.pick(
                format!("{count} lignes sont découpées par un autre séparateur que l’en-tête (la première ligne {first})."),
                format!("{count} lines use another separator than the headings (first in line {first})."),
            ),
            FecRemark::SeparatorInLabel { count, first } => self.pick(
                format!("{count} libellés contiennent le séparateur (le premier ligne {first}) ; les montants ont été retrouvés derrière."),
                format!("{count} texts contain the separator (first in line {first}); the amounts behind them were found."),
            ),
            FecRemark::NoCustomerLine => self.pick(
                "Aucune ligne de compte client (411) dans ce FEC.",
                "This FEC has no line of a customer account (411).",
            ),
        }
    }

    /// A customer's opening is not what the ledger holds open.
    pub(crate) fn opening_differs(self, customer: &str, file: Money, ledger: Money) -> String {
        let (file, ledger) = (self.amount(file), self.amount(ledger));
        self.pick(
            format!("{customer} : à-nouveau de {file}, mais {ledger} ouverts au dossier la veille. Vérifiez la clôture de l’exercice précédent."),
            format!("{customer}: carried forward {file}, but {ledger} open in the ledger the evening before. Check the close of the year before."),
        )
    }

    /// A FEC has no due dates.
    pub(crate) fn due_dates_derived(self) -> String {
        self.pick(
            "Un FEC ne donne pas d’échéance : elles sont déduites des conditions de chaque client, à défaut 30 jours (art. L441-10 C. com.), et marquées comme telles.",
            "A FEC states no due dates: they follow from each customer’s terms, else 30 days (art. L441-10 C. com.), and are marked so.",
        )
    }

    /// Why a file is not read as a bank statement.
    pub(crate) fn bank_refusal(self, file: &str, refusal: &BankRefusal) -> String {
        match refusal {
            BankRefusal::NotAStatement => self.pick(
                format!("{file} n’est pas un relevé bancaire connu (CAMT.053, CFONB 120, OFX, MT940). Demandez l’un de ces formats à votre banque."),
                format!("{file} is no known bank statement (CAMT.053, CFONB 120, OFX, MT940). Ask your bank for one of these."),
            ),
            BankRefusal::Cfonb240 => self.pick(
                format!("{file} est une remise CFONB à 240 caractères (virements ou prélèvements), pas un relevé. Demandez le relevé CFONB 120 à votre banque."),
                format!("{file} is a CFONB file of 240 characters (transfers or debits), not a statement. Ask your bank for the CFONB 120 statement."),
            ),
            BankRefusal::WrongLength { found } => self.pick(
                format!("{file}, ligne 1 : enregistrement CFONB de {found} caractères au lieu de 120. Téléchargez de nouveau le relevé, sans l’ouvrir dans un tableur."),
                format!("{file}, line 1: a CFONB record of {found} characters instead of 120. Download the statement again, without opening it in a spreadsheet."),
            ),
            BankRefusal::NoStatement => self.pick(
                format!("{file} a la forme d’un relevé mais n’en contient aucun. Choisissez une période qui a des mouvements."),
                format!("{file} has the form of a statement but holds none. Choose a period with movements."),
            ),
            BankRefusal::BankError { code, message } => self.pick(
                format!("{file} : la banque a répondu par une erreur ({code} {message}). Recommencez le téléchargement."),
                format!("{file}: the bank answered with an error ({code} {message}). Download it again."),
            ),
            BankRefusal::TooManyLines { most } => self.pick(
                format!("{file} contient plus de {most} mouvements. Exportez une période plus courte."),
                format!("{file} holds more than {most} movements. Export a shorter period."),
            ),
        }
    }

    /// Why a file is not read as an electronic invoice.
    pub(crate) fn invoice_refusal(self, file: &str, refusal: &InvoiceRefusal) -> String {
        match refusal {
            InvoiceRefusal::NoXml => self.pick(
                format!("{file} est un PDF sans facture XML à l’intérieur : ce n’est pas un Factur-X. Importez l’export de votre logiciel, ou la facture au format Factur-X, CII ou UBL."),
                format!("{file} is a PDF without an invoice in XML inside: it is no Factur-X. Import your software’s export, or the invoice as Factur-X, CII or UBL."),
            ),
            InvoiceRefusal::BadPdf => self.pick(
                format!("{file} est un PDF abîmé. Téléchargez-le de nouveau."),
                format!("{file} is a damaged PDF. Download it again."),
            ),
            InvoiceRefusal::NotAnInvoice { root } => self.pick(
                format!("{file} est un XML « {root} », ni une facture (CII, UBL) ni un relevé bancaire (CAMT). Choisissez un autre fichier."),
                format!("{file} is XML of “{root}”, neither an invoice (CII, UBL) nor a bank statement (CAMT). Choose another file."),
            ),
            InvoiceRefusal::Missing { field } => {
                let (term, field) = (field.term(), self.invoice_field(*field));
                self.pick(
                    format!("{file} : il manque {field} ({term}). Demandez une facture complète à l’émetteur."),
                    format!("{file}: {field} is missing ({term}). Ask the issuer for a complete invoice."),
                )
            }
            InvoiceRefusal::NoCurrency => self.pick(
                format!("{file} : la facture ne dit pas sa devise (BT-5). Demandez une facture complète à l’émetteur."),
                format!("{file}: the invoice does not state its currency (BT-5). Ask the issuer for a complete invoice."),
            ),
            InvoiceRefusal::UnknownCurrency { value } => self.pick(
                format!("{file} : « {value} » n’est pas une devise (BT-5). Demandez une facture corrigée à l’émetteur."),
                format!("{file}: “{value}” is not a currency (BT-5). Ask the issuer for a corrected invoice."),
            ),
            InvoiceRefusal::BadDate { field, value } => {
                let (term, field) = (field.term(), self.invoice_field(*field));
                self.pick(
                    format!("{file} : « {value} » n’est pas une date pour {field} ({term}). Demandez une facture corrigée."),
                    format!("{file}: “{value}” is not a date for {field} ({term}). Ask for a corrected invoice."),
                )
            }
            InvoiceRefusal::BadAmount { field, value } => {
                let (term, field) = (field.term(), self.invoice_field(*field));
                self.pick(
                    format!("{file} : « {value} » n’est pas un montant pour {field} ({term}). Demandez une facture corrigée."),
                    format!("{file}: “{value}” is no amount for {field} ({term}). Ask for a corrected invoice."),
                )
            }
        }
    }

    fn invoice_field(self, field: InvoiceField) -> String {
        let (fr, en) = match field {
            InvoiceField::Number => ("le numéro", "the number"),
            InvoiceField::Issued => ("la date", "the date"),
            InvoiceField::TypeCode => ("le type", "the type"),
            InvoiceField::Due => ("l’échéance", "the due date"),
            InvoiceField::BuyerName => ("le nom de l’acheteur", "the buyer’s name"),
            InvoiceField::Net => ("le total hors taxe", "the total without VAT"),
            InvoiceField::Vat => ("la TVA", "the VAT"),
            InvoiceField::Gross => ("le total TTC", "the total with VAT"),
            InvoiceField::Prepaid => ("le déjà payé", "the amount paid already"),
            InvoiceField::Rounding => ("l’arrondi", "the rounding"),
            InvoiceField::Payable => ("le net à payer", "the amount due"),
        };
        self.pick(fr, en)
    }

    /// What is wrong with a line of a statement.
    pub(crate) fn bank_problem(self, problem: &BankProblem) -> String {
        match problem {
            BankProblem::RecordLength { found } => self.pick(
                format!("enregistrement de {found} caractères au lieu de 120. Téléchargez de nouveau le relevé."),
                format!("a record of {found} characters instead of 120. Download the statement again."),
            ),
            BankProblem::UnknownRecord { code } => self.pick(
                format!("enregistrement « {code} » inconnu de ce format. Demandez à la banque ce qu’il contient."),
                format!("record “{code}” is unknown to this format. Ask the bank what it holds."),
            ),
            BankProblem::OutsideStatement => self.pick(
                "un mouvement hors de tout relevé : l’ouverture manque. Téléchargez de nouveau le fichier.",
                "a movement outside any statement: the opening is missing. Download the file again.",
            ),
            BankProblem::DetailWithoutMovement => self.pick(
                "un détail qui ne suit aucun mouvement. Téléchargez de nouveau le fichier.",
                "a detail that follows no movement. Download the file again.",
            ),
            BankProblem::ClosingWithoutOpening => self.pick(
                "un solde de clôture sans ouverture. Téléchargez de nouveau le fichier.",
                "a closing balance without an opening. Download the file again.",
            ),
            BankProblem::LeftOpen => self.pick(
                "le relevé n’a pas de solde de clôture : il est peut-être tronqué. Ses mouvements ont été lus.",
                "the statement has no closing balance: it may have been cut. Its movements were read.",
            ),
            BankProblem::OtherAccount { found, expected } => self.pick(
                format!("une ligne du compte {found} dans le relevé du compte {expected}. Téléchargez les comptes séparément."),
                format!("a line of account {found} in the statement of account {expected}. Download the accounts separately."),
            ),
            BankProblem::Decimals { announced, most } => self.pick(
                format!("{announced} décimales annoncées, la devise en a {most} au plus : aucun montant n’est sûr. Demandez un relevé corrigé."),
                format!("{announced} decimals announced, the currency has {most} at most: no amount is certain. Ask for a corrected statement."),
            ),
            BankProblem::TooFine { value } => self.pick(
                format!("« {value} » est plus fin que le centime. Demandez un relevé corrigé."),
                format!("“{value}” is finer than a cent. Ask for a corrected statement."),
            ),
            BankProblem::NoDate => self.pick("mouvement sans date. Demandez un relevé corrigé.", "a movement without a date. Ask for a corrected statement."),
            BankProblem::NoAmount => self.pick("mouvement sans montant. Demandez un relevé corrigé.", "a movement without an amount. Ask for a corrected statement."),
            BankProblem::NoDirection => self.pick("ni débit ni crédit n’est indiqué. Demandez un relevé corrigé.", "neither debit nor credit is stated. Ask for a corrected statement."),
            BankProblem::Unreadable { value } => self.pick(
                format!("« {value} » ne suit pas le format. Demandez un relevé corrigé."),
                format!("“{value}” does not follow the format. Ask for a corrected statement."),
            ),
        }
    }

    /// A thing worth a look in a statement.
    pub(crate) fn bank_remark(self, remark: &BankRemark) -> String {
        match remark {
            BankRemark::NotBooked { count, first } => self.pick(
                format!("{count} mouvements annoncés mais pas encore comptabilisés par la banque (le premier ligne {first}) sont laissés de côté."),
                format!("{count} movements that the bank announces but has not booked (first in line {first}) were left out."),
            ),
        }
    }

    /// A statement whose movements do not lead from its opening to its closing balance.
    pub(crate) fn statement_does_not_tie(self, account: &str) -> String {
        self.pick(
            format!("Compte {account} : solde d’ouverture et mouvements ne font pas le solde de clôture. Il manque peut-être des mouvements."),
            format!("Account {account}: opening balance and movements do not make the closing balance. Movements may be missing."),
        )
    }

    /// Advices and intraday reports, which the statement lists again.
    pub(crate) fn statement_will_follow(self, count: usize) -> String {
        self.pick(
            format!("{count} mouvements d’avis ou de relevé intrajournalier : le relevé de compte les reprendra, ils ne sont pas comptés deux fois."),
            format!("{count} movements of advices or intraday reports: the statement of account lists them again, they are not counted twice."),
        )
    }

    /// An invoice whose own sums do not agree.
    pub(crate) fn invoice_sums_differ(self, number: &str) -> String {
        self.pick(
            format!("{number} : les montants de la facture ne s’additionnent pas ; le net à payer a été repris."),
            format!("{number}: the amounts of the invoice do not add up; the amount due was taken."),
        )
    }

    /// A self-billed invoice, whose seller may be either side.
    pub(crate) fn self_billed(self, number: &str) -> String {
        self.pick(
            format!("{number} est une autofacture (type 389), prise pour un avoir. Si votre société en est le vendeur, renseignez son SIREN ou son n° de TVA dans Réglages et importez-la de nouveau."),
            format!("{number} is self-billed (type 389) and was taken for a credit. If your company is its seller, enter its SIREN or VAT number in the settings and import it again."),
        )
    }

    /// The settings do not say who sells.
    pub(crate) fn is_this_you(self, seller: &str) -> String {
        self.pick(
            format!("Facture émise par {seller} : est-ce bien votre société ? Renseignez son SIREN dans Réglages, les factures de fournisseurs seront alors refusées."),
            format!("Invoice issued by {seller}: is that your company? Enter its SIREN in the settings, and suppliers’ invoices will be refused."),
        )
    }

    /// Item lines that repeat their document, and drafts or cancelled documents left out.
    pub(crate) fn left_aside(self, repeated: u64, void: u64) -> Vec<String> {
        let mut told = Vec::new();
        if repeated > 0 {
            told.push(self.pick(
                format!("{repeated} lignes de détail répètent leur pièce : chaque pièce n’a été comptée qu’une fois."),
                format!("{repeated} item lines repeat their document: each document was counted once."),
            ));
        }
        if void > 0 {
            told.push(self.pick(
                format!(
                    "{void} lignes de brouillons ou de pièces annulées ont été laissées de côté."
                ),
                format!("{void} rows of drafts or cancelled documents were left out."),
            ));
        }
        told
    }

    /// A row about a customer that the ledger does not have.
    pub(crate) fn unknown_customer_row(self, line: u64, code: &str) -> String {
        self.pick(
            format!(
                "Ligne {line} : le client {code} n’est pas au dossier. Importez d’abord ses pièces."
            ),
            format!(
                "Line {line}: customer {code} is not in the ledger. Import its documents first."
            ),
        )
    }

    /// A row of a take-over that meets nothing late.
    pub(crate) fn nothing_late_to_take_over(self, line: u64, code: &str) -> String {
        self.pick(
            format!(
                "Ligne {line} : {code} n’avait rien d’échu à cette date, aucun niveau à reprendre."
            ),
            format!(
                "Line {line}: {code} had nothing late on that day, there is no level to take over."
            ),
        )
    }
}
