"""The doors and windows of one dossier: what each is, its own answers, and which of them count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from zelfscan.core.element import Element, ElementKind
from zelfscan.store.dossiers import Dossier
from zelfscan.store.elements import StoredElement
from zelfscan.store.responses import StoredResponse


class ElementBook:
    """Reads the dossier once, writes each change to it first, and only then remembers the change."""

    def __init__(self, dossier: Dossier) -> None:
        """Read what the dossier holds."""
        self._dossier = dossier
        self._kinds: dict[str, ElementKind] = {}
        self._all = dossier.elements()
        self._values = _by_element(dossier.responses())

    def know(self, kinds: Sequence[ElementKind]) -> None:
        """Learn from the content which kinds there are, and what can be reached."""
        self._kinds = {kind.id: kind for kind in kinds}

    def all(self, kind: str = "") -> tuple[StoredElement, ...]:
        """Return every door and window, or those of one kind, in the order in which they were recorded."""
        return tuple(each for each in self._all if kind in ("", each.kind))

    def one(self, element_id: str) -> StoredElement:
        """Return one of them; an unknown id is a ``KeyError``."""
        found = next((each for each in self._all if each.id == element_id), None)
        if found is None:
            raise KeyError(element_id)
        return found

    def values(self, element_id: str) -> Mapping[str, str]:
        """Return the answers of one door or window by item."""
        return self._values.get(element_id, {})

    def notes(self) -> dict[tuple[str, str], str]:
        """Read the notes at questions of one door or window, by the item and the id of it."""
        return {key: text for key, text in self._dossier.notes().items() if key[1]}

    def is_counted(self, element: StoredElement) -> bool:
        """Tell whether a burglar gets to it, as far as anybody knows."""
        kind = self._kinds.get(element.kind)
        return kind is None or kind.counts(element.reach)

    def counted(self, kind: str = "") -> tuple[Element, ...]:
        """Return the doors and windows that are a way in, as the core takes them."""
        return self._as_elements(self._values, kind)

    def counted_then(self, stored: Iterable[StoredResponse]) -> tuple[Element, ...]:
        """Return the same with the answers of an earlier moment."""
        return self._as_elements(_by_element(stored), "")

    def add(self, element: StoredElement, at: datetime) -> StoredElement:
        """Commit a new door or window, and return it with its id. Raises the errors of the store."""
        kept = self._dossier.add_element(element, at)
        self._all = (*self._all, kept)
        return kept

    def copy(self, element_id: str, name: str, at: datetime) -> StoredElement:
        """Commit another one like it, with the same answers under another name."""
        kept = self.add(replace(self.one(element_id), name=name, remark=""), at)
        for item, value in self.values(element_id).items():
            self.answer(kept.id, item, value, at)
        return kept

    def change(self, element: StoredElement, at: datetime) -> None:
        """Commit what a door or window is. Raises the errors of the store."""
        self._dossier.change_element(element, at)
        self._all = tuple(element if each.id == element.id else each for each in self._all)

    def remove(self, element_id: str) -> None:
        """Commit that a door or window is taken off the list, with its answers."""
        self._dossier.remove_element(element_id)
        self._all = tuple(each for each in self._all if each.id != element_id)
        self._values.pop(element_id, None)

    def answer(self, element_id: str, item: str, value: str | None, at: datetime) -> None:
        """Commit an answer of one door or window; none takes it back."""
        self.one(element_id)
        self._dossier.answer(item, value, at, element_id)
        values = self._values.setdefault(element_id, {})
        if value is None:
            values.pop(item, None)
        else:
            values[item] = value

    def _as_elements(self, values: Mapping[str, Mapping[str, str]], kind: str) -> tuple[Element, ...]:
        return tuple(
            Element(each.id, each.kind, each.name, dict(values.get(each.id, {})))
            for each in self.all(kind)
            if self.is_counted(each)
        )


def _by_element(stored: Iterable[StoredResponse]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for each in stored:
        if each.element and each.value is not None:
            found.setdefault(each.element, {})[each.item] = each.value
    return found
