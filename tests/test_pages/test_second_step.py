"""The second step of the login: the vectors of the standards, codes that are good once, locks, the way through the page."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from cancu.office import people, second
from cancu.office.database import Office
from cancu.office.policy import Policy, policy_of
from graph.errors import UsageError
from tests.test_pages.browsing import tab, violations
from tests.test_pages.server import Answer, Server, command, served

PASSWORD = "mật khẩu dài 1"
KEY = b"12345678901234567890"

# RFC 4226, appendix D
HOTP = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
# RFC 6238, appendix B: time, code by SHA-1, SHA-256, SHA-512
TOTP = [
    (59, "94287082", "46119246", "90693936"),
    (1111111109, "07081804", "68084774", "25091201"),
    (1111111111, "14050471", "67062674", "99943326"),
    (1234567890, "89005924", "91819424", "93441116"),
    (2000000000, "69279037", "90698825", "38618901"),
    (20000000000, "65353130", "77737706", "47863826"),
]


@pytest.mark.parametrize(("count", "code"), list(enumerate(HOTP)))
def test_the_codes_are_those_of_rfc_4226(count: int, code: str) -> None:
    assert second.code_of(KEY, count) == code


@pytest.mark.parametrize("row", TOTP, ids=lambda row: str(row[0]))
def test_the_codes_are_those_of_rfc_6238(row: tuple[int, str, str, str]) -> None:
    step = row[0] // 30
    assert second.code_of(KEY, step, 8) == row[1]
    assert second.code_of((KEY * 2)[:32], step, 8, "sha256") == row[2]
    assert second.code_of((KEY * 4)[:64], step, 8, "sha512") == row[3]


def test_a_code_is_taken_in_its_step_and_the_ones_beside_it() -> None:
    at = 2_000_000_000
    here = at // 30
    taken = {step - here: second.step_of(KEY, second.code_of(KEY, step), at) for step in range(here - 3, here + 4)}
    assert taken == {-3: None, -2: None, -1: here - 1, 0: here, 1: here + 1, 2: None, 3: None}
    for wrong in ("", "12345", "1234567", "abcdef", "\ud800", "１２３４５６"):
        assert second.step_of(KEY, wrong, at) is None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office.db")
    people.add_person(made, "lan", "admin", PASSWORD, by="thử")
    people.add_person(made, "minh", "editor", PASSWORD, by="thử")
    yield made
    made.close()


class Clock:
    """A clock that the tests turn."""

    def __init__(self) -> None:
        self.at = 2_000_000_000.0

    def time(self) -> float:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(second, "time", made)
    return made


def ticket_of(office: Office, name: str = "lan") -> str:
    with pytest.raises(people.SecondStep) as found:
        people.log_in(office, name, PASSWORD)
    assert found.value.ticket is not None
    return found.value.ticket


def key_of(made: second.Enrolment) -> bytes:
    return base64.b32decode(made.key)


def test_a_login_takes_both_steps_and_a_code_is_good_once(office: Office, clock: Clock) -> None:
    made = second.enrol(office, "lan", by="thử")
    assert made.uri == f"otpauth://totp/cancu:lan?secret={made.key}&issuer=cancu"
    code = second.code_of(key_of(made), int(clock.at) // 30)
    ticket = ticket_of(office)
    assert people.person_of_session(office, ticket) is None
    token = people.log_in_further(office, ticket, f"{code[:3]} {code[3:]}")
    assert token is not None
    assert people.person_of_session(office, token) is not None
    assert people.log_in_further(office, ticket, code) is None, "the ticket was used"
    again = ticket_of(office)
    assert people.log_in_further(office, again, code) is None, "the code was used"
    before = second.code_of(key_of(made), int(clock.at) // 30 - 1)
    assert people.log_in_further(office, again, before) is None, "an older code than the last one used"
    clock.at += 30
    assert people.log_in_further(office, again, second.code_of(key_of(made), int(clock.at) // 30)) is not None


def test_two_that_send_one_code_at_once_are_one_login(office: Office, clock: Clock) -> None:
    from concurrent.futures import ThreadPoolExecutor

    made = second.enrol(office, "lan", by="thử")
    code = second.code_of(key_of(made), int(clock.at) // 30)
    tickets = [ticket_of(office) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(lambda ticket: people.log_in_further(office, ticket, code), tickets))
    assert sum(token is not None for token in tokens) == 1


def test_wrong_codes_lock_the_name(office: Office, clock: Clock) -> None:
    made = second.enrol(office, "lan", by="thử")
    good = second.code_of(key_of(made), int(clock.at) // 30)
    wrong = f"{(int(good) + 1) % 1_000_000:06d}"
    ticket = ticket_of(office)
    for _ in range(5):
        assert people.log_in_further(office, ticket, wrong) is None
    assert people.log_in_further(office, ticket, good) is None
    assert people.log_in(office, "lan", PASSWORD) is None, "the right password does not help before the lock is over"
    assert people.log_in(office, "minh", PASSWORD) is not None


def test_a_right_password_does_not_take_failures_back(office: Office, clock: Clock) -> None:
    """Else whoever knows the password could try codes for ever."""
    made = second.enrol(office, "lan", by="thử")
    good = second.code_of(key_of(made), int(clock.at) // 30)
    wrong = f"{(int(good) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert people.log_in_further(office, ticket_of(office), wrong) is None
    assert people.log_in(office, "lan", PASSWORD) is None


def test_codes_on_paper_are_good_once_and_kept_as_hashes(office: Office) -> None:
    made = second.enrol(office, "lan", by="thử")
    assert len(set(made.codes)) == 10
    assert all(re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", one) for one in made.codes)
    held = office.path.read_bytes()
    assert not any(one.encode() in held or one.replace("-", "").encode() in held for one in made.codes)
    code = made.codes[3].upper().replace("-", " ")
    assert people.log_in_further(office, ticket_of(office), code) is not None
    assert people.log_in_further(office, ticket_of(office), code) is None
    second.enrol(office, "minh", by="thử")
    assert people.log_in_further(office, ticket_of(office, "minh"), made.codes[4]) is None, "of somebody else"


def test_a_ticket_is_over_after_some_minutes_and_is_no_session(office: Office, clock: Clock) -> None:
    made = second.enrol(office, "lan", by="thử")
    ticket = ticket_of(office)
    assert ticket.encode() not in office.path.read_bytes()
    with office.quiet() as link:
        link.execute("UPDATE ticket SET until = '2020-01-01T00:00:00.000+00:00'")
    assert people.log_in_further(office, ticket, second.code_of(key_of(made), int(clock.at) // 30)) is None
    assert people.log_in_further(office, "", "000000") is None


def test_a_new_key_ends_sessions_and_the_old_one(office: Office, clock: Clock) -> None:
    old = second.enrol(office, "lan", by="thử")
    token = people.log_in_further(office, ticket_of(office), second.code_of(key_of(old), int(clock.at) // 30))
    assert token is not None
    second.enrol(office, "lan", by="thử")
    assert people.person_of_session(office, token) is None
    clock.at += 60
    assert people.log_in_further(office, ticket_of(office), second.code_of(key_of(old), int(clock.at) // 30)) is None
    assert second.reset(office, "lan", by="thử")
    assert not second.reset(office, "lan", by="thử")
    assert people.log_in(office, "lan", PASSWORD) is not None


def test_a_wrong_code_at_the_beginning_changes_nothing(office: Office) -> None:
    with pytest.raises(UsageError, match="chưa bật"):
        second.enrol(office, "lan", by="thử", confirm=lambda made: "000")
    assert not second.has_second_step(office, "lan")
    with pytest.raises(UsageError, match="không có người dùng"):
        second.enrol(office, "khong-co", by="thử")
    made = second.enrol(
        office, "lan", by="thử", confirm=lambda made: second.code_of(key_of(made), int(time.time()) // 30)
    )
    assert made.uri.endswith("&issuer=cancu")


def test_who_needs_the_second_step_gets_no_session_without(tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db", policy_of("3"))
    for name, role in (("lan", "admin"), ("minh", "editor")):
        people.add_person(office, name, role, PASSWORD, by="thử")
    with pytest.raises(people.SecondStep) as found:
        people.log_in(office, "lan", PASSWORD)
    assert found.value.ticket is None
    assert people.log_in(office, "lan", "sai mật khẩu") is None
    assert people.log_in(office, "minh", PASSWORD) is not None
    office.close()


@pytest.mark.parametrize(("level", "failures", "idle"), [("1", 10, 15), ("2", 5, 5), ("3", 5, 5)])
def test_levels_lock_and_end_as_the_rules_say(tmp_path: Path, level: str, failures: int, idle: int) -> None:
    from cancu.office.database import later

    office = Office(tmp_path / "office.db", policy_of(level))
    people.add_person(office, "minh", "editor", PASSWORD, by="thử")
    for _ in range(failures - 1):
        assert people.log_in(office, "minh", "sai") is None
    token = people.log_in(office, "minh", PASSWORD)
    assert token is not None
    for seconds, there in ((60 * idle - 30, True), (60 * idle + 30, False)):
        with office.quiet() as link:
            link.execute("UPDATE session SET seen = ?", (later(seconds=-seconds),))
        assert (people.person_of_session(office, token) is not None) is there
    for _ in range(failures):
        assert people.log_in(office, "minh", "sai") is None
    assert people.log_in(office, "minh", PASSWORD) is None
    office.close()


@pytest.mark.parametrize("given", [("4",), ("2", "boss"), ("2", "", "-1"), ("2", "", "", "30"), ("2", "", "", "x")])
def test_rules_that_make_no_sense_are_refused(given: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        policy_of(*given)
    assert policy_of() == Policy()


def test_a_file_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    office.read().executescript("DROP TABLE totp; DROP TABLE recovery; DROP TABLE ticket; PRAGMA user_version = 1;")
    office.close()
    again = Office(tmp_path / "office.db")
    assert people.log_in(again, "lan", PASSWORD) is not None
    second.enrol(again, "lan", by="thử")
    assert ticket_of(again)
    again.close()


# ---------------------------------------------------------------------------------------------- the page

FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def post(server: Server, **fields: str) -> Answer:
    return server.ask("POST", "/dang-nhap", urlencode(fields).encode(), **FORM)


def test_the_way_through_the_page(store: Path, tmp_path: Path) -> None:
    folder = ["--data", str(tmp_path)]
    for name, role in (("lan", "admin"), ("minh", "editor"), ("hoa", "admin")):
        assert (
            command("users", "add", name, "--role", role, "--password-stdin", *folder, stdin=f"{PASSWORD}\n").returncode
            == 0
        )
    shown = command("users", "totp", "lan", *folder)
    assert shown.returncode == 0, shown.stderr
    lines = shown.stdout.splitlines()
    uri = next(line for line in lines if line.startswith("otpauth://"))
    found = re.search("secret=([A-Z2-7]+)", uri)
    assert found is not None
    key = base64.b32decode(found[1])
    assert sum(line.startswith("██") for line in lines) >= 20
    assert command("users", "list", *folder).stdout == "hoa\tadmin\nlan\tadmin\ttotp\nminh\teditor\n"
    with served(store, tmp_path, "--login", "--level", "3") as server:
        first = post(server, name="lan", password=PASSWORD)
        assert (first.status, "set-cookie" in first.headers) == (200, False)
        found = re.search(r'name="ticket" value="([^"]+)"', first.text)
        assert found is not None
        ticket = found[1]
        assert 'name="code"' in first.text
        assert 'type="password"' not in first.text
        assert server.get("/api/v1/audit", Cookie=f"cancu={ticket}").status == 401
        wrong = post(server, ticket=ticket, code="000000")
        assert (wrong.status, "set-cookie" in wrong.headers) == (403, False)
        code = second.code_of(key, int(time.time()) // 30)
        done = post(server, ticket=ticket, code=code)
        assert done.status == 303
        cookie = done.headers["set-cookie"].split(";")[0]
        assert server.get("/api/v1/audit", Cookie=cookie).status == 200
        assert post(server, ticket=ticket, code=code).status == 403
        refused = post(server, name="hoa", password=PASSWORD)
        assert (refused.status, "set-cookie" in refused.headers) == (403, False)
        assert "totp" in refused.text
        assert post(server, name="minh", password=PASSWORD).status == 303
        actions = [row["action"] for row in server.get("/api/v1/audit", Cookie=cookie).json()]
        assert actions[:5] == ["login", "login-failed", "login-failed", "login", "login-failed"]
        said = "\n".join(server.log)
    held = (tmp_path / "office.db").read_bytes()
    for secret in (ticket, code, found[1], PASSWORD, cookie.partition("=")[2]):
        assert secret not in said
        assert secret.encode() not in held
    assert command("users", "totp-reset", "lan", *folder).returncode == 0
    assert command("users", "totp-reset", "lan", *folder).returncode == 2


def test_the_second_step_in_a_browser(browser: Any, store: Path, tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    made = second.enrol(office, "lan", by="thử")
    office.close()
    with served(store, tmp_path, "--login") as server, tab(browser, server.address) as one:
        page = one.page
        page.goto(server.address + "/dang-nhap")
        page.fill("#name", "lan")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#code")
        assert page.evaluate("document.activeElement.id") == "code"
        assert violations(one) == []
        one.shoot("dang-nhap-ma")
        page.fill("#code", "000000")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        assert violations(one) == []
        page.fill("#code", made.codes[0])
        page.keyboard.press("Enter")
        page.wait_for_url(server.address + "/")
        page.goto(server.address + "/nhat-ky")
        assert page.locator("tbody tr td:nth-child(4)").all_inner_texts()[:3] == [
            "đăng nhập", "đăng nhập sai", "bật xác thực hai lớp",
        ]  # fmt: skip
        one.shoot("nhat-ky-hai-lop")
        assert one.outside == []
