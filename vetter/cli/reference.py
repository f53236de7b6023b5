"""Commands that print what the program goes by: its questions, its rules, the form of its files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from vetter.actions import interview_schema
from vetter.assessment import RULES
from vetter.cli.terminal import Terminal, told
from vetter.errors import InputError
from vetter.kinds import Table, quoted
from vetter.questions import CATALOGUE, Kit
from vetter.questions.glossary import TERMS, term
from vetter.settings import DEFAULTS, RULES_VERSION, shown
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment import Rule
    from vetter.questions import Part, Question
    from vetter.questions.glossary import Term


@click.group("schema")
def schema_command() -> None:
    """Print the form of a file as JSON Schema.

    \b
    Example:
      vetter schema interview > interview.schema.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together


@schema_command.command("interview")
def schema_interview() -> None:
    """Print the JSON Schema of the interview file.

    \b
    Example:
      vetter schema interview > interview.schema.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    click.echo(json.dumps(interview_schema(), ensure_ascii=True, indent=2))


@click.command("glossary")
@click.argument("word", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
def glossary_command(word: tuple[str, ...], *, as_json: bool) -> None:
    """Explain a word of the trade, or all of them.

    \b
    Examples:
      vetter glossary
      vetter glossary conversion rate
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    asked = " ".join(word)
    found = term(asked) if asked else None
    if asked and found is None:
        message = tr("{asked} is not explained here; “vetter glossary” lists what is.", asked=quoted(asked))
        raise InputError(message)
    wanted = (found,) if found else TERMS
    if as_json:
        listed = [{"word": each.word, "meaning": each.meaning, "example": each.example, "forms": list(each.forms)} for each in wanted]
        click.echo(json.dumps({"format": "vetter-glossary", "version": 1, "words": listed}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    told("\n\n".join("\n".join(_term_lines(each, terminal)) for each in wanted))


def _term_lines(each: Term, terminal: Terminal) -> Iterator[str]:
    yield terminal.bold(each.word)
    yield from terminal.wrapped(each.meaning)
    yield from (terminal.dim(line) for line in terminal.wrapped(each.example))


@click.command("questions")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
def questions_command(*, as_json: bool) -> None:
    """Print every question of the interview, with why it is asked.

    \b
    Examples:
      vetter questions
      vetter questions --json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    if as_json:
        listed = [_question_data(part, question) for part in CATALOGUE for question in part.questions]
        document = {"format": "vetter-questions", "version": 1, "questions": listed}
        click.echo(json.dumps(document, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    told("\n".join(line for part in CATALOGUE for line in _part_lines(part, terminal)))


def _question_data(part: Part, question: Question[Any]) -> dict[str, object]:
    columns = question.kind.columns if isinstance(question.kind, Table) else ()
    return {
        "key": question.key,
        "section": part.section.key,
        "ask": question.ask,
        "short": question.short,
        "why": question.why,
        "probe": question.probe,
        "axis": question.axis.value,
        "must": question.must,
        "kit": question.smallest.value,
        "live": question.live,
        "anchors": [question.weak, question.middling, question.strong] if question.rated else [],
        "fields": {column.name: column.label for column in columns},
        "criteria": list(question.criteria),
    }


def _part_lines(part: Part, terminal: Terminal) -> Iterator[str]:
    yield terminal.bold(part.section.title)
    yield from terminal.wrapped(part.section.intro)
    yield ""
    for question in part.questions:
        first = "*" if question.must else " "
        yield from terminal.wrapped(question.ask, f"{first} {question.key:<16}")
        for text in (question.why, *_anchors(question), _kits(question)):
            yield from (terminal.dim(line) for line in terminal.wrapped(text, " " * 18))
    yield ""


def _kits(question: Question[Any]) -> str:
    """Return the smallest kit that holds a question, and whether it is a live test."""
    kit = tr("Kit: {kit}.", kit=question.smallest.label)
    return f"{kit} {tr('{kit} too.', kit=Kit.LIVE.label)}" if question.live else kit


def _anchors(question: Question[Any]) -> tuple[str, ...]:
    if not question.rated:
        return ()
    return (f"1: {question.weak}. 3: {question.middling}. 5: {question.strong}.",)


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
def rules_command(*, as_json: bool) -> None:
    """Print every rule that can raise a flag, what it does, and why.

    \b
    Examples:
      vetter rules
      vetter rules --json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    if as_json:
        document = {"format": "vetter-rules", "version": 1, "rules_version": RULES_VERSION}
        click.echo(json.dumps(document | {"rules": [_rule_data(rule) for rule in RULES]}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    lines = [terminal.bold(tr("Rules {rules_version}", rules_version=RULES_VERSION)), ""]
    for rule in RULES:
        lines.extend(terminal.wrapped(f"{rule.name}. {rule.severity.label}.", f"{rule.key:<24}"))
        for text in (rule.why, rule.innocent, rule.ask):
            lines.extend(terminal.dim(line) for line in terminal.wrapped(text, " " * 24))
    told("\n".join(lines))


def _rule_data(rule: Rule) -> dict[str, str]:
    return {
        "key": rule.key,
        "name": rule.name,
        "severity": rule.severity.value,
        "effect": rule.severity.label,
        "why": rule.why,
        "innocent": rule.innocent,
        "ask": rule.ask,
    }


@click.command("settings")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
def settings_command(*, as_json: bool) -> None:
    """Print every assumption, weight and verdict line, with its default; change one for a judgement with --set.

    \b
    Examples:
      vetter settings
      vetter assess dale.interview.json --set lines.vanity=65
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    if as_json:
        listed = {each.name: {"default": each.default, "means": each.words} for each in shown(DEFAULTS)}
        document = {"format": "vetter-settings", "version": 1, "rules_version": RULES_VERSION, "settings": listed}
        click.echo(json.dumps(document, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    for each in shown(DEFAULTS):
        told("\n".join(terminal.wrapped(f"{each.words}.", f"{each.name:<40}{each.default:>7g}  ")))
