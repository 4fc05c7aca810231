"""Every call of the program that the pages show is one that the program takes."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from cancu.cli.group import COMMANDS, program
from tests.support import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_CALL = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*cancu (?!:)(.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SHELL = ("", "sh", "bash", "console", "text")


def calls() -> list[tuple[str, str]]:
    """Page and arguments of each call, remarks taken off."""
    found = []
    for page in PAGES:
        for language, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            if language not in _SHELL:
                continue
            joined = block.replace("\\\n", " ")
            found += [(page.name, line.partition(" # ")[0].strip()) for line in _CALL.findall(joined)]
    return found


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the first words name, and the rest."""
    made: click.Command = program()
    while isinstance(made, click.Group) and words:
        if words[0] == "--lang":
            words = words[2:]
            continue
        if words[0].startswith("-"):
            break
        context = click.Context(made)
        inner = made.get_command(context, words[0])
        assert inner is not None, f"no command {words[0]!r}"
        made, words = inner, words[1:]
    return made, words


def test_there_are_calls_to_look_at() -> None:
    assert len(calls()) > 40
    assert {line.split()[0] for _, line in calls()} >= {"check", "load", "trace", "status"}


@pytest.mark.parametrize(("page", "line"), calls())
def test_a_call_in_the_pages_is_understood(page: str, line: str) -> None:
    words = shlex.split(re.split(r"\s[|>]|\s&&\s", line)[0])
    command, rest = command_of(words)
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    for word in rest:
        if word.startswith("--") or (word.startswith("-") and len(word) == 2 and word != "-"):
            assert word.partition("=")[0] in known | {"--help", "--version", "--lang"}, f"{page}: {word} in “{line}”"


def test_every_command_is_explained_somewhere() -> None:
    shown = {line.split()[0] for _, line in calls()}
    assert set(COMMANDS) - shown <= {"schema"}, set(COMMANDS) - shown
