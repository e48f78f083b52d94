//! What a template may say: its fields, blocks and clauses, named for whoever edits one.

/// A name a template may use, and what stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// As a template writes it.
    pub name: &'static str,
    /// What it says, in French.
    pub fr: &'static str,
    /// What it says, in English.
    pub en: &'static str,
}

const fn named(name: &'static str, fr: &'static str, en: &'static str) -> Named {
    Named { name, fr, en }
}

/// The fields: texts and amounts as they print, counts, and yes-or-no conditions.
pub const FIELDS: &[Named] = &[
    named("company", "le nom de votre société", "your company’s name"),
    named("phone", "votre téléphone", "your phone"),
    named("email", "votre e-mail", "your e-mail"),
    named("customer", "le nom du client", "the customer’s name"),
    named("siren", "le SIREN du client", "the customer’s SIREN"),
    named("registered_office", "le siège du client", "the customer’s registered office"),
    named("code", "le code du client", "the customer’s code"),
    named("reference", "la référence de la lettre", "the letter’s reference"),
    named("registered", "si la lettre part en recommandé", "whether it is sent registered"),
    named("registered_number", "le numéro de recommandé", "the registered number"),
    named("dated", "la date de la lettre", "the date of the letter"),
    named("many", "s’il y a plusieurs factures", "whether there are several invoices"),
    named("count", "le nombre de factures", "how many invoices"),
    named("number", "le numéro de la première facture", "the first invoice’s number"),
    named("oldest_due", "la plus ancienne échéance", "the oldest due date"),
    named("next_due", "la prochaine échéance", "the next due date"),
    named("days_late", "le plus grand retard, en jours", "the longest delay, in days"),
    named("deadline_days", "le délai accordé, en jours", "the days left to pay"),
    named(
        "has_annex",
        "si le décompte des intérêts suit",
        "whether the account of the interest follows",
    ),
    named("has_credits", "s’il y a des avoirs ou des acomptes", "whether there are credits"),
    named("has_disputed", "si une part est contestée", "whether a part is disputed"),
    named("has_received", "si quelque chose a été reçu", "whether something was received"),
    named("total", "le total à régler", "the total payable"),
    named("principal", "le principal", "the principal"),
    named("net", "le principal net des avoirs", "the principal net of credits"),
    named("disputed", "ce qui est contesté", "what is disputed"),
    named("claims_penalties", "si les pénalités sont réclamées", "whether penalties are claimed"),
    named("has_interest", "si des intérêts courent", "whether interest runs"),
    named("has_fixed_sums", "si des indemnités sont dues", "whether fixed sums are due"),
    named("has_penalties", "si des pénalités sont dues", "whether penalties are due"),
    named("has_waived", "si des pénalités sont abandonnées", "whether penalties are waived"),
    named("interest", "les intérêts à ce jour", "the interest to date"),
    named("fixed_sums", "les indemnités forfaitaires", "the fixed sums"),
    named("penalties", "les intérêts et les indemnités", "interest and fixed sums"),
    named("waived", "ce qui est abandonné", "what is waived"),
    named("rate", "les taux, avec leurs périodes", "the rates, with their periods"),
    named("rate_basis", "l’origine du taux", "where the rate comes from"),
    named(
        "rates",
        "les taux, un par un : percent, from, to, source, confirmed",
        "the rates, one by one: percent, from, to, source, confirmed",
    ),
    named("per_day", "le coût d’un jour de plus", "what one more day costs"),
    named("has_overdue", "si quelque chose est échu", "whether something is overdue"),
    named("has_not_due", "si quelque chose n’est pas échu", "whether something is not due"),
    named("has_payable", "s’il reste à payer", "whether something is payable"),
    named(
        "has_in_favour",
        "si le solde est en faveur du client",
        "whether the balance is in the customer’s favour",
    ),
    named("overdue", "l’échu", "what is overdue"),
    named("not_due", "le non échu", "what is not due"),
    named("balance", "le solde", "the balance"),
    named("payable", "ce qui est à payer", "what is payable"),
    named("in_favour", "le solde en faveur du client", "the balance in the customer’s favour"),
    named("payments", "le nombre d’échéances", "how many payments"),
    named("many_payments", "s’il y a plusieurs échéances", "whether there are several payments"),
    named("scheduled", "la somme des échéances", "the sum of the payments"),
    named("first_payment", "la première échéance", "the first payment"),
    named("first_payment_on", "son jour", "its day"),
    named("last_payment_on", "le jour de la dernière", "the day of the last one"),
    named("received", "ce qui a été reçu", "what was received"),
    named("received_on", "le jour de la réception", "the day it was received"),
    named(
        "has_left_over",
        "si le règlement dépasse les factures",
        "whether the payment exceeds the invoices",
    ),
    named("left_over", "l’excédent", "the excess"),
    named("open", "ce qui reste dû", "what is still open"),
    named("settled", "si tout est réglé", "whether all is settled"),
    named("has_earlier", "s’il y a eu des relances", "whether there were reminders"),
    named("steps", "leur nombre", "how many"),
    named("some", "si la liste n’en montre qu’une partie", "whether the list shows only some"),
    named("apart", "si elles diffèrent selon les factures", "whether they differ by invoice"),
    named("earlier", "les relances : what, on, documents", "the reminders: what, on, documents"),
    named(
        "has_last_steps",
        "s’il y a plusieurs derniers rappels",
        "whether there are several last reminders",
    ),
    named(
        "last_steps",
        "les derniers rappels : what, on, documents",
        "the last reminders: what, on, documents",
    ),
    named("paid_since", "si un règlement est venu depuis", "whether something came in since"),
];

