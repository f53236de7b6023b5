"""What Vetter can do: one small verb for each thing an owner does."""

from __future__ import annotations

from vetter.actions.candidates import (
    EVERYBODY,
    CandidateRow,
    Entry,
    Filter,
    History,
    HistoryKind,
    Order,
    Page,
    history,
    latest_verdict,
    list_candidates,
    open_verdict,
)
from vetter.actions.clock import today
from vetter.actions.comparing import changed, compare
from vetter.actions.decisions import decide, note, shelve, tag, tags
from vetter.actions.desk import Desk, data_folder, loose_desk, open_desk
from vetter.actions.files import (
    Sample,
    export_interview,
    import_interview,
    interview_schema,
    open_sample,
    read_interview,
    samples,
)
from vetter.actions.interviews import Draft, Saved, discard_draft, drafts, finish, judge_again, keep_draft, new_case
from vetter.actions.judging import Judged, judge, judge_case, live, read_row, robustness
from vetter.actions.licences import Licence, licences
from vetter.actions.papers import Exported, export_pdf, note_export, paper_name, preview_pdf
from vetter.actions.practice import Practice, practice
from vetter.actions.preferences import change_settings, choose_region, restore_settings

__all__ = [
    "EVERYBODY",
    "CandidateRow",
    "Desk",
    "Draft",
    "Entry",
    "Exported",
    "Filter",
    "History",
    "HistoryKind",
    "Judged",
    "Licence",
    "Order",
    "Page",
    "Practice",
    "Sample",
    "Saved",
    "change_settings",
    "changed",
    "choose_region",
    "compare",
    "data_folder",
    "decide",
    "discard_draft",
    "drafts",
    "export_interview",
    "export_pdf",
    "finish",
    "history",
    "import_interview",
    "interview_schema",
    "judge",
    "judge_again",
    "judge_case",
    "keep_draft",
    "latest_verdict",
    "licences",
    "list_candidates",
    "live",
    "loose_desk",
    "new_case",
    "note",
    "note_export",
    "open_desk",
    "open_sample",
    "open_verdict",
    "paper_name",
    "practice",
    "preview_pdf",
    "read_interview",
    "read_row",
    "restore_settings",
    "robustness",
    "samples",
    "shelve",
    "tag",
    "tags",
    "today",
]
