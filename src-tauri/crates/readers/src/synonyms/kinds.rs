//! Headings that mean a fact only in one kind of file: a *Numéro* is a customer's in a list of
//! customers and a document's in a list of invoices.

use crate::{Field, Kind};

#[rustfmt::skip]
pub(crate) const OF_KINDS: &[(Kind, Field, &[&str])] = &[
    (Kind::Customers, Field::CustomerCode, &[
        "Code client", "N° client", "Code tiers", "N° tiers", "Numéro compte tiers", "Numéro", "Identifiant", "ID", "Référence", "Réf.",
        "Number", "Reference",
    ]),
    (Kind::Customers, Field::CustomerName, &[
        "Raison sociale", "Nom client", "Intitulé", "Dénomination", "Company name", "Customer name", "Display name", "Nom du tiers",
    ]),
    (Kind::Customers, Field::Terms, &["Échéance", "Mode d'échéance", "Règlement", "Délai", "Conditions"]),
    (Kind::Payments, Field::PaymentDate, &[
        "Date règlement", "Date paiement", "Date encaissement", "Date de réception", "Réglé le", "Payé le", "Encaissé le", "Reçu le",
        "DateRglt", "Payment date", "Date paid", "Paid date", "Paid on", "Paid at", "Receipt date", "Received on", "Date received",
        "Settlement date", "Date remise", "Date opération", "Date écriture", "Date comptable", "Date pièce", "Date",
    ]),
    (Kind::Payments, Field::Amount, &[
        "Montant réglé", "Montant règlement", "Montant encaissé", "Montant paiement", "Montant payé", "Montant reçu", "Payment amount",
        "Amount paid", "Paid amount", "Amount received", "Received amount", "Encaissement", "Règlement", "Encaissé", "Réglé", "Payé",
        "Montant", "Amount", "Montant TTC", "Total", "Paid", "Net",
    ]),
    (Kind::Payments, Field::Number, &[
        "N° facture", "Factures", "N° factures", "Facture réglée", "Factures réglées", "Facture payée", "Factures payées",
        "Invoice number", "Invoice numbers", "Invoices", "Invoice", "Facture", "Facture(s)", "Pièce réglée", "Pièces réglées",
        "Applied to", "Applied to invoice", "Imputation", "N° pièce réglée", "Document réglé",
    ]),
    (Kind::Payments, Field::Reference, &[
        "Référence règlement", "Référence paiement", "N° règlement", "N° paiement", "N° chèque", "N° encaissement", "Payment reference",
        "Payment number", "Payment No", "Receipt number", "Transaction ID", "N° pièce", "Libellé", "Référence", "Reference", "Memo",
    ]),
    (Kind::Payments, Field::Mode, &[
        "Mode de règlement", "Mode règlement", "Mode de paiement", "Moyen de paiement", "Moyen de règlement", "Mode", "Type de règlement",
        "Type de paiement", "ModeRglt", "Payment method", "Payment mode", "Method", "Payment type",
    ]),
    (Kind::TakeOver, Field::Level, &[
        "Niveau de relance", "Niveau relance", "Niveau", "Dernier niveau", "Dernier niveau de relance", "Niveau atteint", "Relance",
        "Relances", "Nombre de relances", "Nb relances", "N° de relance", "Dernière relance envoyée", "Étape de relance", "Stade",
        "Stade de relance", "Statut de relance", "Type de relance", "Reminder level", "Dunning level", "Level", "Last level", "Reminder",
        "Reminders sent", "Last reminder level", "Dernière relance",
    ]),
    (Kind::TakeOver, Field::LastContact, &[
        "Date dernière relance", "Date de relance", "Relancé le", "Dernière relance le", "Date du dernier contact", "Dernier contact",
        "Dernier contact le", "Date dernier rappel", "Last reminder date", "Last reminder", "Last dunning date", "Last contact",
        "Last contact date", "Reminder date", "Reminded on", "Dernière relance", "Date",
    ]),
    (Kind::BankLines, Field::BookingDate, &[
        "Date opération", "Date comptable", "Date comptabilisation", "Date d'écriture", "Booking date", "Transaction date", "Posting date",
        "Posted date", "Operation date", "Completed date", "Date comptabilité", "Date mouvement", "Date",
    ]),
    (Kind::BankLines, Field::ValueDate, &["Date de valeur", "Date valeur", "Valeur", "Value date"]),
    (Kind::BankLines, Field::Label, &[
        "Libellé", "Libellé opération", "Libellé simplifié", "Libellé complet", "Libellé de l'opération", "Nature de l'opération",
        "Nature opération", "Désignation", "Motif", "Communication", "Description", "Label", "Details", "Narrative", "Memo",
        "Payment reference", "Transaction description", "Intitulé", "Remittance information", "Opération",
    ]),
    (Kind::BankLines, Field::Amount, &[
        "Montant", "Amount", "Montant EUR", "Montant de l'opération", "Montant opération", "Transaction amount", "Montant signé",
    ]),
    (Kind::BankLines, Field::Balance, &[
        "Solde", "Solde après opération", "Solde courant", "Solde progressif", "Balance", "Running balance", "Balance after",
    ]),
    (Kind::BankLines, Field::Reference, &[
        "Référence", "Référence opération", "Référence de l'opération", "N° opération", "N° écriture", "Reference", "Transaction ID",
        "Transaction reference", "Operation number", "Bank reference", "N° de référence", "ID", "N° chèque",
    ]),
    (Kind::BankLines, Field::Counterparty, &[
        "Contrepartie", "Nom contrepartie", "Nom de la contrepartie", "Tiers", "Émetteur", "Donneur d'ordre", "Bénéficiaire", "Partner name",
        "Partner", "Counterparty", "Counterparty name", "Payee", "Payer", "Name", "Nom", "Émetteur / Bénéficiaire", "Tireur",
    ]),
    (Kind::BankLines, Field::Account, &[
        "Compte", "N° compte", "N° de compte bancaire", "Compte bancaire", "IBAN", "Account", "Account number", "Bank account", "RIB",
    ]),
];
