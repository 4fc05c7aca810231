"""What pages and interface show of the graph alike: a document with its neighbours, pictures of chains."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.relation import Relation, chain_names, relation_names
from graph.stores import Direction, Link, View
from graph.work import Work
from queries.chain import DOWN, UP, trace_chain
from queries.standing import standings
from viz.lang import words
from viz.picture import Picture, picture_of

MOST_NODES = 300
FAN = 24
MOST_EXPANDED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a picture of a chain is asked for.

    Attributes:
        work: The work it begins with.
        on: The day: what was issued later is not shown.
        types: Types of edges; empty for those of the chain of legal bases.
        levels: Only these levels; empty for all.
        expand: Keys of works that are opened too.
        depth: Steps from the first work.
        fan: Most edges followed from one work.
        columns: Works side by side.
        language: ``vi`` or ``en``: of what stands in the picture.
    """

    work: Work
    on: datetime.date
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    depth: int = 1
    fan: int = FAN
    columns: int = 4
    language: str = "vi"


def chain_picture(view: View, asked: Asked) -> Picture:
    """The picture of a chain: the work, what it rests on, what carries it out; opened further where asked."""
    types = tuple(name for name in asked.types if name in relation_names()) or chain_names()
    works: dict[str, Work] = {asked.work.key: asked.work}
    links: dict[tuple[str, str, str], Link] = {}
    opened = view.works(asked.expand[:MOST_EXPANDED]).values()
    starts = [asked.work, *(one for one in opened if not _late(one, asked) and not _elsewhere(one, asked))]
    cut = False
    for start in dict.fromkeys(one.key for one in starts):
        depth = asked.depth if start == asked.work.key else 1
        first = works.get(start) or view.works((start,))[start]
        for way in (UP, DOWN):
            chain = trace_chain(view, first, way, depth=depth, types=types, limit=MOST_NODES, fan=asked.fan)
            cut = cut or chain.cut
            works |= chain.works
            for hop in chain.hops:
                links[hop.source, hop.relation, hop.target] = Link(hop.source, hop.relation, hop.target, hop.disputed)
    kept, notes = _kept(works, asked)
    if cut or len(kept) >= MOST_NODES:
        notes.append(f"Chỉ hiện {MOST_NODES} văn bản đầu; thu hẹp bằng quan hệ, cấp hoặc ngày.")
    statuses = {key: one.status for key, one in standings(view, kept.values(), asked.on).items()}
    shown = _degrees(links.values(), kept)
    more = _more(view, kept, types, shown)
    return picture_of(
        kept, links.values(), statuses, asked.on, root=asked.work.key, more=more, notes=notes, columns=asked.columns,
        words=words(asked.language),
    )  # fmt: skip


def _late(work: Work, asked: Asked) -> bool:
    return work.day is not None and work.day > asked.on


def _elsewhere(work: Work, asked: Asked) -> bool:
    return bool(asked.levels) and (work.level or "") not in asked.levels


def _kept(works: dict[str, Work], asked: Asked) -> tuple[dict[str, Work], list[str]]:
    """Works that were there on the day and are of the levels asked for; and what is said of the others."""
    notes = []
    root = asked.work.key
    late = {key for key, work in works.items() if _late(work, asked) and key != root}
    if late:
        notes.append(f"{len(late)} văn bản ban hành sau ngày này không hiện.")
    kept = {key: work for key, work in works.items() if key not in late}
    if asked.levels:
        out = {key for key, work in kept.items() if _elsewhere(work, asked) and key != root}
        if out:
            notes.append(f"{len(out)} văn bản ở cấp khác không hiện.")
        kept = {key: work for key, work in kept.items() if key not in out}
    return dict(list(kept.items())[:MOST_NODES]), notes


def _degrees(links: Iterable[Link], kept: dict[str, Work]) -> dict[str, int]:
    made = dict.fromkeys(kept, 0)
    for link in links:
        if link.source in made and link.target in made:
            made[link.source] += 1
            made[link.target] += 1
    return made


def _more(view: View, kept: dict[str, Work], types: Sequence[str], shown: dict[str, int]) -> dict[str, int]:
    """Edges of each work that the picture does not show."""
    made = {}
    for key in kept:
        total = sum(count for way in ("out", "in") for name, count in view.counts(key, way).items() if name in types)
        made[key] = max(0, total - shown.get(key, 0))
    return made


_FILE = re.compile(r"\.\w{1,8}(?:#\d+)?$", re.ASCII)
_PATH = re.compile(r"(?<!\S)/(?:[^/\s:]+/)+(?=[^/\s:]+\.\w{1,8})")


def source_name(name: str) -> str:
    """What a source is called: of a file its name alone, without the folders of the machine.

    Examples:
        >>> source_name("/srv/van ban/bc.docx"), source_name("kho.jsonl#12"), source_name("Sổ 30/2020")
        ('bc.docx', 'kho.jsonl#12', 'Sổ 30/2020')
        >>> source_name("/srv/a/bc.docx: “thay thế 30/2020/NĐ-CP”")
        'bc.docx: “thay thế 30/2020/NĐ-CP”'
    """
    if _FILE.search(name):
        return name.replace("\\", "/").rpartition("/")[2]
    return _PATH.sub("", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """One edge at a document, with the work at its other end.

    Attributes:
        edge: The edge.
        work: The other work.
        label: What the relation is called, seen from the document.
        quote: The best sentence that states it.
        origin: Whose words they are.
    """

    edge: Relation
    work: Work
    label: str
    quote: str | None
    origin: str


def neighbours(view: View, key: str, way: Direction, limit: int = 60) -> tuple[list[Neighbour], dict[str, int]]:
    """The edges at a document one way (*lược đồ*), and how many of each type there are.

    Args:
        view: The graph.
        key: Key of the document.
        way: ``out``: what it acts on; ``in``: what acts on it.
        limit: Most edges.
    """
    counts = view.counts(key, way)
    edges = view.relations(key, way, limit=limit)
    order = relation_names()
    others = view.works([edge.target if way == "out" else edge.source for edge in edges])
    names = view.origins({edge.evidence[0].origin for edge in edges if edge.evidence})
    made = []
    for edge in sorted(edges, key=lambda one: order.index(one.relation)):
        work = others.get(edge.target if way == "out" else edge.source)
        if work is None:
            continue
        best = edge.evidence[0] if edge.evidence else None
        label = edge.type.label if way == "out" else edge.type.label_passive
        origin = source_name(names[best.origin].name) if best and best.origin in names else ""
        made.append(Neighbour(edge=edge, work=work, label=label, quote=best.quote if best else None, origin=origin))
    return made, counts
