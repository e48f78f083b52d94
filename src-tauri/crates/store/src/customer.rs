//! Customers and the person to ask for.

use std::collections::HashMap;

use chrono::NaiveDate;
use receivables::{
    CustomerId, ItemId,
    dunning::{CustomerKind, PolicyId},
};
use rusqlite::{Connection, OptionalExtension, Row, params, types::Value};

use crate::{
    Change, Result, Store,
    import::Subject,
    iso::{IsoDay, optional_day},
    policy,
};

/// The columns of a customer that an import writes and the user corrects: either may be put back.
pub(crate) const PARTICULARS: [&str; 12] = [
    "name",
    "address",
    "address2",
    "postcode",
    "town",
    "country",
    "phone",
    "email",
    "siren",
    "language",
    "collector",
    "salesperson",
];

/// A customer as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRecord {
    /// The customer.
    pub id: CustomerId,
    /// Code in the accounting.
    pub code: String,
    /// Name.
    pub name: String,
    /// Where and how to reach it.
    pub details: CustomerDetails,
    /// What the user said of it.
    pub traits: CustomerTraits,
}

/// What the user said of a customer; an import never changes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CustomerTraits {
    /// Its kind; none: as SIREN and country tell.
    pub kind: Option<CustomerKind>,
    /// Its own scenario; none: by segment.
    pub policy: Option<PolicyId>,
    /// Whether it pays by direct debit.
    pub direct_debit: bool,
    /// Since when letters come back.
    pub address_unknown_since: Option<NaiveDate>,
}

/// Where and how to reach a customer; texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerDetails {
    /// Street and number.
    pub address: String,
    /// Second line.
    pub address2: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Country; empty for France.
    pub country: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// SIREN.
    pub siren: String,
    /// Language of the letters: `fr`, `en` or `de`.
    pub language: String,
    /// Registered office where letters do not go there, lines top to bottom.
    pub registered_office: String,
    /// Person to ask for.
    pub contact: String,
    /// Terms of payment, in the accounting's words.
    pub terms: String,
    /// VAT number.
    pub vat: String,
    /// Who follows it in house (*chargé de recouvrement*).
    pub collector: String,
    /// Who sells to it (*commercial*).
    pub salesperson: String,
}

const COLUMNS: &str =
    "customer.id, code, customer.name, address, address2, postcode, town, country,
    phone, email, siren, language,
    ifnull((SELECT name FROM contact WHERE customer_id = customer.id AND undone_at IS NULL
        AND erased_on IS NULL ORDER BY is_main DESC, id LIMIT 1), ''),
    terms, vat, customer_kind, customer.policy_id, direct_debit, address_unknown_since,
    registered_office, collector, salesperson";

