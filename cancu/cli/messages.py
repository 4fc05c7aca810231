"""What the command line says, in Vietnamese and in English."""

from __future__ import annotations

import importlib
from functools import cache

VIETNAMESE = {
    "usage": "Cách dùng",
    "options": "Tùy chọn",
    "commands": "Lệnh",
    "arguments": "[TÙY CHỌN] LỆNH",
    "help": "Hiện hướng dẫn này rồi thoát.",
    "version": "Hiện số phiên bản rồi thoát.",
    "lang": "Ngôn ngữ: vi (mặc định) hoặc en; cũng đặt được bằng biến môi trường CANCU_LANG.",
    "error": "Lỗi: {message}",
    "try": "Xem hướng dẫn: {command} --help",
    "interrupted": "Đã dừng theo yêu cầu.",
    "internal": "{name}: lỗi trong chương trình ({error}). Cách xử lý: chạy lại với "
    "CANCU_DEBUG=1 rồi gửi kèm "
    "thông báo cho người phát triển; tệp không bị thay đổi.",
    "no_option": "không có tùy chọn “{name}”",
    "no_command": "không có lệnh “{name}”. Các lệnh: {names}",
    "missing": "thiếu {name}",
    "bad_choice": "“{value}” không dùng được cho {name}; chọn một trong: {choices}",
    "bad_call": "lời gọi chưa đúng: {detail}",
    "needs_value": "tùy chọn “{name}” cần có giá trị đi kèm",
    "extra": "thừa “{value}”",
    "bad_date": "“{value}” không phải là ngày dạng NĂM-THÁNG-NGÀY. Ví dụ: --as-of {example}",
    "one_object": "--format json chỉ dùng cho một tệp; có {count} tệp, hãy dùng --format jsonl",
    "html_folder": "--format html với nhiều tệp cần --out THƯ_MỤC để ghi mỗi tệp một trang",
    "not_folder": "{path}: không phải là thư mục; chọn thư mục khác cho --out",
    "same_file": "{path}: --out trùng với tệp đang kiểm tra; chọn tên khác để không ghi đè văn bản gốc",
    "cannot_write": "{path}: không ghi được ({reason}). Cách xử lý: chọn chỗ khác cho --out",
    "same_stdin": "“-” (đầu vào chuẩn) chỉ dùng được một lần",
    "written": "Đã ghi {path}",
    "some_failed": "{failed}/{count} tệp không đọc được; các tệp còn lại đã kiểm tra xong.",
    "progress": "Đang kiểm tra",
    "program": "Liệt kê mọi văn bản được viện dẫn trong báo cáo, kế hoạch, quyết định; cho "
    "biết đó là văn bản nào "
    "và cần sửa gì trước khi ký.",
    "program_more": "Ví dụ:\n\n"
    "  cancu check bao-cao.docx\n"
    "  cancu check bao-cao.docx --format html --out ket-qua.html\n"
    "  cancu check *.txt --format jsonl --out ket-qua.jsonl",
    "check": "Kiểm tra viện dẫn trong một hay nhiều tệp.",
    "check_as_of": "Ngày xét hiệu lực, dạng 2023-06-30; mặc định là ngày của văn bản.",
    "check_fail_on": "Mức phát hiện làm mã thoát bằng 1 (mặc định: error).",
    "text": "In đúng nguyên văn mà các vị trí trong kết quả kiểm tra trỏ vào.",
    "text_more": "Không thêm, không bớt ký tự nào, kể cả dấu xuống dòng cuối.\n\n"
    "Ví dụ:\n\n"
    "  cancu text bao-cao.docx > bao-cao.txt\n\n"
    "  cancu text ho-so.zip!/bao-cao.pdf",
    "text_partial": "{name}: chỉ đọc được một phần:",
    "schema": "In JSON Schema của kết quả kiểm tra.",
    "schema_more": "Ví dụ:\n\n  cancu schema > cancu-check.schema.json",
    "file": "TỆP",
    "file_missing": "tên TỆP cần kiểm tra",
    "command_missing": "tên LỆNH",
}

