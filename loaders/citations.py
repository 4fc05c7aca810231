"""Finding every citation of a text: :func:`find_citations`.

Numbers with a symbol are found first, then bare numbers and blanks, laws by name and Party resolutions; then each
is given its date, issuer and title, in the order of the text, and nested ones are hung below the citation in whose
title they stand. Binding citations to documents is another step: :mod:`loaders.resolve`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from graph.citation import Citation, Footnote, PinCite, StatedIssuer
from graph.evidence import Span
from graph.number import Repair
from loaders.mentions.aliases import defining_spans, find_aliases
from loaders.mentions.bare import find_bare
from loaders.mentions.dates import read_date
from loaders.mentions.footnotes import find_notes
from loaders.mentions.hit import Hit
from loaders.mentions.issuers import read_body, read_issuer
from loaders.mentions.merging import merged
from loaders.mentions.names import find_names
from loaders.mentions.numbers import find_numbers
from loaders.mentions.own_number import own_number_spans
from loaders.mentions.pincites import read_pincites
from loaders.mentions.plenums import find_plenums
from loaders.mentions.titles import TitleReader
from loaders.normalize import CleanText, normalize
from loaders.phrases import phrases

_LEAD = 14


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a text, in order, with what its words say.

    Args:
        text: Any Vietnamese text.

    Returns:
        The citations; offsets are code points of the text as given.

    Examples:
        >>> found = find_citations("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh về trồng rừng.")
        >>> found[0].text, str(found[0].date), found[0].title
        ('Kế hoạch số 12/KH-UBND ngày 03/3/2023', '2023-03-03', 'về trồng rừng')
    """
    clean = normalize(text)
    return tuple(in_untouched(clean, citation) for citation in read_citations(clean))


def read_citations(clean: CleanText) -> tuple[Citation, ...]:
    """As :func:`find_citations`, with the offsets and words of the cleaned text."""
    hits = _find(clean)
    for hit in hits:
        _read_fields(clean.text, hit)
    hits = _outside_bodies(hits)
    reader = TitleReader(clean.text, hits)
    for index in range(len(hits)):
        reader.read(index)
    _nest(hits)
    for hit in hits:
        _read_late_day(clean.text, hit)
    uses = find_aliases(clean, hits)
    if uses:
        hits = sorted(hits + uses, key=lambda hit: (hit.start, -hit.end))
    _read_notes(clean, hits)
    places = {id(hit): place for place, hit in enumerate(hits)}
    return tuple(_citation(clean, hit, places) for hit in hits)


def _find(clean: CleanText) -> list[Hit]:
    """Every citation, in order of the text, laws merged with the number behind their name."""
    own = own_number_spans(clean)
    numbered = find_numbers(clean, own)
    taken = {hit.end for hit in numbered}
    taken |= {hit.start + len(hit.type_word or "") for hit in numbered}
    covered = [(hit.start, hit.end) for hit in numbered]
    covered += defining_spans(clean)
    bare = [hit for hit in find_bare(clean, taken, own) if not _inside(hit, covered)]
    plenums = find_plenums(clean)
    named = merged(clean, find_names(clean), numbered)
    hits = numbered + [hit for hit in bare if not _inside(hit, [(p.start, p.end) for p in plenums])]
    return sorted(hits + plenums + named, key=lambda hit: (hit.start, -hit.end))


def _outside_bodies(hits: list[Hit]) -> list[Hit]:
    """Without the short forms inside a body's name: "của Tổ công tác triển khai Đề án 06 của Chính phủ"."""
    kept: list[Hit] = []
    body = (0, 0)
    for hit in hits:
        if hit.short and body[0] <= hit.start < body[1]:
            continue
        if hit.issuer is not None and hit.issuer.span.start >= hit.end:
            body = (hit.issuer.span.start, hit.issuer.span.end)
        kept.append(hit)
    return kept


