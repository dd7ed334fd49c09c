"""What somebody does on a photograph, step by step, apart from mouse, keys and paint.

Whatever takes two steps (an arrow from end to end, taking up and putting down) is begun, followed and
finished, or cancelled; until it is finished the drawing itself stays as it is. Places are shares.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar, cast

from zelfscan.gui.widgets.photo_places import (
    Shape,
    Thing,
    area_between,
    arrow_between,
    circle_round,
    distance_to,
    grips_of,
    middle_of,
    moved,
    reshaped,
)
from zelfscan.gui.widgets.photo_words import Manner, cross_words, thing_words
from zelfscan.i18n import say
from zelfscan.photos.marks import MAX_MARKS, MAX_WORDS, Mark, Marks, Number, Words, next_number
from zelfscan.photos.redaction import Area
from zelfscan.wording.sentences import paragraph

Tool = Literal["choose", "arrow", "circle", "number", "words", "black", "blur", "erase"]
MANNERS: dict[Tool, Manner] = {"black": "black", "blur": "blur"}
DRAGGED: tuple[Tool, ...] = ("arrow", "circle", "black", "blur")
"""Tools that draw from one place to another."""

AnyThing = TypeVar("AnyThing")

MAX_STEPS = 100
"""How many steps can be undone."""
MAX_AREAS = 20
"""How many parts can wait at the same time."""


@dataclass(frozen=True)
class Drawing:
    """What lies on a photograph: its marks, and the parts that wait to be made unreadable in one manner."""

    marks: Marks = ()
    areas: tuple[Area, ...] = ()
    manner: Manner = "black"

    @property
    def things(self) -> tuple[Thing, ...]:
        """Return everything, from what lies below to what lies on top."""
        return (*self.marks, *self.areas)

    def with_thing(self, thing: Thing, at: int | None = None) -> "Drawing":
        """Return the drawing with one thing more, or with another one in a place of ``things``."""
        if isinstance(thing, Area):
            where = None if at is None else at - len(self.marks)
            return replace(self, areas=_put(self.areas, thing, where))
        return replace(self, marks=_put(self.marks, thing, at))

    def without(self, at: int) -> "Drawing":
        """Return the drawing without one thing."""
        things = (*self.things[:at], *self.things[at + 1 :])
        marks = len(self.marks) - (at < len(self.marks))
        return replace(self, marks=cast(Marks, things[:marks]), areas=cast(tuple[Area, ...], things[marks:]))


@dataclass(frozen=True)
class Target:
    """What is under a finger: a thing by its place in ``things``, and which of its grips, if any."""

    at: int
    grip: int | None = None


@dataclass
class MarkEditor:
    """A drawing that is being changed, with its tool, its cross and the steps that can be undone."""

    shape: Shape = field(default_factory=Shape)
    drawing: Drawing = field(default_factory=Drawing)
    tool: Tool = "choose"
    chosen: int | None = None
    cross: tuple[float, float] = (0.5, 0.5)
    begun: tuple[float, float] | None = None
    """Where something new was begun, until it is large enough to be seen."""
    _change: Callable[[float, float], Drawing | None] | None = None
    _preview: Drawing | None = None
    _past: list[Drawing] = field(default_factory=list)
    _future: list[Drawing] = field(default_factory=list)

    @property
    def shown(self) -> Drawing:
        """Return the drawing as it would be if what was begun were finished here."""
        return self.drawing if self._preview is None else self._preview

    @property
    def is_busy(self) -> bool:
        """Whether something was begun that is not finished."""
        return self._change is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._future)

    def load(self, marks: Marks, shape: Shape) -> None:
        """Begin with another photograph; nothing of before can be undone."""
        self.stop()
        self.shape, self.drawing, self.chosen = shape, Drawing(marks), None
        self.cross, self._past, self._future = (0.5, 0.5), [], []

    def commit(self, drawing: Drawing) -> None:
        """Take a changed drawing as one step that can be undone."""
        self.stop()
        if drawing != self.drawing:
            self._past = [*self._past[1 - MAX_STEPS :], self.drawing]
            self._future = []
            self.drawing = drawing

    def drop(self, areas: tuple[Area, ...]) -> None:
        """Forget parts that were made unreadable, also for undo: they are in the photograph now."""
        self.stop()

        def left_of(one: Drawing) -> Drawing:
            return replace(one, areas=tuple(area for area in one.areas if area not in areas))

        now = left_of(self.drawing)
        self._past = _without_repeats([left_of(one) for one in self._past], now)
        self._future = _without_repeats([left_of(one) for one in self._future], now)
        self.chosen, self.drawing = None, now

    def undo(self) -> str:
        """Take the last step back; returns the words for it."""
        if self.is_busy:
            return self.cancel()
        if not self._past:
            return say("Er is niets om ongedaan te maken.")
        self._future.append(self.drawing)
        self.chosen, self.drawing = None, self._past.pop()
        return say("Ongedaan gemaakt.")

    def redo(self) -> str:
        """Take the last step that was undone once more; returns the words for it."""
        if self.is_busy:
            return self.cancel()
        if not self._future:
            return say("Er is niets om opnieuw te doen.")
        self._past.append(self.drawing)
        self.chosen, self.drawing = None, self._future.pop()
        return say("Opnieuw gedaan.")

    # What takes two steps

    def begin(self, x: float, y: float) -> str:
        """Begin what the tool draws from here; returns the words for it."""
        tool = self.tool
        if words := self.refusal():
            return words
        base = replace(self.drawing, manner=MANNERS.get(tool, self.drawing.manner))
        self.chosen, self.begun = None, (x, y)

        def change(to_x: float, to_y: float) -> Drawing | None:
            thing = self._drawn_from(tool, x, y, to_x, to_y)
            return None if thing is None else base.with_thing(thing)

        self._change = change
        return say("Begin gezet. Kies nu het eind.")

    def hold(self, target: Target, x: float, y: float) -> str:
        """Take a thing, or one of its grips, up from here; returns the words for it."""
        base, thing = self.drawing, self.drawing.things[target.at]
        self.chosen = target.at

        def change(to_x: float, to_y: float) -> Drawing | None:
            if target.grip is None:
                return base.with_thing(moved(thing, to_x - x, to_y - y, self.shape), target.at)
            new = reshaped(thing, target.grip, to_x, to_y, self.shape)
            return None if new is None else base.with_thing(new, target.at)

        self._change = change
        return say("Opgepakt: {thing}.", thing=self.called(target.at))

    def follow(self, x: float, y: float) -> None:
        """Show what was begun as it would be here."""
        if self._change is not None:
            self._preview = self._change(x, y)

    def finish(self, x: float, y: float) -> str:
        """Do what was begun with this as its end; returns the words for it."""
        if self._change is None:
            return ""
        drawing = self._change(x, y)
        if drawing is None:
            self.stop()
            return say("Dat is te klein. Er is niets veranderd.")
        self.commit(drawing)
        if self.chosen is None:
            return self._placed_last(drawing, is_area=self.tool in MANNERS)
        return say("Neergezet: {thing}.", thing=self.called(self.chosen))

    def cancel(self) -> str:
        """Leave what was begun; returns the words for it."""
        if not self.is_busy:
            return ""
        self.stop()
        return say("Afgebroken. Er is niets veranderd.")

    def stop(self) -> None:
        """Leave what was begun without a word."""
        self._change = self._preview = self.begun = None

    # What takes one step

    def put_number(self, x: float, y: float) -> str:
        """Put the next number here; returns the words for it."""
        if words := self.refusal():
            return words
        number = Number(x=x, y=y, number=next_number(self.drawing.marks))
        return self._add(number)

    def add_words(self, x: float, y: float, text: str) -> str:
        """Put words here, on one line and cut off at what may be kept; none puts nothing."""
        line = one_line(text)
        if not line:
            return ""
        return self.refusal() or self._add(Words(x=_share(x), y=_share(y), text=line))

    def erase(self, at: int | None) -> str:
        """Take a thing away; returns the words for it."""
        if at is None:
            return say("Hier staat niets.")
        words = say("Weggehaald: {thing}.", thing=self.called(at))
        drawing = self.drawing.without(at)
        self.chosen = None
        self.commit(drawing)
        return words

    def choose(self, at: int | None) -> str:
        """Choose a thing, or nothing; returns the words for it."""
        self.chosen = at
        return "" if at is None else say("Gekozen: {thing}.", thing=self.called(at))

    def walk(self, step: int) -> str:
        """Choose the next thing (1) or the one before (-1), and bring the cross there."""
        self.stop()
        count = len(self.drawing.things)
        if not count:
            return say("Op de foto staan nog geen tekens.")
        before = (-1 if step > 0 else count) if self.chosen is None else self.chosen
        at = (before + step) % count
        self.cross = middle_of(self.drawing.things[at], self.shape)
        return paragraph(self.choose(at), say("{at} van {count}.", at=at + 1, count=count))

    def move_cross(self, x: float, y: float) -> str:
        """Bring the cross to a place; returns in words where that is and what lies there."""
        self.cross = _share(x), _share(y)
        if self.is_busy:
            self.follow(*self.cross)
        return cross_words(*self.cross)

    # What lies where

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        """Return what the tool takes up at a place, within a reach in shares of the longest side."""
        things, first = self.drawing.things, len(self.drawing.marks)
        if self.tool not in ("choose", *MANNERS):
            return None
        held = list(range(first, len(things)))
        if self.tool == "choose" and self.chosen is not None and self.chosen < first:
            held.append(self.chosen)
        grips = [
            (self.shape.distance(x, y, *place), at, grip)
            for at in held
            for grip, place in enumerate(grips_of(things[at], self.shape))
        ]
        nearest = min(grips, default=(reach + 1, 0, 0))
        # Near the middle of a small thing its grips are near as well; there it is taken up as a whole.
        if nearest[0] <= reach and nearest[0] < self._from_middle(nearest[1], x, y):
            return Target(nearest[1], nearest[2])
        if self.tool == "choose":
            at = self.thing_at(x, y, reach)
            return None if at is None else Target(at)
        inside = (at for at in reversed(held) if distance_to(things[at], x, y, self.shape) == 0)
        found = next(inside, None)
        return None if found is None else Target(found)

    def thing_at(self, x: float, y: float, reach: float) -> int | None:
        """Return the place in ``things`` of what is nearest: of those the chosen one, or the topmost."""
        found = [(distance_to(thing, x, y, self.shape), -at) for at, thing in enumerate(self.drawing.things)]
        distance, at = min(found, default=(reach + 1, 0))
        return -at if distance <= reach else None

    def called(self, at: int) -> str:
        """Return what a thing is called."""
        return thing_words(self.drawing.things[at], self.drawing.manner, self.shape)

    # Parts of the work

    def _drawn_from(self, tool: Tool, x: float, y: float, to_x: float, to_y: float) -> Thing | None:
        if tool == "arrow":
            return arrow_between(x, y, to_x, to_y, self.shape)
        if tool == "circle":
            return circle_round(x, y, to_x, to_y, self.shape)
        return area_between(x, y, to_x, to_y, self.shape)

    def refusal(self) -> str:
        """Return why the tool cannot draw one thing more, or nothing."""
        manner = MANNERS.get(self.tool)
        if manner is None:
            is_full = len(self.drawing.marks) >= MAX_MARKS
            return say("Er passen niet meer tekens op deze foto.") if is_full else ""
        if self.drawing.areas and self.drawing.manner != manner:
            # One request has one manner; and a black bar must never become a blur unnoticed.
            return say("Maak eerst de andere delen onleesbaar, of haal ze weg.")
        is_full = len(self.drawing.areas) >= MAX_AREAS
        return say("Maak eerst deze delen onleesbaar. Daarna kunt u verder.") if is_full else ""

    def _add(self, mark: Mark) -> str:
        drawing = self.drawing.with_thing(mark)
        self.commit(drawing)
        return self._placed_last(drawing, is_area=False)

    def _placed_last(self, drawing: Drawing, is_area: bool) -> str:
        self.chosen = len(drawing.things if is_area else drawing.marks) - 1
        words = say("Getekend: {thing}.", thing=self.called(self.chosen))
        if not is_area:
            return words
        return paragraph(words, say("Druk op Enter of op ‘Maak onleesbaar’ om het te doen."))

    def _from_middle(self, at: int, x: float, y: float) -> float:
        return self.shape.distance(x, y, *middle_of(self.drawing.things[at], self.shape))


def one_line(text: str) -> str:
    """Return what somebody typed as words for a mark: on one line, whole signs, at most so long."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())[
        :MAX_WORDS
    ].strip()


def _put(things: tuple[AnyThing, ...], thing: AnyThing, at: int | None) -> tuple[AnyThing, ...]:
    return (*things, thing) if at is None else (*things[:at], thing, *things[at + 1 :])


def _without_repeats(steps: list[Drawing], now: Drawing) -> list[Drawing]:
    """Return steps, with the one before ``now`` last, of which none leads to what it began with."""
    kept: list[Drawing] = []
    following = now
    for step in reversed(steps):
        if step != following:
            kept.append(step)
            following = step
    return kept[::-1]


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
