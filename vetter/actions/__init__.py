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
from vetter.actions.desk import Desk, data_folder, loose_desk, open_desk, own_figures
from vetter.actions.figures import (
    Incoming,
    add_figure,
    figure_uses,
    keep_figures,
    listed_figures,
    read_figures,
    restore_figures,
    verdicts_held_against,
    write_figures,
)
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
    "Incoming",
    "Judged",
    "Licence",
    "Order",
    "Page",
    "Practice",
    "Sample",
    "Saved",
    "add_figure",
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
    "figure_uses",
    "finish",
    "history",
    "import_interview",
    "interview_schema",
    "judge",
    "judge_again",
    "judge_case",
    "keep_draft",
    "keep_figures",
    "latest_verdict",
    "licences",
    "list_candidates",
    "listed_figures",
    "live",
    "loose_desk",
    "new_case",
    "note",
    "note_export",
    "open_desk",
    "open_sample",
    "open_verdict",
    "own_figures",
    "paper_name",
    "practice",
    "preview_pdf",
    "read_figures",
    "read_interview",
    "read_row",
    "restore_figures",
    "restore_settings",
    "robustness",
    "samples",
    "shelve",
    "tag",
    "tags",
    "today",
    "verdicts_held_against",
    "write_figures",
]
