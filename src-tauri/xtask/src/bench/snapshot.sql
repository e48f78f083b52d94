-- The floor of a re-import: the day's open items against the ledger, by the sqlite3 shell: what is
-- new goes in, what is paid in part is settled in part, what is absent is settled.
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
CREATE TEMP TABLE staging (code, name, number, issued, due, original, open);
.mode csv
.separator ;
.import --skip 2 {csv} staging
BEGIN IMMEDIATE;
INSERT INTO import_batch (file, kind, sha256, snapshot_date, imported_at, report)
VALUES ('snapshot.csv', 'open-items', '', '2026-03-12', '2026-03-12 08:00', '{}');
INSERT INTO customer (code, name) SELECT DISTINCT code, name FROM staging WHERE true
ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE name <> excluded.name;
CREATE TEMP TABLE row (
    item_id INTEGER, customer_id INTEGER, number TEXT, issued TEXT, due TEXT, original INTEGER, open INTEGER
);
INSERT INTO row
SELECT NULL, customer.id, number,
       substr(issued, 7) || '-' || substr(issued, 4, 2) || '-' || substr(issued, 1, 2),
       substr(due, 7) || '-' || substr(due, 4, 2) || '-' || substr(due, 1, 2),
       CAST(replace(original, ',', '') AS INTEGER), CAST(replace(open, ',', '') AS INTEGER)
FROM staging CROSS JOIN customer ON customer.code = staging.code;
UPDATE row SET item_id = (
    SELECT id FROM item WHERE item.customer_id = row.customer_id AND item.number = row.number
    AND kind = 'invoice' AND ifnull(item.due, '') = row.due);
CREATE INDEX temp.row_item ON row (item_id);
INSERT INTO settlement (item_id, settled_on, amount_minor, source, import_batch_id)
SELECT item.id, '2026-03-12', open_minor - row.open, 'snapshot', (SELECT max(id) FROM import_batch)
FROM row CROSS JOIN item ON item.id = row.item_id WHERE open_minor <> row.open;
UPDATE item SET open_minor = row.open FROM row WHERE item.id = row.item_id AND open_minor <> row.open;
CREATE TEMP TABLE gone AS SELECT id, open_minor FROM item
WHERE open_minor <> 0 AND NOT EXISTS (SELECT 1 FROM row WHERE row.item_id = item.id);
INSERT INTO settlement (item_id, settled_on, amount_minor, source, import_batch_id)
SELECT id, '2026-03-12', open_minor, 'absent', (SELECT max(id) FROM import_batch) FROM gone;
UPDATE item SET open_minor = 0 WHERE id IN (SELECT id FROM gone);
INSERT INTO item (customer_id, number, kind, issued, due, currency, original_minor, open_minor, import_batch_id)
SELECT customer_id, number, 'invoice', issued, due, 'EUR', original, open, (SELECT max(id) FROM import_batch)
FROM row WHERE item_id IS NULL;
COMMIT;
