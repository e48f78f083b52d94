//! Policies, their levels, and the segments that hand them out.

use receivables::{
    dunning::{
        Channel, CustomerKind, DunningLevel, DunningPolicy, Grouping, NamedPolicy, PolicyBook,
        PolicyId, Reference, Segment, SegmentRule, Step,
    },
    letter::LetterKind,
};
use rusqlite::{Connection, Row, Transaction, params};

use crate::{Change, Result, Store, StoreError, iso::optional_day};

impl Store {
    /// Every scenario, the segments in their order, and the scenario for everybody else.
    pub fn policies(&self) -> Result<PolicyBook> {
        book(&self.connection)
    }
}

/// Reads the book.
pub(crate) fn book(connection: &Connection) -> Result<PolicyBook> {
    let (company, taken_over_on) = connection.query_row(
        "SELECT policy_id, (SELECT min(substr(imported_at, 1, 10)) FROM import_batch
             WHERE undone_at IS NULL AND kind IN ('open-items', 'documents', 'fec'))
         FROM company",
        [],
        |row| Ok((row.get::<_, Option<i64>>(0)?, optional_day(row.get_ref(1)?)?)),
    )?;
    let sql = "SELECT id, name, minimum_gap, grouping, catch_up, repeat_every FROM policy
               WHERE undone_at IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(NamedPolicy {
            id: PolicyId(row.get(0)?),
            name: row.get(1)?,
            policy: DunningPolicy {
                levels: Vec::new(),
                minimum_gap: row.get(2)?,
                grouping: if row.get_ref(3)?.as_str()? == "per_level" {
                    Grouping::PerLevel
                } else {
                    Grouping::OneLetter
                },
                catch_up: row.get(4)?,
                repeat_every: row.get(5)?,
            },
        })
    })?;
    let mut policies = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for it in &mut policies {
        it.policy.levels = levels(connection, it.id)?;
    }
    let first = policies.first().ok_or_else(|| StoreError::Corrupt("no scenario".into()))?.id;
    let company = company.map_or(first, PolicyId);
    Ok(PolicyBook { policies, segments: segments(connection)?, company, taken_over_on })
}

fn levels(connection: &Connection, policy: PolicyId) -> Result<Vec<DunningLevel>> {
    let mut statement = connection.prepare_cached(
        "SELECT step, reference, offset, channel, counts, floor_minor, text FROM level
         WHERE policy_id = ?1",
    )?;
    let mut rows = statement.query([policy.0])?;
    let mut levels = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        levels.push(DunningLevel {
            step: step(text(0)?)?,
            reference: named(&REFERENCES, text(1)?)?,
            offset: row.get(2)?,
            channel: channel(text(3)?)?,
            counts: row.get(4)?,
            floor_minor: row.get(5)?,
            text: if text(6)?.is_empty() { None } else { Some(named(&TEXTS, text(6)?)?) },
        });
    }
    levels.sort_by_key(|it| it.step);
    Ok(levels)
}

fn segments(connection: &Connection) -> Result<Vec<Segment>> {
    let sql = "SELECT id, name, kind, late_from, late_to, amount_from_minor, amount_to_minor,
                   policy_id FROM segment ORDER BY position, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut segments = Vec::new();
    while let Some(row) = rows.next()? {
        segments.push(segment(row)?);
    }
    Ok(segments)
}

fn segment(row: &Row<'_>) -> Result<Segment> {
    let kind: Option<String> = row.get(2)?;
    let rule = SegmentRule {
        kind: kind.as_deref().map(customer_kind).transpose()?,
        late_from: row.get(3)?,
        late_to: row.get(4)?,
        amount_from: row.get(5)?,
        amount_to: row.get(6)?,
    };
    Ok(Segment { id: row.get(0)?, name: row.get(1)?, rule, policy: PolicyId(row.get(7)?) })
}

impl Change<'_> {
    /// Adds a scenario.
    pub fn add_policy(&mut self, name: &str, policy: &DunningPolicy) -> Result<PolicyId> {
        let sql = "INSERT INTO policy (name, minimum_gap) VALUES (?1, ?2)";
        self.transaction.execute(sql, params![name, policy.minimum_gap])?;
        let id = PolicyId(self.transaction.last_insert_rowid());
        write(&self.transaction, &NamedPolicy { id, name: name.into(), policy: policy.clone() })?;
        self.added.push(("policy", id.0));
        Ok(id)
    }

    /// Replaces a scenario.
    pub fn set_policy(&mut self, named: &NamedPolicy) -> Result<()> {
        self.keep_book()?;
        write(&self.transaction, named)
    }

    /// Deletes a scenario. What follows it must have been given another one before.
    pub fn delete_policy(&mut self, id: PolicyId, at: &str) -> Result<()> {
        self.set("policy", id.0, "undone_at", at.to_owned().into())
    }

    /// Replaces the segments, in order of precedence, and the scenario for everybody else.
    pub fn set_segments(&mut self, segments: &[Segment], company: PolicyId) -> Result<()> {
        self.keep_book()?;
        write_segments(&self.transaction, segments, company)
    }

    /// Notes the book as it is, for whoever takes this change back.
    fn keep_book(&mut self) -> Result<()> {
        if self.book_before.is_none() {
            self.book_before = Some(book_image(&self.transaction)?);
        }
        Ok(())
    }
}

