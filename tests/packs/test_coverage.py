"""Which rules the worked cases exercise, and which never fire."""

import shutil
from pathlib import Path

import pytest

from tests.content.cases import PACKS, QUESTIONNAIRES
from tests.packs.changing import a_copy, change
from zelfscan import cli
from zelfscan.errors.content import PackError
from zelfscan.packs.coverage import Coverage, coverage

HEAD = "pack: front-desk\nroute: volledig\ndate: 2026-11-23\nexpect: {}\n"
OPEN = """responses:
  {desk.kind: open, desk.threat: yes, desk.depth: no, desk.alarm: sound, desk.alarm-tested: never}
"""
SHUT = "responses: {desk.kind: glass, desk.threat: no, desk.alarm: none}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = a_copy("front-desk", tmp_path)
    (copied / "cases").mkdir()
    return copied


def found(folder: Path, **cases: str) -> Coverage:
    for name, text in cases.items():
        (folder / "cases" / f"{name}.yaml").write_text(HEAD + text, encoding="utf-8")
    (only,) = coverage(folder)
    return only


def never(folder: Path, *rules: str) -> None:
    entries = "".join(f"  - {{rule: {rule}, reason: Dit kan niet.}}\n" for rule in rules)
    (folder / "never.yaml").write_text(f"never:\n{entries}", encoding="utf-8")


