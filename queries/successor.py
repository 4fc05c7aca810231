"""What stands in the place of a work that ended: the newest living end of its chain of replacements.

One is proposed only where one is left; several are listed and none is chosen (CITATION_RULES § d.4: the program
shows, it does not decide).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.stores import View
from graph.stores.finding import words_of
from graph.work import OPEN, Work, plain, split_year
from queries.competence import weighed
from queries.ends import ends_of

REPLACES, REPEALS = "replaces", "repeals"
_MOST_STEPS = 1000
_ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """What came in the place of a work.

    Attributes:
        work: The work asked about.
        proposed: The one work that stands in its place on the day; None where there is none, or several.
        candidates: Every work that may, in order of date of issue; one where one is proposed.
        path: Keys from the work to the one proposed.
        cut: Whether the chain was too long to be walked to its end.
    """

    work: Work
    proposed: Work | None = None
    candidates: tuple[Work, ...] = ()
    path: tuple[str, ...] = ()
    cut: bool = False


def successors(view: View, work: Work, on: date) -> Succession:
    """The newest living end of a work's chain of replacements.

    An act that repeals a work as a whole counts as its replacement only where both are of one type and speak of
    one subject: so a new law stands for the law it ends, and a list of repeals for none.

    Args:
        view: The graph.
        work: The work that ended or will end.
        on: The day on which the successor has to be there.
    """
    came_from: dict[str, str] = {}
    living: list[Work] = []
    layer, seen, cut = [work], {work.key}, False
    while layer:
        following: dict[str, Work] = {}
        for old in layer:
            for new in _replacing(view, old):
                if new.key not in seen:
                    seen.add(new.key)
                    came_from[new.key] = old.key
                    following[new.key] = new
        ends = ends_of(view, following.values(), on, derive=False)
        gone = {key for key in following if key in ends and ends[key].by(on) is not None}
        living += [new for key, new in following.items() if key not in gone]
        cut = len(seen) > _MOST_STEPS
        layer = [] if cut else [following[key] for key in sorted(gone)]
    living.sort(key=lambda one: (one.issued or "", one.key))
    proposed = living[0] if len(living) == 1 and not cut else None
    path = _path(came_from, proposed.key) if proposed else ()
    return Succession(work=work, proposed=proposed, candidates=tuple(living), path=path, cut=cut)


def _path(came_from: dict[str, str], key: str) -> tuple[str, ...]:
    steps = [key]
    while steps[-1] in came_from:
        steps.append(came_from[steps[-1]])
    return tuple(reversed(steps))


def _replacing(view: View, old: Work) -> Iterator[Work]:
    """The works that took the place of another as a whole, by edges and by what registers tell."""
    found = [edge for edge in view.relations(old.key, "in", (REPLACES, REPEALS)) if edge.whole]
    actors = view.works(edge.source for edge in found)
    edges = [edge for edge in weighed(view, found, actors | {old.key: old}) if edge.trusted]
    given: set[str] = set()
    for edge in edges:
        new = actors.get(edge.source)
        if new is not None and new.key not in given and (edge.relation == REPLACES or _takes_over(new, old)):
            given.add(new.key)
            yield new
    for _, told in view.happenings((old.key,)).get(old.key, ()):
        if told.what not in ("replaced", "repealed") or told.scope or told.by is None:
            continue
        keys = [key for key in view.works_by_number(told.by) if not key.startswith(OPEN)]
        new = view.work(keys[0]) if len(keys) == 1 else None
        if new is not None and new.key not in given and (told.what == "replaced" or _takes_over(new, old)):
            given.add(new.key)
            yield new


def _takes_over(new: Work, old: Work) -> bool:
    """Whether an act that repeals another is about the same: one type, one name or most words of the title."""
    if new.doc_type != old.doc_type:
        return False
    if _names(new) & _names(old):
        return True
    mine, theirs = (_subject(one) for one in (new, old))
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= _ALIKE


def _names(work: Work) -> set[str]:
    """The names of a work without their years, as they are compared."""
    return {plain(split_year(name)[0]) for name in work.names}


def _subject(work: Work) -> set[str]:
    text = work.title or max(work.names, key=len, default="")
    return {word for word in words_of(text) if not word.isdigit()}
