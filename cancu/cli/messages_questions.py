"""What the questions to the graph say."""

from __future__ import annotations

from cancu.cli.messages_questions_en import ENGLISH

__all__ = ["ENGLISH", "VIETNAMESE"]

VIETNAMESE = {
    "ask_level": "Chỉ văn bản của cấp này.",
    "ask_limit": "Số dòng nhiều nhất (mặc định {count}); phần bị cắt luôn được báo.",
    "ask_out": "Ghi kết quả vào tệp này.",
    "ask_cut": "Đã cắt: hiện {shown} trong {total}; tăng --limit hoặc thêm điều kiện.",
    "bad_table": "{path}: tên tệp phải kết thúc bằng {endings}",
    "unknown": "chưa rõ",
    "relation": "QUAN_HỆ",
    "words": "[TỪ_KHÓA]...",
    "open_citation": "VIỆN_DẪN_MỞ",
    "successor": "Nay là: {name}",
    "successors": "Có nhiều văn bản có thể thay, chưa chọn: {names}",
    "ranked_by": "Thứ tự: {how}.",
    "outdated": "Văn bản nào dựa vào hoặc viện dẫn điều đã hết hiệu lực, xét trên toàn kho.",
    "outdated_more": "Với từng văn bản: cái gì đã hết trước ngày ban hành, hết sau đó, sẽ hết, hay chỉ suy ra; kèm sự "
    "kiện, nguồn và văn bản thay thế.\n\n"
    "Ví dụ:\n\n"
    "  cancu outdated --loaded-only --store tinh.db\n"
    "  cancu outdated --level tinh --since 2025-07-01\n"
    "  cancu outdated --kind then --as-of 2023-06-30 --json",
    "outdated_since": "Chỉ những lần hết hiệu lực từ ngày này về sau: cái gì đã đổi kể từ lần xem trước.",
    "outdated_kind": "Chỉ loại này: then (hết trước ngày ban hành), since (hết sau đó), will (sẽ hết), derived (suy "
    "ra), undated (văn bản không rõ ngày); ghi nhiều lần được.",
    "outdated_loaded": "Chỉ văn bản đã nạp, không kể văn bản mới được viện dẫn.",
    "outdated_total": "{count} văn bản. {kinds}",
    "kind_then": "đã hết hiệu lực trước khi ban hành",
    "kind_since": "đã hết hiệu lực sau khi ban hành",
    "kind_will": "sẽ hết hiệu lực",
    "kind_derived": "suy ra hết hiệu lực",
    "kind_undated": "đã hết hiệu lực, văn bản không rõ ngày",
    "impact": "Văn bản nào chịu tác động khi văn bản này thay đổi hoặc hết hiệu lực.",
    "impact_more": "Kể cả qua nhiều bước; xếp hạng và nói rõ cách xếp; đề xuất văn bản thay thế nếu chỉ có một.\n\n"
    "Ví dụ:\n\n"
    '  cancu impact "Luật Đất đai 2013"\n'
    "  cancu impact 204/2004/NĐ-CP --on 2026-07-01 --depth 2\n"
    "  cancu impact 24/2018/QH14 --json",
    "impact_on": "Ngày xét; như --as-of.",
    "impact_head": "{name}: {count} văn bản chịu tác động",
    "impact_document": "Văn bản",
    "impact_way": "Dựa vào bằng cách",
    "impact_strength": "Độ chặt",
    "impact_level": "Cấp",
    "impact_sole": "Chỉ dựa vào nó",
    "impact_status": "Hiệu lực",
    "impact_falls": "có thể hết hiệu lực theo",
    "impact_cut": "Quá nhiều văn bản, chỉ xét {count}; tăng --limit hoặc giảm --depth.",
    "coverage": "Đơn vị nào đã có văn bản triển khai, đơn vị nào chưa.",
    "coverage_more": "Đơn vị lấy từ danh mục đơn vị hành chính vào ngày xét (--province), hoặc từ tệp: mỗi dòng một "
    "đơn vị, hay CSV có cột đơn vị, tỉnh, hạn. Thời hạn đọc từ văn bản (--text) hoặc ghi ở --deadline.\n\n"
    "Ví dụ:\n\n"
    "  cancu coverage 76/NQ-CP --level tinh\n"
    '  cancu coverage 103/KH-UBND --issuer "tỉnh Trà Vinh" --province "Trà Vinh" --as-of 2022-12-31\n'
    "  cancu coverage 18/KH-UBND --units don-vi.csv --deadline 2022-08-31 --out do-phu.xlsx",
    "coverage_units": "Tệp danh sách đơn vị.",
    "coverage_province": "Tỉnh, thành phố có các đơn vị cần xem.",
    "coverage_deadline": "Thời hạn ban hành văn bản triển khai.",
    "coverage_text": "Tệp toàn văn của văn bản, để đọc thời hạn.",
    "coverage_whom": "cần biết xem những đơn vị nào: --units TỆP, --province TỈNH, hoặc --level tinh",
    "units_unread": "{path}: không đọc được danh sách đơn vị ({reason}); cần tệp văn bản UTF-8",
    "coverage_head": "{name}, đến ngày {day}: {gaps}/{count} đơn vị chưa có văn bản triển khai trong kho",
    "coverage_due": "Thời hạn: {day}",
    "coverage_stated": "Văn bản nêu thời hạn {day}, chưa dùng: “{quote}”",
    "coverage_unit": "Đơn vị",
    "coverage_state": "Tình trạng",
    "coverage_work": "Văn bản",
    "coverage_issued": "Ngày",
    "coverage_late": "Quá hạn (ngày)",
    "coverage_none": "chưa có",
    "coverage_ended": "đã hết hiệu lực",
    "coverage_former_unit": "chỉ của đơn vị cũ",
    "coverage_done": "đã có",
    "coverage_silence": "Chưa có trong kho không có nghĩa là chưa ban hành.",
    "coverage_outside": "{count} văn bản triển khai khác không thuộc đơn vị nào trong danh sách.",
    "coverage_cut": "Quá nhiều văn bản: còn {count} quan hệ chưa xét.",
    "timeline": "Dòng thời gian của một văn bản: ban hành, hiệu lực, sửa đổi, ngưng, hết hiệu lực.",
    "timeline_more": "Lần hết hiệu lực chỉ suy ra luôn được ghi “suy ra”.\n\n"
    "Ví dụ:\n\n  cancu timeline 46/2014/NĐ-CP\n  cancu timeline “Luật Đất đai 2013” --json",
    "timeline_versions": "Các phiên bản của điều khoản:",
    "timeline_part": "một phần (không rõ điều khoản)",
    "timeline_undated": "chưa rõ ngày",
    "timeline_doubt": "Không tính, cần xem lại: {what}",
    "search": "Tìm văn bản trong kho, gõ có dấu hay không dấu đều được.",
    "search_more": "Từ cuối có thể gõ dở (từ ba chữ cái trở lên).\n\n"
    "Ví dụ:\n\n"
    "  cancu search quyet dinh 638\n"
    '  cancu search dieu dong --type "Quyết định" --issuer "Trà Vinh"\n'
    "  cancu search đất đai --level tinh --since 2024-01-01 --held --json",
    "search_type": "Loại văn bản, ví dụ “Quyết định” hoặc QĐ.",
    "search_by_issuer": "Từ có trong tên cơ quan ban hành.",
    "search_since": "Ban hành từ ngày này.",
    "search_until": "Ban hành đến ngày này.",
    "search_held": "Chỉ văn bản đã nạp hoặc có trong sổ đăng ký.",
    "search_document": "Văn bản",
    "search_issued": "Ngày",
    "search_issuer": "Cơ quan",
    "search_title": "Trích yếu",
    "search_total": "{count} văn bản",
    "bad_type": "“{value}” không phải là loại văn bản; ví dụ: {names}",
    "stats": "Kho có những gì.",
    "stats_more": "Ví dụ:\n\n  cancu stats --store tinh.db\n  cancu stats --json",
    "stats_count": "Số lượng",
    "stats_works": "Văn bản",
    "stats_held": "Đã nạp hoặc có trong sổ",
    "stats_open": "Viện dẫn còn mở",
    "stats_relations": "Quan hệ",
    "stats_disputed": "Quan hệ còn tranh chấp",
    "stats_happenings": "Sự kiện",
    "stats_verdicts": "Quyết định của người",
    "stats_disputed_works": "Văn bản có thông tin mâu thuẫn",
    "stats_document": "Nguồn: tệp",
    "stats_registry": "Nguồn: sổ đăng ký",
    "stats_person": "Nguồn: người",
    "stats_by_relation": "Quan hệ",
    "stats_by_level": "Cấp",
    "stats_by_type": "Loại",
    "stats_days": "Nạp từ {first} đến {last}; sổ đăng ký đến ngày {seen}.",
    "districts": "Văn bản quy phạm pháp luật cấp huyện còn phải xử lý đến 28/02/2027: danh sách cho từng xã.",
    "districts_more": 'Ví dụ:\n\n  cancu districts --commune "xã Trà Cú"\n'
    "  cancu districts --as-of 2026-12-31 --out cap-huyen.xlsx\n  cancu districts --json",
    "districts_commune": "Chỉ xã, phường, đặc khu này.",
    "districts_title": "Văn bản quy phạm pháp luật cấp huyện còn phải xử lý",
    "districts_total": "{count} văn bản của cấp huyện, {communes} xã, phường, đặc khu; xét đến ngày {day}, {left}.",
    "districts_left": "còn {count} ngày",
    "districts_over": "đã quá {count} ngày",
    "districts_unplaced": "Chưa xếp được, huyện trùng tên: {number} của {issuer}",
    "orphans": "Văn bản còn thiếu: được viện dẫn nhiều mà chưa nạp, không có căn cứ, viện dẫn còn mở.",
    "orphans_more": "Ví dụ:\n\n  cancu orphans\n  cancu orphans --level tinh --limit 100 --json",
    "orphans_wanted": "Được viện dẫn mà chưa nạp (hiện {shown}/{total}):",
    "orphans_document": "Văn bản",
    "orphans_citing": "Nơi viện dẫn",
    "orphans_resting": "Trong đó dựa vào",
    "orphans_baseless": "Đã nạp mà không thấy căn cứ pháp lý (hiện {shown}/{total}):",
    "orphans_open": "Viện dẫn còn mở (hiện {shown}/{total}):",
    "orphans_candidates": "có thể là: {names}",
    "orphans_bind": "Chọn văn bản cho viện dẫn mở: cancu decide bind “?…” SỐ_VĂN_BẢN --author … --reason …",
    "conflicts": "Chỗ dữ liệu mâu thuẫn: thông tin khác nhau, quan hệ tranh chấp, vòng lặp, thay thế lẫn nhau.",
    "conflicts_more": "Không mâu thuẫn nào được tự giải quyết.\n\n"
    "Ví dụ:\n\n  cancu conflicts\n  cancu conflicts --kind cycle --kind two-ends --json",
    "conflicts_kind": "Chỉ loại này; ghi nhiều lần được.",
    "conflicts_head": "{kind} (hiện {shown}/{total}):",
    "conflicts_decide": "Quyết định bằng: cancu decide confirm|reject NGUỒN QUAN_HỆ ĐÍCH --author … --reason …",
    "conflict_field": "Các nguồn ghi khác nhau",
    "conflict_edge": "Quan hệ còn tranh chấp",
    "conflict_cycle": "Vòng lặp",
    "conflict_mutual": "Thay thế, bãi bỏ lẫn nhau",
    "conflict_two_ends": "Nhiều ngày hết hiệu lực",
    "conflict_effective_before_issue": "Có hiệu lực trước ngày ban hành",
    "review": "Bốn danh mục của kỳ rà soát, hệ thống hóa, điền sẵn lý do và ngày hết hiệu lực kèm nguồn.",
    "review_more": "Máy đề xuất, con người quyết định: cột cuối của mỗi danh mục dành cho người rà soát.\n\n"
    "Ví dụ:\n\n"
    '  cancu review --issuer "Bộ Nội vụ" --as-of 2026-12-31 --out ra-soat.xlsx\n'
    '  cancu review --province "Trà Vinh" --since 2024-01-01 --out ra-soat.xlsx\n'
    '  cancu review --issuer "Bộ Tài chính" --json',
    "review_province": "Tỉnh, thành phố của cơ quan ban hành.",
    "review_since": "Ngày đầu kỳ: văn bản hết hiệu lực trước đó không vào danh mục 1.",
    "review_every": "Cả văn bản không phải là văn bản quy phạm pháp luật.",
    "review_title": "Danh mục rà soát văn bản quy phạm pháp luật",
    "review_list": "Danh mục",
    "review_ended": "1. Hết hiệu lực, ngưng hiệu lực toàn bộ",
    "review_partly": "2. Hết hiệu lực, ngưng hiệu lực một phần",
    "review_kept": "3. Chưa thấy căn cứ hết hiệu lực",
    "review_to_do": "4. Cần xử lý",
    "review_total": "Đã xét {count} văn bản, đến hết ngày {day}.",
    "review_out": "Ghi ra bảng tính: thêm --out ra-soat.xlsx",
    "review_person": "Máy đề xuất, con người quyết định.",
    "decide": "Ghi quyết định của người: quan hệ đúng hay sai, viện dẫn mở là văn bản nào.",
    "decide_more": "Quyết định đứng trên mọi nguồn khác và không mất khi nạp lại; gỡ bằng “cancu remove person:…”.\n\n"
    "Ví dụ:\n\n"
    '  cancu decide reject 12/2020/TT-BTC repeals 30/2015/NĐ-CP --author "Lê An" --reason "sai thẩm quyền"\n'
    '  cancu decide bind "?1f2e:d3" "Luật Đất đai 2013" --author "Lê An" --reason "đối chiếu bản giấy"\n'
    "  cancu decide list --json",
    "decide_confirm": "Quan hệ này đúng.",
    "decide_reject": "Quan hệ này sai.",
    "decide_bind": "Viện dẫn mở này là văn bản kia.",
    "decide_list": "Liệt kê các quyết định.",
    "decide_confirm_more": "Ví dụ:\n\n"
    '  cancu decide confirm 12/2020/NĐ-CP repeals 30/2015/NĐ-CP --author "Lê An" --reason "đã xem bản gốc"',
    "decide_reject_more": "Ví dụ:\n\n"
    '  cancu decide reject 12/2020/TT-BTC repeals 30/2015/NĐ-CP --author "Lê An" --reason "sai thẩm quyền"',
    "decide_bind_more": "Ví dụ:\n\n"
    '  cancu decide bind "?1f2e:d3" "Luật Đất đai 2013" --author "Lê An" --reason "đối chiếu bản giấy"',
    "decide_list_more": "Ví dụ:\n\n  cancu decide list --store tinh.db",
    "decide_author": "Người quyết định.",
    "decide_reason": "Lý do.",
    "decide_total": "{count} quyết định",
    "decided": "Đã ghi quyết định {name}",
    "state_confirmed": "đúng",
    "state_rejected": "sai",
}
