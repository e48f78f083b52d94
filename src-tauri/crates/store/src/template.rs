//! Templates: the company's own texts and clauses, in place of those the program ships.
//!
//! Each saving is a row of its own; the newest that stands counts, and one without a source goes back
//! to the shipped text. So undo brings back the text before.

use chrono::NaiveDateTime;
use receivables::{
    dunning::Channel,
    letter::{Audience, Language},
};
use rusqlite::{Row, params};

use crate::{
    Change, Result, Store,
    policy::{channel, channel_name, name_in, named},
};

/// For which letters a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateKey {
    /// `first_reminder` …, or `clause/penalties`.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// For whom; none: for all.
    pub audience: Option<Audience>,
    /// For the customers of one segment, by its name; empty: for all.
    pub segment: String,
    /// For letters that travel so; none: however they travel.
    pub channel: Option<Channel>,
}

/// A text of the company's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRecord {
    /// For which letters.
    pub key: TemplateKey,
    /// The template.
    pub source: String,
}

const LANGUAGES: [(Language, &str); 3] =
    [(Language::Fr, "fr"), (Language::En, "en"), (Language::De, "de")];

const AUDIENCES: [(Audience, &str); 3] = [
    (Audience::Business, "business"),
    (Audience::PublicBuyer, "public"),
    (Audience::Consumer, "consumer"),
];

impl Store {
    /// The company's own texts as they stand, by name.
    pub fn templates(&self) -> Result<Vec<TemplateRecord>> {
        let sql = "SELECT name, language, audience, segment, channel, source FROM template
            WHERE id IN (SELECT max(id) FROM template WHERE undone_at IS NULL
                         GROUP BY name, language, audience, segment, channel)
              AND source <> '' ORDER BY name, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut templates = Vec::new();
        while let Some(row) = rows.next()? {
            templates.push(TemplateRecord { key: key(row)?, source: row.get(5)? });
        }
        Ok(templates)
    }
}

fn key(row: &Row<'_>) -> Result<TemplateKey> {
    let [language, audience, by] = [row.get::<_, String>(1)?, row.get(2)?, row.get(4)?];
    Ok(TemplateKey {
        name: row.get(0)?,
        language: named(&LANGUAGES, &language)?,
        audience: if audience.is_empty() { None } else { Some(named(&AUDIENCES, &audience)?) },
        segment: row.get(3)?,
        channel: if by.is_empty() { None } else { Some(channel(&by)?) },
    })
}

impl Change<'_> {
    /// Puts a text in place of the one before; an empty one goes back to the shipped text.
    pub fn set_template(
        &mut self,
        key: &TemplateKey,
        source: &str,
        written_at: NaiveDateTime,
    ) -> Result<()> {
        let sql =
            "INSERT INTO template (name, language, audience, segment, channel, source, written_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.transaction.prepare_cached(sql)?.execute(params![
            key.name,
            name_in(&LANGUAGES, key.language),
            key.audience.map_or("", |it| name_in(&AUDIENCES, it)),
            key.segment,
            key.channel.map_or("", channel_name),
            source,
            written_at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        ])?;
        self.added.push(("template", self.transaction.last_insert_rowid()));
        Ok(())
    }
}
