"""What ``cancu check`` says of its outputs, and ``cancu verify``, in Vietnamese and in English."""

from __future__ import annotations

VIETNAMESE = {
    "check_format": "Dạng kết quả: text (để đọc), json (một tệp), jsonl (mỗi tệp một dòng), html (trang để xem), "
    "docx (chính tệp Word ấy, có ghi chú), certificate (phiếu kiểm tra căn cứ, .pdf hoặc .docx), xlsx (bảng), sarif.",
    "check_out": "Ghi vào tệp này thay vì màn hình; với nhiều tệp hoặc khi kết thúc bằng “/”: vào thư mục này, kèm "
    "bảng tổng hợp.",
    "check_fix": "Với docx: sửa những chỗ chắc chắn ở chế độ theo dõi thay đổi, từng chỗ có thể từ chối.",
    "check_jobs": "Số tệp kiểm tra cùng lúc (mặc định: 1).",
    "check_overrides": "Với certificate: tệp JSON ghi quyết định giữ nguyên của người có trách nhiệm.",
    "check_more": "TỆP là tệp văn bản (.txt, .docx, .pdf …) hoặc thư mục; “-” là đầu vào chuẩn.\n\n"
    "Mã thoát: 0 không có phát hiện từ mức --fail-on trở lên; 1 có phát hiện; 2 không đọc được "
    "tệp hoặc gọi sai. Phát hiện đã có quyết định giữ nguyên (--overrides) không tính.\n\n"
    "Ví dụ:\n\n"
    "  cancu check bao-cao.docx\n"
    "  cancu check bao-cao.docx --as-of 2023-06-30 --fail-on warning\n"
    "  cancu check bao-cao.docx --format docx --fix --out bao-cao-da-kiem-tra.docx\n"
    "  cancu check bao-cao.docx --format certificate --out phieu.pdf\n"
    "  cancu check bao-cao.docx --format html --out ket-qua.html\n"
    "  cancu check *.docx THU-MUC --format docx --out ket-qua/ --jobs 2\n"
    "  cancu check *.docx --format xlsx --out tong-hop.xlsx\n"
    "  cat bao-cao.txt | cancu check - --format json",
    "needs_out": "--format {form} cần --out {example}: kết quả không in ra màn hình được",
    "needs_folder": "--format {form} với nhiều tệp cần --out THƯ_MỤC/ để ghi mỗi tệp một kết quả",
    "certificate_ending": "{path}: phiếu chỉ ghi được dạng .pdf hoặc .docx; đổi đuôi tên tệp trong --out",
    "word_ending": "{path}: tệp gốc {name} là loại {ending}; đặt tên tệp trong --out có đuôi {ending}",
    "fix_docx": "--fix chỉ dùng với --format docx",
    "overrides_certificate": "--overrides chỉ dùng với --format certificate",
    "overrides_one": "--overrides chỉ dùng khi kiểm tra một tệp, vì mã phát hiện là của riêng từng tệp",
    "overrides_unread": "{path}: không đọc được tệp quyết định ({reason}). Cách xử lý: kiểm tra tên tệp",
    "bad_jobs": "--jobs phải là số từ 1 đến 64, không phải “{value}”",
    "left_out": "Bỏ qua {name}: {reason}.",
    "no_files": "không có tệp nào để kiểm tra trong {names}",
    "died": "{name}: tiến trình kiểm tra tệp này dừng đột ngột (có thể thiếu bộ nhớ). Cách xử lý: kiểm tra riêng tệp "
    "này, hoặc giảm --jobs",
    "stopped_after": "Đã dừng: {done}/{count} tệp đã kiểm tra xong; kết quả của các tệp ấy là trọn vẹn.",
    "word_made": "{name}: {comments} ghi chú",
    "word_moved": "{count} ghi chú đặt ở chỗ gần nhất vì Word không cho gắn đúng chỗ",
    "word_fixes": "{count} chỗ sửa ở chế độ theo dõi thay đổi",
    "word_unfixed": "{count} đề nghị không sửa tự động được (xem ghi chú)",
    "word_carried": "{name}: tệp gốc có sẵn {what}; bản có ghi chú giữ nguyên, không thêm gì",
    "word_signed": "{name}: chữ ký số trong tệp gốc không còn giá trị trên bản có ghi chú",
    "carried_hyperlink": "{count} liên kết ra ngoài",
    "carried_attachedTemplate": "mẫu văn bản lấy từ nơi khác",
    "carried_macro": "macro",
    "carried_other": "{count} phần lấy từ nơi khác ({kind})",
    "summary_head": "Tổng hợp {count} tệp",
    "summary_file": "Tệp",
    "summary_result": "Kết quả",
    "summary_unread": "chưa có kết quả",
    "summary_total": "{count} tệp: {errors} lỗi, {warnings} cảnh báo, {infos} lưu ý; {failed} tệp chưa có kết quả.",
    "verify": "Kiểm tra lại một phiếu: tệp có đúng là tệp đã kiểm tra, kết quả có gì thay đổi.",
    "verify_more": "PHIẾU là tệp do cancu check --format certificate làm ra (.pdf hoặc .docx).\n\n"
    "Mã thoát: 0 không có gì thay đổi; 1 có thay đổi; 2 không kiểm tra lại được.\n\n"
    "Ví dụ:\n\n"
    "  cancu verify phieu.pdf --file bao-cao.docx\n"
    "  cancu verify phieu.pdf --file bao-cao.docx --as-of 2026-11-21",
    "certificate": "PHIẾU",
    "verify_file": "Tệp đã kiểm tra; mặc định tìm theo tên ghi trong phiếu, cạnh phiếu.",
    "verify_as_of": "Xét lại hiệu lực tại ngày khác, dạng 2026-11-21; mặc định là ngày ghi trong phiếu.",
    "verify_no_file": "không thấy tệp {name} cạnh phiếu. Cách xử lý: chỉ ra tệp bằng --file",
    "verify_other_file": "Kết quả này không thuộc tệp này: mã băm của {name} là {found}…, phiếu ghi {stated}…",
    "verify_same_file": "Tệp: đúng là tệp đã kiểm tra (SHA-256 {hash}…).",
    "verify_genuine": "Phiếu: nguyên vẹn, đúng như chương trình làm ra.",
    "verify_not_genuine": "Phiếu: nội dung trình bày đã bị sửa so với dữ liệu bên trong; chỉ tin dữ liệu bên trong.",
    "verify_not_comparable": "Phiếu: do phiên bản {version} làm ra, không so được từng byte; đã so dữ liệu bên trong.",
    "verify_version": "Phiên bản: {what} đổi từ {old} sang {new}.",
    "verify_program": "chương trình",
    "verify_rules": "quy tắc",
    "verify_data": "dữ liệu",
    "verify_day": "Ngày xét hiệu lực: đổi từ {old} sang {new}.",
    "verify_status": "Hiệu lực: {document}: “{old}” nay là “{new}”.",
    "verify_new": "Phát hiện mới: dòng {line}: {message}",
    "verify_gone": "Phát hiện không còn: {finding} ({rule}): {message}",
    "verify_cited": "Văn bản được viện dẫn: phiếu ghi {old}, nay đọc được {new}.",
    "verify_unchanged": "Kết quả: không có gì thay đổi ({errors} lỗi, {warnings} cảnh báo, {infos} lưu ý).",
    "verify_changed": "Kết quả: có {count} thay đổi.",
}

