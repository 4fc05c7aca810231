"""Words that tell that a sentence speaks of the past, of a change or of a transition, as data."""

from __future__ import annotations

# A sentence with one of these speaks of the past or of the end of a document: an ended one may stand there.
HISTORICAL = (
    "trước đây",
    "trước kia",
    "thay thế",
    "bãi bỏ",
    "huỷ bỏ",
    "hủy bỏ",
    "tổng kết",
    "hết hiệu lực",
    "hết thời hạn",
    "không còn phù hợp",
    "không còn hiệu lực",
    "chuyển tiếp",
    "có hiệu lực thì",
    "có hiệu lực thi hành thì",
    "tiếp tục được xem xét",
    "tiếp tục được thực hiện",
    "tiếp tục áp dụng",
    "đã được ban hành theo",
    "được tiếp tục thực hiện theo",
)

# Two phrases of one sentence, in this order, that tell of what was before a change.
HISTORICAL_PAIRS = (
    ("trước ngày", "có hiệu lực"),
    ("trước thời điểm", "có hiệu lực"),
    ("trước khi", "có hiệu lực"),
    ("đã được ký", "trước ngày"),
    ("đã ký", "trước ngày"),
    ("đã được cấp", "trước ngày"),
    ("phát sinh", "trước ngày"),
    ("thụ lý", "trước ngày"),
    ("ban hành trước", "thì"),
    ("thì", "tiếp tục"),
)

# Words of transitional clauses; in a report the same words tell what is carried out today.
TRANSITIONAL = (
    "tiếp tục thực hiện theo",
    "tiếp tục được thực hiện",
    "tiếp tục được hưởng",
    "tiếp tục được áp dụng",
    "tiếp tục áp dụng",
    "tiếp tục giải quyết",
    "tiếp tục sử dụng",
    "đang hưởng",
    "đã hưởng",
    "đã được cấp",
    "đã được ký",
    "đã được phê duyệt",
    "đã nộp hồ sơ",
    "đã được tiếp nhận",
    "áp dụng thời hiệu",
    "còn thời hiệu",
    "hồ sơ đã nộp",
    "tại thời điểm",
    "vẫn được",
)

# "Quyết định này thay thế …", "bãi bỏ …": the text itself ends what follows.
ENDS_HERE = ("thay thế", "thay thế cho", "bãi bỏ", "huỷ bỏ", "bãi bỏ toàn bộ")
# "Sửa đổi, bổ sung Điều 44 của Luật …": the text itself is the amendment.
AMENDS_HERE = ("sửa đổi bổ sung", "sửa đổi", "bổ sung", "đính chính")
