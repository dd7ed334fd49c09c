import re
import pytest
from datetime import timedelta
from PySide6.QtCore import Qt
from tests.gui.test_language import *
from tests.gui.test_language import somebody
from zelfscan.gui.speech import _stops
from PySide6.QtGui import QAccessible

def name(part):
    i = QAccessible.queryAccessibleInterface(part)
    t = i.text(QAccessible.Text.Name) if i else ""
    return type(part).__name__, re.sub("[«»‹›&\u200b]", "", t)

def where(somebody, place):
    j = somebody.journey
    somebody.begin()
    if place == "start": return
    if place == "create": j._choose("zelfscan",""); return
    j._open_example(); somebody.wait()
    if place in (QUESTIONS, RESULT, REPORT): j.show_tab(place)
    elif place == "why":
        j.show_tab(RESULT); p=somebody.page(ResultPage); p.open_why(next(iter(p.overview._row_of)))
    elif place == PLAN:
        j.show_tab(PLAN); p=somebody.page(PlanPage)
        for g in p.groups: g.unfold()
        p.budget.expander.set_open(True)
        for r, c in zip(list(p.rows())[3:], ("planned","done","declined"), strict=False): p._choose(r.step.id, c)
        p.rows()[3].set_open(True)
    elif place == PROGRESS: j._pages.show(PROGRESS)
    elif place == LOG: j._pages.show(LOG)
    elif place == "logform": j._pages.show(LOG); somebody.page(IncidentsPage)._next()
    else:
        assert j.side.show(place), j.side.entries(False)
    somebody.wait()

@pytest.mark.parametrize("place", ["start","create",QUESTIONS,RESULT,"why",PLAN,REPORT,PROGRESS,LOG,"logform","settings","proof","guide","about"])
def test_x(somebody, place, qtbot):
    try:
        where(somebody, place)
    except AssertionError as e:
        print("PLACE", place, e); raise
    page = somebody.window.page()
    n = len(_stops(page))
    bad = []
    step = max(1, n // 12)
    lang = "en"
    for i in range(0, n, step):
        st = _stops(somebody.window.page())
        if len(st) <= i: break
        part = st[i]
        if not part.isVisible(): continue
        part.setFocus()
        if not part.hasFocus(): continue
        before = name(part)
        somebody.journey.speak(lang); somebody.wait(); lang = "nl" if lang=="en" else "en"
        now = somebody.window.focusWidget()
        after = name(now) if now else None
        if after != before: bad.append((i, before, after, len(st), len(_stops(somebody.window.page()))))
    print("PLACE", place, n)
    for b in bad: print("   BAD", b)
