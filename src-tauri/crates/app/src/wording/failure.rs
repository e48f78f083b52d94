//! Refusals: what, where, and what to do.

mod store;

use readers::{FileFormat, Refusal};

use super::Words;
use crate::failure::{Cause, Failure};

/// What can be imported.
const READS_FR: &str = "Encours lit les exports CSV, XLSX, XLS, ODS, FEC, les relevés bancaires et les factures électroniques.";
const READS_EN: &str = "Encours reads exports as CSV, XLSX, XLS, ODS and FEC, bank statements and electronic invoices.";

impl Words {
    /// The failure that people read.
    pub(crate) fn failure(self, cause: &Cause) -> Failure {
        Failure { key: cause.key(), sentence: self.cause(cause) }
    }

    fn cause(self, cause: &Cause) -> String {
        match cause {
            Cause::NoLedger => self.pick(
                "Aucun dossier n’est ouvert. Ouvrez votre export ou la société exemple.",
                "No ledger is open. Open your export or the sample company.",
            ),
            Cause::NoSuchLedger(path) => self.pick(
                format!("Le dossier {} n’existe pas. Vérifiez le chemin, ou créez-le par un import.", path.display()),
                format!("The ledger {} does not exist. Check the path, or begin it with an import.", path.display()),
            ),
            Cause::Unreadable { file, refusal } => self.unreadable(file, refusal),
            Cause::MappingNeeded { file, missing } => self.mapping_needed(file, missing),
            Cause::OlderSnapshot { file, date, newest } => self.pick(
                format!(
                    "{file} est arrêté au {}, or le dossier connaît déjà l’échéancier du {}. Importez un fichier plus récent.",
                    self.day(*date), self.day(*newest)
                ),
                format!(
                    "{file} shows {}, but the ledger already knows the open items of {}. Import a more recent file.",
                    self.day(*date), self.day(*newest)
                ),
            ),
            Cause::TooManyVanish { file, vanishing, open } => self.pick(
                format!(
                    "{file} : {vanishing} des {open} pièces ouvertes n’y figurent plus et seraient soldées. Le fichier est-il complet ? Confirmez si c’est bien le cas."
                ),
                format!(
                    "{file}: {vanishing} of the {open} open documents are absent from it and would be settled. Is the file complete? Confirm if it is."
                ),
            ),
            Cause::NothingAccepted { file, rejected: 1, first } => self.pick(
                format!("{file} : la seule ligne n’a pas pu être reprise ; rien n’a changé. {first}"),
                format!("{file}: its only row could not be taken in; nothing changed. {first}"),
            ),
            Cause::NothingAccepted { file, rejected, first } => self.pick(
                format!("{file} : aucune des {rejected} lignes n’a pu être reprise ; rien n’a changé. La première : {first}"),
                format!("{file}: none of the {rejected} rows could be taken in; nothing changed. The first: {first}"),
            ),
            Cause::UnknownCustomer(code) => self.pick(
                format!("Le client {code} n’est pas dans ce dossier. Vérifiez le code, zéros de tête compris."),
                format!("Customer {code} is not in this ledger. Check the code, leading zeros included."),
            ),
            Cause::UnknownMonth(month) => self.pick(
                format!("Aucun indicateur pour {month} : donnez un mois AAAA-MM, du premier document à la date d’arrêté."),
                format!("No indicators for {month}: give a month YYYY-MM from the first document to the key date."),
            ),
            Cause::UnknownDocument(number) => self.pick(
                format!("Le document {number} n’est pas dans ce dossier."),
                format!("Document {number} is not in this ledger."),
            ),
            Cause::NothingToDo(name) => self.pick(
                format!("{name} : rien à faire aujourd’hui. Regardez sa fiche, elle dit pourquoi."),
                format!("{name}: nothing to do today. Look at its sheet, it says why."),
            ),
            Cause::NothingToPlan(name) => self.pick(
                format!("{name} : rien d’exigible à étaler parmi ces pièces. Choisissez des pièces échues et non contestées."),
                format!("{name}: nothing of these documents can be paid by instalments. Choose overdue ones that are not disputed."),
            ),
            Cause::NothingToClaim(name) => self.pick(
                format!("{name} : rien à réclamer ce jour par courrier."),
                format!("{name}: nothing to claim by letter on this day."),
            ),
            Cause::WrongBuckets => self.pick(
                "Les tranches vont en croissant à partir de 1 jour, par exemple 30, 60, 90.",
                "The columns ascend from 1 day, for instance 30, 60, 90.",
            ),
            Cause::NoLetters => self.pick(
                "Aucun courrier à faire ce jour.",
                "There is no letter to write on this day.",
            ),
            Cause::MissingRate { name, semester, rate, .. } => {
                self.pick(format!("{name} : "), format!("{name}: ")) + &self.missing_rate(*semester, *rate)
            }
            Cause::LetterLeftOut { name, reason } => {
                self.pick(format!("{name} : "), format!("{name}: ")) + reason
            }
            Cause::UnknownSemester(_)
            | Cause::InvalidRate(_)
            | Cause::RateWithoutSource
            | Cause::RateTooEarly(_)
            | Cause::NothingToConfirm(_)
            | Cause::NoPenalty(_)
            | Cause::CollectedTooMuch { .. } => self.rate_refused(cause),
            Cause::Provision(refusal) => self.provision_refused(refusal),
            Cause::SalesList(refusal) => self.sales_list_refused(refusal),
            Cause::CompanyIncomplete => self.pick(
                "Le nom ou l’adresse de votre société manque : un courrier ne peut pas partir sans expéditeur. Complétez-les dans Réglages.",
                "The name or address of your company is missing: a letter cannot leave without a sender. Complete them in Settings.",
            ),
            Cause::BrokenTemplate { .. }
            | Cause::EmptyTemplate
            | Cause::UnknownTemplate(_)
            | Cause::UnknownLetterCode(_)
            | Cause::DayToCome(_)
            | Cause::BeforeTheLetter { .. }
            | Cause::NameMissing => self.letter_refused(cause),
            Cause::InvalidIban(text) => self.pick(
                format!("« {text} » n’est pas un IBAN valide (clé ou longueur). Recopiez-le depuis votre RIB."),
                format!("“{text}” is no valid IBAN (check digits or length). Copy it from your bank details."),
            ),
            Cause::InvalidSiren(text) => self.pick(
                format!("« {text} » n’est pas un SIREN valide : neuf chiffres, clé comprise."),
                format!("“{text}” is no valid SIREN: nine digits, check digit included."),
            ),
            Cause::InvalidBic(text) => self.pick(
                format!("« {text} » n’est pas un BIC valide : 8 ou 11 caractères. Laissez-le vide s’il n’est pas connu."),
                format!("“{text}” is no valid BIC: 8 or 11 characters. Leave it empty where it is not known."),
            ),
            Cause::InvalidVat(text) => self.pick(
                format!("« {text} » n’est pas un n° de TVA valide : FR, une clé de deux caractères, puis votre SIREN."),
                format!("“{text}” is no valid VAT number: FR, a key of two characters, then your SIREN."),
            ),
            Cause::InvalidCurrency(text) => self.pick(
                format!("« {text} » n’est pas une devise : trois lettres, comme EUR ou CHF."),
                format!("“{text}” is not a currency: three letters, such as EUR or CHF."),
            ),
            Cause::InvalidGrace(days) => self.pick(
                format!("Un délai de {days} jours n’est pas proposé : choisissez 8 ou 15 jours."),
                format!("{days} days are not on offer: choose 8 or 15 days."),
            ),
            Cause::InvalidWindow(reason) => self.window_refused(*reason),
            Cause::InvalidPicture { file, reason } => self.picture_refused(file, *reason),
            Cause::PromiseWithoutDay(first) => self.pick(
                format!("Une promesse porte une date, à partir du {}. Indiquez-la.", self.day(*first)),
                format!("A promise has a day, from {} on. Give it.", self.day(*first)),
            ),
            Cause::PromiseOfNothing => self.pick(
                "Une promesse porte un montant supérieur à zéro. Indiquez-le.",
                "A promise has an amount above zero. Give it.",
            ),
            Cause::NotOurInvoice { file, seller } => self.pick(
                format!("{file} est une facture de {seller}, pas de votre société : ce n’est pas une créance. Importez vos factures de vente."),
                format!("{file} is an invoice of {seller}, not of your company: it is no receivable. Import your sales invoices."),
            ),
            Cause::Printing(trouble) => self.print_trouble(trouble),
            Cause::NoPrinterChosen => self.no_printer_chosen(),
            Cause::Stopped => self.pick(
                "Arrêté à votre demande ; rien n’a été écrit.",
                "Stopped as you asked; nothing was written.",
            ),
            Cause::UnknownImport(number) => self.pick(
                format!("L’import {number} n’existe pas, ou est déjà dans cet état. Regardez la liste des imports."),
                format!("Import {number} does not exist, or is in that state already. Look at the list of imports."),
            ),
            Cause::SourceNotKept { file } => self.pick(
                format!("{file} a été importé par une version qui ne gardait pas les fichiers : il ne peut pas être relu. Importez-le de nouveau."),
                format!("{file} was imported by a version that did not keep files: it cannot be read again. Import it anew."),
            ),
            Cause::UnknownHeading { file, heading } => self.pick(
                format!("{file} n’a pas de colonne « {heading} ». Vérifiez l’en-tête."),
                format!("{file} has no column “{heading}”. Check the heading."),
            ),
            Cause::UnknownField(name) => self.pick(
                format!("« {name} » n’est pas une information connue. Utilisez par exemple customer_code, number, due, open."),
                format!("“{name}” is no known fact. Use for instance customer_code, number, due, open."),
            ),
            Cause::InvalidAmount(text) => self.pick(
                format!("« {text} » n’est pas un montant. Écrivez un nombre comme 1 234,56."),
                format!("“{text}” is not an amount. Write a number such as 1,234.56."),
            ),
            Cause::UnknownReceipt(number) => self.pick(
                format!("L’encaissement {number} n’attend plus de décision. Rouvrez la liste des encaissements."),
                format!("Receipt {number} no longer waits for a decision. Open the list of receipts again."),
            ),
            Cause::BookedReceipt(_) => self.pick(
                "La comptabilité a déjà repris ce règlement : le défaire ici rouvrirait des pièces soldées. Corrigez le lettrage en comptabilité, puis importez le nouvel export.",
                "The accounting has booked this payment already: unmatching it here would reopen settled documents. Correct it in the accounting, then import the new export.",
            ),
            Cause::NothingToMatch => self.pick(
                "Cochez au moins une pièce ouverte que cet encaissement règle.",
                "Tick at least one open document that this receipt pays.",
            ),
            Cause::SharedNumber { number, customers } => {
                let customers = customers.join(", ");
                self.pick(
                    format!("Plusieurs clients ont une pièce {number} : {customers}. Demandez par le code du client."),
                    format!("Several customers have a document {number}: {customers}. Ask by the customer’s code."),
                )
            }
            Cause::UnknownMoment(text) => self.pick(
                format!("« {text} » n’a pas été compris. Écrivez par exemple 14h, demain 9h, lun ou 15/12."),
                format!("“{text}” was not understood. Write for example 2pm, tomorrow 9am, mon or 15/12."),
            ),
            Cause::PastMoment(text) => self.pick(
                format!("« {text} » est déjà passé. Donnez un moment à venir."),
                format!("“{text}” is past. Give a moment that is still to come."),
            ),
            Cause::InvalidTime(text) => self.pick(
                format!("« {text} » n’est pas une heure. Écrivez-la ainsi : 16:00."),
                format!("“{text}” is no time. Write it like this: 16:00."),
            ),
            Cause::WrongDay(day) => self.pick(
                format!("Le {} ne convient pas ici. Vérifiez l’ordre des dates.", self.day(*day)),
                format!("{} does not fit here. Check the order of the days.", self.day(*day)),
            ),
            Cause::Gone => self.pick(
                "Ce que vous vouliez modifier n’existe plus. Rouvrez la fiche.",
                "What you wanted to change is gone. Open the sheet again.",
            ),
            Cause::DisputedAlready(item) => self.pick(
                format!("{item} est déjà en litige. Fermez ce litige avant d’en ouvrir un autre."),
                format!("{item} is disputed already. Close that dispute before you open another."),
            ),
            Cause::DisputedTooMuch => self.pick(
                "La part contestée doit être comprise entre un centime et le solde de la pièce.",
                "The contested part must lie between one cent and what is open of the document.",
            ),
            Cause::DisputedInSeveral => self.pick(
                "Une part ne peut être contestée que d’une seule pièce. Ne cochez que celle-là.",
                "A part can be contested of one document only. Tick that one alone.",
            ),
            Cause::PlannedAlready(name) => self.pick(
                format!("{name} a déjà un échéancier sur ces pièces. Terminez-le d’abord."),
                format!("{name} has a plan for these documents already. End it first."),
            ),
            Cause::PlanCount(count) => self.pick(
                format!("{count} échéances ne conviennent pas à ce montant. Choisissez-en au moins une, et pas plus que de centimes."),
                format!("{count} instalments do not suit this amount. Choose at least one, and no more than there are cents."),
            ),
            Cause::PlanInterval => self.pick(
                "Deux échéances sont séparées d’au moins une semaine ou un mois.",
                "Two instalments are at least a week or a month apart.",
            ),
            Cause::HoldWithoutItem => self.pick(
                "Indiquez la pièce que ce règlement concernait.",
                "Say which document this payment was for.",
            ),
            Cause::HoldWithoutEnd => self.pick(
                "Indiquez jusqu’à quand ce règlement peut arriver.",
                "Say until when this payment may come in.",
            ),
            Cause::PersonWithoutName => {
                self.pick("Un contact porte un nom. Indiquez-le.", "A contact has a name. Give it.")
            }
            Cause::PolicyWithoutName => {
                self.pick("Un scénario porte un nom. Indiquez-le.", "A scenario has a name. Give it.")
            }
            Cause::PolicyInUse(name) => self.pick(
                format!("Le scénario « {name} » sert encore à un segment, à un client, à une pièce ou à la société. Donnez-leur d’abord un autre scénario."),
                format!("The scenario “{name}” still serves a segment, a customer, a document or the company. Give them another one first."),
            ),
            Cause::PolicyOrder(error) => self.policy_error(error),
            Cause::PolicyFloor => self.pick(
                "Un seuil est un montant positif ou nul, dans la devise de la société.",
                "A floor is an amount of zero or more, in the company’s currency.",
            ),
            Cause::Mail(refusal) => self.mail_refused(refusal),
            Cause::NothingToUndo => {
                self.pick("Il n’y a rien à annuler.", "There is nothing to undo.")
            }
            Cause::ReadOnly(day) => self.pick(
                format!("La vue au {} est en lecture seule. Revenez à aujourd’hui pour enregistrer.", self.day(*day)),
                format!("The view of {} is read-only. Go back to today to record.", self.day(*day)),
            ),
            Cause::Store(error) => self.store(error),
            Cause::Io { path, source } => self.system_at(path, source),
            Cause::Report(error) => self.no_report(error),
            Cause::Document { customer, source } => self.pick(
                format!("Courrier pour {customer} : {} Rien n’a été enregistré.", self.document(source)),
                format!("Letter for {customer}: {} Nothing was recorded.", self.document(source)),
            ),
            Cause::Internal(detail) => self.pick(
                format!("Erreur interne, rien n’a changé : {detail}."),
                format!("Internal error, nothing changed: {detail}."),
            ),
        }
    }

