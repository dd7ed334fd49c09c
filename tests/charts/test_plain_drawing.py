"""Drawings that come with questionnaires can draw, and do nothing else."""

import pytest

from zelfscan.charts.plain_drawing import MAX_BYTES, plain_drawing
from zelfscan.paths import shipped_questionnaires_folder

DRAWINGS = sorted(shipped_questionnaires_folder().rglob("*.svg"))
HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 200"'


def test_every_drawing_that_is_shipped_is_one() -> None:
    assert len(DRAWINGS) > 50
    assert [path.name for path in DRAWINGS if not plain_drawing(path.read_bytes())] == []


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="//server/share/a.png" width="9" height="9"/>',
        r'<image xlink:href="\\server\share\a.png" width="9" height="9"/>',
        '<g><image href="a.png"/></g>',
        '<rect fill="url(//server/share/a.svg#b)" width="9" height="9"/>',
        '<rect style="fill:red" width="9" height="9"/>',
        '<style>@import url("//server/share/a.css");</style>',
        '<a href="http://server"><rect width="9" height="9"/></a>',
        '<use href="#a"/>',
        "<script>1</script>",
        '<rect onload="a()" width="9" height="9"/>',
        '<text font-family="x">words</text>',
        "<rect",
    ],
)
def test_what_could_do_more_than_draw_is_none(inside: str) -> None:
    assert plain_drawing(f"<svg {HEAD}>{inside}</svg>".encode()) == b""
    assert plain_drawing(f"<svg {HEAD}>{inside}</svg>".encode("utf-16")) == b""


def test_a_drawing_of_nothing_but_shapes_is_kept() -> None:
    raw = f'<svg {HEAD}><g transform="translate(1 2)"><rect width="9" height="9" fill="#FFF"/></g></svg>'
    assert b"translate(1 2)" in plain_drawing(raw.encode())


def test_what_wants_much_is_none() -> None:
    entity = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        assert plain_drawing(f'{entity}<svg {HEAD}><g class="&b;"/></svg>'.encode(encoding)) == b""
    assert plain_drawing(f"<svg {HEAD}>{'<g/>' * 4_000}</svg>".encode()) == b""
    assert plain_drawing(f"<svg {HEAD}>{' ' * MAX_BYTES}</svg>".encode()) == b""
    assert plain_drawing(b"") == b""


def test_what_grows_while_it_is_written_anew_is_none() -> None:
    assert plain_drawing(f'<svg {HEAD}><g class="{"é" * 40}"/></svg>'.encode())
    assert plain_drawing(f'<svg {HEAD}><g class="{"é" * 40_000}"/></svg>'.encode()) == b""


def test_the_encoding_that_a_drawing_names_counts_for_nothing() -> None:
    for name in ("utf-8", "utf-16", "nobody"):
        raw = f'<?xml version="1.0" encoding="{name}"?><svg {HEAD}><g class="é"/></svg>'
        assert b"&#233;" in plain_drawing(raw.encode())
    assert plain_drawing(f'<svg {HEAD}><g class="é"/></svg>'.encode("latin-1")) == b""
