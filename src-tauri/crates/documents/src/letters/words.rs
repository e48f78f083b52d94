//! The short words of a letter: headings, labels and notes, in each language.
//!
//! Sentences live in the templates; a label that is missing in one language does not compile.

use chrono::NaiveDate;
use receivables::{
    Money,
    letter::{EarlierKind, Language, LetterKind, RateBasis},
};
use rust_decimal::Decimal;

use crate::typography::{amount, short_date};

/// Labels of one language.
pub struct Words {
    /// Language tag of the document.
    pub tag: &'static str,
    /// Between place and date.
    pub dated: [&'static str; 2],
    /// Labels beside the references.
    pub account: &'static str,
    /// Our reference.
    pub reference: &'static str,
    /// The customer's company number.
    pub siren: &'static str,
    /// Headings: number of a claim, of a claim or a credit.
    pub number: [&'static str; 2],
    /// The customer's reference.
    pub theirs: &'static str,
    /// Day of issue.
    pub issued: &'static str,
    /// Due date.
    pub due: &'static str,
    /// Days past due.
    pub late: &'static str,
    /// Amount with VAT.
    pub original: &'static str,
    /// Paid so far.
    pub paid: &'static str,
    /// Still owed; claimed, where a part of it is contested.
    pub open: [&'static str; 2],
    /// Penalties.
    pub interest: &'static str,
    /// Fixed sum.
    pub fixed_sum: &'static str,
    /// Sums at the foot and at the head of a page.
    pub carried: [&'static str; 2],
    /// Sum of the table.
    pub sum: &'static str,
    /// Elements of the claim: what is owed; what is claimed, where a part of it is contested.
    pub principal: [&'static str; 2],
    /// Credits deducted.
    pub credits: &'static str,
    /// Penalties up to a date, which follows.
    pub penalties: &'static str,
    /// Fixed sums.
    pub fixed_sums: &'static str,
    /// What is to be paid.
    pub total: &'static str,
    /// Heading of the payment block.
    pub payment: &'static str,
    /// Who is paid.
    pub payee: &'static str,
    /// The amount.
    pub amount: &'static str,
    /// What to quote.
    pub quote: &'static str,
    /// Beside the payment code.
    pub code: &'static str,
    /// On a copy.
    pub copy: &'static str,
    /// In the footer.
    pub capital: &'static str,
    /// Before the company number at the register.
    pub register: &'static str,
    /// Before the VAT number.
    pub vat: &'static str,
    /// The number of a page.
    pub page: [&'static str; 2],
    /// Notes on what is still to be filled in.
    pub no_sender: &'static str,
    /// No address.
    pub no_address: &'static str,
    /// No account to pay into.
    pub no_iban: &'static str,
    /// No signatory.
    pub no_signatory: &'static str,
    /// No mandatory mentions.
    pub no_mentions: &'static str,
}

const FR: Words = Words {
    tag: "fr-FR",
    dated: [", le ", "Le "],
    account: "Votre compte",
    reference: "Notre référence",
    siren: "Votre SIREN",
    number: ["Facture", "Pièce"],
    theirs: "Votre référence",
    issued: "Date",
    due: "Échéance",
    late: "Retard (jours)",
    original: "Montant TTC",
    paid: "Déjà réglé",
    open: ["Reste dû", "Réclamé"],
    interest: "Pénalités",
    fixed_sum: "Indemnité",
    carried: ["À reporter", "Report"],
    sum: "Total",
    principal: ["Principal restant dû", "Principal réclamé"],
    credits: "Avoirs et acomptes à déduire",
    penalties: "Pénalités de retard au ",
    fixed_sums: "Indemnités forfaitaires de recouvrement",
    total: "Total à régler",
    payment: "Règlement par virement",
    payee: "Bénéficiaire",
    amount: "Montant",
    quote: "À rappeler",
    code: "Virement prérempli : flashez ce code avec l’application de votre banque.",
    copy: "COPIE",
    capital: "au capital de ",
    register: "RCS",
    vat: "TVA ",
    page: ["page ", "/"],
    no_sender: "[Expéditeur à compléter : Réglages › Société]",
    no_address: "[Adresse à compléter : fiche client]",
    no_iban: "[IBAN à compléter : Réglages › Société]",
    no_signatory: "[Signataire à compléter : Réglages › Société]",
    no_mentions: "[Mentions légales à compléter : Réglages › Société]",
};

const EN: Words = Words {
    tag: "en-GB",
    dated: [", ", ""],
    account: "Your account",
    reference: "Our reference",
    siren: "Your SIREN",
    number: ["Invoice", "Document"],
    theirs: "Your reference",
    issued: "Date",
    due: "Due date",
    late: "Days late",
    original: "Amount incl. VAT",
    paid: "Paid so far",
    open: ["Outstanding", "Claimed"],
    interest: "Interest",
    fixed_sum: "Fixed sum",
    carried: ["Carried forward", "Brought forward"],
    sum: "Total",
    principal: ["Principal outstanding", "Principal claimed"],
    credits: "Less credit notes and payments on account",
    penalties: "Late-payment interest to ",
    fixed_sums: "Fixed recovery costs",
    total: "Total payable",
    payment: "Payment by bank transfer",
    payee: "Payee",
    amount: "Amount",
    quote: "Please quote",
    code: "Scan this code with your banking app: the transfer is filled in for you.",
    copy: "COPY",
    capital: "share capital ",
    register: "RCS",
    vat: "VAT ",
    page: ["page ", " of "],
    no_sender: "[Sender to be completed: Settings › Company]",
    no_address: "[Address to be completed: customer sheet]",
    no_iban: "[IBAN to be completed: Settings › Company]",
    no_signatory: "[Signatory to be completed: Settings › Company]",
    no_mentions: "[Legal mentions to be completed: Settings › Company]",
};

/// The labels of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Fr => &FR,
        Language::En => &EN,
    }
}

/// What a letter is called.
pub fn kind(kind: LetterKind, language: Language) -> &'static str {
    use LetterKind::*;
    match (language, kind) {
        (Language::Fr, FirstReminder) => "première relance",
        (Language::Fr, SecondReminder) => "deuxième relance",
        (Language::Fr, FinalReminder) => "dernière relance amiable",
        (Language::Fr, FormalNotice) => "mise en demeure",
        (Language::En, FirstReminder) => "first reminder",
        (Language::En, SecondReminder) => "second reminder",
        (Language::En, FinalReminder) => "final reminder",
        (Language::En, FormalNotice) => "formal notice",
    }
}

/// What an earlier step is called.
pub fn earlier(step: EarlierKind, language: Language) -> &'static str {
    match (step, language) {
        (EarlierKind::Letter(letter), language) => kind(letter, language),
        (EarlierKind::Call, Language::Fr) => "appel téléphonique",
        (EarlierKind::Call, Language::En) => "telephone call",
        (EarlierKind::Email, Language::Fr) => "rappel par courriel",
        (EarlierKind::Email, Language::En) => "reminder by e-mail",
        (EarlierKind::Reminder, Language::Fr) => "relance",
        (EarlierKind::Reminder, Language::En) => "reminder",
    }
}

/// One instalment of a document.
pub fn instalment(number: &str, due: NaiveDate, language: Language) -> String {
    let due = short_date(due, language);
    match language {
        Language::Fr => format!("{number} échue le\u{A0}{due}"),
        Language::En => format!("{number} due\u{A0}{due}"),
    }
}

/// Documents by name; of more than so many, one less and how many others.
pub fn some_of(names: &[String], most: usize, language: Language) -> String {
    let (last, and) = match language {
        Language::Fr => ("autres", "et"),
        Language::En => ("others", "and"),
    };
    let mut names = names.to_vec();
    if names.len() > most {
        let others = names.len() + 1 - most;
        names.truncate(most - 1);
        names.push(format!("{others}\u{A0}{last}"));
    }
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() { last } else { format!("{} {and} {last}", names.join(", ")) }
}

/// All documents of a letter but some.
pub fn all_but(count: usize, names: &[String], language: Language) -> String {
    let but = some_of(names, names.len(), language);
    match (language, names.is_empty()) {
        (Language::Fr, true) => format!("les {count}\u{A0}factures"),
        (Language::Fr, false) => format!("les {count}\u{A0}factures, sauf {but}"),
        (Language::En, true) => format!("all {count}\u{A0}invoices"),
        (Language::En, false) => format!("all {count}\u{A0}invoices except {but}"),
    }
}

/// What of an item is contested and not claimed. In French less than two is singular.
pub fn disputed(part: Money, language: Language) -> String {
    let amount = amount(part, language);
    match language {
        Language::Fr if part.decimal() < Decimal::TWO => {
            format!("dont {amount} contesté, non réclamé")
        }
        Language::Fr => format!("dont {amount} contestés, non réclamés"),
        Language::En => format!("of which {amount} disputed, not claimed"),
    }
}

/// Where the rate comes from, in a sentence.
pub fn basis(basis: RateBasis, language: Language) -> &'static str {
    match (basis, language) {
        (RateBasis::CentralBankPlusTen, Language::Fr) => {
            "taux de refinancement de la Banque centrale européenne majoré de dix points"
        }
        (RateBasis::CentralBankPlusTen, Language::En) => {
            "the European Central Bank’s refinancing rate plus ten percentage points"
        }
        (RateBasis::TermsOfSale, Language::Fr) => {
            "taux prévu par nos conditions générales de vente"
        }
        (RateBasis::TermsOfSale, Language::En) => "the rate set by our terms of sale",
    }
}

/// A rate and its days, in a sentence.
pub fn period(rate: &str, [from, to]: [&str; 2], confirmed: bool, language: Language) -> String {
    let mark = match (confirmed, language) {
        (true, _) => "",
        (false, Language::Fr) => " (taux non confirmé)",
        (false, Language::En) => " (unconfirmed rate)",
    };
    match language {
        Language::Fr => format!("{rate} du {from} au {to}{mark}"),
        Language::En => format!("{rate} from {from} to {to}{mark}"),
    }
}
