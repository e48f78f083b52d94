//! A made-up year: customers, what they owe, what they pay, and how the bank writes it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use receivables::matching::{Claimable, Customer, OpenAccounts, Receipt, ReceiptId, Tolerance};
use receivables::{Currency, CustomerId, ItemId, ItemKind, Money};

use crate::{
    names::{self, Payer, payers},
    score::Score,
};

/// The kinds of receipts, with how many a year has of each.
const KINDS: [(Kind, usize); 8] = [
    (Kind::One, 329),
    (Kind::Several, 87),
    (Kind::Group, 9),
    (Kind::Part, 4),
    (Kind::Fee, 3),
    (Kind::TooMuch, 2),
    (Kind::OnAccount, 3),
    (Kind::NoCustomer, 60),
];

/// Receipts that name an invoice.
const NAMED: usize = 11;

/// What a receipt really is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    One,
    Several,
    Group,
    Part,
    Fee,
    TooMuch,
    OnAccount,
    NoCustomer,
}

/// A receipt with its truth.
pub struct Paid {
    pub kind: Kind,
    pub receipt: Receipt,
    /// What each item really gets.
    pub truth: BTreeMap<ItemId, i64>,
    pub customers: BTreeSet<CustomerId>,
}

/// A year of receipts, and of what was open before each.
pub struct Year {
    customers: Vec<Customer>,
    payers: Vec<Payer>,
    items: Vec<Claimable>,
    random: Random,
    /// What is really open.
    open: BTreeMap<ItemId, i64>,
    named_left: usize,
}

/// Xorshift: enough for a made-up year, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % limit as u64).unwrap()
    }

    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn new_year() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

impl Year {
    pub fn new(seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (0..20).for_each(|_| {
            random.below(2);
        });
        let (customers, payers) = payers(&mut random);
        let mut year = Self {
            customers,
            payers,
            items: Vec::new(),
            random,
            open: BTreeMap::new(),
            named_left: NAMED,
        };
        year.issue();
        year
    }

    /// Every document of the year: subscriptions, invoices, a few instalments and credit notes.
    fn issue(&mut self) {
        let mut drafts = Vec::new();
        for at in 0..self.customers.len() {
            let terms = *self.random.pick(&[15, 30, 30, 45, 60]);
            if at % 7 == 0 {
                let fee = *self.random.pick(&[49_90, 89_00, 120_00, 358_80]);
                for month in 0..12 {
                    let day = new_year() + Days::new(month * 30 + 2);
                    drafts.push((day, at, fee, terms, ItemKind::Invoice));
                }
                continue;
            }
            for _ in 0..2 + self.random.below(11) {
                let day = new_year() + Days::new(self.random.below(350) as u64);
                let net = 30_00 + self.random.below(2_500_00) as i64;
                let net = if self.random.percent(15) { net / 50_00 * 50_00 + 50_00 } else { net };
                drafts.push((day, at, (net * 120 + 50) / 100, terms, ItemKind::Invoice));
                if self.random.percent(8) {
                    let back = -(net / (3 + self.random.below(20) as i64)).max(1);
                    drafts.push((day + Days::new(9), at, back, terms, ItemKind::CreditNote));
                }
            }
        }
        drafts.sort_by_key(|it| (it.0, it.1, it.2));
        for (number, (issued, at, minor, terms, kind)) in (1..).zip(drafts) {
            let instalments =
                if kind == ItemKind::Invoice && self.random.percent(3) { 2 } else { 1 };
            let order = 45_000_000 + self.random.below(900_000);
            for part in 1..=instalments {
                let item = ItemId(self.items.len() as i64 + 1);
                let prefix = if kind == ItemKind::Invoice { "FA" } else { "AV" };
                let suffix = if instalments == 2 { format!("/{part}") } else { String::new() };
                let share = if part == 1 { minor / instalments } else { minor - minor / 2 };
                self.items.push(Claimable {
                    item,
                    customer: self.customers[at].id,
                    kind,
                    number: format!("{prefix}{}-{number:04}{suffix}", issued.year()),
                    reference: if at % 3 == 0 { format!("CDE {order}") } else { String::new() },
                    issued,
                    due: Some(issued + Days::new(terms * part as u64)),
                    open: euros(share),
                });
            }
        }
    }

    /// Judges the year week by week, and learns from what was right if asked to.
    pub fn judged(mut self, learns: bool) -> Score {
        let mut kinds: Vec<_> = KINDS.iter().flat_map(|&(kind, count)| vec![kind; count]).collect();
        for at in (1..kinds.len()).rev() {
            let other = self.random.below(at + 1);
            kinds.swap(at, other);
        }
        let mut score = Score::default();
        let weeks: Vec<Vec<Kind>> = kinds.chunks(kinds.len().div_ceil(46)).map(Vec::from).collect();
        for (week, kinds) in weeks.iter().enumerate() {
            let monday = new_year() + Days::new(35 + week as u64 * 7);
            self.settle_by_other_means(monday);
            let claimable = self.claimable(monday + Days::new(6));
            let accounts = OpenAccounts::new(&self.customers, claimable);
            let paid: Vec<_> = (0..)
                .zip(kinds)
                .filter_map(|(at, &kind)| {
                    let on = monday + Days::new(at * 5 / kinds.len() as u64);
                    self.pay(kind, ReceiptId((week * 100) as i64 + at as i64), on)
                })
                .collect();
            let receipts: Vec<_> = paid.iter().map(|it| it.receipt.clone()).collect();
            let matches = accounts.propose(&receipts, &Tolerance::default());
            for (paid, found) in paid.iter().zip(&matches) {
                let right = score.count(paid, found);
                if let (true, true, Some(&customer)) = (learns, right, paid.customers.first()) {
                    self.learn(&accounts, &paid.receipt, customer);
                }
            }
        }
        score
    }

