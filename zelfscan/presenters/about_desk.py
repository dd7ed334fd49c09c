"""What the program is, how old its content is, and whose work it holds."""

import json
from datetime import date
from functools import cached_property
from pathlib import Path

from zelfscan import __version__
from zelfscan.core.freshness import is_stale
from zelfscan.core.pack import Pack
from zelfscan.i18n import later, say
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.help_views import AboutView, LicenceRowView, LicenceView
from zelfscan.presenters.libraries import Libraries, Library
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.start_desk import Packs
from zelfscan.wording.days import day
from zelfscan.wording.evidence import contacts_words
from zelfscan.wording.sentences import joined, paragraph

QT = "PySide6_Essentials"
_OWN = (
    ("EUPL-1.2", later("Het programma"), later("U mag het gebruiken, bekijken, veranderen en doorgeven.")),
    (
        "CC-BY-4.0",
        later("De vragen, maatregelen en tekeningen"),
        later("U mag ze overnemen en veranderen. Noem dan de bron."),
    ),
    (
        "OFL-1.1",
        later("De letter: Atkinson Hyperlegible"),
        later("Gemaakt door het Braille Institute voor wie minder goed ziet."),
    ),
)
_QT_TEXTS = (
    ("LGPL-3.0-only", later("De licentie van Qt: LGPL 3")),
    ("GPL-3.0-only", later("De GPL 3, waar de LGPL op verder bouwt")),
)
_QT_SOURCES = "https://code.qt.io/cgit/"
_QT_OTHERS = "https://doc.qt.io/qt-6/licenses-used-in-qt.html"
_IN_THE_MAKING = later("Deze versie is nog in ontwikkeling en is niet uitgebracht.")
_NOT_BY_ITSELF = later("Dit programma werkt zichzelf nooit bij. Het kijkt ook niet of er iets nieuws is.")
_ORIGIN = {
    "chosen": later(
        "Deze vragenlijsten zijn nieuwer dan die bij het programma. Zij zijn getekend met sleutel {key}."
    ),
    "no-more": later("Er staan nieuwere vragenlijsten die niet meer tellen. Waarom leest u hieronder."),
    "offered": later("Uw organisatie heeft een map ingesteld voor nieuwere vragenlijsten."),
    "added": later("Uw organisatie heeft een eigen aanvulling ingesteld."),
}
RELEASE_FILE = "release.json"
"""In a built program, what the build wrote: the day of the commit that it was made from."""
_OWN_ID, _TEXT_ID, _LIBRARY_ID = "own", "text", "library"


