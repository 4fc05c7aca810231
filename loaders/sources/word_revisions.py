"""Tracked changes of Word: what is accepted when all insertions stay and all deletions go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.sources.word_xml import M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = (W + "del", W + "moveFrom")


def has_words(element: _Element) -> bool:
    """Whether any words stand in the element, deleted ones too."""
    return any(found.text for found in element.iter(W + "t", W + "delText", M + "t"))


def mark_is_gone(properties: _Element | None) -> bool:
    """Whether the end of the paragraph is deleted: it is then one with the next."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in _GONE)


def keeps_text(paragraph: _Element) -> bool:
    """Whether words of the paragraph stand outside deletions."""
    for found in paragraph.iter(W + "t", M + "t", W + "footnoteReference", W + "endnoteReference"):
        if not any(True for _ in found.iterancestors(*_GONE)):
            return True
    return False


def count_gone(paragraph: _Element) -> dict[str, int]:
    """How many stretches of a paragraph are deleted or moved away."""
    return {
        key: sum(has_words(found) for found in paragraph.iter(tag))
        for key, tag in zip(("deleted", "moved"), _GONE, strict=True)
    }
