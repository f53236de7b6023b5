"""Nothing is said that cannot be said in another language: every literal passes through `tr`, and every page shows it."""

from __future__ import annotations

import ast
import csv
import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import translations
from babel.messages.extract import extract_from_dir

import vetter
from vetter import actions, resources, startup
from vetter.startup import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(vetter.__file__).parent
SPEAKS = {"tr", "trc", "trn", "wording"}
SHOWS = {
    "label", "button", "field_label", "one_line", "toggle", "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "setWindowTitle", "addAction", "show_title", "say", "Head", "Section", "Line", "Cell", "Input", "InputError",
    "OutputError", "CaseFileError", "UnclearError",
}  # fmt: skip
"""Calls whose words a person reads."""
KEYS = re.compile(r"[a-z0-9_.:/-]*|(Ctrl|Alt)\+.*|[^A-Za-zÀ-ž]*|Vetter|SQLite|Qt|×")
LANGUAGES = startup.languages()[1:]
UNKIND = {
    "de": r"\b(Lügner\w*|lügt?|lügen|gelogen|Betrüg\w*|betrüg\w*|Betrug|Schwindler\w*|Hochstapler\w*|Scharlatan\w*|unehrlich\w*)\b",
    "es": r"\b(mentiros\w+|mient[eo]\w*|mentir\w*|estafa\w*|fraude\w*|tramp\w+|deshonest\w+|charlat\w+|farsante\w*)\b",
}
"""Words that call a person a name, by language."""
PUBLISHED = ("publisher", "source", "url")
"""The columns of the benchmarks that are shown as they were published."""
SAID = re.compile(r"[A-Z @]")
"""What a person said in a sample, and names; options are small letters alone."""


def spoken() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call that shows words, and where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in SHOWS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_what_is_shown_passes_through_tr() -> None:
    """No literal with words in it stands in a call that shows it."""
    bare = []
    for place, call in spoken():
        first = call.args[1:2] if _name(call) == "Section" else call.args[:1]
        for argument in first:
            words = _words(argument)
            if not KEYS.fullmatch(words):
                bare.append(f"{place}: {words!r}")
    assert not bare


def _words(node: ast.expr) -> str:
    """Return the literal words of an expression that are not handed to `tr`."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return ""


def test_quotation_marks_are_those_of_the_language() -> None:
    """Nothing is put between marks by hand: `in_quotes` knows them."""
    marked = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bf[\"'][^\"']*[“„«‘]\{", line)
    ]
    assert not marked


def test_only_literals_pass_through_tr() -> None:
    """What is put together when the program runs would be in no catalogue."""
    strange = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKS:
                number = {"tr": 1, "trc": 2, "trn": 2}[node.func.id]
                if not all(isinstance(each, ast.Constant) for each in node.args[:number]):
                    strange.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert not strange


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_whole_and_sound(language: str) -> None:
    """Every placeholder has its place, and no text is without its wording."""
    found = translations.opened(language)
    found.update(translations.template(), no_fuzzy_matching=True)
    assert list(translations.amiss(found)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_speaks_ill_of_nobody(language: str) -> None:
    """The banned words of each language."""
    spoken_of = catalogue(language)
    wordings = [*(spoken_of.one or {}).values(), *(form for forms in (spoken_of.several or {}).values() for form in forms)]
    unkind = re.compile(UNKIND[language])
    assert [wording for wording in wordings if unkind.search(wording)] == []


def test_the_catalogue_holds_what_the_code_says() -> None:
    """The extraction finds the texts there are."""
    texts = {text for _file, _line, text, _comments, _context in extract_from_dir(PACKAGE, [("**.py", "python")], keywords={"tr": None})}
    assert len(texts) > 2_000
    assert {"Vanity metrics only", "New interview"} <= texts


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where it is told what every page and dialog shows in the language that brackets what is translated, in a small window."""
    return _walk(tmp_path_factory.mktemp("walk"), "xx", 100)


def _walk(folder: Path, language: str, percent: int) -> Path:
    environment = {**os.environ, startup.LANGUAGE: language, "QT_QPA_PLATFORM": "offscreen"}
    walk = [sys.executable, "-m", "tests.walk", str(folder), "--size", "1024x700", "--text", str(percent)]
    subprocess.run(walk, env=environment, cwd=PACKAGE.parent, check=True, timeout=600)
    return folder


