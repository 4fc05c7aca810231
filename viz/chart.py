"""The chain of a document on one sheet of A4, as SVG: for printing, for a file, for a report."""

from __future__ import annotations

from importlib.resources import files

from markupsafe import Markup

from viz.drawing import elements, fitted
from viz.lang import VIETNAMESE, Words
from viz.picture import GLYPHS, Picture
from viz.reports.digest import said

HEAD, FOOT = 58, 46
_SHEET = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {width:.0f} {height:.0f}" '
    'role="img" aria-labelledby="title">\n<title id="title">{title}</title>\n<style>{style}</style>\n'
    '<rect class="paper" width="100%" height="100%"/>\n<text class="chart-title" x="18" y="28">{title}</text>\n'
    '<text class="chart-sub" x="18" y="47">{sub}</text>\n<g transform="translate({left:.0f} {top})">\n{body}</g>\n'
    '<g transform="translate(18 {base:.0f})">{legend}</g>\n</svg>\n'
)
_SAID = Markup('<text class="chart-sub" x="{x}" y="14">{words}</text>')
LEGEND = ("ended", "ended_in_part", "derived_ended", "suspended", "not_yet", "no_evidence", "unknown")
"""Values of validity in the legend of a picture."""


def style() -> str:
    """The style of boxes and lines, the same on pages and in files."""
    return (files("viz") / "templates" / "drawing.css").read_text(encoding="utf-8")


def chain_chart(picture: Picture, title: str, words: Words = VIETNAMESE) -> str:
    """One sheet of A4, upright or across, whichever fits the picture better.

    Args:
        picture: Laid out.
        title: What stands above it.
        words: The language of what is said.
    """
    inner = max(picture.width, 760.0)
    whole = picture.height + HEAD + FOOT
    across = inner >= whole
    ratio = 297 / 210 if across else 210 / 297
    width, height = max(inner, whole * ratio), max(whole, inner / ratio)
    told = words("chart_sub", day=said(picture.on.isoformat(), words))
    notes = f" {' '.join(map(words.told, picture.notes))}" if picture.notes else ""
    return _SHEET.format(
        wide=297 if across else 210,
        high=210 if across else 297,
        width=width,
        height=height,
        title=fitted(title, int(width / 11)),
        style=Markup(style()),
        sub=fitted(told + notes, int(width / 6.2)),
        left=(width - picture.width) / 2,
        top=HEAD,
        body=elements(picture, words=words),
        base=height - FOOT + 16,
        legend=_legend(words),
    )


def _legend(words: Words) -> Markup:
    parts, x = [], 0
    for value in LEGEND:
        word = words(f"short_{value}")
        parts.append(_SAID.format(x=x, words=f"{GLYPHS[value]} {word}"))
        x += 22 + 7 * len(word)
    return Markup("").join(parts)
