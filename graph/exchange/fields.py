"""How each field of an assertion is written in RDF, and read back: one table for both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from graph.assertion import Binding, Claim, Description, Happening, Origin, Verdict
from graph.exchange.terms import WORK, iri, name_of
from graph.relation import relation_names

IRI, TEXT = "iri", "text"


@dataclass(frozen=True, slots=True)
class Object:
    """What stands behind a property.

    Attributes:
        value: An IRI or the text of a literal.
        kind: ``iri``, ``text``, or the short name of a datatype.
        language: Of a text; empty where it has none.
    """

    value: str
    kind: str = TEXT
    language: str = ""


Statement = tuple[str, Object]
Node = tuple[str, list[Statement]]
"""An IRI and what is said of it, properties by their short names."""

CLASSES: Mapping[str, type[Any]] = {
    "cancu:Source": Origin,
    "cancu:Description": Description,
    "cancu:Claim": Claim,
    "cancu:Happening": Happening,
    "cancu:Verdict": Verdict,
    "cancu:Binding": Binding,
}
_WORKS = frozenset({"source", "target", "open_work", "bound"})
_NAMES = {
    (Origin, "id"): "cancu:id",
    (Origin, "kind"): "cancu:kind",
    (Origin, "name"): "rdfs:label",
    (Origin, "work"): "cancu:textOf",
    (Claim, "source"): "cancu:from",
    (Claim, "target"): "cancu:to",
    (Claim, "start"): "oa:start",
    (Claim, "end"): "oa:end",
    (Claim, "quote"): "oa:exact",
    (Verdict, "source"): "cancu:from",
    (Verdict, "target"): "cancu:to",
    (Description, "work"): "cancu:describes",
    (Happening, "work"): "cancu:happensTo",
    (Binding, "work"): "cancu:means",
    (Binding, "open"): "cancu:open",
    (Description, "open"): "cancu:openReason",
}
_IRIS = frozenset(
    {(Origin, "work"), (Description, "work"), (Happening, "work"), (Binding, "work"), (Binding, "open")}
    | {(kind, name) for kind in (Claim, Verdict) for name in ("source", "target")}
)
_DAYS = frozenset({"issued", "effective", "until", "seen_on", "recorded", "day", "enacted"})
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DAY_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def property_of(kind: type[Any], name: str) -> str:
    """The property of a field.

    Examples:
        >>> property_of(Claim, "quote"), property_of(Description, "doc_type")
        ('oa:exact', 'cancu:docType')
    """
    if (kind, name) in _NAMES:
        return _NAMES[kind, name]
    first, *rest = name.split("_")
    return f"cancu:{first}{''.join(word.capitalize() for word in rest)}"


def day(value: str) -> Object:
    """A day, month or year with its datatype; a text where it is none of them.

    Examples:
        >>> day("2020-05").kind, day("năm ngoái").kind
        ('xsd:gYearMonth', 'text')
    """
    return Object(value, _DAY_TYPES[len(value)]) if _DAY.fullmatch(value) else Object(value)


def write(thing: Any) -> Iterator[Statement]:
    """The statements of an assertion; what has its usual value is not said."""
    kind = type(thing)
    for name, usual, prop in _plan(kind):
        value = getattr(thing, name)
        if value is None or (value == usual and usual is not MISSING):
            continue
        if (kind, name) in _IRIS:
            made = Object(iri(WORK, value), IRI)
        elif isinstance(value, bool):
            made = Object("true" if value else "false", "xsd:boolean")
        elif isinstance(value, int):
            made = Object(str(value), "xsd:integer")
        elif isinstance(value, float):
            made = Object(repr(value), "xsd:double")
        elif isinstance(value, tuple):
            made = Object(json.dumps(value, ensure_ascii=False))
        else:
            made = day(value) if name in _DAYS else Object(value)
        yield prop, made


_PLANS: dict[type[Any], list[tuple[str, Any, str]]] = {}


def _plan(kind: type[Any]) -> list[tuple[str, Any, str]]:
    if kind not in _PLANS:
        _PLANS[kind] = [(one.name, one.default, property_of(kind, one.name)) for one in fields(kind)]
    return _PLANS[kind]


def read(kind: type[Any], said: Mapping[str, Sequence[str]]) -> Any:
    """The assertion of some statements.

    Args:
        kind: Class of the assertion.
        said: Short names of properties → their values, IRIs whole.

    Raises:
        ValueError: Something is missing, is there twice, or is not what it should be.
    """
    given: dict[str, Any] = {}
    for one in fields(kind):
        values = said.get(property_of(kind, one.name), ())
        if len(values) > 1:
            raise ValueError(f"{property_of(kind, one.name)}: có {len(values)} giá trị, chỉ được một")
        if values:
            given[one.name] = _value(kind, one.name, str(one.type), values[0])
        elif one.default is MISSING:
            raise ValueError(f"{kind.__name__}: thiếu {property_of(kind, one.name)}")
    if kind in (Claim, Verdict) and given["relation"] not in relation_names():
        raise ValueError(f"cancu:relation: không có quan hệ “{given['relation'][:60]}”")
    return kind(**given)


def _value(kind: type[Any], name: str, declared: str, text: str) -> Any:
    if (kind, name) in _IRIS:
        return name_of(WORK, text)
    if declared.startswith("bool"):
        if text not in ("true", "false", "1", "0"):
            raise ValueError(f"{name}: “{text[:60]}” không phải là true hoặc false")
        return text in ("true", "1")
    if declared.startswith("int"):
        return int(text)
    if declared.startswith("float"):
        return float(text)
    if declared.startswith("tuple"):
        values = json.loads(text)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise ValueError(f"{name}: cần một danh sách chữ dạng JSON")
        return tuple(values)
    return text
