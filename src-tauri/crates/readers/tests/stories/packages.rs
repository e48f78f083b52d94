//! One story per package: its line of headings, rows as it writes them, and what is read.

use super::{check, open};
use readers::{Field, Kind};

#[test]
fn sage_entries_with_their_side() {
    check(
        "Code journal;Date;N° pièce;N° facture;Référence;N° compte tiers;Intitulé du compte tiers;Libellé écriture;Mode de règlement;Date échéance;Sens;Montant\r\n\
         VTE;05/01/2026;118;FC2601;BC 77;CGARNIER;GARNIER TP;Facture chantier;Virement;04/02/2026;D;1\u{202F}440,00\r\n\
         VTE;16/01/2026;121;AV2602;;CGARNIER;GARNIER TP;Avoir partiel;;;C;120,00\r\n\
         BQ;06/02/2026;140;RG0019;;CGARNIER;GARNIER TP;Virement;;;X;500,00\r\n",
        r#"
        2  CGARNIER (GARNIER TP) FC2601 2026-01-05 due 2026-02-04  1440.00 ref BC 77
        3  CGARNIER (GARNIER TP) credit AV2602 2026-01-16  -120.00
        4! UnknownSign { value: "X" } Sens of RG0019 CGARNIER
        3 = 2 + 1"#,
    );
}

#[test]
fn sage_customers_by_number_and_title() {
    let table = open(
        "Numéro;Intitulé;Qualité;Adresse;Code postal;Ville;Téléphone;Portable;E-mail;N° identifiant CEE;Conditions de paiement\n\
         CGARNIER;GARNIER TP;SARL;4 rue du Pont;69002;Lyon;04 72 00 00 01;06 00 00 00 01;compta@garnier.example;FR00123456789;30 jours fin de mois\n",
    );
    let mapping = table.guess().unwrap();
    let column = |field| mapping.column(field);
    assert_eq!(mapping.kind, Kind::Customers);
    assert_eq!((column(Field::CustomerCode), column(Field::CustomerName)), (Some(0), Some(1)));
    assert_eq!(
        (column(Field::Phone2), column(Field::Vat), column(Field::Terms)),
        (Some(7), Some(9), Some(10))
    );
}

#[test]
fn customers_with_who_follows_them() {
    for (heading, field) in [
        ("Chargé de recouvrement", Field::Collector),
        ("Gestionnaire", Field::Collector),
        ("Représentant", Field::Salesperson),
        ("Sales rep", Field::Salesperson),
    ] {
        let table = open(format!(
            "Code client;Raison sociale;Ville;Téléphone;{heading}\nC7;GARNIER TP;Lyon;04 72 00 00 01;Mme Faure\n"
        ));
        let mapping = table.guess().unwrap();
        assert_eq!(mapping.kind, Kind::Customers, "{heading}");
        assert_eq!(mapping.column(field), Some(4), "{heading}");
    }
    let table = open(
        "Code client;Raison sociale;Ville;Commercial;Chargé de recouvrement\nC7;GARNIER TP;Lyon;M. Picard;Mme Faure\n",
    );
    let mapping = table.guess().unwrap();
    let column = |field| mapping.column(field);
    assert_eq!((column(Field::Salesperson), column(Field::Collector)), (Some(3), Some(4)));
}

#[test]
fn ebp_due_dates() {
    check(
        "Code tiers;Nom (Tiers);Numéro du document;Date du document;Date d'échéance;Moyen de paiement;Montant;Solde\n\
         CL00012;Boulangerie Petit;FA00000310;03/02/2026;05/03/2026;Chèque;248,40;248,40\n\
         CL00012;Boulangerie Petit;FA00000314;13/02/2026;15/03/2026;Chèque;96,00;46,00\n",
        "
        2  CL00012 (Boulangerie Petit) FA00000310 2026-02-03 due 2026-03-05  248.40 open 248.40
        3  CL00012 (Boulangerie Petit) FA00000314 2026-02-13 due 2026-03-15  96.00 open 46.00
        2 = 2 + 0",
    );
}

