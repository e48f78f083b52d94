-- Who sells to a customer (commercial); empty where nobody was named.
ALTER TABLE customer ADD COLUMN salesperson TEXT NOT NULL DEFAULT '';

-- The few documents on 416 to 418, doubtful and still to be invoiced: they are asked for every day.
CREATE INDEX item_beside ON item (account) WHERE account >= '416' AND account < '419';

-- A list handed to a salesperson, as it was: what comes back is compared with it. Never edited.
CREATE TABLE sales_list (
    id           INTEGER PRIMARY KEY,
    salesperson  TEXT NOT NULL,
    on_day       TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    documents    TEXT NOT NULL,                   -- its rows, as JSON
    undone_at    TEXT
) STRICT;

-- What somebody said of a document without having spoken for us: no contact, it moves no level.
CREATE TABLE remark (
    id             INTEGER PRIMARY KEY,
    customer_id    INTEGER NOT NULL REFERENCES customer,
    item_id        INTEGER NOT NULL REFERENCES item,
    sales_list_id  INTEGER NOT NULL REFERENCES sales_list, -- the list it came back on
    noted_on       TEXT NOT NULL,
    note           TEXT NOT NULL,
    undone_at      TEXT
) STRICT;
CREATE INDEX remark_of_customer ON remark (customer_id);
CREATE INDEX remark_of_item ON remark (item_id);

-- A promise may come back on a list: no act of ours brought it. The table is built anew, as SQLite
-- cannot drop a NOT NULL; `migrate` suspends the references to it.
CREATE TABLE promise_anew (
    id              INTEGER PRIMARY KEY,
    customer_id     INTEGER NOT NULL REFERENCES customer,
    act_id          INTEGER REFERENCES act,
    sales_list_id   INTEGER REFERENCES sales_list,
    made_on         TEXT NOT NULL,
    due_on          TEXT NOT NULL,
    promised_minor  INTEGER NOT NULL CHECK (promised_minor > 0),
    currency        TEXT NOT NULL,
    undone_at       TEXT,
    CHECK ((act_id IS NULL) <> (sales_list_id IS NULL))
) STRICT;
INSERT INTO promise_anew (id, customer_id, act_id, made_on, due_on, promised_minor, currency, undone_at)
    SELECT id, customer_id, act_id, made_on, due_on, promised_minor, currency, undone_at FROM promise;
DROP TABLE promise;
ALTER TABLE promise_anew RENAME TO promise;
CREATE INDEX promise_of_customer ON promise (customer_id);
