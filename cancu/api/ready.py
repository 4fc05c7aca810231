"""What a process reads before the first person asks it something."""

from __future__ import annotations

from cancu.api.looking import Looking
from cancu.office.database import local_day


def get_ready(graph: Looking) -> None:
    """Read what the first person would else wait for: templates, tables of names, the library of graphs.

    Raises:
        Problem: The graph cannot be asked.
    """
    from cancu.api.render import warm
    from queries.impact import impact_of
    from queries.lookup import find_work

    warm()
    with graph.view() as view:
        impact_of(view, find_work(view, "30/2020/NĐ-CP"), local_day(), depth=1, limit=10, fan=10)
