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
