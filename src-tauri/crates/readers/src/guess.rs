//! Guesses: what the file is, and which column holds which fact, by the headings.
//!
//! Headings propose, contents decide: a column called *Échéance* that holds `30 jours` is no due
//! date. What cannot be told is left open for the user, who is then asked that and nothing else.

use crate::{
    Field, Kind, Mapping, Title,
    evidence::Evidence,
    heading::{self, normalise},
};

/// Added to the rank of a name whose column holds codes: a *Client* beside a *Nom* is a code.
const CODES_AS_NAME: usize = 50;

/// Headings of days that may be of invoices as well as of payments.
const GENERIC_DATES: [&str; 5] =
    ["Date", "Date opération", "Date écriture", "Date comptable", "Date pièce"];

/// What a guess is made from.
#[derive(Clone, Copy)]
pub(crate) struct Layout<'a> {
    pub(crate) headings: &'a [String],
    /// One for each heading, and one more where groups are named on lines of their own.
    pub(crate) columns: &'a [Evidence],
    pub(crate) title: &'a Title,
}

impl Layout<'_> {
    /// What the file is taken for.
    pub(crate) fn kind(self) -> Option<Kind> {
        let account = self.mapping(Kind::OpenItems);
        let amount = has(&account, &[Field::Amount, Field::Open, Field::Debit, Field::Credit]);
        let document = has(&account, &[Field::Number, Field::Issued, Field::Due]);
        match () {
            () if self.is_of_bank_lines(&account) => Some(Kind::BankLines),
            () if self.is_take_over(&account, amount) => Some(Kind::TakeOver),
            () if self.is_of_payments(&account) => Some(Kind::Payments),
            () if amount && document => Some(self.documents_or_open_items(&account)),
            // Amounts without documents: an aged balance, say. It is no customer list.
            () if amount => None,
            () => self.is_of_customers(&account).then_some(Kind::Customers),
        }
    }

    fn documents_or_open_items(self, account: &Mapping) -> Kind {
        let settled = account.column(Field::Settled);
        let settled = settled.is_some_and(|it| !self.columns[it].is_blank());
        let open = has(account, &[Field::Open, Field::Paid]) || self.title.is_of_open_items();
        if open && !settled { Kind::OpenItems } else { Kind::Documents }
    }

    /// Days, texts and amounts, and no document or customer that a bank does not know.
    fn is_of_bank_lines(self, account: &Mapping) -> bool {
        let bank = self.mapping(Kind::BankLines);
        let line = has(&bank, &[Field::BookingDate])
            && has(&bank, &[Field::Label])
            && has(&bank, &[Field::Amount, Field::Debit, Field::Credit]);
        // Whether the ledger's fact stands in another column than the bank's.
        let apart = |field, of_bank| {
            let column = account.column(field);
            column.is_some() && column != bank.column(of_bank)
        };
        let claim = has(account, &[Field::Due, Field::Status, Field::Settled])
            || apart(Field::CustomerCode, Field::Account)
            || apart(Field::CustomerName, Field::Counterparty);
        let of_bank = match () {
            () if has(account, &[Field::CustomerCode]) => has(&bank, &[Field::ValueDate]),
            () if apart(Field::Number, Field::Reference) => {
                has(&bank, &[Field::Balance, Field::ValueDate])
            }
            () => {
                has(&bank, &[Field::Balance, Field::ValueDate, Field::Account])
                    || !has(&bank, &[Field::Counterparty])
            }
        };
        line && !claim && of_bank
    }

    fn is_take_over(self, account: &Mapping, amount: bool) -> bool {
        let mapping = self.mapping(Kind::TakeOver);
        let level = mapping.column(Field::Level).is_some_and(|it| !self.columns[it].is_blank());
        let dated = has(account, &[Field::Due]) || amount && self.issued_for_sure(account);
        level && !dated && mapping.missing().is_empty()
    }

    /// A day of payment, or an amount paid, and no claim.
    fn is_of_payments(self, account: &Mapping) -> bool {
        let payments = self.mapping(Kind::Payments);
        let heading = |field| payments.column(field).and_then(|it| self.headings.get(it));
        let date = heading(Field::PaymentDate)
            .is_some_and(|it| !GENERIC_DATES.iter().any(|date| heading::are_same(it, date)));
        let paid = heading(Field::Amount).is_some_and(|it| {
            heading::means(it, Field::Paid) && !heading::means(it, Field::Amount)
        });
        let mode = has(&payments, &[Field::Mode]) && !has(account, &[Field::Number]);
        let claim = has(account, &[Field::Due, Field::Open])
            || account.column(Field::Issued).is_some_and(|it| {
                self.issued_for_sure(account) || payments.column(Field::PaymentDate) != Some(it)
            })
            || has(account, &[Field::Amount]) && paid;
        payments.missing().is_empty()
            && !claim
            && (date || paid || mode || self.title.is_of_payments())
    }

    fn is_of_customers(self, account: &Mapping) -> bool {
        let customers = self.mapping(Kind::Customers);
        let number = account.column(Field::Number);
        let document = has(account, &[Field::Issued, Field::Due])
            || number.is_some() && number != customers.column(Field::CustomerCode);
        let named = has(&customers, &[Field::CustomerCode, Field::CustomerName]);
        named && customers.columns.len() >= 2 && !document
    }

    /// Whether the day of issue is headed as one, and not merely *Date*.
    fn issued_for_sure(self, account: &Mapping) -> bool {
        let heading = account.column(Field::Issued).and_then(|it| self.headings.get(it));
        heading.is_some_and(|it| !heading::means_in(Kind::Payments, it, Field::PaymentDate))
    }

    /// The column of each fact, as far as headings and contents tell.
    pub(crate) fn mapping(self, kind: Kind) -> Mapping {
        let mut claims: Vec<(usize, usize, Field)> = Vec::new();
        for (index, heading) in self.headings.iter().enumerate() {
            let column = &self.columns[index];
            for meaning in heading::meanings(kind, heading).filter(|it| column.allows(it.field)) {
                let doubtful = meaning.field == Field::CustomerName && column.is_of_codes();
                let rank = meaning.rank + if doubtful { CODES_AS_NAME } else { 0 };
                claims.push((rank, index, meaning.field));
            }
        }
        claims.sort_unstable();
        let mut mapping = Mapping { kind, columns: Vec::new() };
        for (_, index, field) in claims {
            if mapping.columns.iter().all(|it| it.0 != index && it.1 != field) {
                mapping.columns.push((index, field));
            }
        }
        self.name_from_code(&mut mapping);
        self.number_from_reference(&mut mapping);
        self.kind_from_contents(&mut mapping);
        self.customer_from_groups(&mut mapping);
        mapping.columns.sort_unstable();
        mapping
    }

    /// A bare *Client* that no other column names, and that holds no codes, is the name.
    fn name_from_code(self, mapping: &mut Mapping) {
        if mapping.column(Field::CustomerName).is_some() {
            return;
        }
        let bare = |it: &&mut (usize, Field)| {
            it.1 == Field::CustomerCode && heading::means(&self.headings[it.0], Field::CustomerName)
        };
        if let Some(column) = mapping.columns.iter_mut().find(bare) {
            column.1 = Field::CustomerName;
        }
    }

    /// A bare *Référence* is the document's own where no other column numbers it.
    fn number_from_reference(self, mapping: &mut Mapping) {
        let numbered = matches!(mapping.kind, Kind::Documents | Kind::OpenItems);
        if numbered && mapping.column(Field::Number).is_none() {
            let bare = |it: &&mut (usize, Field)| {
                it.1 == Field::Reference && normalise(&self.headings[it.0]) == "reference"
            };
            if let Some(reference) = mapping.columns.iter_mut().find(bare) {
                reference.1 = Field::Number;
            }
        }
    }

    /// Types of documents under a heading that no list knows: *facture* and *règlement* mean nothing
    /// else.
    fn kind_from_contents(self, mapping: &mut Mapping) {
        let documents = matches!(mapping.kind, Kind::Documents | Kind::OpenItems);
        if !documents || mapping.column(Field::Kind).is_some() {
            return;
        }
        let mut headings = self.headings.iter().enumerate();
        let kinds =
            headings.find(|(at, it)| self.columns[*at].is_of_kinds() && !heading::is_known(it));
        mapping.columns.extend(kinds.map(|(at, _)| (at, Field::Kind)));
    }

    /// Where no column has a customer, the names of the groups may.
    fn customer_from_groups(self, mapping: &mut Mapping) {
        let about_customers = matches!(
            mapping.kind,
            Kind::Documents | Kind::OpenItems | Kind::Payments | Kind::TakeOver
        );
        let groups = self.columns.len() > self.headings.len();
        if about_customers && groups && !has(mapping, &[Field::CustomerCode, Field::CustomerName]) {
            mapping.columns.push((self.headings.len(), Field::CustomerName));
        }
    }
}

pub(crate) fn has(mapping: &Mapping, fields: &[Field]) -> bool {
    fields.iter().any(|it| mapping.column(*it).is_some())
}
