//! Texts: which template words a letter, and which clauses it includes.
//!
//! The program ships a text for every kind of letter and language, and clauses that differ by who
//! owes. A company puts its own in their place: for one audience, segment or channel, or for all.
//! The most specific one that fits a letter wins, and a text includes clauses by their bare name.

use std::{borrow::Cow, sync::Arc};

use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use receivables::{
    dunning::Channel,
    letter::{Audience, Language, Letter, LetterKind},
};

use super::{markup, shipped::shipped, words};
use crate::DocumentError;

/// A text of the company's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it words: `first_reminder`, or `clause/penalties`.
    pub name: String,
    /// In which language.
    pub language: Language,
    /// For whom; none: for all.
    pub audience: Option<Audience>,
    /// For the customers of one segment, by its name; empty: for all.
    pub segment: String,
    /// For letters that travel so; none: however they travel.
    pub channel: Option<Channel>,
    /// The template.
    pub source: String,
}

/// The texts that letters are worded in.
#[derive(Debug)]
pub struct Wording {
    environment: Environment<'static>,
}

/// Separates the parts of an address within the environment.
const UNIT: char = '\u{1F}';

/// Which letter asks for a text.
#[derive(Debug, Clone, Copy)]
struct Asking<'a> {
    language: Language,
    audience: Audience,
    segment: &'a str,
    channel: Channel,
}

impl Default for Wording {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Wording {
    /// The shipped texts, with some in their place; of equally specific ones the last one counts.
    pub fn new(own: Vec<Text>) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        environment.set_path_join_callback(clause_address);
        let own = Arc::new(own);
        environment.set_loader(move |address| {
            let Some((asking, name)) = addressed(address) else { return Ok(None) };
            let source = find(&own, asking, name).map(str::to_owned);
            source.map(|it| checked(&listed(asking.language, name), it)).transpose()
        });
        Self { environment }
    }

    /// The source that would word a kind of letter or be included by a name.
    pub fn source<'a>(own: &'a [Text], letter: &Letter, name: &str) -> Option<&'a str> {
        find(own, Asking::of(letter), name)
    }

    /// Fills in a text for a letter.
    pub(super) fn render(
        &self,
        name: &str,
        letter: &Letter,
        fields: minijinja::Value,
    ) -> Result<String, DocumentError> {
        let address = address(letter, name);
        let template = self.environment.get_template(&address).map_err(|it| broken(&it))?;
        template.render(fields).map_err(|it| broken(&it))
    }
}

/// The name of the text that heads the account of the interest.
pub const ANNEX: &str = "annex";

/// The name of a kind's text.
pub fn text_name(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::PreventiveNote => "preventive_note",
        LetterKind::FirstReminder => "first_reminder",
        LetterKind::SecondReminder => "second_reminder",
        LetterKind::FinalReminder => "final_reminder",
        LetterKind::FormalNotice => "formal_notice",
        LetterKind::Statement => "statement",
        LetterKind::PromiseConfirmation => "promise_confirmation",
        LetterKind::PlanProposal => "plan_proposal",
        LetterKind::PlanConfirmation => "plan_confirmation",
        LetterKind::Receipt => "receipt",
    }
}

impl<'a> Asking<'a> {
    fn of(letter: &'a Letter) -> Self {
        Self {
            language: letter.language,
            audience: letter.audience,
            segment: &letter.segment,
            channel: letter.channel,
        }
    }
}

impl Text {
    /// How specific the text is for a letter; none where it is not meant for it.
    fn fits(&self, asking: Asking<'_>, name: &str) -> Option<usize> {
        let bounds = [
            self.audience.map(|it| it == asking.audience),
            (!self.segment.is_empty()).then(|| self.segment == asking.segment),
            self.channel.map(|it| it == asking.channel),
        ];
        let meant = self.name == name
            && self.language == asking.language
            && bounds.iter().flatten().all(|holds| *holds);
        meant.then(|| bounds.iter().flatten().count())
    }
}

