"""Ways in which somebody might alter a record of changes of twenty entries."""

from __future__ import annotations

import random
import sqlite3

from graph.stores.record import hash_of


def altered(link: sqlite3.Connection, chance: random.Random) -> None:
    """Alter an entry, take some away, change two round, forge one with a right hash, or cut the end."""
    number = chance.randint(1, 20)
    kind = chance.randrange(5)
    if kind == 0:
        column = chance.choice(("at", "who", "action", "target", "detail", "before", "hash"))
        link.execute(f"UPDATE audit SET {column} = {column} || 'x' WHERE id = ?", (number,))
    elif kind == 1:
        link.execute("DELETE FROM audit WHERE id >= ? AND id < ?", (number, number + chance.randint(1, 3)))
    elif kind == 2:
        other = number % 20 + 1
        for was, to in ((number, 1000), (other, number), (1000, other)):
            link.execute("UPDATE audit SET id = ? WHERE id = ?", (to, was))
    elif kind == 3:
        row = list(link.execute("SELECT * FROM audit WHERE id = ?", (number,)).fetchone())
        row[2] = "nguoi-khac"
        mark = hash_of(*row[:7])  # with a right hash of its own
        link.execute("UPDATE audit SET who = ?, hash = ? WHERE id = ?", (row[2], mark, number))
    else:
        link.execute("UPDATE audit_head SET count = count - 1, hash = (SELECT hash FROM audit WHERE id = 19)")
