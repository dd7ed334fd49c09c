"""Read the path data of an SVG drawing: moves, lines, curves and arcs of a circle."""

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tan

from zelfscan.charts.shapes import Point, Step

TOKEN = re.compile(r"([MLHVCQAZmlhvcqaz])|([-+]?(?:\d*\.\d+|\d+))")
#: How many numbers each command takes.
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7}


def read_path(data: str) -> tuple[Step, ...]:
    """Turn the ``d`` attribute of a path into steps with absolute points."""
    steps: list[Step] = []
    here = start = (0.0, 0.0)
    for command, numbers in _commands(data):
        kind = command.upper()
        if kind == "Z":
            steps.append(Step("close"))
            here = start
            continue
        base = here if command.islower() else (0.0, 0.0)
        made = _steps(kind, numbers, here, base)
        steps += made
        here = made[-1].points[-1] if made else here
        if kind == "M":
            start = here
    return tuple(steps)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command with its numbers; one letter may stand for several commands in a row."""
    if TOKEN.sub("", data).strip(" ,\n\t"):
        raise ValueError("the path data holds something that is not supported")
    command, numbers = "", list[float]()
    for letter, number in TOKEN.findall(data):
        if letter:
            if numbers:
                raise ValueError("the path data stops in the middle of a command")
            command = letter
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == NUMBERS.get(command.upper(), 0):
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if numbers:
        raise ValueError("the path data stops in the middle of a command")


def _steps(kind: str, numbers: list[float], here: Point, base: Point) -> list[Step]:
    """Turn one command into steps."""
    if kind == "H":
        return [Step("line", ((base[0] + numbers[0], here[1]),))]
    if kind == "V":
        return [Step("line", ((here[0], base[1] + numbers[0]),))]
    if kind == "A":
        radius, large, sweep = numbers[0], numbers[3] != 0, numbers[4] != 0
        return _arc(here, (base[0] + numbers[5], base[1] + numbers[6]), radius, large, sweep)
    points = tuple((base[0] + x, base[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    if kind == "Q":
        return [Step("curve", (_between(here, points[0]), _between(points[1], points[0]), points[1]))]
    if kind == "C":
        return [Step("curve", points)]
    return [Step("move" if kind == "M" else "line", points)]


def _between(end: Point, control: Point) -> Point:
    """Find the control point of a cubic curve that follows a quadratic one."""
    return (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)


def _arc(start: Point, end: Point, radius: float, large: bool, sweep: bool) -> list[Step]:
    """Follow an arc of a circle with curves of at most a quarter turn."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = hypot(dx, dy)
    if not chord:
        return []
    radius = max(radius, chord / 2)
    rise = sqrt(max(radius**2 - (chord / 2) ** 2, 0.0)) * (1 if large != sweep else -1)
    centre = ((start[0] + end[0]) / 2 - dy / chord * rise, (start[1] + end[1]) / 2 + dx / chord * rise)
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    turn = atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and turn <= 0:
        turn += 2 * pi
    elif not sweep and turn >= 0:
        turn -= 2 * pi
    count = ceil(abs(turn) / (pi / 2) - 1e-9)
    part = turn / count
    pull = 4 / 3 * tan(part / 4) * radius
    steps: list[Step] = []
    for number in range(count):
        a, b = first + number * part, first + (number + 1) * part
        p = (centre[0] + radius * cos(a), centre[1] + radius * sin(a))
        q = (centre[0] + radius * cos(b), centre[1] + radius * sin(b))
        one, two = (p[0] - pull * sin(a), p[1] + pull * cos(a)), (q[0] + pull * sin(b), q[1] - pull * cos(b))
        steps.append(Step("curve", (one, two, q)))
    return steps
