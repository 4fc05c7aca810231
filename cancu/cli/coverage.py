"""``cancu coverage``: which units have a document that carries something out, and which have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import day_of, level_of, office_day, put_json, put_line, put_table
from cancu.cli.asking import level_option, out_option, question, rows_of, write_tables
from cancu.cli.common import CallError
from cancu.cli.messages import say
from cancu.cli.storing import viewed
from cancu.cli.trace import picker

if TYPE_CHECKING:
    import datetime

    from queries.coverage import Coverage
    from queries.units import Unit

_MOST_BYTES = 5_000_000


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        document: str,
        issuer: str | None,
        year: int | None,
        units: str | None,
        province: str | None,
        level: str | None,
        deadline: str | None,
        text: str | None,
        out: str | None,
        as_of: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.coverage import coverage_of
        from queries.lookup import find_work

        on = day_of(as_of, language)
        expected = _expected(units, province, level_of(level), on, language)
        due = day_of(deadline, language) if deadline else None
        read = _text(text) if text else None
        with viewed(store) as view:
            work = find_work(view, document, issuer=issuer, year=year)
            found = coverage_of(view, work, expected, on, deadline=due, text=read)
        if out:
            from viz.reports.lists import table_of_coverage

            write_tables(out, (table_of_coverage(found),), found.work.label, on, language)
        if as_json:
            put_json(rows_of(found))
        elif not out:
            _print(found, language)
        return 0

    return question(
        language,
        "coverage",
        run,
        [
            *picker(language),
            click.Option(["--units"], metavar="PATH", help=say(language, "coverage_units")),
            click.Option(["--province"], metavar="TEXT", help=say(language, "coverage_province")),
            level_option(language),
            click.Option(["--deadline"], metavar="YYYY-MM-DD", help=say(language, "coverage_deadline")),
            click.Option(["--text"], metavar="PATH", help=say(language, "coverage_text")),
            out_option(language),
        ],
    )


def _expected(
    units: str | None, province: str | None, level: str | None, on: datetime.date, language: str
) -> tuple[Unit, ...]:
    """The units asked about.

    Raises:
        CallError: Neither a list nor a province nor the level of provinces is given, or the list cannot be read.
    """
    from queries.units import units_of_list, units_of_province

    if units is None:
        if province is None and level != "tỉnh":
            raise CallError(say(language, "coverage_whom"))
        return units_of_province(province, on, level)
    from pathlib import Path

    try:
        with Path(units).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise CallError(say(language, "units_unread", path=units, reason=f"> {_MOST_BYTES} bytes"))
        listed = data.decode("utf-8-sig")
    except OSError as error:
        raise CallError(say(language, "units_unread", path=units, reason=error.strerror or error)) from error
    except UnicodeDecodeError as error:
        raise CallError(say(language, "units_unread", path=units, reason="UTF-8")) from error
    return units_of_list(listed, on, units, province)


def _text(name: str) -> str:
    from cancu.cli.inputs import load

    return load(name).text


def _print(found: Coverage, language: str) -> None:
    put_line(
        say(
            language,
            "coverage_head",
            name=found.work.label,
            day=office_day(found.on.isoformat(), language),
            gaps=found.gaps,
            count=len(found.units),
        )
    )
    if found.deadline is not None:
        day = office_day(found.deadline.isoformat(), language)
        put_line(say(language, "coverage_due", day=day) + (f" “{found.quote}”" if found.quote else ""))
    for one in found.stated:
        put_line(say(language, "coverage_stated", day=office_day(one.day.isoformat(), language), quote=one.quote))
    put_line()
    heads = [say(language, f"coverage_{name}") for name in ("unit", "state", "work", "issued", "late")]
    put_table(
        heads,
        (
            [
                one.unit.name,
                say(language, f"coverage_{one.state.replace(' ', '_')}"),
                one.work.label if one.work else "–",
                office_day(one.work.issued, language) if one.work else "–",
                str(one.late) if one.late else "–",
            ]
            for one in found.units
        ),
    )
    put_line(say(language, "coverage_silence"))
    if found.outside:
        put_line(say(language, "coverage_outside", count=found.outside))
    if found.cut or found.left_out:
        put_line(say(language, "coverage_cut", count=sum(found.left_out.values())))
