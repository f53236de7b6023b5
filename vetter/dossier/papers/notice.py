"""The notice for a candidate, before the talk, that figures will be checked: what to bring, what is kept, who decides."""

from __future__ import annotations

from vetter.domain.evidence import Evidence
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Blank, Cell, Grid, Head, Line, Lines, Section
from vetter.tongue import tr

LEAD = tr(
    "We are looking for somebody to look after our social media, and we would like to hear what your work has brought your "
    "clients. So that the talk is fair, here is beforehand what will be asked and what will be checked."
)
BRING = (
    (tr("One result with its numbers:"), tr("how many, out of how many, of what, and between which dates. A small one is welcome.")),
    (tr("The report it comes from,"), tr("so that we can open it together on your screen. Client names may be covered.")),
    (tr("Money for one client:"), tr("what the work cost in all and what it brought, if you may say so.")),
    (tr("Two clients who may be rung"), tr("and the figure each of them will name. Ask them first; nobody is rung without your word.")),
    (tr("Something that went wrong,"), tr("and what you did about it. It counts for you, not against you.")),
)
CHECKED = (
    tr("Numbers are compared with published figures of the same kind, and with each other."),
    tr("Reports are opened together. You keep the mouse; no password is asked for, now or later."),
    tr("Clients you name are rung and asked for the figure itself."),
    tr("What cannot be shown is written down as not checked, never as untrue."),
    tr("The size of an audience is written down and counts for nothing, for every candidate alike."),
)
KEPT = (
    tr("Your answers, the files you show and a dated finding are kept on the owner’s own computer."),
    tr("Age, health, origin, religion, family and photographs of you are neither asked for nor kept."),
    tr("You may see what is kept, correct it, have your reply printed beside it, and ask for it to be erased."),
    tr("The finding follows fixed, published rules. No learning software takes part, and a person decides."),
)


def notice(name: str = "", sender: str = "") -> Document:
    """Return the notice; `name` is the candidate and `sender` who asks for the talk, both written by pen where they are blank."""
    steps = tuple(step for step in Evidence if step is not Evidence.NOTHING)
    ladder = Grid(
        tuple(Head("") for _ in steps),
        (tuple(Cell(step.label, evidence=step) for step in steps),),
        tr("Each step to the right counts for more."),
    )
    whom = (Lines((Line(text=sender),)),) if sender else (Blank(1, (Head(tr("Name")), Head(tr("Telephone or e-mail")), Head(tr("Date")))),)
    return Document(
        name=tr("Before our talk"),
        readers=Readers.CANDIDATE,
        whose=name or tr("To every candidate alike"),
        lead=(LEAD,),
        sections=(
            Section(
                "bring", tr("What helps you most to bring"), (Lines(tuple(Line(strong, text) for strong, text in BRING), numbered=True),)
            ),
            Section("checked", tr("What will be checked"), (Lines(tuple(Line(text=text) for text in CHECKED), numbered=True), ladder)),
            Section("kept", tr("What is kept, and who decides"), (Lines(tuple(Line(text=text) for text in KEPT), numbered=True),)),
            Section("sender", tr("With kind regards"), whom),
        ),
        foot=(tr("A notice so that nobody is surprised. It is not a contract and not legal advice."),),
    )
