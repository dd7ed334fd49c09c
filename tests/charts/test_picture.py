import pytest

from zelfscan.charts.picture import read_picture
from zelfscan.charts.shapes import Circle, Path, Polygon, Rect

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 40 100 50" fill="none" stroke="#1B1F24">'


def test_the_parts_keep_their_outer_group_and_which_of_them_are_areas() -> None:
    picture = read_picture(
        HEAD + '<title>Huis</title><g id="hal"><polygon class="vlak" points="0,0 1,0 1,1" fill="#F8F5EE"/>'
        '<g id="trap"><path d="M0 0H1"/></g></g><circle cx="1" cy="2" r="3"/></svg>'
    )
    assert (picture.width, picture.height, picture.top) == (100, 50, 40)
    assert [(part.group, part.area) for part in picture.parts] == [("hal", True), ("hal", False), ("", False)]


def test_colours_become_tokens_and_are_taken_over_from_the_group() -> None:
    picture = read_picture(HEAD + '<g stroke="#8A8273" stroke-width="2"><path d="M0 0H1"/></g></svg>')
    shape = picture.parts[0].shape
    assert isinstance(shape, Path)
    assert (shape.fill, shape.edge, shape.width) == (None, "line", 2)


def test_the_warm_tint_of_a_drawing_is_that_of_the_house() -> None:
    shape = read_picture(HEAD + '<rect width="3" height="4" fill="#EFDCB4"/></svg>').parts[0].shape
    assert isinstance(shape, Rect)
    assert shape.fill == "zone-medium"


def test_rectangles_circles_and_lines_are_read() -> None:
    picture = read_picture(
        HEAD + '<rect x="1" y="2" width="3" height="4" rx="1" fill="#FFFFFF"/>'
        '<circle cx="5" cy="6" r="7" stroke-dasharray="3 2"/><line x1="0" y1="1" x2="2" y2="3"/></svg>'
    )
    rect, circle, line = (part.shape for part in picture.parts)
    assert rect == Rect(1, 2, 3, 4, "surface", "ink", 1, 1)
    assert circle == Circle((5, 6), 7, None, "ink", 1, (3, 2))
    assert isinstance(line, Path)
    assert [step.points for step in line.steps] == [((0, 1),), ((2, 3),)]


def test_a_polygon_keeps_its_corners() -> None:
    shape = read_picture(HEAD + '<polygon points="0,0 1,0 1,1"/></svg>').parts[0].shape
    assert shape == Polygon(((0, 0), (1, 0), (1, 1)), None, "ink")


def test_an_element_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="text"):
        read_picture(HEAD + "<text>hal</text></svg>")


def test_a_drawing_must_start_at_the_left_edge() -> None:
    with pytest.raises(ValueError, match="left edge"):
        read_picture('<svg viewBox="5 0 10 10"/>')
