"""When works end: the ends that acts state, and those that only follow from the end of a parent.

Both are kept apart (CITATION_RULES § d.3): nothing here turns a derived end into a stated one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.event import ENDING, Event
from graph.stores import View
from graph.work import Work
from queries.derived import DETAILS, DerivedEnd, derived_end
from queries.standing import facts_of_works

_CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The ends of one work.

    Attributes:
        stated: Ends of the whole work that some source states with their day; the best proved first, then in
            order of day.
        derived: The end that follows from the end of a parent, by the day asked about; None where a stated end
            came first or none follows.
    """

    stated: tuple[Event, ...] = ()
    derived: DerivedEnd | None = None

    def by(self, day: date) -> Event | None:
        """The best proved stated end that has come by a day; None where none has."""
        return next((event for event in self.stated if event.day is not None and event.day <= day), None)

    def after(self, day: date) -> Event | None:
        """The best proved stated end that lies ahead on a day, where none has come; else None."""
        return self.stated[0] if self.stated and self.by(day) is None else None


def ends_of(view: View, works: Iterable[Work], on: date, *, derive: bool = True) -> dict[str, Ends]:
    """The ends of some works, by key; works without any are left out.

    Args:
        view: The graph.
        works: The works.
        on: The day asked about: derived ends count where they came by then.
        derive: Whether derived ends are looked for.
    """
    asked = {work.key: work for work in works}
    made: dict[str, Ends] = {}
    for key, (facts, _) in facts_of_works(view, asked.values()).items():
        events = facts.events if facts is not None else ()
        stated = [one for one in events if one.what in ENDING and not one.scope and not one.derived and one.day]
        if stated:
            made[key] = Ends(stated=tuple(sorted(stated, key=_trust)))
    open_ended = [key for key in asked if key not in made or made[key].by(on) is None]
    if derive and open_ended:
        detailing = {link.source for link in view.links(open_ended, "out", (DETAILS,)) if not link.disputed}
        for key in open_ended:
            found = derived_end(view, asked[key], on) if key in detailing else None
            if found is not None:
                made[key] = Ends(stated=made[key].stated if key in made else (), derived=found)
    return made


def _trust(event: Event) -> tuple[int, date, str]:
    return _CONFIDENCES.index(event.source.confidence), event.day or date.max, event.by or ""


def loaded_keys(view: View) -> frozenset[str]:
    """Keys of the works whose own text was loaded, and not only a row of a register."""
    return frozenset(origin.work for origin in view.origins().values() if origin.work is not None)
