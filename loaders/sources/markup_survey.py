"""A first look at a web page, tags cut away without understanding them: what a parser is held against."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

MAX_DEPTH = 20_000
"""Elements within elements; parsers take time with the square of it."""
MAX_ATTRIBUTES = 5_000
"""Of one element; the same."""

_SKIPPED = ("script", "style", "noscript", "template", "textarea", "svg", "head", "title")
_SELF_CLOSED = frozenset(
    "area base br col embed hr img input link meta source track wbr p li td th tr tbody thead tfoot dt dd "
    "option".split()
)
_INLINE = frozenset("a abbr b bdi bdo big cite code em font i mark q small span strong sub sup tt u var wbr".split())
_ENTITY = re.compile(r"&[A-Za-z0-9#]{1,12};")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})")
_BLANKS = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*")


@dataclass(slots=True)
class Survey:
    """What a page is like.

    Attributes:
        letters: Outside tags, comments and scripts.
        depth: Elements within elements, about.
        attributes: Of the element with most of them, about.
        text: The words, a line for each stretch between blocks.
    """

    letters: int = 0
    depth: int = 0
    attributes: int = 0
    text: str = ""

    @property
    def endless(self) -> bool:
        """Whether a parser would take too long."""
        return self.depth > MAX_DEPTH or self.attributes > MAX_ATTRIBUTES


def survey(markup: str) -> Survey:
    r"""Look at a page in one pass, whatever is left open.

    Examples:
        >>> survey("<p>Điều <b>1</b><p>Điều 2<!-- x").text
        'Điều 1\nĐiều 2'
        >>> survey("<div>" * 30_000).endless
        True
    """
    found, lower = Survey(), markup.lower()
    pieces: list[str] = []
    at = depth = 0
    while at < len(markup):
        start = markup.find("<", at)
        start = len(markup) if start < 0 else start
        words = markup[at:start]
        pieces.append(words)
        found.letters += sum(map(str.isalpha, _ENTITY.sub("", words)))
        tag = _NAME.match(lower, start)
        at = _after_tag(lower, start, tag)
        if tag is None:
            continue
        closing, name = tag[1], tag[2]
        if name not in _INLINE:
            pieces.append("\n")
        if name not in _SELF_CLOSED:
            depth = max(0, depth - 1) if closing else depth + 1
            found.depth = max(found.depth, depth)
        found.attributes = max(found.attributes, markup.count("=", start, at))
    found.text = _BLANKS.sub("\n", html.unescape("".join(pieces))).strip()
    return found


def _after_tag(lower: str, start: int, tag: re.Match[str] | None) -> int:
    """Where the text goes on after a tag, a comment, a script."""
    if lower.startswith("<!--", start):
        end = lower.find("-->", start + 4)
        return len(lower) if end < 0 else end + 3
    if tag and not tag[1] and tag[2] in _SKIPPED:
        end = lower.find(f"</{tag[2]}", start)
        return len(lower) if end < 0 else end + 2
    end = lower.find(">", start)
    return len(lower) if end < 0 else end + 1
