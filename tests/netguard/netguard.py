"""Refuses every connection to another machine, in this process and in the Python programs it starts.

The guard is an audit hook: it sees each ``connect``, ``sendto`` and name look-up of the interpreter, whatever
library makes it, and cannot be taken out again. Child processes get it from ``sitecustomize.py`` beside
this file, which ``tests/conftest.py`` puts on their ``PYTHONPATH``.
"""

from __future__ import annotations

import ipaddress
import sys

REFUSED: list[str] = []
_WITH_ADDRESS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_WITH_HOST = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class OutboundConnection(RuntimeError):
    """A test tried to reach another machine."""


def is_local(host: object) -> bool:
    """Whether a host is this machine: empty, ``localhost`` or a loopback address.

    Examples:
        >>> is_local("127.0.0.1"), is_local("::1"), is_local("vbpl.vn"), is_local("10.0.0.1")
        (True, True, False, False)
    """
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event in _WITH_ADDRESS:
        address = arguments[1]
        if not isinstance(address, tuple):  # Unix sockets, and datagrams on a connected socket
            return
        host = address[0]
    elif event in _WITH_HOST:
        host = arguments[0]
    else:
        return
    if not is_local(host):
        REFUSED.append(f"{event} {host!r}")
        raise OutboundConnection(f"{event} to {host!r}: the tests and the program stay on this machine")


sys.addaudithook(_hook)
