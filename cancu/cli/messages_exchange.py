"""What the commands say that give the graph away: export, copy, sparql."""

from __future__ import annotations

VIETNAMESE = {
    "export": "Xuất đồ thị sang dạng chuẩn: RDF (ELI), Akoma Ntoso, GraphML, Cypher, bảng.",
    "export_more": "turtle, jsonld, ntriples, graphml, cypher: ghi vào một TỆP. akn, csv, parquet, neo4j-import: ghi "
    "vào một THƯ MỤC. Với akn, nêu VĂN_BẢN để chỉ xuất văn bản đó; không nêu thì xuất mọi văn bản đã nạp.\n\n"
    "Cách mở từng dạng: docs/trao-doi.md.\n\n"
    "Ví dụ:\n\n"
    "  cancu export --format turtle --out kho.ttl\n"
    "  cancu export --format csv --out bang/\n"
    "  cancu export 30/2020/NĐ-CP --format akn --out akn/\n"
    "  cancu export --format neo4j-import --out nhap/",
    "export_format": "Dạng xuất.",
    "export_out": "Tệp hoặc thư mục để ghi.",
    "export_needs_out": "cần --out TỆP hoặc THƯ_MỤC để ghi kết quả",
    "export_only_akn": "chỉ --format akn xuất được từng văn bản; bỏ tên văn bản để xuất cả đồ thị",
    "export_folder_busy": "{path}: là một tệp; dạng {form} cần một thư mục",
    "export_done": "Đã xuất {form}: {path}",
    "export_import_done": "Chạy trong thư mục này, khi máy chủ đang dừng: "
    "neo4j-admin database import full neo4j @import.args",
    "copy": "Chép cả đồ thị từ kho này sang kho khác, rồi đối chiếu mã băm.",
    "copy_more": "Kho là đường dẫn tệp, địa chỉ máy chủ, hoặc tệp RDF do “cancu export” ghi (.ttl, .nt, .jsonld; chỉ "
    "để đọc).\n\n"
    "Mã thoát: 0 mã băm hai bên bằng nhau; 2 không chép được hoặc mã băm khác nhau.\n\n"
    "Ví dụ:\n\n"
    "  cancu copy --from cancu.db --to neo4j://localhost:7687\n"
    "  cancu copy --from neo4j://localhost:7687 --to sao-luu.db\n"
    "  cancu copy --from kho.ttl --to moi.db",
    "copy_from": "Kho nguồn, hoặc tệp RDF.",
    "copy_to": "Kho đích; phải chưa có dữ liệu, trừ khi dùng --add.",
    "copy_add": "Chép thêm vào kho đích đã có dữ liệu; nguồn trùng mã được thay thế, không đối chiếu mã băm.",
    "copy_needs": "cần cả --from và --to",
    "copy_same": "{name}: kho nguồn và kho đích là một",
    "copy_not_empty": "{name}: kho đích đã có dữ liệu; chọn kho trống, hoặc dùng --add để chép thêm",
    "copy_into_rdf": "{name}: copy không ghi tệp RDF; dùng “cancu export --format turtle”",
    "copy_progress": "Đang chép",
    "copy_checking": "Đang đối chiếu",
    "copy_done": "Đã chép {sources} nguồn, {relations} quan hệ trong {seconds} giây ({speed} quan hệ/giây); mã băm hai "
    "bên bằng nhau: {digest}",
    "copy_added": "Đã chép thêm {sources} nguồn, {relations} quan hệ trong {seconds} giây; kho đích: {digest}",
    "copy_differs": "mã băm khác nhau: nguồn {one}, đích {other}. Cách xử lý: kiểm tra có chương trình khác đang ghi "
    "không, rồi chép lại vào một kho trống.",
    "sparql": "Hỏi đồ thị bằng SPARQL, chỉ đọc.",
    "sparql_more": "CÂU_HỎI là câu SELECT, ASK, CONSTRUCT hoặc tên tệp .rq; các tiền tố eli:, cancu:, prov:, oa:, "
    "rdfs:, skos:, xsd: đã có sẵn. Không tải gì từ ngoài, không ghi gì, có giới hạn thời gian.\n\n"
    "Mười câu hỏi có sẵn: docs/sparql/.\n\n"
    "Ví dụ:\n\n"
    "  cancu sparql 'SELECT ?a ?b WHERE { ?a eli:amends ?b }' --from kho.ttl\n"
    "  cancu sparql docs/sparql/03-can-cu-da-het-hieu-luc.rq",
    "sparql_from": "Tệp RDF do “cancu export” ghi (.ttl, .nt, .jsonld); không nêu thì hỏi kho dữ liệu.",
    "sparql_seconds": "Thời gian nhiều nhất cho câu hỏi (mặc định 10 giây).",
    "sparql_limit": "Số dòng nhiều nhất được in (mặc định 10000).",
    "query": "CÂU_HỎI",
    "no_rows": "Không có dòng nào.",
}

