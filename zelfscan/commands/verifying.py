"""The command that tells whether a report was made from certain answers."""

import argparse
from pathlib import Path

from zelfscan.commands.looking import route_of
from zelfscan.commands.parsing import Outcome, Parser, add_json, lines
from zelfscan.commands.passwords import add_password, password_in
from zelfscan.commands.planned import plan_of
from zelfscan.core.assessment import assess
from zelfscan.core.model import MODEL
from zelfscan.crypto.passphrase import normalise
from zelfscan.errors.base import UsageError
from zelfscan.exchange import as_json
from zelfscan.packs.library import open_pack, pack_folders
from zelfscan.packs.plain_file import Unreadable, read_bytes
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.report.content.wanted import Detail, Material, Wanted
from zelfscan.report.mark import FORM, Mark, mark_of

NO_MARK = "in dit bestand staat geen kenmerk van een privé-rapport van zelfscan"
NEWER = "het kenmerk is van een nieuwere versie van zelfscan"
OTHER_ANSWERS = "de antwoorden, dagen, opmerkingen of keuzes zijn anders dan toen het rapport werd gemaakt"
SAME_PAGES = "Ook elke bladzijde is precies zoals deze antwoorden hem geven."
OTHER_PAGES = (
    "Het kenmerk past bij deze antwoorden. De bladzijden zelf zijn daarmee niet gecontroleerd. "
    "Er kan een bezoek, een prijs of een reden in staan, of het is met een andere versie gemaakt."
)


def add_verify(command: Parser) -> None:
    """Take the options of ``verify``."""
    command.options.add_argument("file", type=Path, metavar="RAPPORT.pdf", help="het rapport")
    command.options.add_argument(
        "--responses", required=True, type=Path, metavar="BESTAND", help="de antwoorden, als YAML of JSON"
    )
    command.options.add_argument(
        "--pack", metavar="ID", help="naam of map van de vragenlijst; standaard die het rapport noemt"
    )
    command.options.add_argument("--route", metavar="R", help="welke route; standaard die het rapport noemt")
    add_password(command)
    add_json(command)


def verify(chosen: argparse.Namespace) -> Outcome:
    """Tell whether a report was made from these answers; 0 for yes and 1 for no."""
    # The PDF library takes long to import.
    from zelfscan.report.reading import MAX_BYTES, read_mark

    try:
        data = read_bytes(chosen.file, MAX_BYTES)
    except Unreadable as error:
        raise UsageError(f"Het rapport is niet te lezen: {error}.") from None
    password = password_in(chosen.password_file)
    # The window takes another form of the same letters than the command line.
    passwords = tuple(dict.fromkeys((password, normalise(password)))) if password else ()
    mark = read_mark(data, passwords)
    if mark is None:
        return _told(chosen, [NO_MARK])
    material, reasons = _material(chosen, mark)
    if material is None or reasons:
        return _told(chosen, reasons)
    if mark_of(material.judged, material.plan, has_notes=mark.has_notes).digest != mark.digest:
        return _told(chosen, [OTHER_ANSWERS])
    return _told(chosen, [], has_same_pages=_has_same_pages(data, material, mark, passwords))


def _told(chosen: argparse.Namespace, reasons: list[str], *, has_same_pages: bool | None = None) -> Outcome:
    code = int(bool(reasons))
    if chosen.json:
        found = {"same": not reasons, "pages": bool(has_same_pages), "because": reasons}
        return as_json.to_text(found), code
    if reasons:
        return lines(["nee", *(f"  want {reason}" for reason in reasons)]), code
    return lines(["ja", f"  {SAME_PAGES if has_same_pages else OTHER_PAGES}"]), code


def _material(chosen: argparse.Namespace, mark: Mark) -> tuple[Material | None, list[str]]:
    """Judge the answers as the report did; with the reasons why it cannot have been made from them."""
    if mark.form > FORM:
        return None, [NEWER]
    root = questionnaires_folder()
    # What the file says is no path: it only names a questionnaire that is there.
    if chosen.pack is None and mark.pack not in {folder.name for folder in pack_folders(root)}:
        return None, [f"vragenlijst ‘{mark.pack}’ is er hier niet; noem haar map met --pack"]
    loaded = open_pack(chosen.pack or mark.pack, root)
    wanted = chosen.route or (mark.route if loaded.pack.route(mark.route) is not None else None)
    given = read_answers(chosen.responses, loaded)
    judged = assess(loaded.pack, route_of(loaded.pack, wanted), given.responses, mark.day, given.choices)
    here = mark_of(judged, has_notes=mark.has_notes)
    compared = (
        ("de vragenlijst", mark.pack, here.pack),
        ("de versie van de vragenlijst", mark.version, here.version),
        ("de route", mark.route, here.route),
        ("de versie van het rekenmodel", str(mark.model), str(MODEL)),
    )
    return Material(judged, plan=plan_of(loaded.pack, given)), [
        f"{what} van het rapport is {then}, en hier is dat {now}"
        for what, then, now in compared
        if then != now
    ]


def _has_same_pages(data: bytes, material: Material, mark: Mark, passwords: tuple[str, ...]) -> bool:
    """Make the report anew, and tell whether that gives the very same file once opened."""
    from zelfscan.report.content.editions import document
    from zelfscan.report.pdf import render
    from zelfscan.report.reading import unlocked

    left_out: frozenset[Detail] = frozenset() if mark.has_notes else frozenset(("notes",))
    report, fonts = document(material, Wanted(left_out=left_out)), resources_folder() / "fonts"
    for large in (False, True):
        if data == render(report, fonts, large=large):
            return True
    # Encrypting changes what a file says of itself, so it is compared with one that is encrypted too.
    return any(
        unlocked(data, passwords) == unlocked(render(report, fonts, passwords[0], large=large), passwords)
        for large in (False, True)
        if passwords
    )
