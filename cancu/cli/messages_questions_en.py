"""What the questions to the graph say, in English."""

from __future__ import annotations

ENGLISH = {
    "ask_level": "Only documents of this level.",
    "ask_limit": "Most lines (default {count}); what is cut is always announced.",
    "ask_out": "Write the answer to this file.",
    "ask_cut": "Cut: {shown} of {total} are shown; raise --limit or add conditions.",
    "bad_table": "{path}: the name has to end in {endings}",
    "unknown": "not known",
    "relation": "RELATION",
    "words": "[WORDS]...",
    "open_citation": "OPEN_CITATION",
    "successor": "Now: {name}",
    "successors": "Several may stand in its place, none is chosen: {names}",
    "ranked_by": "Order (in Vietnamese): {how}.",
    "outdated": "Which documents rest on or cite what has ended, over the whole store.",
    "outdated_more": "For each document: what had ended by its own day, has ended since, will end, or only seems to; "
    "with the event, its source and what came in its place.\n\n"
    "Examples:\n\n"
    "  cancu outdated --loaded-only --store province.db\n"
    "  cancu outdated --level tinh --since 2025-07-01\n"
    "  cancu outdated --kind then --as-of 2023-06-30 --json",
    "outdated_since": "Only ends from this day on: what has changed since the last look.",
    "outdated_kind": "Only this kind: then (ended by the document's day), since, will, derived, undated (the document "
    "has no full date); may be given several times.",
    "outdated_loaded": "Only documents that were loaded, not those that are merely cited.",
    "outdated_total": "{count} documents. {kinds}",
    "kind_then": "had ended before it was issued",
    "kind_since": "has ended since it was issued",
    "kind_will": "will end",
    "kind_derived": "derived end",
    "kind_undated": "has ended, the document has no full date",
    "impact": "Which documents are hit when this one changes or ends.",
    "impact_more": "Through any number of steps; ranked, and it says how; one successor is proposed where one is left."
    "\n\nExamples:\n\n"
    '  cancu impact "Luật Đất đai 2013"\n'
    "  cancu impact 204/2004/NĐ-CP --on 2026-07-01 --depth 2\n"
    "  cancu impact 24/2018/QH14 --json",
    "impact_on": "The day asked about; as --as-of.",
    "impact_head": "{name}: {count} documents hang on it",
    "impact_document": "Document",
    "impact_way": "Rests on it by",
    "impact_strength": "Strength",
    "impact_level": "Level",
    "impact_sole": "Rest on it alone",
    "impact_status": "Validity",
    "impact_falls": "may end with it",
    "impact_cut": "Too many documents, {count} were looked at; raise --limit or lower --depth.",
    "coverage": "Which units have issued a document to carry it out, and which have not.",
    "coverage_more": "Units are taken from the table of places of the day (--province) or from a file: one a line, or "
    "a CSV with columns for unit, province, deadline. The deadline is read from the text (--text) or given.\n\n"
    "Examples:\n\n"
    "  cancu coverage 76/NQ-CP --level tinh\n"
    '  cancu coverage 103/KH-UBND --issuer "tỉnh Trà Vinh" --province "Trà Vinh" --as-of 2022-12-31\n'
    "  cancu coverage 18/KH-UBND --units units.csv --deadline 2022-08-31 --out coverage.xlsx",
    "coverage_units": "File with the list of units.",
    "coverage_province": "The province whose units are asked about.",
    "coverage_deadline": "Day until which the documents had to be issued.",
    "coverage_text": "File with the full text, to read the deadline from.",
    "coverage_whom": "which units? give --units FILE, --province NAME, or --level tinh",
    "units_unread": "{path}: the list of units cannot be read ({reason}); a UTF-8 text file is needed",
    "coverage_head": "{name}, by {day}: {gaps} of {count} units have no document in the store",
    "coverage_due": "Deadline: {day}",
    "coverage_stated": "The text states {day}, not used: “{quote}”",
    "coverage_unit": "Unit",
    "coverage_state": "State",
    "coverage_work": "Document",
    "coverage_issued": "Day",
    "coverage_late": "Days late",
    "coverage_none": "none",
    "coverage_ended": "ended",
    "coverage_former_unit": "of a former unit only",
    "coverage_done": "there",
    "coverage_silence": "Not in the store does not mean not issued.",
    "coverage_outside": "{count} more documents carry it out and belong to no unit of the list.",
    "coverage_cut": "Too many documents: {count} relations were not looked at.",
    "timeline": "The life of a document: issue, effect, changes, suspensions, ends.",
    "timeline_more": "An end that is only derived is always marked so.\n\n"
    "Examples:\n\n  cancu timeline 46/2014/NĐ-CP\n  cancu timeline “Luật Đất đai 2013” --json",
    "timeline_versions": "Versions of provisions:",
    "timeline_part": "a part (provision not known)",
    "timeline_undated": "day not known",
    "timeline_doubt": "Not counted, needs a look: {what}",
    "search": "Find documents in the store, typed with or without accents.",
    "search_more": "The last word may be cut short (three letters or more).\n\n"
    "Examples:\n\n"
    "  cancu search quyet dinh 638\n"
    '  cancu search dieu dong --type "Quyết định" --issuer "Trà Vinh"\n'
    "  cancu search đất đai --level tinh --since 2024-01-01 --held --json",
    "search_type": "Type of document, as “Quyết định” or QĐ.",
    "search_by_issuer": "Words of the name of the issuer.",
    "search_since": "Issued from this day on.",
    "search_until": "Issued up to this day.",
    "search_held": "Only documents that were loaded or stand in a register.",
    "search_document": "Document",
    "search_issued": "Day",
    "search_issuer": "Issuer",
    "search_title": "Title",
    "search_total": "{count} documents",
    "bad_type": "“{value}” is no type of document; for example: {names}",
    "stats": "What is in the store.",
    "stats_more": "Examples:\n\n  cancu stats --store province.db\n  cancu stats --json",
    "stats_count": "Count",
    "stats_works": "Documents",
    "stats_held": "Loaded or in a register",
    "stats_open": "Open citations",
    "stats_relations": "Relations",
    "stats_disputed": "Disputed relations",
    "stats_happenings": "Events",
    "stats_verdicts": "Decisions of people",
    "stats_disputed_works": "Documents on which sources disagree",
    "stats_document": "Sources: files",
    "stats_registry": "Sources: registers",
    "stats_person": "Sources: people",
    "stats_by_relation": "Relation",
    "stats_by_level": "Level",
    "stats_by_type": "Type",
    "stats_days": "Loaded from {first} to {last}; registers up to {seen}.",
    "districts": "Normative documents of districts, to be dealt with by 28/02/2027: a list for each commune.",
    "districts_more": 'Examples:\n\n  cancu districts --commune "xã Trà Cú"\n'
    "  cancu districts --as-of 2026-12-31 --out districts.xlsx\n  cancu districts --json",
    "districts_commune": "Only this commune.",
    "districts_title": "Normative documents of districts",
    "districts_total": "{count} documents of districts, {communes} communes; as of {day}, {left}.",
    "districts_left": "{count} days left",
    "districts_over": "{count} days too late",
    "districts_unplaced": "Not placed, several districts bear the name: {number} of {issuer}",
    "orphans": "What is missing: cited and not loaded, without legal basis, citations left open.",
    "orphans_more": "Examples:\n\n  cancu orphans\n  cancu orphans --level tinh --limit 100 --json",
    "orphans_wanted": "Cited and not loaded ({shown} of {total} shown):",
    "orphans_document": "Document",
    "orphans_citing": "Cited by",
    "orphans_resting": "Rested on by",
    "orphans_baseless": "Loaded, no legal basis seen ({shown} of {total} shown):",
    "orphans_open": "Citations left open ({shown} of {total} shown):",
    "orphans_candidates": "may be: {names}",
    "orphans_bind": "Say what an open citation means: cancu decide bind “?…” NUMBER --author … --reason …",
    "conflicts": "Where the data contradict themselves: fields, disputed relations, cycles, mutual replacement.",
    "conflicts_more": "None is resolved by the program.\n\n"
    "Examples:\n\n  cancu conflicts\n  cancu conflicts --kind cycle --kind two-ends --json",
    "conflicts_kind": "Only this kind; may be given several times.",
    "conflicts_head": "{kind} ({shown} of {total} shown):",
    "conflicts_decide": "Decide by: cancu decide confirm|reject SOURCE RELATION TARGET --author … --reason …",
    "conflict_field": "Sources disagree",
    "conflict_edge": "Disputed relations",
    "conflict_cycle": "Cycles",
    "conflict_mutual": "Mutual replacement or repeal",
    "conflict_two_ends": "Several days of ending",
    "conflict_effective_before_issue": "In effect before it was issued",
    "review": "The four lists of the periodic review, reasons and days of ending filled in with their source.",
    "review_more": "The machine proposes, a person decides: the last column of each list is theirs.\n\n"
    "Examples:\n\n"
    '  cancu review --issuer "Bộ Nội vụ" --as-of 2026-12-31 --out review.xlsx\n'
    '  cancu review --province "Trà Vinh" --since 2024-01-01 --out review.xlsx\n'
    '  cancu review --issuer "Bộ Tài chính" --json',
    "review_province": "Province of the issuers.",
    "review_since": "First day of the period: what had ended before is left out of list 1.",
    "review_every": "Documents that set no rules, too.",
    "review_title": "Lists of the review",
    "review_list": "List",
    "review_ended": "1. Ended or suspended in full",
    "review_partly": "2. Ended or suspended in part",
    "review_kept": "3. No end known",
    "review_to_do": "4. To be dealt with",
    "review_total": "{count} documents looked at, up to {day}.",
    "review_out": "As a workbook: add --out review.xlsx",
    "review_person": "The machine proposes, a person decides.",
    "decide": "Keep what a person decides: a relation stands or not, an open citation means this document.",
    "decide_more": "A decision outranks every other source and survives reloading; take it back by “cancu remove "
    "person:…”.\n\n"
    "Examples:\n\n"
    '  cancu decide reject 12/2020/TT-BTC repeals 30/2015/NĐ-CP --author "Lê An" --reason "no competence"\n'
    '  cancu decide bind "?1f2e:d3" "Luật Đất đai 2013" --author "Lê An" --reason "seen on paper"\n'
    "  cancu decide list --json",
    "decide_confirm": "This relation stands.",
    "decide_reject": "This relation does not stand.",
    "decide_bind": "This open citation means that document.",
    "decide_list": "List the decisions.",
    "decide_confirm_more": "Examples:\n\n"
    '  cancu decide confirm 12/2020/NĐ-CP repeals 30/2015/NĐ-CP --author "Lê An" --reason "seen on paper"',
    "decide_reject_more": "Examples:\n\n"
    '  cancu decide reject 12/2020/TT-BTC repeals 30/2015/NĐ-CP --author "Lê An" --reason "no competence"',
    "decide_bind_more": "Examples:\n\n"
    '  cancu decide bind "?1f2e:d3" "Luật Đất đai 2013" --author "Lê An" --reason "seen on paper"',
    "decide_list_more": "Examples:\n\n  cancu decide list --store province.db",
    "decide_author": "Who decides.",
    "decide_reason": "Why.",
    "decide_total": "{count} decisions",
    "decided": "Kept the decision {name}",
    "state_confirmed": "stands",
    "state_rejected": "does not stand",
}
