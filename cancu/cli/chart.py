"""``cancu chart``: the chain of a document on one sheet of A4."""

from __future__ import annotations

import click

from cancu.cli.graph import drawing


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""
    return drawing(language, "chart", "1")
