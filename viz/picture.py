"""A part of the graph laid out for looking at: layers by level (*trung ương → tỉnh → huyện → xã*), within them by date.

Every writer (chart, page, API) takes a :class:`Picture`; places are computed here, never in the browser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.interval import PartialDate, vietnamese
from graph.stores import Link
from graph.work import LEVELS, Work
from queries.in_force import Status
from viz.lang import VIETNAMESE, Words
from viz.reports.digest import said as told_day

TONES = {
    "ended": "bad", "derived_ended": "warn", "ended_in_part": "warn", "period_over": "warn", "suspended": "warn",
    "not_yet": "warn", "no_evidence": "calm",
}  # fmt: skip
GLYPHS = {
    "ended": "✕", "derived_ended": "⊗", "ended_in_part": "½", "period_over": "◷", "suspended": "‖", "not_yet": "▷",
    "no_evidence": "–", "unknown": "?",
}  # fmt: skip
"""A sign for each status: colours alone tell nothing to some people and to black-and-white printers."""

DASHES = {
    "based_on": "", "details": "9 3", "implements": "", "guides": "2 3", "amends": "12 3 2 3", "replaces": "6 3",
    "repeals": "6 3", "suspends": "6 3", "cites": "1 4",
}  # fmt: skip
_DIGITS = re.compile(r"(\d+)")
TONES_BAD = ("ended", "ended_in_part", "suspended")
NO_LEVEL = "chưa rõ cấp"
BOX_WIDTH, BOX_HEIGHT = 222, 92
GAP_X, GAP_Y, LANE_PAD, MARGIN = 26, 40, 34, 18
COLUMNS = 6
NARROWEST = 960.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One work of a picture.

    Attributes:
        key: Key of the work.
        label: What it is called.
        kind: Name of its type; empty where not known.
        day: Day of issue as people write it; empty where not known.
        title: *Trích yếu*; empty where not known.
        issuer: Full name; empty where not known.
        lane: Its level.
        tone: ``bad``, ``warn``, ``calm`` or ``none``.
        glyph: Sign of its status.
        word: Its status in words.
        root: Whether the picture was asked for by it.
        more: Edges that are not shown.
        x: Left edge.
        y: Upper edge.
    """

    key: str
    label: str
    kind: str = ""
    day: str = ""
    title: str = ""
    issuer: str = ""
    lane: str = NO_LEVEL
    tone: str = "none"
    glyph: str = "?"
    word: str = ""
    root: bool = False
    more: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one work does to another: all relations between the two.

    Attributes:
        source: Key of the acting work.
        target: Key of the work acted on.
        relations: Names of the types, in order of the table.
        label: The same in words.
        disputed: Whether something speaks against all of them.
    """

    source: str
    target: str
    relations: tuple[str, ...]
    label: str
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One level: its name, upper edge and height."""

    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Works, edges and where they stand.

    Attributes:
        nodes: In order of lane and date.
        edges: In order of source and target.
        lanes: From above to below; only those with works.
        width: Of the whole.
        height: Of the whole.
        on: The day of the statuses.
        notes: What is not shown, in Vietnamese.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lanes: tuple[Lane, ...] = ()
    width: float = 0.0
    height: float = 0.0
    on: date
    notes: tuple[str, ...] = ()

    def node(self, key: str) -> Node | None:
        """The node of a key; None where it is not shown."""
        return next((one for one in self.nodes if one.key == key), None)


def said(day: str | None) -> str:
    """A day as people write it; empty where there is none.

    Examples:
        >>> said("2022-03-08"), said("2022-08"), said(None)
        ('08/3/2022', 'tháng 8 năm 2022', '')
    """
    return vietnamese(PartialDate.parse(day)) if day else ""


def node_of(work: Work, status: Status | None, *, root: bool = False, more: int = 0, words: Words = VIETNAMESE) -> Node:
    """A work as a node, not placed yet, in the words of a language."""
    value = status.value if status else "unknown"
    return Node(
        key=work.key,
        label=called(work, words),
        kind=words.type(work.doc_type or ""),
        day=told_day(work.issued, words) if work.issued else "",
        title=work.title or max(work.names, key=len, default=""),
        issuer=work.issuer or "",
        lane=work.level if work.level in LEVELS else NO_LEVEL,
        tone=tone_of(status),
        glyph=GLYPHS.get(value, "?"),
        word=word_of(status, words),
        root=root,
        more=more,
    )


