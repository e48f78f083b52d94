//! Synonyms: the headings under which packages export each fact, in French and in English.
//!
//! In each list the surest heading comes first: where two columns claim one fact, the earlier
//! heading has it. A heading may stand for several facts; the content of the column decides.

use crate::Field;

#[rustfmt::skip]
pub(crate) const SYNONYMS: &[(Field, &[&str])] = &[
    (Field::CustomerCode, &[
        "Code client", "N° client", "Code tiers", "N° tiers", "ID client", "Identifiant client",
        "CompAuxNum", "Compte auxiliaire", "Compte tiers", "N° compte tiers",
        "Code compte tiers", "Compte client", "N° compte client",
        "Code auxiliaire", "N° auxiliaire", "Auxiliaire", "Matricule client",
        "Customer ID", "Customer code", "Customer No", "Customer account", "Customer account No",
        "Client ID", "Client code", "Client No", "Contact ID", "Partner ID", "Debtor No", "Debtor code",
        "Account No", "Account code", "Account ID", "Code compte", "N° compte", "Code", "Compte", "Account",
    ]),
    (Field::CustomerName, &[
        "Nom client", "Raison sociale client", "Raison sociale", "Intitulé client", "Intitulé tiers",
        "CompAuxLib", "Nom tiers", "Libellé tiers", "Libellé client", "Libellé auxiliaire",
        "Intitulé compte", "Libellé compte", "Nom compte", "Dénomination sociale", "Dénomination",
        "Customer name", "Client name", "ContactName", "Partner name", "Debtor name", "Company name",
        "Account name", "Name customer", "Bill to", "Intitulé", "Client", "Customer", "Tiers", "Partner",
        "Partenaire", "Debtor", "Débiteur", "Nom", "Name", "Société", "Company",
    ]),
    (Field::Number, &[
        "N° facture", "N° pièce", "N° document", "Invoice number", "Invoice ID", "Document number",
        "PieceRef", "Référence pièce", "Référence facture", "Référence document", "Invoice reference",
        "Facture", "Pièce", "Document", "Invoice", "Voucher No", "N° écriture", "Transaction No",
        "Numéro", "Référence", "Reference",
    ]),
    (Field::Kind, &[
        "Type de pièce", "Type document", "Type facture", "Nature pièce", "Nature document",
        "Document type", "Transaction type", "Invoice type", "Type d'écriture", "Type", "Nature",
    ]),
    (Field::Issued, &[
        "Date facture", "Date facturation", "Date pièce", "PieceDate", "Date d'émission", "Date document",
        "Invoice date", "Date issued", "Issue date", "Issued", "Issued on", "Document date", "Billing date",
        "Facturé le", "Émise le", "Émis le", "Document create date", "Transaction date", "Posting date",
        "Date écriture", "EcritureDate", "Date comptable", "Date comptabilisation", "Date",
    ]),
    (Field::Due, &[
        "Date échéance", "Échéance", "Due date", "Date limite règlement", "Date limite paiement",
        "Date limite", "DateLimitReglmt", "Payment due date", "Due in date", "Date maturity", "Maturity", "Échéance le",
        "Exigible le", "Date exigibilité", "Due on", "Due",
    ]),
    (Field::Amount, &[
        "Montant TTC", "Total TTC", "Montant facture", "Montant total TTC", "Montant facture TTC",
        "Montant initial", "Montant origine", "Montant pièce", "Montant document", "Invoice amount",
        "Invoice total", "Original amount", "Document amount", "Total amount", "Gross amount",
        "Total including tax", "Total incl VAT", "Amount incl VAT", "TTC", "Montant total",
        "Net à payer", "Total", "Amount", "Montant",
    ]),
    (Field::Open, &[
        "Reste à payer", "Reste à régler", "Reste à encaisser", "Reste dû", "Restant dû", "Solde dû",
        "Solde restant", "Solde restant dû", "Montant restant", "Montant restant dû", "Montant dû",
        "Montant ouvert", "Montant impayé", "Montant non soldé", "Solde à payer", "Solde facture", "Solde pièce",
        "Invoice amount due", "Amount due", "Open balance", "Open amount", "Balance due", "Amount residual",
        "Residual amount", "Amount remaining", "Remaining amount", "Outstanding amount", "Total open amount",
        "Outstanding balance", "Outstanding", "À payer", "Impayé", "Encours", "Restant", "Solde", "Balance",
        "Residual", "Due",
    ]),
    (Field::Paid, &[
        "Montant réglé", "Montant payé", "Montant encaissé", "Déjà réglé", "Total réglé", "Amount paid",
        "Invoice amount paid", "Paid amount", "Réglé", "Payé", "Encaissé", "Acompte", "Acomptes", "Paid",
        "Payments",
    ]),
    (Field::Debit, &["Débit", "Montant débit", "Débit EUR", "Debit", "Debit amount"]),
    (Field::Credit, &["Crédit", "Montant crédit", "Credit", "Credit amount"]),
    (Field::Settled, &[
        "Date règlement", "Date paiement", "Date encaissement", "Date de solde", "Réglé le", "Réglée le",
        "Payé le", "Payée le", "Soldé le", "Settled date", "Settlement date", "Settled on", "Settled",
        "Payment date", "Date paid", "Paid date", "Paid on", "Clear date", "Clearing date", "Cleared date",
        "DateRglt", "Date lettrage", "DateLet",
    ]),
    (Field::Currency, &[
        "Devise", "Code devise", "Dev.", "Monnaie", "Currency", "Currency code", "Invoice currency",
    ]),
    (Field::Disputed, &[
        "Litige", "En litige", "Litigieux", "Contesté", "Contestée", "Disputed", "In dispute",
        "Is disputed", "Dispute",
    ]),
    (Field::Reference, &[
        "Référence client", "Votre référence", "N° commande client", "N° commande", "Référence commande",
        "Bon de commande", "N° bon de commande", "Commande", "PO number", "Purchase order", "Order number",
        "Purchase order number", "Customer reference", "Your reference", "Référence", "Reference",
    ]),
    (Field::Address, &[
        "Adresse 1", "Adresse ligne 1", "Address 1", "Address line 1", "PO address line 1", "Street",
        "Street address", "Rue", "Voie", "Adresse", "Address", "Billing address", "Adresse facturation",
    ]),
    (Field::Address2, &[
        "Adresse 2", "Adresse ligne 2", "Complément adresse", "Complément", "Address 2", "Address line 2",
        "PO address line 2",
    ]),
    (Field::Postcode, &[
        "Code postal", "CP", "Postcode", "Postal code", "Zip", "Zip code", "PO postal code",
    ]),
    (Field::Town, &["Ville", "Localité", "Commune", "City", "Town", "PO city", "Bureau distributeur"]),
    (Field::Country, &["Pays", "Code pays", "Country", "Country code", "PO country"]),
    (Field::Phone, &[
        "Téléphone", "N° téléphone", "Téléphone 1", "Phone", "Phone number", "Telephone", "Telephone number",
        "Téléphone fixe", "Fixe", "Portable", "Téléphone portable", "Mobile", "Mobile phone",
    ]),
    (Field::Email, &[
        "E-mail", "Email", "Courriel", "Adresse e-mail", "Adresse email", "Adresse mail", "Email address",
        "E-mail address", "Mail",
    ]),
    (Field::Contact, &[
        "Contact", "Nom contact", "Interlocuteur", "Correspondant", "Contact person", "Personne à contacter",
        "Attention",
    ]),
    (Field::Siren, &["SIREN", "N° SIREN", "SIRET", "N° SIRET", "SIREN SIRET"]),
    (Field::Language, &["Langue", "Code langue", "Language", "Language code", "Lang"]),
];
