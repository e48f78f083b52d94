//! The mentions a business must put on its letters (R123-237 and R123-238 C. com.): which of them
//! are missing, given its legal form.
//!
//! Every registered business names its SIREN and, with « RCS », the town of its register, and its
//! registered office; a company says its form, and one with share capital how much. A company in
//! liquidation says so and names its liquidator. A sole trader writes « EI » or « entrepreneur
//! individuel » beside the name (R526-27 C. com.). A mention left out costs up to 750 € a document.

use crate::{identifiers::Siren, letter::Sender};

/// A mention that the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// Name of the business.
    Name,
    /// Legal form.
    LegalForm,
    /// Amount of the share capital.
    Capital,
    /// A valid SIREN.
    Siren,
    /// Town of the commercial register.
    Registry,
    /// Registered office.
    Office,
    /// « EI » or « entrepreneur individuel ».
    SoleTrader,
    /// Who liquidates.
    Liquidator,
}

/// What kind of business a legal form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// A company with share capital: SA, SAS, SARL …
    Capital,
    /// A company without one to state: SNC, SCI, GIE …
    Company,
    /// A person trading alone.
    SoleTrader,
    /// An association, a foundation, a public body: on no commercial register.
    Unregistered,
}

/// Forms with share capital.
const CAPITAL: [&str; 16] = [
    "sa", "sas", "sasu", "sarl", "eurl", "sca", "se", "selarl", "selarlu", "selas", "selasu",
    "selafa", "selca", "scop", "scic", "scs",
];
/// How a sole trader's form begins, apart from « EI ».
const SOLE: [&str; 5] = ["entrepreneur ind", "entreprise ind", "micro", "auto", "eirl"];
/// How forms begin that are on no commercial register.
const UNREGISTERED: [&str; 7] =
    ["association", "fondation", "syndicat", "commune", "établissement public", "epa", "mutuelle"];

impl FormKind {
    /// What a form as typed stands for; none where it is empty.
    ///
    /// ```
    /// use receivables::mentions::FormKind::{self, *};
    ///
    /// assert_eq!(FormKind::of("S.A.R.L."), Some(Capital));
    /// assert_eq!(FormKind::of("SAS à capital variable"), Some(Capital));
    /// assert_eq!(FormKind::of("SNC"), Some(Company));
    /// assert_eq!(FormKind::of("Entrepreneur individuel"), Some(SoleTrader));
    /// assert_eq!(FormKind::of("Association loi 1901"), Some(Unregistered));
    /// assert_eq!(FormKind::of(" "), None);
    /// ```
    pub fn of(form: &str) -> Option<Self> {
        let form = form.trim().to_lowercase().replace('.', "");
        let first = form.split_whitespace().next()?;
        Some(match first {
            _ if CAPITAL.contains(&first) => Self::Capital,
            _ if form.starts_with("société anonyme") => Self::Capital,
            _ if form.starts_with("société par actions") => Self::Capital,
            _ if form.starts_with("société à responsabilité") => Self::Capital,
            _ if first == "ei" || SOLE.iter().any(|it| form.starts_with(it)) => Self::SoleTrader,
            _ if UNREGISTERED.iter().any(|it| form.starts_with(it)) => Self::Unregistered,
            _ => Self::Company,
        })
    }
}

/// What is missing, in the order of the footer. `liquidator` is given where the company is in
/// liquidation, and may be empty.
///
/// ```
/// use receivables::{letter::Sender, mentions::{Mention, missing}};
///
/// let sender = Sender {
///     name: "Ateliers Vauquelin".into(),
///     legal_form: "SAS".into(),
///     address: vec!["18 quai des Tanneurs".into(), "69005 LYON".into()],
///     siren: "732 829 320".into(),
///     rcs: "Lyon".into(),
///     ..Sender::default()
/// };
/// assert_eq!(missing(&sender, None), [Mention::Capital]);
/// ```
pub fn missing(sender: &Sender, liquidator: Option<&str>) -> Vec<Mention> {
    let empty = |text: &str| text.trim().is_empty();
    let kind = FormKind::of(&sender.legal_form);
    let company = matches!(kind, Some(FormKind::Capital | FormKind::Company));
    let mut missing = Vec::new();
    let mut ask = |mention, lacks: bool| missing.extend(lacks.then_some(mention));
    ask(Mention::Name, empty(&sender.name));
    ask(Mention::LegalForm, kind.is_none());
    ask(Mention::SoleTrader, kind == Some(FormKind::SoleTrader) && !says_sole_trader(sender));
    ask(Mention::Capital, kind == Some(FormKind::Capital) && empty(&sender.capital));
    ask(Mention::Office, sender.address.iter().all(|it| empty(it)));
    let siren = sender.siren.parse::<Siren>();
    ask(Mention::Siren, siren.is_err() && kind != Some(FormKind::Unregistered));
    // A craftsman or a profession trading alone is on another register.
    ask(Mention::Registry, company && empty(&sender.rcs));
    ask(Mention::Liquidator, liquidator.is_some_and(empty));
    missing
}

/// Whether name, form or mentions say « EI » or « entrepreneur individuel ».
fn says_sole_trader(sender: &Sender) -> bool {
    [&sender.name, &sender.legal_form, &sender.mentions].into_iter().any(|text| {
        let text = text.to_lowercase();
        let mut words = text.split(|it: char| !it.is_alphanumeric());
        text.contains("entrepreneur individuel") || words.any(|it| it == "ei")
    })
}

#[cfg(test)]
mod tests {
    use super::{Mention::*, *};

    fn sender(form: &str) -> Sender {
        Sender {
            name: "Ateliers Vauquelin".into(),
            legal_form: form.into(),
            capital: "120 000 €".into(),
            address: vec!["18 quai des Tanneurs".into(), "69005 LYON".into()],
            siren: "732829320".into(),
            rcs: "Lyon".into(),
            ..Sender::default()
        }
    }

    #[test]
    fn each_form_has_its_mentions() {
        let bare = |form: &str| Sender {
            name: "Vauquelin".into(),
            legal_form: form.into(),
            ..Sender::default()
        };
        for (sender, expected) in [
            (Sender::default(), vec![Name, LegalForm, Office, Siren]),
            (bare("SAS"), vec![Capital, Office, Siren, Registry]),
            (bare("S.A.R.L"), vec![Capital, Office, Siren, Registry]),
            (bare("Société anonyme"), vec![Capital, Office, Siren, Registry]),
            (bare("SNC"), vec![Office, Siren, Registry]),
            (bare("EI"), vec![Office, Siren]),
            (bare("micro-entreprise"), vec![SoleTrader, Office, Siren]),
            (bare("Association"), vec![Office]),
            (sender("SAS"), vec![]),
            (sender("SAS à capital variable"), vec![]),
            (Sender { rcs: String::new(), ..sender("SCI") }, vec![Registry]),
            (Sender { siren: "732829321".into(), ..sender("SA") }, vec![Siren]),
            (
                Sender { name: "Jean Vauquelin EI".into(), ..bare("Micro-entrepreneur") },
                vec![Office, Siren],
            ),
        ] {
            assert_eq!(missing(&sender, None), expected, "{}", sender.legal_form);
        }
    }

    #[test]
    fn a_liquidation_names_its_liquidator() {
        assert_eq!(missing(&sender("SAS"), Some(" ")), [Liquidator]);
        assert_eq!(missing(&sender("SAS"), Some("Maître Dufour")), []);
    }
}
