"""The process that answers one SPARQL question: reads it from standard input, writes the answer, ends."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from graph.errors import CancuError


def main() -> None:
    """Answer the question on standard input."""
    given = json.load(sys.stdin)
    limit = int(given["megabytes"]) << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from graph.exchange.rdf_answer import answer

    try:
        made = answer(Path(given["path"]), given["query"], int(given["rows"]))
    except CancuError as error:
        made = {"error": str(error)}
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    main()