ENGLISH = {
    "export": "Export the graph in a standard form: RDF (ELI), Akoma Ntoso, GraphML, Cypher, tables.",
    "export_more": "turtle, jsonld, ntriples, graphml, cypher are written to a FILE; akn, csv, parquet, neo4j-import "
    "to a FOLDER. With akn, name a DOCUMENT to export that one only; all loaded documents otherwise.\n\n"
    "What opens each form: docs/trao-doi.md.\n\n"
    "Examples:\n\n"
    "  cancu export --format turtle --out store.ttl\n"
    "  cancu export --format csv --out tables/\n"
    "  cancu export 30/2020/NĐ-CP --format akn --out akn/\n"
    "  cancu export --format neo4j-import --out import/",
    "export_format": "Form of the export.",
    "export_out": "File or folder to write to.",
    "export_needs_out": "--out FILE or FOLDER is needed",
    "export_only_akn": "only --format akn exports single documents; leave the names out to export the graph",
    "export_folder_busy": "{path}: is a file; {form} needs a folder",
    "export_done": "Exported {form}: {path}",
    "export_import_done": "Run in that folder, while the server is stopped: "
    "neo4j-admin database import full neo4j @import.args",
    "copy": "Copy the whole graph from one store to another and compare the hashes.",
    "copy_more": "A store is the path of a file, the address of a server, or an RDF file written by “cancu export” "
    "(.ttl, .nt, .jsonld; for reading only).\n\n"
    "Exit status: 0 the hashes are equal; 2 it could not be copied or the hashes differ.\n\n"
    "Examples:\n\n"
    "  cancu copy --from cancu.db --to neo4j://localhost:7687\n"
    "  cancu copy --from neo4j://localhost:7687 --to backup.db\n"
    "  cancu copy --from store.ttl --to new.db",
    "copy_from": "The store to read, or an RDF file.",
    "copy_to": "The store to write; has to be empty, except with --add.",
    "copy_add": "Add to a store that holds something; sources of the same id are replaced, hashes are not compared.",
    "copy_needs": "both --from and --to are needed",
    "copy_same": "{name}: both stores are the same",
    "copy_not_empty": "{name}: the store holds something already; choose an empty one, or --add",
    "copy_into_rdf": "{name}: copy writes no RDF files; use “cancu export --format turtle”",
    "copy_progress": "Copying",
    "copy_checking": "Comparing",
    "copy_done": "Copied {sources} sources, {relations} relations in {seconds} s ({speed} relations/s); the hashes are "
    "equal: {digest}",
    "copy_added": "Added {sources} sources, {relations} relations in {seconds} s; the store is now {digest}",
    "copy_differs": "the hashes differ: {one} read, {other} written. What to do: see that no other program writes, "
    "then copy again into an empty store.",
    "sparql": "Ask the graph in SPARQL, reading only.",
    "sparql_more": "QUERY is a SELECT, ASK or CONSTRUCT, or the name of a .rq file; the prefixes eli:, cancu:, prov:, "
    "oa:, rdfs:, skos:, xsd: are there. Nothing is fetched, nothing written, time is limited.\n\n"
    "Ten queries to begin with: docs/sparql/.\n\n"
    "Examples:\n\n"
    "  cancu sparql 'SELECT ?a ?b WHERE { ?a eli:amends ?b }' --from store.ttl\n"
    "  cancu sparql docs/sparql/03-can-cu-da-het-hieu-luc.rq",
    "sparql_from": "RDF file written by “cancu export” (.ttl, .nt, .jsonld); the store is asked where none is named.",
    "sparql_seconds": "Most time for the query (10 seconds by default).",
    "sparql_limit": "Most rows to print (10000 by default).",
    "query": "QUERY",
    "no_rows": "No rows.",
}
