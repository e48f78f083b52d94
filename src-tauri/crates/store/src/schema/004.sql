-- Documents are found by how their number begins, however it is typed.
CREATE INDEX item_number ON item (number COLLATE NOCASE);
