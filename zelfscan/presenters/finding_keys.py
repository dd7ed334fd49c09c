"""The keys by which proposals about doors and windows are known again.

A key names the measure, the term, and every door and window that it is about. So nobody is asked twice about
the same one, and somebody is asked anew when another one joins.
"""

import base64
import hashlib
from collections.abc import Iterable

from zelfscan.core.finding import RANKS, Priority
from zelfscan.presenters.subjects import ELEMENT
from zelfscan.store.findings import BY_HAND, BY_RULE, StoredFinding

MOST_TOGETHER = 25
"""So many doors or windows are proposed in one; more would not fit in a key, nor in a sentence."""
_HEAD = f"{ELEMENT}s"
_BYTES, _SIGNS = 3, 4


def mark_of(element_id: str) -> str:
    """Return four signs that stand for a door or window; two of three hundred seldom share them."""
    digest = hashlib.sha256(element_id.encode("utf-8")).digest()[:_BYTES]
    return base64.urlsafe_b64encode(digest).decode("ascii")


def key_of(measure: str, term: Priority, elements: Iterable[str]) -> str:
    """Return the key of a proposal, the same in whatever order the ids of the doors and windows come."""
    return ":".join((_HEAD, measure, term, "".join(sorted(map(mark_of, elements)))))


def covered_by(findings: Iterable[StoredFinding], measure: str, term: Priority) -> frozenset[str]:
    """Return what needs no proposal of a measure in a term: marks, and subjects of findings made by hand.

    What was taken over or set aside covers its doors and windows in the same and in any less urgent term; by
    hand somebody has chosen the term, so that covers all.
    """
    found: set[str] = set()
    for finding in findings:
        if finding.origin == BY_HAND:
            if finding.measure == measure:
                found.add(finding.subject)
            continue
        head, *parts = finding.origin.removeprefix(BY_RULE).split(":")
        if head == _HEAD and len(parts) == 3 and parts[0] == measure and _is_as_urgent(parts[1], term):
            marks = parts[2]
            found.update(marks[at : at + _SIGNS] for at in range(0, len(marks), _SIGNS))
    return frozenset(found)


def _is_as_urgent(before: str, term: Priority) -> bool:
    return any(rank <= RANKS[term] for name, rank in RANKS.items() if name == before)