class AboutDesk:
    """Tells about the program itself; it knows nothing of what somebody answered."""

    def __init__(
        self,
        own_texts: Path,
        other_texts: Path,
        clock: Clock,
        release: Path | None = None,
        shelf: ContentShelf | None = None,
    ) -> None:
        """Take the folders with the texts of the licences: of the program itself, and of its libraries.

        ``release`` is the file in which a built program says of when it is, ``shelf`` knows which
        questionnaires are used.
        """
        self._own_texts, self._other_texts, self._clock = own_texts, other_texts, clock
        self._release, self._shelf = release, shelf

    def view(self, packs: Packs | None) -> AboutView:
        """Return the page; before the questionnaires have been read it says so."""
        found = [each.pack for each in packs.by_id.values()] if packs is not None else []
        today = self._clock().date()
        content = [_content_words(pack) for pack in found] or [say("De vragen worden nog gelezen.")]
        if packs is not None:
            content.append(contacts_words(packs.card.contacts, today))
        content += self._origin()
        old = [short_title(pack) for pack in found if is_stale(pack.reviewed_on, None, today)]
        version = self._libraries.named(QT).version
        return AboutView(
            title=say("zelfscan {version}", version=__version__),
            version=self._version(),
            content=tuple(content),
            stale=_stale_words(old),
            own=tuple(
                LicenceRowView(f"{_OWN_ID}:{licence}", say(name), licence, say(note))
                for licence, name, note in _OWN
            ),
            qt=_qt_words(version),
            qt_rows=tuple(
                LicenceRowView(f"{_TEXT_ID}:{licence}", say(name), licence) for licence, name in _QT_TEXTS
            ),
            others=tuple(_row(library) for library in self._libraries.all),
        )

    def licence(self, row_id: str) -> LicenceView:
        """Return the text behind a row."""
        kind, _, name = row_id.partition(":")
        if kind == _LIBRARY_ID:
            library = self._libraries.named(name)
            text = self._libraries.text(library)
            return LicenceView(_title(library), _library_words(library), text)
        if kind == _OWN_ID:
            folder = self._own_texts
            title = next(say(words) for licence, words, _ in _OWN if licence == name)
        else:
            folder = self._other_texts
            title = next(say(words) for licence, words in _QT_TEXTS if licence == name)
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        return LicenceView(title, say("Licentie: {licence}.", licence=name), text)

    def _version(self) -> tuple[str, ...]:
        """Say of when this version is, that nothing renews itself, and whom to ask for a newer one."""
        made = _day_of(self._release)
        when = say("Deze versie is van {day}.", day=day(made)) if made is not None else say(_IN_THE_MAKING)
        policy = self._shelf.policy if self._shelf is not None else Policy()
        whom = say("Of er een nieuwere versie is? Vraag uw organisatie, of wie u dit programma gaf.")
        if policy.organisation:
            whom = say("Of er een nieuwere versie is? Vraag het aan {name}.", name=policy.organisation)
        return tuple(line for line in (when, say(_NOT_BY_ITSELF), whom, policy.support_text) if line)

    def _origin(self) -> tuple[str, ...]:
        """Say what the organisation or somebody else added to what came with the program."""
        if self._shelf is None:
            return ()
        used, policy = self._shelf.used, self._shelf.policy
        holds = {
            "chosen": bool(used.digest),
            "no-more": bool(used.refused),
            "offered": policy.content_folder is not None,
            "added": policy.overlay_folder is not None,
        }
        return tuple(say(_ORIGIN[name], key=used.key) for name, is_so in holds.items() if is_so)

    @cached_property
    def _libraries(self) -> Libraries:
        return Libraries(self._other_texts)


def _day_of(release: Path | None) -> date | None:
    """Read of when a built program is; a checkout has no such file, and a strange one says nothing."""
    try:
        found = json.loads(release.read_text(encoding="utf-8")) if release is not None else {}
        return date.fromisoformat(found["date"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _content_words(pack: Pack) -> str:
    return say(
        "{scan}: versie {version}, nagekeken op {day}.",
        scan=short_title(pack),
        version=pack.version,
        day=day(pack.reviewed_on),
    )


def _stale_words(scans: list[str]) -> str:
    if not scans:
        return ""
    return paragraph(
        say("Langer dan een jaar niet nagekeken: {scans}.", scans=joined(scans)),
        say("Regels en nummers kunnen veranderd zijn. Vraag om een nieuwe versie."),
    )


def _qt_words(version: str) -> tuple[str, ...]:
    return (
        say("Het venster is gemaakt met Qt {version}, via PySide6.", version=version),
        say("Qt is van The Qt Company en anderen. U mag het gebruiken onder de LGPL, versie 3."),
        paragraph(
            say("U mag Qt in dit programma vervangen door een eigen, veranderde versie."),
            say("De bibliotheken staan daarom als losse bestanden in de map van het programma."),
            say("U mag ook uitzoeken hoe het programma ermee werkt."),
        ),
        say("De broncode van Qt staat op {address}", address=_QT_SOURCES),
        say("Het werk van anderen in Qt staat op {address}", address=_QT_OTHERS),
    )


def _row(library: Library) -> LicenceRowView:
    return LicenceRowView(f"{_LIBRARY_ID}:{library.name}", _title(library), library.licence)


def _title(library: Library) -> str:
    return f"{library.name} {library.version}"


def _library_words(library: Library) -> str:
    licence = say("Licentie: {licence}.", licence=library.licence)
    if not library.address:
        return licence
    return paragraph(licence, say("De broncode staat op {address}", address=library.address))