#[test]
fn ciel_invoices() {
    check(
        "N° pièce\tDate pièce\tCode client\tNom / Raison sociale\tMontant TTC\tDate échéance\tReste dû\n\
         FC000045\t20/01/26\t0008\tLe Gall & Cie\t1 020,00\t19/02/26\t1 020,00\n\
         AV000003\t22/01/26\t0008\tLe Gall & Cie\t-60,00\t22/01/26\t-60,00\n",
        "
        2  0008 (Le Gall & Cie) FC000045 2026-01-20 due 2026-02-19  1020.00 open 1020.00
        3  0008 (Le Gall & Cie) credit AV000003 2026-01-22 due 2026-01-22  -60.00 open -60.00
        2 = 2 + 0",
    );
}

#[test]
fn cegid_ledger_of_third_parties() {
    check(
        "Auxiliaire;Libellé auxiliaire;Date comptable;Référence interne;Nature pièce;N° pièce;Échéance;Débit;Crédit;Lettrage;Devise\n\
         C000201;METALLERIE ROUX;15/01/2026;L-9;FC;2026010;28/02/2026;3 600,00;;;EUR\n\
         C000201;METALLERIE ROUX;20/01/2026;;AC;2026011;20/01/2026;;300,00;;EUR\n\
         C000201;METALLERIE ROUX;25/01/2026;;RC;2026012;;;1 000,00;;EUR\n",
        r#"
        2  C000201 (METALLERIE ROUX) 2026010 2026-01-15 due 2026-02-28  3600.00
        3  C000201 (METALLERIE ROUX) credit 2026011 2026-01-20 due 2026-01-20  -300.00
        4  C000201 (METALLERIE ROUX) payment 2026012 2026-01-25  -1000.00
        3 = 3 + 0"#,
    );
}

#[test]
fn quadra_ledger() {
    check(
        "Compte;Libellé compte;Journal;Date;Pièce;Libellé;Échéance;Débit;Crédit\n\
         9DUVAL;DUVAL JEAN;VE;150126;4401;Travaux;140226;812.50;0.00\n\
         9DUVAL;DUVAL JEAN;VE;200126;4402;Fourniture;190226;77.00;0.00\n",
        "
        2  9DUVAL (DUVAL JEAN) 4401 2026-01-15 due 2026-02-14  812.50
        3  9DUVAL (DUVAL JEAN) 4402 2026-01-20 due 2026-02-19  77.00
        2 = 2 + 0",
    );
}

#[test]
fn pennylane_invoices_with_their_state() {
    check(
        "Numéro de facture,Client,Identifiant client,Date d'émission,Date d'échéance,Montant TTC,Devise,Statut,Reste à payer\n\
         F-2026-031,Atelier Nord,atelier-nord,2026-01-09,2026-02-08,480.00,EUR,En retard,480.00\n\
         F-2026-032,Atelier Nord,atelier-nord,2026-01-12,2026-02-11,96.00,EUR,Payée,0.00\n\
         ,Atelier Nord,atelier-nord,2026-01-13,2026-02-12,96.00,EUR,Brouillon,96.00\n",
        "
        2  atelier-nord (Atelier Nord) F-2026-031 2026-01-09 due 2026-02-08  480.00 open 480.00
        3  atelier-nord (Atelier Nord) F-2026-032 2026-01-12 due 2026-02-11  96.00 open 0.00
        2 = 2 + 0 void 1",
    );
}

