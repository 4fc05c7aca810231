"""Who may do what: every route, every role; hosts, proxies and pages of others that try their luck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from cancu.api import access, checks, exports, graphs, managing, pages_check, pages_graph, pages_office, statics
from cancu.api.config import Config, refuse_open_door
from cancu.office import people
from cancu.office.database import Office
from graph.errors import UsageError
from tests.test_pages.browsing import tab, violations
from tests.test_pages.server import REPORT, Server, command, served

PASSWORD = "mật khẩu dài 1"
ROUTERS = (checks, exports, graphs, managing, pages_check, pages_graph, pages_office, statics)
ROLES: dict[str | None, int] = {None: 0, "reader": 1, "editor": 2, "admin": 3}
NOBODY_LOSES = {"/health", "/dang-nhap", "/ngon-ngu/{code}", "/static/{mark}/{name}", "/favicon.ico"}


def needs(route: Any) -> list[access.Need]:
    """The declarations of a route, its router's included."""
    found = []
    waiting = list(route.dependant.dependencies)
    while waiting:
        one = waiting.pop()
        found += [one.call] if isinstance(one.call, access.Need) else []
        waiting += one.dependencies
    return found


ROUTES = [
    (method, route.path, needs(route))
    for module in ROUTERS
    for route in module.router.routes
    for method in route.methods
]


@pytest.mark.parametrize(("method", "path", "found"), ROUTES, ids=[f"{method} {path}" for method, path, _ in ROUTES])
def test_every_route_declares_who_may(method: str, path: str, found: list[access.Need]) -> None:
    assert found, "declare cancu.api.access.READ, EDIT, MANAGE or EVERYBODY"
    if {one.role for one in found} == {None}:
        assert path in NOBODY_LOSES
    if method != "GET" and path != "/dang-nhap":
        role = max((one.role for one in found), key=lambda one: ROLES[one])
        assert ROLES[role] >= ROLES["editor"] or path == "/dang-xuat"


@pytest.fixture(scope="module")
def locked(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("khoa")
    office = Office(data / "office.db")
    for role in ("reader", "editor", "admin"):
        people.add_person(office, role, role, PASSWORD, by="thử")
    office.close()
    with served(store, data, "--login") as made:
        yield made


def log_in(server: Server, name: str, password: str = PASSWORD) -> tuple[str, str]:
    """The cookie and the word of the forms."""
    body = urlencode({"name": name, "password": password}).encode()
    answer = server.ask("POST", "/dang-nhap", body, Content_Type="application/x-www-form-urlencoded")
    assert answer.status == 303, answer.text
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    token = cookie.split(";")[0]
    page = server.get("/tim-kiem", Cookie=token).text
    found = re.search(r'name="csrf" content="([^"]+)"', page)
    assert found is not None
    return token, found[1]


@pytest.fixture(scope="module")
def sessions(locked: Server) -> dict[str | None, tuple[str, str]]:
    return {None: ("", ""), **{role: log_in(locked, role) for role in ("reader", "editor", "admin")}}


def concrete(path: str) -> str:
    made = (
        path.replace("{number}", "0" * 64)
        .replace("{finding}", "f1")
        .replace("{mark}", "x")
        .replace("{name}", "app.css")
    )
    return made + "?work=30/2020/N%C4%90-CP&form=json"


MATRIX = [
    (method, path, found, role)
    for method, path, found in ROUTES
    for role in ROLES
    if path != "/dang-nhap" and path != "/dang-xuat"
]


def test_each_role_may_do_what_is_declared_and_no_more(
    locked: Server, sessions: dict[str | None, tuple[str, str]]
) -> None:
    wrong = []
    for method, path, found, role in MATRIX:
        wanted = max((one.role for one in found), key=lambda one: ROLES[one])
        cookie, csrf = sessions[role]
        headers = {"Cookie": cookie, "X_CSRF_Token": csrf} if role else {}
        answer = locked.ask(
            method, concrete(path), b"" if method in ("POST", "PUT") else None, Accept="application/json", **headers
        )
        let_in = answer.status not in (401, 403)
        if let_in != (ROLES[role] >= ROLES[wanted]) or answer.status >= 500:
            wrong.append((method, path, role, answer.status))
    assert len(MATRIX) >= 160
    assert wrong == []


CHANGES = [(method, path) for method, path, _ in ROUTES if method != "GET" and path not in ("/dang-nhap",)]


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_no_change_without_the_word_of_the_forms(
    locked: Server, sessions: dict[str | None, tuple[str, str]], method: str, path: str
) -> None:
    cookie, csrf = sessions["admin"]
    for headers in (
        {},
        {"X_CSRF_Token": "x" * len(csrf)},
        {"X_CSRF_Token": sessions["editor"][1]},
        {"X_CSRF_Token": csrf, "Origin": "http://evil.example"},
        {"X_CSRF_Token": csrf, "Origin": "null"},
        {"X_CSRF_Token": csrf, "Sec_Fetch_Site": "cross-site"},
        {"X_CSRF_Token": csrf, "Sec_Fetch_Site": "same-site"},
    ):
        assert locked.ask(method, concrete(path), b"", Cookie=cookie, **headers).status == 403


def test_a_page_of_others_cannot_send_files_to_a_server_without_login(server: Server) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}):
        assert server.send("/api/v1/check", "a.txt", b"x", **headers).status == 403
    assert server.send("/api/v1/check", "a.txt", REPORT.read_bytes(), Origin=server.address).status == 200


