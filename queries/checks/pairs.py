"""Documents of one type and title: one document under two names, or two that were confused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.reading import CitedDocument
from queries.checks.common import CheckContext
from queries.checks.wording import same_title


def pairs(context: CheckContext, by_number: bool) -> Iterator[tuple[CitedDocument, CitedDocument]]:
    """Documents of one type and title, in the order of the text; of one number, or of any."""
    groups: dict[tuple[str | None, ...], list[CitedDocument]] = {}
    for document in (context.documents[name] for name in context.first if name in context.documents):
        if document.title and document.identifier:
            key = (document.doc_type, document.identifier if by_number else str(document.date))
            groups.setdefault(key, []).append(document)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if same_title(one.title or "", other.title or ""):
                yield one, other
