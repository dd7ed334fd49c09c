"""What a file with answers says of the plan, as the report takes it."""

from zelfscan.core.pack import Pack
from zelfscan.packs.responses_file import Answers
from zelfscan.report.plan import PlanChapter, PlanEntry


def plan_of(pack: Pack, given: Answers) -> PlanChapter:
    """Return the choices in a file, with the days that measures are planned for."""
    named = [measure for measure in pack.measure_by_id if measure in given.choices]
    return PlanChapter(
        tuple(PlanEntry(each, given.choices[each], planned_for=given.planned.get(each)) for each in named)
    )
