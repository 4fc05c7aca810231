"""The parts of a Word file and what points from one to the other (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from graph.errors import DamagedSource
from loaders.sources.archive import Archive
from loaders.sources.base import GET_AGAIN
from loaders.sources.word_xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "[content_types].xml"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a relation points.

    Attributes:
        kind: Last word of its type: ``footnotes``, ``header``, ``image``.
        part: Name of the part; empty for what lies outside the file, which is never opened.
    """

    kind: str
    part: str


class Package:
    """A Word file by its parts; parts are parsed when asked for.

    Args:
        archive: The guarded ZIP file.
        name: Label for messages.

    Raises:
        DamagedSource: It has no main part.
    """

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._relations: dict[str, dict[str, Target]] = {}
        mains = [target.part for target in self.relations("").values() if target.kind == "officeDocument"]
        self.main = mains[0] if mains and mains[0] in archive else "word/document.xml"
        if self.main not in archive:
            raise DamagedSource(name, "tệp Word thiếu phần nội dung chính", GET_AGAIN)

    def xml(self, part: str) -> _Element | None:
        """The root of a part; None where the file has no such part."""
        return parse_xml(self._archive.read(part), self._name) if part and part in self._archive else None

    def relations(self, part: str) -> dict[str, Target]:
        """What a part points at, by relation id; the empty name stands for the file itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The one part of that kind; empty where there is none."""
        parts = [target.part for target in self.relations(part).values() if target.kind == kind]
        return parts[0] if parts else ""

    def _read_relations(self, part: str) -> dict[str, Target]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        relations: dict[str, Target] = {}
        for row in () if root is None else root.iter(_RELATION):
            kind = row.get("Type", "").rpartition("/")[2]
            inside = row.get("TargetMode") != "External"
            relations[row.get("Id", "")] = Target(kind, _resolve(folder, row.get("Target", "")) if inside else "")
        return relations


def is_word(archive: Archive) -> bool:
    """Whether the archive is a Word file."""
    if any(name.startswith("word/") and name.endswith(".xml") for name in archive.names()):
        return True
    return _CONTENT_TYPES in archive and b"wordprocessingml" in archive.read(_CONTENT_TYPES)


def _resolve(folder: str, target: str) -> str:
    path = unquote(target).replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else ""
