"""Oldest versions of the libraries that stand between the network and a file; older ones have holes that are known.

Sources: CVE-2026-54283, CVE-2026-48710 (starlette), CVE-2026-42561 (python-multipart), CVE-2026-41066 (lxml).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version

from graph.errors import UsageError

FLOORS = {"starlette": (1, 3, 1), "python-multipart": (0, 0, 27), "lxml": (6, 1, 0)}
"""Library → the oldest version that the server starts with."""


def refuse_old_libraries(installed: Callable[[str], str] = version) -> None:
    """See that no library with known holes is in use.

    Args:
        installed: Gives the version of a library.

    Raises:
        UsageError: One is too old.

    Examples:
        >>> refuse_old_libraries({"starlette": "1.3.1", "python-multipart": "0.0.30", "lxml": "6.1"}.__getitem__)
        >>> refuse_old_libraries({"starlette": "1.3.0", "python-multipart": "0.0.30", "lxml": "7"}.__getitem__)
        Traceback (most recent call last):
        ...
        graph.errors.UsageError: starlette 1.3.0 có lỗ hổng đã biết, cần từ 1.3.1...
    """
    for name, least in FLOORS.items():
        told = installed(name)
        here = tuple(int(part) for part in re.findall(r"[0-9]+", told)[:3])
        if here + (0,) * (3 - len(here)) < least:
            wanted = ".".join(map(str, least))
            raise UsageError(
                f"{name} {told} có lỗ hổng đã biết, cần từ {wanted}. Cách xử lý: cài lại theo requirements.lock"
            )
