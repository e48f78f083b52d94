//! Each line of the checklist, taken out in turn, is missed.

use receivables::letter::{Audience, Language, Letter, LetterKind, Mention::*};

use super::*;
use crate::letters::{
    Text, Wording,
    fixture::{euros, letter},
};

/// A formal notice in a firm's own words: a fragment of it, and what it says.
const NOTICE: &str = "**Lettre recommandée avec avis de réception**

# MISE EN DEMEURE de payer

Madame, Monsieur,

Au titre de nos livraisons, vous nous devez ce qui suit. Nos rappels sont restés vains :{% for step in earlier %} {{ step.on }}{% endfor %}.

::items::
::totals::

Les pénalités courent depuis l’échéance au taux de {{ rate }}, soit {{ per_day }} par jour.

Vous avez **8 jours** dès la réception de cette lettre pour payer ; passé ce terme, nous irons au tribunal.

::payment::

Veuillez recevoir, Madame, Monsieur, nos salutations.

::signature::

P. J. : copie des factures
";

fn notice() -> Letter {
    let mut letter = letter(LetterKind::FormalNotice, Language::Fr, 3);
    letter.claims.iter_mut().for_each(|it| it.interest = euros(1_234));
    letter
}

fn worded(source: &str) -> Stationery {
    let own = Text {
        name: "formal_notice".into(),
        language: Language::Fr,
        audience: None,
        segment: String::new(),
        channel: None,
        source: source.into(),
    };
    Stationery { wording: Wording::new(vec![own]), ..Stationery::default() }
}

fn lacking(letter: &Letter, stationery: &Stationery) -> Result<Vec<Mention>, DocumentError> {
    check(letter, stationery).map(|it| it.lacking)
}

#[test]
fn what_the_program_ships_lacks_nothing() {
    for language in [Language::Fr, Language::En, Language::De] {
        for audience in [Audience::Business, Audience::PublicBuyer, Audience::Consumer] {
            let letter = Letter { language, audience, ..notice() };
            let lacks = lacking(&letter, &Stationery::default()).unwrap();
            assert_eq!(lacks, [], "{language:?} {audience:?}");
        }
    }
    assert_eq!(lacking(&notice(), &worded(NOTICE)), Ok(vec![]));
}

/// Takes a fact out of a letter.
type Removal = fn(&mut Letter);

#[test]
fn a_fact_that_is_missing_is_missed() {
    let cases: [(Mention, Removal); 14] = [
        (SenderName, |it| it.sender.name.clear()),
        (SenderForm, |it| it.sender.legal_form.clear()),
        (SenderSeat, |it| it.sender.address.clear()),
        (SenderRegister, |it| it.sender.siren.clear()),
        (SenderRegister, |it| it.sender.rcs.clear()),
        (DebtorName, |it| it.recipient.name.clear()),
        (DebtorSiren, |it| it.recipient.siren.clear()),
        (DebtorSeat, |it| it.recipient.address.clear()),
        (Place, |it| it.sender.address.clear()),
        (Account, |it| it.sender.iban.clear()),
        (Bic, |it| it.sender.bic.clear()),
        (EarlierSteps, |it| it.earlier.clear()),
        (Signatory, |it| it.sender.signatory.clear()),
        (Capacity, |it| it.sender.capacity.clear()),
    ];
    for (mention, clear) in cases {
        let mut letter = notice();
        clear(&mut letter);
        let lacks = lacking(&letter, &worded(NOTICE)).unwrap();
        assert!(lacks.contains(&mention), "{mention:?}: {lacks:?}");
        // The seat holds the town the letter is written from, the name heads everything; who
        // signs in no name signs in no capacity.
        let also = [SenderSeat, Place, SenderName, Capacity];
        assert!(
            lacks.iter().all(|it| *it == mention || also.contains(it)),
            "{mention:?}: {lacks:?}"
        );
    }
}

#[test]
fn a_sentence_that_was_deleted_is_missed() {
    let cases: [(Mention, &str); 16] = [
        (Words, "MISE EN DEMEURE"),
        (Registered, "**Lettre recommandée avec avis de réception**"),
        (Basis, "Au titre de nos livraisons, "),
        (EarlierSteps, "{% for step in earlier %} {{ step.on }}{% endfor %}"),
        (Items, "::items::"),
        (Principal, "::totals::"),
        (Penalties, "::totals::"),
        (FixedSums, "::totals::"),
        (PenaltiesFrom, "depuis l’échéance "),
        (Rate, "{{ rate }}"),
        (PerDay, "{{ per_day }}"),
        (Deadline, "8 jours"),
        (FromReceipt, " dès la réception de cette lettre"),
        (Consequence, "nous irons au tribunal"),
        (Account, "::payment::"),
        (Signatory, "::signature::"),
    ];
    for (mention, fragment) in cases {
        let source = NOTICE.replace(fragment, "");
        assert_ne!(source, NOTICE);
        let lacks = lacking(&notice(), &worded(&source)).unwrap();
        assert!(lacks.contains(&mention), "{mention:?}: {lacks:?}");
    }
    let without = NOTICE.replace("P. J. : copie des factures", "");
    assert_eq!(lacking(&notice(), &worded(&without)), Ok(vec![Enclosures]));
    let without = NOTICE.replace("::totals::", "").replace("::payment::", "");
    assert!(lacking(&notice(), &worded(&without)).unwrap().contains(&Total));
}

/// What cannot be asked of a letter is not missed in it.
#[test]
fn only_what_applies_is_asked_for() {
    let mut by_mail = notice();
    by_mail.channel = Channel::Email;
    let source = NOTICE.replace("**Lettre recommandée avec avis de réception**", "");
    assert_eq!(lacking(&by_mail, &worded(&source)), Ok(vec![]));
    let mut consumer = notice();
    consumer.audience = Audience::Consumer;
    consumer.recipient.siren.clear();
    assert_eq!(lacking(&consumer, &worded(NOTICE)), Ok(vec![]));
    let reminder = letter(LetterKind::FinalReminder, Language::Fr, 1);
    assert_eq!(lacking(&reminder, &Stationery::default()), Ok(vec![]));
}
