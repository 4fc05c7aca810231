"""What an office adds to the knowledge of the project, taken in once before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cancu.settings import Settings


def use_own(settings: Settings) -> None:
    """Take in the organs (``CANCU_ORGANS``) and the legal facts (``CANCU_FACTS``) of the office.

    Every process that reads documents calls it first; calling it again with the same files does nothing.

    Raises:
        CancuError: A file cannot be read or a row of it is wrong; the message names file and row.
    """
    if settings.organs is None and settings.facts is None:
        return
    from pathlib import Path

    from graph.vocab import extend_facts, extend_organs

    if settings.organs is not None:
        extend_organs(Path(settings.organs).resolve())
    if settings.facts is not None:
        extend_facts(Path(settings.facts).resolve())
