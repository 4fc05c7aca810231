"""``cancu serve``: the pages and the interface of an office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.cli.common import CallError, Translated, choice, help_option, tell
from cancu.cli.messages import say
from cancu.cli.storing import chosen, store_option
from cancu.settings import LANGUAGES, Settings

if TYPE_CHECKING:
    from cancu.api.config import Config
    from cancu.office.policy import Policy

DATA = "cancu-office"
MOST_WORKERS = 16


def data_option(language: str) -> click.Option:
    """``--data``: the folder of the office."""
    return click.Option(["--data"], metavar="PATH", default=DATA, help=say(language, "serve_data"))


def rules_of(level: str | None = None, second_step: str | None = None) -> Policy:
    """The rules of the office, by options, else by the environment.

    Raises:
        UsageError: One of them cannot be used.
    """
    from cancu.office.policy import policy_of

    given = Settings.of()
    return policy_of(level or given.level, second_step or given.second_step, given.keep_results, given.keep_log)


def number_of(value: str, name: str, least: int, most: int, language: str) -> int:
    """A number of an option.

    Raises:
        CallError: It is none, or out of bounds.
    """
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise CallError(say(language, "bad_number", value=value, name=name, least=least, most=most))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def config_of(given: dict[str, str | tuple[str, ...] | bool | None], language: str) -> Config:
    """The settings that the options make.

    Raises:
        CallError: A value is wrong.
        UsageError: The server would be open to a network without login.
    """
    from cancu.api.config import LOCAL, LOGIN, PROXY, Config, refuse_open_door
    from cancu.office.database import Office
    from cancu.office.people import has_people

    settings = Settings.of()
    proxies, names = given["proxy"], given["name"]
    trusted = proxies if isinstance(proxies, tuple) else ()
    store = given["store"]
    made = Config(
        host=str(given["host"]),
        port=number_of(str(given["port"]), "--port", 0, 65535, language),
        store=chosen(store if isinstance(store, str) else None),
        credentials=settings.credentials,
        data=Path(str(given["data"])),
        mode=PROXY if trusted else LOGIN if given["login"] else LOCAL,
        names=names if isinstance(names, tuple) else (),
        proxies=trusted,
        header=str(given["header"]),
        secret=settings.proxy_secret,
        https=bool(given["https"]),
        policy=rules_of(_text(given["level"]), _text(given["mfa"])),
        language=str(given["lang"] or language),
        workers=number_of(str(given["workers"]), "--workers", 1, MOST_WORKERS, language),
    )
    people = False
    if made.mode == LOGIN:
        office = Office(made.data / "office.db")
        people = has_people(office)
        office.close()
    refuse_open_door(made, people=people)
    return made


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(**given: str | tuple[str, ...] | bool | None) -> int:
        from cancu.api.serve import serve
        from graph.errors import CancuError

        try:
            config = config_of(given, language)
            serve(config, lambda address: tell(say(language, "serve_ready", address=address)))
        except CancuError as error:
            tell(say(language, "error", message=error))
            return 2
        except OSError as error:
            told = say(language, "serve_taken", host=given["host"], port=given["port"], reason=error.strerror or error)
            raise CallError(told) from error
        return 0

    params: list[click.Parameter] = [
        click.Option(["--host"], metavar="ADDRESS", default="127.0.0.1", help=say(language, "serve_host")),
        click.Option(["--port"], metavar="N", default="8000", help=say(language, "serve_port")),
        store_option(language),
        data_option(language),
        click.Option(["--login"], is_flag=True, help=say(language, "serve_login")),
        click.Option(["--proxy"], metavar="ADDRESS", multiple=True, help=say(language, "serve_proxy")),
        click.Option(["--header"], metavar="NAME", default="X-Remote-User", help=say(language, "serve_header")),
        click.Option(["--name"], metavar="HOST", multiple=True, help=say(language, "serve_name")),
        click.Option(["--lang"], type=choice(LANGUAGES), help=say(language, "serve_lang")),
        click.Option(["--level"], metavar="1|2|3", help=say(language, "serve_level")),
        click.Option(["--mfa"], metavar="ROLE", help=say(language, "serve_mfa")),
        click.Option(["--https"], is_flag=True, help=say(language, "serve_https")),
        click.Option(["--workers"], metavar="N", default="2", help=say(language, "serve_workers")),
        help_option(language),
    ]
    return Translated(
        name="serve", callback=run, params=params, add_help_option=False,
        help=say(language, "serve"), epilog=say(language, "serve_more"),
    )  # fmt: skip
