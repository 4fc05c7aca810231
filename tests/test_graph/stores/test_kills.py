"""Programs, lines and servers that end in the middle of a write; ``benchmarks.kills`` does the same fifty times."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks import kills
from tests.servers import fixtures
from tests.servers.neo4j import server as servers
from tests.servers.neo4j.server import Server


def in_all(rounds: kills.Rounds) -> Counter[str]:
    return sum(rounds.found.values(), Counter())


def test_a_file_is_as_before_or_as_after(tmp_path: Path) -> None:
    rounds = kills.Rounds(None, tmp_path / "kho.db")
    kills.interrupt(rounds, [kills.CLIENT] * 12)
    found = in_all(rounds)
    assert found["old"] + found["new"] == 12
    assert found["old"] >= 3
    assert rounds.load_again()


def test_a_server_holds_what_was_before_or_after(tmp_path: Path) -> None:
    lacking = servers.missing()
    fixtures.need(lacking is None, lacking or "")
    server = Server(tmp_path / "neo4j")
    server.start()
    try:
        rounds = kills.Rounds(server)
        kills.interrupt(rounds, list(kills.KINDS))
        assert {kind: found["wrong"] for kind, found in rounds.found.items()} == dict.fromkeys(kills.KINDS, 0)
        assert rounds.found[kills.BEFORE]["old"] == 1
        assert rounds.found[kills.LOST]["new"] == 1
        assert rounds.found[kills.BACK] == {"new": 1, "told": 1}
        assert rounds.load_again()
    finally:
        server.stop()
