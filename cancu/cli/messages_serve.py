"""What the commands of the pages say: server, people, log, drawings."""

from __future__ import annotations

VIETNAMESE = {
    "serve": "Mở các trang kiểm tra, tra cứu, duyệt cho một văn phòng.",
    "serve_more": "Mặc định chỉ máy này dùng được, không cần đăng nhập. Máy khác dùng chung thì phải có đăng nhập:\n\n"
    "  cancu serve\n"
    "  cancu users add lan --role admin\n"
    "  cancu serve --host 0.0.0.0 --login",
    "serve_host": "Địa chỉ lắng nghe (mặc định 127.0.0.1: chỉ máy này).",
    "serve_port": "Cổng (mặc định 8000; 0: cổng trống bất kỳ).",
    "serve_data": "Thư mục chứa người dùng, kết quả, nhật ký (mặc định cancu-office).",
    "serve_login": "Bắt buộc đăng nhập bằng tên và mật khẩu.",
    "serve_proxy": "Địa chỉ máy chủ trung gian đã xác thực người dùng; cần CANCU_PROXY_SECRET.",
    "serve_header": "Tiêu đề mà máy chủ trung gian ghi tên người dùng (mặc định X-Remote-User).",
    "serve_name": "Tên khác của máy chủ mà trình duyệt gọi; dùng được nhiều lần.",
    "serve_lang": "Ngôn ngữ của các trang khi người dùng chưa chọn: vi hoặc en (mặc định theo CANCU_LANG).",
    "serve_https": "Trình duyệt vào bằng HTTPS (qua máy chủ trung gian).",
    "serve_workers": "Số tiến trình đọc và kiểm tra tệp (mặc định 2).",
    "serve_ready": "Mở trình duyệt tại {address} (dừng: Ctrl+C)",
    "serve_taken": "{host}:{port}: không lắng nghe được ({reason}). Cách xử lý: chọn cổng khác bằng --port",
    "bad_number": "“{value}” không dùng được cho {name}; chọn số từ {least} đến {most}",
    "users": "Thêm, liệt kê, xóa người dùng các trang; cấp khóa cho chương trình; bật, tắt xác thực hai lớp.",
    "users_more": "Ví dụ:\n\n"
    "  cancu users add lan --role admin\n"
    "  cancu users list\n"
    "  cancu users remove lan\n"
    "  cancu users key lan --label may-quet --days 30\n"
    "  cancu users totp lan\n"
    "  cancu users totp-reset lan",
    "users_name": "TÊN",
    "users_role": "Vai trò: reader (xem), editor (kiểm tra, duyệt), admin (quản trị).",
    "users_label": "Ghi chú cho khóa.",
    "users_days": "Số ngày khóa dùng được (mặc định 90).",
    "users_stdin": "Đọc mật khẩu từ dòng đầu của đầu vào chuẩn.",
    "users_password": "Mật khẩu mới: ",
    "users_again": "Nhập lại: ",
    "users_unlike": "hai lần nhập mật khẩu không giống nhau; chạy lại lệnh",
    "users_added": "Đã ghi người dùng {name}, vai trò {role}.",
    "users_removed": "Đã xóa người dùng {name} cùng phiên làm việc và khóa.",
    "users_unknown": "không có người dùng “{name}”; xem danh sách: cancu users list",
    "users_key": "Khóa của {name}, dùng được {days} ngày, chỉ hiện một lần này.",
    "graph": "Vẽ các văn bản quanh một văn bản thành trang duyệt tự do, mở được không cần mạng.",
    "graph_more": "Ví dụ:\n\n  cancu graph 30/2020/NĐ-CP --out do-thi.html",
    "graph_depth": "Số bước từ văn bản (1 đến 6).",
    "graph_out": "Tệp ghi ra; mặc định in ra đầu ra chuẩn.",
    "chart": "Vẽ chuỗi của một văn bản trên một trang A4 (SVG).",
    "chart_more": "Ví dụ:\n\n  cancu chart 30/2020/NĐ-CP --out chuoi.svg",
    "chart_title": "Chuỗi triển khai của {name}",
}

ENGLISH = {
    "serve": "Open the pages of an office: check, search, chains, review.",
    "serve_more": "By default only this machine is served, without login. Other machines need a login:\n\n"
    "  cancu serve\n"
    "  cancu users add lan --role admin\n"
    "  cancu serve --host 0.0.0.0 --login",
    "serve_host": "Address to listen on (127.0.0.1 by default: this machine alone).",
    "serve_port": "Port (8000 by default; 0: any free one).",
    "serve_data": "Folder of people, results and log (cancu-office by default).",
    "serve_login": "Names and passwords are needed.",
    "serve_proxy": "Address of a proxy that knows the people; needs CANCU_PROXY_SECRET.",
    "serve_header": "Header in which the proxy names the person (X-Remote-User by default).",
    "serve_name": "A further name by which browsers call the server; may be repeated.",
    "serve_lang": "Language of the pages for whoever has not chosen: vi or en (that of CANCU_LANG by default).",
    "serve_https": "Browsers come by HTTPS (through a proxy).",
    "serve_workers": "Processes that read and check files (2 by default).",
    "serve_ready": "Open a browser at {address} (stop: Ctrl+C)",
    "serve_taken": "{host}:{port}: cannot listen ({reason}). What to do: choose another port by --port",
    "bad_number": "“{value}” cannot be used for {name}; choose a number from {least} to {most}",
    "users": "Add, list and remove people of the pages; make keys for programs; turn two-step login on and off.",
    "users_more": "Examples:\n\n"
    "  cancu users add lan --role admin\n"
    "  cancu users list\n"
    "  cancu users remove lan\n"
    "  cancu users key lan --label scanner --days 30\n"
    "  cancu users totp lan\n"
    "  cancu users totp-reset lan",
    "users_name": "NAME",
    "users_role": "Role: reader (look), editor (check, decide), admin.",
    "users_label": "A note for the key.",
    "users_days": "Days the key is good for (90 by default).",
    "users_stdin": "Read the password from the first line of standard input.",
    "users_password": "New password: ",
    "users_again": "Again: ",
    "users_unlike": "the two passwords differ; run the command again",
    "users_added": "Kept: {name}, role {role}.",
    "users_removed": "Removed: {name}, with sessions and keys.",
    "users_unknown": "there is no “{name}”; see: cancu users list",
    "users_key": "Key of {name}, good for {days} days, shown this once.",
    "graph": "Draw what is around a document as a page for free browsing, without a network.",
    "graph_more": "Example:\n\n  cancu graph 30/2020/NĐ-CP --out graph.html",
    "graph_depth": "Steps from the document (1 to 6).",
    "graph_out": "File to write; standard output by default.",
    "chart": "Draw the chain of a document on one sheet of A4 (SVG).",
    "chart_more": "Example:\n\n  cancu chart 30/2020/NĐ-CP --out chain.svg",
    "chart_title": "Chain of {name}",
}
