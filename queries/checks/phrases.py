"""The words that checks look for, as data: what an office writes, folded to small letters.

They tell what a sentence is about (history, a proposal, a form), never which document is meant: names of
types, organs and relations stand in the knowledge tables.
"""

from __future__ import annotations

# Words right behind a citation that tell of its amendment, and right before the act that amends it.
AMENDED_HERE = (
    "được sửa đổi",
    "được bổ sung",
    "đã sửa đổi",
    "sửa đổi bởi",
    "sửa đổi bổ sung bởi",
    "sửa đổi năm",
    "sửa đổi bổ sung năm",
    "được hợp nhất",
)
# Words right behind a citation that tell that another act took its place.
CHANGED_BY = ("được thay thế", "thay thế bởi", "thay thế bằng", "bị bãi bỏ", "bãi bỏ bởi", "hết hiệu lực")
# Words before a citation whose subject was named before them: "phê duyệt tại", "ban hành kèm theo".
SUBJECT_DEEDS = (
    "ban hành",
    "phê duyệt",
    "thành lập",
    "công bố",
    "công nhận",
    "kiện toàn",
    "bổ nhiệm",
    "thông qua",
    "ký kết",
)
# Words of issuing: who did it is the subject of the sentence.
ISSUING = ("ban hành", "phê duyệt", "xây dựng", "ký ban hành", "ra", "tham mưu ban hành")
# Who issues for whom: "Phòng Nội vụ giúp Ủy ban nhân dân huyện ban hành …".
ISSUED = ("đã ký ban hành", "ký ban hành", "đã ban hành", "ban hành")
HELPING = ("giúp", "tham mưu", "tham mưu cho", "tham mưu giúp", "trình")
SUBJECT_BODIES = (("UBND", ("ủy ban nhân dân", "ubnd")), ("HĐND", ("hội đồng nhân dân", "hđnd")))
SUBJECT_LINKS = ("tại", "theo", "kèm theo", "bằng", "trong", "là", "bởi")

# Who proposes or asks stands before the number of the paper: "Theo đề nghị của Sở Nội vụ tại Tờ trình số …".
PROPOSALS = (
    "đề nghị của",
    "đề xuất của",
    "kiến nghị của",
    "ý kiến của",
    "ý kiến chỉ đạo của",
    "chỉ đạo của",
    "kết luận của",
    "báo cáo của",
    "thẩm định của",
    "yêu cầu của",
    "thống nhất của",
)

# What an office sends without a title that others need to repeat (correspondence).
CORRESPONDENCE = frozenset(
    {
        "Công văn",
        "Công điện",
        "Tờ trình",
        "Báo cáo",
        "Biên bản",
        "Giấy mời",
        "Giấy giới thiệu",
        "Phiếu chuyển",
        "Phiếu gửi",
        "Thông báo",
        "Hợp đồng",
        "Bản thỏa thuận",
        "Bản ghi nhớ",
    }
)

# Papers of a meeting or a deal: who made them is said beside them or told by the text.
PAPERS = frozenset({"Giấy mời", "Biên bản", "Hợp đồng", "Phiếu chuyển", "Phiếu gửi", "Giấy giới thiệu"})

# Cited by name: neither number nor issuer is asked for (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).
BY_NAME = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})

# Types that have a time of their own: what they ask for is to be done in it.
PLANS = frozenset(
    {
        "Kế hoạch",
        "Chương trình",
        "Chương trình hành động",
        "Đề án",
        "Phương án",
        "Dự án",
        "Chiến lược",
        "Kế hoạch phối hợp",
    }
)
# Types that carry such a plan or speak of one year, where their title says so.
PLAN_CARRIERS = frozenset({"Quyết định", "Nghị quyết", "Chỉ thị", "Công văn", "Thông báo", "Hướng dẫn"})
PLAN_WORDS = (
    "kế hoạch",
    "chương trình",
    "đề án",
    "phương án",
    "nhiệm vụ",
    "báo cáo",
    "chiến lược",
    "phong trào",
)

