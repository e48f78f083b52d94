-- The dunning day: scenarios that are edited and handed out by segment, everything that stops a
-- reminder, people to ask for, and acts that can be undone. What was undone stays, marked, and
-- counts for nothing on any day.

ALTER TABLE policy ADD COLUMN grouping TEXT NOT NULL DEFAULT 'one_letter'
    CHECK (grouping IN ('one_letter', 'per_level'));
ALTER TABLE policy ADD COLUMN catch_up INTEGER NOT NULL DEFAULT 0 CHECK (catch_up IN (0, 1));
ALTER TABLE policy ADD COLUMN repeat_every INTEGER;  -- days; none: the ladder ends
ALTER TABLE policy ADD COLUMN undone_at TEXT;        -- deleted, or its creation undone

ALTER TABLE level ADD COLUMN reference TEXT NOT NULL DEFAULT 'due'
    CHECK (reference IN ('due', 'issued', 'previous'));
ALTER TABLE level ADD COLUMN text TEXT NOT NULL DEFAULT '';  -- the letter it is written in
UPDATE level SET text = step
    WHERE step IN ('first_reminder', 'second_reminder', 'final_reminder', 'formal_notice');

-- The first segment that matches hands out its scenario. No bound: any value.
CREATE TABLE segment (
    id                 INTEGER PRIMARY KEY,
    position           INTEGER NOT NULL,
    name               TEXT NOT NULL,
    kind               TEXT CHECK (kind IN ('business', 'key_account', 'public', 'consumer', 'foreign', 'intra_group')),
    late_from          INTEGER,                  -- usual days late
    late_to            INTEGER,
    amount_from_minor  INTEGER,                  -- of what is open, in the company's currency
    amount_to_minor    INTEGER,
    policy_id          INTEGER NOT NULL REFERENCES policy
) STRICT;

ALTER TABLE company ADD COLUMN policy_id INTEGER REFERENCES policy;   -- for whom no segment matches
ALTER TABLE company ADD COLUMN capacity TEXT NOT NULL DEFAULT '{}';   -- what a day holds, as JSON

ALTER TABLE customer ADD COLUMN customer_kind TEXT NOT NULL DEFAULT '';  -- empty: as SIREN and country tell
ALTER TABLE customer ADD COLUMN policy_id INTEGER REFERENCES policy;  -- none: by segment
ALTER TABLE customer ADD COLUMN direct_debit INTEGER NOT NULL DEFAULT 0 CHECK (direct_debit IN (0, 1));
ALTER TABLE customer ADD COLUMN address_unknown_since TEXT;
ALTER TABLE item ADD COLUMN policy_id INTEGER REFERENCES policy;      -- none: its customer's
CREATE INDEX item_own_policy ON item (id) WHERE policy_id IS NOT NULL;

ALTER TABLE contact ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN is_main INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1));
-- A correction is a new row: a person's words stand in no journal, so that they can be erased.
ALTER TABLE contact ADD COLUMN root_id INTEGER REFERENCES contact;    -- none: the first of its rows
ALTER TABLE contact ADD COLUMN undone_at TEXT;                        -- corrected, or undone
ALTER TABLE contact ADD COLUMN erased_on TEXT;       -- the person asked for it (GDPR art. 17)

ALTER TABLE act ADD COLUMN contact_id INTEGER REFERENCES contact;     -- who was spoken to
ALTER TABLE act ADD COLUMN undone_at TEXT;
ALTER TABLE promise ADD COLUMN undone_at TEXT;

ALTER TABLE dispute ADD COLUMN disputed_minor INTEGER;                -- none: the whole item
ALTER TABLE dispute ADD COLUMN category TEXT NOT NULL DEFAULT 'other';
ALTER TABLE dispute ADD COLUMN owner TEXT NOT NULL DEFAULT '';        -- who has to answer in house
ALTER TABLE dispute ADD COLUMN deadline TEXT;
ALTER TABLE dispute ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE dispute ADD COLUMN closing_note TEXT NOT NULL DEFAULT '';
ALTER TABLE dispute ADD COLUMN credit_until TEXT;                     -- justified: the credit note is awaited
ALTER TABLE dispute ADD COLUMN undone_at TEXT;

CREATE TABLE plan (
    id              INTEGER PRIMARY KEY,
    customer_id     INTEGER NOT NULL REFERENCES customer,
    agreed_on       TEXT NOT NULL,
    signed_on       TEXT,
    default_clause  INTEGER NOT NULL CHECK (default_clause IN (0, 1)),
    currency        TEXT NOT NULL,
    ended_on        TEXT,                        -- given up before its end
    undone_at       TEXT
) STRICT;
CREATE INDEX plan_of_customer ON plan (customer_id);

CREATE TABLE plan_item (
    plan_id  INTEGER NOT NULL REFERENCES plan,
    item_id  INTEGER NOT NULL REFERENCES item,
    PRIMARY KEY (plan_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_item_of_item ON plan_item (item_id);

CREATE TABLE instalment (
    plan_id       INTEGER NOT NULL REFERENCES plan,
    position      INTEGER NOT NULL,              -- from 0
    due_on        TEXT NOT NULL,
    amount_minor  INTEGER NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

-- What else stops a reminder: « do not remind », insolvency proceedings, a cheque or a bill on
-- its way, a direct debit that came back (which starts the ladder again).
CREATE TABLE hold (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    item_id      INTEGER REFERENCES item,        -- none: the whole customer
    kind         TEXT NOT NULL CHECK (kind IN ('block', 'insolvency', 'in_transit', 'rejection')),
    since        TEXT NOT NULL,                  -- of an insolvency: day of publication
    until        TEXT,                           -- last day it holds; none: until it is lifted
    reason       TEXT NOT NULL DEFAULT '',       -- of a rejection: its code
    asked_by     TEXT NOT NULL DEFAULT '',
    noted_on     TEXT NOT NULL,
    declared_on  TEXT,                           -- of an insolvency: day the claim was declared
    lifted_on    TEXT,
    undone_at    TEXT
) STRICT;
CREATE INDEX hold_of_customer ON hold (customer_id);
CREATE INDEX hold_of_item ON hold (item_id) WHERE item_id IS NOT NULL;

-- The moment the user put a customer off to.
CREATE TABLE wait (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    kind         TEXT NOT NULL CHECK (kind IN ('call_back', 'snooze')),
    until        TEXT NOT NULL,                  -- ISO moment
    note         TEXT NOT NULL DEFAULT '',
    made_on      TEXT NOT NULL,
    ended_on     TEXT,
    undone_at    TEXT
) STRICT;
CREATE INDEX wait_of_customer ON wait (customer_id);

-- Which journal entry added a row: the one to take back.
CREATE TABLE event_row (
    subject   TEXT NOT NULL,
    row_id    INTEGER NOT NULL,
    event_id  INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (subject, row_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO event_row (subject, row_id, event_id)
    SELECT json_extract(added.value, '$[0]'), json_extract(added.value, '$[1]'), event.id
    FROM event, json_each(event.inverse, '$.remove') AS added WHERE inverse IS NOT NULL;

-- Entries that stand undone; the entry that undid each.
CREATE TABLE undone (
    event_id  INTEGER PRIMARY KEY REFERENCES event,
    by_event  INTEGER NOT NULL REFERENCES event
) STRICT;
