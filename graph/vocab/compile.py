"""Write the compiled copies of the tables: ``python -m graph.vocab.compile``; ``--check`` only compares.

Exit status 1 under ``--check`` where a copy is missing or older than its data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from graph.errors import VocabularyError
from graph.evidence import Source
from graph.vocab import places
from graph.vocab.codec import to_plain
from graph.vocab.fact_file import write_facts
from graph.vocab.tables import DATA, FACTS, HOME, TABLES, files_of, hash_of, parse


def compile_all() -> dict[str, bytes]:
    """The content of every store of compiled copies, by file name; one table a line.

    Raises:
        VocabularyError: A row of a table is wrong.
    """
    lines: dict[str, list[bytes]] = {}
    for table in TABLES.values():
        if table.store == FACTS:
            continue
        sources: dict[Source, int] = {}
        rows = to_plain(parse(table), sources)
        pool = [[source.where, source.seen_on, source.confidence] for source in sources]
        entry = [hash_of(files_of(table)), rows, pool]
        plain = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        line = f"{json.dumps(table.name)}: {plain}".encode()
        lines.setdefault(table.store, []).append(line)
    made = {store: b"{\n" + b",\n".join(rows) + b"\n}\n" for store, rows in lines.items()}
    facts = TABLES["legal_facts"]
    made[FACTS] = write_facts(parse(facts), hash_of(files_of(facts)))
    made[places.PLACES] = b"\n".join([hash_of((DATA / "places.csv",)).encode(), *places.name_lines()]) + b"\n"
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the copies; the exit status."""
    check = "--check" in (sys.argv[1:] if arguments is None else arguments)
    try:
        made = compile_all()
    except VocabularyError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [store for store, content in made.items() if not _same(store, content)]
    for store in stale:
        if check:
            print(f"{store} đã cũ; chạy: python -m graph.vocab.compile", file=sys.stderr)
        else:
            (HOME / store).write_bytes(made[store])
    return 1 if check and stale else 0


def _same(store: str, content: bytes) -> bool:
    path = HOME / store
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    raise SystemExit(main())