def refused(root: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        coverage(root)
    return [str(fault) for fault in caught.value.faults]


def test_without_a_case_every_rule_is_silent(folder: Path) -> None:
    nothing = found(folder)
    assert nothing.silent == nothing.rules
    assert len(nothing.rules) == len(set(nothing.rules)) > 20


def test_one_case_fires_what_its_answers_use(folder: Path) -> None:
    fired = found(folder, open=OPEN).fired
    assert {
        "desk.depth roept wider-desk op",
        "desk.threat roept call-support op",
        "desk.depth gevraagd",
        "desk.depth begrenst zijn onderdeel",
        "anger-at-desk met over-the-desk",
        "anger-at-desk maal desk.threat yes",
        "aanspraak employer-pays",
        "een dreiging nu",
    } <= set(fired)
    assert fired["een dreiging nu"] == "front-desk/cases/open.yaml"
    assert "desk.depth verborgen" not in fired


def test_another_case_fires_the_other_side(folder: Path) -> None:
    silent = found(folder, open=OPEN, shut=SHUT).silent
    for rule in ("desk.depth verborgen", "desk.alarm-tested verborgen", "anger-at-desk zonder over-the-desk"):
        assert rule not in silent


def test_the_command_names_what_no_case_uses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found(folder, open=OPEN)
    assert cli.main(["check", "--coverage", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Geen fouten gevonden."
    assert lines[1].startswith("front-desk: de voorbeelden gebruiken ")
    assert "  nooit: desk.depth verborgen" in lines


def test_an_unknown_answer_uses_no_rule_even_where_another_calls_for_the_same(folder: Path) -> None:
    more = "      - {measure: wider-desk}\n    sources: [B01]\n\n  - id: desk.alarm\n"
    change(folder / "stock.yaml", "    sources: [B01]\n\n  - id: desk.alarm\n", more)
    change(folder / "stock.yaml", "      - {measure: desk-alarm}\n", "      - {measure: wider-desk}\n")
    unknown = OPEN.replace("desk.depth: no", "desk.depth: unknown")
    fired = found(folder, open=unknown).fired
    assert "desk.alarm roept wider-desk op" in fired
    assert "desk.depth roept wider-desk op" not in fired


def test_a_rule_that_is_listed_with_a_reason_is_not_silent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    never(folder, "desk.depth verborgen")
    covered = found(folder, open=OPEN)
    assert "desk.depth verborgen" not in (*covered.silent, *covered.fired)
    assert cli.main(["check", "--coverage", str(folder)]) == 0
    assert "  met reden: desk.depth verborgen. Dit kan niet.\n" in capsys.readouterr().out


def test_a_reason_has_to_be_true(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cases" / "open.yaml").write_text(HEAD + OPEN, encoding="utf-8")
    never(folder, "desk.depth gevraagd", "desk.dept open", "een dreiging nu", "een dreiging nu")
    assert refused(folder) == [
        "front-desk/never.yaml:2: 'desk.depth gevraagd' wordt wel gebruikt, in front-desk/cases/open.yaml; "
        "haal hem hier weg",
        "front-desk/never.yaml:3: regel 'desk.dept open' bestaat niet; bedoelt u 'desk.depth verborgen'?",
        "front-desk/never.yaml:4: 'een dreiging nu' wordt wel gebruikt, in front-desk/cases/open.yaml; "
        "haal hem hier weg",
        "front-desk/never.yaml:5: 'een dreiging nu' staat hier twee keer; haal er een weg",
    ]
    assert cli.main(["check", "--coverage", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == refused(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: het bestand is leeg of heeft geen sleutels; begin met 'never:'"),
        ("never: []\n", "1: 'never' heeft te weinig regels; voeg er een toe"),
        ("never: [{rule: een dreiging nu}]\n", "1: 'reason' ontbreekt; schrijf 'reason:' met een waarde"),
        (
            "never: [{rule: een dreiging nu, reason: ' '}]\n",
            "1: 'reason' mag niet leeg zijn; schrijf een tekst of haal de sleutel weg",
        ),
        ("zzz: 1\n", "1: 'never' ontbreekt; schrijf 'never:' met een waarde"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(folder: Path, text: str, message: str) -> None:
    (folder / "never.yaml").write_text(text, encoding="utf-8")
    assert f"front-desk/never.yaml:{message}" in refused(folder)


@pytest.fixture
def shared(folder: Path) -> Path:
    """Two packs beside a catalogue that holds their regulation; only one has a case."""
    for name in ("front-desk", "back-desk"):
        if name != folder.name:
            shutil.copytree(folder, folder.parent / name)
            change(folder.parent / name / "pack.yaml", "id: front-desk\n", f"id: {name}\n")
    catalogue = folder.parent / "catalogue"
    catalogue.mkdir()
    stock = (folder / "stock.yaml").read_text(encoding="utf-8")
    (catalogue / "stock.yaml").write_text(stock, encoding="utf-8")
    for name in ("front-desk", "back-desk"):
        (folder.parent / name / "stock.yaml").unlink()
    (folder / "cases" / "open.yaml").write_text(HEAD + OPEN, encoding="utf-8")
    return folder.parent


def test_a_claim_of_the_catalogue_counts_once_for_all_packs_beside_it(shared: Path) -> None:
    back, front, catalogue = coverage(shared)
    assert (back.name, front.name, catalogue.name) == ("back-desk", "front-desk", "catalogue")
    assert catalogue.rules == ("aanspraak employer-pays",)
    assert catalogue.fired == {"aanspraak employer-pays": "front-desk/cases/open.yaml"}
    assert not [rule for rule in (*back.rules, *front.rules) if rule.startswith("aanspraak")]


def test_one_pack_alone_says_nothing_about_what_it_shares(shared: Path) -> None:
    assert [each.name for each in coverage(shared / "front-desk")] == ["front-desk"]


def test_what_packs_share_is_listed_beside_the_catalogue(shared: Path) -> None:
    never(shared / "catalogue", "aanspraak employer-pays")
    assert refused(shared) == [
        "catalogue/never.yaml:2: 'aanspraak employer-pays' wordt wel gebruikt, "
        "in front-desk/cases/open.yaml; haal hem hier weg"
    ]


def test_the_shipped_cases_use_every_rule() -> None:
    covered = {each.name: each for each in coverage(QUESTIONNAIRES)}
    assert list(covered) == [*PACKS, "catalogue"]
    assert {name: each.silent for name, each in covered.items()} == dict.fromkeys(covered, ())
    assert {rule for each in covered.values() for rule in each.reasons} == set()
