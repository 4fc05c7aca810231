"""Every deliberate exception of the project, in one tree.

::

    CancuError
    ├── SourceError            a file cannot be read (exit status 2)
    │   ├── UnsupportedSource  the content is of no kind we read
    │   ├── DamagedSource      truncated, encrypted, broken, hostile
    │   ├── EmptySource        nothing to read in it
    │   ├── SourceTooLarge     over a stated limit
    │   └── EncodingUnknown    bytes that decode to no Vietnamese text
    ├── UsageError             the call is wrong (exit status 2)
    ├── StoreError             a store cannot be opened, read or written
    │   ├── ForeignStore       the file is no store of ours, or of a later version
    │   ├── DamagedStore       the store is broken
    │   ├── StoreBusy          another program is writing
    │   ├── QuestionTooLong    a question costs more time than allowed
    │   └── StoreFull          no room on the disk
    ├── UnknownWork            no document of that number is in the store
    ├── AmbiguousWork          several documents answer; the candidates are listed
    └── VocabularyError        a row of knowledge is wrong (file and row named)

Messages are public: they are written in Vietnamese, name the thing and the next step.
"""

from __future__ import annotations


class CancuError(Exception):
    """Base of every deliberate exception of the project."""


class SourceError(CancuError):
    """A file could not be read; the message names the file, the reason and the next step.

    Attributes:
        name: The file as the user named it.
        reason: Why it was not read, in Vietnamese.
        advice: What to do next, in Vietnamese.

    Examples:
        >>> str(EmptySource("bc.txt", "tệp rỗng", "chọn lại tệp"))
        'bc.txt: tệp rỗng. Cách xử lý: chọn lại tệp.'
    """

    def __init__(self, name: str, reason: str, advice: str) -> None:
        self.name = name
        self.reason = reason
        self.advice = advice
        super().__init__(f"{name}: {reason}. Cách xử lý: {advice}.")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str]]:
        """Rebuilt from its parts, so that it crosses processes."""
        return type(self), (self.name, self.reason, self.advice)


class UnsupportedSource(SourceError):
    """The content is of no kind that is read."""


class DamagedSource(SourceError):
    """The file is truncated, encrypted, broken or hostile."""


class EmptySource(SourceError):
    """There is nothing to read in the file."""


class SourceTooLarge(SourceError):
    """The file is over a stated limit."""


class EncodingUnknown(SourceError):
    """The bytes decode to no Vietnamese text."""


class UsageError(CancuError):
    """The call is wrong: an unknown option value, a date that is none."""


class VocabularyError(CancuError):
    """A row of knowledge is wrong; the message names file and row."""


class StoreError(CancuError):
    """A store cannot be opened, read or written; the message names it, the reason and the next step.

    Attributes:
        name: The store as the user named it, without user and password.
        reason: Why, in Vietnamese.
        advice: What to do next, in Vietnamese.

    Examples:
        >>> str(StoreBusy("cancu.db", "chương trình khác đang ghi", "chờ rồi chạy lại"))
        'cancu.db: chương trình khác đang ghi. Cách xử lý: chờ rồi chạy lại.'
    """

    def __init__(self, name: str, reason: str, advice: str) -> None:
        self.name = name
        self.reason = reason
        self.advice = advice
        super().__init__(f"{name}: {reason}. Cách xử lý: {advice}.")

    def __reduce__(self) -> tuple[type[StoreError], tuple[str, str, str]]:
        """Rebuilt from its parts, so that it crosses processes."""
        return type(self), (self.name, self.reason, self.advice)


class ForeignStore(StoreError):
    """The file is no store of ours, or one of a later version."""


class DamagedStore(StoreError):
    """The store is broken."""


class StoreBusy(StoreError):
    """Another program is writing to the store."""


class QuestionTooLong(StoreError):
    """A question costs more time than allowed.

    Attributes:
        seconds: The bound.

    Examples:
        >>> str(QuestionTooLong("cancu.db", 1))
        'cancu.db: câu hỏi cần hơn 1 giây nên đã dừng. Cách xử lý: thu hẹp từ khóa, thời gian hoặc số bước rồi hỏi lại.'
    """

    def __init__(self, name: str, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            name, f"câu hỏi cần hơn {seconds:g} giây nên đã dừng", "thu hẹp từ khóa, thời gian hoặc số bước rồi hỏi lại"
        )

    def __reduce__(self) -> tuple[type[QuestionTooLong], tuple[str, float]]:  # type: ignore[override]
        """Rebuilt from its parts, so that it crosses processes."""
        return type(self), (self.name, self.seconds)


class StoreFull(StoreError):
    """There is no room on the disk."""


class UnknownWork(CancuError):
    """No document that answers to what was asked for is in the store."""


class AmbiguousWork(CancuError):
    """Several documents answer to what was asked for.

    Attributes:
        candidates: Their keys, with a line that tells them apart.
    """

    def __init__(self, message: str, candidates: tuple[tuple[str, str], ...] = ()) -> None:
        self.candidates = candidates
        super().__init__(message)
