"""Starts the server; ``uvicorn`` is imported here alone."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable

from cancu.api.config import Config

SWITCH = 0.0003
"""Seconds after which a thread lets others in. Each step of a database gives the interpreter away and has to wait for
it; with the usual 5 ms a page of thirty steps would wait 150 ms for its neighbours."""


def listen(config: Config) -> socket.socket:
    """The socket that the server listens on; taken before anything is said, so that the address is true.

    Raises:
        OSError: The address cannot be taken.
    """
    kind = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    made = socket.socket(kind, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((config.host.strip("[]"), config.port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def serve(config: Config, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        config: The settings; judged already by :func:`cancu.api.config.refuse_open_door`.
        ready: Told the address when the server listens.

    Raises:
        OSError: The address cannot be taken.
        StoreError: The graph or the office cannot be opened.
        UsageError: A library is too old to be trusted.
    """
    import uvicorn

    from cancu.api.app import create_app, framed
    from cancu.api.desk import Desk
    from cancu.api.floors import refuse_old_libraries

    refuse_old_libraries()
    _log_plainly()
    sys.setswitchinterval(SWITCH)
    taken = listen(config)
    host, port = taken.getsockname()[:2]
    app = create_app(config)
    try:
        app.state.desk = Desk(config)
    except BaseException:
        taken.close()
        raise
    app.state.desk.heavy.start()
    ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    server = uvicorn.Server(
        uvicorn.Config(
            framed(app, config), log_config=None, access_log=False, server_header=False, proxy_headers=False,
            timeout_keep_alive=10, timeout_graceful_shutdown=5, limit_concurrency=200,
            h11_max_incomplete_event_size=32768,
        )
    )  # fmt: skip
    server.run(sockets=[taken])


def _log_plainly() -> None:
    """One line for each request on standard error; routes, never the words that were asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("cancu.serve")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    log.propagate = False
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
