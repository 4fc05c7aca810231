"""What a process reads before the first person asks it something."""

from __future__ import annotations

from collections.abc import Callable

from cancu.api.looking import Looking
from cancu.office.database import local_day
from graph.stores import Direction, Search, View
from graph.work import Work
from queries.lookup import find_work

KNOWN = "30/2020/NĐ-CP"
"""A document that every store with the knowledge of the program holds."""
WAYS: tuple[Direction, ...] = ("out", "in")


def get_ready(graph: Looking) -> None:
    """Read what the first person would else wait for: templates, tables of names, the library of graphs.

    Raises:
        Problem: The graph cannot be asked.
    """
    from cancu.api.render import warm
    from cancu.chains import Asked, chain_picture, neighbours
    from queries.finding import search_works
    from queries.impact import impact_of
    from queries.timeline import timeline_of

    warm()
    day = local_day()
    questions: tuple[Callable[[View, Work], object], ...] = (
        lambda view, work: timeline_of(view, work, day),
        lambda view, work: [neighbours(view, work.key, way, 10) for way in WAYS],
        lambda view, work: chain_picture(view, Asked(work=work, on=day, fan=10)),
        lambda view, work: search_works(view, Search(text="công tác văn thư", limit=10)),
        lambda view, work: impact_of(view, work, day, depth=1, limit=10, fan=10),
    )
    for question in questions:  # each with its own time: a server that plans them for the first time is slow
        with graph.view() as view:
            question(view, find_work(view, KNOWN))