def _inside(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    return any(low < hit.end and hit.start < high for low, high in spans)


def _read_fields(text: str, hit: Hit) -> None:
    """Read the issuer (and a date behind it) and the pinpoints of one citation."""
    at = max(hit.end, hit.tail)
    if hit.issuer is None:
        hit.issuer = read_issuer(text, at)
        if hit.issuer is not None and hit.issuer.span.start >= at:
            hit.tail = hit.issuer.span.end
            if hit.date is None:
                late = read_date(text, hit.tail)
                if late and late.value and late.word:
                    hit.date, hit.date_span, hit.tail = late.value, (late.start, late.end), late.end
        elif hit.issuer is None and hit.type_word and hit.so:
            hit.issuer = _issuer_before_number(text, hit)
    hit.pincites = read_pincites(text, hit.start)
    lead = text[max(0, hit.start - 12) : hit.start].lower().rstrip()
    hit.draft = lead.endswith(phrases("draft"))


def _issuer_before_number(text: str, hit: Hit) -> StatedIssuer | None:
    """``Quyết định của UBND tỉnh số 12/QĐ-UBND``."""
    start = hit.start + len(hit.type_word or "")
    words = text[start : start + 8]
    stripped = words.lstrip()
    for lead in phrases("issuer_lead"):
        if stripped.startswith(f"{lead} "):
            return read_body(text, start + len(words) - len(stripped) + len(lead) + 1)
    return None


def _nest(hits: list[Hit]) -> None:
    """Hang each citation below the nearest one in whose title (or name) it stands."""
    open_hits: list[Hit] = []
    for hit in hits:
        while open_hits and _reach(open_hits[-1]) <= hit.start:
            open_hits.pop()
        if open_hits and hit.nested_in is None:
            hit.nested_in = open_hits[-1]
        if hit.title_span or hit.nested_in is None:
            open_hits.append(hit)


def _read_late_day(text: str, hit: Hit) -> None:
    """The day behind a title is that of the cited document: ``Thông tư A hướng dẫn Luật B ban hành ngày …``."""
    host = hit.nested_in
    if hit.date is None and hit.title_span is not None and hit.number is not None:
        end = hit.title_span[1]
        if text[end : end + _LEAD].lstrip().startswith(phrases("day_verb")):
            late = read_date(text, end)
            if late is not None and late.value is not None and late.word:
                hit.date, hit.date_span = late.value, (late.start, late.end)
    elif hit.date_span and hit.name and host is not None and host.date_span == hit.date_span:
        lead = text[hit.start : hit.date_span[0]].rstrip()
        verb = next((word for word in phrases("day_verb") if lead.endswith(f" {word}")), "")
        hit.end = hit.tail = hit.start + len(lead.removesuffix(verb).rstrip())
        hit.date = hit.date_span = None


def _reach(hit: Hit) -> int:
    return max(hit.end, hit.title_span[1] if hit.title_span else 0)


def _read_notes(clean: CleanText, hits: list[Hit]) -> None:
    starts = [hit.start for hit in hits]
    for note in find_notes(clean):
        for hit in hits[bisect_left(starts, note.start) : bisect_left(starts, note.end)]:
            anchor = Span(*note.anchor) if note.anchor else None
            hit.footnote = Footnote(marker=note.marker, anchor=anchor)


@cache
def _so_types() -> frozenset[str]:
    return frozenset(phrases("law_word"))


def _repairs(hit: Hit) -> tuple[Repair, ...]:
    made = list(hit.number.repairs) if hit.number else []
    made += hit.repairs
    if hit.number and not hit.so and hit.type_word and hit.doc_type not in _so_types() and not hit.listed:
        made.append(Repair(kind="missing-so", written=hit.number.text, canonical=f"số {hit.number.text}"))
    return tuple(made)


def _citation(clean: CleanText, hit: Hit, places: dict[int, int]) -> Citation:
    """The finished citation, its offsets those of the cleaned text."""
    title = Span(*hit.title_span) if hit.title_span else None
    return Citation(
        start=hit.start,
        end=hit.end,
        text=clean.text[hit.start : hit.end],
        doc_type=hit.doc_type,
        type_word=hit.type_word,
        number=hit.number,
        sequence=hit.sequence,
        year=hit.year,
        name=hit.name,
        date=hit.date,
        date_span=Span(*hit.date_span) if hit.date_span else None,
        issuer=hit.issuer,
        title=title.cut(clean.text) if title else None,
        title_span=title,
        pincites=hit.pincites,
        repairs=_repairs(hit),
        short_form=hit.short,
        listed=hit.listed,
        draft=hit.draft,
        placeholder=hit.placeholder,
        so=hit.so,
        nested_in=places[id(hit.nested_in)] if hit.nested_in is not None else None,
        footnote=hit.footnote,
        alias=hit.alias,
        alias_of=places[id(hit.alias_of)] if hit.alias_of is not None else None,
    )


def in_untouched(clean: CleanText, citation: Citation) -> Citation:
    """The citation with the offsets and words of the untouched text.

    Args:
        clean: The text as it was cleaned.
        citation: A citation of :func:`read_citations`.
    """
    if clean.text is clean.raw or (clean.moves is None and _unchanged(clean, citation)):
        return citation
    start, end = clean.raw_span(citation.start, citation.end)
    title = _raw(clean, citation.title_span)
    return replace(
        citation,
        start=start,
        end=end,
        text=clean.raw[start:end],
        date_span=_raw(clean, citation.date_span),
        issuer=_raw_issuer(clean, citation.issuer) if citation.issuer else None,
        title=title.cut(clean.raw) if title else None,
        title_span=title,
        pincites=tuple(_raw_pin(clean, pin) for pin in citation.pincites),
        footnote=_raw_note(clean, citation.footnote) if citation.footnote else None,
    )


def _unchanged(clean: CleanText, citation: Citation) -> bool:
    """Whether cleaning changed neither the words nor the title of a citation."""
    title = citation.title_span
    return clean.raw.startswith(citation.text, citation.start) and (
        title is None or clean.raw.startswith(citation.title or "", title.start)
    )


def _raw(clean: CleanText, span: Span | None) -> Span | None:
    return Span(*clean.raw_span(span.start, span.end)) if span else None


def _raw_note(clean: CleanText, note: Footnote) -> Footnote:
    return Footnote(marker=note.marker, anchor=_raw(clean, note.anchor))


def _raw_issuer(clean: CleanText, issuer: StatedIssuer) -> StatedIssuer:
    span = Span(*clean.raw_span(issuer.span.start, issuer.span.end))
    return replace(issuer, span=span, joint=tuple(_raw_issuer(clean, other) for other in issuer.joint))


def _raw_pin(clean: CleanText, pin: PinCite) -> PinCite:
    start, end = clean.raw_span(pin.start, pin.end)
    return PinCite(path=pin.path, start=start, end=end)
