//! Exports: titles, headings and remarks of what leaves as a workbook, a list or pages.

use chrono::NaiveDate;
use documents::{DocumentError, typography};
use receivables::Currency;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Words;
use crate::{
    aging::{AgedBy, AgingBasis},
    export::ExportSubject,
};

mod indicators;

/// The heading of a column that leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    From,
    To,
    Expected,
    Due,
    Chance,
    Low,
    High,
    Planned,
    Class,
    Score,
    AverageDelay,
    Trend,
    RunDays,
    KeptPromises,
    BrokenPromises,
    Warning,
    Code,
    Customer,
    Customers,
    Total,
    Overdue,
    NotDue,
    NoDueDate,
    Unallocated,
    Disputed,
    Promised,
    Recoverable,
    Change,
    Segment,
    PeriodTo,
    Days,
    Sales,
    Open,
    Dso,
    DsoThreeMonths,
    DsoTwelveMonths,
    Countback,
    CountbackAtLeast,
    BestPossible,
    AverageDaysDelinquent,
    CollectionEffectiveness,
    OverdueRate,
    AgeOfOverdue,
    BestPossibleCountback,
    DelinquentCountback,
    Paid,
    DaysToPay,
    TermsGranted,
    DaysLateSigned,
    DaysLateClipped,
    OnTimeByAmount,
    OnTimeByCount,
    LargestOfOpen,
    LargestOfOverdue,
    LargestOfSales,
    ValueOfOneDay,
    Share,
    AgingColumn,
    Gross,
    LossRate,
    Allowance,
    ObservedRate,
    ObservedInvoices,
    DoubtfulSince,
    Reason,
    VatRate,
    WithoutVat,
    Account,
    AccountName,
    Entry,
    Debit,
    Credit,
    DaysLate,
    Contact,
    Issued,
    Situation,
    Collector,
    Salesperson,
    InvoiceCount,
    InvoiceSum,
    ShareOfSales,
}

impl Words {
    /// What a file of an export is called.
    pub(crate) fn export_name(self, subject: &ExportSubject) -> String {
        match subject {
            ExportSubject::Aging { .. } => self.pick("balance-agee", "aged-balance"),
            ExportSubject::Indicators { .. } => self.pick("indicateurs", "indicators"),
            ExportSubject::Payers => self.pick("payeurs", "payers"),
            ExportSubject::Forecast => self.pick("encaissements-prevus", "expected-receipts"),
            ExportSubject::ForecastWeek { week } => self.pick(
                format!("encaissements-prevus-semaine-{week}"),
                format!("expected-receipts-week-{week}"),
            ),
            ExportSubject::Provision { .. } => self.pick("provision", "provision"),
            ExportSubject::YearEnd => {
                self.pick("factures-impayees-D441-6", "unpaid-invoices-D441-6")
            }
        }
    }

