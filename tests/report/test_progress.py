"""A report tells how far it is, and stops when it is asked to."""

import threading
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from zelfscan.report import finishing
from zelfscan.report.document import Document, Heading, Image, PageBreak, Paragraph
from zelfscan.report.images import EmbeddedImage
from zelfscan.report.pdf import render
from zelfscan.report.progress import Stopped

FONTS = Path("resources/fonts").resolve()
PHOTOS = 20


def _photo(number: int) -> Image:
    out = BytesIO()
    Pillow.effect_noise((1200, 900), 20 + number).convert("RGB").save(out, "JPEG")
    return Image(out.getvalue(), f"Foto {number}")


@pytest.fixture(scope="module")
def report() -> Document:
    words = [Paragraph("Een zin die een regel vult. " * 20) for _ in range(60)]
    photos = [each for number in range(PHOTOS) for each in (_photo(number), PageBreak())]
    return Document(
        "Verslag", "nl-NL", "Proef", "Voet", date(2026, 11, 26), (Heading(1, "Verslag"), *words, *photos)
    )


def test_it_tells_how_far_it_is_from_nothing_to_the_end_without_going_back(report: Document) -> None:
    told: list[tuple[int, int]] = []

    def on_progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    data = render(report, FONTS, on_progress=on_progress)

    percents = [done for done, _ in told]
    assert {total for _, total in told} == {100}
    assert (percents[0], percents[-1]) == (0, 100)
    assert percents == sorted(percents)
    assert len(set(percents)) > PHOTOS
    assert data == render(report, FONTS)


@pytest.mark.parametrize("password", [None, "een lange wachtzin voor de proef"])
@pytest.mark.parametrize("until", [0, 10, 40, 55, 75, 95])
def test_whoever_says_no_stops_it_there_and_then(report: Document, until: int, password: str | None) -> None:
    told: list[int] = []

    def on_progress(done: int, _total: int) -> bool:
        told.append(done)
        return done < until

    with pytest.raises(Stopped):
        render(report, FONTS, password, on_progress=on_progress)

    assert told[-1] >= until
    assert sum(done >= until for done in told) == 1


def test_it_stops_and_leaves_no_file_and_no_thread(
    report: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before, asked, threads = threading.Event(), threading.Event(), set(threading.enumerate())
    outcome: list[BaseException] = []

    def on_progress(done: int, _total: int) -> bool:
        before.set()
        return not asked.is_set()

    def work() -> None:
        try:
            render(report, FONTS, on_progress=on_progress)
        except Stopped as stopped:
            outcome.append(stopped)

    thread = threading.Thread(target=work)
    thread.start()
    assert before.wait(10)
    asked.set()
    thread.join(20)

    assert len(outcome) == 1
    assert not thread.is_alive()
    assert list(tmp_path.iterdir()) == []
    assert set(threading.enumerate()) <= threads


def test_whoever_says_no_at_the_photographs_does_not_wait_for_those_that_are_left(
    report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[EmbeddedImage] = []

    def slowly(image: EmbeddedImage, _points: float) -> EmbeddedImage:
        made.append(image)
        time.sleep(0.05)
        return image

    monkeypatch.setattr(finishing, "fitted", slowly)
    with pytest.raises(Stopped):
        render(report, FONTS, on_progress=lambda done, _total: done < finishing.PICTURES[0] + 3)

    assert 1 <= len(made) < PHOTOS / 2


def test_a_report_that_was_stopped_changes_nothing_about_the_next_one(report):
    whole = render(report, FONTS)
    with pytest.raises(Stopped):
        render(report, FONTS, on_progress=lambda done, _total: done < 60)

    assert render(report, FONTS) == whole
