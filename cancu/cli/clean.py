"""``cancu clean``: what is over by the rules of the office is deleted."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from cancu.cli.common import CallError, Translated, help_option, tell
from cancu.cli.messages import say
from cancu.cli.serve import data_option, rules_of
from cancu.cli.storing import by_option
from cancu.cli.users import signed


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(data: str, dry_run: bool, by: str | None) -> int:
        from cancu.office.database import Office
        from cancu.office.keeping import clean

        path = Path(data) / "office.db"
        rules, who = rules_of(), signed(by)
        if not path.exists():
            raise CallError(say(language, "clean_none", path=path))
        office = Office(path, rules)
        try:
            made = clean(office, by=who, dry_run=dry_run)
        finally:
            office.close()
        tell(say(language, "clean_would" if dry_run else "cleaned", **msgspec.to_builtins(made)))
        return 0

    params: list[click.Parameter] = [
        data_option(language),
        click.Option(["--dry-run"], is_flag=True, help=say(language, "clean_dry_run")),
        by_option(language),
        help_option(language),
    ]
    return Translated(
        name="clean", callback=run, params=params, add_help_option=False,
        help=say(language, "clean"), epilog=say(language, "clean_more"),
    )  # fmt: skip
