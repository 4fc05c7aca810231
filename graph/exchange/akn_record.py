"""What an Akoma Ntoso record holds, and how it is read back."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from urllib.parse import quote

from graph.errors import DamagedSource
from graph.exchange.terms import WORK, name_of

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:cancu:ontology#"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A relation, with the provisions it hits; see :class:`graph.relation.Relation`.

    Attributes:
        source: Key of the acting work.
        target: Key of the work acted on.
        relation: Name of the type.
        whole: Whether the whole work is hit.
        provisions: The provisions hit, where not the whole.
        seen_on: ISO day until which its best source knows.
    """

    source: str
    target: str
    relation: str
    whole: bool = True
    provisions: tuple[str, ...] = ()
    seen_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event; see :class:`graph.assertion.Happening`."""

    what: str
    day: str | None = None
    by: str | None = None
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document: identity, relations, events; fields as in :class:`graph.work.Work`."""

    key: str
    number: str | None = None
    doc_type: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    acts: tuple[Act, ...] = ()
    told: tuple[Told, ...] = ()


def in_xml(text: str) -> str:
    """A text without the letters that XML cannot hold.

    Examples:
        >>> in_xml("a" + chr(0) + "b")
        'a�b'
    """
    return _NOT_XML.sub("\ufffd", text)


def cleaned(values: tuple[str, ...]) -> str:
    """A list of words in one attribute; empty where there is none."""
    return json.dumps(values, ensure_ascii=False) if values else ""


def frbr_date(record: Record) -> str:
    """The day of issue as the standard wants it; the first day it may mean, or the year 1 where nothing is known.

    Examples:
        >>> frbr_date(Record(key="a", issued="2020-05"))
        '2020-05-01'
    """
    return (record.issued + "-01-01"[len(record.issued) - 4 :]) if record.issued else _UNKNOWN_DAY


def frbr_uri(record: Record) -> str:
    """The address of the document by the naming convention of the standard.

    Examples:
        >>> frbr_uri(Record(key="61/2018/NĐ-CP", number="61/2018/NĐ-CP", issued="2018-04-23"))
        '/akn/vn/doc/2018-04-23/61-2018-N%C4%90-CP'
    """
    called = (record.number or record.key).replace("/", "-")
    return f"/akn/vn/doc/{record.issued or 'nd'}/{quote(called, safe='-._~')}"


def read_akn(data: bytes, name: str = "akn.xml") -> Record:
    """The record of a file made by :func:`graph.exchange.akn.to_xml`.

    Args:
        data: The file.
        name: What people call it.

    Raises:
        DamagedSource: It is no such file, or declares entities.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:200]:
        raise DamagedSource(name, "tệp XML có khai báo DOCTYPE hoặc ENTITY", "xuất lại bằng “cancu export”")
    try:
        root = ET.fromstring(data)
        return _record(root)
    except (ET.ParseError, ValueError, KeyError, AttributeError) as error:
        raise DamagedSource(name, "không phải Akoma Ntoso do cancu xuất", "xuất lại bằng “cancu export”") from error


def _list(element: ET.Element, name: str) -> tuple[str, ...]:
    return tuple(json.loads(element.get(f"{{{OWN}}}{name}", "[]")))


def _record(root: ET.Element) -> Record:
    work = root.find(f".//{{{AKN}}}FRBRWork")
    if work is None:
        raise ValueError("no FRBRWork")

    def value(tag: str, work: ET.Element = work) -> str | None:
        found = work.find(f"{{{AKN}}}{tag}")
        return None if found is None else found.get("value")

    key = value("FRBRalias")
    if key is None:
        raise ValueError("no key")
    issuer = root.find(f".//{{{AKN}}}TLCOrganization[@eId='issuer']")
    named = None if issuer is None else issuer.get("showAs")
    return Record(
        key=key,
        number=value("FRBRnumber"),
        doc_type=work.get(f"{{{OWN}}}type"),
        title=value("FRBRname"),
        issuer=None if named == "chưa rõ" else named,
        issued=work.get(f"{{{OWN}}}issued"),
        effective=work.get(f"{{{OWN}}}effective"),
        acts=_acts(root, key),
        told=_told(root),
    )


def _acts(root: ET.Element, key: str) -> tuple[Act, ...]:
    made: dict[Act, None] = {}
    for element in root.iter():
        relation = element.get(f"{{{OWN}}}relation")
        if relation is None:
            continue
        ends = element.find(f"{{{AKN}}}source"), element.find(f"{{{AKN}}}destination")
        if ends[0] is not None and ends[1] is not None:
            source, target = (name_of(WORK, end.attrib["href"]) for end in ends if end is not None)
        else:
            other = name_of(WORK, element.attrib["href"])
            source, target = (key, other) if element.tag.endswith("}activeRef") else (other, key)
        whole = element.get(f"{{{OWN}}}part") != "true"
        act = Act(
            source=source,
            target=target,
            relation=relation,
            whole=whole,
            provisions=_list(element, "provisions"),
            seen_on=element.get(f"{{{OWN}}}seenOn"),
        )
        made[act] = None
    return tuple(made)


def _told(root: ET.Element) -> tuple[Told, ...]:
    return tuple(
        Told(
            what=element.attrib[f"{{{OWN}}}what"],
            day=element.get("date"),
            by=element.get(f"{{{OWN}}}by"),
            scope=_list(element, "scope"),
        )
        for element in root.iter()
        if f"{{{OWN}}}what" in element.attrib
    )
