"""The floor of the aged balance: DuckDB, two threads, the documents loaded as columns in memory.

Usage: aging.py DOCUMENTS.CSV DAY PAST_DAY. Prints the median seconds of each day, and what is open on it.
"""

import statistics
import sys
import time

import duckdb

QUERY = """
CREATE OR REPLACE TEMP TABLE aged AS
SELECT customer, sum(minor) AS total,
       sum(minor) FILTER (late <= 0) AS not_due,
       sum(minor) FILTER (late BETWEEN 1 AND 30) AS to_30,
       sum(minor) FILTER (late BETWEEN 31 AND 60) AS to_60,
       sum(minor) FILTER (late BETWEEN 61 AND 90) AS to_90,
       sum(minor) FILTER (late > 90) AS over_90
FROM (SELECT customer, minor, DATE '{day}' - due AS late FROM document
      WHERE issued <= DATE '{day}' AND (settled IS NULL OR settled > DATE '{day}'))
GROUP BY customer ORDER BY over_90 DESC
"""


def main(documents, *days):
    base = duckdb.connect(config={"threads": 2})
    base.execute(
        """CREATE TABLE document AS
           SELECT column0 AS customer, CAST(replace(column5, ',', '') AS BIGINT) AS minor,
                  CAST(strptime(column3, '%d/%m/%Y') AS DATE) AS issued,
                  CAST(strptime(column4, '%d/%m/%Y') AS DATE) AS due,
                  CAST(try_strptime(column6, '%d/%m/%Y') AS DATE) AS settled
           FROM read_csv(?, delim=';', header=false, skip=1, all_varchar=true)""",
        [documents],
    )
    for name, day in zip(("today", "past"), days):
        took = []
        for _ in range(9):
            start = time.perf_counter()
            base.execute(QUERY.format(day=day))
            took.append(time.perf_counter() - start)
        print(f"{name} {statistics.median(took)}")
        total = base.execute("SELECT sum(total) FROM aged").fetchone()[0]
        print(f"{name}_open {total}")


main(*sys.argv[1:])
