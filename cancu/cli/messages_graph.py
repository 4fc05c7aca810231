"""What the commands of the graph say: loading, chains, validity."""

from __future__ import annotations

VIETNAMESE = {
    "store_option": "Kho dữ liệu: đường dẫn tệp hoặc địa chỉ máy chủ; mặc định CANCU_STORE, sau đó là cancu.db.",
    "json_option": "In kết quả dạng JSON cho chương trình khác đọc.",
    "as_of_option": "Ngày xét hiệu lực, dạng 2023-06-30; mặc định là hôm nay.",
    "check_store": "Kho dữ liệu mà sổ đăng ký và văn bản đã nạp được dùng thêm khi xét hiệu lực; mặc định CANCU_STORE, "
    "không có thì chỉ dùng dữ liệu đi kèm.",
    "issuer_option": "Cơ quan ban hành, khi nhiều văn bản cùng số.",
    "year_option": "Năm ban hành, khi nhiều văn bản cùng số.",
    "path": "ĐƯỜNG_DẪN",
    "document": "VĂN_BẢN",
    "source": "NGUỒN",
    "cut": "Kết quả đã cắt, chỉ hiện {count} dòng; thêm điều kiện để thu hẹp.",
    "source_word": "nguồn",
    "derived_word": "suy ra",
    "unverified": "chưa kiểm chứng",
    "doubted": "còn tranh chấp",
    "ended_since": "Sau ngày xét, văn bản này đã hết hiệu lực.",
    "about_to_end": "Vào ngày xét, việc chấm dứt hiệu lực đã được ban hành nhưng chưa đến ngày.",
    "load": "Nạp văn bản vào kho: tệp, thư mục, hoặc tệp .jsonl mỗi dòng một văn bản.",
    "load_more": "Nạp lại không làm kho thay đổi; bị ngắt giữa chừng thì không văn bản nào vào một nửa.\n\n"
    "Mã thoát: 0 đọc được hết; 2 có văn bản bị bỏ qua (lý do được in ra).\n\n"
    "Ví dụ:\n\n"
    "  cancu load bao-cao.docx ke-hoach/\n"
    "  cancu load cong-bao.jsonl.gz --store tinh.db --jobs 4\n"
    "  cancu load van-ban/ --dry-run",
    "load_jobs": "Số tiến trình đọc cùng lúc; mặc định theo số lõi của máy.",
    "load_dry_run": "Chỉ đọc và báo, không ghi gì vào kho.",
    "load_progress": "Đang nạp",
    "load_partial": "Đọc một phần: {name}: {reason}",
    "load_skipped": "Bỏ qua: {reason}",
    "load_done": "Đã nạp vào {store}: {full} văn bản đọc đủ, {partial} đọc một phần, {skipped} bỏ qua; "
    "{mentions} viện dẫn, {relations} quan hệ, {open} văn bản được viện dẫn chưa xác định.",
    "load_dry_done": "Đọc thử, không ghi: {full} văn bản đọc đủ, {partial} đọc một phần, {skipped} bỏ qua; "
    "{mentions} viện dẫn, {relations} quan hệ, {open} văn bản được viện dẫn chưa xác định.",
    "remove": "Gỡ văn bản khỏi kho cùng mọi điều chỉ văn bản đó nêu.",
    "remove_more": "NGUỒN là tên tệp đã nạp, số của văn bản, hoặc mã sha256:… của tệp.\n\n"
    "Ví dụ:\n\n  cancu remove bao-cao.docx\n  cancu remove 18/KH-UBND --store tinh.db",
    "remove_none": "“{name}”: trong kho không có tệp hay văn bản nào đã nạp như vậy; kho giữ nguyên",
    "removed": "Đã gỡ {name}",
    "trace": "Truy vết: văn bản này dựa vào đâu, và văn bản nào triển khai nó.",
    "trace_more": "Mỗi bước kèm ngày, cơ quan, cấp, hiệu lực vào ngày xét và câu làm bằng chứng.\n\n"
    "Ví dụ:\n\n"
    "  cancu trace 76/NQ-CP --year 2021\n"
    '  cancu trace "Luật Đất đai 2024" --direction down --level xa\n'
    '  cancu trace 18/KH-UBND --issuer "huyện Bình Lộc" --as-of 2023-06-30 --json',
    "trace_way": "up: dựa vào đâu; down: ai triển khai; both: cả hai (mặc định).",
    "trace_depth": "Số bước nhiều nhất; mặc định không giới hạn.",
    "trace_relation": "Chỉ đi theo quan hệ này; ghi nhiều lần được.",
    "trace_level": "Chỉ hiện văn bản của cấp này.",
    "trace_limit": "Số văn bản nhiều nhất của một chuỗi (mặc định 500).",
    "trace_up": "{name} dựa vào ({count} bước):",
    "trace_down": "Triển khai {name} ({count} bước):",
    "trace_cycle": "Vòng lặp, cần xem lại dữ liệu: {names}",
    "trace_left": "{name}: còn {count} quan hệ chưa hiện.",
    "trace_cut": "Chuỗi quá lớn, chỉ hiện {count} văn bản; thu hẹp bằng --depth, --relation hoặc tăng --limit.",
    "status": "Văn bản có hiệu lực vào một ngày không, và bằng chứng là gì.",
    "status_more": "Không bao giờ trả lời “còn hiệu lực” chỉ vì không thấy bằng chứng: kết quả nói biết gì, đến ngày "
    "nào, từ đâu.\n\n"
    "Ví dụ:\n\n"
    "  cancu status 34/2019/NĐ-CP --as-of 2023-06-30\n"
    '  cancu status "Luật Đất đai 2013"\n'
    '  cancu status 78/2025/NĐ-CP --provision "khoản 2 Điều 5"',
    "status_provision": "Điều, khoản, điểm cần hỏi, ví dụ “khoản 2 Điều 5”.",
    "status_known_on": "Chỉ xét những gì đã có trong kho đến ngày này.",
    "status_head": "{name} vào ngày {day}:",
    "status_events": "Những gì được ghi nhận:",
    "status_undated": "Chưa rõ ngày: {what}",
    "status_doubt": "Không tính, cần xem lại: {by} {what} ({why})",
    "bad_provision": "“{value}” không phải là điều, khoản, điểm; ví dụ: --provision “khoản 2 Điều 5”",
}

