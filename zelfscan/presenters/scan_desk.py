"""Answering: a question or a section at a time, each answer kept before the next view is made."""

from collections.abc import Callable, Sequence
from datetime import datetime
from textwrap import shorten

from zelfscan.core.evaluator import Evaluator
from zelfscan.core.flow import (
    Progress,
    asked_order,
    first_open,
    next_item,
    part_of,
    parts_of,
    previous_item,
)
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Item
from zelfscan.core.texts import in_own_language
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.answer_history import AnswerHistory
from zelfscan.presenters.asking_again import due_now
from zelfscan.presenters.chosen_list import (
    DARK,
    ChosenList,
    dark_items,
    find_ten_minutes,
    list_entries,
    list_view,
)
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.pack_words import short_title
from zelfscan.presenters.question_parts import (
    added_words,
    after_words,
    answers_of,
    dark_words,
    pair_of,
    pictures_of,
    sources_of,
)
from zelfscan.presenters.question_search import answer_words, search
from zelfscan.presenters.question_views import AskedView, SearchView, WholeSectionView
from zelfscan.presenters.scan_progress import done_zones, minutes_left, section_views
from zelfscan.presenters.subjects import ITEM, photo_words
from zelfscan.presenters.views import QuestionView, SavedView, UndoView
from zelfscan.wording.days import time_of_day
from zelfscan.wording.places import drawn_place, place_words
from zelfscan.wording.sentences import as_sentence, paragraph

_SHORT_ANSWER, _SHORT_QUESTION = 40, 48