ENGLISH = {
    "usage": "Usage",
    "options": "Options",
    "commands": "Commands",
    "arguments": "[OPTIONS] COMMAND",
    "help": "Show this help and exit.",
    "version": "Show the version and exit.",
    "lang": "Language: vi (default) or en; also by the environment variable CANCU_LANG.",
    "error": "Error: {message}",
    "try": "For help: {command} --help",
    "interrupted": "Stopped.",
    "internal": "{name}: internal error ({error}). What to do: run again with CANCU_DEBUG=1 "
    "and send the message "
    "to the developers; the file was not changed.",
    "no_option": "there is no option “{name}”",
    "no_command": "there is no command “{name}”. Commands: {names}",
    "missing": "missing: {name}",
    "bad_choice": "“{value}” cannot be used for {name}; choose one of: {choices}",
    "bad_call": "the call is wrong: {detail}",
    "needs_value": "option “{name}” needs a value",
    "extra": "unexpected “{value}”",
    "bad_date": "“{value}” is no date of the form YEAR-MONTH-DAY. Example: --as-of {example}",
    "one_object": "--format json is for one file; there are {count}, use --format jsonl",
    "html_folder": "--format html with several files needs --out FOLDER, for one page a file",
    "not_folder": "{path}: not a folder; choose another for --out",
    "same_file": "{path}: --out is a file being checked; choose another name, the original is never overwritten",
    "cannot_write": "{path}: cannot be written ({reason}). What to do: choose another place for --out",
    "same_stdin": "“-” (standard input) can be used once only",
    "written": "Written: {path}",
    "some_failed": "{failed} of {count} files could not be read; the others were checked.",
    "progress": "Checking",
    "program": "Lists every document that a Vietnamese report, plan or decision cites, says "
    "which document each is, "
    "and what must be corrected before signing.",
    "program_more": "Examples:\n\n"
    "  cancu check report.docx\n"
    "  cancu check report.docx --format html --out result.html\n"
    "  cancu check *.txt --format jsonl --out results.jsonl",
    "check": "Check the citations of one or more files.",
    "check_as_of": "Day to judge validity on, as 2023-06-30; the document's own date by default.",
    "check_fail_on": "Gravity from which the exit status is 1 (default: error).",
    "text": "Print exactly the text that the positions of a result point into.",
    "text_more": "Not a character more or less, the last line end included.\n\n"
    "Examples:\n\n"
    "  cancu text report.docx > report.txt\n\n"
    "  cancu text files.zip!/report.pdf",
    "text_partial": "{name}: read in part only:",
    "schema": "Print the JSON Schema of the result of a check.",
    "schema_more": "Examples:\n\n  cancu schema > cancu-check.schema.json",
    "file": "FILE",
    "file_missing": "the FILE to check",
    "command_missing": "the COMMAND",
}


FURTHER = (
    "messages_graph",
    "messages_outputs",
    "messages_registry",
    "messages_questions",
    "messages_serve",
    "messages_exchange",
    "messages_record",
)
"""Modules of this package with more messages; each has ``VIETNAMESE`` and ``ENGLISH`` and is read when needed."""


@cache
def _further(language: str) -> dict[str, str]:
    tables = [importlib.import_module(f"cancu.cli.{name}") for name in FURTHER]
    return {key: text for one in tables for key, text in (one.ENGLISH if language == "en" else one.VIETNAMESE).items()}


def say(language: str, key: str, **values: object) -> str:
    """The message of that key in that language.

    Examples:
        >>> say("vi", "written", path="kq.html")
        'Đã ghi kq.html'
    """
    table = ENGLISH if language == "en" else VIETNAMESE
    text = table[key] if key in table else _further(language)[key]
    return text.format(**values) if values else text
