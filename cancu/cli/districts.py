"""``cancu districts``: the normative documents of abolished districts, a list for each commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import cut_note, day_of, office_day, put_json, put_line
from cancu.cli.asking import limit_option, out_option, question, rows_of, write_tables
from cancu.cli.messages import say
from cancu.cli.storing import viewed

if TYPE_CHECKING:
    from queries.district_documents import DistrictLists


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        commune: str | None, limit: int, out: str | None, as_of: str | None, store: str | None, as_json: bool
    ) -> int:
        from queries.district_documents import district_documents
        from queries.held_districts import held_documents

        on = day_of(as_of, language)
        with viewed(store) as view:
            found = district_documents(held_documents(view, on), on, commune)
        if out:
            from viz.reports.district_lists import table_of_districts

            write_tables(out, (table_of_districts(found),), say("vi", "districts_title"), on, language)
        if as_json:
            put_json(rows_of(found))
        elif not out:
            _print(found, limit, language)
        return 0

    return question(
        language,
        "districts",
        run,
        [
            click.Option(["--commune"], metavar="TEXT", help=say(language, "districts_commune")),
            limit_option(language, 30),
            out_option(language),
        ],
    )


def _print(found: DistrictLists, limit: int, language: str) -> None:
    documents = {(one.number, one.issuer) for commune in found.communes for _, one in commune.documents}
    day = office_day(found.as_of.isoformat(), language)
    left = say(language, "districts_left" if found.days_left >= 0 else "districts_over", count=abs(found.days_left))
    put_line(say(language, "districts_total", count=len(documents), communes=len(found.communes), day=day, left=left))
    for one in found.communes[:limit]:
        put_line(f"{one.commune.full_name}, {one.province or '?'}: {len(one.documents)}")
        for district, document in one.documents:
            named = " ".join(part for part in (document.doc_type, document.number) if part)
            put_line(f"  - {named} · {district.full_name}{f' · {document.title}' if document.title else ''}")
    if len(found.communes) > limit:
        put_line(cut_note(limit, language))
    for document in found.unplaced:
        put_line(say(language, "districts_unplaced", number=document.number, issuer=document.issuer))
    put_line(found.basis)
