"""XML inside Word files, read with its teeth drawn: no DTD, no entities, no network, no endless trees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import DamagedSource, SourceTooLarge
from loaders.sources.base import GET_AGAIN

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TAGS = 1_000_000
"""Elements of one part; about 1,500 full pages."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

# Word's "Strict Open XML" has other names for the same things.
_STRICT = tuple(
    (
        f'"http://purl.oclc.org/ooxml/{strict}"'.encode(),
        f'"http://schemas.openxmlformats.org/{usual}"'.encode(),
    )
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/chart", "drawingml/2006/chart"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
    )
)
_UTF16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*?\?>")
_DECLARED = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_ALLOWED = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"<!entity")


def parse_xml(data: bytes, name: str) -> _Element:
    """The root element of a part.

    Raises:
        DamagedSource: It is broken, declares a document type or entities, or is in a code not allowed.
        SourceTooLarge: It has too many elements.
    """
    from lxml import etree

    data = _utf8(data, name)
    if any(word in data for word in _FORBIDDEN):
        reason = "khai báo DOCTYPE hoặc thực thể XML (dấu hiệu tệp độc hại)"
        raise DamagedSource(name, f"tệp Word {reason}", GET_AGAIN)
    if data.count(b"<") - data.count(b"</") > MAX_TAGS:
        raise SourceTooLarge(name, f"tệp Word có hơn {MAX_TAGS} phần tử", "tách tệp thành nhiều phần")
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedSource(name, "tệp Word có phần XML hỏng hoặc lồng quá sâu", GET_AGAIN) from error


def _utf8(data: bytes, name: str) -> bytes:
    """The part in UTF-8: a document type in UTF-16 must be seen as well."""
    for start, encoding in _UTF16:
        if data.startswith(start):
            try:
                return _DECLARED.sub("", data.decode(encoding)).encode("utf-8")
            except UnicodeError as error:
                raise DamagedSource(name, "tệp Word có phần XML hỏng", GET_AGAIN) from error
    declared = _DECLARATION.match(data[:1024])
    if (declared and declared[1].lower() not in _ALLOWED) or data.startswith((b"\0\0", b"\x4c\x6f\xa7\x94")):
        raise DamagedSource(name, "tệp Word có phần XML dùng bảng mã lạ", GET_AGAIN)
    return data


def value(element: _Element | None, attribute: str = "val") -> str | None:
    """An attribute of WordprocessingML; None where element or attribute is missing."""
    return None if element is None else element.get(W + attribute)


def switched_on(element: _Element | None) -> bool | None:
    """A switch (``<w:vanish/>``): None where it is not stated."""
    if element is None:
        return None
    return element.get(W + "val", "true") not in ("0", "false", "off", "none")


def number(text: str | None, default: int) -> int:
    """A small whole number of an attribute; the default for what is none.

    Examples:
        >>> number("3", 0), number(None, 1), number("x", 1), number("9" * 50, 1)
        (3, 1, 1, 1)
    """
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else default
