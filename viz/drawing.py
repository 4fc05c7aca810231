"""A picture as SVG elements: boxes with words and signs, lines with arrows; the same on pages, charts and paper.

Words of documents go through ``markupsafe`` and :func:`viz.reports.display.visible`; there is no style and no script
in what is made, so it may stand in a page with a strict policy.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from viz.lang import VIETNAMESE, Words
from viz.picture import BOX_HEIGHT, BOX_WIDTH, DASHES, Edge, Lane, Node, Picture
from viz.reports.display import one_line
from viz.routing import Route, routes

LABELLED = 14
"""Up to so many edges carry their words; more would cover each other, and words are told by a pointer's rest."""

_LANE = Markup(
    '<g class="lane"><rect class="lane-{shade}" x="-{width}" y="{y}" width="{wide}" height="{height}"/>'
    '<text class="lane-name" x="18" y="{text}">{name}</text></g>\n'
)
_EDGE = Markup(
    '<g class="edge{more}"><path d="{path}" marker-end="url(#arrow)"{dash}/><title>{title}</title>{label}</g>\n'
)
_LABEL = Markup('<text class="edge-label" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{words}</text>')
_TEXT = Markup('<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{words}</text>')
_BOX = Markup(
    '<rect class="box{root}" x="{x:.0f}" y="{y:.0f}" width="{width}" height="{height}" rx="5"/>'
    '<rect class="band" x="{x:.0f}" y="{y:.0f}" width="5" height="{height}" rx="2"/>'
)
_SIGN = Markup(
    '<circle class="sign" cx="{x:.0f}" cy="{y:.0f}" r="8"/><text class="sign-letter" x="{x:.0f}" y="{base:.0f}" '
    'text-anchor="middle">{glyph}</text>'
)
ARROW = Markup(
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path class="arrow" d="M0 0 8 4 0 8z"/></marker></defs>\n'
)


def fitted(words: str, letters: int) -> str:
    """Words on one line, cut at the end where they are too long.

    Examples:
        >>> fitted("Ủy ban nhân dân tỉnh Trà Vinh", 16)
        'Ủy ban nhân dân…'
    """
    line = one_line(words)
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def box(node: Node) -> Markup:
    """The box of a work: what it is called, type and day, what it is about, its status."""
    left = node.x + 15
    lines = Markup("").join(
        _TEXT.format(kind=kind, x=left, y=node.y + down, words=fitted(words, letters))
        for kind, down, words, letters in (
            ("name", 21, node.label, 25),
            ("facts", 39, " · ".join(part for part in (node.kind, node.day) if part), 34),
            ("facts", 56, node.title or node.issuer, 32),
        )
        if words
    )
    frame = _BOX.format(root=" root" if node.root else "", x=node.x, y=node.y, width=BOX_WIDTH, height=BOX_HEIGHT)
    sign = _SIGN.format(x=left + 7, y=node.y + 76, base=node.y + 80, glyph=node.glyph)
    word = _TEXT.format(kind="status", x=left + 21, y=node.y + 80, words=fitted(node.word, 30))
    return Markup("").join((frame, lines, sign, word))


def edge_of(
    edge: Edge, nodes: dict[str, Node], route: Route, told: dict[str, list[str]] | None, words: Words = VIETNAMESE
) -> Markup:
    """One edge.

    Args:
        edge: The edge.
        nodes: The works, placed.
        route: Its way.
        told: The words that stand beside each acting box already, which are not repeated; None for no words.
        words: The language of what is said.
    """
    source, target = nodes[edge.source], nodes[edge.target]
    dash = DASHES.get(edge.relations[0], "")
    title = f"{source.label} {edge.label} {target.label}" + (f" ({words('disputed')})" if edge.disputed else "")
    label = Markup("")
    if told is not None and edge.label not in (there := told.setdefault(edge.source, [])):
        label = _LABEL.format(x=route.x, y=route.y - 13 * len(there), words=fitted(edge.label, 30))
        there.append(edge.label)
    return _EDGE.format(
        more=(" disputed" if edge.disputed else "") + ("" if told is not None else " many"),
        path=route.path,
        dash=Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup(""),
        title=one_line(title, 300),
        label=label,
    )


def _lane(at: int, lane: Lane, width: float, words: Words) -> Markup:
    name = words.level(lane.name)
    return _LANE.format(
        shade="even" if at % 2 else "odd", y=f"{lane.y:.0f}", width=f"{width:.0f}", wide=f"{3 * width:.0f}",
        height=f"{lane.height:.0f}",
        text=f"{lane.y + 22:.0f}", name=name[:1].upper() + name[1:],
    )  # fmt: skip


def elements(
    picture: Picture, wrap: Callable[[Node, Markup], Markup] | None = None, words: Words = VIETNAMESE
) -> Markup:
    """Everything of a picture, without the ``<svg>`` around it.

    Args:
        picture: Laid out.
        wrap: What is put around a box, such as a link; a plain group by default.
        words: The language of what is said.
    """
    nodes = {node.key: node for node in picture.nodes}
    around = wrap or (lambda node, made: Markup('<g class="node t-{}">{}</g>\n').format(node.tone, made))
    told: dict[str, list[str]] | None = {} if len(picture.edges) <= LABELLED else None
    ways = routes(picture.edges, nodes)
    parts = [ARROW]
    parts += [_lane(at, lane, picture.width, words) for at, lane in enumerate(picture.lanes)]
    parts += [edge_of(edge, nodes, ways[edge.source, edge.target], told, words) for edge in picture.edges]
    parts += [around(node, box(node)) for node in picture.nodes]
    return Markup("").join(parts)