    /// What a column holds.
    pub(crate) fn heading(self, heading: Heading) -> String {
        let (fr, en) = match heading {
            Heading::From => ("Du", "From"),
            Heading::To => ("Au", "To"),
            Heading::Expected => ("Attendu", "Expected"),
            Heading::Due => ("Échéance", "Due"),
            Heading::Chance => ("Chance %", "Chance %"),
            Heading::Low => ("Fourchette basse", "Low"),
            Heading::High => ("Fourchette haute", "High"),
            Heading::Planned => ("Échéanciers", "Plans"),
            Heading::Class => ("Classe", "Class"),
            Heading::Score => ("Note", "Score"),
            Heading::AverageDelay => ("Retard moyen (j)", "Average delay (d)"),
            Heading::Trend => ("Tendance (j)", "Trend (d)"),
            Heading::RunDays => ("Paie le", "Pays on"),
            Heading::KeptPromises => ("Promesses tenues", "Promises kept"),
            Heading::BrokenPromises => ("Promesses rompues", "Promises broken"),
            Heading::Warning => ("Alerte", "Warning"),
            Heading::Code => ("Code", "Code"),
            Heading::Customer => ("Client", "Customer"),
            Heading::Customers => ("Clients", "Customers"),
            Heading::Total => ("Total", "Total"),
            Heading::Overdue => ("Échu", "Overdue"),
            Heading::NotDue => ("Non échu", "Not due"),
            Heading::NoDueDate => ("Sans échéance", "No due date"),
            Heading::Unallocated => ("Non affecté", "Unallocated"),
            Heading::Disputed => ("Contesté", "Disputed"),
            Heading::Promised => ("Promis", "Promised"),
            Heading::Recoverable => ("Recouvrable", "Recoverable"),
            Heading::Change => ("Écart", "Change"),
            Heading::Segment => ("Segment", "Segment"),
            Heading::Collector => ("Chargé de recouvrement", "Collector"),
            Heading::Salesperson => ("Commercial", "Salesperson"),
            Heading::Contact => ("Contact", "Contact"),
            Heading::Issued => ("Date", "Issued"),
            Heading::Situation => ("Situation", "Situation"),
            Heading::PeriodTo => ("Période au", "Period to"),
            Heading::Days => ("Jours", "Days"),
            Heading::Sales => ("Ventes", "Sales"),
            Heading::Open => ("Restant dû", "Open"),
            Heading::Dso => ("DSO du mois", "Monthly DSO"),
            Heading::DsoThreeMonths => ("DSO 3 mois", "3-month DSO"),
            Heading::DsoTwelveMonths => ("DSO 12 mois", "12-month DSO"),
            Heading::Countback => ("DSO par épuisement", "Count-back DSO"),
            Heading::CountbackAtLeast => ("Épuisement, au moins", "Count-back at least"),
            Heading::BestPossible => ("DSO au mieux", "Best possible DSO"),
            Heading::AverageDaysDelinquent => ("ADD", "ADD"),
            Heading::CollectionEffectiveness => ("CEI %", "CEI %"),
            Heading::OverdueRate => ("Échu %", "Overdue %"),
            Heading::AgeOfOverdue => ("Âge de l’échu (j)", "Age of overdue (d)"),
            Heading::BestPossibleCountback => {
                ("Au mieux, par épuisement", "Best possible, count-back")
            }
            Heading::DelinquentCountback => ("En retard, par épuisement", "Delinquent, count-back"),
            Heading::Paid => ("Réglé", "Paid"),
            Heading::DaysToPay => ("Délai de règlement (j)", "Days to pay"),
            Heading::TermsGranted => ("Délai accordé (j)", "Terms granted (d)"),
            Heading::DaysLateSigned => ("Retard (j)", "Days late"),
            Heading::DaysLateClipped => ("Retard, avance à 0 (j)", "Days late, early 0"),
            Heading::OnTimeByAmount => ("À l’heure, montant %", "On time, amount %"),
            Heading::OnTimeByCount => ("À l’heure, nombre %", "On time, count %"),
            Heading::LargestOfOpen => ("10 premiers, restant dû %", "Top 10, open %"),
            Heading::LargestOfOverdue => ("10 premiers, échu %", "Top 10, overdue %"),
            Heading::LargestOfSales => ("10 premiers, ventes %", "Top 10, sales %"),
            Heading::ValueOfOneDay => ("Valeur d’un jour de DSO", "Value of one DSO day"),
            Heading::Share => ("Part %", "Share %"),
            Heading::AgingColumn => ("Ancienneté", "Age"),
            Heading::Gross => ("Brut TTC", "Gross incl. VAT"),
            Heading::LossRate => ("Taux %", "Rate %"),
            Heading::Allowance => ("Dépréciation", "Allowance"),
            Heading::ObservedRate => ("Observé %", "Observed %"),
            Heading::ObservedInvoices => ("Sur factures", "Of invoices"),
            Heading::DoubtfulSince => ("Douteux depuis", "Doubtful since"),
            Heading::Reason => ("Motif", "Reason"),
            Heading::VatRate => ("TVA %", "VAT %"),
            Heading::WithoutVat => ("Base HT", "Without VAT"),
            Heading::Account => ("Compte", "Account"),
            Heading::AccountName => ("Intitulé", "Name"),
            Heading::Entry => ("Libellé", "Entry"),
            Heading::Debit => ("Débit", "Debit"),
            Heading::Credit => ("Crédit", "Credit"),
            Heading::DaysLate => ("Retard", "Late"),
            Heading::InvoiceCount => ("Nombre de factures", "Number of invoices"),
            Heading::InvoiceSum => ("Montant total TTC", "Total incl. VAT"),
            Heading::ShareOfSales => ("% du CA TTC de l’exercice", "% of sales incl. VAT"),
        };
        self.pick(fr, en)
    }

