"""The tree of a web page as the text that a browser shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.evidence import Span
from loaders.sources.word_tags import RAISED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SILENT = frozenset(
    "script style noscript template head title meta link base object embed audio video canvas svg select option "
    "datalist button input textarea del s strike rt rp map area param source track".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_FRAMES = frozenset(("iframe", "frame", "frameset"))
_GUIDES = frozenset(("nav", "aside"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class MarkupText:
    """What was read of a page.

    Attributes:
        text: The words.
        places: Hidden stretches.
        images: Pictures, not read.
        frames: Pages within the page, not read.
        guides: Menus and side columns left out.
        deleted: Deleted stretches left out.
        skipped: Letters in all that was left out.
    """

    text: str = ""
    places: tuple[tuple[str, Span], ...] = ()
    images: int = 0
    frames: int = 0
    guides: int = 0
    deleted: int = 0
    skipped: int = 0

    def notes(self) -> tuple[str, ...]:
        """What to tell of it, in Vietnamese."""
        rows = (
            (self.guides, "đã bỏ {} khối điều hướng hoặc cột bên của trang web"),
            (self.deleted, "đã bỏ {} đoạn chữ gạch bỏ"),
            (len(self.places), "đã đọc {} đoạn chữ ẩn"),
            (self.images, "{} hình chưa đọc"),
            (self.frames, "{} khung (frame) chưa đọc"),
        )
        return tuple(words.format(count) for count, words in rows if count)


def read_tree(markup: str) -> MarkupText:
    r"""The words of a page.

    Examples:
        >>> read_tree("<p>Căn cứ <b>Luật</b></p><script>x</script><table><tr><td>1<td>2</table>").text
        'Căn cứ Luật\n1\t2'
    """
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(markup).root
    writer = _Writer()
    if root is not None:
        _walk(root, writer)
    return writer.finished()


def _walk(root: LexborNode, writer: _Writer) -> None:
    """Every node in order, without recursion: pages nest as deep as they like."""
    node: LexborNode | None = root
    while node is not None:
        down = writer.enter(node)
        child = node.child if down else None
        if child is not None:
            node = child
            continue
        while node is not None:
            writer.leave(node, entered=down)
            if node.next is not None and node.mem_id != root.mem_id:
                node = node.next
                break
            node = node.parent
            down = True
            if node is None or node.mem_id == root.mem_id:
                return


@dataclass(slots=True)
class _Writer:
    """The text as it grows, blanks as a browser sets them."""

    found: MarkupText = field(default_factory=MarkupText)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: str = ""
    kept: int = 0
    raised: int = 0
    hidden: list[tuple[int, int]] = field(default_factory=list)
    spans: list[tuple[str, Span]] = field(default_factory=list)

    def enter(self, node: LexborNode) -> bool:
        """Begin a node.

        Returns:
            Whether its children are read.
        """
        tag = node.tag or ""
        if tag in ("-text", "_text", "#text"):
            self._words(node.text_content or "")
            return False
        if tag.startswith(("-", "_", "!", "#")) and tag not in ("-document", "_document", "#document"):
            return False
        if self._left_out(node, tag):
            return False
        self._break(node, tag)
        self.kept += tag == "pre"
        self.raised += tag == "sup"
        if "style" in (attributes := node.attributes) or "hidden" in attributes:
            style = (attributes.get("style") or "").lower()
            if "hidden" in attributes or _HIDDEN.search(style):
                self.hidden.append((node.mem_id, self.length + len(self.gap)))
        return True

    def leave(self, node: LexborNode, *, entered: bool) -> None:
        """End a node."""
        if not entered:
            return
        tag = node.tag or ""
        self.kept -= tag == "pre"
        self.raised -= tag == "sup"
        if tag in _BLOCKS:
            self._want("\n")
        if self.hidden and self.hidden[-1][0] == node.mem_id:
            _, start = self.hidden.pop()
            if self.length > start:
                self.spans.append(("hidden", Span(start, self.length)))

    def finished(self) -> MarkupText:
        """All of it."""
        self.found.text = "".join(self.parts)
        self.found.places = tuple(self.spans)
        return self.found

    def _left_out(self, node: LexborNode, tag: str) -> bool:
        found = self.found
        found.images += tag == "img"
        found.frames += tag in _FRAMES
        guide = tag in _GUIDES
        if tag not in _SILENT and tag not in _FRAMES and not guide:
            return False
        found.guides += guide
        if tag in ("del", "s", "strike"):
            found.deleted += 1
        if guide or tag in ("del", "s", "strike", "select", "button", "object", "video", "audio", "canvas"):
            found.skipped += sum(map(str.isalpha, node.text() or ""))
        return True

    def _break(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS:
            if self.gap != "\t":  # the first block of a cell stands on the line of its row
                self._want("\n")
        elif tag in _CELLS:
            if _follows_cell(node):
                self.gap = "\t"
        elif tag == "br":
            self._put("\n")
            self.gap = ""

    def _want(self, gap: str) -> None:
        """What must stand before the next words: the end of a line is more than a tab, that more than a blank."""
        order = ("", " ", "\t", "\n")
        if self.length and order.index(gap) > order.index(self.gap):
            self.gap = gap

    def _words(self, text: str) -> None:
        if self.kept:
            self._put(text)
            return
        text = _SPACES.sub(" ", text)
        if text.startswith(" "):
            self._want(" ")
        bare = text.strip(" ")
        if bare:
            digits = self.raised and bare.isascii() and bare.isdigit()
            self._put(bare.translate(RAISED) if digits else bare)
            if text.endswith(" "):
                self._want(" ")

    def _put(self, text: str) -> None:
        if self.gap and not (text.startswith("\n") and self.gap in (" ", "\t")):
            self.parts.append(self.gap)
            self.length += len(self.gap)
        self.gap = ""
        self.parts.append(text)
        self.length += len(text)


def _follows_cell(node: LexborNode) -> bool:
    """Whether a cell stands before this one in its row."""
    before = node.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before is not None