class ScanDesk:
    """One open scan and the question where somebody is."""

    def __init__(self, scan: OpenScan) -> None:
        """Go on where somebody was, or at the first open question."""
        self._scan = scan
        self._saved_at: datetime | None = None
        pack = scan.pack
        self._part_of = part_of(pack, scan.route)
        # In its own language: a translation makes no other scan of it.
        text = in_own_language(pack).model_dump_json(by_alias=True)
        place = scan.journal.resume(pack.id, pack.version, scan.route.id, text, scan.clock())
        self._run: Evaluator | None = None
        self._choices: dict[str, Choice] = {}
        self._history = AnswerHistory()
        self._list: ChosenList | None = None
        asked = self._now().asked()
        answered = scan.journal.responses()
        self._item = place if place in asked else first_open(asked, answered) or asked[0]
        is_done = first_open(asked, answered) is None
        ahead = () if is_done else asked[asked.index(self._item) + 1 :]
        self._known_before = {item for item in ahead if item in answered.values}
        if scan.route.only == "stale":
            # What was answered meanwhile is no longer due, so this also goes on where somebody was.
            due = due_now(scan)
            self._item = next((item for item in asked if item in due), self._item)
            self._known_before = set(asked) - due
        scan.journal.move_to(pack.id, self._item)

    def view(self) -> QuestionView:
        """Return the question where somebody is."""
        run = self._now()
        asked = run.asked()
        responses = self._scan.journal.responses()
        if self._item not in asked:
            # A choice in the plan can take away the question where somebody was.
            self._item = first_open(asked, responses) or asked[-1]
        pack = self._scan.pack
        item = pack.item_by_id[self._item]
        done = run.progress()
        zones, places = done_zones(pack, asked, responses.values)
        self._leave_list_unless_in_it()
        shown = self._asked(item)
        return QuestionView(
            title=short_title(pack),
            done=done.answered,
            total=done.asked,
            sections=section_views(pack, self._scan.route, asked, responses, item.id),
            item=item.id,
            place=self._place(asked),
            question=shown.question,
            hint=shown.hint,
            answers=shown.answers,
            pair=shown.pair,
            chosen=shown.chosen,
            after=shown.after,
            pictures=pictures_of(item),
            look=shown.look,
            why=shown.why,
            sources=sources_of(pack, item),
            note=shown.note,
            is_flagged=shown.is_flagged,
            saved=self._saved(done),
            zone=drawn_place(item.zone) or "",
            zone_words=place_words(item.zone),
            has_previous=previous_item(self._way(asked), item.id) is not None,
            next_words=self._next_words(asked),
            is_urgent=run.situation.is_urgent,
            left=minutes_left(self._scan.route, done),
            zones_done=zones,
            places_done=places,
            undo=self._undo_view(),
            chosen_list=list_view(pack, self._list, asked, item.id) if self._list is not None else None,
            lists=list_entries(pack, asked, responses.values),
            dark=shown.dark if self._list is None or self._list.kind != DARK else "",
            photos=shown.photos,
            added=shown.added,
        )

    def section_view(self) -> WholeSectionView:
        """Return the whole section in which somebody is."""
        asked = self._now().asked()
        here = [self._scan.pack.item_by_id[item] for item in self._in_section(asked, self._section())]
        title = self._section_title()
        return WholeSectionView(
            id=self._section(),
            title=title,
            words=say_count(
                "{section}, {count} vraag", "{section}, {count} vragen", len(here), section=title
            ),
            asked=tuple(self._asked(item) for item in here),
            has_previous=self._other_section(-1) is not None,
            next_words=say("Naar het resultaat")
            if self._other_section(1) is None
            else say("Volgend onderdeel"),
        )

    # What somebody does

    def answer(self, value: str) -> QuestionView:
        """Keep an answer to the question where somebody is."""
        now = self._scan.clock()
        before = self._scan.journal.responses().values.get(self._item)
        self._scan.journal.answer(self._item, value, now)
        if self._run is not None:
            self._run.answer(self._item, value)
        self._history.remember(self._item, before, value)
        if self._list is not None:
            self._list.answered.add(self._item)
        self._saved_at = now
        return self.view()

    def undo(self) -> QuestionView | None:
        """Take the last answer of this sitting back and go to its question; none without such an answer."""
        journal = self._scan.journal
        last = self._history.last(journal.responses().values)
        if last is None:
            return None
        now = self._scan.clock()
        if last.before is None:
            journal.withdraw(last.item, now)
        else:
            journal.answer(last.item, last.before, now)
        self._history.forget_last()
        if self._list is not None:
            self._list.answered.discard(last.item)
        self._saved_at = now
        return self.open(last.item)

    def note(self, text: str, item: str | None = None) -> QuestionView:
        """Keep a note, at the question where somebody is or at another; spaces at the ends do not count."""
        now, item = self._scan.clock(), item or self._item
        if text.strip() != self._scan.journal.responses().notes.get(item, ""):
            self._scan.journal.note(item, text.strip(), now)
            self._saved_at = now
        return self.view()

    def flag(self, on: bool, item: str | None = None) -> QuestionView:
        """Mark a question to come back to, or take the mark away."""
        now = self._scan.clock()
        self._scan.journal.flag(item or self._item, on, now)
        self._saved_at = now
        return self.view()

    def search(self, text: str) -> SearchView:
        """Find questions of this scan by words."""
        order = asked_order(self._scan.pack, self._scan.route)
        return search(self._scan.pack, order, self._now().situation, text)

    # Where somebody goes

    def next(self) -> QuestionView | None:
        """Go to the next question; none after the last one.

        What was answered in another scan of the same dossier is not asked again.
        """
        following = self._following(self._now().asked())
        return self.open(following) if following else None

    def back(self) -> QuestionView:
        """Go to the question before; the first one stays."""
        return self.open(previous_item(self._way(self._now().asked()), self._item) or self._item)

    def open(self, item: str) -> QuestionView:
        """Go to a question; one that is not asked now leaves somebody where they were."""
        if item in self._now().asked():
            self._scan.journal.move_to(self._scan.pack.id, item)
            self._item = item
            if item in self._known_before:
                # Somebody looks back at these answers on purpose: now the whole section is in the way again.
                section_of = self._part_of
                self._known_before -= {each for each in section_of if section_of[each] == section_of[item]}
        return self.view()

    def open_section(self, section: str) -> QuestionView:
        """Go to the first open question of a section, or to its first question."""
        self._list = None
        here = self._in_section(self._now().asked(), section)
        return self.open(first_open(here, self._scan.journal.responses()) or here[0]) if here else self.view()

    def open_zone(self, zone: str) -> QuestionView:
        """Go to a part of the drawn house: its first question that is still open, or else its first."""
        self._list = None
        pack, asked = self._scan.pack, self._now().asked()
        here = [item for item in asked if drawn_place(pack.item_by_id[item].zone) == zone]
        return self.open(first_open(here, self._scan.journal.responses()) or here[0]) if here else self.view()

    def next_section(self) -> QuestionView | None:
        """Go to the section after this one; none after the last one."""
        section = self._other_section(1)
        return self.open_section(section) if section is not None else None

    def previous_section(self) -> QuestionView:
        """Go to the section before this one; the first one stays."""
        return self.open_section(self._other_section(-1) or self._section())

    # A short list of questions

    def find_ten_minutes(self) -> Callable[[], tuple[str, ...]]:
        """Return the work of choosing ten minutes of questions; it can take long, and needs no window."""
        return find_ten_minutes(self._scan)

    def begin_list(self, kind: str, items: Sequence[str] = ()) -> QuestionView:
        """Go through a few questions one after the other; those for the dark are found here."""
        asked = self._now().asked()
        if kind == DARK:
            items = dark_items(self._scan.pack, asked, self._scan.journal.responses().values)
        chosen = tuple(item for item in items if item in asked)
        if not chosen:
            return self.view()
        self._list = ChosenList(kind, chosen)
        return self.open(chosen[0])

    def leave_list(self) -> QuestionView:
        """Go on with all questions, from the question where somebody is."""
        self._list = None
        return self.view()

    def _leave_list_unless_in_it(self) -> None:
        if self._list is not None and self._item not in self._list.items:
            self._list = None

    def _way(self, asked: Sequence[str]) -> list[str]:
        """Return the questions in the order in which somebody goes past them."""
        if self._list is None:
            return list(asked)
        return [item for item in self._list.items if item in asked]

    def _following(self, asked: tuple[str, ...]) -> str | None:
        way = self._way(asked)
        if self._list is not None:
            return next_item(way, self._item)
        return next_item([each for each in way if each not in self._known_before], self._item)

    def _next_words(self, asked: tuple[str, ...]) -> str:
        if self._following(asked):
            return say("Volgende")
        return say("Naar het resultaat") if self._list is None else say("Bekijk het resultaat")

    # Sections

    def _section(self) -> str:
        return self._part_of[self._item]

    def _section_title(self) -> str:
        parts = parts_of(self._scan.pack, self._scan.route)
        return said(next(each.title for each in parts if each.id == self._section()))

    def _in_section(self, asked: Sequence[str], section: str) -> list[str]:
        section_of = self._part_of
        return [item for item in asked if section_of[item] == section]

    def _other_section(self, step: int) -> str | None:
        """Return the section before or after this one; forward, what another scan answered is passed by."""
        section_of = self._part_of
        skipped = self._known_before if step > 0 else set()
        asked = [item for item in self._now().asked() if item not in skipped or item == self._item]
        sections = list(dict.fromkeys(section_of[item] for item in asked))
        parts = parts_of(self._scan.pack, self._scan.route)
        sections = [each.id for each in parts if each.id in sections]
        place = sections.index(self._section()) + step
        return sections[place] if 0 <= place < len(sections) else None

    def _place(self, asked: tuple[str, ...]) -> str:
        here = self._in_section(asked, self._section())
        return say(
            "{section}, vraag {number} van {total}",
            section=self._section_title(),
            number=here.index(self._item) + 1,
            total=len(here),
        )

    # What is shown

    def _asked(self, item: Item) -> AskedView:
        """Return one question with its answers, its note and its flag."""
        journal = self._scan.journal
        chosen = self._now().situation.answer(item.id) or ""
        return AskedView(
            item=item.id,
            question=said(item.question),
            hint=said(item.hint) if item.hint else "",
            answers=answers_of(item),
            pair=pair_of(item),
            chosen=chosen,
            after=after_words(item, chosen),
            look=said(item.look) if item.look else "",
            why=said(item.why),
            pictures=len(item.pictures),
            note=journal.responses().notes.get(item.id, ""),
            is_flagged=item.id in journal.flags(),
            dark=dark_words(item, chosen),
            photos=photo_words(self._scan, f"{ITEM}:{item.id}") if item.is_scored else "",
            added=added_words(self._scan.loaded, item),
        )

    def _undo_view(self) -> UndoView | None:
        last = self._history.last(self._scan.journal.responses().values)
        if last is None:
            return None
        question = said(self._scan.pack.item_by_id[last.item].question)
        answer = answer_words(self._scan.pack.item_by_id[last.item], last.value)
        spoken = say("Laatste antwoord: {answer}. De vraag was: {question}", answer=answer, question=question)
        short = shorten(answer, _SHORT_ANSWER, placeholder=" …")
        words = say("Laatste antwoord: {answer}", answer=short)
        if last.item != self._item:
            asked = shorten(question, _SHORT_QUESTION, placeholder=" …")
            words = paragraph(as_sentence(words), say("Vraag: {question}", question=asked))
        return UndoView(words, spoken)

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

    def _saved(self, done: Progress) -> SavedView:
        if self._scan.is_example:
            return SavedView(say("Voorbeeld: er wordt niets bewaard"), say("Voorbeeld"), False)
        if not self._scan.journal.keeps:
            return SavedView(say("Nog nergens bewaard"), say("Niet bewaard"), False)
        if not done.answered and self._saved_at is None:
            return SavedView(say("Elk antwoord wordt meteen bewaard"), say("Bewaart meteen"), False)
        if self._saved_at is None:
            return SavedView(say("Alles is bewaard"), say("Bewaard"), True)
        words = say("Bewaard om {time}", time=time_of_day(self._saved_at))
        return SavedView(words, say("Bewaard"), True)