def test_a_session_ends_with_the_logout_and_is_new_with_each_login(locked: Server) -> None:
    first, csrf = log_in(locked, "editor")
    second, _ = log_in(locked, "editor")
    assert first != second
    assert locked.ask("POST", "/dang-xuat", b"", Cookie=first, X_CSRF_Token=csrf).status == 204
    assert locked.get("/api/v1/registry", Cookie=first).status == 401
    assert locked.get("/api/v1/registry", Cookie=second).status == 200
    given = locked.ask("POST", "/dang-nhap", urlencode({"name": "editor", "password": PASSWORD}).encode(),
                       Content_Type="application/x-www-form-urlencoded", Cookie="cancu=chosen-by-another")  # fmt: skip
    assert "chosen-by-another" not in given.headers["set-cookie"]


def test_five_failures_lock_a_name(locked: Server) -> None:
    office = Office(locked.data / "office.db")
    people.add_person(office, "doan", "editor", PASSWORD, by="thử")
    office.close()
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    for _ in range(5):
        wrong = locked.ask("POST", "/dang-nhap", urlencode({"name": "doan", "password": "sai"}).encode(), **form)
        assert wrong.status == 403
    right = urlencode({"name": "doan", "password": PASSWORD}).encode()
    assert locked.ask("POST", "/dang-nhap", right, **form).status == 403
    log_in(locked, "reader")


def test_a_key_lets_a_program_in(locked: Server) -> None:
    made = command("users", "key", "editor", "--data", str(locked.data), "--label", "máy quét")
    key = made.stdout.strip()
    assert key.startswith("cancu_")
    assert locked.get("/api/v1/registry", Authorization=f"Bearer {key}").status == 200
    assert locked.send("/api/v1/check", "a.txt", REPORT.read_bytes(), Authorization=f"Bearer {key}").status == 200
    assert locked.get("/api/v1/audit", Authorization=f"Bearer {key}").status == 403
    assert locked.get("/api/v1/registry", Authorization="Bearer cancu_x").status == 401
    assert not any(key in line for line in locked.log)
    assert key.encode() not in (locked.data / "office.db").read_bytes()


HOSTS = ["evil.example", "evil.example:80", "localhost.evil.example", "localhost@evil.example", "evil.example#localhost",
         "127.0.0.1.evil.example", "localhost:80:80", "localhost:x", "", "[::1", "xn--lcalhost-k7a", "LOCALHOST.", "a b",
         "localhost/../x", "localhost?x", "evil\\localhost", "0x7f.1.evil", "127.0.0.1:8000@evil.example"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_strange_hosts_are_turned_away(server: Server, host: str) -> None:
    answer = server.get("/health", Host=host)
    assert answer.status in (400, 421)
    assert answer.headers.get("content-security-policy") or answer.status == 400


def test_a_proxy_is_believed_only_from_its_address_and_with_the_secret(store: Path, tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    office.close()
    secret = "bi-mat-chung-rat-dai"
    right = {"X_Remote_User": "lan", "X_Cancu_Proxy_Secret": secret}
    with served(store, tmp_path, "--proxy", "127.0.0.1", environment={"CANCU_PROXY_SECRET": secret}) as made:
        assert made.get("/api/v1/registry", **right).status == 200
        assert made.get("/api/v1/audit", **right).status == 403
        for wrong in (
            {}, {"X_Remote_User": "lan"}, {"X_Cancu_Proxy_Secret": secret}, right | {"X_Cancu_Proxy_Secret": "x"},
            right | {"X_Remote_User": "khong-co"}, {"X-Remote_User": "lan", "X_Cancu_Proxy_Secret": ""},
            {"X.Remote.User": "lan", "X_Cancu_Proxy_Secret": secret}, {"Remote_User": "lan", "X_Cancu_Proxy_Secret": secret},
            {"X_Forwarded_User": "lan", "X_Cancu_Proxy_Secret": secret}, {"Authorization": "Bearer lan"},
            {"Cookie": "cancu=lan"},
        ):  # fmt: skip
            assert made.get("/api/v1/registry", **wrong).status == 401
    with served(store, tmp_path, "--proxy", "192.0.2.7", environment={"CANCU_PROXY_SECRET": secret}) as made:
        for number in range(40):
            forged = right | {
                "X_Forwarded_For": "192.0.2.7",
                "Forwarded": f"for=192.0.2.7;n={number}",
                "X_Real_IP": "192.0.2.7",
            }
            assert made.get("/api/v1/registry", **forged).status == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "10.0.0.1", "van-phong.local"])
