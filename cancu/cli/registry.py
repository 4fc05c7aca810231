"""``cancu registry``: registers of documents in the store."""

from __future__ import annotations

import importlib

import click

from cancu.cli.common import help_option
from cancu.cli.late import LateGroup
from cancu.cli.messages import say

COMMANDS = {
    "import": "cancu.cli.registry_import",
    "status": "cancu.cli.registry_status",
    "learn": "cancu.cli.registry_learn",
}


def _command(name: str, language: str) -> click.Command:
    made: click.Command = importlib.import_module(COMMANDS[name]).command(language)
    return made


def command(language: str) -> click.Command:
    """The group, explained in the language chosen."""
    return LateGroup(
        name="registry",
        names=tuple(COMMANDS),
        find=_command,
        said="registry_",
        params=[help_option(language)],
        help=say(language, "registry"),
    )