/// The rows of the book as JSON.
pub(crate) fn book_image(connection: &Connection) -> Result<String> {
    let sql = "SELECT json_object(
        'policy', json((SELECT json_group_array(json_array(id, name, minimum_gap, grouping, catch_up,
            repeat_every)) FROM (SELECT * FROM policy WHERE undone_at IS NULL ORDER BY id))),
        'level', json((SELECT json_group_array(json_array(policy_id, step, reference, offset, channel,
            counts, floor_minor, text)) FROM (SELECT level.* FROM level JOIN policy
            ON policy.id = policy_id WHERE undone_at IS NULL ORDER BY policy_id, step))),
        'segment', json((SELECT json_group_array(json_array(position, name, kind, late_from, late_to,
            amount_from_minor, amount_to_minor, policy_id))
            FROM (SELECT * FROM segment ORDER BY position, id))),
        'company', policy_id) FROM company";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Puts the rows of an image in place of those that stand.
pub(crate) fn put_book(transaction: &Transaction<'_>, image: &str) -> Result<()> {
    for sql in [
        "DELETE FROM level WHERE policy_id IN
             (SELECT json_extract(value, '$[0]') FROM json_each(?1, '$.policy'))",
        "INSERT INTO policy (id, name, minimum_gap, grouping, catch_up, repeat_every)
         SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
             json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
             json_extract(value, '$[5]') FROM json_each(?1, '$.policy') WHERE true
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, minimum_gap = excluded.minimum_gap,
             grouping = excluded.grouping, catch_up = excluded.catch_up,
             repeat_every = excluded.repeat_every",
        "INSERT INTO level (policy_id, step, reference, offset, channel, counts, floor_minor, text)
         SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
             json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
             json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]')
         FROM json_each(?1, '$.level')",
        "DELETE FROM segment WHERE ?1 IS NOT NULL",
        "INSERT INTO segment (position, name, kind, late_from, late_to, amount_from_minor,
             amount_to_minor, policy_id)
         SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
             json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
             json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]')
         FROM json_each(?1, '$.segment')",
        "UPDATE company SET policy_id = json_extract(?1, '$.company')",
    ] {
        transaction.prepare_cached(sql)?.execute([image])?;
    }
    Ok(())
}

/// Writes every scenario and segment of a book over those that stand.
pub(crate) fn write_book(transaction: &Transaction<'_>, book: &PolicyBook) -> Result<()> {
    for it in &book.policies {
        write(transaction, it)?;
    }
    write_segments(transaction, &book.segments, book.company)
}

