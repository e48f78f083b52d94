//! Indicators: what each is called, how it is computed, what goes into it and what applied.

use chrono::NaiveDate;
use documents::typography;
use receivables::{Currency, Money, indicators::rounded};
use rust_decimal::Decimal;

use super::Words;
use crate::indicators::Indicator;

mod exception;

pub(crate) use exception::Exception;

/// What goes into a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    Invoices,
    CreditNotes,
    SalesOver(usize),
    DaysOver(usize),
    Open,
    Opening,
    NotDue,
    Overdue,
    Credits,
    OverdueDays,
    Collected,
    Collectable,
    Paid,
    PaidOnTime,
    Payments,
    PaymentsOnTime,
    PaidToPay,
    PaidTerms,
    PaidLate,
    PaidLateClipped,
    Largest(usize),
    AllDebtors,
    AllOverdue,
    AllSales,
    Unexplained,
    NotDuePart,
    OverduePart,
    Figure(Indicator),
}

/// A month of a count-back and what it used up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Used {
    /// A day of the month.
    pub(crate) month: NaiveDate,
    /// Its sales.
    pub(crate) sales: Money,
    /// What was left to explain before it.
    pub(crate) before: Money,
    /// What is left after all its sales; 0 or less where they sufficed.
    pub(crate) after: Money,
}

impl Words {
    /// What an indicator is called.
    pub(crate) fn indicator(self, indicator: Indicator) -> String {
        use Indicator as I;
        let (fr, en) = match indicator {
            I::Sales => ("Ventes", "Sales"),
            I::Open => ("Restant dû", "Open"),
            I::NotDue => ("Non échu", "Not due"),
            I::Overdue => ("Échu", "Overdue"),
            I::Dso => ("DSO du mois", "Monthly DSO"),
            I::DsoThreeMonths => ("DSO 3 mois", "3-month DSO"),
            I::DsoTwelveMonths => ("DSO 12 mois", "12-month DSO"),
            I::DsoCountback => ("DSO par épuisement", "Count-back DSO"),
            I::BestPossibleDso => ("DSO au mieux", "Best possible DSO"),
            I::AverageDaysDelinquent => ("Retard moyen (ADD)", "Average days delinquent"),
            I::BestPossibleDsoCountback => {
                ("DSO au mieux, par épuisement", "Best possible DSO, by count-back")
            }
            I::DelinquentDsoCountback => {
                ("Part en retard, par épuisement", "Delinquent DSO, by count-back")
            }
            I::Cei => ("Efficacité du recouvrement (CEI)", "Collection effectiveness (CEI)"),
            I::OverdueRate => ("Taux d’échu", "Overdue rate"),
            I::AverageAgeOfOverdue => ("Âge moyen de l’échu", "Average age of what is overdue"),
            I::DaysToPay => ("Délai moyen de règlement", "Average days to pay"),
            I::TermsGranted => ("Délai moyen accordé", "Average terms granted"),
            I::DaysLate => ("Retard moyen de règlement", "Average days late"),
            I::DaysLateClipped => {
                ("Retard moyen, avances comptées 0", "Average days late, early ones 0")
            }
            I::OnTimeByAmount => ("Réglé à l’échéance, en montant", "Paid on time, by amount"),
            I::OnTimeByCount => ("Réglé à l’échéance, en nombre", "Paid on time, by count"),
            I::ConcentrationOpen => {
                ("Concentration du restant dû", "Concentration of what is open")
            }
            I::ConcentrationOverdue => {
                ("Concentration de l’échu", "Concentration of what is overdue")
            }
            I::ConcentrationSales => ("Concentration des ventes", "Concentration of sales"),
            I::ValueOfOneDay => ("Valeur d’un jour de DSO", "Value of one day of DSO"),
        };
        self.pick(fr, en)
    }

