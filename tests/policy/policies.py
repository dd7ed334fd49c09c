"""Policies for tests: one of what is named, and any that somebody could set, right and wrong."""

import base64
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from zelfscan.policy.model import SETTINGS
from zelfscan.policy.policy import Policy, settled
from zelfscan.policy.raw import Raw
from zelfscan.policy.values import Surroundings

HERE = Surroundings("linux", {"HOME": "/home/someone"}, lambda: Path("/home/someone"))
KEY = base64.b64encode(b"Ed" + bytes(range(40))).decode()
DESK = {"Name": "Servicedesk", "Telephone": "000-123 45 67", "When": "Op werkdagen"}


def a_policy(recommended: dict[str, object] | None = None, **enforced: object) -> Policy:
    """Return a policy; what is wrong in it fails the test that made it."""
    raw = Raw("file", "/etc/zelfscan/policy.json", {"enforced": enforced, "recommended": recommended or {}})
    policy = settled(raw, HERE)
    assert policy.refused == ()
    return policy


_JUNK: Any = st.none() | st.integers() | st.text(max_size=12) | st.lists(st.text(max_size=8), max_size=3)
_RIGHT: dict[str, Any] = {
    "Packs": st.lists(st.sampled_from(["zelfscan", "woningscan", "nobody"]), min_size=1, max_size=3),
    "Language": st.sampled_from(["nl", "en"]),
    "IdleLockMinutes": st.integers(1, 15),
    "PassphraseLength": st.integers(8, 64),
    "Editions": st.lists(
        st.sampled_from(["private", "adviser", "employer", "installer", "household", "advice"]),
        min_size=1,
        max_size=6,
    ),
    "ReminderMonths": st.integers(1, 36),
    "OrganisationName": st.just("Gemeente Voorbeeld"),
    "Contacts": st.lists(
        st.fixed_dictionaries(
            {
                "Name": st.sampled_from(["Servicedesk", "112", "Ondersteuningsteam", "Politie 0900-8844"]),
                "Telephone": st.sampled_from(["112", "000 123", "0900-8844"]),
            }
        ),
        min_size=1,
        max_size=6,
    ),
    "SupportText": st.just("Bel niet 112 maar ons."),
    "SigningKeys": st.just([KEY]),
}
_PLACES: Any = st.sampled_from(["/srv/zelfscan", "~/Documents", "//server/x", "x", "/srv/logo.png"])


@st.composite
def any_policy(draw: st.DrawFn) -> Policy:
    """Give any policy that somebody could set, at any level, with any of it wrong."""
    found: dict[Any, dict[str, object]] = {}
    for level in ("enforced", "recommended"):
        names = draw(st.sets(st.sampled_from([each.id for each in SETTINGS])))
        found[level] = {name: draw(st.one_of(_RIGHT.get(name, _PLACES), _JUNK)) for name in sorted(names)}
    return settled(Raw("file", "/etc/zelfscan/policy.json", found), HERE)
