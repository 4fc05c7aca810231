"""``cancu users``: who may use the pages of an office. ``cancu audit``: whether its log was altered."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from cancu.cli.common import CallError, Translated, choice, help_option, put, tell
from cancu.cli.messages import say
from cancu.cli.serve import data_option, number_of

ACTIONS = ("add", "list", "remove", "key")
BY = "dòng lệnh"
"""Who changes people, as the log tells it."""


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(action: str, name: str | None, role: str, label: str, days: str, data: str, password_stdin: bool) -> int:
        from cancu.office import people
        from cancu.office.database import Office
        from graph.errors import CancuError

        office = Office(Path(data) / "office.db")
        try:
            if action == "list":
                put("".join(f"{one.name}\t{one.role}\n" for one in people.people(office)))
                return 0
            if name is None:
                raise CallError(say(language, "missing", name=say(language, "users_name")))
            if action == "add":
                people.add_person(office, name, role, password(language, password_stdin), by=BY)
                tell(say(language, "users_added", name=name, role=role))
            elif action == "remove":
                if not people.remove_person(office, name, by=BY):
                    raise CallError(say(language, "users_unknown", name=name))
                tell(say(language, "users_removed", name=name))
            else:
                lasting = number_of(days, "--days", 1, 3650, language)
                put(people.make_key(office, name, label, lasting, by=BY) + "\n")
                tell(say(language, "users_key", name=name, days=lasting))
        except CancuError as error:
            tell(say(language, "error", message=error))
            return 2
        finally:
            office.close()
        return 0

    params: list[click.Parameter] = [
        click.Argument(["action"], type=choice(ACTIONS), metavar="|".join(ACTIONS)),
        click.Argument(["name"], required=False, metavar=say(language, "users_name")),
        click.Option(
            ["--role"], type=choice(("reader", "editor", "admin")), default="editor", help=say(language, "users_role")
        ),
        click.Option(["--label"], metavar="TEXT", default="", help=say(language, "users_label")),
        click.Option(["--days"], metavar="N", default="90", help=say(language, "users_days")),
        click.Option(["--password-stdin"], is_flag=True, help=say(language, "users_stdin")),
        data_option(language),
        help_option(language),
    ]
    return Translated(
        name="users", callback=run, params=params, add_help_option=False,
        help=say(language, "users"), epilog=say(language, "users_more"),
    )  # fmt: skip


def password(language: str, stdin: bool) -> str:
    """A password: typed twice and unseen, or the first line of standard input.

    Raises:
        CallError: The two are not alike.
    """
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(say(language, "users_password"))
    if first != getpass.getpass(say(language, "users_again")):
        raise CallError(say(language, "users_unlike"))
    return first