    /// How an indicator is computed.
    pub(crate) fn formula(self, indicator: Indicator) -> String {
        use Indicator as I;
        let (fr, en) = match indicator {
            I::Sales => (
                "Factures + avoirs (négatifs) émis dans le mois, toutes taxes comprises, réglés ou non.",
                "Invoices + credit notes (negative) issued in the month, VAT included, paid or not.",
            ),
            I::Open => (
                "Non échu + échu + avoirs et règlements non affectés (négatifs), à la fin du mois.",
                "Not due + overdue + credit notes and unallocated receipts (negative), at the end of the month.",
            ),
            I::NotDue => (
                "Factures ouvertes dont l’échéance n’est pas passée, et celles qui n’en ont pas.",
                "Open invoices whose due date has not passed, and those without one.",
            ),
            I::Overdue => (
                "Factures ouvertes dont l’échéance est passée d’un jour au moins.",
                "Open invoices that are past due by a day or more.",
            ),
            I::Dso => (
                "Restant dû ÷ ventes du mois × jours du mois.",
                "Open ÷ sales of the month × days of the month.",
            ),
            I::DsoThreeMonths => (
                "Restant dû ÷ ventes des trois derniers mois × jours de ces mois.",
                "Open ÷ sales of the last three months × days of these months.",
            ),
            I::DsoTwelveMonths => (
                "Restant dû ÷ ventes des douze derniers mois × jours de ces mois.",
                "Open ÷ sales of the last twelve months × days of these months.",
            ),
            I::DsoCountback => (
                "Le restant dû est épuisé par les ventes de chaque mois, du plus récent au plus ancien ; un mois épuisé compte tous ses jours, le dernier au prorata.",
                "What is open is used up by the sales of each month, newest first; a month used up counts all its days, the last one pro rata.",
            ),
            I::BestPossibleDso => (
                "Non échu ÷ ventes du mois × jours du mois : le DSO si rien n’était en retard.",
                "Not due ÷ sales of the month × days of the month: the DSO if nothing were late.",
            ),
            I::AverageDaysDelinquent => (
                "DSO du mois − DSO au mieux, par la même méthode.",
                "Monthly DSO − best possible DSO, both by the same method.",
            ),
            I::BestPossibleDsoCountback => (
                "Le non échu épuisé par les ventes de chaque mois, du plus récent au plus ancien.",
                "What is not due, used up by the sales of each month, newest first.",
            ),
            I::DelinquentDsoCountback => (
                "DSO par épuisement − DSO au mieux, par épuisement.",
                "Count-back DSO − best possible DSO by count-back.",
            ),
            I::Cei => (
                "Encaissé ÷ encaissable × 100, où encaissé = restant dû au début + ventes − restant dû à la fin, et encaissable = restant dû au début + ventes − non échu à la fin.",
                "Collected ÷ collectable × 100, where collected = open at the beginning + sales − open at the end, and collectable = open at the beginning + sales − not due at the end.",
            ),
            I::OverdueRate => ("Échu ÷ restant dû × 100.", "Overdue ÷ open × 100."),
            I::AverageAgeOfOverdue => (
                "Somme des montants échus × jours de retard ÷ échu.",
                "Sum of overdue amounts × days late ÷ overdue.",
            ),
            I::DaysToPay => (
                "Somme des règlements du mois × jours de l’émission au règlement ÷ règlements. Un règlement partiel compte pour sa part ; une facture sans échéance et ce qu’un avoir solde ne comptent pas.",
                "Sum of the month’s payments × days from issue to payment ÷ payments. A part payment counts for its part; an invoice without a due date, and what a credit note settles, do not count.",
            ),
            I::TermsGranted => (
                "Somme des règlements du mois × jours de l’émission à l’échéance ÷ règlements.",
                "Sum of the month’s payments × days from issue to due date ÷ payments.",
            ),
            I::DaysLate => (
                "Somme des règlements du mois × jours de l’échéance au règlement ÷ règlements ; l’avance compte en moins.",
                "Sum of the month’s payments × days from due date to payment ÷ payments; early ones count as negative.",
            ),
            I::DaysLateClipped => (
                "Somme des règlements du mois × jours de l’échéance au règlement ÷ règlements ; l’avance compte pour 0.",
                "Sum of the month’s payments × days from due date to payment ÷ payments; early ones count as 0.",
            ),
            I::OnTimeByAmount => (
                "Réglé à l’échéance ou avant ÷ règlements du mois × 100.",
                "Paid on the due date or before ÷ payments of the month × 100.",
            ),
            I::OnTimeByCount => (
                "Nombre de règlements à l’échéance ou avant ÷ nombre de règlements du mois × 100.",
                "Payments on the due date or before ÷ all payments of the month, by count × 100.",
            ),
            I::ConcentrationOpen => (
                "Restant dû des dix plus grands débiteurs, avoirs déduits ÷ restant dû de tous les débiteurs × 100.",
                "Open of the ten largest debtors, credits taken off ÷ open of all debtors × 100.",
            ),
            I::ConcentrationOverdue => (
                "Échu des dix clients qui en ont le plus ÷ échu de tous × 100.",
                "Overdue of the ten customers who owe most of it ÷ overdue of all × 100.",
            ),
            I::ConcentrationSales => (
                "Ventes aux dix plus grands clients sur douze mois ÷ ventes à tous × 100.",
                "Twelve months’ sales to the ten largest customers ÷ sales to all × 100.",
            ),
            I::ValueOfOneDay => (
                "Ventes de douze mois ÷ jours de ces mois : ce qu’un jour de DSO immobilise.",
                "Sales of twelve months ÷ days of these months: the cash a day of DSO ties up.",
            ),
        };
        self.pick(fr, en)
    }