fn find<'a>(own: &'a [Text], asking: Asking<'_>, name: &str) -> Option<&'a str> {
    let fitting = own.iter().filter_map(|it| Some((it.fits(asking, name)?, it)));
    // Of equals `max_by_key` takes the last one.
    let own = fitting.max_by_key(|(specific, _)| *specific).map(|(_, it)| it.source.as_str());
    own.or_else(|| shipped(asking.language, asking.audience, name))
}

/// Where the text of a letter is found: everything that its choice depends on, then its name.
fn address(letter: &Letter, name: &str) -> String {
    let asking = Asking::of(letter);
    let audience = match asking.audience {
        Audience::Business => "business",
        Audience::PublicBuyer => "public",
        Audience::Consumer => "consumer",
    };
    let channel = match asking.channel {
        Channel::Email => "email",
        Channel::RegisteredLetter => "registered_letter",
        _ => "letter",
    };
    let tag = &words::words(asking.language).tag[..2];
    let segment = asking.segment.replace(UNIT, "");
    [tag, audience, &segment, channel, name].join(&UNIT.to_string())
}

fn addressed(address: &str) -> Option<(Asking<'_>, &str)> {
    let parts: Vec<&str> = address.split(UNIT).collect();
    let [language, audience, segment, channel, name] = parts[..] else { return None };
    let language = match language {
        "fr" => Language::Fr,
        "de" => Language::De,
        _ => Language::En,
    };
    let audience = match audience {
        "public" => Audience::PublicBuyer,
        "consumer" => Audience::Consumer,
        _ => Audience::Business,
    };
    let channel = match channel {
        "email" => Channel::Email,
        "registered_letter" => Channel::RegisteredLetter,
        _ => Channel::Letter,
    };
    Some((Asking { language, audience, segment, channel }, name))
}

/// A clause is asked for by its bare name and chosen as the text that includes it.
fn clause_address<'a>(name: &'a str, parent: &str) -> Cow<'a, str> {
    match parent.rsplit_once(UNIT) {
        Some((place, _)) if !name.contains(UNIT) => {
            Cow::Owned(format!("{place}{UNIT}clause/{name}"))
        }
        _ => Cow::Borrowed(name),
    }
}

/// Refuses a line that looks like a block and is none, where it stands in the source.
fn checked(name: &str, source: String) -> Result<String, Error> {
    match markup::unknown_block(&source) {
        None => Ok(source),
        Some((line, found)) => {
            Err(Error::new(ErrorKind::SyntaxError, format!("{name}\n{line}\n{found}")))
        }
    }
}

/// Where an error lies, which in a clause is the clause; and what is wrong, in words of a text.
fn broken(error: &Error) -> DocumentError {
    let mut innermost = error;
    while let Some(source) = std::error::Error::source(innermost) {
        let Some(source) = source.downcast_ref::<Error>() else { break };
        innermost = source;
    }
    let detail = innermost.detail().unwrap_or_default();
    let mut parts = detail.splitn(3, '\n');
    if let (Some(name), Some(line), Some(found)) = (parts.next(), parts.next(), parts.next()) {
        let (line, problem) = (line.parse().unwrap_or_default(), format!("no such block: {found}"));
        return DocumentError::Template { template: name.to_owned(), line, problem };
    }
    let place = innermost.name().and_then(addressed);
    let template = place.map_or_else(String::new, |(asking, name)| listed(asking.language, name));
    let line = innermost.line().unwrap_or_default();
    DocumentError::Template { template, line, problem: problem(innermost.kind(), detail) }
}

fn problem(kind: ErrorKind, detail: &str) -> String {
    match kind {
        ErrorKind::TemplateNotFound => {
            let name = detail.rsplit("clause/").next().unwrap_or_default().trim_matches('"');
            format!("no such clause: {name}")
        }
        _ if detail.is_empty() => kind.to_string(),
        _ => detail.to_owned(),
    }
}

/// How a text is named in an error: `fr/clause/penalties`.
pub(super) fn listed(language: Language, name: &str) -> String {
    format!("{}/{name}", &words::words(language).tag[..2])
}
