"""How the window is started in another place: in a folder such as one on a USB stick, or keeping nothing."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from zelfscan.commands.parsing import Parser
from zelfscan.paths import use_folder, use_nowhere
from zelfscan.store.place import require_usable


def add_places(parser: Parser) -> None:
    """Offer another place than the own folder."""
    places = parser.options.add_mutually_exclusive_group()
    places.add_argument(
        "--map",
        type=_folder,
        metavar="MAP",
        help="gebruik deze map in plaats van uw eigen map, bijvoorbeeld op een USB-stick; opent het venster",
    )
    places.add_argument(
        "--niets-bewaren",
        action="store_true",
        help="laat niets achter op deze computer: alles blijft in het geheugen; opent het venster",
    )


def choose_place(arguments: Sequence[str]) -> None:
    """Keep everything where the arguments say. Raises ``UsageError`` and ``FolderRefused``."""
    parser = Parser(prog="zelfscan")
    add_places(parser)
    chosen = parser.parse_args(arguments)
    if chosen.niets_bewaren:
        use_nowhere()
    elif chosen.map is not None:
        require_usable(chosen.map)
        use_folder(chosen.map)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("er staat geen map achter --map")
    return Path(text).absolute()
