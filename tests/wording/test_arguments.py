"""What argparse says, in Dutch."""

import argparse

import pytest

from zelfscan.wording.arguments import in_dutch


@pytest.mark.parametrize(
    ("arguments", "dutch"),
    [
        ([], "er ontbreekt: wat"),
        (["a", "--pack"], "bij --pack hoort een waarde"),
        (["a", "--json=1"], "bij --json hoort geen waarde"),
        (["a", "--number", "x"], "bij --number: invalid int value: 'x'"),
        (["a", "b"], "onbekend is: b"),
    ],
)
def test_a_mistake_is_said_in_dutch(arguments: list[str], dutch: str) -> None:
    assert in_dutch(mistake(arguments)) == dutch


def test_a_choice_is_said_with_what_there_is() -> None:
    assert in_dutch(mistake(["c"])).startswith("wat kan geen 'c' zijn; kies uit: ")


def test_what_is_not_known_stays_as_it_is() -> None:
    assert in_dutch("something else") == "something else"


class _Refused(Exception):
    pass


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise _Refused(message)


def mistake(arguments: list[str]) -> str:
    """Let the argparse of this Python say what is wrong: its words differ between versions."""
    parser = _Parser()
    parser.add_argument("wat", choices=["a", "b"])
    parser.add_argument("--pack")
    parser.add_argument("--number", type=int)
    parser.add_argument("--json", action="store_true")
    with pytest.raises(_Refused) as caught:
        parser.parse_args(arguments)
    return str(caught.value)
