//! Segments: which customers follow which policy, and why.
//!
//! The policy of an item is its own, else its customer's, else that of the first segment the
//! customer matches, else the company's. Segments are rules, not lists: a customer who begins
//! to pay late moves by itself.

use super::{DunningPolicy, PolicyId};

/// What kind of customer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CustomerKind {
    /// A business like any other.
    #[default]
    Business,
    /// A key account (*grand compte*): nothing leaves without thought.
    KeyAccount,
    /// The State, a local authority, a public hospital: public procurement code.
    Public,
    /// A consumer: no 40 €, no B2B penalties.
    Consumer,
    /// Established abroad.
    Foreign,
    /// Of our own group.
    IntraGroup,
}

impl CustomerKind {
    /// What SIREN and country tell: those of the State begin with 1, of local authorities with 2.
    ///
    /// ```
    /// use receivables::dunning::CustomerKind::{self, *};
    /// assert_eq!(CustomerKind::told_by("213101567", ""), Public);
    /// assert_eq!(CustomerKind::told_by("", "Belgique"), Foreign);
    /// assert_eq!(CustomerKind::told_by("552100554", "FR"), Business);
    /// ```
    pub fn told_by(siren: &str, country: &str) -> Self {
        let country = country.trim().to_lowercase();
        if !matches!(country.as_str(), "" | "fr" | "france") {
            Self::Foreign
        } else if siren.starts_with(['1', '2']) {
            Self::Public
        } else {
            Self::Business
        }
    }
}

/// What a segment asks of a customer: everything it states must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SegmentRule {
    /// Of this kind.
    pub kind: Option<CustomerKind>,
    /// Usually at least so many days late, weighted by amount.
    pub late_from: Option<i32>,
    /// Usually at most so many days late.
    pub late_to: Option<i32>,
    /// At least so much open, in minor units of the company's currency.
    pub amount_from: Option<i64>,
    /// At most so much open.
    pub amount_to: Option<i64>,
}

/// What the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    /// The policy chosen for this customer, if any.
    pub own: Option<PolicyId>,
    /// Kind.
    pub kind: CustomerKind,
    /// Usual days late, weighted by amount; none with too little history.
    pub usually_late: Option<i32>,
    /// What is open, in minor units of the company's currency.
    pub open_minor: i64,
}

impl SegmentRule {
    /// Whether a customer matches. What is not known matches no bound.
    pub fn matches(&self, traits: &Traits) -> bool {
        let late = |bound: Option<i32>, holds: fn(i32, i32) -> bool| {
            bound.is_none_or(|bound| traits.usually_late.is_some_and(|it| holds(it, bound)))
        };
        self.kind.is_none_or(|it| it == traits.kind)
            && late(self.late_from, |it, bound| it >= bound)
            && late(self.late_to, |it, bound| it <= bound)
            && self.amount_from.is_none_or(|it| traits.open_minor >= it)
            && self.amount_to.is_none_or(|it| traits.open_minor <= it)
    }

    /// Whether it looks at how the customer pays.
    pub fn asks_behaviour(&self) -> bool {
        self.late_from.is_some() || self.late_to.is_some()
    }
}

/// A rule with its policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The ledger's key.
    pub id: i64,
    /// What the house calls it.
    pub name: String,
    /// Who belongs to it.
    pub rule: SegmentRule,
    /// What they get.
    pub policy: PolicyId,
}

/// A policy with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPolicy {
    /// The ledger's key.
    pub id: PolicyId,
    /// What the house calls it.
    pub name: String,
    /// The ladder.
    pub policy: DunningPolicy,
}

/// Why a customer follows a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// It was chosen for the customer.
    Customer,
    /// By the segment at this place.
    Segment(usize),
    /// No segment matches.
    Company,
}

/// All policies, the segments in order of precedence, and the policy for everybody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyBook {
    /// The policies; never empty.
    pub policies: Vec<NamedPolicy>,
    /// The first that matches wins.
    pub segments: Vec<Segment>,
    /// For whom no segment matches.
    pub company: PolicyId,
    /// The day the ledger began: what was late before it may catch up by age.
    pub taken_over_on: Option<chrono::NaiveDate>,
}

impl PolicyBook {
    /// A book with one policy for everybody.
    pub fn single(policy: DunningPolicy) -> Self {
        let id = PolicyId(1);
        let named = NamedPolicy { id, name: String::new(), policy };
        Self { policies: vec![named], segments: Vec::new(), company: id, taken_over_on: None }
    }

    /// A policy with its name; one that is gone is the company's.
    pub fn named(&self, id: PolicyId) -> &NamedPolicy {
        let find = |id| self.policies.iter().find(|it| it.id == id);
        find(id).or_else(|| find(self.company)).unwrap_or_else(|| &self.policies[0])
    }

    /// A policy.
    pub fn policy(&self, id: PolicyId) -> &DunningPolicy {
        &self.named(id).policy
    }

    /// Which policy a customer follows, and why.
    pub fn choose(&self, traits: &Traits) -> (PolicyId, ChosenBy) {
        if let Some(own) = traits.own.filter(|own| self.policies.iter().any(|it| it.id == *own)) {
            return (own, ChosenBy::Customer);
        }
        match self.segments.iter().position(|it| it.rule.matches(traits)) {
            Some(place) => (self.segments[place].policy, ChosenBy::Segment(place)),
            None => (self.company, ChosenBy::Company),
        }
    }

    /// Whether any segment looks at how customers pay.
    pub fn asks_behaviour(&self) -> bool {
        self.segments.iter().any(|it| it.rule.asks_behaviour())
    }
}
