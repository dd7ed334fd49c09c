"""Where the foot of a page stands: pinned under the page, or scrolling along where height is scarce."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

_LEAST_CONTENT = 0.6


def fit_foot(page: QWidget, foot: QWidget, outside: QVBoxLayout, inside: QVBoxLayout) -> None:
    """Pin the foot outside the scrolling part, unless that leaves it too little of the window's height."""
    content = page.height() - _height_of(foot, page.width())
    is_pinned = content >= _LEAST_CONTENT * page.window().height()
    home, other = (outside, inside) if is_pinned else (inside, outside)
    if home.indexOf(foot) < 0:
        other.removeWidget(foot)
        home.addWidget(foot)


def _height_of(foot: QWidget, width: int) -> int:
    return foot.heightForWidth(width) if foot.hasHeightForWidth() else foot.sizeHint().height()
