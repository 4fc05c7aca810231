"""``cancu review``: the lists of the periodic review, as a workbook."""

from __future__ import annotations

import click

from cancu.cli.answers import day_of, office_day, put_json, put_line, put_table
from cancu.cli.asking import out_option, question, rows_of, write_tables
from cancu.cli.messages import say
from cancu.cli.storing import viewed

_MOST_SHOWN = 20


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        issuer: str | None,
        province: str | None,
        since: str | None,
        every_type: bool,
        out: str | None,
        as_of: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.review import review_of

        on = day_of(as_of, language)
        first = day_of(since, language) if since else None
        with viewed(store) as view:
            found = review_of(view, on, issuer=issuer, province=province, since=first, every_type=every_type)
        if out:
            from viz.reports.lists import tables_of_review

            write_tables(out, tables_of_review(found), say("vi", "review_title"), on, language)
        if as_json:
            put_json(rows_of(found))
            return 0
        counts = {"ended": found.ended, "partly": found.partly, "kept": found.kept, "to_do": found.to_do}
        put_table(
            [say(language, "review_list"), say(language, "stats_count")],
            ([say(language, f"review_{name}"), str(len(rows))] for name, rows in counts.items()),
        )
        put_line(say(language, "review_total", count=found.reviewed, day=office_day(on.isoformat(), language)))
        for entry in () if out else found.to_do[:_MOST_SHOWN]:
            put_line(f"  - {entry.work.label}: {entry.proposal} – {entry.reason}")
        if not out:
            put_line(say(language, "review_out"))
        put_line(say(language, "review_person"))
        return 0

    return question(
        language,
        "review",
        run,
        [
            click.Option(["--issuer"], metavar="TEXT", help=say(language, "search_by_issuer")),
            click.Option(["--province"], metavar="TEXT", help=say(language, "review_province")),
            click.Option(["--since"], metavar="YYYY-MM-DD", help=say(language, "review_since")),
            click.Option(["--every-type"], is_flag=True, help=say(language, "review_every")),
            out_option(language),
        ],
    )
