"""From the triples of a file back to what each source says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.assertion import Binding, Bundle, Claim, Description, Happening, Origin, Verdict
from graph.exchange.fields import CLASSES, read
from graph.exchange.terms import PREFIXES, SOURCE, iri

Triple = tuple[str, str, str]
_SHORT = sorted(((value, name) for name, value in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_CLASSES = {PREFIXES["cancu"] + name.partition(":")[2]: kind for name, kind in CLASSES.items()}
_TYPE = PREFIXES["rdf"] + "type"
_ASSERTIONS = (Description, Claim, Happening, Verdict, Binding)


def short(value: str) -> str:
    """The short name of a property; itself where no prefix fits.

    Examples:
        >>> short("urn:cancu:ontology#quote")
        'cancu:quote'
    """
    return next((f"{name}:{value[len(start) :]}" for start, name in _SHORT if value.startswith(start)), value)


def bundles_of(triples: Iterable[Triple]) -> list[Bundle]:
    """What each source says, in order of source.

    Raises:
        ValueError: Something is missing or wrong; the node is named.
    """
    said: dict[str, dict[str, list[str]]] = defaultdict(dict)
    kinds: dict[str, type[Any]] = {}
    known: dict[str, str] = {}
    for subject, prop, value in triples:
        if prop == _TYPE:
            kind = _CLASSES.get(value)
            if kind is not None and kinds.setdefault(subject, kind) is not kind:
                raise ValueError(f"{subject[:120]}: hai loại khác nhau")
            continue
        name = known.get(prop) or known.setdefault(prop, short(prop))
        said[subject].setdefault(name, []).append(value)
    origins: dict[str, Origin] = {}
    told: dict[str, dict[type[Any], list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for subject, kind in kinds.items():
        try:
            thing = read(kind, said[subject])
            if kind is Origin:
                origins[iri(SOURCE, thing.id)] = thing
                continue
            [home] = said[subject].get("prov:wasDerivedFrom", [])
            [place] = said[subject].get("cancu:order", ["0"])
            told[home][kind].append((int(place), thing))
        except (ValueError, TypeError) as error:
            raise ValueError(f"{subject[:120]}: {error}") from error
    missing = told.keys() - origins.keys()
    if missing:
        raise ValueError(f"{min(missing)[:120]}: được dẫn làm nguồn nhưng không có trong tệp")
    return [_bundle(origins[home], told[home]) for home in sorted(origins)]


def _bundle(origin: Origin, told: dict[type[Any], list[tuple[int, Any]]]) -> Bundle:
    parts = [tuple(thing for _, thing in sorted(told[kind], key=lambda pair: pair[0])) for kind in _ASSERTIONS]
    return Bundle(
        origin=origin,
        descriptions=parts[0],
        claims=parts[1],
        happenings=parts[2],
        verdicts=parts[3],
        bindings=parts[4],
    )
