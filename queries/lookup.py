"""From what a person types to the one work that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.errors import AmbiguousWork, UnknownWork
from graph.interval import PartialDate, vietnamese
from graph.stores import Search, View
from graph.stores.finding import words_of
from graph.work import OPEN, Work, named_key, plain, split_year

_NUMBER = re.compile(r"\d+[a-zđ]?(?:\.\d+)?\s*(?:/\s*\d{4})?\s*[/-]\s*[^\s,;()]+")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])", re.ASCII)
_MOST = 20


def find_work(view: View, words: str, *, issuer: str | None = None, year: int | None = None) -> Work:
    """The work that words name: a key, a number in any spelling, or a name with its year.

    Args:
        view: Where to look.
        words: ``"Quyết định số 638/QĐ-TTg"``, ``"638/qd-ttg"``, ``"Luật Đất đai 2024"``.
        issuer: Words of the issuer, where several works print one number.
        year: Year of issue, likewise.

    Raises:
        UnknownWork: No work answers.
        AmbiguousWork: Several do; they are listed.
    """
    known = view.work(words.strip())
    if known is not None and len(view.works_by_number(words.strip(), limit=2)) < 2:
        return known
    found = _candidates(view, words)
    fitting = _narrowed(found, words, issuer, year)
    if len(fitting) == 1:
        return fitting[0]
    if not found or not fitting:
        raise UnknownWork(
            f"“{words}”: trong kho không có văn bản nào như vậy"
            + (" của cơ quan, năm đã nêu" if found else "")
            + "; thử tìm bằng “cancu search”, hoặc nạp văn bản bằng “cancu load”"
        )
    raise ambiguous(words, fitting)


def ambiguous(words: str, works: Sequence[Work]) -> AmbiguousWork:
    """The error that lists the works among which a person has to choose."""
    listed = tuple((work.key, tell_apart(work)) for work in works[:_MOST])
    lines = "\n".join(f"  - {line}" for _, line in listed)
    more = f"\n  … và {len(works) - _MOST} văn bản khác" if len(works) > _MOST else ""
    return AmbiguousWork(f"“{words}”: có {len(works)} văn bản; chọn bằng --issuer hoặc --year:\n{lines}{more}", listed)


def tell_apart(work: Work) -> str:
    """A line by which people tell a work from its namesakes.

    Examples:
        >>> tell_apart(Work(key="k", number="09/KH-UBND", doc_type="Kế hoạch", issued="2022-03-08"))
        'Kế hoạch 09/KH-UBND ngày 08/3/2022'
    """
    parts = [work.label]
    if work.issued:
        day = PartialDate.parse(work.issued)
        parts.append(f"{'ngày ' if day.full else ''}{vietnamese(day)}")
    if work.issuer:
        parts.append(f"của {work.issuer}")
    if work.open:
        parts.append(f"({work.open})")
    return " ".join(parts)


def _candidates(view: View, words: str) -> list[Work]:
    """Works of the number, else those of the name, else nothing."""
    number = _NUMBER.search(words)
    if number is not None:
        keys = view.works_by_number(number.group().strip("., "))
        if keys:
            return list(view.works(keys).values())
    name, year = split_year(words)
    if year is not None:
        exact = view.work(named_key(name, year))
        if exact is not None:
            return [exact]
    return _by_name(view, words)


def _by_name(view: View, words: str) -> list[Work]:
    """Works one of whose names has just these words, the year aside."""
    bare = _without_years(words)
    if not bare:
        return []
    asked = Search(text=" ".join(bare), limit=200)
    works = view.works(view.search(asked).keys).values()
    return [work for work in works if any(_without_years(name) == bare for name in (*work.names, work.title or ""))]


def _without_years(words: str) -> list[str]:
    """The words without years, and without "năm" before them; as they are compared, they have no marks."""
    return [word for word in words_of(_YEAR.sub(" ", words)) if word != "nam"]


def _of_type(works: Sequence[Work], words: str) -> list[Work]:
    """Those of the type that the words begin with; all where they begin with none, or none is of it."""
    start = plain(" ".join(words.split()))
    named = [work for work in works if work.doc_type and start.startswith(f"{plain(work.doc_type)} ")]
    return named or list(works)


def _narrowed(works: Sequence[Work], words: str, issuer: str | None, year: int | None) -> list[Work]:
    """Those of the issuer and year asked for; complete ones before open ones."""
    kept = _of_type(works, words)
    if issuer is not None:
        wanted = words_of(issuer)
        kept = [work for work in kept if set(wanted) <= set(words_of(work.issuer or ""))]
    if year is None:
        printed = _NUMBER.search(words)
        rest = words[: printed.start()] + words[printed.end() :] if printed else words
        found = _YEAR.search(rest)
        year = int(found.group()) if found else None
    if year is not None:
        kept = [work for work in kept if work.issued and work.issued.startswith(str(year))]
    complete = [work for work in kept if not work.key.startswith(OPEN)]
    return complete or kept
