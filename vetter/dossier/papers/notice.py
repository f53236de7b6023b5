"""The notice for a candidate, before the talk, that figures will be checked: what to bring, what is kept, who decides."""

from __future__ import annotations

from vetter.domain.evidence import Evidence
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Blank, Cell, Grid, Head, Line, Lines, Section

LEAD = (
    "We are looking for somebody to look after our social media, and we would like to hear what your work has brought your "
    "clients. So that the talk is fair, here is beforehand what will be asked and what will be checked."
)
BRING = (
    ("One result with its numbers:", "how many, out of how many, of what, and between which dates. A small one is welcome."),
    ("The report it comes from,", "so that we can open it together on your screen. Client names may be covered."),
    ("Money for one client:", "what the work cost in all and what it brought, if you may say so."),
    ("Two clients who may be rung", "and the figure each of them will name. Ask them first; nobody is rung without your word."),
    ("Something that went wrong,", "and what you did about it. It counts for you, not against you."),
)
CHECKED = (
    "Numbers are compared with published figures of the same kind, and with each other.",
    "Reports are opened together. You keep the mouse; no password is asked for, now or later.",
    "Clients you name are rung and asked for the figure itself.",
    "What cannot be shown is written down as not checked, never as untrue.",
    "The size of an audience is written down and counts for nothing, for every candidate alike.",
)
KEPT = (
    "Your answers, the files you show and a dated finding are kept on the owner’s own computer.",
    "Age, health, origin, religion, family and photographs of you are neither asked for nor kept.",
    "You may see what is kept, correct it, have your reply printed beside it, and ask for it to be erased.",
    "The finding follows fixed, published rules. No learning software takes part, and a person decides.",
)


def notice(name: str = "", sender: str = "") -> Document:
    """Return the notice; `name` is the candidate and `sender` who asks for the talk, both written by pen where they are blank."""
    steps = tuple(step for step in Evidence if step is not Evidence.NOTHING)
    ladder = Grid(
        tuple(Head("") for _ in steps),
        (tuple(Cell(step.label, evidence=step) for step in steps),),
        "Each step to the right counts for more.",
    )
    whom = (Lines((Line(text=sender),)),) if sender else (Blank(1, (Head("Name"), Head("Telephone or e-mail"), Head("Date"))),)
    return Document(
        name="Before our talk",
        readers=Readers.CANDIDATE,
        whose=name or "To every candidate alike",
        lead=(LEAD,),
        sections=(
            Section("bring", "What helps you most to bring", (Lines(tuple(Line(strong, text) for strong, text in BRING), numbered=True),)),
            Section("checked", "What will be checked", (Lines(tuple(Line(text=text) for text in CHECKED), numbered=True), ladder)),
            Section("kept", "What is kept, and who decides", (Lines(tuple(Line(text=text) for text in KEPT), numbered=True),)),
            Section("sender", "With kind regards", whom),
        ),
        foot=("A notice so that nobody is surprised. It is not a contract and not legal advice.",),
    )
