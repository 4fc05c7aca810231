"""What the driver and the server complain of, in the user's words; never with a user, a password or data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from graph.errors import QuestionTooLong, StoreBusy, StoreError, StoreFull, UsageError

Work = TypeVar("Work")


def safe_name(address: str) -> str:
    """The address as it may be shown.

    Raises:
        UsageError: It holds a user or a password, which every list of running programs would show.

    Examples:
        >>> safe_name("neo4j://may-chu:7687")
        'neo4j://may-chu:7687'
    """
    parts = urlsplit(address)
    if "@" in parts.netloc or parts.query:
        raise UsageError(
            f"{parts.scheme}://{parts.hostname or ''}: không ghi tên người dùng, mật khẩu trong địa chỉ kho. "
            "Cách xử lý: đặt biến môi trường NEO4J_USERNAME và NEO4J_PASSWORD."
        )
    return address


def surely(execute: Callable[[Work], object], work: Work) -> None:
    """Apply a change; again where the line broke while the server committed it, which the driver leaves to us.

    Nobody knows then whether it was kept; applied once more it does nothing twice.

    Args:
        execute: Runs a transaction of the driver.
        work: The transaction.
    """
    try:
        execute(work)
    except Exception as error:
        if type(error).__name__ != "IncompleteCommit":
            raise
        execute(work)


def in_words(name: str, error: Exception, seconds: float | None = None) -> StoreError:
    """An error of the driver, by the names of its classes and its code only: its text may hold data.

    Args:
        name: The store.
        error: What the driver raised.
        seconds: What the questions were allowed to cost, where that was bounded.

    Examples:
        >>> class TransientError(Exception):
        ...     code = "Neo.TransientError.Transaction.Deadlock"
        >>> in_words("bolt://may-chu", TransientError("secret")).reason
        'máy chủ đang bận (Neo.TransientError.Transaction.Deadlock)'
    """
    code = str(getattr(error, "code", None) or type(error).__name__)
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "AuthError" in kinds:
        return StoreError(
            name,
            "máy chủ không chấp nhận tên người dùng hoặc mật khẩu",
            "kiểm tra biến môi trường NEO4J_USERNAME và NEO4J_PASSWORD",
        )
    if kinds & {"ServiceUnavailable", "SessionExpired", "OSError"}:
        return StoreError(name, "không kết nối được với máy chủ Neo4j", "kiểm tra máy chủ đang chạy và địa chỉ đúng")
    if "ConfigurationError" in kinds:
        return StoreError(name, "địa chỉ máy chủ chưa đúng", "dùng dạng neo4j://máy:7687 hoặc bolt://máy:7687")
    if "DatabaseNotFound" in code:
        return StoreError(name, "máy chủ không có cơ sở dữ liệu này", "kiểm tra biến môi trường NEO4J_DATABASE")
    if "MemoryPoolOutOfMemory" in code or "OutOfDiskSpace" in code:
        return StoreFull(
            name, f"máy chủ không đủ bộ nhớ hoặc ổ đĩa cho thay đổi này ({code})", "nạp từng phần nhỏ hơn rồi chạy lại"
        )
    if "TimedOut" in code and seconds is not None:
        return QuestionTooLong(name, seconds)
    if "TimedOut" in code or "Terminated" in code or "LockClient" in code:
        return StoreBusy(
            name,
            f"máy chủ dừng vì quá thời gian cho phép ({code})",
            "thu hẹp câu hỏi, hoặc chờ máy chủ rảnh rồi chạy lại",
        )
    if "TransientError" in kinds:
        return StoreBusy(name, f"máy chủ đang bận ({code})", "chờ rồi chạy lại")
    return StoreError(name, f"máy chủ Neo4j báo lỗi ({code})", "xem nhật ký của máy chủ")
