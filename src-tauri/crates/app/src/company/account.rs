//! Bank accounts to pay into: IBAN checked, bank and BIC found by the bank's code.

use std::{collections::HashMap, sync::LazyLock};

use receivables::{
    Currency,
    identifiers::{Bic, Iban},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Cause;

/// An account to pay into.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct BankAccount {
    /// What the house calls it.
    pub label: String,
    /// IBAN.
    pub iban: String,
    /// BIC.
    pub bic: String,
    /// Its currency; empty: euros.
    pub currency: String,
}

/// What is known of an account from its IBAN alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AccountSheet {
    /// Whether its IBAN is one.
    pub valid: bool,
    /// Its bank; empty where it is not known.
    pub bank: String,
    /// The BIC of that bank; empty where it is not known.
    pub bic: String,
}

/// Code, BIC and name of French banks.
const BANKS: &str = include_str!("../../../../../assets/banks/fr.csv");

static BY_CODE: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let rows = BANKS.lines().skip(1).filter_map(|line| {
        let (code, rest) = line.split_once(';')?;
        Some((code, rest.split_once(';')?))
    });
    rows.collect()
});

impl BankAccount {
    /// Whether it holds amounts of a currency.
    pub(super) fn is_in(&self, currency: Currency) -> bool {
        self.currency() == currency
    }

    /// Its currency.
    pub(super) fn currency(&self) -> Currency {
        Currency::new(&self.currency.trim().to_uppercase()).unwrap_or(Currency::EUR)
    }

    fn is_empty(&self) -> bool {
        [&self.label, &self.iban, &self.bic].iter().all(|it| it.trim().is_empty())
    }
}

/// What is known of an account.
pub(super) fn sheet(account: &BankAccount) -> AccountSheet {
    let iban = account.iban.parse::<Iban>().ok();
    let found = iban.as_ref().filter(|it| it.country() == "FR");
    let found = found.and_then(|it| BY_CODE.get(&it.as_str()[4..9]));
    let (bic, bank) = found.copied().unwrap_or_default();
    AccountSheet { valid: iban.is_some(), bank: bank.to_owned(), bic: bic.to_owned() }
}

/// The accounts that say anything, each with a valid IBAN and the BIC of its bank where it has none.
pub(super) fn checked(accounts: &[BankAccount]) -> Result<Vec<BankAccount>, Cause> {
    accounts.iter().filter(|it| !it.is_empty()).map(check).collect()
}

fn check(account: &BankAccount) -> Result<BankAccount, Cause> {
    if account.iban.parse::<Iban>().is_err() {
        return Err(Cause::InvalidIban(account.iban.clone()));
    }
    let mut account = account.clone();
    if account.bic.trim().is_empty() {
        account.bic = sheet(&account).bic;
    } else if account.bic.parse::<Bic>().is_err() {
        return Err(Cause::InvalidBic(account.bic));
    }
    account.currency = account.currency.trim().to_uppercase();
    if !account.currency.is_empty() && Currency::new(&account.currency).is_err() {
        return Err(Cause::InvalidCurrency(account.currency));
    }
    Ok(account)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_banks_are_whole() {
        assert!(BY_CODE.len() > 200);
        for (code, (bic, name)) in BY_CODE.iter() {
            assert!(code.len() == 5 && bic.parse::<Bic>().is_ok() && !name.is_empty(), "{code}");
        }
    }

    #[test]
    fn a_bank_is_found_by_its_code() {
        let of = |iban: &str| sheet(&BankAccount { iban: iban.into(), ..Default::default() });
        let bank = of("FR14 2004 1010 0505 0001 3M02 606");
        assert_eq!((bank.valid, bank.bank.as_str()), (true, "LA BANQUE POSTALE"));
        assert!(!of("FR7630006000011234567890188").valid);
        assert_eq!(of("DE89370400440532013000").bank, "");
    }
}
