"""A line to a Bolt server that can be cut: at any moment, before a commit reaches the server, or before its answer."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

_COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message COMMIT of Bolt, in a chunk of its own."""
_MOST = 1 << 16


class Line:
    """Passes on what comes on a port of its own.

    Args:
        port: Of the server, on this machine.

    Attributes:
        port: Where to come instead.
        cuts: How often the line was cut.
    """

    def __init__(self, port: int) -> None:
        self._server = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._refusing = self._lost = False
        self._watched: str | None = None
        self._comes_back = False
        self.port = int(self._listener.getsockname()[1])
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def watch(self, moment: str, *, comes_back: bool) -> None:
        """Cut the line at the next commit.

        Args:
            moment: ``before`` the server hears of it, or ``after`` it is done and before its answer is heard.
            comes_back: Whether one may connect again.
        """
        self._watched, self._comes_back = moment, comes_back

    def cut(self, *, comes_back: bool = False) -> None:
        """Cut every connection."""
        with self._lock:
            self.cuts += 1
            self._refusing = not comes_back
            self._watched, self._lost = None, False
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            _close(*pair)

    def close(self) -> None:
        """Cut it for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._refusing:
                    _close(near)
                    continue
                far = socket.create_connection(("127.0.0.1", self._server))
                self._pairs.append((near, far))
            threading.Thread(target=self._send, args=(near, far), daemon=True).start()
            threading.Thread(target=self._answer, args=(near, far), daemon=True).start()

    def _send(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := near.recv(_MOST):
                if self._watched is not None and _COMMIT in data:
                    if self._watched == "before":
                        self.cut(comes_back=self._comes_back)
                        return
                    self._lost = True
                far.sendall(data)
        _close(near, far)

    def _answer(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(_MOST):
                if self._lost:
                    self.cut(comes_back=self._comes_back)
                    return
                near.sendall(data)
        _close(near, far)


def _close(*lines: socket.socket) -> None:
    for line in lines:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()
