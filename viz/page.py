"""A page for free browsing of a part of the graph (pyvis), complete in itself: it asks nothing of the outside.

Source of the care taken: pyvis 0.3.2 loads Bootstrap from a server of its own even where everything is to be inside,
prints headings unescaped, and switches on a pop-up that understands HTML as soon as one title holds a link.
"""

from __future__ import annotations

import re
from math import sqrt

from viz.lang import VIETNAMESE, Words
from viz.picture import BOX_WIDTH, COLUMNS, Picture, laid_out
from viz.reports.display import one_line

_REMOTE = re.compile(
    r"<link\b[^>]*(?:href=[\"'](?:https?:)?//|node_modules)[^>]*>\s*|"
    r"<script\b[^>]*src=[\"'][^\"']*[\"'][^>]*>\s*</script>\s*",
    re.DOTALL,
)
_HELP = '<body><p style="margin:0 0 6px;font:14px Noto Sans,Arial,sans-serif;color:#434c58">{}</p>'
_CENTER = re.compile(r"<center>.*?</center>", re.DOTALL)
_TAMED = {ord("<"): "‹", ord(">"): "›", ord("&"): "＆", ord("`"): "'"}
WIDER = 1.35
"""Works side by side for one work in a square, so that the whole has the shape of a screen."""
_COLOURS = {"bad": "#a11620", "warn": "#7a4a00", "calm": "#42615a", "none": "#56606d"}


def harmless(words: str) -> str:
    """Words that may stand in a script and on a canvas: one line, no brackets of tags, nothing invisible.

    Examples:
        >>> harmless("638/QĐ-TTg</script><b>")
        '638/QĐ-TTg‹/script›‹b›'
    """
    return one_line(words, 120).translate(_TAMED)


def browse_page(picture: Picture, words: Words = VIETNAMESE) -> str:
    """The page of a picture, in the places that the server gave: nothing is computed in the browser.

    No words of documents stand in headings, titles, identifiers or HTML: only labels, which are drawn on a canvas.

    Args:
        picture: What is shown; it is laid out anew, in the shape of a screen.
        words: The language of what is said.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]

    picture = laid_out(picture, max(COLUMNS, round(sqrt(WIDER * len(picture.nodes)))))
    network = Network(height="92vh", width="100%", directed=True, cdn_resources="in_line")
    names = {node.key: f"n{number}" for number, node in enumerate(picture.nodes)}
    for node in picture.nodes:
        network.add_node(
            names[node.key],
            label=f"{node.glyph} {harmless(node.label)}\n{harmless(node.kind)}\n{harmless(node.day)}".rstrip(),
            x=node.x * 1.2,
            y=node.y * 1.6,
            shape="box",
            color={"background": "#ffffff", "border": _COLOURS[node.tone]},
            borderWidth=3 if node.root else 1,
            font={"size": 15, "color": "#1b2431", "face": "Noto Sans, Arial"},
            widthConstraint={"maximum": BOX_WIDTH},
        )
    for edge in picture.edges:
        network.add_edge(
            names[edge.source], names[edge.target], label=harmless(edge.label), dashes=edge.disputed, color="#4b5a6b"
        )
    network.toggle_physics(False)
    return _cleaned(network.generate_html(), words)


def _cleaned(page: str, words: Words) -> str:
    """Without anything that is fetched, with a title of our own."""
    made = _CENTER.sub("", _REMOTE.sub("", page))
    head = (
        f'<!doctype html>\n<html lang="{words.code}"><head><meta charset="utf-8">'
        f"<title>{words('browse_title')}</title>"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
        "style-src 'unsafe-inline'; img-src data:\">"
    )
    made = made.replace("<body>", _HELP.format(words("browse_help")), 1)
    return re.sub(r"^\s*<html>\s*<head>\s*(?:<meta charset=\"utf-8\">)?", lambda _: head, made, count=1)
