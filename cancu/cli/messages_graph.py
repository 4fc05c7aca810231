"""What the commands of the graph say: loading, chains, validity, searches."""

from __future__ import annotations

VIETNAMESE = {
    "store_option": "Kho dữ liệu: đường dẫn tệp hoặc địa chỉ máy chủ; mặc định CANCU_STORE, sau đó là cancu.db.",
    "json_option": "In kết quả dạng JSON cho chương trình khác đọc.",
    "as_of_option": "Ngày xét hiệu lực, dạng 2023-06-30; mặc định là hôm nay.",
}

ENGLISH = {
    "store_option": "The store: path of a file or address of a server; CANCU_STORE by default, then cancu.db.",
    "json_option": "Print the answer as JSON, for programs.",
    "as_of_option": "Day to judge validity on, as 2023-06-30; today by default.",
}
