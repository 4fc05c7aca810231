"""One walk through a story of a Word file (body, header, note), in the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from loaders.sources.encodings import Repair
from loaders.sources.legacy import font_code
from loaders.sources.word_fields import Fields
from loaders.sources.word_lists import Lists
from loaders.sources.word_package import Package
from loaders.sources.word_pieces import Aside, Place, Places
from loaders.sources.word_revisions import count_gone, has_words, keeps_text, mark_is_gone
from loaders.sources.word_styles import Look, Styles
from loaders.sources.word_symbols import symbol
from loaders.sources.word_tags import FIXED, NOTE_KINDS, RAISED, SILENT, TELLING, WRAPPERS
from loaders.sources.word_text import Ledger, TextBuilder
from loaders.sources.word_xml import DGM, MC, A, C, M, R, V, W, value

if TYPE_CHECKING:
    from lxml.etree import _Element


class Walk:
    """Reads stories into text.

    Args:
        package: The file.
        repair: For words in an old code that their fonts do not tell.
    """

    def __init__(self, package: Package, repair: Repair | None = None) -> None:
        self._package = package
        self._repair = repair
        self.ledger = Ledger()
        self.out = TextBuilder(self.ledger, self._repair)
        self.notes: list[tuple[str, str, str]] = []
        self._note_marks: dict[tuple[str, str], str] = {}
        self._images: set[tuple[str, str]] = set()
        self._styles = Styles(package.xml(package.related(package.main, "styles")))
        self._lists = Lists(package.xml(package.related(package.main, "numbering")), self._styles)
        self._part = package.main
        self._fields = Fields()
        self._style: str | None = None
        self._look = Look()
        self._boxes: list[tuple[str, str, _Element]] = []
        self._joined = False
        self._places = Places()
        self._handlers = self._all_handlers()

    def story(self, root: _Element, part: str) -> None:
        """Read all of an element as part of that part."""
        fields, own_part = self._fields, self._part
        self._fields, self._part = Fields(root), part
        self._places.enter(root)
        self.ledger.add("field", self._fields.broken)
        self._walk(root)
        self._flush_boxes()
        self._fields, self._part = fields, own_part

    def aside(self, root: _Element, part: str) -> Aside:
        """The text of a header, a footer, a note; not added to the text of the file."""
        out, self.out = self.out, TextBuilder(self.ledger, self._repair)
        self.story(root, part)
        aside, self.out = Aside(self.out.text(), tuple(self.out.pieces)), out
        return aside

    def finish(self) -> None:
        """Enter the last counts."""
        self.ledger.add("format", self._lists.unknown)
        self.ledger.add("image", len(self._images))

    def _all_handlers(self) -> dict[str, Callable[[_Element], None]]:
        handlers: dict[str, Callable[[_Element], None]] = {W + name: _nothing for name in SILENT}
        handlers |= {W + name: self._fixed for name in FIXED}
        handlers |= dict.fromkeys((A + "t", M + "t"), self._text)
        handlers |= dict.fromkeys((W + "del", W + "moveFrom", W + "ins", W + "moveTo"), self._revision)
        handlers |= dict.fromkeys((W + "object", W + "altChunk", W + "subDoc"), self._unread)
        handlers |= dict.fromkeys((A + "blip", V + "imagedata"), self._image)
        handlers |= dict.fromkeys((W + "txbxContent", A + "txBody", V + "textpath"), self._box)
        handlers |= dict.fromkeys((DGM + "relIds", C + "chart"), self._drawn)
        handlers |= dict.fromkeys(NOTE_KINDS, self._note_mark)
        handlers |= {
            W + "p": self._paragraph,
            A + "p": self._drawn_paragraph,
            W + "tbl": self._table,
            W + "r": self._run,
            W + "t": self._text,
            W + "sym": self._symbol,
            W + "fldChar": self._field_mark,
            A + "br": self._fixed,
            DGM + "pt": self._diagram_point,
            C + "strCache": self._chart_words,
            M + "num": self._numerator,
            M + "sup": self._exponent,
            MC + "AlternateContent": self._alternate,
        }
        return handlers

    def _walk(self, parent: _Element) -> None:
        handlers = self._handlers
        for child in parent:
            handlers.get(child.tag, self._walk)(child)

    def _add(self, text: str, place: Place | None = None) -> None:
        if not self._fields.silent:
            self.out.add(text, font_code(self._look.font or ""), place)

    def _paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(W + "pPr")
        mark_gone = mark_is_gone(properties)
        if mark_gone and not keeps_text(paragraph):
            for key, times in count_gone(paragraph).items():
                self.ledger.add(key, times)
            return
        self._style = None if properties is None else value(properties.find(W + "pStyle"))
        self._look = self._styles.look(self._style, None)
        if not self._joined:
            self.out.begin_paragraph()
            self._number(properties)
        self._walk(paragraph)
        self._joined = mark_gone
        if not mark_gone:
            self.out.end_paragraph()
            self._flush_boxes()

    def _number(self, properties: _Element | None) -> None:
        label = self._lists.label(properties, self._style)
        if label and not self._fields.silent:
            start = self.out.position()
            self.out.add(label)
            self.out.close_place("numbering", start)
            self.ledger.add("numbered")

    def _drawn_paragraph(self, paragraph: _Element) -> None:
        self._look = Look()
        self.out.begin_paragraph()
        self._walk(paragraph)
        self.out.end_paragraph()

    def _run(self, run: _Element) -> None:
        before = self._look
        self._look = self._styles.look(self._style, run.find(W + "rPr"))
        if not self._look.hidden:
            self._walk(run)
        else:
            start = self.out.position()
            self._walk(run)
            self.ledger.add("hidden", self.out.position() > start)
            self.out.close_place("hidden", start)
        self._look = before

    def _text(self, element: _Element) -> None:
        text = (element.text or "").replace("\r", "").replace("\n", " ")
        raised = self._look.raised and text.isascii() and text.strip().isdigit()
        index = self._places.index.get(element)
        self._add(text.translate(RAISED) if raised else text, None if index is None else (self._part, index))

    def _fixed(self, element: _Element) -> None:
        self._add(FIXED[element.tag.rpartition("}")[2]])

    def _symbol(self, element: _Element) -> None:
        code = value(element, "char") or ""
        known = len(code) == 4 and all(char in "0123456789abcdefABCDEF" for char in code)
        char = symbol(value(element, "font") or "", int(code, 16)) if known else None
        self.ledger.add("symbol", char is None)
        if not self._fields.silent:
            self.out.add(char or "\ufffd")

    def _field_mark(self, mark: _Element) -> None:
        self._add(self._fields.step(mark))

    def _revision(self, element: _Element) -> None:
        kind = element.tag.rpartition("}")[2]
        if kind in ("ins", "moveTo"):
            self.ledger.add("inserted", kind == "ins" and has_words(element))
            self._walk(element)
        else:
            self.ledger.add("deleted" if kind == "del" else "moved", has_words(element))

    def _unread(self, element: _Element) -> None:
        kind = element.tag.rpartition("}")[2]
        self.ledger.add({"object": "embedded", "altChunk": "chunk"}.get(kind, "subdocument"))

    def _image(self, element: _Element) -> None:
        name = element.get(R + "embed") or element.get(R + "id") or element.get(R + "link") or ""
        self._images.add((self._part, name))

    def _box(self, element: _Element) -> None:
        if not self._fields.silent:
            self._boxes.append(("textbox", self._part, element))

    def _drawn(self, element: _Element) -> None:
        """The words of a diagram or a chart stand in a part of their own."""
        diagram = element.tag == DGM + "relIds"
        pointer = element.get(R + ("dm" if diagram else "id"))
        if pointer is None:  # the chart itself, in its own part
            self._walk(element)
            return
        target = self._package.relations(self._part).get(pointer)
        root = None if target is None else self._package.xml(target.part)
        if target is None or root is None:
            self.ledger.add("missing")
        else:
            self._boxes.append(("diagram" if diagram else "chart", target.part, root))

    def _diagram_point(self, point: _Element) -> None:
        if point.get("type", "node") in ("node", "asst", "doc"):
            for paragraph in point.iter(A + "p"):
                if any(text.text for text in paragraph.iter(A + "t")):
                    self._drawn_paragraph(paragraph)

    def _chart_words(self, cache: _Element) -> None:
        for words in cache.iter(C + "v"):
            self.out.begin_paragraph()
            self.out.add(words.text or "")
            self.out.end_paragraph()

    def _flush_boxes(self) -> None:
        """Boxes float: their text follows the paragraph that holds them, as lines of its own."""
        boxes, self._boxes = self._boxes, []
        for kind, part, element in boxes:
            start, style = self.out.next_paragraph(), self._style
            if element.tag == V + "textpath":
                self.out.add_lines(Aside(element.get("string", "")), kind)
                continue
            self.story(element, part)
            self.out.close_place(kind, start)
            self._style = style

    def _note_mark(self, mark: _Element) -> None:
        """Notes are numbered in the order of their marks, footnotes and endnotes in one row."""
        kind, identity = NOTE_KINDS[mark.tag], value(mark, "id") or ""
        if self._fields.silent:
            return
        own_mark = value(mark, "customMarkFollows") in ("1", "true", "on")
        if (kind, identity) not in self._note_marks:
            count = sum(bool(sign) for sign in self._note_marks.values()) + 1
            sign = "" if own_mark else str(count).translate(RAISED)
            self._note_marks[kind, identity] = sign
            self.notes.append((kind, identity, sign))
        self.out.add(self._note_marks[kind, identity])

    def _numerator(self, element: _Element) -> None:
        self._walk(element)
        self._add("/")

    def _exponent(self, element: _Element) -> None:
        before, self._look = self._look, Look(raised=True)
        for text in element.iter(M + "t"):
            self._text(text)
        self._look = before

    def _alternate(self, element: _Element) -> None:
        """One branch, never two: the first that says something."""
        branches = [*element.findall(MC + "Choice"), *element.findall(MC + "Fallback")]
        telling = [branch for branch in branches if any(True for _ in branch.iter(*TELLING))]
        for branch in (telling or branches)[:1]:
            self._walk(branch)

    def _table(self, table: _Element) -> None:
        for row in self._inner(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.ledger.add("deleted")
                continue
            for index, cell in enumerate(self._inner(row, W + "tc")):
                if index:
                    self.out.gap = "\t"
                self._cell(cell)

    def _cell(self, cell: _Element) -> None:
        if cell.find(f".//{W}p") is None:
            self.out.begin_paragraph()
        self._walk(cell)
        self._joined = False
        self.out.end_paragraph()

    def _inner(self, parent: _Element, tag: str) -> Iterator[_Element]:
        """Rows or cells, also those in content controls and tracked insertions."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in WRAPPERS:
                yield from self._inner(child, tag)


def _nothing(element: _Element) -> None:
    """What prints nothing."""