    /// What an input is called.
    pub(crate) fn input(self, input: Input) -> String {
        let (fr, en) = match input {
            Input::Figure(indicator) => return self.indicator(indicator),
            Input::SalesOver(1) => ("Ventes du mois", "Sales of the month"),
            Input::DaysOver(1) => ("Jours du mois", "Days of the month"),
            Input::SalesOver(months) => {
                return self.pick(
                    format!("Ventes des {months} mois"),
                    format!("Sales of the {months} months"),
                );
            }
            Input::DaysOver(months) => {
                return self.pick(
                    format!("Jours des {months} mois"),
                    format!("Days of the {months} months"),
                );
            }
            Input::Largest(1) => ("Le premier", "The first"),
            Input::Largest(count) => {
                return self.pick(format!("Les {count} premiers"), format!("The first {count}"));
            }
            Input::Invoices => ("Factures", "Invoices"),
            Input::CreditNotes => ("Avoirs", "Credit notes"),
            Input::Open => ("Restant dû à la fin", "Open at the end"),
            Input::Opening => ("Restant dû au début", "Open at the beginning"),
            Input::NotDue => ("Non échu", "Not due"),
            Input::Overdue => ("Échu", "Overdue"),
            Input::Credits => {
                ("Avoirs et règlements non affectés", "Credit notes and unallocated receipts")
            }
            Input::OverdueDays => ("Échu × jours de retard", "Overdue × days late"),
            Input::Collected => ("Encaissé", "Collected"),
            Input::Collectable => ("Encaissable", "Collectable"),
            Input::Paid => ("Règlements du mois", "Payments of the month"),
            Input::PaidOnTime => ("Réglé à l’échéance ou avant", "Paid on the due date or before"),
            Input::Payments => ("Nombre de règlements", "Number of payments"),
            Input::PaymentsOnTime => {
                ("À l’échéance ou avant, en nombre", "On the due date or before, by count")
            }
            Input::PaidToPay => {
                ("Règlements × jours depuis l’émission", "Payments × days from issue")
            }
            Input::PaidTerms => ("Règlements × jours accordés", "Payments × days granted"),
            Input::PaidLate => {
                ("Règlements × jours depuis l’échéance", "Payments × days from due date")
            }
            Input::PaidLateClipped => ("Règlements × jours de retard", "Payments × days late"),
            Input::AllDebtors => ("Tous les débiteurs", "All debtors"),
            Input::AllOverdue => ("Échu de tous les clients", "Overdue of all customers"),
            Input::AllSales => ("Ventes à tous les clients", "Sales to all customers"),
            Input::Unexplained => {
                ("Reste qu’aucune vente connue n’explique", "Rest that no known sale explains")
            }
            Input::NotDuePart => ("Dont part du non échu", "Of it, the part not due"),
            Input::OverduePart => ("Dont part de l’échu", "Of it, the part overdue"),
        };
        self.pick(fr, en)
    }

    /// What a month of a count-back used up.
    pub(crate) fn used(self, used: Used) -> String {
        let month = typography::month(used.month, self.0.into());
        let [sales, before, after] =
            [used.sales, used.before, used.after].map(|it| self.amount(it));
        match used.sales.minor {
            0 => self.pick(
                format!("{month} : aucune vente, ses jours comptent"),
                format!("{month}: no sales, its days count"),
            ),
            ..0 => self.pick(
                format!("{month} : ventes de {sales}, le reste monte à {after}"),
                format!("{month}: sales of {sales}, the rest grows to {after}"),
            ),
            _ if used.after.minor > 0 => self.pick(
                format!("{month} : {sales} épuisés, reste {after}"),
                format!("{month}: {sales} used up, {after} left"),
            ),
            _ => self.pick(
                format!("{month} : {before} sur {sales}"),
                format!("{month}: {before} of {sales}"),
            ),
        }
    }

    /// A figure with two decimals.
    pub(crate) fn two_decimals(self, figure: Decimal) -> String {
        typography::decimal(rounded(figure, 2), self.0.into())
    }

    /// Days with two decimals.
    pub(crate) fn in_days(self, days: Decimal) -> String {
        format!("{}\u{a0}{}", self.two_decimals(days), self.unit_days())
    }

    /// `jours`, `days`.
    pub(crate) fn unit_days(self) -> String {
        self.pick("jours", "days")
    }

    /// `≥ 92`.
    pub(crate) fn at_least(self, days: u32) -> String {
        format!("≥\u{a0}{days}")
    }

    /// The figures of an amount, and its currency apart.
    pub(crate) fn bare_amount(self, money: Money) -> (String, String) {
        (typography::figures(money, self.0.into()), typography::currency(money.currency))
    }

    /// Amount times days, rounded to whole units: `1 234 € × jours`.
    pub(crate) fn amount_days(self, minor_days: i128, currency: Currency) -> String {
        let exact = Decimal::try_from_i128_with_scale(minor_days, currency.decimals());
        let figure = typography::decimal(rounded(exact.unwrap_or_default(), 0), self.0.into());
        let unit = typography::currency(currency);
        self.pick(format!("{figure} {unit} × jours"), format!("{figure} {unit} × days"))
    }
}
