"""The reference of the package's public functions and classes, as Markdown from their docstrings.

Public is what a module defines under a name without an underscore. A missing docstring is an error.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType

import case_inquiry

EXAMPLE = ">>> "
LONGEST_LINE = 88
#: What Markdown and its extensions would take for markup.
_MARKUP = str.maketrans({"<": "&lt;", "{": "&#123;"})
_CODE = re.compile(r"(`[^`]*`)")
#: An address of an object in memory, as in the default of a field.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def api_reference() -> str:
    """Return the list of all modules, then the reference, one section each."""
    listed = "\n".join(_entry(module) for module in modules())
    sections = (section for module in modules() for section in describe_module(module))
    return "\n\n".join([listed, *sections])


def _entry(module: ModuleType) -> str:
    first = markdown(_doc(module, module.__name__).partition("\n\n")[0].replace("\n", " "))
    return f"- [`{module.__name__}`](#{module.__name__}): {first}"


def modules() -> Iterator[ModuleType]:
    """Yield the package's modules by name, those that only start a program left out.

    >>> [module.__name__ for module in modules()][:2]
    ['case_inquiry', 'case_inquiry.case']
    """
    yield case_inquiry
    found = pkgutil.walk_packages(case_inquiry.__path__, "case_inquiry.")
    for name in sorted(module.name for module in found):
        if not name.endswith("__main__"):
            yield importlib.import_module(name)


def describe_module(module: ModuleType) -> Iterator[str]:
    """Yield the heading and the words of a module, then of all that is public in it.

    Raises ValueError where something public has no docstring.
    """
    yield f"## `{module.__name__}` {{ #{module.__name__} }}"
    yield markdown(_doc(module, module.__name__))
    for name, value in vars(module).items():
        is_own = getattr(value, "__module__", None) == module.__name__
        if name.startswith("_") or not is_own:
            continue
        path = f"{module.__name__}.{name}"
        if inspect.isclass(value):
            yield from _describe_class(value, path)
        elif isinstance(inspect.unwrap(value), FunctionType):
            yield from _describe(value, path, "###", name)


def _describe_class(value: type, path: str) -> Iterator[str]:
    yield from _describe(value, path, "###", f"class {value.__name__}")
    for name, member in vars(value).items():
        if name.startswith("_"):
            continue
        function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if isinstance(member, property | FunctionType | classmethod | staticmethod):
            yield from _describe(function, f"{path}.{name}", "####", name)


def _describe(value: object, path: str, level: str, title: str) -> Iterator[str]:
    yield f"{level} `{title}` {{ #{path} }}"
    if callable(value):
        yield f"```python\n{signature(value, path.rpartition('.')[2])}\n```"
    yield markdown(_doc(value, path))


class _Written:
    """An annotation that is shown as it was written."""

    def __init__(self, annotation: object) -> None:
        self.text = getattr(annotation, "__forward_arg__", annotation)

    def __repr__(self) -> str:
        return self.text if isinstance(self.text, str) else inspect.formatannotation(self.text)


def signature(value: Callable[..., object], name: str) -> str:
    """Return how `value` is called; one parameter a line where all in one line are too long.

    >>> signature(signature, "signature")
    'signature(value: Callable[..., object], name: str) -> str'
    """
    try:
        found = inspect.signature(value)
    except ValueError:  # a built-in that tells nothing
        return name
    shown = [
        parameter
        if parameter.annotation is inspect.Parameter.empty
        else parameter.replace(annotation=_Written(parameter.annotation))
        for parameter in found.parameters.values()
        if parameter.name not in ("self", "cls")
    ]
    returned = found.return_annotation
    is_told = returned is not inspect.Signature.empty and not inspect.isclass(value)
    given = found.replace(parameters=shown, return_annotation=inspect.Signature.empty)
    end = f" -> {_Written(returned)!r}" if is_told else ""
    written = _ADDRESS.sub("", f"{name}{given}{end}")
    if len(written) <= LONGEST_LINE or not shown:
        return written
    lines = "".join(f"    {line},\n" for line in _parameter_lines(shown))
    return _ADDRESS.sub("", f"{name}(\n{lines}){end}")


def _parameter_lines(shown: list[inspect.Parameter]) -> Iterator[str]:
    """Yield the parameters with the marks between those given by place and by name."""
    for before, parameter in zip([None, *shown], [*shown, None], strict=True):
        kinds = (before and before.kind, parameter and parameter.kind)
        if kinds[0] is inspect.Parameter.POSITIONAL_ONLY is not kinds[1]:
            yield "/"
        if kinds[1] is inspect.Parameter.KEYWORD_ONLY is not kinds[0]:
            yield "*"
        if parameter is not None:
            yield str(parameter)


def _doc(value: object, path: str) -> str:
    doc = inspect.getdoc(value)
    if not doc:
        raise ValueError(f"{path} has no docstring")
    return doc


def markdown(doc: str) -> str:
    """Return a docstring as Markdown, its examples as code.

    >>> print(markdown("Add one to {n}."))
    Add one to &#123;n}.
    """
    parts: list[str] = []
    for paragraph in doc.split("\n\n"):
        if paragraph.lstrip().startswith(EXAMPLE):
            parts.append(f"```python\n{inspect.cleandoc(paragraph)}\n```")
        else:
            pieces = _CODE.split(paragraph)
            parts.append(
                "".join(piece if piece[:1] == "`" else piece.translate(_MARKUP) for piece in pieces)
            )
    return "\n\n".join(parts)
