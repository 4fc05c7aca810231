"""The strict reader of the YAML tables: strings only, no key twice or unknown, file and row in every error.

A table that reads ``no`` as a boolean or ``2020-01-01`` as something other than text, or forgets the first of
two equal keys, gives wrong answers in silence. So a scalar that is no string, a key that no row has, a key
given twice, an empty text, a day that is none and a text that is not NFC all raise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from graph.errors import VocabularyError

Row = dict[str, Any]
T = TypeVar("T")
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DAYS = frozenset({"valid_from", "valid_to", "seen_on", "issued", "effective", "ended", "day", "enacted"})
_EVENTS = frozenset({"amended", "replaced", "repealed", "partially_repealed", "suspended", "resumed", "expired"})
CHOICES: dict[str, frozenset[str]] = {
    "normative": frozenset({"always", "year", "never"}),
    "confidence": frozenset({"high", "medium", "low"}),
    "level": frozenset({"trung ương", "tỉnh", "huyện", "xã", "any"}),
    "levels": frozenset({"trung ương", "tỉnh", "huyện", "xã"}),
    "kind": frozenset({"state", "party", "front", "assembly", "court"}),
    "of": frozenset({"huyện", "thành phố", "tỉnh"}),
    "effect": frozenset({"none", "part", "ends", "suspends"}),
    "effect_part": frozenset({"none", "part", "suspends"}),
    "what": _EVENTS,
    "event": _EVENTS,
    "event_part": _EVENTS,
    "step": frozenset(
        {
            "articles",
            "bases",
            "bodies",
            "citations",
            "days",
            "deadlines",
            "documents",
            "effects",
            "furniture",
            "issuers",
            "labels",
            "periods",
            "personal",
            "pincites",
            "relations",
            "room",
            "sentences",
            "setting",
            "signers",
            "stamps",
            "titles",
            "types",
        }
    ),
}


class _StrictLoader(_Loader):  # type: ignore[misc]  # the C loader is typed as Any
    """A safe loader that refuses a key given twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"khóa {key.value!r} ghi hai lần", key.start_mark)
            seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def read_rows(path: Path) -> list[Row]:
    """The rows of one YAML file, still as mappings of strings, lists and mappings.

    Raises:
        VocabularyError: The file is no list of mappings, a key stands twice, a scalar is no string,
            is empty or is not NFC.

    Examples:
        >>> read_rows(Path("thiếu.yaml"))
        Traceback (most recent call last):
        ...
        graph.errors.VocabularyError: thiếu.yaml: không có tệp này
    """
    if not path.is_file():
        raise VocabularyError(f"{path.name}: không có tệp này")
    try:
        rows = yaml.load(path.read_bytes(), Loader=_StrictLoader)  # built on the safe loader
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path.name}: {_in_one_line(error)}") from error
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise VocabularyError(f"{path.name}: phải là một danh sách các hàng, bắt đầu bằng dấu '-'")
    for at, row in enumerate(rows, 1):
        where = f"{path.name}, hàng {at}"
        if not isinstance(row, dict):
            raise VocabularyError(f"{where}: phải là các cặp khóa và giá trị")
        check_strings(row, where)
    return rows


def _in_one_line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return f"dòng {mark.line + 1}: {problem}" if mark else " ".join(str(problem).split())


