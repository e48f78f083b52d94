//! Open accounts: all open items and all customers, indexed by what a receipt may say of them.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use super::{
    Claimable, Customer, Receipt, Recognised,
    names::{Likeness, Names},
    numbers::Numbers,
    sums, words,
};
use crate::{Currency, CustomerId};

/// A code shorter than this, found in a text, may mean anything.
const SHORTEST_CODE: usize = 5;

/// Customers that a name resembles and that are still worth a look.
const MOST_ALIKE: usize = 16;

/// What a label goes on with after a name. `NOTPROVIDED` is SEPA's word for no reference.
const AFTER_NAME: [&str; 18] = [
    "FACT",
    "FACTURE",
    "FACTURES",
    "FA",
    "FAC",
    "REF",
    "REFERENCE",
    "MOTIF",
    "CDE",
    "COMMANDE",
    "NO",
    "N",
    "NOTPROVIDED",
    "VOTRE",
    "VOS",
    "REGLEMENT",
    "VIREMENT",
    "PAIEMENT",
];

/// The open items of all customers, made once and asked for any number of receipts.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::matching::{
///     Claimable, Confidence, Customer, OpenAccounts, Receipt, ReceiptId, Tolerance,
/// };
/// use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};
///
/// let on = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
/// let euros = |minor| Money { minor, currency: Currency::EUR };
/// let customer = Customer {
///     id: CustomerId(1), code: "C-001".into(), name: "Vignobles Ménard SARL".into(),
///     ibans: vec![], aliases: vec![],
/// };
/// let invoice = Claimable {
///     item: ItemId(1), customer: CustomerId(1), kind: ItemKind::Invoice, number: "FA-2026-0117".into(),
///     reference: "".into(), issued: on(2), due: Some(on(31)), open: euros(1_284_60),
/// };
/// let receipt = Receipt {
///     id: ReceiptId(1), on: on(20), received: euros(1_284_60),
///     payer: "VIR SEPA VIGNOBLES MENARD".into(), payer_iban: "".into(), text: "".into(),
/// };
///
/// let accounts = OpenAccounts::new(&[customer], vec![invoice]);
/// let matches = accounts.propose(&[receipt], &Tolerance::default());
/// let proposal = matches[0].found.as_ref().unwrap();
/// assert_eq!(proposal.allocations, [(ItemId(1), euros(1_284_60))]);
/// assert_eq!(proposal.confidence, Confidence::Certain);
/// ```
#[derive(Debug, Clone)]
pub struct OpenAccounts {
    /// By customer, then oldest first.
    pub(super) items: Vec<Claimable>,
    pub(super) numbers: Numbers,
    pub(super) references: Numbers,
    accounts: HashMap<CustomerId, Range<usize>>,
    /// Every item by what is open of it, ascending.
    by_amount: Vec<((Currency, i64), usize)>,
    /// Ascending; names are held by position.
    customers: Vec<CustomerId>,
    names: Names,
    by_iban: HashMap<String, Vec<CustomerId>>,
    by_alias: HashMap<String, Vec<CustomerId>>,
    by_code: HashMap<String, Vec<CustomerId>>,
}

/// Who a receipt may come from.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    /// The one customer that it comes from.
    pub(super) sure: Option<Sure>,
    /// Those it may come from instead, best first.
    pub(super) perhaps: Vec<(Recognised, CustomerId)>,
    /// The only one of them that bears the payer's very name; the names of others contain it.
    pub(super) namesake: Option<CustomerId>,
}

/// A customer recognised without doubt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sure {
    pub(super) customer: CustomerId,
    pub(super) recognised: Recognised,
    /// Whether the payer's name is like its own: otherwise it is somebody who pays for it.
    pub(super) is_alike: bool,
}

impl OpenAccounts {
    /// Takes customers and their open items, in any order.
    pub fn new(customers: &[Customer], mut items: Vec<Claimable>) -> Self {
        items.sort_by_key(|it| (it.customer, sums::age(it)));
        let mut sorted: Vec<_> = customers.iter().collect();
        sorted.sort_by_key(|it| it.id);
        let mut this = Self {
            numbers: Numbers::new(items.iter().map(|it| it.number.as_str())),
            references: Numbers::new(items.iter().map(|it| it.reference.as_str())),
            accounts: HashMap::new(),
            by_amount: by_amount(&items),
            customers: sorted.iter().map(|it| it.id).collect(),
            names: Names::new(sorted.iter().map(|it| it.name.as_str())),
            by_iban: HashMap::new(),
            by_alias: HashMap::new(),
            by_code: HashMap::new(),
            items,
        };
        sorted.iter().for_each(|it| this.add_customer(it));
        for (at, item) in this.items.iter().enumerate() {
            this.accounts.entry(item.customer).or_insert(at..at).end = at + 1;
        }
        this
    }

    fn add_customer(&mut self, customer: &Customer) {
        let code = words::words(&customer.code).concat();
        let has_digit = code.bytes().any(|it| it.is_ascii_digit());
        if code.len() >= SHORTEST_CODE && has_digit {
            self.by_code.entry(code).or_default().push(customer.id);
        }
        for iban in customer.ibans.iter().map(|it| plain_iban(it)).filter(|it| !it.is_empty()) {
            self.by_iban.entry(iban).or_default().push(customer.id);
        }
        let aliases = customer.aliases.iter().map(|it| words::payer_key(it));
        for alias in aliases.filter(|it| !it.is_empty()) {
            self.by_alias.entry(alias).or_default().push(customer.id);
        }
    }