    fn learn(&mut self, accounts: &OpenAccounts, receipt: &Receipt, customer: CustomerId) {
        let learnt = accounts.learn(receipt, customer);
        let known = self.customers.iter_mut().find(|it| it.id == customer).unwrap();
        known.aliases.extend(learnt.alias);
        known.ibans.extend(learnt.iban);
        known.aliases.sort();
        known.aliases.dedup();
        known.ibans.sort();
        known.ibans.dedup();
    }

    /// What is open at the end of a day.
    fn claimable(&mut self, on: NaiveDate) -> Vec<Claimable> {
        for item in &self.items {
            if item.issued <= on {
                self.open.entry(item.item).or_insert(item.open.minor);
            }
        }
        let open = self.items.iter().filter_map(|item| {
            let minor = *self.open.get(&item.item).filter(|it| **it != 0)?;
            Some(Claimable { open: euros(minor), ..item.clone() })
        });
        open.collect()
    }

    /// Cards, cheques and direct debits: half of the invoices never show on a statement.
    fn settle_by_other_means(&mut self, on: NaiveDate) {
        for item in self.claimable(on) {
            let late = (on - item.due.unwrap()).num_days();
            if late > 30 && self.random.percent(20) {
                self.open.insert(item.item, 0);
            }
        }
    }

    /// What customers have open, issued ten days ago or earlier: nobody pays by return.
    fn accounts(&mut self, on: NaiveDate) -> BTreeMap<CustomerId, Vec<Claimable>> {
        let mut accounts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for item in self.claimable(on) {
            if item.issued + Days::new(10) <= on {
                accounts.entry(item.customer).or_default().push(item);
            }
        }
        accounts.values_mut().for_each(|it| it.sort_by_key(|it| (it.due, it.item)));
        accounts.retain(|_, it| it.iter().any(|it| it.open.minor > 0));
        accounts
    }

    fn pay(&mut self, kind: Kind, id: ReceiptId, on: NaiveDate) -> Option<Paid> {
        if kind == Kind::NoCustomer {
            return Some(self.paid_by_nobody(id, on));
        }
        let accounts = self.accounts(on);
        let group = (kind == Kind::Group).then(|| self.group(&accounts)).flatten();
        let enough = |it: &&Vec<Claimable>| match kind {
            Kind::Several => it.len() > 1,
            Kind::Fee => it.iter().any(|it| it.open.minor > 1_000_00),
            _ => true,
        };
        let accounts: Vec<_> = accounts.values().filter(enough).cloned().collect();
        let account = self.random.pick(&accounts).clone();
        let invoices: Vec<_> = account.iter().filter(|it| it.open.minor > 0).cloned().collect();
        let nth = if self.random.percent(80) { 0 } else { self.random.below(invoices.len()) };
        let one = invoices[nth].clone();
        let (mut truth, mut received) = (vec![(one.clone(), one.open.minor)], one.open.minor);
        match kind {
            Kind::Several => truth = self.several(&account),
            Kind::Group => truth = group?,
            Kind::Part => {
                received = (received * (20 + self.random.below(50) as i64) / 100).max(1);
                received = if received > 20_00 { received / 10_00 * 10_00 } else { received };
                let oldest = invoices[0].clone();
                received = received.min(oldest.open.minor - 1).max(1);
                truth = vec![(oldest, received)];
            }
            Kind::Fee => {
                let large = invoices.iter().find(|it| it.open.minor > 1_000_00)?.clone();
                received = large.open.minor - *self.random.pick(&[4_20, 8_00, 12_50, 15_00]);
                truth = vec![(large.clone(), large.open.minor)];
            }
            Kind::TooMuch => received += 1 + self.random.below(9_00) as i64,
            Kind::OnAccount => {
                received = 100_00 * (1 + self.random.below(30) as i64);
                truth.clear();
            }
            _ => {}
        }
        if matches!(kind, Kind::Several | Kind::Group) {
            received = truth.iter().map(|it| it.1).sum();
        }
        let customers: BTreeSet<_> = match kind {
            Kind::OnAccount => [one.customer].into(),
            _ => truth.iter().map(|it| it.0.customer).collect(),
        };
        for (item, minor) in &truth {
            *self.open.get_mut(&item.item).unwrap() -= minor;
        }
        let numbers: Vec<_> = truth.iter().map(|it| it.0.number.clone()).collect();
        let is_named = kind == Kind::Group && self.random.percent(40)
            || kind == Kind::One && self.named_left > 0 && self.random.percent(4);
        let mut receipt = self.written(customers.first().copied()?, id, on, received);
        if is_named {
            self.named_left = self.named_left.saturating_sub(1);
            receipt.text = format!("{} {}", receipt.text, self.spelt(&numbers));
        }
        let truth = truth.iter().map(|it| (it.0.item, it.1)).collect();
        Some(Paid { kind, receipt, truth, customers })
    }

