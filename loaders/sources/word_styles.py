"""Styles of a Word file: what a run inherits (hidden, raised, font) and the list of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.sources.word_xml import W, number, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Look:
    """What matters of the look of a run; None where it is not stated.

    Attributes:
        hidden: Hidden text (``w:vanish``).
        raised: Superscript.
        font: Name of the font; empty for a font of the theme.
    """

    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the look below."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    look: Look
    list_id: int | None
    level: int | None


class Styles:
    """The styles part.

    Args:
        root: Its root; None where the file has none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default_paragraph: str | None = None
        self._default_look = Look()
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        if root is None:
            return
        self._default_look = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            self._add(style)

    def look(self, paragraph_style: str | None, run_properties: _Element | None) -> Look:
        """How a run looks, from its own properties down to the defaults of the file."""
        run_style = None if run_properties is None else value(run_properties.find(W + "rStyle"))
        key = (paragraph_style, run_style)
        if key not in self._looks:
            below = self._chain_look(paragraph_style or self._default_paragraph).over(self._default_look)
            self._looks[key] = self._chain_look(run_style).over(below)
        if run_properties is None:
            return self._looks[key]
        return look_of(run_properties).over(self._looks[key])

    def list_of(self, paragraph_style: str | None) -> tuple[int | None, int | None, str | None]:
        """List and level that a style gives, and the style that gives it."""
        for name, style in self._chain(paragraph_style or self._default_paragraph):
            if style.list_id is not None:
                return style.list_id, style.level, name
        return None, None, None

    def _add(self, style: _Element) -> None:
        name = value(style, "styleId")
        if name is None:
            return
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
            self._default_paragraph = name
        list_id, level = list_properties(style.find(W + "pPr"))
        based_on = value(style.find(W + "basedOn"))
        self._styles[name] = _Style(based_on, look_of(style.find(W + "rPr")), list_id, level)

    def _chain(self, name: str | None) -> list[tuple[str, _Style]]:
        """A style and what it is based on; a circle ends where it closes."""
        chain: dict[str, _Style] = {}
        while name is not None and name in self._styles and name not in chain:
            chain[name] = self._styles[name]
            name = chain[name].based_on
        return list(chain.items())

    def _chain_look(self, name: str | None) -> Look:
        look = Look()
        for _, style in self._chain(name):
            look = look.over(style.look)
        return look


def look_of(properties: _Element | None) -> Look:
    """What run properties state themselves."""
    if properties is None:
        return Look()
    raised = value(properties.find(W + "vertAlign"))
    return Look(
        switched_on(properties.find(W + "vanish")),
        None if raised is None else raised == "superscript",
        _font(properties.find(W + "rFonts")),
    )


def list_properties(properties: _Element | None) -> tuple[int | None, int | None]:
    """List id and level that paragraph properties state; None where they do not."""
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None, None
    list_id, level = value(found.find(W + "numId")), value(found.find(W + "ilvl"))
    return None if list_id is None else number(list_id, 0), None if level is None else number(level, 0)


def _font(fonts: _Element | None) -> str | None:
    if fonts is None:
        return None
    for attribute in ("hAnsi", "ascii"):
        if value(fonts, attribute + "Theme") is not None:
            return ""
        if (name := value(fonts, attribute)) is not None:
            return name
    return None
