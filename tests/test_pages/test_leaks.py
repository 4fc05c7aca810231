"""What must not get out or in: forged names, secrets in files and logs, words of papers in errors (RELIABILITY R25-R28)."""

from __future__ import annotations

import http.client
import itertools
import json
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from cancu.office import people
from cancu.office.database import Office
from tests.support import ROOT
from tests.test_pages.server import REPORT, Answer, Server, served
from tests.test_pages.test_access import PASSWORD, ROUTES, concrete, log_in

SECRET = "bi-mat-chung-rat-dai"


def raw(server: Server, path: str, headers: list[tuple[str, str]]) -> int:
    """The status for headers exactly as they are given, repeated ones too."""
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    link.putrequest("GET", path, skip_accept_encoding=True)
    for name, value in headers:
        link.putheader(name, value)
    link.endheaders()
    answer = link.getresponse()
    answer.read()
    link.close()
    return answer.status


NAMES = ["X-Remote-User", "X_Remote_User", "X.Remote.User", "x-remote-user", "X-REMOTE-USER", "X-Remote_User", "Remote-User",
         "X-Forwarded-User", "X-Auth-Request-User", "X-Remote-User-", "X-User"]  # fmt: skip
ADDRESSES: list[list[tuple[str, str]]] = [
    [], [("X-Forwarded-For", "192.0.2.7")], [("Forwarded", "for=192.0.2.7")], [("X-Real-IP", "192.0.2.7")],
    [("X-Forwarded-For", "192.0.2.7, 127.0.0.1")], [("X-Forwarded-Host", "192.0.2.7"), ("Via", "1.1 192.0.2.7")],
]  # fmt: skip


