-- Any import can be taken back: the file is kept as it came, and so is what an import changed.
-- Bank lines and what they settle; the balance of account 411 that the accounting states.

-- SQLite cannot widen a CHECK: the table is built anew, `migrate` suspends the references to it.
CREATE TABLE import_batch_anew (
    id             INTEGER PRIMARY KEY,
    file           TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('documents', 'open-items', 'customers', 'payments',
                                                 'take-over', 'fec', 'bank', 'invoice')),
    request        TEXT NOT NULL DEFAULT '{}',   -- how it was read, as JSON: it may be read again
    sha256         TEXT NOT NULL,                -- of the file's bytes
    snapshot_date  TEXT,
    imported_at    TEXT NOT NULL,
    undone_at      TEXT,                         -- none while it stands
    report         TEXT NOT NULL                 -- what it did, rejected rows included, as JSON
) STRICT;
INSERT INTO import_batch_anew (id, file, kind, sha256, snapshot_date, imported_at, report)
    SELECT id, file, kind, sha256, snapshot_date, imported_at, report FROM import_batch;
DROP TABLE import_batch;
ALTER TABLE import_batch_anew RENAME TO import_batch;

-- The file's bytes, each part deflated on its own: memory stays flat whatever the file's size.
CREATE TABLE import_source (
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    part            INTEGER NOT NULL,            -- from 0
    bytes           BLOB NOT NULL,
    PRIMARY KEY (import_batch_id, part)
) STRICT;

-- What an import changed in rows that were there before it: the changed columns only, as JSON.
-- Rows that an import added are known by its number.
CREATE TABLE before_image (
    id              INTEGER PRIMARY KEY,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    subject         TEXT NOT NULL CHECK (subject IN ('item', 'customer', 'settlement', 'dispute', 'contact')),
    row_id          INTEGER NOT NULL,
    before          TEXT NOT NULL,
    after           TEXT NOT NULL
) STRICT;

ALTER TABLE customer ADD COLUMN terms TEXT NOT NULL DEFAULT '';  -- of payment, in the accounting's words
ALTER TABLE customer ADD COLUMN vat TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN import_batch_id INTEGER REFERENCES import_batch;
ALTER TABLE contact ADD COLUMN import_batch_id INTEGER REFERENCES import_batch;
-- None when an act raised it, and for those reported before this column was there.
ALTER TABLE dispute ADD COLUMN import_batch_id INTEGER REFERENCES import_batch;

ALTER TABLE item ADD COLUMN due_source TEXT NOT NULL DEFAULT 'stated'
    CHECK (due_source IN ('stated', 'derived'));
-- Balances carried forward and doubtful debts were sold in another year, or another way.
ALTER TABLE item ADD COLUMN is_sale INTEGER NOT NULL DEFAULT 1 CHECK (is_sale IN (0, 1));
ALTER TABLE item ADD COLUMN account TEXT NOT NULL DEFAULT '';    -- 411000, 416000; empty where unknown
-- What a withdrawn item had been issued for; none while it stands. An item whose import was taken
-- back is withdrawn rather than removed when an act, a promise or a dispute tells of it: nothing
-- of it is left in any sum.
ALTER TABLE item ADD COLUMN withdrawn_minor INTEGER;
DROP INDEX item_identity;
-- Withdrawn items stand in nobody's way.
CREATE UNIQUE INDEX item_identity ON item (customer_id, number, kind, ifnull(due, ''),
    CASE WHEN withdrawn_minor IS NULL THEN 0 ELSE id END);
CREATE INDEX item_withdrawn ON item (id) WHERE withdrawn_minor IS NOT NULL;
CREATE INDEX promise_item_of_item ON promise_item (item_id);

-- The kept files an item was read from: its electronic invoice.
CREATE TABLE item_source (
    item_id         INTEGER NOT NULL REFERENCES item,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    PRIMARY KEY (item_id, import_batch_id)
) STRICT, WITHOUT ROWID;