/// The blocks, each on a line of its own.
pub const BLOCKS: &[Named] = &[
    named("::items::", "le tableau des pièces", "the table of documents"),
    named(
        "::totals::",
        "les éléments de la créance et leur somme",
        "the elements of the claim and their sum",
    ),
    named("::payment::", "comment payer : IBAN, montant, code", "how to pay: IBAN, amount, code"),
    named("::schedule::", "l’échéancier", "the payments with their days"),
    named("::interest::", "le décompte des intérêts", "the account of the interest"),
    named("::signature::", "qui signe", "who signs"),
    named("::slip::", "le coupon à joindre au règlement", "the payment slip"),
    named("::agreement::", "« Bon pour accord » : où signe le client", "where the customer signs"),
];

/// The clauses that texts include.
pub const CLAUSES: &[Named] = &[
    named("acceleration", "la déchéance du terme", "acceleration"),
    named("acknowledgement", "la reconnaissance de dette", "the acknowledgement of debt"),
    named("closing", "la formule courtoise", "the courteous closing"),
    named("closing_firm", "la formule brève", "the firm closing"),
    named("consequence", "ce qui suit faute de paiement", "what follows if unpaid"),
    named("contact", "comment vous joindre", "how to reach you"),
    named("crossed", "le règlement croisé", "a payment that crossed"),
    named("debtor", "qui doit : dénomination, SIREN, siège", "who owes: name, SIREN, office"),
    named("dispute", "contester par écrit", "disputing in writing"),
    named("fixed_sum", "l’indemnité de 40 €", "the fixed sum of €40"),
    named("interest_basis", "comment les intérêts sont calculés", "how interest is computed"),
    named("mediation", "la médiation", "mediation"),
    named("next_step", "l’étape suivante", "the next step"),
    named("penalties", "les pénalités annoncées", "penalties announced"),
    named("penalties_claimed", "les pénalités réclamées", "penalties claimed"),
    named("progress", "où en est le paiement", "where the payment stands"),
    named("registered", "la ligne du recommandé", "the line of a registered letter"),
    named("salutation", "l’appel", "the salutation"),
    named("waived", "ce qui est abandonné", "what is waived"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use receivables::letter::{Language, LetterKind};

    use super::{
        super::{fixture::letter, markup, shipped, wording},
        *,
    };

    fn names(list: &[Named]) -> BTreeSet<&str> {
        list.iter().map(|it| it.name).collect()
    }

    #[test]
    fn every_field_that_a_template_sees_is_listed() {
        let letter = letter(LetterKind::FormalNotice, Language::Fr, 3);
        let seen = wording::fields(&letter, &letter.totals().unwrap()).unwrap();
        let keys: Vec<String> = seen.try_iter().unwrap().map(|it| it.to_string()).collect();
        assert_eq!(keys.iter().map(String::as_str).collect::<BTreeSet<_>>(), names(FIELDS));
    }

    #[test]
    fn every_block_and_clause_is_listed() {
        let blocks: BTreeSet<&str> = markup::BLOCKS.iter().map(|(name, _)| *name).collect();
        assert_eq!(blocks, names(BLOCKS));
        let clauses = shipped::all(Language::Fr).iter();
        let clauses = clauses.filter_map(|(name, _)| name.strip_prefix("clause/"));
        let clauses: BTreeSet<&str> = clauses.filter(|it| !it.contains('.')).collect();
        assert_eq!(clauses, names(CLAUSES));
    }
}
