"""Rows to plain JSON values and back; fields at their default are left out.

The standard library alone: importing a faster decoder costs more than it saves on tables of this size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plan = tuple[tuple[str, Callable[[Any], Any]], ...]


def to_plain(value: Any) -> Any:
    """A row, or a value of a row, as JSON holds it.

    Examples:
        >>> from graph.vocab.rows import StatusWord
        >>> to_plain(StatusWord(value="ended", word="Hết hiệu lực", source="-"))
        {'value': 'ended', 'word': 'Hết hiệu lực', 'source': '-'}
    """
    if is_dataclass(value):
        pairs = ((spec, getattr(value, spec.name)) for spec in fields(value))
        return {
            spec.name: to_plain(inner)
            for spec, inner in pairs
            if spec.default is MISSING or inner != spec.default
        }
    if isinstance(value, tuple):
        return [to_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], rows: Iterable[dict[str, Any]]) -> tuple[T, ...]:
    """Rows of one dataclass from what :func:`to_plain` made of them.

    Examples:
        >>> from graph.vocab.rows import StatusWord
        >>> from_plain(StatusWord, [{"value": "ended", "word": "Hết hiệu lực", "source": "-"}])[0].explicit
        False
    """
    known: type[Any] = kind
    plan = _plan(known)
    made = []
    for row in rows:
        values = row.copy()
        for name, convert in plan:
            if values.get(name) is not None:
                values[name] = convert(values[name])
        made.append(kind(**values))
    return tuple(made)


@cache
def _plan(kind: type[Any]) -> Plan:
    """The fields that JSON holds in another type, each with what brings it back."""
    converts = ((name, _convert(hint)) for name, hint in get_type_hints(kind).items())
    return tuple((name, convert) for name, convert in converts if convert is not None)


def _convert(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return _rows_of(inner) if is_dataclass(inner) else tuple
    options = [option for option in (get_args(hint) or (hint,)) if option is not type(None)]
    if date in options:
        return date.fromisoformat
    if is_dataclass(options[0]):
        nested = _rows_of(options[0])
        return lambda row: nested((row,))[0]
    return None


def _rows_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return lambda rows: from_plain(kind, rows)