# A text issued under its own authority names its legal bases in "Căn cứ" lines.
DECIDING = frozenset({"Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch"})
# Types that are normative whoever issues them.
ALWAYS_NORMATIVE = frozenset(
    {
        "Hiến pháp",
        "Bộ luật",
        "Luật",
        "Pháp lệnh",
        "Lệnh",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
    }
)
# A line of legal bases begins with these.
BASIS_LEADS = ("căn cứ",)
# What a sentence rests on, and then what was issued on it.
RESTING_LEADS = ("căn cứ", "thực hiện", "triển khai", "triển khai thực hiện", "trên cơ sở", "theo")
# Further lines of the same part: who asked for the document.
ASKING_LEADS = ("theo đề nghị", "xét đề nghị", "xét tờ trình", "theo tờ trình")
# Type words that are verbs or common nouns as well: in small letters they may name no document.
COMMON_WORDS = ("quy định", "hướng dẫn", "báo cáo", "thông báo", "kết luận", "kế hoạch", "chương trình")

VERBS = ("quy định", "hướng dẫn", "báo cáo", "thông báo", "kết luận", "hợp đồng", "lệnh")

# A heading with one of these begins a form to be filled in: dots are meant there.
FORM_HEADINGS = ("mẫu số", "biểu mẫu", "biểu số", "phiếu số")
ANNEX_HEADINGS = ("phụ lục", "phụ biểu")

# An annex under one of these headings lists documents in columns.
LIST_HEADINGS = ("phụ lục", "phụ biểu", "danh mục", "biểu tổng hợp", "bảng tổng hợp")
# Marks of a consolidation (*văn bản hợp nhất*).
CONSOLIDATED_SIGN = "VBHN"
CONSOLIDATED_WORDS = ("xác thực văn bản hợp nhất",)
# A word for any document, which names no type.
GENERIC_TYPES = frozenset({"Văn bản"})

# The closing words of a report, which repeat what it reports on.
CLOSING = ("trên đây là",)

# With one of these a title begins; what is read as a title and begins otherwise may be a clause.
TITLE_OPENERS = (
    "về",
    "v/v",
    "ban hành",
    "quy định",
    "hướng dẫn",
    "sửa đổi",
    "phê duyệt",
    "công bố",
    "thành lập",
    "kiện toàn",
    "giao",
)
# Words that lead a title in and are no part of it.
TITLE_LEADS = ("về việc", "v/v", "về", "ban hành", "quy định", "ban hành kèm theo")
STOP_WORDS = frozenset(
    {
        "của",
        "và",
        "các",
        "về",
        "việc",
        "trong",
        "theo",
        "cho",
        "tại",
        "với",
        "những",
        "một",
        "số",
        "ban",
        "hành",
        "quy",
        "định",
        "trên",
        "địa",
        "bàn",
        "năm",
        "thực",
        "hiện",
        "công",
        "tác",
    }
)

# Titles under which heads and standing committees issue for their bodies: left out when issuers are compared.
ISSUER_HEADS = (
    "chủ tịch",
    "phó chủ tịch",
    "thường trực",
    "ban thường vụ",
    "thường vụ",
    "bộ trưởng, chủ nhiệm",
    "bộ trưởng",
    "thứ trưởng",
    "tổng cục trưởng",
    "cục trưởng",
    "giám đốc",
    "trưởng ban",
    "trưởng phòng",
    "chánh văn phòng",
    "tổng giám đốc",
    "thống đốc",
    "viện trưởng",
    "chánh án",
    "bí thư",
    "hiệu trưởng",
    "tổng",
)
# Short forms of organs in running text, against their full names.
ISSUER_SHORT = (
    ("ubnd", "uỷ ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ttg", "thủ tướng chính phủ"),
    ("tp.", "thành phố "),
    ("tp ", "thành phố "),
    ("bch", "ban chấp hành"),
    ("ubmttq", "uỷ ban mặt trận tổ quốc"),
)

# The sentence itself tells from when the document holds.
IN_FORCE_FROM = ("có hiệu lực", "hiệu lực thi hành", "hiệu lực từ")
