"""Sentences that the program itself makes below the outputs, with their English: each ``{}`` stands for what varies.

They are made in Vietnamese where the question is answered (`queries`, `loaders`); an output in English looks
them up here.
"""

from __future__ import annotations

# fmt: off
SENTENCES = {
    # validity and events: queries.in_force, queries.standing, queries.derived, queries.timeline
    "Hết hiệu lực":
        "Expired",
    "Hết hiệu lực một phần":
        "Expired in part",
    "Suy ra hết hiệu lực":
        "Inferred to have expired",
    "Nghi đã hết thời kỳ":
        "Period probably over",
    "Tạm ngưng":
        "Suspended",
    "Chưa có hiệu lực":
        "Not yet in force",
    "Chưa thấy căn cứ hết hiệu lực (dữ liệu đến ngày {})":
        "No ground for expiry found (data up to {})",
    "Chưa thấy căn cứ hết hiệu lực":
        "No ground for expiry found",
    "Không có trong kho":
        "Not in the collection",
    "được sửa đổi, bổ sung":
        "amended and supplemented",
    "được sửa đổi, bổ sung {}":
        "amended and supplemented {}",
    "được thay thế":
        "replaced",
    "được thay thế {}":
        "replaced {}",
    "bị bãi bỏ một phần":
        "repealed in part",
    "bị bãi bỏ một phần {}":
        "repealed in part {}",
    "bị bãi bỏ":
        "repealed",
    "bị bãi bỏ {}":
        "repealed {}",
    "bị ngưng hiệu lực":
        "suspended",
    "bị ngưng hiệu lực {}":
        "suspended {}",
    "có hiệu lực trở lại":
        "in force again",
    "có hiệu lực trở lại {}":
        "in force again {}",
    "hết hiệu lực":
        "expired",
    "hết hiệu lực {}":
        "expired {}",
    "có hiệu lực từ ngày {}":
        "in force from {}",
    "({}) bởi {} từ ngày {}":
        "({}) by {} from {}",
    "({}) theo {} từ ngày {}":
        "({}) under {} from {}",
    "({})":
        "({})",
    "({}) bởi {}":
        "({}) by {}",
    "({}) từ ngày {}":
        "({}) from {}",
    "bởi {} từ ngày {}":
        "by {} from {}",
    "theo {} từ ngày {}":
        "under {} from {}",
    "bởi {}":
        "by {}",
    "theo {}":
        "under {}",
    "từ ngày {}":
        "from {}",
    "được ban hành":
        "issued",
    "được ban hành bởi {}; nguồn khác ghi {}":
        "issued by {}; another source says {}",
    "được ban hành bởi {}":
        "issued by {}",
    "được ban hành; nguồn khác ghi {}":
        "issued; another source says {}",
    "có hiệu lực; nguồn khác ghi {}":
        "in force; another source says {}",
    "có hiệu lực":
        "in force",
    "hết thời kỳ thực hiện ghi trong văn bản (không phải là hết hiệu lực)":
        "end of the period stated in the document (not the same as expiry)",
    "thời kỳ thực hiện ghi trong trích yếu đã qua từ ngày {}; không có văn bản nào nói kế hoạch tự hết hiệu lực":
        "the period named in the title was over on {}; no document says that the plan expires by itself",
    "suy ra, chưa có văn bản công bố; {}":
        "inferred, no document announces it; {}",
    "{} quy định chi tiết {}, văn bản này hết hiệu lực từ ngày {}":
        "{} details {}, which expired on {}",
    "một phần":
        "a part",
    "{} căn cứ: {}":
        "{} is based on it: {}",
    "{} quy định chi tiết: {}":
        "{} details it: {}",
    "{} triển khai thực hiện: {}":
        "{} implements it: {}",
    "{} hướng dẫn: {}":
        "{} guides it: {}",
    "{} sửa đổi, bổ sung: {}":
        "{} amends and supplements it: {}",
    "{} thay thế: {}":
        "{} replaces it: {}",
    "{} bãi bỏ: {}":
        "{} repeals it: {}",
    "{} đình chỉ, ngưng hiệu lực: {}":
        "{} suspends it: {}",
    "đã bị bác":
        "rejected",
    "đã bị bác ({})":
        "rejected ({})",
    "còn tranh chấp":
        "disputed",
    "còn tranh chấp ({})":
        "disputed ({})",
    "văn bản quy định chi tiết: hết hiệu lực theo, trừ khi được giữ lại ({})":
        "documents that detail it expire with it, unless they are kept ({})",
    "văn bản quy định chi tiết: tiếp tục có hiệu lực, trừ khi trái luật mới ({})":
        "documents that detail it stay in force, unless they are contrary to the new law ({})",
    # why an edge is in doubt, or a citation open: queries.competence, loaders.asserting, loaders.registry_reader
    "văn bản có hiệu lực pháp lý thấp hơn; cần xem thẩm quyền":
        "a document of lower legal force; check the competence",
    "văn bản có hiệu lực pháp lý thấp hơn không sửa đổi, chấm dứt được văn bản này; cần xem thẩm quyền":
        "a document of lower legal force cannot amend or end this one; check the competence",
    "văn bản hành chính không sửa đổi, chấm dứt được văn bản quy phạm pháp luật; cần xem thẩm quyền":
        "an administrative document cannot amend or end a legislative one; check the competence",
    "không phải là cơ quan đã ban hành văn bản này, cơ quan kế thừa hay cấp trên; cần xem thẩm quyền":
        "neither the body that issued this document, nor its successor, nor a higher one; check the competence",
    "cơ quan của địa phương khác; cần xem thẩm quyền":
        "a body of another locality; check the competence",
    "có hai tệp cùng số này với nội dung khác nhau và chỉ tệp nạp sau nêu điều này; cần đối chiếu bản gốc":
        "two files bear this number with different content, and only the later one says this; compare the originals",
    "nằm trong phần trích dẫn hoặc trái với ngày ban hành; cần xem lại":
        "it stands in a quotation, or contradicts the dates of issue; look again",
    "văn bản này ban hành trước văn bản kia nên không thể dựa vào hoặc tác động đến nó; cần xem lại ngày, số":
        "this document was issued before the other, so it cannot rest or act on it; check date and number",
    "chưa đủ để xác định, hoặc dữ liệu không có văn bản cùng tên ban hành năm đó":
        "not enough to identify it, or the data hold no document of that name issued in that year",
    "văn bản chưa có số hoặc ngày nên chưa được ban hành":
        "the document has no number or date yet, so it is not issued",
    "chưa kiểm chứng: sổ ghi theo trí nhớ, chưa ai đọc nguồn":
        "not verified: the register was written from memory, nobody read the source",
    "nhãn không cho biết văn bản nào tác động, ngày ban hành cũng không phân định được":
        "the label does not say which document acts, and the dates of issue do not tell",
    "số, ký hiệu có chữ cái lạ trông giống chữ La-tinh":
        "the number has letters of another alphabet that look like Latin ones",
    "có nhiều văn bản cùng số, ký hiệu; cần ghi rõ ngày hoặc cơ quan ban hành":
        "several documents bear this number; the date or the issuer is needed",
    "chưa điền số hoặc ngày":
        "number or date not filled in",
    "có nhiều văn bản cùng tên; cần ghi rõ năm hoặc số":
        "several documents bear this name; the year or the number is needed",
    "chỉ ghi số thứ tự, không có ký hiệu và không rõ viện dẫn văn bản nào":
        "only a running number without symbol; it is not clear which document is cited",
    "dữ liệu không có văn bản phù hợp mang tên này; cần ghi rõ số hoặc năm":
        "the data hold no fitting document of this name; the number or the year is needed",
    "{} và {}":
        "{} and {}",
    "thiếu {} nên chưa đủ để xác định":
        "{} missing, so it cannot be identified",
    "ngày ban hành":
        "date of issue",
    "cơ quan ban hành":
        "issuer",
    "số, ký hiệu":
        "number",
    "viện dẫn chưa rõ":
        "open citation",
    # pictures: cancu.chains
    "Chỉ hiện {} văn bản đầu; thu hẹp bằng quan hệ, cấp hoặc ngày.":
        "Only the first {} documents are shown; narrow down by relation, level or day.",
    "{} văn bản ban hành sau ngày này không hiện.":
        "Not shown, issued after this day: {}.",
    "{} văn bản ở cấp khác không hiện.":
        "Not shown, of another level: {}.",
    # findings: queries.checks
    "Nguồn: {}":
        "Source: {}",
    # how a file was read: loaders.sources
    "văn bản không dấu: có thể bỏ sót viện dẫn":
        "text without accents: citations may be missed",
    "{} ký tự không đọc được (\ufffd) trong văn bản":
        "unreadable characters (\ufffd) in the text: {}",
    "đọc bằng nhận dạng chữ (OCR){}: mọi phát hiện cần xem lại trên bản gốc":
        "read by character recognition (OCR){}: compare every finding with the original",
    "tệp PDF bị cắt ngắn: đọc được phần còn lại, có thể mất trang":
        "the PDF file is cut short: the rest was read, pages may be missing",
    "{} tệp đính kèm trong PDF chưa đọc":
        "attachments of the PDF not read: {}",
    "{} hình chưa đọc":
        "pictures not read: {}",
    "có {} chữ ký số (không kiểm tra)":
        "digital signatures (not verified): {}",
    "đã tách khỏi mạch văn, để cuối văn bản: {}":
        "taken out of the running text, put at the end: {}",
    "đã bỏ {} số trang, {} dòng đầu hoặc chân trang lặp lại":
        "left out: {} page numbers, {} repeated lines at the head or foot of pages",
    "đã đọc {} trang tính, {} ô có chữ":
        "read: {} sheets, {} cells with words",
    "đã đọc {} trang tính ẩn":
        "hidden sheets read: {}",
}
# fmt: on