    /// So many days late, both included.
    pub(crate) fn bucket(self, from: u32, to: Option<u32>) -> String {
        match to {
            Some(to) => self.pick(format!("{from}–{to} j"), format!("{from}–{to} d")),
            None => self.pick(format!("{from} j et plus"), format!("{from}+ d")),
        }
    }

    /// What was open on the day that is compared with.
    pub(crate) fn total_on(self, day: NaiveDate) -> String {
        let day = typography::short_date(day, self.0.into());
        self.pick(format!("Total au {day}"), format!("Total on {day}"))
    }

    /// The expected receipts as a title.
    pub(crate) fn expected_receipts(self) -> String {
        self.pick("Encaissements prévus", "Expected receipts")
    }

    /// The days a week lasts.
    pub(crate) fn week_of(self, from: NaiveDate, to: NaiveDate) -> String {
        let (from, to) = (self.short_day(from), self.short_day(to));
        self.pick(format!("Semaine du {from} au {to}."), format!("Week from {from} to {to}."))
    }

    /// The payers as a title.
    pub(crate) fn payers(self) -> String {
        self.pick("Payeurs", "Payers")
    }

    /// The aged balance as a title.
    pub(crate) fn aged_balance(self) -> String {
        self.pick("Balance âgée", "Aged balance")
    }

    /// The group of the customers that are in none.
    pub(crate) fn in_no_group(self, by: AgedBy) -> String {
        match by {
            AgedBy::Customer => String::new(),
            AgedBy::Segment => self.pick("Sans segment", "No segment"),
            AgedBy::Collector => self.pick("Sans chargé de recouvrement", "No collector"),
            AgedBy::Salesperson => self.pick("Sans commercial", "No salesperson"),
        }
    }

    /// What items age from.
    pub(crate) fn aged_from(self, basis: AgingBasis) -> String {
        match basis {
            AgingBasis::Due => {
                self.pick("Âge compté depuis l’échéance.", "Aged from the due date.")
            }
            AgingBasis::Issue => {
                self.pick("Âge compté depuis l’émission.", "Aged from the issue date.")
            }
        }
    }

    /// That a part of the customers is shown.
    pub(crate) fn aged_shown(self, customers: usize, of: usize) -> String {
        let customers = u32::try_from(customers).unwrap_or(u32::MAX);
        let fr = ("client affiché", "clients affichés");
        let shown = self.count(customers, fr, ("customer shown", "customers shown"));
        self.pick(format!("{shown} sur {of}."), format!("{shown} of {of}."))
    }

    /// Whether the columns are what is open in the ledger.
    pub(crate) fn aged_ties(self, documents: u32, ties: bool) -> String {
        let count = self.documents(documents as usize);
        match ties {
            true => self.pick(
                format!("{count} : colonnes, total et pièces concordent."),
                format!("{count}: columns, total and documents agree."),
            ),
            false => self.pick(
                format!("{count} : les colonnes ne donnent pas le total des pièces. Vérifiez le dernier import."),
                format!("{count}: the columns do not add up to the documents. Check the last import."),
            ),
        }
    }

    /// The chart of the aged balance.
    pub(crate) fn split_by_age(self, currency: Currency) -> String {
        let currency = typography::currency(currency);
        self.pick(
            format!("Répartition par ancienneté, en {currency}"),
            format!("Split by age, in {currency}"),
        )
    }

    fn one_decimal(self, figure: Decimal) -> String {
        let mut figure = figure.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        figure.rescale(1);
        typography::decimal(figure, self.0.into())
    }

    /// Why a report was not made.
    pub(crate) fn no_report(self, error: &DocumentError) -> String {
        match error {
            DocumentError::TooManyPages { limit } => self.pick(
                format!("Le rapport dépasserait {limit} pages. Exportez-le en XLSX, ou en CSV."),
                format!("The report would exceed {limit} pages. Export it as XLSX or CSV."),
            ),
            error => {
                let why = self.document(error);
                self.pick(
                    format!("Le rapport n’a pas été fait : {why}"),
                    format!("The report was not made: {why}"),
                )
            }
        }
    }
}
