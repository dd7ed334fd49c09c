"""The one door to a judgement: from pack, route, answers and choices to scores, risks, plan and claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zelfscan.core.flow import situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice, Step, make_plan, with_done, with_measures
from zelfscan.core.questionnaire import Route
from zelfscan.core.regulation import Claim, Regulation, regulation_on
from zelfscan.core.response import Responses
from zelfscan.core.risks import Risk, ordered, scenario_risk
from zelfscan.core.scoring import Score, overall_score, section_score
from zelfscan.core.situation import Situation


@dataclass(frozen=True)
class Assessment:
    """Everything that follows from the answers on a day. ``ignored`` was answered but is not asked."""

    situation: Situation
    route: Route
    day: date
    overall: Score
    sections: tuple[Score, ...]
    risks: tuple[Risk, ...]
    plan: tuple[Step, ...]
    regulation: Regulation | None
    claims: tuple[Claim, ...]
    ignored: tuple[str, ...]
    choices: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def pack(self) -> Pack:
        """Return the pack that was judged with."""
        return self.situation.pack


def assess(
    pack: Pack, route: Route, responses: Responses, day: date, choices: Mapping[str, Choice] | None = None
) -> Assessment:
    """Judge the answers; measures that are done count as if their items had been answered so."""
    chosen = dict(choices or {})
    done = [measure for measure, choice in chosen.items() if choice == "done"]
    situation = with_done(situation_of(pack, route, responses), done)
    regulation = regulation_on(pack.regulations, day)
    sections = tuple(section_score(situation, section) for section in pack.sections)
    weighted = [(score, section.weight) for score, section in zip(sections, pack.sections, strict=True)]
    return Assessment(
        situation=situation,
        route=route,
        day=day,
        overall=overall_score(weighted, pack.cutoffs),
        sections=sections,
        risks=ordered(scenario_risk(situation, scenario) for scenario in pack.scenarios),
        plan=make_plan(situation, regulation, chosen),
        regulation=regulation,
        claims=regulation.claims_for(situation.option) if regulation is not None else (),
        ignored=tuple(sorted(item for item in responses.values if item not in situation.asked)),
        choices=chosen,
    )


def what_if(assessment: Assessment, measures: tuple[str, ...]) -> tuple[Risk, ...]:
    """Return the risks that remain when these measures are taken as well."""
    after = with_measures(assessment.situation, measures)
    return ordered(scenario_risk(after, scenario) for scenario in assessment.pack.scenarios)
