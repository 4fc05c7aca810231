"""What the commands say of people and of the record of changes."""

from __future__ import annotations

VIETNAMESE = {
    "by_option": "Người thực hiện, ghi vào nhật ký (mặc định CANCU_USER, sau đó là tài khoản của máy).",
    "remove_purge": "Ghi lại cả tệp kho để không còn dấu vết của nội dung đã gỡ.",
    "purged": "Đã ghi lại tệp kho. Các bản sao lưu cũ vẫn còn nội dung đã gỡ: xóa hoặc thay bằng bản sao lưu mới.",
    "audit": "Xem, kiểm tra, xuất nhật ký thay đổi của kho và của văn phòng.",
    "audit_more": "Không ghi --store, --data thì xem cả nhật ký của kho (cancu.db) và của văn phòng (cancu-office), "
    "nếu có. Mã thoát 1 khi nhật ký đã bị sửa.\n\nVí dụ:\n\n"
    "  cancu audit\n"
    "  cancu audit --store kho.db --json\n"
    "  cancu audit verify\n"
    "  cancu audit export > nhat-ky.jsonl",
    "audit_none": "{path}: chưa có nhật ký; chọn kho bằng --store, thư mục văn phòng bằng --data",
    "audit_nowhere": "ở đây không có kho, cũng không có sổ văn phòng; chọn bằng --store hoặc --data",
    "audit_of": "Nhật ký của {name}: {count} mục",
    "audit_empty": "Nhật ký của {name}: chưa có mục nào",
    "audit_altered": "{name}: nhật ký đã bị can thiệp ({count} chỗ): {first}",
    "audit_whole": "{name}: nhật ký nguyên vẹn: {count} mục, mã mục cuối {head}",
    "audit_verify": "Kiểm tra chuỗi mã băm; như “cancu audit verify”.",
    "audit_limit": "Số mục mới nhất được liệt kê (mặc định 50).",
    "audit_heads": "Số|Lúc (UTC)|Ai|Việc|Đối tượng",
    "clean": "Áp dụng thời hạn lưu: xóa kết quả, phiên, khóa đã quá hạn trong sổ văn phòng.",
    "clean_more": "Thời hạn đặt bằng CANCU_KEEP_RESULTS (ngày, mặc định 90; 0: giữ đến khi người dùng xóa) và "
    "CANCU_KEEP_LOG (ngày, mặc định 0: giữ mãi; ít nhất 365). Máy chủ tự áp dụng lúc khởi động và mỗi ngày một lần.\n\n"
    "Ví dụ:\n\n"
    "  cancu clean --dry-run\n"
    "  CANCU_KEEP_RESULTS=30 cancu clean",
    "clean_dry_run": "Chỉ đếm, không xóa gì.",
    "clean_none": "{path}: chưa có sổ văn phòng; chọn thư mục bằng --data",
    "cleaned": "Đã xóa {results} kết quả, {sessions} phiên, {keys} khóa, {entries} mục nhật ký quá hạn.",
    "clean_would": "Sẽ xóa {results} kết quả, {sessions} phiên, {keys} khóa, {entries} mục nhật ký quá hạn.",
    "users_totp_shown": "Thêm vào ứng dụng xác thực bằng mã QR, hoặc gõ khóa (chỉ hiện một lần này):",
    "users_totp_codes": "Mã dự phòng, mỗi mã dùng một lần khi không có điện thoại; in ra và cất giữ:",
    "users_totp_ask": "Mã 6 số đang hiện trong ứng dụng: ",
    "users_no_totp": "“{name}” không có, hoặc chưa bật xác thực hai lớp; xem danh sách: cancu users list",
    "users_totp_done": "Đã bật xác thực hai lớp cho {name}.",
    "users_totp_reset": "Đã tắt xác thực hai lớp của {name}; các phiên đang mở bị đóng.",
    "users_no_qr": "Không in mã QR.",
    "serve_level": "Cấp độ an toàn hệ thống thông tin, 1 đến 3 (mặc định CANCU_LEVEL, sau đó là 2): số lần đăng nhập "
    "sai, thời gian phiên, ai phải dùng xác thực hai lớp.",
    "serve_mfa": "Từ vai trò nào phải dùng xác thực hai lớp: none, admin, editor, reader (mặc định theo cấp độ).",
}

ENGLISH = {
    "by_option": "Who is at work, for the record (CANCU_USER by default, then the account of the machine).",
    "remove_purge": "Write the whole file of the store anew, so that no trace of what was removed is left.",
    "purged": "The file of the store was written anew. Old backups still hold what was removed: replace them.",
    "audit": "Show, test, export the record of changes of the store and of the office.",
    "audit_more": "Without --store and --data, the records of the store (cancu.db) and of the office (cancu-office) "
    "are shown. The exit status is 1 where a record was altered.\n\nExamples:\n\n"
    "  cancu audit\n"
    "  cancu audit --store store.db --json\n"
    "  cancu audit verify\n"
    "  cancu audit export > log.jsonl",
    "audit_none": "{path}: there is no record; choose the store by --store, the folder of the office by --data",
    "audit_nowhere": "there is neither a store nor an office here; choose by --store or --data",
    "audit_of": "Record of {name}: {count} entries",
    "audit_empty": "Record of {name}: no entry yet",
    "audit_altered": "{name}: the record was altered ({count} places): {first}",
    "audit_whole": "{name}: the record is whole: {count} entries, hash of the last one {head}",
    "audit_verify": "Test the chain of hashes; the same as “cancu audit verify”.",
    "audit_limit": "Newest entries that are listed (50 by default).",
    "audit_heads": "No.|At (UTC)|Who|Deed|Of what",
    "clean": "Keep to the time limits: delete results, sessions and keys of the office that are over.",
    "clean_more": "Limits are set by CANCU_KEEP_RESULTS (days, 90 by default; 0: until somebody deletes them) and "
    "CANCU_KEEP_LOG (days, 0 by default: for ever; at least 365). The server keeps to them when it starts and once a "
    "day.\n\nExamples:\n\n"
    "  cancu clean --dry-run\n"
    "  CANCU_KEEP_RESULTS=30 cancu clean",
    "clean_dry_run": "Count only, delete nothing.",
    "clean_none": "{path}: there is no office; choose the folder by --data",
    "cleaned": "Deleted {results} results, {sessions} sessions, {keys} keys, {entries} entries of the log.",
    "clean_would": "Would delete {results} results, {sessions} sessions, {keys} keys, {entries} entries of the log.",
    "users_totp_shown": "Add it to the authenticator by the QR code, or type the key (shown this once):",
    "users_totp_codes": "Recovery codes, each good for one login without the telephone; print them and keep them safe:",
    "users_totp_ask": "The 6 digits that the authenticator shows: ",
    "users_no_totp": "there is no “{name}”, or no two-step login of that name; see: cancu users list",
    "users_totp_done": "Two-step login of {name} is on.",
    "users_totp_reset": "Two-step login of {name} is off; open sessions were ended.",
    "users_no_qr": "Print no QR code.",
    "serve_level": "Level of security of the system, 1 to 3 (CANCU_LEVEL by default, then 2): failed logins, time of "
    "sessions, who needs two-step login.",
    "serve_mfa": "Role from which two-step login is needed: none, admin, editor, reader (by the level by default).",
}
