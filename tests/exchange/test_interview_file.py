"""The interview file: no loss on the way there and back, and one clear sentence for whatever is wrong with one."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.often import examples
from tests.strategies import cases
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.claims import ClientMoney, Conversion, Said
from vetter.domain.quantities import Base
from vetter.errors import InputError
from vetter.exchange.interview_file import dumps, loads, restored, schema, to_document
from vetter.questions import BY_KEY, QUESTIONS
from vetter.questions.audience import BUYER
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY
from vetter.questions.start import NAME
from vetter.questions.watch import NOTES

ID = "0b6d3a52-5b0a-4a53-9a53-0d7f0f1f6a11"
PERSON = "6a3b8f4e-3a4e-4f1e-8f5a-1c2d3e4f5a6b"
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def document(**answers: Any) -> dict[str, Any]:
    """Return a whole interview file with these answers."""
    return {"format": "vetter-interview", "version": 1, "id": ID, "candidate": PERSON, "answers": answers}


def problem(text: str) -> InputError:
    """Return what is said about a text that is no interview file."""
    with pytest.raises(InputError) as caught:
        loads(text, "dale.interview.json")
    sentence = str(caught.value)
    assert sentence.startswith("dale.interview.json: ")
    assert "\n" not in sentence
    sentence.encode("utf-8")
    return caught.value


@pytest.mark.goal("G15", "interviews written as files and read back equal", examples(of=4_000))
@settings(max_examples=examples(of=4_000), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cases())
def test_nothing_is_lost_on_the_way_there_and_back(case: Case) -> None:
    """A case written to a file and read again is the same case, and its file fits the schema."""
    text = dumps(case)
    again = loads(text)
    assert again == case
    assert dumps(again) == text
    VALIDATOR.validate(json.loads(text))


def _decimals(case: Case) -> list[str]:
    rows: list[Conversion | ClientMoney] = [*(case[CONVERSIONS] or ()), *(case[MONEY] or ())]
    told = [getattr(row, field.name) for row in rows for field in fields(row)]
    return [str(value) for value in told if isinstance(value, Decimal)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cases())
def test_decimals_stay_as_they_were_told(case: Case) -> None:
    """4.20 % is not 4.2 %: the last nought says how the figure was made."""
    assert _decimals(loads(dumps(case))) == _decimals(case)


def test_a_percentage_keeps_its_last_nought() -> None:
    """A percentage typed into the file as the number 4.20 is read with two decimals and written with two."""
    text = json.dumps(document(conversions=[{"percent": "4.20"}])).replace('"4.20"', "4.20")
    case = loads(text)
    assert str((case[CONVERSIONS] or ())[0].percent) == "4.20"
    assert to_document(case)["answers"]["conversions"] == [{"percent": "4.20"}]


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: str(worked["id"]))
def test_worked_cases_travel_as_files(worked: dict[str, Any]) -> None:
    """Every worked case of the method can be written as an interview file and read back."""
    case = case_of(worked)
    assert loads(dumps(case)) == case


def test_answers_stand_in_the_order_of_the_interview() -> None:
    """However answers came in, the file lists them as the interview does."""
    case = Case(ID, PERSON).with_answer(NOTES, Answer("late")).with_answer(NAME, Answer("Dale Mercer"))
    assert list(to_document(case)["answers"]) == ["name", "notes"]


def test_the_shortest_form_is_written() -> None:
    """A plain answer is just its value; state and note are written only when they say something."""
    marks: Answer[tuple[int | None, ...]] = Answer((4,))
    case = Case(ID, PERSON).with_answer(BUYER, marks).with_answer(NAME, Answer("Ann", note="spelt out"))
    none: Answer[tuple[Conversion, ...]] = Answer(state=AnswerState.NONE)
    case = case.with_answer(CONVERSIONS, none)
    assert to_document(case)["answers"] == {
        "name": {"value": "Ann", "note": "spelt out"},
        "conversions": {"state": "none"},
        "A1": 4,
    }


@pytest.mark.parametrize("blank", [None, [], "", "  "])
def test_blank_is_not_asked(blank: object) -> None:
    """A bare blank means that the question was not asked; nothing is turned into a zero."""
    key = "name" if isinstance(blank, str) else "conversions"
    case = loads(json.dumps(document(**{key: blank})))
    assert not case.asked(BY_KEY[key])


def test_zero_is_an_answer() -> None:
    """Nought of 240 is a result, not a blank."""
    case = loads(json.dumps(document(conversions=[{"count": 0, "out_of": 240}])))
    assert case[CONVERSIONS] == (Conversion(count=0, out_of=240),)


def test_more_buyers_than_visitors_is_a_claim() -> None:
    """A count larger than its base is what somebody claimed: it is kept, for the rules to speak about."""
    case = loads(json.dumps(document(conversions=[{"count": 900, "out_of": 380, "base": "visitors"}])))
    assert case[CONVERSIONS] == (Conversion(count=900, out_of=380, base=Base.VISITORS),)


def test_each_state_is_kept_apart() -> None:
    """Not asked, none, dodged and declined with a reason are four different things."""
    case = loads(
        json.dumps(
            document(
                conversions={"state": "none"},
                offers={"state": "dodged", "note": "“Later.”"},
                money={"state": "declined", "note": "under contract"},
            )
        )
    )
    told = [
        None if (answer := case.answers.get(key)) is None else (answer.state, answer.note)
        for key in ("conversions", "offers", "money", "record")
    ]
    assert told == [
        (AnswerState.NONE, ""),
        (AnswerState.DODGED, "“Later.”"),
        (AnswerState.DECLINED, "under contract"),
        None,
    ]


def test_dates_that_run_backwards_are_refused_by_field() -> None:
    """A period that ends before it begins is refused with the field that is wrong."""
    row = {"count": 7, "out_of": 240, "start": "2026-04-30", "end": "2026-03-01"}
    error = problem(json.dumps(document(conversions=[row])))
    assert str(error) == "dale.interview.json: conversions.0.end: This ends before it begins."


def test_a_backwards_date_typed_in_the_window_travels_as_typed() -> None:
    """What the window kept with a warning is written so that it can be read again, the date as text."""
    row = Conversion(count=7, start=date(2026, 4, 30), end=date(2026, 3, 1))
    rows: tuple[Conversion, ...] = (Conversion(count=1), row)
    case = Case(ID, PERSON).with_answer(CONVERSIONS, Answer(rows))
    again = loads(dumps(case))
    assert again[CONVERSIONS] == (Conversion(count=1), replace(row, end=None))
    assert again.unread == {"conversions.1.end": "2026-03-01"}


def test_rows_in_which_nothing_stands_were_never_filled_in() -> None:
    """Blank rows count for nothing, and an answer of nothing else is a question not asked."""
    case = loads(json.dumps(document(conversions=[{}, {"count": 7}, {}], money=[{}], references={"value": [{}], "note": "“Later.”"})))
    assert case[CONVERSIONS] == (Conversion(count=7),)
    assert not case.asked(MONEY)
    assert case.answer(REFERENCES) == Answer(note="“Later.”")


def test_a_row_that_cannot_be_read_yet_is_no_blank_row() -> None:
    """What was typed keeps its row, and moves up with it when blank rows before it go."""
    rows = [{}, {}, {"count": 7}]
    unread = {"conversions.1.count": "about 12", "conversions.2.out_of": "a few", "conversions.9.count": "?", "name": "A"}
    case = loads(json.dumps(document(conversions=rows) | {"unread": unread}))
    assert case[CONVERSIONS] == (Conversion(), Conversion(count=7))
    assert case.unread == {"conversions.0.count": "about 12", "conversions.1.out_of": "a few", "conversions.9.count": "?", "name": "A"}


@pytest.mark.parametrize(("key", "field"), [("money", "margin"), ("business", "margin"), ("offer", "promised")])
def test_more_than_all_of_something_is_refused_by_field(key: str, field: str) -> None:
    """A hundred per cent can be left of a sale, and no more."""
    assert loads(json.dumps(document(**{key: [{field: 100}]}))).asked(BY_KEY[key])
    error = problem(json.dumps(document(**{key: [{field: "100.01"}]})))
    assert str(error) == f"dale.interview.json: {key}.0.{field}: This is a part of a whole, so it cannot be more than 100\u00a0%."


@pytest.mark.parametrize(("key", "field"), [("money", "margin"), ("business", "margin"), ("offer", "promised")])
def test_what_an_earlier_program_let_pass_comes_back_as_typed(key: str, field: str) -> None:
    """Kept or exported once, it is text still to be read; what stands beside it, and what was typed elsewhere, is as it was."""
    told = {"value": [{field: "112.5", "days": 60} if key == "money" else {field: "112.5"}], "note": "“So they say.”"}
    text = json.dumps(document(**{key: told, "name": "Dale"}) | {"unread": {"conversions.9.count": "?"}})
    case = restored(text)
    assert case.unread == {f"{key}.0.{field}": "112.5", "conversions.9.count": "?"}
    assert case.answers[key].note == "“So they say.”"
    assert getattr(case.answers[key].value[0], field) is None
    assert case[NAME] == "Dale"
    assert restored(dumps(case)) == loads(dumps(case)) == case


def test_two_slips_in_one_row_both_come_back_as_typed() -> None:
    """Whichever is found first, what the window kept with a warning can be read again."""
    row = ClientMoney(revenue=Decimal(900), margin=Decimal(140), start=date(2026, 4, 30), end=date(2026, 3, 1))
    again = loads(dumps(Case(ID, PERSON).with_answer(MONEY, Answer((row,)))))
    assert again[MONEY] == (replace(row, margin=None, end=None),)
    assert again.unread == {"money.0.margin": "140", "money.0.end": "2026-03-01"}


@pytest.mark.parametrize("text", ["[]", "{", '{"format": "vetter-interview", "version": 1, "answers": []}', "", "[" * 100_000])
def test_what_vetter_did_not_write_is_refused_when_restored_too(text: str) -> None:
    """By the same sentence as any file."""
    told = []
    for reading in (loads, restored):
        with pytest.raises(InputError) as refused:
            reading(text, "dale.interview.json")
        told.append(str(refused.value))
    assert told[0] == told[1]


def test_what_cannot_be_read_for_another_reason_is_refused_when_restored_too() -> None:
    """Only what was let pass once is forgiven."""
    with pytest.raises(InputError, match=r"money\.0\.margin"):
        restored(json.dumps(document(money=[{"margin": -1}])))


def test_ids_left_out_are_drawn_from_the_content() -> None:
    """A file without ids gets the same ones each time it is read, and other ones when its answers differ."""
    text = '{"format": "vetter-interview", "version": 1, "answers": {"name": "Ann", "A1": [4]}}'
    laid_out_otherwise = '{"version":1,"answers":{"A1":4,"name":"Ann"},"format":"vetter-interview"}'
    other = text.replace("Ann", "Ben")
    first, second, third = loads(text), loads(laid_out_otherwise), loads(other)
    assert (first.id, first.candidate) == (second.id, second.candidate)
    assert len({first.id, first.candidate, third.id, third.candidate}) == 4


def test_ids_are_one_notation() -> None:
    """Capitals in an id do not make a second interview."""
    assert loads(json.dumps(document() | {"id": ID.upper()})).id == ID


WRONG = {
    "empty": ("", "This file is empty."),
    "not json": ("format: vetter", "This is not JSON: line 1, column 1 cannot be read."),
    "truncated": ('{"format": "vetter-interview",\n "ver', "This is not JSON: line 2"),
    "trailing": (json.dumps(document()) + " x", "This is not JSON"),
    "wrong root": ("[]", "This is not an interview file"),
    "foreign": ('{"format": "board", "version": 1, "answers": {}}', "This is not an interview file"),
    "newer": (json.dumps(document() | {"version": 2}), "version: This is version 2 of the interview file, made by a newer"),
    "version as text": (json.dumps(document() | {"version": "1"}), "version: This must be a version"),
    "true is no version": (json.dumps(document() | {"version": True}), "version: This must be a version"),
    "unknown field": (json.dumps(document() | {"verdict": "good"}), "There is no field “verdict”"),
    "no answers": ('{"format": "vetter-interview", "version": 1}', "answers: This must be a group of named answers."),
    "double": ('{"format": "vetter-interview", "format": 1}', "The name “format” stands twice"),
    "double answer": (
        json.dumps(document(name="A")).replace('"name": "A"', '"name": "A", "name": "B"'),
        "The name “name” stands twice",
    ),
    "bad id": (json.dumps(document() | {"id": "12"}), "id: “12” is not a UUID."),
    "id as number": (json.dumps(document() | {"candidate": 12}), "candidate: 12 is not a UUID."),
    "sample": (json.dumps(document() | {"sample": 1}), "sample: This must be true or false."),
    "unknown question": (json.dumps(document(convrsions=[])), "There is no question “convrsions”. Did you mean “conversions”?"),
    "nothing like it": (json.dumps(document(zzzzzz=1)), "There is no question “zzzzzz”. “vetter questions” lists them."),
    "unknown answer field": (json.dumps(document(name={"text": "A"})), "name: There is no field “text”"),
    "empty answer": (json.dumps(document(name={})), "name: This says nothing."),
    "unknown state": (json.dumps(document(name={"state": "shy"})), "name.state: “shy” is not one of"),
    "note as number": (json.dumps(document(name={"value": "A", "note": 1})), "name.note: This must be text"),
    "unknown column": (json.dumps(document(conversions=[{"cuont": 1}])), "conversions.0: There is no field “cuont”"),
    "row as list": (json.dumps(document(conversions=[[1]])), "conversions.0: This must be a row"),
    "rows as object": (json.dumps(document(conversions="76")), "conversions: This must be a list of rows."),
    "two single rows": (json.dumps(document(goal=[{}, {}])), "goal: Only one row fits here."),
    "text for number": (json.dumps(document(conversions=[{"count": "about 12"}])), "conversions.0.count: “about 12” is not"),
    "fraction of people": (json.dumps(document(conversions=[{"count": 1.5}])), "conversions.0.count: 1.5 must be a whole"),
    "negative": (json.dumps(document(conversions=[{"count": -1}])), "conversions.0.count: -1 is outside"),
    "truth for number": (json.dumps(document(conversions=[{"count": True}])), "conversions.0.count: This must be a number."),
    "NaN": (json.dumps(document(money=[{"cost": float("nan")}])), "money.0.cost: NaN is outside what can be counted"),
    "infinity": (json.dumps(document(money=[{"cost": float("inf")}])), "money.0.cost: Infinity is outside"),
    "1e999": (json.dumps(document(money=[{"cost": 7}])).replace("7}", "1e999}"), "money.0.cost: 1E+999 is outside"),
    "endless exponent": (
        json.dumps(document(money=[{"cost": 7}])).replace("7}", "1e99999999999999999999}"),
        "money.0.cost: Infinity is outside",
    ),
    "too fine": (json.dumps(document(money=[{"cost": 7}])).replace("7}", "1e-13}"), "more than 12 decimals"),
    "5,000 digits": (json.dumps(document(money=[{"cost": 7}])).replace("7}", "9" * 5_000 + "}"), "money.0.cost: 9999"),
    "5,000 digits elsewhere": (json.dumps(document(gut=7)).replace("7", "9" * 5_000), "gut: 9999"),
    "underscore": (json.dumps(document(money=[{"cost": "1_000"}])), "money.0.cost: “1_000” is not a plain number"),
    "other digits": (json.dumps(document(money=[{"cost": "١٢٣"}])), "money.0.cost: “١٢٣” is not a plain number"),
    "mark of 6": (json.dumps(document(A1=6)), "A1: 6 is not a mark from 1 to 5."),
    "mark as truth": (json.dumps(document(A1=True)), "A1: true is not a mark from 1 to 5."),
    "gut of 11": (json.dumps(document(gut=11)), "gut: 11 is not a whole number from 0 to 10."),
    "not a day": (json.dumps(document(held_on="2026-02-30")), "held_on: “2026-02-30” is not a day of the calendar."),
    "date by week": (json.dumps(document(held_on="2026-W01-1")), "held_on: This must be a date such as"),
    "year 9999": (json.dumps(document(held_on="9999-01-01")), "held_on: “9999-01-01”: the year must lie"),
    "base not offered": (json.dumps(document(conversions=[{"base": "undisclosed"}])), "conversions.0.base: “undisclosed” is"),
    "not a fact": (json.dumps(document(facts=["liar"])), "facts: “liar” is not one of"),
    "surrogate": (json.dumps(document(notes="abc\ud800")), "notes: The character at position 4 cannot be stored."),
    "NUL": (json.dumps(document(notes={"value": "a\x00b"})), "notes: The character at position 2 cannot be stored."),
    "surrogate in a note": (json.dumps(document(gut={"value": 1, "note": "\udc00"})), "gut.note: The character at position 1"),
    "surrogate in a name": (json.dumps(document(**{"\ud800": 1})), "There is no question “\ufffd”."),
    "line break in a name": (json.dumps(document(**{"a\nb\u202e": 1})), "There is no question “a\ufffdb\ufffd”."),
    "long text": (json.dumps(document(name="x" * 301)), "name: This is 301 characters long; at most 300"),
    "deep": ("[" * 100_000, "This is nested deeper than any interview file."),
    "deep in an answer": (
        json.dumps(document(name="x")).replace('"x"', "[" * 100_000 + "]" * 100_000),
        "This is nested deeper than any interview file.",
    ),
    "nested a little": (json.dumps(document(name=[[[1]]])), "name: This must be text in quotation marks."),
    "unread list": (json.dumps(document() | {"unread": []}), "unread: This must be a group of field paths"),
    "unread nowhere": (json.dumps(document() | {"unread": {"nobody": "x"}}), "unread: “nobody” is not the path of a field"),
    "unread no column": (json.dumps(document() | {"unread": {"conversions.0.x": "x"}}), "“conversions.0.x” is not the path"),
    "unread no row": (json.dumps(document() | {"unread": {"conversions.-1.count": "x"}}), "is not the path of a field"),
    "unread far row": (json.dumps(document() | {"unread": {f"conversions.{'9' * 400}.count": "x"}}), "is not the path"),
    "unread in no table": (json.dumps(document() | {"unread": {"name.0.count": "x"}}), "is not the path of a field"),
    "unread number": (json.dumps(document() | {"unread": {"name": 4}}), "unread.name: This must be text"),
    "too many rows": (json.dumps(document(conversions=[{}] * 1_001)), "conversions: At most 1,000 rows fit here."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG.keys())
def test_one_clear_sentence(text: str, said: str) -> None:
    """Whatever is wrong, one sentence names the file, the field and the fault."""
    assert said in str(problem(text))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
@pytest.mark.parametrize("wrong", [True, 1.5, "\ud800", {"value": {"a": 1}}, [[1]], ["x"], [None], -7, "?" * 99])
def test_wrong_types_at_every_question(question: Any, wrong: object) -> None:
    """Nothing of the wrong type brings the reader down: it is understood, or refused under the question's name."""
    said = f"a.json: {question.key}"
    try:
        loads(json.dumps(document(**{question.key: wrong})), "a.json")
    except InputError as error:
        said = str(error)
    assert said.startswith(f"a.json: {question.key}")