/// Every customer, in the order of their ids.
pub(crate) fn all(connection: &Connection) -> Result<Vec<CustomerRecord>> {
    let sql = format!("SELECT {COLUMNS} FROM customer ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], record)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn record(row: &Row<'_>) -> rusqlite::Result<CustomerRecord> {
    Ok(CustomerRecord {
        id: CustomerId(row.get(0)?),
        code: row.get(1)?,
        name: row.get(2)?,
        details: CustomerDetails {
            address: row.get(3)?,
            address2: row.get(4)?,
            postcode: row.get(5)?,
            town: row.get(6)?,
            country: row.get(7)?,
            phone: row.get(8)?,
            email: row.get(9)?,
            siren: row.get(10)?,
            language: row.get(11)?,
            contact: row.get(12)?,
            terms: row.get(13)?,
            vat: row.get(14)?,
            registered_office: row.get(19)?,
            collector: row.get(20)?,
            salesperson: row.get(21)?,
        },
        traits: CustomerTraits {
            kind: policy::customer_kind(row.get_ref(15)?.as_str()?).ok(),
            policy: row.get::<_, Option<i64>>(16)?.map(PolicyId),
            direct_debit: row.get(17)?,
            address_unknown_since: optional_day(row.get_ref(18)?)?,
        },
    })
}

impl Store {
    /// Every customer, by id.
    pub fn customers(&self) -> Result<Vec<CustomerRecord>> {
        all(&self.connection)
    }

    /// The customer with a code.
    pub fn customer(&self, code: &str) -> Result<Option<CustomerRecord>> {
        let sql = format!("SELECT {COLUMNS} FROM customer WHERE code = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([code], record).optional()?)
    }

    /// The customer with an id.
    pub fn customer_by_id(&self, id: CustomerId) -> Result<CustomerRecord> {
        let sql = format!("SELECT {COLUMNS} FROM customer WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id.0], record)?)
    }

    /// The codes of the customers that have a document of a number.
    pub fn owners(&self, number: &str) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT code FROM item JOIN customer ON customer.id = customer_id
                   WHERE number = ?1 AND withdrawn_minor IS NULL ORDER BY code LIMIT 9";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([number], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The customer whose an item is.
    pub fn customer_of_item(&self, item: receivables::ItemId) -> Result<CustomerRecord> {
        let sql = format!(
            "SELECT {COLUMNS} FROM customer WHERE id = (SELECT customer_id FROM item WHERE id = ?1)"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([item.0], record)?)
    }

    /// The customer whose an act is.
    pub fn customer_of_act(&self, act: i64) -> Result<CustomerRecord> {
        let sql = format!(
            "SELECT {COLUMNS} FROM customer WHERE id = (SELECT customer_id FROM act WHERE id = ?1)"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([act], record)?)
    }

    /// How many customers and standing documents there are.
    pub fn counts(&self) -> Result<(u32, u32)> {
        let sql = "SELECT (SELECT count(*) FROM customer), 
            (SELECT count(*) FROM item WHERE withdrawn_minor IS NULL)";
        Ok(self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The items that follow a scenario of their own.
    pub fn item_policies(&self) -> Result<HashMap<ItemId, PolicyId>> {
        let sql = "SELECT id, policy_id FROM item WHERE policy_id IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([], |row| Ok((ItemId(row.get(0)?), PolicyId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Code, name and id of every customer.
    pub fn customer_codes(&self) -> Result<Vec<(String, String, CustomerId)>> {
        let mut statement = self.transaction.prepare("SELECT code, name, id FROM customer")?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, CustomerId(row.get(2)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Code and id of every customer, and whether an e-mail address is known.
    pub fn reachable_customers(&self) -> Result<Vec<(String, CustomerId, bool)>> {
        let mut statement =
            self.transaction.prepare("SELECT code, id, email <> '' FROM customer")?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, CustomerId(row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The payment terms of the customers that have any.
    pub fn customer_terms(&self) -> Result<Vec<(CustomerId, String)>> {
        let sql = "SELECT id, terms FROM customer WHERE terms <> '' ORDER BY id";
        let mut statement = self.transaction.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((CustomerId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds a customer.
    pub fn add_customer(&mut self, code: &str, name: &str) -> Result<CustomerId> {
        self.transaction
            .prepare_cached(
                "INSERT INTO customer (code, name, import_batch_id) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![code, name, self.batch_under_way()])?;
        Ok(CustomerId(self.transaction.last_insert_rowid()))
    }

    /// Gives a customer a better name.
    pub fn rename_customer(&mut self, id: CustomerId, name: &str) -> Result<()> {
        self.amend(Subject::Customer, id.0, &[("name", Value::Text(name.to_owned()))]).map(drop)
    }

    /// Writes what the user says of a customer.
    pub fn set_traits(&mut self, id: CustomerId, traits: &CustomerTraits) -> Result<()> {
        let kind = traits.kind.map_or("", policy::customer_kind_name);
        self.set("customer", id.0, "customer_kind", Value::Text(kind.to_owned()))?;
        let own = traits.policy.map_or(Value::Null, |it| Value::Integer(it.0));
        self.set("customer", id.0, "policy_id", own)?;
        self.set("customer", id.0, "direct_debit", Value::Integer(traits.direct_debit.into()))?;
        let since = traits.address_unknown_since.map(IsoDay::new);
        let since = since.map_or(Value::Null, |it| Value::Text(it.as_str().to_owned()));
        self.set("customer", id.0, "address_unknown_since", since)
    }

    /// Notes that letters come back from a customer's address, unless that is known already.
    pub fn set_address_unknown(&mut self, id: CustomerId, since: NaiveDate) -> Result<()> {
        let sql = "SELECT 1 FROM customer WHERE id = ?1 AND address_unknown_since IS NOT NULL";
        let known = self.transaction.prepare_cached(sql)?.exists([id.0])?;
        if known {
            return Ok(());
        }
        let since = Value::Text(IsoDay::new(since).as_str().to_owned());
        self.set("customer", id.0, "address_unknown_since", since)
    }

    /// Writes where and how to reach a customer, as the user corrected it. A new address is known.
    pub fn set_particulars(
        &mut self,
        id: CustomerId,
        name: &str,
        details: &CustomerDetails,
    ) -> Result<()> {
        let columns: [(&'static str, &str); 13] = [
            ("name", name),
            ("address", &details.address),
            ("address2", &details.address2),
            ("postcode", &details.postcode),
            ("town", &details.town),
            ("country", &details.country),
            ("phone", &details.phone),
            ("email", &details.email),
            ("siren", &details.siren),
            ("language", &details.language),
            ("registered_office", &details.registered_office),
            ("collector", &details.collector),
            ("salesperson", &details.salesperson),
        ];
        for (column, text) in columns {
            self.set("customer", id.0, column, Value::Text(text.to_owned()))?;
        }
        Ok(())
    }

    /// Gives an item a scenario of its own, or its customer's again.
    pub fn set_item_policy(&mut self, item: ItemId, own: Option<PolicyId>) -> Result<()> {
        let own = own.map_or(Value::Null, |it| Value::Integer(it.0));
        self.set("item", item.0, "policy_id", own)
    }

    /// Fills in what is known of a customer; empty texts leave what stands. Says whether anything changed.
    pub fn complete_customer(&mut self, id: CustomerId, known: &CustomerDetails) -> Result<bool> {
        let columns = [
            ("address", &known.address),
            ("address2", &known.address2),
            ("postcode", &known.postcode),
            ("town", &known.town),
            ("country", &known.country),
            ("phone", &known.phone),
            ("email", &known.email),
            ("siren", &known.siren),
            ("language", &known.language),
            ("terms", &known.terms),
            ("vat", &known.vat),
            ("collector", &known.collector),
            ("salesperson", &known.salesperson),
        ];
        let said = columns.into_iter().filter(|(_, text)| !text.is_empty());
        let said: Vec<_> = said.map(|(column, it)| (column, Value::Text(it.clone()))).collect();
        let completed = !said.is_empty() && self.amend(Subject::Customer, id.0, &said)?;
        Ok(self.set_contact(id, &known.contact)? || completed)
    }

    fn set_contact(&mut self, id: CustomerId, name: &str) -> Result<bool> {
        if name.is_empty() {
            return Ok(false);
        }
        let sql = "INSERT INTO contact (customer_id, name, import_batch_id) SELECT ?1, ?2, ?3
                   WHERE NOT EXISTS (SELECT 1 FROM contact WHERE customer_id = ?1 AND name = ?2)";
        let values = params![id.0, name, self.batch_under_way()];
        Ok(self.transaction.prepare_cached(sql)?.execute(values)? > 0)
    }
}
