"""Words of sentences that give work to a body, and of the level of government that ended, as data."""

from __future__ import annotations

# What stands right before a body that is given work.
GIVING = (
    "giao",
    "giao cho",
    "đề nghị",
    "kiến nghị",
    "yêu cầu",
    "phối hợp",
    "phối hợp với",
    "phối hợp cùng",
    "chỉ đạo",
    "hướng dẫn",
    "phân công",
    "giao trách nhiệm cho",
    "báo cáo",
    "báo cáo về",
    "kết quả về",
    "hồ sơ về",
    "cơ quan chủ trì",
    "đơn vị chủ trì",
    "cơ quan phối hợp",
    "đơn vị phối hợp",
    "cơ quan thực hiện",
    "đơn vị thực hiện",
    "gửi về",
    "gửi đến",
    "nộp về",
    "trình",
)
# Of these, what a report asks for that tells of a time in which the body stood.
ASKING = ("đề nghị", "kiến nghị", "yêu cầu")
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
    "chỉ đạo",
)
# Who stands at the head of a body: work given to him is given to it.
HEADS = (
    "giám đốc",
    "trưởng",
    "trưởng ban",
    "chánh",
    "chánh văn phòng",
    "chủ tịch",
    "bí thư",
    "bộ trưởng",
    "thủ trưởng",
    "lãnh đạo",
    "thường trực",
    "ban thường trực",
)
# Words in brackets that tell what a body came from.
MADE_OF = ("sáp nhập", "hợp nhất", "trên cơ sở", "tiếp nhận", "chuyển từ")
# Headings of the columns in which a plan says who does what.
COLUMNS = ("chủ trì", "cơ quan thực hiện", "đơn vị thực hiện", "cơ quan phối hợp", "đơn vị phối hợp", "trách nhiệm")
# Between bodies of one list none of these stands.
NO_LIST = ("của", "về", "tại", "theo", "đã", "được", "thực hiện")
# With one of these the sentence knows that the body is gone, or tells what was.
KNOWN_GONE = (
    "cũ",
    "trước đây",
    "trước sáp nhập",
    "trước ngày 01 7 2025",
    "trước ngày 01 3 2025",
    "trước khi sáp nhập",
    "trước khi sắp xếp",
    "nguyên là",
    "nguyên trưởng",
    "nguyên phó",
    "nguyên giám đốc",
    "nguyên chủ tịch",
    "nguyên bí thư",
    "nay là",
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
# The bodies of every district, besides the offices in the table of organs.
DISTRICT_COMMITTEES = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "ubnd": "Ủy ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "hđnd": "Hội đồng nhân dân",
}
DISTRICT_OFFICES = (
    ("phòng nông nghiệp và môi trường", "Phòng Kinh tế của Ủy ban nhân dân cấp xã"),
    ("phòng kinh tế", "Phòng Kinh tế của Ủy ban nhân dân cấp xã"),
    ("phòng kinh tế, hạ tầng và đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị của Ủy ban nhân dân phường"),
    ("văn phòng hđnd và ubnd", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã"),
    ("văn phòng hội đồng nhân dân và ủy ban nhân dân", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã"),
    ("ủy ban mặt trận tổ quốc việt nam", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"),
    ("ủy ban mttq việt nam", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"),
    ("ủy ban mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"),
    ("tòa án nhân dân", "Tòa án nhân dân khu vực"),
    ("bảo hiểm xã hội", "Bảo hiểm xã hội cơ sở"),
    ("kho bạc nhà nước", "Kho bạc Nhà nước khu vực"),
)
DISTRICT_LEVELS = ("huyện", "quận", "thị xã", "các huyện", "cấp huyện", "các quận")
# The committee of the Party of a city: of a province, or one that the State governs itself.
CITY_COMMITTEE = "thành ủy"
PARTY_HEIR = "Đảng ủy cấp xã hoặc Tỉnh ủy"
# Cities of a province and towns: gone where no living place bears the name and the kind.
TOWNS = ("thành phố", "thị trấn")
# Offices that no other body has under the same name: said without their district they are known as well.
ONLY_OF_DISTRICTS = ("PNV", "PTP", "PTNMT", "PLĐTBXH", "PVHTT", "PGDĐT", "PNNPTNT", "PKTHT")
# Short names that living bodies bear as well: "Ban Dân tộc" of a council of the people.
AMBIGUOUS = ("Ban Dân tộc",)
# Names that only the word behind them tells from a living body: day, who took over, where that was read.
_TAX = "Thông tư 94/2025/TT-BTC, Điều 4: Chi cục Thuế (nay là Thuế cơ sở), Cục Thuế (nay là Thuế tỉnh, thành phố)"
_NATION = "Nghị định 45/2025/NĐ-CP, Điều 9 (Sở Dân tộc và Tôn giáo); ngày cụ thể do từng tỉnh quyết định"
OTHER_BODIES = (
    ("cục thuế tỉnh", "2025-03-01", "Thuế tỉnh", _TAX),
    ("cục thuế thành phố", "2025-03-01", "Thuế thành phố", _TAX),
    ("chi cục thuế", "2025-07-01", "Thuế cơ sở", _TAX),
    ("ban dân tộc tỉnh", "2025-03-01", "Sở Dân tộc và Tôn giáo hoặc Sở Nội vụ", _NATION),
)
