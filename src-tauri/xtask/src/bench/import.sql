-- The floor of an import: the documents CSV into the ledger's own tables and indexes, by the
-- sqlite3 shell. The words in braces are filled in.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
{schema}
PRAGMA foreign_keys = ON;
CREATE TEMP TABLE staging (code, name, number, issued, due, original, settled);
.mode csv
.separator ;
.import --skip 1 {csv} staging
BEGIN IMMEDIATE;
INSERT INTO import_batch (id, file, kind, sha256, imported_at, report)
VALUES (1, 'documents.csv', 'documents', '', '2026-03-11 08:00', '{}');
INSERT INTO customer (code, name) SELECT code, name FROM staging GROUP BY code ORDER BY min(rowid);
INSERT INTO item (id, customer_id, number, kind, issued, due, currency, original_minor, open_minor, import_batch_id)
SELECT staging.rowid, customer.id, number, 'invoice',
       substr(issued, 7) || '-' || substr(issued, 4, 2) || '-' || substr(issued, 1, 2),
       substr(due, 7) || '-' || substr(due, 4, 2) || '-' || substr(due, 1, 2),
       'EUR', CAST(replace(original, ',', '') AS INTEGER),
       CASE settled WHEN '' THEN CAST(replace(original, ',', '') AS INTEGER) ELSE 0 END, 1
FROM staging CROSS JOIN customer ON customer.code = staging.code;
INSERT INTO settlement (item_id, settled_on, amount_minor, source, import_batch_id)
SELECT rowid, substr(settled, 7) || '-' || substr(settled, 4, 2) || '-' || substr(settled, 1, 2),
       CAST(replace(original, ',', '') AS INTEGER), 'document', 1
FROM staging WHERE settled <> '';
COMMIT;
