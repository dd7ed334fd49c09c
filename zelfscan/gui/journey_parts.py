"""What the journey through the window goes with: the desks, and how pages and packs are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.policy.policy import Policy
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.additions import Additions
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock, OpenScan
from zelfscan.presenters.proof_desk import ProofDesk
from zelfscan.presenters.settings_desk import SettingsDesk
from zelfscan.presenters.start_desk import Packs, StartDesk

PageFactory = Callable[[OpenScan, QWidget], Page]
"""Makes a page of a scan in the room where it will be shown: moving it there later costs much more."""


@dataclass(frozen=True)
class Parts:
    """What the journey goes with; made in ``app.py``."""

    start: StartDesk
    lock: LockDesk
    proof: ProofDesk
    settings: SettingsDesk
    help: HelpDesk
    about: AboutDesk
    content: ContentShelf
    additions: Additions
    """What the organisation adds with its signed folder."""
    clock: Clock
    load_packs: Callable[[str], Packs]
    """Reads the questionnaires with their texts in a language; this takes a while."""
    read_example: Callable[[Packs], OpenScan]
    pages: Mapping[str, PageFactory]
    """The pages of an open scan by tab or entry of the Menu; each is made when it is first shown."""
    policy: Policy = Policy()
    """What the organisation set on this computer."""