ENGLISH = {
    "check_format": "Form of the result: text (to read), json (one file), jsonl (one line a file), html (a page), docx "
    "(the Word file itself, with comments), certificate (one to three pages to sign, .pdf or .docx), xlsx, sarif.",
    "check_out": "Write to this file instead of the screen; with several files, or where it ends in “/”: into this "
    "folder, with a summary.",
    "check_fix": "With docx: make certain corrections as tracked changes, each of which can be rejected.",
    "check_jobs": "How many files to check at once (default: 1).",
    "check_overrides": "With certificate: a JSON file of decisions to leave findings as they are.",
    "check_more": "FILE is a document (.txt, .docx, .pdf …) or a folder; “-” is standard input.\n\n"
    "Exit status: 0 no finding at or above --fail-on; 1 findings; 2 a file could not be read or the call was "
    "wrong. Findings that someone decided to leave (--overrides) do not count.\n\n"
    "Examples:\n\n"
    "  cancu check report.docx\n"
    "  cancu check report.docx --as-of 2023-06-30 --fail-on warning\n"
    "  cancu check report.docx --format docx --fix --out report-checked.docx\n"
    "  cancu check report.docx --format certificate --out certificate.pdf\n"
    "  cancu check report.docx --format html --out result.html\n"
    "  cancu check *.docx FOLDER --format docx --out results/ --jobs 2\n"
    "  cancu check *.docx --format xlsx --out results.xlsx\n"
    "  cat report.txt | cancu check - --format json",
    "needs_out": "--format {form} needs --out {example}: the result cannot be printed",
    "needs_folder": "--format {form} with several files needs --out FOLDER/, for one result a file",
    "certificate_ending": "{path}: a certificate is .pdf or .docx; change the ending in --out",
    "word_ending": "{path}: the file {name} is a {ending}; give the name in --out the ending {ending}",
    "fix_docx": "--fix is for --format docx",
    "overrides_certificate": "--overrides is for --format certificate",
    "overrides_one": "--overrides is for one file, because ids of findings belong to one file",
    "overrides_unread": "{path}: the file of decisions cannot be read ({reason}). What to do: see to its name",
    "bad_jobs": "--jobs must be a number from 1 to 64, not “{value}”",
    "left_out": "Left out {name}: {reason}.",
    "no_files": "there is no file to check in {names}",
    "died": "{name}: the process that checked it ended all at once (memory may have run out). What to do: check it "
    "alone, or with fewer --jobs",
    "stopped_after": "Stopped: {done} of {count} files were checked; their results are whole.",
    "word_made": "{name}: {comments} comments",
    "word_moved": "{count} of them at the nearest place, for Word takes none on the words",
    "word_fixes": "{count} tracked corrections",
    "word_unfixed": "{count} suggestions that cannot be made by themselves (see the comments)",
    "word_carried": "{name}: the file came with {what}; kept as it is, nothing added",
    "word_signed": "{name}: the digital signature of the file does not hold for the copy with comments",
    "carried_hyperlink": "{count} outside links",
    "carried_attachedTemplate": "a template from elsewhere",
    "carried_macro": "macros",
    "carried_other": "{count} parts from elsewhere ({kind})",
    "summary_head": "Summary of {count} files",
    "summary_file": "File",
    "summary_result": "Result",
    "summary_unread": "no result",
    "summary_total": "{count} files: {errors} errors, {warnings} warnings, {infos} notes; {failed} without result.",
    "verify": "Check a certificate again: whether it is of this file, and what has changed.",
    "verify_more": "CERTIFICATE is a file made by cancu check --format certificate (.pdf or .docx).\n\n"
    "Exit status: 0 nothing changed; 1 something changed; 2 it could not be checked again.\n\n"
    "Examples:\n\n"
    "  cancu verify certificate.pdf --file report.docx\n"
    "  cancu verify certificate.pdf --file report.docx --as-of 2026-11-21",
    "certificate": "CERTIFICATE",
    "verify_file": "The file checked; by default the one named in the certificate, beside it.",
    "verify_as_of": "Judge validity on another day, as 2026-11-21; that of the certificate by default.",
    "verify_no_file": "there is no {name} beside the certificate. What to do: name the file with --file",
    "verify_other_file": "This result is not of this file: {name} has hash {found}…, the certificate {stated}…",
    "verify_same_file": "File: the one that was checked (SHA-256 {hash}…).",
    "verify_genuine": "Certificate: whole, just as the program made it.",
    "verify_not_genuine": "Certificate: what is shown was changed against the data inside; trust only the data inside.",
    "verify_not_comparable": "Certificate: made by version {version}, so bytes cannot be compared; its data were.",
    "verify_version": "Versions: {what} from {old} to {new}.",
    "verify_program": "program",
    "verify_rules": "rules",
    "verify_data": "data",
    "verify_day": "Day of validity: from {old} to {new}.",
    "verify_status": "Validity: {document}: “{old}” is now “{new}”.",
    "verify_new": "New finding: line {line}: {message}",
    "verify_gone": "Finding gone: {finding} ({rule}): {message}",
    "verify_cited": "Documents cited: {old} in the certificate, {new} now.",
    "verify_unchanged": "Result: nothing changed ({errors} errors, {warnings} warnings, {infos} notes).",
    "verify_changed": "Result: {count} changes.",
}
