"""A public function of the package shows in its docstring what it answers, as a doctest.

A class that shows its own use speaks for the functions that take it first: a desk or a writer is
laid once. A module that reads the command line shows its use in `--help`; its tests run the command
itself. A function that answers nothing has nothing to show.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "pyapp/src/case_inquiry"
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py")}


def has_example(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return ">>> " in (ast.get_docstring(node) or "")


SHOWN_CLASSES = {
    node.name
    for tree in TREES.values()
    for node in tree.body
    if isinstance(node, ast.ClassDef) and has_example(node)
}


def reads_the_command_line(tree: ast.Module) -> bool:
    return any(
        alias.name == "argparse"
        for node in tree.body
        if isinstance(node, ast.Import)
        for alias in node.names
    )


def answers(node: ast.FunctionDef) -> bool:
    return ast.unparse(node.returns or ast.Constant(None)) not in ("None", "NoReturn")


def takes_a_shown_class(node: ast.FunctionDef) -> bool:
    first = [argument.annotation for argument in (*node.args.posonlyargs, *node.args.args)][:1]
    return any(kind is not None and ast.unparse(kind) in SHOWN_CLASSES for kind in first)


def public_functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file, tree in TREES.items():
        if reads_the_command_line(tree):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{file.relative_to(PACKAGE)}: {node.name}", node


def test_a_public_function_has_an_example() -> None:
    found = list(public_functions())
    assert len(found) > 150
    assert [
        name
        for name, node in found
        if answers(node) and not has_example(node) and not takes_a_shown_class(node)
    ] == []
