"""Normative documents of abolished districts (*văn bản QPPL cấp huyện*): they hold until 28/02/2027 at the latest."""

from __future__ import annotations

from collections.abc import Iterator

from graph.interval import vietnamese
from graph.reading import Mention
from queries.checks.common import CheckContext, full, name_of, of_mention, proof
from queries.checks.finding import Finding, Severity
from queries.checks.history import present
from queries.district_documents import BASIS, DISTRICT_END, LAST_DAY, district_of, is_district_normative


def district_lapse(context: CheckContext) -> Iterator[Finding]:
    """Raise ``outdated-reference`` after the last day, ``soon-outdated-reference`` before it.

    Nothing is said of what was cited while the districts stood, nor where the text speaks of the past.
    """
    if context.as_of < DISTRICT_END or context.undated:
        return
    for document, mentions in context.mentions.items():
        mention = present(context, mentions)
        if mention is None or not _of_district(mention):
            continue
        name = name_of(context.documents[document])
        left = (LAST_DAY - context.as_of).days
        if left < 0:
            yield of_mention(
                mention,
                "outdated-reference",
                Severity.WARNING,
                f"“{name}” là văn bản quy phạm pháp luật của cấp huyện, chỉ áp dụng chậm nhất đến hết ngày "
                f"{vietnamese(LAST_DAY)}; thay bằng văn bản của cấp xã hoặc cấp tỉnh, hoặc ghi rõ là đã hết hiệu lực.",
                f"“{name}” is a normative document of a district, which held until {LAST_DAY} at the latest.",
                proof(BASIS, "medium"),
            )
        else:
            yield of_mention(
                mention,
                "soon-outdated-reference",
                Severity.INFO,
                f"“{name}” là văn bản quy phạm pháp luật của cấp huyện, áp dụng chậm nhất đến hết ngày "
                f"{vietnamese(LAST_DAY)} (còn {left} ngày); cấp xã cần bãi bỏ hoặc ban hành văn bản thay thế trước đó.",
                f"“{name}” is a normative document of a district, which holds until {LAST_DAY} at the latest.",
                proof(BASIS, "medium"),
            )


def _of_district(mention: Mention) -> bool:
    """Whether a mention says that a council or committee of a district issued a normative document."""
    number, stated = mention.citation.number, mention.citation.issuer
    if number is None or not is_district_normative(number, mention.citation.doc_type, full(mention.citation.date)):
        return False
    return bool(district_of(stated.place if stated is not None and stated.place else mention.issuer or ""))
