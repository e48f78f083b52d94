//! Mentions: what a formal notice must say to stand in court.

/// One line of the checklist of a formal notice. No statute lists them all: art. 1344 C. civ. asks
/// for a sufficient call to pay, R123-237 and R123-238 C. com. for the sender's identity, and the
/// courts for the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// Who writes: the company's name.
    SenderName,
    /// Its legal form.
    SenderForm,
    /// Its registered office.
    SenderSeat,
    /// SIREN and the register's town.
    SenderRegister,
    /// Who owes: the legal name.
    DebtorName,
    /// The debtor's company number.
    DebtorSiren,
    /// The debtor's address.
    DebtorSeat,
    /// Where it was written.
    Place,
    /// When.
    Date,
    /// The words « mise en demeure » in the subject.
    Words,
    /// That it is sent registered, where it is.
    Registered,
    /// What the claim rests on: order, contract, delivery, terms.
    Basis,
    /// The table of documents: number, dates, amount, paid, balance, days late.
    Items,
    /// The principal.
    Principal,
    /// The penalty rate.
    Rate,
    /// From when on penalties run.
    PenaltiesFrom,
    /// Penalties to date.
    Penalties,
    /// What one more day costs.
    PerDay,
    /// The fixed sums.
    FixedSums,
    /// What is to be paid.
    Total,
    /// How many days are left.
    Deadline,
    /// That they count from receipt.
    FromReceipt,
    /// The account to pay into.
    Account,
    /// Its bank.
    Bic,
    /// What to quote.
    Reference,
    /// What follows: court.
    Consequence,
    /// What was tried before, with its days.
    EarlierSteps,
    /// Who signs.
    Signatory,
    /// In what capacity.
    Capacity,
    /// What is enclosed.
    Enclosures,
}

impl Mention {
    /// All of them, in the order of the letter.
    pub const ALL: [Self; 30] = [
        Self::SenderName,
        Self::SenderForm,
        Self::SenderSeat,
        Self::SenderRegister,
        Self::DebtorName,
        Self::DebtorSiren,
        Self::DebtorSeat,
        Self::Place,
        Self::Date,
        Self::Words,
        Self::Registered,
        Self::Basis,
        Self::Items,
        Self::Principal,
        Self::Rate,
        Self::PenaltiesFrom,
        Self::Penalties,
        Self::PerDay,
        Self::FixedSums,
        Self::Total,
        Self::Deadline,
        Self::FromReceipt,
        Self::Account,
        Self::Bic,
        Self::Reference,
        Self::Consequence,
        Self::EarlierSteps,
        Self::Signatory,
        Self::Capacity,
        Self::Enclosures,
    ];
}
