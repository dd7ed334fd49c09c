"""What the journey through the window goes with: the desks, and how pages and packs are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zelfscan.gui.pages.page import Page
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock, OpenScan
from zelfscan.presenters.proof_desk import ProofDesk
from zelfscan.presenters.start_desk import Packs, StartDesk

PageFactory = Callable[[OpenScan], Page]


@dataclass(frozen=True)
class Parts:
    """What the journey goes with; made in ``app.py``."""

    start: StartDesk
    lock: LockDesk
    proof: ProofDesk
    clock: Clock
    load_packs: Callable[[], Packs]
    read_example: Callable[[Packs], OpenScan]
    pages: Mapping[str, PageFactory]
    """The pages of an open scan by tab; each is made when it is first shown."""
