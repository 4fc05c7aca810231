"""Every message of the outputs stands in both languages, with the same placeholders."""

from __future__ import annotations

import string

import pytest

from cancu.cli.messages_outputs import ENGLISH, VIETNAMESE


def test_both_languages_have_every_message() -> None:
    assert VIETNAMESE.keys() == ENGLISH.keys()


@pytest.mark.parametrize("key", sorted(VIETNAMESE))
def test_placeholders_are_the_same(key: str) -> None:
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(table[key]) if name} for table in (VIETNAMESE, ENGLISH)
    ]
    if not key.endswith("_more"):
        assert fields[0] == fields[1]


def test_every_message_is_said_somewhere() -> None:
    from tests.support import ROOT

    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cancu" / "cli").glob("*.py"))
    made = {"verify_program", "verify_rules", "verify_data", "verify_day", "verify_status", "verify_cited"}
    made |= {"carried_hyperlink", "carried_attachedTemplate", "carried_macro"}
    assert [key for key in VIETNAMESE if code.count(f'"{key}"') < 3 and key not in made] == []
