"""What the tests on the architecture look at: the project's files, and its modules as syntax trees."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zelfscan"
_MADE_BY_TOOLS = ("__pycache__", "build", "dist", "htmlcov")


def project_files() -> Iterator[Path]:
    """Give every file of the project, without what tools and git keep there."""
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in _MADE_BY_TOOLS and _is_ours(name)]
        yield from (Path(folder, name) for name in names if not name.startswith(".coverage"))


def _is_ours(folder: str) -> bool:
    return folder == ".ci" or not (folder.startswith(".") or folder.endswith(".egg-info"))


def modules() -> dict[str, ast.Module]:
    """Give path → syntax tree for every module of the package."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function and method, however deep."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
