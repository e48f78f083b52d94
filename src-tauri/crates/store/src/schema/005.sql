-- Letters of the company's own: pictures and texts, rates that were typed or confirmed, what became
-- of penalties, and what happened to a letter after it was printed.

-- Logo and signature. The newest that stands counts; empty bytes: none again.
CREATE TABLE picture (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('logo', 'signature')),
    media      TEXT NOT NULL CHECK (media IN ('image/png', 'image/jpeg', '')),
    bytes      BLOB NOT NULL,
    undone_at  TEXT
) STRICT;

-- A letter's text, or a clause that texts include, in place of the one the program ships. The newest
-- that stands counts; an empty source: the shipped one again.
CREATE TABLE template (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,                   -- first_reminder …, or clause/penalties
    language    TEXT NOT NULL CHECK (language IN ('fr', 'en', 'de')),
    audience    TEXT NOT NULL DEFAULT '' CHECK (audience IN ('', 'business', 'public', 'consumer')),
    segment     TEXT NOT NULL DEFAULT '',        -- its name; empty: any
    channel     TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'email', 'letter', 'registered_letter')),
    source      TEXT NOT NULL,
    written_at  TEXT NOT NULL,
    undone_at   TEXT
) STRICT;
CREATE INDEX template_name ON template (name);

-- A reference rate of a semester in place of the shipped one, percent as decimal text; of each the
-- newest that stands counts. Each rate is confirmed by itself: they are published apart.
CREATE TABLE rate (
    id          INTEGER PRIMARY KEY,
    semester    TEXT NOT NULL,                   -- 2026S2
    reference   TEXT NOT NULL CHECK (reference IN ('ecb', 'legal_professional', 'legal_individual',
                                                   'basiszins', 'bank_of_england')),
    percent     TEXT NOT NULL,
    confirmed   INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    source      TEXT NOT NULL,
    entered_on  TEXT NOT NULL,
    undone_at   TEXT
) STRICT;

-- What became of the penalties on an item: claimed by a letter, waived, collected.
CREATE TABLE charge (
    id            INTEGER PRIMARY KEY,
    item_id       INTEGER NOT NULL REFERENCES item,
    kind          TEXT NOT NULL CHECK (kind IN ('interest', 'fixed_sum')),
    state         TEXT NOT NULL CHECK (state IN ('claimed', 'waived', 'collected')),
    amount_minor  INTEGER,                       -- of a waiver, or a claim still to be made, none:
                                                 -- whatever has run
    currency      TEXT NOT NULL,
    on_day        TEXT NOT NULL,
    document_id   INTEGER REFERENCES document,   -- the letter that claimed it; none: the next is to
    note          TEXT NOT NULL DEFAULT '',
    ended_on      TEXT,                          -- given up from this day on
    undone_at     TEXT
) STRICT;
CREATE INDEX charge_of_item ON charge (item_id);

ALTER TABLE document ADD COLUMN code TEXT NOT NULL DEFAULT '';        -- what a scanner reads
ALTER TABLE document ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;     -- 0: not known
CREATE INDEX document_code ON document (code) WHERE code <> '';

-- What happened to a letter: each a fact of its own, with its day.
CREATE TABLE document_fact (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES document,
    kind         TEXT NOT NULL CHECK (kind IN ('printed', 'reprinted', 'posted', 'sent', 'presented',
                                               'acknowledged', 'returned')),
    on_day       TEXT NOT NULL,
    number       TEXT NOT NULL DEFAULT '',       -- of the registered letter
    note         TEXT NOT NULL DEFAULT '',
    undone_at    TEXT
) STRICT;
CREATE INDEX document_fact_of_document ON document_fact (document_id);
CREATE INDEX document_fact_number ON document_fact (number) WHERE number <> '';

-- The registered office where letters do not go there, and a third language for letters. The table is
-- built anew, as SQLite cannot widen a CHECK; `migrate` suspends the references to it.
CREATE TABLE customer_anew (
    id                     INTEGER PRIMARY KEY,
    code                   TEXT NOT NULL UNIQUE,  -- as in the accounting: leading zeros count
    name                   TEXT NOT NULL,
    address                TEXT NOT NULL DEFAULT '',
    address2               TEXT NOT NULL DEFAULT '',
    postcode               TEXT NOT NULL DEFAULT '',
    town                   TEXT NOT NULL DEFAULT '',
    country                TEXT NOT NULL DEFAULT '',
    phone                  TEXT NOT NULL DEFAULT '',
    email                  TEXT NOT NULL DEFAULT '',
    siren                  TEXT NOT NULL DEFAULT '',
    language               TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en', 'de')),
    terms                  TEXT NOT NULL DEFAULT '',
    vat                    TEXT NOT NULL DEFAULT '',
    import_batch_id        INTEGER REFERENCES import_batch,
    customer_kind          TEXT NOT NULL DEFAULT '',
    policy_id              INTEGER REFERENCES policy,
    direct_debit           INTEGER NOT NULL DEFAULT 0 CHECK (direct_debit IN (0, 1)),
    address_unknown_since  TEXT,
    registered_office      TEXT NOT NULL DEFAULT ''  -- lines, top to bottom
) STRICT;
INSERT INTO customer_anew (id, code, name, address, address2, postcode, town, country, phone, email,
                           siren, language, terms, vat, import_batch_id, customer_kind, policy_id,
                           direct_debit, address_unknown_since)
    SELECT id, code, name, address, address2, postcode, town, country, phone, email, siren, language,
           terms, vat, import_batch_id, customer_kind, policy_id, direct_debit, address_unknown_since
    FROM customer;
DROP TABLE customer;
ALTER TABLE customer_anew RENAME TO customer;
