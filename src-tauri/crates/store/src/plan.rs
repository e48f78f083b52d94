//! Instalment plans. Whether one is kept follows from the settlements.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use receivables::{
    Currency, CustomerId, ItemId, Money,
    plan::{Instalment, InstalmentPlan},
};
use rusqlite::{params, types::Value};

use crate::{
    Change, Result, Store,
    iso::{IsoDay, day, optional_day},
    item::currency,
};

/// A plan with its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRecord {
    /// Its number.
    pub id: i64,
    /// Whose plan.
    pub customer: CustomerId,
    /// Its currency.
    pub currency: Currency,
    /// The plan, with what came in since.
    pub plan: InstalmentPlan,
    /// The day it was given up.
    pub ended_on: Option<NaiveDate>,
}

impl Store {
    /// The plans agreed up to the key date, those given up included.
    pub fn plans(&self, key_date: NaiveDate) -> Result<Vec<PlanRecord>> {
        let key_date = IsoDay::new(key_date);
        let sql = "SELECT id, customer_id, agreed_on, signed_on, default_clause, currency, ended_on
                   FROM plan WHERE agreed_on <= ?1 AND undone_at IS NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut plans: BTreeMap<i64, PlanRecord> = statement
            .query_map([key_date.as_str()], |row| {
                let id = row.get(0)?;
                let plan = InstalmentPlan {
                    items: Vec::new(),
                    agreed_on: day(row.get_ref(2)?)?,
                    signed_on: optional_day(row.get_ref(3)?)?,
                    default_clause: row.get(4)?,
                    instalments: Vec::new(),
                    received: Vec::new(),
                };
                let record = PlanRecord {
                    id,
                    customer: CustomerId(row.get(1)?),
                    currency: currency(row.get_ref(5)?)?,
                    plan,
                    ended_on: optional_day(row.get_ref(6)?)?,
                };
                Ok((id, record))
            })?
            .collect::<rusqlite::Result<_>>()?;
        if !plans.is_empty() {
            self.fill_plans(&mut plans, &key_date)?;
        }
        Ok(plans.into_values().collect())
    }

    fn fill_plans(&self, plans: &mut BTreeMap<i64, PlanRecord>, key_date: &IsoDay) -> Result<()> {
        let sql = "SELECT plan_id, item_id FROM plan_item ORDER BY plan_id, item_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(it) = plans.get_mut(&row.get(0)?) {
                it.plan.items.push(ItemId(row.get(1)?));
            }
        }
        let sql = "SELECT plan_id, due_on, amount_minor FROM instalment ORDER BY plan_id, position";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(it) = plans.get_mut(&row.get(0)?) {
                let due_on = day(row.get_ref(1)?).map_err(rusqlite::Error::from)?;
                let amount = Money { minor: row.get(2)?, currency: it.currency };
                it.plan.instalments.push(Instalment { due_on, amount });
            }
        }
        let sql = "SELECT plan.id, settled_on, amount_minor FROM plan
                   JOIN plan_item ON plan_id = plan.id
                   JOIN settlement ON settlement.item_id = plan_item.item_id
                   WHERE settled_on >= agreed_on AND settled_on <= ?1 ORDER BY settled_on";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([key_date.as_str()])?;
        while let Some(row) = rows.next()? {
            if let Some(it) = plans.get_mut(&row.get(0)?) {
                let on = day(row.get_ref(1)?).map_err(rusqlite::Error::from)?;
                let amount = Money { minor: row.get(2)?, currency: it.currency };
                it.plan.received.push((on, amount));
            }
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Records a plan; what came in is not of it.
    pub fn add_plan(
        &mut self,
        customer: CustomerId,
        currency: Currency,
        plan: &InstalmentPlan,
    ) -> Result<i64> {
        let signed_on = plan.signed_on.map(IsoDay::new);
        self.transaction.execute(
            "INSERT INTO plan (customer_id, agreed_on, signed_on, default_clause, currency)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                customer.0,
                IsoDay::new(plan.agreed_on).as_str(),
                signed_on.as_ref().map(IsoDay::as_str),
                plan.default_clause,
                currency.code(),
            ],
        )?;
        let id = self.transaction.last_insert_rowid();
        self.added.push(("plan", id));
        for item in &plan.items {
            let sql = "INSERT INTO plan_item (plan_id, item_id) VALUES (?1, ?2)";
            self.transaction.execute(sql, [id, item.0])?;
        }
        for (position, it) in (0_i64..).zip(&plan.instalments) {
            self.transaction.execute(
                "INSERT INTO instalment (plan_id, position, due_on, amount_minor)
                 VALUES (?1, ?2, ?3, ?4)",
                params![id, position, IsoDay::new(it.due_on).as_str(), it.amount.minor],
            )?;
        }
        Ok(id)
    }

    /// Notes the day a plan was signed.
    pub fn sign_plan(&mut self, id: i64, on: NaiveDate) -> Result<()> {
        self.set("plan", id, "signed_on", Value::Text(IsoDay::new(on).as_str().to_owned()))
    }

    /// Gives a plan up.
    pub fn end_plan(&mut self, id: i64, on: NaiveDate) -> Result<()> {
        self.set("plan", id, "ended_on", Value::Text(IsoDay::new(on).as_str().to_owned()))
    }
}