def check_strings(value: object, where: str) -> None:
    """Refuse every leaf that is no clean string.

    Raises:
        VocabularyError: One is no string, is empty, has blanks at its ends or is not NFC.
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            check_strings(key, where)
            check_strings(inner, f"{where}, khóa {key!r}")
    elif isinstance(value, list):
        for inner in value:
            check_strings(inner, where)
    elif not isinstance(value, str):
        raise VocabularyError(f"{where}: {value!r} không phải là chữ; viết trong dấu nháy kép")
    elif not value.strip() or value != value.strip():
        raise VocabularyError(f"{where}: {value!r} trống hoặc thừa khoảng trắng ở đầu, cuối")
    elif not unicodedata.is_normalized("NFC", value):
        raise VocabularyError(f"{where}: {value!r} không ở dạng NFC")


def build(kind: type[T], row: Row, where: str) -> T:
    """One row as the dataclass of its table.

    Args:
        kind: A frozen dataclass of :mod:`graph.vocab.rows`.
        row: Keys and strings, as :func:`read_rows` gives them.
        where: File and row, for the message.

    Raises:
        VocabularyError: A key is unknown or missing, or a value is of the wrong form.

    Examples:
        >>> from graph.vocab.rows import StatusWord
        >>> build(StatusWord, {"value": "ended", "word": "Hết hiệu lực", "sorce": "-"}, "a.yaml, hàng 1")
        Traceback (most recent call last):
        ...
        graph.errors.VocabularyError: a.yaml, hàng 1: không có khóa 'sorce'
    """
    specs = {spec.name: spec for spec in fields(kind)}  # type: ignore[arg-type]
    for key in row:
        if key not in specs:
            raise VocabularyError(f"{where}: không có khóa {key!r}")
    for name, spec in specs.items():
        if spec.default is MISSING and name not in row:
            raise VocabularyError(f"{where}: thiếu khóa {name!r}")
    declared: Any = kind
    hints = _hints(declared)
    return kind(**{key: _value(key, hints[key], value, where) for key, value in row.items()})


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(key: str, hint: Any, value: Any, where: str) -> Any:
    """One value of a row in the type its field declares."""
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise VocabularyError(f"{where}: {key!r} phải là một danh sách")
        return _items(key, get_args(hint)[0], value, where)
    if not isinstance(value, str):
        raise VocabularyError(f"{where}: {key!r} phải là một chuỗi chữ")
    options = get_args(hint) or (hint,)
    if bool in options:
        if value not in ("true", "false"):
            raise VocabularyError(f'{where}: {key!r} phải là "true" hoặc "false"')
        return value == "true"
    if int in options:
        if not (value.isascii() and value.isdecimal()):
            raise VocabularyError(f"{where}: {key!r} phải là một số nguyên, không phải {value!r}")
        return int(value)
    check_word(key, value, where)
    return value


def _items(key: str, hint: Any, values: list[Any], where: str) -> tuple[Any, ...]:
    """A list of strings or of nested rows; no string stands twice."""
    if hint is not str:
        return tuple(build(hint, item, f"{where}, {key} {at}") for at, item in enumerate(values, 1))
    for item in values:
        if not isinstance(item, str):
            raise VocabularyError(f"{where}: {key!r} phải là danh sách các chuỗi chữ")
        check_word(key, item, where)
    if len(set(values)) < len(values):
        raise VocabularyError(f"{where}: {key!r} có mục ghi hai lần")
    return tuple(values)


def check_word(key: str, value: str, where: str) -> None:
    """Refuse a word outside the closed list of its key, and a day that is none.

    Raises:
        VocabularyError: The word is not in the list, or the day is not in the calendar.

    Examples:
        >>> check_word("day", "2025-02-30", "a.yaml")
        Traceback (most recent call last):
        ...
        graph.errors.VocabularyError: a.yaml: 'day' phải là ngày NĂM-THÁNG-NGÀY, không phải '2025-02-30'
    """
    choices = CHOICES.get(key)
    if choices and value not in choices:
        allowed = ", ".join(sorted(choices))
        raise VocabularyError(f"{where}: {key!r} không thể là {value!r}; chọn trong: {allowed}")
    if key in DAYS:
        try:
            right = date.fromisoformat(value).isoformat() == value
        except ValueError:
            right = False
        if not right:
            raise VocabularyError(f"{where}: {key!r} phải là ngày NĂM-THÁNG-NGÀY, không phải {value!r}")


def read_table(kind: type[T], path: Path, key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """A whole table; no two rows share their key.

    Raises:
        VocabularyError: A row is wrong, or two rows are one.
    """
    made: dict[Hashable, T] = {}
    for at, row in enumerate(read_rows(path), 1):
        where = f"{path.name}, hàng {at}"
        item = build(kind, row, where)
        if key(item) in made:
            raise VocabularyError(f"{where}: trùng với một hàng ở trên ({key(item)!r})")
        made[key(item)] = item
    return tuple(made.values())
