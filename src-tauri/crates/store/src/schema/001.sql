-- The first ledger. Days are ISO text, amounts integer minor units in the sign of the account
-- (invoices positive, credits negative), names singular. A migration is never edited: the
-- next one has the next number.

-- Whose receivables these are: one row. `sample_day` is set in the sample company only, which
-- lives on its own day.
CREATE TABLE company (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    profile     TEXT NOT NULL DEFAULT '{}',      -- the sender, as JSON
    currency    TEXT NOT NULL DEFAULT 'EUR',
    sample_day  TEXT
) STRICT;
INSERT INTO company (id) VALUES (1);

CREATE TABLE customer (
    id        INTEGER PRIMARY KEY,
    code      TEXT NOT NULL UNIQUE,              -- as in the accounting: leading zeros count
    name      TEXT NOT NULL,
    address   TEXT NOT NULL DEFAULT '',
    address2  TEXT NOT NULL DEFAULT '',
    postcode  TEXT NOT NULL DEFAULT '',
    town      TEXT NOT NULL DEFAULT '',
    country   TEXT NOT NULL DEFAULT '',
    phone     TEXT NOT NULL DEFAULT '',
    email     TEXT NOT NULL DEFAULT '',
    siren     TEXT NOT NULL DEFAULT '',
    language  TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en'))
) STRICT;

-- The person to ask for.
CREATE TABLE contact (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    name         TEXT NOT NULL
) STRICT;
CREATE INDEX contact_of_customer ON contact (customer_id);

CREATE TABLE import_batch (
    id             INTEGER PRIMARY KEY,
    file           TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('documents', 'open-items', 'customers')),
    sha256         TEXT NOT NULL,                -- of the file's bytes
    snapshot_date  TEXT,
    imported_at    TEXT NOT NULL,
    report         TEXT NOT NULL                 -- what it did, rejected rows included, as JSON
) STRICT;

-- A correction of the columns' meaning, remembered for files with the same headings.
CREATE TABLE mapping_profile (
    signature  TEXT PRIMARY KEY,
    mapping    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A document, or one instalment of it. `open_minor` is original less settlements, kept beside
-- them so that daily work costs what is open, not what was ever invoiced; `verify` compares.
CREATE TABLE item (
    id              INTEGER PRIMARY KEY,
    customer_id     INTEGER NOT NULL REFERENCES customer,
    number          TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note', 'payment')),
    issued          TEXT NOT NULL,
    due             TEXT,
    currency        TEXT NOT NULL,
    original_minor  INTEGER NOT NULL,
    open_minor      INTEGER NOT NULL,
    reference       TEXT NOT NULL DEFAULT '',
    import_batch_id INTEGER NOT NULL REFERENCES import_batch
) STRICT;
CREATE UNIQUE INDEX item_identity ON item (customer_id, number, kind, ifnull(due, ''));
CREATE INDEX item_open ON item (customer_id) WHERE open_minor <> 0;

CREATE TABLE settlement (
    id              INTEGER PRIMARY KEY,
    item_id         INTEGER NOT NULL REFERENCES item,
    settled_on      TEXT NOT NULL,
    amount_minor    INTEGER NOT NULL,            -- in the sign of the item; negative when taken back
    source          TEXT NOT NULL CHECK (source IN ('document', 'snapshot', 'absent')),
    import_batch_id INTEGER NOT NULL REFERENCES import_batch
) STRICT;
CREATE INDEX settlement_of_item ON settlement (item_id);

-- The scenario: one policy, its steps in order.
CREATE TABLE policy (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    minimum_gap  INTEGER NOT NULL                -- days between two contacts with a customer
) STRICT;

CREATE TABLE level (
    policy_id    INTEGER NOT NULL REFERENCES policy,
    step         TEXT NOT NULL,
    offset       INTEGER NOT NULL,               -- calendar days after the due date
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'call', 'letter', 'registered_letter', 'hand_over')),
    counts       INTEGER NOT NULL CHECK (counts IN (0, 1)),
    floor_minor  INTEGER NOT NULL,
    PRIMARY KEY (policy_id, step)
) STRICT, WITHOUT ROWID;

-- A contact, as it happened. Never edited.
CREATE TABLE act (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    happened_on  TEXT NOT NULL,
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'call', 'letter', 'registered_letter', 'hand_over')),
    step         TEXT,                           -- the step it took, if it took one
    outcome      TEXT NOT NULL DEFAULT '',
    note         TEXT NOT NULL DEFAULT '',
    claimed_minor INTEGER NOT NULL,
    currency     TEXT NOT NULL
) STRICT;
CREATE INDEX act_of_customer ON act (customer_id);

-- What an act was about: amount, due date and level as claimed.
CREATE TABLE act_item (
    act_id      INTEGER NOT NULL REFERENCES act,
    item_id     INTEGER NOT NULL REFERENCES item,
    reached     TEXT,                            -- the step the item stands on since
    open_minor  INTEGER NOT NULL,
    due         TEXT,
    PRIMARY KEY (act_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_item_of_item ON act_item (item_id);

-- The exact bytes that left the house.
CREATE TABLE document (
    id         INTEGER PRIMARY KEY,
    act_id     INTEGER NOT NULL REFERENCES act,
    kind       TEXT NOT NULL,
    posted_on  TEXT,
    sha256     TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX document_of_act ON document (act_id);

-- Whether a promise was kept follows from the settlements; it is never entered.
CREATE TABLE promise (
    id              INTEGER PRIMARY KEY,
    customer_id     INTEGER NOT NULL REFERENCES customer,
    act_id          INTEGER NOT NULL REFERENCES act,
    made_on         TEXT NOT NULL,
    due_on          TEXT NOT NULL,
    promised_minor  INTEGER NOT NULL CHECK (promised_minor > 0),
    currency        TEXT NOT NULL
) STRICT;
CREATE INDEX promise_of_customer ON promise (customer_id);

CREATE TABLE promise_item (
    promise_id  INTEGER NOT NULL REFERENCES promise,
    item_id     INTEGER NOT NULL REFERENCES item,
    PRIMARY KEY (promise_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispute (
    id            INTEGER PRIMARY KEY,
    item_id       INTEGER NOT NULL REFERENCES item,
    act_id        INTEGER REFERENCES act,        -- none when the accounting said so
    raised_on     TEXT NOT NULL,
    follow_up_on  TEXT NOT NULL,
    reason        TEXT NOT NULL DEFAULT '',
    closed_on     TEXT
) STRICT;
CREATE INDEX dispute_of_item ON dispute (item_id);

-- The journal: one entry per change, each carrying the hash of the one before it.
CREATE TABLE event (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    summary   TEXT NOT NULL,                     -- what changed, as JSON
    inverse   TEXT,                              -- the rows a reversal removes, as JSON
    previous  TEXT NOT NULL,
    hash      TEXT NOT NULL
) STRICT;
