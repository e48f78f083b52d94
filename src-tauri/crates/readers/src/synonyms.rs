//! Synonyms: the headings under which packages export each fact, in French and in English.
//!
//! In each list the surest heading comes first: where two columns claim one fact, the earlier
//! heading has it. A heading may stand for several facts; the content of the column decides.

use crate::Field;

#[path = "synonyms/kinds.rs"]
mod kinds;
#[path = "synonyms/lines.rs"]
mod lines;

pub(crate) use kinds::OF_KINDS;
pub(crate) use lines::OF_ITEM_LINES;

#[rustfmt::skip]
pub(crate) const SYNONYMS: &[(Field, &[&str])] = &[
    (Field::CustomerCode, &[
        "Code client", "N° client", "Code tiers", "N° tiers", "ID client", "Identifiant client", "s.code_client",
        "CompAuxNum", "Compte auxiliaire", "Compte tiers", "N° compte tiers",
        "Code compte tiers", "Compte client", "N° compte client",
        "Code auxiliaire", "N° auxiliaire", "Auxiliaire", "Matricule client",
        "Customer ID", "Customer code", "Customer No", "Customer account", "Customer account No",
        "Client ID", "Client code", "Client No", "Contact ID", "Partner ID", "Debtor No", "Debtor code",
        "Account No", "Account code", "Account ID", "Code compte", "N° compte", "Code", "Compte", "Account",
        "Tiers code", "Code du tiers", "Partenaire ID", "Numéro de tiers", "N° de compte auxiliaire", "N° compte auxiliaire",
        "Numéro auxiliaire", "Compte collectif auxiliaire", "Réf. client interne", "Identifiant tiers", "Identifiant partenaire",
        "Bill to customer", "Sold to", "Client", "Customer", "Tiers",
    ]),
    (Field::CustomerName, &[
        "Nom client", "s.nom", "Raison sociale client", "Raison sociale", "Intitulé client", "Intitulé tiers",
        "CompAuxLib", "Nom tiers", "Libellé tiers", "Libellé client", "Libellé auxiliaire",
        "Intitulé compte", "Libellé compte", "Nom compte", "Dénomination sociale", "Dénomination",
        "Customer name", "Client name", "ContactName", "Partner name", "Debtor name", "Company name",
        "Account name", "Name customer", "Bill to", "Intitulé", "Client", "Customer", "Tiers", "Partner",
        "Partenaire", "Debtor", "Débiteur", "Nom", "Name", "Société", "Company",
        "Nom du tiers", "Tiers nom", "Nom (Tiers)", "Nom ou raison sociale", "Nom / Raison sociale", "Nom société",
        "Nom de la société", "Nom d'entreprise", "Customer full name", "Customer company", "Organisation", "Organization",
        "Nom d'affichage partenaire", "Nom d'affichage du partenaire de la facture", "Partenaire de la facture",
        "Invoice partner display name", "Invoice partner", "Partner display name", "Nom partenaire", "Libellé du compte tiers",
        "Intitulé du compte tiers", "Désignation client", "Facturé à", "Nom complet", "Full name", "Nom tiers facturé",
    ]),
    (Field::Number, &[
        "N° facture", "N° pièce", "N° document", "f.ref", "f.facnumber", "Invoice number", "Invoice ID", "Document number",
        "PieceRef", "Référence pièce", "Référence facture", "Référence document", "Invoice reference",
        "Facture", "Pièce", "Document", "Invoice", "Voucher No", "N° écriture", "Transaction No",
        "Num fac", "Facture numéro interne", "N° interne facture", "Réf. pièce client", "Numéro de pièce comptable", "N° vente",
        "Invoice", "Bill No", "Doc reference", "Document reference", "Numéro ou référence",
        "Numéro", "Référence", "Reference",
    ]),
    (Field::Kind, &[
        "Type de pièce", "Type document", "Type facture", "Nature pièce", "Nature document",
        "Document type", "Transaction type", "Invoice type", "Type d'écriture", "Type", "Nature",
        "Type d'opération", "Type de transaction", "Sorte de pièce", "Type de mouvement", "Nature de la pièce", "Type mouvement",
        "Type d'écriture comptable", "Move type", "Genre",
    ]),
    (Field::Issued, &[
        "Date facture", "Date facturation", "f.datef", "Date pièce", "PieceDate", "Date d'émission", "Date document",
        "Invoice date", "Date issued", "Issue date", "Issued", "Issued on", "Document date", "Billing date",
        "Facturé le", "Émise le", "Émis le", "Document create date", "Transaction date", "Posting date",
        "Date de création", "Created date", "Created (UTC)", "Date de vente", "Date d'opération", "Date opération",
        "Date d'écriture comptable", "Invoice bill date", "Date de la pièce comptable", "Date mouvement", "Accounting date",
        "Date écriture", "EcritureDate", "Date comptable", "Date comptabilisation", "Date",
    ]),
    (Field::Due, &[
        "Date échéance", "Échéance", "Due date", "f.date_lim_reglement", "Date limite règlement", "Date limite paiement",
        "Date limite", "DateLimitReglmt", "Payment due date", "Due in date", "Date maturity", "Maturity", "Échéance le",
        "Date lim reglement", "Limite de règlement", "Date d'exigibilité", "À payer avant le", "À régler avant le",
        "Échéance de paiement", "Échéance de règlement", "Échéance de la facture", "Invoice due date", "Net due date", "Pay by", "Due by",
        "Exigible le", "Date exigibilité", "Due on", "Due",
    ]),
    (Field::Amount, &[
        "Montant TTC", "Total TTC", "f.total_ttc", "Montant facture", "Montant total TTC", "Montant facture TTC",
        "Montant initial", "Montant origine", "Montant pièce", "Montant document", "Invoice amount",
        "Invoice total", "Original amount", "Document amount", "Total amount", "Gross amount",
        "Total including tax", "Total incl VAT", "Amount incl VAT", "TTC", "Montant total",
        "Montant échéance", "Total signé", "Total signed", "Total in currency", "Total in currency signed", "Montant total signé",
        "Total devise", "Montant de l'échéance", "Total facture", "Total facturé", "Montant facturé", "Prix TTC", "Montant net",
        "Invoice total amount", "Grand total", "Total due amount", "Amount total", "Total document",
        "Net à payer", "Net à payer TTC", "Total", "Amount", "Montant",
    ]),
    (Field::Open, &[
        "Reste à payer", "Reste à régler", "Reste à encaisser", "Reste dû", "Restant dû", "Solde dû",
        "Solde restant", "Solde restant dû", "Montant restant", "Montant restant dû", "Montant dû",
        "Montant ouvert", "Montant impayé", "Montant non soldé", "Solde à payer", "Solde facture", "Solde pièce",
        "Invoice amount due", "Amount due", "Open balance", "Open amount", "Balance due", "Amount residual",
        "Residual amount", "Amount remaining", "Remaining amount", "Outstanding amount", "Total open amount",
        "Outstanding balance", "Outstanding", "Solde ouvert", "Solde en cours",
        "Solde échéance", "Reste dû TTC", "Reste à payer TTC", "Restant à payer", "Restant à régler", "Montant dû signé",
        "Amount due signed", "Amount due in currency", "Residual in currency", "Montant résiduel", "Montant à payer",
        "Montant à régler", "Solde non réglé", "Solde non lettré", "Invoice balance", "Outstanding invoice amount", "Unpaid amount",
        "Amount outstanding", "Invoice outstanding", "Solde impayé", "À encaisser", "Montant en attente", "À payer", "Impayé", "Encours", "Restant", "Solde", "Balance",
        "Residual", "Due",
    ]),
    (Field::Paid, &[
        "Montant réglé", "Montant payé", "Montant encaissé", "Déjà réglé", "Total réglé", "Amount paid",
        "Invoice amount paid", "Paid amount", "Total payé", "Total encaissé", "Montant acquitté",
        "Montant déjà réglé", "Montant lettré", "Acompte versé", "Amount received", "Total paid", "Payments applied", "Réglé", "Payé", "Encaissé", "Acompte", "Acomptes", "Paid",
        "Payments",
    ]),
    (Field::Debit, &["Débit", "Montant débit", "Débit EUR", "Debit", "Debit amount", "Montant au débit", "Débit (EUR)"]),
    (Field::Credit, &["Crédit", "Montant crédit", "Credit", "Credit amount", "Montant au crédit"]),
    (Field::Settled, &[
        "Date règlement", "Date paiement", "Date encaissement", "Date de solde", "Réglé le", "Réglée le",
        "Payé le", "Payée le", "Soldé le", "Settled date", "Settlement date", "Settled on", "Settled",
        "Payment date", "Date paid", "Paid date", "Paid on", "Clear date", "Clearing date", "Cleared date",
        "Date dernier règlement", "Date dernier paiement", "Date de paiement effective", "Paid at (UTC)", "Paid at", "Last payment date",
        "Date acquittement", "Acquittée le", "Encaissé le",
        "DateRglt", "Date lettrage", "DateLet",
    ]),
    (Field::Currency, &[
        "Devise", "Code devise", "Dev.", "Monnaie", "Currency", "Currency code", "Invoice currency", "Code monnaie",
        "Devise pièce", "Devise document", "Devise facture", "Devise de la facture", "ISO devise", "Idevise",
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
    (Field::Sign, &[
        "Sens", "Débit/Crédit", "Debit/Credit", "Sens D/C", "Sens écriture", "Sens du mouvement", "Sens mouvement",
        "Dr/Cr", "Credit/Debit", "Crédit/Débit", "Signe", "Sign", "Debit credit indicator",
    ]),
    (Field::Status, &[
        "Statut facture", "f.fk_statut", "f.statut", "Statut de la facture", "Statut du paiement", "Statut de paiement", "État de la facture", "État facture",
        "État du paiement", "État paiement", "Invoice status", "Payment status", "Payment state", "Document status", "Statut du document",
        "État du document", "Statut", "État", "Status", "State",
    ]),
    (Field::Terms, &[
        "Conditions de règlement", "Conditions de paiement", "Condition de règlement", "Condition de paiement", "Délai de règlement",
        "Délai de paiement", "Modalités de règlement", "Modalités de paiement", "Mode et conditions de règlement", "Payment terms",
        "Payment term", "Customer payment terms", "Payment conditions", "Terms of payment", "Terms",
    ]),
    (Field::Vat, &[
        "N° TVA", "N° TVA intracommunautaire", "TVA intracommunautaire", "N° TVA intracom", "TVA intracom", "TVA intra", "N° TVA intra",
        "N° identification TVA", "Identifiant TVA", "VAT number", "VAT ID", "VAT reg no", "VAT registration number", "VAT", "Tax ID",
        "Tax number", "Identifiant CEE", "N° identifiant CEE",
    ]),
    (Field::Contact2, &["Contact 2", "Nom contact 2", "Interlocuteur 2", "Deuxième contact", "Second contact"]),
    (Field::Phone2, &[
        "Téléphone 2", "Phone 2", "Portable", "Téléphone portable", "Téléphone mobile", "Mobile", "Mobile phone", "Tél. portable",
        "N° portable", "GSM", "Autre téléphone", "Other phone",
    ]),
    (Field::Email2, &["E-mail 2", "Email 2", "Courriel 2", "Adresse e-mail 2", "Autre e-mail", "E-mail comptabilité", "Email comptabilité"]),
    (Field::Collector, &[
        "Chargé de recouvrement", "Chargée de recouvrement", "Gestionnaire de recouvrement", "Gestionnaire recouvrement",
        "Responsable recouvrement", "Recouvreur", "Agent de recouvrement", "Collector", "Collections agent", "Credit controller",
        "Credit analyst", "Chargé de relance", "Gestionnaire", "Gestionnaire client", "Gestionnaire de compte", "Gestionnaire crédit",
        "Code gestionnaire", "Nom gestionnaire", "Suivi par",
    ]),
    (Field::Salesperson, &[
        "Commercial", "Commerciale", "Code commercial", "Nom commercial", "Nom du commercial", "Commercial affecté", "Vendeur",
        "Représentant", "Code représentant", "Nom représentant", "Nom du représentant", "Collaborateur", "VRP",
        "Salesperson", "Sales person", "Sales rep", "Sales representative", "Sales agent", "Chargé de clientèle",
        "Chargée de clientèle", "Chargé de compte", "Chargé d'affaires", "Account manager", "Account owner",
    ]),
    (Field::Address, &[
        "Adresse 1", "Adresse ligne 1", "Address 1", "Address line 1", "PO address line 1", "Street",
        "Street address", "Billing street", "Billing address street 1", "Rue", "Voie",
        "N° et voie", "Adresse", "Address", "Adresse de facturation", "Billing address", "Adresse facturation",
    ]),
    (Field::Address2, &[
        "Adresse 2", "Adresse ligne 2", "Complément adresse", "Complément", "Address 2", "Address line 2",
        "PO address line 2",
    ]),
    (Field::Postcode, &[
        "Code postal", "CP", "Postcode", "Postal code", "Zip", "Zip code", "Billing zip", "Billing code",
        "Billing postal code", "Billing zip code", "CP client", "PO postal code",
    ]),
    (Field::Town, &["Ville", "Localité", "Commune", "City", "Town", "PO city", "Billing city", "Ville client", "Bureau distributeur"]),
    (Field::Country, &["Pays", "Code pays", "Country", "Country code", "PO country", "Billing country"]),
    (Field::Phone, &[
        "Téléphone", "N° téléphone", "Téléphone 1", "Phone", "Phone number", "Telephone", "Telephone number",
        "Téléphone fixe", "Fixe", "Tél. fixe",
        "N° tél.", "Standard", "Portable", "Téléphone portable", "Mobile", "Mobile phone",
    ]),
    (Field::Email, &[
        "E-mail", "Email", "Courriel", "Adresse e-mail", "Adresse email", "Adresse mail", "Email address",
        "E-mail address", "E-mail client", "Email client", "Customer email", "E-mail contact", "E-mail principal", "Mail",
    ]),
    (Field::Contact, &[
        "Contact 1", "Contact principal", "Primary contact", "Contact facturation", "Contact comptabilité", "Contact name",
        "Contact", "Nom contact", "Interlocuteur", "Correspondant", "Contact person", "Personne à contacter",
        "Attention",
    ]),
    (Field::Siren, &["SIREN", "N° SIREN", "SIRET", "N° SIRET", "SIREN SIRET", "Code SIRET", "Code SIREN", "Identifiant professionnel 1", "Identifiant prof. 1"]),
    (Field::Language, &["Langue", "Code langue", "Language", "Language code", "Lang"]),
];
