//! Payments among the documents of an account: told from credit notes, with and without a number.

use super::check;

#[test]
fn a_receipt_without_a_piece_is_called_by_its_reference_or_its_day() {
    check(
        "Compte tiers;Date;N° pièce;Référence;Débit;Crédit\n\
         C01;05/01/2026;F-101;;120,00;\n\
         C01;19/02/2026;;VIR 7781;;120,00\n\
         C01;20/02/2026;;;;30,00\n\
         C02;21/02/2026;;;40,00;\n",
        "
        2  C01 F-101 2026-01-05  120.00
        3  C01 payment VIR 7781 2026-02-19  -120.00 ref VIR 7781
        4  C01 payment 20/02/2026 2026-02-20  -30.00
        5! Missing { field: Number } N° pièce C02 40.00
        4 = 3 + 1",
    );
}

#[test]
fn a_receipt_without_a_piece_is_known_by_its_negative_amount() {
    check(
        "Code client;N° pièce;Date pièce;Échéance;Solde\n\
         C01;F-101;05/01/2026;04/02/2026;120,00\n\
         C01;;19/02/2026;;-50,00\n",
        "
        2  C01 F-101 2026-01-05 due 2026-02-04  120.00 open 120.00
        3  C01 payment 19/02/2026 2026-02-19  -50.00 open -50.00
        2 = 2 + 0",
    );
}

#[test]
fn a_credit_note_keeps_needing_its_number() {
    check(
        "Code client;Type;N° pièce;Date pièce;Montant TTC\n\
         C01;Facture;F-101;05/01/2026;120,00\n\
         C01;Avoir;;19/02/2026;-50,00\n\
         C01;Règlement;;20/02/2026;-70,00\n\
         C01;Facture;;21/02/2026;10,00\n",
        "
        2  C01 F-101 2026-01-05  120.00
        3! Missing { field: Number } N° pièce C01 -50.00
        4  C01 payment 20/02/2026 2026-02-20  -70.00
        5! Missing { field: Number } N° pièce C01 10.00
        4 = 2 + 2",
    );
}

#[test]
fn without_a_type_the_number_tells_a_payment_from_a_credit_note() {
    check(
        "Code client;N° pièce;Date pièce;Montant TTC\n\
         C01;F-101;15/01/2026;120,00\n\
         C01;RG-7;19/02/2026;-50,00\n\
         C01;vir 0098;19/02/2026;-10,00\n\
         C01;AV-3;20/02/2026;-20,00\n\
         C01;CN12;20/02/2026;-5,00\n\
         C01;REG-8;21/02/2026;15,00\n",
        "
        2  C01 F-101 2026-01-15  120.00
        3  C01 payment RG-7 2026-02-19  -50.00
        4  C01 payment vir 0098 2026-02-19  -10.00
        5  C01 credit AV-3 2026-02-20  -20.00
        6  C01 credit CN12 2026-02-20  -5.00
        7  C01 REG-8 2026-02-21  15.00
        6 = 6 + 0",
    );
}

#[test]
fn types_are_read_under_any_heading_and_with_any_accent() {
    let rows = "C01;Facture;701;15/01/2026;120,00\n\
                C01;Règlement;702;19/02/2026;-50,00\n\
                C01;Avoir;703;20/02/2026;-20,00\n";
    let expected = "
        2  C01 701 2026-01-15  120.00
        3  C01 payment 702 2026-02-19  -50.00
        4  C01 credit 703 2026-02-20  -20.00
        3 = 3 + 0";
    for heading in ["Type", "Zone 7"] {
        let file = format!("Code client;{heading};N° pièce;Date pièce;Montant TTC\n{rows}");
        check(&file, expected);
        check(file.replace('è', "e\u{300}"), expected);
    }
}

/// Of invoices, *virement* says how they will be paid.
#[test]
fn modes_of_payment_are_no_types() {
    check(
        "Code client;Zone 7;N° pièce;Date pièce;Montant TTC\n\
         C01;Virement;701;15/01/2026;120,00\n\
         C01;Chèque;702;19/02/2026;50,00\n",
        "
        2  C01 701 2026-01-15  120.00
        3  C01 702 2026-02-19  50.00
        2 = 2 + 0",
    );
}
