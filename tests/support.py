"""What several tests need: how to ask for a program, the shared data, a browser."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "queries", "viz", "cancu")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The sandbox does not run as root; nothing is resolved, so a page that asks the outside gets an error.
BROWSER_ARGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def need(condition: object, reason: str) -> None:
    """Skip the test where the condition fails; fail it where everything is required.

    ``CANCU_REQUIRE=all`` (set in continuous integration) means that the machine has all programs.
    """
    if condition:
        return
    if os.environ.get("CANCU_REQUIRE") == "all":
        pytest.fail(f"CANCU_REQUIRE=all: {reason}", pytrace=False)
    pytest.skip(reason)


def shared(*parts: str) -> Path:
    """A file of the shared data beside the repository; the test is skipped where there is none.

    The project is complete without it, so this is a skip on every machine.
    """
    path = ROOT.parent.joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"../shared/{'/'.join(parts)} is not on this machine")
    return path


@cache
def _browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def browser_path() -> str:
    """The browser that pages are opened with; skip or fail (see :func:`need`) where there is none."""
    found = _browser()
    need(found, "no chromium on this machine")
    assert found is not None
    return found
