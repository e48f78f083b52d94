//! Exceptions of an indicator as sentences: what was missing, 0, negative or under way.

use chrono::NaiveDate;
use receivables::Money;

use crate::wording::Words;

/// What applied to a figure beside its formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exception {
    /// Sales over so many months are 0 or negative.
    NoSales(usize),
    /// The history has fewer months than the figure needs.
    HistoryOf { known: usize, needed: usize },
    /// The receivables are 0 or negative.
    NothingOwed,
    /// What is told in days is 0 or negative.
    ZeroDays,
    /// The history ends before the receivables are used up.
    AtLeast { days: u32, rest: Money },
    /// A month that was counted back has no sales.
    MonthWithoutSales,
    /// A month that was counted back has more credit notes than sales.
    MonthOfCredits,
    /// The month is not over.
    UnderWay { last: NaiveDate, days: u32 },
    /// Which sales the CEI reads.
    WholeSales,
    /// There is no month before.
    FirstMonth,
    /// Nothing could have been collected.
    NothingToCollect,
    /// Nothing is overdue.
    NothingOverdue,
    /// Nothing was paid.
    NothingPaid,
    /// Credits make the receivables less than the invoices among them.
    CreditsReduce(Money),
    /// Customers in credit are left out.
    InCredit(Money),
    /// Nobody has a positive sum.
    NobodyCounts,
    /// Doubtful debts and invoices to be issued are left out.
    AccountsLeftOut(Money),
    /// Documents in another currency are left out.
    CurrencyLeftOut(Money),
}

impl Words {
    /// An exception as a sentence.
    pub(crate) fn exception(self, exception: Exception) -> String {
        match exception {
            Exception::NoSales(1) => self.pick(
                "Les ventes du mois sont nulles ou négatives : le chiffre n’existe pas.",
                "The month has no sales, or more credit notes than sales: the figure does not exist.",
            ),
            Exception::NoSales(months) => self.pick(
                format!("Les ventes des {months} mois sont nulles ou négatives : le chiffre n’existe pas."),
                format!("The {months} months have no sales, or more credit notes than sales: the figure does not exist."),
            ),
            Exception::HistoryOf { known, needed } => self.pick(
                format!("L’historique compte {known} mois, il en faut {needed}."),
                format!("The history has {known} months, the figure needs {needed}."),
            ),
            Exception::NothingOwed => self.pick(
                "Le restant dû est nul ou créditeur : le chiffre n’existe pas.",
                "Nothing is open, or credits exceed it: the figure does not exist.",
            ),
            Exception::ZeroDays => self.pick(
                "Le montant est nul ou créditeur : 0 jour.",
                "The amount is 0 or a credit: 0 days.",
            ),
            Exception::AtLeast { days, rest } => {
                let (days, rest) = (self.days(i32::try_from(days).unwrap_or(i32::MAX)), self.amount(rest));
                self.pick(
                    format!("Historique trop court : {days} au moins, {rest} restent sans vente connue. Rien n’est extrapolé."),
                    format!("The history is too short: {days} at least, {rest} remain without a known sale. Nothing is extrapolated."),
                )
            }
            Exception::MonthWithoutSales => self.pick(
                "Un mois sans vente compte tous ses jours.",
                "A month without sales counts all its days.",
            ),
            Exception::MonthOfCredits => self.pick(
                "Un mois d’avoirs nets compte tous ses jours, et le reste à épuiser augmente.",
                "A month of net credit notes counts all its days, and leaves more to use up.",
            ),
            Exception::UnderWay { last, days } => {
                let (last, days) = (self.day(last), self.days(i32::try_from(days).unwrap_or(i32::MAX)));
                self.pick(
                    format!("Mois en cours, arrêté au {last} : {days} et leurs seules ventes."),
                    format!("A month under way, up to {last}: {days} and their sales alone."),
                )
            }
            Exception::WholeSales => self.pick(
                "Lu sur les ventes de tout le mois, non sur une moyenne mensuelle.",
                "Read on the sales of the whole month, not on a monthly average.",
            ),
            Exception::FirstMonth => self.pick(
                "Premier mois de l’historique : le restant dû au début est pris pour 0.",
                "The first month of the history: open at the beginning is taken as 0.",
            ),
            Exception::NothingToCollect => self.pick(
                "Rien n’était encaissable : le chiffre n’existe pas.",
                "Nothing could have been collected: the figure does not exist.",
            ),
            Exception::NothingOverdue => self.pick("Rien n’est échu.", "Nothing is overdue."),
            Exception::NothingPaid => self.pick(
                "Aucune facture à échéance n’a été réglée dans le mois.",
                "No invoice with a due date was paid in the month.",
            ),
            Exception::CreditsReduce(credits) => {
                let credits = self.amount(credits);
                self.pick(
                    format!("Avoirs et règlements non affectés ({credits}) sont déduits du restant dû, non du non échu ni de l’échu."),
                    format!("Credit notes and unallocated receipts ({credits}) are taken off what is open, not off what is not due or overdue."),
                )
            }
            Exception::InCredit(credit) => {
                let credit = self.amount(credit);
                self.pick(
                    format!("Les clients créditeurs ({credit}) ne comptent pas."),
                    format!("Customers in credit ({credit}) do not count."),
                )
            }
            Exception::NobodyCounts => self.pick(
                "Aucun client n’a de montant positif : le chiffre n’existe pas.",
                "No customer has a positive amount: the figure does not exist.",
            ),
            Exception::AccountsLeftOut(open) => {
                let open = self.amount(open);
                self.pick(
                    format!("Les comptes 416 (douteux) et 418 (factures à établir) ne comptent pas : {open} ouverts."),
                    format!("Accounts 416 (doubtful debts) and 418 (invoices to be issued) do not count: {open} are open."),
                )
            }
            Exception::CurrencyLeftOut(open) => {
                let (code, open) = (open.currency, self.amount(open));
                self.pick(
                    format!("Les pièces en {code} ne comptent pas, faute de cours : {open} ouverts."),
                    format!("Documents in {code} do not count, no rate of exchange being known: {open} are open."),
                )
            }
        }
    }
}
