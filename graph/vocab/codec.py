"""Rows to plain JSON values and back; fields at their default are left out, sources are kept once.

The standard library alone: importing a faster decoder costs more than it saves on tables of this size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from graph.evidence import Source

T = TypeVar("T")
Sources = Sequence[Source]
Convert = Callable[[Any, Sources], Any]
Plan = tuple[tuple[str, Convert], ...]


def to_plain(value: Any, sources: dict[Source, int]) -> Any:
    """A row, or a value of a row, as JSON holds it.

    Args:
        value: The row.
        sources: Every source met so far with its number; new ones are added.

    Examples:
        >>> from graph.vocab.rows import StatusWord
        >>> to_plain(StatusWord(value="ended", word="Hết hiệu lực", source="-"), {})
        {'value': 'ended', 'word': 'Hết hiệu lực', 'source': '-'}
    """
    if isinstance(value, Source):
        return sources.setdefault(value, len(sources))
    if is_dataclass(value):
        pairs = ((spec, getattr(value, spec.name)) for spec in fields(value))
        return {
            spec.name: to_plain(inner, sources)
            for spec, inner in pairs
            if spec.default is MISSING or inner != spec.default
        }
    if isinstance(value, tuple):
        return [to_plain(inner, sources) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], rows: Iterable[dict[str, Any]], sources: Sources = ()) -> tuple[T, ...]:
    """Rows of one dataclass from what :func:`to_plain` made of them.

    Args:
        kind: The dataclass.
        rows: Plain rows; they are left as they are.
        sources: The sources, by number.

    Examples:
        >>> from graph.vocab.rows import StatusWord
        >>> from_plain(StatusWord, [{"value": "ended", "word": "Hết hiệu lực", "source": "-"}])[0].explicit
        False
    """
    known: Any = kind
    plan = _plan(known)
    made = []
    for row in rows:
        values = row.copy()
        for name, convert in plan:
            if values.get(name) is not None:
                values[name] = convert(values[name], sources)
        made.append(kind(**values))
    return tuple(made)


@cache
def _plan(kind: type[Any]) -> Plan:
    """The fields that JSON holds in another type, each with what brings it back."""
    converts = ((name, _convert(hint)) for name, hint in get_type_hints(kind).items())
    return tuple((name, convert) for name, convert in converts if convert is not None)


def _convert(hint: Any) -> Convert | None:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if is_dataclass(inner):
            nested: Any = inner
            return lambda rows, sources: from_plain(nested, rows, sources)
        return lambda items, _: tuple(items)
    options = [option for option in (get_args(hint) or (hint,)) if option is not type(None)]
    if date in options:
        return lambda text, _: date.fromisoformat(text)
    if Source in options:
        return lambda number, sources: sources[number]
    return None
