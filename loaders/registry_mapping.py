"""How the columns and words of a register are meant (*tệp ánh xạ*): YAML, read strictly, chosen by the header.

A mapping says which column holds what, how days are written, what each status word makes happen, and for each
relation label which of the two documents acts. Nothing is guessed: a word that the mapping does not hold is
reported and not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import UsageError, VocabularyError
from graph.relation import relation_names
from graph.vocab.reader import build, read_rows

FOLDER = Path(__file__).parent / "mappings"
FIELDS = (
    "id", "number", "doc_type", "title", "issuer", "issued", "effective", "status", "ended",
    "other_id", "other_number", "other_type", "other_issuer", "other_issued",
    "label", "direction", "provisions", "day", "evidence", "confidence", "seen_on",
)  # fmt: skip
"""What a column may hold: of the document of the row, of the other document, and of what is between them."""
DATE_FORMS = ("YYYY-MM-DD", "DD/MM/YYYY")
ACTING = ("this", "other", "later")
"""Who acts by a label: the document of the row, the other one, or whichever was issued later."""
_RESERVED = ("cancu",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column that is read.

    Attributes:
        field: What it holds, one of :data:`FIELDS`.
        column: Its heading.
    """

    field: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status word.

    Attributes:
        word: As the register writes it.
        event: What it says happened (:class:`graph.event.Event`); None where nothing did.
        scope: Provisions hit, for a part.
    """

    word: str
    event: str | None = None
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label of a relation or event.

    Attributes:
        label: As the register writes it.
        direction: The word in the column ``direction`` that it goes with; None where it goes with any.
        relation: Name of the relation type; None where it is no legal relation and is left out.
        event: What it says happened to the document of the row, where no other document acts.
        acting: Who acts, one of :data:`ACTING`.
        part: Whether only a part is hit, though no provision is named.
    """

    label: str
    direction: str | None = None
    relation: str | None = None
    event: str | None = None
    acting: str = "this"
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How one kind of register is read.

    Attributes:
        name: Short name; the register is known by it in a store, so that a newer edition replaces the older one.
        title: What people call the register.
        source: Where it comes from.
        collection: Registers of one collection share the ids of their documents.
        header: Columns by which a file is recognised.
        columns: The columns that are read.
        dates: How days are written.
        statuses: Words of the column ``status``.
        labels: Words of the column ``label``.
        separator: What stands between several labels in one cell; None where there is only one.
        events: Whether labels are told as events too, with the confidence of the row.
        confidence: How sure the register is: ``high``, ``medium`` or ``low``.
        unverified: Words in the column ``evidence`` that say that nobody read a source: the row is ``low``.
        seen_on: Day until which the register was kept; None where that differs by edition.
    """

    name: str
    title: str
    source: str
    collection: str
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    dates: tuple[str, ...] = ("YYYY-MM-DD",)
    statuses: tuple[Status, ...] = ()
    labels: tuple[Label, ...] = ()
    separator: str | None = None
    events: bool = False
    confidence: str = "high"
    unverified: tuple[str, ...] = ()
    seen_on: str | None = None

    def column(self, field: str) -> str | None:
        """The heading of the column that holds something; None where none does."""
        return next((one.column for one in self.columns if one.field == field), None)

    @property
    def relates(self) -> bool:
        """Whether its rows lead from one document to another."""
        return self.column("other_id") is not None or self.column("other_number") is not None

    @property
    def describes(self) -> bool:
        """Whether its rows are documents, and do not only name them."""
        return self.column("title") is not None or self.column("status") is not None


def read_mapping(path: Path) -> Mapping:
    """The mapping of a file.

    Raises:
        VocabularyError: The file is missing or a part of it is wrong; the message names file, row and key.
    """
    rows = read_rows(path)
    if len(rows) != 1:
        raise VocabularyError(f"{path.name}: phải có đúng một ánh xạ, bắt đầu bằng “- name:”")
    made = build(Mapping, rows[0], f"{path.name}, hàng 1")
    for wrong in _faults(made):
        raise VocabularyError(f"{path.name}: {wrong}")
    return made


def _faults(mapping: Mapping) -> list[str]:
    found = []
    if mapping.name in _RESERVED or not mapping.name.replace("-", "").isalnum():
        found.append(f"tên {mapping.name!r} không dùng được; chỉ chữ, số, gạch nối và khác “cancu”")
    fields = [one.field for one in mapping.columns]
    found += [f"không có trường {name!r}; chọn trong: {', '.join(FIELDS)}" for name in fields if name not in FIELDS]
    found += [f"trường {name!r} ghi hai lần" for name in sorted(set(fields)) if fields.count(name) > 1]
    if "id" not in fields and "number" not in fields:
        found.append("phải có cột cho trường 'number' hoặc 'id'")
    if mapping.relates and "label" not in fields:
        found.append("sổ quan hệ phải có cột cho trường 'label'")
    found += [f"không có dạng ngày {form!r}; chọn trong: {', '.join(DATE_FORMS)}"
              for form in mapping.dates if form not in DATE_FORMS]  # fmt: skip
    known = relation_names()
    for row in mapping.labels:
        if row.relation is not None and row.relation not in known:
            found.append(f"nhãn {row.label!r}: không có quan hệ {row.relation!r}; chọn trong: {', '.join(known)}")
        if row.acting not in ACTING:
            found.append(f"nhãn {row.label!r}: 'acting' phải là một trong: {', '.join(ACTING)}")
    pairs = [(row.label, row.direction) for row in mapping.labels]
    found += [f"nhãn {label!r} ghi hai lần" for label, way in pairs if pairs.count((label, way)) > 1]
    words = [row.word for row in mapping.statuses]
    found += [f"tình trạng {word!r} ghi hai lần" for word in sorted(set(words)) if words.count(word) > 1]
    return found


@cache
def shipped() -> tuple[Mapping, ...]:
    """The mappings that come with the program, in order of name."""
    return tuple(read_mapping(path) for path in sorted(FOLDER.glob("*.yaml")))


def mapping_named(name: str) -> Mapping:
    """A mapping by its name, or by the path of its file.

    Raises:
        UsageError: There is none of that name and no such file.
        VocabularyError: The file is wrong.

    Examples:
        >>> mapping_named("phapdien-documents").collection
        'phapdien'
        >>> mapping_named("so-la")
        Traceback (most recent call last):
        ...
        graph.errors.UsageError: không có ánh xạ “so-la”. Cách xử lý: chọn một trong phapdien-amendments, ...
    """
    for one in shipped():
        if one.name == name:
            return one
    if name.endswith((".yaml", ".yml")) or Path(name).is_file():
        return read_mapping(Path(name))
    names = ", ".join(one.name for one in shipped())
    raise UsageError(f"không có ánh xạ “{name}”. Cách xử lý: chọn một trong {names}, hoặc ghi đường dẫn tệp YAML")


def choose_mapping(name: str, header: Sequence[str]) -> Mapping:
    """The one mapping that a file is recognised by; of two that fit, the one that asks for more columns.

    Args:
        name: The file, for messages.
        header: Its columns.

    Raises:
        UsageError: None fits, or several do.

    Examples:
        >>> choose_mapping("a.csv", ["doc_id", "other_doc_id", "relationship"]).name
        'vbpl-relationships'
    """
    columns = set(header)
    fitting = [one for one in shipped() if columns.issuperset(one.header)]
    best = [one for one in fitting if not any(set(one.header) < set(other.header) for other in fitting)]
    if len(best) == 1:
        return best[0]
    if best:
        names = ", ".join(one.name for one in best)
        raise UsageError(f"{name}: các cột hợp với nhiều ánh xạ ({names}). Cách xử lý: chọn một bằng --mapping TÊN")
    nearest = max(shipped(), key=lambda one: len(columns.intersection(one.header)))
    lacking = ", ".join(sorted(set(nearest.header) - columns))
    raise UsageError(
        f"{name}: không có ánh xạ nào cho các cột {', '.join(header[:20])}. Gần nhất là “{nearest.name}”, "
        f"còn thiếu cột {lacking}. Cách xử lý: viết tệp ánh xạ (docs/so-dang-ky.md) rồi nhập bằng --mapping TỆP.yaml"
    )