fn write(transaction: &Transaction<'_>, named: &NamedPolicy) -> Result<()> {
    let NamedPolicy { id, name, policy } = named;
    transaction.execute(
        "INSERT INTO policy (id, name, minimum_gap, grouping, catch_up, repeat_every)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET name = ?2, minimum_gap = ?3, grouping = ?4, catch_up = ?5,
             repeat_every = ?6",
        params![
            id.0,
            name,
            policy.minimum_gap,
            if policy.grouping == Grouping::PerLevel { "per_level" } else { "one_letter" },
            policy.catch_up,
            policy.repeat_every,
        ],
    )?;
    transaction.execute("DELETE FROM level WHERE policy_id = ?1", [id.0])?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO level (policy_id, step, reference, offset, channel, counts, floor_minor, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for it in &policy.levels {
        statement.execute(params![
            id.0,
            it.step.to_string(),
            name_in(&REFERENCES, it.reference),
            it.offset,
            channel_name(it.channel),
            it.counts,
            it.floor_minor,
            it.text.map_or("", text_name),
        ])?;
    }
    Ok(())
}

fn write_segments(
    transaction: &Transaction<'_>,
    segments: &[Segment],
    company: PolicyId,
) -> Result<()> {
    transaction.execute("DELETE FROM segment", [])?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO segment (position, name, kind, late_from, late_to, amount_from_minor,
             amount_to_minor, policy_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, it) in (0_i64..).zip(segments) {
        statement.execute(params![
            position,
            it.name,
            it.rule.kind.map(customer_kind_name),
            it.rule.late_from,
            it.rule.late_to,
            it.rule.amount_from,
            it.rule.amount_to,
            it.policy.0,
        ])?;
    }
    transaction.execute("UPDATE company SET policy_id = ?1", [company.0])?;
    Ok(())
}

/// Writes the standard French scenario, as the first schema had it.
pub(crate) fn seed(transaction: &Transaction<'_>) -> Result<()> {
    let policy = DunningPolicy::french_default();
    transaction.execute(
        "INSERT INTO policy (id, name, minimum_gap) VALUES (1, 'standard', ?1)",
        [policy.minimum_gap],
    )?;
    for it in policy.levels {
        let values = params![
            it.step.to_string(),
            it.offset,
            channel_name(it.channel),
            it.counts,
            it.floor_minor
        ];
        transaction.execute(
            "INSERT INTO level (policy_id, step, offset, channel, counts, floor_minor)
             VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            values,
        )?;
    }
    Ok(())
}

/// Writes the French scenarios. A ledger that is in use keeps its own for everybody: segments
/// that appear by themselves would change whom it writes to.
pub(crate) fn seed_book(transaction: &Transaction<'_>, is_new: bool) -> Result<()> {
    let french = PolicyBook::french_default();
    let mut book = PolicyBook { segments: Vec::new(), ..french.clone() };
    if is_new {
        book.segments = french.segments;
    } else {
        book.policies.remove(0);
        transaction.execute("UPDATE policy SET name = 'Standard' WHERE name = 'standard'", [])?;
    }
    write_book(transaction, &book)
}

const REFERENCES: [(Reference, &str); 3] =
    [(Reference::Due, "due"), (Reference::Issued, "issued"), (Reference::Previous, "previous")];

const TEXTS: [(LetterKind, &str); 10] = [
    (LetterKind::PreventiveNote, "preventive_note"),
    (LetterKind::FirstReminder, "first_reminder"),
    (LetterKind::SecondReminder, "second_reminder"),
    (LetterKind::FinalReminder, "final_reminder"),
    (LetterKind::FormalNotice, "formal_notice"),
    (LetterKind::Statement, "statement"),
    (LetterKind::PromiseConfirmation, "promise_confirmation"),
    (LetterKind::PlanProposal, "plan_proposal"),
    (LetterKind::PlanConfirmation, "plan_confirmation"),
    (LetterKind::Receipt, "receipt"),
];

/// A letter's text as the ledger writes it.
pub(crate) fn text_name(text: LetterKind) -> &'static str {
    name_in(&TEXTS, text)
}

/// Reads what [`text_name`] wrote; a ledger that did not know texts kept the step's name, and each
/// step had its own.
pub(crate) fn text_named(name: &str) -> Option<LetterKind> {
    named(&TEXTS, name).ok()
}

const CHANNELS: [(Channel, &str); 5] = [
    (Channel::Email, "email"),
    (Channel::Call, "call"),
    (Channel::Letter, "letter"),
    (Channel::RegisteredLetter, "registered_letter"),
    (Channel::HandOver, "hand_over"),
];

const KINDS: [(CustomerKind, &str); 6] = [
    (CustomerKind::Business, "business"),
    (CustomerKind::KeyAccount, "key_account"),
    (CustomerKind::Public, "public"),
    (CustomerKind::Consumer, "consumer"),
    (CustomerKind::Foreign, "foreign"),
    (CustomerKind::IntraGroup, "intra_group"),
];

/// The word of a value in a table of words.
pub(crate) fn name_in<T: PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(it, _)| *it == value).map_or("", |(_, name)| name)
}

/// The value of a word in a table of words.
pub(crate) fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Result<T> {
    let found = table.iter().find(|(_, it)| *it == name).map(|(it, _)| *it);
    found.ok_or_else(|| StoreError::Corrupt(format!("the word {name:?}")))
}

pub(crate) fn step(name: &str) -> Result<Step> {
    name.parse().map_err(|_| StoreError::Corrupt(format!("the step {name:?}")))
}

pub(crate) fn channel_name(channel: Channel) -> &'static str {
    name_in(&CHANNELS, channel)
}

pub(crate) fn channel(name: &str) -> Result<Channel> {
    named(&CHANNELS, name)
}

pub(crate) fn customer_kind_name(kind: CustomerKind) -> &'static str {
    name_in(&KINDS, kind)
}

pub(crate) fn customer_kind(name: &str) -> Result<CustomerKind> {
    named(&KINDS, name)
}
