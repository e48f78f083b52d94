//! Rates: what is known of a half-year, what it makes, and what a letter does without.

use receivables::{
    letter::{Audience, Language},
    rates::{AgreedRate, Figure, Penalty, PenaltyTerms, ReferenceRate, Regime, Semester},
};
use rust_decimal::Decimal;

use super::Words;
use crate::failure::Cause;

impl Words {
    /// `2e semestre 2026`; `second half of 2026`.
    pub(crate) fn semester(self, semester: Semester) -> String {
        let year = semester.year();
        match semester.number() {
            1 => self.pick(format!("1er semestre {year}"), format!("first half of {year}")),
            _ => self.pick(format!("2e semestre {year}"), format!("second half of {year}")),
        }
    }

    /// What a reference rate is called.
    pub(crate) fn reference(self, rate: ReferenceRate) -> String {
        match rate {
            ReferenceRate::Ecb => self.pick("taux de la BCE", "ECB rate"),
            ReferenceRate::LegalProfessional => self.pick("taux légal", "legal rate"),
            ReferenceRate::LegalIndividual => {
                self.pick("taux légal des particuliers", "legal rate of individuals")
            }
            ReferenceRate::Basiszins => self.pick("Basiszinssatz", "Basiszinssatz"),
            ReferenceRate::BankOfEngland => {
                self.pick("taux de la Banque d’Angleterre", "Bank of England rate")
            }
        }
    }

    /// Where a rate comes from.
    pub(crate) fn source(self, rate: ReferenceRate, figure: &Figure) -> String {
        if !figure.source.is_empty() {
            return figure.source.clone();
        }
        let publisher = publisher(rate, self.0.into());
        match figure.confirmed {
            true => publisher.to_owned(),
            false => self.pick(
                format!("citation indirecte, à vérifier : {publisher}"),
                format!("quoted second hand, to be checked: {publisher}"),
            ),
        }
    }

    /// Where somebody types or confirms a rate.
    fn in_rates(self) -> String {
        self.pick("sous Réglages › Taux", "under Settings › Rates")
    }

    /// A claim that cannot be computed for want of a rate.
    pub(crate) fn missing_rate(self, semester: Semester, rate: ReferenceRate) -> String {
        let (semester, rate) = (self.semester(semester), self.reference(rate));
        let place = self.in_rates();
        self.pick(
            format!("Le {rate} du {semester} n’est pas connu : les pénalités ne peuvent pas être chiffrées. Saisissez-le {place}."),
            format!("The {rate} of the {semester} is not known: penalties cannot be computed. Enter it {place}."),
        )
    }

    /// A letter that would claim penalties by a rate nobody confirmed: it does not leave.
    pub(crate) fn claims_unconfirmed(self, semester: Semester) -> String {
        let (semester, place) = (self.semester(semester), self.in_rates());
        self.pick(
            format!("Le courrier réclame des pénalités au taux du {semester}, qui n’est pas confirmé : il ne part pas. Confirmez ce taux {place}."),
            format!("The letter claims penalties at the rate of the {semester}, which is not confirmed: it does not leave. Confirm that rate {place}."),
        )
    }

    /// A letter that announces penalties without a figure.
    pub(crate) fn announces_unconfirmed(self, semester: Semester) -> String {
        let (semester, place) = (self.semester(semester), self.in_rates());
        self.pick(
            format!("Le taux de pénalité du {semester} n’est pas confirmé : le courrier annonce les pénalités sans les chiffrer. Confirmez ce taux {place}."),
            format!("The penalty rate of the {semester} is not confirmed: the letter announces penalties without a figure. Confirm that rate {place}."),
        )
    }

    /// A letter that announces penalties without a figure, for want of a rate.
    pub(crate) fn announces_missing(self, semester: Semester, rate: ReferenceRate) -> String {
        let (semester, rate) = (self.semester(semester), self.reference(rate));
        let place = self.in_rates();
        self.pick(
            format!("Le {rate} du {semester} n’est pas connu : le courrier annonce les pénalités sans les chiffrer. Saisissez-le {place}."),
            format!("The {rate} of the {semester} is not known: the letter announces penalties without a figure. Enter it {place}."),
        )
    }

