"""Words of sentences that give work to a body, and of the level of government that ended, as data."""

from __future__ import annotations

# What stands right before a body that is given work.
GIVING = (
    "giao",
    "giao cho",
    "đề nghị",
    "yêu cầu",
    "phối hợp với",
    "phối hợp cùng",
    "chỉ đạo",
    "hướng dẫn",
    "phân công",
    "giao trách nhiệm cho",
    "báo cáo",
    "gửi về",
    "trình",
)
# What stands right behind a body that is given work.
TAKING = (
    "chủ trì",
    "phối hợp",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "có nhiệm vụ",
    "tham mưu",
    "tổ chức thực hiện",
    "tổ chức triển khai",
    "triển khai thực hiện",
    "xây dựng kế hoạch",
    "theo dõi",
    "đôn đốc",
    "rà soát",
    "bố trí",
    "hướng dẫn",
    "kiểm tra",
)
# Between bodies of one list none of these stands.
NO_LIST = ("của", "về", "tại", "theo", "đã", "được", "thực hiện")
# With one of these the sentence knows that the body is gone, or tells what was.
KNOWN_GONE = (
    "cũ",
    "trước đây",
    "trước sáp nhập",
    "trước khi sáp nhập",
    "trước khi sắp xếp",
    "nguyên",
    "sau sáp nhập",
    "kết thúc hoạt động",
    "giải thể",
    "không còn",
    "bàn giao từ",
    "tiếp nhận từ",
    "đã ban hành",
    "đã bàn giao",
)

# From this day there is no district; what its bodies did went to the commune or the province.
DISTRICT_END = "2025-07-01"
DISTRICT_SOURCE = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (không còn cấp huyện từ ngày 01/7/2025)"
DISTRICT_HEIR = "Ủy ban nhân dân cấp xã hoặc cơ quan cấp tỉnh đã nhận nhiệm vụ"
DISTRICT_BODIES = (
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "phòng nội vụ",
    "phòng tư pháp",
    "phòng tài chính - kế hoạch",
    "phòng tài nguyên và môi trường",
    "phòng nông nghiệp và môi trường",
    "phòng lao động - thương binh và xã hội",
    "phòng văn hóa và thông tin",
    "phòng văn hóa, khoa học và thông tin",
    "phòng giáo dục và đào tạo",
    "phòng y tế",
    "phòng kinh tế và hạ tầng",
    "phòng quản lý đô thị",
    "phòng nông nghiệp và phát triển nông thôn",
    "phòng dân tộc",
    "công an",
    "thanh tra",
    "văn phòng hđnd và ubnd",
)
DISTRICT_LEVELS = ("huyện", "quận", "thị xã", "các huyện", "cấp huyện", "các quận")
