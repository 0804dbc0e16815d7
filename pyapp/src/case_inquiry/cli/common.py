"""What the commands of the command line share: their options, how they answer, exit codes."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NoReturn, cast
from unicodedata import category

from case_inquiry.days.counting import parse_day
from case_inquiry.messages import N_, Message, Translator, message, render, translator
from case_inquiry.procedure import PROCEDURES

#: Control characters, those that are not seen (as for the direction), and halves of characters.
COMMANDS = ("Cc", "Cf", "Cs")
DONE, WRONG_INPUT, WRONG_USAGE = 0, 1, 2
#: What comes through a pipe and is larger than this goes to the disk.
LARGEST_IN_MEMORY = 1024 * 1024
#: How often a line of progress changes.
SECONDS_BETWEEN = 0.2

type Run = Callable[[argparse.Namespace, Translator], int]
type Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(commands: Commands, name: str, run: Run, about: str) -> argparse.ArgumentParser:
    """Add a command with the options that all commands have, and return its parser."""
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help=N_("print JSON and nothing else"))
    command.add_argument(
        "--today",
        type=_today,
        default=date.today(),
        metavar="DAY",
        help=N_("count as if today were this day, like 2026-11-24"),
    )
    command.add_argument(
        "--language", default="en", help=N_("language of the words, like en or es")
    )
    return command


def add_procedure(command: argparse.ArgumentParser) -> None:
    """Add the choice of a procedure."""
    command.add_argument(
        "--procedure",
        choices=PROCEDURES,
        default=PROCEDURES[0],
        help=N_("the notice of 2009 (the default), or today's steps"),
    )


def _today(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        sentence = N_("write the day like 2026-11-24: year, month, day")
        raise argparse.ArgumentTypeError(sentence) from None


def read_input(given: argparse.Namespace, name: str, most: int) -> bytes:
    """Return up to `most` bytes of a file, or of standard input for `-`.

    A file that is not there ends the command.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
        return refuse_file(given, name, error)


@contextmanager
def open_input(given: argparse.Namespace, name: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`, so that it can be read from its start again.

    What comes through a pipe is kept in a temporary file that has no name. A file that is not there
    ends the command.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_opened(name))
            if name == "-" or not file.seekable():
                file = stack.enter_context(_kept(file))
        except (OSError, ValueError) as error:
            refuse_file(given, name, error)
        yield file


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb")


def _kept(pipe: BinaryIO) -> AbstractContextManager[BinaryIO]:
    kept = SpooledTemporaryFile(LARGEST_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(pipe, kept)
    kept.seek(0)
    return cast("AbstractContextManager[BinaryIO]", kept)


class Progress:
    """A line on the terminal that says how far a long command is; nothing where there is none."""

    def __init__(self, using: Translator) -> None:
        self._using = using
        self._is_shown = sys.stderr.isatty()
        self._start = self._last = time.monotonic()

    def show(self, done: int, count: int | None = None) -> None:
        """Say how many of `count` rows are done, a few times in a second at most."""
        now = time.monotonic()
        if not self._is_shown or now - self._last < SECONDS_BETWEEN:
            return
        self._last = now
        if count is None:
            words = message(N_("{done} rows looked at"), done=f"{done:,}")
        else:
            left = round((now - self._start) / max(done, 1) * (count - done))
            minutes, seconds = divmod(left, 60)
            words = message(
                N_("{done} of {count} rows, {left} left"),
                done=f"{done:,}",
                count=f"{count:,}",
                left=f"{minutes}:{seconds:02}",
            )
        self._write(render(words, self._using))

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._write("")

    def _write(self, words: str) -> None:
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()


def refuse_file(given: argparse.Namespace, name: str, error: Exception) -> NoReturn:
    """Say why a file cannot be used, and end the command."""
    reason = getattr(error, "strerror", None) or str(error)
    end(given, message(N_("{file}: {reason}"), file=name, reason=reason))


def printable(text: str) -> str:
    r"""Return a text without characters that command a terminal, or turn what is read around.

    They come in with keys and file names of others. Ends of lines and tabs stay.

    >>> printable("a\x1b[2Jb\u202ec\n")
    'a\\x1b[2Jb\\u202ec\n'
    """
    return "".join(
        mark if mark in "\n\t" or category(mark) not in COMMANDS else ascii(mark)[1:-1]
        for mark in text
    )


def end(given: argparse.Namespace, words: Message | str) -> NoReturn:
    """Say what was wrong with how the command was used, and end it: raises SystemExit with 2."""
    sys.stderr.write(printable(render(words, translator(given.language))) + "\n")
    raise SystemExit(WRONG_USAGE)


def answer(given: argparse.Namespace, shape: object, text: str) -> int:
    """Print `shape` as JSON where that was asked for, else `text`."""
    sys.stdout.write((json.dumps(shape, indent=2) if given.json else printable(text)) + "\n")
    return DONE


def refuse(given: argparse.Namespace, shape: object, text: str) -> int:
    """Print what is wrong with the input."""
    answer(given, shape, text)
    return WRONG_INPUT
