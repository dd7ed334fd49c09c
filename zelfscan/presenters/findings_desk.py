"""The findings of a visit: taken over from what rules propose, or made by hand from the catalogue.

Which measures belong to a weak door or window follows from the content, and how soon each should come follows
from the answer that calls for it (``core/finding``): at once is severe, within three months is moderate. How
soon the other measures of the plan should come is a proposal of ours: at once where a risk that they lower is
high, within three months where it is medium, later otherwise; severe, moderate and light go with these in the
same way (an assumption, docs/decisions/0016).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zelfscan.core.finding import Priority, measures_of
from zelfscan.core.measure import Measure
from zelfscan.core.planning import Step
from zelfscan.core.questionnaire import Item
from zelfscan.i18n import later, said, say, say_count, spoken
from zelfscan.presenters.finding_keys import MOST_TOGETHER, covered_by, key_of, mark_of
from zelfscan.presenters.judged_scan import JudgedScan
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.subjects import (
    ELEMENT,
    FINDING,
    PLACE,
    finding_title,
    in_sentence,
    is_whole,
    listed,
    numbered_findings,
    still_there,
    subject_words,
    subjects_for,
)
from zelfscan.presenters.visit_book import VisitBook
from zelfscan.presenters.visit_views import (
    FindingFormView,
    FindingsView,
    FindingView,
    MeasureView,
    ProposalView,
    Tone,
)
from zelfscan.store.findings import BY_HAND, BY_RULE, StoredFinding
from zelfscan.wording.evidence import norm_words
from zelfscan.wording.places import place_words
from zelfscan.wording.sentences import joined

PRIORITIES: dict[str, str] = {
    "direct": later("Direct"),
    "three-months": later("Binnen 3 maanden"),
    "later": later("Later"),
    "": later("Nog kiezen"),
}
SEVERITIES: dict[str, str] = {
    "high": later("Ernstig"),
    "medium": later("Matig"),
    "low": later("Beperkt"),
    "": later("Nog kiezen"),
}
_TONES: dict[str, Tone] = {"direct": "high", "three-months": "medium", "later": "low", "": "unknown"}
_ORDER = ("direct", "three-months", "later", "")
_FIELDS = ("title", "subject", "severity", "priority", "own_text", "who")
_MOST_FOUND = 12


class FindingsDesk:
    """Draws the list, and writes every change at once."""

    def __init__(self, scan: OpenScan, book: VisitBook) -> None:
        """Keep the scan and what the visit leaves."""
        self.scan, self._book = scan, book
        self._judged = JudgedScan(scan)

    def view(self) -> FindingsView:
        """Return the findings, the most urgent first, and what rules propose besides."""
        numbers = numbered_findings(self._book)
        kept = [each for each in self._book.findings() if each.id in numbers]
        kept.sort(key=lambda each: (_ORDER.index(each.priority), numbers[each.id]))
        open_ones = sum(1 for each in kept if not each.priority)
        count = say_count("{count} bevinding", "{count} bevindingen", len(kept))
        if open_ones:
            count = say("{findings}, waarvan {count} zonder termijn", findings=count, count=open_ones)
        return FindingsView(
            findings=tuple(self._finding(each, numbers[each.id]) for each in kept),
            proposals=tuple(self._proposals()),
            count=count,
            empty="" if kept else say("Er zijn nog geen bevindingen."),
        )

    def take_over(self, key: str) -> str:
        """Make a finding of what a rule proposes, and return its id.

        Raises the errors of the store; what is proposed no longer is a ``KeyError``.
        """
        return self._book.add_finding(self._proposed()[key], self.scan.clock()).id

    def set_aside(self, key: str) -> None:
        """Do not propose this again.

        Raises the errors of the store; what is proposed no longer is a ``KeyError``.
        """
        self._book.set_aside(self._proposed()[key], self.scan.clock())

    def has_pressing(self) -> bool:
        """Tell whether a rule proposes something at once or within three months that nobody looked at yet."""
        return any(each.priority in ("direct", "three-months") for each in self._proposed().values())

    def make(self, measure: str = "", subject: str = "") -> str:
        """Make a finding by hand, of a measure of the catalogue or of nothing, and return its id.

        Raises the errors of the store.
        """
        made = StoredFinding("", BY_HAND, measure=measure, subject=subject)
        return self._book.add_finding(made, self.scan.clock()).id

    def search(self, words: str) -> tuple[MeasureView, ...]:
        """Return the measures of the catalogue in which each of these words stands, the best dozen."""
        wanted = words.casefold().split()
        found = []
        for measure in self.scan.pack.measures:
            title, why = said(measure.title), said(measure.why)
            text = f"{title} {why}".casefold()
            if all(word in text for word in wanted):
                in_title = sum(word in title.casefold() for word in wanted)
                found.append((-in_title, MeasureView(measure.id, title, why)))
        found.sort(key=lambda each: each[0])
        return tuple(view for _, view in found[:_MOST_FOUND])

    def form_of(self, finding_id: str) -> FindingFormView:
        """Return everything of one finding; an unknown id is a ``KeyError``."""
        finding = self._book.finding(finding_id)
        measure = self.scan.pack.measure_by_id.get(finding.measure)
        number = numbered_findings(self._book)[finding_id]
        subject = still_there(self.scan, finding.subject)
        subjects = subjects_for(self.scan, (ELEMENT, PLACE))
        if subject not in dict(subjects):
            subjects = (*subjects, (subject, subject_words(self.scan, subject)))
        return FindingFormView(
            id=finding_id,
            heading=say("Bevinding {number}", number=number),
            title=finding.title,
            measure_title=said(measure.title) if measure is not None else "",
            standard=_standard(measure),
            norm=norm_words(measure.norm, spoken()) if measure is not None else "",
            subject=subject,
            severity=finding.severity,
            priority=finding.priority,
            own_text=finding.own_text,
            who=finding.who,
            subjects=subjects,
            severities=tuple((name, say(SEVERITIES[name])) for name in SEVERITIES),
            priorities=tuple((name, say(PRIORITIES[name])) for name in PRIORITIES),
            photos=self._photos_of(finding_id),
        )

    def change(self, finding_id: str, field: str, text: str) -> None:
        """Write one field of a finding: title, subject, severity, priority, own_text or who.

        Raises the errors of the store; another field is a ``KeyError``.
        """
        if field not in _FIELDS:
            raise KeyError(field)
        before = self._book.finding(finding_id)
        kept = text.strip() if field == "own_text" else " ".join(text.split())
        after = replace(before, **{field: kept})  # type: ignore[arg-type]
        if after != before:
            self._book.change_finding(after, self.scan.clock())

    def remove(self, finding_id: str) -> None:
        """Take a finding away; what a rule proposed is set aside, so that it does not come back at once.

        Its photographs stay, as photographs of the home. Raises the errors of the store.
        """
        finding = self._book.finding(finding_id)
        self._book.remove_finding(finding_id)
        if finding.origin != BY_HAND:
            self._book.set_aside(replace(finding, title="", own_text="", who=""), self.scan.clock())

    def _photos_of(self, finding_id: str) -> tuple[str, ...]:
        wanted = f"{FINDING}:{finding_id}"
        return tuple(each.id for each in self._book.photos() if each.subject == wanted)

    def _finding(self, finding: StoredFinding, number: int) -> FindingView:
        title, about = finding_title(self.scan, finding), subject_words(self.scan, finding.subject)
        priority = say(PRIORITIES[finding.priority])
        return FindingView(
            id=finding.id,
            number=number,
            title=title,
            about=about,
            severity=say(SEVERITIES[finding.severity]) if finding.severity else "",
            priority=priority,
            tone=_TONES[finding.priority],
            who=finding.who,
            photos=len(self._photos_of(finding.id)),
            spoken=say(
                "Bevinding {number}: {title}. {about}. Termijn: {priority}.",
                number=number,
                title=title,
                about=about,
                priority=priority.lower(),
            ),
        )

    def _proposals(self) -> Iterable[ProposalView]:
        for key, finding in self._proposed().items():
            yield ProposalView(
                key=key,
                title=finding_title(self.scan, finding),
                about=subject_words(self.scan, finding.subject),
                reason=self._reason(finding),
                priority=say(PRIORITIES[finding.priority]),
            )

    def _proposed(self) -> dict[str, StoredFinding]:
        """Return what rules propose now, by key, without what was taken over or set aside before."""
        known = {each.origin for each in self._book.findings()}
        asking = self._asking()
        found = {**self._of_elements(asking), **self._of_plan({measure for measure, _ in asking})}
        kept = {key: each for key, each in found.items() if each.origin not in known}
        return dict(sorted(kept.items(), key=lambda each: _ORDER.index(each[1].priority)))

    def _asking(self) -> dict[tuple[str, Priority], list[str]]:
        """Return by measure and term which doors and windows ask for it, as far as they are a way in."""
        book = self.scan.book
        asking: dict[tuple[str, Priority], list[str]] = {}
        for element in book.all() if book is not None else ():
            if book is not None and book.is_counted(element):
                called = measures_of(self._repeating(element.kind), book.values(element.id))
                for each in called.items():
                    asking.setdefault(each, []).append(element.id)
        return asking

    def _of_elements(self, asking: Mapping[tuple[str, Priority], list[str]]) -> dict[str, StoredFinding]:
        """Propose for each measure and term one finding, for the doors and windows that have none yet."""
        findings, found = self._book.findings(), {}
        for (measure, term), elements in asking.items():
            done = covered_by(findings, measure, term)
            new = [each for each in elements if not {mark_of(each), f"{ELEMENT}:{each}"} & done]
            for first in range(0, len(new), MOST_TOGETHER):
                finding = self._of_same(measure, term, new[first : first + MOST_TOGETHER])
                found[finding.origin.removeprefix(BY_RULE)] = finding
        return found

    def _of_same(self, measure: str, term: Priority, elements: list[str]) -> StoredFinding:
        """Propose one thing for several doors or windows, called by name: their numbers can change."""
        book = self.scan.book
        names = [book.one(each).name for each in elements] if book is not None else []
        is_one = len(elements) == 1
        return StoredFinding(
            "",
            f"{BY_RULE}{key_of(measure, term, elements)}",
            measure=measure,
            subject=f"{ELEMENT}:{elements[0]}" if is_one else "",
            severity="high" if term == "direct" else "medium",
            priority=term,
            own_text="" if is_one else say("Het gaat om: {things}.", things=joined(names)),
        )

    def _repeating(self, kind: str) -> tuple[Item, ...]:
        items = self.scan.pack.items
        return tuple(item for item in items if item.repeats == kind and item.each is not None)

    def _of_plan(self, by_elements: set[str]) -> dict[str, StoredFinding]:
        """Propose what the plan is certain of, as far as no door, window or finding has it already."""
        taken = {each.measure for each in self._book.findings() if not each.is_dropped}
        found = {}
        for step in self._judged.now().plan:
            is_open = step.is_certain and step.choice in ("open", "planned")
            if not is_open or step.measure.id in by_elements | taken:
                continue
            severity = self._severity(step)
            key = f"measure:{step.measure.id}"
            found[key] = StoredFinding(
                "",
                f"{BY_RULE}{key}",
                measure=step.measure.id,
                subject=self._subject(step),
                severity=severity,
                priority={"high": "direct", "medium": "three-months"}.get(severity, "later"),
            )
        return found

    def _severity(self, step: Step) -> str:
        levels = {risk.level for risk in self._judged.now().risks if risk.id in step.risks}
        return next((level for level in ("high", "medium") if level in levels), "low")

    def _subject(self, step: Step) -> str:
        zones = [self.scan.pack.item_by_id[item].zone for item in step.because]
        zone = next((zone for zone in zones if place_words(zone) and not is_whole(zone)), None)
        return f"{PLACE}:{zone}" if zone else ""

    def _reason(self, finding: StoredFinding) -> str:
        if finding.own_text:
            return finding.own_text
        if finding.subject.startswith(f"{ELEMENT}:"):
            return say("Volgt uit de antwoorden bij deze deur of dit raam.")
        judged = self._judged.now()
        step = next((each for each in judged.plan if each.measure.id == finding.measure), None)
        names = [
            in_sentence(said(judged.pack.scenario_by_id[risk.id].title))
            for risk in judged.risks
            if step is not None and risk.id in step.risks and risk.level == finding.severity
        ]
        if names:
            return say("Helpt tegen: {risks}.", risks=listed(names))
        return say("Staat in het plan.")


def _standard(measure: Measure | None) -> str:
    if measure is None:
        return ""
    return "\n".join((said(measure.why), *(said(line) for line in measure.how)))
