"""A photograph that is taken at a question or a door of a visit belongs to it."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from tests.job.driver import Driver
from tests.job.test_adviser import begin, make_one
from zelfscan.gui import ask, background
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.question import QuestionPage


def a_picture(folder: Path) -> Path:
    path = folder / "foto.jpg"
    Image.new("RGB", (320, 240), "teal").save(path)
    return path


def ask_in_a_new_dossier(driver: Driver) -> QuestionPage:
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    assert not driver.questions().extras.photo_button.isVisible()  # nobody photographs an office
    driver.journey.show_question("front-door.lock-grade")
    return driver.questions()


def wait_for_photo(driver: Driver) -> PhotosPage:
    driver.wait_until(lambda: isinstance(driver.window.page(), PhotosPage))
    page = driver.window.page()
    assert isinstance(page, PhotosPage)
    driver.wait_until(lambda: page._view is not None and bool(page._view.photos) and background.is_idle())
    return page


def go_back(driver: Driver) -> QuestionPage:
    driver.journey.show_tab("questions")
    driver.wait_until(driver.is_asking)
    return driver.questions()


def test_a_photograph_from_a_question_belongs_to_it_and_the_question_tells_so(
    driver: Driver, tmp_path: Path
) -> None:
    page = ask_in_a_new_dossier(driver)
    assert page._view is not None
    item, question = page._view.item, page._view.question
    ask.answer_next((a_picture(tmp_path),))
    driver.tab_to("Foto toevoegen")
    driver.press(Qt.Key.Key_Space)
    photos = wait_for_photo(driver)
    assert photos._view is not None
    (photo,) = photos._view.photos
    assert (photo.subject, photo.about) == (f"item:{item}", question)
    assert (f"item:{item}", question) in photos._view.subjects
    assert go_back(driver).extras.photo_button.text() == "Foto erbij (1)"


def test_a_photograph_from_a_whole_section_belongs_to_its_own_question(
    driver: Driver, tmp_path: Path
) -> None:
    page = ask_in_a_new_dossier(driver)
    driver.click_on(page.mode.segment("whole"))
    item, block = list(page.section.blocks().items())[1]
    driver.click_on(block.more_button)
    assert block.extras is not None
    ask.answer_next((a_picture(tmp_path),))
    driver.click_on(block.extras.photo_button)
    photos = wait_for_photo(driver)
    assert photos._view is not None
    assert [photo.subject for photo in photos._view.photos] == [f"item:{item}"]
    extras = go_back(driver).section.blocks()[item].extras
    assert extras is not None
    assert extras.photo_button.text() == "Foto erbij (1)"


def test_a_photograph_from_a_door_belongs_to_it(driver: Driver, tmp_path: Path) -> None:
    ask_in_a_new_dossier(driver)
    driver.journey.show_tab("elements")
    driver.wait_until(lambda: isinstance(driver.window.page(), ElementsPage))
    doors = driver.window.page()
    assert isinstance(doors, ElementsPage)
    driver.click_on(doors.add_buttons()[0])
    ask.answer_next((a_picture(tmp_path),))
    driver.click("Foto toevoegen")
    photos = wait_for_photo(driver)
    assert photos._view is not None and doors._view is not None
    (door,) = doors._view.rows
    (photo,) = photos._view.photos
    assert (photo.subject, photo.about) == (f"element:{door.id}", "D1 Voordeur")
    driver.journey.show_tab("elements")
    driver.wait_until(lambda: driver.window.page() is doors)
    ask.answer_next(())  # nothing is chosen this time
    driver.click("Foto erbij (1)")
    driver.wait_until(lambda: isinstance(driver.window.page(), PhotosPage))
    assert len(photos._view.photos) == 1


def test_without_a_visit_no_photograph_is_offered(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    assert not driver.questions().extras.photo_button.isVisible()
