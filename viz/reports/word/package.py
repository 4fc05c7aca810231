"""The parts of a Word file that comments are put into, and what the file carries besides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.sources.archive import Archive
from loaders.sources.word_package import Package
from viz.reports.word.zipped import entry_names, read_entry

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_LAST_TAG = re.compile(r"</[^<>]+>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_EMPTY_ROOT = re.compile(r"<(?P<name>[^\s/>?!]+)(?P<rest>[^<>]*)/>\s*$")
_OUTSIDE = re.compile(r"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>")
_TYPE = re.compile(r"Type\s*=\s*[\"'][^\"']*/([^\"'/]+)[\"']")
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MAIN_TYPES = (
    ("ms-word.document.macroEnabled", ".docm"),
    ("ms-word.template.macroEnabledTemplate", ".dotm"),
    ("wordprocessingml.template.main", ".dotx"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part as text, with how it is written."""

    name: str
    xml: str
    encoding: str
    lead: bytes = b""

    def encoded(self, xml: str) -> bytes:
        """New text of the part, written as the old was."""
        return self.lead + xml.encode(self.encoding, "xmlcharrefreplace")


def _decoded(name: str, data: bytes) -> Part:
    for lead, encoding in _MARKS:
        if data.startswith(lead):
            return Part(name, data[2:].decode(encoding), encoding, lead)
    stated = _ENCODING.match(data[:200])
    encoding = "ascii" if stated and stated[1].lower() in (b"us-ascii", b"ascii") else "utf-8"
    return Part(name, data.decode(encoding), encoding)


class WordFile:
    """A Word file that was read before.

    Args:
        data: Its bytes.
        name: Its label, for messages.

    Attributes:
        data: Its bytes.
        main: Name of its main part.
        comments: Name of its part of comments; empty where it has none.
        margins: Names of its headers and footers.
    """

    def __init__(self, data: bytes, name: str) -> None:
        package = Package(Archive(data, name), name)
        self.data = data
        self._entries = entry_names(data)
        self.main = package.main
        self.comments = package.related(self.main, "comments")
        related = package.relations(self.main).values()
        self.margins = frozenset(one.part for one in related if one.kind in ("header", "footer"))
        self.notes = {one.part for one in related if one.kind in ("footnotes", "endnotes")}

    def part(self, name: str) -> Part | None:
        """A part; None where the file has none of that name."""
        entry = self._entries.get(name.lower())
        return None if entry is None else _decoded(entry, read_entry(self.data, entry))

    @property
    def ending(self) -> str:
        """The ending that the name of this kind of Word file has."""
        types = self.part(_TYPES)
        stated = "" if types is None else types.xml
        return next((ending for kind, ending in _MAIN_TYPES if kind in stated), ".docx")

    def carried(self) -> dict[str, int]:
        """What the file carries that a reader should know of: kinds of outside relations, macros, signatures."""
        found: dict[str, int] = {}
        for lower, entry in self._entries.items():
            if lower.endswith(".rels"):
                for tag in _OUTSIDE.findall(_decoded(entry, read_entry(self.data, entry)).xml):
                    kind = match[1] if (match := _TYPE.search(tag)) else "other"
                    found[kind] = found.get(kind, 0) + 1
        if any(lower.endswith("vbaproject.bin") for lower in self._entries):
            found["macro"] = 1
        if any(lower.startswith("_xmlsignatures/") for lower in self._entries):
            found["signature"] = 1
        return found

    def with_comments(self, rows: str, space: str, *, strict: bool) -> dict[str, bytes]:
        """The parts that change when comments are added.

        Args:
            rows: The new ``w:comment`` elements, with the prefix ``w``.
            space: Namespace of ``w``.
            strict: Whether the file is "Strict Open XML".
        """
        if self.comments and (old := self.part(self.comments)) is not None:
            declared = rows.replace("<w:comment ", f'<w:comment xmlns:w="{space}" ')
            return {old.name: old.encoded(_inside(old.xml, declared))}
        folder = self.main.rpartition("/")[0]
        name = f"{folder}/comments.xml".lstrip("/")
        number = 2
        while name.lower() in self._entries:
            name, number = f"{folder}/comments{number}.xml".lstrip("/"), number + 1
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        made = {name: f'{head}<w:comments xmlns:w="{space}">{rows}</w:comments>'.encode()}
        return made | self._related(name, strict=strict) | self._typed(name)

    def _related(self, comments: str, *, strict: bool) -> dict[str, bytes]:
        folder, _, base = self.main.rpartition("/")
        name = f"{folder}/_rels/{base}.rels".lstrip("/")
        target = comments.rpartition("/")[2]
        old = self.part(name)
        kind = f"{_KIND[strict]}comments"
        if old is None:
            row = f'<Relationship Id="rIdCancu" Type="{kind}" Target="{target}"/>'
            return {name: f'<Relationships xmlns="{_RELATIONS_SPACE}">{row}</Relationships>'.encode()}
        identity, number = "rIdCancu", 2
        while f'"{identity}"' in old.xml or f"'{identity}'" in old.xml:
            identity, number = f"rIdCancu{number}", number + 1
        row = f'<Relationship xmlns="{_RELATIONS_SPACE}" Id="{identity}" Type="{kind}" Target="{target}"/>'
        return {old.name: old.encoded(_inside(old.xml, row, _RELATIONS_SPACE))}

    def _typed(self, comments: str) -> dict[str, bytes]:
        old = self.part(_TYPES)
        if old is None:
            return {}
        row = f'<Override xmlns="{_TYPES_SPACE}" PartName="/{comments}" ContentType="{_COMMENTS_TYPE}"/>'
        return {old.name: old.encoded(_inside(old.xml, row, _TYPES_SPACE))}


def _inside(xml: str, rows: str, space: str = "") -> str:
    """Rows put at the end of the root element, the declaration left out where the root has it already."""
    if space and re.search(rf"\sxmlns\s*=\s*[\"']{re.escape(space)}[\"']", xml):
        rows = rows.replace(f' xmlns="{space}"', "", 1)
    if empty := _EMPTY_ROOT.search(xml):
        return f"{xml[: empty.start()]}<{empty['name']}{empty['rest']}>{rows}</{empty['name']}>"
    end = _LAST_TAG.search(xml)
    at = len(xml) if end is None else end.start()
    return xml[:at] + rows + xml[at:]
