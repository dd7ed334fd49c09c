"""Finds texts for people in a module, and how they are handed to ``zelfscan.i18n``.

A text is for people where it has two words with a space between them, a word beside a value of an f-string,
or is one word with a capital. Whatever is a name or a text for programmers is exempt by where it stands; see
``_exempt``.
"""

import ast
import re
from collections.abc import Iterable, Iterator

from zelfscan.i18n import LANGUAGES

Found = tuple[int, str]
SPEAKING = {"say": 1, "say_count": 2, "later": 1}
"""How many texts each function takes, before its values."""

_VALUE = "\0"
_WORD = r"[^\W\d_]{2,}"
_FOR_PEOPLE = re.compile(rf"({_WORD}|{_VALUE})[^\w\s]* +[^\w\s]*{_WORD}|{_WORD}[^\w\s]* +[^\w\s]*{_VALUE}")
_ONE_WORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ’]+[.:?!…]*")
_SPECIAL_FORMS = ("TypeVar", "cast", "NewType")
_BUGS = ("ValueError", "RuntimeError", "KeyError", "TypeError", "AssertionError", "LookupError")
_LOGS = ("_log", "logging")
_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_KEYED = ("get", "get_all", "pop", "setdefault")
"""Methods that take a key of a table."""
#: Calls of Qt that take a name or a way of drawing, never a text that somebody reads.
_NAMING = (
    "setObjectName",
    "setProperty",
    "setStyleSheet",
    "setFamilies",
    "QFont",
    "QColor",
    "QKeySequence",
    "QByteArray",
    "Property",
    "Slot",
)


def unsaid(tree: ast.Module) -> list[Found]:
    """Return the texts for people that are not handed to ``say``, ``say_count`` or ``later``."""
    exempt = {id(node) for node in _exempt(tree)}
    return [
        (node.lineno, text) for node in _outer_texts(tree, exempt) if _is_for_people(text := _text_of(node))
    ]


def unread(tree: ast.Module, tables: Iterable[str]) -> list[Found]:
    """Return what is said but cannot be gathered: no text in full, and not from a table of ``later``.

    The gathering does not look into an f-string either, so there only names from a table can be said.
    """
    known = set(tables)
    in_f_string = {
        id(node) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for node in ast.walk(each)
    }
    found = []
    for call in _calls(tree):
        texts = call.args[: SPEAKING[_name_of(call)]]
        literal = all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts)
        from_table = _name_of(call) == "say" and all(_tables(text, tree) <= known for text in texts)
        if len(texts) < SPEAKING[_name_of(call)] or not (
            from_table or (literal and id(call) not in in_f_string)
        ):
            found.append((call.lineno, ast.unparse(call)))
    return found


def glued(tree: ast.Module) -> list[Found]:
    """Return where a text that was said is put together further: with ``+``, ``%`` or ``format``."""
    said = {id(call) for call in _calls(tree)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign):
            parts = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
            if isinstance(node.op, ast.Add | ast.Mod) and any(id(part) in said for part in parts):
                found.append((node.lineno, ast.unparse(node)))
        elif isinstance(node, ast.Attribute) and node.attr == "format" and id(node.value) in said:
            found.append((node.lineno, ast.unparse(node)))
    return found


def tables_of(tree: ast.Module) -> set[str]:
    """Return the names of tables with texts of ``later``, and of the classes whose records hold them."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _marks(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [name.id for each in targets for name in ast.walk(each) if isinstance(name, ast.Name)]
            found |= {name for name in names if name.isupper()}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id[:1].isupper():
            found |= {node.func.id} if _marks(node) else set()
    return found


def _marks(node: ast.AST) -> bool:
    return any(_name_of(call) == "later" for call in _calls(node))


def _outer_texts(tree: ast.AST, exempt: set[int]) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Give each text once: an f-string as a whole, and then what is computed inside it."""
    for node in ast.iter_child_nodes(tree):
        if id(node) in exempt:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _outer_texts(part, exempt)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        else:
            yield from _outer_texts(node, exempt)


def _text_of(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else _VALUE for part in node.values)


def _is_for_people(text: str) -> bool:
    return bool(_FOR_PEOPLE.search(text) or _ONE_WORD.fullmatch(text.strip()))


def _exempt(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the nodes in which no text for people stands, whatever they hold.

    Docstrings; texts that are said; annotations; keys; what is only compared with; what a bug says or what
    goes to the log, for programmers; tables with a form for each language; and names that are handed to Qt.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns
        elif isinstance(node, ast.Assert) and node.msg is not None:
            yield node.msg
        elif isinstance(node, ast.Dict) and {_key(key) for key in node.keys} == set(LANGUAGES):
            yield node
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif isinstance(node, ast.Compare):
            yield from (each for each in (node.left, *node.comparators) if isinstance(each, ast.Constant))
        elif isinstance(node, ast.Call):
            yield from _exempt_in_call(node)


def _exempt_in_call(call: ast.Call) -> Iterator[ast.AST]:
    name = _name_of(call)
    if name in SPEAKING:
        yield from (arg for arg in call.args[: SPEAKING[name]] if isinstance(arg, ast.Constant))
    elif name in (*_BUGS, *_NAMING, *_SPECIAL_FORMS) or _owner_of(call) in _LOGS:
        yield from call.args
    elif name in _KEYED:
        yield from call.args[:1]


def _calls(tree: ast.AST) -> list[ast.Call]:
    """Return every call that speaks."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name_of(node) in SPEAKING]


def _name_of(call: ast.Call) -> str:
    """Return the last name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _owner_of(call: ast.Call) -> str:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return owner.id if isinstance(owner, ast.Name) else ""


def _key(key: ast.expr | None) -> object:
    return key.value if isinstance(key, ast.Constant) else None


def _tables(text: ast.expr, tree: ast.Module) -> set[str]:
    """Return the tables from which a text comes: named outright, one of two, or gone through in a loop.

    A record that a function is given comes from a table as well; then it is the name of its class.
    """
    if isinstance(text, ast.IfExp):
        return _tables(text.body, tree) | _tables(text.orelse, tree)
    while isinstance(text, ast.Subscript | ast.Attribute):
        text = text.value
    if not isinstance(text, ast.Name):
        return {""}
    if text.id.isupper():
        return {text.id}
    sources = [
        _gone_through(source)
        for source, targets in _loops_around(text, tree)
        if text.id in {name.id for name in ast.walk(targets) if isinstance(name, ast.Name)}
    ]
    found: set[str] = set().union(*(_tables(source, tree) for source in sources))
    return found or {_class_of(text, tree)}


def _class_of(name: ast.Name, tree: ast.Module) -> str:
    """Return the class of a value that a function around it was given."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef) and name in ast.walk(each):
            for arg in each.args.args:
                if arg.arg == name.id and isinstance(arg.annotation, ast.Name):
                    return arg.annotation.id
    return ""


def _loops_around(node: ast.expr, tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Give what each loop around a node goes through, and the names that it gives to that."""
    for each in ast.walk(tree):
        if not isinstance(each, ast.For | _COMPREHENSIONS) or node not in ast.walk(each):
            continue
        for loop in [each] if isinstance(each, ast.For) else each.generators:
            yield loop.iter, loop.target


def _gone_through(source: ast.expr) -> ast.expr:
    """Return what ``.items()`` or ``enumerate`` was asked of, or the thing itself."""
    if isinstance(source, ast.Call) and isinstance(source.func, ast.Attribute):
        return source.func.value
    if isinstance(source, ast.Call) and _name_of(source) in ("enumerate", "reversed", "sorted"):
        return source.args[0]
    return source
