"""Errors and steps that the server tells in Vietnamese, with their English: each ``{}`` stands for what varies."""

from __future__ import annotations

# fmt: off
PROBLEMS = {
    # titles
    "Yêu cầu chưa đúng":
        "The request is not right",
    "Chưa đăng nhập":
        "Not logged in",
    "Không có quyền":
        "Not allowed",
    "Không tìm thấy":
        "Not found",
    "Cách gọi không được hỗ trợ":
        "Method not supported",
    "Cần chọn hoặc xác nhận":
        "A choice or a confirmation is needed",
    "Tệp quá lớn":
        "The file is too large",
    "Dạng nội dung không được hỗ trợ":
        "Kind of content not supported",
    "Sai tên máy chủ":
        "Wrong name of the server",
    "Không xử lý được tệp":
        "The file cannot be processed",
    "Đang bận":
        "Busy",
    "Không được tiếp nhận":
        "Not accepted",
    "Lỗi trong chương trình":
        "Error in the program",
    "Kho dữ liệu chưa dùng được":
        "The collection cannot be used now",
    "Câu hỏi quá nặng":
        "The question costs too much",
    "câu hỏi cần hơn 1 giây nên đã dừng; thu hẹp từ khóa, thời gian hoặc số bước rồi hỏi lại":
        "the question needs more than 1 second and was broken off; narrow the words, the period or the steps, then "
        "ask again",
    "Hết chỗ trên đĩa":
        "The disk is full",
    # who is asking
    "cần đăng nhập để dùng trang này":
        "log in to use this page",
    "vai trò của {} không làm được việc này; hỏi người quản trị":
        "the role of {} does not allow this; ask the administrator",
    "phiên làm việc không khớp; tải lại trang rồi thử lại":
        "the session does not match; reload the page and try again",
    "yêu cầu đến từ một trang khác nên không được thực hiện":
        "the request comes from another site and was not carried out",
    "máy chủ này không dùng đăng nhập bằng mật khẩu":
        "this server does not use passwords",
    "máy chủ này không mang tên đó; gọi bằng địa chỉ hoặc tên đã khai báo":
        "this server does not bear that name; use its address or a name that was declared",
    # requests
    "không có trang hoặc địa chỉ này; xem lại đường dẫn":
        "there is no such page or address; look at the link again",
    "địa chỉ này không nhận cách gọi đó; xem /api/v1/openapi.json":
        "this address does not take that method; see /api/v1/openapi.json",
    "yêu cầu không thực hiện được":
        "the request cannot be carried out",
    "giá trị chưa đúng: {}; xem /api/v1/openapi.json":
        "wrong value: {}; see /api/v1/openapi.json",
    "không có tệp này":
        "there is no such file",
    "lỗi trong chương trình, mã {}; dữ liệu không bị thay đổi. Báo mã này cho người quản trị":
        "error in the program, code {}; no data were changed. Tell this code to the administrator",
    # files
    "gửi tệp bằng biểu mẫu multipart/form-data, trường “file”":
        "send the file as multipart/form-data, in the field “file”",
    "máy chủ đang xử lý nhiều tệp; thử lại sau ít giây":
        "the server is working on many files; try again in a few seconds",
    "nhiều câu hỏi nặng đang được trả lời; thử lại sau ít giây":
        "many heavy questions are being answered; try again in a few seconds",
    "câu hỏi này không trả lời được; thu hẹp phạm vi rồi thử lại":
        "this question got no answer; narrow it and try again",
    "biểu mẫu gửi lên bị hỏng hoặc có hơn một tệp; gửi lại":
        "the form is broken or holds more than one file; send it again",
    "thiếu tệp: chọn tệp trong trường “file”":
        "there is no file: choose one in the field “file”",
    "tệp lớn hơn 50 MB; tách thành nhiều tệp nhỏ hơn":
        "the file is larger than 50 MB; split it into smaller ones",
    "nội dung gửi lên vượt quá {} MB; tách thành nhiều tệp nhỏ hơn":
        "what was sent is larger than {} MB; split it into smaller files",
    "gửi tệp quá chậm nên đã dừng; thử lại":
        "the file came too slowly and was stopped; try again",
    "gửi tệp quá lâu nên đã dừng; thử lại":
        "the file took too long and was stopped; try again",
    "ngày phải viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2023-06-30":
        "a date is written as YEAR-MONTH-DAY, such as 2023-06-30",
    "văn bản có dấu “{}”: không được xử lý trên máy nối mạng này. Tệp đã bị từ chối và không được lưu lại; xử lý "
    "trên máy tính độc lập theo quy định về bảo vệ bí mật nhà nước":
        "the document bears the stamp “{}”: it may not be processed on this networked machine. The file was refused "
        "and not kept; use a computer that stands alone, as the rules on state secrets demand",
    "văn bản ghi “{}”; xác nhận được phép xử lý trên máy này rồi gửi lại":
        "the document says “{}”; confirm that it may be processed on this machine and send it again",
    "tệp cần quá nhiều bộ nhớ; tách thành nhiều phần rồi thử lại":
        "the file needs too much memory; split it and try again",
    "lỗi trong chương trình ({}); tệp không bị thay đổi":
        "error in the program ({}); the file was not changed",
    "tệp xử lý quá {} giây nên đã dừng; tách tệp thành nhiều phần rồi thử lại":
        "the file took more than {} seconds and was stopped; split it and try again",
    "tệp làm hỏng bộ đọc; mở thử bằng chương trình gốc, lưu lại dưới dạng .docx rồi thử lại":
        "the file broke the reader; open it in the program it comes from, save it as .docx and try again",
    "không giữ được kết quả ({})":
        "the result could not be kept ({})",
    "không có kết quả; thử lại":
        "there is no result; try again",
    # results and decisions
    "không có kết quả này, hoặc kết quả đã bị xóa; kiểm tra lại tệp":
        "there is no such result, or it was deleted; check the file again",
    "kết quả này không có phát hiện đó":
        "this result has no such finding",
    "giữ nguyên một phát hiện thì phải ghi lý do":
        "a reason is needed to keep a finding as it is",
    "không có việc này, hoặc đã quá 15 phút; gửi lại tệp":
        "there is no such job, or more than 15 minutes have passed; send the file again",
    "không có quan hệ này trong kho; tải lại trang":
        "there is no such relation in the collection; reload the page",
    "không có viện dẫn chưa rõ này; tải lại trang":
        "there is no such open citation; reload the page",
    # documents
    "cần số, ký hiệu hoặc tên văn bản, tối đa 500 ký tự":
        "the number or name of a document is needed, at most 500 characters",
    "chọn văn bản cần xem tác động":
        "choose the document whose impact you want to see",
    "không có loại quan hệ như vậy; chọn trong: {}":
        "there is no such type of relation; choose from: {}",
    "“{}”: trong kho không có văn bản nào như vậy; thử tìm theo từ khóa, hoặc nạp văn bản vào kho":
        "“{}”: there is no such document in the collection; try a search by words, or load the document",
    "“{}”: trong kho không có văn bản nào như vậy của cơ quan, năm đã nêu; thử tìm theo từ khóa, hoặc nạp văn bản "
    "vào kho":
        "“{}”: there is no such document of that issuer or year in the collection; try a search by words",
    "{}; chọn một văn bản trong danh sách":
        "{}; choose one from the list",
    "“{}”: có {} văn bản; chọn một văn bản trong danh sách":
        "“{}”: there are {} documents; choose one from the list",
    "“{}”: vào ngày {} không có tỉnh, thành phố này; kiểm tra lại tên tỉnh":
        "“{}”: there was no such province or city on {}; look at the name again",
    "“{}”: vào ngày {} không có tỉnh, thành phố này; vào ngày đó là {}":
        "“{}”: there was no such province or city on {}; on that day it is {}",
    "{}: vào ngày {} không có đơn vị cấp {}":
        "{}: on {} there were no units of the level “{}”",
    # the log
    "thiếu mục {} đến {}, không có mục nào ghi việc đó":
        "entries {} to {} are missing, and no entry tells of it",
    "thiếu mục {}":
        "entry {} is missing",
    "mục {} sai thứ tự":
        "entry {} is out of order",
    "mục {} không nối với mục trước":
        "entry {} is not linked to the one before",
    "mục {} đã bị sửa":
        "entry {} was altered",
    "mục cuối phải là {}, trong sổ có {}":
        "the last entry should be {}; the log has {}",
    # steps of a job
    "Đang chờ đến lượt":
        "Waiting",
    "Đang bắt đầu":
        "Starting",
    "Đang đọc tệp":
        "Reading the file",
    "Đang tìm viện dẫn và đối chiếu hiệu lực":
        "Finding citations and looking up validity",
    "Đang lập kết quả":
        "Making the result",
    "Xong":
        "Done",
}
# fmt: on