    /// A contractual rate that is lower than the law allows.
    pub(crate) fn below_floor(self, semester: Semester, agreed: Decimal, floor: Decimal) -> String {
        let semester = self.semester(semester);
        let (agreed, floor) = (self.percent(agreed), self.percent(floor));
        self.pick(
            format!("Le taux de vos conditions de vente ({agreed}) est inférieur à trois fois le taux légal du {semester} ({floor}), le minimum de l’article L441-10."),
            format!("The rate of your terms of sale ({agreed}) is below three times the legal rate of the {semester} ({floor}), the minimum of article L441-10."),
        )
    }

    /// What the terms of sale come to.
    pub(crate) fn penalty_terms(self, terms: &PenaltyTerms) -> String {
        self.penalty(terms.penalty(Audience::Business))
    }

    /// What late payment bears, and by which law.
    pub(crate) fn penalty(self, penalty: Penalty) -> String {
        let rate = match penalty.regime {
            Regime::FrPublic => return self.pick(
                "Acheteur public : taux de la BCE + 8 points, celui du semestre où le retard a commencé, et 40 € par facture (art. R2192-31 et D2192-35 CCP).",
                "Public buyer: ECB rate + 8 points, that of the half-year in which the delay began, and 40 € an invoice (R2192-31, D2192-35 CCP).",
            ),
            Regime::FrLegalPro => return self.pick(
                "Particulier : taux légal, à partir de la réception de la mise en demeure, sans indemnité (art. 1231-6 C. civ.).",
                "Consumer: legal rate from the receipt of the formal notice, no fixed sum (art. 1231-6 C. civ.).",
            ),
            regime => self.agreed(match regime {
                Regime::FrFixed(percent) => AgreedRate::Fixed(percent),
                Regime::FrMultipleLegal(factor) => AgreedRate::MultipleOfLegal(factor),
                Regime::FrCentralBankPlus(points) => AgreedRate::CentralBankPlus(points),
                _ => AgreedRate::LegalDefault,
            }),
        };
        let split = match (penalty.frozen, penalty.regime) {
            (_, Regime::FrFixed(_)) => String::new(),
            (true, _) => self.pick(
                ", celui du semestre où le retard a commencé",
                ", that of the half-year in which the delay began",
            ),
            (false, _) => self.pick(", semestre par semestre", ", half-year by half-year"),
        };
        self.pick(
            format!("{rate}{split}, et 40 € par facture (art. L441-10 et D441-5 C. com.)."),
            format!("{rate}{split}, and 40 € an invoice (L441-10, D441-5 C. com.)."),
        )
    }

    fn agreed(self, rate: AgreedRate) -> String {
        let plain = |it: Decimal| match self.0 {
            crate::session::Language::Fr => it.normalize().to_string().replace('.', ","),
            crate::session::Language::En => it.normalize().to_string(),
        };
        match rate {
            AgreedRate::LegalDefault => {
                self.pick("Taux de la BCE + 10 points", "ECB rate + 10 points")
            }
            AgreedRate::Fixed(percent) => {
                let percent = self.percent(percent);
                self.pick(format!("Taux fixe de {percent}"), format!("Fixed rate of {percent}"))
            }
            AgreedRate::MultipleOfLegal(factor) => {
                let factor = plain(factor);
                self.pick(format!("{factor} fois le taux légal"), format!("{factor} × legal rate"))
            }
            AgreedRate::CentralBankPlus(points) => {
                let points = plain(points);
                self.pick(
                    format!("Taux de la BCE + {points} points"),
                    format!("ECB rate + {points} points"),
                )
            }
        }
    }

