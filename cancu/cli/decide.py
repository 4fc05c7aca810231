"""``cancu decide``: what a person decided of a relation or of an open citation."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from cancu.cli.answers import put_json, put_line
from cancu.cli.asking import question
from cancu.cli.common import choice, help_option, tell
from cancu.cli.late import LateGroup
from cancu.cli.messages import say
from cancu.cli.storing import by_option, changing, viewed

if TYPE_CHECKING:
    from cancu.recording import RecordedStore
    from graph.stores import Store

COMMANDS = ("confirm", "reject", "bind", "list")


def _command(name: str, language: str) -> click.Command:
    if name == "list":
        return _list(language)
    return _bind(language) if name == "bind" else _judge(language, name)


def command(language: str) -> click.Command:
    """The group, explained in the language chosen."""
    return LateGroup(
        name="decide",
        names=COMMANDS,
        find=_command,
        said="decide_",
        params=[help_option(language)],
        help=say(language, "decide"),
        epilog=say(language, "decide_more"),
    )


def _now() -> str:
    """The time of the decision, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _by_whom(language: str) -> list[click.Parameter]:
    return [
        click.Option(["--author"], required=True, metavar="TEXT", help=say(language, "decide_author")),
        click.Option(["--reason"], required=True, metavar="TEXT", help=say(language, "decide_reason")),
        by_option(language),
    ]


def _key(store: Store, words: str) -> str:
    """The key of the work that words name; open documents by their own key."""
    from queries.lookup import find_work

    with store.view() as view:
        return find_work(view, words).key


def _keep(
    change: Callable[[RecordedStore], str], store: str | None, by: str | None, as_json: bool, language: str
) -> int:
    with changing(store, "decide", by, must_exist=True) as kept:
        made = change(kept)
    if as_json:
        put_json({"id": made})
    else:
        tell(say(language, "decided", name=made))
    return 0


def _judge(language: str, name: str) -> click.Command:
    from graph.relation import CONFIRMED, REJECTED, relation_names

    state = CONFIRMED if name == "confirm" else REJECTED

    def run(
        source: str, relation: str, target: str, author: str, reason: str, by: str | None, store: str | None,
        as_json: bool,
    ) -> int:  # fmt: skip
        from loaders.decisions import judge

        def change(kept: RecordedStore) -> str:
            one, other = _key(kept, source), _key(kept, target)
            with kept.view() as view:
                edge = view.relation(one, relation, other)
            before = edge.state if edge else None
            told = {"author": author, "source": one, "relation": relation, "before": before, "after": state}
            doing = kept.doing("decide", other, told)
            return judge(doing, one, relation, other, state=state, author=author, at=_now(), reason=reason).id

        return _keep(change, store, by, as_json, language)

    return question(
        language,
        f"decide_{name}",
        run,
        [
            click.Argument(["source"], metavar=say(language, "document")),
            click.Argument(["relation"], type=choice(relation_names()), metavar=say(language, "relation")),
            click.Argument(["target"], metavar=say(language, "document")),
            *_by_whom(language),
        ],
        as_of=False,
    )


def _bind(language: str) -> click.Command:
    def run(
        opened_key: str, work: str, author: str, reason: str, by: str | None, store: str | None, as_json: bool
    ) -> int:
        from loaders.decisions import bind

        def change(kept: RecordedStore) -> str:
            meant = _key(kept, work)
            doing = kept.doing("decide", opened_key, {"author": author, "after": meant})
            return bind(doing, opened_key, meant, author=author, at=_now(), reason=reason).id

        return _keep(change, store, by, as_json, language)

    return question(
        language,
        "decide_bind",
        run,
        [
            click.Argument(["opened_key"], metavar=say(language, "open_citation")),
            click.Argument(["work"], metavar=say(language, "document")),
            *_by_whom(language),
        ],
        as_of=False,
    )


def _list(language: str) -> click.Command:
    def run(store: str | None, as_json: bool) -> int:
        from graph.assertion import Verdict
        from loaders.decisions import decisions

        with viewed(store) as view:
            found = decisions(view)
        if as_json:
            put_json(
                [{"id": origin.id, "kind": type(one).__name__.casefold(), "decision": one} for origin, one in found]
            )
            return 0
        for origin, one in found:
            if isinstance(one, Verdict):
                what = f"{one.source} {one.relation} {one.target}: {say(language, f'state_{one.state}')}"
            else:
                what = f"{one.open} = {one.work}"
            put_line(f"{one.at}  {one.author}: {what} – {one.reason}")
            put_line(f"    {origin.id}")
        put_line(say(language, "decide_total", count=len(found)))
        return 0

    return question(language, "decide_list", run, [], as_of=False)
