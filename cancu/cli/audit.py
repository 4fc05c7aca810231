"""``cancu audit``: the log of an office, and whether somebody altered it."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from cancu.cli.common import CallError, Translated, choice, help_option, put, tell
from cancu.cli.messages import say
from cancu.cli.serve import data_option


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(action: str, data: str) -> int:
        from cancu.office import audit
        from cancu.office.database import Office
        from graph.errors import CancuError

        path = Path(data) / "office.db"
        if not path.exists():
            raise CallError(say(language, "audit_none", path=path))
        try:
            office = Office(path)
        except CancuError as error:
            tell(say(language, "error", message=error))
            return 2
        try:
            if action == "export":
                for entry in reversed(audit.latest(office.read(), limit=1 << 40)):
                    put(msgspec.json.encode(entry).decode() + "\n")
                return 0
            verdict = audit.verify(office.read())
        finally:
            office.close()
        if verdict.faults:
            tell(say(language, "audit_altered", count=len(verdict.faults), first="; ".join(verdict.faults[:5])))
            return 1
        put(say(language, "audit_whole", count=verdict.count, head=verdict.head or "–") + "\n")
        return 0

    params: list[click.Parameter] = [
        click.Argument(["action"], type=choice(("verify", "export")), metavar="verify|export"),
        data_option(language),
        help_option(language),
    ]
    return Translated(
        name="audit", callback=run, params=params, add_help_option=False,
        help=say(language, "audit"), epilog=say(language, "audit_more"),
    )  # fmt: skip
