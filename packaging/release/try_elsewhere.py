"""Tries what somebody may choose when installing on Windows: another folder, and an icon on the desktop."""

from pathlib import Path

from release import windows_state
from release.trial_log import Log
from release.windows_kinds import ELSEWHERE, Kind, Release, person_folder
from release.wine import Wine


def try_elsewhere(kind: Kind, now: Release, later: Release, wine: Wine, log: Log) -> None:
    """Install elsewhere with an icon, update without saying where, and remove."""
    log.say(f"\n{kind.words}, elsewhere: {' '.join(kind.elsewhere)}")
    before = windows_state.read(wine)
    place = wine.c.joinpath(*ELSEWHERE.split("\\")[1:])
    ran = kind.install(wine, now, words=kind.elsewhere)
    log.check("is installed without a question", ran.code == 0, f"code {ran.code}: {ran.said}")
    log.check("stands in the folder that was chosen", (place / "zelfscan.exe").is_file())
    log.check("and nowhere else", not kind.place(wine).exists())
    log.check("an icon stands on the desktop", bool(_icons(wine)))
    ran = kind.install(wine, later)
    stays = (place / "_internal" / "only-in-the-next-version.txt").is_file() and not kind.place(wine).exists()
    log.check(
        "the next version comes in the same folder without saying so", ran.code == 0 and stays, ran.said
    )
    ran = kind.remove(wine, later, place)
    log.check("is removed without a question", ran.code == 0, f"code {ran.code}: {ran.said}")
    left = windows_state.notable(before.differences(windows_state.read(wine)), kind.left)
    log.check("nothing is left: no file, no folder, no icon, no key", not left, "\n".join(left[:20]))


def _icons(wine: Wine) -> list[Path]:
    places = (person_folder(wine) / "Desktop", wine.c / "users" / "Public" / "Desktop")
    return [file for place in places for file in place.glob("Zelfscan.lnk")]
