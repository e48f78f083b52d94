//! The collector: who follows a customer in house, as the accounting says and the user corrects.

use app::customer::Particulars;

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
