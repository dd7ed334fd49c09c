"""How many milliseconds an answer costs, at 13 to 13,000 questions, here and in two other engines.

A questionnaire of the shape ``flat`` has no conditions. In the shape ``chain`` each section is a chain of
four gates, exactly as many as the check of the content allows to bear on a section (``generated``).

Start it from the root of the project, with ``python -m benchmarks.answering`` or as a file. The README beside
this file says how to read what it prints.
"""

import argparse
import gc
import math
import os
import platform
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from time import perf_counter

if not __package__:  # started as a file: let it find the project
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.generated import (
    PERIOD,
    SHAPES,
    Answer,
    Shape,
    answers_of,
    pack_of,
    scenario_id,
    section_count,
)
from benchmarks.peer_run import (
    LEAST_NODE,
    LONGEST,
    PEERS,
    Peer,
    PeerError,
    Report,
    install,
    measure,
    node_version,
    version_of,
)
from zelfscan.core.evaluator import Evaluator
from zelfscan.core.pack import Pack

SIZES = (13, 130, 1300, 13000)
_ENOUGH = 40
"""Rounds over a short questionnaire go on until this many sections are answered."""
_TOLERANCE = 1e-6
_SPREAD = 0.6180339887498949
"""Multiples of the golden ratio fall evenly between 0 and 1, however many of them there are."""


class BenchmarkError(Exception):
    """Says in one sentence why the figures would mean nothing."""


@dataclass
class Row:
    """What the answers to one questionnaire cost, in milliseconds, stage by stage."""

    shape: Shape
    size: int
    start: float = 0.0
    flow: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    risks: list[float] = field(default_factory=list)

    @property
    def totals(self) -> list[float]:
        """Return what each answer cost in all."""
        return [sum(stages) for stages in zip(self.flow, self.scores, self.risks, strict=True)]

    @property
    def mean(self) -> float:
        """Return the mean cost of an answer."""
        return statistics.fmean(self.totals)

    @property
    def median(self) -> float:
        """Return the median cost of an answer."""
        return statistics.median(self.totals)