def test_an_open_door_is_refused(host: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="đăng nhập"):
        refuse_open_door(Config(host=host), people=True)
    ran = command("serve", "--host", host, "--port", "0", "--data", str(tmp_path), "--store", str(tmp_path / "a.db"))
    assert ran.returncode == 2
    assert "cancu users add" in ran.stderr


def test_a_login_without_people_and_a_proxy_without_secret_are_refused(tmp_path: Path) -> None:
    common = ["--port", "0", "--data", str(tmp_path), "--store", str(tmp_path / "a.db")]
    assert "chưa có người dùng" in command("serve", "--host", "0.0.0.0", "--login", *common).stderr
    assert "CANCU_PROXY_SECRET" in command("serve", "--host", "0.0.0.0", "--proxy", "10.0.0.1", *common).stderr


def test_people_are_kept_by_commands(tmp_path: Path) -> None:
    folder = ["--data", str(tmp_path)]
    assert (
        command("users", "add", "lan", "--role", "admin", "--password-stdin", *folder, stdin=f"{PASSWORD}\n").returncode
        == 0
    )
    assert command("users", "list", *folder).stdout == "lan\tadmin\n"
    short = command("users", "add", "an", "--password-stdin", *folder, stdin="ngắn\n")
    assert short.returncode == 2
    assert "mật khẩu phải có" in short.stderr
    assert command("users", "remove", "lan", *folder).returncode == 0
    assert command("users", "remove", "lan", *folder).returncode == 2


def test_every_change_is_one_entry_of_the_log(locked: Server, sessions: dict[str | None, tuple[str, str]]) -> None:
    cookie, csrf = sessions["admin"]
    given = {"Cookie": cookie, "X_CSRF_Token": csrf}

    def count() -> int:
        return locked.get("/api/v1/audit/check", Cookie=cookie).json()["count"]

    before = count()
    number = locked.send("/api/v1/check", "nhat-ky.txt", REPORT.read_bytes(), **given).headers["x-cancu-result"]
    assert count() == before + 1
    json = {"Content_Type": "application/json"}
    locked.ask("PUT", f"/api/v1/results/{number}/findings/f1", b'{"kind": "accepted"}', **given, **json)
    assert count() == before + 2
    locked.ask("DELETE", f"/api/v1/results/{number}", **given)
    assert count() == before + 3
    edge = locked.get("/api/v1/relations?work=30/2020/N%C4%90-CP", Cookie=cookie).json()["in"][0]["edge"]
    said = {
        "source": edge["source"],
        "relation": edge["relation"],
        "target": edge["target"],
        "state": "confirmed",
        "reason": "đã đọc",
    }
    import json as tool

    assert locked.ask("POST", "/api/v1/decisions/edge", tool.dumps(said).encode(), **given, **json).status == 200
    assert count() == before + 4
    locked.get("/api/v1/registry", Cookie=cookie)
    assert count() == before + 4
    assert locked.get("/api/v1/audit/check", Cookie=cookie).json()["faults"] == []


def test_people_log_in_and_out_in_a_browser(browser: Any, locked: Server) -> None:
    with tab(browser, locked.address) as one:
        page = one.page
        page.goto(locked.address + "/duyet")
        assert page.url.endswith("/dang-nhap")
        assert violations(one) == []
        one.shoot("dang-nhap")
        page.fill("#name", "editor")
        page.fill("#password", "không phải mật khẩu")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(locked.address + "/")
        assert page.locator("ul.menu a").all_inner_texts() == [
            "Kiểm tra", "Tìm kiếm", "Văn bản", "Chuỗi triển khai", "Bao phủ", "Lỗi thời", "Duyệt",
        ]  # fmt: skip
        page.set_input_files("#file", str(REPORT))
        page.click("button.main")
        page.wait_for_url("**/ket-qua/*", timeout=60_000)
        page.locator("li.finding").first.locator("text=Chấp nhận, sẽ sửa").click()
        page.wait_for_selector(".decision")
        assert "editor" in page.locator(".decision").inner_text()
        assert page.goto(locked.address + "/nhat-ky").status == 403
        one.shoot("khong-co-quyen")
        page.goto(locked.address + "/")
        page.click("text=Đăng xuất")
        page.wait_for_url("**/dang-nhap")
        assert page.goto(locked.address + "/api/v1/registry").status == 401
    with tab(browser, locked.address) as one:
        one.page.goto(locked.address + "/dang-nhap")
        one.page.fill("#name", "reader")
        one.page.fill("#password", PASSWORD)
        one.page.keyboard.press("Enter")
        one.page.wait_for_url("**/tim-kiem")
        assert "Kiểm tra" not in one.page.locator("ul.menu a").all_inner_texts()
        assert one.outside == []
