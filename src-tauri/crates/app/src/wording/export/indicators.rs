//! Exports of the indicators: titles of their tables and charts, and what they are read from.

use documents::typography;
use receivables::Currency;
use rust_decimal::Decimal;

use crate::wording::Words;

impl Words {
    /// The indicators as a title.
    pub(crate) fn indicators(self) -> String {
        self.pick("Indicateurs", "Indicators")
    }

    /// The chart of the DSO.
    pub(crate) fn dso_in_days(self) -> String {
        self.pick("DSO, en jours", "DSO, in days")
    }

    /// Overdue of what is open, in percent.
    pub(crate) fn overdue_rate(self, percent: Decimal) -> String {
        let rate = self.one_decimal(percent);
        self.pick(
            format!("Taux d’échu : {rate} % du restant dû."),
            format!("Overdue rate: {rate}% of what is open."),
        )
    }

    /// Mean days late of what was settled.
    pub(crate) fn average_days_late(self, days: Decimal) -> String {
        let days = self.one_decimal(days);
        self.pick(
            format!("Retard moyen des factures réglées : {days} jours, celles réglées d’avance comptées pour 0."),
            format!("Settled invoices were {days} days late on average, early ones counted as 0."),
        )
    }

    /// What sales and receivables are.
    pub(crate) fn about_indicators(self) -> String {
        self.pick(
            "Ventes et encours toutes taxes comprises ; les avoirs sont déduits. Le dernier mois s’arrête à la date d’arrêté.",
            "Sales and receivables include VAT; credit notes are deducted. The last month ends on the key date.",
        )
    }

    /// The table of what is late and what was paid.
    pub(crate) fn payments_by_month(self) -> String {
        self.pick("Échu et règlements", "Overdue and payments")
    }

    /// What a payment is.
    pub(crate) fn about_payments(self) -> String {
        self.pick(
            "Délais pondérés par les montants réglés dans la période, factures à échéance seules. L’avance compte en moins, sauf où elle compte pour 0.",
            "Days are weighted by what was paid in the period of invoices with a due date. Early payments count negative, except where they count 0.",
        )
    }

    /// The table of the concentration.
    pub(crate) fn concentration(self) -> String {
        self.pick("Concentration", "Concentration")
    }

    /// Who counts, and what a day is worth.
    pub(crate) fn about_concentration(self) -> String {
        self.pick(
            "Avoirs déduits, client par client ; les clients créditeurs ne comptent pas. Ventes et valeur d’un jour : douze mois.",
            "Credits are taken off customer by customer; customers in credit do not count. Sales and value of a day: twelve months.",
        )
    }

    /// The table of those that owe most.
    pub(crate) fn largest_debtors(self) -> String {
        self.pick("Dix premiers débiteurs", "Ten largest debtors")
    }

    /// The chart of those that owe most.
    pub(crate) fn largest_debtors_in(self, currency: Currency) -> String {
        let (title, currency) = (self.largest_debtors(), typography::currency(currency));
        self.pick(format!("{title}, en {currency}"), format!("{title}, in {currency}"))
    }

    /// The chart of what is late.
    pub(crate) fn overdue_in_percent(self) -> String {
        self.pick("Taux d’échu, en % du restant dû", "Overdue rate, in % of what is open")
    }

    /// The chart of how much hangs on ten customers.
    pub(crate) fn concentration_in_percent(self) -> String {
        self.pick("Concentration, en %", "Concentration, in %")
    }
}
