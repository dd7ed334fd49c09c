"""What each step that is tried has in the fall that they give together."""

from collections.abc import Iterable
from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.combining import with_prerequisites
from zelfscan.core.residual import Package, Part, package
from zelfscan.i18n import later, said, say
from zelfscan.presenters.plan_views import SharesView, ShareView
from zelfscan.wording.numbers import in_words
from zelfscan.wording.shares import loss_words, share_words

NOTHING = SharesView()
_TITLE = later("Wat doet elke stap?")
_INTRO = later(
    "De hele daling van uw risico’s is 100 % (schatting). Stappen kunnen elkaar helpen of hetzelfde doen."
)


def tried_together(judged: Assessment, tried: Iterable[str]) -> tuple[str, ...]:
    """Return the steps that are tried with those that they need first and that are not done."""
    return with_prerequisites(judged.pack, sorted(tried), _is_met(judged))


def shares_view(judged: Assessment, tried: Iterable[str]) -> SharesView:
    """Divide the fall over the steps; this can take a second, and needs no window."""
    wanted = sorted(tried)
    if len(wanted) < 2:
        return NOTHING
    found = package(judged.situation, wanted, _is_met(judged))
    if found.before <= found.after:
        return NOTHING
    parts = sorted(found.parts, key=lambda part: (-part.share, -part.loss, part.measures))
    return SharesView(say(_TITLE), say(_INTRO), tuple(_share(judged, found, part) for part in parts))


def _is_met(judged: Assessment) -> set[str]:
    """Return the measures that need no taking: they are done, or nothing in the answers calls for them."""
    return set(judged.pack.measure_by_id) - {step.measure.id for step in judged.plan if step.choice != "done"}


def _share(judged: Assessment, whole: Package, part: Part) -> ShareView:
    fall = whole.before - whole.after
    count = len(part.measures)
    if count == 1:
        name = said(judged.pack.measure_by_id[part.measures[0]].title)
    else:
        name = say("De andere {number} stappen samen", number=in_words(count))
    share, loss = _of(part.share, fall), _of(part.loss, fall)
    return ShareView(name, share_words(share), loss_words(share, loss, count))


def _of(part: Fraction, fall: Fraction) -> Fraction:
    return max(part / fall, Fraction(0))