    fn unreadable(self, file: &str, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Empty => self.pick(
                format!("{file} est vide (ligne 1). Refaites l’export depuis votre logiciel."),
                format!("{file} is empty (line 1). Export it again from your software."),
            ),
            Refusal::OtherFormat(format) => self.other_format(file, *format),
            Refusal::NoTable => self.pick(
                format!("{file} : aucune ligne d’en-têtes reconnue (colonnes comme « Client », « N° pièce », « Échéance », « Solde »). Exportez un tableau avec ses en-têtes."),
                format!("{file}: no line of headings was found (columns such as “Customer”, “Number”, “Due date”, “Balance”). Export a table with its headings."),
            ),
            Refusal::NoRows { header_line } => self.pick(
                format!("{file} : aucune ligne sous les en-têtes de la ligne {header_line}. Élargissez la période de l’export."),
                format!("{file}: no row under the headings of line {header_line}. Widen the period of the export."),
            ),
            Refusal::TooLarge { megabytes } => self.pick(
                format!("{file} dépasse {megabytes} Mo, plus que ce qui se lit d’un tel fichier. Exportez une période plus courte."),
                format!("{file} is larger than {megabytes} MB, more than is read of such a file. Export a shorter period."),
            ),
            Refusal::Inflates { megabytes } => self.pick(
                format!("{file} se déplie à plus de {megabytes} Mo : il n’a pas été ouvert davantage. Exportez-le en CSV."),
                format!("{file} unpacks to more than {megabytes} MB: it was not opened any further. Export it as CSV."),
            ),
            Refusal::Protected => self.pick(
                format!("{file} est protégé par un mot de passe. Enregistrez-le sans protection, puis importez-le."),
                format!("{file} is protected by a password. Save it without protection, then import it."),
            ),
            Refusal::Entities { line } => self.pick(
                format!("{file}, ligne {line} : ce XML déclare des entités, ce qu’aucun relevé ni aucune facture ne fait. Il n’a pas été lu ; demandez un autre fichier à l’émetteur."),
                format!("{file}, line {line}: this XML declares entities, which no statement and no invoice does. It was not read; ask the issuer for another file."),
            ),
            Refusal::BadXml { line } => self.pick(
                format!("{file}, ligne {line} : le XML est abîmé ou s’interrompt. Refaites l’export."),
                format!("{file}, line {line}: the XML is broken or breaks off. Export it again."),
            ),
            Refusal::Fec(it) => self.fec_refusal(file, it),
            Refusal::Bank(it) => self.bank_refusal(file, it),
            Refusal::Invoice(it) => self.invoice_refusal(file, it),
            Refusal::Io(source) => self.system(file, source, || self.pick(
                format!("{file} n’a pas pu être lu ({source}). Fermez-le dans les autres programmes, puis recommencez."),
                format!("{file} could not be read ({source}). Close it in other programs, then try again."),
            )),
        }
    }

    fn other_format(self, file: &str, format: FileFormat) -> String {
        match format {
            FileFormat::ExcelWorkbook | FileFormat::OldExcelWorkbook | FileFormat::OpenDocument => self.pick(
                format!("{file} est un classeur abîmé, ou d’une forme qui ne se lit pas ici. Ouvrez-le dans votre tableur, enregistrez la feuille au format CSV, puis importez le CSV."),
                format!("{file} is a broken workbook, or one of a form that is not read here. Open it in your spreadsheet program, save the sheet as CSV, then import the CSV."),
            ),
            FileFormat::Zip | FileFormat::Gzip => self.pick(
                format!("{file} est une archive compressée, mais pas un classeur qui se lit. Refaites l’export, ou sortez-en les fichiers à importer. {READS_FR}"),
                format!("{file} is a compressed archive, but no workbook that can be read. Export it again, or take the files to import out of it. {READS_EN}"),
            ),
            FileFormat::Picture => self.no_export(file, ("une image", "a picture")),
            FileFormat::Json => self.no_export(file, ("un fichier JSON", "a JSON file")),
            FileFormat::Database => self.no_export(file, ("une base de données", "a database")),
            FileFormat::Binary => self.no_export(file, ("un fichier binaire", "a binary file")),
            FileFormat::Pdf => self.no_text_table(file, ("un PDF", "a PDF")),
            FileFormat::Xml => self.no_text_table(file, ("XML", "XML")),
            FileFormat::Html => self.no_text_table(file, ("une page web", "a web page")),
        }
    }

    /// A file out of which no spreadsheet program makes a table.
    fn no_export(self, file: &str, (fr, en): (&str, &str)) -> String {
        self.pick(
            format!("{file} est {fr}, pas un export. {READS_FR}"),
            format!("{file} is {en}, not an export. {READS_EN}"),
        )
    }

    fn no_text_table(self, file: &str, (fr, en): (&str, &str)) -> String {
        self.pick(
            format!("{file} est {fr}, pas un tableau en texte (ligne 1). Enregistrez-le au format CSV, puis importez le CSV."),
            format!("{file} is {en}, not a text table (line 1). Save it as CSV, then import the CSV."),
        )
    }

    fn mapping_needed(self, file: &str, missing: &[crate::import::Field]) -> String {
        let missing: Vec<_> = missing.iter().map(|it| self.field(*it)).collect();
        let missing = missing.join(", ");
        self.pick(
            format!("{file} : les en-têtes ne disent pas où trouver : {missing}. Indiquez les colonnes une fois, elles seront retenues."),
            format!("{file}: the headings do not say where to find: {missing}. Point out the columns once; they will be remembered."),
        )
    }
}
