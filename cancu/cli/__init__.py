"""The command line: ``cancu check``, ``cancu text``, ``cancu schema``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program with the arguments of the process and end it with the exit status."""
    from cancu.cli.common import steady_streams
    from cancu.cli.group import run

    steady_streams()
    sys.exit(run(sys.argv[1:]))