def rounds_of(shape: Shape, size: int, *, spread: bool = False) -> tuple[int, list[list[Answer]]]:
    """Return how many rounds only warm up, and the answers of every round.

    All sizes get the same mix of answers: a round over a short questionnaire begins where the pattern of the
    round before it ended. ``spread`` puts the sections in an order of which every beginning is spread evenly
    over the questionnaire, so that a run may be cut off.
    """
    sections = section_count(size)
    warm_up = PERIOD // sections
    rounds = []
    for number in range(warm_up + max(1, _ENOUGH // sections)):
        parts = answers_of(shape, size, start=number * sections)
        if spread:
            order = sorted(range(sections), key=lambda place: place * _SPREAD % 1)
            parts = [parts[place] for place in order]
        rounds.append([answer for part in parts for answer in part])
    return warm_up, rounds


def _milliseconds(since: float) -> float:
    return 1000 * (perf_counter() - since)


def opened(pack: Pack) -> Evaluator:
    """Begin a questionnaire without answers, with everything worked out once."""
    evaluator = Evaluator(pack, pack.routes[0])
    evaluator.refresh_scores()
    evaluator.refresh_risks()
    return evaluator


def answer_all(evaluator: Evaluator, answers: Sequence[Answer], row: Row) -> None:
    """Answer one round and note what each stage of each answer cost."""
    following = [*(answer.item for answer in answers[1:]), None]
    for answer, expected in zip(answers, following, strict=True):
        start = perf_counter()
        evaluator.answer(answer.item, answer.value)
        is_asked = evaluator.is_asked(answer.item)
        after = evaluator.next_item(answer.item)
        evaluator.progress()
        row.flow.append(_milliseconds(start))

        start = perf_counter()
        evaluator.refresh_scores()
        evaluator.section(answer.section)
        evaluator.overall()
        row.scores.append(_milliseconds(start))

        start = perf_counter()
        evaluator.refresh_risks()
        evaluator.risk(scenario_id(answer.section))
        row.risks.append(_milliseconds(start))
        if not is_asked or after != expected:
            raise BenchmarkError(f"after {answer.item} comes {after}, and {expected} was expected")


def measured(shape: Shape, size: int) -> Row:
    """Answer a questionnaire of this shape and size as often as the mix of answers asks for."""
    pack, row, starts = pack_of(shape, size), Row(shape, size), []
    warm_up, rounds = rounds_of(shape, size)
    gc.collect()
    gc.disable()  # as the program does while it works
    try:
        for number, answers in enumerate(rounds):
            start = perf_counter()
            evaluator = opened(pack)
            starts.append(_milliseconds(start))
            answer_all(evaluator, answers, row if number >= warm_up else Row(shape, size))
    finally:
        gc.enable()
    row.start = statistics.median(starts[warm_up:])
    return row


def check(report: Report, pack: Pack, answers: Iterable[Answer]) -> None:
    """Compare what a peer computed in its last round with what zelfscan says after the same answers."""
    evaluator = opened(pack)
    for answer in answers:
        evaluator.answer(answer.item, answer.value)
    _compare("the overall score", report.overall, evaluator.overall().low)
    for section in pack.sections:
        score, risk = report.results[section.id]
        _compare(f"the score of {section.id}", score, evaluator.section(section.id).low)
        _compare(f"the risk of {section.id}", risk, evaluator.risk(scenario_id(section.id)).high)


def _compare(what: str, theirs: float | None, ours: Fraction | None) -> None:
    here = None if ours is None else float(ours)
    is_same = theirs == here
    if theirs is not None and here is not None:
        is_same = math.isclose(theirs, here, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    if not is_same:
        raise BenchmarkError(f"{what} is {theirs} in the other engine, and {here} here")


def print_ours(shapes: Iterable[Shape], sizes: Sequence[int]) -> dict[tuple[Shape, int], Row]:
    """Measure and print a row for each shape and size."""
    print("zelfscan, milliseconds per answer (mean; the plan is not computed)")
    against = f"x {sizes[0]}"
    print(
        f"{'shape':6}{'questions':>10}{'answers':>9}{'start':>10}"
        f"{'flow':>9}{'scores':>9}{'risks':>9}{'total':>9}{against:>8}{'median':>9}"
    )
    rows = {}
    for shape in shapes:
        for size in sizes:
            row = rows[shape, size] = measured(shape, size)
            stages = "".join(f"{statistics.fmean(part):9.3f}" for part in (row.flow, row.scores, row.risks))
            ratio = row.mean / rows[shape, sizes[0]].mean
            print(
                f"{shape:6}{size:10,}{len(row.flow):9,}{row.start:10.1f}"
                f"{stages}{row.mean:9.3f}{ratio:8.2f}{row.median:9.3f}",
                flush=True,
            )
    return rows


def print_peer(peer: Peer, rows: Iterable[Row], seconds: float) -> bool:
    """Measure and print one other engine over the same questionnaires; tell whether all went well."""
    print(f"\n{peer.package} {version_of(peer)}, milliseconds per answer, and how many times ours that is")
    print(
        f"{'shape':6}{'questions':>10}{'answers':>9}{'start':>10}"
        f"{'mean':>9}{'x ours':>9}{'median':>9}{'x ours':>9}"
    )
    went_well = True
    for row in rows:
        warm_up, rounds = rounds_of(row.shape, row.size, spread=True)
        try:
            report = measure(peer, row.shape, row.size, rounds, warm_up, seconds)
            check(report, pack_of(row.shape, row.size), rounds[report.round][: report.answered])
        except (PeerError, BenchmarkError) as fault:
            print(f"{row.shape:6}{row.size:10,}  {fault}", flush=True)
            went_well = False
            continue
        print(
            f"{row.shape:6}{row.size:10,}{len(report.times):9,}{report.start:10.1f}"
            f"{report.mean:9.3f}{report.mean / row.mean:9.1f}"
            f"{report.median:9.3f}{report.median / row.median:9.1f}",
            flush=True,
        )
    return went_well


def print_peers(rows: Iterable[Row], longest: int, seconds: float) -> bool:
    """Measure and print every other engine; tell whether all went well."""
    compared = [row for row in rows if row.size <= longest]
    if not compared:
        print(f"\nOther engines are not run above {longest:,} questions.")
        return True
    try:
        install()
    except PeerError as fault:
        print(f"\nOther engines are left out: {fault}")
        return False
    results = [print_peer(peer, compared, seconds) for peer in PEERS]
    print(
        f"\nOther engines are not run above {longest:,} questions. In each row they answer for at most\n"
        f"{seconds:g} seconds, in sections spread evenly over the questionnaire. After the same answers\n"
        "they gave the same scores and risks as zelfscan, unless a row says otherwise."
    )
    return all(results)


def _size(text: str) -> int:
    try:
        section_count(int(text))
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault
    return int(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what an answer costs.")
    parser.add_argument("--sizes", nargs="+", type=_size, default=SIZES, help="numbers of questions")
    parser.add_argument(
        "--shapes", nargs="+", choices=SHAPES, default=SHAPES, help="with conditions or without"
    )
    parser.add_argument(
        "--peers", action=argparse.BooleanOptionalAction, help="run other engines (where Node is present)"
    )
    parser.add_argument("--peer-seconds", type=float, default=60.0, help="time limit of a row")
    parser.add_argument("--peer-longest", type=int, default=LONGEST, help="most questions for other engines")
    return parser.parse_args()


def main() -> int:
    """Print the tables; return 1 where another engine that was to run gave no figures or others."""
    chosen = _arguments()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors\n")
    rows = print_ours(chosen.shapes, sorted(set(chosen.sizes)))
    if chosen.peers is False:
        return 0
    version = node_version()
    if version is None:
        print(f"\nOther engines are left out: there is no Node {LEAST_NODE} or later with npm.")
        return 1 if chosen.peers else 0
    print(f"\nNode {'.'.join(map(str, version))}")
    return 0 if print_peers(rows.values(), chosen.peer_longest, chosen.peer_seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
