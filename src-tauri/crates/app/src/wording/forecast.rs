//! Expected receipts in words: how much, how sure, and how far off it was.

use chrono::NaiveDate;
use receivables::{
    Currency, Money,
    forecast::{AnnouncedKind, FEWEST_PAID, Forecast, ForecastErrors, WeekPart},
    indicators::rounded,
};
use rust_decimal::Decimal;

use super::{Words, sheet::plural, upper_first};

impl Words {
    /// What thirteen weeks bring.
    pub(crate) fn forecast(self, it: &Forecast, expected: i64, currency: Currency) -> String {
        if it.open == 0 {
            return self.pick(
                "Rien n’est ouvert : rien n’est attendu.",
                "Nothing is open: nothing is expected.",
            );
        }
        let amount = |minor| self.amount(Money { minor, currency });
        let (expected, open) = (amount(expected), amount(it.open));
        let (beyond, disputed) = (amount(it.beyond), amount(it.disputed));
        self.pick(
            format!("{expected} attendus en treize semaines sur {open} ouverts ; {beyond} plus tard ou sans date prévisible, {disputed} contestés."),
            format!("{expected} expected in thirteen weeks of {open} open; {beyond} later or on no foreseeable day, {disputed} disputed."),
        )
    }

    /// What speaks against relying on a forecast.
    pub(crate) fn forecast_doubt(self, it: &Forecast) -> Option<String> {
        let learnt = it.learnt_from;
        let (s, plural) = (plural(learnt), if learnt == 1 { "" } else { "s" });
        (it.open != 0 && learnt < FEWEST_PAID).then(|| {
            self.pick(
                format!("Appris de {learnt} règlement{s} seulement : trop peu pour s’y fier."),
                format!("Learnt from only {learnt} payment{plural}: too few to rely on."),
            )
        })
    }

    /// Why what is open here is more than in the aged balance.
    pub(crate) fn forecast_unused(self, it: &Forecast, currency: Currency) -> Option<String> {
        let credits = self.amount(Money { minor: it.unused_credits, currency });
        (it.unused_credits != 0).then(|| {
            self.pick(
                format!("{credits} d’avoirs et d’acomptes dépassent ce que doivent leurs clients : la balance âgée les déduit, ici ils ne paient rien."),
                format!("{credits} of credits exceed what their customers owe: the aged balance takes them off, here they pay nothing."),
            )
        })
    }

    /// What is open in currencies that the forecast leaves out.
    pub(crate) fn forecast_leaves_out(self, open: &[Money]) -> Option<String> {
        let amounts: Vec<_> = open.iter().map(|it| self.amount(*it)).collect();
        let amounts = amounts.join(" + ");
        (!open.is_empty()).then(|| {
            self.pick(
                format!("Ouverts en d’autres devises et non comptés ici : {amounts}."),
                format!("Open in other currencies and not counted here: {amounts}."),
            )
        })
    }

    /// What a forecast takes for granted.
    pub(crate) fn forecast_assumes(self) -> String {
        self.pick(
            "Chaque facture ouverte se paie comme celles qui étaient encore impayées au même retard ces douze derniers mois, chez ce client d’abord ; promesses et échéanciers à leur date, aussi souvent que tenus. Une semaine sur dix tombe sous la fourchette, une sur dix au-dessus. Rien de ce qui reste à facturer n’est compté.",
            "Every open invoice is expected to be paid the way invoices still unpaid at the same lateness were paid in the last twelve months, this customer’s own first of all; promises and plans on their day, as often as they are kept. One week in ten falls below the range, one in ten above. What is still to be invoiced does not count.",
        )
    }

    /// Where the chance comes from that an amount is paid in a week.
    pub(crate) fn week_part(self, it: &WeekPart, key_date: NaiveDate) -> String {
        let otherwise = format!("{}, {}", self.age_of(it.due, key_date), self.learnt_of(it));
        let Some(said) = it.said else {
            return upper_first(&format!("{otherwise}."));
        };
        let (day, kept) = (self.short_day(said.on), self.decimal(rounded(said.kept, 1)));
        let said = match said.kind {
            AnnouncedKind::Promise => self.pick(
                format!("promis pour le {day}, parole tenue à {kept}\u{a0}% ; sinon {otherwise}"),
                format!("promised for {day}, kept {kept}% of the time; otherwise {otherwise}"),
            ),
            AnnouncedKind::Instalment => self.pick(
                format!("échéance d’un plan au {day}, tenue à {kept}\u{a0}% ; sinon {otherwise}"),
                format!(
                    "instalment of a plan on {day}, kept {kept}% of the time; otherwise {otherwise}"
                ),
            ),
        };
        upper_first(&format!("{said}."))
    }

    fn age_of(self, due: NaiveDate, key_date: NaiveDate) -> String {
        let late = (key_date - due).num_days();
        let days = u32::try_from(late.unsigned_abs()).unwrap_or(u32::MAX);
        let days = self.count(days, ("jour", "jours"), ("day", "days"));
        match late {
            1.. => self.pick(format!("{days} de retard"), format!("{days} late")),
            0 => self.pick("échoit ce jour", "due today"),
            _ => self.pick(format!("échoit dans {days}"), format!("due in {days}")),
        }
    }

    fn learnt_of(self, it: &WeekPart) -> String {
        let own = self.count(it.paid_count, ("règlement", "règlements"), ("payment", "payments"));
        let own = own.replace(' ', "\u{a0}");
        match it.paid_count {
            0 => self.pick(
                "aucun règlement de ce client en douze mois : compté comme les autres",
                "no payment by this customer in twelve months: treated like the others",
            ),
            _ => self.pick(
                format!("{own} de ce client en douze mois"),
                format!("{own} by this customer in twelve months"),
            ),
        }
    }

    /// How far off forecasts were.
    pub(crate) fn forecast_errors(self, errors: Option<&ForecastErrors>) -> String {
        let Some(it) = errors else {
            return self.pick(
                "Pas assez de recul : il faut une fin de mois vieille de treize semaines, avec trente règlements connus avant elle.",
                "The ledger does not go back far enough: it takes an end of month thirteen weeks ago, with thirty payments known before it.",
            );
        };
        let percent = |it: Decimal| self.decimal(rounded(it, 1));
        let (ours, naive) = (percent(it.ours.weekly), percent(it.naive.weekly));
        let (whole, plain) = (percent(it.ours.thirteen_weeks), percent(it.naive.thirteen_weeks));
        let (bias, within) = (self.signed(rounded(it.ours.bias, 1)), percent(it.within_range));
        let months = it.made_on.len();
        self.pick(
            format!("Sur {months} fins de mois : erreur de {ours}\u{a0}% par semaine (échéance plus retard moyen : {naive}\u{a0}%), de {whole}\u{a0}% sur treize semaines ({plain}\u{a0}%), biais {bias}\u{a0}% ; {within}\u{a0}% des semaines dans la fourchette."),
            format!("Over {months} month ends: off by {ours}% a week (due date plus average delay: {naive}%), by {whole}% over thirteen weeks ({plain}%), bias {bias}%; {within}% of the weeks within the range."),
        )
    }

    /// What was compared.
    pub(crate) fn forecast_errors_assume(self) -> String {
        self.pick(
            "Chaque prévision est refaite avec ce qui était connu ce jour-là seulement, puis comparée à ce que les factures alors ouvertes ont rapporté. Les erreurs sont en pour cent de ce qui a été encaissé.",
            "Each forecast is made again from only what was known on its day, and compared with what the invoices open then brought in. The errors are percentages of what came in.",
        )
    }
}
