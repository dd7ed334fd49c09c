"""Answering: one question at a time, each answer kept before the next view is made."""

from datetime import datetime

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.evaluator import Evaluator
from zelfscan.core.flow import Progress, first_open, next_item, previous_item, progress
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.views import AnswerView, PictureView, QuestionView, SavedView, SectionView
from zelfscan.wording.answers import NOT_APPLICABLE_WORDS, UNKNOWN_WORDS
from zelfscan.wording.days import day, time_of_day
from zelfscan.wording.places import drawn_place, place_words
from zelfscan.wording.sentences import joined

_UNKNOWN_KEY, _NOT_APPLICABLE_KEY = "0", "9"


class ScanDesk:
    """One open scan and the question where somebody is."""

    def __init__(self, scan: OpenScan) -> None:
        """Go on where somebody was, or at the first open question."""
        self._scan = scan
        self._saved_at: datetime | None = None
        pack = scan.pack
        text = pack.model_dump_json(by_alias=True)
        place = scan.journal.resume(pack.id, pack.version, scan.route.id, text, scan.clock())
        self._run: Evaluator | None = None
        self._choices: dict[str, Choice] = {}
        asked = self._now().asked()
        answered = scan.journal.responses()
        self._item = place if place in asked else first_open(asked, answered) or asked[0]
        is_done = first_open(asked, answered) is None
        ahead = () if is_done else asked[asked.index(self._item) + 1 :]
        self._known_before = {item for item in ahead if item in answered.values}
        scan.journal.move_to(pack.id, self._item)

    def view(self) -> QuestionView:
        """Return the question where somebody is."""
        run = self._now()
        asked = run.asked()
        if self._item not in asked:
            # A choice in the plan can take away the question where somebody was.
            self._item = first_open(asked, self._scan.journal.responses()) or asked[-1]
        item = self._scan.pack.item_by_id[self._item]
        done = run.progress()
        chosen = run.situation.answer(item.id) or ""
        return QuestionView(
            title=short_title(self._scan.pack),
            done=done.answered,
            total=done.asked,
            sections=self._sections(asked),
            item=item.id,
            place=self._place(asked),
            question=str(item.question),
            hint=str(item.hint or ""),
            answers=tuple(
                AnswerView(option.id, str(option.text), str(number))
                for number, option in enumerate(item.options, start=1)
            ),
            pair=_pair(item),
            chosen=chosen,
            after=_after(item, chosen),
            pictures=_pictures(item),
            look=str(item.look or ""),
            why=str(item.why),
            sources=_sources(self._scan.pack, item),
            note=self._scan.journal.responses().notes.get(item.id, ""),
            is_flagged=item.id in self._scan.journal.flags(),
            saved=self._saved(done),
            zone=drawn_place(item.zone) or "",
            zone_words=place_words(item.zone),
            has_previous=previous_item(asked, item.id) is not None,
            next_words="Volgende" if self._following(asked) else "Naar het resultaat",
            is_urgent=run.situation.is_urgent,
        )

    def answer(self, value: str) -> QuestionView:
        """Keep an answer to the question where somebody is."""
        now = self._scan.clock()
        self._scan.journal.answer(self._item, value, now)
        if self._run is not None:
            self._run.answer(self._item, value)
        self._saved_at = now
        return self.view()

    def note(self, text: str) -> QuestionView:
        """Keep a note at the question where somebody is; spaces at the ends do not count."""
        now = self._scan.clock()
        if text.strip() != self._scan.journal.responses().notes.get(self._item, ""):
            self._scan.journal.note(self._item, text.strip(), now)
            self._saved_at = now
        return self.view()

    def flag(self, on: bool) -> QuestionView:
        """Mark the question to come back to, or take the mark away."""
        now = self._scan.clock()
        self._scan.journal.flag(self._item, on, now)
        self._saved_at = now
        return self.view()

    def next(self) -> QuestionView | None:
        """Go to the next question; none after the last one.

        What was answered in another scan of the same dossier is not asked again.
        """
        following = self._following(self._now().asked())
        return self.open(following) if following else None

    def back(self) -> QuestionView:
        """Go to the question before; the first one stays."""
        return self.open(previous_item(self._now().asked(), self._item) or self._item)

    def open(self, item: str) -> QuestionView:
        """Go to a question; one that is not asked now leaves somebody where they were."""
        if item in self._now().asked():
            self._scan.journal.move_to(self._scan.pack.id, item)
            self._item = item
            if item in self._known_before:
                # Somebody looks back at these answers on purpose: now the whole section is in the way again.
                section_of = self._scan.pack.section_of
                self._known_before -= {each for each in section_of if section_of[each] == section_of[item]}
        return self.view()

    def open_section(self, section: str) -> QuestionView:
        """Go to the first open question of a section, or to its first question."""
        section_of = self._scan.pack.section_of
        here = [item for item in self._now().asked() if section_of[item] == section]
        return self.open(first_open(here, self._scan.journal.responses()) or here[0]) if here else self.view()

    def _following(self, asked: tuple[str, ...]) -> str | None:
        return next_item([each for each in asked if each not in self._known_before], self._item)

    def _now(self) -> Evaluator:
        """Return what is asked now; begun anew only where something else was written than an answer here."""
        journal = self._scan.journal
        responses, choices = journal.responses(), journal.choices()
        wanted = (responses.values, responses.elements, dict(choices))
        if self._run is None or wanted != (*self._run.given, self._choices):
            done = [measure for measure, choice in choices.items() if choice == "done"]
            self._run = Evaluator(self._scan.pack, self._scan.route, responses, done)
            self._choices = dict(choices)
        return self._run

    def _sections(self, asked: tuple[str, ...]) -> tuple[SectionView, ...]:
        section_of = self._scan.pack.section_of
        responses = self._scan.journal.responses()
        found = []
        for section in self._scan.pack.sections:
            done = progress([item for item in asked if section_of[item] == section.id], responses)
            if not done.asked:
                continue
            state = "done" if done.answered == done.asked else "open"
            state = "current" if section_of[self._item] == section.id else state
            found.append(SectionView(section.id, str(section.title), state, done.answered, done.asked))
        return tuple(found)

    def _place(self, asked: tuple[str, ...]) -> str:
        section_of = self._scan.pack.section_of
        here = [item for item in asked if section_of[item] == section_of[self._item]]
        title = next(
            section.title for section in self._scan.pack.sections if section.id == section_of[self._item]
        )
        return f"{title}, vraag {here.index(self._item) + 1} van {len(here)}"

    def _saved(self, done: Progress) -> SavedView:
        if self._scan.is_example:
            return SavedView("Voorbeeld: er wordt niets bewaard", "Voorbeeld", False)
        if not self._scan.journal.keeps:
            return SavedView("Nog nergens bewaard", "Niet bewaard", False)
        if not done.answered and self._saved_at is None:
            return SavedView("Elk antwoord wordt meteen bewaard", "Bewaart meteen", False)
        if self._saved_at is None:
            return SavedView("Alles is bewaard", "Bewaard", True)
        return SavedView(f"Bewaard om {time_of_day(self._saved_at)}", "Bewaard", True)


