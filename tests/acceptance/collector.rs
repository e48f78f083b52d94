//! The collector: who follows a customer in house, as the accounting says and the user corrects.

use app::{
    customer::Particulars,
    import::{Field, ImportKind, MappedColumn, Mapping},
};

use crate::util::Desk;

const HEADINGS: &str = "Code client;Raison sociale;Ville;Téléphone;Gestionnaire";

impl Desk {
    fn collector(&mut self, customer: &str) -> Option<String> {
        self.app.customer_sheet(customer, None).unwrap().collector
    }

    fn set_collector(&mut self, customer: &str, collector: &str) {
        let known = self.app.particulars(customer).unwrap();
        self.app.save_particulars(&Particulars { collector: collector.into(), ..known }).unwrap();
    }
}

#[test]
fn a_collector_comes_with_the_customers_and_a_blank_erases_none() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!(
        "{HEADINGS}
         0417;Meunerie Vasseur;Dreux;02 37 00 00 01;Mme Faure
         0512;Halle aux Grains;Blois;02 54 00 00 02;"
    ));
    assert_eq!(desk.collector("0417").as_deref(), Some("Mme Faure"));
    assert_eq!(desk.collector("0512"), None);

    desk.import(&format!(
        "{HEADINGS}
         0417;Meunerie Vasseur;Dreux;02 37 00 00 09;
         0512;Halle aux Grains;Blois;02 54 00 00 02;M. Picard"
    ));
    assert_eq!(desk.collector("0417").as_deref(), Some("Mme Faure"));
    assert_eq!(desk.collector("0512").as_deref(), Some("M. Picard"));

    // The import is taken back, and with it what it said.
    let import = desk.app.last_import().unwrap();
    desk.app.undo_import(import).unwrap();
    assert_eq!(desk.collector("0417").as_deref(), Some("Mme Faure"));
    assert_eq!(desk.collector("0512"), None);
    desk.verifies();
}

#[test]
fn a_collector_that_was_typed_goes_with_an_undo() {
    let mut desk = Desk::on("2026-02-27");
    desk.import(&format!("{HEADINGS}\n0417;Meunerie Vasseur;Dreux;02 37 00 00 01;Mme Faure"));
    desk.set_collector("0417", " M. Picard ");
    assert_eq!(desk.collector("0417").as_deref(), Some("M. Picard"));
    let change = desk.app.changes().unwrap()[0].change;
    desk.app.undo_change(change).unwrap();
    assert_eq!(desk.collector("0417").as_deref(), Some("Mme Faure"));
    desk.app.redo_change(change).unwrap();
    assert_eq!(desk.collector("0417").as_deref(), Some("M. Picard"));
    desk.set_collector("0417", "");
    assert_eq!(desk.collector("0417"), None);
    desk.verifies();
}

#[test]
fn documents_say_who_sells_and_the_newest_of_them_is_right() {
    let mut desk = Desk::with(
        "2026-02-27",
        "
        Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Gestionnaire;Commercial
        0417;Meunerie Vasseur;FA-1;27/01/2026;27/02/2026;1200,00;Mme Faure;Inès Costa
        0417;Meunerie Vasseur;FA-2;12/01/2026;12/02/2026;300,00;Mme Faure;Paul Durand
        0417;Meunerie Vasseur;FA-3;30/01/2026;28/02/2026;50,00;;
        0512;Halle aux Grains;FA-4;27/01/2026;27/02/2026;640,00;;
        ",
    );
    let known = |desk: &mut Desk, customer| {
        let it = desk.app.particulars(customer).unwrap();
        (it.collector, it.salesperson)
    };
    assert_eq!(known(&mut desk, "0417"), ("Mme Faure".into(), "Inès Costa".into()));
    assert_eq!(known(&mut desk, "0512"), (String::new(), String::new()));
    let people = desk.app.sales_lists(None).unwrap().salespeople;
    assert_eq!(people.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Inès Costa"]);

    // Any fact of the customer is taken, once the user says which column holds it.
    let report = desk
        .import_as(
            "
            Code client;Client;N° pièce;Date pièce;Échéance;Montant TTC;Commercial;Standard
            0512;Halle aux Grains;FA-5;28/01/2026;28/02/2026;10,00;Paul Durand;02 54 00 00 02
            ",
            |it| {
                let columns = [
                    (0, Field::CustomerCode),
                    (1, Field::CustomerName),
                    (2, Field::Number),
                    (3, Field::Issued),
                    (4, Field::Due),
                    (5, Field::Amount),
                    (6, Field::Salesperson),
                    (7, Field::Phone),
                ];
                let columns = columns.map(|(index, field)| MappedColumn { index, field });
                it.mapping =
                    Some(Mapping { kind: ImportKind::Documents, columns: columns.to_vec() });
            },
        )
        .unwrap();
    assert_eq!((report.customers_new, report.customers_changed), (0, 1));
    assert_eq!(known(&mut desk, "0512").1, "Paul Durand");
    assert_eq!(desk.app.particulars("0512").unwrap().phone, "02 54 00 00 02");
    let import = desk.app.last_import().unwrap();
    desk.app.undo_import(import).unwrap();
    assert_eq!(known(&mut desk, "0512"), (String::new(), String::new()));
    desk.verifies();
}
