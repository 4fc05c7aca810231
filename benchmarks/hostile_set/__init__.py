"""Files made to harm, or broken as files get broken: each with the verdicts that may be given on it.

``REFUSED``: an error that says why; ``PARTIAL``: read, and said what is missing; ``FULL``: read wholly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

REFUSED, PARTIAL, FULL = "refused", "partial", "full"
NOT_WHOLE = frozenset((REFUSED, PARTIAL))
NOT_READ = frozenset((REFUSED,))
READ = frozenset((FULL, PARTIAL))
WHOLE = frozenset((FULL,))
ANY = frozenset((FULL, PARTIAL, REFUSED))
"""For bytes changed at random: whatever is said, it is said in time."""
ALL_OR_NOTHING = frozenset((FULL, REFUSED))

SECRET = "bi-mat-trong-tep-ben-ngoai"
"""Stands in a file beside, which no text may show."""
SENTENCE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"


@dataclass(frozen=True)
class Hostile:
    """One file.

    Attributes:
        name: Kind of trouble; the ending is the one the file pretends.
        make: Gives its bytes.
        verdicts: What may come of it.
        holds: Words that must stand in the text where it is read wholly.
        quick: Whether it is one of those run with every change.
    """

    name: str
    make: Callable[[], bytes]
    verdicts: frozenset[str]
    holds: str = ""
    quick: bool = False


def hostile_files(secret: str, canary: str) -> Iterator[Hostile]:
    """All files.

    Args:
        secret: Path of the file beside.
        canary: Address that must never be asked.
    """
    from benchmarks.hostile_set import packs, pages, pictures, plain

    yield from packs.files(secret, canary)
    yield from pages.files(secret, canary)
    yield from pictures.files()
    yield from plain.files(secret, canary)