    /// A half-year whose rates are still to be entered.
    pub(crate) fn rates_to_come(self, semester: Semester, begun: bool) -> String {
        let first = self.day(semester.first_day());
        let name = self.semester(semester);
        match begun {
            true => self.pick(
                format!("Les taux du {name} manquent : toute pénalité qui court depuis le {first} est refusée. Saisissez-les avec leur source."),
                format!("The rates of the {name} are missing: any penalty that runs since {first} is refused. Enter them with their source."),
            ),
            false => self.pick(
                format!("Les taux du {name} vaudront à partir du {first}. Saisissez-les dès leur publication, avec leur source."),
                format!("The rates of the {name} hold from {first} on. Enter them once they are published, with their source."),
            ),
        }
    }

    /// A rate that was typed or confirmed, as the journal lists it.
    pub(crate) fn rate_noted(self, semester: &str, confirmed: bool) -> String {
        let name = semester.parse().map_or_else(|_| semester.to_owned(), |it| self.semester(it));
        match confirmed {
            true => self.pick(
                format!("Taux du {name} confirmés"),
                format!("Rates of the {name} confirmed"),
            ),
            false => {
                self.pick(format!("Taux du {name} saisi"), format!("Rate of the {name} entered"))
            }
        }
    }

    /// Why a rate or a penalty is refused.
    pub(super) fn rate_refused(self, cause: &Cause) -> String {
        match cause {
            Cause::UnknownSemester(text) => self.pick(
                format!("« {text} » n’est pas un semestre. Écrivez par exemple 2026S1 ou 2026S2."),
                format!("“{text}” is no half-year. Write for instance 2026S1 or 2026S2."),
            ),
            Cause::InvalidRate(text) => self.pick(
                format!("« {text} » n’est pas un taux. Écrivez un pourcentage entre −5 et 50, par exemple 2,15."),
                format!("“{text}” is not a rate. Write a percentage between −5 and 50, for instance 2.15."),
            ),
            Cause::RateWithoutSource => self.pick(
                "Un taux se saisit avec sa source, par exemple « Journal officiel du 28 décembre 2026 » : elle figure dans le décompte.",
                "A rate is entered with its source, for instance “Journal officiel, 28 December 2026”: it stands in the account of the interest.",
            ),
            Cause::RateTooEarly(semester) => {
                let name = self.semester(*semester);
                self.pick(
                    format!("Les taux du {name} ne sont pas encore connus. Vérifiez le semestre."),
                    format!("The rates of the {name} are not known yet. Check the half-year."),
                )
            }
            Cause::NothingToConfirm(semester) => {
                let name = self.semester(*semester);
                self.pick(
                    format!("Rien à confirmer au {name} : ses taux le sont déjà, ou manquent."),
                    format!("Nothing to confirm in the {name}: its rates are confirmed already, or missing."),
                )
            }
            Cause::NoPenalty(number) => self.pick(
                format!("{number} : aucune pénalité de cette sorte ne reste due. Actualisez la fiche."),
                format!("{number}: no penalty of that kind is left. Refresh the file."),
            ),
            Cause::CollectedTooMuch { number, due } => {
                let due = self.amount(*due);
                self.pick(
                    format!("{number} : il ne reste que {due} de pénalités à encaisser. Corrigez le montant."),
                    format!("{number}: only {due} of penalties is left to collect. Correct the amount."),
                )
            }
            other => other.to_string(),
        }
    }
}

/// Who publishes a rate, in the language of a letter.
pub(crate) fn publisher(rate: ReferenceRate, language: Language) -> &'static str {
    match (rate, language) {
        (ReferenceRate::Ecb, Language::Fr) => "Banque centrale européenne",
        (ReferenceRate::Ecb, Language::En) => "European Central Bank",
        (ReferenceRate::Ecb, Language::De) => "Europäische Zentralbank",
        (ReferenceRate::LegalProfessional | ReferenceRate::LegalIndividual, _) => {
            "Journal officiel"
        }
        (ReferenceRate::Basiszins, _) => "Deutsche Bundesbank",
        (ReferenceRate::BankOfEngland, _) => "Bank of England",
    }
}