#[test]
fn sellsy_documents() {
    check(
        "Référence;Date de création;Société;Total TTC;Montant dû;Date d'échéance;Statut;Devise\n\
         FACT-00451;18/02/2026;Imprimerie Moreau;1 260,00 €;630,00 €;20/03/2026;Partiellement payée;EUR\n\
         FACT-00452;19/02/2026;Imprimerie Moreau;84,00 €;0,00 €;21/03/2026;Annulée;EUR\n",
        "
        2  Imprimerie Moreau (Imprimerie Moreau) FACT-00451 2026-02-18 due 2026-03-20  1260.00 open 630.00
        1 = 1 + 0 void 1",
    );
}

#[test]
fn dolibarr_exports_by_label_and_by_field() {
    let expected = "
        2  CU2501-00007 (Scierie Blanc) FA2601-0012 2026-01-14 due 2026-02-13  2400.00 open 0.00
        3  CU2501-00007 (Scierie Blanc) FA2601-0013 2026-01-15 due 2026-02-14  36.50
        2 = 2 + 0";
    let rows = "\nFA2601-0012,Scierie Blanc,CU2501-00007,2026-01-14,2026-02-13,2000,400,2400,Payée\n\
                FA2601-0013,Scierie Blanc,CU2501-00007,2026-01-15,2026-02-14,30.42,6.08,36.5,Impayée\n";
    let by_label = "Réf. facture,Nom du tiers,Code client,Date facturation,Date limite règlement,Total HT,Total TVA,Total TTC,État";
    let by_field = "f.ref,s.nom,s.code_client,f.datef,f.date_lim_reglement,f.total_ht,f.total_tva,f.total_ttc,f.statut";
    check(format!("{by_label}{rows}"), expected);
    check(format!("{by_field}{rows}"), expected);
}

#[test]
fn odoo_invoices_in_both_languages() {
    let rows = "\nFAC/2026/00017,Verrerie du Lac,2026-01-20,2026-02-19,SO-77,1000.00,1200.00,700.00,Partially Paid\n\
                RFAC/2026/00002,Verrerie du Lac,2026-01-22,2026-01-22,,-100.00,-120.00,-120.00,Not Paid\n";
    let expected = "
        2  Verrerie du Lac (Verrerie du Lac) FAC/2026/00017 2026-01-20 due 2026-02-19  1200.00 open 700.00 ref SO-77
        3  Verrerie du Lac (Verrerie du Lac) credit RFAC/2026/00002 2026-01-22 due 2026-01-22  -120.00 open -120.00
        2 = 2 + 0";
    let english = "Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Reference,Untaxed Amount Signed,Total Signed,Amount Due Signed,Payment Status";
    let french = "Numéro,Nom d'affichage du partenaire de la facture,Date de facturation,Date d'échéance,Référence,Montant hors taxes signé,Total signé,Montant dû signé,Statut du paiement";
    check(format!("{english}{rows}"), expected);
    check(format!("{french}{rows}"), expected);
}

#[test]
fn quickbooks_aging_detail_with_its_sections() {
    check(
        "Atelier Exemple SARL,,,,,,\n\
         A/R Aging Detail,,,,,,\n\
         \"As of March 31, 2026\",,,,,,\n\
         \n\
         ,Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance\n\
         31 - 60 days past due,,,,,,,\n\
         ,01/20/2026,Invoice,1044,Baker Supplies,02/19/2026,\"1,150.00\",\"1,150.00\"\n\
         Total for 31 - 60 days past due,,,,,,\"$1,150.00\",\"$1,150.00\"\n\
         Current,,,,,,,\n\
         ,03/16/2026,Credit Memo,1052,Baker Supplies,03/16/2026,-50.00,-50.00\n\
         Total for Current,,,,,,$-50.00,$-50.00\n\
         TOTAL,,,,,,\"$1,100.00\",\"$1,100.00\"\n",
        "
        7  Baker Supplies (Baker Supplies) 1044 2026-01-20 due 2026-02-19  1150.00 open 1150.00
        10  Baker Supplies (Baker Supplies) credit 1052 2026-03-16 due 2026-03-16  -50.00 open -50.00
        2 = 2 + 0 total 1100.00 open 1100.00
        SectionLines { count: 2, first: 6 }",
    );
}