def _pair(item: Item) -> tuple[AnswerView, ...]:
    unknown = AnswerView(UNKNOWN, UNKNOWN_WORDS, _UNKNOWN_KEY)
    absent = AnswerView(NOT_APPLICABLE, NOT_APPLICABLE_WORDS, _NOT_APPLICABLE_KEY)
    return ((unknown,) if item.unknown else ()) + ((absent,) if item.not_applicable else ())


def _after(item: Item, chosen: str) -> str:
    if chosen != UNKNOWN:
        return ""
    if item.is_scored:
        return "Wij rekenen voorzichtig en zetten deze vraag bij Eerst nagaan."
    return "U kunt deze vraag later nog beantwoorden."


def _pictures(item: Item) -> tuple[PictureView, ...]:
    folder = questionnaires_folder() / "catalogue" / "pictures"
    return tuple(
        PictureView(each.id, str(each.alt), str(each.caption or ""), folder / f"{each.id}.svg")
        for each in item.pictures
    )


def _sources(pack: Pack, item: Item) -> tuple[str, ...]:
    """Name where the reason and the drawings come from, each source once."""
    drawn = (source for picture in item.pictures for source in picture.sources)
    named = dict.fromkeys((*item.sources, *drawn))
    found = [pack.source_by_id[each] for each in named if each in pack.source_by_id]
    lines = tuple(f"{source.title} ({source.published})" for source in found)
    days = sorted({source.read_on for source in found})
    return (*lines, f"Gelezen op {joined(day(each) for each in days)}.") if lines else ()
