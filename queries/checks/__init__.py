"""The checks (*kiểm tra trước khi ký*): each a function from a context to findings, listed in one tuple.

To add one: write the function in its family's module, add a line to :data:`CHECKS`, and give it one firing
and one silent case in ``tests/cases/checks/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.event import WorkFacts
from graph.reading import Reading
from graph.vocab import FactsByKey
from queries.checks.assembly_terms import wrong_term
from queries.checks.basis import wrong_basis
from queries.checks.common import Check, CheckContext
from queries.checks.completeness import (
    missing_date,
    missing_issuer,
    missing_title,
)
from queries.checks.dates import (
    chronology,
    conflicting_dates,
    future_date,
    number_year_mismatch,
)
from queries.checks.districts import district_lapse
from queries.checks.finding import Finding
from queries.checks.force import (
    amended_reference,
    derived_ended,
    not_yet_in_force,
    outdated_reference,
    soon_outdated_reference,
)
from queries.checks.form import (
    false_date,
    malformed_citation,
    malformed_symbol,
    placeholder,
    suspicious_characters,
    unusual_symbol,
)
from queries.checks.identity import (
    conflicting_numbers,
    conflicting_titles,
    conflicting_types,
    unknown_document,
)
from queries.checks.issuers import conflicting_issuers, issuer_symbol_mismatch
from queries.checks.organisation import abolished_issuer
from queries.checks.own import inconsistent_self
from queries.checks.plans import lapsed_plan
from queries.checks.short_forms import missing_symbol, redundant_full_citation
from queries.checks.tasks import abolished_task

__all__ = ["CHECKS", "RULES", "Check", "CheckContext", "run_checks"]

CHECKS: tuple[Check, ...] = (
    # form: how it is written
    Check(("placeholder",), placeholder),
    Check(("malformed-symbol",), malformed_symbol),
    Check(("malformed-symbol",), unusual_symbol),
    Check(("malformed-citation",), false_date),
    Check(("malformed-citation",), malformed_citation),
    Check(("suspicious-characters",), suspicious_characters),
    # completeness: what the first citation says
    Check(("missing-symbol",), missing_symbol),
    Check(("missing-date",), missing_date),
    Check(("missing-issuer",), missing_issuer),
    Check(("missing-title",), missing_title),
    Check(("redundant-full-citation",), redundant_full_citation),
    # dates
    Check(("number-year-mismatch",), number_year_mismatch),
    Check(("future-date",), future_date),
    Check(("conflicting-dates",), conflicting_dates),
    Check(("chronology",), chronology),
    Check(("inconsistent-self",), inconsistent_self),
    # identity: one document in two ways
    Check(("conflicting-types",), conflicting_types),
    Check(("conflicting-issuers",), conflicting_issuers),
    Check(("conflicting-numbers",), conflicting_numbers),
    Check(("conflicting-titles",), conflicting_titles),
    Check(("issuer-symbol-mismatch",), issuer_symbol_mismatch),
    Check(("unknown-document",), unknown_document),
    # force: does it hold on the day
    Check(("outdated-reference",), outdated_reference),
    Check(("soon-outdated-reference",), soon_outdated_reference),
    Check(("outdated-reference", "soon-outdated-reference"), district_lapse),
    Check(("amended-reference",), amended_reference),
    Check(("derived-ended",), derived_ended),
    Check(("not-yet-in-force",), not_yet_in_force),
    Check(("lapsed-plan",), lapsed_plan),
    # basis and organisation
    Check(("wrong-basis",), wrong_basis),
    Check(("abolished-issuer",), abolished_issuer),
    Check(("abolished-issuer",), abolished_task),
    Check(("abolished-issuer",), wrong_term),
)

RULES: tuple[str, ...] = tuple(dict.fromkeys(rule for check in CHECKS for rule in check.rules))


def run_checks(
    reading: Reading,
    as_of: date,
    facts: Mapping[str, WorkFacts] | None = None,
    *,
    basis: str | None = None,
) -> tuple[Finding, ...]:
    """All findings of a reading, the gravest first, then in the order of the text.

    Args:
        reading: The text read.
        as_of: The day that validity is judged on (see :func:`queries.as_of.choose_as_of`).
        facts: What is known of works, by ``WorkFacts.key``; the project's own tables where None.
        basis: Why that day (:class:`queries.as_of.AsOf`): a day that the text does not tell proves less;
            None where the day was asked for.
    """
    known = FactsByKey() if facts is None else facts
    context = CheckContext.of(reading, as_of, known, basis)
    kept: dict[tuple[str, str | None, int, int], Finding] = {}
    for check in CHECKS:
        for finding in check.run(context):
            key = (finding.rule, finding.mention or finding.document, finding.start, finding.end)
            if key not in kept or kept[key].severity.weight < finding.severity.weight:
                kept[key] = finding
    return tuple(sorted(kept.values(), key=lambda f: (-f.severity.weight, f.start, f.end, RULES.index(f.rule))))
