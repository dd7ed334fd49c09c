"""Every text that somebody reads in the window is said, so that it can be said in another language."""

import ast

import pytest

from tests.architecture.tree import modules
from tests.architecture.wordlike import Found, glued, tables_of, unread, unsaid

ROOMS = ("wording/", "presenters/", "charts/", "errors/", "store/faults.py", "app.py", "gui/")
#: Texts that are not said on purpose, by file; none stands for the whole file.
KEPT: dict[str, tuple[str, ...] | None] = {
    # Only the command line says these, and that is in Dutch.
    "zelfscan/wording/arguments.py": None,
    "zelfscan/gui/selftest.py": None,
    "zelfscan/gui/offline_hands.py": None,
    "zelfscan/gui/offline_proof.py": None,
    # For who works on the program: samples of texts, and names of states in English.
    "zelfscan/gui/gallery.py": None,
    "zelfscan/gui/gallery_controls.py": None,
    "zelfscan/gui/gallery_shown.py": None,
    "zelfscan/gui/gallery_visit.py": None,
    # Written into the vault, whatever language is spoken; nobody sees it.
    "zelfscan/presenters/lock_desk.py": ("Mijn scan",),
    # Names that Qt knows, and a way of drawing.
    "zelfscan/gui/theme.py": ("Atkinson Hyperlegible", "Fusion", "Regular", "Bold", "\0px solid \0"),
    # Names that libraries give themselves and their sources.
    "zelfscan/presenters/libraries.py": ("Python", "source code"),
    # What a person takes along to others is Dutch, as the report.
    "zelfscan/presenters/action_list.py": None,
    # The name of a signal.
    "zelfscan/gui/session_linux.py": ("Lock",),
    # The name of a picture.
    "zelfscan/gui/widgets/section_entry.py": ("current and done",),
}
#: What stands on a key, and the kind of a file: the same in every language.
KEYS = ("Alt", "Backspace", "Ctrl", "Enter", "Esc", "Page Down", "Page Up", "Shift", "Tab")
FILES = ("PDF (*.pdf)", "Excel (*.xlsx)", "CSV (*.csv)", "iCalendar (*.ics)", "OpenDocument (*.odt)")
EVERYWHERE = (*KEYS, *FILES)
#: Texts of ``later`` that come in from another file, and are kept there to be said anew.
HANDED_ON = {
    "zelfscan/gui/notices.py": ("say(title)",),
    "zelfscan/gui/pages/create.py": ("say(self._limit)",),
    "zelfscan/gui/widgets/house_drawing.py": ("say(self.written)",),
}

TREES = modules()
TABLES = {name for tree in TREES.values() for name in tables_of(tree)}


def in_room(room: str) -> dict[str, ast.Module]:
    """Give the modules of a room."""
    found = {name: tree for name, tree in TREES.items() if name.startswith(f"zelfscan/{room}")}
    assert found
    return found


def by_place(found: dict[str, list[Found]]) -> list[str]:
    """Write what was found as ``file:line text``."""
    return [f"{name}:{line} {text!r}" for name, each in found.items() for line, text in each]


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_for_people_is_said(room: str) -> None:
    found = {}
    for name, tree in in_room(room).items():
        kept = KEPT.get(name, ())
        if kept is not None:
            found[name] = [each for each in unsaid(tree) if each[1] not in (*kept, *EVERYWHERE)]
    assert by_place(found) == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_said_stands_in_full_or_in_a_table(room: str) -> None:
    found = {}
    for name, tree in in_room(room).items():
        kept = HANDED_ON.get(name, ())
        found[name] = [each for each in unread(tree, TABLES) if each[1] not in kept]
    assert by_place(found) == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_is_put_together_after_it_was_said(room: str) -> None:
    assert by_place({name: glued(tree) for name, tree in in_room(room).items()}) == []


def test_what_is_exempt_is_still_there() -> None:
    for name, kept in KEPT.items():
        texts = {text for _, text in unsaid(TREES[name])}
        assert texts if kept is None else texts >= set(kept), name
    for name, kept in HANDED_ON.items():
        assert {text for _, text in unread(TREES[name], TABLES)} >= set(kept), name


