"""Documents named on the command line: files, and standard input as ``-``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cancu.cli.common import STDIN, STDIN_NAME

if TYPE_CHECKING:
    from graph.reading import SourceText


def load(name: str) -> SourceText:
    """The text of a file, or of standard input for ``-``.

    Raises:
        SourceError: It cannot be read.
    """
    from loaders.sources import read_bytes, read_source

    if name != STDIN:
        return read_source(name)
    from loaders.sources.base import MAX_FILE_BYTES

    return read_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), STDIN_NAME)
