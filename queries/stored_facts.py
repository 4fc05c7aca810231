"""What a store knows of works, as the checks of a report ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from graph.event import WorkFacts
from graph.stores import View
from graph.vocab import facts_of
from queries.standing import known_facts


class StoredFacts(Mapping[str, WorkFacts]):
    """The facts of a store by key or by number, those that come with the program behind them.

    Only what is asked for is read. A number that several works print answers nothing.

    Attributes:
        asked: What was asked for and found, by key: what an answer rests on.
    """

    def __init__(self, view: View, on: date) -> None:
        self._view = view
        self._on = on
        self._found: dict[str, WorkFacts | None] = {}

    @property
    def asked(self) -> dict[str, WorkFacts]:
        """What was asked for and found."""
        return {key: facts for key, facts in sorted(self._found.items()) if facts is not None}

    def _look_up(self, key: str) -> WorkFacts | None:
        if not key:
            return None
        work = self._view.work(key)
        if work is None:
            numbered = self._view.works_by_number(key, limit=2)
            work = self._view.work(numbered[0]) if len(numbered) == 1 else None
        stored = known_facts(self._view, work, self._on) if work is not None else None
        return stored or facts_of(key)

    def __getitem__(self, key: str) -> WorkFacts:
        if key not in self._found:
            self._found[key] = self._look_up(key)
        facts = self._found[key]
        if facts is None:
            raise KeyError(key)
        return facts

    def __iter__(self) -> Iterator[str]:
        return iter(self.asked)

    def __len__(self) -> int:
        return 1_000_000
