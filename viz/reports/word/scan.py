"""The XML of a Word part as one string: where its texts, runs and paragraphs lie in it.

The part is never parsed and written anew, for that would change it in a hundred small ways (prefixes, quotes,
blanks). It is looked through once, and marks are put in between its characters. What comes here was parsed by
:mod:`loaders.sources` before, so it is well-formed and declares no entities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from viz.reports.word.enclosed import Enclosed
from viz.reports.word.parts import Run, Text

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespace of WordprocessingML: usual, and that of "Strict Open XML"."""

CDATA = "<![CDATA["
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<name>[^\s/>]+)(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_XMLNS = re.compile(r"""xmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTE = re.compile(r"""([^\s=:]+:)?([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_BLOCKS = ("p", "body", "tbl", "tr", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")
_INSERTED = ("ins", "moveTo", "del", "moveFrom")


@dataclass(slots=True)
class Scan:
    """What was found in a part.

    Attributes:
        xml: The part.
        texts: Every ``w:t`` in the order of the part.
        marks: Runs with the mark of a footnote (``"footnote"``) or endnote, by kind and id.
        largest: The largest ``w:id``.
        strict: Whether it is "Strict Open XML".
    """

    xml: str
    texts: list[Text] = field(default_factory=list)
    marks: dict[tuple[str, str], Run] = field(default_factory=dict)
    largest: int = 0
    strict: bool = False

    def content(self, text: Text) -> str:
        """The characters of a text as written."""
        return self.xml[text.opened : text.closing]

    def offset(self, text: Text, place: int) -> int:
        """Offset in the part of the n-th character of a text; its end for those beyond."""
        raw = self.content(text)
        if not any(char in raw for char in "&<\r"):
            return text.opened + min(place, len(raw))
        if raw.startswith(CDATA):
            inside = text.opened + len(CDATA) + place
            return text.opened if place == 0 else inside if inside < text.closing - 3 else text.closing
        starts = [match.start() for match in _CHARACTER.finditer(raw)]
        return text.opened + (starts[place] if place < len(starts) else len(raw))

    def length(self, text: Text) -> int:
        """Number of characters of a text."""
        raw = self.content(text)
        if raw.startswith(CDATA):
            return len(raw) - len(CDATA) - 3
        return len(_CHARACTER.findall(raw)) if "&" in raw or "\r" in raw else len(raw)


def attribute(tag: str, name: str) -> str | None:
    """The value of an attribute, whatever its prefix.

    Examples:
        >>> attribute('<w:p w:id="3">', "id")
        '3'
    """
    return next((value[2] or value[3] for value in _ATTRIBUTE.findall(tag) if value[1] == name), None)


class _Scanner:
    """One pass over a part."""

    def __init__(self, xml: str) -> None:
        self.made = Scan(xml)
        self.scopes: list[dict[str, str]] = [{}]
        self.open: list[tuple[str, str]] = []  # local name (empty for others), name as written
        self.runs: list[Run] = []
        self.children: list[int] = []  # depth of the children of each open run
        self.paragraphs = [0]
        self.stories = [0]
        self.counts = {"p": 0, "txbxContent": 0}
        self.note: str | None = None
        self.tracked = self.fields = self.properties = 0
        self.text: Text | None = None
        self.enclosed = Enclosed()

    def scan(self) -> Scan:
        xml = self.made.xml
        for token in _TOKEN.finditer(xml):
            name = token["name"]
            if name is None:
                continue
            if token["close"]:
                self.end(token.start(), token.end())
                continue
            attributes = token["attributes"]
            empty = attributes.endswith("/")
            self.start(name, token[0], attributes, token.start(), token.end())
            if empty:
                self.end(token.end(), token.end())
        return self.made

    def start(self, name: str, tag: str, attributes: str, start: int, end: int) -> None:
        scope = self.scopes[-1]
        if "xmlns" in attributes:
            scope = scope | {prefix: one or two for prefix, one, two in _XMLNS.findall(attributes)}
        self.scopes.append(scope)
        prefix, _, local = name.rpartition(":")
        space = scope.get(prefix, "")
        if space not in WORD:
            local = ""
        if self.runs and self.children[-1] == len(self.open) and local != "rPr":
            self.runs[-1].items.append((start, -1, -1))
        if local == "sdt":
            self.enclosed.begin_control(inline=self.innermost() == "p")
        self.open.append((local, name))
        if local == "p" and not attributes.endswith("/"):
            self.enclosed.begin_paragraph(end)
        elif local == "pPr":
            self.properties += 1
        elif not self.properties:
            self.enclosed.at_content(start)
        if not local:
            return
        self.made.strict = space == WORD[1]
        if (identity := attribute(tag, "id")) and identity.isdecimal() and len(identity) < 10:
            self.made.largest = max(self.made.largest, int(identity))
        self.word(local, name, tag, start, end)

    def innermost(self) -> str:
        """Whether a paragraph or a block of another kind is the nearest of the elements that are open."""
        return next((one for one, _ in reversed(self.open) if one in _BLOCKS), "")

    def word(self, local: str, name: str, tag: str, start: int, end: int) -> None:
        """An element of WordprocessingML begins."""
        if local in self.counts:
            self.counts[local] += 1
            (self.paragraphs if local == "p" else self.stories).append(self.counts[local])
        elif local == "r":
            prefix = next((key for key, one in self.scopes[-2].items() if key and one in WORD), "")
            self.runs.append(Run(start, end, name, prefix, self.made.strict))
            self.children.append(len(self.open))
        elif local == "rPr" and self.runs and self.children[-1] == len(self.open) - 1:
            self.runs[-1].properties = (start, -1)
        elif local == "t":
            self.text = Text(
                start, end, name, self.runs[-1] if self.runs else None, self.paragraphs[-1], self.stories[-1],
                self.note, self.tracked > 0, self.fields > 0,
            )  # fmt: skip
            if self.runs and self.children[-1] == len(self.open) - 1:
                at, _, _ = self.runs[-1].items[-1]
                self.runs[-1].items[-1] = (at, -1, len(self.made.texts))
            else:
                self.text.run = None
            self.made.texts.append(self.text)
            self.enclosed.enter(self.text, self.fields > 0)
        elif local in ("footnote", "endnote"):
            self.note = attribute(tag, "id")
        elif local in ("footnoteReference", "endnoteReference") and self.runs:
            self.made.marks[local[:-9], attribute(tag, "id") or ""] = self.runs[-1]
            self.enclosed.enter(self.runs[-1], self.fields > 0)
        elif local == "fldChar":
            self.fields += {"begin": 1, "end": -1}.get(attribute(tag, "fldCharType") or "", 0)
        self.tracked += local in _INSERTED
        self.fields += local == "fldSimple"

    def end(self, start: int, end: int) -> None:
        local, _ = self.open.pop()
        self.scopes.pop()
        if self.runs and self.children[-1] == len(self.open) and local != "rPr":
            at, _, index = self.runs[-1].items[-1]
            self.runs[-1].items[-1] = (at, end, index)
        if local in ("p", "txbxContent"):
            (self.paragraphs if local == "p" else self.stories).pop()
            self.enclosed.at_content(start)
        elif local == "rPr" and self.runs and self.children[-1] == len(self.open) and self.runs[-1].properties:
            self.runs[-1].properties = (self.runs[-1].properties[0], end)
        elif local == "r":
            run = self.runs.pop()
            self.children.pop()
            run.closing, run.end = start, end
            self.enclosed.leave_fields(self.fields, end)
        elif local == "t" and self.text is not None:
            self.text.closing, self.text.end = start, end
            self.text = None
        elif local in ("footnote", "endnote"):
            self.note = None
        elif local == "sdt":
            self.enclosed.leave_control(end)
        elif local == "fldSimple":
            self.fields -= 1
            self.enclosed.leave_fields(self.fields, end)
        elif local == "pPr":
            self.properties -= 1
            if not self.properties:
                self.enclosed.at_content(end)
        self.tracked -= local in _INSERTED


def scan(xml: str) -> Scan:
    """Look through a part once.

    Examples:
        >>> space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        >>> found = scan(f"<w:p {space}><w:r><w:t>một</w:t></w:r></w:p>")
        >>> [found.content(text) for text in found.texts]
        ['một']
    """
    return _Scanner(xml).scan()
