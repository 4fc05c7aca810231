"""What a question needs: the graph for one request, the work and the day that were named, errors told as problems."""

from __future__ import annotations

import contextlib
import datetime
import re
import threading
from collections.abc import Iterator

from cancu.api.config import Config
from cancu.api.problems import Problem
from cancu.office.database import local_day
from graph.errors import AmbiguousWork, CancuError, QuestionTooLong, StoreBusy, StoreError, StoreFull, UnknownWork
from graph.stores import Store, View
from graph.work import Work

VIEWS = 4
"""Requests that look at the graph at once; more would only wait for each other within the interpreter."""

_FOR_TERMINALS = re.compile(r"; [^;]*(?:“cancu |--[a-z]).*$")


class Looking:
    """A graph that can be asked.

    Args:
        config: The settings of the server.
        store: The graph.
    """

    def __init__(self, config: Config, store: Store) -> None:
        self.config, self.store = config, store
        self._looking = threading.BoundedSemaphore(VIEWS)

    @contextlib.contextmanager
    def view(self, known_on: str | None = None) -> Iterator[View]:
        """The graph, for one request; what goes wrong becomes a problem."""
        with told(), self._looking, self.store.view(known_on, seconds=self.config.seconds) as view:
            yield view


def spoken(error: Exception) -> str:
    """What an error says, without the advice that is for the command line.

    Examples:
        >>> spoken(UnknownWork("“a”: trong kho không có; thử tìm bằng “cancu search”"))
        '“a”: trong kho không có'
    """
    return _FOR_TERMINALS.sub("", str(error).partition("\n")[0])


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Errors of the project as problems."""
    try:
        yield
    except AmbiguousWork as error:
        rows = [{"key": key, "label": line} for key, line in error.candidates]
        raise Problem(409, f"{spoken(error)}; chọn một văn bản trong danh sách", candidates=rows) from None
    except UnknownWork as error:
        raise Problem(404, f"{spoken(error)}; thử tìm theo từ khóa, hoặc nạp văn bản vào kho") from None
    except StoreFull as error:
        raise Problem(507, str(error)) from None
    except StoreBusy as error:
        raise Problem(503, str(error), {"Retry-After": "5"}) from None
    except QuestionTooLong as error:
        told = f"câu hỏi cần hơn {error.seconds:g} giây nên đã dừng; {error.advice}"
        raise Problem(422, told, title="Câu hỏi quá nặng", seconds=error.seconds) from None
    except StoreError as error:
        raise Problem(503, str(error)) from None
    except CancuError as error:
        raise Problem(400, spoken(error)) from None


def work_of(view: View, words: str) -> Work:
    """The work that words name.

    Raises:
        Problem: There is none, or several.
    """
    from queries.lookup import find_work

    if not words.strip() or len(words) > 500:
        raise Problem(400, "cần số, ký hiệu hoặc tên văn bản, tối đa 500 ký tự")
    with told():
        return find_work(view, words)


def day_or_today(text: str | None) -> datetime.date:
    """A day as given; today where none is.

    Raises:
        Problem: It is no day.
    """
    from cancu.api.uploads import day_of

    given = day_of(text)
    return datetime.date.fromisoformat(given) if given else local_day()
