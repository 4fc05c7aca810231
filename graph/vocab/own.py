"""What an office adds to the tables (*tri thức riêng của cơ quan*): its own organs and its own legal facts.

The files have the form of the project's tables and are read as strictly. They are given once, before anything is
read: every table that follows from the organs is made on first use and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError, VocabularyError
from graph.event import WorkFacts
from graph.vocab.rows import Organ


@dataclass(slots=True)
class Own:
    """The additions of this process.

    Attributes:
        organs: Organs of the office, which stand before those of the project.
        facts: Works of the office, which stand before those of the project.
        files: The files they were read from, each with what it holds: ``organs`` or ``facts``.
    """

    organs: tuple[Organ, ...] = ()
    facts: tuple[WorkFacts, ...] = ()
    files: tuple[tuple[str, Path], ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files alone."""
        return tuple(path for _, path in self.files)


OWN = Own()


def read_own_organs(path: Path, known: tuple[Organ, ...]) -> tuple[Organ, ...]:
    """The organs of a file.

    Args:
        path: A YAML file in the form of ``organs.yaml``.
        known: The organs of the project, which heirs may be among.

    Raises:
        VocabularyError: The file cannot be read or a row is wrong; the message names file and row.
    """
    from graph.vocab.reader import build, read_rows  # here: YAML is only loaded where an office has a list

    made: list[Organ] = []
    try:
        rows = [(f"{path.name}, hàng {at}", row) for at, row in enumerate(read_rows(path), 1)]
    except OSError as error:
        raise VocabularyError(f"{path}: không đọc được ({error.strerror})") from error
    for where, row in rows:
        organ = build(Organ, row, where)
        if organ.valid_from and organ.valid_to and organ.valid_from >= organ.valid_to:
            raise VocabularyError(f"{where}: valid_from phải trước valid_to")
        if any((organ.code, organ.name, organ.valid_from) == (one.code, one.name, one.valid_from) for one in made):
            raise VocabularyError(f"{where}: trùng với một hàng ở trên ({organ.code!r})")
        made.append(organ)
    codes = {organ.code for organ in (*known, *made)}
    for (where, _), organ in zip(rows, made, strict=True):
        for code in organ.succeeded_by:
            if code not in codes:
                raise VocabularyError(f"{where}: 'succeeded_by' có {code!r}, không phải mã cơ quan nào đã biết")
    return tuple(made)


def read_own_facts(path: Path) -> tuple[WorkFacts, ...]:
    """The works of a file, in order of key.

    Raises:
        VocabularyError: The file cannot be read or a row is wrong; the message names file and row.
    """
    from graph.vocab.facts import parse_facts  # here: as above

    try:
        return parse_facts((path,))
    except OSError as error:
        raise VocabularyError(f"{path}: không đọc được ({error.strerror})") from error


def refuse_late(read_already: bool, path: Path) -> None:
    """See that an addition comes before the table it adds to was read.

    Raises:
        UsageError: It comes too late to be seen everywhere.
    """
    if read_already:
        raise UsageError(f"{path}: tri thức riêng phải được nạp trước khi đọc văn bản đầu tiên")


def with_own(organs: tuple[Organ, ...]) -> tuple[Organ, ...]:
    """The organs of the office, then those of the project that it does not describe anew.

    Examples:
        >>> with_own(()) == OWN.organs
        True
    """
    anew = {(organ.code, organ.name) for organ in OWN.organs}
    return (*OWN.organs, *(organ for organ in organs if (organ.code, organ.name) not in anew))