ENGLISH = {
    "store_option": "The store: path of a file or address of a server; CANCU_STORE by default, then cancu.db.",
    "json_option": "Print the answer as JSON, for programs.",
    "as_of_option": "Day to judge validity on, as 2023-06-30; today by default.",
    "check_store": "A store whose registers and documents count too when validity is judged; CANCU_STORE by default, "
    "else only the knowledge of the program.",
    "issuer_option": "The issuer, where several documents bear one number.",
    "year_option": "The year of issue, where several documents bear one number.",
    "path": "PATH",
    "document": "DOCUMENT",
    "source": "SOURCE",
    "cut": "The answer was cut, {count} lines are shown; add conditions to narrow it.",
    "source_word": "source",
    "derived_word": "derived",
    "unverified": "unverified",
    "doubted": "disputed",
    "ended_since": "After that day the document has ended.",
    "about_to_end": "On that day its end was enacted already, the day itself lay ahead.",
    "load": "Load documents into the store: files, folders, or .jsonl files with one document a line.",
    "load_more": "Loading again changes nothing; interrupted, no document is half in.\n\n"
    "Exit status: 0 everything read; 2 some documents were skipped (the reasons are printed).\n\n"
    "Examples:\n\n"
    "  cancu load report.docx plans/\n"
    "  cancu load gazette.jsonl.gz --store province.db --jobs 4\n"
    "  cancu load documents/ --dry-run",
    "load_jobs": "Processes that read at once; by default as many as the machine has cores.",
    "load_dry_run": "Only read and tell, write nothing.",
    "load_progress": "Loading",
    "load_partial": "Read in part: {name}: {reason}",
    "load_skipped": "Skipped: {reason}",
    "load_done": "Loaded into {store}: {full} documents read fully, {partial} in part, {skipped} skipped; "
    "{mentions} citations, {relations} relations, {open} cited documents left open.",
    "load_dry_done": "Read without writing: {full} documents fully, {partial} in part, {skipped} skipped; "
    "{mentions} citations, {relations} relations, {open} cited documents left open.",
    "remove": "Take documents out of the store, with everything that only they say.",
    "remove_more": "SOURCE is the name of a loaded file, the number of a document, or the sha256:… of a file.\n\n"
    "Examples:\n\n  cancu remove report.docx\n  cancu remove 18/KH-UBND --store province.db",
    "remove_none": "“{name}”: nothing of that name was loaded; the store is unchanged",
    "removed": "Removed {name}",
    "trace": "Trace: what a document rests on, and what carries it out.",
    "trace_more": "Each step with date, issuer, level, validity on the day, and the sentence that proves it.\n\n"
    "Examples:\n\n"
    "  cancu trace 76/NQ-CP --year 2021\n"
    '  cancu trace "Luật Đất đai 2024" --direction down --level xa\n'
    '  cancu trace 18/KH-UBND --issuer "huyện Bình Lộc" --as-of 2023-06-30 --json',
    "trace_way": "up: what it rests on; down: what carries it out; both (default).",
    "trace_depth": "Most steps; any number by default.",
    "trace_relation": "Follow only this relation; may be given several times.",
    "trace_level": "Show only documents of this level.",
    "trace_limit": "Most documents of one chain (500 by default).",
    "trace_up": "{name} rests on ({count} steps):",
    "trace_down": "Carrying out {name} ({count} steps):",
    "trace_cycle": "A cycle, the data need a look: {names}",
    "trace_left": "{name}: {count} more relations are not shown.",
    "trace_cut": "The chain is too large, {count} documents are shown; narrow it by --depth or --relation, "
    "or raise --limit.",
    "status": "Does a document hold on a day, and what proves it.",
    "status_more": "Never answers “in force” for want of evidence: it says what is known, until when, from which "
    "source.\n\n"
    "Examples:\n\n"
    "  cancu status 34/2019/NĐ-CP --as-of 2023-06-30\n"
    '  cancu status "Luật Đất đai 2013"\n'
    '  cancu status 78/2025/NĐ-CP --provision "khoản 2 Điều 5"',
    "status_provision": "The provision asked about, as “khoản 2 Điều 5”.",
    "status_known_on": "Count only what was in the store by this day.",
    "status_head": "{name} on {day}:",
    "status_events": "What is told of it:",
    "status_undated": "Day unknown: {what}",
    "status_doubt": "Not counted, needs a look: {by} {what} ({why})",
    "bad_provision": "“{value}” is no provision; for example --provision “khoản 2 Điều 5”",
}