def test_the_schema_is_a_schema() -> None:
    """The printed schema is valid by its own draft, and every question is in it with words."""
    jsonschema.Draft202012Validator.check_schema(schema())
    listed = schema()["properties"]["answers"]["properties"]
    assert list(listed) == [question.key for question in QUESTIONS]
    assert all(item["title"] and item["description"] for item in listed.values())


@pytest.mark.parametrize("wrong", [{"A1": 6}, {"name": 4}, {"conversions": [{"cuont": 1}]}, {"nobody": 1}])
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, Any]) -> None:
    """An editor that knows the schema marks the same mistakes."""
    assert not VALIDATOR.is_valid(document(**wrong))
    problem(json.dumps(document(**wrong)))


def test_unread_text_is_kept() -> None:
    """Text that could not be read yet comes back to the letter, line ends and all."""
    typed = {"conversions.0.count": " about 12\r\n", "months_working": "a few\u2028years"}
    case = Case(ID, PERSON, unread=MappingProxyType(typed))
    assert loads(dumps(case)).unread == typed


def test_rows_of_what_was_said_keep_their_order() -> None:
    """What was named first stays first."""
    rows = tuple(Said(words=word) for word in ("b", "a", "c"))
    case = Case(ID, PERSON).with_answer(SAID, Answer(rows))
    assert loads(dumps(case))[SAID] == rows


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=1_000))
@settings(max_examples=examples(of=1_000))
@given(st.text(st.characters(), min_size=1).filter(lambda text: bool(text.strip())))
def test_whatever_was_typed_can_be_read_again(text: str) -> None:
    """Even text with characters that no file can keep is written so that the rest of it comes back."""
    case = Case(ID, PERSON, unread={"conversions.0.count": text}).with_answer(NAME, Answer(note=text))
    again = loads(dumps(case))
    kept = "".join("\ufffd" if mark == "\x00" or "\ud800" <= mark <= "\udfff" else mark for mark in text)
    assert again.unread == {"conversions.0.count": kept}
    assert again.answers["name"].note == kept