#[test]
fn quickbooks_balances_under_the_name_of_the_customer() {
    check(
        "Customer Balance Detail,,,,,,\n\
         ,Date,Transaction Type,Num,Due Date,Amount,Open Balance\n\
         Baker Supplies,,,,,,\n\
         ,01/20/2026,Invoice,1044,02/19/2026,\"1,150.00\",\"1,150.00\"\n\
         ,02/03/2026,Invoice,1047,03/05/2026,20.00,5.00\n\
         Total for Baker Supplies,,,,,\"$1,170.00\",\"$1,155.00\"\n\
         Carter & Sons,,,,,,\n\
         ,02/25/2026,Invoice,1050,03/27/2026,310.00,310.00\n\
         Total for Carter & Sons,,,,,$310.00,$310.00\n",
        "
        4  Baker Supplies (Baker Supplies) 1044 2026-01-20 due 2026-02-19  1150.00 open 1150.00
        5  Baker Supplies (Baker Supplies) 1047 2026-02-03 due 2026-03-05  20.00 open 5.00
        8  Carter & Sons (Carter & Sons) 1050 2026-02-25 due 2026-03-27  310.00 open 310.00
        3 = 3 + 0",
    );
}

#[test]
fn quickbooks_in_french() {
    check(
        "Date;Type d'opération;N°;Client;Date d'échéance;Montant;Solde en cours\n\
         20/01/2026;Facture;2044;Fournil Robert;19/02/2026;150,00;150,00\n\
         25/01/2026;Note de crédit;2045;Fournil Robert;25/01/2026;-15,00;-15,00\n",
        "
        2  Fournil Robert (Fournil Robert) 2044 2026-01-20 due 2026-02-19  150.00 open 150.00
        3  Fournil Robert (Fournil Robert) credit 2045 2026-01-25 due 2026-01-25  -15.00 open -15.00
        2 = 2 + 0",
    );
}

#[test]
fn xero_repeats_an_invoice_on_each_of_its_lines() {
    check(
        "*ContactName,EmailAddress,POCity,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Description,*Quantity,*UnitAmount,LineAmount,Currency,Type,Sent,Status\n\
         Hill Dairy,a@hill.example,Leeds,INV-0081,PO 5,20/01/2026,19/02/2026,360.00,60.00,0.00,360.00,Design,1,200.00,200.00,GBP,Sales invoice,Sent,Awaiting Payment\n\
         Hill Dairy,a@hill.example,Leeds,INV-0081,PO 5,20/01/2026,19/02/2026,360.00,60.00,0.00,360.00,Hosting,2,50.00,100.00,GBP,Sales invoice,Sent,Awaiting Payment\n\
         Hill Dairy,a@hill.example,Leeds,INV-0081,PO 5,20/01/2026,21/03/2026,360.00,60.00,0.00,360.00,Second instalment,1,300.00,300.00,GBP,Sales invoice,Sent,Awaiting Payment\n\
         Hill Dairy,a@hill.example,Leeds,INV-0082,,21/01/2026,20/02/2026,60.00,10.00,60.00,0.00,Support,1,50.00,50.00,GBP,Sales invoice,Sent,Paid\n\
         Hill Dairy,a@hill.example,Leeds,INV-0083,,21/01/2026,20/02/2026,60.00,10.00,0.00,0.00,Support,1,50.00,50.00,GBP,Sales invoice,,Voided\n",
        "
        2  Hill Dairy (Hill Dairy) INV-0081 2026-01-20 due 2026-02-19  360.00 GBP open 360.00 paid 0.00 ref PO 5
        4  Hill Dairy (Hill Dairy) INV-0081 2026-01-20 due 2026-03-21  360.00 GBP open 360.00 paid 0.00 ref PO 5
        5  Hill Dairy (Hill Dairy) INV-0082 2026-01-21 due 2026-02-20  60.00 GBP open 0.00 paid 60.00
        3 = 3 + 0 repeated 1 void 1",
    );
}

