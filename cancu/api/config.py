"""How a server is set up, and whether it may listen where it is told to."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from cancu.office.policy import Policy
from graph.errors import UsageError

LOCAL, LOGIN, PROXY = "local", "login", "proxy"
MODES = (LOCAL, LOGIN, PROXY)
MAX_FILE_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of a server.

    Attributes:
        host: Address to listen on.
        port: Port; 0 for any free one.
        store: Address of the graph.
        credentials: User, password and database of a server that keeps the graph.
        data: Folder of the file ``office.db``.
        mode: ``local`` (this machine, no login), ``login`` (names and passwords) or ``proxy`` (a server before
            this one says who asks).
        names: Further names by which browsers call the server.
        proxies: Addresses from which the word of a proxy is taken.
        header: Header in which the proxy names the person.
        secret: What the proxy must send in ``X-Cancu-Proxy-Secret``; never shown.
        https: Whether browsers reach the server by HTTPS, so that cookies are for HTTPS alone.
        policy: Rules of logins, and how long things are kept.
        workers: Processes that read and check.
        waiting: Most jobs that wait for them.
        seconds: What the questions of one request to the graph may cost.
        language: ``vi`` or ``en``: of pages and answers, for whoever did not choose another.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    store: str = "cancu.db"
    credentials: dict[str, str] = field(default_factory=dict, repr=False)
    data: Path = Path("cancu-office")
    mode: str = LOCAL
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    header: str = "X-Remote-User"
    secret: str = field(default="", repr=False)
    https: bool = False
    policy: Policy = field(default_factory=Policy)
    workers: int = 2
    waiting: int = 4
    seconds: float = 1.0
    language: str = "vi"


def is_loopback(host: str) -> bool:
    """Whether an address is that of this machine alone.

    Examples:
        >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("10.0.0.5")
        (True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_open_door(config: Config, *, people: bool) -> None:
    """See that nobody can reach the server over a network without saying who they are.

    Args:
        config: The settings.
        people: Whether anybody can log in.

    Raises:
        UsageError: It would be open.
    """
    if config.mode == LOCAL and not is_loopback(config.host):
        raise UsageError(
            f"--host {config.host}: máy khác truy cập được mà không cần đăng nhập. Cách xử lý: thêm --login (sau khi "
            "tạo người dùng bằng “cancu users add TÊN --role admin”), hoặc --proxy ĐỊA_CHỈ, hoặc bỏ --host để chỉ dùng "
            "trên máy này"
        )
    if config.mode == LOGIN and not people:
        raise UsageError("--login: chưa có người dùng nào. Cách xử lý: chạy “cancu users add TÊN --role admin” trước")
    if config.mode == PROXY and (not config.proxies or not config.secret):
        raise UsageError(
            "--proxy: cần địa chỉ của máy chủ trung gian và mã bí mật chung trong biến môi trường CANCU_PROXY_SECRET"
        )
