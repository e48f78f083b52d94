-- Who follows a customer in house (chargé de recouvrement); empty where nobody was named.
ALTER TABLE customer ADD COLUMN collector TEXT NOT NULL DEFAULT '';

-- Loss rates of the provision matrix, percent as decimal text; of each column of the aged balance
-- the newest that stands counts.
CREATE TABLE provision_rate (
    id            INTEGER PRIMARY KEY,
    aging_column  TEXT NOT NULL CHECK (aging_column IN ('not_due', 'no_due_date', '1-30', '31-60',
                                                        '61-90', '91+')),
    percent       TEXT NOT NULL,
    entered_on    TEXT NOT NULL,
    undone_at     TEXT
) STRICT;

-- Whether credits are taken off the oldest debt of their customer before it is provisioned.
ALTER TABLE company ADD COLUMN provision_net_of_credits INTEGER NOT NULL DEFAULT 0
    CHECK (provision_net_of_credits IN (0, 1));

-- Customers judged one by one (clients douteux, account 416), a row for each time something was said
-- of one. Of the rows that hold on a day the newest counts.
CREATE TABLE doubtful (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customer,
    since        TEXT NOT NULL,                  -- doubtful since
    from_day     TEXT NOT NULL,                  -- the row holds from this day on
    percent      TEXT,                           -- will be lost; none: the rates of the matrix
    vat_percent  TEXT NOT NULL,                  -- in the debt
    reason       TEXT NOT NULL,
    noted_on     TEXT NOT NULL,
    ended_on     TEXT,                           -- and no longer from this one on
    undone_at    TEXT
) STRICT;
CREATE INDEX doubtful_of_customer ON doubtful (customer_id);

-- A month-end report as it was when the month was closed: never edited, whatever is learnt later.
CREATE TABLE closing (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,                    -- provision
    on_day     TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    report     TEXT NOT NULL,                    -- the whole of it, as JSON
    sha256     TEXT NOT NULL,                    -- of the report
    undone_at  TEXT
) STRICT;
