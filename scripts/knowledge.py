"""Refuse tables of knowledge that cannot be true: ``python scripts/knowledge.py`` (part of ``make check``).

Prints each problem and the number of rows; exit status 1 where there is a problem.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.errors import VocabularyError
from graph.vocab import legal_facts, named_works, organs
from graph.vocab.places import units
from queries.soundness import problems


def main() -> int:
    """Print what is wrong; the exit status."""
    try:
        facts = legal_facts()
        found = problems(facts, organs(), named_works(), units())
    except VocabularyError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in found:
        print(problem, file=sys.stderr)
    events = sum(len(work.events) for work in facts)
    print(f"tri thức: {len(facts)} văn bản, {events} sự kiện, {len(organs())} cơ quan; {len(found)} chỗ phải sửa")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