def word_of(status: Status | None, words: Words = VIETNAMESE) -> str:
    """A status in a few words; what nobody verified is told so."""
    if status is None:
        return ""
    word = words.told(status.word.partition(" (")[0])
    doubtful = status.confidence == "low" and status.value in TONES_BAD
    return f"{word} ({words.confidence['low']})" if doubtful else word


def called(work: Work, words: Words = VIETNAMESE) -> str:
    """What a work is called in a small box.

    Examples:
        >>> called(Work(key="k", number="638/QĐ-TTg")), called(Work(key="k", doc_type="Báo cáo", title="Kết quả"))
        ('638/QĐ-TTg', 'Báo cáo chưa có số')
    """
    name = max(work.names, key=len, default="")
    if work.number or name:
        return work.number or name
    return f"{words.type(work.doc_type)} {words('no_number')}" if work.doc_type else work.title or work.key


def tone_of(status: Status | None) -> str:
    """The tone of a status; what is not verified is never shown as certain."""
    tone = TONES.get(status.value, "none") if status else "none"
    return "warn" if tone == "bad" and status and (status.confidence == "low" or status.derived) else tone


def edges_of(links: Iterable[Link], words: Words = VIETNAMESE) -> tuple[Edge, ...]:
    """Edges between works: one for each two works, however many relations they have."""
    told: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for link in links:
        pair = told[link.source, link.target]
        pair[link.relation] = pair.get(link.relation, True) and link.disputed
    return tuple(
        Edge(
            source=source,
            target=target,
            relations=tuple(names),
            label=", ".join(words.relation(name) for name in names),
            disputed=all(names.values()),
        )
        for (source, target), names in sorted(told.items())
    )


def picture_of(
    works: Mapping[str, Work],
    links: Iterable[Link],
    statuses: Mapping[str, Status],
    on: date,
    *,
    root: str | None = None,
    more: Mapping[str, int] | None = None,
    notes: Sequence[str] = (),
    columns: int = COLUMNS,
    words: Words = VIETNAMESE,
) -> Picture:
    """Works and edges as a picture.

    Args:
        works: What is shown, by key.
        links: The edges between them; others are left out.
        statuses: Validity by key, on the day.
        on: The day.
        root: Key of the work that the picture was asked for.
        more: Edges of each work that are not shown.
        notes: What is left out, in Vietnamese.
        columns: Most works side by side.
        words: The language of what is said.
    """
    hidden = more or {}
    made = [
        node_of(work, statuses.get(key), root=key == root, more=hidden.get(key, 0), words=words)
        for key, work in sorted(works.items(), key=lambda pair: (pair[1].issued or "9999", _natural(pair[0])))
    ]
    shown = [link for link in links if link.source in works and link.target in works and link.source != link.target]
    return laid_out(Picture(nodes=tuple(made), edges=edges_of(shown, words), on=on, notes=tuple(notes)), columns)


def _natural(key: str) -> tuple[tuple[int, str], ...]:
    """A key so that 9/KH comes before 10/KH."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(key))


def laid_out(picture: Picture, columns: int = COLUMNS) -> Picture:
    """The picture with every node in its place: lanes of levels, centred, in them rows from left to right by date.

    Examples:
        >>> one = Node(key="a", label="1", lane="tỉnh")
        >>> made = laid_out(Picture(nodes=(one,), edges=(), on=date(2026, 1, 1)))
        >>> made.nodes[0].x, [lane.name for lane in made.lanes]
        (369.0, ['tỉnh'])
    """
    lanes: list[Lane] = []
    placed: list[Node] = []
    y = 0.0
    most = max((len([node for node in picture.nodes if node.lane == name]) for name in (*LEVELS, NO_LEVEL)), default=0)
    width = max(2 * MARGIN + _across(min(most, columns)), NARROWEST)
    for name in (*LEVELS, NO_LEVEL):
        inside = [node for node in picture.nodes if node.lane == name]
        if not inside:
            continue
        rows = -(-len(inside) // columns)
        height = LANE_PAD + rows * (BOX_HEIGHT + GAP_Y)
        left = (width - _across(min(len(inside), columns))) / 2
        for at, node in enumerate(inside):
            row, column = divmod(at, columns)
            x = left + column * (BOX_WIDTH + GAP_X)
            placed.append(replace(node, x=float(x), y=y + LANE_PAD + row * (BOX_HEIGHT + GAP_Y)))
        lanes.append(Lane(name=name, y=y, height=float(height)))
        y += height
    return replace(picture, nodes=tuple(placed), lanes=tuple(lanes), width=width, height=y)


def _across(boxes: int) -> float:
    """The width of so many boxes side by side."""
    return boxes * (BOX_WIDTH + GAP_X) - GAP_X
