//! Customers into the ledger: who they are and how to reach them.
//!
//! What the file says completes what stands; an empty cell erases nothing.

use std::collections::HashMap;

use chrono::NaiveDate;
use readers::CustomerFact;
use receivables::{CustomerId, identifiers::Siren};
use store::{Change, CustomerDetails};

use super::{
    changes::Outcome,
    flow::Flow,
    merge::Merge,
    source::{Content, Source},
};
use crate::failure::Cause;

/// Reads the file's customers into the ledger.
pub(super) fn take_in(source: &mut Source, change: &mut Change<'_>) -> Result<Outcome, Cause> {
    let known = change.customer_codes()?;
    let mut known: HashMap<_, _> =
        known.into_iter().map(|(code, name, id)| (code, (id, name))).collect();
    let words = source.words;
    let mut outcome = Outcome::default();
    let mut flow = Flow::default();
    let Content::Table(content) = &mut source.content else { return Ok(outcome) };
    let mapping = content.mapping.clone();
    let summary = content.table.customers(&mapping, |row| {
        let taken = match &row {
            Ok(fact) => take(change, &mut known, &mut outcome, fact),
            Err(problem) => {
                outcome.reject(words, problem);
                Ok(())
            }
        };
        flow.after(taken)
    });
    outcome.summary = flow.end(&source.file, summary)?;
    Ok(outcome)
}

fn take(
    change: &mut Change<'_>,
    known: &mut HashMap<String, (CustomerId, String)>,
    outcome: &mut Outcome,
    fact: &CustomerFact<'_>,
) -> Result<(), Cause> {
    outcome.customers += 1;
    let Some((id, name)) = known.get_mut(fact.code) else {
        let id = change.add_customer(fact.code, fact.name)?;
        change.complete_customer(id, &details(fact))?;
        known.insert(fact.code.to_owned(), (id, fact.name.to_owned()));
        outcome.customers_new += 1;
        return Ok(());
    };
    let renamed = name != fact.name;
    if renamed {
        change.rename_customer(*id, fact.name)?;
        fact.name.clone_into(name);
    }
    let completed = change.complete_customer(*id, &details(fact))?;
    outcome.customers_changed += u32::from(renamed || completed);
    Ok(())
}

/// What documents say of their customers: of several words the one of the newest document holds.
#[derive(Default)]
pub(super) struct Told(HashMap<String, HashMap<CustomerDetails, NaiveDate>>);

impl Told {
    /// Notes what a document of a day says.
    pub(super) fn note(&mut self, fact: Option<&CustomerFact<'_>>, issued: NaiveDate) {
        let Some(fact) = fact else { return };
        let details = details(fact);
        if details == CustomerDetails::default() {
            return;
        }
        let of_customer = match self.0.get_mut(fact.code) {
            Some(it) => it,
            None => self.0.entry(fact.code.to_owned()).or_default(),
        };
        let last = of_customer.entry(details).or_insert(issued);
        *last = issued.max(*last);
    }

    /// Completes the customers, once their documents are in.
    pub(super) fn complete(self, merge: &mut Merge<'_, '_>) -> Result<(), Cause> {
        let mut told: Vec<_> = self.0.into_iter().collect();
        told.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (code, details) in told {
            let Some(customer) = merge.known_customer(&code) else { continue };
            let mut details: Vec<_> = details.into_iter().collect();
            details.sort_unstable_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
            for (details, _) in details {
                merge.complete(customer, &details)?;
            }
        }
        Ok(())
    }
}

fn details(fact: &CustomerFact<'_>) -> CustomerDetails {
    // A SIRET begins with the SIREN; what fails the check is not kept as an identifier.
    let digits: String = fact.siren.chars().filter(char::is_ascii_digit).take(9).collect();
    let siren = digits.parse::<Siren>().map(|_| digits.clone()).unwrap_or_default();
    let language = fact.language.trim().to_lowercase();
    let language = match language.get(..2) {
        Some("fr") => "fr",
        Some("en" | "an") => "en",
        Some("de" | "al") => "de",
        _ => "",
    };
    CustomerDetails {
        address: fact.address.to_owned(),
        address2: fact.address2.to_owned(),
        postcode: fact.postcode.to_owned(),
        town: fact.town.to_owned(),
        country: fact.country.to_owned(),
        phone: fact.phone.to_owned(),
        email: fact.email.to_owned(),
        siren,
        language: language.to_owned(),
        contact: fact.contact.to_owned(),
        terms: fact.terms.to_owned(),
        vat: fact.vat.to_owned(),
        registered_office: String::new(),
        collector: fact.collector.to_owned(),
        salesperson: fact.salesperson.to_owned(),
    }
}
