"""``cancu users``: who may use the pages of an office, their keys and the second step of their login."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.common import CallError, Translated, choice, help_option, put, tell
from cancu.cli.messages import say
from cancu.cli.serve import data_option, number_of
from cancu.cli.storing import by_option

if TYPE_CHECKING:
    from cancu.office.database import Office
    from cancu.office.second import Enrolment

ACTIONS = ("add", "list", "remove", "key", "totp", "totp-reset")


def signed(by: str | None) -> str:
    """Who changes people, as the log of the office tells it: the name, and the account of the machine behind it."""
    from cancu.recording import actor

    who = actor(by)
    return who.name if who.account in (None, who.name) else f"{who.name} ({who.account})"


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(
        action: str, name: str | None, role: str, label: str, days: str, data: str, by: str | None,
        password_stdin: bool, no_qr: bool,
    ) -> int:  # fmt: skip
        from cancu.office.database import Office
        from graph.errors import CancuError

        try:
            office = Office(Path(data) / "office.db")
        except CancuError as error:
            tell(say(language, "error", message=error))
            return 2
        try:
            if action == "list":
                _list(office)
                return 0
            if name is None:
                raise CallError(say(language, "missing", name=say(language, "users_name")))
            if action == "add":
                _add(office, name, role, signed(by), password_stdin, language)
            elif action == "key":
                _key(office, name, label, number_of(days, "--days", 1, 3650, language), signed(by), language)
            elif action == "totp":
                _totp(office, name, signed(by), no_qr, language)
            else:
                _take_away(office, action, name, signed(by), language)
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
        click.Option(["--no-qr"], is_flag=True, help=say(language, "users_no_qr")),
        by_option(language),
        data_option(language),
        help_option(language),
    ]
    return Translated(
        name="users", callback=run, params=params, add_help_option=False,
        help=say(language, "users"), epilog=say(language, "users_more"),
    )  # fmt: skip


def _list(office: Office) -> None:
    """Names and roles, and who has the second step."""
    from cancu.office import people, second

    for one in people.people(office):
        further = "\ttotp" if second.has_second_step(office, one.name) else ""
        put(f"{one.name}\t{one.role}{further}\n")


def _add(office: Office, name: str, role: str, by: str, stdin: bool, language: str) -> None:
    from cancu.office import people

    people.add_person(office, name, role, password(language, stdin), by=by)
    tell(say(language, "users_added", name=name, role=role))


def _key(office: Office, name: str, label: str, days: int, by: str, language: str) -> None:
    from cancu.office import people

    put(people.make_key(office, name, label, days, by=by) + "\n")
    tell(say(language, "users_key", name=name, days=days))


def _take_away(office: Office, action: str, name: str, by: str, language: str) -> None:
    """Take a person away, or the second step of their login.

    Raises:
        CallError: There is none.
    """
    from cancu.office import people, second

    person = action == "remove"
    if not (people.remove_person if person else second.reset)(office, name, by=by):
        raise CallError(say(language, "users_unknown" if person else "users_no_totp", name=name))
    tell(say(language, "users_removed" if person else "users_totp_reset", name=name))


def _totp(office: Office, name: str, by: str, no_qr: bool, language: str) -> None:
    """Show what a person needs; on a terminal, see that the authenticator has it before it counts."""
    from cancu.office import second

    def confirm(made: Enrolment) -> str | None:
        lines = [say(language, "users_totp_shown"), made.uri, made.key]
        if not no_qr:
            lines.insert(1, second.qr(made.uri))
        put("\n".join([*lines, say(language, "users_totp_codes"), *made.codes]) + "\n")
        return input(say(language, "users_totp_ask")) if sys.stdin.isatty() else None

    second.enrol(office, name, by=by, confirm=confirm)
    tell(say(language, "users_totp_done", name=name))


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
