"""What the chapters of a report look up: numbered questions, ordered risks, steps and sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zelfscan.core.assessment import Assessment
from zelfscan.core.explaining import explain
from zelfscan.core.finding_out import OpenQuestion, open_questions
from zelfscan.core.flow import asked_order
from zelfscan.core.measure import Measure
from zelfscan.core.pack import Source
from zelfscan.core.planning import Step
from zelfscan.core.questionnaire import Item
from zelfscan.core.risk import Rated, Readiness, Scenario, every_source
from zelfscan.core.risks import Risk
from zelfscan.core.text import LocalizedText
from zelfscan.core.why import Why
from zelfscan.report.document import Span
from zelfscan.report.plan import PlanChapter
from zelfscan.wording.answers import answer_words
from zelfscan.wording.days import day
from zelfscan.wording.privacy import VisitHeld
from zelfscan.wording.sentences import joined

LANGUAGE = "nl"
SOURCES = "bronnen"
ANSWERS = "antwoorden"


def nl(text: LocalizedText) -> str:
    """Return a text in the language of the report."""
    return text.in_language(LANGUAGE)


@dataclass(frozen=True)
class Findings:
    """An assessment, with what follows from it for the report."""

    judged: Assessment
    visit: VisitHeld = VisitHeld()
    plan: PlanChapter | None = None

    @cached_property
    def questions(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """Return the asked questions per section, in the order of the sections."""
        pack, asked = self.judged.pack, self.judged.situation.asked
        groups = [
            (nl(section.title), tuple(pack.item_by_id[item] for item in section.items if item in asked))
            for section in pack.sections
        ]
        placed = {item.id for _, items in groups for item in items}
        rest = [item for item in asked_order(pack, self.judged.route) if item in asked and item not in placed]
        groups.insert(0, ("Vooraf", tuple(pack.item_by_id[item] for item in rest)))
        return tuple((title, items) for title, items in groups if items)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Return the number of each asked question in the appendix."""
        items = (item.id for _, group in self.questions for item in group)
        return {item: number for number, item in enumerate(items, start=1)}

    @cached_property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """Return the open questions that change a risk with what they change, the most telling first."""
        found = open_questions(self.judged.situation)
        return tuple(each for each in found if each.item in self.number_of)

    @cached_property
    def telling_questions(self) -> tuple[str, ...]:
        """Return the open questions that change a risk, the most telling first."""
        return tuple(each.item for each in self.open_questions)

    def why(self, subject: str) -> Why:
        """Return the reasons of a figure, such as ``risk:burglary``; each is worked out once."""
        if subject not in self._whys:
            found = explain(self.judged, subject)
            if not isinstance(found, Why):
                raise KeyError(subject)
            self._whys[subject] = found
        return self._whys[subject]

    @cached_property
    def _whys(self) -> dict[str, Why]:
        return {}

    @property
    def scenarios(self) -> dict[str, Scenario]:
        """Return the scenarios by id."""
        return self.judged.pack.scenario_by_id

    @cached_property
    def rated(self) -> dict[str, Rated]:
        """Return the scenarios that have a likelihood, by id."""
        return {key: each for key, each in self.scenarios.items() if not isinstance(each, Readiness)}

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """Return the risks that have a level, the greatest first."""
        return tuple(risk for risk in self._rated if risk.level in ("high", "medium", "low"))

    @cached_property
    def open_risks(self) -> tuple[Risk, ...]:
        """Return the risks of which the level is not known yet."""
        return tuple(risk for risk in self._rated if risk.level == "unknown")

    @cached_property
    def absent_risks(self) -> tuple[Risk, ...]:
        """Return the risks that cannot happen here."""
        return tuple(risk for risk in self._rated if risk.level == "none")

    @cached_property
    def readiness(self) -> tuple[Risk, ...]:
        """Return how well prepared somebody is; these are scores."""
        return tuple(risk for risk in self.judged.risks if risk.kind == "readiness")

    @cached_property
    def _rated(self) -> tuple[Risk, ...]:
        return tuple(risk for risk in self.judged.risks if risk.kind != "readiness")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps to take: certain or chosen, and neither done nor declined."""
        return tuple(step for step in self._unsettled if step.is_certain or step.choice == "planned")

    @cached_property
    def possible_steps(self) -> tuple[Step, ...]:
        """Return the steps that only something unknown calls for."""
        return tuple(step for step in self._unsettled if step not in self.steps)

    @cached_property
    def settled_steps(self) -> tuple[Step, ...]:
        """Return the steps that are done or declined."""
        return tuple(step for step in self.judged.plan if step.choice in ("done", "declined"))

    @cached_property
    def unasked(self) -> tuple[Item, ...]:
        """Return the questions that were answered and are not asked now; the report tells those too."""
        given = self.judged.situation.responses.values
        items = self.judged.pack.items
        return tuple(item for item in items if item.id in given and item.id not in self.number_of)

    @cached_property
    def told(self) -> tuple[Item, ...]:
        """Return every question of which the report tells an answer."""
        situation = self.judged.situation
        asked = (self.item(name) for name in self.number_of if situation.answer(name) is not None)
        return (*asked, *self.unasked)

    @cached_property
    def _unsettled(self) -> tuple[Step, ...]:
        return tuple(step for step in self.judged.plan if step.choice not in ("done", "declined"))

    @cached_property
    def sources(self) -> dict[str, tuple[int, Source]]:
        """Return the sources that the report rests on by id, each with its number in the list."""
        known = self.judged.pack.source_by_id
        used = sorted(self._used() & set(known), key=_natural)
        return {source: (number, known[source]) for number, source in enumerate(used, start=1)}

    def _used(self) -> set[str]:
        pack, regulation = self.judged.pack, self.judged.regulation
        used = {source for risk in self.judged.risks for source in every_source(self.scenarios[risk.id])}
        used |= {source for step in self.steps for source in step.measure.sources}
        used |= {source for claim in self.judged.claims for source in claim.sources}
        used |= set(regulation.sources if regulation else ())
        return used | {contact.source for contact in pack.card.contacts if contact.source}

    def item(self, item_id: str) -> Item:
        """Return a question by its id."""
        return self.judged.pack.item_by_id[item_id]

    def title(self, scenario_id: str) -> str:
        """Return the name of a risk."""
        return nl(self.scenarios[scenario_id].title)

    def answer(self, item: Item) -> str:
        """Return the words of the answer to a question."""
        return answer_words(item, self.judged.situation.answer(item.id), LANGUAGE)

    def said(self, item_id: str) -> tuple[Span, ...]:
        """Return a question with its answer in bold."""
        item = self.item(item_id)
        return (Span(f"{nl(item.question)} "), Span(f"{self.answer(item)}.", bold=True))

    def refer(self, item_ids: Iterable[str]) -> str:
        """Name questions by their numbers in the appendix: *vraag 3, 5 en 7*."""
        numbers = sorted(self.number_of[item] for item in item_ids if item in self.number_of)
        return f"vraag {joined(map(str, numbers))}" if numbers else ""

    def cite(self, sources: Iterable[str]) -> str:
        """Name sources by their numbers in the list: *bron 3 en 7*; empty where there is none."""
        numbers = sorted(self.sources[source][0] for source in sources if source in self.sources)
        return f"bron {joined(map(str, numbers))}" if numbers else ""

    def titles(self, measure: Measure) -> tuple[str, ...]:
        """Return the sources of a measure by title, those that were read on one day together."""
        by_day: dict[date, list[str]] = {}
        for name in measure.sources:
            if name in self.sources:
                _, source = self.sources[name]
                by_day.setdefault(source.read_on, []).append(source.title)
        return tuple(f"{'. '.join(titles)}. Gelezen op {day(read_on)}." for read_on, titles in by_day.items())


def _natural(source: str) -> tuple[str, int, str]:
    """Order S9 before S10."""
    found = re.match(r"([A-Za-z-]*)(\d*)(.*)", source)
    letters, digits, rest = found.groups() if found else (source, "", "")
    return (letters, int(digits or 0), rest)