def _told(folder: Path, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


def test_nothing_is_cut_off_in_long_words(walked: Path) -> None:
    """In the smallest window no word is cut, nothing lies over anything, nothing is reached only sideways, no target is small."""
    assert _amiss(walked) == {}


@pytest.mark.slow
@pytest.mark.timeout(660)
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["C", *LANGUAGES, "xx", "xr"])
def test_nothing_is_cut_off(tmp_path: Path, language: str, percent: int) -> None:
    """The same in every language, and with text twice as large."""
    assert _amiss(_walk(tmp_path, language, percent)) == {}


def _amiss(folder: Path) -> dict[str, list[str]]:
    return {place: found for place, found in _told(folder, "misfits.json").items() if found}


def test_every_page_is_translated(walked: Path) -> None:
    """What stands outside the brackets is data: what somebody typed, published figures, names of files, licences and keys."""
    given, licences = _data(), {each.text for each in actions.licences()}
    strange = {}
    for place, texts in _told(walked, "texts.json").items():
        for text in (each for each in texts if not each.startswith("/") and each not in licences):
            rest = [each for each in _outside(text) if each.lower() not in given and each.lower().replace(" ", "_") not in given]
            if rest:
                strange[text] = (place, rest)
    assert strange == {}


def _outside(text: str) -> Iterator[str]:
    """Yield the pieces of a text that stand in no brackets and hold words."""
    plain, depth = "", 0
    for mark in text.replace("\u200b", ""):
        depth += {"⟦": 1, "⟧": -1}.get(mark, 0)
        plain += "\0" if mark in "⟦⟧" else mark if depth <= 0 else ""
    for piece in re.split(r"[\0“”·;:()\n,<>/]|\s–\s|\. |\b(?:Ctrl|Alt|Shift|Page|Strg)\b", plain):
        words = piece.strip(" .…=×%→↓↑+−-•_")
        if re.search("[A-Za-zÀ-ž]{3,}", words) and not NAMES.search(words):
            yield words


NAMES = re.compile(
    r"\d+\.\d+|License|LGPL|OFL|Bitstream|Apache|BSD|MIT|Vetter|SQLite|^Qt$|^span$|tmp|^data$|Deutsch|English|Español"
    r"|^Title$|PgDown|PgUp|Return|Down|Left|Tab|Reason|Note|tag|pip|PDF|Right|Esc|Space|Delete|Up"
)
"""What is called the same in every language: versions, licences, keys, and the words this walk typed itself."""


def test_every_paper_is_translated(tmp_path: Path) -> None:
    """What no accent was put on is data here too; lines are broken on paper, so that brackets tell nothing."""
    environment, told = {**os.environ, startup.LANGUAGE: "xx"}, tmp_path / "papers.json"
    subprocess.run([sys.executable, "-m", "tests.spoken_papers", str(told)], env=environment, cwd=PACKAGE.parent, check=True, timeout=100)
    given, strange = _data().replace("’", "'"), dict[str, str]()
    for name, pages in _told(tmp_path, told.name).items():
        for page in pages:
            strange |= {piece: name for piece in _plain(page) if piece.lower().replace("’", "'") not in given}
    assert {piece: name for piece, name in strange.items() if not WRITTEN.search(piece)} == {}


WRITTEN = re.compile(r"^(https|shot\.png|Your decision|on trial|November|Tags|(later )?Note|[0-9a-f]+( [0-9a-f]+)+)$")
"""What is the same on every paper: addresses, fingerprints, and the words the tests wrote themselves."""


def _plain(page: str) -> Iterator[str]:
    """Yield the pieces of a page's text in which no word has an accent."""
    bare = re.sub(r"\S*[^\x00-\x7f“”’‘–—…·€£«»\s]\S*", "\0", " ".join(page.split()))
    for piece in re.split(r"[\0“”·;:()\n,<>/⟦⟧?!]|\. ", bare):
        words = piece.strip(" .…=%£€+−-•_~’0123456789")
        if re.search("[A-Za-z]{3,}", words):
            yield words


def _data() -> str:
    """Return what ships as data and is nobody's language, as one text to look in: what candidates say, and where figures stand."""
    rows = csv.DictReader(StringIO(resources.read_text("benchmarks/benchmarks.csv")))
    said = [words for name in resources.names("samples") for words in _strings(json.loads(resources.read_text(name))) if SAID.search(words)]
    return "\n".join([*said, *(row[name] for row in rows for name in PUBLISHED)]).replace('\\"', '"').lower()


def _strings(value: object) -> Iterator[str]:
    """Yield every text in what was read from JSON, but for the names of fields."""
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(each)
    if isinstance(value, str):
        yield value
