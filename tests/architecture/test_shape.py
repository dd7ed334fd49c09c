"""How big a room may be, what it may be called, and what may stand where."""

import ast
import sys
from pathlib import Path

from tests.architecture.tree import ROOT, functions, modules, project_files

_VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in modules()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_main_window_stays_a_frame() -> None:
    window = ROOT / "zelfscan" / "gui" / "main_window.py"
    assert len(window.read_text(encoding="utf-8").splitlines()) <= 250


def test_no_function_has_60_lines_or_more() -> None:
    lengths = {
        f"{name}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name, tree in modules().items()
        for function in functions(tree)
    }
    assert {name: length for name, length in lengths.items() if length >= 60} == {}


def test_a_package_holds_only_its_docstring() -> None:
    packages = {name: tree for name, tree in modules().items() if name.endswith("/__init__.py")}
    version = packages.pop("zelfscan/__init__.py")
    assert [ast.unparse(node).split(" = ")[0] for node in version.body[1:]] == ["__version__"]
    assert [
        name for name, tree in packages.items() if len(tree.body) != 1 or not ast.get_docstring(tree)
    ] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in modules() if _VAGUE & set(Path(name).with_suffix("").parts)] == []


def test_core_and_charts_use_no_library_but_pydantic() -> None:
    rooms = ("zelfscan/core/", "zelfscan/charts/")
    found = {
        root
        for name, tree in modules().items()
        if name.startswith(rooms)
        for node in ast.walk(tree)
        for root in _roots(node)
    }
    assert found - sys.stdlib_module_names <= {"pydantic", "zelfscan"}


def _roots(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return set()


def test_every_test_file_mirrors_a_room_or_stands_in_a_known_folder() -> None:
    known = {
        "architecture",
        "content",
        "data",
        "faults",
        "fuzz",
        "job",
        "outside",
        "packaging",
        "privacy",
        "properties",
        "releases",
        "storm",
    }
    rooms = {path.parent.name for path in (ROOT / "zelfscan").glob("*/__init__.py")}
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in project_files() if _is_nested_test(path)}
    assert folders <= known | rooms


def _is_nested_test(path: Path) -> bool:
    return (
        path.suffix == ".py" and len(path.relative_to(ROOT).parts) > 2 and path.is_relative_to(ROOT / "tests")
    )