    /// Two to twelve items: the oldest, a month, or any, a credit note perhaps among them.
    fn several(&mut self, account: &[Claimable]) -> Vec<(Claimable, i64)> {
        let most = account.len().min(12);
        let count = 2 + self.random.below(most - 1);
        let chosen: Vec<_> = match self.random.below(10) {
            0..=6 => account[..count].to_vec(),
            7 | 8 => {
                let month = account[0].issued.month();
                account.iter().filter(|it| it.issued.month() == month).take(12).cloned().collect()
            }
            _ => account.iter().filter(|_| self.random.percent(60)).take(12).cloned().collect(),
        };
        let worth: i64 = chosen.iter().map(|it| it.open.minor).sum();
        let chosen = if worth > 0 && chosen.len() > 1 { chosen } else { account.to_vec() };
        let worth: i64 = chosen.iter().map(|it| it.open.minor).sum();
        let chosen: Vec<_> =
            chosen.into_iter().filter(|it| worth > 0 || it.open.minor > 0).collect();
        chosen.into_iter().map(|it| (it.clone(), it.open.minor)).collect()
    }

    /// The oldest invoice of two or three customers that one holding pays for.
    fn group(
        &mut self,
        accounts: &BTreeMap<CustomerId, Vec<Claimable>>,
    ) -> Option<Vec<(Claimable, i64)>> {
        let mut groups: BTreeMap<&str, Vec<CustomerId>> = BTreeMap::new();
        for (customer, payer) in self.customers.iter().zip(&self.payers) {
            if !payer.holding.is_empty() && accounts.contains_key(&customer.id) {
                groups.entry(&payer.holding).or_default().push(customer.id);
            }
        }
        let groups: Vec<_> = groups.into_values().filter(|it| it.len() > 1).collect();
        if groups.is_empty() {
            return None;
        }
        let group = self.random.pick(&groups);
        let oldest = group.iter().take(3).filter_map(|it| {
            let item = accounts[it].iter().find(|it| it.open.minor > 0)?;
            Some((item.clone(), item.open.minor))
        });
        Some(oldest.collect())
    }

    fn written(
        &mut self,
        customer: CustomerId,
        id: ReceiptId,
        on: NaiveDate,
        received: i64,
    ) -> Receipt {
        let at = self.customers.iter().position(|it| it.id == customer).unwrap();
        let payer = &self.payers[at];
        let text = match self.random.below(6) {
            0 => "NOTPROVIDED".to_owned(),
            1 => format!("REGLEMENT FACTURE {:02}/2025", on.month()),
            2 => format!("REF {}", 1_000_000 + self.random.below(8_000_000)),
            3 => "VOTRE FACTURE".to_owned(),
            4 => format!("VIREMENT DU {}", on.format("%d/%m/%Y")),
            _ => String::new(),
        };
        let (payer_name, text) = if payer.only_in_label {
            (String::new(), format!("{} {text}", payer.written))
        } else {
            (payer.written.clone(), text)
        };
        Receipt {
            id,
            on,
            received: euros(received),
            payer: payer_name,
            payer_iban: payer.iban.clone(),
            text,
        }
    }

    /// Numbers as people write them.
    fn spelt(&mut self, numbers: &[String]) -> String {
        let spelling = self.random.below(4);
        let one = |number: &String| match spelling {
            0 => number.clone(),
            1 => number.replace("FA", "FACT ").replace('-', "/"),
            2 => number.replace("FA2025-", "FA 2025 "),
            _ => number.replace('-', ""),
        };
        numbers.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// Interest, tax, a supplier that pays back: one in ten with an amount that somebody owes.
    fn paid_by_nobody(&mut self, id: ReceiptId, on: NaiveDate) -> Paid {
        let surname = names::surname(&mut self.random).to_uppercase();
        let payer = match self.random.below(4) {
            0 => "INTERETS CREDITEURS".to_owned(),
            1 => "DGFIP REMBOURSEMENT TVA".to_owned(),
            2 => format!("{surname} FOURNITURES BUREAU"),
            _ => "ASSURANCES MUTUELLES DU PONANT".to_owned(),
        };
        let mut received = 10_00 + self.random.below(900_00) as i64;
        if self.random.percent(10) {
            let owed: Vec<_> =
                self.claimable(on).into_iter().filter(|it| it.open.minor > 0).collect();
            received = self.random.pick(&owed).open.minor;
        }
        let receipt = Receipt {
            id,
            on,
            received: euros(received),
            payer,
            payer_iban: String::new(),
            text: String::new(),
        };
        let (truth, customers) = (BTreeMap::new(), BTreeSet::new());
        Paid { kind: Kind::NoCustomer, receipt, truth, customers }
    }
}
