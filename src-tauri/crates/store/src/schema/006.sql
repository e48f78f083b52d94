-- Rates one by one, each confirmed by itself: they are published apart. Of each the newest that
-- stands counts. Percent as decimal text.
CREATE TABLE reference_rate (
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

INSERT INTO reference_rate (semester, reference, percent, confirmed, source, entered_on)
SELECT semester, reference, percent, confirmed, source, entered_on FROM (
    SELECT id, semester, 'ecb' AS reference, ecb AS percent, confirmed, source, entered_on
      FROM rate WHERE undone_at IS NULL
    UNION ALL SELECT id, semester, 'legal_professional', legal_professional, confirmed, source, entered_on
      FROM rate WHERE undone_at IS NULL
    UNION ALL SELECT id, semester, 'legal_individual', legal_individual, confirmed, source, entered_on
      FROM rate WHERE undone_at IS NULL
    UNION ALL SELECT id, semester, 'basiszins', basiszins, confirmed, source, entered_on
      FROM rate WHERE undone_at IS NULL
    UNION ALL SELECT id, semester, 'bank_of_england', bank_of_england, confirmed, source, entered_on
      FROM rate WHERE undone_at IS NULL
) WHERE percent IS NOT NULL ORDER BY id, reference;

-- `rate` of schema 5 stays as it was typed: what was changed then can still be read in the journal.
