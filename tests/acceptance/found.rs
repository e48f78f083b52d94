//! Found: a document by its number, whoever it is of and whether it is settled or not.

use crate::util::Desk;

#[test]
fn a_document_is_found_by_how_its_number_begins_however_it_is_typed() {
    let mut desk = Desk::by_the_clock();
    desk.app.fill_sample().unwrap();
    let (number, code, name): (String, String, String) = desk
        .sql()
        .query_row(
            "SELECT number, code, name FROM item JOIN customer ON customer.id = customer_id
             WHERE open_minor = 0 AND withdrawn_minor IS NULL ORDER BY length(number) DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    let hits = desk.app.find_documents(&format!(" {} ", number.to_lowercase())).unwrap();
    let first = &hits[0];
    assert_eq!((&first.number, &first.customer, &first.name), (&number, &code, &name));
    let beginning = &number[..number.len() - 2];
    let hits = desk.app.find_documents(beginning).unwrap();
    assert!(!hits.is_empty() && hits.len() <= 8);
    assert!(hits.iter().all(|it| it.number.starts_with(beginning)));
    assert!(desk.app.find_documents("").unwrap().is_empty());
    assert!(desk.app.find_documents("NO-SUCH").unwrap().is_empty());
}
