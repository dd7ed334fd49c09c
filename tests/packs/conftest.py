"""What the tests on packs share: a small pack that may be broken."""

from pathlib import Path

import pytest

from tests.packs.changing import a_copy


@pytest.fixture
def front_desk(tmp_path: Path) -> Path:
    """A folder with a copy of the small pack that holds one of everything."""
    return a_copy("front-desk", tmp_path)