-- A line of a bank statement. Its fingerprint keeps overlapping statements from doubling it. What
-- is matched of it is the sum of its settlements.
CREATE TABLE bank_line (
    id              INTEGER PRIMARY KEY,
    account         TEXT NOT NULL,
    booked_on       TEXT NOT NULL,
    value_on        TEXT,
    amount_minor    INTEGER NOT NULL,            -- positive when received
    currency        TEXT NOT NULL,
    fee_minor       INTEGER NOT NULL DEFAULT 0,  -- what the bank kept of the payment
    label           TEXT NOT NULL DEFAULT '',
    payer           TEXT NOT NULL DEFAULT '',
    payer_iban      TEXT NOT NULL DEFAULT '',
    remittance      TEXT NOT NULL DEFAULT '',
    end_to_end      TEXT NOT NULL DEFAULT '',
    bank_reference  TEXT NOT NULL DEFAULT '',
    occurrence      INTEGER NOT NULL,            -- among equal lines of one statement and day
    fingerprint     TEXT NOT NULL UNIQUE,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    set_aside       INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1))
) STRICT;

-- The statements that list a line which another one brought: it outlives that one.
CREATE TABLE bank_line_repeat (
    bank_line_id    INTEGER NOT NULL REFERENCES bank_line,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    PRIMARY KEY (bank_line_id, import_batch_id)
) STRICT, WITHOUT ROWID;

-- Widened like `import_batch`. What a bank line settled, the accounting may not know yet. (SQLite
-- would fill a table for each row it checks against IN with three values or more; not for OR.)
CREATE TABLE settlement_anew (
    id              INTEGER PRIMARY KEY,
    item_id         INTEGER NOT NULL REFERENCES item,
    settled_on      TEXT NOT NULL,
    amount_minor    INTEGER NOT NULL,            -- in the sign of the item; negative when taken back
    source          TEXT NOT NULL CHECK (source = 'document' OR source = 'snapshot'
                        OR source = 'absent' OR source = 'entry' OR source = 'payment'
                        OR source = 'bank'),
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    bank_line_id    INTEGER REFERENCES bank_line,
    accounted       INTEGER NOT NULL DEFAULT 0 CHECK (accounted IN (0, 1)), -- the accounting knows it too
    CHECK ((source = 'bank') = (bank_line_id IS NOT NULL))
) STRICT;
INSERT INTO settlement_anew (id, item_id, settled_on, amount_minor, source, import_batch_id)
    SELECT id, item_id, settled_on, amount_minor, source, import_batch_id FROM settlement;
DROP TABLE settlement;
ALTER TABLE settlement_anew RENAME TO settlement;
CREATE INDEX settlement_of_item ON settlement (item_id);
CREATE INDEX settlement_of_bank_line ON settlement (bank_line_id) WHERE bank_line_id IS NOT NULL;

-- What the bank brought and the accounting has not said yet.
CREATE INDEX settlement_provisional ON settlement (item_id) WHERE source = 'bank' AND accounted = 0;

-- How far an item was reminded by another program, before this one had the ledger.
CREATE TABLE take_over (
    item_id         INTEGER NOT NULL REFERENCES item,
    step            TEXT NOT NULL,
    contacted_on    TEXT NOT NULL,
    import_batch_id INTEGER NOT NULL REFERENCES import_batch,
    PRIMARY KEY (item_id, step)
) STRICT, WITHOUT ROWID;

-- Under which names and from which accounts a customer pays.
CREATE TABLE payer_alias (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    kind         TEXT NOT NULL CHECK (kind IN ('name', 'iban')),
    value        TEXT NOT NULL,
    UNIQUE (kind, value)
) STRICT;
CREATE INDEX payer_alias_of_customer ON payer_alias (customer_id);

-- What the accounting has as the balance of account 411 at the end of a day, as typed.
CREATE TABLE control_balance (
    on_day        TEXT NOT NULL,
    currency      TEXT NOT NULL,
    amount_minor  INTEGER NOT NULL,
    PRIMARY KEY (on_day, currency)
) STRICT, WITHOUT ROWID;