@pytest.mark.parametrize("room", ["core/", "exchange/"])
def test_what_is_computed_and_what_is_kept_speaks_no_language(room: str) -> None:
    users = [name for name, tree in in_room(room).items() if "zelfscan.i18n" in ast.unparse(tree)]
    assert users == []


@pytest.mark.parametrize(
    "code",
    [
        "x = 'Ga verder'",
        "x = 'Bewaard'",
        "x = f'{count} stappen'",
        "x = f'nog {count}'",
        "show('Deze wachtzin is te kort.')",
        "x = say('{what}', what='een map')",
        "x = say(f'{count} stappen')",
        "TABLE = {'open': 'Nog open', 'nl': 'Ja'}",
        "raise CannotWrite('u mag dit niet')",
    ],
)
def test_a_text_that_is_not_said_is_found(code: str) -> None:
    assert unsaid(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "'Een zin van een docstring.'",
        "x = say('Ga verder')",
        "x = say_count('{count} stap', '{count} stappen', count, who=f'{a}, {b}')",
        "TABLE = {'open': later('Nog open')}",
        "TABLE = {'nl': 'januari', 'en': 'January'}",
        "x = 'begane-grond'",
        "x = f'risk:{name}'",
        "x = f'{question} {answer}.'",
        "raise ValueError('not a key file')",
        "_log.warning('a copy could not be mended')",
        "def f(x: 'Page', y: 'dict[str, Page]') -> 'Page': ...",
        "x = kind == 'Zz'",
        "x = found['Name'] or found.get('License')",
    ],
)
def test_what_nobody_reads_is_left_alone(code: str) -> None:
    assert not unsaid(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "say(words)",
        "say(OTHER['open'])",
        "say(f'{count} stappen')",
        "say('Ga' + 'verder')",
        "say_count(ONE, MANY, 2)",
        "later(words)",
        "x = f'{say(\"Ga verder\")}!'",
        "x = [say(each) for each in words]",
        "def f(key: Door, words: str):\n    return say(key.words)",
        "def f(words: str):\n    return say(words)",
    ],
)
def test_words_that_cannot_be_gathered_are_found(code: str) -> None:
    assert unread(ast.parse(code), {"TABLE"})


@pytest.mark.parametrize(
    "code",
    [
        "say('Ga verder')",
        "say(TABLE['open'][0])",
        "say(TABLE[level].word)",
        "say(TABLE[0] if is_first else TABLE[1])",
        "x = [say(words) for _, words in TABLE.items()]\ny = [f(words) for words in other]",
        "x = [say(words) for number, words in enumerate(TABLE, start=1)]",
        "x = [say(point.text) for chapter in TABLE for point in chapter.points]",
        "for words in TABLE:\n    show(say(words))",
        "def f(key: Key):\n    return say(key.words), [say(cap) for cap in key.caps]",
        "x = f'{name}: {say(TABLE[level])}'",
    ],
)
def test_words_in_full_or_from_a_table_can_be_gathered(code: str) -> None:
    assert not unread(ast.parse(code), {"TABLE", "Key"})


def test_a_table_is_known_by_its_marks() -> None:
    code = (
        "TABLE = {'a': later('Ja')}\nKINDS: dict[str, str] = {'a': later('Nee')}\nOTHER = {'a': 'b'}\n"
        "KEYS = (Key('tab', later('Verder')),)\nNAMES = (Name('tab'),)"
    )
    assert tables_of(ast.parse(code)) == {"TABLE", "KINDS", "KEYS", "Key"}


@pytest.mark.parametrize(
    "code",
    ["x = say('Ja') + '.'", "x = 'a' + say('Ja')", "x += say('Ja')", "say('{}').format(1)", "say('%s') % 1"],
)
def test_a_sentence_that_is_put_together_is_found(code: str) -> None:
    assert glued(ast.parse(code))
