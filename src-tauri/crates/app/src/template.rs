//! Templates: the texts of the company's letters, read, changed and previewed.
//!
//! A text is checked by wording a letter with it: what does not word one is refused with its line.

pub(crate) mod fault;
mod specimen;

use documents::letters::{self, BLOCKS, CLAUSES, FIELDS, Named, Text, Wording};
use receivables::letter::{self as domain, LetterKind};
use serde::{Deserialize, Serialize};
use store::{TemplateKey as Key, TemplateRecord};
use ts_rs::TS;

use crate::{
    failure::Cause,
    ledger::{Ledger, Moment},
    letter::stationery,
    policy::{Channel, same_words},
    session,
};

/// For which letters a text is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TemplateKey {
    /// `first_reminder` …, or `clause/penalties`.
    pub name: String,
    /// Its language.
    pub language: LetterLanguage,
    /// For whom; none: for all.
    pub audience: Option<Audience>,
    /// For the customers of one segment, by its name; empty: for all.
    pub segment: String,
    /// For letters that travel so; none: however they travel.
    pub channel: Option<Channel>,
}

/// The language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum LetterLanguage {
    /// French.
    Fr,
    /// English.
    En,
    /// German.
    De,
}

/// Under whose law a letter is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename_all = "snake_case")]
pub enum Audience {
    /// A business.
    Business,
    /// A public buyer.
    PublicBuyer,
    /// A consumer.
    Consumer,
}

same_words!(LetterLanguage, domain::Language, Fr, En, De);
same_words!(Audience, domain::Audience, Business, PublicBuyer, Consumer);

/// Everything that can be worded, and with what.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TemplateBook {
    /// Names of the letters' texts, in the order of the letters.
    pub letters: Vec<String>,
    /// The clauses: name and what it is about.
    pub clauses: Vec<NamedText>,
    /// The fields a text may say.
    pub fields: Vec<NamedText>,
    /// The blocks, each on a line of its own.
    pub blocks: Vec<NamedText>,
    /// Names of the segments.
    pub segments: Vec<String>,
    /// The texts of the company's own.
    pub own: Vec<TemplateKey>,
}

/// A name, and what stands for it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct NamedText {
    /// As a text writes it.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A text as it is edited.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TemplateSheet {
    /// For which letters.
    pub key: TemplateKey,
    /// The text that words them now.
    pub source: String,
    /// Whether it is the company's own for exactly these letters.
    pub own: bool,
}

/// What can be worded.
pub(crate) fn book(ledger: &Ledger, moment: &Moment) -> Result<TemplateBook, Cause> {
    let named = |list: &[Named]| {
        let text = |it: &Named| match moment.words.0 {
            session::Language::Fr => it.fr,
            session::Language::En => it.en,
        };
        list.iter().map(|it| NamedText { name: it.name.into(), text: text(it).into() }).collect()
    };
    Ok(TemplateBook {
        letters: LetterKind::ALL.map(|it| letters::text_name(it).to_owned()).into(),
        clauses: named(CLAUSES),
        fields: named(FIELDS),
        blocks: named(BLOCKS),
        segments: ledger.policies.segments.iter().map(|it| it.name.clone()).collect(),
        own: ledger.store.templates()?.into_iter().map(|it| it.key.into()).collect(),
    })
}

/// A text as it stands: the company's own for exactly these letters, else what words them now.
pub(crate) fn sheet(ledger: &Ledger, key: &TemplateKey) -> Result<TemplateSheet, Cause> {
    let wanted = Key::from(key.clone());
    let own = ledger.store.templates()?;
    let exact = own.iter().find(|it| it.key == wanted).map(|it| it.source.clone());
    let is_own = exact.is_some();
    let source = match exact {
        Some(source) => source,
        None => standing(&own, key)?,
    };
    Ok(TemplateSheet { key: key.clone(), source, own: is_own })
}

/// Puts a text in place of the one before, once it words a letter.
pub(crate) fn save(
    ledger: &mut Ledger,
    moment: &Moment,
    key: &TemplateKey,
    source: &str,
) -> Result<(), Cause> {
    moment.must_be_today()?;
    let before = sheet(ledger, key)?;
    if source.trim().is_empty() {
        return Err(Cause::EmptyTemplate);
    }
    preview(ledger, moment, key, source)?;
    write(ledger, moment, key, source, before.source != source || !before.own)
}

/// Goes back to the text that the program ships.
pub(crate) fn reset(ledger: &mut Ledger, moment: &Moment, key: &TemplateKey) -> Result<(), Cause> {
    moment.must_be_today()?;
    let own = sheet(ledger, key)?.own;
    write(ledger, moment, key, "", own)
}

fn write(
    ledger: &mut Ledger,
    moment: &Moment,
    key: &TemplateKey,
    source: &str,
    changes: bool,
) -> Result<(), Cause> {
    let summary = serde_json::json!({ "template": key.name, "reset": source.is_empty() });
    let key = Key::from(key.clone());
    ledger.act("template", moment.now, |change| {
        if changes {
            change.set_template(&key, source, moment.now)?;
        }
        Ok(((), changes.then(|| summary.to_string())))
    })
}

/// A letter of an invented customer in a draft of a text, which need not be saved.
pub(crate) fn preview(
    ledger: &Ledger,
    moment: &Moment,
    key: &TemplateKey,
    source: &str,
) -> Result<Vec<u8>, Cause> {
    let mut texts = texts(ledger)?;
    texts.push(Text { source: source.to_owned(), ..text(&Key::from(key.clone()), "") });
    let mut stationery = stationery::load(ledger)?;
    stationery.wording = Wording::new(texts);
    let letter = specimen::letter(ledger, moment, key)?;
    let customer = letter.recipient.name.clone();
    let printed = letters::pdf(&[letter], &stationery);
    printed.map(|it| it.bytes).map_err(|error| match fault::fault(&error, source) {
        Some((line, fault)) => Cause::BrokenTemplate { line, fault },
        None => Cause::Document { customer, source: error },
    })
}

/// The company's own texts, as letters are worded with them.
pub(crate) fn texts(ledger: &Ledger) -> Result<Vec<Text>, Cause> {
    let records = ledger.store.templates()?;
    Ok(records.iter().map(|it| text(&it.key, &it.source)).collect())
}

fn text(key: &Key, source: &str) -> Text {
    Text {
        name: key.name.clone(),
        language: key.language,
        audience: key.audience,
        segment: key.segment.clone(),
        channel: key.channel,
        source: source.to_owned(),
    }
}

/// What words such letters now.
fn standing(own: &[TemplateRecord], key: &TemplateKey) -> Result<String, Cause> {
    let own: Vec<Text> = own.iter().map(|it| text(&it.key, &it.source)).collect();
    let asking = specimen::addressed(key);
    let source = Wording::source(&own, &asking, &key.name);
    source.map(str::to_owned).ok_or_else(|| Cause::UnknownTemplate(key.name.clone()))
}

impl From<TemplateKey> for Key {
    fn from(it: TemplateKey) -> Self {
        Self {
            name: it.name,
            language: it.language.into(),
            audience: it.audience.map(Into::into),
            segment: it.segment,
            channel: it.channel.map(Into::into),
        }
    }
}

impl From<Key> for TemplateKey {
    fn from(it: Key) -> Self {
        Self {
            name: it.name,
            language: it.language.into(),
            audience: it.audience.map(Into::into),
            segment: it.segment,
            channel: it.channel.map(Into::into),
        }
    }
}
