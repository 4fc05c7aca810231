"""What holds for every test: no connection leaves the machine, and each run is alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import netguard
import pytest

collect_ignore = ["netguard/sitecustomize.py"]
_GUARD = str(Path(__file__).resolve().parent / "netguard")


def pytest_configure() -> None:
    """Give the guard to every Python program that a test starts."""
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path and path != _GUARD]
    os.environ["PYTHONPATH"] = os.pathsep.join([_GUARD, *paths])


@pytest.fixture(autouse=True)
def no_outbound_connection() -> Iterator[None]:
    """Fail a test that tried to reach another machine, also where the error was swallowed."""
    before = len(netguard.REFUSED)
    yield
    tried = netguard.REFUSED[before:]
    if tried:
        pytest.fail(f"outbound connections tried: {', '.join(tried)}", pytrace=False)
