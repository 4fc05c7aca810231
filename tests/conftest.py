"""What holds for every test: no connection leaves the machine, and each run is alike."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import netguard
import pytest

from tests.support import browser_path

collect_ignore = ["netguard/sitecustomize.py"]
_GUARD = str(Path(__file__).resolve().parent / "netguard")


def pytest_configure() -> None:
    """Give the guard, and a Ctrl-C that is heard, to every program that a test starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # begun in the background, where shells turn it off
        signal.signal(signal.SIGINT, signal.default_int_handler)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path and path != _GUARD]
    os.environ["PYTHONPATH"] = os.pathsep.join([_GUARD, *paths])


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """What steers the browser: one for the whole run, because a process can hold no second one beside it."""
    browser_path()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as made:
        yield made


@pytest.fixture(autouse=True)
def no_outbound_connection() -> Iterator[None]:
    """Fail a test that tried to reach another machine, also where the error was swallowed."""
    before = len(netguard.REFUSED)
    yield
    tried = netguard.REFUSED[before:]
    if tried:
        pytest.fail(f"outbound connections tried: {', '.join(tried)}", pytrace=False)
