"""What ``cancu registry`` says."""

from __future__ import annotations

VIETNAMESE = {
    "registry": "Sổ đăng ký văn bản: nhập sổ, xem sổ nào đến ngày nào, đề xuất sự kiện từ văn bản mới.",
    "registry_import": "Nhập sổ văn bản, tình trạng, quan hệ (CSV, JSONL, Parquet) vào kho.",
    "registry_import_more": "Các tệp của một lệnh được nhập trọn vẹn hoặc không nhập gì. Bản mới của một sổ thay bản cũ. Cách "
    "đọc cột và nhãn là một tệp ánh xạ, tự chọn theo dòng tiêu đề; xem docs/so-dang-ky.md.",
    "registry_status": "Liệt kê các sổ trong kho: biết gì, đến ngày nào, lấy từ đâu.",
    "registry_learn": "Đọc điều khoản cuối của văn bản mới, đề xuất bảng sự kiện hiệu lực để người rà soát.",
    "registry_learn_more": "Không có gì được tự áp dụng: bảng là YAML, người rà soát sửa rồi đưa vào CANCU_FACTS.",
    "registry_mapping": "Tên ánh xạ có sẵn ({names}) hoặc đường dẫn tệp YAML.",
    "registry_name": "Tên của sổ trong kho; mặc định là tên ánh xạ.",
    "registry_seen_on": "Ngày chốt số liệu của sổ, dạng 2026-04-26; mặc định lấy từ tên tệp, sau đó từ các dòng.",
    "registry_report": "Ghi mọi dòng không đọc được, kèm lý do, vào tệp CSV này.",
    "registry_out": "Ghi bảng đề xuất vào tệp này thay vì in ra.",
    "registry_progress": "Đang nhập {name}",
    "registry_merging": "Đang gộp vào kho",
    "registry_done": "{name}: {rows} dòng, {documents} văn bản ({open} chưa xác định được định danh), {relations} "
    "quan hệ ({disputed} còn nghi vấn), {events} sự kiện; biết đến ngày {seen_on} ({source}).",
    "registry_unread": "{unread} dòng không đọc được, {partly} dòng đọc được một phần. {shown} dòng đầu:",
    "registry_left_out": "Không phải quan hệ pháp lý, không nhập: {labels}",
    "registry_row_unread": "  {file}, dòng {line}: không đọc: {reason}",
    "registry_row_partly": "  {file}, dòng {line}: {reason}",
    "registry_from_given": "theo --seen-on",
    "registry_from_mapping": "theo tệp ánh xạ",
    "registry_from_name": "theo tên tệp",
    "registry_from_rows": "ít nhất, theo ngày muộn nhất trong sổ",
    "registry_none": "Kho chưa có sổ nào. Nhập bằng: cancu registry import TỆP",
    "registry_head_name": "Sổ",
    "registry_head_works": "Văn bản",
    "registry_head_relations": "Quan hệ",
    "registry_head_disputed": "Nghi vấn",
    "registry_head_events": "Sự kiện",
    "registry_head_seen_on": "Biết đến ngày",
    "registry_head_recorded": "Nhập ngày",
    "registry_unknown_day": "không ghi",
    "registry_learned": "{documents} văn bản đọc được, {rows} sự kiện đề xuất ({high} high, {medium} medium, "
    "{low} low); chưa áp dụng.",
    "registry_not_read": "{name}: không đọc được: {reason}",
    "registry_no_number": "{name}: văn bản chưa có số, ký hiệu nên không làm nguồn được",
}

ENGLISH = {
    "registry": "Registers of documents: import, see until when each knows, propose events from new documents.",
    "registry_import": "Take a register of documents, status or relations (CSV, JSONL, Parquet) into the store.",
    "registry_import_more": "The files of one call come in together or not at all. A newer edition of a register takes "
    "the place of the older one. How columns and labels are read is a mapping file, chosen by the header; "
    "see docs/so-dang-ky.md.",
    "registry_status": "List the registers in the store: what they know, until which day, from where.",
    "registry_learn": "Read the final articles of new documents and propose a table of events for review.",
    "registry_learn_more": "Nothing is applied by itself: the table is YAML, a person reviews it for CANCU_FACTS.",
    "registry_mapping": "Name of a shipped mapping ({names}) or path of a YAML file.",
    "registry_name": "Name of the register in the store; that of the mapping by default.",
    "registry_seen_on": "Day until which the register was kept, as 2026-04-26; else from the file name, then the rows.",
    "registry_report": "Write every row that was not read, with the reason, to this CSV file.",
    "registry_out": "Write the proposed table to this file instead of printing it.",
    "registry_progress": "Importing {name}",
    "registry_merging": "Merging into the store",
    "registry_done": "{name}: {rows} rows, {documents} documents ({open} with open identity), {relations} relations "
    "({disputed} disputed), {events} events; known until {seen_on} ({source}).",
    "registry_unread": "{unread} rows not read, {partly} rows read in part. The first {shown}:",
    "registry_left_out": "No legal relation, left out: {labels}",
    "registry_row_unread": "  {file}, line {line}: not read: {reason}",
    "registry_row_partly": "  {file}, line {line}: {reason}",
    "registry_from_given": "by --seen-on",
    "registry_from_mapping": "by the mapping",
    "registry_from_name": "by the file name",
    "registry_from_rows": "at least, by the latest day in it",
    "registry_none": "The store holds no register. Import one with: cancu registry import FILE",
    "registry_head_name": "Register",
    "registry_head_works": "Documents",
    "registry_head_relations": "Relations",
    "registry_head_disputed": "Disputed",
    "registry_head_events": "Events",
    "registry_head_seen_on": "Known until",
    "registry_head_recorded": "Imported",
    "registry_unknown_day": "not told",
    "registry_learned": "{documents} documents read, {rows} events proposed ({high} high, {medium} medium, {low} low); "
    "none applied.",
    "registry_not_read": "{name}: not read: {reason}",
    "registry_no_number": "{name}: the document has no number, so it can be no source",
}
