//! An electronic invoice into the ledger: one document of one customer, its file kept with it.

use readers::invoice::Invoice;
use receivables::{CustomerId, ItemId, ItemKind, Money};
use store::{Change, CustomerDetails, DueSource};

use super::{
    changes::Outcome,
    merge::{Merge, Taken},
    source::{Content, Source},
    stated::{Settled, Stated},
};
use crate::failure::Cause;

/// UNTDID 1001: an invoice that its buyer writes (*autofacture*).
const SELF_BILLED: &str = "389";

/// Reads the invoice into the ledger.
pub(super) fn take_in(
    source: &mut Source,
    change: &mut Change<'_>,
    batch: i64,
) -> Result<Outcome, Cause> {
    let (words, today) = (source.words, source.today);
    let Content::Invoice(invoice) = &source.content else { return Ok(Outcome::default()) };
    source.refuse_invoice_of_others(invoice)?;
    let payable = invoice.receivable().map_err(|it| Cause::unreadable(&source.file, it.into()))?;
    // A self-billed invoice is a claim of its seller; of an unknown seller it is taken for a credit.
    let self_billed = invoice.type_code == SELF_BILLED;
    let owed = match self_billed && source.is_sold_by_us(invoice) {
        true => Money { minor: payable.minor.abs(), ..payable },
        false => payable,
    };
    // The ledger may know the buyer under the accounting's code: by SIREN, VAT number or name.
    let siren = invoice.buyer.siren().map(|it| it.as_str().to_owned()).unwrap_or_default();
    let known = change.customer_like(&siren, &invoice.buyer.vat, &invoice.buyer.name)?;
    let code = known.clone().unwrap_or_else(|| invoice.buyer.code());
    let name = if known.is_some() { "" } else { invoice.buyer.name.as_str() };
    let mut merge = Merge::new(change, batch, (None, today), words)?;
    let stated = stated(invoice, (&code, name), owed);
    let customer = merge.customer(&code, name)?;
    let item = take(&mut merge, customer, &stated)?;
    merge.complete(customer, &details(invoice, siren))?;
    if let Some(item) = item {
        merge.change.add_item_source(item, batch)?;
    }
    merge.outcome.summary.rows = 1;
    merge.outcome.summary.accepted = 1;
    if invoice.check_payable == Some(false) || invoice.check_gross == Some(false) {
        merge.outcome.remarks.push(words.invoice_sums_differ(&invoice.number));
    }
    if !source.knows_itself() && !invoice.seller.name.is_empty() {
        merge.outcome.remarks.push(words.is_this_you(&invoice.seller.name));
    }
    if self_billed && owed.minor < 0 {
        merge.outcome.remarks.push(words.self_billed(&invoice.number));
    }
    Ok(merge.outcome)
}

/// The accounting may list the invoice already, with another due date or part of it paid: it knows
/// better, and only the file is added.
fn take(
    merge: &mut Merge<'_, '_>,
    customer: CustomerId,
    stated: &Stated<'_>,
) -> Result<Option<ItemId>, Cause> {
    let until = stated.issued;
    let listed = merge.change.find_items(customer, stated.number, stated.kind, until)?;
    let Some(item) = listed.first() else {
        return Ok(match merge.take(stated)? {
            Taken::In(item) => Some(item),
            Taken::Duplicate => None,
        });
    };
    merge.outcome.items_unchanged += 1;
    let instalments: i64 = listed.iter().map(|it| it.original.minor).sum();
    if instalments != stated.original.minor {
        let listed = Money { minor: instalments, ..item.original };
        merge.suspect(stated, |words| words.amount_changed(stated.number, listed, stated.original));
    }
    Ok(Some(item.id))
}

fn stated<'a>(invoice: &'a Invoice, (code, name): (&'a str, &'a str), owed: Money) -> Stated<'a> {
    let reference =
        if invoice.order.is_empty() { &invoice.buyer.reference } else { &invoice.order };
    Stated {
        line: 0,
        customer_code: code,
        customer_name: name,
        number: &invoice.number,
        kind: if owed.minor < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
        issued: invoice.issued,
        due: invoice.due_dates.iter().max().copied(),
        due_source: DueSource::Stated,
        account: "",
        original: owed,
        settled: Settled { minor: 0, on: invoice.issued, source: "document", parts: &[] },
        has_original: true,
        disputed: None,
        reference,
        is_sale: true,
    }
}

fn details(invoice: &Invoice, siren: String) -> CustomerDetails {
    let buyer = &invoice.buyer;
    let line = |index: usize| buyer.address.get(index).cloned().unwrap_or_default();
    // The ledger leaves the country of its own customers blank.
    let country = if buyer.country == "FR" { String::new() } else { buyer.country.clone() };
    CustomerDetails {
        address: line(0),
        address2: line(1),
        postcode: buyer.postcode.clone(),
        town: buyer.town.clone(),
        country,
        email: buyer.email.clone(),
        siren,
        vat: buyer.vat.clone(),
        ..CustomerDetails::default()
    }
}
