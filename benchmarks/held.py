"""Whether what is shown as in force held on the day, by a table judged by hand: ``python -m benchmarks.held``.

``judged/held.csv`` is a random sample of central documents that texts of the corpora cite, each on the day of the text,
for which no end was known when it was drawn. Each was looked for in the registers, in the lists of ended and of valid
documents that ministries publish, in the final articles of the corpora, and in memory. Printed is how many of those
judged ended by that day are told as ended today, and how many of those judged to have held still are told so.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

from graph.vocab import facts_of
from queries.in_force import ENDED, ENDED_IN_PART, NO_EVIDENCE, status_on

JUDGED = Path(__file__).resolve().parent / "judged" / "held.csv"


def main() -> int:
    """Print the figures and every disagreement."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {id(row): status_on(facts_of(row["work"]), date.fromisoformat(row["day"])) for row in rows}
    for verdict, right in (("ended", (ENDED,)), ("held", (NO_EVIDENCE, ENDED_IN_PART))):
        judged = [row for row in rows if row["verdict"] == verdict]
        agreed = [row for row in judged if told[id(row)].value in right]
        print(f"judged to have {verdict}: {len(judged)}, told so: {len(agreed)}")
        for row in judged:
            if row not in agreed:
                print(f"  {row['work']} on {row['day']}: {told[id(row)].value} ({row['basis']})")
    missed = sum(row["verdict"] == "ended" for row in rows)
    print(f"when drawn, {missed} of {len(rows)} documents shown without an end had ended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
