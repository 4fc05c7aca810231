"""What must hold for every Word file that is given back, told without the code that makes it."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from graph.reading import SourceText
from queries.result import CheckResult
from viz.reports.word import Annotated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MAIN = "word/document.xml"
FOR_COMMENTS = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def entries(data: bytes) -> dict[str, bytes]:
    """The entries of a ZIP file, checked against their checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(data: bytes) -> dict[str, bytes]:
    """The entries as they are packed."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            head = data[info.header_offset : info.header_offset + 30]
            skip = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            at = info.header_offset + 30 + skip
            found[info.filename] = data[at : at + info.compress_size]
    return found


def parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(remove_comments=True, strip_cdata=True))


def added(before: bytes, after: bytes) -> dict[str, str]:
    """Ids of the comments that were added, with their words."""
    old = entries(before).get("word/comments.xml")
    known = {one.get(W + "id") for one in parse(old)} if old else set()
    new = parse(entries(after)["word/comments.xml"])
    return {one.get(W + "id"): "".join(one.itertext()) for one in new if one.get(W + "id") not in known}


def without_comments(root: etree._Element, ids: set[str]) -> None:
    """Take the marks of these comments out."""
    for mark in [one for name in COMMENT_MARKS for one in root.iter(W + name) if one.get(W + "id") in ids]:
        gone = mark
        if mark.tag == W + "commentReference":
            gone = mark.getparent()
            assert [child.tag for child in gone] == [mark.tag], "a reference stands alone in its run"
        _remove(gone)


def without_changes(root: etree._Element) -> None:
    """Reject every tracked change by cancu."""
    for change in [one for one in root.iter(W + "ins", W + "del") if one.get(W + "author") == "cancu"]:
        if change.tag == W + "del":
            for text in change.iter(W + "delText"):
                text.tag = W + "t"
            for child in list(change):
                change.addprevious(child)
        _remove(change)


def _remove(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def merged(root: etree._Element) -> str:
    """The part with neighbouring runs of one look joined, and texts in them: what splitting cannot change."""
    root = copy.deepcopy(root)
    for text in root.iter(W + "t"):
        text.attrib.pop(XML_SPACE, None)
    for change in root.iter(W + "rPrChange"):
        change.attrib.pop(W + "id", None)
    for run in list(root.iter(W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and not before.tail and _look(before) == _look(run):
            for child in [one for one in run if one.tag != W + "rPr"]:
                last = before[-1] if len(before) else None
                if last is not None and last.tag == child.tag == W + "t" and not last.tail:
                    last.text, last.tail = (last.text or "") + (child.text or ""), child.tail
                else:
                    before.append(child)
            before.tail = run.tail
            run.getparent().remove(run)
    for run in root.iter(W + "r"):
        for text in list(run.iter(W + "t")):
            before = text.getprevious()
            if before is not None and before.tag == text.tag and not before.tail:
                before.text, before.tail = (before.text or "") + (text.text or ""), text.tail
                text.getparent().remove(text)
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def _look(run: etree._Element) -> tuple[str, tuple[tuple[str, str], ...]]:
    look = run.find(W + "rPr")
    return "" if look is None else etree.tostring(look, with_tail=False).decode(), tuple(sorted(run.attrib.items()))


def commented(root: etree._Element, identity: str) -> str:
    """The words between the marks of a comment."""
    parts: list[str] = []
    inside = False
    for element in _walk(root):
        if element.get(W + "id") == identity and element.tag == W + "commentRangeStart":
            inside = True
        elif element.get(W + "id") == identity and element.tag == W + "commentRangeEnd":
            inside = False
        elif inside and element.tag == W + "t":
            parts.append(element.text or "")
        elif inside and element.tag == W + "noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _walk(root: etree._Element) -> Iterator[etree._Element]:
    """Every element that is printed: no deleted text, one branch of two."""
    yield root
    for child in root:
        if child.tag in (W + "del", W + "moveFrom", MC + "Fallback") or not isinstance(child.tag, str):
            continue
        yield from _walk(child)


def bare(words: str) -> str:
    """Words without blanks, digits set low: what a map of blanks and high digits does not change."""
    return re.sub(r"\s", "", words.translate(HIGH))


def require_kept(before: bytes, made: Annotated) -> None:
    """Nothing but comments (and rejectable changes) differs."""
    old, new = entries(before), entries(made.data)
    old_packed, new_packed = packed(before), packed(made.data)
    assert set(new) - set(old) <= FOR_COMMENTS - {MAIN}
    allowed = {MAIN, "word/comments.xml"} if "word/comments.xml" in old else FOR_COMMENTS
    for name, content in old.items():
        if name not in allowed:
            assert new[name] == content, name
            assert new_packed[name] == old_packed[name], name
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        rows = {etree.tostring(one) for one in parse(old[name])}
        more = [one for one in parse(new[name]) if etree.tostring(one) not in rows]
        assert rows <= {etree.tostring(one) for one in parse(new[name])}
        assert len(more) == (0 if "word/comments.xml" in old else 1)
        assert all(one.get("TargetMode") is None for one in more)
    root = parse(new[MAIN])
    without_comments(root, set(added(before, made.data)))
    without_changes(root)
    assert merged(root) == merged(parse(old[MAIN]))


def require_exact(before: bytes, made: Annotated, source: SourceText, result: CheckResult) -> tuple[int, int]:
    """Comments on the body stand on the very words; returns how many do, and how many stand elsewhere."""
    root = parse(entries(made.data)[MAIN])
    ids = list(added(before, made.data))
    spans = sorted({(one.start, one.end) for one in result.findings}, key=lambda one: (one[0], -one[1]))
    assert len(ids) == len(spans) + 1, "the summary, and one for each stretch"
    exact = 0
    for identity, (start, end) in zip(ids[1:], spans, strict=True):
        exact += bare(commented(root, identity)) == bare(source.text[start:end])
    return exact, len(spans) - exact
