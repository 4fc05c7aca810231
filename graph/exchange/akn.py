"""Akoma Ntoso 3.0: one document with its identity, references, modifications and lifecycle.

The text itself stays where it is; the record holds what the graph knows. What the standard has no place for
(relations of one kind of modification, events without a day) stands in attributes and elements of our own namespace,
which the standard allows.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence

from graph.event import ENDING, PARTIAL
from graph.exchange.akn_record import (
    AKN,
    OWN,
    Act,
    Record,
    Told,
    cleaned,
    frbr_date,
    frbr_uri,
    in_xml,
)
from graph.exchange.base import Graph
from graph.exchange.terms import WORK, iri
from graph.relation import REJECTED, Relation
from graph.work import Work

MODIFICATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "amends": (("textualMod", "substitution"),),
    "replaces": (("textualMod", "replacement"), ("forceMod", "endOfEnactment")),
    "repeals": (("textualMod", "repeal"), ("forceMod", "endOfEnactment")),
    "suspends": (("efficacyMod", "inapplication"),),
    "corrects": (("textualMod", "substitution"),),
    "consolidates": (("legalSystemMod", "coordination"),),
    "details": (("legalSystemMod", "implementation"),),
    "implements": (("legalSystemMod", "implementation"),),
    "guides": (("legalSystemMod", "application"),),
}
"""Relations that are modifications in Akoma Ntoso; of two entries the second is for whole documents."""


def record_of(graph: Graph, key: str) -> Record | None:
    """What the graph knows of one document; None where it is not there."""
    work = graph.works((key,)).get(key)
    if work is None:
        return None
    edges = [edge for edge in (*graph.relations(key, "out"), *graph.relations(key, "in")) if edge.state != REJECTED]
    told = graph.happenings((key,)).get(key, ())
    events = (Told(what=one.what, day=one.day, by=one.by, scope=one.scope) for _, one in told)
    return Record(
        key=work.key,
        number=work.number,
        doc_type=work.doc_type,
        title=work.title,
        issuer=work.issuer,
        issued=work.issued,
        effective=work.effective,
        acts=tuple(dict.fromkeys(_acts(graph, edges))),
        told=tuple(dict.fromkeys(events)),
    )


def _acts(graph: Graph, edges: Sequence[Relation]) -> Iterator[Act]:
    known = graph.origins({edge.evidence[0].origin for edge in edges if edge.evidence})
    for edge in edges:
        yield Act(
            source=edge.source,
            target=edge.target,
            relation=edge.relation,
            whole=edge.whole,
            provisions=edge.provisions,
            seen_on=known[edge.evidence[0].origin].seen_on if edge.evidence else None,
        )


def write_akn(graph: Graph, key: str) -> bytes | None:
    """The Akoma Ntoso of one document; None where it is not there."""
    record = record_of(graph, key)
    if record is None:
        return None
    others = {end for act in record.acts for end in (act.source, act.target)} - {key}
    return to_xml(record, graph.works(sorted(others)))


def to_xml(record: Record, others: dict[str, Work]) -> bytes:
    """A record as Akoma Ntoso.

    Args:
        record: The document.
        others: Works that it acts on or that act on it, as far as they are known.
    """
    ET.register_namespace("", AKN)
    ET.register_namespace("cancu", OWN)
    root = ET.Element(f"{{{AKN}}}akomaNtoso")
    doc = _add(root, "doc", name=record.doc_type or "văn bản")
    meta = _add(doc, "meta")
    _identification(meta, record)
    _lifecycle(meta, record)
    _analysis(meta, record)
    _references(meta, record, others)
    undated = [one for one in record.told if not one.day]
    if undated:
        own = _add(meta, "proprietary", source="#cancu")
        for one in undated:
            ET.SubElement(own, f"{{{OWN}}}event", _event_words(one))
    body = _add(doc, "mainBody")
    _add(body, "p").text = in_xml(record.title or record.number or record.key)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{AKN}}}{tag}", {name: in_xml(value) for name, value in attributes.items()})


def _identification(meta: ET.Element, record: Record) -> None:
    top = _add(meta, "identification", source="#cancu")
    for level, tail in (("FRBRWork", ""), ("FRBRExpression", "/vie@"), ("FRBRManifestation", "/vie@.xml")):
        part = _add(top, level)
        uri = frbr_uri(record) + tail
        _add(part, "FRBRthis", value=f"{uri}/!main")
        _add(part, "FRBRuri", value=uri)
        if level == "FRBRWork":
            _add(part, "FRBRalias", value=record.key, name="cancu:key")
        _add(part, "FRBRdate", date=frbr_date(record), name="ban hành")
        _add(part, "FRBRauthor", href="#issuer")
        if level == "FRBRWork":
            _add(part, "FRBRcountry", value="vn")
            if record.number:
                _add(part, "FRBRnumber", value=record.number)
            if record.title:
                _add(part, "FRBRname", value=record.title)
            own = {"issued": record.issued, "effective": record.effective, "type": record.doc_type}
            part.attrib.update({f"{{{OWN}}}{name}": in_xml(value) for name, value in own.items() if value})
        elif level == "FRBRExpression":
            _add(part, "FRBRlanguage", language="vie")


def _event_words(one: Told) -> dict[str, str]:
    words = {"what": one.what, "by": one.by or "", "scope": cleaned(one.scope)}
    return {f"{{{OWN}}}{name}": in_xml(value) for name, value in words.items() if value}


def _lifecycle(meta: ET.Element, record: Record) -> None:
    top = _add(meta, "lifecycle", source="#cancu")
    _add(top, "eventRef", eId="e0", date=frbr_date(record), source="#original", type="generation")
    for number, one in enumerate((one for one in record.told if one.day), 1):
        kind = "repeal" if one.what in ENDING else "amendment" if one.what in PARTIAL else "generation"
        made = _add(top, "eventRef", eId=f"e{number}", date=str(one.day), source="#original", type=kind)
        made.attrib.update(_event_words(one))


def _analysis(meta: ET.Element, record: Record) -> None:
    modifications = [act for act in record.acts if act.relation in MODIFICATIONS]
    if not modifications:
        return
    top = _add(meta, "analysis", source="#cancu")
    number = 0
    for tag, acts in (
        ("activeModifications", [act for act in modifications if act.source == record.key]),
        ("passiveModifications", [act for act in modifications if act.source != record.key]),
    ):
        part = _add(top, tag) if acts else top
        for act in acts:
            for element, kind in MODIFICATIONS[act.relation][: None if act.whole else 1]:
                number += 1
                made = _add(part, element, type=kind, eId=f"m{number}")
                made.attrib.update(_act_words(act))
                _add(made, "source", eId=f"m{number}__source", href=iri(WORK, act.source))
                _add(made, "destination", eId=f"m{number}__destination", href=iri(WORK, act.target))


def _act_words(act: Act) -> dict[str, str]:
    words = {
        "relation": act.relation,
        "provisions": cleaned(act.provisions),
        "part": "" if act.whole else "true",
        "seenOn": act.seen_on or "",
    }
    return {f"{{{OWN}}}{name}": in_xml(value) for name, value in words.items() if value}


def _references(meta: ET.Element, record: Record, others: dict[str, Work]) -> None:
    top = _add(meta, "references", source="#cancu")
    _add(top, "original", eId="original", href=iri(WORK, record.key), showAs=record.number or record.key)
    plain: Iterable[Act] = (act for act in record.acts if act.relation not in MODIFICATIONS)
    for number, act in enumerate(plain, 1):
        active = act.source == record.key
        other = act.target if active else act.source
        shown = others[other].label if other in others else other
        made = _add(top, "activeRef" if active else "passiveRef", eId=f"r{number}", href=iri(WORK, other), showAs=shown)
        made.attrib.update(_act_words(act))
    _add(top, "TLCOrganization", eId="issuer", href="#issuer", showAs=record.issuer or "chưa rõ")
    _add(top, "TLCOrganization", eId="cancu", href="#cancu", showAs="cancu")
