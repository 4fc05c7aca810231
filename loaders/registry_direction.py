"""Whether a register's relation can lead the way it says: by the days of issue and by legal force."""

from __future__ import annotations

from graph.relation import relation_type
from loaders.asserting import LOWER_FORCE
from loaders.registry_values import Named


def order_of(one: Named, other: Named) -> int:
    """1 where the first was issued later, -1 where earlier, 0 where that is not known.

    Examples:
        >>> order_of(Named(key="a", issued="2018"), Named(key="b", issued="2017-05-01"))
        1
        >>> order_of(Named(key="a", issued="2018"), Named(key="b", issued="2018-05-01"))
        0
    """
    if not one.issued or not other.issued:
        return 0
    size = min(len(one.issued), len(other.issued))
    mine, theirs = one.issued[:size], other.issued[:size]
    return (mine > theirs) - (mine < theirs)


def doubt_of(relation: str, acting: Named, acted: Named) -> str | None:
    """What speaks against a relation: its dates, or the force of the two documents.

    Examples:
        >>> law = Named(key="a", number="1/2013/QH13", issued="2013-11-29", force=2)
        >>> decree = Named(key="b", number="43/2014/NĐ-CP", issued="2014-05-15", force=5)
        >>> doubt_of("details", decree, law) is None
        True
        >>> doubt_of("based_on", law, decree)
        'văn bản tác động ban hành 2013-11-29, trước văn bản bị tác động 2014-05-15; có thể sổ ghi ngược chiều'
        >>> doubt_of("repeals", decree, law) == LOWER_FORCE
        True
    """
    if order_of(acting, acted) < 0:
        return (
            f"văn bản tác động ban hành {acting.issued}, trước văn bản bị tác động {acted.issued}; "
            "có thể sổ ghi ngược chiều"
        )
    if relation_type(relation).effect != "none" and acting.force and acted.force and acting.force > acted.force:
        return LOWER_FORCE
    return None
