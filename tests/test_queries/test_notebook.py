"""The notebook page runs as it stands: every block of code, in order, with what it prints."""

from __future__ import annotations

import doctest
import re

import pytest

from tests.support import ROOT

PAGE = ROOT / "docs" / "so-do-tay.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_block_prints_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) >= 4
    code = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert len(code.examples) > 15
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(code, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


def test_the_page_names_every_question() -> None:
    from cancu.cli.group import COMMANDS

    page = PAGE.read_text(encoding="utf-8")
    asked = (
        "outdated",
        "impact",
        "coverage",
        "timeline",
        "search",
        "review",
        "orphans",
        "conflicts",
        "stats",
        "decide",
    )
    assert set(asked) <= set(COMMANDS)
    assert [name for name in asked if f"cancu {name}" not in page] == []
