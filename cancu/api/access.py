"""Who is asking, and whether they may: declared on each route, never by the text of a path.

Every route depends on a :class:`Need`; a test walks all routes and fails for one without.
"""

from __future__ import annotations

import hmac
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastapi import Request

from cancu.api.config import LOCAL, PROXY, Config
from cancu.api.problems import Problem
from cancu.office import people
from cancu.office.people import ADMIN, Person

if TYPE_CHECKING:
    from cancu.api.desk import Desk
    from cancu.api.looking import Looking

COOKIE = "cancu"
SECRET_HEADER = "X-Cancu-Proxy-Secret"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HERE = "máy này"
"""Name of whoever works on the machine itself, without login."""


def desk_of(request: Request) -> Desk:
    """What the server works with."""
    made: Desk = request.app.state.desk
    return made


def graph_of(request: Request) -> Looking:
    """The graph that is asked; all that a question needs of the server."""
    made: Looking = request.app.state.desk
    return made


class Need:
    """The dependency of a route: who asks must have this role, or a higher one.

    Args:
        role: ``reader``, ``editor`` or ``admin``; None for everybody.
    """

    def __init__(self, role: str | None) -> None:
        self.role = role

    def __call__(self, request: Request) -> Person | None:
        """The person; None where nobody has to be known."""
        desk = desk_of(request)
        person, by_cookie = identify(request, desk.config, desk.office)
        request.state.person = person
        if request.method not in SAFE:
            same_origin(request)
        if self.role is None:
            return person
        if person is None:
            raise Problem(401, "cần đăng nhập để dùng trang này", {"WWW-Authenticate": "Bearer"})
        if not person.may(self.role):
            raise Problem(403, f"vai trò của {person.name} không làm được việc này; hỏi người quản trị")
        if request.method not in SAFE and by_cookie:
            request.state.csrf_needed = person.csrf
            given = request.headers.get("x-csrf-token")
            if given is None or not hmac.compare_digest(given, person.csrf or ""):
                raise Problem(403, "phiên làm việc không khớp; tải lại trang rồi thử lại")
        return person


EVERYBODY = Need(None)
READ = Need(people.READER)
EDIT = Need(people.EDITOR)
MANAGE = Need(people.ADMIN)


def identify(request: Request, config: Config, office: Any) -> tuple[Person | None, bool]:
    """Who is asking, and whether a cookie says so."""
    if config.mode == LOCAL:
        return Person(name=HERE, role=ADMIN), False
    if config.mode == PROXY:
        return _of_proxy(request, config, office), False
    said = request.headers.get("authorization", "")
    if said.startswith("Bearer "):
        return people.person_of_key(office, said.removeprefix("Bearer ").strip()), False
    token = request.cookies.get(cookie_name(config))
    return (people.person_of_session(office, token), True) if token else (None, False)


def cookie_name(config: Config) -> str:
    """The name of the cookie; browsers bind one that begins with ``__Host-`` to this very server."""
    return f"__Host-{COOKIE}" if config.https else COOKIE


def _of_proxy(request: Request, config: Config, office: Any) -> Person | None:
    """Who a proxy says it is: only from its address and with the shared secret."""
    given = [value for name, value in request.headers.items() if name == config.header.lower()]
    secrets = [value for name, value in request.headers.items() if name == SECRET_HEADER.lower()]
    if len(given) != 1 or len(secrets) != 1 or not _trusted(request, config):
        return None
    if not hmac.compare_digest(secrets[0].encode(), config.secret.encode()):
        return None
    role = people.role_of(office, given[0])
    return Person(name=given[0], role=role) if role else None


def _trusted(request: Request, config: Config) -> bool:
    try:
        here = ipaddress.ip_address(request.client.host if request.client else "")
        return any(here in ipaddress.ip_network(one, strict=False) for one in config.proxies)
    except ValueError:
        return False


def same_origin(request: Request) -> None:
    """Refuse what a page of another server sends.

    Raises:
        Problem: The request comes from elsewhere.
    """
    wrong = Problem(403, "yêu cầu đến từ một trang khác nên không được thực hiện")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise wrong
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise wrong
