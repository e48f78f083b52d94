//! Earlier steps: what was tried before a letter, and for which of its documents.
//!
//! A letter groups what is late of a customer, but its documents have not all come as far: a step
//! is told of the documents that it concerned, never of the others.

use chrono::NaiveDate;

use super::{Letter, LetterKind};

/// A step taken before a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierStep {
    /// What it was.
    pub kind: EarlierKind,
    /// When it left, or when the call was made.
    pub on: NaiveDate,
    /// The claims of the letter that it concerned, by their places in it.
    pub claims: Vec<usize>,
}

/// What an earlier step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierKind {
    /// A telephone call.
    Call,
    /// An e-mail.
    Email,
    /// A letter.
    Letter(LetterKind),
    /// A letter of which no copy tells how far it went: a reminder, whatever it was.
    Reminder,
}

/// How many steps a letter lists without leaving one out.
const LISTED: usize = 6;

impl Letter {
    /// Whether some step did not concern every document: each is then told with its own.
    pub fn tells_steps_apart(&self) -> bool {
        self.earlier.iter().any(|it| it.claims.len() < self.claims.len())
    }

    /// The steps that the letter lists, oldest first. Of many it keeps the first and the last of
    /// each document, then the latest as far as there is room: so the list never outgrows the table.
    pub fn listed_steps(&self) -> Vec<&EarlierStep> {
        let steps = &self.earlier;
        let mut kept = vec![steps.len() <= LISTED; steps.len()];
        for claim in 0..self.claims.len() {
            let concerns = |it: &EarlierStep| it.claims.contains(&claim);
            let ends = [steps.iter().position(concerns), steps.iter().rposition(concerns)];
            ends.into_iter().flatten().for_each(|it| kept[it] = true);
        }
        let room = LISTED.saturating_sub(kept.iter().filter(|it| **it).count());
        kept.iter_mut().rev().filter(|it| !**it).take(room).for_each(|it| *it = true);
        steps.iter().zip(kept).filter(|(_, kept)| *kept).map(|(it, _)| it).collect()
    }

    /// The last step of each document that had one, oldest first: each with those it is the last of.
    pub fn last_steps(&self) -> Vec<EarlierStep> {
        let last = |claim: &usize| self.earlier.iter().rposition(|it| it.claims.contains(claim));
        let steps = self.earlier.iter().enumerate().filter_map(|(index, step)| {
            let own = (0..self.claims.len()).filter(|it| last(it) == Some(index));
            let claims: Vec<_> = own.collect();
            (!claims.is_empty()).then(|| EarlierStep { claims, ..step.clone() })
        });
        steps.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{claim, letter},
        *,
    };

    /// A letter of so many documents after steps on the first days of March, each with its claims.
    fn after<const N: usize>(documents: usize, steps: [&[usize]; N]) -> Letter {
        let claims = vec![claim(1, 0, 0); documents];
        let mut letter = letter(LetterKind::FormalNotice, claims, &[]);
        let days = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().iter_days();
        let steps = steps.into_iter().zip(days).map(|(claims, on)| EarlierStep {
            kind: EarlierKind::Call,
            on,
            claims: claims.to_vec(),
        });
        letter.earlier = steps.collect();
        letter
    }

    fn days<'a>(steps: impl IntoIterator<Item = &'a EarlierStep>) -> Vec<u32> {
        steps.into_iter().map(|it| chrono::Datelike::day(&it.on)).collect()
    }

    #[test]
    fn steps_are_told_apart_once_one_did_not_concern_all() {
        assert!(!after(2, []).tells_steps_apart());
        assert!(!after(2, [&[0, 1], &[0, 1]]).tells_steps_apart());
        assert!(after(2, [&[0, 1], &[1]]).tells_steps_apart());
    }

    #[test]
    fn of_many_steps_the_first_and_the_last_of_each_document_stay() {
        let six = after(1, [&[0]; 6]);
        assert_eq!(days(six.listed_steps()), [1, 2, 3, 4, 5, 6]);
        let nine = after(1, [&[0]; 9]);
        assert_eq!(days(nine.listed_steps()), [1, 5, 6, 7, 8, 9]);
        let young = after(2, [&[0], &[0], &[1], &[1], &[1], &[0], &[0], &[0], &[0]]);
        assert_eq!(days(young.listed_steps()), [1, 3, 5, 7, 8, 9]);
        let four: [&[usize]; 10] = [&[0], &[1], &[2], &[3], &[0], &[0], &[1], &[2], &[3], &[0]];
        assert_eq!(days(after(4, four).listed_steps()), [1, 2, 3, 4, 7, 8, 9, 10]);
    }

    #[test]
    fn the_last_step_of_a_document_is_its_own() {
        let letter = after(3, [&[0, 1], &[0], &[1]]);
        let last = letter.last_steps();
        assert_eq!(days(&last), [2, 3]);
        assert_eq!(last.iter().map(|it| it.claims.clone()).collect::<Vec<_>>(), [[0], [1]]);
    }
}