@pytest.fixture(scope="module")
def behind(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that believes a proxy at another address."""
    data = tmp_path_factory.mktemp("proxy")
    office = Office(data / "office.db")
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    office.close()
    with served(store, data, "--proxy", "192.0.2.7", environment={"CANCU_PROXY_SECRET": SECRET}) as made:
        yield made


def test_no_forged_name_counts_from_another_address(behind: Server) -> None:
    forgeries = [
        [(name, "lan"), ("X-Cancu-Proxy-Secret", secret), *more]
        for name, more in itertools.product(NAMES, ADDRESSES)
        for secret in (SECRET,)
    ]
    assert len(forgeries) >= 40
    assert {raw(behind, "/api/v1/audit", one) for one in forgeries} == {401}


def test_from_the_address_of_the_proxy_only_the_right_header_counts(store: Path, tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    people.add_person(office, "sep", "admin", PASSWORD, by="thử")
    office.close()
    proof = ("X-Cancu-Proxy-Secret", SECRET)
    with served(store, tmp_path, "--proxy", "127.0.0.1", environment={"CANCU_PROXY_SECRET": SECRET}) as made:
        assert raw(made, "/api/v1/registry", [("X-Remote-User", "lan"), proof]) == 200
        for name in NAMES:
            if name.lower() != "x-remote-user":
                assert raw(made, "/api/v1/registry", [(name, "lan"), proof]) == 401, name
                # beside the right one it changes nothing: lan is no administrator
                assert raw(made, "/api/v1/audit", [("X-Remote-User", "lan"), (name, "sep"), proof]) == 403, name
        for twice in (
            [("X-Remote-User", "lan"), ("X-Remote-User", "sep"), proof], [("X-Remote-User", "lan, sep"), proof],
            [("X-Remote-User", "lan"), proof, ("X-Cancu-Proxy-Secret", "x")], [("X-Remote-User", "sep\t"), ("x", "y")],
        ):  # fmt: skip
            assert raw(made, "/api/v1/registry", twice) == 401, twice


HOSTS = [f"{name}{port}" for name in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example.",
                                      "localhost.", "[::1].evil.example", "[evil]", "0", "2130706433", "0x7f000001", "127.1",
                                      "lоcalhost", "localhost%00", "localhost%2eevil", "_", "-")
         for port in ("", ":80")]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_no_strange_host_reaches_a_route(server: Server, host: str) -> None:
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    link.putrequest("GET", "/api/v1/audit", skip_host=True)
    link.putheader("Host", host.encode("utf-8"))
    link.endheaders()
    answer = link.getresponse()
    body = answer.read()
    link.close()
    assert answer.status in (400, 421), body[:200]


# ------------------------------------------------------------------------------------------ who may keep


@pytest.fixture(scope="module")
def locked(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("khoa")
    office = Office(data / "office.db")
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    office.close()
    with served(store, data, "--login", "--https") as made:
        yield made


def https_login(server: Server) -> tuple[str, str]:
    body = urlencode({"name": "lan", "password": PASSWORD}).encode()
    answer = server.ask("POST", "/dang-nhap", body, Content_Type="application/x-www-form-urlencoded")
    assert answer.status == 303
    set_cookie = answer.headers["set-cookie"]
    token = set_cookie.split(";")[0]
    page = server.get("/tim-kiem", Cookie=token).text
    found = re.search(r'name="csrf" content="([^"]+)"', page)
    assert found is not None
    assert re.fullmatch(r"__Host-cancu=[\w-]{43}; HttpOnly; Max-Age=43200; Path=/; SameSite=strict; Secure", set_cookie)
    return token, found[1]


def test_no_answer_may_be_kept_by_others(locked: Server) -> None:
    cookie, csrf = https_login(locked)
    seen = 0
    for method, path, _ in ROUTES:
        if "/static/" in path or path == "/dang-xuat":
            continue
        given = {"Cookie": cookie, "X_CSRF_Token": csrf, "Accept": "application/json"}
        for headers in (given, {"Accept": "text/html"}):
            answer = locked.ask(method, concrete(path), b"" if method != "GET" else None, **headers)
            assert answer.headers["cache-control"] == "private, no-store", path
            assert answer.headers["strict-transport-security"] == "max-age=31536000", path
            assert "default-src 'none'" in answer.headers["content-security-policy"] or "export" in path, path
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["x-frame-options"] == "DENY"
            assert "server" not in answer.headers
            seen += 1
    assert seen >= 80


def test_fifty_secrets_are_in_no_file_log_or_address(store: Path, tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    words = [f"mật khẩu {secrets.token_hex(6)}" for _ in range(10)]
    for number, word in enumerate(words):
        people.add_person(office, f"n{number}", "editor", word, by="thử")
    keys = [people.make_key(office, f"n{number % 10}", "x", 30, by="thử") for number in range(20)]
    office.close()
    held = [*words, *keys]
    with served(store, tmp_path, "--login") as made:
        for number, word in enumerate(words):
            cookie, csrf = log_in(made, f"n{number}", word)
            held += [cookie.partition("=")[2]]
            assert made.ask("POST", "/dang-xuat", b"", Cookie=cookie, X_CSRF_Token=csrf).status == 204
            held += [f"sai-{secrets.token_hex(8)}"]
            form = urlencode({"name": f"n{number}", "password": held[-1]}).encode()
            made.ask("POST", "/dang-nhap", form, Content_Type="application/x-www-form-urlencoded")
        for key in keys:
            assert made.get("/api/v1/registry", Authorization=f"Bearer {key}").status == 200
        log = "\n".join(made.log)
    assert len(set(held)) == 50
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [one for one in held if one in log or one.encode() in files] == []


# ------------------------------------------------------------------------------------------------ errors

MARKS = [f"DAUVET{letter}{secrets.token_hex(4)}" for letter in "ABCDEFGHIJ"]


def provoked(server: Server) -> Iterator[Answer]:
    """A hundred errors with marks in every place where something can be sent."""
    json_form = {"Content_Type": "application/json"}
    for mark in MARKS:
        odd = quote(mark + "'\"<", safe="")
        yield server.get(f"/api/v1/{mark}")
        yield server.get(f"/api/v1/status?as_of={odd}&work=30/2020/N%C4%90-CP")
        yield server.get(f"/api/v1/search?limit={odd}")
        yield server.get(f"/api/v1/results/{odd}")
        yield server.get(f"/api/v1/jobs/{mark}")
        yield server.send("/api/v1/check", f"{mark}.pdf", b"%PDF-1.7\n" + mark.encode() + b"\x00" * 50)
        yield server.send("/api/v1/check", f"{mark}.docx", b"PK\x03\x04" + mark.encode())
        yield server.ask(
            "POST", "/api/v1/decisions/edge", json.dumps({"source": mark, "reason": mark}).encode(), **json_form
        )
        yield server.ask("PUT", f"/api/v1/results/{'0' * 64}/findings/{mark}", b'{"kind": "kept"}', **json_form)
        yield server.ask(mark, "/api/v1/status")


def test_a_hundred_errors_tell_nothing_of_inside(server: Server) -> None:
    before = len(server.log)
    answers = list(provoked(server))
    assert len(answers) == 100
    assert {answer.status for answer in answers} <= {400, 404, 405, 413, 415, 422, 429}
    for answer in answers:
        assert answer.headers["cache-control"] == "private, no-store"
        for word in ("Traceback", "sqlite", "SELECT", str(server.data), str(ROOT), "site-packages", ".py"):
            assert word not in answer.text
    log = "\n".join(server.log[before:])
    assert [mark for mark in MARKS if mark in log] == []
    repeated = [mark for mark in MARKS for answer in answers if mark in answer.text]
    assert len(repeated) <= 20, "a name of a file may be repeated to the one who sent it, nothing else"


def test_the_log_holds_no_word_of_a_document(server: Server) -> None:
    text = (
        REPORT.read_text(encoding="utf-8") + "\nÔng SAO BĂNG, CCCD 079090001234, điện thoại 0912.345.678, sao@bang.vn\n"
    )
    answer = server.send("/api/v1/check", "don-079090001234.txt", text.encode())
    assert answer.status == 200
    number = answer.headers["x-cancu-result"]
    for path in (
        f"/api/v1/results/{number}/text",
        f"/ket-qua/{number}",
        f"/tim-kiem?q={quote('SAO BĂNG 079090001234')}",
    ):
        server.get(path)
    log = "\n".join(server.log)
    told = server.get("/api/v1/audit?limit=200").text
    for words in (
        "SAO BĂNG",
        "079090001234",
        "0912.345.678",
        "sao@bang.vn",
        REPORT.read_text(encoding="utf-8")[200:240],
    ):
        assert words not in log
        assert words not in told