#[test]
fn zoho_repeats_an_invoice_on_each_of_its_items() {
    check(
        "Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,PurchaseOrder,Currency Code,Item Name,Quantity,Item Price,Item Total,SubTotal,Total,Balance\n\
         2026-01-20,9000001,INV-000017,Overdue,4500001,Nordic Chairs,2026-02-19,PO-8,EUR,Chair,4,25.00,100.00,150.00,180.00,180.00\n\
         2026-01-20,9000001,INV-000017,Overdue,4500001,Nordic Chairs,2026-02-19,PO-8,EUR,Chair,2,25.00,50.00,150.00,180.00,180.00\n\
         2026-01-22,9000002,INV-000018,Closed,4500001,Nordic Chairs,2026-02-21,,EUR,Chair,1,25.00,25.00,25.00,30.00,0.00\n\
         2026-01-23,9000003,INV-000019,Draft,4500001,Nordic Chairs,2026-02-22,,EUR,Chair,1,25.00,25.00,25.00,30.00,30.00\n",
        "
        2  4500001 (Nordic Chairs) INV-000017 2026-01-20 due 2026-02-19  180.00 open 180.00 ref PO-8
        4  4500001 (Nordic Chairs) INV-000018 2026-01-22 due 2026-02-21  30.00 open 0.00
        2 = 2 + 0 repeated 1 void 1",
    );
}

#[test]
fn freshbooks_invoices_by_their_state() {
    check(
        "Client Name,Invoice #,Date Issued,Due Date,Invoice Status,Item Name,Item Description,Rate,Quantity,Line Total,Invoice Total,Currency\n\
         Orchard Press,0000071,2026-01-15,2026-02-14,overdue,Layout,Cover,40.00,5,200.00,260.00,USD\n\
         Orchard Press,0000071,2026-01-15,2026-02-14,overdue,Layout,Inside,20.00,3,60.00,260.00,USD\n\
         Orchard Press,0000072,2026-01-18,2026-02-17,paid,Layout,Poster,80.00,1,80.00,80.00,USD\n\
         Orchard Press,0000073,2026-01-19,2026-02-18,draft,Layout,Poster,80.00,1,80.00,80.00,USD\n",
        "
        2  Orchard Press (Orchard Press) 0000071 2026-01-15 due 2026-02-14  260.00 USD
        4  Orchard Press (Orchard Press) 0000072 2026-01-18 due 2026-02-17  80.00 USD open 0.00
        2 = 2 + 0 repeated 1 void 1",
    );
}

#[test]
fn stripe_invoices_in_utc_and_lower_case() {
    check(
        "id,Amount Due,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subtotal,Tax,Total,Amount Paid,Status,Customer Name\n\
         in_1Qa,49.00,send_invoice,false,eur,cus_A1b2,2026-01-20 09:31,2026-02-19 09:31,8F21-0003,false,40.83,8.17,49.00,0.00,open,Petit Studio\n\
         in_1Qb,19.00,send_invoice,true,eur,cus_A1b2,2026-01-21 10:00,,8F21-0004,true,15.83,3.17,19.00,19.00,paid,Petit Studio\n\
         in_1Qc,19.00,send_invoice,true,usd,cus_C3d4,2026-01-22 10:00,,8F21-0005,false,19.00,0.00,19.00,0.00,void,Loft Ltd\n",
        "
        2  cus_A1b2 (Petit Studio) 8F21-0003 2026-01-20 due 2026-02-19  49.00 open 49.00 paid 0.00
        3  cus_A1b2 (Petit Studio) 8F21-0004 2026-01-21  19.00 open 0.00 paid 19.00
        2 = 2 + 0 void 1",
    );
}