    /// Where the items of a customer stand.
    pub(super) fn account(&self, customer: CustomerId) -> Range<usize> {
        self.accounts.get(&customer).cloned().unwrap_or_default()
    }

    /// The items of all customers that are open with this amount.
    pub(super) fn owing(&self, receipt: &Receipt) -> impl Iterator<Item = &Claimable> {
        let amount = (receipt.received.currency, receipt.received.minor);
        let from = self.by_amount.partition_point(|it| it.0 < amount);
        let equal = self.by_amount[from..].iter().take_while(move |it| it.0 == amount);
        equal.map(|&(_, at)| &self.items[at])
    }

    /// The customer that bears a payer's name, if no other may be meant.
    pub(super) fn bearer(&self, payer: &str) -> Option<CustomerId> {
        Names::unmistakable(&self.names.alike(payer)).map(|at| self.customers[at])
    }

    /// Whether another customer's name is as like a payer's as this one's is.
    pub(super) fn is_ambiguous(&self, payer: &str, customer: CustomerId) -> bool {
        let alike = self.names.alike(payer);
        let likeness = |own: bool| {
            let mut these = alike.iter().filter(|it| (self.customers[it.1] == customer) == own);
            these.next().map(|it| it.0).filter(|it| *it < Likeness::SharedWord)
        };
        match (likeness(true), likeness(false)) {
            (_, None) => false,
            (None, Some(other)) => other <= Likeness::Shorter,
            (Some(own), Some(other)) => other <= own,
        }
    }

    /// Who a receipt may come from, by what the payer is called and pays from.
    pub(super) fn recognise(&self, receipt: &Receipt) -> Evidence {
        let from_text = name_in(&receipt.text);
        let written = receipt.payer.trim();
        let payer = if written.is_empty() { from_text.as_str() } else { written };
        let alike = self.names.alike(payer);
        let bearer = Names::unmistakable(&alike).map(|at| self.customers[at]);
        let votes = [
            (Recognised::Iban, looked_up(&self.by_iban, &plain_iban(&receipt.payer_iban))),
            (Recognised::Alias, looked_up(&self.by_alias, &words::payer_key(payer))),
            (Recognised::Name, bearer.into_iter().collect()),
            (Recognised::Code, self.codes_in(&receipt.text)),
        ];
        let mut agreed: Option<(Recognised, BTreeSet<CustomerId>)> = None;
        for (recognised, customers) in votes.iter().filter(|(_, it)| !it.is_empty()) {
            agreed = Some(match agreed {
                None => (*recognised, customers.clone()),
                Some((first, before)) => (first, &before & customers),
            });
        }
        if let Some((recognised, agreed)) = &agreed
            && let (Some(&customer), 1) = (agreed.first(), agreed.len())
        {
            let close = |it: &&(Likeness, usize)| it.0 < Likeness::SharedWord;
            let is_alike = alike.iter().filter(close).any(|it| self.customers[it.1] == customer);
            let sure = Some(Sure { customer, recognised: *recognised, is_alike });
            return Evidence { sure, ..Evidence::default() };
        }
        let resembling = alike.iter().take(MOST_ALIKE).map(|&(likeness, at)| {
            let shared = likeness == Likeness::SharedWord;
            let recognised = if shared { Recognised::SharedWord } else { Recognised::SimilarName };
            (recognised, self.customers[at])
        });
        let voted = votes.iter().flat_map(|(by, customers)| customers.iter().map(|&it| (*by, it)));
        let mut perhaps: Vec<_> = voted.chain(resembling).collect();
        perhaps.sort_unstable();
        let namesake = if agreed.is_none() { Names::namesake(&alike) } else { None };
        Evidence { sure: None, perhaps, namesake: namesake.map(|at| self.customers[at]) }
    }

    fn codes_in(&self, text: &str) -> BTreeSet<CustomerId> {
        words::words(text).iter().flat_map(|it| looked_up(&self.by_code, it)).collect()
    }
}

fn by_amount(items: &[Claimable]) -> Vec<((Currency, i64), usize)> {
    let open = items.iter().map(|it| (it.open.currency, it.open.minor));
    let mut sorted: Vec<_> = open.zip(0..).collect();
    sorted.sort_unstable();
    sorted
}

/// An account number without spaces, in capitals.
pub(super) fn plain_iban(iban: &str) -> String {
    words::words(iban).concat()
}

fn looked_up(index: &HashMap<String, Vec<CustomerId>>, key: &str) -> BTreeSet<CustomerId> {
    index.get(key).into_iter().flatten().copied().collect()
}

/// The name that a label begins with, where the bank gives the payer no field of its own.
fn name_in(text: &str) -> String {
    let is_name = |word: &&String| {
        !AFTER_NAME.contains(&word.as_str()) && !word.bytes().any(|it| it.is_ascii_digit())
    };
    let words = words::words(text);
    let name = words::without_lead(&words).iter().take_while(is_name).take(12);
    name.cloned().collect::<Vec<_>>().join(" ")
}
